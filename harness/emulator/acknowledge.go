package emulator

// acknowledgement is the OK of a command whose result follows. Under D24=immediate
// it waits a little, so that a fault found at once can take its place.
type acknowledgement struct {
	m  *Module
	r  *Request
	ch *channel

	wait *timer
	done bool
}

// acknowledge says OK now or, under D24=immediate, when there is a first sign of
// success; begin starts the work in either case.
func (m *Module) acknowledge(r *Request, ch *channel, begin func(*acknowledgement)) {
	a := &acknowledgement{m: m, r: r, ch: ch}
	ch.op = r.Name
	if m.readingOf(D24, r.Name) == "immediate" {
		a.wait = m.after(m.profile.Timing.Immediate, a.ok)
		begin(a)
		return
	}
	a.done = true
	r.OKThen(func() {
		a.interim()
		begin(a)
	})
}

// ok says OK if it was not said.
func (a *acknowledgement) ok() {
	if !a.done {
		a.done = true
		a.wait.stop()
		a.r.OKThen(a.interim)
	}
}

// refused says the command's own error in place of OK, if OK was not said.
func (a *acknowledgement) refused() bool {
	if a.done {
		return false
	}
	a.done = true
	a.wait.stop()
	a.r.Refuse(ownError(a.r.Name))
	return true
}

// interim is the result 1 that D26 allows.
func (a *acknowledgement) interim() {
	if a.m.readingOf(D26, a.r.Name) != "interim" {
		return
	}
	fields := []string{number(resultInterim)}
	if isUpload(a.r.Name) {
		fields = append(fields, "0")
	}
	a.m.report(a.ch, a.r.Name, fields...)
}
