package bench

import (
	"context"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"mftpspec/harness/emulator"
	"mftpspec/harness/ixit"
	"mftpspec/reports/model"
)

// scan does at an FTP server what scanners do, again and again until ctx ends:
// it knocks, holds connections open, speaks other protocols, tries names and
// passwords, and knocks at the passive ports. It comes from the address that the
// module comes from, as behind an SSH tunnel: the worst case.
func scan(ctx context.Context, server string, first, last int) (connections int) {
	host, _, _ := net.SplitHostPort(server)
	texts := []string{"", "GET / HTTP/1.0\r\n\r\n", "USER anonymous\r\nPASS me@\r\nLIST\r\n", "USER root\r\nPASS root\r\n", "\x16\x03\x01\x00\xa5\x01\x00",
		"FEAT\r\n", "SYST\r\nHELP\r\n", "USER admin\r\n", "hold"}
	var held []net.Conn
	defer func() {
		for _, c := range held {
			c.Close()
		}
	}()
	pace := time.NewTicker(3 * time.Millisecond)
	defer pace.Stop()
	for n := 0; ; n++ {
		select {
		case <-ctx.Done():
			return connections
		case <-pace.C:
		}
		to := server
		if n%4 == 3 {
			to = net.JoinHostPort(host, strconv.Itoa(first+n/4%(last-first+1)))
		}
		c, err := net.Dial("tcp", to)
		if err != nil {
			continue // between two cases nobody listens
		}
		connections++
		text := texts[n%len(texts)]
		if text == "hold" {
			if held = append(held, c); len(held) > 20 {
				held[0].Close()
				held = held[1:]
			}
			continue
		}
		_ = c.SetDeadline(time.Now().Add(20 * time.Millisecond))
		_, _ = io.WriteString(c, text)
		_, _ = io.Copy(io.Discard, io.LimitReader(c, 200))
		c.Close()
	}
}

// A scanner at the server of a run changes no verdict: it is told from the module
// and reported as what it is.
func TestStrangersChangeNoVerdict(t *testing.T) {
	t.Parallel()
	ixit := Laboratory(ixit.Default())
	ixit.Server.Listen = "127.0.0.1:" + strconv.Itoa(freeRange(t, 1))
	c := wholeSuite(t, "3.5 or CODE-105 or CODE-110")
	c.IXIT, c.Jobs, c.Benches = ixit, 1, OnEmulator(ixit, emulator.Config{Model: ixit.Model})
	ctx, stop := context.WithCancel(t.Context())
	var scanning sync.WaitGroup
	connections := 0
	// The passive ports are any above 10000: it knocks at some that are nobody's.
	scanning.Go(func() { connections = scan(ctx, ixit.Server.Listen, 5701, 5710) })
	results, err := c.Run(t.Context())
	stop()
	scanning.Wait()
	if err != nil {
		t.Fatal(err)
	}
	noted := 0
	for _, k := range results.Cases {
		switch k.Verdict {
		case model.Fail, model.Inconc, model.Error:
			t.Errorf("%s: %s: %+v", k.ID, k.Verdict, k.Reason)
		}
		if strings.Contains(strings.Join(k.Observations, "\n"), "were not the module's") {
			noted++
		}
	}
	t.Logf("%d connections of a scanner, noted in %d of %d cases", connections, noted, results.Run.Executed)
	if connections < 100 || noted < 10 {
		t.Errorf("the scanner came %d times and is noted in %d cases", connections, noted)
	}
}

// steal connects to passive ports as soon as they are open, from an address, until ctx
// ends, and counts how often it was let in first.
func steal(ctx context.Context, from string, first, last int) (connections int) {
	dialer := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(from)}}
	pace := time.NewTicker(200 * time.Microsecond)
	defer pace.Stop()
	for n := 0; ; n++ {
		select {
		case <-ctx.Done():
			return connections
		case <-pace.C:
		}
		c, err := dialer.DialContext(ctx, "tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(first+n%(last-first+1))))
		if err != nil {
			continue // nobody waits there
		}
		connections++
		go func() {
			_ = c.SetDeadline(time.Now().Add(time.Second))
			_, _ = io.WriteString(c, "stolen")
			_, _ = io.Copy(io.Discard, c)
			c.Close()
		}()
	}
}

// A thief of passive ports makes a case inconclusive where it cannot be told from the
// module, and changes nothing where it can.
func TestThievesChangeNoVerdict(t *testing.T) {
	t.Parallel()
	for _, from := range []string{"127.0.0.9", "127.0.0.1"} {
		first := freeRange(t, 12)
		lab := Laboratory(ixit.Default())
		lab.Server.PassivePorts = [2]int{first, first + 11}
		c := wholeSuite(t, "3.7 and R3.7-30")
		c.IXIT, c.Jobs, c.Benches = lab, 1, OnEmulator(lab, emulator.Config{Model: lab.Model})
		ctx, stop := context.WithCancel(t.Context())
		var thieving sync.WaitGroup
		connections := 0
		thieving.Go(func() { connections = steal(ctx, from, first, first+11) })
		results, err := c.Run(t.Context())
		stop()
		thieving.Wait()
		if err != nil {
			t.Fatal(err)
		}
		disputed := 0
		for _, k := range results.Cases {
			switch {
			case k.Verdict == model.Inconc && from == "127.0.0.1" && strings.HasPrefix(k.Reason.Message, "others were at the FTP server"):
				disputed++
			case k.Verdict == model.Fail, k.Verdict == model.Inconc, k.Verdict == model.Error:
				t.Errorf("from %s: %s: %s: %+v", from, k.ID, k.Verdict, k.Reason)
			}
		}
		t.Logf("from %s: %d connections, %d of %d cases disputed", from, connections, disputed, results.Run.Executed)
		if connections < 10 || from == "127.0.0.1" && disputed == 0 {
			t.Errorf("from %s: only %d connections, %d cases disputed", from, connections, disputed)
		}
	}
}

// lowPorts are 2100 to 5699, below the ports that an emulated bench takes at random and those
// that the system gives to connections: who has one of them disturbs no other test, and keeps
// it from one case to the next. Other processes on this machine test too: each begins elsewhere.
var lowPorts = struct {
	sync.Mutex
	next int
}{next: os.Getpid() * 12}

// freeRange is the first of n low ports in a row that nobody has, nor another test.
func freeRange(t *testing.T, n int) int {
	t.Helper()
	lowPorts.Lock()
	defer lowPorts.Unlock()
	for range 3600 / n {
		first := 2100 + lowPorts.next%(3600-n+1)
		lowPorts.next += n
		free := true
		for port := first; port < first+n; port++ {
			l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
			if err != nil {
				free = false
				break
			}
			l.Close()
		}
		if free {
			return first
		}
	}
	t.Fatalf("no %d free ports in a row", n)
	return 0
}
