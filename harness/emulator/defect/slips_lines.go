package defect

import "mftpspec/harness/emulator"

// slipsOfLines: errors and framing (§2).
func slipsOfLines() []row {
	return []row{
		{"cmee-text-once-more", "The first error after AT+CMEE went from 2 to 1 is a text still.", "R2.2-03", reach("*"), func() hooks {
			due := false
			return hooks{
				Command: func(e *env, r *request, next func(*request)) {
					if r.Name == "+CMEE" && r.Form == emulator.Set && len(r.Args) == 1 {
						due = e.CMEE() == 2 && r.Args[0].Text == "1"
					}
					next(r)
				},
				Output: func(e *env, u unit, next func(unit)) {
					if due && coded(u) && e.CMEE() == 1 {
						due, u.Text = false, "+CME ERROR: operation not allowed"
					}
					next(u)
				},
			}
		}},
		{"ate-resets-cmee", "ATE makes errors ERROR alone, as with AT+CMEE=0.", "R2.2-03", reach("*"), func() hooks {
			lost := false
			return hooks{
				Command: func(e *env, r *request, next func(*request)) {
					switch {
					case r.Name == "E":
						lost = true
					case r.Name == "+CMEE" && r.Form == emulator.Set:
						lost = false
					}
					next(r)
				},
				Output: func(e *env, u unit, next func(unit)) {
					if lost && coded(u) {
						u.Text = "ERROR"
					}
					next(u)
				},
			}
		}},
		{"upper-channels-error-without-number", "With AT+CMEE=1 an error of the channels 3 to 5 is ERROR alone.", "R2.2-03", reach("*"), func() hooks {
			id := -1
			h := onSet("", func(e *env, r *request, next func(*request)) {
				id = channelOf(r)
				next(r)
			})
			h.Output = func(e *env, u unit, next func(unit)) {
				if coded(u) && e.CMEE() == 1 && id >= 3 && id <= 5 {
					u.Text = "ERROR"
				}
				next(u)
			}
			return h
		}},
		{"held-result-without-head", "A result that had to wait for the data of another channel comes without <CR><LF> in front of it.", "R2.1-04", reach("*"), func() hooks {
			taking, behind := -1, -1
			return hooks{
				Command: func(e *env, r *request, next func(*request)) {
					behind = -1
					next(r)
				},
				Output: func(e *env, u unit, next func(unit)) {
					switch {
					case u.Kind == emulator.Prompt || u.Kind == emulator.Connect:
						taking = u.Channel
					case u.Kind == emulator.Final:
						taking, behind = -1, taking
					case u.Kind == emulator.Result && behind >= 0 && u.Channel != behind:
						u.Head = ""
					}
					next(u)
				},
			}
		}},
	}
}

// slipsOfStates: AT+MFTPSTATE and +MFTPURC (§3.13, §3.14).
func slipsOfStates() []row {
	return []row{
		{"state-1-after-disc-beside-download", "After an AT+MFTPDISC during a download of another channel the state is 1 still.", "R3.13-21", reach("*"), func() hooks {
			var stuck [6]bool
			return hooks{Output: func(e *env, u unit, next func(unit)) {
				id := u.Channel
				switch {
				case !inside(id):
				case succeeded("+MFTPDISC")(u):
					for other := range 6 {
						stuck[id] = stuck[id] || other != id && e.State(other) == 2
					}
				case result("+MFTPCONN")(u):
					stuck[id] = false
				case info("+MFTPSTATE")(u) && stuck[id]:
					u.Fields = []string{u.Fields[0], "1"}
				}
				next(u)
			}}
		}},
		{"state-3-after-refused-transparent", "After a transparent upload that the server refused the state is 3 until the next command of the channel.", "R3.13-22", reach("*"), func() hooks {
			var stuck [6]bool
			asked := -1
			h := onSet("", func(e *env, r *request, next func(*request)) {
				id := channelOf(r)
				asked = -1
				if inside(id) && r.Name != "+MFTPSTATE" && r.Name != "+MFTPCFG" {
					stuck[id] = false
				}
				if inside(id) && inTransparent(r) && e.State(id) == 1 {
					asked = id
				}
				next(r)
			})
			h.Output = func(e *env, u unit, next func(unit)) {
				switch {
				case refusal(u) && asked >= 0:
					stuck[asked], asked = true, -1
				case info("+MFTPSTATE")(u) && inside(u.Channel) && stuck[u.Channel] && u.Fields[1] == "1":
					u.Fields = []string{u.Fields[0], "3"}
				}
				next(u)
			}
			return h
		}},
		{"tenth-state-is-0", "Every tenth AT+MFTPSTATE of a channel that is connected reports 0.", "R3.13-22", reach("*"), func() hooks {
			var n [6]int
			return hooks{Output: func(e *env, u unit, next func(unit)) {
				if id := u.Channel; info("+MFTPSTATE")(u) && inside(id) && u.Fields[1] != "0" {
					if n[id]++; n[id]%10 == 0 {
						u.Fields = []string{u.Fields[0], "0"}
					}
				}
				next(u)
			}}
		}},
		{"notice-missing-after-refusal", "Where the server has refused a command, the end of that connection is not notified.", "R3.14-01", reach("*"), func() hooks {
			var mute, asked [6]bool
			h := asksDisc(&asked)
			h.Output = func(e *env, u unit, next func(unit)) {
				id := u.Channel
				switch {
				case !inside(id):
				case succeeded("+MFTPCONN")(u):
					mute[id], asked[id] = false, false
				case failed()(u) && (u.Fields[1] == "10" || u.Fields[1] == "6"):
					mute[id] = true
				case closed(u) && mute[id] && !asked[id]:
					return
				}
				next(u)
			}
			return h
		}},
	}
}
