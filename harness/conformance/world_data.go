package conformance

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"

	"mftpspec/harness/at"
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
func (w *World) Prompts(ctx context.Context) error {
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
	w.last.took = tok.Done - w.last.sent
	w.prompt = &tok
	lead := "crlf"
	if w.st.session().Tape().Bytes(tok.Start, tok.End)[0] == '>' {
		lead = "bare"
	}
	return w.observe(w.last, []reading{{row: "D41", stimulus: "before", value: lead}})
}

// promptSpace records with the token after a prompt whether a space followed it,
// and whether the data typed then came back (D66).
func (w *World) promptSpace(tok at.Token) error {
	if w.prompt == nil {
		return nil
	}
	prompt := w.prompt
	w.prompt = nil
	next, echo := tok, slices.IndexFunc(w.st.echoes, func(e at.Token) bool { return e.Start >= prompt.End })
	if echo >= 0 {
		next = w.st.echoes[echo]
	}
	value := "bare"
	if len(next.Lead) > 0 && next.Lead[0] == ' ' {
		value = "space"
	}
	readings := []reading{{row: "D41", stimulus: "after", value: value}}
	if len(w.st.echoes) > 0 && w.st.echoes[0].End <= prompt.Start { // the command line came back: echo is on
		value := "not-echoed"
		if echo >= 0 {
			value = "echoed"
		}
		readings = append(readings, reading{row: "D66", stimulus: "data after the prompt", value: value})
	}
	return w.observe(w.last, readings)
}

// Connects expects CONNECT, alone on its line (D68).
func (w *World) Connects(ctx context.Context) error {
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
	w.last.took = tok.Done - w.last.sent
	return nil
}

// answer takes the first token that decides the immediate answer.
func (w *World) answer(ctx context.Context, what, expected string) (at.Token, error) {
	if w.last == nil {
		return at.Token{}, fmt.Errorf("no command was sent before %s is expected", what)
	}
	limit := w.immediate()
	tok, err := w.st.next(ctx, w.st.session().Now()+limit, func(t at.Token) bool { return w.relevant(t, nil) })
	if isTimeout(err) {
		return tok, w.silent(ctx, what, expected, err, limit)
	}
	return tok, w.st.told(err)
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
func (w *World) Types(ctx context.Context, text string) error {
	text, err := w.fill(text)
	if err != nil {
		return err
	}
	return w.types(ctx, []byte(decode(text)))
}

// TypesPayload sends a generated payload, and ctrl+z after it if asked.
func (w *World) TypesPayload(ctx context.Context, name string, sub bool) error {
	data, err := payload(name)
	if err != nil {
		return err
	}
	if sub {
		data = append(bytes.Clone(data), ctrlZ)
	}
	return w.types(ctx, data)
}

func (w *World) types(ctx context.Context, data []byte) error {
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
		length, err := strconv.Atoi(w.last.arg(2))
		switch {
		case err == nil && w.packet >= length:
			w.mode = commandMode
			w.packet = length
		case err != nil && bytes.IndexByte(data, ctrlZ) >= 0:
			w.mode = commandMode
			w.packet -= len(data) - bytes.IndexByte(data, ctrlZ)
		}
	}
	w.last.answered = false
	return nil
}

// LeavesTransparentMode keeps the guard silence, sends +++ and keeps silent
// again until the module has answered or the guard time is over (D40).
func (w *World) LeavesTransparentMode(ctx context.Context) error {
	guard := w.st.timing().Guard
	if err := w.st.session().WaitSilence(ctx, guard); err != nil {
		return fmt.Errorf("the guard time before +++: %w", err)
	}
	w.sent = append(w.sent, "+++   (with silence before and after)")
	if err := w.write(ctx, "+++", []byte("+++")); err != nil {
		return err
	}
	w.guardUntil = w.st.session().Now() + guard
	return nil
}

// leaveData gets the module back to command mode at the end of a case or for a
// fence; what it stores at the case's own server no longer matters.
func (w *World) leaveData(ctx context.Context) {
	mode := w.mode
	w.mode = commandMode
	session := w.st.session()
	if mode == promptMode || mode == stuckMode {
		rest := []byte{ctrlZ}
		if length, err := strconv.Atoi(w.last.arg(2)); err == nil && length > w.packet && length <= 4096 && mode == promptMode {
			rest = bytes.Repeat([]byte("."), length-w.packet)
		}
		_ = w.write(ctx, "the rest of the data", rest)
	}
	if mode == transparentMode || mode == stuckMode {
		if session.WaitSilence(ctx, w.st.timing().Guard) == nil {
			_ = w.write(ctx, "+++", []byte("+++"))
		}
	}
	if mode == stuckMode {
		// What was taken for a command line must end before the next begins.
		_ = session.WaitSilence(ctx, w.st.timing().Guard)
		_ = w.write(ctx, "<CR>", []byte("\r"))
	}
	if mode == commandMode {
		return
	}
	// The answer to that, if any: a final result, then at most one result line.
	limit := w.st.timing().Immediate
	_, err := w.st.nextWithin(ctx, "the end of a data mode", limit, func(t at.Token) bool { return t.Kind == at.Final })
	w.last.answered = w.last.answered || err == nil
	if err == nil && w.last.due && mode != transparentMode {
		_, _ = w.st.nextWithin(ctx, "the result after a data mode", limit, func(t at.Token) bool { return parseLine(t.Text).name == w.last.verb })
	}
}
