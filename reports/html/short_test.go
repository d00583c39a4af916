package html_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"mftpspec/reports"
	"mftpspec/reports/html"
	"mftpspec/reports/internal/browser"
	"mftpspec/reports/internal/sample"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/pdf"
)

func shortEdition(t *testing.T, r *model.Results, o reports.Options, pages map[string]int) string {
	t.Helper()
	var out bytes.Buffer
	if err := html.WriteShort(&out, r, o, pages); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// The short edition has all fails, the first of them at length, and the contents name
// the pages that they were told.
func TestShortEdition(t *testing.T) {
	r := sample.Of(200)
	o := reports.Options{Waivers: sample.Waivers(t), Mask: true}
	page := shortEdition(t, r, o, map[string]int{"s-status": 3, "s-ixit": 17})
	for i := range r.Cases {
		if k := &r.Cases[i]; k.Verdict == model.Fail && !strings.Contains(page, k.ID) {
			t.Errorf("%s is not in it", k.ID)
		}
	}
	if n := strings.Count(page, `<article class="half"`); n == 0 || n > 20 || n > r.Summary.Fail {
		t.Errorf("%d fails at length, of %d", n, r.Summary.Fail)
	}
	said := regexp.MustCompile(`<tr><td class="num">(\d+)</td><td>.*?<small>(.*?) ?</small>`).FindAllStringSubmatch(page, -1)
	grouped := 0
	for _, m := range said {
		n := len(strings.Fields(m[2]))
		grouped += n
		if strconv.Itoa(n) != m[1] {
			t.Errorf("%s fails have one symptom, and %q are named", m[1], m[2])
		}
	}
	if len(said) == 0 || grouped != r.Summary.Fail || len(said) >= grouped {
		t.Errorf("%d symptoms of %d fails, of %d", len(said), grouped, r.Summary.Fail)
	}
	entry := regexp.MustCompile(`<a href="#([^"]*)">.*?<b>([^<]*)</b></a>`)
	numbers := map[string]string{}
	for _, m := range entry.FindAllStringSubmatch(page, -1) {
		numbers[m[1]] = m[2]
		if !strings.Contains(page, `id="`+m[1]+`"`) {
			t.Errorf("the contents name %s, which is not there", m[1])
		}
	}
	if numbers["s-status"] != "3" || numbers["s-ixit"] != "17" || numbers["s-dialects"] != "–" || len(numbers) < 9 {
		t.Errorf("contents: %v", numbers)
	}
	if strings.Contains(page, sample.Secret) || strings.Contains(page, "867654050012345") {
		t.Error("a password, or an IMEI though masked")
	}
	if first := shortEdition(t, r, o, nil); !strings.Contains(first, "<b>00</b>") {
		t.Error("no room for the numbers")
	}
	for name, r := range map[string]*model.Results{"green": sample.Green(), "empty": sample.Empty(), "stopped": sample.Stopped()} {
		if page := shortEdition(t, r, reports.Options{}, nil); !strings.Contains(page, string(r.Status)) || !strings.Contains(page, "None.") {
			t.Errorf("%s: no status, or it does not say that nothing failed", name)
		}
	}
}

// On A4 nothing is cut, a fail takes half a page at most, and the whole has few pages.
func TestShortEditionOnPaper(t *testing.T) {
	b := browser.Start(t)
	r := sample.Of(200)
	long := &r.Cases[0]
	long.Verdict, long.Selected = model.Fail, true
	long.Reason = &model.Reason{Message: strings.Repeat("a long message ", 60), Step: strings.Repeat("step ", 90), Sent: strings.Repeat("AT+MFTPPWD=0<CR>", 60), Expected: strings.Repeat("expected ", 90),
		Observed: strings.Repeat("observed ", 90), Server: strings.Repeat("USER u 331; ", 90), Reproduce: strings.Split(strings.Repeat(strings.Repeat("AT+MFTPCFG=0,", 20)+"\n", 30), "\n")}
	sample.Finish(r)
	for _, lang := range []string{language.English, language.Chinese} {
		name := filepath.Join(t.TempDir(), "short.html")
		page := shortEdition(t, r, reports.Options{Lang: lang, Waivers: sample.Waivers(t)}, nil)
		if err := os.WriteFile(name, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
		b.Viewport(673, 1000) // 210 mm less twice 16 mm, at 96 dpi
		b.Media("print", "light")
		b.Open(name, "")
		var cut []string
		b.Eval(`(() => {
			const width = document.documentElement.clientWidth, cut = [];
			for (const e of document.querySelectorAll("table, th, td, pre, svg, p, li, h1, h2, h3, dl, figure, article")) {
				if (!e.checkVisibility()) continue;
				const box = e.getBoundingClientRect();
				if (box.right > width + 1 || box.left < -4) cut.push(e.tagName + "." + e.className + " " + Math.round(box.left) + ".." + Math.round(box.right));
				else if (e.tagName === "ARTICLE" && e.scrollHeight > e.clientHeight + 1) cut.push(e.id + " is " + e.scrollHeight + " high, of " + e.clientHeight);
			}
			return cut;
		})()`, &cut)
		if len(cut) > 0 {
			t.Errorf("%s: %d things are cut: %q", lang, len(cut), cut)
		}
		document := b.Data("Page.printToPDF", map[string]any{"preferCSSPageSize": true, "printBackground": true})
		b.Keep("short-"+lang+".pdf", document)
		if at, count, err := pdf.Pages(document); err != nil || count > 30 || at["s-status"] != 3 || at["s-ixit"] == 0 {
			t.Errorf("%s: %d pages, %v, %v", lang, count, at, err)
		}
	}
	for _, c := range b.Complaints() {
		t.Errorf("console: %s", c)
	}
}

// Printed in its short edition, the page leaves out what is for the screen.
func TestShortPageOnPaper(t *testing.T) {
	b := browser.Start(t)
	b.Viewport(673, 1000)
	for short, shown := range map[bool]bool{true: false, false: true} {
		b.Media("print", "light")
		b.Open(writePage(t, sample.Of(60), reports.Options{Short: short}), "")
		for _, id := range []string{"campaign", "ledger", "matrix", "selftest"} {
			var visible bool
			b.Eval(`document.getElementById("`+id+`").checkVisibility()`, &visible)
			if visible != shown {
				t.Errorf("short %v: %s is on paper: %v", short, id, visible)
			}
		}
		var status bool
		b.Eval(`document.getElementById("status").checkVisibility() && document.getElementById("observations").checkVisibility()`, &status)
		if !status {
			t.Errorf("short %v: the status or the fails are not on paper", short)
		}
	}
}
