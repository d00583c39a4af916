package defect

import (
	"strings"

	"mftpspec/harness/emulator"
)

// testForms: what =? promises (§2.1, and the first row of each table).
func testForms() []row {
	return []row{
		{"test-form-without-line", "The test form is answered with OK alone.", "R2.1-12", reach("2", "3"), forms(emulator.Test, func(r *request) { r.OK() })},
		{"read-form-silent", "The read form, which no MFTP command has, is not answered.", "R2.1-13", reach("2.1", "2.2"), forms(emulator.Read, func(r *request) { r.Abandon() })},
		{"execute-form-silent", "The execute form, which no MFTP command has, is not answered.", "R2.1-15", reach("2.1", "2.2"), forms(emulator.Execute, func(r *request) { r.Abandon() })},
		{"s-register-silent", "ATS3=13 is carried out without an answer.", "R2.1-11", reach("2.1"), silent("S")},
		{"ampersand-silent", "A basic command with & is not answered.", "R2.1-10", reach("2.1"), silentAmpersand},
		{"basic-command-silent", "ATE0 is carried out without an answer when the echo was off already.", "R2.1-07", reach("*"), silent("E")},
		{"angle-brackets-stripped", "Angle brackets around a parameter are ignored.", "R2.1-16", reach("2.1"), args("", func(a []emulator.Arg) []emulator.Arg {
			for i := range a {
				if !a[i].Quoted {
					a[i].Text = strings.Trim(a[i].Text, "<>")
				}
			}
			return a
		})},
		{"test-form-four-channels", "The test forms offer the channels 0 to 3.", "R3.4-02", reach("2", "3"), field(tests, 0, constant("(0-3)"))},
		{"test-form-bare-ranges", "The ranges of the test forms stand without parentheses.", "R3.3-02", reach("2", "3"), alters(tests, func(u *unit) {
			for i := range u.Fields {
				u.Fields[i] = strings.Trim(u.Fields[i], "()")
			}
		})},
		{"test-form-comma-missing", "The test forms have a comma too few.", "R3.6-03", reach("2", "3"), alters(tests, func(u *unit) {
			last := len(u.Fields) - 1
			u.Fields[last] = strings.Replace(u.Fields[last], ",", "", 1)
		})},
		{"conn-test-ports-from-1", "AT+MFTPCONN=? offers the ports from 1.", "R3.2-20", reach("2.1", "3.2"), alters(info("+MFTPCONN"), func(u *unit) {
			last := len(u.Fields) - 1
			u.Fields[last] = strings.Replace(u.Fields[last], "(0-65535)", "(1-65535)", 1)
		})},
		{"test-form-named-after-prefix", "The lines of test forms are named +MFTP.", "R3.9-01", reach("2", "3"), alters(tests, func(u *unit) { u.Name = "+MFTP" })},
		{"cfg-test-line-missing", "AT+MFTPCFG=? has no line for \"local_fs\".", "R3.1-01", reach("2.1", "3.1"), withholds(offered("local_fs"))},
		{"cfg-test-unquoted", "AT+MFTPCFG=? gives the names of settings without quotes.", "R3.1-02", reach("2.1", "3.1"), alters(func(u unit) bool { return info("+MFTPCFG")(u) && u.Channel < 0 },
			func(u *unit) { u.Fields[1] = strings.Trim(u.Fields[1], `"`) })},
		{"cfg-test-data-type", "AT+MFTPCFG=? offers 0 to 2 for \"data_type\".", "R3.1-03", reach("2.1", "3.1"), offers("data_type", 2, "(0-2)")},
		{"cfg-test-transmode", "AT+MFTPCFG=? offers 1 and 2 for \"transmode\".", "R3.1-04", reach("2.1", "3.1"), offers("transmode", 2, "(1-2)")},
		{"cfg-test-timeout", "AT+MFTPCFG=? offers 1 to 60 for \"rsptimeout\".", "R3.1-05", reach("2.1", "3.1"), offers("rsptimeout", 2, "(1-60)")},
		{"cfg-test-ssl-mode", "AT+MFTPCFG=? offers 1 and 2 for the mode of \"ssl\".", "R3.1-06", reach("2.1", "3.1"), offers("ssl", 2, "(1-2)")},
		{"cfg-test-ssl-id", "AT+MFTPCFG=? offers no index for \"ssl\".", "R3.1-07", reach("2.1", "3.1"), alters(offered("ssl"), func(u *unit) { u.Fields = u.Fields[:3] })},
		{"cfg-test-local-fs", "AT+MFTPCFG=? offers 1 alone for \"local_fs\".", "R3.1-08", reach("2.1", "3.1"), offers("local_fs", 2, "(1)")},
		{"cfg-test-cid", "AT+MFTPCFG=? offers 0 to 15 for \"cid\".", "R3.1-09", reach("2.1", "3.1"), offers("cid", 2, "(0-15)")},
		{"cfg-test-order", "AT+MFTPCFG=? gives \"cid\" first.", "R3.1-10", reach("2.1", "3.1"), gathered("+MFTPCFG", func(lines []unit) []unit {
			if n := len(lines); n == 6 && lines[0].Channel < 0 {
				lines = append([]unit{lines[n-1]}, lines[:n-1]...)
			}
			return lines
		})},
	}
}

// tests picks the lines of test forms; they belong to no channel.
func tests(u unit) bool {
	return u.Kind == emulator.Info && u.Channel < 0 && mftp(u.Name) && len(u.Fields) > 0
}

// offered picks the line of AT+MFTPCFG=? about one setting.
func offered(key string) which { return func(u unit) bool { return about(key)(u) && u.Channel < 0 } }

func offers(key string, n int, ranges string) func() hooks {
	return field(offered(key), n, constant(ranges))
}

// forms answers a form of the MFTP commands in another way.
func forms(f emulator.Form, answer func(r *request)) func() hooks {
	return stateless(hooks{Command: func(e *env, r *request, next func(*request)) {
		if r.Form == f && mftp(r.Name) {
			answer(r)
			return
		}
		next(r)
	}})
}

func silent(name string) func() hooks {
	return stateless(onCommand(name, func(e *env, r *request, next func(*request)) { r.Abandon() }))
}

func silentAmpersand() hooks {
	return hooks{Command: func(e *env, r *request, next func(*request)) {
		if strings.HasPrefix(r.Name, "&") {
			r.Abandon()
			return
		}
		next(r)
	}}
}
