package reports_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mftpspec/reports"
	"mftpspec/reports/model"
)

func compared(t *testing.T, old, new *model.Results, o reports.Options) *reports.Comparison {
	t.Helper()
	c, err := reports.Compare(reports.Side{Name: "old.json", Results: old}, reports.Side{Name: "new.json", Results: new}, o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// give changes the verdict of the nth selected case and returns its id.
func give(r *model.Results, n int, v model.Verdict) string {
	for i := range r.Cases {
		k := &r.Cases[i]
		if !k.Selected {
			continue
		}
		if n--; n < 0 {
			k.Verdict = v
			if v != model.Pass {
				k.Reason = &model.Reason{Message: "changed"}
			}
			finish(r)
			return k.ID
		}
	}
	panic("the sample has no such case")
}

func TestCompareOneCase(t *testing.T) {
	for _, c := range []struct {
		old, new model.Verdict
		list     func(*reports.Comparison) []reports.Change
		exit     int
	}{
		{model.Pass, model.Fail, func(c *reports.Comparison) []reports.Change { return c.Worse }, 1},
		{model.Pass, model.Inconc, func(c *reports.Comparison) []reports.Change { return c.Worse }, 1},
		{model.Pass, model.None, func(c *reports.Comparison) []reports.Change { return c.Worse }, 1}, // selected, but not executed
		{model.Inconc, model.Fail, func(c *reports.Comparison) []reports.Change { return c.Worse }, 1},
		{model.Fail, model.Pass, func(c *reports.Comparison) []reports.Change { return c.Better }, 0},
		{model.Error, model.Pass, func(c *reports.Comparison) []reports.Change { return c.Better }, 0},
		{model.Fail, model.Inconc, func(c *reports.Comparison) []reports.Change { return c.Unclear }, 0},
		{model.Inconc, model.Error, nil, 0},
		{model.Fail, model.Fail, nil, 0},
	} {
		old, new := green(), green()
		id := give(old, 3, c.old)
		give(new, 3, c.new)
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
	old, new := green(), green()
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
	finish(new)
	c := compared(t, old, new, reports.Options{})
	if len(c.Added) != 1 || c.Added[0].ID != "MFTPNEW-001" || c.Added[0].Old != "" {
		t.Errorf("added %+v", c.Added)
	}
	if len(c.Gone) != 2 || c.Gone[0].ID != gone || c.Gone[0].New != "" || c.Gone[1].ID != deselected.ID {
		t.Errorf("gone %+v", c.Gone)
	}
	for name, list := range map[string][]reports.Difference{"suite": c.Suite, "iut": c.IUT, "dialects": c.Dialects, "ics": c.ICS} {
		if len(list) != 1 {
			t.Errorf("%s: %+v", name, list)
		}
	}
	if c.ExitCode() != 0 {
		t.Error("nothing got worse, exit 1")
	}
}

func TestCompareWaivers(t *testing.T) {
	old, new := green(), green()
	id := give(new, 3, model.Fail)
	o := reports.Options{Waivers: []reports.Waiver{{Case: id, Reason: "accepted", Expires: "2099-01-01"}}}
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
	base := green()
	if c := compared(t, base, green(), reports.Options{}); len(c.Timing) != 0 {
		t.Errorf("equal runs drift: %+v", c.Timing)
	}
	slow := green()
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
	noisy := sample(400)
	if c := compared(t, sample(399), noisy, reports.Options{}); len(c.Timing) != 0 {
		t.Errorf("noise drifts: %+v", c.Timing)
	}
}

func TestCompareWriters(t *testing.T) {
	old, new := sample(120), sample(120)
	for i := range 8 {
		give(new, 5*i, []model.Verdict{model.Fail, model.Pass, model.Inconc}[i%3])
	}
	new.IUT.Firmware, new.Dialects["D01/MFTPPWD"] = hostile, hostile
	c := compared(t, old, new, reports.Options{Mask: true})
	var page, en, zh bytes.Buffer
	if err := c.HTML(&page); err != nil {
		t.Fatal(err)
	}
	if err := c.Markdown(&en); err != nil {
		t.Fatal(err)
	}
	if err := compared(t, old, new, reports.Options{Lang: reports.Chinese}).Markdown(&zh); err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]string{"html": page.String(), "en": en.String(), "zh": zh.String()} {
		if strings.Contains(s, "<script>alert") || strings.ContainsAny(s, "\x00\u202e") || strings.Contains(s, secret) {
			t.Errorf("%s: hostile or secret content is in it", name)
		}
	}
	if !strings.Contains(en.String(), "Worse than before") || !strings.Contains(zh.String(), "比此前差") {
		t.Error("the outcome is missing")
	}
	golden(t, "compare.md", en.Bytes())
	if err := c.HTML(failing{}); err == nil {
		t.Error("a full disk is no error")
	}
}

func TestCompareInABrowser(t *testing.T) {
	b := startBrowser(t)
	old, new := sample(120), sample(120)
	for i := range 8 {
		give(new, 5*i, []model.Verdict{model.Fail, model.Pass, model.Inconc}[i%3])
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
	b.viewport(1280, 900)
	b.open(name, "")
	b.screenshot("compare.png")
	var broken []string
	b.eval(`[...document.querySelectorAll("a")].map((a) => a.getAttribute("href")).filter((h) => !h.startsWith("#") || !document.getElementById(h.slice(1)))`, &broken)
	if len(broken) > 0 {
		t.Errorf("links lead nowhere: %q", broken)
	}
	b.eval(`document.querySelector("button[data-lang=zh]").click()`, nil)
	var text string
	b.eval(`document.getElementById("cover").innerText`, &text)
	if !strings.Contains(text, "比此前差") {
		t.Errorf("the first page says %q", text)
	}
	for _, c := range b.complaints() {
		t.Errorf("console: %s", c)
	}
}
