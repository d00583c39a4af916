package emulator

import "fmt"

// modem is what the neighbouring commands set.
type modem struct {
	fun      int // +CFUN
	attached bool
	active   map[int]string // PDP contexts that are up, with their address
	contexts map[int]pdp    // what +CGDCONT defines

	registration map[string]int    // +CREG, +CGREG, +CEREG: what they tell by themselves
	kept         map[string]string // other settings, by the name of their command
}

// newModem is attached, with the default context up (D57), where there is a network.
func newModem(p *Profile, away bool) modem {
	cid := p.Defaults.CID
	active := map[int]string{cid: address(cid)}
	if away {
		clear(active)
	}
	return modem{fun: 1, attached: !away, active: active,
		contexts: map[int]pdp{cid: {"IP", "cmnet"}}, registration: map[string]int{}, kept: map[string]string{}}
}

func address(cid int) string { return fmt.Sprintf("10.81.41.%d", 100+cid) }

func modemHandlers(h map[string]handler) {
	h["+CMEE"] = (*Module).cmee
	h["+CGMI"] = identity(func(p *Profile) string { return p.Maker })
	h["+CGMM"] = identity(func(p *Profile) string { return p.Series })
	h["+CGMR"] = identity(func(p *Profile) string { return p.Firmware })
	h["+CGSN"] = identity(func(p *Profile) string { return p.Serial })
	h["+CPIN"] = (*Module).cpin
	h["+CGATT"] = (*Module).cgatt
	h["+CFUN"] = (*Module).cfun
	h["+CCLK"] = (*Module).cclk
	h["+MIPCALL"] = (*Module).mipcall
	h["+MREBOOT"] = (*Module).mreboot
}

// identity makes the handler of a command that answers one line as it is.
func identity(of func(*Profile) string) handler {
	return func(m *Module, r *Request) {
		switch r.Form {
		case Test:
			r.OK()
		case Execute:
			r.Line(of(&m.profile))
			r.OK()
		default:
			r.Error()
		}
	}
}

// cmee is AT+CMEE, which the manual refers to in §2.2 (3GPP TS 27.007 §9.1).
func (m *Module) cmee(r *Request) {
	most := 2
	if m.reading(D23) == "refused" {
		most = 1
	}
	switch r.Form {
	case Test:
		if most == 1 {
			r.Info(-1, "(0,1)")
		} else {
			r.Info(-1, "(0,1,2)")
		}
		r.OK()
	case Read:
		r.Info(-1, number(m.shell.cmee))
		r.OK()
	case Set:
		p := r.params(1, 1)
		n := p.int(Range{0, most})
		if p.refused(r) {
			return
		}
		m.shell.cmee = n
		r.OK()
	default:
		r.Malformed()
	}
}

func (m *Module) cpin(r *Request) {
	if r.Form != Read {
		r.Error()
		return
	}
	r.Info(-1, "READY")
	r.OK()
}

func (m *Module) cgatt(r *Request) {
	switch r.Form {
	case Test:
		r.Info(-1, "(0,1)")
	case Read:
		n := 0
		if m.modem.attached {
			n = 1
		}
		r.Info(-1, number(n))
	case Set:
		p := r.params(1, 1)
		n := p.int(Range{0, 1})
		if p.refused(r) {
			return
		}
		m.attach(r, n == 1)
		return
	default:
		r.Error()
		return
	}
	r.OK()
}

func (m *Module) cfun(r *Request) {
	switch r.Form {
	case Test:
		r.Info(-1, "(0,1,4)")
	case Read:
		r.Info(-1, number(m.modem.fun))
	case Set:
		p := r.params(1, 2)
		n := p.int(Range{0, 4})
		if p.more() {
			p.int(Range{0, 1})
		}
		p.outside = p.outside || n == 2 || n == 3
		if p.refused(r) {
			return
		}
		m.modem.fun = n
		m.attach(r, n == 1)
		return
	default:
		r.Error()
		return
	}
	r.OK()
}

// attach answers a command that joins the network or leaves it.
func (m *Module) attach(r *Request, on bool) {
	m.modem.attached = on && !m.away
	r.OKThen(func() {
		if !on {
			m.detach()
		}
		m.registered()
	})
}

// mipcall is AT+MIPCALL=<action>[,<cid>]: PDP contexts up and down (D57).
func (m *Module) mipcall(r *Request) {
	switch r.Form {
	case Test:
		r.Info(-1, "(0-1)", m.list(m.profile.CID))
		r.OK()
	case Read:
		for cid := m.profile.CID.Min; cid <= m.profile.CID.Max; cid++ {
			if ip, up := m.modem.active[cid]; up {
				r.Info(-1, number(cid), "1", quoted(ip))
			}
		}
		r.OK()
	case Set:
		p := r.params(1, 2)
		action, cid := p.int(Range{0, 1}), m.profile.Defaults.CID
		if p.more() {
			cid = p.int(m.profile.CID)
		}
		switch {
		case p.refused(r):
		case action == 0:
			r.OKThen(func() { m.deactivate(cid) })
		case !m.modem.attached:
			r.Error()
		default:
			m.modem.active[cid] = address(cid)
			r.OKThen(func() { m.notify(m.info(URC, "", -1, r.Name, number(cid), "1", quoted(address(cid)))) })
		}
	default:
		r.Error()
	}
}

// detach takes all contexts down.
func (m *Module) detach() {
	for cid := range m.modem.active {
		m.deactivate(cid)
	}
}

// deactivate takes a context down; the connections over it are lost (§3.14).
func (m *Module) deactivate(cid int) {
	delete(m.modem.active, cid)
	for _, ch := range m.channels {
		if c := ch.client; c != nil && ch.cid == cid {
			m.workers.Go(func() { _ = c.Close() }) // its keeper says so
		}
	}
}

// mreboot is AT+MREBOOT: OK, REBOOTING, and after a while +MATREADY.
func (m *Module) mreboot(r *Request) {
	if r.Form == Test || r.Form == Read {
		r.Error()
		return
	}
	r.OKThen(func() {
		m.emit(m.text(URC, r.Name, "REBOOTING"))
		m.reboot()
	})
}
