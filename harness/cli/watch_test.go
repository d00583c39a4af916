package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"mftpspec/harness/fulltest"
)

// onPage is what the page of a run asks for.
type onPage struct {
	Phase    string
	Ended    int
	Selected int
	Counts   map[string]int
	Benches  []struct{ Case string }
	Failures []struct{ ID, Transcript string }
	Class    string
	Problem  string
}

// announced is an output that tells the address of a page as soon as it is said.
type announced struct {
	mu      sync.Mutex
	text    bytes.Buffer
	address chan string
}

var pageAddress = regexp.MustCompile(`the run is shown on (http://\S+/)\n`)

func (a *announced) Write(p []byte) (int, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.text.Write(p)
	if m := pageAddress.FindSubmatch(a.text.Bytes()); m != nil && a.address != nil {
		a.address <- string(m[1])
		a.address = nil
	}
	return len(p), nil
}

func (a *announced) String() string {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.text.String()
}

// inBackground starts a command that shows a run, and gives the address of the page and
// a function that waits for the exit code.
func inBackground(t *testing.T, ctx context.Context, args ...string) (address string, wait func() int) {
	t.Helper()
	out := &announced{address: make(chan string, 1)}
	told, code := out.address, make(chan int, 1)
	go func() { code <- Execute(ctx, append(args, "--lang", "en"), out, out) }()
	select {
	case address = <-told:
	case c := <-code:
		t.Fatalf("%q: exit %d\n%s", args, c, out)
	case <-time.After(time.Minute):
		t.Fatalf("%q: no page\n%s", args, out)
	}
	return address, func() int {
		select {
		case c := <-code:
			return c
		case <-time.After(2 * time.Minute):
			t.Fatalf("%q does not end\n%s", args, out)
			return -1
		}
	}
}

// asked asks for the state of a run until it is as wanted.
func asked(t *testing.T, address, what string, is func(onPage) bool) onPage {
	t.Helper()
	for end := time.Now().Add(time.Minute); ; <-time.After(20 * time.Millisecond) {
		s, err := state(address)
		if err == nil && is(s) {
			return s
		}
		if time.Now().After(end) {
			t.Fatalf("%s: %+v, %v", what, s, err)
		}
	}
}

func state(address string) (onPage, error) {
	var s onPage
	answer, err := http.Get(address + "state")
	if err != nil {
		return s, err
	}
	defer answer.Body.Close()
	return s, json.NewDecoder(answer.Body).Decode(&s)
}

// A run can be watched, by itself and from another process, from its first case to its
// end.
func TestWatchARun(t *testing.T) {
	fulltest.Only(t, "computes for seconds")
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "out")
	if err := os.Mkdir(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	other, stop := context.WithCancel(t.Context())
	beside, ended := inBackground(t, other, "watch", folder, "--listen", "127.0.0.1:0")
	asked(t, beside, "before the run", func(s onPage) bool { return s.Phase == "waiting" })

	own, wait := inBackground(t, t.Context(), "run", "--out", folder, "--select", "3.6", "--jobs", "2", "--line-rate", "19200", "--defect", "mkd-without-ok", "--serve", "127.0.0.1:0")
	asked(t, beside, "what a bench does", func(s onPage) bool { return s.Phase == "running" && len(s.Benches) > 0 && s.Benches[0].Case != "" })
	s := asked(t, own, "a failure", func(s onPage) bool { return len(s.Failures) > 0 })
	if f := s.Failures[0]; !strings.HasPrefix(f.ID, "MFTPMKD") || !strings.Contains(f.Transcript, "AT+MFTPMKD") {
		t.Errorf("%s: %s", f.ID, f.Transcript)
	}
	last := asked(t, own, "the end", func(s onPage) bool { return s.Phase == "finished" })
	if code := wait(); code != 1 {
		t.Errorf("run: exit %d", code)
	}
	r := results(t, folder)
	if last.Class != "NON-CONFORMING" || last.Counts["fail"] != r.Summary.Fail || last.Counts["pass"] != r.Summary.Pass || last.Selected != r.Run.Selected {
		t.Errorf("shown %+v, results %+v", last, r.Summary)
	}
	s = asked(t, beside, "the end, from another process", func(s onPage) bool { return s.Phase == "finished" })
	if s.Counts["fail"] != r.Summary.Fail || len(s.Failures) != r.Summary.Fail || s.Problem != "" {
		t.Errorf("shown %+v, results %+v", s, r.Summary)
	}
	stop()
	if code := ended(); code != 0 {
		t.Errorf("watch: exit %d", code)
	}
	if _, err := state(beside); err == nil {
		t.Error("the page is still served")
	}
}

// Results that a run has left, or was killed over, are shown as that.
func TestWatchWhatIsThere(t *testing.T) {
	t.Parallel()
	folder := perform(t, t.Context(), 0, "--select", "MFTPPWD-001")
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	address, _ := inBackground(t, ctx, "watch", folder, "--listen", "127.0.0.1:0")
	if s := asked(t, address, "a run that ended", func(s onPage) bool { return s.Phase != "waiting" }); s.Phase != "finished" || s.Counts["pass"] != 1 {
		t.Errorf("%+v", s)
	}
	if err := os.Remove(filepath.Join(folder, "results.jsonl")); err != nil {
		t.Fatal(err)
	}
	alone, _ := inBackground(t, ctx, "watch", folder, "--listen", "127.0.0.1:0")
	if s := asked(t, alone, "results alone", func(s onPage) bool { return s.Phase == "finished" }); s.Counts["pass"] != 1 {
		t.Errorf("%+v", s)
	}
	text := read(t, folder, "results.json")
	put(t, bytes.Replace(text, []byte(`"run": {`), []byte(`"run": {"open": true,`), 1), filepath.Join(folder, "results.json"))
	put(t, nil, filepath.Join(folder, "results.jsonl"))
	killed, _ := inBackground(t, ctx, "watch", folder, "--listen", "127.0.0.1:0")
	if s := asked(t, killed, "a run that was killed", func(s onPage) bool { return s.Phase != "waiting" }); s.Phase != "interrupted" {
		t.Errorf("%+v", s)
	}
	put(t, []byte("{"), filepath.Join(folder, "results.json"))
	broken, _ := inBackground(t, ctx, "watch", folder, "--listen", "127.0.0.1:0")
	asked(t, broken, "what cannot be read", func(s onPage) bool { return strings.Contains(s.Problem, "not readable as results") })
}

func TestWatchUsage(t *testing.T) {
	t.Parallel()
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	folder := t.TempDir()
	for line, want := range map[string]string{
		"watch":                              "watch what?",
		"watch " + folder + "/none":          "no such file",
		"watch " + folder + " --listen 8080": "write an address and a port",
		fmt.Sprintf("watch %s --listen %s", folder, busy.Addr()):           "address already in use",
		fmt.Sprintf("run --out %s --serve %s", folder, busy.Addr()):        "--serve",
		fmt.Sprintf("run --out %s --serve nowhere.invalid:80", folder):     "--serve nowhere.invalid:80",
		fmt.Sprintf("run --out %s --serve 127.0.0.1 --select 3.5", folder): "write an address and a port",
	} {
		code, stdout, stderr := command(t.Context(), strings.Fields(line)...)
		if code != 2 || stdout != "" || !strings.Contains(stderr, want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%q: exit %d, %s%s", line, code, stdout, stderr)
		}
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 0 {
		t.Errorf("something was written: %v, %v", entries, err)
	}
}
