package html_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"mftpspec/reports"
	"mftpspec/reports/html"
	"mftpspec/reports/internal/browser"
	"mftpspec/reports/internal/sample"
)

// The page of a suite of 2126 cases opens in under a second, twice that on a busy
// machine, and so does a case of it. What it weighs is tested with real runs.
func TestOpeningInABrowser(t *testing.T) {
	b := browser.Start(t)
	name := filepath.Join(t.TempDir(), "report.html")
	var out bytes.Buffer
	if err := html.Write(&out, sample.Of(2126), reports.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	b.Viewport(1280, 900)
	b.Open(name, "")
	var ms, opened float64
	b.Eval(`performance.getEntriesByType("navigation")[0].loadEventEnd`, &ms)
	b.Eval(`(async () => { const start = performance.now(), row = document.querySelector("tr.case:nth-of-type(7)"); row.querySelector("a").click();
		while (!row.nextElementSibling?.querySelector("svg.timeline")) await new Promise((r) => setTimeout(r, 5)); return performance.now() - start; })()`, &opened)
	t.Logf("%.1f MB open in %.0f ms, a case in %.0f ms", float64(out.Len())/1e6, ms, opened)
	if ms > 2000 || opened > 2000 {
		t.Errorf("the page opens in %.0f ms and a case in %.0f ms", ms, opened)
	}
}
