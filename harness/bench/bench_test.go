package bench

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/bench/hostkit"
	"mftpspec/harness/emulator"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
)

func ask(t *testing.T, b iut.Bench, command string) string {
	t.Helper()
	s := b.Session()
	if err := s.Send(t.Context(), command); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for {
		token, err := s.Next(t.Context(), s.Now()+5*time.Second)
		if err != nil {
			t.Fatalf("%s: %v after %q", command, err, lines)
		}
		if token.Kind != at.Echo {
			lines = append(lines, token.Text)
		}
		if token.Kind == at.Final {
			return strings.Join(lines, "|")
		}
	}
}

func TestEmulatedBench(t *testing.T) {
	for _, target := range []string{"emu://", "emu://mem"} {
		t.Run(target, func(t *testing.T) {
			ixit := ixit.Default()
			ixit.Port = target
			b, err := OnEmulator(ixit, emulator.Config{Model: "ML307R"})(t.Context(), 2)
			if err != nil {
				t.Fatal(err)
			}
			defer b.Close()
			if b.Name() != "emu-3" || b.Authority() == nil {
				t.Errorf("name %s, authority %v", b.Name(), b.Authority())
			}
			if err := b.Recover(t.Context()); err != nil {
				t.Fatal(err)
			}
			if got := ask(t, b, "AT+CGMM"); !strings.Contains(got, "ML307R") || !strings.HasSuffix(got, "OK") {
				t.Errorf("AT+CGMM: %s", got)
			}
			server, err := b.NewServer(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if err := server.Close(); err != nil {
				t.Error(err)
			}
			if err := b.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestBenchRecovers(t *testing.T) {
	maker := OnEmulator(ixit.Default(), emulator.Config{})
	made, err := maker(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	defer made.Close()
	b := made.(*bench)
	if err := b.disconnect(); err != nil { // as if it had been unplugged
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	if err := b.Recover(ctx); err != nil {
		t.Fatal(err)
	}
	if got := ask(t, b, "AT"); got != "OK" {
		t.Errorf("AT: %s", got)
	}
}

func TestRealPortIsOpenedByName(t *testing.T) {
	t.Parallel()
	link := filepath.Join(t.TempDir(), "module")
	ctx, cancel := context.WithCancel(t.Context())
	ready, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- hostkit.Kit{Link: link, Module: emulator.Config{Model: "ML307R"}}.Run(ctx, func(p hostkit.Places) { ready <- p.Line })
	}()
	select {
	case path := <-ready:
		if path != link {
			t.Errorf("ready on %s, want %s", path, link)
		}
	case err := <-ended:
		t.Skip(err)
	}
	ixit := ixit.Default()
	ixit.Port = link
	for range 2 { // a host may come back
		b, err := OnPort(ixit)(t.Context(), 0)
		if err != nil {
			t.Fatal(err)
		}
		if err := b.Recover(t.Context()); err != nil {
			t.Error(err)
		}
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if _, err := os.Lstat(link); !os.IsNotExist(err) {
		t.Errorf("%s is still there: %v", link, err)
	}
	if _, err := OnPort(ixit)(t.Context(), 0); err == nil || strings.Contains(err.Error(), "\n") {
		t.Errorf("a port that is not there: %v", err)
	}
}

func TestUnreachable(t *testing.T) {
	for _, tt := range []struct {
		port, listen, host string
		warn               bool
	}{
		{"emu://", "127.0.0.1:0", "", false},
		{"/dev/ttyUSB2", "127.0.0.1:0", "", true},
		{"/dev/ttyUSB2", "[::1]:2121", "", true},
		{"/dev/ttyUSB2", "127.0.0.1:0", "localhost", true},
		{"/dev/ttyUSB2", "0.0.0.0:2121", "", true},
		{"/dev/ttyUSB2", ":2121", "", true},
		{"/dev/ttyUSB2", "0.0.0.0:2121", "203.0.113.5", false},
		{"/dev/ttyUSB2", "192.168.1.2:0", "", false},
	} {
		ixit := ixit.IXIT{Port: tt.port, Server: ixit.ServerIXIT{Listen: tt.listen, Host: tt.host}}
		if got := Unreachable(ixit); (got != "") != tt.warn {
			t.Errorf("%+v: %q", tt, got)
		}
	}
}
