package iut

import (
	"bytes"
	"context"
	"maps"
	"slices"

	"mftpspec/harness/judge"
	"mftpspec/harness/manual"
	"mftpspec/reports/model"
)

// foundState is how a module was found, beside its settings: nobody knows in what state
// one arrives, and it is left as it came (ledger D21).
type foundState struct {
	echo    bool
	numeric bool              // ATV0
	cmee    string            // value of +CMEE; empty: not told
	files   map[string][]byte // local files that were there under a name of the suite's; nil: there was none
}

// findState looks at what first contact is about to change.
func (m *Module) findState(ctx context.Context) error {
	m.found.echo = len(m.echoes) > 0
	r, err := m.Ask(ctx, "AT+CMEE?", m.Timing().Immediate)
	if err != nil && !IsTimeout(err) {
		return err
	}
	for _, text := range r.Info {
		if l := judge.ParseLine(text); l.Name == "CMEE" {
			m.found.cmee = l.At(0)
		}
	}
	return nil
}

// KeepFile remembers a local file that the suite is about to write or to delete, when
// the name is used for the first time.
func (m *Module) KeepFile(ctx context.Context, name string) error {
	if _, known := m.found.files[name]; known || name == probeFile {
		return nil
	}
	m.found.files[name] = nil
	data, why, err := m.readFile(ctx, name)
	if err == nil && why.IsZero() {
		m.found.files[name] = bytes.Clone(data)
	}
	return err
}

// LeaveAsFound puts back the settings, local files, echo and form of errors that the
// module arrived with. It says what could not be put back.
func (m *Module) LeaveAsFound(ctx context.Context) (leaks []model.Text, err error) {
	put := func(line string) {
		if err != nil {
			return
		}
		var r Reply
		if r, err = m.Ask(ctx, line, m.Timing().Immediate); err == nil && !r.Ok() {
			leaks = append(leaks, model.Say("%s is answered with %s", line, r))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(m.found.files)) {
		if data := m.found.files[name]; data != nil && err == nil {
			var why model.Text
			if why, err = m.writeFile(ctx, name, data); !why.IsZero() {
				leaks = append(leaks, why)
			}
		}
	}
	for ch := range manual.Channels {
		for _, name := range manual.SettingNames {
			s := setting{ch, name}
			if arrived := m.Snapshot[ch][name]; arrived != "" && arrived != m.normal(s) {
				put(settingLine(s, arrived))
			}
		}
	}
	if m.found.cmee != "" && m.found.cmee != "1" {
		put("AT+CMEE=" + m.found.cmee)
	}
	if m.found.echo {
		put("ATE1")
	}
	if err == nil {
		err = m.SpeakAsFound(ctx)
	}
	return leaks, err
}

// SpeakAsFound sets ATV0 again on a module that answered with numbers.
func (m *Module) SpeakAsFound(ctx context.Context) error {
	if !m.found.numeric {
		return nil
	}
	if err := m.Transmit(ctx, "ATV0"); err != nil {
		return err
	}
	err := m.Session().WaitSilence(ctx, m.Timing().Quiet) // the answer is a number, which nobody needs
	m.Session().Drain()
	return err
}
