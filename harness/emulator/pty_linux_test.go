package emulator

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"mftpspec/harness/emulator/pty"
)

// A module behind a pseudo terminal, with hosts that come and go.
func TestOverPty(t *testing.T) {
	leakFree(t)
	link := filepath.Join(t.TempDir(), "module")
	p, err := pty.Open(link)
	if err != nil {
		t.Fatal(err)
	}
	s := newFakeServer()
	m, err := New(Config{Dial: s.Dial})
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error)
	go func() { served <- m.Serve(ctx, p) }()
	talk := func(steps ...string) {
		t.Helper()
		f, err := os.OpenFile(link, os.O_RDWR|syscall.O_NOCTTY|syscall.O_NONBLOCK, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := f.SetDeadline(time.Now().Add(patience)); err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(steps); i += 2 {
			if _, err := io.WriteString(f, steps[i]); err != nil {
				t.Fatal(err)
			}
			got := make([]byte, len(steps[i+1]))
			if _, err := io.ReadFull(f, got); err != nil || string(got) != steps[i+1] {
				t.Fatalf("%q: expected %q, got %q, %v", steps[i], steps[i+1], got, err)
			}
		}
	}
	talk("", "\r\n+MATREADY\r\n", "ATE0\r", "ATE0\r\r\nOK\r\n", "AT+MFTPCONN=0,\"h\"\r", "\r\nOK\r\n\r\n+MFTPCONN: 0,0\r\n")
	talk("AT+MFTPPWD=0\r", "\r\nOK\r\n\r\n+MFTPPWD: 0,0,\"/home/uftp\"\r\n")
	cancel()
	if err := <-served; err != nil {
		t.Error(err)
	}
	if _, err := os.Lstat(link); err == nil {
		t.Error("the link is left behind")
	}
}
