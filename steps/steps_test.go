package steps

import (
	"slices"
	"strings"
	"testing"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/scenario"
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
	if err := checkSteps(suite, Definitions()); err != nil {
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

// TestSubjects: what a step is about is what it is given, however it is worded.
func TestSubjects(t *testing.T) {
	for text, want := range map[string]scenario.Subject{
		"the host sends AT+MFTPPWD=3":                                                       {Line: "AT+MFTPPWD=3"},
		"the host sends the bytes AT+MFTPPWD=3<CR>":                                         {Line: "AT+MFTPPWD=3<CR>"},
		"the host types channel 3":                                                          {},
		"the server lets the transfer go on":                                                {LetsGo: true},
		"channel 2 is in state 0 or 1":                                                      {Channels: []int{2}},
		"the module reports the ends of connection 0 and connection 4, in either order":     {Channels: []int{0, 4}},
		`the module delivers the file "channel 5" on channel 1 for 3 bytes`:                 {Channels: []int{1}},
		"the server session of channel 5 is over":                                           {Channels: []int{5}},
		"the command succeeds exactly if the server session of channel 5 is over":           {Channels: []int{5}},
		"the command fails as parse error, or succeeds and the server has one open session": {},
	} {
		d, err := scenario.Find(Definitions(), text)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Subject(text); got.Line != want.Line || got.LetsGo != want.LetsGo || !slices.Equal(got.Channels, want.Channels) {
			t.Errorf("%s: %+v, want %+v", text, got, want)
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
