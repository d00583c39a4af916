package defect

import (
	"fmt"
	"slices"
	"strings"

	"mftpspec/harness/emulator"
)

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
