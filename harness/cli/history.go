package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"mftpspec/harness/campaign"
	"mftpspec/harness/journal"
	"mftpspec/reports/bundle"
	"mftpspec/reports/history"
	"mftpspec/reports/model"
)

func historyCommand() *cobra.Command {
	var out string
	var machine bool
	c := &cobra.Command{
		Use:   "history DIR|ZIP…",
		Short: "Say how the verdicts develop over many runs",
		Long: `Read any number of results and write history.html, one page without a network: clauses
and firmwares, what broke and what was fixed, the verdicts of each case over time, what is
unstable, the dialects that changed, the latency of each command. A folder stands for all
results.json and all archives of report --bundle in it and below it.

Exit codes: 0 written, whatever the verdicts are; 2 usage, or unusable results.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("history of what? name folders of results, or archives of report --bundle")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			h, err := readHistory(out, args)
			if err != nil {
				return err
			}
			if err := os.MkdirAll(out, 0o777); err != nil {
				return usage("--out: %w", err)
			}
			files := []func(io.Writer) error{func(w io.Writer) error { return h.HTML(w, languageFlag(c)) }}
			names := []string{filepath.Join(out, "history.html")}
			if machine {
				files, names = append(files, h.JSON), append(names, filepath.Join(out, "history.json"))
			}
			for i, name := range names {
				if err := journal.WriteFile(name, files[i]); err != nil {
					return usage("--out: %w", err)
				}
				fmt.Fprintln(c.OutOrStdout(), name)
			}
			tellHistory(c, h)
			return nil
		},
	}
	c.Flags().StringVar(&out, "out", ".", "folder of history.html")
	c.Flags().BoolVar(&machine, "json", false, "write history.json beside it, for programs")
	return c
}

// tellHistory says what the newest firmware of each model changed.
func tellHistory(c *cobra.Command, h *history.History) {
	v := h.Views()[0]
	fmt.Fprintln(c.OutOrStdout(), say(languageFlag(c), "%d runs, %d firmwares", len(h.Runs), len(v.Firmwares)))
	told := map[string]bool{}
	for _, s := range v.Newest() {
		if m := v.Firmwares[s.To].Model; !told[m] {
			told[m] = true
			fmt.Fprintln(c.OutOrStdout(), say(languageFlag(c), "%s → %s: broken: %d, fixed: %d, dialects changed: %d", v.Label(s.From), v.Label(s.To), len(s.Broken), len(s.Fixed), len(s.Dialects)))
		}
	}
}

// readHistory reads what the arguments stand for, on as many processors as there are.
// Addresses of reports are relative to out.
func readHistory(out string, args []string) (*history.History, error) {
	var names []string
	for _, arg := range args {
		found, err := resultsBelow(arg)
		if err != nil {
			return nil, err
		}
		names = append(names, found...)
	}
	h, work := history.New(), make(chan string)
	failed := make([]error, runtime.GOMAXPROCS(0))
	var workers sync.WaitGroup
	for i := range failed {
		workers.Go(func() {
			for name := range work {
				if err := readRun(h, out, name); err != nil && failed[i] == nil {
					failed[i] = err
				}
			}
		})
	}
	for _, name := range names {
		work <- name
	}
	close(work)
	workers.Wait()
	for _, err := range failed {
		if err != nil {
			return nil, usage("history: %w", err)
		}
	}
	h.Sort()
	return h, nil
}

// resultsBelow names the results and archives that an argument stands for.
func resultsBelow(arg string) ([]string, error) {
	info, err := os.Stat(arg)
	if err != nil {
		return nil, usage("history: %w", err)
	}
	if !info.IsDir() {
		return []string{arg}, nil
	}
	var names []string
	err = filepath.WalkDir(arg, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && e.Name() == journal.PayloadFolder:
			return fs.SkipDir
		case e.IsDir():
		case e.Name() == model.File, isArchive(name) && holdsResults(name):
			names = append(names, name)
		}
		return nil
	})
	if err != nil {
		return nil, usage("history: %w", err)
	}
	if len(names) == 0 {
		return nil, usage("history: %s holds no results.json and no archive of report --bundle", arg)
	}
	return names, nil
}

func isArchive(name string) bool { return strings.EqualFold(filepath.Ext(name), ".zip") }

// holdsResults says whether an archive is one of results; there may be others.
func holdsResults(name string) bool {
	return inArchive(name, func(io.Reader) error { return nil }) == nil
}

// inArchive opens the results in an archive.
func inArchive(name string, read func(io.Reader) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	folder, err := bundle.Open(f, info.Size())
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	in, err := folder.Open(model.File)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	defer in.Close()
	return read(in)
}

// readRun reads one run into the history. Of one that has not ended the journal counts.
func readRun(h *history.History, out, name string) error {
	shown := filepath.ToSlash(name)
	if isArchive(name) {
		return inArchive(name, func(in io.Reader) error { return h.Read(in, shown, "") })
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	err = h.Read(f, shown, reportBeside(out, name))
	if !errors.Is(err, history.ErrOpen) {
		return err
	}
	r, _, err := campaign.Load(name)
	if err != nil {
		return err
	}
	h.Add(r, shown, reportBeside(out, name))
	return nil
}

// reportBeside is the address of the report beside results, as seen from a folder;
// empty where there is none.
func reportBeside(folder, results string) string {
	report := filepath.Join(filepath.Dir(results), "report.html")
	if _, err := os.Stat(report); err != nil {
		return ""
	}
	from, err := filepath.Abs(folder)
	if err != nil {
		return ""
	}
	to, err := filepath.Abs(report)
	if err != nil {
		return ""
	}
	address, err := filepath.Rel(from, to)
	if err != nil { // on another drive
		return ""
	}
	return (&url.URL{Path: filepath.ToSlash(address)}).String()
}
