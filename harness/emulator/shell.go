package emulator

// shell is the line discipline that V.250 commands set.
type shell struct {
	echo, verbose, silent bool // ATE, ATV, ATQ
	s0, cr, lf, bs        byte // S0, S3, S4, S5
	cmee                  int
	last                  string // what A/ repeats
}

// newShell is the command line after a start, whose echo is open (D59).
func (m *Module) newShell() shell {
	p := &m.profile
	return shell{echo: p.Echo && m.reading(D59) == "echo", verbose: true, cr: '\r', lf: '\n', bs: 8, cmee: p.CMEE}
}

// commandLine is the line being typed, from its first byte on.
type commandLine struct {
	buf      []byte
	quoting  bool // an odd number of quotes so far
	overflow bool
	release  *timer // lets notifications pass a line that is not finished
	stale    bool
}

// begun reports that a line is being typed and must not be cut by a notification.
func (l *commandLine) begun() bool { return len(l.buf) > 0 && !l.stale }

// typed takes bytes of the command line and returns how many; it stops after the
// end of a line.
func (m *Module) typed(b []byte) int {
	var echo []byte
	for i, c := range b {
		end, heard := m.key(c)
		if heard {
			echo = append(echo, c)
		}
		if end || m.repeats() {
			m.echo(echo)
			m.enter(end)
			return i + 1
		}
	}
	m.echo(echo)
	if len(m.line.buf) > 0 {
		m.line.release.stop()
		m.line.stale = false
		m.line.release = m.after(m.profile.Timing.HalfLine, func() {
			m.line.stale = true
			m.flush()
		})
	}
	return len(b)
}

// key takes one byte. It reports whether the byte ends the line, and whether it is
// echoed: not what is no part of any line, like the <LF> of a host that ends lines
// with <CR><LF>, and not what exceeds the longest line.
func (m *Module) key(c byte) (end, heard bool) {
	l := &m.line
	switch {
	case c == m.shell.cr:
		return true, !l.overflow
	case l.overflow:
		return false, false
	case c == m.shell.bs:
		n := len(l.buf)
		if n == 0 {
			return false, false
		}
		l.quoting = l.quoting != (l.buf[n-1] == '"')
		l.buf = l.buf[:n-1]
		return false, true
	case c < ' ' && !l.quoting:
		return false, false // V.250 §5.2.2: other control characters are no part of a command
	case len(l.buf) >= m.profile.LineLimit+len("AT"):
		l.overflow = true
		return false, false
	}
	if c == '"' {
		l.quoting = !l.quoting
	}
	l.buf = append(l.buf, c)
	if len(l.buf) == 3 && string(l.buf) == "+++" { // meant for a transparent mode that is over already
		l.buf = l.buf[:0]
	}
	return false, true
}

// repeats reports whether the line is A/, which needs no <CR> (V.250 §5.2.4).
func (m *Module) repeats() bool {
	b := m.line.buf
	return len(b) == 2 && b[0]|0x20 == 'a' && b[1] == '/'
}

// enter ends a line, by <CR> or as A/.
func (m *Module) enter(byCR bool) {
	l := m.line
	m.line = l.fresh()
	switch {
	case !byCR:
		m.execute(m.shell.last)
	case l.overflow:
		m.answerStray()
	case len(l.buf) == 0:
	case !hasPrefixAT(l.buf): // also At and aT: §2.1 knows AT and at only
		if m.reading(D67) == "error" {
			m.answerStray()
		}
	default:
		body := string(l.buf[2:])
		m.shell.last = body
		m.execute(body)
	}
}

func (m *Module) answerStray() { m.sayFinal("", "ERROR", 0) }

// fresh is the state after a line.
func (l commandLine) fresh() commandLine {
	l.release.stop()
	return commandLine{}
}

func hasPrefixAT(b []byte) bool {
	return len(b) >= 2 && (string(b[:2]) == "AT" || string(b[:2]) == "at")
}

// echo sends typed bytes back (ATE1).
func (m *Module) echo(b []byte) {
	if m.shell.echo && len(b) > 0 {
		m.emit(Unit{Kind: Echo, Channel: -1, Data: b})
	}
}

// sayFinal says a final result code, unless ATQ1 forbids it; code is that of Table 4
// behind a refusal.
func (m *Module) sayFinal(command, text string, code int) {
	if m.shell.silent {
		return
	}
	digit := 4 // ERROR (V.250 §5.7.1)
	if text == "OK" {
		digit = 0
	}
	u := m.final(Final, command, text, digit)
	u.Code = code
	m.emit(u)
}
