// Package xlsx writes the results as a workbook for those who work in tables: a summary, and the
// cases, requirements, dialects and failures with a filter on every column. Cli calls Write. It
// must never put what a device sent into a formula: every text is a string.
package xlsx

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"mftpspec/reports"
	"mftpspec/reports/model"
	"mftpspec/reports/text"
	"mftpspec/reports/waiver"
)

// Write writes the workbook (ISO/IEC 29500) in the language of the options. Rows go
// to a temporary file as they are made, so that large results are no matter.
func Write(w io.Writer, r *model.Results, o reports.Options) (err error) {
	r, waived, err := reports.Prepare(r, o)
	if err != nil {
		return err
	}
	file := excelize.NewFile()
	file.ZipWriter = newArchive
	defer func() {
		if closed := file.Close(); err == nil && closed != nil { // removes the temporary files
			err = fmt.Errorf("reports: xlsx: %w", closed)
		}
	}()
	b := &book{file: file, lang: o.Language(), r: r, waived: waived, product: o.ProductOf(r)}
	if err := b.fill(); err != nil {
		return fmt.Errorf("reports: xlsx: %w", err)
	}
	if err := file.Write(w); err != nil {
		return fmt.Errorf("reports: xlsx: %w", err)
	}
	return nil
}

// book is the workbook that is being made.
type book struct {
	file    *excelize.File
	lang    string
	r       *model.Results
	waived  *waiver.Applied
	product string
	looks   looks
}

func (b *book) fill() error {
	if err := b.style(); err != nil {
		return err
	}
	for n, s := range []struct {
		name  string
		write func(*sheet) error
	}{
		{b.say("Summary"), b.summary}, {b.say("Test cases"), b.cases}, {b.say("Requirements"), b.requirements},
		{b.say("Dialects"), b.dialects}, {b.say("Fails"), b.fails},
	} {
		if n == 0 {
			if err := b.file.SetSheetName("Sheet1", s.name); err != nil {
				return err
			}
		} else if _, err := b.file.NewSheet(s.name); err != nil {
			return err
		}
		if err := b.paper(s.name); err != nil {
			return err
		}
		out, err := b.file.NewStreamWriter(s.name)
		if err != nil {
			return err
		}
		page := &sheet{out: out, looks: b.looks, lang: b.lang, name: fmt.Sprintf("table%d", n+1)}
		if err := s.write(page); err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	return nil
}

// paper lets a sheet be printed: A4 across, as wide as the page.
func (b *book) paper(sheet string) error {
	if err := b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: new(true)}); err != nil {
		return err
	}
	return b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: new(9), Orientation: new("landscape"), FitToWidth: new(1), FitToHeight: new(0)})
}

func (b *book) say(phrase string, args ...any) string { return text.Say(b.lang, phrase, args...) }

// looks are the styles of cells.
type looks struct {
	title, head, name, wrap, seconds, date int
	verdicts                               map[model.Verdict]int
}

func (b *book) style() error {
	var failed error
	make := func(s excelize.Style) int {
		id, err := b.file.NewStyle(&s)
		if err != nil && failed == nil {
			failed = err
		}
		return id
	}
	top := &excelize.Alignment{Vertical: "top"}
	wrap := &excelize.Alignment{Vertical: "top", WrapText: true}
	b.looks = looks{
		title: make(excelize.Style{Font: &excelize.Font{Bold: true, Size: 16}}),
		head: make(excelize.Style{Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Alignment: wrap,
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"33475B"}}}),
		name:     make(excelize.Style{Font: &excelize.Font{Color: "5B6470"}, Alignment: top}),
		wrap:     make(excelize.Style{Alignment: wrap}),
		seconds:  make(excelize.Style{CustomNumFmt: new("0.000"), Alignment: top}),
		date:     make(excelize.Style{CustomNumFmt: new("yyyy-mm-dd hh:mm"), Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "left"}}),
		verdicts: map[model.Verdict]int{},
	}
	colours := map[model.Verdict]string{model.Pass: "1A6E3F", model.Fail: "A8201A", model.Inconc: "7D5600", model.Error: "6A2C91", model.NA: "47617B", model.None: "636B74"}
	for _, v := range model.Verdicts() {
		b.looks.verdicts[v] = make(excelize.Style{Font: &excelize.Font{Color: colours[v], Bold: v == model.Fail}, Alignment: top})
	}
	return failed
}

// most is what fits into a cell, in bytes: Excel takes 32,767 characters.
const most = 32_000

// shown makes a text of the results fit for a cell.
func shown(s string) string { return text.Cut(text.VisibleText(s), most) }

func lines(list []string) string { return shown(strings.Join(list, "\n")) }
