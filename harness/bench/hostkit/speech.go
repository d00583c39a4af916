package hostkit

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/trace"
)

// Speech is what one side said: a command line, a line of an answer, an FTP command or
// reply.
type Speech struct {
	At    time.Time // of its first byte
	From  Side
	Bytes []byte // on the serial line, as they came; else nil
	Text  string // in one line, for people: <CR> stands for the byte
}

// Side is who spoke.
type Side string

// The sides.
const (
	Host   Side = "host"   // the program on the serial line
	Module Side = "module" // the virtual module on the serial line
	Client Side = "FTP >"  // the virtual module to the FTP server
	Server Side = "FTP <"  // the FTP server to the virtual module
	Data   Side = "FTP ="  // a data connection between the two
	Event  Side = "event"  // what befell the module
)

// String is the speech in one line.
func (s Speech) String() string {
	return fmt.Sprintf("%s  %-6s  %s", s.At.Format("15:04:05.000"), s.From, s.Text)
}

// pieceMost is how many bytes without an end of line are one piece; shown is how many
// bytes of a piece are in its text.
const (
	pieceMost = 4096
	shown     = 256
)

// pauseEnds is the silence that ends a piece which has no end of line: a prompt.
const pauseEnds = 200 * time.Millisecond

// Listen tells what is said, piece by piece, until ctx ends; then what was begun.
func Listen(ctx context.Context, log *trace.Log, tell func(Speech)) {
	host := &piece{from: Host, tell: tell, start: log.Start(), ends: endOfCommand}
	module := &piece{from: Module, tell: tell, start: log.Start(), ends: endOfLine}
	begun := func() bool { return len(host.buf)+len(module.buf) > 0 }
	mark := 0
	for {
		wait, cancel := ctx, context.CancelFunc(func() {})
		if begun() {
			wait, cancel = context.WithTimeout(ctx, pauseEnds)
		}
		e, err := log.Wait(wait, mark, func(trace.Event) bool { return true })
		cancel()
		if err != nil {
			host.end()
			module.end()
			if ctx.Err() != nil {
				return
			}
			continue
		}
		mark = e.Seq + 1
		log.Forget(mark)
		switch {
		case e.Lane == trace.Serial && e.Dir == trace.FromHost:
			if bytes.HasPrefix(module.buf, []byte("\r\n")) { // a prompt, no echo
				module.end()
			}
			host.add(e)
		case e.Lane == trace.Serial:
			if bytes.HasPrefix(e.Bytes, []byte("\r\n")) { // an answer, no echo: the host has ended
				host.end()
			}
			module.add(e)
		case e.Lane == trace.Control && (e.Kind == "cmd" || e.Kind == "reply"):
			from := Client
			if e.Dir == trace.FromServer {
				from = Server
			}
			tell(Speech{At: log.Start().Add(e.At), From: from, Text: e.Text})
		case e.Lane == trace.Control && e.Kind == "open":
			tell(Speech{At: log.Start().Add(e.At), From: Client, Text: "(" + e.Text + ")"})
		case e.Lane == trace.Control && e.Kind == "close":
			tell(Speech{At: log.Start().Add(e.At), From: Server, Text: "(" + e.Text + ")"})
		case e.Lane == trace.Data && e.Kind != "bytes":
			tell(Speech{At: log.Start().Add(e.At), From: Data, Text: e.Kind + ": " + e.Text})
		case e.Lane == trace.Bench:
			tell(Speech{At: log.Start().Add(e.At), From: Event, Text: e.Text})
		}
	}
}

// piece is what a side has begun to say.
type piece struct {
	from  Side
	tell  func(Speech)
	start time.Time
	ends  func([]byte) int // where the first whole piece of b ends; 0: nowhere yet

	buf   []byte
	since time.Time
}

func (p *piece) add(e trace.Event) {
	if len(p.buf) == 0 {
		p.since = p.start.Add(e.At)
	}
	p.buf = append(p.buf, e.Bytes...)
	for {
		n := p.ends(p.buf)
		if n == 0 && len(p.buf) >= pieceMost {
			n = pieceMost
		}
		if n == 0 {
			return
		}
		p.say(p.buf[:n])
		p.buf, p.since = p.buf[n:], p.start.Add(e.At)
	}
}

// end says what there is.
func (p *piece) end() {
	if len(p.buf) > 0 {
		p.say(p.buf)
		p.buf = nil
	}
}

func (p *piece) say(b []byte) {
	text := at.Visible(b[:min(len(b), shown)])
	if len(b) > shown {
		text += fmt.Sprintf("… (%d bytes)", len(b))
	}
	p.tell(Speech{At: p.since, From: p.from, Bytes: bytes.Clone(b), Text: text})
}

// endOfCommand is behind <CR>, <CR><LF>, or the <SUB> that ends data.
func endOfCommand(b []byte) int {
	i := bytes.IndexAny(b, "\r\x1a")
	if i < 0 {
		return 0
	}
	if i++; b[i-1] == '\r' && i < len(b) && b[i] == '\n' {
		i++
	}
	return i
}

// endOfLine is behind the <CR><LF> that ends a line, which may begin with one; an echo
// ends with <CR>.
func endOfLine(b []byte) int {
	first := 0
	for first < len(b) && (b[first] == '\r' || b[first] == '\n') {
		first++
	}
	i := bytes.IndexByte(b[first:], '\r')
	if i < 0 {
		return 0
	}
	i += first + 1
	switch {
	case i < len(b) && b[i] == '\n':
		return i + 1
	case i == len(b) && first > 0:
		return 0 // <LF> is still to come
	}
	return i
}
