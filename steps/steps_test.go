package steps

import (
	"strings"
	"testing"

	"mftpspec/harness/campaign"
	"mftpspec/harness/catalogue"
)

// Every step of every feature has one definition.
func TestEveryStepIsDefinedOnce(t *testing.T) {
	suite, err := catalogue.Suite()
	if err != nil {
		t.Fatal(err)
	}
	if len(suite.Cases) == 0 {
		t.Fatal("no cases")
	}
	if err := campaign.CheckSteps(suite, Definitions()); err != nil {
		t.Error(err)
	}
}

func TestStatements(t *testing.T) {
	for _, text := range []string{
		`the server has no file "/home/uftp/a.txt"`,
		`the server has no directory "/home/uftp/d"`,
		`the server holds the directory "/home/uftp/d"`,
		`the server's working directory of channel 0 is "/home/uftp/d"`,
	} {
		n := 0
		for _, s := range statements() {
			if s.pattern.MatchString(text) {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%q: %d statements match, want 1", text, n)
		}
	}
}

func TestPayloadOrData(t *testing.T) {
	for text, want := range map[string]string{
		`the payload "hostile"`:          "hostile|",
		`the payload "text-5" and <SUB>`: "text-5| and <SUB>",
		`the payload`:                    "",
		`BB<SUB>`:                        "",
		`the payload "x" and something`:  "",
		`AT+MFTPDISC=0<CR>`:              "",
		`"the payload "hostile""`:        "",
	} {
		got := ""
		if m := payload.FindStringSubmatch(text); m != nil {
			got = strings.Join(m[1:], "|")
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
