package iut

import "mftpspec/reports/model"

// Loss is why a module must be recovered before the next case.
type Loss int

// The kinds of loss.
const (
	NotLost         Loss = iota
	Rebooted             // its boot notification came
	PortGone             // the port does not exist any more
	TakesNoBytes         // a write does not end
	Mute                 // AT is not answered
	AnswersATAlone       // AT is answered, no command is
	Floods               // it sends without an end
	MuteInPostamble      // what the case changed could not be restored
	NotBack              // it was restarted, and does not answer
	NetworkLost          // it reaches no server of the laboratory any more
)

// String gives the sentence for a report.
func (l Loss) String() string { return l.Text().String() }

// Text gives the sentence for a report.
func (l Loss) Text() model.Text {
	return model.Word([...]string{
		"", "the module rebooted", "the module's port is gone", "the module takes no bytes", "the module did not answer AT",
		"the module answers AT, but no command", "the module does not stop sending", "the module did not answer in the postamble",
		"the module did not come back after its restart", "the module's network is lost",
	}[l])
}

// Lost says why the module must be recovered before the next case.
func (m *Module) Lost() Loss { return m.lost }

// Lose notes that the module must be recovered.
func (m *Module) Lose(why Loss) { m.lost = why }

// Found notes that the module answers again.
func (m *Module) Found() { m.lost = NotLost }
