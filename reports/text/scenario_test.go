package text

import (
	"testing"

	"mftpspec/reports/model"
)

func TestScenario(t *testing.T) {
	k := &model.Case{Steps: []model.Step{
		{Keyword: "When", Text: "the host sends AT+MFTPPWD=0", Verdict: model.Pass},
		{Keyword: "Then", Text: "the module answers", Doc: "+MFTPPWD: 0\n\x1b[2J", Table: [][]string{{"a", "b"}}, Verdict: model.Fail},
	}}
	want := `pass    When the host sends AT+MFTPPWD=0
fail    Then the module answers
          """
          +MFTPPWD: 0
          <ESC>[2J
          """
          | a | b |
`
	if got := Scenario(k, 100); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
