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

	WallMS     int64 `json:"wall_ms"`     // that the benches spent, all together
	MandatedMS int64 `json:"mandated_ms"` // of these, waits that the manual or the laboratory's declaration demand
}

// Rate is how many AT lines a second a bench sent on the mean; 0: it is not known.
func (x Exploration) Rate() int { return int(int64(x.Commands) * 1000 / max(1, x.WallMS)) }

// Waits is the part of the time that passed in waits that were demanded, in percent.
func (x Exploration) Waits() int { return int(x.MandatedMS * 100 / max(1, x.WallMS)) }
