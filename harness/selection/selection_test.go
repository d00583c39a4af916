package selection

import (
	"strings"
	"testing"

	"mftpspec/harness/catalogue"
	"mftpspec/reports/model"
)

func selectionCatalogue() *catalogue.Catalogue {
	return &catalogue.Catalogue{Cases: []*catalogue.Case{
		{ID: "SYNTAX-001", Clause: "2.1", Tags: []string{"smoke"}, Requirements: []string{"R2.1-01"}},
		{ID: "MFTPCFG-001", Clause: "3.1", Command: "MFTPCFG", Requirements: []string{"R3.1-01"}},
		{ID: "MFTPPWD-010.6", Clause: "3.5", Command: "MFTPPWD", Rows: []string{"D63"}, Tags: []string{"boundary"}},
		{ID: "MFTPPWD-010.-1", Clause: "3.5", Command: "MFTPPWD", Tags: []string{"boundary"}},
		{ID: "MFTPRETR-001", Clause: "3.10", Command: "MFTPRETR", Tags: []string{"example"}},
		{ID: "V250-001", Clause: "V.250"},
	}}
}

func TestSelection(t *testing.T) {
	earlier := &model.Results{Cases: []model.Case{{ID: "MFTPCFG-001", Verdict: model.Fail}, {ID: "MFTPRETR-001", Verdict: model.Pass}}}
	table := []struct{ expr, want string }{
		{"", "SYNTAX-001 MFTPCFG-001 MFTPPWD-010.6 MFTPPWD-010.-1 MFTPRETR-001 V250-001"},
		{"3", "MFTPCFG-001 MFTPPWD-010.6 MFTPPWD-010.-1 MFTPRETR-001"},
		{"3.1", "MFTPCFG-001"},
		{"§3.10", "MFTPRETR-001"},
		{"V.250", "V250-001"},
		{"v", "V250-001"},
		{"MFTPPWD", "MFTPPWD-010.6 MFTPPWD-010.-1"},
		{"at+mftppwd", "MFTPPWD-010.6 MFTPPWD-010.-1"},
		{"SYNTAX", "SYNTAX-001"},
		{"MFTPPWD-010", "MFTPPWD-010.6 MFTPPWD-010.-1"},
		{"MFTPPWD-010.-1", "MFTPPWD-010.-1"},
		{"R2.1-01 or D63", "SYNTAX-001 MFTPPWD-010.6"},
		{"@example", "MFTPRETR-001"},
		{"not 3", "SYNTAX-001 V250-001"},
		{"3 and not (MFTPPWD or @example)", "MFTPCFG-001"},
		{"2 or 3 and @example", "SYNTAX-001 MFTPRETR-001"},
		{"(2 or 3) AND @example", "MFTPRETR-001"},
		{"not not @example", "MFTPRETR-001"},
		{"verdict:fail", "MFTPCFG-001"},
		{"verdict:fail or verdict:pass", "MFTPCFG-001 MFTPRETR-001"},
		{"verdict:error", ""},
	}
	for _, tt := range table {
		s, err := Parse(tt.expr)
		if err != nil {
			t.Errorf("%q: %v", tt.expr, err)
			continue
		}
		cases, err := s.Apply(selectionCatalogue(), earlier)
		if got := idsOf(cases); err != nil || got != tt.want {
			t.Errorf("%q: got %s, %v, want %s", tt.expr, got, err, tt.want)
		}
		if got, want := s.NeedsEarlier(), strings.Contains(tt.expr, "verdict:"); got != want {
			t.Errorf("%q: needs earlier: %t", tt.expr, got)
		}
	}
}

func TestSelectionErrors(t *testing.T) {
	table := []struct{ expr, want string }{
		{"and", `select "and", at character 1: something to select is missing before "and"`},
		{"3.5 3.6", `at character 5: "and" or "or" is missing before "3.6"`},
		{"3.5 and", "at character 8: something to select is missing"},
		{"(3.5", `at character 1: this "(" is never closed`},
		{"3.5)", `at character 4: "and" or "or" is missing before ")"`},
		{"not )", `at character 5: this ")" has no "("`},
		{"verdict:bad", `"bad" is no verdict`},
		{"%", `"%" is no clause`},
		{"@exmaple", `no test case has "@exmaple"; did you mean @example?`},
		{"MFTPPDW", `did you mean MFTPPWD?`},
		{"not 3.99", `at character 5: no test case has "3.99"`},
		{"verdict:fail", "needs the results.json of an earlier run"},
		{strings.Repeat("(", 200), "nested too deeply"},
	}
	for _, tt := range table {
		s, err := Parse(tt.expr)
		if err == nil {
			_, err = s.Apply(selectionCatalogue(), nil)
		}
		if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: got %v, want %q", tt.expr, err, tt.want)
		}
	}
}

func FuzzSelection(f *testing.F) {
	for _, s := range []string{"", "3.10 and not @slow", "(MFTPPWD-010.-1 or verdict:fail)", "((", "not", "§3", "\xff(", "é"} {
		f.Add(s)
	}
	c := selectionCatalogue()
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Parse(text)
		if err != nil {
			if _, ok := err.(*Error); !ok || err.Error() == "" {
				t.Fatalf("%q: %T", text, err)
			}
			return
		}
		chosen, err := s.Apply(c, &model.Results{})
		if err == nil && len(chosen) > len(c.Cases) {
			t.Fatalf("%q: %d cases", text, len(chosen))
		}
	})
}

func idsOf(cases []*catalogue.Case) string {
	var list []string
	for _, k := range cases {
		list = append(list, k.ID)
	}
	return strings.Join(list, " ")
}
