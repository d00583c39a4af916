package emulator

import (
	"math"
	"strconv"
	"strings"
)

// params reads the parameters of a set command in order. The first thing wrong
// decides the answer, but what is malformed goes before what is out of range:
// the form is checked before the values (D63).
type params struct {
	m         *Module
	args      []Arg
	malformed bool
	outside   bool
	long      bool // a string of more bytes than there may be
	bare      bool // wrong, and ERROR is said whatever the fault
}

// params takes the parameters, of which there must be at least least and at most
// most.
func (r *Request) params(least, most int) *params {
	return &params{m: r.m, args: r.Args, malformed: r.Form != Set || len(r.Args) < least || len(r.Args) > most}
}

func (p *params) next() (Arg, bool) {
	if len(p.args) == 0 {
		return Arg{}, false
	}
	a := p.args[0]
	p.args = p.args[1:]
	return a, true
}

// more reports whether there is another parameter.
func (p *params) more() bool { return len(p.args) > 0 }

// int takes a decimal number within within.
func (p *params) int(within Range) int {
	a, ok := p.next()
	if ok && a.Quoted && a.Text != "" && !p.lenient() {
		p.refuse(D63Quotes)
		return 0
	}
	if !ok || a.Text == "" {
		p.malformed = true
		return 0
	}
	for i := range len(a.Text) {
		if !isDigit(a.Text[i]) {
			p.malformed = true
			return 0
		}
	}
	n, err := strconv.Atoi(a.Text)
	switch {
	case (err != nil || n > math.MaxUint32) && !within.Has(n) && p.m.reading(D63Huge) == "error":
		p.bare = true
	case err != nil || !within.Has(n):
		p.outside = true
	}
	return n
}

// refuse marks as malformed what a row has a reading of its own for: ERROR, or as
// D63 says.
func (p *params) refuse(row string) {
	if p.m.reading(row) == "error" {
		p.bare = true
	} else {
		p.malformed = true
	}
}

// lenient reports that quotes do not matter (D63).
func (p *params) lenient() bool { return p.m.reading(D63Quotes) == "as-meant" }

// optional takes a number that may be left out, at the end or, where D70 says so,
// between commas: then it is usual.
func optional[T int | int64](m *Module, p *params, usual T, take func() T) T {
	switch {
	case !p.more():
		return usual
	case p.args[0].empty() && m.reading(D70) == "default":
		p.next()
		return usual
	case p.args[0].empty():
		p.next()
		p.refuse(D70)
		return usual
	}
	return take()
}

// size takes a decimal number that has no upper bound but int64's.
func (p *params) size() int64 { return int64(p.int(Range{0, 1<<63 - 1})) }

// string takes a quoted string of 1 to most bytes (D50).
func (p *params) string(most int) string {
	a, ok := p.next()
	if ok && !a.Quoted && a.Text != "" && !p.lenient() {
		p.refuse(D63Quotes)
		return ""
	}
	if !ok || !a.Quoted && a.Text == "" {
		p.malformed = true
		return ""
	}
	p.long = p.long || len(a.Text) > most
	p.outside = p.outside || a.Text == ""
	return a.Text
}

// optional takes a quoted string of 0 to most bytes that may be left out, at the
// end or between commas.
func (p *params) optional(most int) string {
	a, ok := p.next()
	if refusal := p.m.reading(D70Text); ok && a.empty() && (refusal == "cme-50" || refusal == "error") {
		p.refuse(D70Text)
	}
	if !ok || a.empty() {
		return ""
	}
	if !a.Quoted && !p.lenient() {
		p.refuse(D63Quotes)
		return ""
	}
	p.long = p.long || len(a.Text) > most
	return a.Text
}

// localName is optional for the name of a local file, which is without meaning with
// local_fs 0 and may always be empty then (D07).
func (p *params) localName(most int) string {
	if p.more() && p.args[0].empty() {
		p.next()
		return ""
	}
	return p.optional(most)
}

// refused answers the request when a parameter was wrong, and reports that.
func (p *params) refused(r *Request) bool {
	switch {
	case p.malformed:
		r.Malformed()
	case p.bare:
		r.Error()
	case p.long && !p.outside && p.m.reading(D50) == "error":
		r.Error()
	case p.long && !p.outside && p.m.reading(D50) == "deferred":
		r.later(resultParameter)
	case p.outside, p.long:
		r.Refuse(errParameter)
	default:
		return false
	}
	return true
}

// later answers OK, and then a result that names a fault.
func (r *Request) later(code int) {
	ch := r.m.channel(channelNumber(r))
	if ch == nil || r.Name == "+MFTPCFG" || !strings.HasPrefix(r.Name, "+MFTP") {
		r.Refuse(errParameter)
		return
	}
	fields := r.m.failedFields(r.Name, code)
	if isUpload(r.Name) {
		fields = append(fields, "0")
	}
	r.OKThen(func() { r.m.report(ch, r.Name, fields...) })
}

// channelNumber is the channel that a request names, or -1.
func channelNumber(r *Request) int {
	if len(r.Args) == 0 {
		return -1
	}
	n, err := strconv.Atoi(r.Args[0].Text)
	if err != nil {
		return -1
	}
	return n
}
