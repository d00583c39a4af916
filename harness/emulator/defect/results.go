package defect

import (
	"strings"

	"mftpspec/harness/emulator"
)

// finals: OK, ERROR and +CME ERROR (§2.2).
func finals() []row {
	return []row{
		{"ok-in-mixed-case", "OK is written Ok.", "R2.2-06", reach("*"), alters(okay, func(u *unit) { u.Text = "Ok" })},
		{"two-finals", "OK is said twice.", "R2.2-09", reach("*"), repeats(okay)},
		{"error-then-ok", "An error is followed by OK.", "R2.2-09", reach("*"), output(func(e *env, u unit, next func(unit)) {
			next(u)
			if refusal(u) {
				u.Text, u.Code = "OK", 0
				next(u)
			}
		})},
		{"unknown-command-ok", "A command that does not exist is answered with OK.", "R2.2-02", reach("2.1", "2.2"),
			alters(func(u unit) bool { return u.Text == "ERROR" && u.Code == 0 }, func(u *unit) { u.Text = "OK" })},
		{"refusal-says-ok", "A parameter that is refused is answered with OK all the same.", "R5-01", reach("*"),
			alters(func(u unit) bool { return u.Code == 50 }, func(u *unit) { u.Text, u.Code = "OK", 0 })},
		{"error-as-cms", "Errors of FTP are reported as +CMS ERROR.", "R2.2-08", reach("*"), alters(coded, replaced("+CME", "+CMS"))},
		{"space-in-error-name", "Errors are written + CME ERROR.", "R2.2-03", reach("*"), alters(coded, replaced("+CME", "+ CME"))},
		{"cmee1-says-text", "With AT+CMEE=1 errors are texts.", "R2.2-03", reach("*"), output(func(e *env, u unit, next func(unit)) {
			if e.CMEE() == 1 && coded(u) {
				u.Text = "+CME ERROR: incorrect parameters"
			}
			next(u)
		})},
		{"cmee2-says-number", "With AT+CMEE=2 errors are numbers still.", "R2.2-04", reach("2.2"), cmee(2, "1")},
		{"cmee0-says-number", "With AT+CMEE=0 errors are numbers still.", "R2.2-05", reach("2.2"), cmee(0, "1")},
		{"cmee1-says-error", "AT+CMEE=1 is answered with OK and has no effect: all errors are ERROR.", "R2.2-03", reach("*"), cmee(1, "0")},
		{"no-space-in-info", "There is no space after the colon of the lines before the final result.", "R2.2-07", reach("*"), spaced(kind(emulator.Info), "")},
		{"two-spaces-in-result", "There are two spaces after the colon of results.", "R2.2-07", reach("*"), spaced(result(), "  ")},
		{"no-space-in-error", "There is no space after the colon of errors.", "R2.2-07", reach("*"), alters(coded, replaced(": ", ":"))},
		{"no-space-in-notice", "There is no space after the colon of +MFTPURC.", "R2.2-07", reach("*"), spaced(closed, "")},
		{"final-lost-in-long-answer", "After an answer of several lines OK is lost.", "R3.1-12", reach("*"), okLostAfterLines},
		{"ok-lost-after-error", "The first OK after an error is lost.", "R2.2-09", reach("*"), okLostAfterError},
	}
}

func replaced(old, with string) func(*unit) {
	return func(u *unit) { u.Text = strings.Replace(u.Text, old, with, 1) }
}

// cmee makes AT+CMEE=n behave as another level.
func cmee(n int, as string) func() hooks {
	return stateless(onCommand("+CMEE", func(e *env, r *request, next func(*request)) {
		if r.Form == emulator.Set && len(r.Args) == 1 && r.Args[0].Text == string(rune('0'+n)) {
			r.Args = []emulator.Arg{{Text: as}}
		}
		next(r)
	}))
}

// spaced writes other spaces after the colon.
func spaced(w which, space string) func() hooks {
	return alters(w, func(u *unit) {
		if u.Name != "" && len(u.Fields) > 0 {
			u.Text, u.Name, u.Fields = u.Name+":"+space+strings.Join(u.Fields, ","), "", nil
		}
	})
}

func okLostAfterLines() hooks {
	lines := 0
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		switch u.Kind {
		case emulator.Info:
			lines++
		case emulator.Final:
			lost := lines > 1
			lines = 0
			if lost {
				return
			}
		}
		next(u)
	}}
}

func okLostAfterError() hooks {
	after := false
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		lost := after && okay(u)
		if u.Kind == emulator.Final {
			after = refusal(u)
		}
		if !lost {
			next(u)
		}
	}}
}

// results: the line that follows OK, for each command (§3.2 to §3.12).
func results() []row {
	return []row{
		{"result-channel-always-0", "Results name channel 0 whatever the channel was.", "R3.5-06", reach("*"), field(connected, 0, constant("0"))},
		{"result-channel-off-by-one", "Results count channels from 1.", "R3.4-06", reach("*"), field(connected, 0, plus(1))},
		{"conn-result-channel-off-by-one", "The result of AT+MFTPCONN counts channels from 1.", "R3.2-06", reach("*"), field(result("+MFTPCONN"), 0, plus(1))},
		{"info-channel-off-by-one", "The answers to queries count channels from 1.", "R3.13-20", reach("*"), field(info("+MFTPSTATE", "+MFTPCFG"), 0, plus(1))},
		{"payload-channel-always-0", "Downloaded data are announced for channel 0 whatever the channel was.", "R3.10-08", reach("*"), field(kind(emulator.Payload), 0, constant("0"))},
		{"cwd-result-before-ok", "The result of AT+MFTPCWD comes before its OK.", "R3.4-05", reach("2", "3", "4.1", "5"), resultFirst("+MFTPCWD")},
		{"mkd-without-ok", "AT+MFTPMKD gives its result and no OK.", "R3.6-05", reach("2", "3.6", "MFTPDISC-100", "4.1", "5"), withoutOK("+MFTPMKD")},
		{"del-without-result", "AT+MFTPDEL ends with OK, and no result follows.", "R3.8-06", reach("2", "3.8", "4.1", "5"), withholds(result("+MFTPDEL"))},
		{"rn-without-result-code", "The result of AT+MFTPRN holds the channel alone.", "R3.9-06", reach("2", "3.9", "4.1", "5"),
			alters(result("+MFTPRN"), func(u *unit) { u.Fields = u.Fields[:1] })},
		{"pwd-result-twice", "The result of AT+MFTPPWD comes twice.", "R3.5-06", reach("2", "3.1", "3.2", "3.3", "3.4", "3.5", "3.11", "3.12", "3.14", "4.1", "5"), repeats(result("+MFTPPWD"))},
		{"stor-result-named-appe", "The result of AT+MFTPSTOR is named +MFTPAPPE.", "R3.12-06", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"),
			alters(result("+MFTPSTOR"), func(u *unit) { u.Name = "+MFTPAPPE" })},
		{"cwd-refused-connection", "A change of directory that the server refuses is reported as done.", "R3.4-13", reach("2", "3", "4.1", "5"), optimistic("+MFTPCWD")},
		{"pwd-refusal-reported-as-success", "A PWD that the server refuses is reported as done.", "R3.5-13", reach("2", "3.1", "3.2", "3.3", "3.4", "3.5", "3.11", "3.12", "3.14", "4.1", "5"), optimistic("+MFTPPWD")},
		{"mkd-refusal-reported-as-success", "A MKD that the server refuses is reported as done.", "R3.6-13", reach("2", "3.6", "4.1", "5"), optimistic("+MFTPMKD")},
		{"list-refusal-reported-as-success", "A LIST that the server refuses is reported as done.", "R3.7-13", reach("2", "3.1", "3.7", "4.1", "5"), optimistic("+MFTPLIST")},
		{"del-refusal-reported-as-success", "A deletion that the server refuses is reported as done.", "R3.8-13", reach("2", "3.8", "4.1", "5"), optimistic("+MFTPDEL")},
		{"rn-refusal-reported-as-success", "A renaming that the server refuses is reported as done.", "R3.9-13", reach("2", "3.9", "4.1", "5"), optimistic("+MFTPRN")},
		{"retr-refusal-reported-as-success", "A download that the server refuses is reported as done.", "R3.10-13", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5"), optimistic("+MFTPRETR")},
		{"appe-refusal-reported-as-success", "An append that the server refuses is reported as done.", "R3.11-13", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), optimistic("+MFTPAPPE")},
		{"stor-refusal-reported-as-success", "An upload that the server refuses is reported as done.", "R3.12-13", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), optimistic("+MFTPSTOR")},
		{"conn-refusal-reported-as-success", "A login that the server refuses is reported as done.", "R3.2-13", reach("*"), optimistic("+MFTPCONN")},
		{"success-reported-as-failure", "A directory that was made is reported as not made.", "R3.6-12", reach("2", "3.6", "4.1", "5"), field(succeeded("+MFTPMKD"), 1, constant("6"))},
	}
}

// connected picks the results of the commands that need a connection.
func connected(u unit) bool {
	return result()(u) && u.Command != "+MFTPCONN" && u.Command != "+MFTPDISC"
}

// optimistic reports success for what failed.
func optimistic(command string) func() hooks { return field(failed(command), 1, constant("0")) }

// resultFirst says the OK of a command after its first result.
func resultFirst(command string) func() hooks {
	return func() hooks {
		var held *unit
		h := acknowledging(command, func(e *env, u unit, next func(unit)) { held = &u })
		say := h.Output
		h.Output = func(e *env, u unit, next func(unit)) {
			say(e, u, next)
			if held != nil && result(command)(u) {
				next(*held)
				held = nil
			}
		}
		return h
	}
}

// withoutOK swallows the OK of a command that is carried out.
func withoutOK(command string) func() hooks {
	return func() hooks { return acknowledging(command, func(*env, unit, func(unit)) {}) }
}

// acknowledging says the OK of the set form of a command in another way.
func acknowledging(command string, say func(e *env, u unit, next func(unit))) hooks {
	answering := ""
	return hooks{
		Command: func(e *env, r *request, next func(*request)) {
			if answering = r.Name; r.Form != emulator.Set {
				answering = ""
			}
			next(r)
		},
		Output: func(e *env, u unit, next func(unit)) {
			ours := okay(u) && answering == command
			if u.Kind == emulator.Final {
				answering = "" // an empty line has a final result and no command
			}
			if ours {
				say(e, u, next)
				return
			}
			next(u)
		},
	}
}

// codes: the numbers of Tables 4 and 5 (§5).
func codes() []row {
	refused := func(from, to string) func() hooks {
		return alters(func(u unit) bool { return coded(u) && u.Text == "+CME ERROR: "+from }, func(u *unit) { u.Text = "+CME ERROR: " + to })
	}
	return []row{
		{"range-error-has-no-code", "A parameter out of range is refused with ERROR although AT+CMEE=1 is set.", "R3.1-26", reach("2", "3", "4.1", "5"),
			alters(func(u unit) bool { return u.Code == 50 }, func(u *unit) { u.Text = "ERROR" })},
		{"range-error-comes-late", "A parameter out of range is answered with OK, and then with result 3.", "R3.6-09", reach("2", "3", "4.1", "5"), rangeErrorLate},
		{"unconnected-is-800", "A command on a channel without connection is refused with 800.", "R5-03", reach("2", "3", "4.1", "5"), refused("801", "800")},
		{"unconnected-succeeds", "A command on a channel without connection is reported as done.", "R3.8-11", reach("2", "3", "4.1", "5"), unconnectedSucceeds},
		{"busy-is-800", "A command on a busy channel is refused with 800.", "R5-04", reach("2", "3", "4.1", "5"), refused("802", "800")},
		{"busy-succeeds", "A command on a busy channel is reported as done and never carried out.", "R5-24", reach("2", "3", "4.1", "5"), alters(
			func(u unit) bool { return coded(u) && u.Text == "+CME ERROR: 802" }, func(u *unit) { u.Text, u.Code = "OK", 0 })},
		{"every-failure-is-3", "Every failure is reported with result 3.", "R5-31", reach("2", "3", "4.1", "5"), field(failed(), 1, constant("3"))},
		{"timeout-is-14", "A command that timed out is reported as an empty directory.", "R5-25", reach("2", "3", "4.1", "5"), field(coded5("5"), 1, constant("14"))},
		{"certificate-is-9", "A certificate that does not pass is reported as a network time-out.", "R5-27", reach("2", "3", "4.1", "5"), field(coded5("7"), 1, constant("9"))},
		{"dns-is-10", "A name that does not resolve is reported as an error of the server.", "R5-28", reach("2", "3", "4.1", "5"), field(coded5("8"), 1, constant("10"))},
		{"unreachable-is-10", "A host that does not answer is reported as an error of the server.", "R5-29", reach("2", "3", "4.1", "5"), field(coded5("9"), 1, constant("10"))},
		{"refused-port-is-8", "A port that refuses is reported as a name that does not resolve.", "R5-31", reach("2", "3", "4.1", "5"), field(coded5("11"), 1, constant("8"))},
		{"nonsense-is-19", "A reply that cannot be read is reported as an empty file.", "R5-32", reach("2", "3", "4.1", "5"), field(coded5("12"), 1, constant("19"))},
		{"broken-upload-is-19", "An upload that breaks is reported as an empty file.", "R5-33", reach("2", "3", "4.1", "5"), field(coded5("13"), 1, constant("19"))},
		{"empty-directory-is-5", "An empty directory is reported as a time-out.", "R5-34", reach("2", "3", "4.1", "5"), field(coded5("14"), 1, constant("5"))},
		{"full-module-is-8", "A module whose storage is full reports a name that does not resolve.", "R5-36", reach("2", "3", "4.1", "5"), field(coded5("16"), 1, constant("8"))},
		{"transparent-is-14", "A transparent upload that breaks is reported as an empty directory.", "R5-37", reach("2", "3", "4.1", "5"), field(coded5("17"), 1, constant("14"))},
		{"missing-local-file-is-8", "A local file that does not exist is reported as a name that does not resolve.", "R5-38", reach("2", "3", "4.1", "5"), field(coded5("18"), 1, constant("8"))},
		{"empty-file-is-21", "A file of 0 bytes is reported with a code that Table 5 does not have.", "R5-39", reach("2", "3", "4.1", "5"), field(coded5("19"), 1, constant("21"))},
		{"no-pdp-is-7", "A missing PDP context is reported as a certificate error.", "R5-40", reach("2", "3", "4.1", "5"), field(coded5("20"), 1, constant("7"))},
	}
}

// coded5 picks the results with one code of Table 5.
func coded5(code string) which {
	return func(u unit) bool { return result()(u) && len(u.Fields) > 1 && u.Fields[1] == code }
}

func rangeErrorLate() hooks {
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		if u.Code != 50 || u.Text == "ERROR" || !mftp(u.Command) {
			next(u)
			return
		}
		u.Text, u.Code = "OK", 0
		next(u)
		next(e.Line(emulator.Result, 0, u.Command, "0", "3"))
	}}
}

func unconnectedSucceeds() hooks {
	return onSet("", func(e *env, r *request, next func(*request)) {
		id := channelOf(r)
		switch r.Name {
		case "+MFTPCFG", "+MFTPCONN", "+MFTPSTATE", "+MFTPDISC":
		default:
			if id < 0 || id > 5 || e.State(id) != 0 {
				break
			}
			if r.Name == "+MFTPPWD" {
				pretends(e, r, "0", `"/"`)
				return
			}
			if len(r.Args) > 1 {
				pretends(e, r, "0")
				return
			}
		}
		next(r)
	})
}
