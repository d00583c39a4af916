package html_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"mftpspec/reports"
	"mftpspec/reports/html"
	"mftpspec/reports/internal/browser"
	"mftpspec/reports/internal/sample"
)

// The page of a suite of 2126 cases opens in under a second, and so does a case of it,
// where nothing else is done; a slow processor with other work takes three. What the page weighs
// is tested with real runs.
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
	began := b.Worked()
	b.Open(name, "")
	page := b.Worked()
	b.Eval(`(async () => { const row = document.querySelector("tr.case:nth-of-type(7)"); row.querySelector("a").click();
		while (!row.nextElementSibling?.querySelector("svg.timeline")) await new Promise((r) => setTimeout(r, 5)); })()`, nil)
	opened := b.Worked()
	t.Logf("%.1f MB: the page takes %s of processor time, a case %s", float64(out.Len())/1e6, page-began, opened-page)
	if page-began > 3*time.Second || opened-page > time.Second {
		t.Errorf("the page takes %s of processor time, a case %s", page-began, opened-page)
	}
}
