package html

import (
	"fmt"
	"html/template"

	"mftpspec/reports/join"
	"mftpspec/reports/language"
	"mftpspec/reports/page"
	"mftpspec/reports/text"
)

// coverageRow is the requirements of one clause with what the run says of each.
type coverageRow struct {
	Clause       string
	EN, ZH       string
	Requirements []*join.Requirement
}

func coverageRows(list []*join.Requirement) []coverageRow {
	var rows []coverageRow
	index := map[string]int{}
	for _, q := range list {
		n, ok := index[q.Clause]
		if !ok {
			n = len(rows)
			index[q.Clause] = n
			en, zh := text.ClauseTitle(q.Clause)
			rows = append(rows, coverageRow{Clause: q.Clause, EN: en, ZH: zh})
		}
		rows[n].Requirements = append(rows[n].Requirements, q)
	}
	text.SortByClause(rows, func(r coverageRow) string { return r.Clause })
	return rows
}

// Measures of the coverage map, in pixels.
const (
	coverageLabel = 250
	coverageCell  = 15
	coverageGap   = 3
	coverageLine  = 28 // cells in a line
)

// coverageMap draws the manual: a row for each clause, a square for each of its
// requirements, with the worst verdict of the cases that verify it.
func coverageMap(rows []coverageRow) template.HTML {
	var m page.Markup
	const pitch = coverageCell + coverageGap
	height := 4
	for _, r := range rows {
		height += lines(len(r.Requirements))*pitch + 6
	}
	width := coverageLabel + coverageLine*pitch
	fmt.Fprintf(&m, `<svg class="coverage" role="group" viewBox="0 0 %d %d" width="%d" height="%d" aria-labelledby="coverage-title">`, width, height, width, height)
	m.Raw(`<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" y2="5"/></pattern></defs>`)
	y := 4
	for i, r := range rows {
		tall := lines(len(r.Requirements))*pitch + 6
		if i%2 == 0 {
			fmt.Fprintf(&m, `<rect class="band" x="0" y="%d" width="%d" height="%d"/>`, y-3, width, tall)
		}
		for _, t := range [][2]string{{language.English, r.EN}, {language.Chinese, r.ZH}} {
			fmt.Fprintf(&m, `<text class="clause" lang="%s" x="6" y="%d"><tspan class="clause-number">%s</tspan> %s</text>`, t[0], y+12, page.Attr(text.ClauseMark(r.Clause)), page.Attr(t[1]))
		}
		for j, q := range r.Requirements {
			x, top := coverageLabel+j%coverageLine*pitch, y+j/coverageLine*pitch
			class, sign := "v-"+string(q.Verdict), page.VerdictMark(q.Verdict)
			if q.Untestable() {
				class, sign = "untestable", ""
			}
			fmt.Fprintf(&m, `<a href="#%s" tabindex="-1"><title>%s · %s</title><rect class="cell %s" x="%d" y="%d" width="%d" height="%d" rx="2"/><text class="sign" x="%.1f" y="%d">%s</text></a>`,
				page.Attr(q.ID), page.Attr(q.ID), page.Attr(string(q.Verdict)), class, x, top, coverageCell, coverageCell, float64(x)+coverageCell/2.0, top+12, sign)
		}
		y += tall
	}
	m.Raw("</svg>")
	return template.HTML(m.String())
}

func lines(n int) int { return max(1, (n+coverageLine-1)/coverageLine) }
