package iut

import (
	"crypto/rand"
	"encoding/hex"
	"errors"

	"mftpspec/harness/at"
	"mftpspec/harness/trace"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// AsOutcome turns an error of reading outside any expectation into what it means.
func (m *Module) AsOutcome(err error) error {
	if flood, ok := errors.AsType[*at.OverflowError](err); ok {
		m.lost = Floods
		return &verdict.Outcome{Verdict: model.Fail, Message: model.Say("the module does not stop sending"), Observed: model.Of(flood)}
	}
	return err
}

func benchNote(text string) trace.Event {
	return trace.Event{Lane: trace.Bench, Kind: "note", Text: text}
}

// Random is n random bytes in hexadecimal: accounts are never guessable, never
// anonymous, and never those of another run.
func Random(n int) string {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails
	return hex.EncodeToString(b)
}
