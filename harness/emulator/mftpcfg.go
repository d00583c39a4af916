package emulator

import "slices"

// setting is one line of the tables of §3.1.
type setting struct {
	key    string
	values []settingValue
}

type settingValue struct {
	within func(*Profile) Range
	of     func(*Settings) *int
}

// settings are in the order of the table (D69), without those that the model lacks.
func (p *Profile) settings() []setting {
	return slices.DeleteFunc([]setting{
		{"data_type", []settingValue{{func(p *Profile) Range { return p.DataType }, func(s *Settings) *int { return &s.DataType }}}},
		{"transmode", []settingValue{{func(p *Profile) Range { return p.TransMode }, func(s *Settings) *int { return &s.TransMode }}}},
		{"rsptimeout", []settingValue{{func(p *Profile) Range { return p.Timeout }, func(s *Settings) *int { return &s.Timeout }}}},
		{"ssl", []settingValue{
			{func(p *Profile) Range { return p.SSLMode }, func(s *Settings) *int { return &s.SSLMode }},
			{func(p *Profile) Range { return p.SSLID }, func(s *Settings) *int { return &s.SSLID }},
		}},
		{"local_fs", []settingValue{{func(p *Profile) Range { return p.LocalFS }, func(s *Settings) *int { return &s.LocalFS }}}},
		{"cid", []settingValue{{func(p *Profile) Range { return p.CID }, func(s *Settings) *int { return &s.CID }}}},
	}, func(s setting) bool { return slices.Contains(p.Lacks, s.key) })
}

// mftpcfg is AT+MFTPCFG=<connect_id>[,<key>[,<value>...]] (§3.1): all settings of
// a channel, one, or a change. A change on a connected channel counts from the
// next AT+MFTPCONN or transfer on (D21).
func (m *Module) mftpcfg(r *Request) {
	p := r.params(1, 4)
	id := p.int(m.profile.Channels)
	if !p.more() {
		if !p.refused(r) && !m.refusedNow(r, m.channel(id)) {
			for _, s := range m.profile.settings() {
				m.sayLine(r, id, s)
			}
			r.OK()
		}
		return
	}
	key := p.string(m.profile.MaxString)
	var chosen *setting
	for _, s := range m.profile.settings() {
		if s.key == key {
			chosen = &s
		}
	}
	if chosen == nil {
		p.outside = true
		p.refused(r)
		return
	}
	if !p.more() {
		if !p.refused(r) && !m.refusedNow(r, m.channel(id)) {
			m.sayLine(r, id, *chosen)
			r.OK()
		}
		return
	}
	if len(p.args) != len(chosen.values) {
		p.malformed = true
	}
	ch := m.channel(id)
	var now Settings
	if ch != nil {
		now = ch.settings
	}
	for _, v := range chosen.values {
		*v.of(&now) = p.int(v.within(&m.profile))
	}
	if m.reading(D17) == "refused" && !m.supported(now) {
		p.outside = true
	}
	if p.refused(r) || ch == nil || m.refusedNow(r, ch) {
		return
	}
	live := ch.client != nil && (key == "ssl" || key == "cid" || key == "data_type") && now != ch.settings
	if live && m.reading(D21Connected) == "refused" {
		r.Refuse(errRunning)
		return
	}
	was := ch.settings
	m.hookSettings(id, key, was, &now)
	ch.settings = now
	if live && m.reading(D21Connected) == "ends" && !ch.busy() {
		r.OKThen(func() { m.lost(ch, ch.client) })
		return
	}
	r.OK()
}

// ascii is the type of the next transfer (D21).
func (m *Module) ascii(ch *channel) bool {
	if m.reading(D21Type) == "next-connection" {
		return ch.ascii
	}
	return ch.settings.DataType == 1
}

// supported reports whether the model can do what s asks for (§3.1, footnotes 1
// and 2).
func (m *Module) supported(s Settings) bool {
	return (m.profile.Active || s.TransMode != 0) && (m.profile.TLS || s.SSLMode == 0)
}

// sayLine answers one setting of a channel.
func (m *Module) sayLine(r *Request, id int, s setting) {
	fields := []string{number(id), quoted(s.key)}
	for _, v := range s.values {
		fields = append(fields, number(*v.of(&m.channel(id).settings)))
	}
	r.Info(id, fields...)
}

// testSettings answers AT+MFTPCFG=?: a line for each setting.
func (m *Module) testSettings(r *Request) {
	p := m.profile
	if m.reading(D17Test) == "supported" {
		if !p.Active {
			p.TransMode.Min = 1
		}
		if !p.TLS {
			p.SSLMode.Max = 0
		}
	}
	for _, s := range m.profile.settings() {
		fields := []string{m.list(p.Channels), quoted(s.key)}
		for _, v := range s.values {
			fields = append(fields, m.list(v.within(&p)))
		}
		r.Info(-1, fields...)
	}
}
