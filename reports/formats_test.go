package reports_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mftpspec/harness/fulltest"
	"mftpspec/reports"
	"mftpspec/reports/cucumber"
	"mftpspec/reports/html"
	"mftpspec/reports/internal/sample"
	"mftpspec/reports/junit"
	"mftpspec/reports/language"
	"mftpspec/reports/markdown"
	"mftpspec/reports/model"
	"mftpspec/reports/pcapng"
	"mftpspec/reports/text"
	"mftpspec/reports/xlsx"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// formats are all writers.
func formats() map[string]func(io.Writer, *model.Results, reports.Options) error {
	return map[string]func(io.Writer, *model.Results, reports.Options) error{
		"report.html": html.Write, "junit.xml": junit.Write, "cucumber.json": cucumber.WriteJSON,
		"messages.ndjson": cucumber.WriteMessages, "summary.md": markdown.Write,
		"report.xlsx": xlsx.Write, "capture.pcapng": pcapng.Write,
	}
}

func write(t testing.TB, format string, r *model.Results, o reports.Options) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := formats()[format](&out, r, o); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	name = filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is another: run go test ./reports -update and look at the difference", name)
	}
}

func TestGolden(t *testing.T) {
	r := sample.Of(14)
	o := reports.Options{Waivers: sample.Waivers(t), Evidence: []reports.Digest{{File: "results.json", SHA256: strings.Repeat("0a1b2c3d", 8)}}}
	zh := o
	zh.Lang, zh.Mask = language.Chinese, true
	for format := range formats() {
		if format == "report.xlsx" || format == "capture.pcapng" { // no text: their packages open them
			continue
		}
		got := write(t, format, r, o)
		if format == "report.html" { // the packed details are in details.json; style and script are files of their own
			got = regexp.MustCompile(`(?s)<(style|script)[^>]*>.*?</(style|script)>\n?`).ReplaceAll(got, nil)
			got = regexp.MustCompile(`script-src 'sha256-[^']*'`).ReplaceAll(got, nil)
		}
		golden(t, format, got)
	}
	golden(t, "summary.zh.md", write(t, "summary.md", r, zh))
	golden(t, "details.json", []byte(strings.Join(details(t, write(t, "report.html", r, o)), "\n")))
}

// details unpacks the details of the cases of a page.
func details(t testing.TB, page []byte) []string {
	t.Helper()
	var all []string
	for _, m := range regexp.MustCompile(`<script type="text/plain" id="chunk-\d+">([^<]*)</script>`).FindAllSubmatch(page, -1) {
		packed, err := base64.StdEncoding.DecodeString(string(m[1]))
		if err != nil {
			t.Fatal(err)
		}
		z, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			t.Fatal(err)
		}
		chunk, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		var indented bytes.Buffer
		if err := json.Indent(&indented, chunk, "", " "); err != nil {
			t.Fatal(err)
		}
		all = append(all, indented.String())
	}
	return all
}

// unpacked is everything that a reader of a format can get to see, whatever it
// is packed in.
func unpacked(t testing.TB, format string, data []byte) string {
	t.Helper()
	s := string(data)
	switch format {
	case "report.html":
		s += strings.Join(details(t, data), "\n")
	case "cucumber.json":
		for _, m := range regexp.MustCompile(`"data": "([^"]*)"`).FindAllStringSubmatch(s, -1) {
			b, err := base64.StdEncoding.DecodeString(m[1])
			if err != nil {
				t.Fatal(err)
			}
			s += string(b)
		}
	case "report.xlsx":
		s = ""
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			part, err := fs.ReadFile(z, f.Name)
			if err != nil {
				t.Fatal(err)
			}
			s += string(part)
		}
	}
	return s
}

func TestSecretsAndPrivateDataStayInside(t *testing.T) {
	r := sample.Of(120)
	for format := range formats() {
		if s := unpacked(t, format, write(t, format, r, reports.Options{})); strings.Contains(s, sample.Secret) || strings.Contains(s, sample.Secret[:8]) {
			t.Errorf("%s: a password is in it", format)
		}
		s := unpacked(t, format, write(t, format, r, reports.Options{Mask: true}))
		for _, private := range []string{"867654050012345", "10.81.41.153", "10.60.0.7"} {
			if strings.Contains(s, private) {
				t.Errorf("%s: %s is in it, though masked", format, private)
			}
		}
	}
}

func TestWritersAreDeterministicAndLeaveTheirInput(t *testing.T) {
	r := sample.Of(60)
	var before, after bytes.Buffer
	if err := r.Encode(&before); err != nil {
		t.Fatal(err)
	}
	for format := range formats() {
		o := reports.Options{Mask: true, Waivers: sample.Waivers(t)}
		if !bytes.Equal(write(t, format, r, o), write(t, format, r, o)) {
			t.Errorf("%s: two writes differ", format)
		}
	}
	if err := r.Encode(&after); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before.Bytes(), after.Bytes()) {
		t.Error("a writer changed the results")
	}
}

// What is no module is marked in every format, and what was left out is counted.
func TestStandingInEveryFormat(t *testing.T) {
	r := sample.Green()
	for format := range formats() {
		if s := unpacked(t, format, write(t, format, r, reports.Options{})); strings.Contains(s, text.VirtualMark) {
			t.Errorf("%s: a real module is marked as virtual", format)
		}
	}
	r.Run.Port = "emu://"
	want := fmt.Sprintf("CONFORMING (PARTIAL: %d of %d applicable)", r.Summary.Pass, len(r.Cases)-r.Summary.NA)
	for format := range formats() {
		s := unpacked(t, format, write(t, format, r, reports.Options{}))
		if !strings.Contains(s, text.VirtualMark) {
			t.Errorf("%s: not marked as virtual", format)
		}
		if format != "cucumber.json" && !strings.Contains(s, want) && !strings.Contains(s, markdown.Text(want)) { // it has no place for a run
			t.Errorf("%s: does not say %q", format, want)
		}
	}
	page := string(write(t, "report.html", r, reports.Options{}))
	for _, place := range []string{"<title>VIRTUAL MODULE · CONFORMING (PARTIAL", `@top-center{content:"VIRTUAL MODULE · 虚拟模组"`, `verdict-box s-PARTIAL`} {
		if !strings.Contains(page, place) {
			t.Errorf("the page lacks %q", place)
		}
	}
}

// What is not known of the laboratory is said to be not declared.
func TestLaboratory(t *testing.T) {
	r := sample.Green()
	r.Laboratory = nil
	if n := strings.Count(string(write(t, "report.html", r, reports.Options{})), "not declared"); n != 6 {
		t.Errorf("%d of 6 facts are not declared", n)
	}
	given := reports.Options{Lab: model.Laboratory{Name: "Module laboratory", Operator: "Shift 2", Reference: "QA-7"}}
	s := string(write(t, "report.html", r, given))
	if strings.Contains(s, "not declared") || strings.Count(s, "Module laboratory") != 2 || !strings.Contains(s, "QA-7") {
		t.Error("what was declared is not shown")
	}
	if r.Laboratory != nil {
		t.Error("the results were changed")
	}
}

func TestUnknownLanguage(t *testing.T) {
	for format, f := range formats() {
		if err := f(io.Discard, sample.Green(), reports.Options{Lang: "de"}); err == nil {
			t.Errorf("%s: no error", format)
		}
	}
}

// failing is a writer that is full.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestWriteErrorsAreReported(t *testing.T) {
	for format, f := range formats() {
		if err := f(failing{}, sample.Green(), reports.Options{}); err == nil || !strings.Contains(err.Error(), "disk is full") {
			t.Errorf("%s: error %v", format, err)
		}
	}
}

// many is for tests of ten thousand cases.
func many(t *testing.T) {
	t.Helper()
	fulltest.Only(t, "ten thousand cases")
}

func TestMarkdownStaysUnderAMebibyte(t *testing.T) {
	many(t)
	r := sample.Of(sample.Many)
	for i := range r.Cases {
		k := &r.Cases[i]
		k.Verdict, k.Selected = model.Fail, true
		k.Reason = &model.Reason{Message: strings.Repeat("x", 5000), Observed: strings.Repeat("`", 5000)}
	}
	sample.Finish(r)
	data := write(t, "summary.md", r, reports.Options{})
	if len(data) > 1<<20 {
		t.Errorf("%d bytes", len(data))
	}
	if !regexp.MustCompile(`\d+ more are in results\.json\.`).Match(data) {
		t.Error("what was left out is not counted")
	}
}

// The page of ten thousand cases is one that opens: see also the browser tests.
func TestTenThousandCases(t *testing.T) {
	many(t)
	for _, n := range []int{400, sample.Many} {
		size := len(write(t, "report.html", sample.Of(n), reports.Options{Mask: true}))
		t.Logf("%d cases make a page of %d KiB", n, size>>10)
		if size > n*2600+1<<20 {
			t.Errorf("%d cases make a page of %d bytes", n, size)
		}
	}
}

func BenchmarkFormats(b *testing.B) {
	r := sample.Of(400)
	for format, f := range formats() {
		b.Run(fmt.Sprintf("%s/400", format), func(b *testing.B) {
			for b.Loop() {
				if err := f(io.Discard, r, reports.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
