package selftest

import (
	"context"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"

	"mftpspec/harness/catalogue"
	"mftpspec/reports/model"
)

// sampled is how many cases of the suite, drawn by chance, each defect is run against
// besides those that are to kill it.
const sampled = 32

// group chooses cases.
type group func(*catalogue.Case) bool

// hunt runs the suite against a defect until a case kills it.
func (s *session) hunt(ctx context.Context, d *device, r *Result) {
	h := &hunting{session: s, device: d, result: r}
	direct := func(k *catalogue.Case) bool { return slices.Contains(k.Requirements, r.Requirement) }
	quick := func(k *catalogue.Case) bool { return !slow(k) }
	sees := func(k *catalogue.Case) bool {
		return (quick(k) || d.reaches(k.ID)) && (!s.Brief || k.Clause == r.Clause)
	}
	if s.Full {
		h.meet(ctx, nil, func(*catalogue.Case) bool { return true })
		r.Broad = h.broad(h.seen)
	} else {
		sample := s.sample(d.id)
		h.meet(ctx, nil, among(slices.Concat(sample, s.Witnesses[d.id])))
		r.Broad = h.broad(slices.DeleteFunc(slices.Clone(h.seen), func(k model.Case) bool { return !slices.Contains(sample, k.ID) }))
		for _, next := range []group{
			func(k *catalogue.Case) bool { return quick(k) && direct(k) },
			func(k *catalogue.Case) bool { return quick(k) && k.Clause == r.Clause },
			direct,
			sees,
		} {
			if !slices.ContainsFunc(h.seen, r.kills) {
				h.meet(ctx, r.kills, next)
			}
		}
	}
	h.judge(ctx)
}

// judge takes what was seen into the result.
func (h *hunting) judge(ctx context.Context) {
	r := h.result
	r.Cases += len(h.seen)
	for _, k := range h.seen {
		r.Summary.Add(k.Verdict)
	}
	astray := h.session.judgeDefect(h.device, h.seen, r)
	if ctx.Err() != nil {
		return
	}
	outside, unstable := h.session.confirm(ctx, h.device, astray, strings.Join(h.device.reach, " or "), h.session.changed)
	r.Outside, r.Unstable = append(r.Outside, outside...), append(r.Unstable, unstable...)
}

// hunting is what is known of one defect so far.
type hunting struct {
	session *session
	device  *device
	result  *Result
	seen    []model.Case // executed, in no order
	dead    bool         // the device cannot be run
}

// meet runs the cases of a group that were not run yet, until enough is seen.
func (h *hunting) meet(ctx context.Context, enough func(model.Case) bool, of group) {
	var ids []string
	for _, k := range h.session.Catalogue.Cases {
		if of(k) && !h.device.met[k.ID] {
			ids = append(ids, k.ID)
		}
	}
	if h.dead || len(ids) == 0 || ctx.Err() != nil {
		return
	}
	results := h.session.run(ctx, h.device, strings.Join(ids, " or "), enough, h.result)
	if results == nil || results.Run.Executed == 0 {
		h.dead = true
	}
	if results == nil {
		return
	}
	for _, k := range results.Cases {
		if k.Selected || k.NotRunBecause() == model.NotProvided && slices.Contains(ids, k.ID) {
			h.seen = append(h.seen, k)
			h.device.met[k.ID] = true
		}
	}
}

// broad says whether more than a quarter of these cases fail.
func (h *hunting) broad(cases []model.Case) bool {
	fails := 0
	for _, k := range cases {
		if k.Verdict == model.Fail {
			fails++
		}
	}
	return fails*blanket > len(cases)
}

func among(ids []string) group {
	return func(k *catalogue.Case) bool { return slices.Contains(ids, k.ID) }
}

// sample draws from the cases that need not wait for long; another sample for each device
// and each seed.
func (s *session) sample(id string) []string {
	name := fnv.New64a()
	name.Write([]byte(id))
	random := rand.New(rand.NewPCG(s.Seed, name.Sum64()))
	var ids []string
	for _, k := range s.Catalogue.Cases {
		if !slow(k) {
			ids = append(ids, k.ID)
		}
	}
	random.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	return ids[:min(sampled, len(ids))]
}
