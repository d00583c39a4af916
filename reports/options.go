// Package reports is what all writers of reports share: the options, and the
// results as they may be shown. The writers (html, junit, cucumber, markdown,
// compare) and merge call it. It must never show a password: Prepare comes first.
package reports

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/privacy"
	"mftpspec/reports/text"
	"mftpspec/reports/waiver"
)

// Options are the same for all formats. The zero value is usable: English,
// nothing masked, nothing waived.
type Options struct {
	Lang     string           // en (also empty) or zh: the only language of Markdown, the first of HTML
	Mask     bool             // mask IMEI, IMSI, ICCID, phone numbers and addresses
	Waivers  []waiver.Waiver  // deviations that were accepted; see waiver.Read
	Today    time.Time        // the day on which waivers are judged; zero: the day on which the run ended
	Title    string           // heading of the first page; empty: the name of the report
	Product  string           // what is being bought or released, for the first page; empty: the model
	Lab      model.Laboratory // what is not empty in it takes the place of what the results say of the laboratory
	Cases    []string         // of a capture: the ids of its cases; empty: all
	Short    bool             // on paper HTML leaves out the campaign, the ledger, the matrix, the self-test and the transcripts
	Evidence []Digest         // what the first page lists as evidence: at least results.json

	ready *ready // see For
}

// Digest is a file of the evidence and its SHA-256, in hex.
type Digest struct {
	File   string
	SHA256 string
}

func (o Options) check() error {
	switch o.Lang {
	case "", language.English, language.Chinese:
		return nil
	}
	return fmt.Errorf("reports: language %q: expected en or zh", o.Lang)
}

// Language is Lang, and English where nothing is said.
func (o Options) Language() string {
	if o.Lang == language.Chinese {
		return language.Chinese
	}
	return language.English
}

// ProductOf is what was tested, in the words of the one who asked for it.
func (o Options) ProductOf(r *model.Results) string {
	if o.Product != "" {
		return text.Visible([]byte(o.Product))
	}
	return text.Visible([]byte(strings.TrimSpace(r.IUT.Manufacturer + " " + r.IUT.Model)))
}

// Prepare gives the results as they may be shown, and the waivers applied.
func Prepare(r *model.Results, o Options) (*model.Results, *waiver.Applied, error) {
	if err := o.check(); err != nil {
		return nil, nil, err
	}
	if o.ready != nil && o.ready.of == r {
		return o.ready.shown, o.ready.waived, nil
	}
	change := privacy.Redact
	if o.Mask {
		change = privacy.Mask
	}
	shown, err := change(r)
	if err != nil {
		return nil, nil, err
	}
	shown.Laboratory = o.laboratory(r.Laboratory)
	return shown, waiver.Apply(shown, o.Waivers, o.Today), nil
}

// ready is what Prepare made of results.
type ready struct {
	of, shown *model.Results
	waived    *waiver.Applied
}

// For gives options with which all writers of these results share what Prepare makes of
// them: of long ones that takes a while.
func (o Options) For(r *model.Results) (Options, error) {
	shown, waived, err := Prepare(r, o)
	if err != nil {
		return o, err
	}
	o.ready = &ready{r, shown, waived}
	return o, nil
}

// laboratory is what is known of the laboratory; nil: nothing.
func (o Options) laboratory(declared *model.Laboratory) *model.Laboratory {
	var lab model.Laboratory
	if declared != nil {
		lab = *declared
	}
	lab.Name = cmp.Or(o.Lab.Name, lab.Name)
	lab.Address = cmp.Or(o.Lab.Address, lab.Address)
	lab.Operator = cmp.Or(o.Lab.Operator, lab.Operator)
	lab.Contact = cmp.Or(o.Lab.Contact, lab.Contact)
	lab.Reference = cmp.Or(o.Lab.Reference, lab.Reference)
	if lab == (model.Laboratory{}) {
		return nil
	}
	return &lab
}

// Side is one of several results: of the runs that are compared, or merged.
type Side struct {
	Name    string // of the file
	Report  string // address of its report.html, as seen from the page that is written; empty: there is none
	Results *model.Results
}
