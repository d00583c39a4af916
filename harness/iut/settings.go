package iut

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"mftpspec/harness/judge"
	"mftpspec/harness/manual"
	"mftpspec/reports/model"
)

// settingsOf reads AT+MFTPCFG=n; nil where the module does not answer that.
func (m *Module) settingsOf(ctx context.Context, channel int) (map[string]string, error) {
	r, err := m.Ask(ctx, fmt.Sprintf("AT+MFTPCFG=%d", channel), m.Timing().Immediate)
	if IsTimeout(err) {
		m.odd(model.Say("AT+MFTPCFG=%s is not answered", channel))
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !r.Ok() {
		m.odd(model.Say("AT+MFTPCFG=%s is answered with %s", channel, r))
		return nil, nil
	}
	settings := map[string]string{}
	for _, text := range r.Info {
		l := judge.ParseLine(text)
		if len(l.Fields) < 3 {
			continue
		}
		var values []string
		for _, f := range l.Fields[2:] {
			values = append(values, f.Text)
		}
		settings[l.At(1)] = strings.Join(values, ",")
	}
	return settings, nil
}

// readSettings takes the snapshot that the default cases judge.
func (m *Module) readSettings(ctx context.Context) error {
	for ch := range manual.Channels {
		settings, err := m.settingsOf(ctx, ch)
		if err != nil {
			return err
		}
		m.Snapshot[ch] = settings
	}
	return nil
}

// setDefaults sets the default of §3.1 where a module arrived with another value: every
// case begins from the same settings, whoever has used the module before (ledger D21).
// What it arrived with is put back by [Module.LeaveAsFound].
func (m *Module) setDefaults(ctx context.Context) error {
	for ch, settings := range m.Snapshot {
		for _, name := range slices.Sorted(maps.Keys(settings)) {
			value, ok := manual.Defaults[name]
			if !ok || settings[name] == value {
				continue
			}
			r, err := m.Ask(ctx, settingLine(setting{ch, name}, value), m.Timing().Immediate)
			switch {
			case err != nil && !IsTimeout(err):
				return err
			case r.Ok():
				m.normals[setting{ch, name}] = value
			default:
				m.odd(model.Say("%s is answered with %s", settingLine(setting{ch, name}, value), r.orNothing()))
			}
		}
	}
	return nil
}

// provenDefaults restarts a module that arrived with another value than the default: a
// value that comes back by itself is the module's own default (ledger D21).
func (m *Module) provenDefaults(ctx context.Context) error {
	if len(m.normals) == 0 || m.Run.IXIT.Reset == "" {
		return nil
	}
	if err := m.Reset(ctx); err != nil {
		return err
	}
	m.Found()
	if err := m.Wake(ctx); err != nil {
		return err
	}
	if err := m.BasicSettings(ctx); err != nil {
		return err
	}
	for ch := range manual.Channels {
		settings, err := m.settingsOf(ctx, ch)
		if err != nil {
			return err
		}
		for name, value := range settings {
			s := setting{ch, name}
			if normal, set := m.normals[s]; set && value != normal && value == m.Snapshot[ch][name] {
				m.OwnDefault[name] = true
				delete(m.normals, s)
			}
		}
	}
	return m.setDefaults(ctx)
}

// preambleSets notes a setting that the laboratory's preamble makes: it is the one that
// cases begin with.
func (m *Module) preambleSets(line string) {
	c := judge.ParseCommand(line)
	if c.Verb != "MFTPCFG" || c.Channel < 0 || len(c.Args) < 2 {
		return
	}
	var values []string
	for _, a := range c.Args[1:] {
		values = append(values, a.Text)
	}
	m.normals[setting{c.Channel, c.Arg(0)}] = strings.Join(values, ",")
}

// normal is the value that a setting has at the beginning of every case.
func (m *Module) normal(s setting) string {
	if v, ok := m.normals[s]; ok {
		return v
	}
	if v := m.Snapshot[s.channel][s.name]; v != "" {
		return v
	}
	return manual.Defaults[s.name]
}

func settingLine(s setting, value string) string {
	return fmt.Sprintf("AT+MFTPCFG=%d,%q,%s", s.channel, s.name, value)
}

// RestoreSettings sets back what a case may have set. It says what could not be.
func (m *Module) RestoreSettings(ctx context.Context) (leaks []model.Text, err error) {
	for _, s := range slices.SortedFunc(maps.Keys(m.touched.settings), func(a, b setting) int {
		return strings.Compare(fmt.Sprint(a.channel, a.name), fmt.Sprint(b.channel, b.name))
	}) {
		delete(m.touched.settings, s)
		value := m.normal(s)
		if value == "" {
			continue // no parameter of §3.1
		}
		line := settingLine(s, value)
		r, err := m.Ask(ctx, line, m.Timing().Immediate)
		if err != nil {
			return leaks, err
		}
		if !r.Ok() {
			leaks = append(leaks, model.Say("%s is answered with %s", line, r))
		}
	}
	m.forgetTimeouts()
	return leaks, nil
}
