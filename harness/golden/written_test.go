package golden

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mftpspec/reports/model"
)

// written is a run of November 2026, with two defects: 21 cases, of which four
// failed. The files are never written anew.
var written = filepath.Join("testdata", "written")

// chosen is the command line of that run.
var chosen = []string{"--jobs", "1", "--defect", "pwd-result-twice", "--defect", "mkd-without-ok", "--select",
	"MFTPPWD-001 or MFTPPWD-010 or MFTPPWD-020 or MFTPCWD-001 or MFTPMKD-001 or MFTPMKD-010 or MFTPRN-001 or MFTPDEL-001 or " +
		"MFTPLIST-001 or MFTPRETR-001 or MFTPSTOR-001 or MFTPAPPE-001 or MFTPSTATE-001 or MFTPDISC-001 or MFTPCFG-001 or AT-002 or " +
		"AT-050 or MFTPURC-001 or SERVER-001.unix or CODE-112 or MFTPCONN-002 or V250-001"}

// readWritten makes reports of that run, and resumes it; ofToday is the folder of a
// run of this build.
func readWritten(t *testing.T, ofToday string) {
	results, journal := unpack(t)
	folder := t.TempDir()
	write(t, folder, "results.json", results)
	write(t, folder, "results.jsonl", journal)
	was := selected(load(t, folder))
	golden(t, "written.txt", was)
	if code := mftpspec(t, "report", folder); code != 0 {
		t.Errorf("report: exit %d", code)
	}
	if code := mftpspec(t, "report", "--verify", folder); code != 0 {
		t.Errorf("report --verify: exit %d", code)
	}
	toldInChinese(t, folder)

	const lines = 15 // and then it was killed
	end := 0
	for range lines {
		end += bytes.IndexByte(journal[end:], '\n') + 1
	}
	folder = t.TempDir()
	write(t, folder, "results.json", asOfToday(t, results, ofToday))
	write(t, folder, "results.jsonl", journal[:end+100])
	if code := runIn(t, folder, append(chosen, "--resume")...); code != 1 {
		t.Errorf("run --resume: exit %d", code)
	}
	r := load(t, folder)
	if is := selected(r); is != was {
		t.Errorf("resumed, it is another run:\n%s", difference(was, is))
	}
	if len(r.Run.Resumed) != 1 || r.Run.Resumed[0].Taken != lines {
		t.Errorf("%d executions should be taken over: %+v", lines, r.Run.Resumed)
	}
}

// toldInChinese looks for the English reasons in the Chinese summary of a run.
func toldInChinese(t *testing.T, folder string) {
	if code := mftpspec(t, "report", folder, "--format", "markdown", "--lang", "zh"); code != 0 {
		t.Errorf("report --lang zh: exit %d", code)
	}
	summary, err := os.ReadFile(filepath.Join(folder, "summary.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range load(t, folder).Cases {
		if k.Verdict != model.Fail {
			continue
		}
		if !bytes.Contains(summary, []byte(k.ID)) || bytes.Contains(summary, []byte(k.Reason.Message)) {
			t.Errorf("%s is not told in Chinese: %s", k.ID, k.Reason.Message)
		}
	}
}

// selected tells the cases that were selected.
func selected(r *model.Results) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %d of %d\n", r.Status, r.Run.Executed, r.Run.Selected)
	for _, k := range r.Cases {
		if k.Selected {
			fmt.Fprintln(&b, line(k))
		}
	}
	return b.String()
}

// asOfToday gives results the build that they are of. Only the build that began a
// run may go on with it, and that a scenario or a key of the laboratory came since
// is no reason to be unable to read it.
func asOfToday(t *testing.T, results []byte, ofToday string) []byte {
	t.Helper()
	today, err := os.ReadFile(filepath.Join(ofToday, "results.json"))
	if err != nil {
		t.Fatal(err)
	}
	var old, now map[string]any
	if err := json.Unmarshal(results, &old); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(today, &now); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"suite", "ics", "ixit"} {
		old[key] = now[key]
	}
	cases, known := old["cases"].([]any), map[any]bool{}
	var left map[string]any // one that was not selected
	for _, one := range cases {
		k := one.(map[string]any)
		known[k["id"]] = true
		if k["id"] == "AT-001" {
			left = k
		}
	}
	summary := old["summary"].(map[string]any)
	for _, one := range now["cases"].([]any) {
		if id := one.(map[string]any)["id"]; !known[id] {
			added := maps.Clone(left)
			added["id"] = id
			cases = append(cases, added)
			summary["none"] = summary["none"].(float64) + 1
		}
	}
	old["cases"] = cases
	data, err := json.Marshal(old)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func unpack(t *testing.T) (results, journal []byte) {
	t.Helper()
	packed, err := os.Open(filepath.Join(written, "results.json.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	unpacked, err := gzip.NewReader(packed)
	if err == nil {
		results, err = io.ReadAll(unpacked)
	}
	if err != nil {
		t.Fatal(err)
	}
	if journal, err = os.ReadFile(filepath.Join(written, "results.jsonl")); err != nil {
		t.Fatal(err)
	}
	return results, journal
}

func write(t *testing.T, folder, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, name), data, 0o666); err != nil {
		t.Fatal(err)
	}
}
