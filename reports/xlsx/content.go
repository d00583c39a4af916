package xlsx

import (
	"maps"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"mftpspec/reports/gherkin"
	"mftpspec/reports/join"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/text"
)

// summary is what was tested, what the run may claim, and the verdicts per clause.
func (b *book) summary(s *sheet) error {
	if err := s.widths([]column{{width: 26}, {width: 70}, {width: 10}, {width: 10}, {width: 10}, {width: 10}, {width: 10}, {width: 10}, {width: 10}}); err != nil {
		return err
	}
	standing := text.StandingOf(b.r, b.waived)
	if err := s.add(excelize.Cell{StyleID: b.looks.title, Value: b.say("Protocol conformance test report")}); err != nil {
		return err
	}
	var failed error
	fact := func(name string, value any) {
		if failed == nil {
			failed = s.add(excelize.Cell{StyleID: b.looks.name, Value: b.say(name)}, value)
		}
	}
	lab := model.Laboratory{}
	if b.r.Laboratory != nil {
		lab = *b.r.Laboratory
	}
	fact("Status", standing.Full(b.lang))
	for _, sentence := range text.Statements(b.r, b.waived) {
		fact("Statement", sentence.In(b.lang))
	}
	fact("Product", shown(b.product))
	fact("Manufacturer", shown(b.r.IUT.Manufacturer))
	fact("Model", shown(b.r.IUT.Model))
	fact("Firmware", shown(b.r.IUT.Firmware))
	fact("Serial number", shown(b.r.IUT.Serial))
	fact("Specification", shown(b.r.Suite.Manual))
	fact("Test suite", shown(b.r.Suite.Name+" "+b.r.Suite.Version))
	fact("Digest of the suite", shown(b.r.Suite.Digest))
	fact("Laboratory", shown(lab.Name))
	fact("Operator", shown(lab.Operator))
	fact("Report number", shown(lab.Reference))
	fact("Date of the run", excelize.Cell{StyleID: b.looks.date, Value: b.r.Run.Started.UTC()})
	fact("Port", shown(b.r.Run.Port))
	if failed != nil {
		return failed
	}
	if err := s.add(); err != nil {
		return err
	}
	columns := []column{col("Clause", 0), col("Title", 0)}
	for _, v := range model.Verdicts() {
		columns = append(columns, column{head: string(v)})
	}
	if err := s.table(append(columns, col("All", 0))...); err != nil {
		return err
	}
	for _, g := range text.ByClause(b.r.Cases) {
		en, zh := text.ClauseTitle(g.Clause)
		row := []any{shown(text.ClauseMark(g.Clause)), b.either(en, zh)}
		for _, t := range g.Summary.Tallies() {
			row = append(row, t.Count)
		}
		if err := s.add(append(row, g.Summary.Total())...); err != nil {
			return err
		}
	}
	return s.filter()
}

// either is what both languages have.
func (b *book) either(en, zh string) string {
	if b.lang == language.Chinese && zh != "" {
		return shown(zh)
	}
	return shown(en)
}

func (b *book) cases(s *sheet) error {
	if err := s.table(col("Test case", 20), col("Clause", 9), col("Command", 14), col("Test purpose", 60), col("Level", 10), col("Verdict", 10), col("Reason", 60),
		col("Waivers", 16), col("Requirements", 24), col("Ledger rows", 16), col("Tags", 30), col("Bench", 12), col("Begin, s", 10), col("Time, s", 10), col("Repetitions", 12), col("Source", 24)); err != nil {
		return err
	}
	for i := range b.r.Cases {
		k := &b.r.Cases[i]
		why, executed := "", 0
		if k.Verdict != model.Pass {
			why = text.Message(b.lang, k)
		}
		if k.Repeats != nil {
			executed = k.Repeats.Executed
		} else if k.Verdict.Executed() {
			executed = 1
		}
		if err := s.add(shown(k.ID), shown(text.ClauseMark(k.Clause)), shown(k.Command), shown(gherkin.Title(b.lang, k.Title)), b.say(k.Level), k.Verdict, shown(why), b.waiver(k.ID),
			shown(strings.Join(k.Requirements, " ")), shown(strings.Join(k.Rows, " ")), shown(strings.Join(k.Tags, " ")), shown(k.Bench),
			s.seconds(k.StartedMS), s.seconds(k.DurationMS), executed, shown(k.Feature)); err != nil {
			return err
		}
	}
	return s.filter()
}

// waiver says until when a fail is waived.
func (b *book) waiver(id string) string {
	if w, ok := b.waived.Valid[id]; ok {
		return b.say("waived until %s", w.Expires)
	}
	if w, ok := b.waived.Expired[id]; ok {
		return b.say("waiver expired on %s", w.Expires)
	}
	return ""
}

func (b *book) requirements(s *sheet) error {
	if err := s.table(col("Requirement", 12), col("Clause", 9), col("Command", 14), col("Level", 10), col("Statement", 80), col("Worst verdict", 12), col("Test cases", 60), col("No test case", 50)); err != nil {
		return err
	}
	for _, q := range join.Requirements(b.r) {
		var ids []string
		for _, k := range q.Cases {
			ids = append(ids, k.ID)
		}
		untestable := ""
		if q.Untestable() {
			untestable = language.Statement(b.lang, q.Reason)
		}
		if err := s.add(shown(q.ID), shown(text.ClauseMark(q.Clause)), shown(q.Command), b.say(q.Level), b.either(q.EN, q.ZH), q.Verdict, shown(strings.Join(ids, " ")), shown(untestable)); err != nil {
			return err
		}
	}
	return s.filter()
}

// dialects has a row for each answer of the device, so that they can be filtered.
func (b *book) dialects(s *sheet) error {
	if err := s.table(col("Row", 8), col("Key", 50), col("Reading", 24), col("Usual reading", 24), col("Readings", 40), col("Policy", 8), col("Question in the manual", 80)); err != nil {
		return err
	}
	usual := map[string]join.Dialect{}
	for _, d := range join.Dialects(b.r) {
		usual[d.Row.ID] = d
	}
	for _, key := range slices.Sorted(maps.Keys(b.r.Dialects)) {
		row, place, _ := strings.Cut(key, "/")
		d := usual[row]
		if place == "" && d.Answers > 1 {
			continue // it sums up the others
		}
		if err := s.add(shown(row), shown(place), shown(b.r.Dialects[key]), shown(d.Reading), shown(strings.Join(d.Row.Readings, ", ")), shown(d.Row.Policy), b.either(d.Row.EN, d.Row.ZH)); err != nil {
			return err
		}
	}
	return s.filter()
}

func (b *book) fails(s *sheet) error {
	if err := s.table(col("Test case", 20), col("Clause", 9), col("Test purpose", 40), col("Statement", 60), col("Requirement", 14), col("Step", 40), col("Sent", 36), col("Expected", 40),
		col("Observed", 40), col("Seen at the server", 40), col("To reproduce, type on the AT port", 50), col("Waivers", 16)); err != nil {
		return err
	}
	for i := range b.r.Cases {
		k := &b.r.Cases[i]
		if k.Verdict != model.Fail {
			continue
		}
		why := k.Reason
		if why == nil {
			why = &model.Reason{}
		}
		said := why.Said()
		translated := func(english string, t model.Text) string { return shown(language.Told(b.lang, english, t)) }
		clause := why.Clause
		if clause == "" {
			clause = k.Clause
		}
		if err := s.add(shown(k.ID), shown(text.ClauseMark(clause)), shown(gherkin.Title(b.lang, k.Title)), text.Message(b.lang, k), shown(why.Requirement), shown(gherkin.Step(b.lang, why.Step)), shown(why.Sent), translated(why.Expected, said.Expected),
			translated(why.Observed, said.Observed), translated(why.Server, said.Server), lines(why.Reproduce), b.waiver(k.ID)); err != nil {
			return err
		}
	}
	return s.filter()
}
