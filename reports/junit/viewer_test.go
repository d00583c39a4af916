package junit_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mftpspec/harness/fulltest"
	"mftpspec/reports"
	"mftpspec/reports/internal/browser"
	"mftpspec/reports/internal/sample"
	"mftpspec/reports/junit"
	"mftpspec/reports/model"
)

// xunit-viewer, which many build servers show JUnit with, shows of a failure what was
// expected, the steps with their doc strings, and the transcript. It comes from npm
// (xunit-viewer 10.6.1); MFTPSPEC_NPM names the folder in which it was installed.
func TestXunitViewerShowsFailures(t *testing.T) {
	folder := os.Getenv("MFTPSPEC_NPM")
	node, err := exec.LookPath("node")
	if folder == "" || err != nil {
		fulltest.Missing(t, "xunit-viewer is not tried: it needs node on the path, and MFTPSPEC_NPM with the folder of `npm install xunit-viewer@10.6.1`")
	}
	r := sample.Of(60)
	r.Cases = slices.DeleteFunc(r.Cases, func(k model.Case) bool { return k.Verdict != model.Fail })[:1]
	r.Cases[0].Reason.Expected, r.Cases[0].Reason.Texts = "+MFTPPWD: 0,0,\"/home/uftp\"\n+MFTPPWD: a <second> line of the doc string", nil
	r.Cases[0].Steps[0].Doc = "a doc string of two\nlines under the first step"
	sample.Finish(r)
	home := t.TempDir()
	var out bytes.Buffer
	if err := junit.Write(&out, r, reports.Options{}); err != nil {
		t.Fatal(err)
	}
	name, page := filepath.Join(home, "junit.xml"), filepath.Join(home, "junit.html")
	if err := os.WriteFile(name, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	viewer := exec.Command(node, filepath.Join(folder, "node_modules", "xunit-viewer", "bin", "xunit-viewer"), "-r", name, "-o", page)
	if said, err := viewer.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	b := browser.Start(t)
	b.Viewport(1280, 2000)
	b.Open(page, "")
	b.Until(`(() => { // it draws what comes into sight
		scrollTo(0, document.body.scrollHeight);
		return document.body.innerText.includes("AT+MFTPCONN=0,");
	})()`)
	var shown string
	b.Eval(`document.body.innerText`, &shown)
	for _, want := range []string{"+MFTPPWD: 0,0,\"/home/uftp\"\n", "+MFTPPWD: a <second> line of the doc string", "AT+MFTPCONN=0,",
		"a doc string of two\n", "lines under the first step"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the viewer does not show %q:\n%s", want, shown)
		}
	}
}
