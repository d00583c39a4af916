// Package diagnosis finds out what is wrong with a line on which AT is not answered, and gets a
// module out of a mode in which an earlier run has left it. Bench calls it when it opens a line,
// doctor does so too. It must never change a setting of the module, or write anything that a
// module in a transparent mode would store.
package diagnosis

import (
	"errors"
	"slices"
	"time"

	"mftpspec/harness/port"
)

// Kind says in what state a line was found; its text never changes.
type Kind string

// What a line can be found in. The first four can be worked with.
const (
	Answers         Kind = "answers"          // AT is answered with OK
	LeftTransparent Kind = "left transparent" // it is now: +++ ended a transparent upload of an earlier run (§3.11)
	LeftPrompt      Kind = "left prompt"      // it is now: the module had been waiting for the data of a command
	Rebooted        Kind = "rebooted"         // it is now: the module was booting
	Refuses         Kind = "refuses"          // AT is answered, but not with OK
	OtherRate       Kind = "other rate"       // AT is answered at another rate: Baud
	Garbage         Kind = "garbage"          // bytes that are no text, and no usual rate is answered
	EchoOnly        Kind = "echo only"        // what is written comes back, and nothing else
	Talking         Kind = "talking"          // something speaks without a pause, and AT is not answered
	Silent          Kind = "silent"           // not a byte
	Blocked         Kind = "blocked"          // the line takes no bytes
	Gone            Kind = "gone"             // the port is gone
)

// Diagnosis is the state of a line, in words for the user.
type Diagnosis struct {
	Kind   Kind
	Text   string // one line: what was found
	Remedy string // what to do about it; empty if it can be worked with
	Baud   int    // the rate that is answered, 0 if none is; the line is left at the rate it had
	// LineEnd is what the module takes as the end of a command: <CR> (§2.1), or
	// <CR><LF> where it takes nothing else; empty if nothing is answered.
	LineEnd string
}

// Usable says that AT is answered at the rate of the line.
func (d Diagnosis) Usable() bool {
	return slices.Contains([]Kind{Answers, LeftTransparent, LeftPrompt, Rebooted}, d.Kind)
}

// Err is nil if the line is usable, else the diagnosis as one line.
func (d Diagnosis) Err() error {
	if d.Usable() {
		return nil
	}
	return errors.New(d.Text + "; " + d.Remedy)
}

// rates are the usual rates of the family, the likeliest first.
func rates() []int { return []int{115200, 921600, 460800, 230400, 57600, 38400, 19200, 9600} }

// Options say how to diagnose. The zero value suits a real module.
type Options struct {
	Baud   int           // the rate that the line has now, where it does not say that itself; 0 means port.DefaultBaud
	Guard  time.Duration // silence on either side of +++ (D40); 0 means 1.2 s
	Answer time.Duration // how long AT may take; 0 means 1 s
	// Prompt is how long a module may wait for data before it gives up by itself;
	// 0 means 31 s, negative: not waited for. The file commands of the family wait
	// for 10 s, the virtual module for 30 s.
	Prompt time.Duration
	// Sink says that whatever the module may still store goes to a server of ours
	// that nobody looks at any more. Then a data mode that ESC does not end is
	// ended with Ctrl+Z or filled up.
	Sink bool
}

func (o Options) filled() Options {
	set := func(d *time.Duration, value time.Duration) {
		if *d == 0 {
			*d = value
		}
	}
	set(&o.Guard, 1200*time.Millisecond)
	set(&o.Answer, time.Second)
	set(&o.Prompt, 31*time.Second)
	if o.Baud == 0 {
		o.Baud = port.DefaultBaud
	}
	return o
}
