package campaign

import (
	"context"
	"errors"
	"strings"
	"testing"

	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/reports/model"
)

// shared is a campaign over so many declared benches.
func shared(t *testing.T, benches int, scenarios ...string) *lab {
	l := newLab(t, scenarios...)
	for n := range benches {
		name := []string{"fake-0", "fake-1", "fake-2"}[n]
		l.IXIT.Benches = append(l.IXIT.Benches, ixit.BenchIXIT{Name: name, Port: "/dev/" + name})
	}
	return l
}

// A bench that dies in the middle costs nothing but its help: its case is executed again.
func TestOneBenchDies(t *testing.T) {
	l := shared(t, 2, "|loses the line once", "|passes", "|passes", "|passes", "|passes", "|passes")
	l.Observer = &watcher{began: func(k model.Case) {
		if k.ID == "MFTPPWD-001" {
			l.mu.Lock()
			defer l.mu.Unlock()
			for _, b := range l.benches {
				b.mend = func() error { return errors.New("silence") }
			}
		}
	}}
	r, err := l.Run(t.Context())
	if err != nil || l.verdicts(r) != "pass pass pass pass pass pass" || r.Status != model.Conforming {
		t.Fatalf("%v %s", err, l.verdicts(r))
	}
	lost, cases := 0, 0
	for _, b := range r.Benches {
		cases += b.Cases
		if b.Lost != "" {
			lost++
		}
		if b.IUT.Model != "ML307R-DC" || b.Lost != "" && !strings.Contains(b.Lost, "silence") {
			t.Errorf("%+v", b)
		}
	}
	if lost != 1 || cases != 6 || len(r.Benches) != 2 {
		t.Errorf("%+v", r.Benches)
	}
	l.reread(t, r, 7)
}

func TestSurvey(t *testing.T) {
	l := shared(t, 3, "|passes")
	maker := l.Benches
	l.Benches = func(ctx context.Context, n int) (iut.Bench, error) {
		if n != 2 {
			return nil, errors.New("nobody there")
		}
		return maker(ctx, n)
	}
	r, err := l.Run(t.Context())
	if err != nil || r.Status != model.Conforming || r.Benches[0].Lost != "nobody there" || r.Benches[2].Cases != 1 {
		t.Errorf("the last of three: %v %+v", err, r)
	}

	l = shared(t, 2, "|passes")
	l.Benches = func(context.Context, int) (iut.Bench, error) { return nil, errors.New("nobody there") }
	r, err = l.Run(t.Context())
	if ExitCode(r, err) != ExitNoBench || r.Status != model.Incomplete || len(r.Benches) != 2 {
		t.Errorf("none of two: exit %d, %v", ExitCode(r, err), err)
	}

	l = shared(t, 2, "|passes")
	l.IXIT.Benches[0].Serial = "864215"
	r, err = l.Run(t.Context())
	if err != nil || !strings.Contains(r.Benches[0].Lost, "does not answer AT+CGSN") || r.Benches[1].Cases != 1 {
		t.Errorf("another module: %v %+v", err, r.Benches)
	}

	l = shared(t, 2, "|passes")
	ctx, cancel := context.WithCancelCause(t.Context())
	l.Benches = func(ctx context.Context, n int) (iut.Bench, error) {
		cancel(ErrInterrupted)
		<-ctx.Done()
		return nil, context.Cause(ctx)
	}
	r, err = l.Run(ctx)
	if ExitCode(r, err) != ExitIncomplete {
		t.Errorf("interrupted: exit %d, %v", ExitCode(r, err), err)
	}
}
