package cli

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"mftpspec/harness/campaign"
	"mftpspec/harness/fulltest"
	"mftpspec/harness/journal"
	"mftpspec/reports/model"
)

// Results of 500 MB are reported, merged and compared within 500 MB of memory, and
// Ctrl-C ends each of these at once, with nothing half written.
func TestLongResults(t *testing.T) {
	fulltest.Only(t, "half a gigabyte of results, minutes")
	const long, most = 500 << 20, 500 << 10 // bytes, KB
	folder := perform(t, t.Context(), campaign.ExitNonConforming, "--select", "3.2 or 3.5 or 3.7", "--defect", "pwd-ends-at-space")
	big := filepath.Join(t.TempDir(), "big")
	lengthen(t, big, folder, long)
	small := filepath.Join(t.TempDir(), "small")
	lengthen(t, small, folder, 0)
	for name, args := range map[string][]string{"report": {"report", big}, "merge": {"merge", big, small}, "compare": {"compare", small, big}} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			args = append(args, "--out", out)
			resident, _ := measured(t, args...)
			if resident == 0 || resident > most {
				t.Errorf("%d KB resident at most", resident)
			}
			for when, due := range map[string]func(*exec.Cmd, string) bool{
				"while it reads":  func(p *exec.Cmd, _ string) bool { return counter(p, "io", "rchar:") > long/4 },
				"while it writes": func(_ *exec.Cmd, out string) bool { return len(hidden(out)) > 0 },
			} {
				if name == "compare" && when == "while it writes" {
					continue // a moment after all is read
				}
				out := filepath.Join(t.TempDir(), "out")
				p, output := process(t, append(args[:len(args)-1:len(args)-1], out)...)
				wait(t, func() bool { return due(p, out) })
				began := time.Now()
				if err := p.Process.Signal(syscall.SIGINT); err != nil {
					t.Fatal(err)
				}
				_ = p.Wait() // its exit code is what counts
				if took := time.Since(began); took > 5*time.Second {
					t.Errorf("%s: it ends %s after Ctrl-C", when, took)
				}
				written, _ := filepath.Glob(filepath.Join(out, "[^.]*"))
				if code := p.ProcessState.ExitCode(); code != campaign.ExitInterrupted || !strings.HasSuffix(output.String(), "mftpspec: interrupted\n") || len(written)+len(hidden(out)) > 0 {
					t.Errorf("%s: exit %d, %s; left are %q and %q", when, code, output, written, hidden(out))
				}
			}
		})
	}
}

// measured executes a mftpspec of its own, and gives how many KB of memory it had at most
// and how long it computed.
func measured(t *testing.T, args ...string) (resident int, cpu time.Duration) {
	t.Helper()
	p, output := process(t, args...)
	ended := make(chan error, 1)
	go func() { ended <- p.Wait() }()
	look := time.NewTicker(10 * time.Millisecond)
	defer look.Stop()
	for {
		select {
		case err := <-ended:
			if err != nil {
				t.Fatalf("%v\n%s", err, output)
			}
			cpu = p.ProcessState.UserTime() + p.ProcessState.SystemTime()
			t.Logf("%d MB resident at most, %s of processor time", resident>>10, cpu)
			return resident, cpu
		case <-look.C:
			resident = max(resident, counter(p, "status", "VmHWM:"))
		}
	}
}

// A history of 200 runs of 1,050 cases takes 300 MB at most, and twice the processor
// time that it takes to see that their files are JSON.
func TestLongHistory(t *testing.T) {
	fulltest.Only(t, "two gigabytes of results")
	const runs, cases = 200, 1050
	r, err := model.Load(perform(t, t.Context(), 0))
	if err != nil {
		t.Fatal(err)
	}
	r.Cases = slices.DeleteFunc(r.Cases, func(k model.Case) bool { return !k.Verdict.Executed() })[:cases]
	r.Summary, r.Status = model.Count(r.Cases), model.Conclude(r.Cases)
	scope := r.Extent()
	r.Scope = &scope
	all := t.TempDir()
	for n := range runs {
		folder := filepath.Join(all, strconv.Itoa(n))
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		r.Run.Started = r.Run.Started.Add(time.Hour)
		if err := journal.WriteResults(folder, r); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(t.TempDir(), "out")
	names, _ := filepath.Glob(filepath.Join(all, "*", model.File))
	before := scanning(t, names)
	resident, cpu := measured(t, "history", all, "--out", out, "--json")
	scan := (before + scanning(t, names)) / 2 // the machine's speed changes meanwhile
	if resident == 0 || resident > 300<<10 || cpu > 2*scan {
		t.Errorf("%d KB resident at most, %s of processor time; it takes %s to see that the files are JSON", resident, cpu, scan)
	}
	var d struct{ Runs, Cases []any }
	if err := json.Unmarshal(read(t, out, "history.json"), &d); err != nil || len(d.Runs) != runs || len(d.Cases) != cases {
		t.Errorf("%d runs of %d cases, %v", len(d.Runs), len(d.Cases), err)
	}
}

// scanning is the processor time that it takes to see that the files of these names are JSON.
func scanning(t *testing.T, names []string) time.Duration {
	t.Helper()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var took time.Duration
	for _, name := range names {
		data := read(t, name)
		before := threadTime(t)
		if !json.Valid(data) {
			t.Fatalf("%s is not JSON", name)
		}
		took += threadTime(t) - before
	}
	return took
}

// threadTime is the processor time that this thread has had.
func threadTime(t *testing.T) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_THREAD, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// hidden are the files that are half written in a folder.
func hidden(folder string) []string {
	list, _ := filepath.Glob(filepath.Join(folder, ".*"))
	return list
}

// counter is a number that the system counts for a process; 0 where it is gone.
func counter(p *exec.Cmd, file, name string) int {
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(p.Process.Pid), file))
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(text), name)
	fields := strings.Fields(after)
	if len(fields) == 0 {
		return 0
	}
	n, _ := strconv.Atoi(fields[0])
	return n
}

// lengthen writes the results of a run anew, as those of a real module, and with
// transcripts that make so many bytes more in all. A case is a line, as a run writes it,
// and a line at a time is in memory.
func lengthen(t *testing.T, to, from string, size int) {
	t.Helper()
	const trace = `"trace":[`
	text, err := os.ReadFile(filepath.Join(from, model.File))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(to, 0o700); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(filepath.Join(to, model.File))
	if err != nil {
		t.Fatal(err)
	}
	executed := bytes.Count(text, []byte(trace))
	random := rand.New(rand.NewPCG(14, 7))
	out := bufio.NewWriter(f)
	for line := range strings.Lines(real.Replace(string(text))) {
		head, tail, found := strings.Cut(line, trace)
		out.WriteString(head)
		if found {
			out.WriteString(trace)
			for n := 0; n < size/executed; {
				n += event(out, random, n)
			}
		}
		out.WriteString(tail)
	}
	if err := errors.Join(out.Flush(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

// real makes of results of the emulator those of a module: of a virtual one compare does
// not look at times.
var real = strings.NewReplacer(`"virtual": "emulator"`, `"virtual": ""`, `"port": "emu://`, `"port": "/dev/ttyUSB2`)

// event writes an event of a transcript with a comma, and gives its length.
func event(out io.Writer, random *rand.Rand, at int) int {
	data := make([]byte, 8<<random.IntN(8))
	for i := range data {
		data[i] = byte(random.Uint32())
	}
	lane := [...]string{`"serial","dir":"module"`, `"serial","dir":"host"`, `"ftp-data","dir":"client","session":1`}[random.IntN(3)]
	n, _ := fmt.Fprintf(out, `{"t_us":%d,"lane":%s,"kind":"bytes","bytes":"%s","size":%d},`, at, lane, base64.StdEncoding.EncodeToString(data), len(data))
	return n
}
