package bench

import (
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

// drawn is how many mixtures are drawn beside the second and the last readings.
const drawn = 6

// mixtures are the second reading of every row, the last one, and the drawn ones. These
// are made one after the other: the rows in a random order (of a fixed seed), each with
// the reading that makes most pairs, with the readings chosen before, which no mixture
// has yet. That is the greedy construction of covering arrays; eight modules cannot have
// all pairs, since two rows of five readings alone have 25.
func mixtures() []mixture {
	rows := emulator.Dialects()
	covered := map[[2]string]bool{}
	second, last := map[string]string{}, map[string]string{}
	for _, d := range rows {
		second[d.Row], last[d.Row] = d.Readings[1], d.Readings[len(d.Readings)-1]
	}
	note(covered, second)
	note(covered, last)
	all := []mixture{
		{name: "the second of each", chosen: second, model: "generic", notice: 1500 * time.Millisecond},
		{name: "the last of each", chosen: last, model: "generic", notice: 1500 * time.Millisecond},
	}
	for seed := range uint64(drawn) {
		random := rand.New(rand.NewPCG(seed, 12))
		chosen := map[string]string{}
		for _, i := range random.Perm(len(rows)) {
			d := rows[i]
			most := -1
			for _, k := range random.Perm(len(d.Readings)) {
				fresh := 0
				for row, reading := range chosen {
					if !covered[pair(d.Row, d.Readings[k], row, reading)] {
						fresh++
					}
				}
				if fresh > most {
					most, chosen[d.Row] = fresh, d.Readings[k]
				}
			}
		}
		note(covered, chosen)
		all = append(all, mixture{name: fmt.Sprintf("seed %d", seed), chosen: chosen, model: []string{"generic", "ML307R"}[seed%2], notice: time.Second})
	}
	// What comes late, in one of them each.
	all[2].result = 1500 * time.Millisecond
	all[4].notice, all[4].chosen["D03"], all[4].chosen["D53"] = 2*time.Second, "late", "late" // of 3 s, on a machine that is busy
	all[6].replies = 50 * time.Millisecond
	return all
}

// pair names two readings, in either order.
func pair(row, reading, other, another string) [2]string {
	p := [2]string{row + "=" + reading, other + "=" + another}
	slices.Sort(p[:])
	return p
}

// note adds the pairs of a mixture.
func note(covered map[[2]string]bool, chosen map[string]string) {
	for row, reading := range chosen {
		for other, another := range chosen {
			if row < other {
				covered[pair(row, reading, other, another)] = true
			}
		}
	}
}

// TestMixturesOfReadings: a module may take another reading than the usual one in every
// place at once; readings that pass alone must pass together.
func TestMixturesOfReadings(t *testing.T) {
	if os.Getenv("MFTPSPEC_MIXTURES") == "" {
		t.Skip("runs the whole suite on eight slow modules: set MFTPSPEC_MIXTURES=1")
	}
	for _, m := range mixtures() {
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

// TestMixturesCoverPairs holds the share of all pairs of readings that the mixtures have.
func TestMixturesCoverPairs(t *testing.T) {
	covered, all := map[[2]string]bool{}, 0
	for _, m := range mixtures() {
		note(covered, m.chosen)
	}
	rows := emulator.Dialects()
	for i, d := range rows {
		for _, other := range rows[:i] {
			all += len(d.Readings) * len(other.Readings)
		}
	}
	const least = 80 // percent
	if share := 100 * len(covered) / all; share < least {
		t.Errorf("%d of %d pairs, %d %%", len(covered), all, share)
	}
}
