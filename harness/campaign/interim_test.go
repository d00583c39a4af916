package campaign

import (
	"os"
	"path/filepath"
	"testing"

	"mftpspec/harness/journal"
	"mftpspec/reports/model"
)

// What a killed run executed is read from its journal: repeats are counted, the
// worst verdict stands, half a line at the end is none.
func TestLoadOfAKilledRun(t *testing.T) {
	folder := t.TempDir()
	r := &model.Results{Schema: model.Schema, Run: model.Run{Repeat: 2, Open: true, Stopped: "killed"}}
	for _, id := range []string{"A-001", "A-002", "A-003"} {
		r.Cases = append(r.Cases, model.Case{ID: id, Title: "of " + id, Verdict: model.None, Selected: true, Reason: &model.Reason{Message: "not run: killed"}})
	}
	r.Cases = append(r.Cases, model.Case{ID: "A-004", Verdict: model.NA, Reason: &model.Reason{Message: "not applicable"}})
	r.Summary, r.Status = model.Count(r.Cases), model.Conclude(r.Cases)
	if err := journal.WriteResults(folder, r); err != nil {
		t.Fatal(err)
	}
	j, err := journal.Open(folder, 0)
	if err != nil {
		t.Fatal(err)
	}
	add := func(id string, v model.Verdict, interrupted bool) {
		k := model.Case{ID: id, Verdict: v, Selected: true, StartedMS: 100, DurationMS: 50}
		if v != model.Pass {
			k.Reason = &model.Reason{Message: "wrong"}
		}
		if err := j.Add(&journal.Entry{Case: k, Interrupted: interrupted, TurnedAway: 2, Readings: map[string]string{"D01/" + id: "quoted"}}); err != nil {
			t.Fatal(err)
		}
	}
	add("A-001", model.Pass, false)
	add("A-002", model.Pass, false)
	add("A-001", model.Fail, false)
	add("A-003", model.Inconc, true) // in flight when the run was ended
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(folder, journal.File)
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, append(data, `{"id":"A-003","verdict":"pa`...), 0o600); err != nil {
		t.Fatal(err)
	}
	got, state, err := Load(filepath.Join(folder, model.File))
	if err != nil || state.Progress != Interrupted {
		t.Fatalf("%v, %v", state, err)
	}
	if err := got.Check(); err != nil {
		t.Error(err)
	}
	if got.Run.Executed != 2 || got.Run.Selected != 3 || got.Run.Stopped != "interrupted, 2 of 3" || got.Status != model.NonConforming || got.Run.DurationMS != 150 {
		t.Errorf("%+v, %s", got.Run, got.Status)
	}
	if got.Run.TurnedAway != 6 {
		t.Errorf("%d connections of others, want those of the three executions", got.Run.TurnedAway)
	}
	if k := got.Cases[0]; k.Verdict != model.Fail || k.Repeats == nil || k.Repeats.Executed != 2 || k.Title != "of A-001" {
		t.Errorf("%+v", k)
	}
	if k := got.Cases[2]; k.Verdict != model.None || k.Reason.Message != "not run: interrupted" {
		t.Errorf("%+v", k)
	}
	if got.Dialects["D01/A-002"] != "quoted" {
		t.Errorf("%v", got.Dialects)
	}
	held, err := journal.Hold(folder, "")
	if err != nil {
		t.Fatal(err)
	}
	if got, state, err := Load(folder); err != nil || state.Progress != InProgress || got.Run.Stopped != "in progress, 2 of 3" {
		t.Errorf("%v, %v", state, err)
	}
	if err := held.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if got, state, err := Load(folder); err != nil || state.Progress != Interrupted || got.Run.Executed != 0 {
		t.Errorf("without a journal: %v, %v", state, err)
	}
	r.Run.Open = false
	if err := journal.WriteResults(folder, r); err != nil {
		t.Fatal(err)
	}
	if _, state, err := Load(folder); err != nil || state.Progress != Finished {
		t.Errorf("finished: %v, %v", state, err)
	}
}
