package conformance

// Run is what all cases of a campaign share. Its fields do not change once the
// first case has begun; Dialects and Blocks are safe for concurrent use.
type Run struct {
	ICS      ICS
	IXIT     IXIT
	Ledger   Ledger
	Dialects *DialectRecord // what the device was seen to choose, for the whole run
	Blocks   *Blocks        // states that could not be reached, so that they cost once
}
