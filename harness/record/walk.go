package record

import (
	"bytes"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/ledger"
	"mftpspec/reports/model"
)

// command is a command line that the host sent.
type command struct {
	text   string // without <CR>
	name   string // MFTPSTOR; empty of a basic command
	set    bool   // AT+X=…, and not the test form
	sent   time.Duration
	echoed bool
	data   bool // data were asked for, by a prompt
	ended  bool // its final result came
}

// due is a result that is still to come: of a command whose final result was OK.
type due struct{ since time.Duration }

// walk goes through the serial lane of one case.
type walk struct {
	s    *Seen
	name string // of the case

	tape    []byte // of the module, not yet scanned
	marks   []mark
	offset  int // of tape[0] since the beginning
	after   at.Kind
	typed   []byte        // a command line begun
	last    time.Duration // when the host last sent something
	before  time.Duration // when it did so before that
	plus    bool          // what it sent last is +++
	now     *command
	stray   bool   // a line without AT, not yet answered
	prompt  string // the last prompt, without a space after it
	data    []byte
	mode    at.Kind // Prompt or Connect: the host sends data
	names   map[string]bool
	results map[string]due           // by name and channel
	closed  map[string]time.Duration // by channel: when +MFTPDISC came
	chunk   map[string]int           // by channel: bytes of the last +MFTPRETR line of a download under way
	boot    bool                     // nothing was answered since +MATREADY
}

type mark struct {
	off int
	at  time.Duration
}

func newWalk(s *Seen, name string) *walk {
	return &walk{s: s, name: name, names: map[string]bool{}, results: map[string]due{}, closed: map[string]time.Duration{}, chunk: map[string]int{}}
}

// event takes one event of the trace; false where the rest cannot be read.
func (w *walk) event(e model.Event) bool {
	if e.Lane != "serial" || e.Kind != "bytes" {
		return true
	}
	if len(e.Bytes) == 0 && e.Size > 0 {
		return false // too large for the results: what follows has no beginning
	}
	t := time.Duration(e.TimeUS) * time.Microsecond
	if e.Dir == "host" {
		w.host(e.Bytes, t)
	} else {
		w.marks = append(w.marks, mark{w.offset + len(w.tape), t})
		w.tape = append(w.tape, e.Bytes...)
		w.scan()
	}
	return true
}

func (w *walk) host(b []byte, t time.Duration) {
	w.before, w.last, w.plus = w.last, t, string(b) == "+++"
	if w.mode != at.None {
		w.data = append(w.data, b...)
		return
	}
	w.typed = append(w.typed, b...)
	for {
		line, rest, whole := bytes.Cut(w.typed, []byte("\r"))
		if !whole {
			return
		}
		w.typed = bytes.TrimPrefix(rest, []byte("\n"))
		w.command(string(line), t)
	}
}

func (w *walk) command(text string, t time.Duration) {
	if w.stray {
		w.s.read(ledger.D67, "ignored", w.name)
		w.stray = false
	}
	if len(text) < 2 || !strings.EqualFold(text[:2], "AT") {
		w.stray = text != "" && strings.IndexFunc(text, func(r rune) bool { return r < ' ' || r > '~' }) < 0 && text != "+++"
		w.now = nil
		return
	}
	c := &command{text: text, sent: t}
	if name, ok := strings.CutPrefix(text[2:], "+"); ok {
		end := strings.IndexAny(name, "=?")
		if end < 0 {
			end = len(name)
		}
		c.name = strings.ToUpper(name[:end])
		c.set = strings.HasPrefix(name[end:], "=") && name[end:] != "=?" && !strings.ContainsAny(c.name, " ;+")
		w.names[c.name] = true
	}
	w.now = c
	w.s.commands++
}

func isUpload(name string) bool { return name == "MFTPSTOR" || name == "MFTPAPPE" }

// context is what may come now.
func (w *walk) context() at.Context {
	c := at.Context{After: w.after}
	if w.now != nil {
		c.Echo = []byte(w.now.text)
		if !w.now.ended {
			c.Prompt = isUpload(w.now.name) || w.now.name == "MFPUT"
			c.Connect = isUpload(w.now.name)
			if w.now.name == "MFGET" {
				c.Payload = "+MFGET: "
			}
		}
	}
	if c.Payload == "" && w.names["MFTPRETR"] {
		c.Payload = "+MFTPRETR: "
	}
	if w.mode == at.Prompt {
		c.EchoData = w.data
	}
	return c
}

func (w *walk) scan() {
	for len(w.tape) > 0 {
		tok, n := at.Next(w.tape, w.context())
		if n == 0 {
			return
		}
		tok.At = w.timeAt(w.offset + len(tok.Lead))
		if w.after == at.Prompt { // only now it is clear whether a space followed
			w.prompted(strings.HasPrefix(tok.Lead, " "))
		}
		tok.Start, tok.End = w.offset, w.offset+n
		w.tape, w.offset, w.after = w.tape[n:], w.offset+n, tok.Kind
		w.token(tok)
	}
}

func (w *walk) timeAt(off int) time.Duration {
	for len(w.marks) > 1 && w.marks[1].off <= off {
		w.marks = w.marks[1:]
	}
	return w.marks[0].at
}
