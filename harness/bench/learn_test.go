package bench

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/emulator"
	"mftpspec/reports/model"
)

// recordable are the cases of the round trips: they show what a recording is made
// of, and none of them takes long.
const recordable = "not @slow and (@example or MFTPRETR or MFTPLIST or 5 or 2.1 or D17 or D22 or D24 or D27 or D42 or D47 or D48 or D49 or D51 or D52 or D66)"

// TestRecordedModule records modules with dialects, chunks, prompts and latencies
// that nobody chose by hand: the module made of the file has the same dialects and
// the same verdicts.
func TestRecordedModule(t *testing.T) {
	for seed := range uint64(4) {
		name := []string{"generic", "ML307R"}[seed%2]
		config := randomModule(rand.New(rand.NewPCG(seed, 6)), name)
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			first := runOn(t, config, recordable)
			again := replay(t, first)
			t.Logf("%+v", config.Dialects)
			second := runOn(t, again, recordable)
			sameDialects(t, first, second, nil)
			sameVerdicts(t, first, second)
			if config.Dialects["D05"] != "one-line" && again.Chunk != config.Chunk {
				t.Errorf("chunk %d was recorded as %d", config.Chunk, again.Chunk)
			}
			if want := config.Prompt; again.Prompt != want {
				t.Errorf("prompt %q was recorded as %q", want, again.Prompt)
			}
			for command, l := range config.Latency {
				if got := again.Latency[command].Result; got < l.Result-10*time.Millisecond {
					t.Errorf("%s: result after %s was recorded as %s", command, l.Result, got)
				}
			}
		})
	}
}

// randomModule has a reading of every row, and values of its own for the rest.
func randomModule(r *rand.Rand, name string) emulator.Config {
	c := emulator.Config{Model: name, Dialects: map[string]string{}, Firmware: fmt.Sprintf("%s-TEST%03d", name, r.IntN(1000))}
	for _, d := range emulator.Dialects() {
		c.Dialects[d.Row] = d.Readings[r.IntN(len(d.Readings))]
	}
	c.Prompt = []string{"\r\n>", ">", "> ", "\r\n> "}[r.IntN(4)]
	c.Chunk = []int{100, 512, 777, 1024, 1460, 4096}[r.IntN(6)]
	c.Latency = map[string]emulator.Latency{
		"MFTPPWD":  {Answer: 20 * time.Millisecond, Result: time.Duration(20+r.IntN(60)) * time.Millisecond},
		"MFTPCONN": {Result: time.Duration(20+r.IntN(60)) * time.Millisecond},
		"MFTPRETR": {Result: time.Duration(20+r.IntN(60)) * time.Millisecond},
	}
	return c
}

// runOn executes a part of the suite on an emulated module.
func runOn(t *testing.T, config emulator.Config, expr string) *model.Results {
	t.Helper()
	c := campaign(t, expr)
	c.Model, c.IXIT.Model = config.Model, config.Model
	c.Benches = OnEmulator(c.IXIT, config)
	r, err := c.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%s: %+v in %d ms", r.Status, r.Summary, r.Run.DurationMS)
	return r
}

// replay takes a run through the file to a module.
func replay(t *testing.T, r *model.Results) emulator.Config {
	t.Helper()
	var b bytes.Buffer
	if err := Learn(r).Write(&b); err != nil {
		t.Fatal(err)
	}
	config, err := emulator.ReadRecording("test.module.yaml", b.Bytes())
	if err != nil {
		t.Fatalf("%v\n%s", err, &b)
	}
	t.Logf("%d bytes\n%s", b.Len(), &b)
	return config
}

// sameDialects compares the dialects of two runs, but for keys that the file lists
// as not reproduced.
func sameDialects(t *testing.T, a, b *model.Results, listed []string) {
	t.Helper()
	for _, key := range slices.Sorted(maps.Keys(a.Dialects)) {
		if before, now := a.Dialects[key], b.Dialects[key]; before != now && !slices.Contains(listed, key) && strings.Contains(key, "/") {
			t.Errorf("%s was %q, is %q in the module made of the recording", key, before, now)
		}
	}
}

func sameVerdicts(t *testing.T, a, b *model.Results) {
	t.Helper()
	for i, k := range a.Cases {
		if other := b.Cases[i]; k.Verdict != other.Verdict {
			t.Errorf("%s: %s, and %s on the module made of the recording: %+v", k.ID, k.Verdict, other.Verdict, other.Reason)
		}
	}
}
