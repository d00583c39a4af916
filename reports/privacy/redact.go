package privacy

import (
	"bytes"
	"regexp"
	"strings"

	"mftpspec/reports/model"
)

// Redact gives results without passwords: those of AT+MFTPCONN (§3.2), echoed
// or not, and of the FTP command PASS, are overwritten with as many asterisks,
// and so is what the laboratory calls a password. All writers do it.
func Redact(r *model.Results) (*model.Results, error) {
	out, err := rewrite(r, rewriter(redactCase).whole, func(s string) string { return string(redactConn([]byte(s))) })
	if err != nil {
		return nil, err
	}
	out.IXIT = redactKeys(out.IXIT)
	return out, nil
}

// redactCase gives what rewrites the texts and the streams of one case. A
// password that was seen on its lines is taken out of its reasons too.
func redactCase(k *model.Case) (func(string) string, func(lane string, b []byte) []byte) {
	var seen []string
	note := func(b []byte) {
		if !bytes.Contains(bytes.ToUpper(b), []byte("MFTPCONN=")) {
			return
		}
		for _, span := range conn.FindAllSubmatchIndex(b, -1) {
			if s := strings.Trim(string(b[span[2]:span[3]]), `"`); len(s) >= 6 && !placeholder(s) {
				seen = append(seen, s)
			}
		}
	}
	for _, s := range streams(k.Trace) {
		if s.lane == "serial" {
			note(s.bytes)
		}
	}
	for i := range k.Trace {
		note([]byte(k.Trace[i].Text))
	}
	text := func(s string) string {
		b := redactConn([]byte(s))
		for _, p := range seen {
			b = bytes.ReplaceAll(b, []byte(p), stars(len(p)))
		}
		return string(redactPass(b))
	}
	stream := func(lane string, b []byte) []byte {
		if lane == "ftp-control" {
			return redactPass(b)
		}
		if lane == "serial" {
			return redactConn(b)
		}
		return b
	}
	return text, stream
}

// conn finds the password of AT+MFTPCONN=<id>,<host>,<user>,<password> (§3.2).
var conn = regexp.MustCompile(`(?i)MFTPCONN=[^,\r\n]*,(?:"[^"\r\n]*"|[^",\r\n]*),(?:"[^"\r\n]*"|[^",\r\n]*),("[^"\r\n]*"?|[^",\r\n<]+)`)

// pass finds the argument of the FTP command PASS at the start of a line,
// or where a sentence quotes it.
var pass = regexp.MustCompile(`(?im)(?:^|[\r\n;,] *|\bsaw )PASS ([^\r\n;]+)`)

func redactConn(b []byte) []byte {
	if !bytes.Contains(bytes.ToUpper(b), []byte("MFTPCONN=")) { // most do not, and this is cheap
		return b
	}
	return overwrite(b, conn)
}

func redactPass(b []byte) []byte {
	if !bytes.Contains(bytes.ToUpper(b), []byte("PASS ")) {
		return b
	}
	return overwrite(b, pass)
}

// overwrite puts asterisks over the first group of each match; quotes stay, and
// so does a word that only stands for a password.
func overwrite(b []byte, re *regexp.Regexp) []byte {
	var out []byte
	for _, span := range re.FindAllSubmatchIndex(b, -1) {
		if placeholder(strings.Trim(string(b[span[2]:span[3]]), `"`)) {
			continue
		}
		if out == nil {
			out = bytes.Clone(b)
		}
		for i := span[2]; i < span[3]; i++ {
			if out[i] != '"' {
				out[i] = '*'
			}
		}
	}
	if out == nil {
		return b
	}
	return out
}

// placeholder says whether what stands for a password is none: it was masked
// before, and what follows it is something else, or it is a word of a step.
func placeholder(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	return strings.Trim(strings.TrimSuffix(first, ","), "*") == "" || model.IsForPassword(s)
}

func stars(n int) []byte { return bytes.Repeat([]byte{'*'}, n) }

var secretKey = regexp.MustCompile(`(?i)password|passwd|secret|token|private`)

func redactKeys(m map[string]any) map[string]any {
	if m == nil {
		return nil
	}
	out := make(map[string]any, len(m))
	for k, v := range m {
		switch v := v.(type) {
		case map[string]any:
			out[k] = redactKeys(v)
		case string:
			out[k] = v
			if secretKey.MatchString(k) && v != "" {
				out[k] = "********"
			}
		default:
			out[k] = v
		}
	}
	return out
}
