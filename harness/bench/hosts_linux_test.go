package bench

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"mftpspec/harness/emulator"
	"mftpspec/harness/ixit"
	"mftpspec/reports/console"
	"mftpspec/reports/model"
)

// serialHost is a machine of its own, a network namespace, whose ser2net offers a module.
type serialHost struct {
	name, address string
	process       *exec.Cmd
	ended         chan error
}

// ip runs the command of iproute2.
func ip(t testing.TB, line string, args ...any) {
	t.Helper()
	if out, err := exec.Command("ip", strings.Fields(fmt.Sprintf(line, args...))...).CombinedOutput(); err != nil {
		t.Fatalf("ip %s: %v\n%s", fmt.Sprintf(line, args...), err, out)
	}
}

// serialHosts makes so many, on a bridge of this machine, until the test ends. The device
// is offered as docs/lab.md says, but for the lock, which they would share.
func serialHosts(t *testing.T, n int) []*serialHost {
	t.Helper()
	program := program(t)
	if os.Getuid() != 0 {
		t.Fatal("hosts of their own are network namespaces, which need root")
	}
	id := os.Getpid() % 10000
	bridge := fmt.Sprintf("mb%d", id)
	ip(t, "link add %s type bridge", bridge)
	t.Cleanup(func() { ip(t, "link del %s", bridge) })
	ip(t, "addr add 10.231.77.1/24 dev %s", bridge)
	ip(t, "link set %s up", bridge)
	var hosts []*serialHost
	for i := range n {
		h := &serialHost{name: fmt.Sprintf("mh%d-%d", id, i), address: fmt.Sprintf("10.231.77.%d", 10+i)}
		hosts = append(hosts, h)
		ip(t, "netns add %s", h.name)
		t.Cleanup(func() { ip(t, "netns del %s", h.name) })
		ip(t, "link add v%d-%d type veth peer name eth0 netns %s", id, i, h.name)
		ip(t, "link set v%d-%d master %s up", id, i, bridge)
		ip(t, "-n %s addr add %s/24 dev eth0", h.name, h.address)
		ip(t, "-n %s link set eth0 up", h.name)
		config := filepath.Join(t.TempDir(), "ser2net.yaml")
		text := fmt.Sprintf("connection: &module\n  accepter: tcp(nodelay=true),%s,2000\n  connector: serialdev(nouucplock=true),%s,115200n81,local\n  options:\n    chardelay: false\n", h.address, virtualModule(t).Path())
		if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		h.process = exec.Command("ip", "netns", "exec", h.name, program, "-n", "-d", "-c", config)
		h.ended = make(chan error, 1)
		if err := h.process.Start(); err != nil {
			t.Fatal(err)
		}
		go func() { h.ended <- h.process.Wait() }()
		t.Cleanup(func() {
			_ = h.process.Process.Kill()
			<-h.ended
		})
	}
	for _, h := range hosts {
		h.listens(t)
	}
	return hosts
}

// listens waits until port 2000 is open in the host's own table: connecting would take the
// place of the one client.
func (h *serialHost) listens(t testing.TB) {
	t.Helper()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for late := time.After(20 * time.Second); ; {
		table, err := os.ReadFile(fmt.Sprintf("/proc/%d/net/tcp", h.process.Process.Pid))
		if strings.Contains(string(table), fmt.Sprintf(":%04X 00000000:0000 0A", 2000)) {
			return
		}
		select {
		case err := <-h.ended:
			h.ended <- err
			t.Fatalf("ser2net of %s ended: %v", h.name, err)
		case <-late:
			t.Fatalf("ser2net of %s does not listen: %v", h.name, err)
		case <-tick.C:
		}
	}
}

// cutPower takes a host away at once: nobody is told.
func (h *serialHost) cutPower(t testing.TB) {
	ip(t, "-n %s link set eth0 down", h.name)
	_ = h.process.Process.Kill()
}

// powerCut watches a run, and takes a host away in the middle of a case.
type powerCut struct {
	mu    sync.Mutex
	bench string
	after int // cases of that bench
	cut   func()
}

func (p *powerCut) Planned(model.Run, []model.Case) {}
func (p *powerCut) Ended(model.Case)                {}
func (p *powerCut) Note(model.Text)                 {}
func (p *powerCut) Began(bench string, _ model.Case) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if bench != p.bench {
		return
	}
	if p.after--; p.after == 0 {
		p.cut()
	}
}

// TestFourHosts: modules behind four serial servers share a run. One of the hosts goes away
// in the middle: its case is executed again on another, which is recorded; the run does
// not wait for it; and the verdicts are those of a run in which nothing happened.
func TestFourHosts(t *testing.T) {
	hosts := serialHosts(t, 4)
	c := wholeSuite(t, "not @slow")
	c.IXIT = ixit.Default()
	for i, h := range hosts {
		c.IXIT.Benches = append(c.IXIT.Benches, ixit.BenchIXIT{Name: fmt.Sprintf("host-%d", i), Port: "socket://" + h.address + ":2000"})
	}
	c.IXIT.Port = ""
	c.Model, c.Jobs, c.Benches = "ML307R", 4, OnBenches(c.IXIT, emulator.Config{})
	c.Observer = &powerCut{bench: "host-2", after: 30, cut: func() { hosts[2].cutPower(t) }}
	r, err := c.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var again []model.Case
	for _, k := range r.Cases {
		if k.Selected && k.Verdict != model.Pass {
			t.Errorf("\n%s", console.Explain(k, false))
		}
		if len(k.Attempts) > 0 {
			again = append(again, k)
		}
	}
	if len(again) != 1 || len(again[0].Attempts) != 2 || again[0].Attempts[0].Bench != "host-2" || again[0].Bench == "host-2" {
		t.Errorf("executed again: %d cases, %+v", len(again), again)
	}
	least := r.Run.Executed / 24 // which of them is quick, the machine decides
	for _, b := range r.Benches {
		t.Logf("%s: %d cases, lost: %q", b.Name, b.Cases, b.Lost)
		if lost := b.Name == "host-2"; lost != (b.Lost != "") || !lost && b.Cases < least {
			t.Errorf("%s executed %d cases, lost: %q", b.Name, b.Cases, b.Lost)
		}
	}
	t.Logf("%+v in %s", r.Summary, time.Duration(r.Run.DurationMS)*time.Millisecond)
}
