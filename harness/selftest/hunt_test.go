package selftest

import (
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/emulator/defect"
)

// A case that no defect met on the way to its death is looked for.
func TestEveryCaseMeetsADefect(t *testing.T) {
	suite := maps.Clone(tiny)
	for name, file := range tiny {
		suite[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(string(file.Data), `{id: R3.13-02, clause: "3.13", level: record`, `{id: R3.13-02, clause: "3.13", level: strict`))}
	}
	p := tinyPlan(t, says("state", "R3.13-01", []string{"3.13"}, "+MFTPSTATE"))
	var err error
	if p.Catalogue, err = catalogue.Load(suite); err != nil {
		t.Fatal(err)
	}
	report := run(t, p)
	r := report.Results[0]
	if !r.Killed || !slices.Equal(r.Proves, []string{"MFTPSTATE-001", "MFTPSTATE-002"}) || !slices.Equal(report.Unproven, []string{"LINE-001", "MFTPPWD-001"}) {
		t.Errorf("%+v, unproven %v", r, report.Unproven)
	}
}

// What is remembered is one defect for each case, and a case for each defect.
func TestWitnesses(t *testing.T) {
	report := &Report{Results: []Result{
		{Kind: Defect, ID: "a", Killed: true, Right: []string{"1", "2"}, Proves: []string{"1", "2", "3"}, Witnesses: []Change{{Case: "1"}}},
		{Kind: Defect, ID: "b", Killed: true, Right: []string{"2"}, Proves: []string{"2", "3"}, Witnesses: []Change{{Case: "2"}}},
		{Kind: Defect, ID: "c", Killed: true, Right: []string{"2"}, Proves: []string{"2"}, Witnesses: []Change{{Case: "2"}}},
		{Kind: Defect, ID: "alive"},
		{Kind: Dialect, ID: "D01=unquoted"},
	}}
	got := report.Witnesses(Witnesses{"b": {"3"}, "gone": {"4"}})
	if want := (Witnesses{"a": {"1", "2"}, "b": {"2", "3"}, "c": {"2"}}); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	file := filepath.Join(t.TempDir(), "witnesses.json")
	if err := got.Keep(file); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if want := "{\n \"a\": [\"1\",\"2\"],\n \"b\": [\"2\",\"3\"],\n \"c\": [\"2\"]\n}\n"; err != nil || string(data) != want {
		t.Errorf("%v: %s", err, data)
	}
	if _, err := lastWitnesses(); err != nil {
		t.Error(err)
	}
}

// What the suite does not see stays a gap until a case sees it. It is asked of the cases of
// the requirement and of the clause, which are those that can kill.
func TestGaps(t *testing.T) {
	share, ok := strings.CutPrefix(os.Getenv("MFTPSPEC_SELFTEST"), "gaps")
	if !ok {
		t.Skip("set MFTPSPEC_SELFTEST=gaps, or gaps 1/5 for a part of them: this takes minutes")
	}
	p, err := Whole()
	if err != nil {
		t.Fatal(err)
	}
	open := defect.Gaps()
	p.Defects = slices.DeleteFunc(defect.All(), func(d defect.Defect) bool { return !slices.Contains(open, d.ID) })
	p.Brief = true
	if share, of, ok := strings.Cut(strings.TrimSpace(share), "/"); ok {
		takeShare(t, &p, share, of)
	}
	p.Dialects, p.Mixtures, p.Faults, p.Partial = nil, 0, nil, true
	for _, r := range run(t, p).Results {
		if r.Killed {
			t.Errorf("%s is no gap any more: %s", r.ID, strings.Join(r.Right, " "))
		} else {
			t.Logf("%s: %d fail %v", r.ID, len(r.Fails), r.Wrong)
		}
	}
}

// A few devices stand among many at even distances, and none is lost.
func TestSpread(t *testing.T) {
	named := func(ids string) (all []*device) {
		for id := range strings.FieldsSeq(ids) {
			all = append(all, &device{id: id})
		}
		return all
	}
	for _, tt := range []struct{ few, many, want string }{
		{"A B", "1 2 3 4", "A 1 2 B 3 4"},
		{"A B C", "1 2", "A B 1 C 2"},
		{"", "1 2", "1 2"},
		{"A", "", "A"},
	} {
		var got []string
		for _, d := range spread(named(tt.few), named(tt.many)) {
			got = append(got, d.id)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%q among %q: %q, expected %q", tt.few, tt.many, got, tt.want)
		}
	}
}
