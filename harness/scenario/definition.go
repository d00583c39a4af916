package scenario

import "regexp"

// Definition is one step: what its whole text matches, and the function that is called
// with the context of the case, the groups of the pattern and, where the step has one,
// its doc string or table. The function returns an error; see [Scenario].
type Definition struct {
	Pattern *regexp.Regexp
	Do      any
}
