package steps

import (
	"bytes"
	"context"
	"io/fs"
	"strings"
	"testing"

	"github.com/cucumber/godog"

	"mftpspec/features"
)

// TestEveryStepIsDefinedOnce matches every step of every feature, without
// executing any.
func TestEveryStepIsDefinedOnce(t *testing.T) {
	files, err := fs.Glob(features.FS, "*.feature")
	if err != nil || len(files) == 0 {
		t.Fatalf("features: %d files, %v", len(files), err)
	}
	var out bytes.Buffer
	suite := godog.TestSuite{
		Name: "steps",
		ScenarioInitializer: func(sc *godog.ScenarioContext) {
			for _, d := range Definitions() {
				sc.Step(d.Pattern, d.Do)
			}
			sc.Before(func(ctx context.Context, _ *godog.Scenario) (context.Context, error) { return ctx, godog.ErrSkip })
		},
		Options: &godog.Options{Format: "progress", NoColors: true, Output: &out, Strict: true, FS: features.FS, Paths: files, Concurrency: 2},
	}
	if rc := suite.Run(); rc != 0 {
		text := out.String()
		if i := strings.Index(text, "You can implement"); i >= 0 {
			text = text[i:]
		}
		t.Errorf("rc %d:\n%s", rc, text[max(0, len(text)-6000):])
	}
}

func TestStatements(t *testing.T) {
	for _, text := range []string{
		`the server has no file "/home/uftp/a.txt"`,
		`the server has no directory "/home/uftp/d"`,
		`the server holds the directory "/home/uftp/d"`,
		`the server's working directory of channel 0 is "/home/uftp/d"`,
	} {
		n := 0
		for _, s := range statements() {
			if s.pattern.MatchString(text) {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%q: %d statements match, want 1", text, n)
		}
	}
}

func TestPayloadOrData(t *testing.T) {
	for text, want := range map[string]string{
		`the payload "hostile"`:          "hostile|",
		`the payload "text-5" and <SUB>`: "text-5| and <SUB>",
		`the payload`:                    "",
		`BB<SUB>`:                        "",
		`the payload "x" and something`:  "",
		`AT+MFTPDISC=0<CR>`:              "",
		`"the payload "hostile""`:        "",
	} {
		got := ""
		if m := payload.FindStringSubmatch(text); m != nil {
			got = strings.Join(m[1:], "|")
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
