package cli

import (
	"bytes"
	"context"
	"io"

	"mftpspec/reports"
	"mftpspec/reports/html"
	"mftpspec/reports/model"
	"mftpspec/reports/pdf"
)

// The editions of the report on paper.
const (
	shortEdition = "short"
	fullEdition  = "full"
)

// writePDF prints an edition of the report.
func writePDF(ctx context.Context, edition string) func(io.Writer, *model.Results, reports.Options) error {
	return func(w io.Writer, r *model.Results, o reports.Options) error {
		browser, err := pdf.Browser()
		if err != nil {
			return err
		}
		document, err := printed(ctx, browser, edition, r, o)
		if err != nil {
			return err
		}
		_, err = w.Write(document)
		return err
	}
}

// printed prints the full edition, or the short one twice: only paper shows on which
// pages its parts are, which its contents say.
func printed(ctx context.Context, browser, edition string, r *model.Results, o reports.Options) ([]byte, error) {
	var page bytes.Buffer
	if edition == fullEdition {
		if err := html.Write(&page, r, o); err != nil {
			return nil, err
		}
		return pdf.Print(ctx, browser, page.Bytes())
	}
	if err := html.WriteShort(&page, r, o, nil); err != nil {
		return nil, err
	}
	first, err := pdf.Print(ctx, browser, page.Bytes())
	if err != nil {
		return nil, err
	}
	pages, _, err := pdf.Pages(first)
	if err != nil {
		return nil, err
	}
	page.Reset()
	if err := html.WriteShort(&page, r, o, pages); err != nil {
		return nil, err
	}
	return pdf.Print(ctx, browser, page.Bytes())
}
