package defect

import (
	"context"
	"strconv"
	"strings"
	"sync"

	"mftpspec/harness/emulator"
)

// concurrency: channels that ought to know nothing of each other.
func concurrency() []row {
	return []row{
		{"busy-after-another", "A channel whose command was refused because another one was busy is busy until it is disconnected.", "R3.10-43", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5", "3.11", "3.12"), busyForEver},
		{"blocked-and-then-done", "A command beside an upload of another channel is reported as blocked, and then as done.", "R3.11-50", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), blockedAndDone},
		{"downloads-abort-each-other", "A download ends that of another channel, whose result never comes.", "R3.10-43", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5"), downloadsAbort},
		{"results-swap-channels", "While two channels are busy the first result is given to the channel that asked last.", "R3.10-43", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5"), resultsSwap},
		{"notice-lost-during-download", "A connection that ends while another channel downloads is not notified.", "R3.14-06", reach("2.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "4.1", "5"), noticeLost},
		{"result-lost-while-data-are-awaited", "A result that is due while another channel takes data is lost.", "R3.8-12", reach("3.11", "3.12"), resultsLostInData},
		{"path-of-the-first-for-all", "Channels that ask for their directories at once are all given that of the first that is answered.", "R2.1-14", reach("*"), pathOfTheFirst},
		{"one-session-for-all", "All channels use the connection of the one that was connected first.", "R3.5-25", reach("*"), oneSession},
		{"unconnected-pwd-of-another", "AT+MFTPPWD on a channel without connection asks by the connection of another one.", "R3.5-11", reach("2", "3.5", "4.1", "5"), unconnectedElsewhere},
		{"directory-shared-by-channels", "A new connection takes the working directory of the last one over.", "R3.5-25", reach("*"), directoryShared},
	}
}

func busyForEver() hooks {
	refused := map[int]bool{}
	return onSet("", func(e *env, r *request, next func(*request)) {
		id := channelOf(r)
		beside := besideWork(e, id, 2)
		if !beside && (r.Name == "+MFTPDISC" || r.Name == "+MFTPCONN") {
			refused[id] = false
		}
		if r.Name != "+MFTPCFG" && r.Name != "+MFTPSTATE" && (refused[id] || beside) {
			refused[id] = true
			r.Refuse(802)
			return
		}
		next(r)
	})
}

func blockedAndDone() hooks {
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		if u.Kind == emulator.Result && u.Command == "+MFTPCWD" && besideWork(e, u.Channel, 3) {
			blocked := u
			blocked.Fields = []string{u.Fields[0], "4"}
			next(blocked)
		}
		next(u)
	}}
}

// besideWork says whether a channel other than this one is in a state of at least least.
func besideWork(e *env, channel, least int) bool {
	for other := range 6 {
		if other != channel && e.State(other) >= least {
			return true
		}
	}
	return false
}

func downloadsAbort() hooks {
	return onSet("+MFTPRETR", func(e *env, r *request, next func(*request)) {
		for other := range 6 {
			if other != channelOf(r) && e.State(other) == 2 {
				e.Drop(other)
			}
		}
		next(r)
	})
}

func resultsSwap() hooks {
	latest := -1
	h := onSet("+MFTPRETR", func(e *env, r *request, next func(*request)) {
		latest = channelOf(r)
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		if u.Kind == emulator.Payload && u.Channel >= 0 && latest >= 0 && u.Channel != latest && e.State(latest) == 2 {
			u.Fields = append([]string{string(rune('0' + latest))}, u.Fields[1:]...)
		}
		next(u)
	}
	return h
}

func noticeLost() hooks {
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		if !closed(u) || !anyDownload(e) {
			next(u)
		}
	}}
}

func oneSession() hooks {
	return firstSession(func(s, first *session) {
		s.pwd = first.Client.Pwd
		s.cwd = first.Client.Cwd
		s.mkd = first.Client.Mkd
		s.del = first.Client.Delete
		s.rename = first.Client.Rename
		s.list = first.Client.List
		s.retr = first.Client.Retr
		s.stor = first.Client.Stor
	})()
}

func unconnectedElsewhere() hooks {
	return onSet("+MFTPPWD", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); id >= 0 && id < 6 && e.State(id) == 0 {
			for other := range 6 {
				if e.State(other) == 1 {
					r.Args[0].Text = strconv.Itoa(other)
				}
			}
		}
		next(r)
	})
}

func directoryShared() hooks {
	var mu sync.Mutex
	dir := ""
	return sessions(func(s *session) {
		mu.Lock()
		defer mu.Unlock()
		if dir != "" {
			_ = s.Client.Cwd(context.Background(), dir)
		}
		dir, _ = s.Client.Pwd(context.Background())
	})()
}

// recovery: what remains of a failure.
func recovery() []row {
	return []row{
		{"late-result-to-next-command", "A command that timed out has no result: it comes when the next one is answered.", "R5-25", reach("2", "3", "4.1", "5"), lateResult},
		{"result-waits-for-next-command", "The result of AT+MFTPRN is sent when the next command arrives.", "R3.9-06", reach("2", "3.9", "4.1", "5"), resultWaits},
		{"channel-busy-after-refusal", "After a directory that was refused the next command is answered with result 4.", "R3.4-13", reach("2", "3", "4.1", "5"), busyAfter("+MFTPCWD")},
		{"channel-busy-after-failed-mkd", "After a directory that was not made the next command is answered with result 4.", "R3.6-13", reach("2", "3.6", "4.1", "5"), busyAfter("+MFTPMKD")},
		{"channel-busy-after-failed-pwd", "After a PWD that was refused the next command is answered with result 4.", "R3.5-13", reach("2", "3.1", "3.2", "3.3", "3.4", "3.5", "3.11", "3.12", "3.14", "4.1", "5"), busyAfter("+MFTPPWD")},
		{"channel-dead-after-failed-download", "After a download that failed the channel does nothing more.", "R3.10-13", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5"), busyAfter("+MFTPRETR")},
		{"channel-dead-after-failed-upload", "After an upload that failed the channel does nothing more.", "R3.12-13", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), busyAfter("+MFTPSTOR")},
		{"channel-dead-after-failed-append", "After an append that failed the channel does nothing more.", "R3.11-13", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), busyAfter("+MFTPAPPE")},
		{"error-code-sticks", "A failure is reported once more in place of the next success.", "R3.4-13", reach("2", "3", "4.1", "5"), codeSticks},
		{"settings-lost-at-conn", "AT+MFTPCONN sets \"local_fs\" back to its default.", "R3.1-57", reach("*"), sets("+MFTPCONN", func(e *env, r *request, next func(*request)) {
			if s := e.Settings(channelOf(r)); s != nil {
				s.LocalFS = 0
			}
			next(r)
		})},
		{"data-type-lost-at-conn", "AT+MFTPCONN sets \"data_type\" back to its default.", "R3.1-34", reach("*"), sets("+MFTPCONN", func(e *env, r *request, next func(*request)) {
			if s := e.Settings(channelOf(r)); s != nil {
				s.DataType = 0
			}
			next(r)
		})},
		{"wrong-password-remembered", "After a login that was refused the next one sends the same password again.", "R3.2-44", reach("*"), passwordRemembered},
	}
}

func lateResult() hooks {
	var held []unit
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		if coded5("5")(u) {
			held = append(held, u)
			return
		}
		next(u)
		if okay(u) {
			for _, late := range held {
				next(late)
			}
			held = nil
		}
	}}
}

func resultWaits() hooks {
	var held []unit
	return hooks{
		Output: func(e *env, u unit, next func(unit)) {
			if result("+MFTPRN")(u) {
				held = append(held, u)
				return
			}
			next(u)
		},
		Command: func(e *env, r *request, next func(*request)) {
			waiting := held
			held = nil
			for _, u := range waiting {
				u.Kind = emulator.URC // past the hook above
				e.Emit(u)
			}
			next(r)
		},
	}
}

// busyAfter answers the command that follows a failure with result 4.
func busyAfter(command string) func() hooks {
	return func() hooks {
		var dead [6]bool
		h := onSet("", func(e *env, r *request, next func(*request)) {
			id := channelOf(r)
			if id < 0 || id > 5 || !dead[id] || r.Name == "+MFTPSTATE" || r.Name == "+MFTPCFG" {
				next(r)
				return
			}
			if r.Name == "+MFTPDISC" || r.Name == "+MFTPCONN" {
				dead[id] = false
				next(r)
				return
			}
			if isUpload(r.Name) {
				pretends(e, r, "4", "0")
			} else {
				pretends(e, r, "4")
			}
		})
		h.Output = func(e *env, u unit, next func(unit)) {
			if failed(command)(u) && u.Channel >= 0 && u.Channel < 6 && e.State(u.Channel) != 0 {
				dead[u.Channel] = true
			}
			next(u)
		}
		return h
	}
}

func codeSticks() hooks {
	var stuck [6]string
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		id := u.Channel
		if id < 0 || id > 5 || u.Kind != emulator.Result || len(u.Fields) < 2 {
			next(u)
			return
		}
		was := stuck[id]
		stuck[id] = ""
		switch {
		case u.Fields[1] != "0":
			stuck[id] = u.Fields[1]
		case was != "" && !strings.HasSuffix(u.Command, "CONN") && !strings.HasSuffix(u.Command, "DISC"):
			u.Fields = []string{u.Fields[0], was}
			if isUpload(u.Command) {
				u.Fields = append(u.Fields, "0")
			}
		}
		next(u)
	}}
}

func passwordRemembered() hooks {
	var mu sync.Mutex
	wrong := ""
	return dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
		mu.Lock()
		given := c.Password
		if wrong != "" {
			c.Password, wrong = wrong, ""
		}
		mu.Unlock()
		client, err := next(ctx, c)
		if isRefusal(err) {
			mu.Lock()
			if given == c.Password {
				wrong = given
			}
			mu.Unlock()
		}
		return client, err
	})()
}

// wavering: a module may read the manual in one way or another, but in one.
func wavering() []row {
	return []row{
		{"pwd-quotes-waver", "The path of AT+MFTPPWD stands in quotes on channels 0, 2 and 4, and without on the others.", "R3.5-08", reach("2", "3.1", "3.2", "3.3", "3.4", "3.5", "3.11", "3.12", "3.14", "4.1", "5"),
			alters(odd(succeeded("+MFTPPWD")), func(u *unit) { u.Fields[2] = strings.Trim(u.Fields[2], `"`) })},
		{"prompt-wavers", "The prompt comes now with a blank behind it, now without.", "R3.11-35", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"),
			alternates(uploadPrompt, func(u *unit) { u.Tail = " " })},
		{"disc-notice-wavers", "A requested close is notified on channels 0, 2 and 4, and on the others it is not.", "R3.3-08", reach("*"), discNoticeWavers},
		{"busy-code-wavers", "A command on a busy channel is refused now with 802, now with the code of a download.", "R5-04", reach("2", "3", "4.1", "5"),
			alternates(func(u unit) bool { return u.Code == 802 && coded(u) }, func(u *unit) { u.Text = "+CME ERROR: 811" })},
		{"range-code-wavers", "A channel out of range is refused now with 50, now with ERROR.", "R2.2-08", reach("*"),
			alternates(func(u unit) bool { return u.Code == 50 && coded(u) }, func(u *unit) { u.Text = "ERROR" })},
		{"list-time-quotes-waver", "The time of a listed file stands in quotes on channels 1, 3 and 5, and without on the others.", "R3.7-08", reach("2", "3.1", "3.7", "4.1", "5"),
			alters(odd(func(u unit) bool { return succeeded("+MFTPLIST")(u) && len(u.Fields) == 6 }), func(u *unit) { u.Fields[4] = quoted(u.Fields[4]) })},
		{"packet-length-wavers", "The sent length of a later packet is now its own, now the total.", "R3.12-35", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), packetLengthWavers},
	}
}

// odd narrows a choice to the channels 1, 3 and 5.
func odd(w which) which { return func(u unit) bool { return w(u) && u.Channel%2 == 1 } }

func discNoticeWavers() hooks {
	asked := false
	h := onSet("+MFTPDISC", func(e *env, r *request, next func(*request)) {
		asked = true
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		if closed(u) && asked {
			asked = false
			if u.Channel%2 == 1 {
				return
			}
		}
		next(u)
	}
	return h
}

func packetLengthWavers() hooks {
	odd := false
	var more [6]bool
	var sum [6]int
	h := onSet("", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); id >= 0 && id < 6 && isUpload(r.Name) {
			more[id] = len(r.Args) > 2 && r.Args[2].Text == "0"
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		if id := u.Channel; succeeded("+MFTPSTOR", "+MFTPAPPE")(u) && id >= 0 && id < 6 && len(u.Fields) > 2 {
			n, _ := strconv.Atoi(u.Fields[2])
			several := sum[id] > 0
			sum[id] += n
			if several && !more[id] {
				if odd = !odd; odd {
					u.Fields = []string{u.Fields[0], u.Fields[1], strconv.Itoa(sum[id])}
				}
			}
			if !more[id] {
				sum[id] = 0
			}
		}
		next(u)
	}
	return h
}

// resultsLostInData drops what comes between a prompt or CONNECT and the answer to the data.
func resultsLostInData() hooks {
	taking := -1
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		switch {
		case u.Kind == emulator.Prompt || u.Kind == emulator.Connect:
			taking = u.Channel
		case u.Kind == emulator.Final && u.Channel == taking:
			taking = -1
		case u.Kind == emulator.Result && taking >= 0 && u.Channel != taking:
			return
		}
		next(u)
	}}
}

// pathOfTheFirst gives the first path that is answered to all that are asked for meanwhile.
func pathOfTheFirst() hooks {
	asked, kept := 0, ""
	h := onSet("+MFTPPWD", func(_ *env, r *request, next func(*request)) {
		asked++
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		if u.Command == "+MFTPPWD" && (u.Kind == emulator.Result || u.Kind == emulator.Final && u.Code != 0) {
			if succeeded("+MFTPPWD")(u) && len(u.Fields) > 2 {
				if kept != "" {
					u.Fields = []string{u.Fields[0], u.Fields[1], kept}
				}
				kept = u.Fields[2]
			}
			if asked--; asked == 0 {
				kept = ""
			}
		}
		next(u)
	}
	return h
}
