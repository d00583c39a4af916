package record

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/ledger"
	"mftpspec/reports/model"
)

// Seen is what the traces of a run show of a module.
type Seen struct {
	traces   int // cases whose trace was read
	cut      int // of these, those read in part: the rest is too large for the results
	commands int
	echoes   int    // commands that came back
	reset    string // the laboratory's reset command

	samples  map[string][]time.Duration // "MFTPCONN answer", "guard"
	prompts  map[string]int
	chunks   map[int]int
	longest  int                       // most data in one +MFTPRETR line
	lines    map[string]int            // of other subsystems
	readings map[string]map[string]int // by row of the emulator: what only the trace tells
}

func look(r *model.Results) *Seen {
	s := &Seen{samples: map[string][]time.Duration{}, prompts: map[string]int{}, chunks: map[int]int{}, lines: map[string]int{}, readings: map[string]map[string]int{}}
	s.reset, _ = r.IXIT["reset"].(string)
	for i := range r.Cases {
		k := &r.Cases[i]
		if len(k.Trace) == 0 {
			continue
		}
		s.traces++
		w := newWalk(s, k.ID)
		for _, e := range k.Trace {
			if !w.event(e) {
				s.cut++
				break
			}
		}
		w.prompted(false)
	}
	s.permissions(r.Dialects)
	return s
}

// permissions is row D32, which no trace tells: a device that varies has several readings
// under one key.
func (s *Seen) permissions(dialects map[string]string) {
	for key, readings := range dialects {
		if row, _, below := strings.Cut(key, "/"); below && row == ledger.D32 && readings != "facts" && slices.Contains(strings.Split(readings, ", "), "facts") {
			s.read(row, "facts", key)
		}
	}
}

func (s *Seen) sample(key string, d time.Duration) {
	if d >= 0 {
		s.samples[key] = append(s.samples[key], d)
	}
}

func (s *Seen) read(row, reading, _ string) {
	if s.readings[row] == nil {
		s.readings[row] = map[string]int{}
	}
	s.readings[row][reading]++
}

// Readings are those that only the trace tells: row of the emulator, reading, and
// how often it was seen.
func (s *Seen) Readings() map[string]map[string]int { return s.readings }

// Delay is the median of the time from +MFTPDISC to its notice; 0 if none came.
func (s *Seen) Delay() time.Duration { return spread(s.samples["notice"]).Median }

// Spread is what samples of a time are like.
type Spread struct {
	Samples int           `yaml:"samples"`
	Min     time.Duration `yaml:"min"`
	Median  time.Duration `yaml:"median"`
	P90     time.Duration `yaml:"p90"`
	Max     time.Duration `yaml:"max"`
}

// MarshalYAML gives "not seen" where there are no samples.
func (s Spread) MarshalYAML() (any, error) {
	if s.Samples == 0 {
		return notSeen, nil
	}
	return fmt.Sprintf("%d samples: min %s, median %s, p90 %s, max %s", s.Samples, s.Min, s.Median, s.P90, s.Max), nil
}

const notSeen = "not seen"

func spread(samples []time.Duration) Spread {
	if len(samples) == 0 {
		return Spread{}
	}
	sorted := slices.Sorted(slices.Values(samples))
	at := func(percent int) time.Duration { return round(sorted[(len(sorted)-1)*percent/100]) }
	return Spread{Samples: len(sorted), Min: at(0), Median: at(50), P90: at(90), Max: at(100)}
}

// round leaves three digits: more is not in the time stamps.
func round(d time.Duration) time.Duration {
	for unit := time.Microsecond; ; unit *= 10 {
		if d < 1000*unit {
			return d.Round(unit)
		}
	}
}

// finest is the shortest time that is worth being imitated.
const finest = time.Millisecond

// abrupt is the longest time from +++ to OK of a module that waits for no silence.
const abrupt = 100 * time.Millisecond

func (s *Seen) emulator() Emulator {
	e := Emulator{Latency: map[string]Latency{}}
	if most := ranking(s.prompts); len(most) > 0 {
		e.Prompt = Bytes(most[0].value)
	}
	if most := ranking(s.chunks); len(most) > 0 {
		e.Chunk = most[0].value
	}
	// The silence that ends the transparent mode is at most the shortest time after
	// which it ended, and at most the shortest silence before it that was enough.
	if guard, silence := spread(s.samples["guard"]), spread(s.samples["silence"]); guard.Samples > 0 {
		if guard.Min < abrupt {
			s.read(ledger.D40, "ends", "")
		} else {
			// A little less than the host's silence, which it must not come to by a hair.
			e.Guard = min(guard.Min, silence.Min*95/100).Truncate(10 * time.Millisecond)
			s.read(ledger.D40, "data", "")
		}
	}
	e.Boot = spread(s.samples["boot"]).Median
	if delay := s.Delay(); delay >= late {
		e.Notice = delay
	}
	for key, samples := range s.samples {
		command, what, _ := strings.Cut(key, " ")
		median := spread(samples).Median
		if what == "" || median < finest {
			continue
		}
		l := e.Latency[command]
		switch what {
		case "answer":
			l.Answer = median
		case "prompt":
			l.Prompt = median
		case "connect":
			l.Connect = median
		case "stored":
			l.Stored = median
		case "result":
			l.Result = median
		}
		e.Latency[command] = l
	}
	for _, u := range ranking(s.lines) {
		e.Unsolicited = append(e.Unsolicited, Unsolicited{Line: u.value, Every: max(1, (s.commands+u.times/2)/u.times)})
	}
	return e
}

// late is the delay from which a notice counts as one that comes later.
const late = 50 * time.Millisecond

// counted is a value and how often it was seen.
type counted[T cmp.Ordered] struct {
	value T
	times int
}

// ranking sorts what was seen, the most frequent first.
func ranking[T cmp.Ordered](seen map[T]int) []counted[T] {
	var list []counted[T]
	for value, times := range seen {
		list = append(list, counted[T]{value, times})
	}
	slices.SortFunc(list, func(a, b counted[T]) int { return cmp.Or(b.times-a.times, cmp.Compare(a.value, b.value)) })
	return list
}

func counts[T cmp.Ordered](seen map[T]int) []string {
	var list []string
	for _, c := range ranking(seen) {
		list = append(list, fmt.Sprintf("%#v, %d times", c.value, c.times))
	}
	if len(list) == 0 {
		return []string{notSeen}
	}
	return list
}

func (s *Seen) measured() Measured {
	m := Measured{
		Prompt: counts(s.prompts), Chunk: counts(s.chunks), Guard: spread(s.samples["guard"]), Silence: spread(s.samples["silence"]),
		Boot: spread(s.samples["boot"]), Notice: spread(s.samples["notice"]), Latency: map[string]Spread{},
		Echo: fmt.Sprintf("%d of %d commands", s.echoes, s.commands),
	}
	if len(s.lines) > 0 {
		m.Unsolicited = counts(s.lines)
	}
	for _, key := range slices.Sorted(maps.Keys(s.samples)) {
		if strings.Contains(key, " ") {
			m.Latency[key] = spread(s.samples[key])
		}
	}
	return m
}

// limits lists what was measured and cannot be handed on.
func (s *Seen) limits(r *model.Results) []NotReproduced {
	var list []NotReproduced
	add := func(what, seen, why string) { list = append(list, NotReproduced{what, seen, why}) }
	if n := len(s.prompts); n > 1 {
		for _, other := range ranking(s.prompts)[1:] {
			add("prompt", fmt.Sprintf("%q, %d times", other.value, other.times), "the emulator has one prompt: the most frequent")
		}
	}
	if n := len(s.chunks); n > 1 {
		for _, other := range ranking(s.chunks)[1:] {
			add("chunk", fmt.Sprintf("%d bytes, %d times", other.value, other.times), "the emulator has one chunk size: the most frequent")
		}
	}
	if s.commands > 0 && s.echoes*2 > s.commands {
		add("echo", fmt.Sprintf("%d of %d commands", s.echoes, s.commands), "the emulator obeys ATE0")
	}
	if s.cut > 0 {
		add("traces", strconv.Itoa(s.cut)+" cases", "read in part: they hold more than the results keep")
	}
	if r.IUT.Model == "" || r.IUT.Firmware == "" || r.IUT.Manufacturer == "" {
		add("identity", fmt.Sprintf("manufacturer %q, model %q, firmware %q", r.IUT.Manufacturer, r.IUT.Model, r.IUT.Firmware), "the emulator always has one")
	}
	for _, key := range slices.Sorted(maps.Keys(r.Observed)) {
		declared, known := r.ICS[key]
		if seen := r.Observed[key]; known && key != "model" && fmt.Sprint(seen) != fmt.Sprint(declared) {
			add("option "+key, fmt.Sprint(seen), fmt.Sprintf("the model is declared with %v", declared))
		}
	}
	return list
}

// Results is how many results were seen.
func (s *Seen) Results() int {
	n := 0
	for key, samples := range s.samples {
		if strings.HasSuffix(key, " result") {
			n += len(samples)
		}
	}
	return n
}
