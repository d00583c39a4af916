package html

import (
	"fmt"
	"slices"
	"strings"

	"mftpspec/reports/join"
	"mftpspec/reports/text"
)

// answer is a dialect of the device.
type answer struct{ join.Dialect }

// Count is in how many places the device shows its usual reading.
func (a answer) Count() int {
	n := a.Answers
	for _, e := range a.Exceptions {
		n -= e.Answers
	}
	return n
}

// Answers are the dialects, a row of the ledger each.
func (p *report) Answers() []answer {
	var list []answer
	for _, d := range join.Dialects(p.R) {
		list = append(list, answer{d})
	}
	return list
}

// places names where an exception was seen: at most so many command forms.
func places(e join.Exception, most int) string {
	list := slices.Clone(e.Where)
	more := ""
	if len(list) > most {
		more = fmt.Sprintf(" +%d", len(list)-most)
		list = list[:most]
	}
	for i, place := range list {
		form, servers, _ := strings.Cut(place, "@")
		if names := strings.Split(servers, ","); servers != "" && len(names) > 2 {
			place = form
		} else if servers != "" {
			place = form + " (" + servers + ")"
		}
		list[i] = text.Visible([]byte(place))
	}
	return strings.Join(list, ", ") + more
}
