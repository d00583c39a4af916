package join

import (
	"testing"

	"mftpspec/reports/model"
)

func TestSymptoms(t *testing.T) {
	failed := func(id string, message model.Text) model.Case {
		return model.Case{ID: id, Verdict: model.Fail, Reason: &model.Reason{Message: message.String(), Texts: &model.Texts{Message: message}}}
	}
	list := Symptoms([]model.Case{
		failed("A", model.Say("%s: %s", "AT+MFTPPWD=0", model.Say("the command fails"))),
		{ID: "P", Verdict: model.Pass},
		failed("B", model.Say("%s: %s", "AT+MFTPCWD=0", model.Say("the command is refused"))),
		failed("C", model.Say("%s: %s", "AT+MFTPMKD=3", model.Say("the command is refused"))),
		{ID: "D", Verdict: model.Fail, Reason: &model.Reason{Message: "of an older suite"}},
	}, model.Fail)
	got := ""
	for _, s := range list {
		for _, k := range s.Cases {
			got += k.ID
		}
		got += " "
	}
	if got != "BC A D " {
		t.Errorf("%q", got)
	}
}
