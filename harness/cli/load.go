package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"mftpspec/harness/campaign"
	"mftpspec/reports/model"
)

// loadRun reads the results of a run. Of one that was killed, or is still going on,
// they are those of its journal, and that is said.
func loadRun(c *cobra.Command, name string) (*model.Results, error) {
	return loadBy(c, name, func() (*model.Results, campaign.State, error) { return campaign.Load(name) })
}

// skimRun is loadRun for reports, which read what is long of a case as they write it. At
// Ctrl-C nothing more is read.
func skimRun(c *cobra.Command, name string) (*model.Results, error) {
	return loadBy(c, name, func() (*model.Results, campaign.State, error) { return campaign.Skim(c.Context(), name) })
}

func loadBy(c *cobra.Command, name string, open func() (*model.Results, campaign.State, error)) (*model.Results, error) {
	type loaded struct {
		*model.Results
		state campaign.State
	}
	got, err := orInterrupted(c.Context(), func() (l loaded, err error) {
		l.Results, l.state, err = open()
		return l, err
	})
	if err != nil {
		return nil, err
	}
	r, state := got.Results, got.state
	lang, stderr := languageFlag(c), c.ErrOrStderr()
	if state.Damaged > 0 {
		fmt.Fprintln(stderr, say(lang, "%s: the journal is damaged from line %d on, and read up to there", name, state.Damaged))
	}
	switch state.Progress {
	case campaign.InProgress:
		fmt.Fprintln(stderr, say(lang, "%s: the run is in progress, %d of %d", name, r.Run.Executed, r.Run.Selected))
	case campaign.Interrupted:
		fmt.Fprintln(stderr, say(lang, "%s: the run was interrupted, %d of %d; go on with run --resume", name, r.Run.Executed, r.Run.Selected))
	}
	return r, nil
}
