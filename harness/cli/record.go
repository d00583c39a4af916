package cli

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"mftpspec/harness/bench"
	"mftpspec/harness/emulator"
	"mftpspec/harness/ixit"
	"mftpspec/harness/ledger"
	"mftpspec/harness/record"
)

const moduleUsage = "file of a recorded module, which the emulator then speaks like: see mftpspec record"

func recordCommand() *cobra.Command {
	var out string
	var incomplete bool
	c := &cobra.Command{
		Use:   "record results.json",
		Short: "Make a virtual module of a run on a real one",
		Long: `Make a file of a run on a real module, from which the emulator learns to speak
like it: its identity, its readings where the manual leaves a choice, the bytes of
its prompt, its chunks, its guard time and its latencies. With the file,
  mftpspec run --module FILE       tests a virtual module that speaks like it
  mftpspec emulate --module FILE   offers that module on a terminal
What the emulator cannot take over, and what the module failed, is listed in it.

Exit codes: 0 written, 2 usage, or a run that cannot be recorded.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("record what? name one results.json, of a run on a module")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			results, err := loadRun(c, args[0])
			if err != nil {
				return usage("record: %w", err)
			}
			if err := record.Usable(results, incomplete); err != nil {
				return usage("record: %s: %w", args[0], err)
			}
			file := bench.Learn(results)
			var b bytes.Buffer
			if err := file.Write(&b); err != nil {
				return usage("record: %w", err)
			}
			if out == "-" {
				_, err := c.OutOrStdout().Write(b.Bytes())
				return err
			}
			if out == "" {
				out = fileName(file.Name()) + ".module.yaml"
			}
			if err := os.WriteFile(out, b.Bytes(), fs.FileMode(0o666)); err != nil {
				return usage("--out: %w", err)
			}
			fmt.Fprintln(c.OutOrStdout(), say(languageFlag(c), "%s: %d readings, %d latencies; %d things are not reproduced, %d failures are listed",
				out, len(file.Dialects), len(file.Measured.Latency), len(file.NotReproduced), len(file.Deviations)))
			return nil
		},
	}
	c.Flags().StringVar(&out, "out", "", "file to write, - for the standard output (default: named after the module)")
	c.Flags().BoolVar(&incomplete, "incomplete", false, "take what there is of a run that did not come to its end")
	return c
}

// fileName leaves of a name what every file system takes.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' || r == '.' || r == '_' {
			return r
		}
		return '-'
	}, name)
	if name = strings.Trim(name, "-."); name == "" {
		return "unknown"
	}
	return name
}

// readModule reads the file of a recorded module.
func readModule(file string) (emulator.Config, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return emulator.Config{}, usage("--module: %w", err)
	}
	config, err := emulator.ReadRecording(file, data)
	if err != nil {
		return emulator.Config{}, usage("--module: %w", err)
	}
	return config, nil
}

// laboratoryOf is the IXIT that the module was recorded with, as far as it is the
// module's.
func laboratoryOf(file string) (ixit.IXIT, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return ixit.IXIT{}, usage("--module: %w", err)
	}
	section, err := record.LaboratoryOf(file, data)
	if err != nil {
		return ixit.IXIT{}, usage("--module: %w", err)
	}
	ixit, err := ixit.Load(file+", section laboratory", section)
	if err != nil {
		return ixit, usage("--module: %w", err)
	}
	return ixit, nil
}

// configOf is the emulated module that the flags describe: a recorded one, or a
// model; in either case with readings of the command line's own.
func configOf(file, model string, dialects map[string]string) (emulator.Config, error) {
	if file == "" {
		return emulator.Config{Model: model, Dialects: dialects}, nil
	}
	config, err := readModule(file)
	if err != nil {
		return config, err
	}
	if config.Dialects == nil {
		config.Dialects = map[string]string{}
	}
	maps.Copy(config.Dialects, dialects)
	if dialects[ledger.D41] != "" {
		config.Prompt = ""
	}
	return config, nil
}
