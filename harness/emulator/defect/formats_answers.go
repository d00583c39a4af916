package defect

import (
	"strconv"
	"strings"

	"mftpspec/harness/emulator"
)

// formatsAnswers: what is printed.
func formatsAnswers() []place {
	return []place{
		{"mkd-refused-has-result", "AT+MFTPMKD on a channel without connection is refused, and has a result all the same.", "R3.6-07", "MFTPMKD", func() hooks {
			channel := -1
			return hooks{
				Command: func(_ *env, r *request, next func(*request)) {
					if r.Name == "+MFTPMKD" {
						channel = channelOf(r)
					}
					next(r)
				},
				Output: func(e *env, u unit, next func(unit)) {
					next(u)
					if refusal(u) && u.Command == "+MFTPMKD" && u.Code == 801 {
						other := e.Line(emulator.Result, channel, "+MFTPMKD", strconv.Itoa(channel), "11")
						other.Command = "+MFTPMKD"
						e.Notify(other)
					}
				},
			}
		}},
		{"del-failure-with-minus", "A failure of AT+MFTPDEL has a minus in front of its code.", "R5-30", "MFTPDEL", field(failed("+MFTPDEL"), 1, func(s string) string { return "-" + s })},
		{"rn-unconnected-has-code-of-del", "AT+MFTPRN on a channel without connection is refused with 809, the code of AT+MFTPDEL.", "R3.9-11", "MFTPRN", alters(func(u unit) bool {
			return refusal(u) && u.Command == "+MFTPRN" && u.Code == 801
		}, func(u *unit) { u.Text, u.Code = strings.Replace(u.Text, "801", "809", 1), 809 })},
		{"rn-test-form-named-del", "The line of the test form of AT+MFTPRN is named +MFTPDEL.", "R3.9-01", "MFTPRN", alters(info("+MFTPRN"), func(u *unit) { u.Name = "+MFTPDEL" })},
		{"state-ok-first", "AT+MFTPSTATE says OK before its line.", "R3.13-20", "MFTPSTATE", func() hooks {
			var held *unit
			return hooks{Output: func(_ *env, u unit, next func(unit)) {
				if info("+MFTPSTATE")(u) && u.Channel >= 0 {
					held = &u
					return
				}
				next(u)
				if held != nil && u.Kind == emulator.Final {
					line := *held
					held = nil
					next(line)
				}
			}}
		}},
	}
}
