package scenario

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/ftpserver"
	"mftpspec/harness/judge"
	"mftpspec/harness/verdict"
)

// inject arms a fault until the end of the case.
// name tells one fault from another in the keys of the dialect record.
func (w *Scenario) inject(ctx context.Context, name string, f ftpserver.Fault) error {
	if err := f.Check(); err != nil {
		return err
	}
	server, err := w.started(ctx)
	if err != nil {
		return err
	}
	w.faults = append(w.faults, server.Inject(f))
	w.faultName = name
	return nil
}

// faulty says whether a fault of this case has fired: then an exchange that
// stays open is our doing, and no excuse for the module.
func (w *Scenario) faulty() bool {
	if w.faultFired {
		return true
	}
	for _, f := range w.faults {
		if f.Fired() > 0 {
			return true
		}
	}
	return false
}

// verbs reads "RETR | LIST".
func verbs(text string) []string {
	var all []string
	for _, v := range strings.FieldsFunc(text, func(r rune) bool { return r == '|' || r == ' ' }) {
		if v != "or" {
			all = append(all, strings.ToUpper(v))
		}
	}
	return all
}

// AnswersCommand lets the server answer these verbs with a reply of the scenario.
func (w *Scenario) AnswersCommand(ctx context.Context, on, reply string) error {
	code, _, _ := strings.Cut(reply, " ")
	return w.onCommand(ctx, on, "answered "+code, ftpserver.Say(reply))
}

// AnswersLate lets the server give the right reply late.
func (w *Scenario) AnswersLate(ctx context.Context, on string, seconds int) error {
	return w.onCommand(ctx, on, "answered late", ftpserver.Delay(time.Duration(seconds)*time.Second))
}

// AnswersNot lets the server swallow these verbs.
func (w *Scenario) AnswersNot(ctx context.Context, on string) error {
	return w.onCommand(ctx, on, "not answered", ftpserver.Drop())
}

// ClosesAt lets the server close the control connection at these verbs.
func (w *Scenario) ClosesAt(ctx context.Context, on string) error {
	return w.onCommand(ctx, on, "hung up", ftpserver.Disconnect())
}

func (w *Scenario) onCommand(ctx context.Context, on, how string, do ftpserver.Action) error {
	all := verbs(on)
	if len(all) == 0 {
		return fmt.Errorf("no FTP verb in %q", on)
	}
	for _, verb := range all {
		if err := w.inject(ctx, all[0]+" "+how, ftpserver.Fault{On: ftpserver.AtCommand(verb), Do: []ftpserver.Action{do}}); err != nil {
			return err
		}
	}
	return nil
}

// Greets changes the server's greeting: a reply, or "" for none.
func (w *Scenario) Greets(ctx context.Context, reply string) error {
	do := ftpserver.Hang()
	if reply != "" {
		do = ftpserver.Say(reply)
	}
	code, _, _ := strings.Cut(cmp.Or(reply, "missing"), " ")
	return w.inject(ctx, "greeting "+code, ftpserver.Fault{On: ftpserver.AtGreeting(), Do: []ftpserver.Action{do}})
}

// GreetsLate lets the server greet after some seconds.
func (w *Scenario) GreetsLate(ctx context.Context, seconds int) error {
	return w.inject(ctx, "greeting late", ftpserver.Fault{On: ftpserver.AtGreeting(), Do: []ftpserver.Action{ftpserver.Delay(time.Duration(seconds) * time.Second)}})
}

// EndsConnections lets the server end each connection at once.
func (w *Scenario) EndsConnections(ctx context.Context) error {
	return w.inject(ctx, "connection ended", ftpserver.Fault{On: ftpserver.AtConnect(), Do: []ftpserver.Action{ftpserver.Disconnect()}})
}

// CutsData lets the server close, reset or stall data connections after n bytes.
func (w *Scenario) CutsData(ctx context.Context, how string, n int) error {
	then, ok := map[string]ftpserver.Action{"closes": ftpserver.Disconnect(), "resets": ftpserver.Reset(), "stalls": ftpserver.Hang()}[how]
	if !ok {
		return fmt.Errorf("no way %q to cut a data connection", how)
	}
	return w.inject(ctx, "data "+how, ftpserver.Fault{On: ftpserver.AtData(), Do: []ftpserver.Action{ftpserver.After(int64(n), then)}})
}

// RefusesData lets the server refuse data connections.
func (w *Scenario) RefusesData(ctx context.Context) error {
	return w.inject(ctx, "data refused", ftpserver.Fault{On: ftpserver.AtData(), Do: []ftpserver.Action{ftpserver.RefuseData()}})
}

// HoldsTransfer lets the server accept the next data connection and move no byte.
func (w *Scenario) HoldsTransfer(ctx context.Context) error {
	return w.inject(ctx, "", ftpserver.Fault{On: ftpserver.AtData(), Times: 1, Do: []ftpserver.Action{ftpserver.HoldData()}})
}

// LetsTransferGo ends that.
func (w *Scenario) LetsTransferGo() error {
	for _, f := range w.faults {
		f.Release()
	}
	return nil
}

// HasRoomFor lets the server's disk be full after n bytes.
func (w *Scenario) HasRoomFor(ctx context.Context, n int) error {
	return w.inject(ctx, "disk full", ftpserver.Fault{On: ftpserver.AtFile(ftpserver.OpWrite), Do: []ftpserver.Action{ftpserver.After(int64(n), ftpserver.Fail(ftpserver.ErrDiskFull))}})
}

// Drops closes the control connection of a channel from the server's side.
func (w *Scenario) Drops(ctx context.Context, channel int) error {
	s, ok := w.session(channel)
	if !ok || !s.Open {
		return verdict.Inconclusive(fmt.Sprintf("channel %d has no open session at the server that could be dropped", channel), "", w.serverSaw())
	}
	w.dropped = true
	return w.server.Cut(s.ID)
}

// personalityNames are the names of features that the server package calls
// otherwise.
var personalityNames = map[string]string{
	"unix": "plain", "mlsx": "plain", "windows": "iis", "answers-125": "125", "long-banner": "banner", "full-paths": "full-path",
	"empty-list-226": "empty-226",
}

// BehavesLike gives the server a personality.
func (w *Scenario) BehavesLike(name string) error {
	if known, ok := personalityNames[name]; ok {
		name = known
	}
	p, err := ftpserver.PersonalityNamed(name)
	if err != nil {
		return err
	}
	if name != "plain" {
		w.personalityName = name
	}
	return w.with(func(o *ftpserver.Options) { o.Personality = p })
}

// RequiresTLS makes the server an FTPS server: how is implicit or explicit,
// certificate is good, expired, untrusted or wrong-host.
func (w *Scenario) RequiresTLS(how, certificate string) error {
	authority := w.bench.Authority()
	if authority == nil {
		return verdict.Inconclusive("the laboratory has no certificate authority that the module trusts", "", "")
	}
	w.faultName = certificate
	if certificate == "" {
		certificate = string(ftpserver.Good)
	}
	config, err := authority.Config(ftpserver.Certificate(certificate), w.certified()...)
	if err != nil {
		return err
	}
	return w.with(func(o *ftpserver.Options) { o.TLS, o.Implicit = config, how == "implicit" })
}

// certified are the names under which the module is told the server: a certificate
// must have them all. None stands for this machine.
func (w *Scenario) certified() (hosts []string) {
	lab := w.Run.IXIT.Server
	listen, _, _ := net.SplitHostPort(lab.Listen)
	switch ip, err := netip.ParseAddr(listen); {
	case w.needs("ipv6"):
		hosts = append(hosts, "::1")
	case lab.Host != "":
		hosts = append(hosts, lab.Host)
	case err == nil && !ip.IsUnspecified():
		hosts = append(hosts, listen)
	default:
		hosts = append(hosts, "127.0.0.1", "::1")
	}
	if lab.Name != "" && !slices.Contains(hosts, lab.Name) {
		hosts = append(hosts, lab.Name)
	}
	return hosts
}

// Nowhere makes <host> and <port> stand for an address without a server: a
// "host that does not resolve", a "port that refuses", a "host that does not answer".
func (w *Scenario) Nowhere(kind string) error {
	w.faultName = kind
	var dead *ftpserver.DeadEnd
	var err error
	switch kind {
	case "host that does not resolve":
		w.target = target{"no-such-host.invalid", "21"}
		return nil
	case judge.PortRefuses:
		dead, err = deadEnd(w.Run.IXIT, ftpserver.Refused, ftpserver.Forwarded.Refused)
	case "host that does not answer":
		dead, err = deadEnd(w.Run.IXIT, ftpserver.Blackhole, ftpserver.Forwarded.Blackhole)
	default:
		return fmt.Errorf("no dead end %q", kind)
	}
	if err != nil {
		return fmt.Errorf("making a %s: %w", kind, err)
	}
	w.deadEnds = append(w.deadEnds, dead)
	w.target = target{dead.Host(), strconv.Itoa(dead.Port())}
	return nil
}
