package model_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"mftpspec/reports/model"
)

// filled gives a value in which no field is empty, so that a round trip shows
// whatever it loses.
func filled(t *testing.T) *model.Results {
	t.Helper()
	var r model.Results
	fill(reflect.ValueOf(&r).Elem())
	r.Schema = model.Schema
	r.Cases = r.Cases[:1]
	r.Cases[0].ID, r.Cases[0].Verdict, r.Cases[0].Selected = "MFTPPWD-001", model.Fail, true
	r.Cases[0].Attempts[0].Verdict, r.Cases[0].Steps[0].Verdict = model.Pass, model.Fail
	r.Cases[0].Attempts[0].Steps[0].Verdict = model.Pass
	r.Cases[0].Literal[0].Verdict = model.Fail
	r.Merged.Sources[0].Status = model.Incomplete
	r.Summary, r.Status = model.Count(r.Cases), model.Conclude(r.Cases)
	scope := r.Extent()
	r.Scope = &scope
	return &r
}

func fill(v reflect.Value) {
	switch v.Type() {
	case reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(time.Date(2026, 11, 22, 8, 30, 0, 123456789, time.UTC)))
		return
	case reflect.TypeFor[[]byte]():
		v.SetBytes([]byte{0, 0x1a, '\r', '\n', 0xff, '<', ']', ']', '>'})
		return
	case reflect.TypeFor[model.Extra](): // TestUnknownFieldsSurvive
		return
	case reflect.TypeFor[model.Text]():
		v.Set(reflect.ValueOf(model.Say("no %s within %s", model.Plain("\x00<&> %s\u2028"), model.Say("%s: busy", "AT"))))
		return
	case reflect.TypeFor[map[string]any]():
		v.Set(reflect.ValueOf(map[string]any{"model": "ML307R", "deep": []any{true, 1.5, nil}}))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for f, field := range v.Fields() {
			if f.IsExported() {
				fill(field)
			}
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Map:
		v.Set(reflect.ValueOf(map[string]string{"D27/MFTPSTOR>prompt/busy": "\u202e<CR>\x00"}))
	case reflect.String:
		v.SetString("\"quoted\" <&> ]]> \x01\u2028 \u202e中文")
	case reflect.Bool:
		v.SetBool(true)
	default:
		v.SetInt(1234567890123)
	}
}

func TestRoundTripLosesNothing(t *testing.T) {
	want := filled(t)
	var first, second bytes.Buffer
	if err := want.Encode(&first); err != nil {
		t.Fatal(err)
	}
	got, err := model.Decode(first.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Error("the results read are not those written")
	}
	if err := got.Encode(&second); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the file written again is another")
	}
}

func TestResultsAreValidBySchema(t *testing.T) {
	var schema object
	if err := json.Unmarshal(model.JSONSchema, &schema); err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*model.Results{"everything": filled(t), "nothing": {Schema: model.Schema, Status: model.Incomplete}} {
		var out bytes.Buffer
		if err := r.Encode(&out); err != nil {
			t.Fatal(err)
		}
		var v any
		if err := json.Unmarshal(out.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		for _, w := range validate(schema, schema, v, name) {
			t.Error(w)
		}
	}
	if len(validate(schema, schema, object{"schema": "other/1", "more": true}, "wrong")) < 3 {
		t.Error("the validator of this test accepts what is wrong")
	}
}

func TestDecodeSaysWhatIsWrong(t *testing.T) {
	whole := func(change func(*model.Results)) string {
		r := filled(t)
		change(r)
		var out bytes.Buffer
		if err := r.Encode(&out); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	good := whole(func(*model.Results) {})
	for _, c := range []struct{ name, data, want string }{
		{"empty", "", "not readable as results"},
		{"cut", good[:len(good)/2], "line "},
		{"other schema", strings.Replace(good, model.Schema, "mftpspec.results/2", 1), `the schema is "mftpspec.results/2"`},
		{"wrong type", strings.Replace(good, `"selected": true`, `"selected": "yes"`, 1), "column"},
		{"tail", good + "{}", "not readable as results"},
		{"summary", whole(func(r *model.Results) { r.Summary.Pass = 9 }), "the summary says"},
		{"status", whole(func(r *model.Results) { r.Status = model.Conforming }), "the status is"},
		{"verdict", whole(func(r *model.Results) { r.Cases[0].Verdict = "maybe" }), `"maybe" is no verdict`},
		{"twice", whole(func(r *model.Results) { r.Cases = append(r.Cases, r.Cases[0]) }), "MFTPPWD-001 is listed twice"},
		{"no id", whole(func(r *model.Results) { r.Cases[0].ID = "" }), "has no id"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := model.Decode([]byte(c.data))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
}

// What a newer suite adds is no error, and is written again.
func TestUnknownFieldsSurvive(t *testing.T) {
	var out bytes.Buffer
	if err := filled(t).Encode(&out); err != nil {
		t.Fatal(err)
	}
	newer := strings.Replace(out.String(), `"status"`, `"stage": {"b": [1, "<"], "a": null}, "status"`, 1)
	newer = strings.Replace(newer, `"id": "MFTPPWD-001"`, `"id": "MFTPPWD-001", "runs": [{"verdict": "unstable"}]`, 1)
	newer = strings.Replace(newer, `"host":`, `"inside": 1, "host":`, 1)
	r, err := model.Decode([]byte(newer))
	if err != nil {
		t.Fatal(err)
	}
	if string(r.Cases[0].Extra["runs"]) == "" || len(r.Extra) != 1 {
		t.Fatalf("%s, %s", r.Extra, r.Cases[0].Extra)
	}
	out.Reset()
	if err := r.Encode(&out); err != nil {
		t.Fatal(err)
	}
	again, err := model.Decode(out.Bytes())
	if err != nil {
		t.Fatalf("%v\n%s", err, out.Bytes())
	}
	if compact(t, again.Cases[0].Extra["runs"]) != `[{"verdict":"unstable"}]` || compact(t, again.Extra["stage"]) != `{"b":[1,"<"],"a":null}` {
		t.Errorf("%s, %s", again.Extra, again.Cases[0].Extra)
	}
	r.Extra, r.Cases[0].Extra, again.Extra, again.Cases[0].Extra = nil, nil, nil, nil
	if !reflect.DeepEqual(r, again) {
		t.Error("the fields that are known changed")
	}
}

func compact(t *testing.T, data []byte) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Compact(&b, data); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestLoadTakesAFolder(t *testing.T) {
	dir := t.TempDir()
	if _, err := model.Load(dir); err == nil || !strings.Contains(err.Error(), "does not exist") {
		t.Errorf("error %v", err)
	}
	f, err := os.Create(filepath.Join(dir, model.File))
	if err != nil {
		t.Fatal(err)
	}
	if err := filled(t).Encode(f); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := model.Load(dir); err != nil {
		t.Error(err)
	}
}

func TestConclude(t *testing.T) {
	pass, fail := model.Case{Selected: true, Verdict: model.Pass}, model.Case{Selected: true, Verdict: model.Fail}
	open, out := model.Case{Selected: true, Verdict: model.None}, model.Case{Verdict: model.None}
	for _, c := range []struct {
		name  string
		cases []model.Case
		want  model.Status
	}{
		{"nothing", nil, model.Incomplete},
		{"only deselected", []model.Case{out}, model.Incomplete},
		{"green", []model.Case{pass, out}, model.Conforming},
		{"stopped", []model.Case{pass, open}, model.Incomplete},
		{"fail wins", []model.Case{open, fail, pass}, model.NonConforming},
	} {
		if got := model.Conclude(c.cases); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"schema":"mftpspec.results/1","status":"INCOMPLETE","cases":[]}`))
	f.Add([]byte(`{"schema":"mftpspec.results/1","cases":[{"id":"A","verdict":"pass"}]} x`))
	f.Add([]byte(`{"schema":"mftpspec.results/1","status":"INCOMPLETE","new":{"a":"<\\u2028"},"cases":[{"id":"A","verdict":"none","x":[]}],"summary":{"none":1}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := model.Decode(data)
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := r.Encode(&out); err != nil {
			t.Fatal(err)
		}
		if _, err := model.Decode(out.Bytes()); err != nil {
			t.Fatalf("what was read and written cannot be read again: %v", err)
		}
	})
}
