package scenario

import (
	"errors"

	"mftpspec/harness/at"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// framingClause is where the frame of a line is laid down.
const framingClause = "2.1"

// noticeClause is the clause of +MFTPURC.
const noticeClause = "3.14"

// framed judges the framing of a token that is otherwise right (§2.1). A violation is
// a fail of the case, and the case goes on: it may find what weighs more.
func (m *Module) framed(tok at.Token, later bool) error {
	err := m.framing(tok, later)
	if o, ok := errors.AsType[*verdict.Outcome](err); ok && o.Clause == framingClause {
		o.Framing = true
		m.Misframed = append(m.Misframed, o)
		return nil
	}
	return err
}

// framing judges the framing of a token (§2.1); of later chunks of a delivery
// the leading <CR><LF> may be absent (D05).
func (m *Module) framing(tok at.Token, later bool) error {
	if !judge.Ours(tok) && !m.own(tok) {
		return nil
	}
	for _, v := range tok.Violations {
		if v == at.EmptyLine && m.framedPrompt != nil && tok.Start == m.framedPrompt.End {
			continue // the first <CR><LF> is the prompt's (D41)
		}
		if later && v == at.NoLead {
			if err := m.observe(m.host.commandOf(tok), []judge.Reading{{Row: ledger.D05, Stimulus: "later chunks", Value: "bare-follow"}}); err != nil {
				return err
			}
			continue
		}
		raw := m.st.Session().Tape().Bytes(tok.Start, tok.End)
		o := m.fail(m.host.about(model.Word(v)), model.Plain("<CR><LF>"+at.Shorten(at.VisibleText(tok.Text), 200)+"<CR><LF>"), model.Plain(at.Shorten(at.Visible(raw), 300)))
		o.Clause = framingClause
		return o
	}
	return nil
}

// spaced judges the space after the colon of a line (§2.2).
func (m *Module) spaced(tok at.Token, expected model.Text) error {
	j := judge.SpaceAfterColon(judge.ParseLine(tok.Text))
	if j.Why.IsZero() {
		return nil
	}
	o := m.fail(m.host.about(j.Why), expected, m.seen(tok))
	o.Clause = j.Clause
	return o
}
