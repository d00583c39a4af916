package defect

import (
	"bytes"
	"time"

	"mftpspec/harness/emulator"
)

// afterPause alters the first piece of transparent data after a pause.
func afterPause(command string, pause time.Duration, alter func([]byte) []byte) func() hooks {
	return func() hooks {
		on := false
		var last time.Time
		lost := false
		return hooks{
			DataMode: func(e *env, d *emulator.DataMode) {
				on, lost, last = d.Transparent && d.Command == command, false, time.Time{}
			},
			Command: func(e *env, r *request, next func(*request)) {
				on = false
				next(r)
			},
			Data: func(e *env, name string, channel int, b []byte) []byte {
				if !on || name != command {
					return b
				}
				now := time.Now()
				long := !last.IsZero() && now.Sub(last) >= pause
				last = now
				if long || lost && pause >= time.Second {
					lost = true
					return alter(b)
				}
				return b
			},
		}
	}
}

// dataPause gives the host a second for each piece of its data.
func dataPause(command string, byLength bool) func() hooks {
	return stateless(hooks{DataMode: func(e *env, d *emulator.DataMode) {
		if d.Command == command && !d.Transparent && (d.Length > 0) == byLength {
			d.Timeout = time.Second
		}
	}})
}

// dataInput watches the bytes of a data mode on their way in: left is how many are
// missing of counted data.
func dataInput(command string, byLength bool, take func(b []byte, left int) []byte) func() hooks {
	return func() hooks {
		on, left := false, 0
		return hooks{
			DataMode: func(e *env, d *emulator.DataMode) {
				on, left = d.Command == command && !d.Transparent && (d.Length > 0) == byLength, d.Length
			},
			Output: func(e *env, u unit, next func(unit)) {
				on = on && u.Kind != emulator.Final
				next(u)
			},
			Input: func(e *env, b []byte, next func([]byte)) {
				if !on {
					next(b)
					return
				}
				passed := take(b, left)
				left -= len(passed)
				next(passed)
			},
		}
	}
}

// tailSwallowed loses what comes in one piece with the end of the data.
func tailSwallowed(command string, byLength bool) func() hooks {
	return dataInput(command, byLength, func(b []byte, left int) []byte {
		if byLength {
			return b[:min(left, len(b))]
		}
		if i := bytes.IndexByte(b, 0x1A); i >= 0 {
			return b[:i+1]
		}
		return b
	})
}

// firstPiece keeps what comes before the first pause of 200 ms.
func firstPiece(command string, byLength bool) func() hooks {
	return func() hooks {
		var last time.Time
		h := dataInput(command, byLength, func(b []byte, left int) []byte {
			now := time.Now()
			late := !last.IsZero() && now.Sub(last) > 200*time.Millisecond
			last = now
			if !late {
				return b
			}
			last = now.Add(-time.Second) // what follows is late too
			if byLength {
				return make([]byte, min(left, len(b)))
			}
			if i := bytes.IndexByte(b, 0x1A); i >= 0 {
				return []byte{0x1A}
			}
			return nil
		})()
		begin := h.DataMode
		h.DataMode = func(e *env, d *emulator.DataMode) {
			last = time.Time{}
			begin(e, d)
		}
		return h
	}
}

func emptyHangs(command string) func() hooks {
	return func() hooks {
		waiting, empty := false, false
		return hooks{
			DataMode: func(e *env, d *emulator.DataMode) { waiting = d.Command == command && !d.Transparent && d.Length == 0 },
			Input: func(e *env, b []byte, next func([]byte)) {
				empty = waiting && len(b) > 0 && b[0] == 0x1A
				waiting = false
				next(b)
			},
			Output: func(e *env, u unit, next func(unit)) {
				if empty && u.Command == command && (u.Kind == emulator.Final || u.Kind == emulator.Result) {
					empty = u.Kind == emulator.Final && u.Text == "OK"
					return
				}
				next(u)
			},
		}
	}
}
