package scenario

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"mftpspec/harness/manual"
)

// given notes what a channel is set to by a step that knows it.
func (cs *Channel) given(channel int, name, values string) {
	if cs.settings == nil {
		cs.settings = map[int]map[string]string{}
	}
	if cs.settings[channel] == nil {
		cs.settings[channel] = maps.Clone(manual.Defaults)
	}
	cs.settings[channel][name] = values
}

// KeepSettings asks for the settings of each channel, all at once and, if that is wanted,
// each alone, and expects what steps of the case have set, and the defaults elsewhere
// (§3.1).
func (cs *Channel) KeepSettings(ctx context.Context, alone bool) error {
	for channel := range manual.Channels {
		have := cs.settings[channel]
		if have == nil {
			have = manual.Defaults
		}
		var all []string
		for _, name := range manual.SettingNames {
			line := fmt.Sprintf("+MFTPCFG: %d,%q,%s", channel, name, have[name])
			all = append(all, line)
			if !alone || slices.Contains(cs.Run.ICS.Lacks, name) {
				continue
			}
			if err := cs.asked(ctx, manual.ClauseOf["MFTPCFG"], fmt.Sprintf("AT+MFTPCFG=%d,%q", channel, name), line+"\nOK", ""); err != nil {
				return err
			}
		}
		if err := cs.asked(ctx, manual.ClauseOf["MFTPCFG"], fmt.Sprintf("AT+MFTPCFG=%d", channel), strings.Join(all, "\n")+"\nOK", ""); err != nil {
			return err
		}
	}
	return nil
}

// notThere stands for the directory of a channel without a connection.
const notThere = "-"

// WorkInDirectories expects each channel in turn to be connected and in a directory, or
// not to be connected: by the module's word and at the server.
func (cs *Channel) WorkInDirectories(ctx context.Context, text string) error {
	dirs, err := cs.each(text)
	if err != nil {
		return err
	}
	for channel, dir := range dirs {
		state := 1
		if dir == notThere {
			state = 0
		}
		if err := cs.InState(ctx, channel, state); err != nil {
			return err
		}
		if dir == notThere {
			continue
		}
		if err := cs.asked(ctx, manual.ClauseOf["MFTPPWD"], fmt.Sprintf("AT+MFTPPWD=%d", channel), "OK", fmt.Sprintf("+MFTPPWD: %d,0,%q", channel, dir)); err != nil {
			return err
		}
		if err := cs.server.DirectoryIs(ctx, channel, dir); err != nil {
			return err
		}
		if err := cs.server.SessionIs(ctx, channel, "open"); err != nil {
			return err
		}
	}
	return nil
}

// InStates asks for the state of each channel in turn. 2 and 3 may be a documented busy
// (D52), and so may the others while a channel is at work (D27).
func (cs *Channel) InStates(ctx context.Context, text string) error {
	states, err := cs.each(text)
	if err != nil {
		return err
	}
	for channel, text := range states {
		state, err := strconv.Atoi(text)
		if err != nil || state < 0 || state > 3 {
			return fmt.Errorf("no state %q of channel %d: want 0 to 3", text, channel)
		}
		if state < 2 {
			err = cs.InState(ctx, channel, state)
		} else if err = cs.host.Send(ctx, fmt.Sprintf("AT+MFTPSTATE=%d", channel)); err == nil {
			err = cs.StateOrBusy(ctx, state, channel)
		}
		if err != nil && !isLater(err) {
			return err
		}
	}
	return nil
}

// each divides what a step says of the channels in turn.
func (cs *Channel) each(text string) ([]string, error) {
	all := strings.Fields(text)
	if len(all) != manual.Channels {
		return nil, fmt.Errorf("%q: want a word for each of the %d channels", text, manual.Channels)
	}
	return all, nil
}

// asked sends a question that is not what the case is about alone, and judges its answer
// and its result, if it has one, by the clause that the question is of.
func (cs *Channel) asked(ctx context.Context, clause, line, answer, result string) error {
	err := cs.host.Send(ctx, line)
	if err == nil {
		err = cs.module.Answers(ctx, answer)
	}
	if err == nil && result != "" {
		err = cs.module.Reports(ctx, result)
	}
	return under(clause, err)
}
