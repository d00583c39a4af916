package defect

import (
	"fmt"
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
