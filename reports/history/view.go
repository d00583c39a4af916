package history

import (
	"maps"
	"slices"
	"strings"

	"mftpspec/reports/model"
	"mftpspec/reports/text"
)

// View is the development over those runs that are of one model and used one bench.
type View struct {
	Model, Bench string // empty: all
	Runs         []int  // numbers of its runs, in order of time
	Firmwares    []Firmware
	Clauses      []Clause
	Steps        []Step
	Unstable     []Unstable

	h *History
}

// Firmware is one firmware of one model: a column of the matrix.
type Firmware struct {
	Model, Name string
	Runs        []int // of these it is known
	last        []model.Verdict
	seen        []spread
	dialects    map[string]string
}

// spread counts the outcomes of a case on one firmware.
type spread struct {
	pass, other int
	flagged     bool // the executions of one run did not agree
}

func (s spread) unstable() bool { return s.flagged || s.pass > 0 && s.other > 0 }

// Clause is a row of the matrix.
type Clause struct {
	Clause string
	Cells  []Cell // one for each firmware
}

// Cell is what is known of a clause on a firmware, by the last verdict of each case.
type Cell struct {
	Worst           model.Verdict // none where nothing was executed
	Fails, Executed int
	Unstable        int
}

// Step is what changed from one firmware of a model to its next.
type Step struct {
	From     int      `json:"from"` // number of the firmware
	To       int      `json:"to"`
	Fixed    []string `json:"fixed"`            // ids of cases: fail before, pass now
	Broken   []string `json:"broken"`           // pass before, fail now
	Other    []string `json:"other"`            // other changes between verdicts
	Suites   []string `json:"suites,omitempty"` // versions, where they differ too: the change may be that of the suite
	Dialects []Change `json:"dialects"`
}

// Change is another reading in the same place.
type Change struct {
	Key string `json:"key"`
	Old string `json:"old"`
	New string `json:"new"`
}

// Unstable is a case that passed and did not pass on the same firmware.
type Unstable struct {
	ID       string `json:"id"`
	Firmware int    `json:"firmware"`
	Passed   int    `json:"passed"` // runs
	Executed int    `json:"executed"`
}

// Views gives the view of all runs, and those for each model and bench that restrict
// it.
func (h *History) Views() []*View {
	benches := map[string][]string{} // by model; "" is all models
	var models []string
	for _, r := range h.Runs {
		if !slices.Contains(models, r.Model) {
			models = append(models, r.Model)
		}
		for _, b := range r.Benches {
			for _, m := range []string{"", r.Model} {
				if !slices.Contains(benches[m], b) {
					benches[m] = append(benches[m], b)
				}
			}
		}
	}
	slices.Sort(models)
	var views []*View
	for _, m := range append([]string{""}, models...) {
		if m != "" && len(models) < 2 {
			continue
		}
		views = append(views, h.view(m, ""))
		slices.Sort(benches[m])
		for _, b := range benches[m] {
			if len(benches[""]) > 1 {
				views = append(views, h.view(m, b))
			}
		}
	}
	return views
}

func (h *History) view(ofModel, bench string) *View {
	v := &View{Model: ofModel, Bench: bench, Steps: []Step{}, Unstable: []Unstable{}, h: h}
	index := map[[2]string]int{}
	for n, r := range h.Runs {
		if ofModel != "" && r.Model != ofModel || bench != "" && !slices.Contains(r.Benches, bench) {
			continue
		}
		v.Runs = append(v.Runs, n)
		key := [2]string{r.Model, r.Firmware}
		i, known := index[key]
		if !known {
			i = len(v.Firmwares)
			index[key] = i
			v.Firmwares = append(v.Firmwares, Firmware{Model: r.Model, Name: r.Firmware, last: make([]model.Verdict, len(h.cases)), seen: make([]spread, len(h.cases)), dialects: map[string]string{}})
		}
		f := &v.Firmwares[i]
		f.Runs = append(f.Runs, n)
		f.take(r, bench)
	}
	v.matrix()
	v.steps()
	for i := range v.Firmwares {
		for n, s := range v.Firmwares[i].seen {
			if s.unstable() {
				v.Unstable = append(v.Unstable, Unstable{h.cases[n].ID, i, s.pass, s.pass + s.other})
			}
		}
	}
	return v
}

// take adds a run, as far as it used the bench.
func (f *Firmware) take(r *Run, bench string) {
	for n, o := range r.outcomes {
		verdict := o.is()
		if !verdict.Executed() || bench != "" && r.Benches[o.bench] != bench {
			continue
		}
		f.last[n] = verdict
		s := &f.seen[n]
		s.flagged = s.flagged || o.unstable
		if verdict == model.Pass {
			s.pass++
		} else {
			s.other++
		}
	}
	maps.Copy(f.dialects, r.Dialects)
}

func (v *View) matrix() {
	for n, k := range v.h.cases {
		if len(v.Clauses) == 0 || v.Clauses[len(v.Clauses)-1].Clause != k.Clause {
			v.Clauses = append(v.Clauses, Clause{k.Clause, make([]Cell, len(v.Firmwares))})
		}
		row := &v.Clauses[len(v.Clauses)-1]
		for i := range v.Firmwares {
			f, c := &v.Firmwares[i], &row.Cells[i]
			if c.Worst == "" {
				c.Worst = model.None
			}
			if f.last[n] == "" {
				continue
			}
			c.Worst = model.Worst(c.Worst, f.last[n])
			c.Executed++
			if f.last[n] == model.Fail {
				c.Fails++
			}
			if f.seen[n].unstable() {
				c.Unstable++
			}
		}
	}
}

// steps compares each firmware with the one before it of the same model.
func (v *View) steps() {
	before := map[string]int{}
	for to := range v.Firmwares {
		f := &v.Firmwares[to]
		from, known := before[f.Model]
		before[f.Model] = to
		if !known {
			continue
		}
		old := &v.Firmwares[from]
		s := Step{From: from, To: to, Fixed: []string{}, Broken: []string{}, Other: []string{}, Dialects: []Change{}}
		for n := range v.h.cases {
			id, a, b := v.h.cases[n].ID, old.last[n], f.last[n]
			switch {
			case a == b || a == "" || b == "":
			case a == model.Fail && b == model.Pass:
				s.Fixed = append(s.Fixed, id)
			case a == model.Pass && b == model.Fail:
				s.Broken = append(s.Broken, id)
			default:
				s.Other = append(s.Other, id)
			}
		}
		if a, b := v.suite(old), v.suite(f); a != b {
			s.Suites = []string{a, b}
		}
		for _, key := range slices.Sorted(maps.Keys(f.dialects)) {
			if was, ok := old.dialects[key]; ok && was != f.dialects[key] {
				s.Dialects = append(s.Dialects, Change{key, was, f.dialects[key]})
			}
		}
		v.Steps = append(v.Steps, s)
	}
}

// suite is the version that gave the last verdicts on a firmware.
func (v *View) suite(f *Firmware) string { return v.h.Runs[f.Runs[len(f.Runs)-1]].Suite }

// Label names a firmware, with its model where there are several.
func (v *View) Label(i int) string {
	f := v.Firmwares[i]
	name := f.Name
	if name == "" {
		name = "?"
	}
	if slices.ContainsFunc(v.Firmwares, func(o Firmware) bool { return o.Model != f.Model }) && !strings.HasPrefix(name, f.Model) {
		name = f.Model + " " + name
	}
	return text.Visible([]byte(name))
}
