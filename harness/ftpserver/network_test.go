package ftpserver

import (
	"bytes"
	"context"
	"fmt"
	"mftpspec/harness/ftpserver/deadend"
	"mftpspec/harness/fulltest"
	"net"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestActiveMode(t *testing.T) {
	s := start(t, Options{})
	c := login(t, s)
	c.eprt()
	c.put("STOR a", "abc", 226)
	c.eprt()
	if got := c.get("RETR a", 150, 226); got != "abc" {
		t.Errorf("%q", got)
	}
	if down := lastTransfer(t, s); down.Mode != "active" || down.Wire != 3 {
		t.Errorf("%+v", down)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	port := l.Addr().(*net.TCPAddr).Port
	c.want(fmt.Sprintf("PORT 127,0,0,1,%d,%d", port>>8, port&255), 200)
	c.active = l
	c.put("STOR b", "xyz", 226)
	content("/home/uftp/b", "xyz")(t, s.Tree())
	for _, bad := range []string{"PORT 1,2,3,4,5", "PORT 127,0,0,1,0,21", "PORT 8,8,8,8,100,1", "PORT 127,0,0,1,300,1",
		"EPRT |1|127.0.0.1|", "EPRT |3|127.0.0.1|2000|", "EPRT ", "EPRT |1|8.8.8.8|2000|"} {
		c.want(bad, 501)
	}
}

func TestActiveModeWithoutAListeningClient(t *testing.T) {
	s := start(t, Options{})
	c := login(t, s)
	dead, err := deadend.Refused("")
	if err != nil {
		t.Fatal(err)
	}
	defer dead.Close()
	c.want(fmt.Sprintf("EPRT |1|127.0.0.1|%d|", dead.Port()), 200)
	c.want("STOR a", 425)
	if up := lastTransfer(t, s); up.Code != 425 || up.Mode != "active" || up.Connected != 0 || up.Err == "" {
		t.Errorf("%+v", up)
	}
}

func TestWithoutDataConnection(t *testing.T) {
	s := start(t, Options{DataWait: 20 * time.Millisecond})
	c := login(t, s)
	c.want("STOR a", 425)
	c.epsv()
	c.want("LIST", 425)
	c.want("NOOP", 200)
}

func TestPassiveAddressAndPorts(t *testing.T) {
	s := start(t, Options{Host: "192.0.2.7", PassiveFirst: 42100, PassiveLast: 42115})
	if s.Host() != "192.0.2.7" {
		t.Error(s.Host())
	}
	s.host = "127.0.0.1" // for the client of this test
	c := login(t, s)
	if got := c.want("PASV", 227); !strings.Contains(got, "(192,0,2,7,164,") {
		t.Error(got)
	}
	for range 100 {
		if got := c.get("LIST", 150, 226); got != "" {
			t.Error(got)
		}
	}
	if _, err := Start(t.Context(), Options{PassiveFirst: 5, PassiveLast: 4}); err == nil {
		t.Error("backward range: no error")
	}
}

func ipv6(t *testing.T) {
	t.Helper()
	l, err := net.Listen("tcp", "[::1]:0")
	if err != nil {
		fulltest.Missing(t, "no IPv6: %v", err)
	}
	l.Close()
}

func TestIPv6(t *testing.T) {
	ipv6(t)
	for _, o := range []Options{{Listen: "[::1]:0"}, {Listen: "[::1]:0", PassiveFirst: 42200, PassiveLast: 42215}} {
		s := start(t, o)
		if s.Host() != "::1" {
			t.Error(s.Host())
		}
		c := login(t, s)
		before := openFiles(t)
		for range 20 {
			c.want("PASV", 522)
		}
		if after := openFiles(t); after > before {
			t.Errorf("%d files leaked by PASV", after-before)
		}
		c.want("EPSV 1", 522)
		c.put("STOR a", "abc", 226)
		c.eprt()
		if got := c.get("RETR a", 150, 226); got != "abc" {
			t.Errorf("%q", got)
		}
	}
}

func TestLimits(t *testing.T) {
	s := start(t, Options{Limits: Limits{Connections: 2, Line: 100}})
	a, _ := login(t, s), login(t, s)
	third := dial(t, s)
	third.expect(421)
	if err := third.gone(); err != nil {
		t.Error(err)
	}
	a.want("CWD "+strings.Repeat("x", 97), 500)
	a.want("NOOP", 200)
	a.want("CWD "+strings.Repeat("x", 96), 550)
	a.want("QUIT", 221)
	_ = a.gone()
	if err := s.Wait(testContext(t), func(all []Session) bool { return !all[0].Open }); err != nil {
		t.Fatal(err)
	}
	login(t, s)
}

func openFiles(t *testing.T) int {
	t.Helper()
	dir, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skipf("counting open files: %v", err)
	}
	return len(dir)
}

// settle waits until count has come down to at most n, by the scheduler's grace.
func settle(n int, count func() int) int {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	now := count()
	for ; now > n && ctx.Err() == nil; now = count() {
		runtime.Gosched()
	}
	return now
}

func TestNothingLeaks(t *testing.T) {
	cycle := func() {
		s, err := Start(t.Context(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.AddAccount(Account{User: "uftp", Password: "12341"}); err != nil {
			t.Fatal(err)
		}
		c := login(t, s)
		c.epsv()
		c.send("STOR a")
		d := c.open()
		c.expect(150)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		d.Close()
		c.raw.Close()
		if l, err := net.Listen("tcp", s.listener.Addr().String()); err != nil {
			t.Errorf("the port is not free: %v", err)
		} else {
			l.Close()
		}
	}
	cycle()
	goroutines, files := runtime.NumGoroutine(), openFiles(t)
	begin := time.Now()
	const rounds = 200
	for range rounds {
		cycle()
	}
	t.Logf("%v for a server with a session and a transfer", time.Since(begin)/rounds)
	if n := settle(goroutines, runtime.NumGoroutine); n > goroutines {
		buf := make([]byte, 1<<16)
		t.Errorf("goroutines: %d, then %d\n%s", goroutines, n, buf[:runtime.Stack(buf, true)])
	}
	if n := settle(files, func() int { return openFiles(t) }); n > files {
		t.Errorf("open files: %d, then %d", files, n)
	}
}

func BenchmarkStartClose(b *testing.B) {
	for b.Loop() {
		s, err := Start(b.Context(), Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func TestServerEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s, err := Start(ctx, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	c := dial(t, s)
	c.expect(220)
	cancel()
	_ = c.gone()
	session(t, s, closed)
}

func TestManySessionsAtOnce(t *testing.T) {
	s := start(t, Options{})
	payload := bytes.Repeat([]byte(kilo), 1024) // 64 KiB
	var wg sync.WaitGroup
	for n := range 24 {
		wg.Go(func() {
			c := login(t, s)
			name := fmt.Sprintf("f%d", n)
			c.put("STOR "+name, string(payload), 226)
			if got := c.get("RETR "+name, 150, 226); got != string(payload) {
				t.Errorf("%s: %d bytes", name, len(got))
			}
			c.want("QUIT", 221)
		})
	}
	wg.Wait()
	for _, r := range s.Sessions() {
		for _, x := range r.Transfers {
			if x.Wire != int64(len(payload)) || x.File != x.Wire || x.Code != 226 {
				t.Errorf("%+v", x)
			}
		}
	}
}
