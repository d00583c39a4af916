package xlsx

import (
	"github.com/xuri/excelize/v2"

	"mftpspec/reports/model"
	"mftpspec/reports/text"
)

// sheet is one sheet, written from top to bottom.
type sheet struct {
	out   *excelize.StreamWriter
	looks looks
	lang  string
	name  string // of its table
	row   int    // the last that was written
	top   int    // row of the head of the table
	width int    // columns of the table
}

// column is the head of a column, in words of the catalogue, and its width in
// characters.
type column struct {
	head  string
	width float64
}

func col(head string, width float64) column { return column{head, width} }

// widths sets the columns, which must come before any row.
func (s *sheet) widths(columns []column) error {
	for i, c := range columns {
		if err := s.out.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
	}
	return nil
}

// table begins a table whose head stays in sight where it is the first row.
func (s *sheet) table(columns ...column) error {
	if s.row == 0 {
		if err := s.widths(columns); err != nil {
			return err
		}
		if err := s.out.SetPanes(&excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}); err != nil {
			return err
		}
	}
	var heads []any
	for _, c := range columns {
		heads = append(heads, excelize.Cell{StyleID: s.looks.head, Value: text.Say(s.lang, c.head)})
	}
	s.top, s.width = s.row+1, len(columns)
	return s.add(heads...)
}

// add writes a row. Texts wrap, a verdict is a word in its colour.
func (s *sheet) add(values ...any) error {
	s.row++
	at, err := excelize.CoordinatesToCellName(1, s.row)
	if err != nil {
		return err
	}
	for i, v := range values {
		switch v := v.(type) {
		case string:
			values[i] = excelize.Cell{StyleID: s.looks.wrap, Value: v}
		case model.Verdict:
			values[i] = excelize.Cell{StyleID: s.looks.verdicts[v], Value: text.Say(s.lang, string(v))}
		case int:
			values[i] = excelize.Cell{StyleID: s.looks.wrap, Value: v}
		}
	}
	return s.out.SetRow(at, values)
}

// seconds is a time of so many milliseconds.
func (s *sheet) seconds(ms int64) excelize.Cell {
	return excelize.Cell{StyleID: s.looks.seconds, Value: float64(ms) / 1000}
}

// filter ends the table: each of its columns can be filtered.
func (s *sheet) filter() error {
	from, err := excelize.CoordinatesToCellName(1, s.top)
	if err != nil {
		return err
	}
	to, err := excelize.CoordinatesToCellName(s.width, max(s.row, s.top+1)) // a table has a row at least
	if err != nil {
		return err
	}
	return s.out.AddTable(&excelize.Table{Range: from + ":" + to, Name: s.name, StyleName: "TableStyleLight1", ShowRowStripes: new(true)})
}
