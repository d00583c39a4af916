package emulator

import (
	"strings"
	"time"
)

// Latency is how long a module takes for one command. The zero value takes no
// longer than the work does.
type Latency struct {
	Answer  time.Duration // command to final result
	Prompt  time.Duration // command to prompt, of an upload (§3.11)
	Connect time.Duration // command to CONNECT, of an upload
	Stored  time.Duration // last byte of the data after a prompt to the final result
	Result  time.Duration // final result to the result line: no sooner, later if the server takes longer
}

// before is what passes before the command is carried out. What an upload answers
// with depends on its parameters (§3.11): CONNECT, a prompt, or the final result.
func (l Latency) before(r *Request) time.Duration {
	switch {
	case r.Form != Set || !isUpload(r.Name):
	case len(r.Args) == 2:
		return l.Connect
	case len(r.Args) < 5:
		return l.Prompt
	}
	return l.Answer
}

// resultLatency is the least time from OK to a result (D60).
func (m *Module) resultLatency(command string) time.Duration {
	d := m.profile.Latency[trimName(command)].Result
	if m.reading(D60) == "after-1s" {
		d = max(d, time.Second)
	}
	return d
}

// foreign are lines of other subsystems, none of which begins with a plus (D62).
func foreign() []string {
	return []string{"^RSSI: 21", "RING", `*PSUTTZ: 2026,11,28,12,0,0,"+32",0`, "SMS READY"}
}

// beside says a line of another subsystem after each third line of the module.
func (m *Module) beside(u Unit) {
	if m.reading(D62) != "foreign" || u.Tail != m.newline() || u.Kind == Prompt || u.Kind == Connect || m.mode != nil {
		return
	}
	if m.said++; m.said%3 == 0 {
		line := m.text(URC, "", foreign()[m.said/3%len(foreign())])
		m.out.put(line.Bytes(), false)
	}
}

// trimName is the name of a command without its plus.
func trimName(name string) string { return strings.TrimPrefix(name, "+") }

// later runs f on the loop in d, or at once.
func (m *Module) later(d time.Duration, f func()) {
	if d <= 0 {
		f()
		return
	}
	m.after(d, f)
}

// Unsolicited is a line that belongs to no command: "+CEREG: 1" (D62).
type Unsolicited struct {
	Line  string
	Every int // it comes after every so many command lines; 0 is 1
}

// unsolicited says what is due after a command line.
func (m *Module) unsolicited() {
	m.lines++
	for _, u := range m.profile.Unsolicited {
		if m.lines%max(1, u.Every) == 0 {
			m.notify(m.text(URC, "", u.Line))
		}
	}
}
