package cucumber

import (
	"strconv"
	"strings"

	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/text"
)

// featureGroup is the cases of one feature file, in the order of the suite.
// The Cucumber formats are arranged by it.
type featureGroup struct {
	URI   string
	Name  string
	Cases []*model.Case
}

func byFeature(cases []model.Case) []featureGroup {
	index := map[string]int{}
	var groups []featureGroup
	for i := range cases {
		k := &cases[i]
		uri, _ := place(k)
		n, ok := index[uri]
		if !ok {
			n = len(groups)
			index[uri] = n
			groups = append(groups, featureGroup{URI: uri, Name: text.FeatureName(uri, k.Clause)})
		}
		groups[n].Cases = append(groups[n].Cases, k)
	}
	return groups
}

// place splits Case.Feature into file and line.
func place(k *model.Case) (uri string, line int) {
	uri, after, _ := strings.Cut(k.Feature, ":")
	line, err := strconv.Atoi(after)
	if err != nil || line < 1 {
		line = 1
	}
	if uri == "" {
		uri = "unknown.feature"
	}
	return uri, line
}

// shownSteps are the steps of a case; a case that was not executed has one,
// which says why, because readers of the Cucumber formats expect at least one.
func shownSteps(k *model.Case) []model.Step {
	if len(k.Steps) > 0 {
		return k.Steps
	}
	_, line := place(k)
	return []model.Step{{Text: text.Message(language.English, k), Line: line, Verdict: k.Verdict}}
}

// guilty is the index of the step that gave the case its verdict: the first
// whose verdict is that of the case, else the last.
func guilty(k *model.Case, steps []model.Step) int {
	for i, s := range steps {
		if s.Verdict == k.Verdict {
			return i
		}
	}
	return len(steps) - 1
}

// cucumberStatus gives the word of Cucumber for a verdict. It has none for
// inconc: pending, which a strict reader does not take for a pass either.
func cucumberStatus(v model.Verdict) string {
	switch v {
	case model.Pass:
		return "passed"
	case model.Fail, model.Error:
		return "failed"
	case model.Inconc:
		return "pending"
	}
	return "skipped"
}

// keyword is the keyword of a step; results of older versions have none.
func keyword(s *model.Step) string {
	if s.Keyword == "" {
		return "*"
	}
	return text.Visible([]byte(s.Keyword))
}

// visibleRows is a table as it may be shown.
func visibleRows(table [][]string) [][]string {
	var rows [][]string
	for _, row := range table {
		var cells []string
		for _, cell := range row {
			cells = append(cells, text.Visible([]byte(cell)))
		}
		rows = append(rows, cells)
	}
	return rows
}
