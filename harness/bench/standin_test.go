package bench

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"strconv"
	"strings"
	"sync"
)

// standin is a device that is not ours: a few hundred lines that speak what the
// manual promises and nothing else. It has no identification, no local files, no
// +CMEE and no echo control; it prints its prompt and its commas its own way. It
// shares no code with the emulator or with the tester.
type standin struct {
	line   io.ReadWriteCloser
	echo   bool
	prompt string // "\r\n> "
	comma  string // ", "
	notice bool   // +MFTPURC after a requested close (D03)

	out      sync.Mutex
	in       chan byte
	channels [6]standinChannel
	working  sync.WaitGroup
}

type standinChannel struct {
	mu    sync.Mutex
	cfg   map[string]string
	ftp   *textproto.Conn
	raw   net.Conn
	state int
	// Replies of the server in their order; closing: we hang up ourselves.
	replies chan standinReply
	closing bool
	// An upload whose packets are not all here yet.
	store net.Conn
}

func standinDefaults() map[string]string {
	return map[string]string{"data_type": "0", "transmode": "1", "rsptimeout": "10", "ssl": "0,0", "local_fs": "0", "cid": "1"}
}

var standinConfig = []struct{ name, values string }{
	{"data_type", "(0-1)"}, {"transmode", "(0-1)"}, {"rsptimeout", "(2-30)"}, {"ssl", "(0-2),(0-5)"}, {"local_fs", "(0-1)"}, {"cid", "(1-15)"},
}

func newStandin(line io.ReadWriteCloser) *standin {
	s := &standin{line: line, echo: true, prompt: "\r\n> ", comma: ", ", notice: true, in: make(chan byte, 1<<16)}
	for i := range s.channels {
		s.channels[i].cfg = standinDefaults()
	}
	return s
}

// serve answers until ctx ends.
func (s *standin) serve(ctx context.Context) {
	go func() {
		buf := make([]byte, 4096)
		for ctx.Err() == nil {
			n, err := s.line.Read(buf)
			for _, b := range buf[:n] {
				select {
				case s.in <- b:
				case <-ctx.Done():
					return
				}
			}
			if err != nil {
				return
			}
		}
	}()
	var text []byte
	for {
		b, ok := s.next(ctx)
		if !ok {
			break
		}
		if s.echo {
			s.write(string([]byte{b}))
		}
		switch {
		case b == '\r':
			s.command(ctx, string(text))
			text = nil
		case b == '\n' && len(text) == 0:
		default:
			text = append(text, b)
		}
	}
	for i := range s.channels {
		s.hangUp(&s.channels[i])
	}
	s.working.Wait()
}

func (s *standin) next(ctx context.Context) (byte, bool) {
	select {
	case b := <-s.in:
		return b, true
	case <-ctx.Done():
		return 0, false
	}
}

func (s *standin) write(text string) {
	s.out.Lock()
	defer s.out.Unlock()
	_, _ = io.WriteString(s.line, text)
}

func (s *standin) say(format string, args ...any) {
	s.write("\r\n" + fmt.Sprintf(format, args...) + "\r\n")
}

// report prints a deferred result; the fields are joined by the device's comma.
func (s *standin) report(name string, fields ...any) {
	texts := make([]string, len(fields))
	for i, f := range fields {
		texts[i] = fmt.Sprint(f)
	}
	s.say("+%s: %s", name, strings.Join(texts, s.comma))
}

// after answers OK, does the work aside, and prints its result line.
func (s *standin) after(work func()) {
	s.say("OK")
	s.working.Go(work)
}

var standinForms = map[string]string{
	"MFTPCONN": "(0-5),,,,(0-65535)", "MFTPDISC": "(0-5)", "MFTPCWD": "(0-5),", "MFTPPWD": "(0-5)", "MFTPMKD": "(0-5),", "MFTPLIST": "(0-5),",
	"MFTPDEL": "(0-5),", "MFTPRN": "(0-5),,", "MFTPRETR": "(0-5),[,[,<offset>[,<length>]]]", "MFTPAPPE": "(0-5),,,,", "MFTPSTOR": "(0-5),,,,", "MFTPSTATE": "(0-5)",
}

func (s *standin) command(ctx context.Context, text string) {
	rest, ok := strings.CutPrefix(text, "AT")
	if !ok {
		rest, ok = strings.CutPrefix(text, "at")
	}
	switch {
	case !ok && text == "":
		return
	case !ok:
		s.say("ERROR")
		return
	case rest == "":
		s.say("OK")
		return
	}
	name, args, set := strings.Cut(strings.TrimPrefix(rest, "+"), "=")
	fields, good := standinFields(args)
	switch {
	case rest[0] != '+', !set, !strings.HasPrefix(name, "MFTP"):
		s.say("ERROR")
		return
	case args == "?" && name == "MFTPCFG":
		for _, c := range standinConfig {
			s.say("+MFTPCFG: %s", strings.ReplaceAll(fmt.Sprintf(`(0-5),"%s",%s`, c.name, c.values), ",", s.comma))
		}
		s.say("OK")
		return
	case args == "?":
		if form, known := standinForms[name]; known {
			s.say("+%s: %s", name, strings.ReplaceAll(form, ",", s.comma))
			s.say("OK")
			return
		}
		s.say("ERROR")
		return
	case !good, len(fields) == 0:
		s.say("ERROR")
		return
	}
	id, err := strconv.Atoi(fields[0].text)
	if err != nil || fields[0].quoted || id < 0 || fields[0].text[0] == '+' {
		s.say("ERROR")
		return
	}
	if id > 5 {
		s.say("+CME ERROR: 50")
		return
	}
	c := &s.channels[id]
	switch name {
	case "MFTPCFG":
		s.config(id, c, fields[1:])
	case "MFTPSTATE":
		c.mu.Lock()
		state := c.state
		c.mu.Unlock()
		s.report(name, id, state)
		s.say("OK")
	default:
		s.operate(ctx, name, id, c, fields[1:])
	}
}
