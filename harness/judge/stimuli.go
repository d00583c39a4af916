package judge

// CutOff marks a reading of row D25 that may be that of the session's end.
const CutOff = "the session ended"

// OneLine is a delivery in which what is delivered so far is what was asked for.
const OneLine = "one line"

// PortRefuses is the dead end that row D25 takes for a network error.
const PortRefuses = "port that refuses"
