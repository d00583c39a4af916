package privacy

import (
	"bytes"
	"fmt"
	"net/netip"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"mftpspec/reports/model"
)

// The kinds of private data, as Results.Masked names them.
const (
	kindIMEI    = "IMEI"
	kindIMSI    = "IMSI"
	kindICCID   = "ICCID"
	kindPhone   = "PHONE"
	kindAddress = "ADDRESS"
)

// Mask gives results in which IMEI, IMSI of every country, ICCID, phone numbers,
// national ones too, and network addresses are replaced by a mark of the same length, such as "IMEI#1*********":
// counts of bytes stay true, and equal values keep equal marks. Loopback
// addresses and those kept for documents are nobody's and stay. The passwords
// go too (Redact). The files of large payloads are not masked, so that they are
// no part of such results: a digest stands for each.
func Mask(r *model.Results) (*model.Results, error) {
	m := &masker{marks: map[string]string{}, count: map[string]int{}, own: strings.TrimSpace(r.IUT.Serial)}
	text := func(s string) string { return string(m.mask([]byte(s))) }
	masked := rewriter(func(*model.Case) (func(string) string, func(string, []byte) []byte) {
		return text, func(_ string, b []byte) []byte { return m.mask(b) }
	})
	redacted, err := Redact(r)
	if err != nil {
		return nil, err
	}
	out, err := rewrite(redacted, func(k *model.Case) *model.Case {
		k = masked.whole(k)
		dropFiles(k.Trace)
		for i := range k.Attempts {
			dropFiles(k.Attempts[i].Trace)
		}
		return k
	}, text)
	if err != nil {
		return nil, err
	}
	for i := range out.Benches { // a serial number that does not look like one
		if serial := &out.Benches[i].IUT.Serial; *serial != "" && *serial == r.Benches[i].IUT.Serial {
			*serial = string(m.mark(kindIMEI, *serial))
		}
	}
	out.Masked = []string{kindIMEI, kindIMSI, kindICCID, kindPhone, kindAddress}
	return out, nil
}

func dropFiles(trace []model.Event) {
	for i := range trace {
		trace[i].File = ""
	}
}

type masker struct {
	own   string            // the device's own serial number, whatever its form
	marks map[string]string // value to mark
	count map[string]int    // marks given, by kind
}

// listed finds the address of PORT and of the answer to PASV: h1,h2,h3,h4,p1,p2.
// Elsewhere six numbers with commas between are six numbers.
var listed = regexp.MustCompile(`(?:\bPORT |\b227 [^(\r\n]{0,60}\()((?:[0-9]{1,3},){5}[0-9]{1,3})`)

func (m *masker) mask(b []byte) []byte {
	out := b
	change := func(start, end int, kind string) {
		if kind == "" {
			return
		}
		if &out[0] == &b[0] {
			out = bytes.Clone(b)
		}
		copy(out[start:end], m.mark(kind, string(b[start:end])))
	}
	for i := 0; i < len(b); {
		if !inWord(b[i]) {
			i++
			continue
		}
		start := i
		for i < len(b) && inWord(b[i]) {
			i++
		}
		if i-start >= 2 && i-start <= longestWord {
			m.word(b, start, i, change)
		}
	}
	around := figures(b)
	for _, f := range separated {
		for _, a := range around {
			for _, span := range f.pattern.FindAllIndex(b[a.start:a.end], -1) {
				change(a.start+span[0], a.start+span[1], f.kind)
			}
		}
	}
	if bytes.Contains(b, []byte("+C")) || bytes.Contains(b, []byte("ATD")) {
		for _, span := range dialled.FindAllSubmatchIndex(b, -1) {
			change(span[2], span[3], kindPhone)
		}
	}
	if bytes.Contains(b, []byte("PORT ")) || bytes.Contains(b, []byte("227 ")) {
		for _, span := range listed.FindAllSubmatchIndex(b, -1) {
			parts := strings.Split(string(b[span[2]:span[3]]), ",")
			change(span[2], span[3], addressKind(strings.Join(parts[:4], ".")))
		}
	}
	if len(m.own) >= 8 {
		for at := 0; ; {
			i := bytes.Index(b[at:], []byte(m.own))
			if i < 0 {
				break
			}
			change(at+i, at+i+len(m.own), kindIMEI)
			at += i + len(m.own)
		}
	}
	return out
}

// longestWord is the longest that a word can be which is an address: IPv6 and its
// mask in decimal numbers, as 3GPP TS 27.007 writes them.
const longestWord = 32 * 4

// separated finds numbers with separators in them: an IMEI as it is printed on
// modules, and telephone numbers as people write them.
var separated = []struct {
	pattern *regexp.Regexp
	kind    string
}{
	{regexp.MustCompile(`\b(?:[0-9]{2}[-/. ][0-9]{6}|[0-9]{6}[-/. ][0-9]{2}|[0-9]{8})[-/. ][0-9]{6}[-/. ][0-9]{1,2}\b`), kindIMEI},
	{regexp.MustCompile(`\b(?:1[3-9][0-9][- ][0-9]{4}[- ][0-9]{4}|0[1-9][0-9]{1,2}[- ][0-9]{3,4}[- ]?[0-9]{4}|[0-9]{3}[-.][0-9]{3,4}[-.][0-9]{4})\b`), kindPhone},
	{regexp.MustCompile(`\([0-9]{2,4}\) ?[0-9]{3,4}[- ]?[0-9]{4}\b|\+[0-9]{1,3}[-. ]\(?[0-9]{1,4}\)?(?:[-. ][0-9]{2,8}){1,4}\b`), kindPhone},
}

// figures are the spans of digits and separators in which a number of separated could
// stand: those with a separator and four digits at least, and the byte at either side,
// which tells where a number begins and ends. Patterns are slow, and few texts have any
// such span.
func figures(b []byte) (spans []struct{ start, end int }) {
	start, digits, signs := 0, 0, 0
	for i := 0; i <= len(b); i++ {
		switch {
		case i < len(b) && b[i] >= '0' && b[i] <= '9':
			digits++
			continue
		case i < len(b) && strings.IndexByte("-/. ()+", b[i]) >= 0:
			signs++
			continue
		}
		if digits >= 4 && signs > 0 {
			spans = append(spans, struct{ start, end int }{max(start-1, 0), min(i+1, len(b))})
		}
		start, digits, signs = i+1, 0, 0
	}
	return spans
}

// dialled finds telephone numbers of any form where an AT command or its answer has
// one: the module's own, the caller's, the one that is dialled.
var dialled = regexp.MustCompile(`(?:\+(?:CNUM|CLIP|CLCC|CCWA|COLP|CSCA|CMGS|CMGR|CMT|CPBR|CPBF|CPBW|CCFC)[=:][^\r\n]{0,60}?"|\bATD)(\+?[0-9*#]{5,20})\b`)

// inWord says whether a byte may stand in a number or an address.
func inWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '.' || c == ':'
}

// word judges the word b[start:end], which ends where a blank, a quote or a comma
// is: an address, or numbers and addresses with colons between, as in
// 10.0.0.1:21 and IMEI:490154203237518.
func (m *masker) word(b []byte, start, end int, change func(start, end int, kind string)) {
	for end > start && (b[end-1] == '.' || b[end-1] == ':' && b[max(end-2, start)] != ':') { // the end of a sentence
		end--
	}
	w := string(b[start:end])
	if strings.Count(w, ":") >= 2 {
		if kind := addressKind(w); kind != "" {
			change(start, end, kind)
			return
		}
	}
	for part := range strings.SplitSeq(w, ":") {
		stop := start + len(part)
		switch {
		case strings.Count(part, ".") >= 3:
			n, kind := dotted(part)
			change(start, start+n, kind)
		case start > 0 && b[start-1] == '+':
			change(start-1, stop, numberKind("+"+part))
		default:
			change(start, stop, numberKind(part))
		}
		start = stop + 1
	}
}

// dotted judges decimal numbers with points between: an IPv4 address, or an IPv6
// address as 3GPP TS 27.007 writes it (16 numbers), either with a mask behind it. n
// is how long the address is.
func dotted(s string) (n int, kind string) {
	octets := strings.Split(s, ".")
	switch len(octets) {
	case 4, 8:
		address := strings.Join(octets[:4], ".")
		return len(address), addressKind(address)
	case 16, 32:
		address := strings.Join(octets[:16], ".")
		var all [16]byte
		for i := range all {
			v, err := strconv.ParseUint(octets[i], 10, 8)
			if err != nil {
				return 0, ""
			}
			all[i] = byte(v)
		}
		return len(address), addressKind(netip.AddrFrom16(all).String())
	}
	return 0, ""
}

// numberKind says what a long number is. A time stamp of §3.7 has 14 digits and
// is none of these.
func numberKind(s string) string {
	n := strings.TrimPrefix(s, "+")
	if len(n) < 11 || len(n) > 21 || strings.Trim(n[:len(n)-1], "0123456789") != "" || !strings.Contains("0123456789F", n[len(n)-1:]) {
		return ""
	}
	switch {
	case len(n) >= 19 && strings.HasPrefix(n, "89"):
		return kindICCID
	case len(n) == 15 && slices.Contains([]string{"460", "461"}, n[:3]):
		return kindIMSI
	case len(n) == 15 && luhn(n), len(n) == 16 && luhn(n[:15]), len(n) == 16 && strings.HasPrefix(n, "86"):
		return kindIMEI
	case len(n) == 15 && mobileCountry(n[:3]):
		return kindIMSI
	case len(n) >= 11 && len(n) <= 12 && n[0] == '0' && n[1] != '0':
		return kindPhone // national, with its trunk prefix
	case len(n) == 11 && n[0] == '1' && n[1] >= '3', len(n) == 13 && strings.HasPrefix(n, "86"), len(s) > len(n) && len(n) <= 15:
		return kindPhone
	}
	return ""
}

// mobileCountry says whether an IMSI may begin so: a mobile country code of ITU-T
// E.212 begins with the zone, 2 to 7; 901 is international, 001 and 999 are test
// and private networks.
func mobileCountry(code string) bool {
	return code[0] >= '2' && code[0] <= '7' || code == "901" || code == "001" || code == "999"
}

func luhn(s string) bool {
	sum := 0
	for i := range len(s) {
		d := int(s[len(s)-1-i]) - '0'
		if d < 0 || d > 9 {
			return false
		}
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

// addressKind is empty for what is no address, and for addresses that are
// nobody's: loopback, unspecified, and those kept for documents.
func addressKind(s string) string {
	a, err := netip.ParseAddr(s)
	if err != nil || a.IsLoopback() || a.IsUnspecified() || a == netip.MustParseAddr("255.255.255.255") {
		return ""
	}
	for _, p := range []string{"192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32"} {
		if netip.MustParsePrefix(p).Contains(a) {
			return ""
		}
	}
	return kindAddress
}

// mark gives a value its mark, of the same length.
func (m *masker) mark(kind, value string) string {
	if mark, ok := m.marks[value]; ok {
		return mark
	}
	m.count[kind]++
	mark := fmt.Sprintf("%s#%d", kind, m.count[kind])
	if kind == kindAddress {
		mark = fmt.Sprintf("IP#%d", m.count[kind])
	}
	if len(mark) < len(value) {
		mark += strings.Repeat("*", len(value)-len(mark))
	}
	mark = mark[:len(value)]
	m.marks[value] = mark
	return mark
}
