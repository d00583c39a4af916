package selftest

import (
	"slices"
	"strings"
	"testing"

	"mftpspec/harness/campaign"
	"mftpspec/harness/fulltest"
	"mftpspec/harness/selection"
	"mftpspec/reports/model"
)

// A network that goes away for good: some cases cannot be judged, none fails, and the
// run goes on to its end.
func TestNetworkVanishes(t *testing.T) {
	t.Parallel()
	fulltest.Only(t, "waits minutes for a network that is lost")
	p, err := Whole()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(p.Faults, func(f LabFault) bool { return f.ID == "network-vanishes" })
	selected, err := selection.Parse("(3.5 or 3.7) and not @slow")
	if err != nil {
		t.Fatal(err)
	}
	c := &campaign.Campaign{Catalogue: p.Catalogue, Models: p.Models, Model: p.IXIT.Model, Selection: selected, Steps: p.Steps,
		IXIT: p.Faults[i].IXIT, Benches: p.Faults[i].Benches, Jobs: 4}
	r, err := c.Run(t.Context())
	if err != nil || r.Summary.Fail+r.Summary.Error != 0 || r.Summary.Inconc == 0 || r.Summary.Pass == 0 {
		t.Errorf("%v %+v, stopped %q", err, r.Summary, r.Run.Stopped)
	}
	blamed, last := 0, model.Case{}
	for _, k := range r.Cases {
		if k.Verdict == model.Inconc && strings.Contains(k.Reason.Message, "reaches none any more") {
			blamed++
		}
		if k.Verdict == model.Fail || k.Verdict == model.Error {
			t.Errorf("%s: %+v", k.ID, k.Reason)
		}
		if k.StartedMS > last.StartedMS {
			last = k
		}
	}
	if blamed == 0 {
		t.Error("no case says that the network is lost")
	}
	t.Logf("%+v, %d for the network, last begun after %d ms", r.Summary, blamed, last.StartedMS)
}
