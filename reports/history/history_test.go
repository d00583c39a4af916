package history

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"mftpspec/reports/internal/sample"
	"mftpspec/reports/latency"
	"mftpspec/reports/model"
)

// run is results of a firmware on a day. Verdicts are letters, as in the JSON.
func run(day int, firmware, verdicts string, change func(*model.Results)) *model.Results {
	r := &model.Results{Schema: model.Schema, IUT: model.IUT{Model: "ML307R", Firmware: firmware}, Suite: model.Suite{Version: "1.0.0"},
		Run: model.Run{Port: "/dev/ttyUSB2", Started: time.Date(2026, 3, day, 8, 0, 0, 0, time.UTC)}}
	for i, l := range verdicts {
		k := model.Case{ID: fmt.Sprintf("MFTPPWD-%03d", i+1), Clause: []string{"3.5", "3.10"}[i%2], Command: "MFTPPWD", Title: "Title", Requirements: []string{}}
		for _, v := range model.Verdicts() {
			if rune(letter(v)) == l {
				k.Verdict, k.Selected = v, v.Executed()
			}
		}
		if k.Verdict == model.Pass {
			k.Trace = []model.Event{{TimeUS: 10, Lane: "serial", Dir: "host", Kind: "bytes", Bytes: []byte("AT+MFTPPWD=0\r")}, {TimeUS: 11, Lane: "ftp-control", Dir: "client", Kind: "cmd", Text: "PWD"},
				{TimeUS: int64(1010 * day), Lane: "serial", Dir: "module", Kind: "bytes", Bytes: []byte("\r\nOK\r\n")}}
		}
		r.Cases = append(r.Cases, k)
	}
	if change != nil {
		change(r)
	}
	r.Summary, r.Status = model.Count(r.Cases), model.Conclude(r.Cases)
	return r
}

// asWritten is results.json as a run writes it: a case is a line.
func asWritten(t testing.TB, r *model.Results) string {
	t.Helper()
	whole := *r
	whole.Cases = nil
	frame, err := json.MarshalIndent(whole, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	var cases []string
	for i := range r.Cases {
		line, err := json.Marshal(r.Cases[i])
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, string(line)+"\n")
	}
	return strings.Replace(string(frame), `"cases": null`, `"cases": [`+strings.Join(cases, ",")+"]", 1)
}

func TestDevelopment(t *testing.T) {
	h := New()
	for _, r := range []*model.Results{
		run(9, "S02", "pppf", func(r *model.Results) {
			r.Dialects, r.Suite.Version = map[string]string{"D01/MFTPPWD/home": "unquoted", "D02": "ok-first"}, "1.1.0"
		}),
		run(1, "S01", "pffp", func(r *model.Results) {
			r.Dialects = map[string]string{"D01/MFTPPWD/home": "quoted", "D02": "ok-first"}
		}),
		run(2, "S01", "ppfn", nil), // the second case is unstable, the fourth was not executed
		run(3, "S01", "pffa", func(r *model.Results) { r.Cases[0].Repeats = &model.Repeats{Unstable: true} }),
	} {
		if err := h.Read(strings.NewReader(asWritten(t, r)), "results.json", ""); err != nil {
			t.Fatal(err)
		}
	}
	h.Sort()
	if s := h.Runs[1].Scope; s != (model.Scope{Applicable: 4, Executed: 3, Partial: true}) { // the fourth case was not executed
		t.Errorf("scope %+v", s)
	}
	v := h.Views()[0]
	if len(h.Views()) != 1 || len(v.Firmwares) != 2 || v.Label(0) != "S01" || len(v.Firmwares[0].Runs) != 3 {
		t.Fatalf("%d views, firmwares %+v", len(h.Views()), v.Firmwares)
	}
	want := []Step{{From: 0, To: 1, Fixed: []string{"MFTPPWD-002", "MFTPPWD-003"}, Broken: []string{"MFTPPWD-004"}, Other: []string{}, Suites: []string{"1.0.0", "1.1.0"},
		Dialects: []Change{{"D01/MFTPPWD/home", "quoted", "unquoted"}}}}
	slices.Sort(v.Steps[0].Fixed)
	if !reflect.DeepEqual(v.Steps, want) {
		t.Errorf("steps %+v\nwant  %+v", v.Steps, want)
	}
	if want := []Unstable{{"MFTPPWD-001", 0, 3, 3}, {"MFTPPWD-002", 0, 1, 3}}; !reflect.DeepEqual(v.Unstable, want) {
		t.Errorf("unstable %+v", v.Unstable)
	}
	if want := (Cell{Worst: model.Fail, Fails: 1, Executed: 2, Unstable: 1}); v.Clauses[0].Clause != "3.5" || v.Clauses[0].Cells[0] != want {
		t.Errorf("%+v", v.Clauses[0])
	}
	var medians []int64
	for _, r := range h.Runs {
		medians = append(medians, r.Latencies[latency.Key{Command: "MFTPPWD"}])
	}
	if want := []int64{1000, 2010, 3020, 9080}; !slices.Equal(medians, want) {
		t.Errorf("latencies %v, want %v", medians, want)
	}
}

// A run that shared benches is seen from each of them.
func TestBenches(t *testing.T) {
	h := New()
	h.Add(run(1, "S01", "pf", func(r *model.Results) {
		r.Benches = []model.Bench{{Name: "left"}, {Name: "right"}}
		r.Cases[0].Bench, r.Cases[1].Bench = "left", "right"
	}), "one", "")
	h.Add(run(2, "S01", "pp", nil), "two", "")
	h.Sort()
	views := map[string]*View{}
	for _, v := range h.Views() {
		views[v.Bench] = v
	}
	if len(views) != 4 {
		t.Fatalf("views %v", views)
	}
	for bench, want := range map[string][]int{"": {0, 1}, "left": {0}, "right": {0}, "/dev/ttyUSB2": {1}} {
		if !slices.Equal(views[bench].Runs, want) {
			t.Errorf("%s: runs %v", bench, views[bench].Runs)
		}
	}
	if c := views["left"].Clauses; c[0].Cells[0].Executed != 1 || c[1].Cells[0].Executed != 0 {
		t.Errorf("left: %+v", c)
	}
}

// Whatever form the results are in, the history is the same; a run that is read twice
// counts once.
func TestForms(t *testing.T) {
	r := sample.Of(60)
	var indented bytes.Buffer
	if err := r.Encode(&indented); err != nil {
		t.Fatal(err)
	}
	var documents []string
	for _, text := range []string{asWritten(t, r), indented.String(), asWritten(t, r) + "\n" + "\n"} {
		h := New()
		for range 2 {
			if err := h.Read(iotest.OneByteReader(strings.NewReader(text)), "results.json", ""); err != nil {
				t.Fatal(err)
			}
		}
		h.Sort()
		if len(h.Runs) != 1 {
			t.Errorf("%d runs", len(h.Runs))
		}
		var out bytes.Buffer
		if err := h.JSON(&out); err != nil {
			t.Fatal(err)
		}
		documents = append(documents, out.String())
	}
	if documents[0] != documents[1] || documents[0] != documents[2] {
		t.Error("the forms differ")
	}
	if !strings.Contains(documents[0], `"schema": "mftpspec.history/1"`) {
		t.Error("no schema")
	}
}

func TestUnusable(t *testing.T) {
	good := asWritten(t, run(1, "S01", "pf", nil))
	for what, c := range map[string]struct{ text, want string }{
		"another schema": {strings.Replace(good, model.Schema, "other/9", 1), "the schema is"},
		"cut off":        {good[:strings.Index(good, "MFTPPWD-002")], "after case 1"},
		"a lost verdict": {strings.Replace(good, `"verdict":"fail"`, `"verdict":"pass"`, 1), "the summary says"},
		"no verdict":     {strings.Replace(good, `"verdict":"fail"`, `"verdict":"perhaps"`, 1), "case 2: no id, or no verdict"},
		"no JSON":        {"PK\x03\x04", "not readable as results"},
		"empty":          {"", "not readable as results"},
	} {
		if err := New().Read(strings.NewReader(c.text), "x.json", ""); err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "x.json: ") {
			t.Errorf("%s: %v, want %q", what, err, c.want)
		}
	}
	open := asWritten(t, run(1, "S01", "pn", func(r *model.Results) { r.Run.Open = true }))
	if err := New().Read(strings.NewReader(open), "x", ""); !errors.Is(err, ErrOpen) {
		t.Errorf("a run that goes on: %v", err)
	}
	if err := New().HTML(&bytes.Buffer{}, "en"); err == nil {
		t.Error("a page of no runs")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(asWritten(f, run(1, "S01", "pfian", nil)))
	f.Add(`{"schema":"mftpspec.results/1","cases":[]}`)
	f.Fuzz(func(t *testing.T, text string) {
		h := New()
		if h.Read(strings.NewReader(text), "x", "") == nil {
			h.Sort()
			if err := h.JSON(io.Discard); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// Hundreds of runs fit into memory: what is kept of one is a few bytes for a case.
func TestRunsStaySmall(t *testing.T) {
	text := asWritten(t, sample.Of(400))
	h := New()
	if err := h.Read(strings.NewReader(text), "x", ""); err != nil {
		t.Fatal(err)
	}
	r := h.Runs[0]
	if size := reflect.TypeFor[outcome]().Size(); size > 4 || len(r.outcomes) != 400 || r.samples != nil {
		t.Errorf("%d bytes for each of %d cases, %d kinds of samples", size, len(r.outcomes), len(r.samples))
	}
}
