package port

import (
	"bytes"
	"errors"
	"io"
	"os"
	"runtime"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"mftpspec/harness/port/ptytest"
)

// leaks fails the test if goroutines or descriptors are left when it ends.
func leaks(t *testing.T) {
	t.Helper()
	files := func() int {
		entries, err := os.ReadDir("/proc/self/fd")
		if err != nil {
			t.Fatal(err)
		}
		return len(entries)
	}
	goroutines, open := runtime.NumGoroutine(), files()
	t.Cleanup(func() {
		deadline := time.Now().Add(5 * time.Second)
		for runtime.NumGoroutine() > goroutines || files() > open {
			if time.Now().After(deadline) {
				buf := make([]byte, 1<<16)
				t.Fatalf("%d goroutines and %d files, at first %d and %d:\n%s", runtime.NumGoroutine(), files(), goroutines, open, buf[:runtime.Stack(buf, true)])
			}
			runtime.Gosched()
		}
	})
}

func open(t *testing.T, target string) Port {
	t.Helper()
	p, err := Open(t.Context(), target, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Close() })
	return p
}

func TestEveryByteValuePasses(t *testing.T) {
	leaks(t)
	master, path := ptytest.Open(t)
	p := open(t, path)
	var all []byte
	for i := range 256 {
		all = append(all, byte(i))
	}
	got := make([]byte, len(all))
	if _, err := p.Write(all); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(master, got); err != nil || !bytes.Equal(got, all) {
		t.Errorf("to the device: %v, % x", err, got)
	}
	if _, err := master.Write(all); err != nil {
		t.Fatal(err)
	}
	clear(got)
	if _, err := io.ReadFull(p, got); err != nil || !bytes.Equal(got, all) {
		t.Errorf("from the device: %v, % x", err, got)
	}
}

func TestRateIsThatOfTheDevice(t *testing.T) {
	master, path := ptytest.Open(t)
	p := open(t, path)
	rate := func() (speed uint32) {
		raw, err := master.SyscallConn()
		if err != nil {
			t.Fatal(err)
		}
		if err := raw.Control(func(fd uintptr) {
			settings, err := unix.IoctlGetTermios(int(fd), unix.TCGETS2)
			if err != nil {
				t.Error(err)
				return
			}
			speed = settings.Ospeed
		}); err != nil {
			t.Fatal(err)
		}
		return speed
	}
	if got := rate(); got != DefaultBaud {
		t.Errorf("opened at %d Bd, want %d", got, DefaultBaud)
	}
	if err := p.SetBaud(921600); err != nil {
		t.Fatal(err)
	}
	if got := rate(); got != 921600 {
		t.Errorf("changed to %d Bd, want 921600", got)
	}
	if got, want := p.ByteTime(), 10850*time.Nanosecond; got != want {
		t.Errorf("a byte takes %s, want %s", got, want)
	}
}

// What a terminal has taken has left, whatever its rate: ledger D74.
func TestTerminalHoldsNothing(t *testing.T) {
	_, path := ptytest.Open(t)
	p := open(t, path)
	if _, err := p.Write(make([]byte, 1000)); err != nil {
		t.Fatal(err)
	}
	if n, all := p.Unsent(); n != 0 || !all {
		t.Errorf("%d unsent, %t", n, all)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	if n, all := p.Unsent(); n != 0 || !all {
		t.Errorf("closed: %d unsent, %t", n, all)
	}
}

func TestGoneInMidRead(t *testing.T) {
	leaks(t)
	master, path := ptytest.Open(t)
	p := open(t, path)
	read := make(chan error, 1)
	go func() {
		_, err := p.Read(make([]byte, 16))
		read <- err
	}()
	_ = master.Close()
	if err := <-read; !errors.Is(err, ErrGone) {
		t.Errorf("read: %v, want ErrGone", err)
	}
	if _, err := p.Write([]byte("AT\r")); !errors.Is(err, ErrGone) {
		t.Errorf("write: %v, want ErrGone", err)
	}
	if err := p.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}

func TestGoneInMidWrite(t *testing.T) {
	leaks(t)
	master, path := ptytest.Open(t)
	p := open(t, path)
	written := make(chan error, 1)
	go func() {
		_, err := p.Write(make([]byte, 1<<20)) // nobody reads
		written <- err
	}()
	// The first bytes are there: the writer is at it, and will fill the line.
	if _, err := master.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	_ = master.Close()
	if err := <-written; !errors.Is(err, ErrGone) {
		t.Errorf("write: %v, want ErrGone", err)
	}
}

func TestWriteHonoursItsDeadline(t *testing.T) {
	leaks(t)
	_, path := ptytest.Open(t)
	p := open(t, path)
	if err := p.SetWriteDeadline(time.Now().Add(30 * time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	n, err := p.Write(make([]byte, 1<<20))
	if !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("%d bytes, %v, want a deadline", n, err)
	}
	if n == 0 || n == 1<<20 {
		t.Errorf("%d bytes were taken, want what the line holds", n)
	}
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("it took %s", took)
	}
}

func TestCloseEndsReadAndWrite(t *testing.T) {
	leaks(t)
	master, path := ptytest.Open(t)
	p := open(t, path)
	ended := make(chan error, 2)
	go func() {
		_, err := p.Read(make([]byte, 16))
		ended <- err
	}()
	go func() {
		_, err := p.Write(make([]byte, 1<<20))
		ended <- err
	}()
	if _, err := master.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	for range 2 {
		if err := <-ended; !errors.Is(err, os.ErrClosed) || errors.Is(err, ErrGone) {
			t.Errorf("%v, want ErrClosed and not ErrGone", err)
		}
	}
	if err := p.Close(); err != nil {
		t.Errorf("again: %v", err)
	}
}

// A laboratory of many modules has more files open than select(2) can name.
func TestPortOfAProcessWithManyFiles(t *testing.T) {
	for range 1100 {
		f, err := os.Open(os.DevNull)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = f.Close() }()
	}
	master, path := ptytest.Open(t)
	p := open(t, path)
	got := make([]byte, 2)
	for from, to := range map[io.Writer]io.Reader{p: master, master: p} {
		if _, err := from.Write([]byte("AT")); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(to, got); err != nil || string(got) != "AT" {
			t.Errorf("%q, %v", got, err)
		}
	}
}
