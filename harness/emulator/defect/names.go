package defect

import (
	"bytes"
	"fmt"
	"path"
	"strings"
)

// named parameters of commands.
type nameOf struct {
	id, words, command, requirement string
	arg                             int
	local                           bool // the third parameter, with local_fs 1
}

// makes reports a name that something at the server is given.
func (n nameOf) makes() bool {
	return n.id == "mkd" || n.id == "rn-new" || n.id == "appe" || n.id == "stor"
}

func nameParameters() []nameOf {
	return []nameOf{
		{"cwd", "the path of AT+MFTPCWD", "+MFTPCWD", "R3.4-30", 1, false},
		{"mkd", "the name of AT+MFTPMKD", "+MFTPMKD", "R3.6-30", 1, false},
		{"list", "the name of AT+MFTPLIST", "+MFTPLIST", "R3.7-34", 1, false},
		{"del", "the name of AT+MFTPDEL", "+MFTPDEL", "R3.8-30", 1, false},
		{"rn-old", "the old name of AT+MFTPRN", "+MFTPRN", "R3.9-30", 1, false},
		{"rn-new", "the new name of AT+MFTPRN", "+MFTPRN", "R3.9-12", 2, false},
		{"retr", "the name of AT+MFTPRETR", "+MFTPRETR", "R3.10-12", 1, false},
		{"appe", "the name of AT+MFTPAPPE", "+MFTPAPPE", "R3.11-52", 1, false},
		{"stor", "the name of AT+MFTPSTOR", "+MFTPSTOR", "R3.12-52", 1, false},
		{"retr-local", "the local name of AT+MFTPRETR", "+MFTPRETR", "R3.10-28", 2, true},
		{"appe-local", "the local name of AT+MFTPAPPE", "+MFTPAPPE", "R3.11-44", 2, true},
		{"stor-local", "the local name of AT+MFTPSTOR", "+MFTPSTOR", "R3.12-44", 2, true},
		{"conn-user", "the user name of AT+MFTPCONN", "+MFTPCONN", "R3.2-28", 2, false},
		{"conn-password", "the password of AT+MFTPCONN", "+MFTPCONN", "R3.2-33", 3, false},
	}
}

// names: what is a name comes to the server, and to the file system, as it was given.
func names() []place {
	mutations := []struct {
		id, words string
		alter     func(string) string
	}{
		{"zeros-lost", "zeros in front of a number are lost from %s", zerosLost},
		{"head-blank-lost", "a blank in front of %s is lost", func(s string) string { return strings.TrimLeft(s, " ") }},
		{"tail-blank-lost", "a blank behind %s is lost", func(s string) string { return strings.TrimRight(s, " ") }},
		{"ends-at-comma", "%s ends at the first comma", func(s string) string { return upToSign(s, ",") }},
		{"ends-at-semicolon", "%s ends at the first semicolon", func(s string) string { return upToSign(s, ";") }},
		{"head-dot-lost", "a dot in front of %s is lost", func(s string) string { return strings.TrimPrefix(s, ".") }},
		{"tail-dot-lost", "a dot behind %s is lost", func(s string) string { return strings.TrimSuffix(s, ".") }},
		{"seven-bits", "%s loses the highest bit of each byte", func(s string) string { return string(sevenBits([]byte(s))) }},
		{"128-bytes", "%s has 128 bytes at most", cut(128)},
		{"254-bytes", "%s has 254 bytes at most", cut(254)},
		{"capitals-lost", "capitals become small letters in %s", strings.ToLower},
		{"plus-is-blank", "+ becomes a blank in %s", func(s string) string { return strings.ReplaceAll(s, "+", " ") }},
		{"percent-decoded", "%% and two digits become one byte in %s", percentDecoded},
		{"two-blanks-are-one", "two blanks become one in %s", func(s string) string { return strings.ReplaceAll(s, "  ", " ") }},
	}
	var all []place
	for i, p := range nameParameters() {
		for j, m := range mutations {
			if (i+j)%2 == 1 { // each with every second parameter
				continue
			}
			if m.id == "seven-bits" && !p.makes() { // names outside ASCII may fail, but not become others
				continue
			}
			title := fmt.Sprintf(m.words, p.words) + "."
			title = strings.ToUpper(title[:1]) + title[1:]
			all = append(all, place{p.id + "-" + m.id, title, p.requirement, strings.TrimPrefix(p.command, "+"), nameAltered(p, m.alter)})
		}
	}
	for _, p := range []nameOf{nameParameters()[0], nameParameters()[1], nameParameters()[6], nameParameters()[8], nameParameters()[13]} {
		all = append(all, place{p.id + "-small-at-small-letters", fmt.Sprintf("Where the line begins with at, capitals become small letters in %s.", p.words), "R2.1-02", strings.TrimPrefix(p.command, "+"), smallAt(p)})
	}
	return all
}

// zerosLost takes the zeros from the front of a number that is the last name of a path.
func zerosLost(name string) string {
	dir, last := path.Split(name)
	if strings.Trim(last, "0123456789") != "" {
		return name
	}
	return dir + strings.TrimLeft(last, "0")
}

func upToSign(s, sign string) string {
	before, _, _ := strings.Cut(s, sign)
	return before
}

func percentDecoded(s string) string {
	var out []byte
	for i := 0; i < len(s); i++ {
		var c byte
		if s[i] == '%' && i+2 < len(s) {
			if n, err := fmt.Sscanf(s[i+1:i+3], "%02x", &c); n == 1 && err == nil {
				out = append(out, c)
				i += 2
				continue
			}
		}
		out = append(out, s[i])
	}
	return string(out)
}

func nameAltered(p nameOf, alter func(string) string) func() hooks {
	return sets(p.command, func(e *env, r *request, next func(*request)) {
		alterName(e, r, p, alter)
		next(r)
	})
}

func alterName(e *env, r *request, p nameOf, alter func(string) string) {
	s := e.Settings(channelOf(r))
	if p.local && (s == nil || s.LocalFS == 0) || len(r.Args) <= p.arg || !r.Args[p.arg].Quoted {
		return
	}
	if altered := alter(r.Args[p.arg].Text); altered != "" && len(r.Args[p.arg].Text) < 256 {
		r.Args[p.arg].Text = altered
	}
}

// smallAt alters a name on lines that begin with at.
func smallAt(p nameOf) func() hooks {
	return func() hooks {
		small := false
		h := onSet(p.command, func(e *env, r *request, next func(*request)) {
			if small {
				alterName(e, r, p, strings.ToLower)
			}
			next(r)
		})
		h.Input = func(e *env, b []byte, next func([]byte)) {
			if bytes.HasPrefix(b, []byte("at")) {
				small = true
			} else if bytes.HasPrefix(b, []byte("AT")) {
				small = false
			}
			next(b)
		}
		return h
	}
}
