package scenario

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/reports/model"
)

// Prompts expects > as the answer to the last command. Its exact bytes are row D41.
func (m *Module) Prompts(ctx context.Context) error {
	tok, err := m.answer(ctx, model.Say("prompt"), model.Plain(">"))
	if err != nil {
		return err
	}
	if err := m.putOffUpload(ctx, tok); err != nil {
		return err
	}
	if tok.Kind != at.Prompt {
		return m.fail(m.host.about(model.Say("no prompt: %s", instead(tok))), model.Plain(">"), m.seen(tok))
	}
	if err := m.framing(tok, false); err != nil {
		return err
	}
	m.host.mode = promptMode
	m.host.last.took = tok.Done - m.host.last.sent
	m.prompt = &tok
	lead := "crlf"
	if m.st.Session().Tape().Bytes(tok.Start, tok.End)[0] == '>' {
		lead = "bare"
	}
	return m.observe(m.host.last, []judge.Reading{{Row: ledger.D41, Stimulus: "before", Value: lead}})
}

// promptSpace records with the token after a prompt whether a space followed it,
// and whether the data typed then came back (D66).
func (m *Module) promptSpace(tok at.Token) error {
	if m.prompt == nil {
		return nil
	}
	prompt := m.prompt
	m.prompt = nil
	next, echo := tok, slices.IndexFunc(m.st.Echoes(), func(e at.Token) bool { return e.Start >= prompt.End })
	if echo >= 0 {
		next = m.st.Echoes()[echo]
	}
	var readings []judge.Reading
	if next.Start == prompt.End { // else a notification stands between, and has taken what followed
		value := "bare"
		switch {
		case len(next.Lead) > 0 && next.Lead[0] == ' ':
			value = "space"
		case echo >= 0 && next.Lead == "\r\n", strings.HasPrefix(next.Lead, "\r\n\r\n"):
			value = "framed"
			m.framedPrompt = prompt
		}
		readings = append(readings, judge.Reading{Row: ledger.D41, Stimulus: "after", Value: value})
	}
	if len(m.st.Echoes()) > 0 && m.st.Echoes()[0].End <= prompt.Start { // the command line came back: echo is on
		value := "not-echoed"
		if echo >= 0 {
			value = "echoed"
		}
		readings = append(readings, judge.Reading{Row: ledger.D66, Stimulus: "data after the prompt", Value: value})
	}
	return m.observe(m.host.last, readings)
}

// Connects expects CONNECT, alone on its line (D68).
func (m *Module) Connects(ctx context.Context) error {
	tok, err := m.answer(ctx, model.Plain("CONNECT"), model.Plain("CONNECT"))
	if err != nil {
		return err
	}
	if err := m.putOffUpload(ctx, tok); err != nil {
		return err
	}
	if tok.Text != "CONNECT" {
		return m.fail(m.host.about(model.Say("no CONNECT: %s", instead(tok))), model.Plain("CONNECT"), m.seen(tok))
	}
	if err := m.framed(tok, false); err != nil {
		return err
	}
	m.host.mode = transparentMode
	m.host.last.took = tok.Done - m.host.last.sent
	return nil
}

// putOffUpload puts off an upload that is refused, or accepted and blocked, instead of being
// given its data, because another channel is at work (D27).
func (m *Module) putOffUpload(ctx context.Context, tok at.Token) error {
	c := m.host.last
	if tok.Text != "OK" || c.beside == "" {
		return m.refusedBeside(tok, true)
	}
	result, err := m.results(c).final(ctx)
	if err == nil && m.blockedBeside(result) == c {
		m.claimed(tok)
		return m.putOffBlocked(c, result)
	}
	if err == nil {
		m.st.PutBack(result)
	} else if !iut.IsTimeout(err) {
		return err
	}
	return nil
}

// answer takes the first token that decides the immediate answer.
func (m *Module) answer(ctx context.Context, what, expected model.Text) (at.Token, error) {
	if m.host.last == nil {
		return at.Token{}, fmt.Errorf("no command was sent before %s is expected", what)
	}
	limit := m.immediate()
	tok, err := m.st.Next(ctx, m.st.Session().Within(limit), func(t at.Token) bool { return m.relevant(t, nil) })
	if iut.IsTimeout(err) {
		return tok, m.silent(ctx, what, expected, err, limit)
	}
	return tok, m.st.AsOutcome(err)
}

func instead(tok at.Token) model.Text {
	switch tok.Kind {
	case at.Final:
		if tok.Text == "OK" {
			return model.Say("OK comes at once")
		}
		return model.Say("the command is refused")
	case at.Prompt:
		return model.Say("a prompt comes")
	case at.Connect:
		if tok.Text != "CONNECT" {
			return model.Say("CONNECT does not stand alone on its line")
		}
		return model.Say("CONNECT comes")
	}
	return model.Say("another line comes")
}
