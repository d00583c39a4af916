package scenario

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
)

// dataMode is what the module takes the host's bytes for.
type dataMode int

const (
	commandMode     dataMode = iota
	promptMode               // data after > (§3.11)
	transparentMode          // data after CONNECT
	stuckMode                // unknown: the module may still take bytes for data
)

const ctrlZ = 0x1A

// Prompts expects > as the answer to the last command. Its exact bytes are row D41.
func (w *Scenario) Prompts(ctx context.Context) error {
	tok, err := w.answer(ctx, "prompt", ">")
	if err != nil {
		return err
	}
	if tok.Kind != at.Prompt {
		return w.fail(w.name()+"no prompt: "+instead(tok), ">", w.seen(tok))
	}
	if err := w.framing(tok, false); err != nil {
		return err
	}
	w.mode = promptMode
	w.last.Took = tok.Done - w.last.Sent
	w.prompt = &tok
	lead := "crlf"
	if w.st.Session().Tape().Bytes(tok.Start, tok.End)[0] == '>' {
		lead = "bare"
	}
	return w.observe(w.last, []judge.Reading{{Row: "D41", Stimulus: "before", Value: lead}})
}

// promptSpace records with the token after a prompt whether a space followed it,
// and whether the data typed then came back (D66).
func (w *Scenario) promptSpace(tok at.Token) error {
	if w.prompt == nil {
		return nil
	}
	prompt := w.prompt
	w.prompt = nil
	next, echo := tok, slices.IndexFunc(w.st.Echoes, func(e at.Token) bool { return e.Start >= prompt.End })
	if echo >= 0 {
		next = w.st.Echoes[echo]
	}
	value := "bare"
	if len(next.Lead) > 0 && next.Lead[0] == ' ' {
		value = "space"
	}
	readings := []judge.Reading{{Row: "D41", Stimulus: "after", Value: value}}
	if len(w.st.Echoes) > 0 && w.st.Echoes[0].End <= prompt.Start { // the command line came back: echo is on
		value := "not-echoed"
		if echo >= 0 {
			value = "echoed"
		}
		readings = append(readings, judge.Reading{Row: "D66", Stimulus: "data after the prompt", Value: value})
	}
	return w.observe(w.last, readings)
}

// Connects expects CONNECT, alone on its line (D68).
func (w *Scenario) Connects(ctx context.Context) error {
	tok, err := w.answer(ctx, "CONNECT", "CONNECT")
	if err != nil {
		return err
	}
	if tok.Text != "CONNECT" {
		return w.fail(w.name()+"no CONNECT: "+instead(tok), "CONNECT", w.seen(tok))
	}
	if err := w.framed(tok, false); err != nil {
		return err
	}
	w.mode = transparentMode
	w.last.Took = tok.Done - w.last.Sent
	return nil
}

// answer takes the first token that decides the immediate answer.
func (w *Scenario) answer(ctx context.Context, what, expected string) (at.Token, error) {
	if w.last == nil {
		return at.Token{}, fmt.Errorf("no command was sent before %s is expected", what)
	}
	limit := w.immediate()
	tok, err := w.st.Next(ctx, w.st.Session().Now()+limit, func(t at.Token) bool { return w.relevant(t, nil) })
	if iut.IsTimeout(err) {
		return tok, w.silent(ctx, what, expected, err, limit)
	}
	return tok, w.st.Told(err)
}

func instead(tok at.Token) string {
	switch tok.Kind {
	case at.Final:
		if tok.Text == "OK" {
			return "OK comes at once"
		}
		return "the command is refused"
	case at.Prompt:
		return "a prompt comes"
	case at.Connect:
		if tok.Text != "CONNECT" {
			return "CONNECT does not stand alone on its line"
		}
		return "CONNECT comes"
	}
	return "another line comes"
}

// Types sends data after a prompt or CONNECT; nothing is added.
func (w *Scenario) Types(ctx context.Context, text string) error {
	text, err := w.fill(text)
	if err != nil {
		return err
	}
	return w.types(ctx, []byte(decode(text)))
}

// TypesPayload sends a generated payload, and ctrl+z after it if asked.
func (w *Scenario) TypesPayload(ctx context.Context, name string, sub bool) error {
	data, err := payload(name)
	if err != nil {
		return err
	}
	if sub {
		data = append(bytes.Clone(data), ctrlZ)
	}
	return w.types(ctx, data)
}

func (w *Scenario) types(ctx context.Context, data []byte) error {
	if w.last == nil {
		return fmt.Errorf("no command was sent before data is typed")
	}
	w.sent = append(w.sent, at.Shorten(at.Visible(data), 120)+"   (data)")
	if err := w.write(ctx, "data", data); err != nil {
		return err
	}
	w.packet += len(data)
	w.typed = append(w.typed, data...)
	if w.mode == promptMode {
		length, err := strconv.Atoi(w.last.Arg(2))
		switch {
		case err == nil && w.packet >= length:
			w.mode = commandMode
			w.packet = length
		case err != nil && bytes.IndexByte(data, ctrlZ) >= 0:
			w.mode = commandMode
			w.packet -= len(data) - bytes.IndexByte(data, ctrlZ)
		}
	}
	w.last.Answered = false
	return nil
}

// LeavesTransparentMode keeps the guard silence, sends +++ and keeps silent
// again until the module has answered or the guard time is over (D40).
func (w *Scenario) LeavesTransparentMode(ctx context.Context) error {
	guard := w.st.Timing().Guard
	if err := w.st.Session().WaitSilence(ctx, guard); err != nil {
		return fmt.Errorf("the guard time before +++: %w", err)
	}
	w.sent = append(w.sent, "+++   (with silence before and after)")
	if err := w.write(ctx, "+++", []byte("+++")); err != nil {
		return err
	}
	w.guardUntil = w.st.Session().Now() + guard
	return nil
}

// leaveData gets the module back to command mode at the end of a case or for a
// fence; what it stores at the case's own server no longer matters.
func (w *Scenario) leaveData(ctx context.Context) {
	mode := w.mode
	w.mode = commandMode
	session := w.st.Session()
	if mode == promptMode || mode == stuckMode {
		rest := []byte{ctrlZ}
		if length, err := strconv.Atoi(w.last.Arg(2)); err == nil && length > w.packet && length <= 4096 && mode == promptMode {
			rest = bytes.Repeat([]byte("."), length-w.packet)
		}
		_ = w.write(ctx, "the rest of the data", rest)
	}
	if mode == transparentMode || mode == stuckMode {
		if session.WaitSilence(ctx, w.st.Timing().Guard) == nil {
			_ = w.write(ctx, "+++", []byte("+++"))
		}
	}
	if mode == stuckMode {
		// What was taken for a command line must end before the next begins.
		_ = session.WaitSilence(ctx, w.st.Timing().Guard)
		_ = w.write(ctx, "<CR>", []byte("\r"))
	}
	if mode == commandMode {
		return
	}
	// The answer to that, if any: a final result, then at most one result line.
	limit := w.st.Timing().Immediate
	_, err := w.st.NextWithin(ctx, "the end of a data mode", limit, func(t at.Token) bool { return t.Kind == at.Final })
	w.last.Answered = w.last.Answered || err == nil
	if err == nil && w.last.Due && mode != transparentMode {
		_, _ = w.st.NextWithin(ctx, "the result after a data mode", limit, func(t at.Token) bool { return judge.ParseLine(t.Text).Name == w.last.Verb })
	}
}
