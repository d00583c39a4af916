package bench

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"mftpspec/harness/emulator"
	"mftpspec/harness/emulator/pty"
	"mftpspec/harness/fulltest"
	"mftpspec/reports/model"
)

// unsteady is a module on a terminal that is pulled out at random moments and put
// back under the same name. The module keeps its power, and its state.
type unsteady struct {
	module *emulator.Module
	link   string
	pulls  int
	begun  chan struct{} // closed when the first case has begun
	pulled atomic.Int32

	mu     sync.Mutex
	random *rand.Rand
}

// run offers the module until ctx ends; ready is closed when it can be opened for the
// first time. After the last pull it stays.
func (u *unsteady) run(ctx context.Context, ready chan struct{}) error {
	for n := 0; ctx.Err() == nil; n++ {
		p, err := pty.Open(u.link)
		if err != nil {
			return err
		}
		if n == 0 {
			close(ready)
		}
		plugged, pull := context.WithCancel(ctx)
		if n < u.pulls {
			go u.pull(plugged, pull)
		}
		err = u.module.Serve(plugged, p) // closes p, which takes the name away
		pull()
		if ctx.Err() != nil {
			return nil
		}
		if err != nil && n >= u.pulls {
			continue // the host closed the terminal, and opens it again
		}
		u.pulled.Add(1)
		wait(ctx, u.moment(300*time.Millisecond))
	}
	return nil
}

// pull pulls it out at a random moment after the first case has begun: in the
// middle of a case, of a recovery, or between them.
func (u *unsteady) pull(ctx context.Context, pull context.CancelFunc) {
	defer pull()
	select {
	case <-u.begun:
	case <-ctx.Done():
		return
	}
	wait(ctx, u.moment(600*time.Millisecond))
}

func (u *unsteady) moment(most time.Duration) time.Duration {
	u.mu.Lock()
	defer u.mu.Unlock()
	return time.Duration(u.random.Int64N(int64(most)))
}

func wait(ctx context.Context, d time.Duration) {
	moment := time.NewTimer(d)
	defer moment.Stop()
	select {
	case <-moment.C:
	case <-ctx.Done():
	}
}

// A module that is pulled out and put back at random moments costs the cases
// that were under way, and nothing else: no fail, no error, no hang, the run goes
// on to its end. MFTPSPEC_PULLS says how often.
func TestPulledOutAndPutBack(t *testing.T) {
	t.Parallel()
	pulls := 2
	if fulltest.Asked() {
		pulls = 4
	}
	if n, err := strconv.Atoi(os.Getenv("MFTPSPEC_PULLS")); err == nil {
		pulls = n
	}
	const seed = 5
	m, err := emulator.New(emulator.Config{Model: "generic"})
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	u := &unsteady{module: m, link: filepath.Join(t.TempDir(), "module"), pulls: pulls, begun: make(chan struct{}), random: rand.New(rand.NewPCG(seed, 0))}
	ctx, cancel := context.WithCancel(t.Context())
	ready, ended := make(chan struct{}), make(chan error, 1)
	go func() { ended <- u.run(ctx, ready) }()
	select {
	case <-ready:
	case err := <-ended:
		t.Skip(err)
	}
	c := wholeSuite(t, "(3.5 or 3.7) and not @slow")
	c.IXIT.Port, c.IXIT.Detach, c.Jobs = u.link, "", 1
	c.Benches = OnPort(c.IXIT)
	c.Repeat = (1 + pulls) / 2
	c.Observer = &teller{t: t, began: sync.OnceFunc(func() { close(u.begun) })}
	r, err := c.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	t.Logf("%s %+v after %d pulls, %d ms", r.Status, r.Summary, u.pulled.Load(), r.Run.DurationMS)
	if int(u.pulled.Load()) < pulls || r.Summary.Pass == 0 || r.Run.Stopped != "" {
		t.Errorf("pulled %d times of %d; %+v; stopped %q", u.pulled.Load(), pulls, r.Summary, r.Run.Stopped)
	}
	for _, k := range r.Cases {
		if k.Verdict == model.Fail || k.Verdict == model.Error {
			t.Errorf("%s: %s: %+v", k.ID, k.Verdict, k.Reason)
		}
	}
}

// teller logs the notes of a run, and says when it has begun.
type teller struct {
	t     *testing.T
	began func()
}

func (o *teller) Planned(model.Run, []model.Case) {}
func (o *teller) Began(string, model.Case)        { o.began() }
func (o *teller) Ended(model.Case)                {}
func (o *teller) Note(t model.Text)               { o.t.Log(t) }
