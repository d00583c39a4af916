package conformance

import (
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/at"
)

// command is a command line that was sent, and what may still come of it.
type command struct {
	text     string        // as sent, without the line end
	verb     string        // MFTPPWD, CMEE; empty: not an extended command
	test     bool          // AT+CMD=?
	set      bool          // AT+CMD=…
	channel  int           // <connect_id>, -1 where there is none
	args     []field       // after the first
	sent     time.Duration // on the trace clock
	due      bool          // a deferred result is still due
	took     time.Duration // from sent to the last claimed line
	answered bool          // its final result was claimed
	unended  bool          // its result has no line end
}

// parseCommand reads what the tester itself sent: it knows only what is well
// formed, and leaves the rest alone.
func parseCommand(text string) *command {
	c := &command{text: text, channel: -1}
	if len(text) < 3 || !strings.EqualFold(text[:3], "AT+") {
		return c
	}
	rest := text[3:]
	end := strings.IndexFunc(rest, func(r rune) bool { return (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	if end < 0 {
		end = len(rest)
	}
	c.verb = strings.ToUpper(rest[:end])
	rest = rest[end:]
	switch {
	case rest == "=?":
		c.test = true
	case strings.HasPrefix(rest, "="):
		c.set = true
		fields := parseLine("+X: " + rest[1:]).fields
		if id, err := strconv.Atoi(fields[0].text); err == nil && id >= 0 && id < channels && !fields[0].quoted {
			c.channel = id
		}
		c.args = fields[1:]
	}
	c.due = c.set && hasResultCode(c.verb) && c.channel >= 0
	return c
}

func (c *command) arg(i int) string {
	if i < len(c.args) {
		return c.args[i].text
	}
	return ""
}

// path is the file or directory that the command names.
func (c *command) path() string {
	if hasResultCode(c.verb) && c.verb != "MFTPCONN" {
		return c.arg(0)
	}
	return ""
}

func (c *command) uploads() bool { return c.verb == "MFTPAPPE" || c.verb == "MFTPSTOR" }

// form is how an upload takes its data (§3.11): local, transparent, prompt, inline.
func (c *command) form() string {
	if !c.uploads() || !c.set {
		return c.verb
	}
	form := ">inline"
	switch {
	case len(c.args) == 1:
		form = ">transparent"
	case len(c.args) == 2 && c.args[1].quoted:
		form = ">local"
	case len(c.args) < 4:
		form = ">prompt"
	}
	return c.verb + form
}

// context is what the scanner may recognise after this command.
func (c *command) context() at.Context {
	switch {
	case c.uploads() && c.set:
		return at.Context{Prompt: true, Connect: true, Payload: retrData}
	case strings.HasPrefix(c.verb, "MF") && !strings.HasPrefix(c.verb, "MFTP"):
		return at.Context{Prompt: true, Payload: "+MFGET: "}
	}
	return at.Context{Payload: retrData}
}

// retrData begins the lines with counted data of §3.10. They may come after any
// command: a download goes on while others are sent.
const retrData = "+MFTPRETR: "
