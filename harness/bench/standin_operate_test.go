package bench

import (
	"context"
	"strconv"
	"strings"
)

// Codes of Table 4 for a channel that is not connected.
var standinNotConnected = map[string]int{"MFTPDISC": 804, "MFTPCWD": 805, "MFTPPWD": 806, "MFTPMKD": 807, "MFTPLIST": 808, "MFTPDEL": 809, "MFTPRN": 810,
	"MFTPRETR": 811, "MFTPSTOR": 812, "MFTPAPPE": 813}

func (s *standin) operate(ctx context.Context, name string, id int, c *standinChannel, f []standinField) {
	wanted := map[string][2]int{"MFTPCONN": {1, 4}, "MFTPDISC": {0, 0}, "MFTPCWD": {1, 1}, "MFTPPWD": {0, 0}, "MFTPMKD": {1, 1}, "MFTPLIST": {1, 1},
		"MFTPDEL": {1, 1}, "MFTPRN": {2, 2}, "MFTPRETR": {1, 4}, "MFTPAPPE": {1, 4}, "MFTPSTOR": {1, 4}}
	w, known := wanted[name]
	if !known || len(f) < w[0] || len(f) > w[1] {
		s.say("ERROR")
		return
	}
	quoted := w[0]
	if name == "MFTPCONN" {
		quoted = min(3, len(f))
	}
	for _, field := range f[:quoted] {
		switch {
		case !field.quoted:
			s.say("ERROR")
			return
		case len(field.text) > 255:
			s.say("+CME ERROR: 50")
			return
		}
	}
	c.mu.Lock()
	state, packets := c.state, c.store != nil
	c.mu.Unlock()
	if name == "MFTPCONN" {
		s.connect(id, c, f, state)
		return
	}
	upload := name == "MFTPSTOR" || name == "MFTPAPPE"
	switch {
	case state == 0:
		s.say("+CME ERROR: %d", standinNotConnected[name])
		return
	case state != 1 && !(packets && upload):
		s.say("+CME ERROR: 802")
		return
	}
	text := func(i int) string { return f[i].text }
	result := func(code int, more ...any) { s.report(name, append([]any{id, code}, more...)...) }
	simple := func(verb, arg string) { s.after(func() { result(standinCode(s.ask(c, verb, arg))) }) }
	switch name {
	case "MFTPDISC":
		s.after(func() {
			_, _, _ = s.request(c, "QUIT", "")
			s.hangUp(c)
			result(0)
			if s.notice {
				s.say(`+MFTPURC: %d,"conn",0`, id)
			}
		})
	case "MFTPCWD":
		simple("CWD", text(0))
	case "MFTPMKD":
		simple("MKD", text(0))
	case "MFTPDEL":
		s.after(func() {
			code := s.ask(c, "DELE", text(0))
			if code != 0 {
				code = s.ask(c, "RMD", text(0))
			}
			result(standinCode(code))
		})
	case "MFTPRN":
		s.after(func() {
			code := s.ask(c, "RNFR", text(0))
			if code == 0 {
				code = s.ask(c, "RNTO", text(1))
			}
			result(standinCode(code))
		})
	case "MFTPPWD":
		s.after(func() {
			code, line, err := s.request(c, "PWD", "")
			if err != nil || code != 257 {
				result(10)
				return
			}
			_, path, quoted := strings.Cut(line, `"`)
			path, _, _ = strings.Cut(path, `"`)
			if !quoted {
				result(12)
				return
			}
			result(0, strconv.Quote(path))
		})
	case "MFTPLIST":
		s.after(func() { s.list(name, id, c, text(0)) })
	case "MFTPRETR":
		s.retrieve(name, id, c, f)
	default:
		s.store(ctx, name, id, c, f)
	}
}
