package reports_test

import (
	"bytes"
	"strings"
	"testing"

	"mftpspec/reports"
	"mftpspec/reports/html"
	"mftpspec/reports/merge"
	"mftpspec/reports/model"
	"mftpspec/reports/privacy"
)

func benches() []model.Bench {
	return []model.Bench{
		{Name: "left", Port: "/dev/ttyUSB2", IUT: model.IUT{Model: "ML307R", Firmware: "F1", Serial: "S-1"}, Cases: 3},
		{Name: "right", Port: "/dev/ttyUSB6", IUT: model.IUT{Model: "ML307R", Firmware: "F1", Serial: "864215030012345"}, Cases: 4, Lost: "it does not answer"},
	}
}

func TestBenchesInTheReport(t *testing.T) {
	r := &model.Results{Status: model.Incomplete, Benches: benches()}
	var b bytes.Buffer
	if err := html.Write(&b, r, reports.Options{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Modules that shared the run", "/dev/ttyUSB6", "864215030012345", "it does not answer"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is missing", want)
		}
	}
	masked, err := privacy.Mask(r)
	if err != nil {
		t.Fatal(err)
	}
	for i, m := range masked.Benches {
		if m.IUT.Serial == r.Benches[i].IUT.Serial || m.Cases != r.Benches[i].Cases || r.Benches[i].IUT.Serial != benches()[i].IUT.Serial {
			t.Errorf("%+v", m)
		}
	}
}

func TestMergeBenches(t *testing.T) {
	one, other := &model.Results{Benches: benches()}, &model.Results{Benches: append(benches()[1:], model.Bench{Name: "third", Cases: 5})}
	merged, err := merge.Runs([]reports.Side{{Name: "a", Results: one}, {Name: "b", Results: other}})
	if err != nil {
		t.Fatal(err)
	}
	cases := map[string]int{}
	for _, b := range merged.Benches {
		cases[b.Name] += b.Cases
	}
	if len(merged.Benches) != 3 || cases["left"] != 3 || cases["right"] != 8 || cases["third"] != 5 || one.Benches[1].Cases != 4 {
		t.Errorf("%+v", merged.Benches)
	}
}
