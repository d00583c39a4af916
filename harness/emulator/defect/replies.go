package defect

import (
	"fmt"
	"strings"
	"sync"
	"time"
)

// answers alters the lines with which a server answers one command; what comes out
// empty is dropped.
func answers(verb string, change func(line string) string) func() hooks {
	return wired(func() *network {
		var mu sync.Mutex
		asked := ""
		return &network{
			command: func(line string) string {
				mu.Lock()
				defer mu.Unlock()
				asked, _, _ = strings.Cut(line, " ")
				return line
			},
			reply: func(line string) string {
				mu.Lock()
				defer mu.Unlock()
				if asked == verb {
					return change(line)
				}
				return line
			},
		}
	})
}

// class replaces a reply that begins with a digit or a code by another.
func class(from, with string) func(string) string {
	return func(line string) string {
		if strings.HasPrefix(line, from) && len(line) > 3 && line[3] == ' ' {
			return with
		}
		return line
	}
}

// refusals: what a server refuses is not done (§3).
func refusals() []place {
	var all []place
	add := func(name, id, verb, from, with, words string) {
		all = append(all, place{id, words, statement(name, "13"), "MFTP" + strings.ToUpper(name), answers(verb, class(from, with))})
	}
	for _, r := range []struct{ name, verb, with string }{
		{"conn", "USER", "230 in"}, {"conn", "PASS", "230 in"}, {"cwd", "CWD", "250 done"}, {"pwd", "PWD", `257 "/"`}, {"mkd", "MKD", `257 "new"`},
		{"del", "DELE", "250 done"}, {"rn", "RNTO", "250 done"}, {"list", "LIST", "226 done"},
	} {
		low := strings.ToLower(r.verb)
		if r.verb != "LIST" {
			add(r.name, low+"-5xx-is-success", r.verb, "5", r.with, fmt.Sprintf("A 5xx answer to %s is taken for success.", r.verb))
		}
		add(r.name, low+"-4xx-is-success", r.verb, "4", r.with, fmt.Sprintf("A 4xx answer to %s is taken for success.", r.verb))
	}
	add("del", "rmd-5xx-is-success", "RMD", "5", "250 done", "A 5xx answer to RMD is taken for success.")
	add("conn", "pass-332-is-success", "PASS", "332", "230 in", "A server that wants an account (332) is taken for one that lets in.")
	for _, name := range []string{"list", "retr", "appe", "stor"} {
		verb := strings.ToUpper(name)
		for _, code := range map[string][]string{"list": {"426", "451", "550"}, "retr": {"426", "451", "550", "421"}, "appe": {"426", "451", "452", "552"}, "stor": {"426", "451", "452", "552", "421"}}[name] {
			add(name, fmt.Sprintf("%s-%s-after-data-is-success", name, code), verb, code, "226 done", fmt.Sprintf("The answer %s after the data of AT+MFTP%s is taken for success.", code, verb))
		}
	}
	return all
}

// silences: a server that does not answer (§3.1, Table 5).
func silences() []place {
	never := always(time.Hour)
	var all []place
	for _, a := range askers() {
		all = append(all, place{a.name + "-waits-for-ever", fmt.Sprintf("AT+%s has no result when the server does not answer.", a.command()), "R5-25", a.command(), waits(a.verbs, never)})
	}
	for _, name := range []string{"list", "retr", "appe", "stor"} {
		verb := strings.ToUpper(name)
		all = append(all, place{name + "-end-waits-for-ever", fmt.Sprintf("AT+MFTP%s has no result when the server says nothing after the data.", verb), "R5-25", "MFTP" + verb, waits([]string{verb + " end"}, never)})
	}
	for _, a := range askers() {
		if len(a.verbs) > 1 {
			all = append(all, place{fmt.Sprintf("%s-%s-waits-for-ever", a.name, strings.ToLower(a.verbs[1])),
				fmt.Sprintf("AT+%s has no result when the server does not answer %s.", a.command(), a.verbs[1]), "R5-25", a.command(), waits(a.verbs[1:], never)})
		}
	}
	return all
}
