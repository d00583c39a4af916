package cli

import (
	"time"

	"github.com/spf13/cobra"

	"mftpspec/harness/journal"
	"mftpspec/reports/console"
	"mftpspec/reports/model"
)

// watched begins to show the run at the address of --serve; nil without one.
func (f *runFlags) watched(c *cobra.Command) (*runPage, error) {
	address, err := c.Flags().GetString("serve")
	if err != nil || address == "" {
		return nil, err
	}
	// The clock of a file system is a little behind.
	return showRun(c, "--serve", address, f.out, time.Now().Add(-20*time.Millisecond))
}

// liveObserver keeps the file that says what the benches of a run do, beside what the
// console shows.
type liveObserver struct {
	*console.Progress
	folder string
	live   *journal.Live // from Planned on: before that the folder is not that of this run
}

// Planned implements campaign.Observer.
func (o *liveObserver) Planned(run model.Run, cases []model.Case) {
	o.live = journal.OpenLive(o.folder)
	o.Progress.Planned(run, cases)
}

// Began implements campaign.Observer.
func (o *liveObserver) Began(bench string, k model.Case) {
	o.live.Begin(journal.Doing{Bench: bench, Case: k.ID, Title: k.Title, Began: time.Now()})
	o.Progress.Began(bench, k)
}

// AtStep implements campaign.StepObserver.
func (o *liveObserver) AtStep(bench, step string) { o.live.Step(bench, step) }

// Ended implements campaign.Observer.
func (o *liveObserver) Ended(k model.Case) {
	o.live.Free(k.Bench, k.ID)
	o.Progress.Ended(k)
}
