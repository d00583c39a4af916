package defect

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"mftpspec/harness/emulator"
)

// interruptions: pauses, order, and what happens meanwhile on other channels.
func interruptions() []place {
	var all []place
	for _, name := range []string{"appe", "stor"} {
		command, full, n := "MFTP"+strings.ToUpper(name), "+MFTP"+strings.ToUpper(name), clause(name)
		add := func(id, title, number string, h func() hooks) {
			all = append(all, place{name + "-" + id, title, "R" + n + "-" + number, command, h})
		}
		add("pause-loses-data", fmt.Sprintf("In the transparent mode of AT+%s what follows a pause of more than a second is lost.", command), "49", afterPause(full, time.Second, func([]byte) []byte { return nil }))
		add("short-pause-loses-byte", fmt.Sprintf("In the transparent mode of AT+%s the first byte after a pause of 200 ms is lost.", command), "49", afterPause(full, 200*time.Millisecond, func(b []byte) []byte { return b[min(1, len(b)):] }))
		add("counted-pause-ends", fmt.Sprintf("A pause of 1 s in the counted data of AT+%s ends the command.", command), "28", dataPause(full, true))
		add("ctrl-z-pause-ends", fmt.Sprintf("A pause of 1 s before the ctrl+z of AT+%s ends the command.", command), "29", dataPause(full, false))
		add("counted-loses-next-command", fmt.Sprintf("A command that comes in one piece with the last byte of counted data of AT+%s is lost.", command), "28", tailSwallowed(full, true))
		add("ctrl-z-loses-next-command", fmt.Sprintf("A command that comes in one piece with the ctrl+z of AT+%s is lost.", command), "29", tailSwallowed(full, false))
		add("counted-first-piece-only", fmt.Sprintf("Counted data of AT+%s that come in several pieces are read up to the first pause, and the rest is filled with NUL.", command), "49", firstPiece(full, true))
		add("ctrl-z-first-piece-only", fmt.Sprintf("Of the data of AT+%s before ctrl+z that come in several pieces the first one is kept.", command), "49", firstPiece(full, false))
		add("empty-ctrl-z-hangs", fmt.Sprintf("AT+%s has no answer when ctrl+z comes at once.", command), "29", emptyHangs(full))
		add("disc-between-packets-hangs", fmt.Sprintf("AT+MFTPDISC between two packets of AT+%s has no result.", command), "34", discBetween(full, "hangs"))
		add("channel-dead-after-disc-between-packets", fmt.Sprintf("After AT+MFTPDISC between two packets of AT+%s the channel cannot be connected again.", command), "35", discBetween(full, "dead"))
		add("notice-missing-in-upload", fmt.Sprintf("When the server ends the connection during AT+%s there is no notice.", command), "13", noticeAfterFailed(full))
		add("notice-missing-between-packets", fmt.Sprintf("When the server ends the connection between two packets of AT+%s there is no notice.", command), "35", noticeBetweenPackets(full))
		add("other-channel-ends-upload", fmt.Sprintf("A command of another channel between two packets of AT+%s ends the upload.", command), "50", otherChannelDrops(3, full))
		add("query-ends-upload", fmt.Sprintf("AT+MFTPSTATE between two packets of AT+%s ends the upload.", command), "35", stateDrops(full))
		add("same-channel-ends-upload", fmt.Sprintf("A command that is refused as busy between two packets of AT+%s ends the upload.", command), "35", busyDrops(full))
	}
	for _, name := range []string{"cfg", "conn", "pwd", "list", "state", "disc"} {
		command, full := "MFTP"+strings.ToUpper(name), "+MFTP"+strings.ToUpper(name)
		accepts := map[string]string{"cfg": "R3.1-28", "conn": "R3.2-46", "pwd": "R3.5-25", "list": "R3.7-45", "state": "R3.13-26", "disc": "R3.3-24"}[name]
		all = append(all,
			place{name + "-lost-during-download", fmt.Sprintf("While another channel downloads AT+%s is not answered.", command), accepts, command, lostWhile(full, 2)},
			place{name + "-lost-during-upload", fmt.Sprintf("While another channel waits for the next packet of an upload AT+%s is not answered.", command), accepts, command, lostWhile(full, 3)},
			place{name + "-ends-other-download", fmt.Sprintf("AT+%s of one channel ends the download of another, which has no result.", command), "R3.10-43", "MFTPRETR", dropsWhile(full, 2)})
	}
	for _, name := range []string{"retr", "list", "cwd", "pwd"} {
		full := "+MFTP" + strings.ToUpper(name)
		if name == "retr" {
			all = append(all, place{"retr-notice-missing-in-transfer", "When the server ends the connection during a download there is no notice.", "R3.14-01", "MFTPRETR", noticeAfterFailed(full)})
			continue
		}
		all = append(all, place{name + "-notice-missing-in-command", fmt.Sprintf("When the server ends the connection instead of answering AT+MFTP%s there is no notice.", strings.ToUpper(name)), "R3.14-01", "MFTP" + strings.ToUpper(name), noticeAfterFailed(full)})
	}
	for _, name := range []string{"conn", "cwd", "list", "retr", "stor"} {
		full, command := "+MFTP"+strings.ToUpper(name), "MFTP"+strings.ToUpper(name)
		all = append(all,
			place{name + "-result-lost-by-next-command", fmt.Sprintf("A command that comes before the result of AT+%s of its channel makes that result disappear.", command), statement(name, "06"), command, resultLostByNext(full)},
			place{name + "-next-command-unanswered", fmt.Sprintf("A command that comes before the result of AT+%s of its channel is not answered.", command), "R5-04", command, nextUnanswered(full)})
	}
	return append(all,
		place{"two-notices-of-one-channel", "When two connections end within half a second both notices name the same channel.", "R3.14-02", "MFTPURC", twoNotices(false)},
		place{"second-notice-lost", "When two connections end within half a second the second one is not notified.", "R3.14-04", "MFTPURC", twoNotices(true)},
		place{"notice-of-channel-5-missing", "The end of the connection of channel 5 is not notified.", "R3.14-01", "MFTPURC", withholds(func(u unit) bool { return closed(u) && u.Channel == 5 })},
		place{"notice-30-seconds-late", "The notice comes 30 s after the end of the connection.", "R3.14-01", "MFTPURC", output(func(e *env, u unit, next func(unit)) {
			if closed(u) {
				e.After(30*time.Second, func() { next(u) })
				return
			}
			next(u)
		})},
		place{"notice-for-connected-channels", "The end of one connection is notified for all that are connected.", "R3.14-05", "MFTPURC", output(func(e *env, u unit, next func(unit)) {
			next(u)
			if !closed(u) {
				return
			}
			for id := range 6 {
				if id != u.Channel && e.State(id) == 1 {
					other := u
					other.Channel, other.Fields = id, append([]string{fmt.Sprint(id)}, u.Fields[1:]...)
					next(other)
				}
			}
		})},
		place{"transparent-loss-without-end", "When the server ends the connection in transparent mode the mode goes on until +++.", "R3.11-27", "MFTPAPPE", transparentGoesOn},
	)
}

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
