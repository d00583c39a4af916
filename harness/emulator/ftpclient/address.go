package ftpclient

import (
	"errors"
	"fmt"
	"net/netip"
	"strconv"
	"strings"
)

// parse257 takes the path out of a reply to PWD or MKD: the first quoted string, in which a
// doubled quote stands for one (RFC 959 appendix II).
func parse257(text string) (string, error) {
	_, rest, found := strings.Cut(text, `"`)
	if !found {
		return "", fmt.Errorf("expected a quoted path, got %q", clip(text))
	}
	var path strings.Builder
	for i := 0; i < len(rest); i++ {
		if rest[i] != '"' {
			path.WriteByte(rest[i])
			continue
		}
		if i+1 < len(rest) && rest[i+1] == '"' {
			path.WriteByte('"')
			i++
			continue
		}
		if path.Len() == 0 {
			return "", errors.New("expected a quoted path, got an empty one")
		}
		return path.String(), nil
	}
	return "", fmt.Errorf("expected a closing quote in %q", clip(text))
}

// parse227 takes "h1,h2,h3,h4,p1,p2" out of a reply to PASV: the first six numbers 0 to 255 in
// one run, with or without parentheses, for RFC 959 does not fix what stands around them. Some
// servers write blanks behind the commas.
func parse227(text string) (netip.AddrPort, error) {
	for i := 0; i < len(text); i++ {
		if !digit(text[i]) || i > 0 && (digit(text[i-1]) || text[i-1] == ',') {
			continue
		}
		if n, ok := sixNumbers(text[i:]); ok {
			port := uint16(n[4])<<8 | uint16(n[5])
			if port == 0 {
				return netip.AddrPort{}, errors.New("expected a port, got 0")
			}
			return netip.AddrPortFrom(netip.AddrFrom4([4]byte{n[0], n[1], n[2], n[3]}), port), nil
		}
	}
	return netip.AddrPort{}, fmt.Errorf("expected h1,h2,h3,h4,p1,p2 in %q", clip(text))
}

func sixNumbers(s string) (n [6]byte, ok bool) {
	for i := range n {
		end := 0
		for end < len(s) && digit(s[end]) {
			end++
		}
		v, err := strconv.ParseUint(s[:end], 10, 8)
		if err != nil {
			return n, false
		}
		n[i] = byte(v)
		s = s[end:]
		if i == len(n)-1 {
			return n, !strings.HasPrefix(s, ",")
		}
		rest := strings.TrimLeft(s, " ")
		if !strings.HasPrefix(rest, ",") {
			return n, false
		}
		s = strings.TrimLeft(rest[1:], " ")
	}
	return n, true
}

// parse229 takes the port out of a reply to EPSV: (<d><d><d>port<d>), <d> being any character from
// 33 to 126 (RFC 2428 §3). What servers write in the first two places, a protocol and an address,
// does not matter: the address is that of the control connection.
func parse229(text string) (uint16, error) {
	for rest := text; ; {
		_, after, found := strings.Cut(rest, "(")
		if !found {
			return 0, fmt.Errorf("expected (|||port|) in %q", clip(text))
		}
		if port, ok := bracketedPort(after); ok {
			return port, nil
		}
		rest = after
	}
}

func bracketedPort(s string) (uint16, bool) {
	inside, _, found := strings.Cut(s, ")")
	if !found || len(inside) < 5 {
		return 0, false
	}
	d := inside[0]
	fields := strings.Split(inside, string(d))
	if d < 33 || d > 126 || digit(d) || len(fields) != 5 || fields[0] != "" || fields[4] != "" {
		return 0, false
	}
	digits := fields[3]
	if digits == "" || strings.TrimLeft(digits, "0123456789") != "" {
		return 0, false
	}
	port, err := strconv.ParseUint(digits, 10, 16)
	return uint16(port), err == nil && port != 0
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

// passiveHost chooses between the address a 227 reply names and the control peer's: a server
// behind a translator tells an address that means nothing here.
func passiveHost(told, peer netip.Addr) netip.Addr {
	switch {
	case told.IsUnspecified(), told.IsMulticast(), told == netip.AddrFrom4([4]byte{255, 255, 255, 255}),
		told.IsLoopback() && !peer.IsLoopback(),
		told.IsLinkLocalUnicast() && !peer.IsLinkLocalUnicast(),
		told.IsPrivate() && peer.IsGlobalUnicast() && !peer.IsPrivate():
		return peer
	}
	return told
}

// portCommand says where the client listens: PORT for IPv4, EPRT for IPv6 (RFC 2428 §2).
func portCommand(a netip.AddrPort) (verb, arg string) {
	ip := a.Addr().Unmap()
	if ip.Is4() {
		b := ip.As4()
		return "PORT", fmt.Sprintf("%d,%d,%d,%d,%d,%d", b[0], b[1], b[2], b[3], a.Port()>>8, a.Port()&255)
	}
	return "EPRT", fmt.Sprintf("|2|%s|%d|", ip.WithZone(""), a.Port())
}
