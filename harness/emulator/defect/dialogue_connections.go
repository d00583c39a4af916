package defect

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"mftpspec/harness/emulator"
)

// dialogueSettings: AT+MFTPCFG (§3.1).
func dialogueSettings() []place {
	return []place{
		{"ftps-active-is-passive", `With "ssl" 1 and 2 the data connections are passive although "transmode" is 0.`, "R3.1-37", "MFTPCFG", dials(func(c *emulator.DialConfig) {
			c.Active = c.Active && c.Security == emulator.Plain
		})},
		{"user-in-front-of-auth", `With mode 2 of "ssl" the user name goes out in plain text in front of AUTH where the greeting has several lines.`, "R3.1-50", "MFTPCFG", dials(func(c *emulator.DialConfig) {
			if c.Security == emulator.Explicit && c.User != "" {
				c.Net = &forward{user: c.User, limit: c.Timeout}
			}
		})},
		{"second-ftps-session-plain", `While a session is protected another one with mode 2 of "ssl" is in plain text.`, "R3.1-50", "MFTPCFG", secondPlain},
		{"refused-type-believed", "A TYPE that the server has refused is taken to be in force by the next transfer of the connection.", "R3.1-34", "MFTPCFG", refusedTypeBelieved},
		{"type-of-connection-before-believed", "On a new connection of a channel the TYPE of the one before is taken to be in force.", "R3.1-33", "MFTPCFG", oldTypeBelieved},
	}
}

// forward is a network on which the greeting is read at once: where it has several lines the first command
// has gone out before it is over.
type forward struct {
	user    string
	limit   time.Duration
	control bool
}

func (*forward) TLS(*tls.Config) {}

func (n *forward) Connect(ctx context.Context, kind, address string) (net.Conn, error) {
	conn, err := new(net.Dialer).DialContext(ctx, kind, address)
	if err != nil || n.control {
		return conn, err
	}
	n.control = true
	_ = conn.SetReadDeadline(time.Now().Add(n.limit))
	in := bufio.NewReader(conn)
	greeting, several := replyFrom(in)
	if several {
		_, _ = io.WriteString(conn, "USER "+n.user+"\r\n")
		_, _ = replyFrom(in)
	}
	_ = conn.SetReadDeadline(time.Time{})
	rest, _ := in.Peek(in.Buffered())
	return &replayed{conn.(*net.TCPConn), append(greeting, rest...)}, nil
}

// replyFrom reads one reply, and says whether it has several lines.
func replyFrom(in *bufio.Reader) (all []byte, several bool) {
	for {
		line, err := in.ReadBytes('\n')
		all = append(all, line...)
		if last, _ := lastLine(strings.TrimRight(string(line), "\r\n")); last || err != nil {
			return all, several
		}
		several = true
	}
}

// replayed is a connection of which something was read before.
type replayed struct {
	*net.TCPConn
	first []byte
}

func (r *replayed) Read(b []byte) (int, error) {
	if len(r.first) == 0 {
		return r.TCPConn.Read(b)
	}
	n := copy(b, r.first)
	r.first = bytes.Clone(r.first[n:])
	return n, nil
}

func secondPlain() hooks {
	var open atomic.Int32
	return dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
		if open.Load() > 0 && c.Security == emulator.Explicit {
			c.Security = emulator.Plain
		}
		client, err := next(ctx, c)
		if err != nil || c.Security == emulator.Plain {
			return client, err
		}
		return whileOpen(client, c, &open), nil
	})()
}

func refusedTypeBelieved() hooks {
	return relays(func(_ int, r *relay) {
		believed := ""
		r.order = func(line string) {
			if verbOf(line) == "TYPE" {
				if line == believed {
					r.module("200 ok")
					return
				}
				believed = line
			}
			r.server(line)
		}
	})()
}

func oldTypeBelieved() hooks {
	var mu sync.Mutex
	old := map[int]string{}
	return relays(func(id int, r *relay) {
		first := true
		r.order = func(line string) {
			if verbOf(line) == "TYPE" {
				mu.Lock()
				known := first && old[id] == line
				first, old[id] = false, line
				mu.Unlock()
				if known {
					r.module("200 ok")
					return
				}
			}
			r.server(line)
		}
	})()
}

// dialogueConnections: AT+MFTPCONN and AT+MFTPDISC (§3.2, §3.3).
func dialogueConnections() []place {
	return []place{
		{"refused-login-becomes-anonymous", "Where the server refuses the login the module logs in as anonymous, and reports that it is connected.", "R3.2-28", "MFTPCONN", dialling(anonymousThen)},
		{"implicit-falls-back-to-plain", `With mode 1 of "ssl" the login is in plain text where the server does not answer with TLS.`, "R3.1-50", "MFTPCONN", dialling(implicitFallsBack)},
		{"certificate-verified-once", "Once a certificate of a host has passed those of its later connections are not looked at.", "R5-27", "MFTPCONN", verifiedOnce},
		{"refused-quit-leaves-open", "Where the server refuses QUIT AT+MFTPDISC reports success and leaves the control connection open.", "R3.3-20", "MFTPDISC", refusedQuitLeaves},
		{"disc-between-appended-packets-deletes", "AT+MFTPDISC between two packets of AT+MFTPAPPE deletes the file, with what it had before.", "R3.11-61", "MFTPDISC", sessions(discDeletes)},
	}
}

func anonymousThen(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
	client, err := next(ctx, c)
	if isRefusal(err) && c.User != "" && c.User != "anonymous" {
		c.User, c.Password = "anonymous", "guest@"
		if other, again := next(ctx, c); again == nil {
			return other, nil
		}
	}
	return client, err
}

func implicitFallsBack(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
	client, err := next(ctx, c)
	if f, ok := errors.AsType[*emulator.Failure](err); ok && c.Security == emulator.Implicit && f.Cause != emulator.CauseCertificate {
		c.Security = emulator.Plain
		return next(ctx, c)
	}
	return client, err
}

func verifiedOnce() hooks {
	var mu sync.Mutex
	passed := map[string]bool{}
	return dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
		mu.Lock()
		known := passed[c.Host]
		mu.Unlock()
		if known && c.Security != emulator.Plain {
			c.Net = &network{verify: func(t *tls.Config) { t.InsecureSkipVerify = true }}
		}
		client, err := next(ctx, c)
		if err == nil && c.Security != emulator.Plain {
			mu.Lock()
			passed[c.Host] = true
			mu.Unlock()
		}
		return client, err
	})()
}

func refusedQuitLeaves() hooks {
	var mu sync.Mutex
	var left []net.Conn
	return relays(func(_ int, r *relay) {
		quits, stays := false, false
		r.order = func(line string) {
			quits = quits || line == "QUIT"
			r.server(line)
		}
		r.reply = func(line string) {
			if quits && (strings.HasPrefix(line, "4") || strings.HasPrefix(line, "5")) {
				stays = true
				line = "221 bye"
			}
			r.module(line)
		}
		r.over = func(server net.Conn) bool {
			r.mu.Lock()
			defer r.mu.Unlock()
			if stays {
				mu.Lock()
				left = append(left, server)
				mu.Unlock()
			}
			return !stays
		}
	})()
}

func discDeletes(s *session) {
	given := ""
	s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
		given = ""
		inner, err := s.Client.Stor(ctx, p, appending)
		if err != nil || !appending {
			return inner, err
		}
		u := &upload{Upload: inner}
		u.abort = func() error {
			given = p
			return inner.Abort()
		}
		return u, nil
	}
	s.quit = func(ctx context.Context) error {
		if given != "" {
			_ = s.Client.Delete(ctx, given)
		}
		return s.Client.Quit(ctx)
	}
}
