package explore

import (
	"fmt"
	"slices"
	"testing"
)

// Every sort of action is drawn.
func TestEverySortIsDrawn(t *testing.T) {
	g := generator(1)
	drawn := map[string]int{}
	for range 900 {
		for _, a := range g.Next().Actions {
			drawn[fmt.Sprintf("%T", a)]++
		}
	}
	sorts := []string{"Accepted", "Account", "Again", "Anonymous", "Ask", "Bad", "BadCertificate", "Changed", "Conn", "Crossed", "Cut", "Cwd", "Default", "Del", "Disc", "Drop", "Drops", "Echo", "Errors", "FinalReply",
		"Greeting", "HangsUp", "Held", "Junk", "Late", "Line", "List", "LocalFile", "Login", "Mended", "Mkd", "Mode", "Open", "Overlap", "Personality", "Pwd", "Query", "Refused", "Renewed", "RequiresTLS", "Retr", "RetrBeyond",
		"RetrIgnored", "RetrWithoutLocalName", "Rn", "ServerDir", "ServerFile", "ServerFiles", "Set", "Small", "Sooner", "Store", "StoreWrong", "Test", "TimesOut", "TransparentFails", "Unreached", "WrongPassword"}
	for _, sort := range sorts {
		if drawn["reference."+sort] < 1 {
			t.Errorf("%s: %d in 900 sequences", sort, drawn["reference."+sort])
		}
	}
	for name := range drawn {
		if !slices.Contains(sorts, name[len("reference."):]) {
			t.Errorf("%s is not in the list", name)
		}
	}
}
