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
func (st *Module) findState(ctx context.Context) error {
	st.found.echo = len(st.echoes) > 0
	r, err := st.Ask(ctx, "AT+CMEE?", st.Timing().Immediate)
	if err != nil && !IsTimeout(err) {
		return err
	}
	for _, text := range r.Info {
		if l := judge.ParseLine(text); l.Name == "CMEE" {
			st.found.cmee = l.At(0)
		}
	}
	return nil
}

// KeepFile remembers a local file that the suite is about to write or to delete, when
// the name is used for the first time.
func (st *Module) KeepFile(ctx context.Context, name string) error {
	if _, known := st.found.files[name]; known || name == probeFile {
		return nil
	}
	st.found.files[name] = nil
	data, why, err := st.readFile(ctx, name)
	if err == nil && why.IsZero() {
		st.found.files[name] = bytes.Clone(data)
	}
	return err
}

// LeaveAsFound puts back the settings, local files, echo and form of errors that the
// module arrived with. It says what could not be put back.
func (st *Module) LeaveAsFound(ctx context.Context) (leaks []model.Text, err error) {
	put := func(line string) {
		if err != nil {
			return
		}
		var r Reply
		if r, err = st.Ask(ctx, line, st.Timing().Immediate); err == nil && !r.Ok() {
			leaks = append(leaks, model.Say("%s is answered with %s", line, r))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(st.found.files)) {
		if data := st.found.files[name]; data != nil && err == nil {
			var why model.Text
			if why, err = st.writeFile(ctx, name, data); !why.IsZero() {
				leaks = append(leaks, why)
			}
		}
	}
	for ch := range manual.Channels {
		for _, name := range manual.SettingNames {
			s := setting{ch, name}
			if arrived := st.Snapshot[ch][name]; arrived != "" && arrived != st.normal(s) {
				put(settingLine(s, arrived))
			}
		}
	}
	if st.found.cmee != "" && st.found.cmee != "1" {
		put("AT+CMEE=" + st.found.cmee)
	}
	if st.found.echo {
		put("ATE1")
	}
	if err == nil {
		err = st.SpeakAsFound(ctx)
	}
	return leaks, err
}

// SpeakAsFound sets ATV0 again on a module that answered with numbers.
func (st *Module) SpeakAsFound(ctx context.Context) error {
	if !st.found.numeric {
		return nil
	}
	if err := st.Transmit(ctx, "ATV0"); err != nil {
		return err
	}
	err := st.Session().WaitSilence(ctx, st.Timing().Quiet) // the answer is a number, which nobody needs
	st.Session().Drain()
	return err
}
