package journal

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"mftpspec/harness/trace"
	"mftpspec/reports/model"
)

func TestRecordEvents(t *testing.T) {
	folder := t.TempDir()
	small, large := []byte("\x00\x1a\xff\r\nOK\r\n"), bytes.Repeat([]byte{0, 0xff}, payloadLimit)
	events, err := RecordEvents([]trace.Event{
		{At: 1500 * time.Microsecond, Lane: trace.Serial, Dir: trace.FromModule, Kind: "bytes", Bytes: small},
		{Lane: trace.Data, Session: 2, Kind: "bytes", Bytes: large},
		{Lane: trace.Data, Session: 2, Kind: "bytes", Bytes: large},
	}, folder)
	if err != nil || len(events) != 3 {
		t.Fatal(events, err)
	}
	if e := events[0]; e.TimeUS != 1500 || !bytes.Equal(e.Bytes, small) || e.Size != int64(len(small)) || e.File != "" {
		t.Errorf("small: %+v", e)
	}
	e := events[1]
	if e.Bytes != nil || e.Size != 2*payloadLimit || len(e.Digest) != 64 || e.File != PayloadFolder+"/"+e.Digest+".bin" {
		t.Errorf("large: %+v", e)
	}
	if kept, err := os.ReadFile(filepath.Join(folder, e.File)); err != nil || !bytes.Equal(kept, large) {
		t.Errorf("side file: %d bytes, %v", len(kept), err)
	}
	if events, err := RecordEvents([]trace.Event{{Bytes: large}}, ""); err != nil || events[0].File != "" || events[0].Digest == "" {
		t.Errorf("no folder: %+v, %v", events[0].Digest, err)
	}
}

func TestWriteResults(t *testing.T) {
	folder := t.TempDir()
	r := &model.Results{Schema: model.Schema, Status: model.Incomplete, Cases: []model.Case{{ID: "A-001", Verdict: model.None, Reason: &model.Reason{Observed: "<CR>&\x1a\u2028"}}}}
	r.Summary = model.Count(r.Cases)
	for range 2 {
		if err := WriteResults(folder, r); err != nil {
			t.Fatal(err)
		}
	}
	back, err := model.Load(folder)
	if err != nil || back.Cases[0].Reason.Observed != r.Cases[0].Reason.Observed {
		t.Fatalf("%+v, %v", back, err)
	}
	raw, _ := os.ReadFile(filepath.Join(folder, model.File))
	if !bytes.Contains(raw, []byte("<CR>&")) {
		t.Errorf("not for people: %s", raw)
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 1 {
		t.Errorf("left over: %v", entries)
	}
}
