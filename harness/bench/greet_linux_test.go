package bench

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/conformance"
	"mftpspec/harness/emulator"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/port"
	"mftpspec/harness/trace"
)

// TestLeftInAnUpload kills a run in the middle of a transparent upload. The next
// one gets the module back, and the server gets nothing that is not of the file.
func TestLeftInAnUpload(t *testing.T) {
	t.Parallel()
	device := terminal(t)
	m, err := emulator.New(emulator.Config{Model: "ML307R"})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- m.Serve(ctx, device) }()
	defer func() {
		stop()
		if err := errors.Join(<-served, m.Close()); err != nil {
			t.Error(err)
		}
	}()
	server, err := ftpserver.Start(t.Context(), ftpserver.Options{Listen: "127.0.0.1:0", Log: trace.New()})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	if err := server.AddAccount(ftpserver.Account{User: "u", Password: "p", Home: "/home"}); err != nil {
		t.Fatal(err)
	}

	line, err := port.Open(t.Context(), device.Path(), port.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := at.NewSession(line, trace.New())
	s.Expect(at.Context{Connect: true})
	await := func(kind at.Kind, text string) {
		t.Helper()
		for until := s.Now() + 20*time.Second; ; {
			token, err := s.Next(t.Context(), until)
			if err != nil {
				t.Fatal(err)
			}
			if token.Kind == kind && strings.HasPrefix(token.Text, text) {
				return
			}
		}
	}
	for _, step := range []struct {
		line, text string
		kind       at.Kind
	}{
		{"AT+MIPCALL=1,1", "+MIPCALL: 1,1", at.Info},
		{fmt.Sprintf(`AT+MFTPCONN=0,"127.0.0.1","u","p",%d`, server.Port()), "+MFTPCONN: 0,0", at.Info},
		{`AT+MFTPSTOR=0,"data.bin"`, "CONNECT", at.Connect},
	} {
		if err := s.Send(t.Context(), step.line); err != nil {
			t.Fatal(err)
		}
		await(step.kind, step.text)
	}
	if err := s.Write(t.Context(), []byte("the file")); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	ixit := conformance.DefaultIXIT()
	ixit.Port = device.Path()
	b, err := OnPort(ixit)(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	wait, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	if err := server.Wait(wait, func([]ftpserver.Session) bool {
		data, err := server.Tree().Read("/home/data.bin")
		return err == nil && string(data) == "the file"
	}); err != nil {
		data, _ := server.Tree().Read("/home/data.bin")
		t.Errorf("the server holds %q: %v", data, err)
	}
	var notes []string
	for _, e := range b.Log().Since(0) {
		if e.Lane == trace.Bench {
			notes = append(notes, e.Text)
		}
	}
	if !strings.Contains(strings.Join(notes, "; "), "ended a transparent mode") {
		t.Errorf("notes: %q", notes)
	}
}

// TestNobodyAnswers: no bench, one line that says why.
func TestNobodyAnswers(t *testing.T) {
	t.Parallel()
	ixit := conformance.DefaultIXIT()
	ixit.Port = terminal(t).Path()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	b, err := OnPort(ixit)(ctx, 0)
	if err == nil {
		_ = b.Close()
		t.Fatal("a bench")
	}
	if s := err.Error(); !strings.Contains(s, ixit.Port) || !strings.Contains(s, "not a byte came") || strings.Contains(s, "\n") {
		t.Errorf("%q", s)
	}
}
