package defect

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mftpspec/harness/emulator"
)

// everyCommand are the commands of the manual.
func everyCommand() []string {
	return []string{"cfg", "conn", "disc", "cwd", "pwd", "mkd", "list", "del", "rn", "retr", "appe", "stor", "state"}
}

// errorForms: +CMEE holds for each command (§2.2).
func errorForms() []place {
	var all []place
	as := func(full, text string) func() hooks {
		return alters(func(u unit) bool { return u.Kind == emulator.Final && u.Code != 0 && u.Command == full }, func(u *unit) {
			u.Text = strings.ReplaceAll(text, "#", strconv.Itoa(u.Code))
		})
	}
	for _, name := range everyCommand() {
		command, full := "MFTP"+strings.ToUpper(name), "+MFTP"+strings.ToUpper(name)
		all = append(all,
			place{name + "-cmee-0-number", fmt.Sprintf("With AT+CMEE=0 an error of AT+%s has a number.", command), "R2.2-05", command, whileCMEE(0, as(full, "+CME ERROR: #"))},
			place{name + "-cmee-2-number", fmt.Sprintf("With AT+CMEE=2 an error of AT+%s has a number.", command), "R2.2-04", command, whileCMEE(2, as(full, "+CME ERROR: #"))},
			place{name + "-cmee-1-bare", fmt.Sprintf("With AT+CMEE=1 an error of AT+%s other than 50 is ERROR alone.", command), "R2.2-03", command, whileCMEE(1, alters(func(u unit) bool {
				return coded(u) && u.Code != 50 && u.Command == full
			}, func(u *unit) { u.Text = "ERROR" }))})
	}
	for _, name := range []string{"cfg", "cwd", "stor", "state"} {
		command, full := "MFTP"+strings.ToUpper(name), "+MFTP"+strings.ToUpper(name)
		all = append(all, place{name + "-error-as-cis", fmt.Sprintf("With AT+CMEE=1 an error of AT+%s is +CIS ERROR.", command), "R2.2-08", command, whileCMEE(1, as(full, "+CIS ERROR: #"))})
	}
	for _, form := range []string{inlined, counted, untilCtrlZ, transparently} {
		for _, name := range []string{"appe", "stor"} {
			command, full := "MFTP"+strings.ToUpper(name), "+MFTP"+strings.ToUpper(name)
			all = append(all, place{fmt.Sprintf("%s-%s-cmee-0-number", name, form), fmt.Sprintf("With AT+CMEE=0 a refused AT+%s with contents %s has a number.", command, inWords(form)), "R2.2-05", command,
				inForm(full, form, whileCMEE(0, as(full, "+CME ERROR: #")))})
		}
	}
	return all
}

// whileCMEE is a defect of the form in force alone.
func whileCMEE(n int, make func() hooks) func() hooks {
	return func() hooks {
		h := make()
		inner := h.Output
		return hooks{Output: func(e *env, u unit, next func(unit)) {
			if e.CMEE() != n {
				next(u)
				return
			}
			inner(e, u, next)
		}}
	}
}

// inForm is a defect of what is said after uploads in one form alone.
func inForm(full, form string, make func() hooks) func() hooks {
	return func() hooks {
		h := make()
		inner, on := h.Output, false
		return hooks{
			Command: func(e *env, r *request, next func(*request)) {
				on = r.Form == emulator.Set && r.Name == full && formByArgs(r) == form
				next(r)
			},
			Output: func(e *env, u unit, next func(unit)) {
				if !on {
					next(u)
					return
				}
				inner(e, u, next)
			},
		}
	}
}

// frames: <CR><LF> around each kind of line (§2.1).
func frames() []place {
	head := func(w which) func() hooks { return alters(w, func(u *unit) { u.Head = "" }) }
	tail := func(w which) func() hooks { return alters(w, func(u *unit) { u.Tail = "" }) }
	feed := func(w which) func() hooks { return alters(w, func(u *unit) { u.Tail = "\n" }) }
	twice := func(w which) func() hooks { return alters(w, func(u *unit) { u.Tail = "\r\n\r\n" }) }
	var all []place
	for i, name := range []string{"conn", "disc", "cwd", "pwd", "mkd", "del", "rn", "list", "appe", "stor"} {
		command, full := "MFTP"+strings.ToUpper(name), "+MFTP"+strings.ToUpper(name)
		all = append(all, place{name + "-result-without-head", fmt.Sprintf("The result of AT+%s comes without <CR><LF> in front of it.", command), "R2.1-04", command, head(result(full))})
		switch i % 3 {
		case 0:
			all = append(all, place{name + "-result-without-end", fmt.Sprintf("The result of AT+%s is not ended.", command), "R2.1-05", command, tail(result(full))})
		case 1:
			all = append(all, place{name + "-result-ends-with-line-feed", fmt.Sprintf("The result of AT+%s ends with <LF> alone.", command), "R2.1-05", command, feed(result(full))})
		case 2:
			all = append(all, place{name + "-result-ends-twice", fmt.Sprintf("The result of AT+%s ends with <CR><LF> twice.", command), "R2.1-05", command, twice(result(full))})
		}
	}
	data := func(u unit) bool { return u.Kind == emulator.Payload && u.Command == "+MFTPRETR" }
	return append(all,
		place{"later-entries-without-head", "From the second on the entries of a list come without <CR><LF> in front of them.", "R2.1-04", "MFTPLIST", later(succeeded("+MFTPLIST"), func(u *unit) { u.Head = "" })},
		place{"later-entries-end-with-line-feed", "From the second on the entries of a list end with <LF> alone.", "R2.1-05", "MFTPLIST", later(succeeded("+MFTPLIST"), func(u *unit) { u.Tail = "\n" })},
		place{"later-chunks-without-end", "From the second on the lines of a download are not ended.", "R2.1-05", "MFTPRETR", later(data, func(u *unit) { u.Tail = "" })},
		place{"later-chunks-end-with-line-feed", "From the second on the lines of a download end with <LF> alone.", "R2.1-05", "MFTPRETR", later(data, func(u *unit) { u.Tail = "\n" })},
		place{"data-without-head", "The lines of a download come without <CR><LF> in front of them.", "R2.1-04", "MFTPRETR", head(data)},
		place{"data-without-end", "The lines of a download are not ended.", "R2.1-05", "MFTPRETR", tail(data)},
		place{"stored-result-without-head", "The result of a download to a local file comes without <CR><LF> in front of it.", "R2.1-04", "MFTPRETR", head(succeeded("+MFTPRETR"))},
		place{"notice-without-head", "The notice comes without <CR><LF> in front of it.", "R2.1-04", "MFTPURC", head(closed)},
		place{"notice-without-end", "The notice is not ended.", "R2.1-05", "MFTPURC", tail(closed)},
		place{"notice-ends-with-line-feed", "The notice ends with <LF> alone.", "R2.1-05", "MFTPURC", feed(closed)},
		place{"connect-without-head", "CONNECT comes without <CR><LF> in front of it.", "R2.1-04", "MFTPSTOR", head(kind(emulator.Connect))},
		place{"connect-without-end", "CONNECT is not ended.", "R2.1-05", "MFTPAPPE", tail(kind(emulator.Connect))},
		place{"prompt-after-text", "The prompt stands behind the word DATA.", "R3.11-28", "MFTPAPPE", alters(uploadPrompt, func(u *unit) { u.Text = "DATA>" })},
		place{"prompt-twice", "The prompt comes twice.", "R3.12-28", "MFTPSTOR", alters(uploadPrompt, func(u *unit) { u.Text = ">>" })},
		place{"settings-end-with-line-feed", "The lines of AT+MFTPCFG end with <LF> alone.", "R2.1-05", "MFTPCFG", feed(info("+MFTPCFG"))},
		place{"later-settings-without-head", "From the second on the lines of AT+MFTPCFG come without <CR><LF> in front of them.", "R2.1-04", "MFTPCFG", laterInfo("+MFTPCFG")},
		place{"state-without-head", "The line of AT+MFTPSTATE comes without <CR><LF> in front of it.", "R2.1-04", "MFTPSTATE", head(info("+MFTPSTATE"))},
		place{"error-ends-with-line-feed", "An error ends with <LF> alone.", "R2.1-05", "", feed(refusal)},
		place{"test-answers-end-twice", "The lines of test forms end with <CR><LF> twice.", "R2.1-05", "", twice(func(u unit) bool { return tests(u) && u.Command != "+MFTPCFG" })},
	)
}

// later alters the units picked that follow another one of the same command.
func later(w which, change func(u *unit)) func() hooks {
	return func() hooks {
		said := false
		return hooks{
			Command: func(e *env, r *request, next func(*request)) {
				said = false
				next(r)
			},
			Output: func(e *env, u unit, next func(unit)) {
				if w(u) {
					if said {
						change(&u)
					}
					said = true
				}
				next(u)
			},
		}
	}
}

func laterInfo(command string) func() hooks {
	return later(info(command), func(u *unit) { u.Head = "" })
}

// echoes: ATE holds for each command and after each form (§2.1).
func echoes() []place {
	var all []place
	for _, name := range []string{"conn", "list", "retr", "appe", "stor", "cfg"} {
		command := "MFTP" + strings.ToUpper(name)
		all = append(all,
			place{name + "-not-echoed", fmt.Sprintf("With ATE1 AT+%s is not echoed.", command), "R2.1-08", command, output(func(e *env, u unit, next func(unit)) {
				if u.Kind != emulator.Echo || !bytes.Contains(u.Data, []byte(command+"=")) {
					next(u)
				}
			})},
			place{name + "-echoed-twice", fmt.Sprintf("With ATE1 AT+%s is echoed twice.", command), "R2.1-08", command, output(func(e *env, u unit, next func(unit)) {
				next(u)
				if u.Kind == emulator.Echo && bytes.Contains(u.Data, []byte(command+"=")) {
					next(u)
				}
			})})
	}
	for _, form := range []string{inlined, counted, untilCtrlZ, transparently} {
		for i, name := range []string{"appe", "stor"} {
			command, full := "MFTP"+strings.ToUpper(name), "+MFTP"+strings.ToUpper(name)
			if i == 0 {
				all = append(all, place{fmt.Sprintf("%s-%s-echo-off-behind", name, form), fmt.Sprintf("With ATE1 the line behind an AT+%s with contents %s is not echoed.", command, inWords(form)), "R2.1-08", command, nextNotEchoed(full, form)})
				continue
			}
			all = append(all, place{fmt.Sprintf("%s-%s-echo-on-behind", name, form), fmt.Sprintf("Behind an AT+%s with contents %s the echo is on although ATE0 was set.", command, inWords(form)), "R2.1-08", command, nextEchoed(full, form)})
		}
	}
	return append(all,
		place{"counted-data-echoed-with-ate0", "With ATE0 data after the prompt are echoed, where their length is given.", "R2.1-08", "MFTPSTOR", dataEchoed(true)},
		place{"ctrl-z-data-echoed-with-ate0", "With ATE0 data after the prompt are echoed, where ctrl+z ends them.", "R2.1-08", "MFTPAPPE", dataEchoed(false)},
		place{"echo-without-return", "The echo of a line lacks its <CR>.", "R2.1-08", "", output(func(e *env, u unit, next func(unit)) {
			if u.Kind == emulator.Echo {
				u.Data = bytes.TrimSuffix(u.Data, []byte("\r"))
			}
			next(u)
		})},
		place{"echo-in-capitals", "The echo of a line is in capitals.", "R2.1-08", "", output(func(e *env, u unit, next func(unit)) {
			if u.Kind == emulator.Echo {
				u.Data = bytes.ToUpper(u.Data)
			}
			next(u)
		})},
		place{"echo-up-to-64", "The echo of a line ends after 64 bytes.", "R2.1-08", "", output(func(e *env, u unit, next func(unit)) {
			if u.Kind == emulator.Echo && len(u.Data) > 65 {
				u.Data = append(bytes.Clone(u.Data[:64]), '\r')
			}
			next(u)
		})},
	)
}

// nextNotEchoed loses the echo of the line behind an upload.
func nextNotEchoed(full, form string) func() hooks {
	return func() hooks {
		lost := false
		h := inForm(full, form, func() hooks {
			return hooks{Output: func(e *env, u unit, next func(unit)) {
				lost = lost || u.Kind == emulator.Final
				next(u)
			}}
		})()
		after := h.Output
		h.Output = func(e *env, u unit, next func(unit)) {
			if u.Kind == emulator.Echo && lost {
				lost = !bytes.HasSuffix(u.Data, []byte("\r"))
				return
			}
			after(e, u, next)
		}
		return h
	}
}

// nextEchoed echoes the line behind an upload, whatever ATE is.
func nextEchoed(full, form string) func() hooks {
	return func() hooks {
		echo, due := true, false
		h := inForm(full, form, func() hooks {
			return hooks{Output: func(e *env, u unit, next func(unit)) {
				due = due || u.Kind == emulator.Final
				next(u)
			}}
		})()
		note := h.Command
		h.Command = func(e *env, r *request, next func(*request)) {
			if r.Name == "E" {
				echo = r.Num == "1"
			}
			note(e, r, next)
		}
		h.Input = func(e *env, b []byte, next func([]byte)) {
			if due && !echo && isLine(b) {
				due = false
				e.Emit(unit{Kind: emulator.Echo, Channel: -1, Data: bytes.Clone(b)})
			}
			next(b)
		}
		return h
	}
}

func dataEchoed(byLength bool) func() hooks {
	return func() hooks {
		echo := true
		return hooks{
			Command: func(e *env, r *request, next func(*request)) {
				if r.Name == "E" {
					echo = r.Num == "1"
				}
				next(r)
			},
			DataMode: func(e *env, d *emulator.DataMode) {
				if isUpload(d.Command) && !d.Transparent && !echo && (d.Length > 0) == byLength {
					d.Echo = true
				}
			},
		}
	}
}

// colons: one space behind the colon of each kind of line (§2.2).
func colons() []place {
	data := func(u unit) bool { return u.Kind == emulator.Payload && u.Command == "+MFTPRETR" }
	var all []place
	for _, l := range []struct {
		id, words, command string
		w                  which
	}{
		{"list", "a list", "MFTPLIST", result("+MFTPLIST")}, {"data", "a download", "MFTPRETR", data}, {"state", "AT+MFTPSTATE", "MFTPSTATE", info("+MFTPSTATE")},
		{"settings", "AT+MFTPCFG", "MFTPCFG", info("+MFTPCFG")}, {"path", "AT+MFTPPWD", "MFTPPWD", result("+MFTPPWD")}, {"conn", "AT+MFTPCONN", "MFTPCONN", result("+MFTPCONN")},
		{"disc", "AT+MFTPDISC", "MFTPDISC", result("+MFTPDISC")}, {"sent", "uploads", "MFTPSTOR", result("+MFTPAPPE", "+MFTPSTOR")}, {"test", "test forms", "", tests},
		{"failed", "results that name a failure", "", failed()},
	} {
		all = append(all,
			place{l.id + "-without-space", fmt.Sprintf("There is no space behind the colon in the lines of %s.", l.words), "R2.2-07", l.command, colon(l.w, ":")},
			place{l.id + "-with-two-spaces", fmt.Sprintf("There are two spaces behind the colon in the lines of %s.", l.words), "R2.2-07", l.command, colon(l.w, ":  ")})
	}
	return all
}

// colon writes the name of a line with another separator.
func colon(w which, separator string) func() hooks {
	return alters(func(u unit) bool { return w(u) && u.Name != "" && len(u.Fields) > 0 }, func(u *unit) {
		fields := slices.Clone(u.Fields)
		fields[0] = u.Name + separator + fields[0]
		comma := ","
		if u.Spaced {
			comma = ", "
		}
		text := strings.Join(fields, comma)
		if u.Data != nil {
			text += ","
		}
		u.Name, u.Fields, u.Text = "", nil, text
	})
}

// finalsOfForms: one final result for each form of an upload (§2.2).
func finalsOfForms() []place {
	var all []place
	for i, form := range uploadForms() {
		name := []string{"appe", "stor"}[i%2]
		command, full := "MFTP"+strings.ToUpper(name), "+MFTP"+strings.ToUpper(name)
		all = append(all,
			place{fmt.Sprintf("%s-%s-ok-twice", name, form), fmt.Sprintf("OK comes twice for AT+%s with contents %s.", command, inWords(form)), "R2.2-09", command, inForm(full, form, repeats(okay))},
			place{fmt.Sprintf("%s-%s-result-twice", name, form), fmt.Sprintf("The result of AT+%s with contents %s comes twice.", command, inWords(form)), statement(name, "06"), command, inForm(full, form, repeats(succeeded(full)))},
			place{fmt.Sprintf("%s-%s-result-channel", name, form), fmt.Sprintf("The result of AT+%s with contents %s names the channel above.", command, inWords(form)), statement(name, "06"), command, inForm(full, form, field(result(full), 0, plus(1)))})
	}
	return all
}
