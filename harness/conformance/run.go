package conformance

// Run is what all cases of a campaign share. Its fields do not change once the
// first case has begun; Dialects and Blocks are safe for concurrent use.
type Run struct {
	ICS      ICS
	IXIT     IXIT
	Dialects *DialectRecord // what the device was seen to choose, for the whole run
	Blocks   *Blocks        // states that could not be reached, so that they cost once
	secrets  *secrets       // passwords of the whole run that no other text can hold by chance
}

// secret takes a password that was made at random: no case shows it, also not
// one that another case used.
func (r *Run) secret(password string) {
	if r.secrets != nil {
		r.secrets.add(password)
	}
}

// at is the run as bench n has it: with the laboratory's values for that bench.
func (r *Run) at(n int) *Run {
	own := *r
	own.IXIT = r.IXIT.At(n)
	return &own
}
