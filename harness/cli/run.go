package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mftpspec/harness/bench"
	"mftpspec/harness/campaign"
	"mftpspec/harness/emulator"
	"mftpspec/harness/ixit"
	"mftpspec/harness/selection"
	"mftpspec/harness/selftest"
	"mftpspec/reports/console"
	"mftpspec/reports/model"
	"mftpspec/reports/waiver"
	"mftpspec/steps"
)

// runFlags are what the command line of run says.
type runFlags struct {
	own                                                                              *ixit.ICS // of the file of --model; nil: it has the name of a model
	features, port, model, lab, selection, rerun, listen, host, out, waivers, module string
	shard                                                                            string
	baud, jobs, repeat, lineRate                                                     int
	duration                                                                         time.Duration
	resume                                                                           bool
	shuffle                                                                          int64
	dialects, defects                                                                []string
	verbose                                                                          bool
	tests                                                                            model.Laboratory // who tests
}

func runCommand() *cobra.Command {
	var f runFlags
	c := &cobra.Command{
		Use:   "run",
		Short: "Test a module, or the emulator",
		Long: `Test the module on --port against the manual, and leave results.json in --out.

Exit codes: 0 CONFORMING, also if only in part, and NON-CONFORMING where all
failures are waived; 1 NON-CONFORMING; 2 usage, or nothing selected; 3 INCOMPLETE;
4 the bench could not be set up.

A run that was interrupted or killed goes on with --resume and the same flags.

--select takes clauses (3.10, 3), commands (MFTPPWD), test cases (MFTPPWD-010),
requirements (R3.5-02), ledger rows (D01), tags (@example) and verdicts of an
earlier run (verdict:fail), with and, or, not and parentheses.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return f.run(c) },
	}
	fs := c.Flags()
	fs.StringVar(&f.port, "port", ixit.OwnBench(), "device path, COM port, auto, socket://host:port, rfc2217://host:port, labgrid://place, emu:// or emu://mem")
	fs.IntVar(&f.baud, "baud", 115200, "rate of the serial line")
	fs.StringVar(&f.model, "model", "", "model to test against, or the file of one; see list model (default: generic on emu://, else what AT+CGMM says)")
	fs.StringVar(&f.module, "module", "", moduleUsage)
	fs.StringVar(&f.lab, "lab", "", "file that declares the laboratory: see fixtures/lab.example.yaml")
	fs.StringVar(&f.features, "features", "", featuresUsage)
	fs.String("serve", "", "address of a page that shows the run while it goes on, e.g. 127.0.0.1:8080 (default: none)")
	fs.StringVar(&f.selection, "select", "", "test cases to execute, e.g. '3.10 and not @slow'")
	fs.StringVar(&f.rerun, "rerun", "", "results.json of an earlier run; without --select, what did not pass in it is executed")
	fs.IntVar(&f.jobs, "jobs", 0, "benches at work at once (default: 32 on emu://, 1 on a port)")
	fs.StringVar(&f.listen, "ftp-listen", "127.0.0.1:0", "where the FTP servers listen")
	fs.StringVar(&f.host, "ftp-host", "", "address of the FTP servers as the module reaches them (default: where they listen)")
	fs.StringVar(&f.out, "out", filepath.Join("reports", "out"), "folder of the results")
	fs.Int64Var(&f.shuffle, "shuffle", 0, "seed of a random order (default: none)")
	fs.IntVar(&f.repeat, "repeat", 1, "executions of each case; the worst verdict counts")
	fs.DurationVar(&f.duration, "for", 0, "execute the cases again and again for so long, e.g. 8h (default: as --repeat says)")
	fs.StringVar(&f.shard, "shard", "", "part of the selection to execute, e.g. 2/4; merge puts the parts together")
	fs.BoolVar(&f.resume, "resume", false, "go on with the run that was interrupted or killed and left its results in --out")
	fs.IntVar(&f.lineRate, "line-rate", 0, "rate of the emulator's line, bits per second (default: as fast as it goes)")
	fs.StringArrayVar(&f.dialects, "dialect", nil, "reading of the emulator where the manual leaves a choice, e.g. D01=unquoted; see list dialects")
	fs.StringArrayVar(&f.defects, "defect", nil, "firmware defect to give the emulator; see list defects")
	fs.StringVar(&f.waivers, "waivers", "", waiversUsage)
	laboratoryFlags(fs, &f.tests, "as --lab says")
	fs.BoolVarP(&f.verbose, "verbose", "v", false, "show what goes over the serial lines as it goes, and log what the harness does to stderr")
	return c
}

func (f *runFlags) run(c *cobra.Command) error {
	catalogue, err := loadSuite(f.features)
	if err != nil {
		return err
	}
	run := &campaign.Campaign{Catalogue: catalogue, Steps: steps.Definitions(), Repeat: f.repeat, For: f.duration, Resume: f.resume,
		Shuffle: f.shuffle, Out: f.out, Version: version()}
	if run.SelfTest, err = selftest.Score(); err != nil {
		return usage("this build of the suite is broken: %w", err)
	}
	if run.Models, err = f.declared(); err != nil {
		return err
	}
	if run.IXIT, err = f.laboratory(c); err != nil {
		return err
	}
	if err := f.choose(c.Context(), run); err != nil {
		return err
	}
	if f.repeat < 1 || f.jobs < 0 || f.baud <= 0 || f.lineRate < 0 || f.duration < 0 {
		return usage("--repeat, --for, --jobs, --baud and --line-rate want a number above 0")
	}
	if f.duration > 0 && !c.Flags().Changed("repeat") {
		run.Repeat = 0
	}
	run.Log = f.log(c)
	if err := f.benches(run); err != nil {
		return err
	}
	waivers, err := readWaivers(f.waivers)
	if err != nil {
		return err
	}
	lang := languageFlag(c)
	warnUnreachable(c, run.IXIT)
	style := styleOf(c)
	f.show(&style, run)
	progress := console.New(c.OutOrStdout(), style)
	defer context.AfterFunc(c.Context(), func() {
		progress.Note(model.Plain(say(lang, "interrupted: finishing the running cases. Press Ctrl-C again to stop at once; continue with the same command and --resume")))
	})()
	run.Watcher = progress
	if f.verbose {
		run.Listener = progress
	}
	run.Virtual = virtual(run.IXIT)
	live := &liveObserver{Progress: progress, folder: f.out}
	run.Observer = live
	shown, err := f.watched(c)
	if err != nil {
		progress.Close()
		return err
	}
	defer shown.close()
	aside := ""
	run.Clear = func() error {
		var err error
		aside, err = moveAside(f.out, f.resume)
		return err
	}
	results, err := run.Run(c.Context())
	progress.Close()
	live.live.Close()
	code := campaign.ExitCode(results, err)
	if results != nil {
		waived := waiver.Apply(results, waivers, time.Time{})
		var file string
		file, err = f.written(c, err)
		style.Summary(c.OutOrStdout(), results, waived, file)
		tellWaivers(c.OutOrStdout(), lang, waived)
		if aside != "" {
			fmt.Fprintln(c.OutOrStdout(), say(lang, "what an earlier run left is now in %s", aside))
		}
		if code == campaign.ExitNonConforming {
			code = waived.ExitCode(results)
		}
	}
	return ended(code, err)
}

// show tells the console what it can know of a run beforehand.
func (f *runFlags) show(style *console.Style, run *campaign.Campaign) {
	timing := run.IXIT.Timing
	style.Cost = func(id string) console.Cost {
		c := run.Catalogue.Cost(id, timing)
		return console.Cost{Waits: c.Waits, Exchanges: c.Exchanges, Bytes: c.Bytes}
	}
	style.Rate = run.LineRate
	style.Begin = say(style.Lang, "no answer yet: opening %s, then AT until the module answers it, and what it says of itself", run.IXIT.Port)
}

// laboratoryFlags are those that say who tests; otherwise says what holds without them.
func laboratoryFlags(fs *pflag.FlagSet, lab *model.Laboratory, otherwise string) {
	fs.StringVar(&lab.Name, "laboratory", "", "the test laboratory, for the first page (default: "+otherwise+")")
	fs.StringVar(&lab.Operator, "operator", "", "who tested, for the first page (default: "+otherwise+")")
	fs.StringVar(&lab.Reference, "report-number", "", "the laboratory's number of this report (default: "+otherwise+")")
}

// styleOf is the style that suits the standard output of a command.
func styleOf(c *cobra.Command) console.Style {
	style := console.Style{}
	if file, ok := c.OutOrStdout().(*os.File); ok && drawsItself(file) {
		style = console.StyleOf(file)
	}
	style.Lang = languageFlag(c)
	return style
}

// laboratory is the IXIT: the file of --lab, and the flags over it.
func (f *runFlags) laboratory(c *cobra.Command) (ixit.IXIT, error) {
	lab := ixit.Default()
	if f.lab != "" {
		data, err := os.ReadFile(f.lab)
		if err != nil {
			return lab, usage("--lab: %w", err)
		}
		if lab, err = ixit.Load(f.lab, data); err != nil {
			return lab, usage("%w", err)
		}
	}
	var recorded emulator.Config
	if f.module != "" {
		var err error
		if recorded, err = readModule(f.module); err != nil {
			return lab, err
		}
		if f.lab == "" {
			if lab, err = laboratoryOf(f.module); err != nil {
				return lab, err
			}
		}
	}
	for flag, set := range map[string]func(){
		"port": func() { lab = lab.OnPort(f.port) }, "baud": func() { lab.Baud = f.baud }, "model": func() { lab.Model = f.model },
		"laboratory": func() { lab.Laboratory.Name = f.tests.Name }, "operator": func() { lab.Laboratory.Operator = f.tests.Operator },
		"report-number": func() { lab.Laboratory.Reference = f.tests.Reference },
		"ftp-listen":    func() { lab.Server.Listen = f.listen }, "ftp-host": func() { lab.Server.Host = f.host },
	} {
		if c.Flags().Changed(flag) {
			set()
		}
	}
	if f.module != "" {
		if lab.Model != "" && lab.Model != recorded.Model {
			return lab, usage("--module %s: it is a module of model %s, not %s", f.module, recorded.Model, lab.Model)
		}
		lab.Model = recorded.Model
	}
	if err := lab.Check(); err != nil {
		return lab, usage("%w", err)
	}
	return bench.Laboratory(lab), nil
}

// choose settles what will be executed. Of an earlier run verdicts and durations are read.
func (f *runFlags) choose(ctx context.Context, run *campaign.Campaign) error {
	chosen, err := selection.Parse(f.selection)
	if err != nil {
		return usage("%w", err)
	}
	if f.rerun != "" && f.selection == "" {
		chosen, err = selection.Parse("verdict:fail or verdict:inconc or verdict:error")
		if err != nil {
			return usage("%w", err)
		}
	}
	run.Selection = chosen
	if f.shard != "" {
		if run.Shard, err = campaign.ParseShard(f.shard); err != nil {
			return usage("--shard: %w", err)
		}
		if chosen.NeedsEarlier() && f.rerun == "" {
			return usage("--shard: every machine must choose the same cases: name the earlier results with --rerun")
		}
		run.Durations = f.rerun != ""
	}
	if f.rerun != "" {
		if run.Earlier, _, err = campaign.Skim(ctx, f.rerun); err != nil {
			return usage("--rerun: %w", err)
		}
		return nil
	}
	run.Earlier, _, err = campaign.Skim(ctx, f.out)
	if err != nil && chosen.NeedsEarlier() && !f.resume {
		return usage("--select %s: %w; name another with --rerun", f.selection, err)
	}
	return nil
}

// benches settles where it will be executed, and how much at once.
func (f *runFlags) benches(campaign *campaign.Campaign) error {
	lab := campaign.IXIT
	if campaign.Model = lab.Model; lab.Model != "" {
		if _, err := ixit.FindModel(campaign.Models, lab.Model); err != nil {
			return usage("%w", err)
		}
	}
	real := !bench.Emulated(lab.Port)
	for _, b := range lab.Benches {
		real = real || !bench.Emulated(b.Port)
	}
	campaign.LineRate = f.lineRate
	if real {
		campaign.LineRate = lab.Baud
		if len(f.dialects) > 0 {
			return usage("--dialect is for emu://: a device has the dialect that it has")
		}
		if f.module != "" {
			return usage("--module is for emu://: %s is a module already", lab.Port)
		}
		if len(f.defects) > 0 {
			return usage("--defect is for emu://: a device has the defects that it has")
		}
		if f.lineRate > 0 {
			return usage("--line-rate is for emu://: the line of a device has the rate of --baud")
		}
		if f.jobs > lab.Size() {
			return usage("--jobs %d: %s is one module, and a module executes one case at a time", f.jobs, lab.Port)
		}
	}
	if len(lab.Benches) > 0 && f.jobs > 0 && f.jobs != lab.Size() {
		return usage("--jobs %d: the laboratory has %d benches, and each is used; name one with --port", f.jobs, lab.Size())
	}
	if real && len(lab.Benches) == 0 {
		campaign.Jobs, campaign.Benches = 1, bench.OnPort(lab.At(0))
		return nil
	}
	dialects, err := parseDialects(f.dialects)
	if err != nil {
		return err
	}
	config, err := configOf(f.module, lab.Model, dialects)
	if err != nil {
		return err
	}
	config.Own, config.LineRate = virtualModel(f.own), f.lineRate
	hooks, err := withDefects(config, f.defects)
	if err != nil {
		return err
	}
	if len(lab.Benches) > 0 {
		campaign.Benches, campaign.Jobs = bench.OnBenches(lab, config, hooks...), lab.Size()
		return nil
	}
	module, err := emulator.New(config)
	if err != nil {
		return usage("%w", err)
	}
	if err := module.Close(); err != nil {
		return err
	}
	campaign.Benches, campaign.Jobs = bench.OnEmulator(lab, config, hooks...), f.jobs
	if f.jobs == 0 {
		campaign.Jobs = 32 // a case waits most of its time; more would only wait for the processor
	}
	if !strings.HasSuffix(lab.Server.Listen, ":0") {
		campaign.Jobs = 1 // the FTP servers of several benches cannot share a port
	}
	if ports := lab.Server.PassivePorts; ports != [2]int{} {
		campaign.Jobs = max(1, min(campaign.Jobs, (ports[1]-ports[0]+1)/12)) // each wants two for each of its six channels
	}
	return nil
}
