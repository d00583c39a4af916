package campaign

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/cucumber/godog"

	"mftpspec/harness/at"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/ftpserver/ca"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/harness/journal"
	"mftpspec/harness/port"
	"mftpspec/harness/scenario"
	"mftpspec/harness/scripted"
	"mftpspec/harness/trace"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// okModule is the far end of a serial line: it says OK to everything that is not
// FTP, and has the defaults of §3.1. It is all the module that a campaign needs.
func okModule(line io.ReadWriter) {
	commands := bufio.NewReader(line)
	for {
		command, err := commands.ReadString('\r')
		if err != nil {
			return
		}
		command = strings.Trim(command, "\r\n")
		var answer strings.Builder
		var n int
		switch {
		case command == "AT+CGMM":
			answer.WriteString("\r\nML307R-DC\r\n")
		case !strings.Contains(command, "?"):
			if _, err := fmt.Sscanf(command, "AT+MFTPCFG=%d", &n); err == nil && !strings.Contains(command, ",") {
				for _, value := range []string{`"data_type",0`, `"transmode",1`, `"rsptimeout",10`, `"ssl",0,0`, `"local_fs",0`, `"cid",1`} {
					fmt.Fprintf(&answer, "\r\n+MFTPCFG: %d,%s\r\n", n, value)
				}
			}
		}
		if strings.HasPrefix(command, "AT+MF") && answer.Len() == 0 {
			answer.WriteString("\r\nERROR\r\n") // no FTP to speak of
		} else {
			answer.WriteString("\r\nOK\r\n")
		}
		if _, err := io.WriteString(line, answer.String()); err != nil {
			return
		}
	}
}

// fakeBench is a bench whose module is an okModule.
type fakeBench struct {
	name    string
	log     *trace.Log
	session *at.Session
	module  scripted.Wire
	mends   atomic.Int32
	mend    func() error // nil: succeeds
	dead    atomic.Bool  // it never answers again
	closed  atomic.Bool
}

func newFakeBench(n int) *fakeBench {
	toModule, fromHost := io.Pipe()
	toHost, fromModule := io.Pipe()
	b := &fakeBench{name: fmt.Sprintf("fake-%d", n), log: trace.New(), module: scripted.Wire{PipeReader: toModule, PipeWriter: fromModule}}
	go okModule(b.module)
	b.session = at.NewSession(scripted.Wire{PipeReader: toHost, PipeWriter: fromHost}, b.log)
	return b
}

func (b *fakeBench) Name() string             { return b.name }
func (b *fakeBench) Log() *trace.Log          { return b.log }
func (b *fakeBench) Session() *at.Session     { return b.session }
func (b *fakeBench) Authority() *ca.Authority { return nil }
func (b *fakeBench) Close() error {
	b.closed.Store(true)
	return errors.Join(b.module.Close(), b.session.Close())
}

func (b *fakeBench) NewServer(ctx context.Context, _ ...func(*ftpserver.Options)) (*ftpserver.Server, error) {
	return ftpserver.Start(ctx, ftpserver.Options{Log: b.log})
}

func (b *fakeBench) Restart(context.Context) (bool, error) { return false, nil }

func (b *fakeBench) Recover(ctx context.Context) error {
	b.mends.Add(1)
	if b.dead.Load() {
		<-ctx.Done()
		return ctx.Err()
	}
	if b.mend != nil {
		return b.mend()
	}
	return nil
}

// lab is a campaign over fake benches; its steps do what their text says.
type lab struct {
	Campaign
	mu      sync.Mutex
	benches []*fakeBench
	ran     []string
	present atomic.Int32
	most    atomic.Int32
	hung    atomic.Bool
	hangs   func() // called by the step that hangs once
	times   atomic.Int32
}

func newLab(t *testing.T, scenarios ...string) *lab {
	var feature, requirements strings.Builder
	feature.WriteString("@clause-3.5\nFeature: f\n")
	for i, s := range scenarios {
		tags, steps, _ := strings.Cut(s, "|")
		fmt.Fprintf(&feature, "\n  @MFTPPWD-%03d @R3.5-%02d %s\n  Scenario: case %d\n", i+1, i+1, tags, i+1)
		for step := range strings.SplitSeq(steps, ";") {
			feature.WriteString("    When the step " + step + "\n")
		}
		fmt.Fprintf(&requirements, "- {id: R3.5-%02d, clause: '3.5', level: strict, en: a, zh: b}\n", i+1)
	}
	c, err := catalogue.Load(fstest.MapFS{"a.feature": {Data: []byte(feature.String())}, "requirements.yaml": {Data: []byte(requirements.String())}, "ledger.yaml": {}})
	if err != nil {
		t.Fatal(err)
	}
	l := &lab{}
	l.Campaign = Campaign{Catalogue: c, Models: []ixit.ICS{{Model: "generic", ActiveMode: true}, {Model: "ML307R", Identities: []string{"ML307R-DC"}}},
		Model: "generic", IXIT: ixit.Default(), Out: t.TempDir(), Jobs: 3, Steps: []scenario.Definition{{Pattern: regexp.MustCompile(`^the step (.+)$`), Do: l.step}},
		Benches: func(_ context.Context, n int) (iut.Bench, error) {
			b := newFakeBench(n)
			l.mu.Lock()
			defer l.mu.Unlock()
			l.benches = append(l.benches, b)
			return b, nil
		}}
	return l
}

func (l *lab) step(ctx context.Context, what string) error {
	n := l.present.Add(1)
	defer l.present.Add(-1)
	for m := l.most.Load(); n > m && !l.most.CompareAndSwap(m, n); m = l.most.Load() {
	}
	l.mu.Lock()
	l.ran = append(l.ran, executionFrom(ctx).k.ID+" "+what)
	l.mu.Unlock()
	switch what {
	case "passes":
		return nil
	case "fails":
		return &verdict.Outcome{Verdict: model.Fail, Message: model.Say("wrong answer"), Expected: model.Plain("OK"), Observed: model.Plain("ERROR<CR>"), Server: model.Say("nothing")}
	case "is inconclusive":
		return &verdict.Outcome{Verdict: model.Inconc, Message: model.Say("network lost")}
	case "errs":
		return errors.New("our own fault")
	case "panics":
		panic("out of order")
	case "hangs":
		<-ctx.Done()
		return ctx.Err()
	case "hangs once":
		if l.hung.Swap(true) {
			return nil
		}
		l.hangs()
		<-ctx.Done()
		return ctx.Err()
	case "observes quoted":
		return executionFrom(ctx).scenario.Run.Dialects.Observe("D01", "MFTPPWD", "quoted")
	case "fails now and then":
		if n := l.times.Add(1); n%3 == 0 {
			return &verdict.Outcome{Verdict: model.Fail, Message: model.Say("wrong answer %s", n)}
		}
		return nil
	case "waits a moment":
		moment := time.NewTimer(20 * time.Millisecond)
		defer moment.Stop()
		select {
		case <-moment.C:
		case <-ctx.Done():
		}
		return nil
	case "loses its bench", "loses each bench":
		if what == "loses its bench" && l.hung.Swap(true) {
			return nil
		}
		executionFrom(ctx).slot.bench.(*fakeBench).dead.Store(true)
		return fmt.Errorf("read: %w", port.ErrGone)
	case "hangs the module", "hangs the module once", "hangs the module by AT+MFTPPWD=0":
		if _, line, sends := strings.Cut(what, " by "); sends {
			if err := executionFrom(ctx).scenario.Host.Send(ctx, line); err != nil {
				return err
			}
		}
		if what != "hangs the module once" || !l.hung.Swap(true) {
			executionFrom(ctx).slot.module.Lose(iut.Mute)
			return verdict.Inconclusive(model.Say("no answer"), model.Text{}, model.Text{})
		}
		return nil
	case "loses the line for good":
		l.mu.Lock()
		defer l.mu.Unlock()
		for _, b := range l.benches {
			b.mend = func() error { return errors.New("silence") }
		}
		return fmt.Errorf("read: %w", port.ErrGone)
	case "loses the line once":
		if l.hung.Swap(true) {
			return nil
		}
		return fmt.Errorf("read: %w", port.ErrGone)
	case "loses the line":
		return fmt.Errorf("read: %w", port.ErrGone)
	case "finds no files":
		return &verdict.Outcome{Verdict: model.None, Message: model.Say("deselected: the module has no files")}
	}
	return godog.ErrPending
}

func (l *lab) verdicts(r *model.Results) string {
	var list []string
	for _, k := range r.Cases {
		list = append(list, string(k.Verdict))
	}
	return strings.Join(list, " ")
}

// reread checks what the run left behind: results.json is what Run returned, and
// the journal has a line for each execution.
func (l *lab) reread(t *testing.T, r *model.Results, lines int) {
	t.Helper()
	back, err := model.Load(l.Out)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := json.Marshal(r)
	b, _ := json.Marshal(back)
	if !bytes.Equal(a, b) {
		t.Error("results.json differs from what Run returned")
	}
	journal, err := os.ReadFile(filepath.Join(l.Out, journal.File))
	if err != nil || bytes.Count(journal, []byte("\n")) != lines {
		t.Errorf("journal: %d lines, want %d: %v", bytes.Count(journal, []byte("\n")), lines, err)
	}
	for line := range bytes.Lines(journal) {
		var k model.Case
		if err := json.Unmarshal(line, &k); err != nil || k.ID == "" {
			t.Errorf("journal line %.80q: %v", line, err)
		}
	}
	entries, _ := os.ReadDir(l.Out)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			t.Errorf("left over: %s", e.Name())
		}
	}
}
