package port

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// remotePort is a line behind RFC 2217 as a Port.
type remotePort struct {
	*stream
	com  *comPort
	baud atomic.Int64
}

func (p *remotePort) SetBaud(rate int) error {
	if err := p.com.setBaud(rate); err != nil {
		return p.lost(fmt.Sprintf("set %d Bd on", rate), err)
	}
	p.baud.Store(int64(rate))
	return nil
}

// Faults names the errors of the line that the serial server has told of; empty if
// it told of none. Framing errors are the mark of another rate.
func (p *remotePort) Faults() string {
	p.com.mu.Lock()
	defer p.com.mu.Unlock()
	var parts []string
	for _, f := range []struct {
		n    int
		name string
	}{{p.com.faults.framing, "framing"}, {p.com.faults.parity, "parity"}, {p.com.faults.overrun, "overrun"}} {
		if f.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s errors", f.n, f.name))
		}
	}
	return strings.Join(parts, ", ")
}

// Baud is the rate of the line.
func (p *remotePort) Baud() int { return int(p.baud.Load()) }

// ByteTime is that of 8N1: ten bits. The network's part is not known.
func (p *remotePort) ByteTime() time.Duration { return 10 * time.Second / time.Duration(p.baud.Load()) }

// openRFC2217 connects to a serial server that speaks RFC 2217, and sets its line
// to 8N1, without flow control, DTR and RTS on, as a device of this machine is.
func openRFC2217(ctx context.Context, target string, u *url.URL, baud int) (Port, error) {
	query := u.Query()
	for key, values := range query {
		switch key {
		case "baud":
			rate, err := strconv.Atoi(values[0])
			if err != nil || rate <= 0 {
				return nil, &OpenError{Target: target, Reason: fmt.Sprintf("baud=%s is no rate", values[0]), Remedy: "write baud=115200"}
			}
			baud = rate
		case "purge", "ign_set_control":
		default:
			return nil, &OpenError{Target: target, Reason: fmt.Sprintf("unknown setting %q", key), Remedy: "there are baud=115200 and purge"}
		}
	}
	conn, err := dial(ctx, target, u, "is the serial server running, and offering this port as telnet with RFC 2217?")
	if err != nil {
		return nil, err
	}
	c := newComPort(conn, target)
	stop := context.AfterFunc(ctx, func() { _ = conn.SetDeadline(time.Unix(1, 0)) })
	defer stop()
	if err := c.negotiate(baud, query.Has("purge")); err != nil {
		err.Target = target
		_ = c.Close()
		if ctx.Err() != nil {
			err.Reason, err.Remedy, err.Err = context.Cause(ctx).Error(), "", ctx.Err()
		}
		return nil, err
	}
	p := &remotePort{stream: newStream(target, c, nil), com: c}
	p.conn = conn
	p.baud.Store(int64(baud))
	return p, nil
}

// negotiate agrees on the options and the settings of the line.
func (c *comPort) negotiate(baud int, purge bool) *OpenError {
	err := c.control([]byte{
		telnetIAC, telnetWill, optionComPort,
		telnetIAC, telnetWill, optionBinary, telnetIAC, telnetDo, optionBinary,
		telnetIAC, telnetWill, optionSGA, telnetIAC, telnetDo, optionSGA,
	})
	if err == nil {
		err = c.wait(confirmLimit, func() bool {
			com, told := c.local[optionComPort]
			if told && !com {
				return true
			}
			_, ours := c.local[optionBinary]
			_, theirs := c.remote[optionBinary]
			return told && ours && theirs
		})
	}
	c.mu.Lock()
	com, told := c.local[optionComPort]
	binary := c.local[optionBinary] && c.remote[optionBinary]
	c.mu.Unlock()
	switch {
	case err != nil && !errors.Is(err, os.ErrDeadlineExceeded):
		return c.mute("negotiate RFC 2217", err, "") // it may have agreed to something before
	case told && !com:
		return &OpenError{Reason: "the serial server refuses the COM-PORT-OPTION of RFC 2217", Remedy: "use socket:// for this port if it is raw TCP, or switch RFC 2217 on in the server (ser2net: accepter telnet(rfc2217),tcp,…)"}
	case err != nil && !told:
		return c.mute("negotiate RFC 2217", err, "use socket:// if this port is raw TCP, or switch RFC 2217 on in the server (ser2net: accepter telnet(rfc2217),tcp,…)")
	case err != nil || !binary:
		return &OpenError{Reason: "the serial server does not agree to binary transmission (RFC 856), and would change bytes", Remedy: "use socket:// with a raw TCP port of the server", Err: err}
	}
	settings := comSet(comSetControl, comControlNoFlow)
	for _, s := range comSettings {
		settings = append(settings, comSet(s.command, byte(s.value))...)
	}
	settings = append(settings, comBaudRate(baud)...)
	settings = append(settings, comSet(comSetControl, comControlDTROn)...)
	settings = append(settings, comSet(comSetControl, comControlRTSOn)...)
	settings = append(settings, comSet(comLineMask, lineStateErrorMask)...) // not every server tells
	if purge {
		settings = append(settings, comSet(comPurge, comPurgeBoth)...)
	}
	if err = c.control(settings); err == nil {
		err = c.wait(confirmLimit, func() bool {
			for _, s := range comSettings {
				if _, ok := c.confirmed[s.command]; !ok {
					return false
				}
			}
			_, rate := c.confirmed[comSetBaudRate]
			_, purged := c.confirmed[comPurge]
			return rate && (purged || !purge)
		})
	}
	if err != nil {
		return c.mute("confirm the settings of the line", err, "look at the server's log; use socket:// if it cannot")
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if mismatch := comMismatch(c.confirmed, baud); mismatch != "" {
		return &OpenError{Reason: mismatch, Remedy: "name a rate that it has (--baud, or ?baud=), and let it use 8N1 without flow control"}
	}
	return nil
}

// mute explains a server that does not do what it is asked: it says nothing, or
// hangs up, perhaps with a word why.
func (c *comPort) mute(what string, err error, remedy string) *OpenError {
	if !errors.Is(err, os.ErrDeadlineExceeded) {
		c.readOut()
	}
	c.mu.Lock()
	said := strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return ' '
		}
		return r
	}, string(c.held[:min(len(c.held), 100)]))
	c.mu.Unlock()
	e := &OpenError{Err: err, Reason: fmt.Sprintf("the serial server does not %s within %v", what, confirmLimit), Remedy: remedy}
	if !errors.Is(err, os.ErrDeadlineExceeded) {
		e.Reason = "the serial server hangs up"
		e.Remedy = "is another program using this port of it?"
	}
	if said = strings.Join(strings.Fields(said), " "); said != "" {
		e.Reason += fmt.Sprintf(" (it says %q)", said)
	}
	return e
}

// readOut waits until all is read that came before the end of the connection. A
// server that refuses says why and hangs up, and it is writing that finds the end
// first.
func (c *comPort) readOut() {
	limit := time.NewTimer(confirmLimit)
	defer limit.Stop()
	select {
	case <-c.pumped:
	case <-limit.C:
	}
}
