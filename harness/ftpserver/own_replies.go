package ftpserver

import (
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
)

// own is the reply to what ftpserverlib does not do, or not as it should; with
// code 0 the command is for ftpserverlib.
func (f *controlConn) own(p *pending) reply {
	f.s.mu.Lock()
	known, user, security := f.rec.LoggedIn, f.rec.User, f.rec.Security
	f.s.mu.Unlock()
	switch p.Verb {
	case "AUTH":
		return f.auth(p.arg, security)
	case "PBSZ":
		if security == Plain {
			return newReply(503, "AUTH comes first")
		}
		return newReply(200, "PBSZ=0")
	case "PROT":
		return f.prot(p.arg, security)
	case "USER":
		if p.arg == "" {
			return newReply(501, "USER wants a name")
		}
		f.s.update(func() { f.rec.User = p.Arg })
	case "PASS":
		switch {
		case user == "":
			return newReply(503, "USER comes first")
		case known && f.s.o.Personality.NoPass:
			return newReply(503, "You are already logged in")
		}
	case "SYST":
		if f.s.o.Personality.Listing == IIS {
			return newReply(215, "Windows_NT")
		}
	case "SIZE":
		if f.s.o.Personality.NoSIZE {
			return newReply(500, "SIZE not understood")
		}
	case "EPSV", "EPRT":
		if f.s.o.Personality.NoEPSV {
			return newReply(500, p.Verb+" not understood")
		}
	}
	if !known {
		return reply{} // refused there, where it needs a login
	}
	return f.ownOfUser(p)
}

func (f *controlConn) ownOfUser(p *pending) reply {
	local := f.raw.LocalAddr().(*net.TCPAddr).AddrPort().Addr().Unmap()
	switch p.Verb {
	case "CWD", "XCWD", "MKD", "XMKD", "RMD", "XRMD", "DELE", "RNFR", "RNTO", "RETR", "STOR", "APPE", "SIZE", "MDTM", "TYPE", "MODE":
		if p.arg == "" {
			return newReply(501, p.Verb+" wants a parameter")
		}
	case "STRU":
		if strings.EqualFold(p.arg, "F") {
			return newReply(200, "Structure is file")
		}
		return newReply(504, "Only STRU F")
	case "REST":
		if _, err := strconv.ParseUint(p.arg, 10, 63); err != nil {
			return newReply(501, "REST wants a number of bytes")
		}
	case "PASV":
		if local.Is6() { // ftpserverlib would answer 421 and leak a listener
			return newReply(522, "PASV is for IPv4, use EPSV")
		}
	case "EPSV":
		return epsvArgument(p.arg, local)
	case "PORT", "EPRT":
		addr, err := parseActive(p.Verb, p.arg)
		if err != nil {
			return newReply(501, err.Error())
		}
		if addr.Addr() != f.peer || addr.Port() < 1024 {
			return newReply(501, "Only to your own address and an unprivileged port")
		}
		p.active = net.TCPAddrFromAddrPort(addr)
	}
	return reply{}
}

func (f *controlConn) auth(arg, security string) reply {
	switch how := asciiUpper(arg); {
	case f.s.o.TLS == nil:
		return newReply(502, "No TLS here")
	case security != Plain:
		return newReply(503, "TLS is there already")
	case how != "TLS" && how != "TLS-C" && how != "SSL":
		return newReply(504, "Only AUTH TLS")
	}
	return newReply(234, "Begin the TLS handshake")
}

func (f *controlConn) prot(arg, security string) reply {
	level := asciiUpper(arg)
	switch {
	case security == Plain:
		return newReply(503, "AUTH comes first")
	case level == "P" || level == "C":
		f.s.update(func() { f.secure = level == "P" })
		return newReply(200, "Protection is "+level)
	case level == "S" || level == "E":
		return newReply(536, "Only PROT P and PROT C")
	}
	return newReply(504, "Only PROT P and PROT C")
}

func epsvArgument(arg string, local netip.Addr) reply {
	want := "1"
	if local.Is6() {
		want = "2"
	}
	switch asciiUpper(arg) {
	case "", want:
		return reply{}
	case "ALL":
		return newReply(200, "EPSV only from now on")
	}
	return newReply(522, fmt.Sprintf("Network protocol not supported, use (%s)", want))
}

// parseActive reads the address of PORT (RFC 959) or EPRT (RFC 2428).
func parseActive(verb, arg string) (netip.AddrPort, error) {
	bad := fmt.Errorf("%s: %q is no address", verb, arg)
	var host, port string
	if verb == "PORT" {
		n := strings.Split(arg, ",")
		if len(n) != 6 {
			return netip.AddrPort{}, bad
		}
		high, err1 := strconv.ParseUint(n[4], 10, 8)
		low, err2 := strconv.ParseUint(n[5], 10, 8)
		if err1 != nil || err2 != nil {
			return netip.AddrPort{}, bad
		}
		host, port = strings.Join(n[:4], "."), strconv.FormatUint(high<<8|low, 10)
	} else {
		if arg == "" {
			return netip.AddrPort{}, bad
		}
		n := strings.Split(arg, arg[:1])
		if len(n) != 5 || n[1] != "1" && n[1] != "2" || n[4] != "" {
			return netip.AddrPort{}, bad
		}
		host, port = n[2], n[3]
	}
	ip, err1 := netip.ParseAddr(host)
	number, err2 := strconv.ParseUint(port, 10, 16)
	if err1 != nil || err2 != nil || number == 0 {
		return netip.AddrPort{}, bad
	}
	return netip.AddrPortFrom(ip.Unmap(), uint16(number)), nil
}
