package cucumber_test

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"mftpspec/reports"
	"mftpspec/reports/cucumber"
	"mftpspec/reports/internal/sample"
	"mftpspec/reports/model"
)

func TestCucumberHasOneElementForEachCase(t *testing.T) {
	for name, r := range sample.Runs() {
		var features []struct {
			URI, ID  string
			Elements []struct {
				ID    string
				Steps []struct {
					Result struct{ Status string }
				}
			}
		}
		if err := json.Unmarshal(written(t, cucumber.WriteJSON, r), &features); err != nil {
			t.Fatal(err)
		}
		count, failed := 0, 0
		for _, f := range features {
			for _, e := range f.Elements {
				count++
				if len(e.Steps) == 0 {
					t.Errorf("%s: %s has no step: readers stumble", name, e.ID)
				}
				for _, s := range e.Steps {
					if s.Result.Status == "failed" {
						failed++
						break
					}
				}
			}
		}
		if count != len(r.Cases) || failed != r.Summary.Fail+r.Summary.Error {
			t.Errorf("%s: %d elements of %d, %d failed, the summary is %+v", name, count, len(r.Cases), failed, r.Summary)
		}
	}
}

// Every reference between the messages leads to one that was sent before.
func TestMessagesReferToEachOther(t *testing.T) {
	for name, r := range sample.Runs() {
		known := map[string]bool{}
		cases := 0
		for i, line := range bytes.Split(bytes.TrimSpace(written(t, cucumber.WriteMessages, r)), []byte("\n")) {
			var envelope map[string]map[string]any
			if err := json.Unmarshal(line, &envelope); err != nil || len(envelope) != 1 {
				t.Fatalf("%s: line %d: %v, %d messages", name, i+1, err, len(envelope))
			}
			for kind, body := range envelope {
				if kind == "testCaseFinished" {
					cases++
				}
				references(t, known, kind, body)
			}
		}
		if cases != len(r.Cases) {
			t.Errorf("%s: %d cases of %d", name, cases, len(r.Cases))
		}
	}
}

func references(t *testing.T, known map[string]bool, at string, v any) {
	t.Helper()
	switch v := v.(type) {
	case map[string]any:
		if id, ok := v["id"].(string); ok {
			known[id] = true
		}
		for key, value := range v {
			switch id, isText := value.(string); {
			case isText && strings.HasSuffix(key, "Id") && !known[id]:
				t.Errorf("%s.%s: %q was not sent before", at, key, id)
			case key == "astNodeIds":
				for _, id := range value.([]any) {
					if !known[id.(string)] {
						t.Errorf("%s.%s: %q was not sent before", at, key, id)
					}
				}
			default:
				references(t, known, at+"."+key, value)
			}
		}
	case []any:
		for _, item := range v {
			references(t, known, at, item)
		}
	}
}

func written(t *testing.T, write func(io.Writer, *model.Results, reports.Options) error, r *model.Results) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out, r, reports.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
