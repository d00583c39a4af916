package emulator

import (
	"strconv"
	"strings"
)

// handler carries out one command. It ends by calling exactly one of the
// request's methods OK, OKThen, Refuse, Malformed, Error; now or later.
type handler func(m *Module, r *Request)

// handlers are the commands the module knows.
func handlers() map[string]handler {
	h := make(map[string]handler)
	basicHandlers(h)
	modemHandlers(h)
	startupHandlers(h)
	fileHandlers(h)
	ftpHandlers(h)
	return h
}

// execution is a command line under way. One final result ends it (V.250 §5.4.1);
// what its commands have set going starts after that.
type execution struct {
	m     *Module
	rest  string
	after []func()
}

// execute runs the body of a command line. Loop only.
func (m *Module) execute(body string) {
	x := &execution{m: m, rest: body}
	m.exec = x
	x.next()
}

// next runs the next command of the line.
func (x *execution) next() {
	x.rest = strings.TrimLeft(x.rest, " ;") // a semicolon may follow a basic command too
	if x.rest == "" {
		x.finish("", "OK", 0)
		return
	}
	c, rest, ok := parseCommand(x.rest)
	if !ok {
		x.finish("", "ERROR", 0)
		return
	}
	x.rest = rest
	x.m.dispatch(&Request{Name: c.name, Form: c.form, Num: c.num, Args: c.args, Bad: c.bad, small: c.small, x: x, m: x.m})
}

// handle is the innermost Hooks.Command.
func (m *Module) handle(r *Request) {
	h := m.handlers[r.Name]
	if r.small && strings.HasPrefix(r.Name, "+MFTP") && m.reading(D51Name) == "refused" {
		h = nil
	}
	switch {
	case h == nil && m.reading(D71) == "number":
		r.Refuse(errUnknownCommand)
	case h == nil:
		r.Error()
	case r.Bad:
		r.Malformed()
	default:
		m.later(m.slow+m.profile.Latency[trimName(r.Name)].before(r), func() { h(m, r) })
	}
}

// finish ends the line with its one final result.
func (x *execution) finish(command, text string, code int) {
	if x.m.exec != x {
		return // the module was reset meanwhile
	}
	x.m.sayFinal(command, text, code)
	x.end()
}

// end goes back to the command line and starts what the commands asked for.
func (x *execution) end() {
	m := x.m
	m.exec = nil
	if m.reading(D62) == "chatty" {
		m.notify(m.info(URC, "", -1, "+CEREG", "1"))
	}
	m.unsolicited()
	for _, f := range x.after {
		f()
	}
	m.flush()
}

// Request is one command to be carried out. Loop only.
type Request struct {
	Name string // "+MFTPCWD", "E", "&F", "S"
	Form Form
	Num  string // number of a basic command or S register, as typed
	Args []Arg  // of a set command; what A/ and logs show is rebuilt from these
	Bad  bool   // not well-formed: will be answered as malformed

	m        *Module
	x        *execution
	small    bool // the name stood in small letters (D51)
	answered bool
	queued   *channel // the command was acknowledged before and waited for the channel (D27)
}

// plain reports a command that needs nothing more of the host and is no connection.
func (r *Request) plain() bool {
	return r.Name != "+MFTPCONN" && (!isUpload(r.Name) || len(r.Args) == 5 || len(r.Args) == 3 && r.Args[2].Quoted)
}

// blocked answers OK, and then that the command was blocked by one that is not over.
func (r *Request) blocked(ch *channel) {
	fields := []string{number(resultBusy)}
	if isUpload(r.Name) {
		fields = append(fields, "0")
	}
	r.OKThen(func() { r.m.report(ch, r.Name, fields...) })
}

// Info says one line of the response: the name, ": ", and the fields.
func (r *Request) Info(channel int, fields ...string) {
	r.m.emit(r.m.info(Info, r.Name, channel, r.Name, fields...))
}

// Line says one line of the response as it is.
func (r *Request) Line(text string) { r.m.emit(r.m.text(Info, r.Name, text)) }

// OK ends the command well.
func (r *Request) OK() { r.OKThen(nil) }

// OKThen ends the command well; f runs after the final result of the line.
func (r *Request) OKThen(f func()) {
	if r.queued != nil {
		if f != nil {
			f()
		}
		return
	}
	if r.answer() {
		if f != nil {
			r.x.after = append(r.x.after, f)
		}
		r.x.next()
	}
}

// Error refuses the command in the form that has no code: it is not known, or not
// in this form.
func (r *Request) Error() {
	if r.answer() {
		r.x.finish(r.Name, "ERROR", 0)
	}
}

// Refuse ends the command with an error of Table 4, in the form +CMEE asks for
// (§2.2, D23).
func (r *Request) Refuse(code int) {
	if r.queued != nil { // the connection has gone meanwhile
		fields := []string{number(resultNetwork)}
		if isUpload(r.Name) {
			fields = append(fields, "0")
		}
		r.m.report(r.queued, r.Name, fields...)
		r.m.proceed(r.queued)
		return
	}
	if !r.answer() {
		return
	}
	switch r.m.shell.cmee {
	case 1:
		r.x.finish(r.Name, "+CME ERROR: "+strconv.Itoa(code), code)
	case 2:
		r.x.finish(r.Name, "+CME ERROR: "+verboseError(code), code)
	default:
		r.x.finish(r.Name, "ERROR", code)
	}
}

// Malformed refuses a command whose form is wrong: not digits, missing, surplus,
// not quoted (D63).
func (r *Request) Malformed() {
	if r.m.readingOf(D63, r.Name) == "error" {
		r.Error()
	} else {
		r.Refuse(errParameter)
	}
}

// Abandon ends the command without a final result: a transparent upload that
// failed has its result only (§3.11).
func (r *Request) Abandon() {
	if r.answer() {
		r.x.end()
	}
}

// last reports that no other command follows in the line.
func (r *Request) last() bool { return strings.Trim(r.x.rest, " ;") == "" }

// answer reports whether the command still wants an answer, and takes it.
func (r *Request) answer() bool {
	if r.answered || r.m.exec != r.x {
		return false
	}
	r.answered = true
	return true
}
