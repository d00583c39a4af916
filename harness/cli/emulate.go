package cli

import (
	"fmt"
	"log/slog"
	"strings"

	"github.com/spf13/cobra"

	"mftpspec/harness/bench"
	"mftpspec/harness/campaign"
	"mftpspec/harness/emulator"
)

func emulateCommand() *cobra.Command {
	var link, model, file string
	var dialects, defects []string
	var rate int
	c := &cobra.Command{
		Use:   "emulate",
		Short: "Offer a virtual module on a terminal of this machine",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			chosen, err := parseDialects(dialects)
			if err != nil {
				return err
			}
			log := slog.New(slog.NewTextHandler(c.ErrOrStderr(), nil))
			if file != "" && c.Flags().Changed("model") {
				return usage("--model and --module: a recorded module is of its own model")
			}
			config, err := configOf(file, model, chosen)
			if err != nil {
				return err
			}
			config.LineRate = rate
			hooks, err := withDefects(config, defects)
			if err != nil {
				return err
			}
			for _, h := range hooks {
				config.Hooks = append(config.Hooks, h())
			}
			module, err := emulator.New(config)
			if err != nil {
				return usage("%w", err)
			}
			if err := module.Close(); err != nil {
				return &exit{campaign.ExitNoBench, err}
			}
			err = bench.Emulate(c.Context(), link, config, log, func(path string) {
				fmt.Fprintln(c.OutOrStdout(), say(languageFlag(c), "a %s module is on %s; end with Ctrl-C", config.Model, path))
			})
			if err != nil {
				return &exit{campaign.ExitNoBench, err}
			}
			return nil
		},
	}
	c.Flags().StringVar(&link, "link", "", "name under which the terminal appears (default: the system's own)")
	c.Flags().StringVar(&model, "model", "generic", "model; see list models")
	c.Flags().StringVar(&file, "module", "", moduleUsage)
	c.Flags().StringArrayVar(&dialects, "dialect", nil, "reading where the manual leaves a choice, e.g. D01=unquoted; see list dialects")
	c.Flags().StringArrayVar(&defects, "defect", nil, "fault to put upon the module; see list defects")
	c.Flags().IntVar(&rate, "line-rate", 0, "bits per second of the line, both ways (default: as fast as it goes)")
	return c
}

func parseDialects(flags []string) (map[string]string, error) {
	chosen := map[string]string{}
	for _, d := range flags {
		row, reading, ok := strings.Cut(d, "=")
		if !ok || row == "" || reading == "" {
			return nil, usage("--dialect %q: write ROW=READING, e.g. D01=unquoted; see mftpspec list dialects", d)
		}
		chosen[row] = reading
	}
	return chosen, nil
}
