package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"mftpspec/harness/bench/hostkit"
	"mftpspec/harness/campaign"
)

func tellCommand() *cobra.Command {
	var events []string
	for _, w := range hostkit.Words() {
		events = append(events, fmt.Sprintf("  %-14s %s", strings.TrimSpace(w[0]+" "+w[1]), w[2]))
	}
	return &cobra.Command{
		Use:   "tell ADDRESS EVENT",
		Short: "Send an event to a running virtual module",
		Long: `Send one event to the control socket of mftpspec emulate --control ADDRESS:

` + strings.Join(events, "\n") + `

A program can send the same words itself, a line each; each is answered with a line,
"ok" or "error: …".

Exit codes: 0 done, 2 not understood, 4 nobody listens there.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usage("tell whom what? name the address of --control and an event, e.g. mftpspec tell tcp://127.0.0.1:2001 lose-network")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			refused, err := hostkit.Tell(c.Context(), args[0], strings.Join(args[1:], " "))
			if err != nil {
				return &exit{campaign.ExitNoBench, &message{"tell %s: nobody takes events there: %w", []any{args[0], err}}}
			}
			if refused != "" {
				return usage("tell: %s", refused)
			}
			return nil
		},
	}
}
