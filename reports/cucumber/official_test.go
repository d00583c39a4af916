package cucumber_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"mftpspec/harness/fulltest"
	"mftpspec/reports/cucumber"
	"mftpspec/reports/internal/browser"
	"mftpspec/reports/internal/sample"
)

// The official HTML formatter of Cucumber takes our messages. It comes from npm
// (@cucumber/html-formatter 24.2.0); MFTPSPEC_NPM names the folder in which it
// was installed, the one that has node_modules.
func TestOfficialCucumberFormatterTakesTheMessages(t *testing.T) {
	folder := os.Getenv("MFTPSPEC_NPM")
	node, err := exec.LookPath("node")
	if folder == "" || err != nil {
		fulltest.Missing(t, "the official Cucumber formatter is not tried: it needs node on the path, and MFTPSPEC_NPM with the folder of `npm install @cucumber/html-formatter@24.2.0`")
	}
	folder, err = filepath.Abs(folder)
	if err != nil {
		t.Fatal(err)
	}
	r := sample.Of(120)
	format := exec.Command(node, "--input-type=module", "-e", `
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
const from = createRequire(process.argv[1] + "/package.json");
const { CucumberHtmlStream } = await import(pathToFileURL(from.resolve("@cucumber/html-formatter")));
const html = new CucumberHtmlStream();
html.pipe(process.stdout);
for await (const line of createInterface({ input: process.stdin })) html.write(JSON.parse(line));
html.end();
`, folder)
	format.Dir = folder
	format.Stdin = bytes.NewReader(written(t, cucumber.WriteMessages, r))
	var complaints bytes.Buffer
	format.Stderr = &complaints
	page, err := format.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, complaints.Bytes())
	}
	b := browser.Start(t)
	name := filepath.Join(t.TempDir(), "cucumber.html")
	if err := os.WriteFile(name, page, 0o644); err != nil {
		t.Fatal(err)
	}
	b.Viewport(1280, 2000)
	b.Open(name, "")
	b.Until(`document.body.innerText.includes("` + r.Cases[0].ID + `") || document.body.innerText.includes("feature")`)
	var text string
	b.Eval(`document.body.innerText`, &text)
	b.Screenshot("cucumber.png")
	s := r.Summary
	for _, want := range []string{"3_5.feature", `+MFTPPWD: 0,0,"/home/uftp"`, "Given", fmt.Sprintf("PASSED %d\n", s.Pass), fmt.Sprintf("FAILED %d\n", s.Fail+s.Error), fmt.Sprintf("PENDING %d\n", s.Inconc), fmt.Sprintf("SKIPPED %d\n", s.NA+s.None)} {
		if !strings.Contains(text, want) {
			t.Errorf("the page of the official formatter lacks %q:\n%.2000s", want, text)
		}
	}
	for _, c := range b.Complaints() {
		t.Errorf("console: %s", c)
	}
}
