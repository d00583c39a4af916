package html_test

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mftpspec/reports"
	"mftpspec/reports/html"
	"mftpspec/reports/internal/browser"
	"mftpspec/reports/internal/sample"
	"mftpspec/reports/model"
)

func writePage(t *testing.T, r *model.Results, o reports.Options) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "report.html")
	var out bytes.Buffer
	if err := html.Write(&out, r, o); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestPageInABrowser(t *testing.T) {
	b := browser.Start(t)
	name := writePage(t, sample.Of(400), reports.Options{Waivers: sample.Waivers(t), Mask: true, Evidence: []reports.Digest{{File: "results.json", SHA256: strings.Repeat("0a1b2c3d", 8)}}})
	b.Viewport(1280, 900)
	b.Media("screen", "light")

	bare := sample.Of(120) // a run that could not say what was required
	bare.Requirements, bare.Ledger, bare.SelfTest, bare.Laboratory, bare.Observed, bare.Dialects = nil, nil, nil, nil, nil, nil
	for what, r := range map[string]*model.Results{"links resolve": sample.Of(120), "links of a bare run resolve": bare} {
		b.Run(what, func(t *testing.T) {
			// Browsers limit how many addresses a page may visit in a short time.
			b.Open(writePage(t, r, reports.Options{Waivers: sample.Waivers(t)}), "")
			// All details are opened, so that their links are there too.
			b.Eval(`(async () => { for (const r of document.querySelectorAll("tr.case")) r.querySelector("a").click(); })()`, nil)
			b.Until(`document.querySelectorAll("tr.more").length === document.querySelectorAll("tr.case").length && [...document.querySelectorAll("tr.more > td")].every((e) => e.firstElementChild)`)
			var broken []string
			b.Eval(`[...document.querySelectorAll("a")].map((a) => a.getAttribute("href"))
			.filter((h) => !h.startsWith("#") || !document.getElementById(decodeURIComponent(h.slice(1))))`, &broken)
			if len(broken) > 0 {
				t.Errorf("%d links lead nowhere: %.5q", len(broken), broken)
			}
			var twice []string
			b.Eval(`(() => { const seen = new Set(), twice = []; for (const e of document.querySelectorAll("[id]")) { if (seen.has(e.id)) twice.push(e.id); seen.add(e.id); } return twice; })()`, &twice)
			if len(twice) > 0 {
				t.Errorf("ids used twice: %.5q", twice)
			}
			var outside int
			b.Eval(`performance.getEntriesByType("resource").length + document.querySelectorAll("[src],[srcset],link[href^=http],use").length`, &outside)
			if outside != 0 {
				t.Errorf("the page loads %d things from elsewhere", outside)
			}
		})
	}

	b.Run("filters", func(t *testing.T) {
		b.Open(name, "")
		visible := func() (n int) {
			b.Eval(`[...document.querySelectorAll("tr.case")].filter((r) => !r.hidden).length`, &n)
			return n
		}
		all := visible()
		b.Eval(`document.querySelector("input[name=verdict][value=fail]").click()`, nil)
		var fails int
		b.Eval(`document.querySelectorAll("tr.case[data-v=fail]").length`, &fails)
		if got := visible(); got != fails || got == 0 || got == all {
			t.Errorf("filter fail shows %d of %d, %d are fails", got, all, fails)
		}
		b.Eval(`(() => { const s = document.getElementById("clause"); s.value = "3.5"; s.dispatchEvent(new Event("change")); })()`, nil)
		var where string
		b.Eval(`location.hash`, &where)
		if where != "#filter?verdict=fail&clause=3.5" {
			t.Errorf("the address is %q", where)
		}
		want := visible()
		b.Open(name, where[1:])
		if got := visible(); got != want {
			t.Errorf("the address shows %d cases, the filter showed %d", got, want)
		}
		b.Eval(`document.getElementById("reset").click()`, nil)
		if got := visible(); got != all {
			t.Errorf("after clearing %d of %d are shown", got, all)
		}
		b.Eval(`(() => { const q = document.getElementById("q"); q.value = "mftppwd-001"; q.dispatchEvent(new Event("input")); })()`, nil)
		b.Until(`[...document.querySelectorAll("tr.case")].filter((r) => !r.hidden).length === 1`)
		b.Screenshot("filter.png")
	})

	b.Run("deep links and keys", func(t *testing.T) {
		b.Open(name, "MFTPPWD-001/e3")
		b.Until(`document.getElementById("MFTPPWD-001/e3")?.classList.contains("here")`)
		b.Screenshot("details.png")
		b.Eval(`document.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}))`, nil)
		b.Until(`!document.querySelector("tr.more")`)
		b.Eval(`document.dispatchEvent(new KeyboardEvent("keydown", {key: "n", bubbles: true}))`, nil)
		b.Until(`document.activeElement.closest("tr.case")?.dataset.v === "fail"`)
		b.Eval(`document.dispatchEvent(new KeyboardEvent("keydown", {key: "/", bubbles: true, cancelable: true}))`, nil)
		b.Until(`document.activeElement.id === "q"`)
	})

	b.Run("the reader keeps the place", func(t *testing.T) {
		b.Open(name, "")
		// The reader is in the middle of the list, and what is in sight is found by the filter as well.
		b.Eval(`document.querySelectorAll("#campaign .group")[9].querySelector("tr.case").scrollIntoView({block: "center", behavior: "instant"}); new Promise((r) => setTimeout(r, 300))`, nil)
		const inSight = `(() => { const from = document.getElementById("filters").getBoundingClientRect().bottom; const r = [...document.querySelectorAll("tr.case")].find((r) => !r.hidden && r.getBoundingClientRect().bottom > from); return [r.id, r.getBoundingClientRect().top]; })()`
		var before, after []any
		b.Eval(inSight, &before)
		b.Eval(`document.querySelector("input[name=verdict][value="+document.getElementById(`+fmt.Sprintf("%q", before[0])+`).dataset.v+"]").click(); new Promise((r) => setTimeout(r, 200))`, nil)
		b.Eval(inSight, &after)
		if after[0] != before[0] || math.Abs(after[1].(float64)-before[1].(float64)) > 3 {
			t.Errorf("the reader was at %v and is at %v", before, after)
		}
		// What is in sight is filtered out: the first hit comes.
		b.Eval(`document.getElementById("reset").click(); (() => { const q = document.getElementById("q"); q.value = "mftpurc-"; q.dispatchEvent(new Event("input")); })()`, nil)
		b.Until(`(() => { const r = [...document.querySelectorAll("tr.case")].find((r) => !r.hidden); const top = r.getBoundingClientRect().top; return r.id.startsWith("MFTPURC-") && top > 0 && top < innerHeight; })()`)
		// n opens the next fail after what is in sight, and that is in sight then.
		b.Eval(`document.activeElement.blur(); document.getElementById("reset").click(); document.querySelectorAll("#campaign .group")[4].scrollIntoView({behavior: "instant"}); new Promise((r) => setTimeout(r, 300))`, nil)
		b.Eval(`document.dispatchEvent(new KeyboardEvent("keydown", {key: "n", bubbles: true}))`, nil)
		b.Until(`(() => { const r = document.querySelector("tr.case.open"); if (!r || r.dataset.v !== "fail" || !r.nextElementSibling.querySelector(".details")) return false; const top = r.getBoundingClientRect().top; return top > 0 && top < innerHeight && r === document.activeElement.closest("tr"); })()`)
	})

	b.Run("languages", func(t *testing.T) {
		b.Open(name, "")
		for _, c := range []struct{ lang, heading string }{{"zh", "测试活动"}, {"en", "Test campaign"}} {
			b.Eval(`document.querySelector("button[data-lang=`+c.lang+`]").click()`, nil)
			var text string
			b.Eval(`document.querySelector("#campaign h2").innerText`, &text)
			if !strings.Contains(text, c.heading) {
				t.Errorf("%s: heading %q", c.lang, text)
			}
			var other int
			b.Eval(`[...document.querySelectorAll("body [lang]")].filter((e) => e.getAttribute("lang") !== "`+c.lang+`" && e.checkVisibility()).length`, &other)
			if other != 0 {
				t.Errorf("%s: %d texts of the other language are visible", c.lang, other)
			}
		}
	})

	b.Run("light and dark", func(t *testing.T) {
		for _, scheme := range []string{"light", "dark"} {
			b.Media("screen", scheme)
			b.Open(name, "")
			b.Screenshot("cover-" + scheme + ".png")
			var faint []string
			b.Eval(contrast, &faint)
			if len(faint) > 0 {
				t.Errorf("%s: contrast under 4.5: %.5q", scheme, faint)
			}
			for _, id := range []string{"dynamic", "campaign", "observations", "MFTPRETR-001", "matrix"} {
				b.Eval(`location.hash = "`+id+`"; new Promise((r) => setTimeout(r, 400))`, nil)
				b.Screenshot(id + "-" + scheme + ".png")
			}
		}
		b.Media("screen", "light")
		b.Eval(`document.querySelector("button[data-lang=zh]").click()`, nil)
		b.Eval(`location.hash = "cover"; new Promise((r) => setTimeout(r, 300))`, nil)
		b.Screenshot("cover-zh.png")
		b.Eval(`location.hash = "dynamic"; new Promise((r) => setTimeout(r, 300))`, nil)
		b.Screenshot("dynamic-zh.png")
		b.Eval(`localStorage.clear()`, nil)
	})

	for _, c := range b.Complaints() {
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
