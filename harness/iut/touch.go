package iut

import (
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/judge"
)

// Touch remembers what the end of the case has to restore.
func (m *Module) Touch(c *judge.Command) {
	if c.Channel < 0 {
		return
	}
	switch {
	case c.Verb == "MFTPCONN":
		m.touched.open[c.Channel] = true
	case c.Verb == "MFTPCFG" && len(c.Args) > 1:
		name := c.Arg(0)
		m.touched.settings[setting{c.Channel, name}] = c.Arg(1)
		if n, err := strconv.Atoi(c.Arg(1)); name == "rsptimeout" && err == nil && n >= 2 && n <= 30 {
			m.touched.timeouts[c.Channel] = max(m.touched.timeouts[c.Channel], time.Duration(n)*time.Second)
		}
	}
}

// LocalFS says whether the case has last set "local_fs" of a channel to 1.
func (m *Module) LocalFS(channel int) bool {
	return m.touched.settings[setting{channel, "local_fs"}] == "1"
}

// Unended takes a result whose line end does not come, and gives its code; "" if
// there is none. The cases of §2.1 judge the line end.
func (m *Module) Unended(c *judge.Command) (code string) {
	s := m.Session()
	l := judge.ParseLine(strings.Trim(string(s.Pending()), "\r\n"))
	if l.Name != c.Verb || l.At(0) != strconv.Itoa(c.Channel) || s.LastByte()+m.Timing().Quiet > s.Now() {
		return ""
	}
	if _, err := strconv.Atoi(l.At(1)); err != nil {
		return ""
	}
	s.Drain()
	return l.At(1)
}
