package bench

import (
	"testing"
	"time"

	"mftpspec/fixtures"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/ixit"
	"mftpspec/reports/model"
)

// What a run costs is read from the steps of its cases; the numbers beside them are
// those of a real run over one virtual module.
func TestForecastIsThatOfARun(t *testing.T) {
	suite, err := catalogue.Suite()
	if err != nil {
		t.Fatal(err)
	}
	models, err := ixit.LoadModels(fixtures.FS, "models")
	if err != nil {
		t.Fatal(err)
	}
	ics, err := ixit.FindModel(models, "generic")
	if err != nil {
		t.Fatal(err)
	}
	f := suite.Forecast(suite.Cases, ics, Laboratory(ixit.Default()), nil)
	t.Log(f, f.Duration(catalogue.Pace{}))
	near := func(what string, got, want float64) {
		if got < want*0.8 || got > want*1.25 {
			t.Errorf("%s: %.0f, a run had %.0f", what, got, want)
		}
	}
	per := float64(f.Selected) / 2913 // the suite grows
	near("exchanges", float64(f.Exchanges), 26296*per)
	near("logins", float64(f.Logins), 3080*per)
	near("operations", float64(f.Operations), 8122*per)
	near("seconds of waits", f.Waits.Seconds(), 380*float64(f.Selected)/3453)
	if f.Selected == 0 || f.Duration(catalogue.Pace{Exchange: time.Second}) < time.Duration(f.Exchanges)*time.Second {
		t.Errorf("%s", f)
	}
	without := suite.Forecast(suite.Cases, ics, Laboratory(ixit.Default()), map[string]model.Text{"files": model.Plain("there are no files")})
	found := 0
	for _, why := range without.Deselected {
		if why.Why.String() == "there are no files" {
			found = why.Cases
		}
	}
	if found == 0 || without.Selected+found != f.Selected {
		t.Errorf("%d cases need files, %d and %d selected", found, without.Selected, f.Selected)
	}
	ml307r, _ := ixit.FindModel(models, "ML307R")
	if g := suite.Forecast(suite.Cases, ml307r, ixit.Default(), nil); len(g.NotApplicable) == 0 || len(g.Deselected) == 0 || g.Selected >= f.Selected {
		t.Errorf("%+v", g)
	}
}
