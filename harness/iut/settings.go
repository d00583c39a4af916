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

// normal is the value that a setting is restored to.
func (st *Module) normal(s setting) string {
	if v := st.Snapshot[s.channel][s.name]; v != "" {
		return v
	}
	return map[string]string{"data_type": "0", "transmode": "1", "rsptimeout": "10", "ssl": "0,0", "local_fs": "0", "cid": "1"}[s.name]
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
		line := fmt.Sprintf("AT+MFTPCFG=%d,%q,%s", s.channel, s.name, value)
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
