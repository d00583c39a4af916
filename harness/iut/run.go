package iut

import (
	"mftpspec/harness/dialect"
	"mftpspec/harness/ixit"
	"mftpspec/harness/redact"
)

// Run is what all cases of a campaign share. Its fields do not change once the
// first case has begun; Dialects and Blocks are safe for concurrent use.
type Run struct {
	ICS      ixit.ICS
	IXIT     ixit.IXIT
	Dialects *dialect.Record // what the device was seen to choose, for the whole run
	Blocks   *Blocks         // states that could not be reached, so that they cost once
	Secrets  *redact.Secrets // passwords of the whole run that no other text can hold by chance
}

// Secret takes a password that was made at random: no case shows it, also not
// one that another case used.
func (r *Run) Secret(password string) {
	if r.Secrets != nil {
		r.Secrets.Add(password)
	}
}

// At is the run as bench n has it: with the laboratory's values for that bench.
func (r *Run) At(n int) *Run {
	own := *r
	own.IXIT = r.IXIT.At(n)
	return &own
}
