package model

// Exploration is a run in which a model of the manual decided what was sent. Its cases are the first one,
// which stands for all sequences, and one for each finding, with the shortest scenario that shows it.
type Exploration struct {
	Seed      int64 `json:"seed"`      // of the sequences: the same one gives the same ones
	Sequences int   `json:"sequences"` // that were executed
	Commands  int   `json:"commands"`  // AT lines that these sent, in all executions
	Pairs     int   `json:"pairs"`     // of form, channel, setting, size, state before and server behaviour: how many different ones
	Findings  int   `json:"findings"`  // that failed three times of three from a clean start
	Unstable  int   `json:"unstable"`  // that failed once, and not each time
}
