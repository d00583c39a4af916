package compare_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mftpspec/reports"
	"mftpspec/reports/compare"
	"mftpspec/reports/internal/browser"
	"mftpspec/reports/internal/sample"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/waiver"
)

var update = flag.Bool("update", false, "rewrite the golden file")

// failing is a writer that is full.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func compared(t *testing.T, old, new *model.Results, o reports.Options) *compare.Comparison {
	t.Helper()
	c, err := compare.Runs(reports.Side{Name: "old.json", Results: old}, reports.Side{Name: "new.json", Results: new}, o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCompareOneCase(t *testing.T) {
	for _, c := range []struct {
		old, new model.Verdict
		list     func(*compare.Comparison) []compare.Change
		exit     int
	}{
		{model.Pass, model.Fail, func(c *compare.Comparison) []compare.Change { return c.Worse }, 1},
		{model.Pass, model.Inconc, func(c *compare.Comparison) []compare.Change { return c.Worse }, 1},
		{model.Pass, model.None, func(c *compare.Comparison) []compare.Change { return c.Worse }, 1}, // selected, but not executed
		{model.Inconc, model.Fail, func(c *compare.Comparison) []compare.Change { return c.Worse }, 1},
		{model.Fail, model.Pass, func(c *compare.Comparison) []compare.Change { return c.Better }, 0},
		{model.Error, model.Pass, func(c *compare.Comparison) []compare.Change { return c.Better }, 0},
		{model.Fail, model.Inconc, func(c *compare.Comparison) []compare.Change { return c.Unclear }, 0},
		{model.Inconc, model.Error, nil, 0},
		{model.Fail, model.Fail, nil, 0},
	} {
		old, new := sample.Green(), sample.Green()
		id := sample.Give(old, 3, c.old)
		sample.Give(new, 3, c.new)
		got := compared(t, old, new, reports.Options{})
		if c.list != nil && (len(c.list(got)) != 1 || c.list(got)[0].ID != id) {
			t.Errorf("%s to %s: %+v", c.old, c.new, got)
		}
		if n := len(got.Worse) + len(got.Better) + len(got.Unclear) + len(got.Added) + len(got.Gone); c.list == nil && n != 0 {
			t.Errorf("%s to %s: %d changes", c.old, c.new, n)
		}
		if got.ExitCode() != c.exit {
			t.Errorf("%s to %s: exit %d, want %d", c.old, c.new, got.ExitCode(), c.exit)
		}
	}
}

func TestCompareSuitesAndSelections(t *testing.T) {
	old, new := sample.Green(), sample.Green()
	gone := new.Cases[0].ID
	new.Cases = slices.Clone(new.Cases[1:])
	deselected := &new.Cases[3]
	deselected.Selected, deselected.Verdict = false, model.None
	added := new.Cases[5]
	added.ID = "MFTPNEW-001"
	new.Cases = append(new.Cases, added)
	new.Suite.Digest = "another"
	new.IUT.Firmware = "ML307R-DC-MBRH0S02"
	new.Dialects["D01/MFTPPWD"] = "unquoted"
	new.ICS["ipv6"] = false
	sample.Finish(new)
	c := compared(t, old, new, reports.Options{})
	if len(c.Added) != 1 || c.Added[0].ID != "MFTPNEW-001" || c.Added[0].Old != "" {
		t.Errorf("added %+v", c.Added)
	}
	if len(c.Gone) != 2 || c.Gone[0].ID != gone || c.Gone[0].New != "" || c.Gone[1].ID != deselected.ID {
		t.Errorf("gone %+v", c.Gone)
	}
	for name, list := range map[string][]compare.Difference{"suite": c.Suite, "iut": c.IUT, "dialects": c.Dialects, "ics": c.ICS} {
		if len(list) != 1 {
			t.Errorf("%s: %+v", name, list)
		}
	}
	if c.ExitCode() != 0 {
		t.Error("nothing got worse, exit 1")
	}
}

func TestCompareWaivers(t *testing.T) {
	old, new := sample.Green(), sample.Green()
	id := sample.Give(new, 3, model.Fail)
	o := reports.Options{Waivers: []waiver.Waiver{{Case: id, Reason: "accepted", Expires: "2099-01-01"}}}
	if c := compared(t, old, new, o); c.ExitCode() != 0 || !c.Worse[0].Waived {
		t.Errorf("a waived fail: exit %d, %+v", c.ExitCode(), c.Worse)
	}
	o.Waivers[0].Expires = "2020-01-01"
	if c := compared(t, old, new, o); c.ExitCode() != 1 {
		t.Error("an expired waiver counts")
	}
}

// The same run with another speed of the device is drift; chance is not.
func TestCompareTiming(t *testing.T) {
	base := sample.Green()
	if c := compared(t, base, sample.Green(), reports.Options{}); len(c.Timing) != 0 {
		t.Errorf("equal runs drift: %+v", c.Timing)
	}
	slow := sample.Green()
	for i := range slow.Cases {
		var late int64
		for j := range slow.Cases[i].Trace {
			e := &slow.Cases[i].Trace[j]
			e.TimeUS += late
			if e.Lane == "serial" && e.Dir == "host" && strings.HasSuffix(string(e.Bytes), "\r") {
				late += 40_000
			}
		}
	}
	c := compared(t, base, slow, reports.Options{})
	found := false
	for _, d := range c.Timing {
		if d.Key == "MFTPCONN ack" {
			found = true
			if d.New-d.Old != 40_000 || d.Percent() < 100 || d.OldCount != d.NewCount {
				t.Errorf("%+v", d)
			}
		}
	}
	if !found || c.ExitCode() != 0 {
		t.Errorf("drifts %+v, exit %d", c.Timing, c.ExitCode())
	}
	noisy := sample.Of(400)
	if c := compared(t, sample.Of(399), noisy, reports.Options{}); len(c.Timing) != 0 {
		t.Errorf("noise drifts: %+v", c.Timing)
	}
}

func TestCompareWriters(t *testing.T) {
	old, new := sample.Of(120), sample.Of(120)
	for i := range 8 {
		sample.Give(new, 5*i, []model.Verdict{model.Fail, model.Pass, model.Inconc}[i%3])
	}
	new.IUT.Firmware, new.Dialects["D01/MFTPPWD"] = sample.Hostile, sample.Hostile
	c := compared(t, old, new, reports.Options{Mask: true})
	var page, en, zh bytes.Buffer
	if err := c.HTML(&page); err != nil {
		t.Fatal(err)
	}
	if err := c.Markdown(&en); err != nil {
		t.Fatal(err)
	}
	if err := compared(t, old, new, reports.Options{Lang: language.Chinese}).Markdown(&zh); err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]string{"html": page.String(), "en": en.String(), "zh": zh.String()} {
		if strings.Contains(s, "<script>alert") || strings.ContainsAny(s, "\x00\u202e") || strings.Contains(s, sample.Secret) {
			t.Errorf("%s: hostile or secret content is in it", name)
		}
	}
	if !strings.Contains(en.String(), "Worse than before") || !strings.Contains(zh.String(), "比此前差") {
		t.Error("the outcome is missing")
	}
	const golden = "testdata/compare.md"
	if *update {
		if err := os.WriteFile(golden, en.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(golden); err != nil || !bytes.Equal(en.Bytes(), want) {
		t.Errorf("%s is another (%v): run go test ./reports/compare -update and look at the difference", golden, err)
	}
	if err := c.HTML(failing{}); err == nil {
		t.Error("a full disk is no error")
	}
}

func TestCompareInABrowser(t *testing.T) {
	b := browser.Start(t)
	old, new := sample.Of(120), sample.Of(120)
	for i := range 8 {
		sample.Give(new, 5*i, []model.Verdict{model.Fail, model.Pass, model.Inconc}[i%3])
	}
	new.IUT.Firmware, new.Dialects["D01/MFTPPWD"] = "ML307R-DC-MBRH0S02", "unquoted"
	var page bytes.Buffer
	if err := compared(t, old, new, reports.Options{}).HTML(&page); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "compare.html")
	if err := os.WriteFile(name, page.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	b.Viewport(1280, 900)
	b.Open(name, "")
	for _, width := range []int{390, 768, 1440} {
		for _, scheme := range []string{"light", "dark"} {
			b.Viewport(width, 900)
			b.Media("screen", scheme)
			var wrong []string
			b.Eval(browser.Overlaps, &wrong)
			if len(wrong) > 0 {
				t.Errorf("%d: %d things overlap: %.8q", width, len(wrong), wrong)
			}
			b.Screenshot(fmt.Sprintf("compare-%d-%s.png", width, scheme))
		}
	}
	b.Viewport(1280, 900)
	var broken []string
	b.Eval(`[...document.querySelectorAll("a")].map((a) => a.getAttribute("href")).filter((h) => !h.startsWith("#") || !document.getElementById(h.slice(1)))`, &broken)
	if len(broken) > 0 {
		t.Errorf("links lead nowhere: %q", broken)
	}
	b.Eval(`document.querySelector("button[data-lang=zh]").click()`, nil)
	var text string
	b.Eval(`document.getElementById("cover").innerText`, &text)
	if !strings.Contains(text, "比此前差") {
		t.Errorf("the first page says %q", text)
	}
	for _, c := range b.Complaints() {
		t.Errorf("console: %s", c)
	}
}
