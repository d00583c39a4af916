// Package reports writes what people and build servers read, all of it a pure
// function of the results of a run: HTML, JUnit, Cucumber JSON, Cucumber
// Messages and Markdown; what changed between two runs; several runs merged.
//
// Every writer takes the passwords out (Redact) and, when asked, private data
// (Mask). Every writer is deterministic: the same results and options give the
// same bytes.
package reports

import (
	"fmt"
	"time"

	"mftpspec/reports/language"
	"mftpspec/reports/model"
)

// Options are the same for all formats. The zero value is usable: English,
// nothing masked, nothing waived.
type Options struct {
	Lang     string    // en (also empty) or zh: the only language of Markdown, the first of HTML
	Mask     bool      // mask IMEI, IMSI, ICCID, phone numbers and addresses
	Waivers  []Waiver  // deviations that were accepted; see ReadWaivers
	Today    time.Time // the day on which waivers are judged; zero: the day on which the run ended
	Title    string    // heading of the first page; empty: the name of the report
	Product  string    // what is being bought or released, for the first page; empty: the model
	Evidence []Digest  // what the first page lists as evidence: at least results.json
}

// Digest is a file of the evidence and its SHA-256, in hex.
type Digest struct {
	File   string
	SHA256 string
}

// The languages of the reports.
const (
	English = language.English
	Chinese = language.Chinese
)

func (o Options) check() error {
	switch o.Lang {
	case "", English, Chinese:
		return nil
	}
	return fmt.Errorf("reports: language %q: expected en or zh", o.Lang)
}

func (o Options) lang() string {
	if o.Lang == Chinese {
		return Chinese
	}
	return English
}

// prepare gives the results as they may be shown, and the waivers applied.
func prepare(r *model.Results, o Options) (*model.Results, *Waived, error) {
	if err := o.check(); err != nil {
		return nil, nil, err
	}
	if o.Mask {
		r = Mask(r)
	} else {
		r = Redact(r)
	}
	return r, Waive(r, o.Waivers, o.Today), nil
}
