package defect

import (
	"context"
	"net"
	"time"

	"mftpspec/harness/emulator"
)

// subtleConnections: AT+MFTPCONN and AT+MFTPDISC (§3.2, §3.3).
func subtleConnections() []place {
	return []place{
		{"port-behind-512-bytes", "A port of AT+MFTPCONN that stands behind the first 512 bytes of the line is not read, and is 21.", "R3.2-38", "MFTPCONN", args("+MFTPCONN", portBehind512)},
		{"address-of-15-loses-last", "Of an IPv4 address of 15 characters AT+MFTPCONN loses the last one.", "R3.2-21", "MFTPCONN", dials(func(c *emulator.DialConfig) {
			if len(c.Host) == 15 && net.ParseIP(c.Host) != nil {
				c.Host = c.Host[:14]
			}
		})},
		{"eighth-connection-after-ends-it", "The eighth connection that is made after one that still stands ends that one.", "R3.2-46", "MFTPCONN", eighthEnds},
		{"failed-conn-counts-as-end", "A connection that could not be made takes one off the count of those that stand: when AT+MFTPDISC brings that to 0 all others end.", "R3.3-24", "MFTPDISC", failedCounts},
		{"disc-lingers-after-upload", `After an upload AT+MFTPDISC leaves the control connection open for as long as "rsptimeout" says.`, "R3.3-20", "MFTPDISC", sessions(lingers)},
	}
}

func portBehind512(a []emulator.Arg) []emulator.Arg {
	if len(a) != 5 {
		return a
	}
	at := len("AT+MFTPCONN=")
	for _, b := range a[:4] {
		at += len(b.Text) + 1
		if b.Quoted {
			at += 2
		}
	}
	if at > 512 {
		return a[:4]
	}
	return a
}

// eighthEnds numbers connections in three bits.
func eighthEnds() hooks {
	type connection struct{ channel, nth int }
	var ring [8]connection
	var nth [6]int // of the connection of each channel
	made := 0
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		next(u)
		if id := u.Channel; succeeded("+MFTPCONN")(u) && inside(id) {
			made++
			nth[id] = made
			old := ring[made%8]
			ring[made%8] = connection{id, made}
			if old.nth > 0 && old.channel != id && nth[old.channel] == old.nth && e.State(old.channel) != 0 {
				e.Drop(old.channel)
			}
		}
	}}
}

func failedCounts() hooks {
	count := 0
	var stands [6]bool
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		next(u)
		id := u.Channel
		switch {
		case !inside(id):
		case succeeded("+MFTPCONN")(u):
			count++
			stands[id] = true
		case failed("+MFTPCONN")(u):
			count--
		case closed(u) && stands[id]:
			count--
			stands[id] = false
		case succeeded("+MFTPDISC")(u) && stands[id]:
			count--
			stands[id] = false
			if count > 0 {
				return
			}
			count = 0
			for other := range stands {
				if stands[other] {
					e.Drop(other)
				}
				stands[other] = false
			}
		}
	}}
}

func lingers(s *session) {
	uploaded, quitting := false, false
	s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
		uploaded = true
		return s.Client.Stor(ctx, p, appending)
	}
	s.quit = func(ctx context.Context) error {
		if quitting = uploaded; quitting {
			return nil
		}
		return s.Client.Quit(ctx)
	}
	s.close = func() error {
		if !quitting {
			return s.Client.Close()
		}
		time.AfterFunc(s.to.Timeout, func() { _ = s.Client.Close() })
		return nil
	}
}
