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
func (st *Module) settingsOf(ctx context.Context, channel int) (map[string]string, error) {
	r, err := st.Ask(ctx, fmt.Sprintf("AT+MFTPCFG=%d", channel), st.Timing().Immediate)
	if IsTimeout(err) {
		st.odd(model.Say("AT+MFTPCFG=%s is not answered", channel))
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !r.Ok() {
		st.odd(model.Say("AT+MFTPCFG=%s is answered with %s", channel, r))
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
func (st *Module) readSettings(ctx context.Context) error {
	for ch := range manual.Channels {
		settings, err := st.settingsOf(ctx, ch)
		if err != nil {
			return err
		}
		st.Snapshot[ch] = settings
	}
	return nil
}

// setDefaults sets the default of §3.1 where a module arrived with another value: every
// case begins from the same settings, whoever has used the module before (ledger D21).
// What it arrived with is put back by [Module.LeaveAsFound].
func (st *Module) setDefaults(ctx context.Context) error {
	for ch, settings := range st.Snapshot {
		for _, name := range slices.Sorted(maps.Keys(settings)) {
			value, ok := manual.Defaults[name]
			if !ok || settings[name] == value {
				continue
			}
			r, err := st.Ask(ctx, settingLine(setting{ch, name}, value), st.Timing().Immediate)
			switch {
			case err != nil && !IsTimeout(err):
				return err
			case r.Ok():
				st.normals[setting{ch, name}] = value
			default:
				st.odd(model.Say("%s is answered with %s", settingLine(setting{ch, name}, value), r.orNothing()))
			}
		}
	}
	return nil
}

// provenDefaults restarts a module that arrived with another value than the default: a
// value that comes back by itself is the module's own default (ledger D21).
func (st *Module) provenDefaults(ctx context.Context) error {
	if len(st.normals) == 0 || st.Run.IXIT.Reset == "" {
		return nil
	}
	if err := st.Reset(ctx); err != nil {
		return err
	}
	st.Found()
	if err := st.Wake(ctx); err != nil {
		return err
	}
	if err := st.BasicSettings(ctx); err != nil {
		return err
	}
	for ch := range manual.Channels {
		settings, err := st.settingsOf(ctx, ch)
		if err != nil {
			return err
		}
		for name, value := range settings {
			s := setting{ch, name}
			if normal, set := st.normals[s]; set && value != normal && value == st.Snapshot[ch][name] {
				st.OwnDefault[name] = true
				delete(st.normals, s)
			}
		}
	}
	return st.setDefaults(ctx)
}

// preambleSets notes a setting that the laboratory's preamble makes: it is the one that
// cases begin with.
func (st *Module) preambleSets(line string) {
	c := judge.ParseCommand(line)
	if c.Verb != "MFTPCFG" || c.Channel < 0 || len(c.Args) < 2 {
		return
	}
	var values []string
	for _, a := range c.Args[1:] {
		values = append(values, a.Text)
	}
	st.normals[setting{c.Channel, c.Arg(0)}] = strings.Join(values, ",")
}

// normal is the value that a setting has at the beginning of every case.
func (st *Module) normal(s setting) string {
	if v, ok := st.normals[s]; ok {
		return v
	}
	if v := st.Snapshot[s.channel][s.name]; v != "" {
		return v
	}
	return manual.Defaults[s.name]
}

func settingLine(s setting, value string) string {
	return fmt.Sprintf("AT+MFTPCFG=%d,%q,%s", s.channel, s.name, value)
}

// RestoreSettings sets back what a case may have set. It says what could not be.
func (st *Module) RestoreSettings(ctx context.Context) (leaks []model.Text, err error) {
	for _, s := range slices.SortedFunc(maps.Keys(st.touched.settings), func(a, b setting) int {
		return strings.Compare(fmt.Sprint(a.channel, a.name), fmt.Sprint(b.channel, b.name))
	}) {
		delete(st.touched.settings, s)
		value := st.normal(s)
		if value == "" {
			continue // no parameter of §3.1
		}
		line := settingLine(s, value)
		r, err := st.Ask(ctx, line, st.Timing().Immediate)
		if err != nil {
			return leaks, err
		}
		if !r.Ok() {
			leaks = append(leaks, model.Say("%s is answered with %s", line, r))
		}
	}
	st.forgetTimeouts()
	return leaks, nil
}
