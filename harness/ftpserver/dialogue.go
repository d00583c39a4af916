package ftpserver

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Mishap is what goes wrong at one step of a dialogue.
type Mishap string

// The mishaps. The last three are those of a transfer whose data have all gone.
const (
	Transient  Mishap = "4xx"      // refused for now, before any effect
	Permanent  Mishap = "5xx"      // refused for good, before any effect
	Missing    Mishap = "missing"  // no reply, and no effect but that of a transfer whose data have gone
	Late       Mishap = "late"     // carried out and answered, later than usual
	Nonsense   Mishap = "nonsense" // bytes that are no reply, and no effect but that
	Aborted    Mishap = "426"
	LocalError Mishap = "451"
	Exceeded   Mishap = "552"
)

// Step is one step of the dialogue of a client and the server: where a fault of the
// network or the server can strike.
type Step struct {
	Name  string   // a row of steps
	Verbs []string // the commands that clients use for it; none: the greeting

	refusals map[Mishap][]Action
	after    bool // the reply when all the data have gone
}

// steps is the table: what each step is, and how it is refused.
func steps() []Step {
	says := func(transient, permanent string, then ...Action) map[Mishap][]Action {
		return map[Mishap][]Action{
			Transient: append([]Action{Say(transient)}, then...),
			Permanent: append([]Action{Say(permanent)}, then...),
		}
	}
	step := func(name, transient, permanent string, also ...string) Step {
		return Step{Name: name, Verbs: append([]string{name}, also...), refusals: says(transient, permanent)}
	}
	all := []Step{
		{Name: "greeting", refusals: says("421 Too many connections", "500 This server is out of order", Disconnect())},
		{Name: "USER", Verbs: []string{"USER"}, refusals: map[Mishap][]Action{
			Transient: {Say("421 Too many users"), Disconnect()}, Permanent: {Say("530 This user may not log in")}}},
		{Name: "PASS", Verbs: []string{"PASS"}, refusals: map[Mishap][]Action{
			Transient: {Say("421 Too many users"), Disconnect()}, Permanent: {Say("530 Login incorrect")}}},
		step("TYPE", "450 Not now", "504 Not for that parameter"),
		step("PASV", "425 No port is free", "502 Not implemented", "EPSV", "PORT", "EPRT"),
		step("REST", "450 Not now", "502 Not implemented"),
		step("SIZE", "450 Not now", "550 Not available"),
		step("PWD", "450 Not now", "550 Not available", "XPWD"),
		step("CWD", "450 Not now", "550 No such directory", "XCWD"),
		step("MKD", "450 Not now", "550 Permission denied", "XMKD"),
		step("DELE", "450 File busy", "550 Permission denied", "RMD", "XRMD"),
		step("RNFR", "450 File busy", "550 No such file"),
		step("RNTO", "450 File busy", "553 File name not allowed"),
		step("QUIT", "450 Not now", "500 Not understood"),
	}
	for _, t := range []Step{
		step("LIST", "450 Not now", "550 Permission denied", "NLST", "MLSD"),
		step("RETR", "450 File busy", "550 No such file"),
		step("STOR", "452 No space", "553 File name not allowed"),
		step("APPE", "452 No space", "553 File name not allowed"),
	} {
		all = append(all, t, Step{Name: "after " + t.Name, Verbs: t.Verbs, after: true, refusals: map[Mishap][]Action{
			Aborted:    {Say("426 Connection closed; transfer aborted")},
			LocalError: {Say("451 Local error in processing")},
			Exceeded:   {Say("552 Exceeded storage allocation")},
		}})
	}
	return all
}

// Steps returns the names that StepNamed knows, in the order of a dialogue.
func Steps() []string {
	var names []string
	for _, s := range steps() {
		names = append(names, s.Name)
	}
	return names
}

// StepNamed returns the step of that name. An unknown name is an error that lists
// the known ones.
func StepNamed(name string) (Step, error) {
	all := steps()
	if i := slices.IndexFunc(all, func(s Step) bool { return s.Name == name }); i >= 0 {
		return all[i], nil
	}
	return Step{}, fmt.Errorf("ftpserver: step %q: want one of %s", name, strings.Join(Steps(), ", "))
}

// Mishaps are those that the step can have.
func (s Step) Mishaps() []Mishap {
	if s.after {
		return []Mishap{Aborted, LocalError, Exceeded, Missing, Late, Nonsense}
	}
	return []Mishap{Transient, Permanent, Missing, Late, Nonsense}
}

// Fault is the fault that makes a mishap happen each time the step comes; late is how
// late Late is.
func (s Step) Fault(m Mishap, late time.Duration) (Fault, error) {
	do := s.refusals[m]
	switch {
	case !slices.Contains(s.Mishaps(), m):
		return Fault{}, fmt.Errorf("ftpserver: step %s: mishap %q: want one of %q", s.Name, m, s.Mishaps())
	case m == Missing:
		do = []Action{Drop()}
	case m == Late:
		do = []Action{Delay(late)}
	case m == Nonsense:
		do = []Action{Garbage()}
	}
	on := Point{place: atCommand, verbs: s.Verbs}
	switch {
	case len(s.Verbs) == 0:
		on = AtGreeting()
	case s.after:
		on = Point{place: atReply, verbs: s.Verbs, code: 226}
	}
	return Fault{On: on, Do: do}, nil
}
