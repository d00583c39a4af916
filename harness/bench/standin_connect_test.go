package bench

import (
	"errors"
	"fmt"
	"net"
	"net/textproto"
	"os"
	"strconv"
	"strings"
	"time"
)

func standinCode(code int) int {
	if code == 0 {
		return 0
	}
	return 10
}

func (s *standin) connect(id int, c *standinChannel, f []standinField, state int) {
	port, user, password := "21", "anonymous", "guest"
	if len(f) > 1 {
		user = f[1].text
	}
	if len(f) > 2 {
		password = f[2].text
	}
	if len(f) > 3 {
		port = f[3].text
		n, err := strconv.ParseUint(port, 10, 32)
		switch {
		case err != nil || f[3].quoted:
			s.say("ERROR")
			return
		case n > 65535:
			s.say("+CME ERROR: 50")
			return
		}
	}
	if state != 0 {
		s.say("+CME ERROR: 803")
		return
	}
	wait, _ := strconv.Atoi(c.cfg["rsptimeout"])
	s.after(func() {
		result := func(code int) { s.report("MFTPCONN", id, code) }
		raw, err := net.DialTimeout("tcp", net.JoinHostPort(f[0].text, port), time.Duration(wait)*time.Second)
		var dns *net.DNSError
		var slow net.Error
		switch {
		case errors.As(err, &dns):
			result(8)
			return
		case errors.As(err, &slow) && slow.Timeout():
			result(9)
			return
		case err != nil:
			result(11)
			return
		}
		c.mu.Lock()
		c.raw, c.ftp, c.replies, c.closing = raw, textproto.NewConn(raw), make(chan standinReply, 8), false
		c.mu.Unlock()
		s.working.Go(func() { s.listen(id, c, c.ftp, c.replies) })
		fail := func(code int) { s.hangUp(c); result(code) }
		if code, _, err := s.reply(c); err != nil || code != 220 {
			fail(standinCause(err))
			return
		}
		code, _, err := s.request(c, "USER", user)
		if err == nil && code == 331 {
			code, _, err = s.request(c, "PASS", password)
		}
		if err != nil || code != 230 {
			fail(standinCause(err))
			return
		}
		c.mu.Lock()
		c.state = 1
		c.mu.Unlock()
		result(0)
	})
}

func standinCause(err error) int {
	var slow net.Error
	switch {
	case err == nil:
		return 10
	case errors.As(err, &slow) && slow.Timeout():
		return 5
	case errors.As(err, new(textproto.ProtocolError)):
		return 12
	case errors.As(err, new(*textproto.Error)):
		return 10
	}
	return 11
}

type standinReply struct {
	code int
	text string
	err  error
}

// listen passes the server's replies on, and says so when the server hangs up.
func (s *standin) listen(id int, c *standinChannel, from *textproto.Conn, to chan<- standinReply) {
	for {
		code, text, err := from.ReadResponse(0)
		to <- standinReply{code, text, err}
		if err == nil {
			continue
		}
		c.mu.Lock()
		unasked := !c.closing && c.state != 0
		c.mu.Unlock()
		if unasked {
			s.hangUp(c)
			s.report("MFTPURC", id, `"conn"`, 0)
		}
		return
	}
}

// reply waits as long as rsptimeout says.
func (s *standin) reply(c *standinChannel) (int, string, error) {
	wait, _ := strconv.Atoi(c.cfg["rsptimeout"])
	c.mu.Lock()
	replies := c.replies
	c.mu.Unlock()
	if replies == nil {
		return 0, "", net.ErrClosed
	}
	select {
	case r := <-replies:
		return r.code, r.text, r.err
	case <-time.After(time.Duration(wait) * time.Second):
		return 0, "", os.ErrDeadlineExceeded
	}
}

func (s *standin) hangUp(c *standinChannel) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closing = true
	if c.raw != nil {
		_ = c.raw.Close()
	}
	if c.store != nil {
		_ = c.store.Close()
	}
	c.raw, c.ftp, c.replies, c.store, c.state = nil, nil, nil, nil, 0
}

func (s *standin) request(c *standinChannel, verb, arg string) (int, string, error) {
	c.mu.Lock()
	ftp := c.ftp
	c.closing = c.closing || verb == "QUIT"
	c.mu.Unlock()
	if ftp == nil {
		return 0, "", net.ErrClosed
	}
	if arg != "" {
		verb += " " + arg
	}
	if _, err := ftp.Cmd("%s", verb); err != nil {
		return 0, "", err
	}
	return s.reply(c)
}

// ask is a request of which only success matters: 0, or the reply's code.
func (s *standin) ask(c *standinChannel, verb, arg string) int {
	code, _, err := s.request(c, verb, arg)
	if err == nil && code >= 200 && code < 400 {
		return 0
	}
	return max(code, 1)
}

// open starts a passive transfer and returns its data connection.
func (s *standin) open(c *standinChannel, verb, arg string, offset int) (net.Conn, error) {
	s.ask(c, "TYPE", map[string]string{"0": "I", "1": "A"}[c.cfg["data_type"]])
	code, line, err := s.request(c, "PASV", "")
	if err != nil || code != 227 {
		return nil, fmt.Errorf("PASV answered %d: %w", code, err)
	}
	var h1, h2, h3, h4, p1, p2 int
	if _, err := fmt.Sscanf(line[strings.IndexByte(line, '('):], "(%d,%d,%d,%d,%d,%d)", &h1, &h2, &h3, &h4, &p1, &p2); err != nil {
		return nil, err
	}
	if offset > 0 {
		s.ask(c, "REST", strconv.Itoa(offset))
	}
	data, err := net.Dial("tcp", fmt.Sprintf("%d.%d.%d.%d:%d", h1, h2, h3, h4, p1<<8|p2))
	if err != nil {
		return nil, err
	}
	if code, _, err = s.request(c, verb, arg); err != nil || code/100 != 1 {
		_ = data.Close()
		return nil, fmt.Errorf("%s answered %d", verb, code)
	}
	return data, nil
}
