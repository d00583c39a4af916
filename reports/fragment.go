package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mftpspec/reports/language"
	"mftpspec/reports/model"
)

// transcriptLines is how many lines of transcript a case has on the screen.
const transcriptLines = 1500

// fragment is the details of one case as HTML: where it comes from, why it has
// its verdict, its steps, and the timeline beside the transcript. rows are the
// rows of the ledger that the page has.
func fragment(k *model.Case, rows map[string]bool) string {
	var m markup
	m.raw(`<div class="details">`)
	m.facts(k, rows)
	m.reason(k)
	for _, l := range k.Literal {
		m.raw(`<p class="note">`)
		if rows[l.Row] {
			m.raw(`<a href="#` + l.Row + `">` + l.Row + `</a> `)
		} else {
			m.text(l.Row + " ")
		}
		m.phrase("Under the literal text")
		m.raw(": ", string(verdictHTML(l.Verdict)), " ", string(told(l.Message)), "</p>")
	}
	if len(k.Observations) > 0 {
		m.raw(`<h4>`)
		m.phrase("Permitted, but worth a line")
		m.raw(`</h4><ul>`)
		for _, o := range k.Observations {
			m.raw("<li>")
			m.raw(string(told(o)), "</li>")
		}
		m.raw("</ul>")
	}
	m.attempts(k)
	m.steps(k)
	m.evidence(k, transcriptLines, k.ID)
	m.raw("</div>")
	return m.String()
}

func (m *markup) facts(k *model.Case, rows map[string]bool) {
	m.raw(`<dl class="facts">`)
	fact := func(name, value string) {
		if value != "" {
			m.raw("<div><dt>")
			m.phrase(name)
			m.raw("</dt><dd>")
			m.text(visible([]byte(value)))
			m.raw("</dd></div>")
		}
	}
	links := func(name string, ids []string, known func(string) bool) {
		if len(ids) == 0 {
			return
		}
		m.raw("<div><dt>")
		m.phrase(name)
		m.raw("</dt><dd>")
		for _, id := range ids {
			if !known(id) {
				m.text(id + " ")
				continue
			}
			m.raw(`<a href="#`, attr(id), `">`)
			m.text(id)
			m.raw("</a> ")
		}
		m.raw("</dd></div>")
	}
	fact("Rule", k.Rule)
	links("Requirements", k.Requirements, func(string) bool { return true })
	links("Ledger rows", k.Rows, func(id string) bool { return rows[id] })
	fact("Source", k.Feature)
	fact("Level", k.Level)
	fact("Bench", k.Bench)
	m.raw("</dl>")
}

// reason is what a verdict other than pass rests on.
func (m *markup) reason(k *model.Case) {
	r := k.Reason
	if r == nil {
		return
	}
	m.raw(`<table class="reason">`)
	row := func(name, value string) {
		if value == "" {
			return
		}
		m.raw(`<tr><th scope="row">`)
		m.phrase(name)
		m.raw("</th><td")
		if name == "Statement" || name == "Clause" {
			m.raw(` class="prose"`)
		}
		m.raw(">")
		m.raw(string(told(value)), "</td></tr>")
	}
	row("Statement", r.Message)
	row("Clause", strings.TrimSpace(clauseMark(r.Clause)+" "+r.Requirement))
	row("Step", r.Step)
	row("Sent", r.Sent)
	row("Expected", r.Expected)
	row("Observed", r.Observed)
	row("Seen at the server", r.Server)
	row("Blocked by", r.BlockedBy)
	m.raw("</table>")
	if len(r.Reproduce) > 0 {
		m.raw(`<figure class="copy"><figcaption>`)
		m.phrase("To reproduce, type on the AT port")
		if asksForPassword(r.Reproduce) {
			m.raw("; ")
			m.phrase("host, port, user name and password are those of your own FTP server")
		}
		m.raw(`</figcaption><pre class="wire" dir="ltr">`)
		m.text(reproduction(r))
		m.raw("</pre></figure>")
	}
}

// asksForPassword says whether lines to type have a word in the place of a password.
func asksForPassword(lines []string) bool {
	return slices.ContainsFunc(lines, func(line string) bool { return strings.Contains(line, "password") && strings.Contains(line, "<") })
}

func reproduction(r *model.Reason) string {
	return cut(visibleText(strings.Join(r.Reproduce, "\n")), shownHead)
}

func (m *markup) attempts(k *model.Case) {
	if len(k.Attempts) < 2 && k.Repeats == nil {
		return
	}
	m.raw("<h4>")
	m.phrase("Attempts")
	m.raw(`</h4>`)
	if text := repeated(k); text != "" {
		m.raw("<p>")
		m.text(text)
		m.raw("</p>")
	}
	m.raw(`<ol class="attempts">`)
	for i, a := range k.Attempts {
		if n := a.N; n != 0 && n != i+1 { // those between are only counted
			m.raw(`<li value="`, strconv.Itoa(n), `">`)
			m.attempt(k, &a)
			continue
		}
		m.raw("<li>")
		m.attempt(k, &a)
	}
	m.raw("</ol>")
}

// attempt is one line of the attempts; with a trace of its own it can be opened.
func (m *markup) attempt(k *model.Case, a *model.Attempt) {
	if len(a.Trace) > 0 {
		m.raw("<details><summary>")
	}
	m.raw(string(verdictHTML(a.Verdict)), " ", strconv.FormatInt(a.DurationMS, 10), " ms ")
	if a.Reason != nil {
		m.raw(string(told(cut(a.Reason.Message, 300))))
	}
	if len(a.Trace) > 0 {
		m.raw("</summary>")
		m.evidence(&model.Case{ID: k.ID, Clause: k.Clause, Verdict: a.Verdict, Reason: a.Reason, Steps: a.Steps, Trace: a.Trace}, transcriptLines, k.ID+"/"+strconv.Itoa(a.N))
		m.raw("</details>")
	}
	m.raw("</li>")
}

func (m *markup) steps(k *model.Case) {
	if len(k.Steps) == 0 {
		return
	}
	m.raw("<h4>")
	m.phrase("Steps")
	m.raw(`</h4><ol class="steps">`)
	for _, s := range k.Steps {
		m.raw("<li>", string(verdictHTML(s.Verdict)), `<span class="words">`)
		for i, line := range strings.Split(s.Text, "\n") {
			if i > 0 {
				m.raw("<br>")
			}
			m.wire(named(line))
		}
		m.raw(`</span><span class="num">`)
		if s.DurationUS > 0 {
			m.raw(span(s.DurationUS))
		}
		m.raw("</span></li>")
	}
	m.raw("</ol>")
}

// kindInChinese is the Chinese of the kinds that most transcripts have.
func kindInChinese(kind string) string {
	if zh := say(Chinese, "event "+kind); zh != "event "+kind {
		return zh
	}
	return kind
}

// isWord says whether an event is what the suite says, and no line of anybody.
func isWord(e *model.Event) bool {
	return len(e.Bytes) == 0 && e.Size == 0 && (e.Kind == "note" || e.Kind == "open" || e.Kind == "close")
}

// evidence is the timeline and the transcript of a case, at most limit lines of
// it. anchor is what the ids of the lines begin with.
func (m *markup) evidence(k *model.Case, limit int, anchor string) {
	if len(k.Trace) == 0 {
		return
	}
	m.raw("<h4>")
	m.phrase("Timeline and transcript")
	m.raw(`</h4><div class="scroll" tabindex="0">`)
	m.timeline(k, limit, anchor)
	m.raw(`</div><p class="caption">`)
	m.phrase("One clock for all lanes, from left to right. Waits over 100 ms are shaded and drawn shorter than they were. The numbers are those of the transcript.")
	m.raw(`</p><table class="transcript"><thead><tr><th class="num">#</th><th class="num">`)
	m.phrase("Time, ms")
	m.raw("</th><th>")
	m.phrase("From → to")
	m.raw("</th><th>")
	m.phrase("What was said")
	m.raw("</th></tr></thead><tbody>")
	x, shown := atLength(), 0
	for i := range k.Trace[:min(limit, len(k.Trace))] {
		e := &k.Trace[i]
		if shown += min(len(e.Bytes), x.head); shown > spent {
			x = briefly()
		}
		m.raw(`<tr class="l`, strconv.Itoa(laneOf(e)), `" id="`, attr(anchor), "/e", strconv.Itoa(i+1), `"><td class="num">`, strconv.Itoa(i+1), `</td><td class="num">`, fmt.Sprintf("%.3f", float64(e.TimeUS-k.Trace[0].TimeUS)/1000), "</td><td>")
		m.phrase(speaker(e))
		m.raw("</td><td>")
		if kind := kindShown(e); kind != "" {
			m.raw(`<span class="kind">`)
			m.raw(string(bilingual(kind, kindInChinese(kind))), "</span> ")
		}
		if zh := language.Statement(Chinese, e.Text); zh != e.Text && isWord(e) {
			m.raw(string(told(e.Text)))
		} else {
			m.wire(said(e, x))
		}
		m.raw("</td></tr>")
	}
	m.raw("</tbody></table>")
	if rest := len(k.Trace) - limit; rest > 0 {
		m.raw(`<p class="caption">`)
		m.phrase("%d more events are in results.json.", rest)
		m.raw("</p>")
	}
}
