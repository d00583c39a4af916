package judge

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mftpspec/harness/at"
	"mftpspec/harness/ledger"
	"mftpspec/reports/model"
)

// testForm is rows D22, D61 and D17: the answer of AT+CMD=? has the lists of
// the table, compared as sets, between as many commas; what else stands between
// the commas is the device's choice.
func (c *Comparison) testForm(e, a Line) model.Text {
	want, _ := unbracketed(e)
	got, wrong := unbracketed(a)
	if len(wrong) > 0 {
		return wrong[0].Text
	}
	if len(want) != len(got) {
		return model.Say("has %s commas instead of %s", len(got)-1, len(want)-1)
	}
	if e.Name == "MFTPRETR" {
		value := "commas"
		if strings.ContainsAny(a.text, "[]") {
			value = "brackets"
		}
		c.Read(ledger.D22, "optional parameters", value, model.Text{})
	}
	added := "nothing"
	for i := range want {
		w, g := want[i], got[i]
		switch {
		case w == "":
			if g != "" {
				added = "names"
				if strings.Contains(g, "-255") {
					added = "lengths"
				}
			}
		case strings.HasPrefix(w, "("):
			if why := c.list(e, i, w, g); !why.IsZero() {
				return model.Say("list %s: %s", i+1, why)
			}
		case w != g:
			return model.Say("field %s is %s, not %s", i+1, at.VisibleText(g), at.VisibleText(w))
		}
	}
	if slices.Contains(want, "") {
		var note model.Text
		if added != "nothing" {
			note = model.Say("the test form has the %s of parameters between the commas", added)
		}
		c.Read(ledger.D22, "between the commas", added, note)
	}
	return model.Text{}
}

// unbracketed gives the fields without the brackets that mark optional ones, and
// what is wrong with their form.
func unbracketed(l Line) (fields []string, wrong []at.Violation) {
	parsed := at.ParseLine(strings.NewReplacer("[", "", "]", "").Replace(l.text))
	for _, f := range parsed.Fields {
		fields = append(fields, strings.TrimSpace(f.Raw))
	}
	return fields, parsed.Violations
}

func (c *Comparison) list(e Line, i int, want, got string) model.Text {
	w, err := parseSet(want)
	if err != nil {
		return model.Say("the suite expects %s", err)
	}
	g, err := parseSet(got)
	if err != nil {
		return model.Of(err)
	}
	c.notation(i, got, g)
	if slices.Equal(w, g) {
		return model.Text{}
	}
	for _, s := range c.supportedOnly(e, i) {
		if slices.Equal(s, g) {
			c.Read(ledger.D17, "test form "+e.At(1), "supported", model.Say("the test form lists the supported values of %s only", strconv.Quote(e.At(1))))
			return model.Text{}
		}
	}
	return model.Say("%s is not the set %s", at.VisibleText(got), want)
}

// notation is row D61: consecutive values as a range or one by one.
func (c *Comparison) notation(i int, got string, set []interval) {
	if !slices.ContainsFunc(set, func(s interval) bool { return s.lo < s.hi }) {
		return // nothing that could be written in two ways
	}
	value := "list"
	if strings.Contains(got, "-") {
		value = "range"
	}
	c.record(ledger.D61, fmt.Sprintf("list %d", i+1), value, model.Text{})
}

// supportedOnly is row D17: a model with fewer modes than the table has may
// list those it supports (§3.1, footnotes 1 and 2).
func (c *Comparison) supportedOnly(e Line, i int) [][]interval {
	if e.Name != "MFTPCFG" || i != 2 {
		return nil
	}
	switch {
	case e.At(1) == "transmode" && !c.ICS.ActiveMode:
		return [][]interval{{{1, 1}}}
	case e.At(1) == "ssl":
		switch {
		case !c.ICS.ImplicitFTPS && !c.ICS.ExplicitFTPS:
			return [][]interval{{{0, 0}}}
		case !c.ICS.ExplicitFTPS:
			return [][]interval{{{0, 1}}}
		case !c.ICS.ImplicitFTPS:
			return [][]interval{{{0, 0}, {2, 2}}}
		}
	}
	return nil
}

// interval is the integers from lo to hi.
type interval struct{ lo, hi int }

// parseSet reads (0-5), (0,1,2) and mixtures (V.250 notation), as spans in
// order that do not touch.
func parseSet(s string) ([]interval, error) {
	if len(s) < 3 || s[0] != '(' || s[len(s)-1] != ')' {
		return nil, model.Errorf("%s is not a list in parentheses", at.VisibleText(s))
	}
	var set []interval
	for _, part := range strings.Split(s[1:len(s)-1], ",") {
		low, high, isRange := strings.Cut(strings.TrimSpace(part), "-")
		lo, err := strconv.Atoi(low)
		if err != nil {
			return nil, model.Errorf("%s is not a list of numbers", at.VisibleText(s))
		}
		hi := lo
		if isRange {
			if hi, err = strconv.Atoi(high); err != nil || hi < lo {
				return nil, model.Errorf("%s is not a list of numbers", at.VisibleText(s))
			}
		}
		set = append(set, interval{lo, hi})
	}
	slices.SortFunc(set, func(a, b interval) int { return a.lo - b.lo })
	merged := set[:1]
	for _, s := range set[1:] {
		last := &merged[len(merged)-1]
		if s.lo <= last.hi+1 {
			last.hi = max(last.hi, s.hi)
		} else {
			merged = append(merged, s)
		}
	}
	return merged, nil
}
