package join

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"mftpspec/reports/model"
)

// Dialect is what the device answered to one row of the ledger: the reading that most
// of its answers show, and those that show another.
type Dialect struct {
	Row        model.LedgerRow // ID alone where the results have no such row
	Reading    string
	Answers    int // places in which the row was asked: command form, stimulus and server
	Exceptions []Exception
}

// Exception is the places in which the device shows another reading.
type Exception struct {
	Reading string
	Answers int
	Where   []string // command forms, each followed by @ and the servers, where only these show it
}

// Dialects gives the answers grouped by the row of the ledger, in order of the rows.
func Dialects(r *model.Results) []Dialect {
	rows := map[string]map[string][]string{} // row, reading, places
	for key, reading := range r.Dialects {
		row, place, _ := strings.Cut(key, "/")
		if rows[row] == nil {
			rows[row] = map[string][]string{}
		}
		if place != "" || len(rows[row][reading]) == 0 {
			rows[row][reading] = append(rows[row][reading], place)
		}
	}
	var list []Dialect
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		list = append(list, dialectOf(ledgerRow(r, id), rows[id]))
	}
	return list
}

func ledgerRow(r *model.Results, id string) model.LedgerRow {
	if i := slices.IndexFunc(r.Ledger, func(l model.LedgerRow) bool { return l.ID == id }); i >= 0 {
		return r.Ledger[i]
	}
	return model.LedgerRow{ID: id}
}

func dialectOf(row model.LedgerRow, readings map[string][]string) Dialect {
	d := Dialect{Row: row}
	for reading, places := range readings {
		// The bare row sums up the others: it is no place of its own, where there are any.
		if places = slices.DeleteFunc(slices.Clone(places), func(p string) bool { return p == "" }); len(places) == 0 {
			places = []string{""}
		}
		d.Answers += len(places)
		d.Exceptions = append(d.Exceptions, Exception{reading, len(places), forms(places)})
	}
	slices.SortFunc(d.Exceptions, func(a, b Exception) int {
		return cmp.Or(cmp.Compare(b.Answers, a.Answers), strings.Compare(a.Reading, b.Reading))
	})
	d.Reading, d.Exceptions = d.Exceptions[0].Reading, d.Exceptions[1:]
	return d
}

// forms names the command forms of places, with the servers where no place is without
// one.
func forms(places []string) []string {
	servers := map[string][]string{}
	plain := map[string]bool{}
	for _, p := range places {
		part := strings.Split(p, "/")
		if part[0] == "" {
			continue
		}
		if len(part) < 3 {
			plain[part[0]] = true
		}
		servers[part[0]] = append(servers[part[0]], part[min(len(part)-1, 2)])
	}
	var list []string
	for _, form := range slices.Sorted(maps.Keys(servers)) {
		if !plain[form] {
			names := slices.Sorted(slices.Values(servers[form]))
			form += "@" + strings.Join(slices.Compact(names), ",")
		}
		list = append(list, form)
	}
	return list
}
