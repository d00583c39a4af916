package defect

import (
	"context"
	"slices"
	"strconv"
	"time"

	"mftpspec/harness/emulator"
)

// states: AT+MFTPSTATE (§3.13).
func states() []row {
	always := func(state string) func() hooks { return field(info("+MFTPSTATE"), 1, constant(state)) }
	return []row{
		{"state-always-0", "The state is always 0.", "R3.13-22", reach("2", "3.2", "3.3", "3.4", "3.5", "3.6", "3.11", "3.12", "3.13", "3.14", "5", "V.250"), always("0")},
		{"state-always-1", "The state is always 1.", "R3.13-21", reach("2", "3.2", "3.3", "3.4", "3.5", "3.6", "3.11", "3.12", "3.13", "3.14", "5", "V.250"), always("1")},
		{"state-1-during-download", "The state during a download is 1.", "R3.13-23", reach("2", "3.2", "3.3", "3.4", "3.5", "3.6", "3.11", "3.12", "3.13", "3.14", "5", "V.250"), stateOf("2", "1")},
		{"state-1-during-upload", "The state during an upload is 1.", "R3.13-24", reach("2", "3.2", "3.3", "3.4", "3.5", "3.6", "3.11", "3.12", "3.13", "3.14", "5", "V.250"), stateInUpload("1")},
		{"state-2-during-upload", "The state during an upload is that of a download.", "R3.13-24", reach("2", "3.2", "3.3", "3.4", "3.5", "3.6", "3.11", "3.12", "3.13", "3.14", "5", "V.250"), stateOf("3", "2")},
		{"state-4-during-upload", "The state during an upload is 4.", "R3.13-25", reach("2", "3.2", "3.3", "3.4", "3.5", "3.6", "3.11", "3.12", "3.13", "3.14", "5", "V.250"), stateOf("3", "4")},
		{"state-3-after-upload", "The state remains 3 after an upload.", "R3.13-22", reach("2", "3.2", "3.3", "3.4", "3.5", "3.6", "3.11", "3.12", "3.13", "3.14", "5", "V.250"), stateStuck},
		{"state-of-channel-0", "AT+MFTPSTATE reports the state of channel 0 whatever the channel was.", "R3.13-26", reach("2", "3.2", "3.3", "3.4", "3.5", "3.6", "3.11", "3.12", "3.13", "3.14", "5", "V.250"), output(func(e *env, u unit, next func(unit)) {
			if info("+MFTPSTATE")(u) && u.Channel >= 0 {
				u.Fields = []string{u.Fields[0], strconv.Itoa(e.State(0))}
			}
			next(u)
		})},
		{"state-of-busiest-channel", "AT+MFTPSTATE reports the highest state of any channel.", "R3.13-26", reach("2", "3.2", "3.3", "3.4", "3.5", "3.6", "3.11", "3.12", "3.13", "3.14", "5", "V.250"), output(func(e *env, u unit, next func(unit)) {
			if info("+MFTPSTATE")(u) && u.Channel >= 0 {
				most := 0
				for id := range 6 {
					most = max(most, e.State(id))
				}
				u.Fields = []string{u.Fields[0], strconv.Itoa(most)}
			}
			next(u)
		})},
		{"state-without-ok", "AT+MFTPSTATE is answered with its line and no OK.", "R3.13-20", reach("2", "3.2", "3.3", "3.4", "3.5", "3.6", "3.11", "3.12", "3.13", "3.14", "5", "V.250"), withoutOK("+MFTPSTATE")},
		{"state-survives-hangup", "After the server has hung up the state is 1 still.", "R3.13-21", reach("2", "3.2", "3.3", "3.4", "3.5", "3.6", "3.11", "3.12", "3.13", "3.14", "5", "V.250"), stateSurvives},
		{"state-needs-connection", "AT+MFTPSTATE of a channel without connection is refused.", "R3.13-21", reach("2", "3.2", "3.3", "3.4", "3.5", "3.6", "3.11", "3.12", "3.13", "3.14", "5", "V.250"), sets("+MFTPSTATE", func(e *env, r *request, next func(*request)) {
			if id := channelOf(r); len(r.Args) == 1 && id >= 0 && id < 6 && e.State(id) == 0 {
				r.Refuse(801)
				return
			}
			next(r)
		})},
		{"session-ends-with-transfer", "The control connection is closed after every upload.", "R3.13-22", reach("2", "3.2", "3.3", "3.4", "3.5", "3.6", "3.11", "3.12", "3.13", "3.14", "5", "V.250", "4.1"), uploads(func(s *session, path string, u *upload) {
			u.close = func() error {
				err := u.Upload.Close()
				_ = s.Client.Quit(context.Background())
				return err
			}
		})},
	}
}

func stateOf(from, to string) func() hooks {
	return field(info("+MFTPSTATE"), 1, func(s string) string {
		if s == from {
			return to
		}
		return s
	})
}

// stateInUpload alters the state while data are on their way, and not between packets.
func stateInUpload(to string) func() hooks {
	return func() hooks {
		running := map[int]bool{}
		return hooks{
			Data: func(e *env, command string, channel int, b []byte) []byte {
				running[channel] = true
				return b
			},
			Output: func(e *env, u unit, next func(unit)) {
				if u.Kind == emulator.Result && isUpload(u.Command) {
					running[u.Channel] = false
				}
				if info("+MFTPSTATE")(u) && running[u.Channel] && u.Fields[1] == "3" {
					u.Fields = []string{u.Fields[0], to}
				}
				next(u)
			},
		}
	}
}

func stateStuck() hooks {
	var stuck [6]bool
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		id := u.Channel
		switch {
		case id < 0 || id > 5:
		case u.Kind == emulator.Result:
			stuck[id] = isUpload(u.Command)
		case info("+MFTPSTATE")(u) && stuck[id] && u.Fields[1] == "1":
			u.Fields = []string{u.Fields[0], "3"}
		}
		next(u)
	}}
}

// asksDisc notes the channels of which the host has asked AT+MFTPDISC.
func asksDisc(asked *[6]bool) hooks {
	return onSet("+MFTPDISC", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); inside(id) {
			asked[id] = true
		}
		next(r)
	})
}

func stateSurvives() hooks {
	var hung, asked [6]bool
	h := asksDisc(&asked)
	h.Output = func(e *env, u unit, next func(unit)) {
		id := u.Channel
		switch {
		case id < 0 || id > 5:
		case result("+MFTPCONN")(u):
			hung[id], asked[id] = false, false
		case closed(u):
			hung[id] = !asked[id]
		case info("+MFTPSTATE")(u) && hung[id]:
			u.Fields = []string{u.Fields[0], "1"}
		}
		next(u)
	}
	return h
}

// notices: +MFTPURC (§3.14, §3.3).
func notices() []row {
	return []row{
		{"notice-missing", "The end of a connection is never notified.", "R3.14-01", reach("2.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "4.1", "5"), withholds(closed)},
		{"notice-of-channel-0", "The notice names channel 0 whatever the channel was.", "R3.14-02", reach("2.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "4.1", "5", "3.1", "3.2"), field(closed, 0, constant("0"))},
		{"notice-missing-in-command", "The end of a connection that a command meets is not notified.", "R3.14-01", reach("*"), noticeMissingInCommand},
		{"notice-code-1", "The notice has the code 1.", "R3.14-03", reach("2.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "4.1", "5"), field(closed, 2, constant("1"))},
		{"notice-twice", "The notice comes twice.", "R3.14-04", reach("2.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "4.1", "5"), repeats(closed)},
		{"notice-unquoted", "The notice has conn without quotes.", "R3.14-01", reach("2.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "4.1", "5"), field(closed, 1, constant("conn"))},
		{"notice-named-after-state", "The notice is named +MFTPSTATE, as an answer is.", "R3.14-01", reach("2.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "4.1", "5"), alters(closed, func(u *unit) { u.Name, u.Fields = "+MFTPSTATE", []string{u.Fields[0], "0"} })},
		{"notice-after-next-command", "The notice comes only behind the answer to the next command.", "R3.14-01", reach("*"), noticeWaits},
		{"notice-inside-payload", "The notice is written into data on their way to the host.", "R3.14-06", reach("2.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "4.1", "5"), noticeInside},
		{"notice-only-once", "Of two connections that end only the first one is notified.", "R3.14-04", reach("2.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "4.1", "5", "3.1", "3.2"), noticeOnce},
		{"notice-drops-all", "The end of one connection ends all others.", "R3.14-05", reach("2.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "4.1", "5"), noticeDropsAll},
		{"notice-leaves-channel-busy", "After the notice the channel cannot be connected again.", "R3.14-01", reach("2.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "4.1", "5", "3.1", "3.2"), noticeBusy},
		{"notice-but-not-closed", "After the notice commands are answered with OK, and then with result 11.", "R3.14-01", reach("2.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "4.1", "5"), noticeNotClosed},
		{"disc-notice-first", "The notice of a requested close comes before the result.", "R3.3-22", reach("*"), discNoticeFirst},
		{"disc-notice-twice", "A requested close is notified twice.", "R3.3-23", reach("*"), discNoticeTwice},
		{"connection-is-notified", "A connection that was made is notified with +MFTPURC.", "R3.2-06", reach("*"), output(func(e *env, u unit, next func(unit)) {
			next(u)
			if succeeded("+MFTPCONN")(u) {
				next(e.Line(emulator.URC, u.Channel, "+MFTPURC", u.Fields[0], `"conn"`, "1"))
			}
		})},
	}
}

func noticeWaits() hooks {
	var held []unit
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		if closed(u) {
			held = append(held, u)
			return
		}
		next(u)
		if u.Kind == emulator.Final {
			for _, n := range held {
				next(n)
			}
			held = nil
		}
	}}
}

// noticeInside keeps a notice for a moment while a file is on its way, and writes
// it into the next piece.
func noticeInside() hooks {
	var waiting []byte
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		switch {
		case closed(u) && anyDownload(e):
			waiting = u.Bytes()
			e.After(2*time.Second, func() {
				if waiting != nil {
					waiting = nil
					next(u)
				}
			})
			return
		case u.Kind == emulator.Payload && waiting != nil && len(u.Data) > 1:
			half := len(u.Data) / 2
			u.Data = slices.Concat(u.Data[:half], waiting, u.Data[half:])
			waiting = nil
		}
		next(u)
	}}
}

// anyDownload reports that any channel is in state 2.
func anyDownload(e *env) bool {
	for id := range 6 {
		if e.State(id) == 2 {
			return true
		}
	}
	return false
}

func noticeOnce() hooks {
	given := false
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		if result("+MFTPCONN")(u) {
			given = false
		}
		if closed(u) {
			if given {
				return
			}
			given = true
		}
		next(u)
	}}
}

func noticeDropsAll() hooks {
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		next(u)
		if closed(u) {
			for id := range 6 {
				e.Drop(id)
			}
		}
	}}
}

// hungUp keeps account of the channels whose server has ended the connection.
func hungUp(command func(e *env, r *request, next func(*request), hung *[6]bool)) hooks {
	var hung, asked [6]bool
	return hooks{
		Command: func(e *env, r *request, next func(*request)) {
			id := channelOf(r)
			if r.Form != emulator.Set || id < 0 || id > 5 || !mftp(r.Name) {
				next(r)
				return
			}
			if r.Name == "+MFTPDISC" {
				asked[id] = true
			}
			command(e, r, next, &hung)
		},
		Output: func(e *env, u unit, next func(unit)) {
			if id := u.Channel; id >= 0 && id < 6 {
				if closed(u) {
					hung[id] = !asked[id]
				}
				if result("+MFTPCONN")(u) {
					hung[id], asked[id] = false, false
				}
			}
			next(u)
		},
	}
}

func noticeBusy() hooks {
	return hungUp(func(e *env, r *request, next func(*request), hung *[6]bool) {
		if id := channelOf(r); r.Name == "+MFTPCONN" && hung[id] {
			hung[id] = false
			r.Refuse(802)
			return
		}
		next(r)
	})
}

func noticeNotClosed() hooks {
	return hungUp(func(e *env, r *request, next func(*request), hung *[6]bool) {
		if id := channelOf(r); r.Name == "+MFTPPWD" && hung[id] {
			pretends(e, r, "11")
			return
		}
		next(r)
	})
}

func discNoticeFirst() hooks {
	var held *unit
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		if succeeded("+MFTPDISC")(u) {
			held = &u
			e.After(200*time.Millisecond, func() {
				if held != nil {
					next(*held)
					held = nil
				}
			})
			return
		}
		next(u)
		if closed(u) && held != nil {
			next(*held)
			held = nil
		}
	}}
}

func discNoticeTwice() hooks {
	asked := false
	h := onSet("+MFTPDISC", func(e *env, r *request, next func(*request)) {
		asked = true
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		next(u)
		if closed(u) && asked {
			next(u)
			asked = false
		}
	}
	return h
}

// noticeMissingInCommand says nothing of an end after which a command of the channel has
// failed.
func noticeMissingInCommand() hooks {
	met := map[int]bool{}
	return hooks{
		Command: func(e *env, r *request, next func(*request)) {
			delete(met, channelOf(r))
			next(r)
		},
		Output: func(e *env, u unit, next func(unit)) {
			if failed()(u) || refusal(u) && u.Channel >= 0 {
				met[u.Channel] = true
			}
			if !closed(u) || !met[u.Channel] {
				next(u)
			}
		},
	}
}
