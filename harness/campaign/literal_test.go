package campaign

import (
	"testing"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/trace"
	"mftpspec/reports/model"
)

func said(lines ...string) []trace.Event {
	var events []trace.Event
	for _, l := range lines {
		dir := trace.FromModule
		if len(l) > 1 && l[:2] == "AT" {
			dir = trace.FromHost
		}
		for _, part := range []string{l[:len(l)/2], l[len(l)/2:]} { // in pieces
			events = append(events, trace.Event{Lane: trace.Serial, Dir: dir, Kind: "bytes", Bytes: []byte(part)})
		}
	}
	return events
}

// The verdict under the literal text, of modules that read the manual in either way.
// TestLiteralRowsAreEditorial: what is judged by the literal text too rests on a
// correction that the ledger explains.
func TestLiteralRowsAreEditorial(t *testing.T) {
	c, err := catalogue.Suite()
	if err != nil {
		t.Fatal(err)
	}
	for id := range literalTexts {
		if row, known := c.Ledger.Row(id); !known || row.Editorial.EN == "" {
			t.Errorf("row %s is judged by the literal text too, but has no editorial", id)
		}
	}
}

func TestLiteral(t *testing.T) {
	const ok, state = "\r\nOK\r\n", "\r\n+MFTPSTATE: 0,1\r\n"
	for _, tt := range []struct {
		name    string
		row     string
		id      string
		verdict model.Verdict
		events  []trace.Event
		want    model.Verdict
		message string
	}{
		{"OK where none is printed", "D15", "MFTPCFG-001", model.Pass, said("AT+MFTPCFG=0,\"ssl\",0,0\r", ok, "AT\r", ok), model.Fail,
			`the manual prints no OK after AT+MFTPCFG=0,"ssl",0,0, and the module answered OK`},
		{"no OK, as printed", "D15", "MFTPCFG-001", model.Fail, said("AT+MFTPCFG=0,\"ssl\",0,0\r", "AT\r", ok), model.Inconc, "as printed so far; what follows was not executed"},
		{"an echo is no answer", "D15", "MFTPCFG-001", model.Pass, said("AT+MFTPCFG=0,\"cid\"\r", "AT+MFTPCFG=0,\"cid\"\r\r\n+MFTPCFG: 0,\"cid\",1\r\n"), model.Pass, "as printed"},
		{"not reached", "D15", "MFTPCFG-001", model.Inconc, said("AT\r", ok), model.Inconc, "the command was not reached"},
		{"the first PWD has OK in print", "D16", "FLOW-003", model.Pass, said("AT+MFTPPWD=0\r", ok), model.Pass, "no line of this case is printed otherwise"},
		{"the second has none", "D16", "FLOW-003", model.Pass, said("AT+MFTPPWD=0\r", ok, "AT+MFTPPWD=0\r", ok), model.Fail,
			"the manual prints no OK after AT+MFTPPWD=0, and the module answered OK"},
		{"Ok", "D35", "MFTPSTATE-001", model.Fail, said("AT+MFTPSTATE=0\r", state+"\r\nOk\r\n"), model.Inconc, "as printed so far; what follows was not executed"},
		{"OK for Ok", "D35", "MFTPSTATE-001", model.Pass, said("AT+MFTPSTATE=0\r", state+ok), model.Fail,
			"the manual prints Ok after AT+MFTPSTATE=0, and the module did not answer so"},
		{"full stops", "D34", "FLOW-004", model.Fail, said("AT+MFTPLIST=0\r", "\r\n+MFTPLIST: 0.0.\"1.txt\"\r\n"), model.Inconc, "as printed so far; what follows was not executed"},
		{"commas", "D34", "FLOW-004", model.Pass, said("AT+MFTPLIST=0\r", "\r\n+MFTPLIST: 0,0,\"1.txt\"\r\n"), model.Fail,
			"the manual prints +MFTPLIST: 0.0. after AT+MFTPLIST=0, and the module did not answer so"},
	} {
		got := literal(&catalogue.Case{ID: tt.id, Rows: []string{"D01", tt.row}}, tt.verdict, tt.events)
		if len(got) != 1 || got[0].Row != tt.row || got[0].Verdict != tt.want || got[0].Message != tt.message {
			t.Errorf("%s: %+v", tt.name, got)
		}
	}
	for _, v := range []model.Verdict{model.None, model.NA, model.Error} {
		if got := literal(&catalogue.Case{ID: "FLOW-004", Rows: []string{"D34"}}, v, nil); got != nil {
			t.Errorf("%s: %+v", v, got)
		}
	}
	if got := literal(&catalogue.Case{ID: "FLOW-006", Rows: []string{"D34", "D06"}}, model.Pass, nil); got != nil {
		t.Errorf("what is not in print there: %+v", got)
	}
}
