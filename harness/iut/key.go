package iut

import "mftpspec/reports/model"

// Key is a state that the module may not reach, or an answer that it may not give, in the
// memory of [Blocks].
type Key struct {
	Kind    Kind
	Of      string // the form or the name of a command, what is set; else empty
	AnyEnds bool   // the line ends are left out of account
}

// Kind is what a Key is of.
type Kind int

// The kinds: states before a stimulus, what hangs, and waits for lines of a command.
const (
	LoggedIn         Kind = iota + 1 // a channel
	InDirectory                      // a channel
	Done                             // a command of that name
	Set                              // a setting of a channel
	EndOfTransparent                 // mode
	EndOfData                        // by ctrl+z
	AnyAnswer                        // of a module that does not hang
	Answer
	RestOfAnswer
	Result
)

// Text is what was not reached.
func (k Key) Text() model.Text {
	if k.AnyEnds {
		k.AnyEnds = false
		return model.Say("%s, whatever its line ends", k)
	}
	switch k.Kind {
	case LoggedIn:
		return model.Say("a channel is logged in")
	case InDirectory:
		return model.Say("a channel works in a directory")
	case Done:
		return model.Say("%s succeeds", k.Of)
	case Set:
		return model.Plain("MFTPCFG " + k.Of)
	case EndOfTransparent:
		return model.Say("the end of transparent mode")
	case EndOfData:
		return model.Say("the end of data by ctrl+z")
	case AnyAnswer:
		return model.Say("an answer to %s", k.Of)
	}
	return model.Plain(k.Of) // a wait, which nobody is told of
}
