package scenario

import (
	"errors"

	"mftpspec/harness/at"
	"mftpspec/harness/judge"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// outcome adds to a fail what the server saw.
func (k *core) outcome(err error) error {
	if o, ok := errors.AsType[*verdict.Outcome](err); ok && o.Server.IsZero() {
		o.Server = k.server.serverSaw()
	}
	return err
}

// fail is the outcome of a device that contradicts a strict requirement. Where the
// laboratory's server ended a session by itself, nothing can be said of the device.
func (k *core) fail(message, expected, observed model.Text) *verdict.Outcome {
	o := &verdict.Outcome{Verdict: model.Fail, Message: message, Expected: expected, Observed: observed, Server: k.server.serverSaw()}
	if k.server.serverGone() {
		o.Verdict, o.Message = model.Inconc, model.Say("the FTP server ended the session by itself; %s", o.Message)
	}
	return o
}

// failOf is fail of the command in force, which stands before the sentence.
func (k *core) failOf(sentence, expected, observed model.Text) *verdict.Outcome {
	o := k.fail(k.host.about(sentence), expected, observed)
	o.Sentence = sentence
	return o
}

// sentence is what an outcome says, without the command in force where it is known that
// this stands before it.
func sentence(o *verdict.Outcome) model.Text {
	if o.Sentence.IsZero() {
		return o.Message
	}
	return o.Sentence
}

// neverReached is the message where a failure may be the network's.
func neverReached(t model.Text) model.Text {
	return model.Say("the module has reached no FTP server of the laboratory so far; %s", t)
}

// unreachable says whether a line is the failure of AT+MFTPCONN where the module
// never reached a server of the laboratory: that may be the network's.
func (m *Module) unreachable(line string) bool {
	l := judge.ParseLine(line)
	return l.Name == "MFTPCONN" && l.At(1) != "0" && m.server.target == (target{}) && !m.server.reachedServer()
}

// blame is fail, or inconc for a module that never reached a server.
func (m *Module) blame(tok at.Token, message, expected model.Text) *verdict.Outcome {
	return m.orNetwork(tok.Text, m.fail(message, expected, m.seen(tok)))
}

// orNetwork is a fail, or inconc where the line is that of a module that never reached a
// server.
func (m *Module) orNetwork(line string, o *verdict.Outcome) *verdict.Outcome {
	if m.unreachable(line) {
		o.Verdict, o.Message = model.Inconc, neverReached(o.Message)
	}
	return o
}

// orWord is a value of the module or the server, or a word where there is none.
func orWord(value string, word model.Text) model.Text {
	if value == "" {
		return word
	}
	return model.Plain(value)
}
