package sockerr

import (
	"errors"
	"io"
	"net"
	"testing"
)

// The errors are those that the system gives, whichever it is.
func TestRealErrors(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := net.Listen("tcp", l.Addr().String()); !InUse(err) || Refused(err) {
		t.Errorf("an address that another socket has: %v", err)
	}
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	far, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(c, "never read"); err != nil {
		t.Fatal(err)
	}
	if err := far.(*net.TCPConn).SetLinger(0); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(far.Close(), l.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(c); !Reset(err) || TimedOut(err) {
		t.Errorf("a connection that was reset: %v", err)
	}
	if _, err := net.Dial("tcp", l.Addr().String()); !Refused(err) || Unreachable(err) {
		t.Errorf("a port on which nothing listens: %v", err)
	}
	if Reset(nil) || Reset(io.EOF) {
		t.Error("an orderly end is called a reset")
	}
}
