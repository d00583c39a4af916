package reports_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mftpspec/reports"
	"mftpspec/reports/model"
)

func writePage(t *testing.T, r *model.Results, o reports.Options) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "report.html")
	var out bytes.Buffer
	if err := reports.HTML(&out, r, o); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestPageInABrowser(t *testing.T) {
	b := startBrowser(t)
	name := writePage(t, sample(400), reports.Options{Waivers: waivers(t), Mask: true, Evidence: []reports.Digest{{File: "results.json", SHA256: strings.Repeat("0a1b2c3d", 8)}}})
	b.viewport(1280, 900)
	b.media("screen", "light")

	bare := sample(120) // a run that could not say what was required
	bare.Requirements, bare.Ledger, bare.SelfTest, bare.Laboratory, bare.Observed, bare.Dialects = nil, nil, nil, nil, nil, nil
	for what, r := range map[string]*model.Results{"links resolve": sample(120), "links of a bare run resolve": bare} {
		b.run(what, func(t *testing.T) {
			// Browsers limit how many addresses a page may visit in a short time.
			b.open(writePage(t, r, reports.Options{Waivers: waivers(t)}), "")
			// All details are opened, so that their links are there too.
			b.eval(`(async () => { for (const r of document.querySelectorAll("tr.case")) r.querySelector("a").click(); })()`, nil)
			b.until(`document.querySelectorAll("tr.more").length === document.querySelectorAll("tr.case").length && [...document.querySelectorAll("tr.more > td")].every((e) => e.firstElementChild)`)
			var broken []string
			b.eval(`[...document.querySelectorAll("a")].map((a) => a.getAttribute("href"))
			.filter((h) => !h.startsWith("#") || !document.getElementById(decodeURIComponent(h.slice(1))))`, &broken)
			if len(broken) > 0 {
				t.Errorf("%d links lead nowhere: %.5q", len(broken), broken)
			}
			var twice []string
			b.eval(`(() => { const seen = new Set(), twice = []; for (const e of document.querySelectorAll("[id]")) { if (seen.has(e.id)) twice.push(e.id); seen.add(e.id); } return twice; })()`, &twice)
			if len(twice) > 0 {
				t.Errorf("ids used twice: %.5q", twice)
			}
			var outside int
			b.eval(`performance.getEntriesByType("resource").length + document.querySelectorAll("[src],[srcset],link[href^=http],use").length`, &outside)
			if outside != 0 {
				t.Errorf("the page loads %d things from elsewhere", outside)
			}
		})
	}

	b.run("filters", func(t *testing.T) {
		b.open(name, "")
		visible := func() (n int) {
			b.eval(`[...document.querySelectorAll("tr.case")].filter((r) => !r.hidden).length`, &n)
			return n
		}
		all := visible()
		b.eval(`document.querySelector("input[name=verdict][value=fail]").click()`, nil)
		var fails int
		b.eval(`document.querySelectorAll("tr.case[data-v=fail]").length`, &fails)
		if got := visible(); got != fails || got == 0 || got == all {
			t.Errorf("filter fail shows %d of %d, %d are fails", got, all, fails)
		}
		b.eval(`(() => { const s = document.getElementById("clause"); s.value = "3.5"; s.dispatchEvent(new Event("change")); })()`, nil)
		var where string
		b.eval(`location.hash`, &where)
		if where != "#filter?verdict=fail&clause=3.5" {
			t.Errorf("the address is %q", where)
		}
		want := visible()
		b.open(name, where[1:])
		if got := visible(); got != want {
			t.Errorf("the address shows %d cases, the filter showed %d", got, want)
		}
		b.eval(`document.getElementById("reset").click()`, nil)
		if got := visible(); got != all {
			t.Errorf("after clearing %d of %d are shown", got, all)
		}
		b.eval(`(() => { const q = document.getElementById("q"); q.value = "mftppwd-001"; q.dispatchEvent(new Event("input")); })()`, nil)
		b.until(`[...document.querySelectorAll("tr.case")].filter((r) => !r.hidden).length === 1`)
		b.screenshot("filter.png")
	})

	b.run("deep links and keys", func(t *testing.T) {
		b.open(name, "MFTPPWD-001/e3")
		b.until(`document.getElementById("MFTPPWD-001/e3")?.classList.contains("here")`)
		b.screenshot("details.png")
		b.eval(`document.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}))`, nil)
		b.until(`!document.querySelector("tr.more")`)
		b.eval(`document.dispatchEvent(new KeyboardEvent("keydown", {key: "n", bubbles: true}))`, nil)
		b.until(`document.activeElement.closest("tr.case")?.dataset.v === "fail"`)
		b.eval(`document.dispatchEvent(new KeyboardEvent("keydown", {key: "/", bubbles: true, cancelable: true}))`, nil)
		b.until(`document.activeElement.id === "q"`)
	})

	b.run("languages", func(t *testing.T) {
		b.open(name, "")
		for _, c := range []struct{ lang, heading string }{{"zh", "测试活动"}, {"en", "Test campaign"}} {
			b.eval(`document.querySelector("button[data-lang=`+c.lang+`]").click()`, nil)
			var text string
			b.eval(`document.querySelector("#campaign h2").innerText`, &text)
			if !strings.Contains(text, c.heading) {
				t.Errorf("%s: heading %q", c.lang, text)
			}
			var other int
			b.eval(`[...document.querySelectorAll("body [lang]")].filter((e) => e.getAttribute("lang") !== "`+c.lang+`" && e.checkVisibility()).length`, &other)
			if other != 0 {
				t.Errorf("%s: %d texts of the other language are visible", c.lang, other)
			}
		}
	})

	b.run("light and dark", func(t *testing.T) {
		for _, scheme := range []string{"light", "dark"} {
			b.media("screen", scheme)
			b.open(name, "")
			b.screenshot("cover-" + scheme + ".png")
			var faint []string
			b.eval(contrast, &faint)
			if len(faint) > 0 {
				t.Errorf("%s: contrast under 4.5: %.5q", scheme, faint)
			}
			for _, id := range []string{"dynamic", "campaign", "observations", "MFTPRETR-001", "matrix"} {
				b.eval(`location.hash = "`+id+`"; new Promise((r) => setTimeout(r, 400))`, nil)
				b.screenshot(id + "-" + scheme + ".png")
			}
		}
		b.media("screen", "light")
		b.eval(`document.querySelector("button[data-lang=zh]").click()`, nil)
		b.eval(`location.hash = "cover"; new Promise((r) => setTimeout(r, 300))`, nil)
		b.screenshot("cover-zh.png")
		b.eval(`location.hash = "dynamic"; new Promise((r) => setTimeout(r, 300))`, nil)
		b.screenshot("dynamic-zh.png")
		b.eval(`localStorage.clear()`, nil)
	})

	for _, c := range b.complaints() {
		t.Errorf("console: %s", c)
	}
}

// contrast lists texts whose contrast with what is behind them is under 4.5, the
// least of WCAG AA.
const contrast = `(() => {
	const c = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
	const rgb = (s) => { c.clearRect(0, 0, 1, 1); c.fillStyle = s; c.fillRect(0, 0, 1, 1); return [...c.getImageData(0, 0, 1, 1).data]; };
	const lum = (p) => { const [r, g, b] = p.slice(0, 3).map((v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
	const behind = (e) => { for (; e; e = e.parentElement) { const p = rgb(getComputedStyle(e).backgroundColor); if (p[3] > 200) return p; } return [255, 255, 255]; };
	const faint = new Set();
	for (const e of document.querySelectorAll("#cover *, .top *, .filters *, #dynamic table *, #observations article:first-of-type *")) {
		if (e.closest("svg") || !e.checkVisibility() || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
		if (e.closest(".zero")) continue;
		const a = lum(rgb(getComputedStyle(e).color)), b = lum(behind(e));
		if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5) faint.add(e.tagName + "." + e.className + " " + e.textContent.trim().slice(0, 20));
	}
	return [...faint];
})()`
