package emulator

import (
	"slices"
	"strconv"
	"strings"
)

// What the start-up sequence of a host asks of a cellular module besides AT+MFTP…:
// signal, registration, operator, PDP contexts, rate (3GPP TS 27.007, V.250). A host
// gets through it, and finds what it set; none of it changes how the FTP commands
// behave, but for the contexts.

// context is what +CGDCONT defines.
type pdp struct{ kind, apn string }

func startupHandlers(h map[string]handler) {
	h["+GMI"], h["+GMM"], h["+GMR"] = h["+CGMI"], h["+CGMM"], h["+CGMR"]
	h["+GSN"] = h["+CGSN"]
	h["+CGSN"] = (*Module).cgsn
	h["+CIMI"] = identity(func(*Profile) string { return "460001234567890" })
	h["+ICCID"] = constant("", `89860012345678901234`)
	h["+CCID"] = h["+ICCID"]
	h["+CSQ"] = executed("(0-31,99),(0-7,99)", "24,99")
	h["+CESQ"] = executed("(0-63,99),(0-7,99),(0-96,255),(0-255),(0-34,255),(0-97,255)", "99,99,255,255,22,54")
	h["+CREG"], h["+CGREG"], h["+CEREG"] = (*Module).registration, (*Module).registration, (*Module).registration
	h["+COPS"] = (*Module).cops
	h["+CGDCONT"] = (*Module).cgdcont
	h["+CGACT"] = (*Module).cgact
	h["+CGPADDR"] = (*Module).cgpaddr
	h["+IPR"] = kept("0", 0, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600)
	h["+IFC"] = accepted("(0-2),(0-2)", 2)
	h["+CTZU"], h["+CTZR"] = kept("0", 0, 1), kept("0", 0, 1)
	h["+CMGF"] = kept("0", 0, 1)
	h["+CSCLK"] = kept("0", 0, 1, 2)
	h["+CPSMS"], h["+CEDRXS"] = accepted("(0-2)", 5), accepted("(0-3)", 3)
	h["+CGEREP"] = accepted("(0-2),(0,1)", 2)
	for _, name := range []string{"&C", "&D", "&K", "&W", "X"} {
		h[name] = (*Module).noted
	}
}

// noted is a basic command that changes nothing here: circuits that a terminal lacks,
// profiles in a memory that this module has not.
func (m *Module) noted(r *Request) { r.OK() }

// executed makes the handler of a command that measures something: AT+CSQ.
func executed(test, fields string) handler {
	return func(m *Module, r *Request) {
		switch r.Form {
		case Test:
			r.Info(-1, test)
		case Execute:
			r.Info(-1, fields)
		default:
			r.Error()
			return
		}
		r.OK()
	}
}

// constant makes the handler of a command that answers the same fields when it is executed or read.
func constant(test, fields string) handler {
	return func(m *Module, r *Request) {
		if r.Form == Set {
			r.Malformed()
			return
		}
		if r.Form != Test {
			r.Info(-1, fields)
		} else if test != "" {
			r.Info(-1, test)
		}
		r.OK()
	}
}

// kept makes the handler of a setting with one number, which is kept and read back.
func kept(initial string, values ...int) handler {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = strconv.Itoa(v)
	}
	return func(m *Module, r *Request) {
		switch r.Form {
		case Test:
			r.Info(-1, "("+strings.Join(texts, ",")+")")
		case Read:
			now, set := m.modem.kept[r.Name]
			if !set {
				now = initial
			}
			r.Info(-1, now)
		case Set:
			p := r.params(1, 1)
			n := p.int(Range{values[0], values[len(values)-1]})
			p.outside = p.outside || !slices.Contains(values, n)
			if p.refused(r) {
				return
			}
			m.modem.kept[r.Name] = number(n)
		default:
			r.Error()
			return
		}
		r.OK()
	}
}

// accepted makes the handler of a setting of up to most parameters that is of no
// consequence here.
func accepted(test string, most int) handler {
	return func(m *Module, r *Request) {
		switch {
		case r.Form == Test:
			r.Info(-1, test)
		case r.Form == Execute || len(r.Args) > most:
			r.Error()
			return
		}
		r.OK()
	}
}

// cgsn is AT+CGSN, and AT+CGSN=1 in the form with a prefix (TS 27.007 §5.4).
func (m *Module) cgsn(r *Request) {
	if r.Form == Set {
		p := r.params(1, 1)
		n := p.int(Range{0, 1})
		if p.refused(r) {
			return
		}
		if n == 1 {
			r.Info(-1, quoted(m.profile.Serial))
			r.OK()
			return
		}
		r.Line(m.profile.Serial)
		r.OK()
		return
	}
	identity(func(p *Profile) string { return p.Serial })(m, r)
}

// registration is AT+CREG, AT+CGREG and AT+CEREG (TS 27.007 §7.2, §10.1.20, §10.1.22).
func (m *Module) registration(r *Request) {
	switch r.Form {
	case Test:
		r.Info(-1, "(0-2)")
	case Read:
		n := m.modem.registration[r.Name]
		fields := []string{number(n), "0"}
		if m.modem.attached {
			fields[1] = "1"
			if n == 2 {
				fields = append(fields, quoted("2B17"), quoted("0A8C2501"), "7") // E-UTRAN
			}
		}
		r.Info(-1, fields...)
	case Set:
		p := r.params(1, 1)
		n := p.int(Range{0, 2})
		if p.refused(r) {
			return
		}
		m.modem.registration[r.Name] = n
	default:
		r.Error()
		return
	}
	r.OK()
}

// registered tells those who asked for it whether the module has a network.
func (m *Module) registered() {
	status := "0"
	if m.modem.attached {
		status = "1"
	}
	for _, name := range []string{"+CREG", "+CGREG", "+CEREG"} {
		if m.modem.registration[name] > 0 {
			m.notify(m.info(URC, "", -1, name, status))
		}
	}
}

// cops is AT+COPS: one operator, chosen automatically (TS 27.007 §7.3).
func (m *Module) cops(r *Request) {
	const operator = `"CHINA MOBILE"`
	switch r.Form {
	case Test:
		r.Info(-1, `(2,`+operator+`,"CMCC","46000",7),,(0-4),(0-2)`)
	case Read:
		if m.modem.attached {
			r.Info(-1, "0,0,"+operator+",7")
		} else {
			r.Info(-1, "0")
		}
	case Set:
		if len(r.Args) > 4 {
			r.Malformed()
			return
		}
	default:
		r.Error()
		return
	}
	r.OK()
}

// cgdcont is AT+CGDCONT=<cid>[,<PDP_type>[,<APN>…]] (TS 27.007 §10.1.1).
func (m *Module) cgdcont(r *Request) {
	cids := m.profile.CID
	switch r.Form {
	case Test:
		r.Info(-1, m.list(cids), quoted("IP"), "", "", "(0)", "(0)")
	case Read:
		for cid := cids.Min; cid <= cids.Max; cid++ {
			if c, ok := m.modem.contexts[cid]; ok {
				r.Info(-1, number(cid), quoted(c.kind), quoted(c.apn), quoted(m.modem.active[cid]), "0", "0")
			}
		}
	case Set:
		p := r.params(1, 11)
		cid := p.int(cids)
		c := pdp{p.optional(8), p.optional(m.profile.MaxString)}
		if p.refused(r) {
			return
		}
		if len(r.Args) == 1 {
			delete(m.modem.contexts, cid)
		} else {
			m.modem.contexts[cid] = c
		}
	default:
		r.Error()
		return
	}
	r.OK()
}

// cgact is AT+CGACT=<state>[,<cid>]: the contexts of AT+MIPCALL, by their standard
// name (TS 27.007 §10.1.10).
func (m *Module) cgact(r *Request) {
	cids := m.profile.CID
	switch r.Form {
	case Test:
		r.Info(-1, "(0,1)")
		r.OK()
	case Read:
		for cid := cids.Min; cid <= cids.Max; cid++ {
			_, up := m.modem.active[cid]
			if _, defined := m.modem.contexts[cid]; up || defined {
				r.Info(-1, number(cid), map[bool]string{true: "1", false: "0"}[up])
			}
		}
		r.OK()
	case Set:
		p := r.params(1, 2)
		state, cid := p.int(Range{0, 1}), m.profile.Defaults.CID
		if p.more() {
			cid = p.int(cids)
		}
		switch {
		case p.refused(r):
		case state == 0:
			r.OKThen(func() { m.deactivate(cid) })
		case !m.modem.attached:
			r.Error()
		default:
			m.modem.active[cid] = address(cid)
			r.OK()
		}
	default:
		r.Error()
	}
}

// cgpaddr is AT+CGPADDR[=<cid>] (TS 27.007 §10.1.14).
func (m *Module) cgpaddr(r *Request) {
	cids := m.profile.CID
	switch r.Form {
	case Test:
		r.Info(-1, m.list(cids))
	case Execute:
		for cid := cids.Min; cid <= cids.Max; cid++ {
			if ip, up := m.modem.active[cid]; up {
				r.Info(-1, number(cid), quoted(ip))
			}
		}
	case Set:
		p := r.params(1, 1)
		cid := p.int(cids)
		if p.refused(r) {
			return
		}
		if ip, up := m.modem.active[cid]; up {
			r.Info(-1, number(cid), quoted(ip))
		} else {
			r.Info(-1, number(cid))
		}
	default:
		r.Error()
		return
	}
	r.OK()
}
