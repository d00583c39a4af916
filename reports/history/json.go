package history

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"mftpspec/reports/model"
)

// Schema names the layout of the JSON.
const Schema = "mftpspec.history/1"

// letters stand for the verdicts of a case, one for each run; a dot where the suite of
// that run has no such case.
func letter(v model.Verdict) byte {
	switch v {
	case "":
		return '.'
	case model.NA:
		return 'a'
	}
	return v[0]
}

// verdicts gives the letters of a case.
func (h *History) verdicts(n int) string {
	var s strings.Builder
	for _, r := range h.Runs {
		s.WriteByte(letter(r.of(n).is()))
	}
	return s.String()
}

// The layout of the JSON.
type (
	document struct {
		Schema    string            `json:"schema"`
		Letters   map[string]string `json:"letters"` // what stands for a verdict
		Runs      []jsonRun         `json:"runs"`    // in order of time
		Firmwares []jsonFirmware    `json:"firmwares"`
		Cases     []jsonCase        `json:"cases"`
		Steps     []Step            `json:"steps"`
		Unstable  []Unstable        `json:"unstable"`
	}
	jsonRun struct {
		Name      string           `json:"name"`
		Started   time.Time        `json:"started"`
		Model     string           `json:"model"`
		Firmware  string           `json:"firmware"`
		Suite     string           `json:"suite"`
		Benches   []string         `json:"benches"`
		Virtual   string           `json:"virtual,omitempty"`
		Status    model.Status     `json:"status"`
		Summary   model.Summary    `json:"summary"`
		Latencies map[string]int64 `json:"latencies_us"` // medians
	}
	jsonFirmware struct {
		Model    string `json:"model"`
		Firmware string `json:"firmware"`
		Runs     []int  `json:"runs"`
	}
	jsonCase struct {
		ID       string `json:"id"`
		Clause   string `json:"clause"`
		Title    string `json:"title"`
		Verdicts string `json:"verdicts"` // a letter for each run
	}
)

// JSON writes the history for machines.
func (h *History) JSON(w io.Writer) error {
	v := h.view("", "")
	d := document{Schema: Schema, Letters: map[string]string{".": "not in the suite"}, Runs: []jsonRun{}, Firmwares: []jsonFirmware{}, Cases: []jsonCase{}, Steps: v.Steps, Unstable: v.Unstable}
	for _, verdict := range model.Verdicts() {
		d.Letters[string(letter(verdict))] = string(verdict)
	}
	for _, r := range h.Runs {
		j := jsonRun{r.Name, r.Started, r.Model, r.Firmware, r.Suite, r.Benches, r.Scope.Virtual, r.Status, r.Summary, map[string]int64{}}
		for key, us := range r.Latencies {
			j.Latencies[key.String()] = us
		}
		d.Runs = append(d.Runs, j)
	}
	for _, f := range v.Firmwares {
		d.Firmwares = append(d.Firmwares, jsonFirmware{f.Model, f.Name, f.Runs})
	}
	for n, k := range h.cases {
		d.Cases = append(d.Cases, jsonCase{k.ID, k.Clause, k.Title, h.verdicts(n)})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(d); err != nil {
		return fmt.Errorf("reports: history: %w", err)
	}
	return nil
}
