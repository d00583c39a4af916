package diagnosis

import (
	"bytes"
	"io"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/port"
	"mftpspec/harness/trace"
)

// patience is for lines without a device that takes its time.
var patience = Options{Guard: 100 * time.Millisecond, Answer: 400 * time.Millisecond, Prompt: -1}

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

// transparent stores everything but a +++ after a silence (§3.11).
func transparent(f *fake, b byte) {
	silent := time.Since(f.told) > patience.Guard*3/4
	f.told = time.Now()
	if b == '+' && (silent || f.run > 0) {
		if f.run++; f.run == 3 {
			f.mode = command
			f.say("\r\nOK\r\n")
		}
		return
	}
	f.sink = append(f.sink, strings.Repeat("+", f.run)...)
	f.run, f.sink = 0, append(f.sink, b)
}

// prompt waits for so many bytes; it gives up at ESC if it can.
func prompt(length int, esc bool) func(*fake, byte) {
	return func(f *fake, b byte) {
		switch {
		case b == 0x1b && esc:
			f.text, f.mode = nil, command
			f.say("\r\nOK\r\n")
			return
		case b == 0x1a:
			length = 0
		default:
			f.text = append(f.text, b)
		}
		if len(f.text) >= length {
			f.sink, f.text, f.mode = append(f.sink, f.text...), nil, command
			f.say("\r\nOK\r\n")
		}
	}
}

func refusing(f *fake, b byte) {
	if b == '\r' {
		f.say("\r\nERROR\r\n")
	}
}

func strict(f *fake, b byte) { // takes <CR><LF> only
	f.text = append(f.text, b)
	if bytes.HasSuffix(f.text, []byte("AT\r\n")) {
		f.say("\r\nOK\r\n")
	}
}

func noisy(f *fake, b byte) { f.say("\x00\xf8\x9c\xe0") }

func talking(f *fake, b byte) { f.say("\r\n$GPGGA,123519,4807.038,N\r\n") }

func blank(f *fake, b byte) { f.say("\r\n\r\n") }

func booting(f *fake, b byte) { f.say("\r\n+MATREADY\r\n") }

func hangingUp(f *fake, b byte) { _ = f.line.Close() }

// start plugs a session to a fake device.
func (f *fake) start(t *testing.T) *at.Session {
	t.Helper()
	near, far := net.Pipe()
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

func TestExamine(t *testing.T) {
	sinking := patience
	sinking.Sink = true
	outlasting := patience
	outlasting.Prompt = 300 * time.Millisecond
	for _, c := range []struct {
		name  string
		mode  func(*fake, byte)
		o     Options
		want  Kind
		words string
		sink  string // what a server got of it
	}{
		{"it answers", command, patience, Answers, "AT is answered", ""},
		{"it wants <CR><LF>", strict, patience, Answers, "<CR><LF> (§2.1)", ""},
		{"left in a transparent upload", transparent, patience, LeftTransparent, "transparent mode", ""},
		{"left at a prompt", prompt(100, true), patience, LeftPrompt, "waiting for the data", ""},
		{"left at a prompt that has no way out", prompt(100, false), patience, Silent, "not a byte came", ""},
		{"the same, and nobody looks at the server", prompt(1<<20, false), sinking, LeftPrompt, "waiting for the data", "+++\x1bAT\rAT\rAT\rAT\r\n"},
		{"it refuses", refusing, patience, Refuses, "ERROR", ""},
		{"nobody is there", silent, patience, Silent, "not a byte came", ""},
		{"another rate", noisy, patience, Garbage, "no text", ""},
		{"TX and RX are bridged", echo, patience, EchoOnly, "comes back", ""},
		{"a GPS receiver", talking, patience, Talking, "$GPGGA", ""},
		{"line ends alone", blank, patience, Talking, "(<CR><LF>", ""},
		{"it boots again and again", booting, patience, Talking, "+MATREADY", ""},
		{"it goes away", hangingUp, patience, Gone, "went away", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := &fake{mode: c.mode}
			d := Examine(t.Context(), f.start(t), nil, c.o)
			if d.Kind != c.want || !strings.Contains(d.Text, c.words) || d.Usable() != (d.Remedy == "") || (d.Err() == nil) != d.Usable() || strings.ContainsAny(d.Text+d.Remedy, "\r\n") {
				t.Errorf("got %q %q %q, want %q and %q", d.Kind, d.Text, d.Remedy, c.want, c.words)
			}
			if got := f.stored(); got != c.sink {
				t.Errorf("the server got %q, want %q", got, c.sink)
			}
		})
	}
}

// A prompt that was seen is left by ESC alone: +++ would be data for it.
func TestExamineKnowsAPrompt(t *testing.T) {
	t.Parallel()
	f := &fake{mode: prompt(3, true)}
	s := f.start(t)
	f.say("\r\n> ")
	s.Expect(at.Context{Prompt: true})
	if _, err := s.Next(t.Context(), s.Now()+10*time.Second); err != nil {
		t.Fatal(err)
	}
	if d := Examine(t.Context(), s, nil, patience); d.Kind != LeftPrompt || f.stored() != "" {
		t.Errorf("%+v, the server got %q", d, f.stored())
	}
}

// A prompt gives up after a while of silence.
func TestExamineOutlastsAPrompt(t *testing.T) {
	t.Parallel()
	f := &fake{}
	pause := 4 * patience.Answer
	f.mode = func(f *fake, b byte) {
		if !f.told.IsZero() && time.Since(f.told) >= pause {
			f.mode = command
			command(f, b)
		}
		f.told = time.Now()
	}
	o := patience
	o.Prompt = 2 * pause
	if d := Examine(t.Context(), f.start(t), nil, o); d.Kind != LeftPrompt {
		t.Errorf("%+v", d)
	}
}

// A line that takes no bytes.
func TestExamineBlocked(t *testing.T) {
	t.Parallel()
	near, far := net.Pipe()
	s := at.NewSession(near, trace.New())
	defer s.Close()
	defer far.Close()
	if d := Examine(t.Context(), s, nil, patience); d.Kind != Blocked {
		t.Errorf("%+v", d)
	}
}

// rated is a line whose other end is at one rate: at others it sends noise.
type rated struct {
	port.Port
	mu    sync.Mutex
	rates []int // that were set
}

func (r *rated) SetBaud(rate int) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.rates = append(r.rates, rate)
	return nil
}

func (r *rated) Faults() string { return "7 framing errors" }

func (r *rated) at(rate int) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.rates) > 0 && r.rates[len(r.rates)-1] == rate
}

func TestExamineOtherRate(t *testing.T) {
	t.Parallel()
	line := &rated{}
	f := &fake{}
	f.mode = func(f *fake, b byte) {
		if line.at(57600) {
			command(f, b)
		} else {
			f.say("\xe0")
		}
	}
	d := Examine(t.Context(), f.start(t), line, patience)
	if d.Kind != OtherRate || d.Baud != 57600 || d.Usable() || !strings.Contains(d.Remedy, "--baud 57600") {
		t.Errorf("%+v", d)
	}
	if d := Examine(t.Context(), (&fake{mode: noisy}).start(t), &rated{}, patience); d.Kind != Garbage || !strings.HasSuffix(d.Text, ", with 7 framing errors") {
		t.Errorf("%+v", d)
	}
	if got := line.rates; !slices.Equal(got, []int{921600, 460800, 230400, 57600, 115200}) {
		t.Errorf("rates set: %v, want the line's own again at the end", got)
	}
}
