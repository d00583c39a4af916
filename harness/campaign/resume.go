package campaign

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/journal"
	"mftpspec/harness/selection"
	"mftpspec/reports/model"
)

// before is the run that a resumed run goes on with.
type before struct {
	results *model.Results
	size    int64         // of the whole lines of its journal
	taken   int           // executions taken over
	last    time.Duration // since its start, when the last of these ended
}

// whole is how much of the journal stays. A run that is not resumed has nil.
func (b *before) whole() int64 {
	if b == nil {
		return 0
	}
	return b.size
}

// spent is how long the run was at work already, without the time between its
// parts.
func (b *before) spent() time.Duration {
	if b == nil {
		return 0
	}
	d := b.last
	for _, r := range b.results.Run.Resumed {
		d -= r.Started.Sub(r.Last)
	}
	return max(0, d)
}

// readBefore reads what the run to be resumed has left, and settles the
// selection: it is the recorded one, since an earlier run that its expression
// may ask for is gone.
func (s *runner) readBefore() error {
	if _, err := os.Stat(filepath.Join(s.c.Out, journal.File)); errors.Is(err, fs.ErrNotExist) {
		return &UsageError{fmt.Sprintf("there is nothing to resume in %s: it holds no %s of a run", s.c.Out, journal.File)}
	}
	results, err := model.Load(s.c.Out)
	if err != nil {
		return &UsageError{fmt.Sprintf("there is nothing to resume in %s: %v", s.c.Out, err)}
	}
	if results.Suite.Digest != s.c.Catalogue.Digest || results.Suite.Version != s.c.Version {
		return otherRun("the suite", results.Suite.Version+" "+at.Shorten(results.Suite.Digest, 16), s.c.Version+" "+at.Shorten(s.c.Catalogue.Digest, 16))
	}
	if s.c.Selection == nil {
		s.c.Selection = &selection.Selection{}
	}
	if was, is := results.Run.Select, s.c.Selection.String(); was != is {
		return otherRun("--select", was, is)
	}
	recorded := map[string]model.Case{}
	for _, k := range results.Cases {
		recorded[k.ID] = k
	}
	for _, k := range s.c.Catalogue.Cases {
		if r := recorded[k.ID]; r.NotRunBecause() != model.NotSelected {
			s.chosen = append(s.chosen, k)
		}
	}
	s.before = &before{results: results}
	s.start = time.Now().Add(-time.Since(results.Run.Started)) // the same time, on the clock that does not jump
	return nil
}

// goOnFrom mends a clock that stands before the end of what was taken over: it was set
// back, and the times of the run would be out of order.
func (s *runner) goOnFrom(last time.Time) {
	back := time.Until(last)
	if back <= 0 {
		return
	}
	s.mu.Lock()
	s.start = s.start.Add(-back)
	s.mu.Unlock()
	s.note(model.Say("the clock of this machine is %s behind the end of the run so far; its times go on from there", back.Round(time.Second)))
}

// otherRun is the answer to a resumption that would not be the same run.
func otherRun(what, was, is string) error {
	return &UsageError{fmt.Sprintf("cannot resume: %s was %s in the run so far, and is %s now", what, at.OrNone(was, "not given"), at.OrNone(is, "not given"))}
}

// takeOver makes what was finished part of this run, after it has verified that
// this is the same run: declarations, flags, and if the device was seen, firmware.
func (s *runner) takeOver(ctx context.Context) error {
	if s.before == nil {
		return nil
	}
	was, is := s.before.results, s.results(ctx, nil)
	if err := sameRun(was, is); err != nil {
		return err
	}
	f, err := os.Open(filepath.Join(s.c.Out, journal.File))
	if err != nil {
		return &UsageError{fmt.Sprintf("cannot resume: %v", err)}
	}
	defer f.Close()
	s.mu.Lock()
	s.before.size, err = journal.Read(f, s.again)
	s.mu.Unlock()
	if damage, ok := errors.AsType[*journal.DamagedError](err); ok {
		s.note(model.Say("the journal is damaged from line %s on; the cases from there on are executed again", damage.Line))
	} else if err != nil {
		return &UsageError{fmt.Sprintf("cannot resume: %v", err)}
	}
	if s.c.Explorer != nil {
		if err := s.c.Explorer.Restore(was); err != nil {
			return &UsageError{fmt.Sprintf("cannot resume: %v", err)}
		}
		s.run.Dialects.Restore(was.Dialects)
		s.before.last = time.Duration(was.Run.DurationMS) * time.Millisecond
		s.before.taken = was.Run.Exploration.Sequences
	}
	if err := s.sameDevice(ctx); err != nil {
		return err
	}
	last := was.Run.Started.Add(s.before.last)
	s.goOnFrom(last)
	s.header.Resumed = append(slices.Clone(was.Run.Resumed), model.Resumption{Started: was.Run.Started.Add(time.Since(s.start)), Last: last, Taken: s.before.taken})
	s.note(model.Say("resumed: %s executions were taken over, the last of %s", s.before.taken, last.Format(time.DateTime)))
	return nil
}

// again takes one line of the journal over. It needs the lock.
func (s *runner) again(e *journal.Entry) error {
	n, known := s.byID[e.ID]
	if !known {
		return fmt.Errorf("the suite has no case %s", e.ID)
	}
	if e.Interrupted {
		return nil
	}
	listed := &s.cases[n]
	k := *listed // what the catalogue says, a line may leave out
	k.Verdict, k.Selected, k.Reason, k.Observations, k.ObservationTexts, k.Literal = e.Verdict, e.Selected, e.Reason, e.Observations, e.ObservationTexts, e.Literal
	k.StartedMS, k.DurationMS, k.Bench, k.Steps, k.Trace, k.Attempts, k.Repeats = e.StartedMS, e.DurationMS, e.Bench, e.Steps, e.Trace, nil, nil
	if !s.repeats() {
		k.Attempts = e.Attempts // of a case that was executed again on another bench
	}
	e.Case = k
	s.take(n, e)
	s.run.Dialects.Restore(e.Readings)
	maps.Copy(s.recorded, e.Readings)
	s.before.taken++
	s.before.last = max(s.before.last, time.Duration(e.StartedMS+e.DurationMS)*time.Millisecond)
	return nil
}

// sameRun says in what two runs differ that must be one.
func sameRun(was, is *model.Results) error {
	a, b := was.Run, is.Run
	for _, d := range [][3]string{
		{"the model", fmt.Sprint(was.ICS["model"]), fmt.Sprint(is.ICS["model"])}, {"--port", placeOf(a.Port), placeOf(b.Port)},
		{"--shuffle", fmt.Sprint(a.Shuffle), fmt.Sprint(b.Shuffle)},
		{"--repeat", fmt.Sprint(a.Repeat), fmt.Sprint(b.Repeat)},
		{"--for", (time.Duration(a.ForMS) * time.Millisecond).String(), (time.Duration(b.ForMS) * time.Millisecond).String()},
		{"--shard", shardText(a.Shard), shardText(b.Shard)},
	} {
		if d[1] != d[2] {
			return otherRun(d[0], d[1], d[2])
		}
	}
	if key, x, y := otherKey(was.ICS, is.ICS); key != "" {
		return otherRun("the ICS ("+key+")", x, y)
	}
	if key, x, y := otherKey(atPlace(was.IXIT), atPlace(is.IXIT)); key != "" {
		return otherRun("the laboratory's declaration ("+key+")", x, y)
	}
	return nil
}

// placeOf is a port without what a serial server may give it anew every day: its TCP port.
// Whether the module is the same is then asked of the module.
func placeOf(port string) string {
	u, err := url.Parse(port)
	if err != nil || u.Scheme != "socket" && u.Scheme != "rfc2217" {
		return port
	}
	return u.Scheme + "://" + u.Hostname()
}

func atPlace(ixit map[string]any) map[string]any {
	port, ok := ixit["port"].(string)
	if !ok {
		return ixit
	}
	ixit = maps.Clone(ixit)
	ixit["port"] = placeOf(port)
	return ixit
}

func shardText(s *model.Shard) string {
	if s == nil {
		return ""
	}
	return fmt.Sprintf("%d/%d", s.Index, s.Of)
}

// otherKey names the first key, in alphabetical order, that two
// declarations do not agree on.
func otherKey(a, b map[string]any) (key, was, is string) {
	for _, k := range slices.Sorted(maps.Keys(a)) {
		if x, y := plain(a[k]), plain(b[k]); x != y {
			return k, x, y
		}
	}
	for _, k := range slices.Sorted(maps.Keys(b)) {
		if _, ok := a[k]; !ok {
			return k, "", plain(b[k])
		}
	}
	return "", "", ""
}

func plain(v any) string {
	var b bytes.Buffer
	if err := journal.Encoder(&b).Encode(v); err != nil {
		return err.Error()
	}
	var canonical any // a struct and what was read back of it are written alike
	if json.Unmarshal(b.Bytes(), &canonical) == nil {
		b.Reset()
		_ = journal.Encoder(&b).Encode(canonical)
	}
	return strings.TrimSpace(b.String())
}

// sameDevice asks the device who it is, where the run so far knew that and
// something is left to do.
func (s *runner) sameDevice(ctx context.Context) error {
	was := s.before.results.IUT
	if was.Model == "" && was.Firmware == "" || len(s.order(1, 0)) == 0 {
		return nil
	}
	slot, err := s.pool.take(ctx)
	if err != nil {
		if none, ok := errors.AsType[*noBenchError](err); ok {
			return &BenchError{none.why}
		}
		return err
	}
	defer s.pool.put(slot)
	is := slot.module.Identity()
	switch {
	case was.Model != is.Model:
		return otherRun("the device", was.Model, is.Model)
	case was.Firmware != is.Firmware:
		return otherRun("the firmware", was.Firmware, is.Firmware)
	case len(s.c.IXIT.Benches) == 0 && s.before.results.Run.Port != s.header.Port && was.Serial != is.Serial:
		return otherRun("--port", s.before.results.Run.Port, s.header.Port+", where another module is")
	}
	return nil
}
