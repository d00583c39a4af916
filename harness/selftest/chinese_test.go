package selftest

import (
	"maps"
	"regexp"
	"strings"
	"testing"

	"mftpspec/harness/emulator"
	"mftpspec/harness/emulator/defect"
	"mftpspec/harness/ixit"
	"mftpspec/reports/language"
	"mftpspec/reports/language/phrasetest"
)

func TestEveryPhraseIsTranslated(t *testing.T) {
	used := phrasetest.In(t, map[string]int{"line": 0, "say": 0}, ".")
	for _, s := range []string{"killed", "WRONG ", "ALIVE ", "changed out of reach", "may not fail", "held against the module"} {
		used[s] = true
	}
	for _, f := range LabFaults(ixit.IXIT{}, emulator.Config{}) {
		used[f.Title] = true
	}
	words := regexp.MustCompile(`[A-Za-z]{3}|…`)
	maps.DeleteFunc(used, func(phrase string, _ bool) bool { return !words.MatchString(phrase) }) // data alone
	phrasetest.Check(t, chinese(), used, 20)
}

// What a device does wrong is said in the language of the report.
func TestTitlesInChinese(t *testing.T) {
	found, _ := defect.Lookup("ate1-ignored")
	r := &Report{Results: []Result{
		{Kind: Defect, ID: found.ID, Title: found.Title},
		{Kind: Fault, ID: "slow-line", Title: LabFaults(ixit.IXIT{}, emulator.Config{})[7].Title},
		{Kind: Dialect, ID: "mixture-1", Title: "ML307R: D01=quoted", Error: "lost"},
	}}
	var b strings.Builder
	if err := r.Print(&b, language.Chinese); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"ate1-ignored: ATE1 应答 OK，但不回显。\n", "slow-line: 线路速率为每秒 9600 比特\n", "mixture-1: ML307R: D01=quoted\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}
