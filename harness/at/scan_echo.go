package at

import "bytes"

// echoAt is the length of the echo at the beginning of b, of which the last end
// bytes are a line end; 0 if there is none, and -1 if that cannot be told yet.
func echoAt(b []byte, c Context) (n, end int) {
	if e := c.EchoData; len(e) > 0 && !isBreak(e[0]) {
		if bytes.HasPrefix(b, e) {
			return len(e), 0
		}
		if bytes.HasPrefix(e, b) {
			return -1, 0
		}
		// The ctrl+z that ends the data may not be echoed.
		if body := e[:len(e)-1]; e[len(e)-1] == 0x1A && len(body) > 0 && bytes.HasPrefix(b, body) {
			return len(body), 0
		}
	}
	n = commandAt(b, c.Echo)
	for _, e := range c.sent {
		if n == 0 {
			n = commandAt(b, e)
		}
	}
	return n, 1
}

// commandAt is echoAt for one command, whose echo ends with a line end.
func commandAt(b, e []byte) int {
	switch {
	case len(e) == 0 || isBreak(e[0]):
		return 0
	case len(b) <= len(e) && bytes.HasPrefix(e, b):
		return -1
	case len(b) > len(e) && bytes.HasPrefix(b, e) && isBreak(b[len(e)]):
		return len(e) + 1
	}
	return 0
}

// echoToken is the token of the echo of n bytes in buf behind lead.
func echoToken(buf []byte, lead, n, end int, violations []string) (Token, int) {
	if n < 0 {
		return Token{}, 0
	}
	return Token{Kind: Echo, Lead: string(buf[:lead]), Text: string(buf[lead : lead+n-end]), Violations: violations}, lead + n
}
