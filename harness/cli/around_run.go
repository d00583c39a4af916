package cli

import (
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"mftpspec/harness/bench"
	"mftpspec/harness/campaign"
	"mftpspec/harness/ixit"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
)

// What run and explore do around a run.

// log is where the harness tells what it does.
func (f *runFlags) log(c *cobra.Command) *slog.Logger {
	if !f.verbose {
		return slog.New(slog.DiscardHandler)
	}
	return slog.New(slog.NewTextHandler(c.ErrOrStderr(), nil))
}

// warnUnreachable warns of an FTP server that the module may not reach.
func warnUnreachable(c *cobra.Command, lab ixit.IXIT) {
	lang := languageFlag(c)
	if warning := bench.Unreachable(lab); warning != "" {
		fmt.Fprintln(c.ErrOrStderr(), say(lang, "warning: %s", language.Statement(lang, warning)))
	}
}

// written is the file of a run that ended with err; empty where the results could not be
// kept. It removes the reports that were made meanwhile, and says so.
func (f *runFlags) written(c *cobra.Command, err error) (file string, _ error) {
	if errors.Is(err, campaign.ErrKept) {
		return "", err
	}
	dropped, gone := dropReports(f.out)
	if gone == nil && len(dropped) > 0 {
		fmt.Fprintln(c.OutOrStdout(), say(languageFlag(c), "reports that were made during the run are removed: %s", strings.Join(dropped, " ")))
	}
	if gone != nil {
		err = errors.Join(err, gone)
	}
	return filepath.Join(f.out, model.File), err
}

// ended is what a command ends with after a run: an interruption was asked for, and is no
// error.
func ended(code int, err error) error {
	if code == 0 {
		return nil
	}
	if errors.Is(err, campaign.ErrInterrupted) {
		err = nil
	}
	return &exit{code, err}
}
