package watch

import (
	"maps"
	"slices"
	"time"

	"mftpspec/reports/gherkin"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/text"
)

// state is what the page asks for, again and again. Texts of two languages are English
// and Chinese.
type state struct {
	Phase     Phase          `json:"phase"`
	Problem   string         `json:"problem,omitempty"`
	Device    string         `json:"device"`
	Port      string         `json:"port"`
	Virtual   bool           `json:"virtual"`
	Run       string         `json:"run"` // tells this run from another
	Selected  int            `json:"selected"`
	Ended     int            `json:"ended"` // executions
	Total     int            `json:"total"` // executions that are due; 0: as many as there is time for
	Counts    map[string]int `json:"counts"`
	ElapsedMS int64          `json:"elapsed_ms"`
	LeftMS    int64          `json:"left_ms"` // about; -1: not known
	Standing  [2]string      `json:"standing"`
	Class     string         `json:"class"` // of the standing
	Benches   []benchState   `json:"benches"`
	Clauses   []clauseState  `json:"clauses"`
	Failed    int            `json:"failed"`   // cases that did not pass, with those that were forgotten
	Failures  []failure      `json:"failures"` // from the one that was asked for on
}

type benchState struct {
	Bench  string    `json:"bench"`
	Case   string    `json:"case"`
	Title  [2]string `json:"title"`
	Step   [2]string `json:"step"`
	MS     int64     `json:"ms"`      // since the case began
	StepMS int64     `json:"step_ms"` // since the step began
}

type clauseState struct {
	Clause string    `json:"clause"`
	Title  [2]string `json:"title"`
	Worst  string    `json:"worst"`
	Done   int       `json:"done"`
	All    int       `json:"all"`
	Failed int       `json:"failed"`
}

// state says how the run stands, with the failures from number from on.
func (b *Board) state(from int, now time.Time) state {
	b.mu.Lock()
	defer b.mu.Unlock()
	s := state{Phase: b.phase, Problem: b.problem, Device: text.Visible([]byte(b.iut.Model + " " + b.iut.Firmware)), Port: text.Visible([]byte(b.run.Port)), Virtual: b.virtual != "",
		Run: b.run.Started.UTC().Format(time.RFC3339Nano), Selected: len(b.order), Ended: b.ended, Counts: map[string]int{}, LeftMS: -1,
		Standing: [2]string{b.standing.In(language.English), b.standing.In(language.Chinese)}, Class: b.standing.Class(),
		Benches: []benchState{}, Clauses: []clauseState{}, Failures: []failure{}, Failed: b.dropped + len(b.failures)}
	if b.phase == Waiting {
		return s
	}
	if b.run.ForMS == 0 {
		s.Total = s.Selected * max(1, b.run.Repeat)
	}
	b.count(&s)
	s.ElapsedMS = b.run.DurationMS
	if b.phase == Running {
		s.ElapsedMS = now.Sub(b.run.Started).Milliseconds()
		s.LeftMS = b.left(now).Milliseconds()
	}
	for _, d := range b.doing {
		v := benchState{Bench: text.Visible([]byte(d.Bench)), Case: d.Case, MS: now.Sub(d.Began).Milliseconds()}
		for i, lang := range []string{language.English, language.Chinese} {
			v.Title[i], v.Step[i] = gherkin.Title(lang, d.Title), gherkin.Step(lang, d.Step)
			if d.Step == "" {
				v.Step[i] = text.Say(lang, "the state that every case begins in")
			}
		}
		if !d.Since.IsZero() {
			v.StepMS = now.Sub(d.Since).Milliseconds()
		} else {
			v.StepMS = v.MS
		}
		s.Benches = append(s.Benches, v)
	}
	b.idle(&s)
	for _, f := range b.failures {
		if f.N >= from {
			s.Failures = append(s.Failures, f)
		}
	}
	return s
}

// idle adds the benches that do no case: there is none for them, or their module was
// lost and is brought back. The caller holds mu.
func (b *Board) idle(s *state) {
	if b.phase != Running {
		return
	}
	busy := map[string]bool{}
	for _, d := range b.doing {
		busy[d.Bench] = true
	}
	for _, name := range slices.Sorted(maps.Keys(b.benches)) {
		if !busy[name] && len(b.benches) <= mostIdle {
			s.Benches = append(s.Benches, benchState{Bench: text.Visible([]byte(name)), Title: [2]string{idleWords(language.English), idleWords(language.Chinese)}})
		}
	}
}

func idleWords(lang string) string {
	return text.Say(lang, "no test case: idle, or a lost module is brought back")
}

// mostIdle is how many benches a laboratory may have for the idle ones to be listed:
// those of the emulator come and go.
const mostIdle = 16

// count counts the verdicts of all cases, and of each clause. The caller holds mu.
func (b *Board) count(s *state) {
	index := map[string]int{}
	for _, id := range b.order {
		e := b.cases[id]
		s.Counts[string(e.verdict)]++
		n, known := index[e.clause]
		if !known {
			n = len(s.Clauses)
			index[e.clause] = n
			en, zh := text.ClauseTitle(e.clause)
			s.Clauses = append(s.Clauses, clauseState{Clause: e.clause, Title: [2]string{en, zh}, Worst: string(model.None)})
		}
		c := &s.Clauses[n]
		c.All++
		c.Worst = string(model.Worst(model.Verdict(c.Worst), e.verdict))
		if e.verdict != model.None {
			c.Done++
		}
		if e.verdict.WorseThan(model.Pass) {
			c.Failed++
		}
	}
	text.SortByClause(s.Clauses, func(c clauseState) string { return c.Clause })
	for i := range s.Clauses {
		s.Clauses[i].Clause = text.ClauseMark(s.Clauses[i].Clause)
	}
}

// left is about how long the run still takes; below 0: not known. The caller holds mu.
func (b *Board) left(now time.Time) time.Duration {
	elapsed := now.Sub(b.run.Started)
	if b.run.ForMS > 0 {
		return max(0, time.Duration(b.run.ForMS)*time.Millisecond-elapsed)
	}
	total := len(b.order) * max(1, b.run.Repeat)
	if b.ended < max(3, total/50) || b.last <= 0 {
		return -time.Millisecond
	}
	// What was executed took until the last of it ended; what is in flight is not counted as done.
	if left := time.Duration(float64(b.last)*float64(total)/float64(b.ended)) - elapsed; left > 0 {
		return left
	}
	return -time.Millisecond // it takes longer than what came before it
}
