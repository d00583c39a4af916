package cli

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"mftpspec/harness/bench"
	"mftpspec/harness/campaign"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/doctor"
	"mftpspec/harness/emulator"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/harness/port"
)

func doctorCommand() *cobra.Command {
	var f runFlags
	var write string
	c := &cobra.Command{
		Use:   "doctor",
		Short: "Say whether a bench can run, and what to do if not",
		Long: `Look at a bench step by step, in less than a minute: port, AT, identification,
firmware, ICS, SIM, registration, PDP context, clock, the way to the FTP server and
through each passive port, the module's own files; and say what a run would select
and how long it would take. Each step is ok, a warning or a failure, with a remedy.
Several benches of a laboratory are looked at at once.

--write-model writes a model file from what the module reports. Use it for a model that
the suite does not know: check the file against the data sheet, then pass it to
run --model.

Nothing that lasts is written to the module, and it is left as it was found.

Exit codes: 0 ready, warnings or not; 2 usage; 4 not ready.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return f.examine(c, write) },
	}
	fs, run := c.Flags(), runCommand().Flags()
	as := func(name string) string { return run.Lookup(name).Usage } // the same as for run
	fs.StringVar(&f.port, "port", "", as("port"))
	fs.IntVar(&f.baud, "baud", 115200, as("baud"))
	fs.StringVar(&f.model, "model", "", as("model"))
	fs.StringVar(&write, "write-model", "", "model file to write from what the module reports")
	fs.StringVar(&f.lab, "lab", "", as("lab"))
	fs.StringVar(&f.listen, "ftp-listen", "127.0.0.1:0", as("ftp-listen"))
	fs.StringVar(&f.host, "ftp-host", "", as("ftp-host"))
	return c
}

// examine looks at every bench of the laboratory; write is the file for the model that the
// module shows, empty for none.
func (f *runFlags) examine(c *cobra.Command, write string) error {
	models, err := f.declared()
	if err != nil {
		return err
	}
	lab, err := f.laboratory(c)
	if err != nil {
		return err
	}
	if !lab.HasPort() {
		ports := port.Candidates()
		if len(ports) == 0 {
			return usage("doctor which port? Name it with --port or in --lab; no serial port was found on this machine, and emu:// is always there")
		}
		return usage("doctor which port? Name it with --port or in --lab; there are %s, and emu://", strings.Join(ports, ", "))
	}
	catalogue, err := catalogue.Suite()
	if err != nil {
		return usage("this build of the suite is broken: %w", err)
	}
	if lab.Model != "" {
		if _, err := ixit.FindModel(models, lab.Model); err != nil {
			return usage("%w", err)
		}
	}
	if write != "" && (f.model != "" || lab.Size() > 1) {
		return usage("--write-model: name one port, and no --model: the module shows what it is")
	}
	lang := languageFlag(c)
	reports := make([]doctor.Report, lab.Size())
	outputs := make([]bytes.Buffer, lab.Size())
	var all sync.WaitGroup
	for n := range lab.Size() {
		own := bench.Laboratory(lab.At(n))
		out := io.Writer(&outputs[n])
		if lab.Size() == 1 {
			out = c.OutOrStdout() // as it comes
		}
		maker := func(i ixit.IXIT) iut.BenchMaker {
			return bench.OnBenches(i, emulator.Config{Model: own.Model, Own: virtualModel(f.own)})
		}
		all.Go(func() {
			reports[n] = doctor.Examination{IXIT: own, Open: maker, Catalogue: catalogue, Models: models, Model: own.Model, Learn: write != "",
				Tell: func(f doctor.Finding) { tellFinding(out, lang, f) }}.Run(c.Context())
		})
	}
	all.Wait()
	ready := true
	for n := range reports {
		if lab.Size() > 1 {
			fmt.Fprintf(c.OutOrStdout(), "%s\n%s", lab.At(n).Name, outputs[n].String())
		}
		tellGrounds(c.OutOrStdout(), lang, reports[n])
		ready = ready && reports[n].Ready()
	}
	if write != "" && reports[0].Learned != nil {
		if err := writeModel(write, *reports[0].Learned); err != nil {
			return err
		}
		fmt.Fprintln(c.OutOrStdout(), say(lang, "%s has what the module shows of its model: check it, then run --model %s", write, write))
	}
	if !alike(c.OutOrStdout(), lang, lab, reports) || !ready {
		return &exit{code: campaign.ExitNoBench}
	}
	return nil
}

// tellFinding prints one step.
func tellFinding(w io.Writer, lang string, f doctor.Finding) {
	state := map[doctor.State]string{doctor.OK: say(lang, "ok"), doctor.Warning: say(lang, "warning"), doctor.Failure: say(lang, "FAILURE"), doctor.Unchecked: say(lang, "not checked")}[f.State]
	fmt.Fprintf(w, "%s  %s  %s\n", padded(state, 11), padded(doctor.StepName(lang, f.Step), 18), f.Text.In(lang))
	if remedy := f.Remedy.In(lang); remedy != "" {
		fmt.Fprintf(w, "%s  %s  → %s\n", padded("", 11), padded("", 18), remedy)
	}
}

// padded fills a text up to a width in columns; a Han character has two.
func padded(text string, width int) string {
	for _, r := range text {
		width--
		if r >= 0x2e80 {
			width--
		}
	}
	return text + strings.Repeat(" ", max(0, width))
}

// tellGrounds prints what the forecast rests on, and the conclusion.
func tellGrounds(w io.Writer, lang string, r doctor.Report) {
	for _, g := range r.Grounds() {
		fmt.Fprintf(w, "%s  %s  %s\n", padded("", 11), padded("", 18), g.In(lang))
	}
	failures, warnings, unchecked := r.Count(doctor.Failure), r.Count(doctor.Warning), r.Count(doctor.Unchecked)
	switch {
	case !r.Ready():
		fmt.Fprintln(w, say(lang, "not ready: failures: %d, warnings: %d, not checked: %d", failures, warnings, unchecked))
	case warnings > 0:
		fmt.Fprintln(w, say(lang, "ready, with warnings: %d", warnings))
	default:
		fmt.Fprintln(w, say(lang, "ready"))
	}
}

// alike says so if the modules are of several models or firmwares, and whether
// they are not.
func alike(w io.Writer, lang string, ixit ixit.IXIT, reports []doctor.Report) bool {
	for n, r := range reports {
		a, b := reports[0].IUT, r.IUT
		if a.Model != "" && b.Model != "" && (a.Model != b.Model || a.Firmware != b.Firmware) {
			fmt.Fprintln(w, say(lang, "not ready: a verdict is about one firmware, and %s is %s, %s is %s: run them apart, each with --port",
				ixit.At(0).Name, a.Model+" "+a.Firmware, ixit.At(n).Name, b.Model+" "+b.Firmware))
			return false
		}
	}
	return true
}
