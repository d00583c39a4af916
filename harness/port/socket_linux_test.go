package port

import (
	"net"
	"net/url"
	"testing"

	"golang.org/x/sys/unix"
)

// A dead serial server is noticed in time, and no byte waits for others.
func TestSocketOptions(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	u := &url.URL{Scheme: "socket", Host: l.Addr().String()}
	conn, err := dial(t.Context(), u.String(), u, "")
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	raw, err := conn.(*net.TCPConn).SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	get := func(level, option int) (value int) {
		if err := raw.Control(func(fd uintptr) { value, err = unix.GetsockoptInt(int(fd), level, option) }); err != nil {
			t.Fatal(err)
		}
		return value
	}
	seconds := int(deadPeer.Seconds())
	if get(unix.SOL_SOCKET, unix.SO_KEEPALIVE) == 0 || get(unix.IPPROTO_TCP, unix.TCP_NODELAY) == 0 {
		t.Error("SO_KEEPALIVE and TCP_NODELAY want to be on")
	}
	idle, interval, count := get(unix.IPPROTO_TCP, unix.TCP_KEEPIDLE), get(unix.IPPROTO_TCP, unix.TCP_KEEPINTVL), get(unix.IPPROTO_TCP, unix.TCP_KEEPCNT)
	if idle+interval*count != seconds || get(unix.IPPROTO_TCP, unix.TCP_USER_TIMEOUT) != seconds*1000 {
		t.Errorf("a dead peer is noticed after %d + %d x %d s, %d ms; want %d s", idle, interval, count, get(unix.IPPROTO_TCP, unix.TCP_USER_TIMEOUT), seconds)
	}
}
