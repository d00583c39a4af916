package judge

import (
	"regexp"
	"strings"

	"mftpspec/harness/at"
)

// Ours says whether a token belongs to what this suite judges: the MFTP
// subsystem, result codes, and bytes that are no line. Notifications of other
// subsystems do not (D62).
func Ours(tok at.Token) bool {
	switch tok.Kind {
	case at.Info:
		return oursByName(ParseLine(tok.Text).Name) || strings.Contains(strings.ToUpper(tok.Text), "MFTP")
	case at.Stray:
		return !noise(tok)
	case at.Echo:
		return false
	}
	return true
}

// noise is what a line picks up electrically: no text and no line end in it.
func noise(tok at.Token) bool {
	return len(tok.Text) > 0 && len(tok.Text) <= 4 && !strings.ContainsFunc(tok.Text, func(r rune) bool { return r >= ' ' && r < 0x7F })
}

// Foreign says whether a token is a notification of another subsystem (D62), and
// whether it has another form than those of §2: ^RSSI: 21, RING, SMS READY.
func Foreign(tok at.Token) (is, unlike bool) {
	if tok.Kind != at.Info || Ours(tok) {
		return false, false
	}
	unlike = unlikeOurs.MatchString(tok.Text)
	return unlike || ParseLine(tok.Text).Colon, unlike
}

// unlikeOurs is a mark and a name, or words in capitals.
var unlikeOurs = regexp.MustCompile(`^(?:[\^*$%#&!][A-Z]|[A-Z][A-Z0-9]*(?: [A-Z0-9]+)*$)`)
