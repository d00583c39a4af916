package reports_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"mftpspec/reports"
	"mftpspec/reports/compare"
	"mftpspec/reports/merge"
	"mftpspec/reports/model"
	"mftpspec/reports/privacy"
)

// Fields of a newer suite are no obstacle to any tool: merged results keep them,
// no report shows them.
func TestFieldsOfANewerSuite(t *testing.T) {
	var out bytes.Buffer
	if err := (&model.Results{Schema: model.Schema, Status: model.Conforming, Summary: model.Summary{Pass: 1},
		Cases: []model.Case{{ID: "A-001", Verdict: model.Pass, Selected: true}}}).Encode(&out); err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(out.String(), `"id": "A-001"`, `"id": "A-001", "runs": "p0123456789abcdef"`, 1)
	r, err := model.Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if out, err := privacy.Redact(r); err != nil || out.Cases[0].Extra != nil || r.Cases[0].Extra == nil {
		t.Error("a report would have what it does not know")
	}
	sides := []reports.Side{{Name: "a", Results: r}, {Name: "b", Results: r}}
	merged, err := merge.Runs(sides)
	if err != nil {
		t.Fatal(err)
	}
	var runs string
	if err := json.Unmarshal(merged.Cases[0].Extra["runs"], &runs); err != nil || runs == "" {
		t.Errorf("merged without runs: %v, %s", err, merged.Cases[0].Extra)
	}
	if _, err := compare.Runs(sides[0], sides[1], reports.Options{}); err != nil {
		t.Error(err)
	}
}
