package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mftpspec/harness/campaign"
	"mftpspec/harness/journal"
	"mftpspec/reports/merge"
	"mftpspec/reports/model"
)

func mergeCommand() *cobra.Command {
	var out string
	var verdict bool
	c := &cobra.Command{
		Use:   "merge a.json b.json …",
		Short: "Put the results of several runs together",
		Long: `Put the results of several runs of one suite on one device together: shards, of
which each executed other cases, and repeats. The worst verdict of a case counts,
and what the runs do not agree on is listed.

A shard that is missing makes the whole INCOMPLETE.

Exit codes: 0 written, whatever the verdicts are; 2 usage, unusable results, or
results of different suites, devices or selections. With --verdict those of run:
0 conforming, 1 a failure, 3 incomplete.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usage("merge what? name two results.json or more")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return mergeRuns(c, args, out, verdict) },
	}
	c.Flags().BoolVar(&verdict, "verdict", false, "exit as a run with these results does")
	c.Flags().StringVar(&out, "out", "", "folder of the merged results.json; it must be named")
	return c
}

// mostConflicts is how many conflicts the console shows; the report has all.
const mostConflicts = 20

func mergeRuns(c *cobra.Command, names []string, out string, verdict bool) error {
	if out == "" {
		return usage("merge: name the folder of the merged results with --out")
	}
	sides, err := loadSides(c, names)
	if err != nil {
		return err
	}
	target := filepath.Join(out, model.File)
	for _, name := range names {
		if sameFile(resultsFile(name), target) {
			return usage("merge: --out %s would overwrite %s", out, name)
		}
	}
	merged, err := merge.Runs(sides)
	if err != nil {
		return usage("%w", err)
	}
	payloads := make([][]string, len(sides))
	for i, s := range sides {
		if payloads[i], err = sideFiles(s.Results); err != nil {
			return unlessInterrupted(c.Context(), usage("unusable results: %w", err))
		}
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return usage("--out: %w", err)
	}
	aside, err := moveAside(out, false)
	if err != nil {
		return usage("--out: %w", err)
	}
	for i, files := range payloads {
		if err := copySideFiles(out, filepath.Dir(resultsFile(names[i])), files); err != nil {
			return usage("--out: %w", err)
		}
	}
	if err := writeFile(c.Context(), target, merged.Encode); err != nil {
		return usage("--out: %w", err)
	}
	lang := languageFlag(c)
	for i, conflict := range merged.Merged.Conflicts {
		if i == mostConflicts {
			fmt.Fprintln(c.OutOrStdout(), say(lang, "… and %d more conflicts", len(merged.Merged.Conflicts)-i))
			break
		}
		fmt.Fprintln(c.OutOrStdout(), say(lang, "conflict: %s %s: %s; kept: %s", conflict.Kind, conflict.Key, values(conflict.Values), conflict.Kept))
	}
	styleOf(c).Summary(c.OutOrStdout(), merged, nil, target)
	if aside != "" {
		fmt.Fprintln(c.OutOrStdout(), say(lang, "what an earlier run left is now in %s", aside))
	}
	if code := campaign.ExitCode(merged, nil); verdict && code != 0 {
		return &exit{code, nil}
	}
	return nil
}

// values says who has which value of what runs do not agree on.
func values(of map[string]string) string {
	var list []string
	for _, name := range slices.Sorted(maps.Keys(of)) {
		list = append(list, name+" "+of[name])
	}
	return strings.Join(list, ", ")
}

// copySideFiles copies the payloads that traces name. One that is gone stays gone: the
// digest in the trace stands for it.
func copySideFiles(to, from string, files []string) error {
	for _, file := range files {
		name := filepath.FromSlash(file)
		in, err := os.Open(filepath.Join(from, name))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		target := filepath.Join(to, name)
		err = os.MkdirAll(filepath.Dir(target), 0o777)
		if err == nil {
			err = journal.WriteFile(target, func(w io.Writer) error {
				_, err := io.Copy(w, in)
				return err
			})
		}
		if err = errors.Join(err, in.Close()); err != nil {
			return err
		}
	}
	return nil
}
