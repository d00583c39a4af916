package cli

import (
	"context"
	"net/url"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"mftpspec/harness/campaign"
	"mftpspec/reports"
	"mftpspec/reports/compare"
)

func compareCommand() *cobra.Command {
	var out, waivers string
	var mask bool
	c := &cobra.Command{
		Use:   "compare old.json new.json",
		Short: "Say what changed between two runs",
		Long: `Say what changed from one run to another, of the last firmware and the next for
example: verdicts that got worse or better, dialects, timing, declarations. The
text is Markdown.

Exit codes: 0 the same or better, 1 worse, 2 usage, or unusable results.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usage("compare what? name two results.json, the old one first")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			sides, err := loadSides(c, args)
			if err != nil {
				return err
			}
			o := reports.Options{Lang: languageFlag(c), Mask: mask}
			if o.Waivers, err = readWaivers(waivers); err != nil {
				return err
			}
			if out != "" {
				for i := range sides {
					sides[i].Report = reportOf(out, sides[i].Name)
				}
			}
			comparison, err := compare.Runs(sides[0], sides[1], o)
			if err != nil {
				return unlessInterrupted(c.Context(), usage("compare: %w", err))
			}
			if err := comparison.Markdown(c.OutOrStdout()); err != nil {
				return usage("compare: %w", err)
			}
			if out != "" {
				if err := writeComparison(c.Context(), out, comparison); err != nil {
					return usage("--out: %w", err)
				}
			}
			if code := comparison.ExitCode(); code != campaign.ExitConforming {
				return &exit{code: code}
			}
			return nil
		},
	}
	c.Flags().StringVar(&out, "out", "", "folder of compare.html and compare.md (default: none)")
	c.Flags().StringVar(&waivers, "waivers", "", waiversUsage)
	c.Flags().BoolVar(&mask, "mask", false, "mask IMEI, IMSI, ICCID, phone numbers and addresses, for reports given to others")
	return c
}

func writeComparison(ctx context.Context, folder string, c *compare.Comparison) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	if err := writeFile(ctx, filepath.Join(folder, "compare.html"), c.HTML); err != nil {
		return err
	}
	return writeFile(ctx, filepath.Join(folder, "compare.md"), c.Markdown)
}

// reportOf is the address of the report beside results, as seen from a folder; empty
// where there is none.
func reportOf(folder, results string) string {
	switch info, err := os.Stat(results); {
	case err == nil && info.IsDir():
	case filepath.Ext(results) == ".json":
		results = filepath.Dir(results)
	default:
		return "" // an archive has its report in it
	}
	from, err := filepath.Abs(folder)
	to, also := filepath.Abs(filepath.Join(results, "report.html"))
	if err != nil || also != nil {
		return ""
	}
	if _, err := os.Stat(to); err != nil {
		return ""
	}
	name, err := filepath.Rel(from, to)
	if err != nil {
		return ""
	}
	return (&url.URL{Path: filepath.ToSlash(name)}).String()
}

// loadSides reads the results that a command line names.
func loadSides(c *cobra.Command, names []string) ([]reports.Side, error) {
	var sides []reports.Side
	for _, name := range names {
		r, err := skimRun(c, name)
		if err != nil {
			return nil, usage("unusable results: %w", err)
		}
		sides = append(sides, reports.Side{Name: filepath.ToSlash(name), Results: r})
	}
	return sides, nil
}
