package scripted

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"sync"

	"mftpspec/harness/at"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/ftpserver/ca"
	"mftpspec/harness/trace"
)

// Module is a module played from a script: what it answers to which line.
// Lines without an entry are answered OK; data after a prompt or CONNECT is
// taken as the script says.
type Module struct {
	mu     sync.Mutex
	Script map[string][]string // answers to a line, used up in order; the last stays
	On     func(line string) (answer string, ok bool)
	Data   func(so []byte) (answer string, done bool) // nil: command mode
	line   []byte
	Heard  []string
	NeedLF bool // a command ends with <CR><LF>
}

// answer to what was received.
func (m *Module) take(b byte) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.line = append(m.line, b)
	if m.Data != nil {
		answer, done := m.Data(m.line)
		if done {
			m.line, m.Data = nil, nil
		}
		return answer
	}
	if end := map[bool]byte{false: '\r', true: '\n'}[m.NeedLF]; b != end || m.NeedLF && !bytes.HasSuffix(m.line, []byte("\r\n")) {
		return ""
	}
	line := strings.Trim(string(m.line), "\r\n")
	m.line = nil
	m.Heard = append(m.Heard, line)
	if m.On != nil {
		if answer, ok := m.On(line); ok {
			return answer
		}
	}
	if answers := m.Script[line]; len(answers) > 0 {
		if len(answers) > 1 {
			m.Script[line] = answers[1:]
		}
		return answers[0]
	}
	if strings.HasPrefix(line, "AT+MFTPSTATE=") {
		return CRLF("+MFTPSTATE: "+line[len(line)-1:]+",0") + CRLF("OK")
	}
	return CRLF("OK")
}

func CRLF(lines ...string) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString("\r\n" + l + "\r\n")
	}
	return b.String()
}

func (m *Module) serve(line io.ReadWriter) {
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

// Bench is a bench with a scripted module.
type Bench struct {
	Trace   *trace.Log
	session *at.Session
	Far     Wire
	Module  *Module
}

func NewBench(m *Module) *Bench {
	toModule, fromHost := io.Pipe()
	toHost, fromModule := io.Pipe()
	b := &Bench{Trace: trace.New(), Far: Wire{toModule, fromModule}, Module: m}
	go m.serve(b.Far)
	b.session = at.NewSession(Wire{toHost, fromHost}, b.Trace)
	return b
}

func (b *Bench) Name() string { return "scripted" }

func (b *Bench) Log() *trace.Log { return b.Trace }

func (b *Bench) Session() *at.Session { return b.session }

func (b *Bench) Authority() *ca.Authority { return nil }

func (b *Bench) Recover(context.Context) error { return nil }

// Restart implements iut.Bench: nobody can.
func (b *Bench) Restart(context.Context) (bool, error) { return false, nil }

func (b *Bench) Close() error {
	return errors.Join(b.Far.Close(), b.session.Close())
}

func (b *Bench) NewServer(ctx context.Context, changes ...func(*ftpserver.Options)) (*ftpserver.Server, error) {
	o := ftpserver.Options{Log: b.Trace}
	for _, change := range changes {
		change(&o)
	}
	return ftpserver.Start(ctx, o)
}

// Wire is one end of a buffered line within the process.
type Wire struct {
	*io.PipeReader
	*io.PipeWriter
}

func (w Wire) Close() error { return errors.Join(w.PipeReader.Close(), w.PipeWriter.Close()) }
