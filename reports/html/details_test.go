package html

import (
	"encoding/json"
	"testing"

	"mftpspec/reports/model"
	"mftpspec/reports/text"
)

// Times since the event before add up to those of the trace, each text stands once, and
// a trace may be anything.
func TestEvidenceIsPacked(t *testing.T) {
	var p packer
	trace := []model.Event{{TimeUS: 500, Lane: "serial", Dir: "host", Kind: "bytes", Bytes: []byte("AT\r")}, {TimeUS: 1700, Lane: "serial", Dir: "module", Kind: "bytes", Bytes: []byte("\r\nOK\r\n")},
		{TimeUS: 1600, Lane: "serial", Dir: "host", Kind: "bytes", Bytes: []byte("AT\r")}, {TimeUS: 9000, Lane: "ftp-data", Kind: "open", Session: 3}}
	e := p.evidence([]model.Step{{Keyword: "When", Text: "the host sends AT", StartUS: 100, DurationUS: 7}}, trace, 3, text.AtLength())
	at := int64(500)
	for i, since := range e.Times {
		if at += since; at != trace[i].TimeUS {
			t.Errorf("event %d is at %d, not %d", i, at, trace[i].TimeUS)
		}
	}
	if len(e.Times) != 3 || e.Rest != 1 || e.Said[0] != e.Said[2] || e.Said[0] == e.Said[1] || e.Sessions != nil {
		t.Errorf("%+v", e)
	}
	if got := p.texts.list[e.Said[0]]; got != "AT"+controlOn+"<CR>"+controlOff {
		t.Errorf("said %q", got)
	}
	if got := p.texts.list[e.Steps[0][1].(int)]; got != [2]string{"the host sends AT", "主机发送 AT"} {
		t.Errorf("step %q", got)
	}
	if start := e.Steps[0][4]; start != int64(0) {
		t.Errorf("the step starts at %v, before the trace", start)
	}
}

func TestEvidenceOfStrangeTraces(t *testing.T) {
	for _, k := range []model.Case{
		{ID: "A"},
		{ID: "A", Trace: []model.Event{{}}},
		{ID: "A", Steps: []model.Step{{StartUS: 1 << 50, DurationUS: 1, Verdict: model.None, Table: [][]string{{"\x1b"}, nil}}}},
		{ID: `"><x`, Trace: []model.Event{{Lane: "serial", Dir: "host", Bytes: []byte(`"><x` + controlOn)}}, Attempts: []model.Attempt{{Trace: []model.Event{{}}}, {}}},
	} {
		var p packer
		if _, err := p.add(&k, nil); err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(chunk{p.texts.list, p.open})
		if err != nil {
			t.Fatal(err)
		}
		if s := string(data); k.ID != "A" && !json.Valid(data) {
			t.Error(s)
		}
		if err := p.close(); err != nil || len(p.chunks) != 1 {
			t.Errorf("%d chunks, %v", len(p.chunks), err)
		}
	}
}

func TestLanesAreTranslated(t *testing.T) {
	for lane := range laneCount {
		if name := laneName(lane); !text.Translated(name) {
			t.Errorf("no Chinese for %q", name)
		}
	}
}
