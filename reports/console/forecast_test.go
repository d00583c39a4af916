package console

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"mftpspec/reports/model"
)

// watched makes a progress whose clock stands still, and cases that cost 10 s of waits
// and 8640 bytes at 9600 bit/s.
func watched(t *testing.T, now *time.Time, style Style) (*Progress, *bytes.Buffer) {
	t.Helper()
	var out bytes.Buffer
	style.Every, style.Rate, style.Now = time.Hour, 9600, func() time.Time { return *now }
	style.Cost = func(string) Cost { return Cost{Waits: 10 * time.Second, Bytes: 8640 - 10*exchangeBytes, Exchanges: 10} }
	p := New(&out, style)
	t.Cleanup(p.Close)
	return p, &out
}

func selected(ids ...string) (list []model.Case) {
	for _, id := range ids {
		list = append(list, model.Case{ID: id, Selected: true})
	}
	return list
}

func TestForecast(t *testing.T) {
	now := time.Unix(0, 0)
	p, _ := watched(t, &now, Style{})
	p.Planned(model.Run{Selected: 4, Jobs: 1}, selected("A", "B", "C", "D"))
	left := func(want string) {
		t.Helper()
		p.mu.Lock()
		defer p.mu.Unlock()
		if got := p.state(); !strings.HasSuffix(got, want) {
			t.Errorf("%q, want %q at the end", got, want)
		}
	}
	left(", at least 1m16s left") // 4 × (10 s + 9 s)
	p.Began("a", model.Case{ID: "A"})
	now = now.Add(12 * time.Second)
	left(", at least 1m4s left") // time that is demanded passes as foreseen
	for _, id := range []string{"A", "B", "C"} {
		p.Began("a", model.Case{ID: id})
		now = now.Add(20 * time.Second)
		p.Ended(model.Case{ID: id, Bench: "a", Verdict: model.Pass})
	}
	p.Began("a", model.Case{ID: "D"})
	left(", about 24s left") // 19 s, and what the others took besides
	p.Watch("a", func() (string, int64) { return "the module answers", 4096 })
	now = now.Add(30 * time.Second)
	left(", 30s, waiting for D  4.1 kB of 8.0 kB  the module answers")
}

// The first of a symptom is told at length, the others in a line.
func TestSymptomsAreGrouped(t *testing.T) {
	now := time.Unix(0, 0)
	p, out := watched(t, &now, Style{})
	refused := func(id string) model.Case {
		m := model.Say("%s: %s", "AT+"+id, model.Say("the command is refused"))
		return model.Case{ID: id, Verdict: model.Fail, Reason: &model.Reason{Message: m.String(), Texts: &model.Texts{Message: m}, Sent: "AT"}}
	}
	r := &model.Results{Status: model.NonConforming}
	for _, id := range []string{"A-001", "A-002", "A-003"} {
		k := refused(id)
		r.Cases = append(r.Cases, k)
		p.Ended(k)
	}
	if got := out.String(); strings.Count(got, "sent ") != 1 || !strings.HasSuffix(got, "FAIL   A-002   (as A-001)\nFAIL   A-003   (as A-001)\n") {
		t.Errorf("%s", got)
	}
	out.Reset()
	r.Summary = model.Count(r.Cases)
	Style{}.Summary(out, r, nil, "")
	if !strings.Contains(out.String(), "fail   3 × AT+A-001: the command is refused\n       A-001 A-002 A-003\n") {
		t.Errorf("%s", out.String())
	}
}

func TestSilentStart(t *testing.T) {
	now := time.Unix(0, 0)
	p, out := watched(t, &now, Style{Begin: "opening /dev/ttyUSB2"})
	for range 3 {
		p.mu.Lock()
		p.sayBegin()
		p.mu.Unlock()
		now = now.Add(silence)
	}
	if got := out.String(); got != "opening /dev/ttyUSB2\n" {
		t.Errorf("%q", got)
	}
}

func TestTrace(t *testing.T) {
	now := time.Unix(0, 0)
	p, out := watched(t, &now, Style{})
	p.Heard("a", time.Date(2026, 1, 2, 3, 4, 5, 6e6, time.UTC), true, "OK<CR>\x1b")
	if got := out.String(); got != "03:04:05.006 a        < OK<CR><x1B>\n" {
		t.Errorf("%q", got)
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"a word and another word and more", "a word and another\n   word and more"},
		{"通道一的命令被拒绝，而模组应答", "通道一的命令被拒\n   绝，而模组应答"},
		{"averyveryverylongwordthatiswider", "averyveryverylongwordthatiswider"},
		{"short", "short"},
	} {
		if got := wrap(c.line, 19, 3); got != c.want {
			t.Errorf("%q:\n%s\nwant\n%s", c.line, got, c.want)
		}
	}
	if got := wrap("a word and another", 0, 3); got != "a word and another" {
		t.Errorf("%q", got)
	}
}
