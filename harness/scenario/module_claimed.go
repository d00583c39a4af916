package scenario

import (
	"bytes"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/manual"
)

// claimed keeps the books: which command is done, and what it changed.
func (m *Module) claimed(tok at.Token) {
	c := m.host.commandOf(tok)
	c.took = tok.Done - c.sent
	if last := m.host.last; last.answerAt == 0 {
		last.answerAt = tok.Start
	}
	l := judge.ParseLine(tok.Text)
	if tok.Kind == at.Final {
		c = m.host.last
		c.answered = true
		m.Run.Blocks.Reached(waitFor(iut.Answer, c), tok.Done-c.sent)
		if !c.byCtrlZ() || bytes.IndexByte(c.typed, ctrlZ) >= 0 {
			m.Run.Blocks.Reached(c.hang(), 0)
		}
		if tok.Text != "OK" {
			if c.due { // D24: the refusal is the result
				c.resultTook = c.took
			}
			m.host.drop(c)
			if strings.HasPrefix(strings.ToUpper(c.Text), "ATE") {
				m.echoRefused = true
			}
			if c.Verb == "MFTPDISC" {
				m.st.Disconnected(c.Channel, false)
			}
		} else {
			m.accepted(c)
		}
		return
	}
	if !manual.HasResultCode(l.Name) || c.Verb != l.Name {
		return
	}
	c.resultTook = c.took
	own := c.took
	if m.server.misbehaved || m.server.unfired() || m.server.faulty() {
		own = 0 // the server may have held it up
	}
	m.Run.Blocks.Reached(waitFor(iut.Result, c), own)
	if c.Verb != "MFTPLIST" && c.Verb != "MFTPRETR" {
		m.host.drop(c)
	}
	c.due = false
	success := l.At(1) == "0"
	switch {
	case c.Verb == "MFTPDISC":
		m.st.Disconnected(c.Channel, success)
		if success {
			delete(m.uploading, c.Channel)
		}
	case c.Verb == "MFTPCWD" && success:
		m.moved[c.Channel] = true
	case c.Uploads():
		delete(m.uploading, c.Channel)
		if success && c.Arg(1) == "0" {
			m.uploading[c.Channel] = c
		}
		m.uploaded[m.uploadKey(c)] += c.packet
		if c.Arg(1) != "0" {
			delete(m.uploaded, m.uploadKey(c))
		}
	}
}

// accepted keeps the books of a command that was answered OK.
func (m *Module) accepted(c *exchange) {
	if c.Verb == "CMEE" && c.Set {
		_, m.cmee, _ = strings.Cut(c.Text, "=")
	}
	if c.Verb == "MFTPCFG" && c.Arg(0) == "rsptimeout" && c.Channel >= 0 {
		if n, err := strconv.Atoi(c.Arg(1)); err == nil {
			m.st.SetTimeout(c.Channel, time.Duration(n)*time.Second)
		}
	}
	if c == m.host.last && m.host.mode == transparentMode {
		m.host.mode = commandMode
		m.Run.Blocks.Reached(endOfTransparent, 0)
	}
	m.host.guardUntil = 0
}

func (m *Module) uploadKey(c *exchange) string {
	return strconv.Itoa(c.Channel) + " " + c.Arg(0)
}

// situation is what the lines of command c are judged against.
func (m *Module) situation(c *exchange) judge.Situation {
	s := judge.Situation{ICS: m.Run.ICS, Now: m.st.Clock(), Offsets: m.offsets(), Modified: m.server.modified, NoYear: m.server.personality() == "no-year", Argument: c.Path(), Moved: m.moved[c.Channel], Test: c.Test}
	switch {
	case c.Verb == "MFTPRETR" && c.Channel >= 0 && m.server.ftp != nil:
		if info, err := m.server.ftp.Tree().Stat(m.server.resolve(c.Channel, c.Arg(0))); err == nil && !info.IsDir() {
			s.FileSize = strconv.FormatInt(info.Size(), 10)
		}
	case c.Uploads():
		s.Packet, s.Packets = strconv.Itoa(c.packet), strconv.Itoa(m.uploaded[m.uploadKey(c)]+c.packet)
	}
	return s
}

// offsets are the laboratory's, D31.
func (k *core) offsets() []time.Duration {
	var all []time.Duration
	for _, text := range k.Run.IXIT.Offsets {
		if d, err := time.ParseDuration(text); err == nil {
			all = append(all, d)
		}
	}
	return all
}
