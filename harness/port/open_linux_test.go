package port

import (
	"context"
	"errors"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"mftpspec/harness/port/ptytest"
)

func TestOpenSaysWhatIsWrong(t *testing.T) {
	leaks(t)
	_, path := ptytest.Open(t)
	held := open(t, path)
	_, other := ptytest.Open(t)
	link := filepath.Join(t.TempDir(), "module.tty")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, target, want string }{
		{"no such port", "/dev/ttyNOT0", "there is no such port"},
		{"busy", held.Name(), "held by pid "},
		{"busy by its other name", link, "this process"},
		{"a directory", t.TempDir(), "a directory"},
		{"a file", file, "not a terminal"},
		{"no terminal", "/dev/null", "not a terminal"},
		{"no TCP port", "socket://127.0.0.1", "does not name a host and a TCP port"},
		{"no host", "rfc2217://:2000", "does not name a host and a TCP port"},
		{"a path", "socket://127.0.0.1:1/ttyUSB2", "does not name a host and a TCP port"},
		{"a rate of raw TCP", "socket://127.0.0.1:1?baud=9600", "has no settings"},
		{"nobody there", "socket://127.0.0.1:1", "refused"},
		{"no such host", "socket://module.invalid:1", "module.invalid"},
		{"RFC 2217: nobody there", "rfc2217://127.0.0.1:1", "refused"},
		{"RFC 2217: no rate", "rfc2217://127.0.0.1:1?baud=fast", "baud=fast is no rate"},
		{"RFC 2217: unknown setting", "rfc2217://127.0.0.1:1?parity=E", `"parity"`},
		{"unknown scheme", "gopher://x", `"gopher"`},
		{"no URL", "emu://%zz", "not a URL"},
		{"no emulator", "emu://", "no emulator"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := Open(t.Context(), c.target, Options{})
			var oe *OpenError
			if !errors.As(err, &oe) {
				t.Fatalf("%v, %v, want an OpenError", p, err)
			}
			if oe.Target != c.target || !strings.Contains(oe.Error(), c.want) || strings.Contains(oe.Error(), "\n") {
				t.Errorf("%q, want a line with %q", oe.Error(), c.want)
			}
		})
	}
	// What failed left nothing behind: the device is still to be had.
	if err := held.Close(); err != nil {
		t.Fatal(err)
	}
	for _, target := range []string{link, other} {
		if err := open(t, target).Close(); err != nil {
			t.Error(err)
		}
	}
}

// Somebody who knows no flock holds the port, and we are root: TIOCEXCL alone
// would let us in.
func TestOpenSeesAnExclusiveHolder(t *testing.T) {
	_, path := ptytest.Open(t)
	hold := exec.CommandContext(t.Context(), "sleep", "60")
	file, err := os.OpenFile(path, os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	hold.Stdout = file
	if err := hold.Start(); err != nil {
		t.Skip(err)
	}
	defer func() {
		_ = hold.Process.Kill()
		_ = hold.Wait()
	}()
	raw, err := file.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	if err := raw.Control(func(fd uintptr) { err = unix.IoctlSetInt(int(fd), unix.TIOCEXCL, 0) }); err != nil {
		t.Fatal(err)
	}
	_ = file.Close()
	p, err := Open(t.Context(), path, Options{})
	if err == nil {
		_ = p.Close()
		t.Fatal("opened a port that is held exclusively")
	}
	if !strings.Contains(err.Error(), "(sleep)") {
		t.Errorf("%v, want the holder's name", err)
	}
}

func TestEmulatorIsInjected(t *testing.T) {
	leaks(t)
	_, path := ptytest.Open(t)
	stopped := 0
	o := Options{Emulator: func(_ context.Context, u *url.URL) (string, io.ReadWriteCloser, func() error, error) {
		if u.Query().Get("model") != "ML307R" {
			t.Errorf("%s", u)
		}
		return path, nil, func() error { stopped++; return nil }, nil
	}}
	p, err := Open(t.Context(), "emu://?model=ML307R", o)
	if err != nil {
		t.Fatal(err)
	}
	if p.Name() != "emu://?model=ML307R" || p.ByteTime() != 0 {
		t.Errorf("%s, %s", p.Name(), p.ByteTime())
	}
	for range 2 {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	}
	if stopped != 1 {
		t.Errorf("stopped %d times", stopped)
	}
}
