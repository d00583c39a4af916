package model

import "strings"

// NotRun is why a case was not executed.
type NotRun string

// Why a case was not executed.
const (
	NotSelected   NotRun = "not-selected"
	OtherShard    NotRun = "other-shard"    // selected, and executed elsewhere
	NotApplicable NotRun = "not-applicable" // by the ICS
	NotProvided   NotRun = "not-provided"   // the laboratory lacks what it needs
	NotReached    NotRun = "not-reached"    // the run ended before it
)

// NotRunFor is a reason for which a case was not executed.
func NotRunFor(why NotRun, t Text) *Reason {
	r := Because(t)
	r.NotRun = why
	return r
}

// NotRunBecause says why a case was not executed; empty where it was, or where that
// is not known.
func (k *Case) NotRunBecause() NotRun {
	switch r := k.Reason; {
	case r == nil:
		return ""
	case r.NotRun != "" || r.Texts != nil:
		return r.NotRun
	case k.Verdict == NA:
		return NotApplicable
	case k.Verdict != None:
		return ""
	default:
		return olderNotRun(r.Message)
	}
}

// olderNotRun reads the reason in results of a suite that wrote only its English.
func olderNotRun(message string) NotRun {
	switch {
	case message == "not selected":
		return NotSelected
	case strings.HasPrefix(message, "not selected: "):
		return OtherShard
	case strings.HasPrefix(message, "deselected: "):
		return NotProvided
	case strings.HasPrefix(message, "not run"):
		return NotReached
	}
	return ""
}
