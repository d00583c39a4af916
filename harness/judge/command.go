package judge

import (
	"strconv"
	"strings"

	"mftpspec/harness/at"
	"mftpspec/harness/manual"
)

// Command is a command line that the tester sends.
type Command struct {
	Text    string  // as sent, without the line end
	Verb    string  // MFTPPWD, CMEE; empty: not an extended command
	Test    bool    // AT+CMD=?
	Set     bool    // AT+CMD=…
	Channel int     // <connect_id>, -1 where there is none
	Args    []field // after the first
}

// ParseCommand reads what the tester itself sent: it knows only what is well
// formed, and leaves the rest alone.
func ParseCommand(text string) *Command {
	c := &Command{Text: text, Channel: -1}
	if len(text) < 3 || !strings.EqualFold(text[:3], "AT+") {
		return c
	}
	rest := text[3:]
	end := strings.IndexFunc(rest, func(r rune) bool { return (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	if end < 0 {
		end = len(rest)
	}
	c.Verb = strings.ToUpper(rest[:end])
	rest = rest[end:]
	switch {
	case rest == "=?":
		c.Test = true
	case strings.HasPrefix(rest, "="):
		c.Set = true
		fields := ParseLine("+X: " + rest[1:]).Fields
		if id, err := strconv.Atoi(fields[0].Text); err == nil && id >= 0 && id < manual.Channels { // also in quotes: it may be taken as meant (D63)
			c.Channel = id
		}
		c.Args = fields[1:]
	}
	return c
}

// Deferred says whether a result of the command comes after its OK (§2.3).
func (c *Command) Deferred() bool { return c.Set && manual.HasResultCode(c.Verb) && c.Channel >= 0 }

func (c *Command) Arg(i int) string {
	if i < len(c.Args) {
		return c.Args[i].Text
	}
	return ""
}

// Path is the file or directory that the command names.
func (c *Command) Path() string {
	if manual.HasResultCode(c.Verb) && c.Verb != "MFTPCONN" {
		return c.Arg(0)
	}
	return ""
}

func (c *Command) Uploads() bool { return c.Verb == "MFTPAPPE" || c.Verb == "MFTPSTOR" }

// Form is how an upload takes its data (§3.11): local, transparent, prompt, inline.
func (c *Command) Form() string {
	if !c.Uploads() || !c.Set {
		return c.Verb
	}
	form := ">inline"
	switch {
	case len(c.Args) == 1:
		form = ">transparent"
	case len(c.Args) == 2 && c.Args[1].Quoted:
		form = ">local"
	case len(c.Args) < 4:
		form = ">prompt"
	}
	return c.Verb + form
}

// Transparent says whether c begins a transparent upload (§3.11).
func (c *Command) Transparent() bool { return strings.HasSuffix(c.Form(), ">transparent") }

// Context is what the scanner may recognise after this command.
func (c *Command) Context() at.Context {
	switch {
	case c.Uploads() && c.Set:
		return at.Context{Prompt: true, Connect: true, Payload: RetrData}
	case strings.HasPrefix(c.Verb, "MF") && !strings.HasPrefix(c.Verb, "MFTP"):
		return at.Context{Prompt: true, Payload: "+MFGET: "}
	}
	return at.Context{Payload: RetrData}
}

// RetrData begins the lines with counted data of §3.10. They may come after any
// command: a download goes on while others are sent.
const RetrData = "+MFTPRETR: "
