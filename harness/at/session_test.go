package at

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/port"
	"mftpspec/harness/trace"
)

// next takes a token within 10 s and checks its kind and text.
func next(t *testing.T, s *Session, kind Kind, text string) Token {
	t.Helper()
	tok, err := s.Next(t.Context(), s.Now()+10*time.Second)
	if err != nil {
		t.Fatalf("%v, want %s %q", err, kind, text)
	}
	if tok.Kind != kind || tok.Text != text {
		t.Fatalf("%s %q, want %s %q", tok.Kind, tok.Text, kind, text)
	}
	return tok
}

func TestSendAndNext(t *testing.T) {
	s, module, log := start(t)
	go func() {
		module.hears(t, "AT+MFTPPWD=0\r")
		module.says(t, "AT+MFTPPWD=0\r\r\nOK\r\n")
		module.says(t, "\r\n+MFTPPWD: 0,0,\"/home\"\r\n")
	}()
	if err := s.Send(t.Context(), "AT+MFTPPWD=0"); err != nil {
		t.Fatal(err)
	}
	next(t, s, Echo, "AT+MFTPPWD=0")
	ok := next(t, s, Final, "OK")
	path := next(t, s, Info, `+MFTPPWD: 0,0,"/home"`)
	if ok.Violations != nil || path.Violations != nil {
		t.Errorf("violations: %q %q", ok.Violations, path.Violations)
	}
	if ok.End != path.Start || path.Done < path.At || path.At < ok.Done {
		t.Errorf("%+v then %+v", ok, path)
	}
	if got := string(s.Tape().Bytes(path.Start, path.End)); got != "\r\n+MFTPPWD: 0,0,\"/home\"\r\n" {
		t.Errorf("on the tape: %q", got)
	}
	events := log.Since(0)
	if events[0].Dir != trace.FromHost || events[0].At > events[1].At {
		t.Errorf("the command is not before its answer: %+v", events)
	}
	if got := serialBytes(log, trace.FromHost); got != "AT+MFTPPWD=0\r" {
		t.Errorf("sent, as logged: %q", got)
	}
	if got := serialBytes(log, trace.FromModule); got != "AT+MFTPPWD=0\r\r\nOK\r\n\r\n+MFTPPWD: 0,0,\"/home\"\r\n" {
		t.Errorf("received, as logged: %q", got)
	}
}

func TestLineEnd(t *testing.T) {
	s, module, _ := start(t)
	s.SetLineEnd("\r\n")
	if err := s.Send(t.Context(), "AT"); err != nil {
		t.Fatal(err)
	}
	module.hears(t, "AT\r\n")
	module.says(t, "AT\r\n\r\nOK\r\n")
	next(t, s, Echo, "AT")
	if tok := next(t, s, Final, "OK"); tok.Violations != nil {
		t.Errorf("%q", tok.Violations)
	}
}

// D27: a command while the one before has not ended, with echo.
func TestEchoesOfTwoCommands(t *testing.T) {
	for name, answer := range map[string]string{
		"both at once": "AT+A\rAT+B\r\r\nOK\r\n\r\nERROR\r\n",
		"one by one":   "AT+A\r\r\nOK\r\nAT+B\r\r\nERROR\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			s, module, _ := start(t)
			for _, command := range []string{"AT+A", "AT+B"} {
				if err := s.Send(t.Context(), command); err != nil {
					t.Fatal(err)
				}
			}
			module.says(t, answer)
			var got []string
			for range 4 {
				tok, err := s.Next(t.Context(), s.Now()+10*time.Second)
				if err != nil || tok.Violations != nil {
					t.Fatalf("%v, %+v", err, tok)
				}
				got = append(got, tok.Kind.String()+" "+tok.Text)
			}
			if all := strings.Join(got, ", "); strings.Count(all, "echo AT+") != 2 || strings.Count(all, "final") != 2 {
				t.Error(all)
			}
		})
	}
}

// Commands that a silent module never answered must not hide later echoes.
func TestEchoAfterSilence(t *testing.T) {
	s, module, _ := start(t)
	for _, command := range []string{"AT", "AT", "AT+CMEE=1", "AT+MFTPSTATE=0"} {
		if err := s.Send(t.Context(), command); err != nil {
			t.Fatal(err)
		}
	}
	module.says(t, "AT+MFTPSTATE=0\r\r\n+MFTPSTATE: 0,0\r\n\r\nOK\r\n")
	next(t, s, Echo, "AT+MFTPSTATE=0")
	next(t, s, Info, "+MFTPSTATE: 0,0")
	next(t, s, Final, "OK")
}

// §3.11, D66: the data is echoed like a command.
func TestDataEcho(t *testing.T) {
	s, module, _ := start(t)
	s.Expect(Context{Prompt: true})
	if err := s.Send(t.Context(), `AT+MFTPAPPE=0,"a",1`); err != nil {
		t.Fatal(err)
	}
	module.says(t, "\r\n> ")
	next(t, s, Prompt, ">")
	for _, part := range []string{"BB", "BBB\x1a"} {
		if err := s.Write(t.Context(), []byte(part)); err != nil {
			t.Fatal(err)
		}
	}
	module.hears(t, "AT+MFTPAPPE=0,\"a\",1\rBBBBB\x1a")
	module.says(t, "BBBBB\r\nOK\r\n")
	if tok := next(t, s, Echo, "BBBBB"); tok.Lead != " " {
		t.Errorf("lead %q, want the space after the prompt", tok.Lead)
	}
	if tok := next(t, s, Final, "OK"); tok.Violations != nil {
		t.Errorf("%q", tok.Violations)
	}
}

func TestUnread(t *testing.T) {
	s, module, _ := start(t)
	module.says(t, "\r\nA\r\n\r\nB\r\n\r\nC\r\n")
	peeked, err := s.Peek(t.Context(), s.Now()+time.Minute)
	if err != nil || peeked.Text != "A" {
		t.Fatalf("%v %+v", err, peeked)
	}
	a := next(t, s, Info, "A")
	b := next(t, s, Info, "B")
	s.Unread(a, b)
	next(t, s, Info, "A")
	s.Unread(a)
	next(t, s, Info, "A")
	next(t, s, Info, "B")
	next(t, s, Info, "C")
	if s.Offset() != s.Tape().Len() {
		t.Errorf("offset %d of %d", s.Offset(), s.Tape().Len())
	}
}

func TestModuleGone(t *testing.T) {
	s, module, _ := start(t)
	module.says(t, "\r\nOK\r\n\r\n+MFT")
	_ = module.Close()
	next(t, s, Final, "OK")
	_, err := s.Next(t.Context(), s.Now()+time.Minute)
	if !errors.Is(err, port.ErrGone) || !strings.Contains(err.Error(), "<CR><LF>+MFT") {
		t.Errorf("%v, want ErrGone and the last bytes", err)
	}
	if err := s.Send(t.Context(), "AT"); err == nil {
		t.Error("sent to a module that is gone")
	}
	if err := s.WaitSilence(t.Context(), time.Millisecond); err != nil {
		t.Error(err)
	}
	_ = s.Close()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func TestClosed(t *testing.T) {
	s, _, _ := start(t)
	ended := make(chan error)
	go func() {
		_, err := s.Next(context.Background(), s.Now()+time.Hour)
		ended <- err
	}()
	_ = s.Close()
	if err := <-ended; err == nil || errors.Is(err, port.ErrGone) {
		t.Errorf("%v, want an error of our own", err)
	}
}

// A module that babbles must not take all memory.
func TestOverflow(t *testing.T) {
	const limit = 1 << 16
	const sent = 6*limit + 6
	host, device := newQueue(), newQueue()
	log := trace.New()
	s := newSession(line{in: device, out: host}, log, limit)
	defer s.Close()
	module := line{in: host, out: device}
	module.says(t, strings.Repeat("babble", limit)+"\r\nOK\r\n")
	var over *OverflowError
	for over == nil {
		if _, err := s.Next(t.Context(), s.Now()+10*time.Second); err != nil && !errors.As(err, &over) {
			t.Fatal(err)
		}
	}
	if held := s.Tape().Held(); held > limit+16<<10 {
		t.Errorf("%d bytes are held", held)
	}
	if logged := len(serialBytes(log, trace.FromModule)); logged > limit+16<<10 {
		t.Errorf("%d bytes are logged", logged)
	}
	// Once that is forgotten the rest may come.
	for {
		tok, err := s.Next(t.Context(), s.Now()+10*time.Second)
		switch {
		case errors.As(err, &over):
			s.Drain()
			s.Forget()
		case err != nil:
			t.Fatal(err)
		case tok.Kind == Final:
			if tok.End != sent {
				t.Errorf("%d bytes came, want %d", tok.End, sent)
			}
			return
		}
	}
}

func TestForget(t *testing.T) {
	s, module, _ := start(t)
	module.says(t, "\r\nA\r\n\r\nB\r\n")
	a := next(t, s, Info, "A")
	s.Forget()
	if got := s.Tape().Bytes(0, a.End); len(got) != 0 {
		t.Errorf("still there: %q", got)
	}
	b := next(t, s, Info, "B")
	if b.Start != a.End || string(s.Tape().Bytes(b.Start, b.End)) != "\r\nB\r\n" {
		t.Errorf("%+v", b)
	}
	s.Forget()
	if s.Tape().Held() != 0 || s.Tape().Len() != b.End || s.Tape().Last() != b.Done {
		t.Errorf("%d held of %d", s.Tape().Held(), s.Tape().Len())
	}
}

func TestClosedLineIsOurs(t *testing.T) {
	s, module, _ := start(t)
	_ = s.Close()
	if err := s.Send(t.Context(), "AT"); err == nil {
		t.Error("sent on a closed line")
	}
	if _, err := module.Read(make([]byte, 1)); !errors.Is(err, io.EOF) && !errors.Is(err, os.ErrClosed) {
		t.Error(err)
	}
}
