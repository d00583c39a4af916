package scenario

import (
	"bytes"
	"context"
	"slices"

	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
)

// choices gives the readings that an open outcome shows, for the rows that the case
// is tied to: whether the command was refused at once, and whether it succeeded.
func (m *Module) choices(refused, success bool) []judge.Reading {
	pick := func(cond bool, yes, no string) string {
		if cond {
			return yes
		}
		return no
	}
	var seen []judge.Reading
	for _, row := range m.c.Rows {
		value := ""
		switch row {
		case ledger.D07:
			value = pick(success, "ignored", "refused")
		case ledger.D08:
			value = pick(success, "works", pick(refused, "refused", "failed"))
		case ledger.D76:
			value = pick(success, "understood", "refused")
		case ledger.D36:
			value = pick(success, "works", "refused")
		case ledger.D37:
			value = m.server.firstToDelete()
		case ledger.D43, ledger.D48:
			value = pick(refused, "refused", "failed")
		case ledger.D70:
			value = pick(refused, pick(m.host.last.refusal == "ERROR", "error", "cme-50"), "default")
		case ledger.D73:
			value = pick(success, "ignored", "refused")
		}
		if value != "" {
			seen = append(seen, judge.Reading{Row: row, Stimulus: m.c.ID, Value: value})
		}
	}
	return seen
}

// recordings gives the readings that whatever was answered shows, for the rows that
// the case is tied to.
func (m *Module) recordings(ctx context.Context, seen []string) []judge.Reading {
	var found []judge.Reading
	for _, row := range m.c.Rows {
		value := ""
		switch row {
		case ledger.D40:
			value = m.plusesInData()
		case ledger.D45:
			value = m.escapeInData(ctx, seen)
		case ledger.D67:
			value = "ignored"
			if slices.Contains(seen, "ERROR") {
				value = "error"
			}
		case ledger.D73:
			value = "refused"
			if slices.Contains(seen, "CONNECT") {
				value = "ignored"
			}
		}
		if value != "" {
			found = append(found, judge.Reading{Row: row, Stimulus: m.c.ID, Value: value, MayVary: true})
		}
	}
	return found
}

// plusesInData is row D40: whether +++ without silence around it, among data of the
// transparent mode, was data too, or its end.
func (m *Module) plusesInData() string {
	data, known := m.storedTyped()
	switch {
	case !known || data == nil:
		return ""
	case bytes.Equal(data, m.host.last.typed):
		return "data"
	}
	return "ends"
}

// escapeInData is row D45: whether ESC in data that ctrl+z ends was data too, or
// abandoned them.
func (m *Module) escapeInData(ctx context.Context, seen []string) string {
	if c := m.host.last; c != nil && c.due && slices.Contains(seen, "OK") {
		if tok, err := m.results(c).final(ctx); err == nil { // when it comes the transfer is over
			m.claimed(tok)
		}
	}
	data, known := m.storedTyped()
	switch {
	case !known:
		return ""
	case bytes.IndexByte(data, escape) >= 0:
		return "data"
	}
	return "cancels"
}

// storedTyped is what the server has of the data that were typed for the last command:
// nil for no file. known is false where nothing was typed.
func (m *Module) storedTyped() (data []byte, known bool) {
	c := m.host.last
	if c == nil || m.server.ftp == nil || c.typed == nil {
		return nil, false
	}
	data, err := m.server.ftp.Tree().Read(m.server.resolve(c.Channel, c.Arg(0)))
	if err != nil {
		return nil, true
	}
	return data, true
}
