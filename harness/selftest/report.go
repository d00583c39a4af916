package selftest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"mftpspec/reports/model"
)

// Schema names the version of selftest.json.
const Schema = "mftpspec.selftest/1"

// File is the name of the report in its folder.
const File = "selftest.json"

// Report is what a self-test found out.
type Report struct {
	Schema      string              `json:"schema"`
	Score       model.SelfTest      `json:"score"`
	Proved      bool                `json:"proved"` // everything is as it must be
	Partial     bool                `json:"partial,omitempty"`
	Interrupted bool                `json:"interrupted,omitempty"` // some devices were not run
	Full        bool                `json:"full,omitempty"`
	Started     time.Time           `json:"started"`
	DurationMS  int64               `json:"duration_ms"`
	Seed        uint64              `json:"seed"`               // of the mixtures
	Clean       []Change            `json:"clean,omitempty"`    // cases that do not pass on the clean module
	Unproven    []string            `json:"unproven,omitempty"` // strict and dialect cases that no defect makes fail on their own account
	Unjudged    []string            `json:"unjudged,omitempty"` // defects and cases that this machine has no port 21 for
	Results     []Result            `json:"results"`
	Matrix      map[string][]string `json:"matrix"` // case to the defects that it kills: fails on its own account, or cites their clause
}

// Result is how the suite did against one device.
type Result struct {
	Kind        Kind          `json:"kind"`
	ID          string        `json:"id"`
	Title       string        `json:"title,omitempty"`
	Requirement string        `json:"requirement,omitempty"` // the one a defect breaks
	Clause      string        `json:"clause,omitempty"`
	Cases       int           `json:"cases"` // executed
	Summary     model.Summary `json:"summary"`
	Killed      bool          `json:"killed,omitempty"`
	Fails       []string      `json:"fails,omitempty"`     // cases that fail on a defect
	Right       []string      `json:"right,omitempty"`     // of these, those that cite the requirement or its clause
	Direct      []string      `json:"direct,omitempty"`    // of these, those that verify the requirement
	Proves      []string      `json:"proves,omitempty"`    // of the fails, those on the case's own account
	Broad       bool          `json:"broad,omitempty"`     // fails more than a quarter of the suite, as a sample shows: other cases than those of the requirement prove nothing then
	Witnesses   []Change      `json:"witnesses,omitempty"` // the first of the right ones, in full
	Wrong       []Change      `json:"wrong,omitempty"`     // where no fail is right: the first of them
	// Outside are the verdicts that should not have been: of a defect the changes
	// out of reach, of a dialect the fails and errors, of a fault the fails.
	Outside      []Change   `json:"outside,omitempty"`
	Unstable     []Change   `json:"unstable,omitempty"`     // the same, but not when tried again
	Inconclusive []Change   `json:"inconclusive,omitempty"` // other changes under a dialect: none are forbidden
	Unrecorded   []string   `json:"unrecorded,omitempty"`   // rows of a dialect that the results do not show
	Hurt         int        `json:"hurt,omitempty"`         // of a fault: cases that could not be judged
	Stopped      string     `json:"stopped,omitempty"`      // why the run ended early
	StoppedText  model.Text `json:"stopped_text,omitzero"`  // the same, for any language
	Error        string     `json:"error,omitempty"`        // why it could not be made
	ErrorText    model.Text `json:"error_text,omitzero"`    // the same, for any language
	DurationMS   int64      `json:"duration_ms"`
}

// Change is a verdict that is not the clean module's.
type Change struct {
	Case   string        `json:"case"`
	Was    model.Verdict `json:"was"`
	Is     model.Verdict `json:"is"`
	Reason *model.Reason `json:"reason,omitempty"`
}

// shown is how many witnesses are kept in full.
const shown = 3

// witness keeps the first few failures; one of the requirement's own cases goes
// before others.
func (r *Result) witness(list *[]Change, k model.Case, direct bool) {
	c := change(k, model.Pass)
	if direct {
		*list = slices.Insert(*list, 0, c)
	} else {
		*list = append(*list, c)
	}
	*list = (*list)[:min(shown, len(*list))]
}

// Good says whether the suite did as it must.
func (r Result) Good() bool {
	if r.Error != "" || len(r.Outside) > 0 || len(r.Unrecorded) > 0 {
		return false
	}
	switch r.Kind {
	case Defect:
		return r.Killed
	case Dialect:
		return r.Stopped == ""
	case Fault:
		return r.Hurt > 0 // else it was none
	}
	return false
}

// Good says whether nothing is wrong, as far as it was looked for.
func (r *Report) Good() bool {
	return len(r.Clean) == 0 && len(r.Unproven) == 0 && !slices.ContainsFunc(r.Results, func(one Result) bool { return !one.Good() })
}

// conclude makes the sums.
func (r *Report) conclude(p Plan) {
	score := model.SelfTest{Date: r.Started.UTC().Truncate(time.Second), Digest: p.Catalogue.Digest}
	proven := map[string]bool{}
	r.Matrix = map[string][]string{}
	for _, one := range r.Results {
		switch one.Kind {
		case Defect:
			score.Defects++
			switch {
			case !one.Killed && len(one.Fails) == 0:
				score.Survived = append(score.Survived, one.ID)
			case !one.Killed, len(one.Outside) > 0:
				score.Wrong = append(score.Wrong, one.ID)
			}
			if one.Killed {
				score.Killed++
			}
			for _, id := range one.Proves {
				proven[id] = true
			}
			kills := slices.Concat(one.Right, one.Proves)
			slices.Sort(kills)
			for _, id := range slices.Compact(kills) {
				r.Matrix[id] = append(r.Matrix[id], one.ID)
			}
		case Dialect:
			score.Dialects++
			if !one.Good() {
				score.DialectFails = append(score.DialectFails, one.ID)
			}
		}
	}
	if !p.IXIT.Server.PrivilegedPort {
		for _, d := range p.Defects {
			if d.Needs() == privileged {
				r.Unjudged = append(r.Unjudged, d.ID)
			}
		}
	}
	r.Partial = r.Partial || p.Partial
	if !r.Partial {
		for _, k := range p.Catalogue.Cases {
			if slices.Contains(k.Needs, privileged) && !p.IXIT.Server.PrivilegedPort {
				r.Unjudged = append(r.Unjudged, k.ID)
				continue
			}
			if k.Level == "strict" || k.Level == "dialect" {
				score.Cases++
				if proven[k.ID] {
					score.Proven++
				} else {
					r.Unproven = append(r.Unproven, k.ID)
				}
			}
		}
		score.Unproven = r.Unproven
	}
	r.Score = score
	r.Proved = !r.Partial && r.Good()
}

// Write leaves the report in folder.
func (r *Report) Write(folder string) error {
	data, err := json.MarshalIndent(r, "", " ")
	if err == nil {
		err = os.MkdirAll(folder, 0o777)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, File), append(data, '\n'), 0o666)
	}
	if err != nil {
		return fmt.Errorf("selftest: write the report: %w", err)
	}
	return nil
}
