package conformance

import (
	"maps"
	"testing"
)

// TestDialectRecord: a reading of policy D may not vary under its key, one of
// policy R may, and the row alone sums up the former.
func TestDialectRecord(t *testing.T) {
	d := NewDialectRecord()
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
	d.Note("D03", delayKey, noticeLate)
	d.Note("D03", delayKey, noticeAtOnce)
	d.Note("D03", delayKey, noticeLate)
	d.Note("D62", "", "chatty")
	want := map[string]string{
		"D01": "quoted", "D01/MFTPPWD/home": "quoted", "D01/MFTPPWD/after CWD": "quoted",
		"D03/MFTPDISC/requested close": "present", "D03/MFTPDISC/requested close/greeting 421": "absent",
		"D03/" + delayKey: "at-once, late", "D62": "chatty",
	}
	if got := d.Map(); !maps.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}
