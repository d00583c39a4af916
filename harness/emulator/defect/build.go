package defect

import (
	"slices"
	"strconv"
	"strings"

	"mftpspec/harness/emulator"
)

type (
	env     = emulator.Env
	unit    = emulator.Unit
	request = emulator.Request
	hooks   = emulator.Hooks
)

// reach is a list of selection terms.
func reach(terms ...string) []string { return terms }

// stateless is a defect that remembers nothing.
func stateless(h hooks) func() hooks { return func() hooks { return h } }

// profile is a module that was configured wrong.
func profile(alter func(p *emulator.Profile)) func() hooks { return stateless(hooks{Profile: alter}) }

// which picks units.
type which func(u unit) bool

func okay(u unit) bool { return u.Kind == emulator.Final && u.Text == "OK" }

func refusal(u unit) bool { return u.Kind == emulator.Final && u.Text != "OK" }

func coded(u unit) bool { return u.Kind == emulator.Final && u.Code != 0 && u.Text != "ERROR" }

func kind(k emulator.Kind) which { return func(u unit) bool { return u.Kind == k } }

// info picks the lines before the final result of these commands.
func info(commands ...string) which { return of(emulator.Info, commands) }

// result picks the results that follow the OK of these commands; of all commands if none are named.
func result(commands ...string) which { return of(emulator.Result, commands) }

func of(k emulator.Kind, commands []string) which {
	return func(u unit) bool {
		return u.Kind == k && (len(commands) == 0 || slices.Contains(commands, u.Command))
	}
}

// failed picks results with another code than 0.
func failed(commands ...string) which {
	return func(u unit) bool { return result(commands...)(u) && len(u.Fields) > 1 && u.Fields[1] != "0" }
}

// succeeded picks results with code 0.
func succeeded(commands ...string) which {
	return func(u unit) bool { return result(commands...)(u) && len(u.Fields) > 1 && u.Fields[1] == "0" }
}

// closed picks the notice of §3.14.
func closed(u unit) bool { return u.Kind == emulator.URC && u.Name == "+MFTPURC" }

// alters changes the units picked.
func alters(w which, change func(u *unit)) func() hooks {
	return output(func(e *env, u unit, next func(unit)) {
		if w(u) {
			u.Fields = slices.Clone(u.Fields)
			change(&u)
		}
		next(u)
	})
}

// field sets one field of the units picked.
func field(w which, n int, change func(string) string) func() hooks {
	return alters(w, func(u *unit) {
		if n < len(u.Fields) {
			u.Fields[n] = change(u.Fields[n])
		}
	})
}

func constant(s string) func(string) string { return func(string) string { return s } }

// plus adds to a decimal number.
func plus(n int) func(string) string {
	return func(s string) string {
		v, err := strconv.Atoi(s)
		if err != nil {
			return s
		}
		return strconv.Itoa(v + n)
	}
}

func output(f func(e *env, u unit, next func(unit))) func() hooks { return stateless(hooks{Output: f}) }

// withholds swallows the units picked.
func withholds(w which) func() hooks {
	return output(func(e *env, u unit, next func(unit)) {
		if !w(u) {
			next(u)
		}
	})
}

// repeats says the units picked twice.
func repeats(w which) func() hooks {
	return output(func(e *env, u unit, next func(unit)) {
		next(u)
		if w(u) {
			next(u)
		}
	})
}

// alternates changes every other one of the units picked.
func alternates(w which, change func(u *unit)) func() hooks {
	return func() hooks {
		odd := false
		return hooks{Output: func(e *env, u unit, next func(unit)) {
			if w(u) {
				if odd = !odd; odd {
					u.Fields = slices.Clone(u.Fields)
					change(&u)
				}
			}
			next(u)
		}}
	}
}

// sets wraps the set form of a command.
func sets(name string, f func(e *env, r *request, next func(*request))) func() hooks {
	return stateless(onSet(name, f))
}

func onSet(name string, f func(e *env, r *request, next func(*request))) hooks {
	return hooks{Command: func(e *env, r *request, next func(*request)) {
		if r.Form != emulator.Set || !mftp(r.Name) || name != "" && r.Name != name {
			next(r)
			return
		}
		r.Args = slices.Clone(r.Args)
		f(e, r, next)
	}}
}

func mftp(name string) bool { return strings.HasPrefix(name, "+MFTP") }

// args rewrites the parameters of a set command.
func args(name string, change func(a []emulator.Arg) []emulator.Arg) func() hooks {
	return sets(name, func(e *env, r *request, next func(*request)) {
		r.Args = change(r.Args)
		next(r)
	})
}

// channelOf is the channel that a request names, or -1.
func channelOf(r *request) int {
	if len(r.Args) == 0 || r.Args[0].Quoted {
		return -1
	}
	n, err := strconv.Atoi(r.Args[0].Text)
	if err != nil {
		return -1
	}
	return n
}

// reports says the result of a command that was not carried out.
func reports(e *env, r *request, fields ...string) {
	id := channelOf(r)
	u := e.Line(emulator.Result, id, r.Name, append([]string{strconv.Itoa(id)}, fields...)...)
	u.Command = r.Name
	e.Notify(u)
}

// pretends answers a command with OK and these fields, and does nothing.
func pretends(e *env, r *request, fields ...string) {
	r.OKThen(func() { reports(e, r, fields...) })
}

func quoted(s string) string { return `"` + s + `"` }

// cut is at most the first n bytes.
func cut(n int) func(string) string { return func(s string) string { return s[:min(n, len(s))] } }
