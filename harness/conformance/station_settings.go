package conformance

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// settingsOf reads AT+MFTPCFG=n; nil where the module does not answer that.
func (st *station) settingsOf(ctx context.Context, channel int) (map[string]string, error) {
	r, err := st.ask(ctx, fmt.Sprintf("AT+MFTPCFG=%d", channel), st.timing().Immediate)
	if isTimeout(err) {
		st.odd("AT+MFTPCFG=%d is not answered", channel)
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !r.ok() {
		st.odd("AT+MFTPCFG=%d is answered with %s", channel, r)
		return nil, nil
	}
	settings := map[string]string{}
	for _, text := range r.info {
		l := parseLine(text)
		if len(l.fields) < 3 {
			continue
		}
		var values []string
		for _, f := range l.fields[2:] {
			values = append(values, f.text)
		}
		settings[l.at(1)] = strings.Join(values, ",")
	}
	return settings, nil
}

// readSettings takes the snapshot that the default cases judge.
func (st *station) readSettings(ctx context.Context) error {
	for ch := range channels {
		settings, err := st.settingsOf(ctx, ch)
		if err != nil {
			return err
		}
		st.snapshot[ch] = settings
	}
	return nil
}

// normal is the value that a setting is restored to.
func (st *station) normal(s setting) string {
	if v := st.snapshot[s.channel][s.name]; v != "" {
		return v
	}
	return map[string]string{"data_type": "0", "transmode": "1", "rsptimeout": "10", "ssl": "0,0", "local_fs": "0", "cid": "1"}[s.name]
}

// restoreSettings sets back what a case may have set. It says what could not be.
func (st *station) restoreSettings(ctx context.Context) (leaks []string, err error) {
	for _, s := range slices.SortedFunc(maps.Keys(st.settings), func(a, b setting) int {
		return strings.Compare(fmt.Sprint(a.channel, a.name), fmt.Sprint(b.channel, b.name))
	}) {
		delete(st.settings, s)
		value := st.normal(s)
		if value == "" {
			continue // no parameter of §3.1
		}
		line := fmt.Sprintf("AT+MFTPCFG=%d,%q,%s", s.channel, s.name, value)
		r, err := st.ask(ctx, line, st.timing().Immediate)
		if err != nil {
			return leaks, err
		}
		if !r.ok() {
			leaks = append(leaks, fmt.Sprintf("%s is answered with %s", line, r))
		}
	}
	st.forgetTimeouts()
	return leaks, nil
}
