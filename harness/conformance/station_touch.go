package conformance

import (
	"strconv"
	"strings"
	"time"
)

// touch remembers what the end of the case has to restore.
func (st *station) touch(c *command) {
	if c.channel < 0 {
		return
	}
	switch {
	case c.verb == "MFTPCONN":
		st.open[c.channel] = true
	case c.verb == "MFTPCFG" && len(c.args) > 1:
		name := c.arg(0)
		st.settings[setting{c.channel, name}] = true
		if n, err := strconv.Atoi(c.arg(1)); name == "rsptimeout" && err == nil && n >= 2 && n <= 30 {
			st.timeouts[c.channel] = max(st.timeouts[c.channel], time.Duration(n)*time.Second)
		}
	}
}

// unended takes a result whose line end does not come, and gives its code; "" if
// there is none. The cases of §2.1 judge the line end.
func (st *station) unended(c *command) (code string) {
	s := st.session()
	l := parseLine(strings.Trim(string(s.Pending()), "\r\n"))
	if l.name != c.verb || l.at(0) != strconv.Itoa(c.channel) || s.LastByte()+st.timing().Quiet > s.Now() {
		return ""
	}
	if _, err := strconv.Atoi(l.at(1)); err != nil {
		return ""
	}
	s.Drain()
	return l.at(1)
}
