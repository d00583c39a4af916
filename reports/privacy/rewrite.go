// Package privacy takes passwords (Redact) and private data (Mask) out of results.
// reports.Prepare calls it for every writer. It must never change the length of
// anything: the counts of bytes in a trace stay true.
package privacy

import (
	"bytes"
	"slices"

	"mftpspec/reports/model"
)

// stream is everything that was sent in one direction of one connection within
// one case. A device may cut a line anywhere, so what is looked for in the bytes
// is looked for in the whole.
type stream struct {
	lane  string
	bytes []byte
	parts []int // indexes of its events
}

func streams(events []model.Event) []stream {
	type key struct {
		lane, dir string
		session   int
	}
	index := map[key]int{}
	var list []stream
	for i := range events {
		e := &events[i]
		if len(e.Bytes) == 0 {
			continue
		}
		k := key{e.Lane, e.Dir, e.Session}
		n, ok := index[k]
		if !ok {
			n = len(list)
			index[k] = n
			list = append(list, stream{lane: e.Lane})
		}
		list[n].bytes = append(list[n].bytes, e.Bytes...)
		list[n].parts = append(list[n].parts, i)
	}
	return list
}

// rewriter gives the functions for one case: one for texts, and one for streams, which
// must keep the length.
type rewriter func(*model.Case) (func(string) string, func(string, []byte) []byte)

// rewrite copies results with every text that came from the device, the server
// or the laboratory changed: those of a case by whole, which copies what it changes. Ids,
// titles and whatever else is the suite's own stay. What is long of a case that has it
// elsewhere is changed again whenever it is read.
func rewrite(r *model.Results, whole func(*model.Case) *model.Case, text func(string) string) (*model.Results, error) {
	out := *r
	out.Extra = nil // nobody knows what is in them
	out.Cases = slices.Clone(r.Cases)
	for i := range r.Cases {
		from := &r.Cases[i]
		k, err := from.Whole()
		if err != nil {
			return nil, err
		}
		out.Cases[i] = *whole(k)
		if !from.Partly() {
			continue
		}
		to := &out.Cases[i]
		to.Trace, to.Attempts = nil, nil
		to.Later(func() (model.Long, error) {
			k, err := from.Whole()
			if err != nil {
				return model.Long{}, err
			}
			k = whole(k)
			return model.Long{Trace: k.Trace, Attempts: k.Attempts}, nil
		})
	}
	out.IUT.Serial = text(r.IUT.Serial)
	out.Benches = slices.Clone(r.Benches)
	for i := range out.Benches {
		b := &out.Benches[i]
		b.Name, b.Port, b.IUT.Serial = text(b.Name), text(b.Port), text(b.IUT.Serial)
		model.Rewrite(&b.Lost, &b.LostText, text)
	}
	out.Run.Port = text(r.Run.Port)
	model.Rewrite(&out.Run.Stopped, &out.Run.StoppedText, text)
	out.IXIT, out.Observed = rewriteMap(r.IXIT, text), rewriteMap(r.Observed, text)
	if r.Dialects != nil {
		out.Dialects = make(map[string]string, len(r.Dialects))
		for k, v := range r.Dialects {
			out.Dialects[k] = text(v)
		}
	}
	if r.Merged != nil {
		m := *r.Merged
		m.Sources, m.Conflicts = slices.Clone(m.Sources), slices.Clone(m.Conflicts)
		for i := range m.Sources {
			m.Sources[i].Port = text(m.Sources[i].Port)
		}
		for i := range m.Conflicts {
			c := &m.Conflicts[i]
			values := make(map[string]string, len(c.Values))
			for k, v := range c.Values {
				values[k] = text(v)
			}
			c.Values, c.Kept = values, text(c.Kept)
		}
		out.Merged = &m
	}
	return &out, nil
}

// whole rewrites a copy of a case with its attempts: each execution has accounts of its
// own, which its trace tells.
func (forCase rewriter) whole(from *model.Case) *model.Case {
	k := *from
	t, s := forCase(&k)
	rewriteCase(&k, t, s)
	for j := range k.Attempts {
		if a := &k.Attempts[j]; len(a.Trace) > 0 || len(a.Steps) > 0 {
			one := &model.Case{ID: k.ID, Clause: k.Clause, Command: k.Command, Verdict: a.Verdict, Reason: from.Attempts[j].Reason, Bench: a.Bench, Steps: a.Steps, Trace: a.Trace}
			t, s := forCase(one)
			rewriteCase(one, t, s)
			a.Reason, a.Steps, a.Trace = one.Reason, one.Steps, one.Trace
		}
	}
	return &k
}

func rewriteCase(k *model.Case, text func(string) string, change func(string, []byte) []byte) {
	k.Extra = nil
	k.Reason = rewriteReason(k.Reason, text)
	k.RewriteObservations(text)
	k.Literal = slices.Clone(k.Literal)
	for i := range k.Literal {
		model.Rewrite(&k.Literal[i].Message, &k.Literal[i].Text, text)
	}
	k.Bench = text(k.Bench)
	k.Steps, k.Attempts, k.Trace = slices.Clone(k.Steps), slices.Clone(k.Attempts), slices.Clone(k.Trace)
	for i := range k.Steps {
		s := &k.Steps[i]
		s.Text, s.Doc, s.Table = text(s.Text), text(s.Doc), slices.Clone(s.Table)
		for r := range s.Table {
			s.Table[r] = rewriteList(s.Table[r], text)
		}
	}
	for i := range k.Attempts {
		k.Attempts[i].Reason = rewriteReason(k.Attempts[i].Reason, text)
		k.Attempts[i].Bench = text(k.Attempts[i].Bench)
	}
	for i := range k.Trace {
		k.Trace[i].Text = text(k.Trace[i].Text)
	}
	for _, s := range streams(k.Trace) {
		changed := change(s.lane, s.bytes)
		if len(changed) != len(s.bytes) || bytes.Equal(changed, s.bytes) {
			continue
		}
		for _, i := range s.parts {
			n := len(k.Trace[i].Bytes)
			k.Trace[i].Bytes, changed = changed[:n:n], changed[n:]
		}
	}
}

func rewriteReason(r *model.Reason, text func(string) string) *model.Reason {
	if r == nil {
		return nil
	}
	c := *r
	c.Rewrite(text)
	c.Step, c.Sent = text(c.Step), text(c.Sent)
	c.Setting, c.Reproduce = rewriteList(c.Setting, text), rewriteList(c.Reproduce, text)
	return &c
}

func rewriteList(list []string, text func(string) string) []string {
	list = slices.Clone(list)
	for i := range list {
		list[i] = text(list[i])
	}
	return list
}

func rewriteMap(m map[string]any, text func(string) string) map[string]any {
	if m == nil {
		return nil
	}
	out := make(map[string]any, len(m))
	for k, v := range m {
		out[k] = rewriteValue(v, text)
	}
	return out
}

func rewriteValue(v any, text func(string) string) any {
	switch v := v.(type) {
	case string:
		return text(v)
	case map[string]any:
		return rewriteMap(v, text)
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = rewriteValue(v[i], text)
		}
		return out
	}
	return v
}
