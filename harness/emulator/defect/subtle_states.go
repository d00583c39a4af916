package defect

import (
	"slices"
	"time"

	"mftpspec/harness/emulator"
)

// subtleStates: AT+MFTPSTATE and the notice (§3.13, §3.14).
func subtleStates() []place {
	return []place{
		{"states-in-one-byte", "The states are kept in one byte of two bits each: those of the channels 4 and 5 mix with those of 0 and 1.", "R3.13-26", "MFTPSTATE", output(func(e *env, u unit, next func(unit)) {
			if id := u.Channel; info("+MFTPSTATE")(u) && inside(id) && id != 2 && id != 3 && len(u.Fields) == 2 {
				both := e.State(id) | e.State((id+4)%8)
				u.Fields = []string{u.Fields[0], string(rune('0' + both))}
			}
			next(u)
		})},
		{"state-0-when-idle", `AT+MFTPSTATE reports 0 once a channel has had no other command for longer than "rsptimeout".`, "R3.13-22", "MFTPSTATE", stateWhenIdle},
		{"notices-of-four", "Of more than four connections that end within a second four are notified.", "R3.14-01", "MFTPURC", fourNotices},
		{"notice-within-timeout-only", `The end of a connection that comes later than "rsptimeout" after the last command of its channel is not notified.`, "R3.14-01", "MFTPURC", noticeWithinTimeout},
	}
}

// idle says whether a channel has been without a result for longer than its "rsptimeout".
func idle(e *env, id int, last [6]time.Time) bool {
	s := e.Settings(id)
	return s != nil && !last[id].IsZero() && time.Since(last[id]) > time.Duration(s.Timeout)*time.Second
}

func stateWhenIdle() hooks {
	var last [6]time.Time
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		id := u.Channel
		switch {
		case !inside(id):
		case u.Kind == emulator.Result || u.Kind == emulator.Payload:
			last[id] = time.Now()
		case info("+MFTPSTATE")(u) && len(u.Fields) == 2 && u.Fields[1] == "1" && idle(e, id, last):
			u.Fields = []string{u.Fields[0], "0"}
		}
		next(u)
	}}
}

func fourNotices() hooks {
	var lately []time.Time
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		if closed(u) {
			lately = slices.DeleteFunc(lately, func(t time.Time) bool { return time.Since(t) > time.Second })
			if len(lately) >= 4 {
				return
			}
			lately = append(lately, time.Now())
		}
		next(u)
	}}
}

func noticeWithinTimeout() hooks {
	var last [6]time.Time
	var asked [6]bool
	h := asksDisc(&asked)
	h.Output = func(e *env, u unit, next func(unit)) {
		id := u.Channel
		switch {
		case !inside(id):
		case closed(u) && !asked[id] && idle(e, id, last):
			return
		case succeeded("+MFTPCONN")(u):
			asked[id], last[id] = false, time.Now()
		case u.Kind == emulator.Result || u.Kind == emulator.Payload:
			last[id] = time.Now()
		}
		next(u)
	}
	return h
}
