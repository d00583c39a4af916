package bench

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/emulator"
	"mftpspec/reports/console"
	"mftpspec/reports/model"
)

// mixture is a module with a reading of its own in every place that the manual leaves
// open, at times of its own.
type mixture struct {
	name    string
	chosen  map[string]string
	model   string
	result  time.Duration // the least time from OK to a result
	notice  time.Duration // how late a late notice is
	replies time.Duration // by how much the server's replies are later
}

// mixtures are the second reading of every row, the last one, and as many more as give all
// pairs of readings, in the greedy construction of covering arrays.
func mixtures() []mixture {
	rows := emulator.Dialects()
	left := allPairs(rows)
	second, last := map[string]string{}, map[string]string{}
	for _, d := range rows {
		second[d.Row], last[d.Row] = d.Readings[1], d.Readings[len(d.Readings)-1]
	}
	cross(left, second)
	cross(left, last)
	all := []mixture{
		{name: "the second of each", chosen: second, model: "generic", notice: 1500 * time.Millisecond},
		{name: "the last of each", chosen: last, model: "generic", notice: 1500 * time.Millisecond},
	}
	for n := 1; len(left) > 0; n++ {
		m := mixture{name: fmt.Sprint("drawn ", n), chosen: drawn(rows, left, uint64(n)), model: []string{"ML307R", "generic"}[n%2], notice: time.Second}
		switch n { // what comes late, in one of them each
		case 1:
			m.result = 1500 * time.Millisecond
		case 3:
			m.notice, m.chosen["D03"], m.chosen["D53"] = 2*time.Second, "late", "late" // of 3 s, on a machine that is busy
		case 5:
			m.replies = 50 * time.Millisecond
		}
		cross(left, m.chosen)
		all = append(all, m)
	}
	return all
}

// drawn is a mixture that begins with a pair of those left; then the other rows, in a random
// order, get the reading that makes most such pairs with those before it.
func drawn(rows []emulator.DialectInfo, left map[[2]reading]bool, seed uint64) map[string]string {
	random := rand.New(rand.NewPCG(seed, 12))
	open := slices.SortedFunc(maps.Keys(left), func(a, b [2]reading) int {
		return cmp.Or(cmp.Compare(a[0].row, b[0].row), cmp.Compare(a[0].value, b[0].value), cmp.Compare(a[1].row, b[1].row), cmp.Compare(a[1].value, b[1].value))
	})
	chosen := map[string]string{}
	for _, r := range open[random.IntN(len(open))] {
		chosen[r.row] = r.value
	}
	for _, i := range random.Perm(len(rows)) {
		d := rows[i]
		if chosen[d.Row] != "" {
			continue
		}
		most := -1
		for _, k := range random.Perm(len(d.Readings)) {
			fresh := 0
			for row, value := range chosen {
				if left[pair(reading{d.Row, d.Readings[k]}, reading{row, value})] {
					fresh++
				}
			}
			if fresh > most {
				most, chosen[d.Row] = fresh, d.Readings[k]
			}
		}
	}
	return chosen
}

// reading is one reading of a row.
type reading struct{ row, value string }

// pair is two readings of different rows, in one order.
func pair(a, b reading) [2]reading {
	if a.row > b.row {
		a, b = b, a
	}
	return [2]reading{a, b}
}

// allPairs are the pairs of readings of different rows.
func allPairs(rows []emulator.DialectInfo) map[[2]reading]bool {
	all := map[[2]reading]bool{}
	for i, d := range rows {
		for _, other := range rows[:i] {
			for _, a := range d.Readings {
				for _, b := range other.Readings {
					all[pair(reading{d.Row, a}, reading{other.Row, b})] = true
				}
			}
		}
	}
	return all
}

// cross takes away the pairs that a mixture has.
func cross(left map[[2]reading]bool, chosen map[string]string) {
	for row, value := range chosen {
		for other, another := range chosen {
			if row < other {
				delete(left, pair(reading{row, value}, reading{other, another}))
			}
		}
	}
}

// TestMixturesOfReadings: a module may take another reading than the usual one in every
// place at once; readings that pass alone must pass together.
func TestMixturesOfReadings(t *testing.T) {
	share, of := 1, 1
	if n, _ := fmt.Sscanf(os.Getenv("MFTPSPEC_MIXTURES"), "%d/%d", &share, &of); n == 0 || share < 1 || share > of {
		t.Skip("runs the whole suite on dozens of slow modules, which have all pairs of readings: set MFTPSPEC_MIXTURES=1, or 1/8 for an eighth of them")
	}
	for i, m := range mixtures() {
		if i%of != share-1 {
			continue
		}
		t.Run(m.name, func(t *testing.T) {
			t.Parallel() // four minutes each, of which they wait most
			var readings []string
			for _, row := range slices.Sorted(maps.Keys(m.chosen)) {
				readings = append(readings, row+"="+m.chosen[row])
			}
			t.Logf("%s: %s", m.model, strings.Join(readings, " "))
			c := wholeSuite(t, "")
			c.Model, c.IXIT.Port, c.IXIT.Server.ReplyDelay, c.Verdicts = m.model, "emu://mem", m.replies, true
			config := emulator.Config{Model: m.model, Timing: emulator.Timing{Late: m.notice}, Dialects: m.chosen, Latency: map[string]emulator.Latency{}}
			for _, command := range []string{"CONN", "DISC", "CWD", "PWD", "MKD", "LIST", "DEL", "RN", "RETR", "APPE", "STOR"} {
				config.Latency["MFTP"+command] = emulator.Latency{Result: m.result}
			}
			c.Benches = OnEmulator(c.IXIT, config)
			r, err := c.Run(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("%s: %+v in %d ms", r.Status, r.Summary, r.Run.DurationMS)
			for _, k := range r.Cases {
				if k.Selected && k.Verdict != model.Pass {
					t.Error("\n" + console.Explain(k, false))
				}
			}
		})
	}
}

// TestMixturesCoverPairs: the mixtures have all pairs of readings.
func TestMixturesCoverPairs(t *testing.T) {
	left := allPairs(emulator.Dialects())
	for _, m := range mixtures() {
		cross(left, m.chosen)
	}
	if len(left) > 0 {
		t.Errorf("%d pairs are in no mixture", len(left))
	}
}
