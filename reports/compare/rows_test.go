package compare

import (
	"fmt"
	"testing"

	"mftpspec/reports"
	"mftpspec/reports/internal/sample"
	"mftpspec/reports/model"
)

func TestRows(t *testing.T) {
	c := Comparison{Old: reports.Side{Results: &model.Results{Ledger: []model.LedgerRow{{ID: "D22", EN: "commas"}}}}, New: reports.Side{Results: &model.Results{}},
		Dialects: []Difference{{"D22/MFTPCWD", "names", "commas"}, {"D22/MFTPMKD", "names", "commas"}, {"D22/MFTPRN", "", "names"}, {"D59", "echo", "none"}}}
	if got := fmt.Sprint(c.Rows()); got != "[{{D22   commas  [] <nil> <nil>} [{names commas [MFTPCWD MFTPMKD]} { names [MFTPRN]}]} {{D59     [] <nil> <nil>} [{echo none []}]}]" {
		t.Error(got)
	}
}

// What a virtual module takes says nothing about a firmware.
func TestNoTimingOfAVirtualModule(t *testing.T) {
	slow := func(port string) *model.Results {
		r := sample.Green()
		r.Run.Port = port
		for i := range r.Cases {
			for j := range r.Cases[i].Trace {
				if e := &r.Cases[i].Trace[j]; e.Dir == "module" {
					e.TimeUS += 40_000
				}
			}
		}
		return r
	}
	for port, want := range map[string]bool{"/dev/ttyUSB2": true, "emu://": false} {
		if got, err := drifts(sample.Green(), slow(port)); err != nil || len(got) > 0 != want {
			t.Errorf("%s: drifts are told: %v, %v", port, got, err)
		}
	}
}
