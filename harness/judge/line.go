package judge

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/ixit"
	"mftpspec/harness/ledger"
	"mftpspec/reports/model"
)

// Line is one response line as the codec divides it.
type Line struct {
	text   string
	Name   string // MFTPPWD, CME ERROR; empty: a bare word such as OK
	Colon  bool
	wrong  []at.Violation // what is wrong with its form (§2.2)
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

// ParseLine splits an information line into its name and its fields. It never fails: what is
// wrong with the line is kept in it.
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

// expectedLine is ParseLine of a line of a scenario: a comma within <time of PATH>
// divides no fields.
func expectedLine(text string) Line {
	l := ParseLine(inPlaceholder.ReplaceAllStringFunc(text, func(p string) string { return strings.ReplaceAll(p, ",", commaWithin) }))
	l.text = text
	for i, f := range l.Fields {
		l.Fields[i].Text, l.Fields[i].raw = strings.ReplaceAll(f.Text, commaWithin, ","), strings.ReplaceAll(f.raw, commaWithin, ",")
	}
	return l
}

var inPlaceholder = regexp.MustCompile(timeOf + "[^<>]*>")

const commaWithin = "\x00" // no path has it

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
	Note     model.Text // an observation for the report; empty: the preferred reading
	MayVary  bool       // policy R: recorded, and no two need agree
}

// Judgement is what comparing one line came to.
type Judgement struct {
	Why      model.Text // what is wrong; empty: the line is right
	Clause   string     // the clause that it breaks, where that is not the case's own
	Readings []Reading
}

// Situation is what a line is judged against beside its expected text.
type Situation struct {
	ICS      ixit.ICS
	Now      time.Time                            // of the tester's wall clock
	Offsets  []time.Duration                      // D31
	Modified func(path string) (time.Time, error) // of the server's file
	NoYear   bool                                 // D31: the server tells the time of day instead of the year
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

func (c *Comparison) Read(row, stimulus, value string, note model.Text) {
	c.Readings = append(c.Readings, Reading{Row: row, Stimulus: stimulus, Value: value, Note: note})
}

// record is read for what policy R only records.
func (c *Comparison) record(row, stimulus, value string, note model.Text) {
	c.Readings = append(c.Readings, Reading{Row: row, Stimulus: stimulus, Value: value, Note: note, MayVary: true})
}

// Compare compares a line with what is expected of it: equal to the byte,
// but for the readings that the ledger permits.
func Compare(expected, actual string, s Situation) Judgement {
	e, a := expectedLine(expected), ParseLine(actual)
	if j := SpaceAfterColon(a); !j.Why.IsZero() {
		return j
	}
	if expected == actual && !s.Test && !hasRules(e) {
		return Judgement{}
	}
	if oursByName(a.Name) && len(a.wrong) > 0 && !s.Test {
		return Judgement{Why: a.wrong[0].Text}
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
	var why model.Text
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
	if !oursByName(a.Name) {
		return Judgement{}
	}
	for _, wrong := range a.wrong {
		if wrong.Colon {
			return Judgement{Why: wrong.Text, Clause: "2.2"}
		}
	}
	return Judgement{}
}

// oursByName says whether a line of this name belongs to what the manual specifies.
func oursByName(name string) bool {
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
		c.Read(ledger.D51, "", "compact", model.Text{})
	case len(a.Fields) - 1:
		c.Read(ledger.D51, "", "spaced", model.Say("a space stands after each comma of the output"))
	default:
		c.Read(ledger.D51, "", "mixed", model.Say("a space stands after some commas of the output"))
	}
}

// result compares the fields of a result or information line.
func (c *Comparison) result(e, a Line) model.Text {
	if why, done := c.failure(e, a); done {
		return why
	}
	if len(e.Fields) != len(a.Fields) {
		return model.Say("%s fields instead of %s", len(a.Fields), len(e.Fields))
	}
	for i, want := range e.Fields {
		got := a.Fields[i]
		var why model.Text
		if rule := c.rule(e, i); rule != nil {
			why = rule(want, got)
		} else if want.Text != got.Text || want.Quoted != got.Quoted {
			why = model.Say("is %s, not %s", at.VisibleText(got.String()), at.VisibleText(want.String()))
		}
		if !why.IsZero() {
			return model.Say("%s %s", fieldName(e, i), why)
		}
	}
	return model.Text{}
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
func Differs(e, a Line) model.Text {
	switch {
	case e.text == a.text:
		return model.Text{}
	case a.text == "ERROR" || a.Name == "CME ERROR":
		if e.Name == "CME ERROR" {
			return model.Say("another refusal")
		}
		if e.text == "ERROR" {
			return model.Say("another refusal")
		}
		return model.Say("the command is refused")
	case a.Name == "CMS ERROR" || a.Name == "CIS ERROR":
		return model.Say("an error prefix of another subsystem (ledger D23)")
	case strings.EqualFold(e.text, a.text):
		return model.Say("the capitals differ")
	case a.text == "OK" && e.Name != "":
		return model.Say("OK comes before the line")
	case e.text == "OK" && a.Name != "":
		return model.Say("the line comes before the acknowledgement OK")
	case a.text == "OK":
		return model.Say("the command is accepted")
	}
	return model.Say("another line")
}

// fieldName names a field as the manual's syntax row does.
func fieldName(e Line, i int) model.Text {
	if i == 0 && strings.HasPrefix(e.Name, "MFTP") {
		return model.Plain("<connect_id>")
	}
	names := map[string][]model.Text{
		"MFTPPWD":   {{}, model.Plain("<result_code>"), model.Plain("<path>")},
		"MFTPRETR":  {{}, model.Plain("<result_code>"), model.Plain("<sum_size>"), model.Plain("<recv_size>"), model.Plain("<data>")},
		"MFTPAPPE":  {{}, model.Plain("<result_code>"), model.Plain("<sent_length>")},
		"MFTPSTOR":  {{}, model.Plain("<result_code>"), model.Plain("<sent_length>")},
		"MFTPSTATE": {{}, model.Plain("<state>")},
		"MFTPURC":   {{}, model.Plain(`"conn"`), model.Plain("<state_code>")},
		"MFTPCFG":   {{}, model.Say("the parameter's name"), model.Say("the value"), model.Say("the second value")},
	}
	if e.Name == "MFTPLIST" {
		names["MFTPLIST"] = []model.Text{{}, model.Plain("<result_code>"), model.Plain("<dir_name>"), model.Plain("<permission>")}
		if len(e.Fields) > 4 {
			names["MFTPLIST"] = []model.Text{{}, model.Plain("<result_code>"), model.Plain("<file_name>"), model.Plain("<file_size>"), model.Plain("<modify_time>"), model.Plain("<permission>")}
		}
	}
	if n := names[e.Name]; i < len(n) {
		return n[i]
	}
	if i == 1 && strings.HasPrefix(e.Name, "MFTP") {
		return model.Plain("<result_code>")
	}
	return model.Say("field %s", i+1)
}
