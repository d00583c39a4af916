// Package waiver reads the deviations that a buyer has accepted, and applies them to
// results. reports.Prepare and the commands run and compare call it. It must never
// change a verdict: a waived fail stays a fail.
package waiver

import (
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/strictyaml"
	"mftpspec/reports/model"
)

// Waiver is a deviation that a buyer has accepted. The verdict stays fail; it
// is printed as waived, and an exit code counts only what is not waived.
type Waiver struct {
	Case      string `yaml:"case"`      // MFTPLIST-010, or MFTPLIST-010.6 for one row
	Reason    string `yaml:"reason"`    // why it was accepted
	Expires   string `yaml:"expires"`   // the last day on which it holds, 2027-03-31
	By        string `yaml:"by"`        // who accepted it
	Reference string `yaml:"reference"` // the number of the decision
	URL       string `yaml:"url"`       // where the decision can be read

	until time.Time
}

// Ground is why the deviation was accepted, by whom, and where that can be read.
func (w Waiver) Ground() string {
	ground := w.Reason
	for _, part := range []string{w.By, w.Reference, w.URL} {
		if part != "" {
			ground += ", " + part
		}
	}
	return ground
}

const day = "2006-01-02"

// Read reads a YAML list of waivers; file is its name in messages. Each names a case,
// a reason and the last day on which it holds; by, reference and url may be left out.
func Read(file string, in io.Reader) ([]Waiver, error) {
	data, err := strictyaml.Read(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	var list []Waiver
	d, err := strictyaml.Decode("a list of waivers", file, data, &list)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for i := range list {
		w := &list[i]
		wrong := func(key, format string, args ...any) error {
			return d.Wrong(fmt.Sprintf("[%d].%s", i, key), format, args...)
		}
		switch {
		case w.Case == "":
			return nil, wrong("case", "there is none; write the case that is waived, like MFTPLIST-010")
		case seen[w.Case]:
			return nil, wrong("case", "%s is waived twice; keep one", w.Case)
		case strings.TrimSpace(w.Reason) == "":
			return nil, wrong("reason", "there is none; write why %s is accepted", w.Case)
		}
		if u, err := url.Parse(w.URL); w.URL != "" && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "") {
			return nil, wrong("url", "%q is no address; write one like https://example.com/decision", w.URL)
		}
		seen[w.Case] = true
		if w.until, err = time.Parse(day, w.Expires); err != nil {
			return nil, wrong("expires", "%q is no date; write one like 2027-03-31", w.Expires)
		}
	}
	return list, nil
}

// Applied is what waivers do to the results of a run.
type Applied struct {
	Valid   map[string]Waiver // case to the waiver that covers its fail
	Expired map[string]Waiver // case to the waiver that would have covered its fail
	Unused  []Waiver          // the case did not fail, or is none of this suite
	Fails   []string          // the cases that failed and are not waived, in the order of the suite
}

// Apply applies waivers to results. Today is the day on which they are judged;
// zero: the day on which the run ended.
func Apply(r *model.Results, list []Waiver, today time.Time) *Applied {
	if today.IsZero() {
		today = r.Run.Started.Add(time.Duration(r.Run.DurationMS) * time.Millisecond)
	}
	date := today.Format(day)
	w := &Applied{Valid: map[string]Waiver{}, Expired: map[string]Waiver{}}
	used := map[string]bool{}
	for i := range r.Cases {
		k := &r.Cases[i]
		if k.Verdict != model.Fail {
			continue
		}
		n := slices.IndexFunc(list, func(w Waiver) bool { return w.Case == k.ID })
		switch {
		case n < 0:
			w.Fails = append(w.Fails, k.ID)
		case date > list[n].Expires:
			w.Expired[k.ID] = list[n]
			w.Fails = append(w.Fails, k.ID)
		default:
			w.Valid[k.ID] = list[n]
		}
		if n >= 0 {
			used[k.ID] = true
		}
	}
	for _, l := range list {
		if !used[l.Case] {
			w.Unused = append(w.Unused, l)
		}
	}
	return w
}

// ExitCode is the exit code of a run whose fails are waived: 1 with a fail that
// is not, 3 where a selected case has no verdict of the device's own, else 0.
func (w *Applied) ExitCode(r *model.Results) int {
	switch {
	case len(w.Fails) > 0:
		return 1
	case model.Open(r.Cases) > 0 || r.Summary.Pass+r.Summary.Fail == 0:
		return 3
	}
	return 0
}
