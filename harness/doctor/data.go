package doctor

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/ftpserver"
)

const (
	portsAtMost  = 32 // checked of a longer range
	freePorts    = 3  // data connections where any port may be used
	failuresMost = 3  // after so many the rest is not tried
)

// data lists the home directory until each passive port has carried a data
// connection that the server has seen.
func (x *exam) data(ctx context.Context) Finding {
	ctx, cancel := context.WithTimeout(ctx, x.share(2))
	defer cancel()
	first, last := x.IXIT.Server.PassivePorts[0], x.IXIT.Server.PassivePorts[1]
	total := last - first + 1
	if first == 0 {
		total = freePorts
	}
	t := &tally{seen: map[int]bool{}, wanted: min(total, portsAtMost)}
	// The server chooses the port; a transfer more for each lets every one come up.
	for range 30*t.wanted + 10 {
		if t.done() || ctx.Err() != nil {
			break
		}
		if err := x.transfer(ctx, t); err != nil && ctx.Err() == nil {
			return x.lost(err)
		}
	}
	slices.Sort(t.took)
	if len(t.took) > 0 {
		x.pace.Operation = t.took[len(t.took)/2]
	}
	return x.dataFinding(t, first, last, total)
}

// tally is what came of the transfers.
type tally struct {
	wanted   int
	seen     map[int]bool // ports that carried data
	bad      []string     // ports that did not, and what the module said
	badPorts map[int]bool
	took     []time.Duration
	active   bool
}

func (t *tally) done() bool {
	return len(t.seen) >= t.wanted || len(t.bad) >= failuresMost || t.active
}

// transfer makes one data connection.
func (x *exam) transfer(ctx context.Context, t *tally) error {
	before, _ := x.ftp.session()
	code, took, err := x.line.operate(ctx, "MFTPLIST", fmt.Sprintf("AT+MFTPLIST=0,%q", "/home/"+x.ftp.user))
	if err != nil {
		return err
	}
	s, _ := x.ftp.session()
	port, name := portOf(s, len(before.Commands)), "?"
	if port > 0 {
		name = strconv.Itoa(port)
	}
	carried := slices.ContainsFunc(s.Transfers[min(len(s.Transfers), len(before.Transfers)):], func(tr ftpserver.Transfer) bool {
		t.active = t.active || tr.Mode == "active"
		return tr.Connected > 0
	})
	switch {
	case code == "0" && carried:
		t.seen[port] = true
		t.took = append(t.took, took)
		return nil
	case t.badPorts[port]:
		return nil
	}
	if t.badPorts == nil {
		t.badPorts = map[int]bool{}
	}
	t.badPorts[port] = true
	t.bad = append(t.bad, fmt.Sprintf("%s (%s)", name, code))
	if t.done() || ctx.Err() != nil {
		return nil
	}
	// A new login: the channel may be lost, or still be busy.
	x.ftp.leave(ctx, x.line)
	_, _, err = x.connect(ctx)
	return err
}

// portOf is the port that the server named last, in the commands from from on.
func portOf(s ftpserver.Session, from int) int {
	for _, c := range slices.Backward(s.Commands[min(from, len(s.Commands)):]) {
		if c.Verb != "PASV" && c.Verb != "EPSV" || c.Code != 227 && c.Code != 229 {
			continue
		}
		n := strings.FieldsFunc(c.Text, func(r rune) bool { return r < '0' || r > '9' })
		if c.Code == 229 && len(n) > 0 {
			port, _ := strconv.Atoi(n[len(n)-1])
			return port
		}
		if len(n) > 1 {
			high, _ := strconv.Atoi(n[len(n)-2])
			low, _ := strconv.Atoi(n[len(n)-1])
			return high<<8 | low
		}
	}
	return 0
}

func (x *exam) dataFinding(t *tally, first, last, total int) Finding {
	median := x.pace.Operation
	switch {
	case len(t.seen) == 0 && len(t.bad) == 0:
		return fail(said("there was no time for a data connection"), "ask again; if the network is that slow, so will be the run")
	case t.active && len(t.seen) > 0:
		return warn(said("the module is in active mode: its data connections come from the FTP server, in %s", median), "most cases use the passive mode, which is the default (§3.1): AT+MFTPCFG=0,\"transmode\",1, or restart the module")
	case len(t.seen) == 0:
		return fail(said("no data connection came about; port and answer: %s", strings.Join(t.bad, ", ")), "open and forward the passive ports one to one (firewall, NAT): passive_ports: in the laboratory's file")
	case len(t.bad) > 0:
		return fail(said("%d passive ports carry data, these do not (port and answer): %s", len(t.seen), strings.Join(t.bad, ", ")), "open and forward all of %d to %d one to one, to this machine", first, last)
	case first == 0 && !strings.HasPrefix(x.IXIT.Port, "emu:") && !x.loopback():
		return warn(said("%d data connections in %s each, on ports that the system chose", len(t.seen), median), "behind a firewall or NAT a fixed range is needed: passive_ports: in the laboratory's file")
	case first == 0:
		return ok(said("%d data connections in %s each, on ports that the system chose", len(t.seen), median))
	case len(t.seen) < t.wanted:
		return warn(said("%d of %d passive ports carry data; the others were not tried: the time was over", len(t.seen), total), "nothing is known against them")
	case t.wanted < total:
		return ok(said("a sample of %d of the %d passive ports %d-%d: each carries data, in %s", len(t.seen), total, first, last, median))
	}
	if total < 12 {
		return warn(said("all %d passive ports %d-%d carry data, in %s", total, first, last, median), "six channels at work need twelve or more")
	}
	return ok(said("all %d passive ports %d-%d carry data, in %s", total, first, last, median))
}

func (x *exam) loopback() bool { return strings.HasPrefix(x.ftp.host, "127.") || x.ftp.host == "::1" }
