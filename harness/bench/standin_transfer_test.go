package bench

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
)

func (s *standin) list(name string, id int, c *standinChannel, path string) {
	data, err := s.open(c, "LIST", path, 0)
	if err != nil {
		s.report(name, id, 10)
		return
	}
	text, _ := io.ReadAll(data)
	_ = data.Close()
	_, _, _ = s.reply(c)
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	if len(text) == 0 {
		s.report(name, id, 14)
		return
	}
	for _, l := range lines {
		f := strings.Fields(l)
		if len(f) < 9 {
			s.report(name, id, 12)
			return
		}
		entry := strings.Join(f[8:], " ")
		entry = entry[strings.LastIndexByte(entry, '/')+1:]
		if l[0] == 'd' {
			s.report(name, id, 0, strconv.Quote(entry), strconv.Quote(l[1:4]))
			continue
		}
		at, err := time.Parse("Jan 2 2006", f[5]+" "+f[6]+" "+f[7])
		if err != nil {
			now := time.Now().UTC()
			at, _ = time.Parse("2006 Jan 2 15:04", fmt.Sprint(now.Year())+" "+f[5]+" "+f[6]+" "+f[7])
			if at.After(now.Add(24 * time.Hour)) {
				at = at.AddDate(-1, 0, 0)
			}
		}
		s.report(name, id, 0, strconv.Quote(entry), f[4], at.Format("20060102150405"), strconv.Quote(l[1:4]))
	}
}

func (s *standin) retrieve(name string, id int, c *standinChannel, f []standinField) {
	number := func(i, otherwise int) int {
		if i >= len(f) || f[i].text == "" {
			return otherwise
		}
		n, err := strconv.Atoi(f[i].text)
		if err != nil {
			return -2
		}
		return n
	}
	offset, length := number(2, 0), number(3, -1)
	if offset < 0 || length < -1 {
		s.say("ERROR")
		return
	}
	if c.cfg["local_fs"] == "1" {
		s.say("+CME ERROR: 811") // it has no local files
		return
	}
	s.setState(c, 2)
	s.after(func() {
		defer s.setState(c, 1)
		data, err := s.open(c, "RETR", f[0].text, offset)
		if err != nil {
			s.report(name, id, 10)
			return
		}
		var r io.Reader = data
		if length >= 0 {
			r = io.LimitReader(data, int64(length))
		}
		got, broken := io.ReadAll(r)
		_ = data.Close()
		if code, _, err := s.reply(c); err == nil && code/100 != 2 && length < 0 || broken != nil {
			s.report(name, id, 10)
			return
		}
		if len(got) == 0 {
			s.report(name, id, 19, 0, 0)
			return
		}
		s.setState(c, 1) // whoever has the data may go on
		sum := 0
		for part := range slices.Chunk(got, 700) {
			sum += len(part)
			s.write(fmt.Sprintf("\r\n+%s: %d%s0%s%d%s%d%s%s\r\n", name, id, s.comma, s.comma, sum, s.comma, len(part), ",", part))
		}
	})
}

func (s *standin) setState(c *standinChannel, state int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.raw != nil {
		c.state = state
	}
}

func (s *standin) store(ctx context.Context, name string, id int, c *standinChannel, f []standinField) {
	if c.cfg["local_fs"] == "1" {
		s.say("+CME ERROR: %d", standinNotConnected[name])
		return
	}
	last, length := true, -1
	if len(f) > 1 {
		if f[1].text != "0" && f[1].text != "1" {
			s.refuse(f[1])
			return
		}
		last = f[1].text == "1"
	}
	if len(f) > 2 {
		n, err := strconv.ParseUint(f[2].text, 10, 32)
		if err != nil || n < 1 || n > 4096 {
			s.refuse(f[2])
			return
		}
		length = int(n)
	}
	var data []byte
	switch {
	case len(f) > 3:
		data = []byte(f[3].text)
		if len(data) != length || length > 1024 {
			s.say("+CME ERROR: 50")
			return
		}
	case len(f) > 1:
		s.write(s.prompt)
		for len(data) != length {
			b, ok := s.next(ctx)
			if !ok || length < 0 && b == 0x1a {
				break
			}
			data = append(data, b)
		}
	default:
		s.say("CONNECT")
		data = s.transparent(ctx)
	}
	s.setState(c, 3)
	s.after(func() {
		if c.store == nil {
			conn, err := s.open(c, map[string]string{"MFTPSTOR": "STOR", "MFTPAPPE": "APPE"}[name], f[0].text, 0)
			if err != nil {
				s.setState(c, 1)
				s.report(name, id, 10, 0)
				return
			}
			c.mu.Lock()
			c.store = conn
			c.mu.Unlock()
		}
		_, failed := c.store.Write(data)
		if last {
			_ = c.store.Close()
			code, _, err := s.reply(c)
			if err == nil && code/100 != 2 {
				err = fmt.Errorf("the transfer ended with %d", code)
			}
			failed = cmp.Or(failed, err)
			c.mu.Lock()
			c.store = nil
			c.mu.Unlock()
			s.setState(c, 1)
		}
		switch {
		case failed != nil && len(f) == 1:
			s.report(name, id, 17, 0)
		case failed != nil:
			s.report(name, id, 10, 0)
		case len(f) > 1:
			s.report(name, id, 0, len(data))
		}
	})
}

func (s *standin) refuse(f standinField) {
	if _, err := strconv.ParseUint(f.text, 10, 32); err != nil || f.quoted {
		s.say("ERROR")
		return
	}
	s.say("+CME ERROR: 50")
}

// transparent reads until "+++" stands alone between two silences of a second.
func (s *standin) transparent(ctx context.Context) []byte {
	var data []byte
	const guard = time.Second
	quiet, plus := true, 0
	for {
		timer := time.NewTimer(guard)
		select {
		case b := <-s.in:
			timer.Stop()
			if b == '+' && (plus > 0 || quiet) {
				plus++
			} else {
				plus = 0
			}
			quiet = false
			data = append(data, b)
		case <-timer.C:
			if plus == 3 {
				return bytes.TrimSuffix(data, []byte("+++"))
			}
			quiet, plus = true, 0
		case <-ctx.Done():
			return data
		}
	}
}
