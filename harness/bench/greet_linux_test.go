package bench

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/emulator/pty"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/fulltest"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/harness/port"
	"mftpspec/harness/trace"
)

// left is an emulated module, a server that it has begun to upload to, and the
// terminal between, which its host has closed.
func left(t *testing.T, upload string, waiting at.Kind, data string) (*pty.Pty, *ftpserver.Server) {
	t.Helper()
	device := virtualModule(t)
	server, err := ftpserver.Start(t.Context(), ftpserver.Options{Listen: "127.0.0.1:0", Log: trace.New()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	if err := server.AddAccount(ftpserver.Account{User: "u", Password: "p", Home: "/home"}); err != nil {
		t.Fatal(err)
	}
	line, err := port.Open(t.Context(), device.Path(), port.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := at.NewSession(line, trace.New())
	s.Expect(at.Context{Connect: true, Prompt: true})
	for _, step := range []struct {
		line, text string
		kind       at.Kind
	}{
		{"AT+MIPCALL=1,1", "+MIPCALL: 1,1", at.Info},
		{fmt.Sprintf(`AT+MFTPCONN=0,"127.0.0.1","u","p",%d`, server.Port()), "+MFTPCONN: 0,0", at.Info},
		{upload, "", waiting},
	} {
		if err := s.Send(t.Context(), step.line); err != nil {
			t.Fatal(err)
		}
		for until, found := s.Now()+20*time.Second, false; !found; {
			token, err := s.Next(t.Context(), until)
			if err != nil {
				t.Fatal(err)
			}
			found = token.Kind == step.kind && strings.HasPrefix(token.Text, step.text)
		}
	}
	if err := s.Write(t.Context(), []byte(data)); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return device, server
}

func notes(b iut.Bench) string {
	var notes []string
	for _, e := range b.Log().Since(0) {
		if e.Lane == trace.Bench {
			notes = append(notes, e.Text)
		}
	}
	return strings.Join(notes, "; ")
}

// TestLeftInAnUpload kills a run in the middle of a transparent upload. The next
// one gets the module back, and the server gets nothing that is not of the file.
func TestLeftInAnUpload(t *testing.T) {
	t.Parallel()
	device, server := left(t, `AT+MFTPSTOR=0,"data.bin"`, at.Connect, "the file")
	ixit := ixit.Default()
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
	if n := notes(b); !strings.Contains(n, "ended a transparent mode") {
		t.Errorf("notes: %s", n)
	}
}

// TestLeftAtAPrompt: the module that the manual describes has no way out of a
// prompt but the data or a while. The next run waits for that.
func TestLeftAtAPrompt(t *testing.T) {
	fulltest.Only(t, "takes as long as a prompt, 30 s")
	t.Parallel()
	for name, upload := range map[string]string{"up to ctrl+z": `AT+MFTPSTOR=0,"data.bin",1`, "a length": `AT+MFTPSTOR=0,"data.bin",1,4096`} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			device, server := left(t, upload, at.Prompt, "half a fi")
			ixit := ixit.Default()
			ixit.Port = device.Path()
			b, err := OnPort(ixit)(t.Context(), 0)
			if err != nil {
				t.Fatal(err)
			}
			defer b.Close()
			if n := notes(b); !strings.Contains(n, "waiting for the data") {
				t.Errorf("notes: %s", n)
			}
			if data, err := server.Tree().Read("/home/data.bin"); err == nil && len(data) > 0 {
				t.Errorf("the server holds %q", data)
			}
		})
	}
}

// TestNobodyAnswers: no bench, one line that says why.
func TestNobodyAnswers(t *testing.T) {
	t.Parallel()
	ixit := ixit.Default()
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
