package at

import (
	"bytes"
	"context"
	"errors"
	"os"
	"runtime"
	"testing"
	"time"

	"mftpspec/harness/port"
	"mftpspec/harness/port/ptytest"
	"mftpspec/harness/trace"
)

// openSession is a session over the pty, through a port as in earnest.
func openSession(t testing.TB, path string) (*Session, *trace.Log) {
	t.Helper()
	p, err := port.Open(t.Context(), path, port.Options{})
	if err != nil {
		t.Fatal(err)
	}
	log := trace.New()
	s := NewSession(p, log)
	t.Cleanup(func() { _ = s.Close() })
	return s, log
}

func openFiles(t testing.TB) int {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}

func TestSessionOverPty(t *testing.T) {
	goroutines, files := runtime.NumGoroutine(), openFiles(t)
	module, path := ptytest.Open(t)
	s, log := openSession(t, path)

	var all []byte
	for i := range 256 {
		all = append(all, byte(i))
	}
	if err := s.Send(t.Context(), `AT+MFTPRETR=0,"a"`); err != nil {
		t.Fatal(err)
	}
	buf := make([]byte, 4096)
	n, err := module.Read(buf)
	if err != nil || string(buf[:n]) != "AT+MFTPRETR=0,\"a\"\r" {
		t.Errorf("the module heard %q, %v", buf[:n], err)
	}
	answer := append([]byte("\r\nOK\r\n\r\n+MFTPRETR: 0,0,256,256,"), all...)
	answer = append(answer, "\r\n\r\n+MFTPURC: 1,\"conn\",0\r\n"...)
	if _, err := module.Write(answer); err != nil {
		t.Fatal(err)
	}
	s.Expect(Context{Payload: "+MFTPRETR: "})
	next(t, s, Final, "OK")
	if tok := next(t, s, Payload, "+MFTPRETR: 0,0,256,256"); !bytes.Equal(tok.Data, all) {
		t.Errorf("data % x", tok.Data)
	}
	next(t, s, Info, `+MFTPURC: 1,"conn",0`)
	if err := s.Write(t.Context(), all); err != nil {
		t.Fatal(err)
	}
	if n, err = module.Read(buf); err != nil || !bytes.Equal(buf[:n], all) {
		t.Errorf("the module heard % x, %v", buf[:n], err)
	}
	if got := serialBytes(log, trace.FromModule); got != string(answer) {
		t.Errorf("logged %q", got)
	}

	// The module vanishes in mid-read and mid-write.
	ended := make(chan error, 1)
	go func() { ended <- s.Write(context.Background(), make([]byte, 1<<20)) }()
	if _, err := module.Read(buf[:1]); err != nil {
		t.Fatal(err)
	}
	_ = module.Close()
	if err := <-ended; !errors.Is(err, port.ErrGone) {
		t.Errorf("write: %v, want ErrGone", err)
	}
	if _, err := s.Next(t.Context(), s.Now()+time.Minute); !errors.Is(err, port.ErrGone) {
		t.Errorf("next: %v, want ErrGone", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	for deadline := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > goroutines || openFiles(t) > files; {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines and %d files are left, of %d and %d", runtime.NumGoroutine(), openFiles(t), goroutines, files)
		}
		runtime.Gosched()
	}
}
