package conformance

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/at"
)

// line is one response line as the codec divides it.
type line struct {
	text   string
	name   string // MFTPPWD, CME ERROR; empty: a bare word such as OK
	colon  bool
	wrong  []string // what is wrong with its form (§2.2)
	fields []field
}

// field is one element of the list after the colon.
type field struct {
	text   string // without the quotes
	quoted bool
	raw    string // as it stands between the commas
	spaced bool   // blanks stand between it and the comma before it (ledger D51)
}

func (f field) String() string {
	if f.quoted {
		return `"` + f.text + `"`
	}
	return f.text
}

// parseLine never fails.
func parseLine(text string) line {
	parsed := at.ParseLine(text)
	l := line{text: text, wrong: parsed.Violations}
	if parsed.Prefix == "" {
		if name, ok := strings.CutPrefix(text, "+"); ok {
			l.name = name
		}
		return l
	}
	l.name, l.colon = strings.TrimSpace(strings.TrimPrefix(parsed.Prefix, "+")), true
	for i, f := range parsed.Fields {
		l.fields = append(l.fields, field{text: f.Text, quoted: f.Quoted, raw: f.Raw, spaced: i > 0 && strings.HasPrefix(f.Raw, " ")})
	}
	return l
}

// at gives the text of field i, or "" where there is none.
func (l line) at(i int) string {
	if i < len(l.fields) {
		return l.fields[i].text
	}
	return ""
}

// reading is a choice of the device that a ledger row permits.
type reading struct {
	row      string
	stimulus string // key under which it must not vary, beyond the line's name
	value    string
	note     string // an observation for the report; empty: the preferred reading
	mayVary  bool   // policy R: recorded, and no two need agree
}

// judgement is what comparing one line came to.
type judgement struct {
	why      string // what is wrong; empty: the line is right
	clause   string // the clause that it breaks, where that is not the case's own
	readings []reading
}

// situation is what a line is judged against beside its expected text.
type situation struct {
	ics      ICS
	now      time.Time                            // of the tester's wall clock
	offsets  []time.Duration                      // D31
	modified func(path string) (time.Time, error) // of the server's file
	argument string                               // the path in the command, D33
	moved    bool                                 // a CWD came before on this channel, D01
	fileSize string                               // of the server's file that the command names, D04
	packet   string                               // length of the last upload packet, D42
	packets  string                               // length of all packets of the upload so far, D42
	test     bool                                 // the command is a test form, D22
}

// comparison is one judgement in the making.
type comparison struct {
	situation
	name     string
	readings []reading
}

func (c *comparison) read(row, stimulus, value, note string) {
	c.readings = append(c.readings, reading{row: row, stimulus: stimulus, value: value, note: note})
}

// record is read for what policy R only records.
func (c *comparison) record(row, stimulus, value, note string) {
	c.readings = append(c.readings, reading{row: row, stimulus: stimulus, value: value, note: note, mayVary: true})
}

// judgeLine compares a line with what is expected of it: equal to the byte,
// but for the readings that the ledger permits.
func judgeLine(expected, actual string, s situation) judgement {
	e, a := parseLine(expected), parseLine(actual)
	if j := spaceAfterColon(a); j.why != "" {
		return j
	}
	if expected == actual && !s.test && !hasRules(e) {
		return judgement{}
	}
	if ours(a.name) && len(a.wrong) > 0 && !s.test {
		return judgement{why: a.wrong[0]}
	}
	switch {
	case e.name == "" || a.name == "" || !a.colon:
		return judgement{why: differs(e, a)}
	case e.name != a.name:
		return judgement{why: differs(e, a)}
	case e.name == "CME ERROR":
		return judgement{why: differs(e, a)}
	}
	c := &comparison{situation: s, name: e.name}
	if !s.test && e.name == "MFTPPWD" && len(e.fields) == 3 {
		a = unquotedPath(a)
	}
	var why string
	if s.test {
		why = c.testForm(e, a)
	} else {
		why = c.result(e, a)
	}
	c.spacing(a)
	return judgement{why: why, readings: c.readings}
}

// spaceAfterColon is §2.2: every colon of a response is followed by a space,
// which separates the head from the list; one, as in every example.
func spaceAfterColon(a line) judgement {
	if !ours(a.name) {
		return judgement{}
	}
	for _, wrong := range a.wrong {
		if strings.Contains(wrong, "colon") {
			return judgement{why: wrong, clause: "2.2"}
		}
	}
	return judgement{}
}

// ours says whether a line of this name belongs to what the manual specifies.
func ours(name string) bool {
	switch name {
	case "CME ERROR", "CMS ERROR", "CIS ERROR":
		return true
	}
	return strings.HasPrefix(name, "MFTP")
}

func (c *comparison) spacing(a line) {
	if len(a.fields) < 2 {
		return
	}
	spaced := 0
	for _, f := range a.fields[1:] {
		if f.spaced {
			spaced++
		}
	}
	switch spaced {
	case 0:
		c.read("D51", "", "compact", "")
	case len(a.fields) - 1:
		c.read("D51", "", "spaced", "a space stands after each comma of the output")
	default:
		c.read("D51", "", "mixed", "a space stands after some commas of the output")
	}
}

// result compares the fields of a result or information line.
func (c *comparison) result(e, a line) string {
	if why, done := c.failure(e, a); done {
		return why
	}
	if len(e.fields) != len(a.fields) {
		return fmt.Sprintf("%d fields instead of %d", len(a.fields), len(e.fields))
	}
	for i, want := range e.fields {
		got := a.fields[i]
		why := ""
		if rule := c.rule(e, i); rule != nil {
			why = rule(want, got)
		} else if want.text != got.text || want.quoted != got.quoted {
			why = fmt.Sprintf("is %s, not %s", at.VisibleText(got.String()), at.VisibleText(want.String()))
		}
		if why != "" {
			return fieldName(e, i) + " " + why
		}
	}
	return ""
}

// unquotedPath joins what the commas of a path without quotes have divided (D01).
func unquotedPath(a line) line {
	if len(a.fields) <= 3 || a.fields[2].quoted {
		return a
	}
	var parts []string
	for _, f := range a.fields[2:] {
		parts = append(parts, f.raw)
	}
	path := strings.TrimLeft(strings.Join(parts, ","), " ") // blanks after the comma are row D51's
	a.fields = append(slices.Clone(a.fields[:2]), field{text: path, raw: path, spaced: a.fields[2].spaced})
	return a
}

// differs says in a word how two lines are not the same kind of line.
func differs(e, a line) string {
	switch {
	case e.text == a.text:
		return ""
	case a.text == "ERROR" || a.name == "CME ERROR":
		if e.name == "CME ERROR" {
			return "another refusal"
		}
		if e.text == "ERROR" {
			return "another refusal"
		}
		return "the command is refused"
	case a.name == "CMS ERROR" || a.name == "CIS ERROR":
		return "an error prefix of another subsystem (ledger D23)"
	case strings.EqualFold(e.text, a.text):
		return "the capitals differ"
	case a.text == "OK" && e.name != "":
		return "OK comes before the line"
	case e.text == "OK" && a.name != "":
		return "the line comes before the acknowledgement OK"
	case a.text == "OK":
		return "the command is accepted"
	}
	return "another line"
}

// fieldName names a field as the manual's syntax row does.
func fieldName(e line, i int) string {
	if i == 0 && strings.HasPrefix(e.name, "MFTP") {
		return "<connect_id>"
	}
	names := map[string][]string{
		"MFTPPWD":   {"", "<result_code>", "<path>"},
		"MFTPRETR":  {"", "<result_code>", "<sum_size>", "<recv_size>", "<data>"},
		"MFTPAPPE":  {"", "<result_code>", "<sent_length>"},
		"MFTPSTOR":  {"", "<result_code>", "<sent_length>"},
		"MFTPSTATE": {"", "<state>"},
		"MFTPURC":   {"", `"conn"`, "<state_code>"},
		"MFTPCFG":   {"", "the parameter's name", "the value", "the second value"},
	}
	if e.name == "MFTPLIST" {
		names["MFTPLIST"] = []string{"", "<result_code>", "<dir_name>", "<permission>"}
		if len(e.fields) > 4 {
			names["MFTPLIST"] = []string{"", "<result_code>", "<file_name>", "<file_size>", "<modify_time>", "<permission>"}
		}
	}
	if n := names[e.name]; i < len(n) {
		return n[i]
	}
	if i == 1 && strings.HasPrefix(e.name, "MFTP") {
		return "<result_code>"
	}
	return fmt.Sprintf("field %d", i+1)
}
