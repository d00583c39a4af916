package watch

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"mftpspec/reports/model"
)

// begun is the beginning of a run of n cases in two clauses, and one that is not selected.
func begun(n int) *model.Results {
	r := &model.Results{Schema: model.Schema, IUT: model.IUT{Model: "ML307R", Firmware: "S01"}, Run: model.Run{Open: true, Started: time.Now().Add(-time.Minute), Port: "/dev/ttyUSB2", Repeat: 1}}
	for i := range n {
		r.Cases = append(r.Cases, model.Case{ID: fmt.Sprintf("MFTPPWD-%03d", i), Clause: []string{"3.5", "3.10"}[i%2], Title: "The working directory", Verdict: model.None, Selected: true})
	}
	r.Cases = append(r.Cases, model.Case{ID: "MFTPLIST-001", Clause: "3.7", Verdict: model.None})
	return r
}

// ended is the n-th case, a second after the one before.
func ended(n int, v model.Verdict) model.Case {
	k := begun(n + 1).Cases[n]
	k.Verdict, k.Bench, k.StartedMS, k.DurationMS = v, "left", int64(n)*1000, 1000
	if v != model.Pass {
		k.Reason = &model.Reason{Message: "no final result", Step: "the command succeeds", Sent: "AT+MFTPPWD=0<CR>"}
		k.Trace = []model.Event{{Lane: "serial", Dir: "host", Kind: "bytes", Bytes: []byte("AT+MFTPCONN=0,\"h\",\"u\",\"S3cr3t\",21\r")}, {Lane: "ftp-control", Dir: "client", Kind: "cmd", Text: "PASS S3cr3t"}}
	}
	return k
}

func take(t *testing.T, b *Board, k model.Case) {
	t.Helper()
	if err := b.Ended(k, time.Second); err != nil {
		t.Fatal(err)
	}
}

// A run that has ended is never shown as one that goes on, however long its journal is.
func TestBoardOfAFinishedRun(t *testing.T) {
	b, r := New(), begun(2)
	r.Run.Open = false
	for range 2 { // the books of a folder may be read anew
		b.Begin(r, false)
		for n := range 2 {
			if s := b.state(0, time.Now()); s.Phase != Waiting {
				t.Errorf("after %d executions of its journal: %s", n, s.Phase)
			}
			take(t, b, ended(n, model.Pass))
		}
		b.Finish(r)
		b.Update(r, false)
		if s := b.state(0, time.Now()); s.Phase != Finished || s.Counts["pass"] != 2 {
			t.Errorf("at the end: %+v", s)
		}
	}
}

func TestBoard(t *testing.T) {
	b := New()
	if s := b.state(0, time.Now()); s.Phase != Waiting || s.LeftMS != -1 || s.Benches == nil || s.Failures == nil {
		t.Errorf("before the run: %+v", s)
	}
	r := begun(20)
	b.Begin(r, true)
	now := r.Run.Started.Add(10 * time.Second)
	if s := b.state(0, now); s.Phase != Running || s.Selected != 20 || s.Counts["none"] != 20 || s.LeftMS != -1 {
		t.Errorf("at the beginning: %+v", s)
	}
	for n := range 8 {
		take(t, b, ended(n, model.Pass))
	}
	take(t, b, ended(8, model.Fail))
	take(t, b, ended(9, model.Inconc))
	b.Busy([]Doing{{Bench: "left", Case: "MFTPPWD-010", Title: "The working directory", Began: now.Add(-2 * time.Second), Step: "the command succeeds or fails", Since: now.Add(-time.Second)}})
	spare := ended(7, model.Pass)
	spare.Bench = "right"
	take(t, b, spare)
	s := b.state(0, now)
	if s.Counts["pass"] != 8 || s.Counts["fail"] != 1 || s.Counts["inconc"] != 1 || s.Counts["none"] != 10 || s.Ended != 11 || s.Total != 20 {
		t.Errorf("counts %v, %d of %d", s.Counts, s.Ended, s.Total)
	}
	if s.LeftMS != 8181 { // eleven of twenty took ten seconds
		t.Errorf("left: %d ms", s.LeftMS)
	}
	if c := s.Clauses; len(c) != 2 || c[0].Clause != "§3.5" || c[0].All != 10 || c[0].Done != 5 || c[0].Failed != 1 || c[0].Worst != "fail" || c[1].Worst != "inconc" {
		t.Errorf("clauses %+v", c)
	}
	if d := s.Benches; len(d) != 2 || d[0].MS != 2000 || d[0].StepMS != 1000 || d[0].Step[0] == d[0].Step[1] || d[1].Bench != "right" || d[1].Case != "" || d[1].Title[1] == d[1].Title[0] {
		t.Errorf("benches %+v", d)
	}
	if f := s.Failures; len(f) != 2 || f[0].ID != "MFTPPWD-008" || !strings.Contains(f[0].Transcript, "AT+MFTPCONN") || !strings.Contains(f[0].Explained[0], "no final result") {
		t.Errorf("failures %+v", f)
	}
	if data, _ := json.Marshal(s); strings.Contains(string(data), "S3cr3t") {
		t.Error("a password is shown")
	}
	if f := b.state(1, now).Failures; len(f) != 1 || f[0].N != 1 {
		t.Errorf("from the second on: %+v", f)
	}
	b.Interrupted()
	if s := b.state(0, now); s.Phase != Gone || len(s.Benches) != 0 {
		t.Errorf("gone: %+v", s)
	}
	b.Update(r, true)
	r.Run.Open, r.Run.DurationMS = false, 20_000
	b.Finish(r)
	if s := b.state(0, now); s.Phase != Finished || s.ElapsedMS != 20_000 || s.LeftMS != -1 || s.Failed != 2 {
		t.Errorf("at the end: %+v", s)
	}
	b.Begin(begun(3), true)
	if s := b.state(0, now); s.Phase != Running || s.Failed != 0 || s.Selected != 3 {
		t.Errorf("another run: %+v", s)
	}
}

// Of very many failures the newest keep their transcripts, and all are counted.
func TestManyFailures(t *testing.T) {
	b := New()
	b.Begin(begun(mostFailures+7), true)
	for n := range mostFailures + 7 {
		take(t, b, ended(n, model.Fail))
	}
	s := b.state(0, time.Now())
	if s.Failed != mostFailures+7 || len(s.Failures) != mostFailures || s.Failures[0].N != 7 {
		t.Errorf("%d failures, %d kept from %d on", s.Failed, len(s.Failures), s.Failures[0].N)
	}
}

func TestHandler(t *testing.T) {
	b := New()
	b.Begin(begun(3), true)
	for _, c := range []struct {
		loopback           bool
		method, host, path string
		code               int
	}{
		{true, "GET", "127.0.0.1:8080", "/", 200},
		{true, "HEAD", "localhost", "/", 200},
		{true, "GET", "[::1]:8080", "/state", 200},
		{true, "GET", "[::1]", "/state?from=x", 200},
		{true, "GET", "bench.example:8080", "/state", 403},
		{false, "GET", "bench.example:8080", "/state", 200},
		{true, "POST", "127.0.0.1:8080", "/state", 405},
		{false, "DELETE", "bench.example", "/", 405},
		{true, "GET", "127.0.0.1:8080", "/results.json", 404},
		{true, "GET", "127.0.0.1:8080", "/../results.json", 404},
	} {
		h, err := NewHandler(b, "zh", c.loopback)
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest(c.method, c.path, nil)
		r.Host = c.host
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != c.code {
			t.Errorf("%s %s on %s: %d, want %d", c.method, c.path, c.host, w.Code, c.code)
		}
		if c.path == "/" && c.code == http.StatusOK && !strings.Contains(w.Body.String(), `<html lang="zh">`) {
			t.Errorf("%s: no page", c.method)
		}
	}
}

// Who serves the page knows whether its last word was heard.
func TestTold(t *testing.T) {
	b := New()
	h, err := NewHandler(b, "en", false)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	h.now = func() time.Time { return now }
	ask := func() { h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/state", nil)) }
	isTold := func() bool {
		select {
		case <-h.Told():
			return true
		default:
			return false
		}
	}
	if h.Told() != nil {
		t.Error("nobody watches")
	}
	b.Begin(begun(3), true)
	ask()
	if h.Told() == nil || isTold() {
		t.Error("somebody watches, and was told while the run goes on")
	}
	b.Finish(begun(3))
	if isTold() {
		t.Error("told before it was asked")
	}
	ask()
	if !isTold() {
		t.Error("not told")
	}
	if now = now.Add(recently + time.Second); h.Told() != nil {
		t.Error("nobody watches any more")
	}
}
