package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"mftpspec/harness/campaign"
	"mftpspec/harness/record"
	"mftpspec/harness/replay"
)

func replayCommand() *cobra.Command {
	var link string
	var strict bool
	c := &cobra.Command{
		Use:   "replay results.json CASE",
		Short: "Replay the module's bytes of one test case to a host, with the recorded pauses",
		Long: `Replay what a module sent in one test case of a run to a host, byte by byte and with
the recorded pauses, so that its developer can work without that module.
Each command line is answered with what the module said to that line; where the
recording has only other parameters for the command, that is said on stderr, and the
answer to those comes. What it does not have at all is refused with ERROR. A host
that goes on cuts the pauses short.

With --strict the host has its turns: whatever it sends, the recorded answer comes. A
command line counts when its <CR> comes, data when as many bytes have come.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usage("replay what? name one results.json and one of its test cases")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			results, err := loadRun(c, args[0])
			if err != nil {
				return usage("replay: %w", err)
			}
			tape, err := record.TapeOf(results, args[1])
			if err != nil {
				return usage("replay: %w", err)
			}
			lang := languageFlag(c)
			err = replay.Play(c.Context(), link, tape, replay.Listener{
				Strict: strict,
				Ready: func(path string) {
					fmt.Fprintln(c.OutOrStdout(), say(lang, "%s is on %s, %d turns; end with Ctrl-C", args[1], path, len(tape)))
				},
				Differs: func(d replay.Difference) {
					if d.Was == nil {
						fmt.Fprintln(c.ErrOrStderr(), say(lang, "turn %d: the host sent %q, which the recording does not have", d.Turn, d.Sent))
						return
					}
					fmt.Fprintln(c.ErrOrStderr(), say(lang, "turn %d: the host sent %q, in the recording it was %q", d.Turn, d.Sent, d.Was))
				},
				Ended: func() { fmt.Fprintln(c.OutOrStdout(), say(lang, "the recording is at its end")) },
			})
			if err != nil {
				return &exit{campaign.ExitNoBench, err}
			}
			return nil
		},
	}
	c.Flags().StringVar(&link, "link", "", "name under which the terminal appears (default: the system's own)")
	c.Flags().BoolVar(&strict, "strict", false, "answer turn by turn, whatever the host sends")
	return c
}
