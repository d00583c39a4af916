package reports_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"mftpspec/reports"
	"mftpspec/reports/compare"
	"mftpspec/reports/internal/sample"
	"mftpspec/reports/merge"
	"mftpspec/reports/model"
)

// onDisk gives results that are read from a file when they are written.
func onDisk(t *testing.T, r *model.Results) *model.Results {
	t.Helper()
	name := filepath.Join(t.TempDir(), model.File)
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Encode(f); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if r, err = model.Skim(t.Context(), name); err != nil {
		t.Fatal(err)
	}
	return r
}

// Of results whose transcripts are still in their file every report is the same to the
// byte, what is merged and compared too.
func TestReportsOfSkimmedResults(t *testing.T) {
	repeated := sample.Of(14)
	for i := range repeated.Cases {
		k := &repeated.Cases[i]
		if k.Verdict.Executed() {
			k.Repeats = &model.Repeats{Executed: 2, Pass: 1, Fail: 1, Unstable: true}
			k.Attempts = []model.Attempt{{Verdict: model.Pass, N: 1, Steps: k.Steps, Trace: k.Trace}, {Verdict: k.Verdict, N: 2, Reason: k.Reason}}
		}
	}
	encoded := func(r *model.Results) string {
		t.Helper()
		var out bytes.Buffer
		if err := r.Encode(&out); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	for name, r := range map[string]*model.Results{"once": sample.Of(40), "repeated": repeated} {
		skimmed := onDisk(t, r)
		partly := 0
		for i := range skimmed.Cases {
			if skimmed.Cases[i].Partly() {
				partly++
			}
		}
		if partly == 0 {
			t.Fatal("nothing is left in the file: this shows nothing")
		}
		for _, o := range []reports.Options{{}, {Mask: true}, {Short: true, Waivers: sample.Waivers(t)}} {
			shared, err := o.For(skimmed)
			if err != nil {
				t.Fatal(err)
			}
			for format := range formats() {
				want := write(t, format, r, o)
				if !bytes.Equal(write(t, format, skimmed, o), want) || !bytes.Equal(write(t, format, skimmed, shared), want) {
					t.Errorf("%s, %s, %+v: it is another", name, format, o)
				}
			}
		}
		one, other := reports.Side{Name: "a", Results: r}, reports.Side{Name: "b", Results: sample.Of(40)}
		want, err := merge.Runs([]reports.Side{one, other})
		if err != nil {
			t.Fatal(err)
		}
		got, err := merge.Runs([]reports.Side{{Name: "a", Results: skimmed}, {Name: "b", Results: onDisk(t, other.Results)}})
		if err != nil || encoded(got) != encoded(want) {
			t.Errorf("%s: merged it is another, %v", name, err)
		}
		var text, wanted bytes.Buffer
		for out, side := range map[*bytes.Buffer]*model.Results{&text: skimmed, &wanted: r} {
			c, err := compare.Runs(other, reports.Side{Name: "a", Results: side}, reports.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if err := c.Markdown(out); err != nil {
				t.Fatal(err)
			}
		}
		if text.String() != wanted.String() {
			t.Errorf("%s: compared it is another", name)
		}
	}
}
