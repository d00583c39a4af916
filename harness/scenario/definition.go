package scenario

import (
	"fmt"
	"regexp"
)

// Definition is one step: what its whole text matches, and the function that is called
// with the context of the case, the groups of the pattern and, where the step has one,
// its doc string or table. The function returns an error; see [Scenario].
type Definition struct {
	Pattern *regexp.Regexp
	Do      any
	Deed    Deed
	About   func(text string) Subject // nil: nothing that the text says
}

// Subject is what a step is about.
type Subject struct {
	Line     string // the command line that it sends
	Channels []int  // that it names
	LetsGo   bool   // it ends what the work of a channel may wait for
}

// Subject is what a step with that text is about.
func (d Definition) Subject(text string) Subject {
	if d.About == nil {
		return Subject{}
	}
	return d.About(text)
}

// Deed is what a step does, as a set: which parts of it somebody without a line to the
// module can do.
type Deed uint8

// The deeds.
const (
	Prepares Deed = 1 << iota // the FTP server: what it has, and of what kind it is
	Changes                   // how the FTP server behaves, from now on
	Sends                     // something to the module
	Observes                  // the FTP server: what it saw, and what it stores
	Demands                   // something of the module that the server does not see
)

// Is says whether a deed is part of it.
func (d Deed) Is(part Deed) bool { return d&part != 0 }

// Find gives the definition of a step.
func Find(all []Definition, text string) (Definition, error) {
	for _, d := range all {
		if d.Pattern.MatchString(text) {
			return d, nil
		}
	}
	return Definition{}, fmt.Errorf("no definition of the step %q", text)
}
