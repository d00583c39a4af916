package cli

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mftpspec/harness/journal"
	"mftpspec/reports"
	"mftpspec/reports/cucumber"
	"mftpspec/reports/html"
	"mftpspec/reports/junit"
	"mftpspec/reports/manifest"
	"mftpspec/reports/markdown"
	"mftpspec/reports/model"
	"mftpspec/reports/pcapng"
	"mftpspec/reports/pdf"
	"mftpspec/reports/xlsx"
)

// format is one of the reports: its name on the command line, and its file.
type format struct {
	name, file string
	usual      bool // written where nobody names a format
	write      func(io.Writer, *model.Results, reports.Options) error
}

// pdfFormat is written by what only a command line knows: an edition, a browser.
const pdfFormat = "pdf"

func formats() []format {
	return []format{
		{"html", "report.html", true, html.Write},
		{"junit", "junit.xml", true, junit.Write},
		{"cucumber", "cucumber.json", true, cucumber.WriteJSON},
		{"messages", "messages.ndjson", true, cucumber.WriteMessages},
		{"markdown", "summary.md", true, markdown.Write},
		{"xlsx", "report.xlsx", false, xlsx.Write},
		{"pcapng", "capture.pcapng", false, pcapng.Write},
		{pdfFormat, "report.pdf", false, nil},
	}
}

func usualFormats() []format {
	return slices.DeleteFunc(formats(), func(f format) bool { return !f.usual })
}

// reportFlags are what the command line of report says.
type reportFlags struct {
	formats, cases                                     []string
	out, title, product, waivers, key, signers, signer string
	bundle, edition                                    string
	mask, check, virtual                               bool
	lab                                                model.Laboratory
}

func reportCommand() *cobra.Command {
	var f reportFlags
	c := &cobra.Command{
		Use:   "report results.json",
		Short: "Write the reports of a run",
		Long: `Write the reports of results.json: report.html for people, junit.xml,
cucumber.json and messages.ndjson for build servers, summary.md for the page of
a build; and SHA256SUMS over the evidence in the same folder. A folder stands
for the results.json in it. Only where they are asked for: --format xlsx, a workbook,
--format pcapng, a capture for Wireshark of the serial line and the FTP traffic, and
--format pdf, the report on paper, which a Chromium of this machine prints: --edition
short is what is signed and what failed, --edition full all of report.html.

Exit codes: 0 written, whatever the verdicts are; 2 usage, or unusable results.
With --verify: 0 the evidence is intact, 1 it is not, and each file that was changed,
swapped, added or removed is named.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("report what? name one results.json, or its folder")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if f.check {
				return f.verify(c, args[0])
			}
			return f.run(c, args[0])
		},
	}
	fs := c.Flags()
	fs.StringSliceVar(&f.formats, "format", nil, "of html, junit, cucumber, messages, markdown, xlsx, pcapng, pdf, with commas between (default: the first five)")
	fs.StringSliceVar(&f.cases, "case", nil, "for --format pcapng: the test cases, with commas between (default: all)")
	fs.StringVar(&f.edition, "edition", shortEdition, "length of the PDF, and of the HTML when it is printed: short or full")
	fs.StringVar(&f.out, "out", "", "folder of the reports (default: beside results.json)")
	fs.BoolVar(&f.mask, "mask", false, "mask IMEI, IMSI, ICCID, phone numbers and addresses, for reports given to others")
	fs.StringVar(&f.waivers, "waivers", "", waiversUsage)
	fs.StringVar(&f.title, "title", "", "title of the first page")
	fs.StringVar(&f.product, "product", "", "what is released or bought, for the first page (default: the model)")
	laboratoryFlags(fs, &f.lab, "as the results say")
	fs.BoolVar(&f.virtual, "virtual", false, "sign the results of a virtual module, which say nothing about any hardware")
	fs.StringVar(&f.key, "sign", "", "private OpenSSH key that signs SHA256SUMS")
	fs.StringVar(&f.bundle, "bundle", "", "ZIP archive to make of the reports and the evidence, which --verify takes as it is")
	fs.BoolVar(&f.check, "verify", false, "write nothing: compare the evidence with SHA256SUMS, and check its signature")
	fs.StringVar(&f.signers, "signers", "", "for --verify: file of allowed signers, as of ssh-keygen")
	fs.StringVar(&f.signer, "signer", "", "for --verify: who must have signed, as that file names them (default: anybody in it)")
	return c
}

func (f *reportFlags) run(c *cobra.Command, name string) error {
	chosen, err := f.choose(c)
	if err != nil {
		return err
	}
	name = resultsFile(name)
	r, err := skimRun(c, name)
	if err != nil {
		return usage("report: %w", err)
	}
	if err := f.checkCases(c, chosen, r); err != nil {
		return err
	}
	if f.key != "" && !f.virtual && r.Extent().Virtual != "" {
		return usage("--sign: %s is of a virtual module, and says nothing about any hardware; sign it with --virtual", name)
	}
	sums, err := sumsOf(c, name, r.Run.Open)
	if err != nil {
		return err
	}
	lang := languageFlag(c)
	key, err := readKey(lang, f.key, c.ErrOrStderr())
	if err != nil {
		return err
	}
	o, err := f.options(c, r, sums)
	if err != nil {
		return err
	}
	home := filepath.Dir(name)
	out := cmp.Or(f.out, home)
	files, err := writeReports(c, out, chosen, r, o)
	if err != nil {
		return err
	}
	if f.mask && sameFile(home, out) {
		fmt.Fprintln(c.ErrOrStderr(), say(lang, "warning: the reports are masked, but the evidence beside them is not: for reports given to others, name another folder with --out"))
	}
	if !f.mask && sameFile(home, out) {
		of, err := evidence(home, filepath.Base(name), r)
		if err != nil {
			return unlessInterrupted(c.Context(), usage("report: %w", err))
		}
		files = append(files, of...)
	}
	kept, err := others(c, out, files, sums, r.Run.Open)
	if err != nil {
		return usage("report: %w", err)
	}
	files = append(files, kept...)
	if f.bundle != "" {
		if err := journal.WriteFile(filepath.Join(out, provenanceFile), provenanceOf(r).write); err != nil {
			return usage("report: %w", err)
		}
		files = append(files, provenanceFile)
	}
	if err := seal(c, out, files, key); err != nil {
		return err
	}
	if f.bundle == "" {
		return nil
	}
	if err := writeBundle(c.Context(), f.bundle, out, files, r); err != nil {
		return usage("--bundle: %w", err)
	}
	fmt.Fprintln(c.OutOrStdout(), f.bundle)
	return nil
}

// sumsOf are the digests of what the reports are made of.
func sumsOf(c *cobra.Command, results string, open bool) ([]manifest.Entry, error) {
	of := []string{filepath.Base(results)}
	if open { // the journal has what the results do not have yet
		of = append(of, journal.File)
	}
	sums, err := orInterrupted(c.Context(), func() ([]manifest.Entry, error) { return manifest.List(os.DirFS(filepath.Dir(results)), of) })
	if err != nil {
		return nil, usage("report: %w", err)
	}
	return sums, nil
}

// options are those of all reports of one call.
func (f *reportFlags) options(c *cobra.Command, r *model.Results, sums []manifest.Entry) (o reports.Options, err error) {
	waivers, err := readWaivers(f.waivers)
	if err != nil {
		return o, err
	}
	o = reports.Options{Lang: languageFlag(c), Mask: f.mask, Waivers: waivers, Title: f.title, Product: f.product, Lab: f.lab, Cases: f.cases, Short: f.edition == shortEdition}
	for _, s := range sums {
		o.Evidence = append(o.Evidence, reports.Digest(s))
	}
	if o, err = o.For(r); err != nil {
		return o, unlessInterrupted(c.Context(), usage("report: %w", err))
	}
	return o, nil
}

// writeReports writes the reports into a folder; files are their names.
func writeReports(c *cobra.Command, folder string, chosen []format, r *model.Results, o reports.Options) (files []string, err error) {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return nil, usage("--out: %w", err)
	}
	for _, format := range chosen {
		file := filepath.Join(folder, format.file)
		if err := writeFile(c.Context(), file, func(w io.Writer) error { return format.write(w, r, o) }); err != nil {
			return nil, usage("report: %w", err)
		}
		files = append(files, format.file)
		fmt.Fprintln(c.OutOrStdout(), file)
	}
	return files, nil
}

// others settles what becomes of the reports that are in the folder and were not
// asked for now. Where the manifest before says that they are of the same results
// they stay, and it lists them again; others are removed, since they would say of
// the results what is not so.
func others(c *cobra.Command, folder string, written []string, evidence []manifest.Entry, open bool) (kept []string, err error) {
	text, err := os.ReadFile(filepath.Join(folder, manifest.Name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	before, err := manifest.Read(bytes.NewReader(text))
	if err != nil {
		before = nil
	}
	same := !open // of a run that goes on, each report is of another state
	for _, e := range evidence {
		same = same && (!slices.Contains(written, e.File) || slices.Contains(before, e))
	}
	for _, format := range formats() {
		if slices.Contains(written, format.file) {
			continue
		}
		now, err := manifest.List(os.DirFS(folder), []string{format.file})
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return nil, err
		case same && slices.Contains(before, now[0]):
			kept = append(kept, format.file)
		default:
			if err := os.Remove(filepath.Join(folder, format.file)); err != nil {
				return nil, err
			}
			fmt.Fprintln(c.OutOrStdout(), say(languageFlag(c), "%s was not of these results and is removed", filepath.Join(folder, format.file)))
		}
	}
	return kept, nil
}

// choose gives the formats that are asked for.
func (f *reportFlags) choose(c *cobra.Command) ([]format, error) {
	if f.edition != shortEdition && f.edition != fullEdition {
		return nil, usage("--edition %s: there are short and full", f.edition)
	}
	if len(f.formats) == 0 {
		return usualFormats(), nil
	}
	all := formats()
	var chosen []format
	for _, name := range f.formats {
		i := slices.IndexFunc(all, func(a format) bool { return a.name == strings.TrimSpace(name) })
		if i < 0 {
			return nil, usage("--format %s: there are html, junit, cucumber, messages, markdown, xlsx, pcapng and pdf", name)
		}
		if !slices.ContainsFunc(chosen, func(a format) bool { return a.name == all[i].name }) {
			chosen = append(chosen, all[i])
		}
	}
	i := slices.IndexFunc(chosen, func(a format) bool { return a.name == pdfFormat })
	if i < 0 && c.Flags().Changed("edition") && !slices.ContainsFunc(chosen, func(a format) bool { return a.name == "html" }) {
		return nil, usage("--edition is for --format pdf, and for html where that is printed")
	}
	if i >= 0 {
		if _, err := pdf.Browser(); err != nil {
			return nil, usage("--format pdf: there is no Chromium, Chrome or Edge on this machine; install one (Debian: apt install chromium), or print report.html from another browser")
		}
		chosen[i].write = writePDF(c.Context(), f.edition)
	}
	return chosen, nil
}

// checkCases says whether the cases of --case can be shown.
func (f *reportFlags) checkCases(c *cobra.Command, chosen []format, r *model.Results) error {
	if len(f.cases) > 0 && !slices.ContainsFunc(chosen, func(a format) bool { return a.name == "pcapng" }) {
		return usage("--case is for --format pcapng")
	}
	for _, id := range f.cases {
		i := slices.IndexFunc(r.Cases, func(k model.Case) bool { return k.ID == id })
		if i < 0 {
			return usage("--case %s: the results have no such test case", id)
		}
		k, err := r.Cases[i].Whole()
		if err != nil {
			return unlessInterrupted(c.Context(), usage("report: %w", err))
		}
		if len(k.Trace) == 0 {
			return usage("--case %s: it was not executed, there is nothing to show", id)
		}
	}
	return nil
}

// resultsFile is the results.json that a name on the command line stands for.
func resultsFile(name string) string {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return filepath.Join(name, model.File)
	}
	return name
}

// evidence names the files that a run left beside its results: the results, the
// journal, the payloads that its traces name.
func evidence(folder, results string, r *model.Results) ([]string, error) {
	files := []string{results}
	if results == model.File {
		files = append(files, journal.File)
	}
	payloads, err := sideFiles(r)
	return slices.DeleteFunc(append(files, payloads...), func(file string) bool {
		info, err := os.Stat(filepath.Join(folder, filepath.FromSlash(file)))
		return err != nil || !info.Mode().IsRegular()
	}), err
}

// sideFiles names the files of large payloads, relative to the results.
func sideFiles(r *model.Results) ([]string, error) {
	seen := map[string]bool{}
	var files []string
	of := func(trace []model.Event) {
		for _, e := range trace {
			if e.File == "" || seen[e.File] || !filepath.IsLocal(filepath.FromSlash(e.File)) {
				continue
			}
			seen[e.File] = true
			files = append(files, e.File)
		}
	}
	for k, err := range r.Whole() {
		if err != nil {
			return nil, err
		}
		of(k.Trace)
		for _, a := range k.Attempts {
			of(a.Trace)
		}
	}
	return files, nil
}

func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}
