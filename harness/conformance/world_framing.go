package conformance

import (
	"errors"

	"mftpspec/harness/at"
)

// framingClause is where the frame of a line is laid down.
const framingClause = "2.1"

// framed judges the framing of a token that is otherwise right (§2.1). A violation is
// a fail of the case, and the case goes on: it may find what weighs more.
func (w *World) framed(tok at.Token, later bool) error {
	err := w.framing(tok, later)
	if o, ok := errors.AsType[*Outcome](err); ok && o.Clause == framingClause {
		o.framing = true
		w.misframed = append(w.misframed, o)
		return nil
	}
	return err
}

// framing judges the framing of a token (§2.1); of later chunks of a delivery
// the leading <CR><LF> may be absent (D05).
func (w *World) framing(tok at.Token, later bool) error {
	if !isOurs(tok) && !w.own(tok) {
		return nil
	}
	for _, v := range tok.Violations {
		if later && v == at.NoLead {
			if err := w.observe(w.commandOf(tok), []reading{{row: "D05", stimulus: "later chunks", value: "bare-follow"}}); err != nil {
				return err
			}
			continue
		}
		raw := w.st.session().Tape().Bytes(tok.Start, tok.End)
		o := w.fail(w.name()+v, "<CR><LF>"+at.Shorten(at.VisibleText(tok.Text), 200)+"<CR><LF>", at.Shorten(at.Visible(raw), 300))
		o.Clause = framingClause
		return o
	}
	return nil
}
