package reports_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mftpspec/harness/cli"
	"mftpspec/reports/internal/browser"
	"mftpspec/reports/internal/sample"
	"mftpspec/reports/model"
)

// The reports of real runs of the suite on the virtual module, as its command
// line writes them: with five defects, without any, broken off, and on a port
// that is not there.
func TestRealRunsInABrowser(t *testing.T) {
	b := browser.Start(t)
	interrupted, cancel := context.WithCancelCause(t.Context())
	cancel(cli.ErrInterrupted)
	defects := []string{"mkd-without-ok", "pwd-result-twice", "rn-refusal-reported-as-success", "list-refusal-reported-as-success", "no-space-in-notice"}
	var faulty []string
	if sample.Many < 10_000 { // with the race detector: the clauses that the defects are in
		faulty = []string{"--select", "3.5 or 3.6 or 3.7 or 3.9 or 3.14"}
	}
	for _, d := range defects {
		faulty = append(faulty, "--defect", d)
	}
	runs := []struct {
		name string
		ctx  context.Context
		code int
		args []string
		want []string // on the first page
		out  string
	}{
		{"fails", t.Context(), 1, faulty, []string{"NON-CONFORMING", "executed test cases failed"}, t.TempDir()},
		{"green", t.Context(), 0, []string{"--select", "3"}, []string{"CONFORMING", "selected test cases passed", "This is no certificate"}, t.TempDir()},
		{"interrupted", interrupted, 3, nil, []string{"INCOMPLETE", "The run ended early: interrupted"}, t.TempDir()},
		{"no bench", t.Context(), 4, []string{"--port", filepath.Join(t.TempDir(), "ttyUSB9"), "--ftp-host", "203.0.113.1"}, []string{"INCOMPLETE", "The run ended early"}, t.TempDir()},
	}
	for _, run := range runs {
		var said bytes.Buffer
		if code := cli.Execute(run.ctx, append([]string{"run", "--lang", "en", "--out", run.out}, run.args...), &said, &said); code != run.code {
			t.Fatalf("%s: run: exit %d, want %d\n%s", run.name, code, run.code, said.String())
		}
		if code := cli.Execute(t.Context(), []string{"report", "--lang", "en", run.out}, &said, &said); code != 0 {
			t.Fatalf("%s: report: exit %d\n%s", run.name, code, said.String())
		}
	}
	for _, run := range runs {
		b.Run(run.name, func(t *testing.T) {
			r, err := model.Load(run.out)
			if err != nil {
				t.Fatal(err)
			}
			page := filepath.Join(run.out, "report.html")
			if info, err := os.Stat(page); err != nil || run.code == 0 && info.Size() > 5_000_000 {
				t.Errorf("the page weighs %d bytes, more than 5 MB: %v", info.Size(), err)
			}
			b.Viewport(1280, 900)
			b.Media("screen", "light")
			b.Open(page, "")
			var cover string
			b.Eval(`document.getElementById("cover").innerText`, &cover)
			for _, want := range run.want {
				if !strings.Contains(cover, want) {
					t.Errorf("the first page does not say %q:\n%s", want, cover)
				}
			}
			if len(cover) == 0 || strings.Contains(cover, "NON-CONFORMING") != (r.Status == model.NonConforming) {
				t.Errorf("the status is %s, the first page says\n%s", r.Status, cover)
			}
			var shown map[model.Verdict]int
			b.Eval(`Object.groupBy ? Object.fromEntries(Object.entries(Object.groupBy(document.querySelectorAll("tr.case"), (e) => e.dataset.v)).map(([v, l]) => [v, l.length])) : {}`, &shown)
			for _, v := range model.Verdicts() {
				if shown[v] != r.Summary.Of(v) {
					t.Errorf("%d cases are shown as %s, the summary has %d", shown[v], v, r.Summary.Of(v))
				}
			}
			b.Screenshot("real-" + strings.ReplaceAll(run.name, " ", "-") + ".png")
			checkLinks(t, b)
			if run.code == 1 {
				checkFail(t, b, page)
			}
			for _, c := range b.Complaints() {
				t.Errorf("console: %.500s", c)
			}
		})
	}
}

// checkLinks opens cases of the page, what failed first, and follows all links.
// Browsers limit how many addresses a page may visit in a short time.
func checkLinks(t *testing.T, b *browser.Browser) {
	t.Helper()
	b.Eval(`(() => { for (const r of [...document.querySelectorAll("tr.case[data-v=fail]"), ...document.querySelectorAll("tr.case:not([data-v=fail])")].slice(0, 120)) r.querySelector("a").click(); })()`, nil)
	b.Until(`[...document.querySelectorAll("tr.more > td")].every((e) => e.firstElementChild)`)
	var broken []string
	b.Eval(`[...document.querySelectorAll("a")].map((a) => a.getAttribute("href"))
		.filter((h) => !h.startsWith("#") || !document.getElementById(decodeURIComponent(h.slice(1))))`, &broken)
	if len(broken) > 0 {
		t.Errorf("%d links lead nowhere: %.5q", len(broken), broken)
	}
}

// checkFail looks at the case that a defect made fail as a reader would.
func checkFail(t *testing.T, b *browser.Browser, page string) {
	t.Helper()
	b.Viewport(1280, 1500)
	b.Open(page, "MFTPPWD-001")
	b.Until(`document.querySelector("#MFTPPWD-001 + tr.more svg")`)
	var text string
	b.Eval(`document.querySelector("#MFTPPWD-001 + tr.more").innerText`, &text)
	for _, want := range []string{"AT+MFTPPWD=0<CR>", "+MFTPPWD: 0,0,", "257 "} {
		if !strings.Contains(strings.ReplaceAll(text, "\n", ""), want) {
			t.Errorf("the details do not say %q:\n%.3000s", want, text)
		}
	}
	b.Screenshot("real-details.png") // with MFTPSPEC_KEEP: kept, smaller, as docs/report.png
	b.Eval(`location.hash = "observations"; new Promise((r) => requestAnimationFrame(r))`, nil)
	b.Screenshot("real-observations.png")
	b.Eval(`location.hash = "dynamic"; new Promise((r) => requestAnimationFrame(r))`, nil)
	b.Screenshot("real-dynamic.png")
}
