package cli

import (
	"bytes"
	"strings"
	"testing"

	"mftpspec/harness/fulltest"
	"mftpspec/reports/pdf"
)

// Without a browser one line says what to install, and nothing is written.
func TestNoBrowser(t *testing.T) {
	folder := perform(t, t.Context(), 0, "--select", "MFTPPWD-001")
	before := contents(t, folder)
	t.Setenv("PATH", t.TempDir())
	if _, err := pdf.Browser(); err == nil {
		t.Skip("this system keeps a browser elsewhere than on the path")
	}
	code, stdout, stderr := command(t.Context(), "report", folder, "--format", "html,pdf")
	if code != 2 || stdout != "" || !strings.Contains(stderr, "apt install chromium") || strings.Count(stderr, "\n") != 1 {
		t.Errorf("exit %d, %s%s", code, stdout, stderr)
	}
	if after := contents(t, folder); after != before {
		t.Errorf("%s\nis now\n%s", before, after)
	}
}

// Both editions are printed; that with the fails knows its own pages.
func TestEditions(t *testing.T) {
	fulltest.Only(t, "prints reports with a browser")
	t.Parallel()
	folder := perform(t, t.Context(), 1, "--select", "3.1 or 3.7 or FLOW-001", "--defect", "mkd-without-ok")
	pages := map[string]int{}
	for _, edition := range []string{"short", "full"} {
		report(t, folder, "--format", "pdf", "--edition", edition, "--lang", "zh")
		document := read(t, folder, "report.pdf")
		at, count, err := pdf.Pages(document)
		if err != nil || !bytes.HasPrefix(document, []byte("%PDF-")) {
			t.Fatalf("%s: %v", edition, err)
		}
		pages[edition] = count
		if edition == "short" && at["s-status"] != 3 {
			t.Errorf("the status is on page %d", at["s-status"])
		}
	}
	if pages["short"] > 30 || pages["full"] <= pages["short"] {
		t.Errorf("pages: %v", pages)
	}
}
