package cli

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"mftpspec/harness/campaign"
	"mftpspec/harness/emulator"
	"mftpspec/harness/selftest"
	"mftpspec/reports/console"
)

// selftestFlags are what the command line of selftest says.
type selftestFlags struct {
	defects, dialects []string
	full, verbose     bool
	jobs              int
	seed              uint64
	out               string
}

func selftestCommand() *cobra.Command {
	var f selftestFlags
	c := &cobra.Command{
		Use:   "selftest",
		Short: "Prove the suite: what it must find, and what it must not",
		Long: `Run the suite against emulated modules with one firmware defect each, against
modules with other permitted readings of the manual, and in laboratories where
something is broken. Every defect must make a case fail that names
the broken requirement. No reading and no laboratory may fail a case. Every strict or dialect
case must fail on at least one defect.

A defect meets first the cases that killed it last time, then those of its
requirement and of its clause, and all others only where none of these kills it;
with --full it meets all.

With --defect or --dialect only these are run, and nothing is said of the whole.
Exit codes: 0 proved, 1 not proved, 2 usage, 3 interrupted.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return f.run(c) },
	}
	fs := c.Flags()
	fs.StringArrayVar(&f.defects, "defect", nil, "only this defect; see list defects")
	fs.StringArrayVar(&f.dialects, "dialect", nil, "only this reading, e.g. D01=unquoted; see list dialects")
	fs.BoolVar(&f.full, "full", false, "every case against each defect (default: until it is killed)")
	fs.IntVar(&f.jobs, "jobs", 0, "devices at work at once (default: 24)")
	fs.Uint64Var(&f.seed, "seed", 0, "of the random mixtures of readings (default: the time)")
	fs.StringVar(&f.out, "out", filepath.Join("reports", "out"), "folder of "+selftest.File)
	fs.BoolVarP(&f.verbose, "verbose", "v", false, "log what the harness does to stderr")
	return c
}

func (f *selftestFlags) run(c *cobra.Command) error {
	plan, err := f.plan()
	if err != nil {
		return err
	}
	if f.verbose {
		plan.Log = slog.New(slog.NewTextHandler(c.ErrOrStderr(), nil))
	}
	w := newScoreboard(c.OutOrStdout(), languageFlag(c))
	plan.Watch = w.update
	report, err := plan.Run(c.Context())
	w.close()
	switch {
	case err != nil && c.Context().Err() != nil:
		return &exit{campaign.ExitIncomplete, context.Cause(c.Context())}
	case err != nil:
		return &exit{campaign.ExitNonConforming, err}
	}
	if err := report.Print(c.OutOrStdout(), languageFlag(c)); err != nil {
		return &exit{campaign.ExitIncomplete, err}
	}
	if err := report.Write(f.out); err != nil {
		return &exit{campaign.ExitIncomplete, err}
	}
	if report.Interrupted {
		return &exit{campaign.ExitIncomplete, context.Cause(c.Context())}
	}
	if !report.Good() {
		return &exit{code: campaign.ExitNonConforming}
	}
	return nil
}

// plan is everything, or what the flags name.
func (f *selftestFlags) plan() (selftest.Plan, error) {
	p, err := selftest.Whole()
	if err != nil {
		return p, usage("this build of the suite is broken: %w", err)
	}
	if f.jobs < 0 {
		return p, usage("--jobs wants a number above 0")
	}
	p.Full, p.Jobs = f.full, f.jobs
	if f.seed != 0 {
		p.Seed = f.seed
	}
	if len(f.defects)+len(f.dialects) == 0 {
		return p, nil
	}
	p.Partial, p.Mixtures, p.Faults, p.Dialects = true, 0, nil, nil
	if p.Defects, err = findDefects(f.defects); err != nil {
		return p, err
	}
	readings, err := parseDialects(f.dialects)
	if err != nil {
		return p, err
	}
	module, err := emulator.New(emulator.Config{Dialects: readings})
	if err != nil {
		return p, usage("%w", err)
	}
	if err := module.Close(); err != nil {
		return p, err
	}
	for row, reading := range readings {
		p.Dialects = append(p.Dialects, selftest.Reading{Row: row, Reading: reading})
	}
	return p, nil
}

// scoreboard shows a self-test to who waits for it: one line that is redrawn on a
// terminal, else a line now and then, and one for everything that is wrong.
type scoreboard struct {
	out  io.Writer
	lang string
	live bool

	mu                                sync.Mutex
	start, said                       time.Time
	defects, killed, dialects, faults int
	bad                               int
}

const logEvery = 10 * time.Second

func newScoreboard(out io.Writer, lang string) *scoreboard {
	w := &scoreboard{out: out, lang: lang, start: time.Now(), said: time.Now()}
	if file, ok := out.(*os.File); ok && drawsItself(file) {
		w.live = console.StyleOf(file).Live
	}
	return w
}

func (w *scoreboard) update(p selftest.Progress) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch p.Last.Kind {
	case selftest.Defect:
		if w.defects++; p.Last.Killed {
			w.killed++
		}
	case selftest.Dialect:
		w.dialects++
	case selftest.Fault:
		w.faults++
	}
	if !p.Last.Good() {
		w.bad++
		w.clear()
		fmt.Fprintln(w.out, say(w.lang, "not right: %s %s", p.Last.Kind, p.Last.ID))
	}
	line := say(w.lang, "%d of %d devices  %d of %d defects killed  %d dialects  %d faults  %d not right  %s",
		p.Done, p.Total, w.killed, w.defects, w.dialects, w.faults, w.bad, time.Since(w.start).Round(time.Second))
	switch {
	case w.live:
		fmt.Fprint(w.out, "\r\x1b[K"+line)
	case time.Since(w.said) >= logEvery || p.Done == p.Total:
		w.said = time.Now()
		fmt.Fprintln(w.out, line)
	}
}

func (w *scoreboard) clear() {
	if w.live {
		fmt.Fprint(w.out, "\r\x1b[K")
	}
}

func (w *scoreboard) close() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.clear()
}
