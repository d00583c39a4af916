package defect

import (
	"bytes"
	"fmt"
	"sync"

	"mftpspec/harness/emulator"
)

// afterwards: echo and forms of errors stay as they were set (§2).
func afterwards() []place {
	events := []struct {
		id, words string
		has       which
	}{
		{"transparent", "a transparent upload", nil},
		{"upload", "an upload", result("+MFTPAPPE", "+MFTPSTOR")},
		{"download", "a download", func(u unit) bool { return u.Kind == emulator.Payload && u.Command == "+MFTPRETR" }},
		{"list", "a list", result("+MFTPLIST")},
		{"conn", "a connection was made", result("+MFTPCONN")},
		{"notice", "a connection has ended", closed},
	}
	var all []place
	for _, event := range events {
		has := event.has
		all = append(all,
			place{"echo-off-after-" + event.id, fmt.Sprintf("When %s the echo is off.", happened(event.words)), "R2.1-08", "", echoLost(has)},
			place{"cmee-0-after-" + event.id, fmt.Sprintf("When %s errors are ERROR, as with AT+CMEE=0.", happened(event.words)), "R2.2-03", "", cmeeLost(has)})
	}
	return all
}

func localRemembered() hooks {
	var first [6]string
	return onSet("+MFTPRETR", func(e *env, r *request, next func(*request)) {
		if t := transferOf(e, r); t.form == toFile && len(r.Args) > 2 && r.Args[2].Text != "" {
			if first[t.channel] != "" {
				r.Args[2].Text = first[t.channel]
			}
			first[t.channel] = r.Args[2].Text
		}
		next(r)
	})
}

// oldDataInFront puts the data of an upload that came to nothing in front of the next
// one of the channel: one that failed, or that AT+MFTPDISC has ended.
func oldDataInFront(command, by string) func() hooks {
	return func() hooks {
		var held, old [6][]byte
		var open [6]bool
		inside := func(id int) bool { return id >= 0 && id < 6 }
		h := onSet("", func(e *env, r *request, next func(*request)) {
			id := channelOf(r)
			if inside(id) && r.Name == command {
				open[id] = len(r.Args) > 2 && r.Args[2].Text == "0"
			}
			if inside(id) && by == "disc" && r.Name == "+MFTPDISC" && open[id] {
				old[id], open[id] = held[id], false
			}
			next(r)
		})
		h.Data = func(e *env, name string, id int, b []byte) []byte {
			if name != command || !inside(id) {
				return b
			}
			held[id] = bytes.Clone(b)
			b = append(old[id], b...)
			old[id] = nil
			return b
		}
		h.Output = func(e *env, u unit, next func(unit)) {
			if inside(u.Channel) && by == "" && failed(command)(u) {
				old[u.Channel] = held[u.Channel]
			}
			if inside(u.Channel) && by == "" && succeeded(command)(u) {
				held[u.Channel] = nil
			}
			next(u)
		}
		return h
	}
}

func stateAfterDisc() hooks {
	var open, stuck [6]bool
	h := onSet("", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); id >= 0 && id < 6 {
			switch {
			case isUpload(r.Name):
				open[id] = len(r.Args) > 2 && r.Args[2].Text == "0"
			case r.Name == "+MFTPDISC":
				stuck[id], open[id] = open[id], false
			case r.Name == "+MFTPCONN":
				stuck[id], open[id] = false, false
			}
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		if info("+MFTPSTATE")(u) && u.Channel >= 0 && u.Channel < 6 && stuck[u.Channel] && u.Fields[1] == "0" {
			u.Fields = []string{u.Fields[0], "3"}
		}
		next(u)
	}
	return h
}

// adding sums a field up per connection.
func adding(w which, n int) func() hooks {
	return func() hooks {
		var sum [6]int
		return hooks{Output: func(e *env, u unit, next func(unit)) {
			id := u.Channel
			if id >= 0 && id < 6 {
				if result("+MFTPCONN")(u) {
					sum[id] = 0
				}
				if w(u) && len(u.Fields) > n {
					was := u.Fields[n]
					u.Fields = append([]string{}, u.Fields...)
					u.Fields[n] = plus(sum[id])(was)
					fmt.Sscan(u.Fields[n], &sum[id])
				}
			}
			next(u)
		}}
	}
}

func lengthsAddUp(command string) func() hooks { return adding(succeeded(command), 2) }

// totalsAddUp carries the total of the file before over.
func totalsAddUp() hooks {
	var before, now [6]int
	h := onSet("+MFTPRETR", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); id >= 0 && id < 6 {
			before[id], now[id] = before[id]+now[id], 0
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		id := u.Channel
		if id >= 0 && id < 6 {
			if result("+MFTPCONN")(u) {
				before[id], now[id] = 0, 0
			}
			if (u.Kind == emulator.Payload || u.Kind == emulator.Result) && u.Command == "+MFTPRETR" && len(u.Fields) == 4 {
				fmt.Sscan(u.Fields[2], &now[id])
				u.Fields = append([]string{}, u.Fields...)
				u.Fields[2] = plus(before[id])(u.Fields[2])
			}
		}
		next(u)
	}
	return h
}

// secondMode alters the data modes of one command from the second of a connection on.
func secondMode(command string, transparent bool, alter func(d *emulator.DataMode)) func() hooks {
	return func() hooks {
		var done [6]int
		return hooks{
			DataMode: func(e *env, d *emulator.DataMode) {
				if d.Command != command || d.Transparent != transparent || d.Channel < 0 || d.Channel > 5 {
					return
				}
				if done[d.Channel]++; done[d.Channel] == 2 {
					alter(d)
				}
			},
			Output: func(e *env, u unit, next func(unit)) {
				if result("+MFTPCONN")(u) && u.Channel >= 0 && u.Channel < 6 {
					done[u.Channel] = 0
				}
				next(u)
			},
		}
	}
}

func lengthRemembered(command string) func() hooks {
	return func() hooks {
		var first [6]int
		return hooks{
			DataMode: func(e *env, d *emulator.DataMode) {
				if d.Command != command || d.Length == 0 || d.Channel < 0 || d.Channel > 5 {
					return
				}
				if first[d.Channel] > 0 && first[d.Channel] < d.Length {
					d.Length = first[d.Channel]
				}
				first[d.Channel] = d.Length
			},
			Output: func(e *env, u unit, next func(unit)) {
				if result("+MFTPCONN")(u) && u.Channel >= 0 && u.Channel < 6 {
					first[u.Channel] = 0
				}
				next(u)
			},
		}
	}
}

// dialRemembered takes something over from the connection before of the channel.
func dialRemembered(take func(c, old *emulator.DialConfig)) func() hooks {
	return func() hooks {
		var mu sync.Mutex
		channel := -1
		before := map[int]emulator.DialConfig{}
		h := dials(func(c *emulator.DialConfig) {
			mu.Lock()
			defer mu.Unlock()
			given := *c
			if old, ok := before[channel]; ok {
				take(c, &old)
			}
			before[channel] = given
		})()
		h.Command = func(e *env, r *request, next func(*request)) {
			if r.Name == "+MFTPCONN" {
				mu.Lock()
				channel = channelOf(r)
				mu.Unlock()
			}
			next(r)
		}
		return h
	}
}

// failsOnceAfter answers the command that follows an event with result 6.
func failsOnceAfter(command string, event which) func() hooks {
	return func() hooks {
		var due [6]bool
		h := onSet("", func(e *env, r *request, next func(*request)) {
			id := channelOf(r)
			if id >= 0 && id < 6 && r.Name == "+MFTPDISC" {
				due[id] = false
			}
			if id >= 0 && id < 6 && r.Name == command && due[id] {
				due[id] = false
				pretends(e, r, "6")
				return
			}
			next(r)
		})
		h.Output = func(e *env, u unit, next func(unit)) {
			if u.Channel >= 0 && u.Channel < 6 && event(u) {
				due[u.Channel] = true
			}
			next(u)
		}
		return h
	}
}

// eventSeen follows an event; without one it is the end of a transparent upload.
func eventSeen(has which, happened func()) hooks {
	on := false
	return hooks{
		DataMode: func(e *env, d *emulator.DataMode) { on = d.Transparent },
		Output: func(e *env, u unit, next func(unit)) {
			next(u)
			if has != nil && has(u) || has == nil && on && u.Kind == emulator.Final {
				on = false
				happened()
			}
		},
	}
}

func echoLost(has which) func() hooks {
	return func() hooks {
		lost := false
		h := eventSeen(has, func() { lost = true })
		after := h.Output
		h.Output = func(e *env, u unit, next func(unit)) {
			if !lost || u.Kind != emulator.Echo {
				after(e, u, next)
			}
		}
		h.Command = func(e *env, r *request, next func(*request)) {
			if r.Name == "E" || r.Name == "Z" || r.Name == "&F" {
				lost = false
			}
			next(r)
		}
		return h
	}
}

func cmeeLost(has which) func() hooks {
	return func() hooks {
		lost := false
		h := eventSeen(has, func() { lost = true })
		after := h.Output
		h.Output = func(e *env, u unit, next func(unit)) {
			if lost && coded(u) {
				u.Text = "ERROR"
			}
			after(e, u, next)
		}
		h.Command = func(e *env, r *request, next func(*request)) {
			if r.Name == "+CMEE" && r.Form == emulator.Set {
				lost = false
			}
			next(r)
		}
		return h
	}
}
