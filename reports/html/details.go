package html

import (
	"strings"

	"mftpspec/reports/gherkin"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/page"
	"mftpspec/reports/text"
)

// transcriptLines is how many events of a trace are on the page.
const transcriptLines = 1500

// details are what a page shows of a case when it is opened. evidence.js draws them.
type details struct {
	Head     string     `json:"h"` // HTML: where the case comes from, and why it has its verdict
	Evidence evidence   `json:"e"`
	Attempts []evidence `json:"a,omitempty"` // of the attempts with a trace of their own, in their order
}

// evidence is the steps and the trace of one execution. Numbers are places in lists:
// texts in those of the chunk, kinds in those of the page.
type evidence struct {
	Steps    []step  `json:"s,omitempty"`
	Times    []int64 `json:"t,omitempty"` // of each event: microseconds since the one before
	Kinds    []int   `json:"k,omitempty"`
	Sessions []int   `json:"n,omitempty"` // none where all are 0
	Said     []int   `json:"d,omitempty"`
	Rest     int     `json:"r,omitempty"` // events that are in results.json alone
}

// step is keyword, text, doc string (places in the texts), verdict, start and duration
// (microseconds, from the first event on), and the table as rows of cells.
type step [7]any

// kind is what events have in common.
type kind struct {
	Lane    int       `json:"lane"`
	Shape   string    `json:"shape"` // away, back or note
	Kind    string    `json:"kind"`
	Speaker [2]string `json:"speaker"` // English, Chinese
	Shown   [2]string `json:"shown"`   // the kind in words, where the text does not say it
}

// The marks around the names of control bytes in a text, of the private use area, which
// no visible text has.
const controlOn, controlOff = "\ue000", "\ue001"

// texts is a list of texts, each of them once.
type texts struct {
	list  []any // a string, or the English and the Chinese of it
	place map[[2]string]int
}

func (x *texts) add(en, zh string) int {
	if x.place == nil {
		x.place = map[[2]string]int{}
	}
	key := [2]string{en, zh}
	n, ok := x.place[key]
	if !ok {
		n = len(x.list)
		x.place[key] = n
		if en == zh {
			x.list = append(x.list, en)
		} else {
			x.list = append(x.list, key)
		}
	}
	return n
}

// kinds are those of the page.
type kinds struct {
	list  []kind
	place map[kind]int
}

func (l *kinds) add(e *model.Event) int {
	k := kind{Lane: laneOf(e), Shape: shapeOf(e), Kind: text.Visible([]byte(e.Kind)), Speaker: entry(text.Speaker(e))}
	if shown := text.KindShown(e); shown != "" {
		k.Shown = [2]string{shown, kindInChinese(shown)}
	}
	n, ok := l.place[k]
	if !ok {
		if l.place == nil {
			l.place = map[kind]int{}
		}
		n = len(l.list)
		l.list, l.place[k] = append(l.list, k), n
	}
	return n
}

func entry(phrase string) [2]string {
	return [2]string{text.Say(language.English, phrase), text.Say(language.Chinese, phrase)}
}

// evidence packs an execution: at most limit events of its trace, x of each of them.
func (p *packer) evidence(steps []model.Step, trace []model.Event, limit int, x text.Extent) evidence {
	var e evidence
	first := int64(0)
	if len(trace) > 0 {
		first = trace[0].TimeUS
	}
	for i := range steps {
		s := &steps[i]
		said := text.VisibleText(s.Text)
		var table [][]string
		for _, row := range s.Table {
			var cells []string
			for _, cell := range row {
				cells = append(cells, text.VisibleText(cell))
			}
			table = append(table, cells)
		}
		keyword := text.Visible([]byte(s.Keyword))
		doc := text.VisibleText(text.Cut(s.Doc, text.ShownHead))
		e.Steps = append(e.Steps, step{p.texts.add(keyword, gherkin.Keyword(language.Chinese, keyword)), p.texts.add(said, gherkin.Step(language.Chinese, said)),
			p.texts.add(doc, doc), s.Verdict, max(s.StartUS-first, 0), s.DurationUS, table})
	}
	last, shown, sessions := first, 0, false
	for i := range trace[:min(limit, len(trace))] {
		v := &trace[i]
		if shown += min(len(v.Bytes), x.Head); shown > text.Spent {
			x = text.Briefly()
		}
		e.Times = append(e.Times, v.TimeUS-last)
		last = v.TimeUS
		e.Kinds = append(e.Kinds, p.kinds.add(v))
		e.Sessions = append(e.Sessions, v.Session)
		sessions = sessions || v.Session != 0
		en := marked(text.Said(v, x))
		zh := en
		if isWord(v) {
			if zh = marked(text.Pieces([]byte(language.Statement(language.Chinese, v.Text)))); zh == en {
				begins, _ := gherkin.Begins(language.Chinese, v.Text)
				zh = marked(text.Pieces([]byte(begins)))
			}
		}
		e.Said = append(e.Said, p.texts.add(en, zh))
	}
	if !sessions {
		e.Sessions = nil
	}
	e.Rest = len(trace) - len(e.Times)
	return e
}

// marked is text with the names of control bytes between marks.
func marked(list []text.Piece) string {
	var b strings.Builder
	for _, p := range list {
		if p.Control {
			b.WriteString(controlOn + p.Text + controlOff)
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

// extentOf is how much of each event of a case is on the page: less where it passed.
func extentOf(v model.Verdict) text.Extent {
	if v == model.Pass {
		return text.Shortly()
	}
	return text.AtLength()
}

// lexicon is what evidence.js needs besides: the kinds of events, the names of lanes,
// phrases and verdicts, all in both languages.
type lexicon struct {
	Kinds    []kind               `json:"kinds"`
	Lanes    [][2]string          `json:"lanes"`
	Phrases  map[string][2]string `json:"phrases"`
	Verdicts map[string][3]string `json:"verdicts"` // with the sign
}

func (p *packer) lexicon() lexicon {
	l := lexicon{Kinds: p.kinds.list, Phrases: map[string][2]string{}, Verdicts: map[string][3]string{}}
	for lane := range laneCount {
		l.Lanes = append(l.Lanes, entry(laneName(lane)))
	}
	phrase := func(key string, words [2]string) { l.Phrases[key] = words }
	phrase("steps", entry("Steps"))
	phrase("title", entry("Timeline and transcript"))
	phrase("caption", entry("One clock for all lanes, from left to right. Waits over 100 ms are shaded and drawn shorter than they were. The numbers are those of the transcript."))
	phrase("time", entry("Time, ms"))
	phrase("who", entry("From → to"))
	phrase("what", entry("What was said"))
	phrase("rest", entry("More events are in results.json:"))
	phrase("away", entry("sent by the host, by the module, or to the server"))
	phrase("back", entry("from the server"))
	phrase("note", entry("opened, closed, or noted"))
	phrase("open", entry("a connection or file is open"))
	phrase("step", entry("a step"))
	phrase("wait", entry("a wait of over 100 ms"))
	for _, v := range model.Verdicts() {
		words := entry(string(v))
		l.Verdicts[string(v)] = [3]string{words[0], words[1], page.VerdictMark(v)}
	}
	return l
}
