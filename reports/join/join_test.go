package join

import (
	"reflect"
	"testing"

	"mftpspec/reports/model"
)

func TestDialects(t *testing.T) {
	r := &model.Results{Ledger: []model.LedgerRow{{ID: "D01", EN: "quotes"}}, Dialects: map[string]string{
		"D01": "quoted", "D01/MFTPPWD/home": "quoted", "D01/MFTPPWD/after CWD/iis": "quoted",
		"D25/MFTPCONN/cause 10/greeting": "10", "D25/MFTPCWD/cause 10/reply": "10", "D25/MFTPCWD/cause 11/reply": "11", "D25/MFTPLIST/cause 11": "11",
		"D25/MFTPDEL/cause 10/a": "10", "D62": "chatty",
	}}
	want := []Dialect{
		{Row: model.LedgerRow{ID: "D01", EN: "quotes"}, Reading: "quoted", Answers: 2, Exceptions: []Exception{}},
		{Row: model.LedgerRow{ID: "D25"}, Reading: "10", Answers: 5, Exceptions: []Exception{{"11", 2, []string{"MFTPCWD@reply", "MFTPLIST"}}}},
		{Row: model.LedgerRow{ID: "D62"}, Reading: "chatty", Answers: 1, Exceptions: []Exception{}},
	}
	if got := Dialects(r); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v\nwant %+v", got, want)
	}
}

func TestRequirements(t *testing.T) {
	r := &model.Results{
		Requirements: []model.Requirement{{ID: "R1", Reason: "no way to see it"}, {ID: "R2"}},
		Cases: []model.Case{{ID: "A", Requirements: []string{"R2", "R3"}, Verdict: model.Pass}, {ID: "B", Requirements: []string{"R2"}, Verdict: model.Fail},
			{ID: "C", Requirements: []string{"R3"}, Verdict: model.NA}},
	}
	list := Requirements(r)
	if len(list) != 3 || !list[0].Untestable() || list[1].Verdict != model.Fail || len(list[1].Cases) != 2 || list[2].ID != "R3" || list[2].Verdict != model.Pass {
		t.Errorf("%+v", list)
	}
}
