package html_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"mftpspec/reports"
	"mftpspec/reports/internal/browser"
	"mftpspec/reports/internal/sample"
)

// Nothing overlaps on a phone, a tablet and a desk; cases are cards on a phone, and the
// menu is there everywhere.
func TestEveryWidthInABrowser(t *testing.T) {
	b := browser.Start(t)
	name := writePage(t, sample.Of(120), reports.Options{Waivers: sample.Waivers(t)})
	for _, width := range []int{390, 768, 1440} {
		for _, scheme := range []string{"light", "dark"} {
			for _, lang := range []string{"en", "zh"} {
				b.Viewport(width, 900)
				b.Media("screen", scheme)
				b.Open(name, "MFTPRETR-001")
				b.Until(`document.querySelector("tr.more svg.timeline")`)
				b.Eval(`document.querySelector("button[data-lang=`+lang+`]").click()`, nil)
				b.Eval(`for (const g of document.querySelectorAll(".group")) g.style.contentVisibility = "visible"`, nil)
				what := fmt.Sprintf("%d %s %s", width, scheme, lang)
				var wrong []string
				b.Eval(browser.Overlaps, &wrong)
				if len(wrong) > 0 {
					t.Errorf("%s: %d things overlap: %.8q", what, len(wrong), wrong)
				}
				var menu, cards bool
				b.Eval(`scrollTo(0, document.body.scrollHeight); new Promise((r) => requestAnimationFrame(() => r(document.querySelector(".top nav a").checkVisibility() && document.querySelector(".top").getBoundingClientRect().top >= 0)))`, &menu)
				b.Eval(`getComputedStyle(document.querySelector("tr.case")).display === "flex"`, &cards)
				if !menu || cards != (width < 700) {
					t.Errorf("%s: the menu is in sight: %t; cases are cards: %t", what, menu, cards)
				}
				for _, id := range []string{"cover", "dynamic", "campaign", "MFTPRETR-001", "observations", "ledger", "matrix"} {
					b.Eval(`document.getElementById("`+id+`").scrollIntoView({behavior: "instant"}); new Promise((r) => setTimeout(r, 120))`, nil)
					b.Screenshot(fmt.Sprintf("%s-%d-%s-%s.png", id, width, scheme, lang))
				}
			}
		}
	}
	b.Eval(`localStorage.clear()`, nil)
	for _, c := range b.Complaints() {
		t.Errorf("console: %s", c)
	}
}

// axe finds nothing serious in the page, in either language and scheme.
func TestAxeInABrowser(t *testing.T) {
	b := browser.Start(t)
	axe, err := os.ReadFile(filepath.Join(os.Getenv("MFTPSPEC_NPM"), "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatalf("this asks for axe: MFTPSPEC_NPM with the folder of `npm install axe-core@4.10.3`: %v", err)
	}
	name := writePage(t, sample.Of(40), reports.Options{Waivers: sample.Waivers(t)})
	for _, width := range []int{390, 1280} {
		for _, scheme := range []string{"light", "dark"} {
			b.Viewport(width, 900)
			b.Media("screen", scheme)
			b.Open(name, "MFTPRETR-001")
			b.Until(`document.querySelector("tr.more svg.timeline")`)
			b.Eval(string(axe)+"; undefined", nil)
			var found []string
			b.Eval(`axe.run(document, {resultTypes: ["violations"]}).then((r) => r.violations.filter((v) => v.impact === "serious" || v.impact === "critical")
				.map((v) => v.id + ": " + v.nodes.length + " × " + v.nodes[0].html.slice(0, 160) + " " + (v.nodes[0].failureSummary ?? "").slice(0, 200)))`, &found)
			for _, f := range found {
				t.Errorf("%d %s: %s", width, scheme, f)
			}
		}
	}
}
