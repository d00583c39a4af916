package emulator

import "strconv"

// params reads the parameters of a set command in order. The first thing wrong
// decides the answer, but what is malformed goes before what is out of range:
// the form is checked before the values (D63).
type params struct {
	args      []Arg
	malformed bool
	outside   bool
}

// params takes the parameters, of which there must be at least least and at most
// most.
func (r *Request) params(least, most int) *params {
	return &params{args: r.Args, malformed: r.Form != Set || len(r.Args) < least || len(r.Args) > most}
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
	if !ok || a.Quoted || a.Text == "" {
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
	if err != nil || !within.Has(n) {
		p.outside = true
	}
	return n
}

// size takes a decimal number that has no upper bound but int64's.
func (p *params) size() int64 { return int64(p.int(Range{0, 1<<63 - 1})) }

// string takes a quoted string of 1 to most bytes (D50).
func (p *params) string(most int) string {
	a, ok := p.next()
	if !ok || !a.Quoted {
		p.malformed = true
		return ""
	}
	if a.Text == "" || len(a.Text) > most {
		p.outside = true
	}
	return a.Text
}

// optional takes a quoted string of 0 to most bytes that may be left out, at the
// end or between commas.
func (p *params) optional(most int) string {
	a, ok := p.next()
	if !ok || a.empty() {
		return ""
	}
	if !a.Quoted {
		p.malformed = true
		return ""
	}
	if len(a.Text) > most {
		p.outside = true
	}
	return a.Text
}

// refused answers the request when a parameter was wrong, and reports that.
func (p *params) refused(r *Request) bool {
	switch {
	case p.malformed:
		r.Malformed()
	case p.outside:
		r.Refuse(errParameter)
	default:
		return false
	}
	return true
}
