package deadend

import (
	"errors"
	"net"
	"strings"
	"syscall"
	"testing"
	"time"

	"mftpspec/harness/fulltest"
)

func TestBlackhole(t *testing.T) {
	for _, host := range []string{"", "::1"} {
		if host == "::1" {
			l, err := net.Listen("tcp", "[::1]:0")
			if err != nil {
				fulltest.Missing(t, "this machine has no IPv6: %v", err)
			}
			l.Close()
		}
		d, err := Blackhole(host)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			c, err := net.DialTimeout("tcp", d.Addr(), 100*time.Millisecond)
			if e, ok := errors.AsType[net.Error](err); !ok || !e.Timeout() {
				t.Errorf("want a time-out, got %v", err)
			}
			if c != nil {
				c.Close()
			}
		}
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestRefused(t *testing.T) {
	d, err := Refused("")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := net.Dial("tcp", d.Addr()); !errors.Is(err, syscall.ECONNREFUSED) {
		t.Error(err)
	}
	if _, err := net.Listen("tcp", d.Addr()); err == nil {
		t.Error("somebody else can listen there")
	}
	if err := d.Close(); err != nil {
		t.Error(err)
	}
	if _, err := Refused("nowhere.invalid"); err == nil {
		t.Error("a name: no error")
	}
}

// Dead ends behind a NAT are on a port that it forwards, and are told as it is
// known there.
func TestForwardedDeadEnds(t *testing.T) {
	const first, last = 20500, 20599 // whichever of them are free
	w := Forwarded{Host: "127.0.0.1", First: first, Last: last}
	refused, err := w.Refused()
	if err != nil {
		t.Fatal(err)
	}
	defer refused.Close()
	if refused.Host() != "127.0.0.1" || refused.Port() < first || refused.Port() > last {
		t.Error(refused.Addr())
	}
	if _, err := net.Dial("tcp", refused.Addr()); !errors.Is(err, syscall.ECONNREFUSED) {
		t.Error(err)
	}
	hole, err := w.Blackhole()
	if err != nil {
		t.Fatal(err)
	}
	defer hole.Close()
	c, err := net.DialTimeout("tcp", hole.Addr(), 100*time.Millisecond)
	if e, ok := errors.AsType[net.Error](err); !ok || !e.Timeout() {
		t.Errorf("want a time-out, got %v", err)
	}
	if c != nil {
		c.Close()
	}
	if _, err := (Forwarded{Host: "203.0.113.7"}).Refused(); err == nil || !strings.Contains(err.Error(), "server.passive_ports") {
		t.Errorf("without a range: %v", err)
	}
}
