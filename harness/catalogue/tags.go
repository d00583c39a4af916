package catalogue

import (
	"maps"
	"mftpspec/harness/ixit"
	"mftpspec/harness/strictyaml"
	"regexp"
	"slices"
	"strings"

	"mftpspec/reports/model"
)

var (
	caseID    = regexp.MustCompile(`^[A-Z][A-Z0-9]*-\d{3}$`)
	clauseTag = regexp.MustCompile(`^clause-(V\.250|\d+(?:\.\d+)?)$`)
	LooksLike = regexp.MustCompile(`^[A-Z][A-Z0-9]*-`) // meant as an id, or as a requirement
)

// ExplorationTag marks a case that a model of the manual made: it has many stimuli, so that what the
// ledger lets a device choose for each stimulus is not held against it.
const ExplorationTag = "exploration"

// TourTag marks a case that goes through commands of several clauses: what a command that was accepted
// does wrong is booked under its own clause, and not under that of the case.
const TourTag = "tour"

// plainTags are the tags that say something about a case and nothing to the
// campaign, except slow: such cases begin first where several run at once.
var plainTags = []string{
	"boundary",  // at or just outside the limits of a value
	"editorial", // rests on a corrected misprint; the report shows both readings
	"error",     // provokes an error
	"example",   // an example the manual prints
	ExplorationTag,
	"flow",     // a flow of §4
	"security", // a plain-text or certificate matter
	"slow",     // waits seconds by its nature
	"smoke",    // a first look at a device
	TourTag,
}

// needsOfICS and needsOfIXIT say what a @needs- tag asks for, and the words for
// a report when it is not there.
var (
	needsOfICS = map[string]need[ixit.ICS]{
		"active":           {model.Say("to have active mode (§3.1 footnote 1)"), func(i ixit.ICS) bool { return i.ActiveMode }},
		"no-active":        {model.Say("to have no active mode (§3.1 footnote 1)"), func(i ixit.ICS) bool { return !i.ActiveMode }},
		"ftps":             {model.Say("to have FTPS (§3.1 footnote 2)"), func(i ixit.ICS) bool { return i.ImplicitFTPS || i.ExplicitFTPS }},
		"no-ftps":          {model.Say("to have no FTPS (§3.1 footnote 2)"), func(i ixit.ICS) bool { return !i.ImplicitFTPS && !i.ExplicitFTPS }},
		"implicit-ftps":    {model.Say("to have implicit FTPS (§3.1 footnote 2)"), func(i ixit.ICS) bool { return i.ImplicitFTPS }},
		"no-implicit-ftps": {model.Say("to have no implicit FTPS (§3.1 footnote 2)"), func(i ixit.ICS) bool { return !i.ImplicitFTPS }},
		"explicit-ftps":    {model.Say("to have explicit FTPS (§3.1 footnote 2)"), func(i ixit.ICS) bool { return i.ExplicitFTPS }},
		"no-explicit-ftps": {model.Say("to have no explicit FTPS (§3.1 footnote 2)"), func(i ixit.ICS) bool { return !i.ExplicitFTPS }},
		"ipv6":             {model.Say("to have IPv6 (ledger D47)"), func(i ixit.ICS) bool { return i.IPv6 }},
		"cid-15":           {model.Say("to have <pdp_cid> up to 15 (§3.1 footnote 3)"), func(i ixit.ICS) bool { return i.CIDMax >= 15 }},
		"cid-7":            {model.Say("to have <pdp_cid> up to 7 only (§3.1 footnote 3)"), func(i ixit.ICS) bool { return i.CIDMax == 7 }},
	}
	needsOfIXIT = map[string]need[ixit.IXIT]{
		"files":           {model.Say("the module's own file commands (files:)"), func(i ixit.IXIT) bool { return i.Files.Put != "" && i.Files.Get != "" }},
		"reset":           {model.Say("a command that restarts the module (reset:)"), func(i ixit.IXIT) bool { return i.Reset != "" }},
		"host-name":       {model.Say("a name for the FTP server (server: name:)"), func(i ixit.IXIT) bool { return i.Server.Name != "" }},
		"ipv4":            {model.Say("an IPv4 address for the FTP server (server: host:)"), func(i ixit.IXIT) bool { return !i.Server.OnIPv6() }},
		"detach":          {model.Say("a command that takes the PDP context away (detach:)"), func(i ixit.IXIT) bool { return i.Detach != "" && len(i.Preamble) > 0 }},
		"other-port":      {model.Say("another port than 21 for the FTP server (server: listen:, port:)"), func(i ixit.IXIT) bool { return i.Server.Port != 21 && !strings.HasSuffix(i.Server.Listen, ":21") }},
		"privileged-port": {model.Say("port 21 (server: privileged_port:)"), func(i ixit.IXIT) bool { return i.Server.PrivilegedPort }},
	}
)

type need[T any] struct {
	what model.Text
	met  func(T) bool
}

// NotApplicable says why the ICS rules the case out; zero if it does not.
func (k *Case) NotApplicable(ics ixit.ICS) model.Text {
	for _, n := range k.Needs {
		if need, ok := needsOfICS[n]; ok && !need.met(ics) {
			return model.Say("the case needs a model that is declared %s, unlike %s", need.what, ics.Model)
		}
	}
	for _, name := range k.Settings {
		if slices.Contains(ics.Lacks, name) {
			return model.Say("the case needs the setting %s of AT+MFTPCFG; %s is declared not to have it", name, ics.Model)
		}
	}
	return model.Text{}
}

// NotProvided says what the laboratory lacks for the case; zero if nothing.
func (k *Case) NotProvided(ixit ixit.IXIT) model.Text {
	for _, n := range k.Needs {
		if need, ok := needsOfIXIT[n]; ok && !need.met(ixit) {
			return model.Say("the laboratory does not provide %s", need.what)
		}
	}
	return model.Text{}
}

// readTags fills in what the tags of a scenario say. Without exactly one id the
// ID stays empty.
func (k *Case) readTags(tags []string, file string, line int, p *strictyaml.Problems) {
	var ids []string
	for _, tag := range tags {
		k.Tags = append(k.Tags, tag)
		switch m := clauseTag.FindStringSubmatch(tag); {
		case m != nil:
			if k.Clause != "" && k.Clause != m[1] {
				p.Add(file, line, "two clauses: %s and %s", k.Clause, m[1])
			}
			k.Clause = m[1]
		case caseID.MatchString(tag):
			ids = append(ids, tag)
		case RequirementID.MatchString(tag):
			k.Requirements = append(k.Requirements, tag)
		case LedgerID.MatchString(tag):
			k.Rows = append(k.Rows, tag)
		case strings.HasPrefix(tag, "needs-"):
			k.addNeed(strings.TrimPrefix(tag, "needs-"), file, line, p)
		case slices.Contains(plainTags, tag):
		case LooksLike.MatchString(tag):
			p.Add(file, line, "@%s is no test case id (MFTPPWD-001) and no requirement (R3.5-02)", tag)
		default:
			p.Add(file, line, "@%s is not a known tag; known are %s", tag, strings.Join(plainTags, ", "))
		}
	}
	if k.Clause == "" {
		p.Add(file, line, "no clause: the feature needs a tag like @clause-3.5")
	}
	switch len(ids) {
	case 1:
		k.ID = ids[0]
		if prefix, _, _ := strings.Cut(k.ID, "-"); strings.HasPrefix(prefix, "MFTP") {
			k.Command = prefix
		}
	case 0:
		p.Add(file, line, "scenario has no id: it needs a tag like @MFTPPWD-001")
	default:
		p.Add(file, line, "scenario has several ids: %s", strings.Join(ids, ", "))
	}
	if len(k.Requirements) == 0 {
		p.Add(file, line, "scenario verifies no requirement: it needs a tag like @R3.5-02")
	}
}

func (k *Case) addNeed(name, file string, line int, p *strictyaml.Problems) {
	_, ics := needsOfICS[name]
	_, ixit := needsOfIXIT[name]
	if !ics && !ixit {
		known := slices.Sorted(maps.Keys(needsOfICS))
		known = append(known, slices.Sorted(maps.Keys(needsOfIXIT))...)
		p.Add(file, line, "@needs-%s is not known; known are needs-%s", name, strings.Join(known, ", needs-"))
		return
	}
	k.Needs = append(k.Needs, name)
}
