package pty

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

func open(t *testing.T, link string) *Pty {
	t.Helper()
	p, err := Open(link)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

// client opens the port as a program would, without touching its attributes.
func client(t *testing.T, path string) *os.File {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR|syscall.O_NOCTTY|syscall.O_NONBLOCK, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	return f
}

func expect(t *testing.T, r io.Reader, want string) {
	t.Helper()
	b := make([]byte, len(want))
	if _, err := io.ReadFull(r, b); err != nil || string(b) != want {
		t.Fatalf("expected %q, got %q, %v", want, b, err)
	}
}

// Every byte value arrives unchanged, both ways, and nothing is echoed.
func TestRawBothWays(t *testing.T) {
	p := open(t, "")
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	if _, err := p.Write([]byte("\r\n+MATREADY\r\n")); err != nil { // before the client comes
		t.Fatal(err)
	}
	c := client(t, p.Path())
	defer c.Close()
	expect(t, c, "\r\n+MATREADY\r\n")
	if _, err := c.Write(all); err != nil {
		t.Fatal(err)
	}
	expect(t, p, string(all))
	if _, err := p.Write(all); err != nil {
		t.Fatal(err)
	}
	expect(t, c, string(all))
}

func TestClientsComeAndGo(t *testing.T) {
	p := open(t, "")
	read := make(chan string)
	go func() {
		defer close(read)
		buf := make([]byte, 64)
		for {
			n, err := p.Read(buf)
			if err != nil {
				if !errors.Is(err, os.ErrClosed) {
					t.Errorf("Read: %v", err)
				}
				return
			}
			read <- string(buf[:n])
		}
	}()
	for range 3 {
		c := client(t, p.Path())
		if _, err := c.Write([]byte("AT\r")); err != nil {
			t.Fatal(err)
		}
		if got := <-read; got != "AT\r" {
			t.Fatalf("expected AT, got %q", got)
		}
		if _, err := p.Write([]byte("never read")); err != nil {
			t.Fatal(err)
		}
		c.Close()
		until(t, func() bool { return !p.Attached() })
		if n, err := p.Write([]byte("said to nobody")); err != nil || n != 14 {
			t.Fatalf("Write to nobody: %d, %v", n, err)
		}
		settled := time.NewTimer(5 * reattachPoll) // Read notices on its own time
		<-settled.C
	}
	c := client(t, p.Path())
	defer c.Close()
	if _, err := p.Write([]byte("new")); err != nil {
		t.Fatal(err)
	}
	expect(t, c, "new")
	p.Close()
	for range read {
	}
}

// A Read without client costs no processor time.
func TestDetachedReadIsIdle(t *testing.T) {
	p := open(t, "")
	client(t, p.Path()).Close()
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, _ = p.Read(make([]byte, 1))
	}()
	var before, after unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &before); err != nil {
		t.Fatal(err)
	}
	<-time.NewTimer(300 * time.Millisecond).C
	if err := unix.Getrusage(unix.RUSAGE_SELF, &after); err != nil {
		t.Fatal(err)
	}
	if used := time.Duration(after.Utime.Nano() - before.Utime.Nano()); used > 100*time.Millisecond {
		t.Errorf("300 ms of waiting used %v of processor time", used)
	}
	p.Close()
	<-done
}

// A Write that nobody reads ends when the client leaves, or with Close.
func TestWriteDoesNotHang(t *testing.T) {
	p := open(t, "")
	c := client(t, p.Path())
	done := make(chan error)
	go func() {
		_, err := p.Write(make([]byte, 1<<20))
		done <- err
	}()
	c.Close()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	q := open(t, "")
	go func() {
		_, err := q.Write(make([]byte, 1<<20))
		done <- err
	}()
	q.Close()
	if err := <-done; !errors.Is(err, os.ErrClosed) {
		t.Fatalf("expected os.ErrClosed, got %v", err)
	}
}

func TestLink(t *testing.T) {
	link := filepath.Join(t.TempDir(), "module")
	p := open(t, link)
	if target, err := os.Readlink(link); err != nil || target != p.Path() {
		t.Fatalf("expected a link to %s, got %q, %v", p.Path(), target, err)
	}
	if _, err := Open(link); err == nil {
		t.Error("a second pty took a link in use")
	}
	p.Close()
	if _, err := os.Lstat(link); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the link is left behind: %v", err)
	}
	if err := os.Symlink("/nonexistent/port", link); err != nil {
		t.Fatal(err)
	}
	open(t, link).Close() // a dead link is replaced
	if err := os.WriteFile(link, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(link); err == nil {
		t.Error("a file was taken for a link")
	}
}

func TestBaud(t *testing.T) {
	p := open(t, "")
	c := client(t, p.Path())
	defer c.Close()
	raw, err := c.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	_ = raw.Control(func(fd uintptr) {
		a, err := unix.IoctlGetTermios(int(fd), unix.TCGETS2)
		if err != nil {
			t.Fatal(err)
		}
		a.Cflag = a.Cflag&^unix.CBAUD | unix.BOTHER
		a.Ispeed, a.Ospeed = 921600, 921600
		if err := unix.IoctlSetTermios(int(fd), unix.TCSETS2, a); err != nil {
			t.Fatal(err)
		}
	})
	if p.Baud() != 921600 {
		t.Errorf("expected 921600, got %d", p.Baud())
	}
}

func TestNothingLeft(t *testing.T) {
	before, fds := runtime.NumGoroutine(), descriptors(t)
	for range 20 {
		p := open(t, "")
		client(t, p.Path()).Close()
		p.Close()
	}
	until(t, func() bool { return runtime.NumGoroutine() <= before && descriptors(t) <= fds })
}

func descriptors(t *testing.T) int {
	t.Helper()
	d, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(d)
}

func until(t *testing.T, cond func() bool) {
	t.Helper()
	deadline := time.Now().Add(5 * time.Second)
	for tick := time.NewTicker(time.Millisecond); !cond(); <-tick.C {
		if time.Now().After(deadline) {
			t.Fatal("it did not happen within 5 s")
		}
	}
}
