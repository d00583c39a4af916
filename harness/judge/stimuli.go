package judge

import (
	"slices"
	"strconv"
	"strings"
)

// CutOff marks a reading of row D25 that may be that of the session's end.
const CutOff = "the session ended"

// OneLine is a delivery in which what is delivered so far is what was asked for.
const OneLine = "one line"

// PortRefuses is the dead end that row D25 takes for a network error.
const PortRefuses = "port that refuses"

// Answered, and the code of the reply, is what a server does to a verb.
const Answered = "answered "

// causeIs, and a code, is what row D25 was asked about.
const causeIs = "cause "

// CauseIs is the stimulus of a result that is to name a cause.
func CauseIs(code string) string { return causeIs + code }

// causeKey is a key of row D25, taken apart: row/command form/cause/what the server did,
// and what else was the case.
type causeKey struct {
	form   string
	cause  int
	server string
	also   []string
}

func readCauseKey(key string) (k causeKey, ok bool) {
	parts := strings.Split(key, "/")
	if len(parts) < 4 {
		return k, false
	}
	number, ok := strings.CutPrefix(parts[2], causeIs)
	cause, err := strconv.Atoi(number)
	return causeKey{form: parts[1], cause: cause, server: parts[3], also: parts[4:]}, ok && err == nil
}

// cutOff says whether the session had ended.
func (k causeKey) cutOff() bool { return slices.Contains(k.also, CutOff) }

// answered says whether the server answered a verb with that code.
func (k causeKey) answered(code string) bool {
	_, how, _ := strings.Cut(k.server, " ")
	reply, ok := strings.CutPrefix(how, Answered)
	return ok && strings.HasPrefix(reply, code)
}
