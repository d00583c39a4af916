package compare

import (
	"slices"
	"strings"

	"mftpspec/reports/model"
)

// RowChange is what changed in the answers to one row of the ledger.
type RowChange struct {
	Row     model.LedgerRow // ID alone where neither run has such a row
	Changes []ReadingChange
}

// ReadingChange is places in which one reading took the place of another; empty: it was
// not seen there.
type ReadingChange struct {
	Old, New string
	Where    []string // command form, stimulus, server; none: everywhere that was seen
}

// Rows are the dialects that changed, by row of the ledger and by what they changed to.
func (c *Comparison) Rows() []RowChange {
	var list []RowChange
	for _, d := range c.Dialects {
		id, place, _ := strings.Cut(d.Key, "/")
		if len(list) == 0 || list[len(list)-1].Row.ID != id {
			list = append(list, RowChange{Row: c.row(id)})
		}
		row := &list[len(list)-1]
		i := slices.IndexFunc(row.Changes, func(r ReadingChange) bool { return r.Old == d.Old && r.New == d.New })
		if i < 0 {
			i = len(row.Changes)
			row.Changes = append(row.Changes, ReadingChange{Old: d.Old, New: d.New})
		}
		if place != "" {
			row.Changes[i].Where = append(row.Changes[i].Where, place)
		}
	}
	return list
}

func (c *Comparison) row(id string) model.LedgerRow {
	for _, r := range []*model.Results{c.New.Results, c.Old.Results} {
		if i := slices.IndexFunc(r.Ledger, func(l model.LedgerRow) bool { return l.ID == id }); i >= 0 {
			return r.Ledger[i]
		}
	}
	return model.LedgerRow{ID: id}
}
