package scenario

import (
	"bytes"
	"context"
	"errors"
	"strings"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/reports/model"
)

// AnswerBytes expects exactly these bytes as the answer: from the end of the
// echo to the end of the final result, without foreign notifications and notices of earlier closes.
func (m *Module) AnswerBytes(ctx context.Context, text string) error {
	text, err := m.fill(text)
	if err != nil {
		return err
	}
	want := decode(text)
	var got []byte
	limit := m.immediate()
	until := m.st.Session().Within(limit)
	for len(got) < len(want) || string(got) == want {
		tok, err := m.st.Next(ctx, until, func(at.Token) bool { return true })
		if iut.IsTimeout(err) && len(got) == 0 {
			return m.silent(ctx, model.Say("answer"), model.Plain(want), err, limit)
		}
		if iut.IsTimeout(err) {
			break
		}
		if err != nil {
			return m.st.AsOutcome(err)
		}
		if tok.Kind == at.Info && !judge.Ours(tok) && !strings.Contains(want, tok.Text) {
			continue
		}
		if explained, err := m.ofAnotherClose(tok); err != nil {
			return err
		} else if explained {
			continue
		}
		got = append(got, m.st.Session().Tape().Bytes(tok.Start, tok.End)...)
		if tok.Kind == at.Final {
			break
		}
	}
	behind, err := m.bytesBehind(ctx)
	if err != nil {
		return err
	}
	if string(got) != want || len(behind) > 0 {
		o := m.fail(m.host.about(model.Say("the bytes of the answer differ")), model.Plain(at.VisibleText(want)), model.Plain(at.Visible(append(got, behind...))))
		o.Clause = "2.1"
		return o
	}
	return nil
}

// bytesBehind are the bytes that stand right behind the answer and belong to no
// line. What comes once may be the electrical noise of row D62: they count if the
// same command brings them again.
func (m *Module) bytesBehind(ctx context.Context) (behind []byte, err error) {
	session := m.st.Session()
	behind, err = m.strayAt(ctx, session.Offset())
	if err != nil || len(behind) == 0 {
		return nil, err
	}
	session.Drain()
	if err := m.host.Send(ctx, m.host.last.Text); err != nil {
		return nil, err
	}
	if _, err := m.answer(ctx, model.Say("final result"), model.Say("a final result")); err != nil {
		return nil, err
	}
	again, err := m.strayAt(ctx, session.Offset())
	session.Drain()
	if !bytes.Equal(behind, again) {
		m.note(model.Say("noise on the line (D62): %s", at.Visible(behind)))
		return nil, err
	}
	return behind, err
}

// strayAt is what has come from an offset on, up to text or a line end, when the
// line has been silent for the quiet time.
func (m *Module) strayAt(ctx context.Context, offset int) ([]byte, error) {
	session := m.st.Session()
	if err := session.WaitSilence(ctx, m.st.Timing().Quiet); err != nil {
		return nil, err
	}
	b := session.Tape().Bytes(offset, session.Tape().Len())
	end := bytes.IndexFunc(b, func(r rune) bool { return r == '\r' || r == '\n' || r >= ' ' && r < 0x7F })
	if end < 0 {
		end = len(b)
	}
	return bytes.Clone(b[:end]), nil
}

// Echoed expects the last line to have come back, or not to have (D59).
func (m *Module) Echoed(ctx context.Context, want bool) error {
	if m.host.last == nil {
		return errors.New("no command was sent before its echo is expected")
	}
	c, tape := m.host.last, m.st.Session().Tape()
	came := tape.Bytes(c.sentAt, tape.Len())
	echo := strings.Index(string(came), c.Text)
	got := echo >= 0
	if got && want && strings.Count(string(came), c.Text) > 1 {
		return m.fail(m.host.about(model.Say("the line comes back twice")), model.Say("the line comes back"), model.Plain(at.Shorten(at.VisibleText(string(m.Secrets.Bytes(came))), 200)))
	}
	if got && want && c.answerAt > 0 && c.sentAt+echo > c.answerAt {
		return m.fail(m.host.about(model.Say("the echo comes after the answer")), model.Say("the line, then its answer"), model.Plain(at.Shorten(at.VisibleText(string(m.Secrets.Bytes(came))), 200)))
	}
	if got == want {
		return nil
	}
	if m.echoRefused {
		m.note(model.Say("the echo was to be changed, and the module refused it"))
		return nil
	}
	what := map[bool]model.Text{true: model.Say("the line comes back"), false: model.Say("no echo")}
	return m.fail(m.host.about(model.Say("the echo")), what[want], what[got])
}
