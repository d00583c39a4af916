package reference

import (
	"slices"
	"strings"
)

// TimesOut are commands, each on a channel of its own, to which the server says nothing: each fails when the time of its
// channel is over (§3.1 "rsptimeout", D54). What becomes of the channels is the module's (D65): nothing comes after it.
type TimesOut struct {
	Commands []Action
	Late     bool // the verb that carries a command out is answered, and what comes before or behind it is not
}

func (a TimesOut) Form() string {
	var forms []string
	for _, c := range a.Commands {
		forms = append(forms, c.Form())
	}
	if a.Late {
		return "times out late " + strings.Join(forms, " ")
	}
	return "times out " + strings.Join(forms, " ")
}
func (a TimesOut) On() int { return -1 }

// lateAt is what is not answered where it is not the verb that carries a command out.
var lateAt = map[string]string{"CONN": "PASS", "LIST": "after LIST", "RETR>line": "after RETR", "APPE>inline": "after APPE", "STOR>inline": "after STOR", "RN": "RNTO"}

// Play implements [Action].
func (a TimesOut) Play(s *State) ([]Step, bool) {
	if s.bare() || s.Echo || s.TLS != "" || s.uploading() || len(a.Commands) == 0 {
		return nil, false
	}
	var steps, faults []Step
	var lines []string
	var used []int
	for _, c := range a.Commands {
		d, known := dialogues[c.Form()]
		conn, login := c.(Conn)
		n := c.On()
		done, ok := c.Play(s.Clone())
		if !known || !ok || slices.Contains(used, n) || login && s.Channels[conn.Channel].Connected || !login && !s.free(n) || !succeeds(done) || len(lines) == 5 {
			return nil, false
		}
		if login && !s.Account {
			steps, s.Account, s.Started = append(steps, done[0]), true, true
			done = done[1:]
		}
		if done[0].Kind != SendsLine || done[1].Kind != Answers {
			return nil, false
		}
		fault := given("the server does not answer %s", d.verbs)
		switch late := lateAt[c.Form()]; {
		case login && !a.Late:
			fault = given("the server does not answer USER")
		case a.Late && late == "":
			return nil, false
		case a.Late:
			fault = given(`the server goes wrong at "%s": missing`, late)
		}
		if !slices.Contains(faults, fault) {
			faults = append(faults, fault)
		}
		used, lines = append(used, n), append(lines, done[0].Line)
	}
	s.Over = true
	return append(append(steps, faults...), Step{Keyword: "Then", Text: "each of these commands fails when its channel's time is over", Doc: strings.Join(lines, "\n")}), true
}

// Verifies implements [Action].
func (a TimesOut) Verifies() (string, []string) { return "3.1", []string{"R3.1-42"} }
