package bench

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"mftpspec/fixtures"
	"mftpspec/harness/campaign"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/emulator"
	"mftpspec/harness/fulltest"
	"mftpspec/harness/ixit"
	"mftpspec/harness/selection"
	"mftpspec/reports/console"
	"mftpspec/reports/model"
	"mftpspec/steps"
)

// wholeSuite is the suite on the emulator in memory: tests run side by side, and a
// process has few terminals to read from.
func wholeSuite(t testing.TB, expr string) *campaign.Campaign {
	t.Helper()
	catalogue, err := catalogue.Suite()
	if err != nil {
		t.Fatalf("the suite's own data:\n%v", err)
	}
	models, err := ixit.LoadModels(fixtures.FS, "models")
	if err != nil {
		t.Fatal(err)
	}
	selection, err := selection.Parse(expr)
	if err != nil {
		t.Fatal(err)
	}
	ixit := Laboratory(ixit.Default())
	ixit.Port = "emu://mem"
	return &campaign.Campaign{Catalogue: catalogue, Models: models, Model: ixit.Model, IXIT: ixit, Selection: selection, Jobs: 32,
		Steps: steps.Definitions(), Benches: OnEmulator(ixit, emulator.Config{Model: ixit.Model})}
}

// TestCatalogue checks the suite's own data: every requirement has a scenario, or a
// reason why none can verify it.
func TestCatalogue(t *testing.T) {
	c := wholeSuite(t, "").Catalogue
	for _, r := range c.Uncovered() {
		t.Errorf("requirement %s has neither a scenario nor a reason: %s", r.ID, r.EN)
	}
}

// TestSuite executes the whole suite on the emulator, over a terminal: no case may be
// anything but pass, or left out for a reason. Package golden does so in memory.
func TestSuite(t *testing.T) {
	t.Parallel()
	fulltest.Only(t, "executes the whole suite over a terminal")
	c := wholeSuite(t, "")
	c.Out, c.IXIT.Port = t.TempDir(), "emu://" // terminals, as a run without flags has them
	c.Benches = OnEmulator(c.IXIT, emulator.Config{Model: c.Model})
	r, err := c.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%s: %+v in %d ms", r.Status, r.Summary, r.Run.DurationMS)
	for _, k := range r.Cases {
		t.Run(k.ID, func(t *testing.T) {
			switch {
			case !k.Selected:
				t.Skip(k.Reason.Message)
			case k.Verdict != model.Pass:
				t.Error("\n" + console.Explain(k, false))
			}
		})
	}
	recorded(t, c.Catalogue.Ledger, r)
}

// TestRunLeavesNothing runs a part of the suite and looks for what is left:
// goroutines, open files, listening ports.
func TestRunLeavesNothing(t *testing.T) {
	part := func() {
		c := wholeSuite(t, "3.5")
		c.Jobs = 8
		if _, err := c.Run(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	part() // what a process opens once and keeps is there now
	files, routines := openFiles(t), runtime.NumGoroutine()
	part()
	deadline := time.Now().Add(10 * time.Second)
	for runtime.NumGoroutine() > routines || len(openFiles(t)) > len(files) {
		if time.Now().After(deadline) {
			stacks := make([]byte, 1<<20)
			t.Fatalf("goroutines %d, before %d; files %v, before %v\n%s", runtime.NumGoroutine(), routines, openFiles(t), files, stacks[:runtime.Stack(stacks, true)])
		}
		runtime.Gosched()
	}
	if ports := listening(t); len(ports) > 0 {
		t.Errorf("still listening: %v", ports)
	}
}

// openFiles names what the process has open; nil where /proc does not say.
func openFiles(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		if to, err := os.Readlink("/proc/self/fd/" + e.Name()); err == nil && !strings.HasPrefix(to, "/proc/") {
			names = append(names, to)
		}
	}
	return names
}

// listening gives the inodes of this process's sockets that listen.
func listening(t *testing.T) []string {
	t.Helper()
	var found []string
	for _, table := range []string{"/proc/self/net/tcp", "/proc/self/net/tcp6"} {
		data, err := os.ReadFile(table)
		if err != nil {
			continue
		}
		mine := openFiles(t)
		for line := range strings.Lines(string(data)) {
			const listen = "0A"
			f := strings.Fields(line)
			if len(f) > 9 && f[3] == listen && slices.Contains(mine, fmt.Sprintf("socket:[%s]", f[9])) {
				found = append(found, f[1])
			}
		}
	}
	return found
}

// BenchmarkScenario is the cost of one case among many on one bench: login, a
// command, its result, logout.
func BenchmarkScenario(b *testing.B) {
	c := wholeSuite(b, "MFTPPWD-001")
	c.Jobs, c.Repeat = 1, b.N
	b.ResetTimer()
	r, err := c.Run(b.Context())
	if err != nil || r.Status != model.Conforming {
		b.Fatalf("%v: %+v", err, r)
	}
}

func BenchmarkBench(b *testing.B) {
	for _, port := range []string{"emu://", "emu://mem"} {
		b.Run(port, func(b *testing.B) {
			ixit := ixit.Default()
			ixit.Port = port
			maker := OnEmulator(ixit, emulator.Config{})
			for b.Loop() {
				one, err := maker(context.Background(), 0)
				if err != nil {
					b.Fatal(err)
				}
				if err := one.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
