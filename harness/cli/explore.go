package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"mftpspec/harness/campaign"
	"mftpspec/harness/explore"
	"mftpspec/harness/ixit"
	"mftpspec/reports/console"
	"mftpspec/reports/model"
	"mftpspec/steps"
)

// exploreFlags are those of run that make sense here, and what an exploration has beside them.
type exploreFlags struct {
	runFlags
	seed                int64
	sequences, findings int
}

func exploreCommand() *cobra.Command {
	var f exploreFlags
	c := &cobra.Command{
		Use:   "explore",
		Short: "Search for defects with generated command sequences",
		Long: `Drive the module on --port with sequences of commands that a model of the manual
makes, and hold what it does against the manual, the ledger and the FTP server. A
sequence that fails is repeated three times from a clean start, and then cut down on
the device. What is left is a finding: a case of results.json in --out, and a feature
file in --out/findings that run --features executes.

The same --seed gives the same sequences. An exploration that was interrupted or
killed goes on with --resume and the same flags.

Exit codes: as of run. 1: findings; 3: also when a sequence had no verdict, or failed
and could not be repeated.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return f.explore(c) },
	}
	fs := c.Flags()
	fs.StringVar(&f.port, "port", ixit.OwnBench(), "device path, COM port, auto, socket://host:port, rfc2217://host:port, labgrid://place, emu:// or emu://mem")
	fs.IntVar(&f.baud, "baud", 115200, "rate of the serial line")
	fs.StringVar(&f.model, "model", "", "model to test against, or the file of one; see list model (default: generic on emu://, else what AT+CGMM says)")
	fs.StringVar(&f.lab, "lab", "", "file that declares the laboratory: see fixtures/lab.example.yaml")
	fs.Int64Var(&f.seed, "seed", 1, "number that the sequences are made from")
	fs.DurationVar(&f.duration, "for", 10*time.Minute, "how long to explore")
	fs.IntVar(&f.sequences, "sequences", 0, "how many sequences to execute; without --for there is no limit of time then (default: as many as there is time for)")
	fs.IntVar(&f.findings, "findings", 0, "end after so many findings (default: go on)")
	fs.IntVar(&f.jobs, "jobs", 0, "benches at work at once (default: 1)")
	fs.StringVar(&f.listen, "ftp-listen", "127.0.0.1:0", "where the FTP servers listen")
	fs.StringVar(&f.host, "ftp-host", "", "address of the FTP servers as the module reaches them (default: where they listen)")
	fs.StringVar(&f.out, "out", filepath.Join("reports", "explore"), "folder of the results")
	fs.BoolVar(&f.resume, "resume", false, "go on with the run that was interrupted or killed and left its results in --out")
	fs.IntVar(&f.lineRate, "line-rate", 0, "rate of the emulator's line, bits per second (default: as fast as it goes)")
	fs.StringArrayVar(&f.dialects, "dialect", nil, "reading of the emulator where the manual leaves a choice, e.g. D01=unquoted; see list dialects")
	fs.StringArrayVar(&f.defects, "defect", nil, "firmware defect to give the emulator; see list defects")
	fs.BoolVarP(&f.verbose, "verbose", "v", false, "log what the harness does to stderr")
	return c
}

func (f *exploreFlags) explore(c *cobra.Command) error {
	suite, err := loadSuite("")
	if err != nil {
		return err
	}
	if f.jobs < 0 || f.baud <= 0 || f.lineRate < 0 || f.duration <= 0 || f.sequences < 0 || f.findings < 0 {
		return usage("--for, --sequences, --findings, --jobs, --baud and --line-rate want a number above 0")
	}
	if f.jobs == 0 {
		f.jobs = 1
	}
	if f.sequences > 0 && !c.Flags().Changed("for") {
		f.duration = 0
	}
	lang := languageFlag(c)
	style := styleOf(c)
	progress := console.NewExploration(c.OutOrStdout(), style, f.seed)
	explorer := &explore.Explorer{Suite: suite, Seed: f.seed, Sequences: f.sequences, Most: f.findings, Out: f.out, Progress: progress.Progress, Found: progress.Found}
	run := &campaign.Campaign{Catalogue: explore.Cases(suite), Steps: steps.Definitions(), For: f.duration, Resume: f.resume, Out: f.out, Version: version(),
		Explorer: explorer, Observer: progress, Log: f.log(c)}
	if run.Models, err = f.declared(); err != nil {
		return err
	}
	if run.IXIT, err = f.laboratory(c); err != nil {
		return err
	}
	if err := f.benches(run); err != nil {
		return err
	}
	warnUnreachable(c, run.IXIT)
	defer context.AfterFunc(c.Context(), func() {
		progress.Note(model.Plain(say(lang, "interrupted: finishing the running sequences. Press Ctrl-C again to stop at once")))
	})()
	run.Virtual = virtual(run.IXIT)
	aside := ""
	run.Clear = func() (err error) {
		aside, err = moveAside(f.out, f.resume)
		return err
	}
	results, err := run.Run(c.Context())
	code := campaign.ExitCode(results, err)
	if results != nil {
		err = f.conclude(c, style, results, err, aside)
	}
	return ended(code, err)
}

// conclude says how the exploration ended, and where its findings are.
func (f *exploreFlags) conclude(c *cobra.Command, style console.Style, results *model.Results, err error, aside string) error {
	lang, out := languageFlag(c), c.OutOrStdout()
	file, err := f.written(c, err)
	style.Summary(out, results, nil, file)
	if x := results.Run.Exploration; x != nil && x.Findings+x.Unstable > 0 && file != "" {
		fmt.Fprintln(out, say(lang, "what was found, as scenarios: %s", filepath.Join(f.out, explore.Findings)))
	}
	if aside != "" {
		fmt.Fprintln(out, say(lang, "what an earlier run left is now in %s", aside))
	}
	return err
}
