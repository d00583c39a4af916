package html_test

import (
	"bytes"
	"strings"
	"testing"

	"mftpspec/reports"
	"mftpspec/reports/internal/browser"
	"mftpspec/reports/internal/sample"
	"mftpspec/reports/model"
)

func TestPageOnPaper(t *testing.T) {
	b := browser.Start(t)
	name := writePage(t, sample.Of(200), reports.Options{Waivers: sample.Waivers(t), Evidence: []reports.Digest{{File: "results.json", SHA256: strings.Repeat("0a1b2c3d", 8)}}})
	b.Viewport(673, 1000) // 210 mm less twice 16 mm, at 96 dpi
	b.Media("print", "dark")
	b.Open(name, "")
	var cut []string
	b.Eval(`(() => {
		const width = document.documentElement.clientWidth, cut = [];
		for (const e of document.querySelectorAll("table, th, td, pre, svg, p, li, h1, h2, h3, h4, dl, figure")) {
			if (!e.checkVisibility()) continue;
			const box = e.getBoundingClientRect();
			if (box.right > width + 1 || box.left < -4) cut.push(e.tagName + "." + e.getAttribute("class") + " " + Math.round(box.left) + ".." + Math.round(box.right));
			else if ((e.tagName === "TD" || e.tagName === "TH") && e.scrollWidth > e.clientWidth + 1) cut.push("inside " + e.tagName + " " + e.textContent.trim().slice(0, 30));
		}
		return cut;
	})()`, &cut)
	if len(cut) > 0 {
		t.Errorf("%d things are cut on A4: %.6q", len(cut), cut)
	}
	b.Eval(`document.querySelector("input[name=verdict][value=fail]").click()`, nil)
	var missing int
	b.Eval(`[...document.querySelectorAll("tr.case")].filter((r) => !r.checkVisibility()).length`, &missing)
	if missing != 0 {
		t.Errorf("%d cases are not printed because a filter is set", missing)
	}
	b.Eval(`document.getElementById("reset").click()`, nil)
	for _, lang := range []string{"en", "zh"} {
		b.Eval(`document.querySelector("button[data-lang=`+lang+`]").click()`, nil)
		pdf := b.Data("Page.printToPDF", map[string]any{"preferCSSPageSize": true, "printBackground": true})
		b.Keep("report-"+lang+".pdf", pdf)
		if !bytes.HasPrefix(pdf, []byte("%PDF-")) || !bytes.Contains(pdf, []byte("/MediaBox [0 0 594.95996 841.91998]")) {
			t.Errorf("%s: no PDF of A4 pages", lang)
		}
	}
	for _, c := range b.Complaints() {
		t.Errorf("console: %s", c)
	}
}

// A report says the truth on its first page, whatever the run was.
func TestFirstPageInABrowser(t *testing.T) {
	b := browser.Start(t)
	for name, c := range map[string]struct {
		results *model.Results
		want    []string
	}{
		"fails":   {sample.Of(200), []string{"NON-CONFORMING", "executed test cases failed", "no verdict on the implementation"}},
		"green":   {sample.Green(), []string{"CONFORMING", "All 55 selected test cases passed", "no certificate"}},
		"stopped": {sample.Stopped(), []string{"INCOMPLETE", "have no verdict on the implementation", "The run ended early: the module was unplugged"}},
		"empty":   {sample.Empty(), []string{"INCOMPLETE", "No test case was executed"}},
	} {
		b.Open(writePage(t, c.results, reports.Options{}), "")
		var text string
		b.Eval(`document.getElementById("cover").innerText`, &text)
		for _, w := range c.want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: the first page lacks %q:\n%s", name, w, text)
			}
		}
	}
	for _, c := range b.Complaints() {
		t.Errorf("console: %s", c)
	}
}

// Ten thousand cases open, scroll and filter as fast as a person expects.
func TestTenThousandCasesInABrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("a page of ten thousand cases is not for -short")
	}
	b := browser.Start(t)
	name := writePage(t, sample.Of(sample.Many), reports.Options{})
	b.Viewport(1280, 900)
	b.Open(name, "")
	var ms struct{ Load, Scroll, Filter, Search, Open float64 }
	b.Eval(`(async () => {
		const frame = () => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)));
		const timed = async (what) => { const t = performance.now(); await what(); await frame(); return performance.now() - t; };
		const load = performance.getEntriesByType("navigation")[0].loadEventEnd;
		const rows = document.querySelectorAll("tr.case"), row = rows[Math.floor(rows.length * 0.9)];
		const scroll = await timed(async () => row.scrollIntoView());
		const filter = await timed(async () => document.querySelector("input[name=verdict][value=fail]").click());
		document.getElementById("reset").click();
		const q = document.getElementById("q");
		q.value = "mftpretr";
		const search = await timed(async () => { q.dispatchEvent(new Event("input")); while (document.querySelectorAll("tr.case[hidden]").length === 0) await frame(); });
		const open = await timed(async () => { document.getElementById("MFTPRETR-001").querySelector("a").click(); while (!document.querySelector("tr.more svg")) await frame(); });
		return {load, scroll, filter, search, open};
	})()`, &ms)
	t.Logf("milliseconds: load %.0f, scroll %.0f, filter %.0f, search %.0f, open a case %.0f", ms.Load, ms.Scroll, ms.Filter, ms.Search, ms.Open)
	for what, took := range map[string]float64{"scroll": ms.Scroll, "filter": ms.Filter, "search": ms.Search, "open": ms.Open} {
		if took > 5000 { // far more than it takes, far less than a person would bear
			t.Errorf("%s takes %.0f ms", what, took)
		}
	}
	for _, c := range b.Complaints() {
		t.Errorf("console: %s", c)
	}
}
