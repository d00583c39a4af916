package defect

import (
	"bytes"
	"time"

	"mftpspec/harness/emulator"
)

// opened follows the uploads that wait for another packet.
type opened [6]string

func (o *opened) note(r *request) {
	if id := channelOf(r); id >= 0 && id < 6 && isUpload(r.Name) {
		o[id] = ""
		if len(r.Args) > 2 && r.Args[2].Text == "0" && !r.Args[2].Quoted {
			o[id] = r.Name
		}
	}
}

func discBetween(command, effect string) func() hooks {
	return func() hooks {
		var open opened
		var due [6]bool
		h := onSet("", func(e *env, r *request, next func(*request)) {
			open.note(r)
			id := channelOf(r)
			if id >= 0 && id < 6 {
				if r.Name == "+MFTPDISC" && open[id] == command && e.State(id) == 3 {
					due[id], open[id] = true, ""
				}
				if r.Name == "+MFTPCONN" && due[id] && effect == "dead" {
					due[id] = false
					pretends(e, r, "4")
					return
				}
			}
			next(r)
		})
		h.Output = func(e *env, u unit, next func(unit)) {
			if effect == "hangs" && result("+MFTPDISC")(u) && u.Channel >= 0 && u.Channel < 6 && due[u.Channel] {
				due[u.Channel] = false
				return
			}
			next(u)
		}
		return h
	}
}

// noticeAfterFailed withholds the notice that follows a failed result of a command.
func noticeAfterFailed(command string) func() hooks {
	return func() hooks {
		var failedLast [6]bool
		return hooks{Output: func(e *env, u unit, next func(unit)) {
			id := u.Channel
			if id >= 0 && id < 6 {
				if u.Kind == emulator.Result {
					failedLast[id] = failed(command)(u)
				}
				if closed(u) && failedLast[id] {
					failedLast[id] = false
					return
				}
			}
			next(u)
		}}
	}
}

func noticeBetweenPackets(command string) func() hooks {
	return func() hooks {
		var open opened
		h := onSet("", func(e *env, r *request, next func(*request)) {
			open.note(r)
			if id := channelOf(r); id >= 0 && id < 6 && r.Name == "+MFTPDISC" {
				open[id] = ""
			}
			next(r)
		})
		h.Output = func(e *env, u unit, next func(unit)) {
			if id := u.Channel; closed(u) && id >= 0 && id < 6 && open[id] == command {
				open[id] = ""
				return
			}
			next(u)
		}
		return h
	}
}

// otherChannelDrops drops channels in a state when another one has a command.
func otherChannelDrops(state int, command string) func() hooks {
	return func() hooks {
		var open opened
		return onSet("", func(e *env, r *request, next func(*request)) {
			open.note(r)
			for id := range 6 {
				if id != channelOf(r) && e.State(id) == state && open[id] == command {
					e.Drop(id)
					open[id] = ""
				}
			}
			next(r)
		})
	}
}

func stateDrops(command string) func() hooks {
	return func() hooks {
		var open opened
		return onSet("", func(e *env, r *request, next func(*request)) {
			open.note(r)
			next(r)
			if id := channelOf(r); r.Name == "+MFTPSTATE" && id >= 0 && id < 6 && open[id] == command {
				e.Drop(id)
				open[id] = ""
			}
		})
	}
}

func busyDrops(command string) func() hooks {
	return func() hooks {
		var open opened
		h := onSet("", func(e *env, r *request, next func(*request)) {
			open.note(r)
			next(r)
		})
		h.Output = func(e *env, u unit, next func(unit)) {
			next(u)
			if u.Code != 802 {
				return
			}
			for id := range 6 {
				if open[id] == command && e.State(id) == 3 {
					e.Drop(id)
					open[id] = ""
				}
			}
		}
		return h
	}
}

// lostWhile swallows a command while another channel is in a state.
func lostWhile(command string, state int) func() hooks {
	return sets(command, func(e *env, r *request, next func(*request)) {
		for id := range 6 {
			if id != channelOf(r) && e.State(id) == state {
				r.Abandon()
				return
			}
		}
		next(r)
	})
}

func dropsWhile(command string, state int) func() hooks {
	return sets(command, func(e *env, r *request, next func(*request)) {
		for id := range 6 {
			if id != channelOf(r) && e.State(id) == state {
				e.Drop(id)
			}
		}
		next(r)
	})
}

// pending follows the commands whose results are due.
func pending(command string, busy func(e *env, r *request, next func(*request)), say func(id int, u unit, next func(unit))) func() hooks {
	return func() hooks {
		var due, interrupted [6]bool
		h := onSet("", func(e *env, r *request, next func(*request)) {
			id := channelOf(r)
			if id < 0 || id > 5 || r.Name == "+MFTPCFG" || r.Name == "+MFTPSTATE" {
				next(r)
				return
			}
			if due[id] {
				interrupted[id] = true
				busy(e, r, next)
				return
			}
			due[id] = r.Name == command && (command == "+MFTPCONN" || e.State(id) == 1)
			next(r)
		})
		h.Output = func(e *env, u unit, next func(unit)) {
			id := u.Channel
			if id >= 0 && id < 6 && u.Command == command && (u.Kind == emulator.Result || u.Kind == emulator.Payload) && due[id] {
				was := interrupted[id]
				due[id], interrupted[id] = false, false
				if was {
					say(id, u, next)
					return
				}
			}
			if refusal(u) && u.Command == command {
				due = [6]bool{}
			}
			next(u)
		}
		return h
	}
}

func resultLostByNext(command string) func() hooks {
	return pending(command, func(e *env, r *request, next func(*request)) { next(r) }, func(int, unit, func(unit)) {})
}

func nextUnanswered(command string) func() hooks {
	return pending(command, func(e *env, r *request, next func(*request)) { r.Abandon() }, func(_ int, u unit, next func(unit)) { next(u) })
}

func twoNotices(lost bool) func() hooks {
	return func() hooks {
		var last time.Time
		first := ""
		return hooks{Output: func(e *env, u unit, next func(unit)) {
			if closed(u) {
				close := time.Since(last) < 500*time.Millisecond && first != u.Fields[0]
				last = time.Now()
				switch {
				case close && lost:
					return
				case close:
					u.Fields = append([]string{first}, u.Fields[1:]...)
				default:
					first = u.Fields[0]
				}
			}
			next(u)
		}}
	}
}

// transparentGoesOn keeps result and notice of a broken transparent upload back until
// the host says +++.
func transparentGoesOn() hooks {
	on := false
	var held []unit
	return hooks{
		DataMode: func(e *env, d *emulator.DataMode) { on = d.Transparent && d.Command == "+MFTPAPPE" },
		Output: func(e *env, u unit, next func(unit)) {
			if u.Kind == emulator.Final {
				on = false
			}
			if on && (failed("+MFTPAPPE")(u) || closed(u)) {
				held = append(held, u)
				return
			}
			next(u)
		},
		Input: func(e *env, b []byte, next func([]byte)) {
			if len(held) > 0 && bytes.Contains(b, []byte("+++")) {
				on = false
				for _, u := range held {
					e.Emit(u)
				}
				held = nil
			}
			if len(held) == 0 {
				next(b)
			}
		},
	}
}
