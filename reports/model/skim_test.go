package model_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"mftpspec/reports/model"
)

// Results that are skimmed are those that are loaded, but for what is long of a case,
// which Whole reads; also where a newer suite wrote them, and on whatever lines.
func TestSkim(t *testing.T) {
	var out bytes.Buffer
	if err := filled(t).Encode(&out); err != nil {
		t.Fatal(err)
	}
	newer := strings.Replace(out.String(), `"status"`, `"stage": {"b": [1, "<"]}, "status"`, 1)
	newer = strings.Replace(newer, `"id": "MFTPPWD-001"`, `"id": "MFTPPWD-001", "runs": [{"trace": []}]`, 1)
	for name, text := range map[string]string{
		"as it is encoded": out.String(), "of a newer suite": newer, "in one line": compact(t, out.Bytes()),
		"without cases":              `{"schema":"` + model.Schema + `","status":"INCOMPLETE","cases":null}`,
		"without long ones":          `{"schema":"` + model.Schema + `","status":"INCOMPLETE","cases":[{"id":"A","verdict":"none","trace":null}],"summary":{"none":1}}`,
		"with the schema at the end": `{"cases":[],"status":"INCOMPLETE","schema":"` + model.Schema + `"}`,
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), model.File)
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			want, err := model.Load(file)
			if err != nil {
				t.Fatal(err)
			}
			got, err := model.Skim(t.Context(), filepath.Dir(file))
			if err != nil {
				t.Fatal(err)
			}
			for i := range got.Cases {
				k := &got.Cases[i]
				if len(k.Trace)+len(k.Attempts) > 0 || k.Partly() != (len(want.Cases[i].Trace) > 0) {
					t.Errorf("case %d: %d events, %d attempts, partly: %v", i, len(k.Trace), len(k.Attempts), k.Partly())
				}
				whole, err := k.Whole()
				if err != nil {
					t.Fatal(err)
				}
				got.Cases[i] = *whole
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%+v\nwant %+v", got, want)
			}
		})
	}
}

// What Load finds wrong Skim finds wrong, in the same words and at the same place as far
// as that is in the short part.
func TestSkimSaysWhatIsWrong(t *testing.T) {
	var out bytes.Buffer
	if err := filled(t).Encode(&out); err != nil {
		t.Fatal(err)
	}
	good := out.String()
	for name, c := range map[string]struct{ text, want string }{
		"empty":        {"", "line 1, column 0: not readable as results"},
		"a list":       {"[]", "not readable as results"},
		"cut":          {good[:len(good)/2], "line "},
		"other schema": {strings.Replace(good, model.Schema, "mftpspec.results/2", 1), `the schema is "mftpspec.results/2"`},
		"wrong type":   {strings.Replace(good, `"selected": true`, `"selected": "yes"`, 1), "not readable as results"},
		"no list":      {`{"schema":"` + model.Schema + `","cases":{}}`, "the cases are no list"},
		"tail":         {good + "{}", "something follows"},
		"verdict":      {strings.Replace(good, `"verdict": "fail"`, `"verdict": "maybe"`, 1), "is no verdict"},
		"summary":      {strings.Replace(good, `"pass": 0`, `"pass": 1`, 1), "the summary says"},
	} {
		file := filepath.Join(t.TempDir(), model.File)
		if err := os.WriteFile(file, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := model.Load(file); err == nil {
			t.Errorf("%s: Load finds nothing wrong", name)
		}
		if _, err := model.Skim(t.Context(), file); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	if _, err := model.Skim(t.Context(), t.TempDir()); err == nil || !strings.Contains(err.Error(), "does not exist") {
		t.Errorf("no file: %v", err)
	}
	broken := strings.Split(good, "\n")
	broken[7] = strings.Replace(broken[7], ":", "!", 1)
	file := filepath.Join(t.TempDir(), model.File)
	if err := os.WriteFile(file, []byte(strings.Join(broken, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	_, loaded := model.Load(file)
	_, skimmed := model.Skim(t.Context(), file)
	if loaded == nil || skimmed == nil || loaded.Error() != skimmed.Error() {
		t.Errorf("%v\n%v", loaded, skimmed)
	}
}

// A file that is another by now, a transcript that is none and a context that has ended
// are errors of Whole.
func TestWholeOfAnotherFile(t *testing.T) {
	var out bytes.Buffer
	if err := filled(t).Encode(&out); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), model.File)
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(strings.Replace(out.String(), `"lane": "`, `"lane": 1, "kind": "`, 1))
	ctx, cancel := context.WithCancel(t.Context())
	r, err := model.Skim(ctx, file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Cases[0].Whole(); err == nil || !strings.Contains(err.Error(), "case MFTPPWD-001: not readable as results") {
		t.Errorf("%v", err)
	}
	cancel()
	if _, err := r.Cases[0].Whole(); err == nil || !strings.Contains(err.Error(), "context canceled") {
		t.Errorf("%v", err)
	}
	if _, err := model.Skim(ctx, file); err == nil {
		t.Error("a context that has ended reads on")
	}
	write(out.String())
	if _, err := r.Cases[0].Whole(); err == nil || !strings.Contains(err.Error(), "has changed") {
		t.Errorf("%v", err)
	}
}
