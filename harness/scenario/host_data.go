package scenario

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
)

// dataMode is what the module takes the host's bytes for.
type dataMode int

const (
	commandMode     dataMode = iota
	promptMode               // data after > (§3.11)
	transparentMode          // data after CONNECT
	stuckMode                // unknown: the module may still take bytes for data
)

// dataModes says what begins a data mode; any other line leaves the module in command mode.
var dataModes = map[at.Kind]dataMode{at.Prompt: promptMode, at.Connect: transparentMode}

const (
	ctrlZ  = 0x1A // ends data after a prompt without a length (§3.11)
	escape = 0x1B // may cancel them (D45)
)

// Types sends data after a prompt or CONNECT; nothing is added.
func (h *Host) Types(ctx context.Context, text string) error {
	text, err := h.fill(text)
	if err != nil {
		return err
	}
	return h.types(ctx, []byte(decode(text)))
}

// TypesPayload sends a generated payload, and ctrl+z after it if asked.
func (h *Host) TypesPayload(ctx context.Context, name string, sub bool) error {
	data, err := payload(name)
	if err != nil {
		return err
	}
	if sub {
		data = append(bytes.Clone(data), ctrlZ)
	}
	return h.types(ctx, data)
}

func (h *Host) types(ctx context.Context, data []byte) error {
	if h.last == nil {
		return fmt.Errorf("no command was sent before data is typed")
	}
	if h.handed(string(data), false) {
		return nil
	}
	h.sent = append(h.sent, at.Shorten(at.Visible(data), 120)+"   (data)")
	if err := h.write(ctx, "data", data); err != nil {
		return err
	}
	c := h.last
	c.packet += len(data)
	c.typed = append(c.typed, data...)
	if h.mode == promptMode {
		length, err := strconv.Atoi(c.Arg(2))
		switch {
		case err == nil && c.packet >= length:
			h.mode = commandMode
			c.packet = length
		case err != nil && bytes.IndexByte(data, ctrlZ) >= 0:
			h.mode = commandMode
			c.packet -= len(data) - bytes.IndexByte(data, ctrlZ)
		}
	}
	c.answered = false
	return nil
}

// Pauses lets so many seconds pass in which the host writes nothing: a stimulus among data.
func (h *Host) Pauses(ctx context.Context, seconds int) error {
	if h.typist != nil {
		return nil // who types takes longer
	}
	return h.st.Session().WaitSilence(ctx, time.Duration(seconds)*time.Second)
}

// LeavesTransparentMode keeps the guard silence, sends +++ and keeps silent
// again until the module has answered or the guard time is over (D40).
func (h *Host) LeavesTransparentMode(ctx context.Context) error {
	if h.handed("+++", false) {
		return nil
	}
	guard := h.st.Timing().Guard
	h.sent = append(h.sent, "+++   (with silence before and after)")
	if err := h.st.Wrote(ctx, "+++", h.st.Session().Escape(ctx, guard, h.st.Timing().Immediate)); err != nil {
		return err
	}
	h.guardUntil = h.st.Session().Now() + guard
	return nil
}

// leaveData gets the module back to command mode at the end of a case or for a
// fence; what it stores at the case's own server no longer matters.
func (h *Host) leaveData(ctx context.Context) {
	mode := h.mode
	h.mode = commandMode
	session := h.st.Session()
	if mode == promptMode || mode == stuckMode {
		missing := 0
		if length, err := strconv.Atoi(h.last.Arg(2)); err == nil && length > h.last.packet && length <= at.LongestPacket && mode == promptMode {
			missing = length - h.last.packet
		}
		_ = h.st.Wrote(ctx, "the rest of the data", session.EndPrompt(ctx, missing, h.st.Timing().Immediate))
	}
	if mode == transparentMode || mode == stuckMode {
		_ = h.st.Wrote(ctx, "+++", session.Escape(ctx, h.st.Timing().Guard, h.st.Timing().Immediate))
	}
	if mode == stuckMode {
		// What was taken for a command line must end before the next begins.
		_ = session.WaitSilence(ctx, h.st.Timing().Guard)
		_ = h.write(ctx, "<CR>", []byte("\r"))
	}
	if mode == commandMode {
		return
	}
	// The answer to that, if any: a final result, then at most one result line.
	limit := h.st.Timing().Immediate
	_, err := h.st.NextWithin(ctx, "the end of a data mode", limit, func(t at.Token) bool { return t.Kind == at.Final })
	h.last.answered = h.last.answered || err == nil
	if err == nil && h.last.due && mode != transparentMode {
		_, _ = h.st.NextWithin(ctx, "the result after a data mode", limit, func(t at.Token) bool { return iut.IsResult(h.last.Verb)(t.Text) })
	}
}

// guardFactor is how much longer than the laboratory's guard time a silence is kept
// before it is said that +++ ends nothing (D40).
const guardFactor = 3
