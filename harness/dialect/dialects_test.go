package dialect

import (
	"errors"
	"maps"
	"mftpspec/harness/verdict"
	"testing"
)

// TestDialectRecord: a reading of policy D may not vary under its key, one of
// policy R may, and the row alone sums up the former.
func TestDialectRecord(t *testing.T) {
	d := New(nil)
	for _, o := range []struct {
		row, key, reading string
		varies            bool
	}{
		{"D03", "MFTPDISC/requested close", "present", false},
		{"D03", "MFTPDISC/requested close", "present", false},
		{"D03", "MFTPDISC/requested close/greeting 421", "absent", false}, // another stimulus
		{"D03", "MFTPDISC/requested close", "absent", true},
		{"D01", "MFTPPWD/home", "quoted", false},
		{"D01", "MFTPPWD/after CWD", "quoted", false},
	} {
		if err := d.Observe(o.row, o.key, o.reading); (err != nil) != o.varies {
			t.Errorf("%+v: %v", o, err)
		}
	}
	d.Note("D03", "delay", "late")
	d.Note("D03", "delay", "at-once")
	d.Note("D03", "delay", "late")
	d.Note("D62", "", "chatty")
	want := map[string]string{
		"D01": "quoted", "D01/MFTPPWD/home": "quoted", "D01/MFTPPWD/after CWD": "quoted",
		"D03/MFTPDISC/requested close": "present", "D03/MFTPDISC/requested close/greeting 421": "absent",
		"D03/delay": "at-once, late", "D62": "chatty",
	}
	if got := d.Map(); !maps.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

func TestDialectRecordVaries(t *testing.T) {
	d := New(nil)
	if err := d.Observe("D01", "MFTPPWD/home", "quoted"); err != nil {
		t.Fatal(err)
	}
	if err := d.Observe("D01", "MFTPPWD/after CWD", "unquoted"); err != nil {
		t.Errorf("another key: %v", err)
	}
	if err := d.Observe("D01", "MFTPPWD/home", "quoted"); err != nil {
		t.Errorf("the same reading: %v", err)
	}
	err := d.Observe("D01", "MFTPPWD/home", "unquoted")
	if o, ok := errors.AsType[*verdict.Outcome](err); !ok || o.Verdict != "fail" {
		t.Errorf("another reading under the same key: %v, want a fail", err)
	}
	if m := d.Map(); m["D01"] != "" || m["D01/MFTPPWD/home"] != "quoted" {
		t.Errorf("map %v", m)
	}
}
