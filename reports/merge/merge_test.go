package merge_test

import (
	"bytes"
	"maps"
	"strings"
	"testing"
	"time"

	"mftpspec/reports"
	"mftpspec/reports/html"
	"mftpspec/reports/internal/sample"
	"mftpspec/reports/merge"
	"mftpspec/reports/model"
)

func merged(t *testing.T, sides ...reports.Side) *model.Results {
	t.Helper()
	r, err := merge.Runs(sides)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := r.Encode(&out); err != nil {
		t.Fatal(err)
	}
	if _, err := model.Decode(out.Bytes()); err != nil {
		t.Errorf("what was merged cannot be read: %v", err)
	}
	return r
}

// shard leaves only the cases of one part of n selected.
func shard(part, n int) *model.Results {
	r := sample.Green()
	for i := range r.Cases {
		if k := &r.Cases[i]; i%n != part && k.Selected {
			k.Selected, k.Verdict, k.Steps, k.Trace, k.Reason = false, model.None, nil, nil, &model.Reason{Message: "not selected"}
		}
	}
	sample.Finish(r)
	return r
}

func TestMergeShards(t *testing.T) {
	whole := sample.Green()
	r := merged(t, reports.Side{Name: "0", Results: shard(0, 3)}, reports.Side{Name: "1", Results: shard(1, 3)}, reports.Side{Name: "2", Results: shard(2, 3)})
	if r.Summary != whole.Summary || r.Status != model.Conforming || len(r.Merged.Conflicts) != 0 || len(r.Merged.Sources) != 3 {
		t.Errorf("summary %+v, want %+v, status %s, merged %+v", r.Summary, whole.Summary, r.Status, r.Merged)
	}
	for i := range r.Cases {
		if r.Cases[i].ID != whole.Cases[i].ID || len(r.Cases[i].Attempts) != 0 {
			t.Fatalf("case %d is %s with %d attempts", i, r.Cases[i].ID, len(r.Cases[i].Attempts))
		}
	}
}

func TestMergeRepeatsStateConflicts(t *testing.T) {
	a, b := sample.Green(), sample.Green()
	id := sample.Give(b, 4, model.Fail)
	b.Dialects["D01/MFTPPWD"] = "unquoted"
	b.Run.Started = a.Run.Started.Add(time.Hour)
	r := merged(t, reports.Side{Name: "same", Results: a}, reports.Side{Name: "same", Results: b})
	if r.Status != model.NonConforming || len(r.Merged.Conflicts) != 2 {
		t.Fatalf("status %s, conflicts %+v", r.Status, r.Merged.Conflicts)
	}
	kinds := map[string]model.Conflict{}
	for _, c := range r.Merged.Conflicts {
		kinds[c.Kind] = c
	}
	if c := kinds["verdict"]; c.Key != id || c.Kept != "fail" || c.Values["same"] != "pass" || c.Values["same#2"] != "fail" {
		t.Errorf("%+v", c)
	}
	if c := kinds["dialect"]; c.Kept != "quoted" || c.Values["same#2"] != "unquoted" {
		t.Errorf("%+v", c)
	}
	for _, k := range r.Cases {
		if k.ID == id && (k.Verdict != model.Fail || len(k.Attempts) != 2) {
			t.Errorf("%s has verdict %s and attempts %+v", id, k.Verdict, k.Attempts)
		}
	}
	if r.Run.DurationMS != time.Hour.Milliseconds()+b.Run.DurationMS {
		t.Errorf("the whole took %d ms", r.Run.DurationMS)
	}
	var shown bytes.Buffer
	if err := html.Write(&shown, r, reports.Options{}); err != nil {
		t.Fatal(err)
	}
	if s := shown.String(); !strings.Contains(s, "merged from 2 runs; 2 conflicts") {
		t.Error("the first page does not say that this was merged")
	}
}

func TestMergeRefuses(t *testing.T) {
	for name, change := range map[string]func(*model.Results){
		"suite":    func(r *model.Results) { r.Suite.Digest = "another" },
		"firmware": func(r *model.Results) { r.IUT.Firmware = "another" },
		"model":    func(r *model.Results) { r.IUT.Model = "another" },
	} {
		other := sample.Green()
		change(other)
		if _, err := merge.Runs([]reports.Side{{Name: "a", Results: sample.Green()}, {Name: "b", Results: other}}); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if _, err := merge.Runs(nil); err == nil {
		t.Error("nothing was merged without an error")
	}
}

func TestMergeOfStoppedRuns(t *testing.T) {
	r := merged(t, reports.Side{Name: "a", Results: sample.Stopped()}, reports.Side{Name: "b", Results: sample.Empty()})
	if r.Status != model.Incomplete || !strings.Contains(r.Run.Stopped, "a: the module was unplugged") {
		t.Errorf("status %s, stopped %q", r.Status, r.Run.Stopped)
	}
}

// The one order of severity holds for merged runs too: a suite at fault says nothing.
func TestMergeTakesTheGravest(t *testing.T) {
	for _, c := range []struct{ a, b, want model.Verdict }{
		{model.Pass, model.Fail, model.Fail}, {model.Fail, model.Inconc, model.Fail}, {model.Error, model.Fail, model.Error}, {model.None, model.Pass, model.Pass},
	} {
		one, other := sample.Green(), sample.Green()
		id := sample.Give(one, 3, c.a)
		sample.Give(other, 3, c.b)
		for _, sides := range [][]reports.Side{{{Name: "a", Results: one}, {Name: "b", Results: other}}, {{Name: "b", Results: other}, {Name: "a", Results: one}}} {
			for _, k := range merged(t, sides...).Cases {
				if k.ID == id && k.Verdict != c.want {
					t.Errorf("%s and %s: %s, want %s", c.a, c.b, k.Verdict, c.want)
				}
			}
		}
	}
}

// Shards see other keys of one row: that is no conflict, and the row alone stands where all
// of them agree.
func TestMergeDialectsOfShards(t *testing.T) {
	a, b := sample.Green(), sample.Green()
	a.Dialects = map[string]string{"D48": "refused", "D48/MFTPCONN/MFTPCONN-045": "refused", "D52": "state", "D52/MFTPSTATE/during an upload": "state"}
	b.Dialects = map[string]string{"D48": "failed", "D48/MFTPCONN/MFTPCONN-046": "failed", "D52": "state", "D52/MFTPSTATE/during a download": "state"}
	b.Run.Started = a.Run.Started.Add(time.Hour)
	r := merged(t, reports.Side{Name: "1", Results: a}, reports.Side{Name: "2", Results: b})
	if len(r.Merged.Conflicts) != 0 {
		t.Errorf("conflicts: %+v", r.Merged.Conflicts)
	}
	want := map[string]string{"D48/MFTPCONN/MFTPCONN-045": "refused", "D48/MFTPCONN/MFTPCONN-046": "failed",
		"D52": "state", "D52/MFTPSTATE/during an upload": "state", "D52/MFTPSTATE/during a download": "state"}
	if !maps.Equal(r.Dialects, want) {
		t.Errorf("dialects: %v", r.Dialects)
	}
}
