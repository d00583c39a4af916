package bench

import (
	"bytes"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/emulator"
	"mftpspec/harness/trace"
)

// patience is for lines without a device that takes its time.
var patience = DiagnoseOptions{Guard: 60 * time.Millisecond, Answer: 150 * time.Millisecond, Prompt: -1}

// fake is a device that does with each byte what it is told to.
type fake struct {
	line io.ReadWriteCloser
	mu   sync.Mutex
	mode func(f *fake, b byte) // what takes the next byte
	text []byte                // the command so far
	sink []byte                // what a server would have got
	told time.Time             // when the byte before came
	run  int                   // + in a row, after a silence
}

func (f *fake) say(text string) { _, _ = io.WriteString(f.line, text) }

func (f *fake) serve() {
	buf := make([]byte, 256)
	for {
		n, err := f.line.Read(buf)
		f.mu.Lock()
		for _, b := range buf[:n] {
			f.mode(f, b)
		}
		f.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (f *fake) stored() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return string(f.sink)
}

// The modes of a fake device.
func silent(*fake, byte) {}

func echo(f *fake, b byte) { f.say(string([]byte{b})) }

func command(f *fake, b byte) {
	if b != '\r' {
		f.text = append(f.text, b)
		return
	}
	switch line := strings.Trim(string(f.text), "\n"); {
	case line == "AT":
		f.say("\r\nOK\r\n")
	case line != "":
		f.say("\r\nERROR\r\n")
	}
	f.text = nil
}

// start plugs a session to a fake device.
func (f *fake) start(t *testing.T) *at.Session {
	t.Helper()
	near, far := emulator.Pair(0)
	f.line = far
	done := make(chan struct{})
	go func() { defer close(done); f.serve() }()
	s := at.NewSession(near, trace.New())
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		_ = far.Close()
		<-done
	})
	return s
}

func TestDiagnose(t *testing.T) {
	for _, c := range []struct {
		name  string
		mode  func(*fake, byte)
		want  Kind
		words string
	}{
		{"it answers", command, Answers, "AT is answered"},
		{"nobody is there", silent, Silent, "not a byte came"},
		{"TX and RX are bridged", echo, EchoOnly, "comes back"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := &fake{mode: c.mode}
			d := Diagnose(t.Context(), f.start(t), nil, patience)
			if d.Kind != c.want || !strings.Contains(d.Text, c.words) || d.Usable() != (d.Remedy == "") || bytes.ContainsAny([]byte(d.Text+d.Remedy), "\r\n") {
				t.Errorf("got %q %q %q, want %q and %q", d.Kind, d.Text, d.Remedy, c.want, c.words)
			}
		})
	}
}
