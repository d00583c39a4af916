package cli

import (
	"encoding/xml"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "draw the pictures of the console again")

// The pictures of the console in the documents say what the console says.
func TestConsolePictures(t *testing.T) {
	for lang, name := range map[string]string{"en": "../../docs/console.svg", "zh": "../../docs/console.zh.svg"} {
		out := filepath.Join(t.TempDir(), "out")
		code, stdout, stderr := command(t.Context(), "run", "--port", "emu://mem", "--lang", lang, "--defect", "stor-appends", "--select", "MFTPSTOR-002", "--out", out)
		if code != 1 || stderr != "" {
			t.Fatalf("exit %d, %s", code, stderr)
		}
		want := asEver(strings.ReplaceAll(stdout, out, "reports/out"))
		if *update {
			if err := os.WriteFile(name, []byte(draw(want)), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if got := drawn(t, name); withoutCounts(got) != withoutCounts(want) {
			t.Errorf("%s says\n%s\nand the console\n%s\nDraw it again: go test ./harness/cli -run %s -update", name, got, want, t.Name())
		}
	}
}

// asEver puts the same in the place of what is another in every run.
func asEver(text string) string {
	for pattern, same := range map[string]string{`\bu[0-9a-f]{10}\b`: "u2e22a5c51b", `"<password>",\d+`: `"<password>",45023`, `\d+(\.\d+)?m?s(\n|$)`: "600ms$2"} {
		text = regexp.MustCompile(pattern).ReplaceAllString(text, same)
	}
	return text
}

// withoutCounts leaves out what every new test case changes.
func withoutCounts(text string) string {
	return regexp.MustCompile(`\b\d{4}\b|feature:\d+`).ReplaceAllString(text, "N")
}

// draw is a terminal with a text, verdicts in red as on a real one.
func draw(text string) string {
	list := strings.Split("$ mftpspec run --defect stor-appends --select MFTPSTOR-002\n"+strings.TrimSuffix(text, "\n"), "\n")
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 %d" font-family="ui-monospace,DejaVu Sans Mono,Menlo,Consolas,Noto Sans Mono CJK SC,monospace" font-size="13">`, 18*len(list)+24)
	fmt.Fprintf(&b, "\n<rect width=\"100%%\" height=\"100%%\" rx=\"8\" fill=\"#1d2330\"/>\n")
	for i, line := range list {
		fill := "#d8dee9"
		switch {
		case strings.HasPrefix(line, "$"):
			fill = "#8fbcbb"
		case strings.HasPrefix(line, "FAIL") || strings.HasPrefix(line, "失败   MFTPSTOR-002  ") || strings.Contains(line, "NON-CONFORMING"):
			fill = "#ff7b72"
		}
		fmt.Fprintf(&b, `<text x="16" y="%d" fill="%s" xml:space="preserve">`, 18*i+28, fill)
		_ = xml.EscapeText(&b, []byte(line)) // into memory
		fmt.Fprintln(&b, "</text>")
	}
	return b.String() + "</svg>\n"
}

// drawn is the text of a picture, without the line that was typed.
func drawn(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var picture struct {
		Text []string `xml:"text"`
	}
	if err := xml.Unmarshal(data, &picture); err != nil || len(picture.Text) == 0 {
		t.Fatalf("%s: %v", name, err)
	}
	return strings.Join(picture.Text[1:], "\n") + "\n"
}
