package conformance

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"sync"

	"mftpspec/harness/at"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/trace"
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
	trace   *trace.Log
	session *at.Session
	far     wire
	module  *scripted
}

func newScriptedBench(m *scripted) *scriptedBench {
	toModule, fromHost := io.Pipe()
	toHost, fromModule := io.Pipe()
	b := &scriptedBench{trace: trace.New(), far: wire{toModule, fromModule}, module: m}
	go m.serve(b.far)
	b.session = at.NewSession(wire{toHost, fromHost}, b.trace)
	return b
}

func (b *scriptedBench) Name() string { return "scripted" }

func (b *scriptedBench) Log() *trace.Log { return b.trace }

func (b *scriptedBench) Session() *at.Session { return b.session }

func (b *scriptedBench) Authority() *ftpserver.Authority { return nil }

func (b *scriptedBench) Recover(context.Context) error { return nil }

func (b *scriptedBench) Close() error {
	return errors.Join(b.far.Close(), b.session.Close())
}

func (b *scriptedBench) NewServer(ctx context.Context, changes ...func(*ftpserver.Options)) (*ftpserver.Server, error) {
	o := ftpserver.Options{Log: b.trace}
	for _, change := range changes {
		change(&o)
	}
	return ftpserver.Start(ctx, o)
}

// wire is one end of a buffered line within the process.
type wire struct {
	*io.PipeReader
	*io.PipeWriter
}

func (w wire) Close() error { return errors.Join(w.PipeReader.Close(), w.PipeWriter.Close()) }
