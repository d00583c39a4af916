package judge

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/ixit"
)

// Line is one response line as the codec divides it.
type Line struct {
	text   string
	Name   string // MFTPPWD, CME ERROR; empty: a bare word such as OK
	Colon  bool
	wrong  []string // what is wrong with its form (§2.2)
	Fields []field
}

// field is one element of the list after the colon.
type field struct {
	Text   string // without the quotes
	Quoted bool
	raw    string // as it stands between the commas
	spaced bool   // blanks stand between it and the comma before it (ledger D51)
}

func (f field) String() string {
	if f.Quoted {
		return `"` + f.Text + `"`
	}
	return f.Text
}

// ParseLine never fails.
func ParseLine(text string) Line {
	parsed := at.ParseLine(text)
	l := Line{text: text, wrong: parsed.Violations}
	if parsed.Prefix == "" {
		if name, ok := strings.CutPrefix(text, "+"); ok {
			l.Name = name
		}
		return l
	}
	l.Name, l.Colon = strings.TrimSpace(strings.TrimPrefix(parsed.Prefix, "+")), true
	for i, f := range parsed.Fields {
		l.Fields = append(l.Fields, field{Text: f.Text, Quoted: f.Quoted, raw: f.Raw, spaced: i > 0 && strings.HasPrefix(f.Raw, " ")})
	}
	return l
}

// At gives the text of field i, or "" where there is none.
func (l Line) At(i int) string {
	if i < len(l.Fields) {
		return l.Fields[i].Text
	}
	return ""
}

// Reading is a choice of the device that a ledger row permits.
type Reading struct {
	Row      string
	Stimulus string // key under which it must not vary, beyond the line's name
	Value    string
	Note     string // an observation for the report; empty: the preferred reading
	MayVary  bool   // policy R: recorded, and no two need agree
}

// Judgement is what comparing one line came to.
type Judgement struct {
	Why      string // what is wrong; empty: the line is right
	Clause   string // the clause that it breaks, where that is not the case's own
	Readings []Reading
}

// Situation is what a line is judged against beside its expected text.
type Situation struct {
	ICS      ixit.ICS
	Now      time.Time                            // of the tester's wall clock
	Offsets  []time.Duration                      // D31
	Modified func(path string) (time.Time, error) // of the server's file
	Argument string                               // the path in the command, D33
	Moved    bool                                 // a CWD came before on this channel, D01
	FileSize string                               // of the server's file that the command names, D04
	Packet   string                               // length of the last upload packet, D42
	Packets  string                               // length of all packets of the upload so far, D42
	Test     bool                                 // the command is a test form, D22
}

// Comparison is one judgement in the making.
type Comparison struct {
	Situation
	name     string
	Readings []Reading
}

func (c *Comparison) Read(row, stimulus, value, note string) {
	c.Readings = append(c.Readings, Reading{Row: row, Stimulus: stimulus, Value: value, Note: note})
}

// record is read for what policy R only records.
func (c *Comparison) record(row, stimulus, value, note string) {
	c.Readings = append(c.Readings, Reading{Row: row, Stimulus: stimulus, Value: value, Note: note, MayVary: true})
}

// Compare compares a line with what is expected of it: equal to the byte,
// but for the readings that the ledger permits.
func Compare(expected, actual string, s Situation) Judgement {
	e, a := ParseLine(expected), ParseLine(actual)
	if j := SpaceAfterColon(a); j.Why != "" {
		return j
	}
	if expected == actual && !s.Test && !hasRules(e) {
		return Judgement{}
	}
	if OursByName(a.Name) && len(a.wrong) > 0 && !s.Test {
		return Judgement{Why: a.wrong[0]}
	}
	switch {
	case e.Name == "" || a.Name == "" || !a.Colon:
		return Judgement{Why: Differs(e, a)}
	case e.Name != a.Name:
		return Judgement{Why: Differs(e, a)}
	case e.Name == "CME ERROR":
		return Judgement{Why: Differs(e, a)}
	}
	c := &Comparison{Situation: s, name: e.Name}
	if !s.Test && e.Name == "MFTPPWD" && len(e.Fields) == 3 {
		a = unquotedPath(a)
	}
	var why string
	if s.Test {
		why = c.testForm(e, a)
	} else {
		why = c.result(e, a)
	}
	c.Spacing(a)
	return Judgement{Why: why, Readings: c.Readings}
}

// SpaceAfterColon is §2.2: every colon of a response is followed by a space,
// which separates the head from the list; one, as in every example.
func SpaceAfterColon(a Line) Judgement {
	if !OursByName(a.Name) {
		return Judgement{}
	}
	for _, wrong := range a.wrong {
		if strings.Contains(wrong, "colon") {
			return Judgement{Why: wrong, Clause: "2.2"}
		}
	}
	return Judgement{}
}

// OursByName says whether a line of this name belongs to what the manual specifies.
func OursByName(name string) bool {
	switch name {
	case "CME ERROR", "CMS ERROR", "CIS ERROR":
		return true
	}
	return strings.HasPrefix(name, "MFTP")
}

func (c *Comparison) Spacing(a Line) {
	if len(a.Fields) < 2 {
		return
	}
	spaced := 0
	for _, f := range a.Fields[1:] {
		if f.spaced {
			spaced++
		}
	}
	switch spaced {
	case 0:
		c.Read("D51", "", "compact", "")
	case len(a.Fields) - 1:
		c.Read("D51", "", "spaced", "a space stands after each comma of the output")
	default:
		c.Read("D51", "", "mixed", "a space stands after some commas of the output")
	}
}

// result compares the fields of a result or information line.
func (c *Comparison) result(e, a Line) string {
	if why, done := c.failure(e, a); done {
		return why
	}
	if len(e.Fields) != len(a.Fields) {
		return fmt.Sprintf("%d fields instead of %d", len(a.Fields), len(e.Fields))
	}
	for i, want := range e.Fields {
		got := a.Fields[i]
		why := ""
		if rule := c.rule(e, i); rule != nil {
			why = rule(want, got)
		} else if want.Text != got.Text || want.Quoted != got.Quoted {
			why = fmt.Sprintf("is %s, not %s", at.VisibleText(got.String()), at.VisibleText(want.String()))
		}
		if why != "" {
			return fieldName(e, i) + " " + why
		}
	}
	return ""
}

// unquotedPath joins what the commas of a path without quotes have divided (D01).
func unquotedPath(a Line) Line {
	if len(a.Fields) <= 3 || a.Fields[2].Quoted {
		return a
	}
	var parts []string
	for _, f := range a.Fields[2:] {
		parts = append(parts, f.raw)
	}
	path := strings.TrimLeft(strings.Join(parts, ","), " ") // blanks after the comma are row D51's
	a.Fields = append(slices.Clone(a.Fields[:2]), field{Text: path, raw: path, spaced: a.Fields[2].spaced})
	return a
}

// Differs says in a word how two lines are not the same kind of line.
func Differs(e, a Line) string {
	switch {
	case e.text == a.text:
		return ""
	case a.text == "ERROR" || a.Name == "CME ERROR":
		if e.Name == "CME ERROR" {
			return "another refusal"
		}
		if e.text == "ERROR" {
			return "another refusal"
		}
		return "the command is refused"
	case a.Name == "CMS ERROR" || a.Name == "CIS ERROR":
		return "an error prefix of another subsystem (ledger D23)"
	case strings.EqualFold(e.text, a.text):
		return "the capitals differ"
	case a.text == "OK" && e.Name != "":
		return "OK comes before the line"
	case e.text == "OK" && a.Name != "":
		return "the line comes before the acknowledgement OK"
	case a.text == "OK":
		return "the command is accepted"
	}
	return "another line"
}

// fieldName names a field as the manual's syntax row does.
func fieldName(e Line, i int) string {
	if i == 0 && strings.HasPrefix(e.Name, "MFTP") {
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
	if e.Name == "MFTPLIST" {
		names["MFTPLIST"] = []string{"", "<result_code>", "<dir_name>", "<permission>"}
		if len(e.Fields) > 4 {
			names["MFTPLIST"] = []string{"", "<result_code>", "<file_name>", "<file_size>", "<modify_time>", "<permission>"}
		}
	}
	if n := names[e.Name]; i < len(n) {
		return n[i]
	}
	if i == 1 && strings.HasPrefix(e.Name, "MFTP") {
		return "<result_code>"
	}
	return fmt.Sprintf("field %d", i+1)
}
