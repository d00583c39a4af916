package reports_test

import (
	"bytes"
	"strings"
	"testing"

	"mftpspec/reports"
	"mftpspec/reports/html"
	"mftpspec/reports/internal/sample"
	"mftpspec/reports/model"
)

// wobbly is a run of three executions of each case, in which one case failed once.
func wobbly() (r *model.Results, id string) {
	r = sample.Green()
	for i := range r.Cases {
		if k := &r.Cases[i]; k.Verdict == model.Pass {
			k.Repeats = &model.Repeats{Executed: 3, Pass: 3, Drift: &model.Drift{FirstUS: 5000, LastUS: 5100, NoiseUS: 2000}}
			k.Attempts = []model.Attempt{{Verdict: model.Pass, N: 1}, {Verdict: model.Pass, N: 2}, {Verdict: model.Pass, N: 3}}
			if id == "" {
				id = k.ID
			}
		}
	}
	for i := range r.Cases {
		if k := &r.Cases[i]; k.ID == id {
			first := model.Attempt{Verdict: model.Pass, N: 1, Steps: k.Steps, Trace: []model.Event{
				{Lane: "serial", Dir: "host", Kind: "bytes", Bytes: []byte("AT+MFTPCONN=0,\"192.0.2.7\",\"uone\",\"passedonce\",21\r")},
				{Lane: "serial", Dir: "module", Kind: "bytes", Bytes: []byte("\r\nOK\r\n")}}}
			k.Repeats = &model.Repeats{Executed: 3, Pass: 2, Fail: 1, Unstable: true}
			k.Verdict, k.Reason = model.Fail, &model.Reason{Message: "another answer"}
			k.Attempts = []model.Attempt{first, {Verdict: model.Fail, N: 2, Reason: k.Reason}, {Verdict: model.Pass, N: 3}}
		}
	}
	r.Run.Repeat = 3
	sample.Finish(r)
	return r, id
}

// Mixed outcomes are unstable in every report, with both traces, and the
// passwords of both are masked.
func TestUnstableIsShown(t *testing.T) {
	r, id := wobbly()
	if s := strings.Join(details(t, write(t, "report.html", r, reports.Options{})), ""); !strings.Contains(s, "2/3 pass, unstable, 1 fail") || strings.Count(s, "<details") != 1 || !strings.Contains(s, "AT+MFTPCONN=0") || strings.Contains(s, "passedonce") {
		t.Errorf("details of %s: %.3000s", id, s)
	}
	junit := string(write(t, "junit.xml", r, reports.Options{}))
	if !strings.Contains(junit, `message="unstable: 2/3 pass, unstable, 1 fail: another answer"`) || !strings.Contains(junit, "3/3 pass; median 5.0 ms, at the end 5.1 ms") {
		t.Error("JUnit does not say what the repeats came to")
	}
	markdown := string(write(t, "summary.md", r, reports.Options{}))
	if !strings.Contains(markdown, "## Unstable") || !strings.Contains(markdown, "2/3 pass, unstable, 1 fail") {
		t.Errorf("%s", markdown)
	}
	var masked bytes.Buffer
	if err := html.Write(&masked, r, reports.Options{Mask: true}); err != nil || bytes.Contains(masked.Bytes(), []byte("passedonce")) {
		t.Errorf("a password is in the report: %v", err)
	}
}

func TestPartsAreStated(t *testing.T) {
	r := sample.Green()
	r.Run.Shard = &model.Shard{Index: 2, Of: 4}
	r.Run.Resumed = []model.Resumption{{Started: r.Run.Started, Last: r.Run.Started, Taken: 17}}
	s := string(write(t, "summary.md", r, reports.Options{}))
	for _, want := range []string{"shard 2 of 4", "17 executions were taken over"} {
		if !strings.Contains(s, want) {
			t.Errorf("%q is missing in %.2000s", want, s)
		}
	}
}
