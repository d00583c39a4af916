package defect

import (
	"bytes"
	"strconv"

	"mftpspec/harness/emulator"
)

// memoriesOfStates: AT+MFTPSTATE, +MFTPURC and forms of errors (§3.13, §3.14, §2).
func memoriesOfStates() []row {
	return []row{
		{"state-2-after-refused-download", "After a download that failed the state is 2 until the next command of the channel.", "R3.13-22", reach("*"), func() hooks {
			var stuck [6]bool
			return hooks{Output: func(e *env, u unit, next func(unit)) {
				switch id := u.Channel; {
				case !inside(id):
				case u.Kind == emulator.Result:
					stuck[id] = failed("+MFTPRETR")(u)
				case closed(u):
					stuck[id] = false
				case info("+MFTPSTATE")(u) && stuck[id] && u.Fields[1] == "1":
					u.Fields = []string{u.Fields[0], "2"}
				}
				next(u)
			}}
		}},
		{"state-shifted-after-disc", "After AT+MFTPDISC of one channel the states of those above it are each that of the next channel.", "R3.13-26", reach("*"), func() hooks {
			from := 6
			return hooks{Output: func(e *env, u unit, next func(unit)) {
				switch {
				case succeeded("+MFTPDISC")(u):
					from = u.Channel
				case result("+MFTPCONN")(u):
					from = 6
				case info("+MFTPSTATE")(u) && inside(u.Channel) && u.Channel > from:
					u.Fields = []string{u.Fields[0], strconv.Itoa(e.State(u.Channel + 1))}
				}
				next(u)
			}}
		}},
		{"state-0-when-connected-again", "After a connection that the server has ended the state of the next one is 0 until a command is done.", "R3.13-22", reach("*"), func() hooks {
			var hung, asked, zero [6]bool
			h := asksDisc(&asked)
			h.Output = func(e *env, u unit, next func(unit)) {
				switch id := u.Channel; {
				case !inside(id):
				case closed(u):
					hung[id] = !asked[id]
				case succeeded("+MFTPCONN")(u):
					zero[id], hung[id], asked[id] = hung[id], false, false
				case u.Kind == emulator.Result || u.Kind == emulator.Payload:
					zero[id] = false
				case info("+MFTPSTATE")(u) && zero[id]:
					u.Fields = []string{u.Fields[0], "0"}
				}
				next(u)
			}
			return h
		}},
		{"state-1-during-download-to-file", "The state during a download to a local file is 1.", "R3.13-23", reach("*"), output(func(e *env, u unit, next func(unit)) {
			if info("+MFTPSTATE")(u) && inside(u.Channel) && u.Fields[1] == "2" && e.Settings(u.Channel).LocalFS == 1 {
				u.Fields = []string{u.Fields[0], "1"}
			}
			next(u)
		})},
		{"notice-lost-behind-prompt", "When a connection ends while data are taken after the prompt of another channel there is no notice.", "R3.14-01", reach("*"), noticeLostBehindPrompt},
		{"second-loss-not-notified", "Of a channel that was connected again the end of the connection is not notified.", "R3.14-01", reach("*"), func() hooks {
			var asked [6]bool
			var lost [6]int
			h := asksDisc(&asked)
			h.Output = func(e *env, u unit, next func(unit)) {
				id := u.Channel
				if inside(id) && succeeded("+MFTPCONN")(u) {
					asked[id] = false
				}
				if closed(u) && inside(id) && !asked[id] {
					if lost[id]++; lost[id] > 1 {
						return
					}
				}
				next(u)
			}
			return h
		}},
		{"notice-of-last-command", "The notice of a connection that the server has ended names the channel of the last command.", "R3.14-02", reach("*"), func() hooks {
			last := -1
			h := onSet("", func(e *env, r *request, next func(*request)) {
				if id := channelOf(r); inside(id) {
					last = id
				}
				next(r)
			})
			h.Output = func(e *env, u unit, next func(unit)) {
				if closed(u) && inside(last) {
					u.Fields = append([]string{strconv.Itoa(last)}, u.Fields[1:]...)
				}
				next(u)
			}
			return h
		}},
		{"small-at-error-without-number", "Where the line begins with at, an error is ERROR although AT+CMEE=1 is set.", "R2.2-03", reach("*"), func() hooks {
			small := false
			return hooks{
				Input: func(e *env, b []byte, next func([]byte)) {
					if bytes.HasPrefix(b, []byte("at")) || bytes.HasPrefix(b, []byte("AT")) {
						small = b[0] == 'a'
					}
					next(b)
				},
				Output: func(e *env, u unit, next func(unit)) {
					if small && coded(u) && mftp(u.Command) {
						u.Text = "ERROR"
					}
					next(u)
				},
			}
		}},
	}
}

// noticeLostBehindPrompt compares what was connected at the prompt with what is when the
// data are there.
func noticeLostBehindPrompt() hooks {
	var was, lost [6]bool
	prompted := ""
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		switch {
		case u.Kind == emulator.Prompt:
			prompted = u.Command
			for id := range 6 {
				was[id] = e.State(id) > 0 && id != u.Channel
			}
		case u.Kind == emulator.Final && prompted != "" && u.Command == prompted || u.Kind == emulator.Final && prompted != "" && okay(u):
			prompted = ""
			for id := range 6 {
				lost[id] = was[id] && e.State(id) == 0
			}
		case closed(u) && inside(u.Channel) && lost[u.Channel]:
			lost[u.Channel] = false
			return
		}
		next(u)
	}}
}
