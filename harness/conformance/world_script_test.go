package conformance

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/trace"
	"mftpspec/reports/model"
)

// scripted is a module played from a script: what it answers to which line.
// Lines without an entry are answered OK; data after a prompt or CONNECT is
// taken as the script says.
type scripted struct {
	mu     sync.Mutex
	script map[string][]string // answers to a line, used up in order; the last stays
	on     func(line string) (answer string, ok bool)
	data   func(so []byte) (answer string, done bool) // nil: command mode
	line   []byte
	heard  []string
	needLF bool // a command ends with <CR><LF>
}

// answer to what was received.
func (m *scripted) take(b byte) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.line = append(m.line, b)
	if m.data != nil {
		answer, done := m.data(m.line)
		if done {
			m.line, m.data = nil, nil
		}
		return answer
	}
	if end := map[bool]byte{false: '\r', true: '\n'}[m.needLF]; b != end || m.needLF && !bytes.HasSuffix(m.line, []byte("\r\n")) {
		return ""
	}
	line := strings.Trim(string(m.line), "\r\n")
	m.line = nil
	m.heard = append(m.heard, line)
	if m.on != nil {
		if answer, ok := m.on(line); ok {
			return answer
		}
	}
	if answers := m.script[line]; len(answers) > 0 {
		if len(answers) > 1 {
			m.script[line] = answers[1:]
		}
		return answers[0]
	}
	if strings.HasPrefix(line, "AT+MFTPSTATE=") {
		return crlf("+MFTPSTATE: "+line[len(line)-1:]+",0") + crlf("OK")
	}
	return crlf("OK")
}

func crlf(lines ...string) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString("\r\n" + l + "\r\n")
	}
	return b.String()
}

func (m *scripted) serve(line io.ReadWriter) {
	buf := make([]byte, 4096)
	for {
		n, err := line.Read(buf)
		if err != nil {
			return
		}
		var answer bytes.Buffer
		for _, b := range buf[:n] {
			answer.WriteString(m.take(b))
		}
		if answer.Len() > 0 {
			if _, err := line.Write(answer.Bytes()); err != nil {
				return
			}
		}
	}
}

// scriptedBench is a bench with a scripted module.
type scriptedBench struct {
	log     *trace.Log
	session *at.Session
	far     wire
	module  *scripted
}

func newScriptedBench(m *scripted) *scriptedBench {
	toModule, fromHost := io.Pipe()
	toHost, fromModule := io.Pipe()
	b := &scriptedBench{log: trace.New(), far: wire{toModule, fromModule}, module: m}
	go m.serve(b.far)
	b.session = at.NewSession(wire{toHost, fromHost}, b.log)
	return b
}

func (b *scriptedBench) Name() string                    { return "scripted" }
func (b *scriptedBench) Log() *trace.Log                 { return b.log }
func (b *scriptedBench) Session() *at.Session            { return b.session }
func (b *scriptedBench) Authority() *ftpserver.Authority { return nil }
func (b *scriptedBench) Recover(context.Context) error   { return nil }
func (b *scriptedBench) Close() error {
	return errors.Join(b.far.Close(), b.session.Close())
}

func (b *scriptedBench) NewServer(ctx context.Context, changes ...func(*ftpserver.Options)) (*ftpserver.Server, error) {
	o := ftpserver.Options{Log: b.log}
	for _, change := range changes {
		change(&o)
	}
	return ftpserver.Start(ctx, o)
}

// play is one case on a scripted module.
type play struct {
	t  *testing.T
	b  *scriptedBench
	st *station
	w  *World
}

func newPlay(t *testing.T, m *scripted) *play {
	t.Helper()
	ixit := DefaultIXIT()
	ixit.Timing = Timing{Immediate: 2 * time.Second, ResultExtra: 100 * time.Millisecond, Quiet: 30 * time.Millisecond,
		Guard: 20 * time.Millisecond, Notice: 100 * time.Millisecond}
	r := &Run{ICS: ICS{Model: "generic", ActiveMode: true, CIDMax: 15}, IXIT: ixit, Dialects: NewDialectRecord(), Blocks: NewBlocks()}
	b := newScriptedBench(m)
	p := &play{t: t, b: b, st: newStation(r, b)}
	p.st.habit = &noticeHabit{}
	p.again()
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	return p
}

// hasty shortens the wait for an answer: for a module that gives none.
func (p *play) hasty() { p.st.run.IXIT.Timing.Immediate = 400 * time.Millisecond }

// again begins another case on the same module.
func (p *play) again() {
	p.t.Helper()
	p.w = newWorld(p.st.run, p.b, p.st, &Case{ID: "TEST-001", Clause: "3.5"})
	for ch := range p.st.timeouts {
		p.st.timeouts[ch] = 100 * time.Millisecond
	}
	if err := p.w.begin(p.t.Context()); err != nil {
		p.t.Fatalf("begin: %v", err)
	}
}

// end ends the case; the outcome of the steps or of the end, whichever is worse.
func (p *play) end(err error) error {
	if err == nil && len(p.w.misframed) > 0 {
		err = p.w.misframed[0]
	}
	ended := p.w.end(p.t.Context(), classify(err))
	if err != nil {
		return err
	}
	return ended
}

// wants checks an outcome: "pass", or "fail"/"inconc" with a part of what the
// report says and, after a @, the clause.
func wants(t *testing.T, err error, want string) {
	t.Helper()
	verdict, text, _ := strings.Cut(want, ": ")
	text, clause, _ := strings.Cut(text, " @")
	if got := classify(err); got != model.Verdict(verdict) {
		t.Fatalf("%s (%v), want %s", got, err, want)
	}
	o, _ := errors.AsType[*Outcome](err)
	if o == nil {
		return
	}
	if all := o.Message + " | " + o.Observed; !strings.Contains(all, text) {
		t.Errorf("%v, want …%s…", err, text)
	}
	if o.Clause != clause {
		t.Errorf("clause %q, want %q (%v)", o.Clause, clause, err)
	}
}
