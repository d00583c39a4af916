package scenario

import (
	"cmp"
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strconv"

	"mftpspec/harness/ftpserver"
	"mftpspec/harness/ftpserver/ca"
	"mftpspec/harness/ftpserver/deadend"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/harness/judge"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// personalityNames are the names of features that the server package calls
// otherwise.
var personalityNames = map[string]string{
	"unix": "plain", "mlsx": "plain", "windows": "iis", "answers-125": "125", "long-banner": "banner", "full-paths": "full-path",
	"empty-list-226": "empty-226",
}

// BehavesLike gives the server a personality.
func (srv *Server) BehavesLike(name string) error {
	if known, ok := personalityNames[name]; ok {
		name = known
	}
	p, err := ftpserver.PersonalityNamed(name)
	if err != nil {
		return err
	}
	if name != "plain" {
		srv.personalityName = name
	}
	return srv.with(func(o *ftpserver.Options) { o.Personality = p })
}

// RequiresTLS makes the server an FTPS server: how is implicit or explicit,
// certificate is good, expired, untrusted or wrong-host.
func (srv *Server) RequiresTLS(how, certificate string) error {
	if err := srv.Shows(certificate); err != nil {
		return err
	}
	config := &tls.Config{GetConfigForClient: func(*tls.ClientHelloInfo) (*tls.Config, error) { return srv.shown.Load(), nil }}
	return srv.with(func(o *ftpserver.Options) { o.TLS, o.Implicit = config, how == "implicit" })
}

// Shows gives the FTPS server a certificate for the connections that are to come; "" is a good one.
func (srv *Server) Shows(certificate string) error {
	authority := srv.bench.Authority()
	if authority == nil {
		return verdict.Inconclusive(model.Say("the laboratory has no certificate authority that the module trusts"), model.Text{}, model.Text{})
	}
	srv.faultName, srv.mute = certificate, false
	config, err := authority.Config(cmp.Or(ca.Certificate(certificate), ca.Good), srv.certified()...)
	if err != nil {
		return err
	}
	srv.shown.Store(config)
	return nil
}

// certified are the names under which the module is told the server: a certificate
// must have them all. None stands for this machine.
func (srv *Server) certified() (hosts []string) {
	lab := srv.Run.IXIT.Server
	listen, _, _ := net.SplitHostPort(lab.Listen)
	switch ip, err := netip.ParseAddr(listen); {
	case srv.needs("ipv6"):
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

// Unreachable makes <host> and <port> stand for an address without a server: a
// "host that does not resolve", a "port that refuses", a "host that does not answer".
func (srv *Server) Unreachable(kind string) error {
	srv.faultName, srv.mute = kind, false
	var dead *deadend.Address
	var err error
	switch kind {
	case "host that does not resolve":
		srv.target = target{"no-such-host.invalid", "21"}
		return nil
	case judge.PortRefuses:
		dead, err = deadEnd(srv.Run.IXIT, deadend.Refused, deadend.Forwarded.Refused)
	case "host that does not answer":
		dead, err = deadEnd(srv.Run.IXIT, deadend.Blackhole, deadend.Forwarded.Blackhole)
	default:
		return fmt.Errorf("no dead end %q", kind)
	}
	if err != nil {
		return fmt.Errorf("making a %s: %w", kind, err)
	}
	srv.deadEnds = append(srv.deadEnds, dead)
	srv.target = target{dead.Host(), strconv.Itoa(dead.Port())}
	return nil
}

// Forbids takes every permission from a file or directory of the server.
func (srv *Server) Forbids(ctx context.Context, name string) error {
	return srv.atServer(ctx, name, func(t *ftpserver.Tree, name string) error { return t.Chmod(name, 0) })
}

// deadEnd makes an address without a server: here, or behind the NAT.
func deadEnd(i ixit.IXIT, here func(string) (*deadend.Address, error), there func(deadend.Forwarded) (*deadend.Address, error)) (*deadend.Address, error) {
	s := i.Server
	switch {
	case !iut.BehindNAT(i):
		return here(s.Host)
	case iut.Tunnelled(i):
		return nil, verdict.Inconclusive(model.Say("the FTP server is behind a tunnel, which accepts every connection itself"), model.Text{}, model.Text{})
	case s.PassivePorts == [2]int{}:
		return nil, verdict.Inconclusive(model.Say("no port is forwarded to this machine that could be a dead end (server: passive_ports:)"), model.Text{}, model.Text{})
	}
	return there(deadend.Forwarded{Host: s.Host, First: s.PassivePorts[0], Last: s.PassivePorts[1]})
}

// ClearFaults ends all faults of the server.
func (srv *Server) ClearFaults() error {
	srv.faultFired = srv.faulty()
	for _, f := range srv.faults {
		f.Remove()
	}
	if srv.faultName != "" {
		srv.wasMute, srv.misbehaved = srv.mute, true
	}
	srv.faults, srv.faultName, srv.mute, srv.held, srv.target = nil, "", false, false, target{}
	return nil
}
