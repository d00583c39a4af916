package dialect

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// Record holds how the device reads the places where the manual allows
// more than one reading (rows D of the ledger). It belongs to a run, is shared
// by its benches, and is safe for concurrent use.
type Record struct {
	choice   func(row string) bool // whether a row of the ledger asks for one reading (policy D)
	mu       sync.Mutex
	readings map[string]string   // D27/MFTPSTOR>prompt/busy -> 802
	notes    map[string][]string // of policy R: everything that was seen, in order; it may vary
}

// New returns an empty record. choice says which rows of the ledger are
// choices that a device must keep to (policy D); nil: all.
func New(choice func(row string) bool) *Record {
	if choice == nil {
		choice = func(string) bool { return true }
	}
	return &Record{choice: choice, readings: map[string]string{}, notes: map[string][]string{}}
}

func dialectKey(row, key string) string {
	if key == "" {
		return row
	}
	return row + "/" + key
}

// Choice says whether a row asks for one reading; of other rows all that is seen is
// noted.
func (d *Record) Choice(row string) bool { return d.choice(row) }

// Observe records that the device showed reading for the ledger row under key
// (command form/stimulus/server personality). A device may choose a reading,
// not two: a second, different one under the same key is an *Outcome fail.
func (d *Record) Observe(row, key, reading string) error {
	full := dialectKey(row, key)
	d.mu.Lock()
	defer d.mu.Unlock()
	before, seen := d.readings[full]
	if !seen {
		d.readings[full] = reading
		return nil
	}
	if before == reading {
		return nil
	}
	return &verdict.Outcome{
		Verdict:  model.Fail,
		Message:  model.Say("the device is inconsistent in %s: where the manual leaves a choice, it must keep to one reading", full),
		Expected: model.Say("%s, as earlier in this run", before),
		Observed: model.Plain(reading),
	}
}

// Observed is the reading that the device showed under a key; empty: none yet.
func (d *Record) Observed(row, key string) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.readings[dialectKey(row, key)]
}

// Note records what policy R only records: the device may vary, and then all that
// was seen stands under the key.
func (d *Record) Note(row, key, reading string) {
	full := dialectKey(row, key)
	d.mu.Lock()
	defer d.mu.Unlock()
	if at, seen := slices.BinarySearch(d.notes[full], reading); !seen {
		d.notes[full] = slices.Insert(d.notes[full], at, reading)
	}
}

// Noted says whether a reading of row was noted under any key.
func (d *Record) Noted(row, reading string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	for key, readings := range d.notes {
		if _, at := slices.BinarySearch(readings, reading); at && strings.HasPrefix(key, row+"/") {
			return true
		}
	}
	return false
}

// manyReadings stands between the readings of a key that may vary.
const manyReadings = ", "

// Map returns a copy: every key with its reading, and each row whose keys of
// policy D all agree under the bare row, "D01" -> "quoted".
func (d *Record) Map() map[string]string {
	d.mu.Lock()
	defer d.mu.Unlock()
	all := maps.Clone(d.readings)
	for key, seen := range d.notes {
		all[key] = strings.Join(seen, manyReadings)
	}
	rows := map[string][]string{}
	for key, reading := range d.readings {
		row, _, _ := strings.Cut(key, "/")
		if !slices.Contains(rows[row], reading) {
			rows[row] = append(rows[row], reading)
		}
	}
	for row, readings := range rows {
		if len(readings) == 1 {
			all[row] = readings[0]
		}
	}
	return all
}

// Since gives the readings that told does not have, and adds them to it; nil for
// none.
func (d *Record) Since(told map[string]string) map[string]string {
	d.mu.Lock()
	defer d.mu.Unlock()
	var news map[string]string
	for key, reading := range d.readings {
		if _, ok := told[key]; !ok {
			if news == nil {
				news = map[string]string{}
			}
			news[key], told[key] = reading, reading
		}
	}
	return news
}

// Restore takes readings over that were recorded earlier in this run.
func (d *Record) Restore(readings map[string]string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	maps.Copy(d.readings, readings)
}

// Under returns the readings whose key starts with prefix.
func (d *Record) Under(prefix string) map[string]string {
	d.mu.Lock()
	defer d.mu.Unlock()
	found := map[string]string{}
	for key, reading := range d.readings {
		if strings.HasPrefix(key, prefix) {
			found[key] = reading
		}
	}
	return found
}
