package history

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mftpspec/reports/internal/browser"
	"mftpspec/reports/model"
)

// sampleHistory is three firmwares on two benches of two models.
func sampleHistory(t *testing.T) *History {
	t.Helper()
	h := New()
	for n, verdicts := range []string{"pppfpf", "ppffpf", "pppppf", "ppfppf", "ppippp", "pfpppp", "pppppp"} {
		r := run(n+1, fmt.Sprintf("S0%d", 1+n/3), verdicts, func(r *model.Results) {
			r.Dialects = map[string]string{"D01/MFTPPWD/home": []string{"quoted", "unquoted", "quoted"}[n/3]}
			if n%2 == 1 {
				r.Run.Port = "emu://"
			}
		})
		if n == 6 {
			r.IUT.Model = "MN316"
		}
		h.Add(r, fmt.Sprintf("%d/results.json", n), fmt.Sprintf("%d/report.html", n))
	}
	h.Sort()
	return h
}

func TestPageInABrowser(t *testing.T) {
	b := browser.Start(t)
	name := filepath.Join(t.TempDir(), "history.html")
	var out strings.Builder
	if err := sampleHistory(t).HTML(&out, "en"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	if other := os.Getenv("MFTPSPEC_HISTORY"); other != "" { // a page to look at
		name = other
	}
	for _, width := range []int{390, 768, 1440} {
		for _, scheme := range []string{"light", "dark"} {
			for _, lang := range []string{"en", "zh"} {
				b.Viewport(width, 1000)
				b.Media("screen", scheme)
				b.Open(name, "")
				b.Eval(`document.querySelector("button[data-lang=`+lang+`]").click()`, nil)
				var wide int
				b.Eval(`document.documentElement.scrollWidth - document.documentElement.clientWidth`, &wide)
				if wide > 0 {
					t.Errorf("%d px, %s: the page is %d px too wide", width, lang, wide)
				}
				var other int
				b.Eval(`[...document.querySelectorAll("body [lang]")].filter((e) => e.getAttribute("lang") !== "`+lang+`" && e.checkVisibility()).length`, &other)
				if other != 0 {
					t.Errorf("%s: %d texts of the other language are visible", lang, other)
				}
				for _, part := range []string{"cover", "steps", "cases", "latency", "runs"} {
					b.Eval(`document.getElementById("`+part+`").scrollIntoView(); new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)))`, nil)
					b.Screenshot(fmt.Sprintf("history-%s-%d-%s-%s.png", part, width, scheme, lang))
				}
			}
		}
	}
	b.Eval(`localStorage.clear()`, nil)
	if os.Getenv("MFTPSPEC_HISTORY") != "" {
		return
	}
	b.Open(name, "")
	count := func(what string) (n int) {
		b.Eval(what, &n)
		return n
	}
	strips := `document.querySelectorAll("#strips li").length`
	all := count(strips)
	b.Eval(`(() => { const s = document.getElementById("model"); s.value = "MN316"; s.dispatchEvent(new Event("change")); })()`, nil)
	if got := count(strips); got != 0 || all == 0 { // everything passed on it
		t.Errorf("%d cases of all, %d of one model", all, got)
	}
	if got := count(`[...document.querySelectorAll("tr[data-run]")].filter((e) => e.checkVisibility()).length`); got != 1 {
		t.Errorf("%d runs of one model", got)
	}
	if got := count(`[...document.querySelectorAll("#matrix thead th")].filter((e) => e.checkVisibility()).length`); got != 2 {
		t.Errorf("%d columns of one model", got)
	}
	b.Eval(`location.hash = "case=MFTPPWD-001"`, nil)
	b.Until(`document.querySelector("#strips li.here b")?.textContent === "MFTPPWD-001"`)
	for _, c := range b.Complaints() {
		t.Errorf("console: %s", c)
	}
}
