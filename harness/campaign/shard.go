package campaign

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mftpspec/harness/catalogue"
	"mftpspec/reports/model"
)

// Shard is one of several parts of a selection that together are the whole. The
// zero value is the whole.
type Shard struct {
	Index int // from 1
	Of    int
}

// ParseShard reads i/n, i from 1 to n.
func ParseShard(text string) (Shard, error) {
	i, n, found := strings.Cut(text, "/")
	s := Shard{}
	var err1, err2 error
	s.Index, err1 = strconv.Atoi(i)
	s.Of, err2 = strconv.Atoi(n)
	if !found || err1 != nil || err2 != nil || s.Index < 1 || s.Index > s.Of {
		return Shard{}, fmt.Errorf("%q is no shard: write i/n, with i from 1 to n", text)
	}
	return s, nil
}

func (s Shard) String() string { return fmt.Sprintf("%d/%d", s.Index, s.Of) }

// share deals cases out to n shards and gives the shard of each, from 1, by id:
// the longest first, each to the shard that has least to do so far. Nothing but
// the cases and their lengths decides, so that every machine finds the same.
// plan is a digest of that.
func share(cases []*catalogue.Case, length func(*catalogue.Case) int64, n int) (shards map[string]int, plan string) {
	const least = 10 // milliseconds that any case takes besides
	cases = slices.Clone(cases)
	slices.SortFunc(cases, func(a, b *catalogue.Case) int {
		if d := length(b) - length(a); d != 0 {
			return int(max(-1, min(1, d)))
		}
		return strings.Compare(a.ID, b.ID)
	})
	shards, digest := map[string]int{}, sha256.New()
	load := make([]int64, n)
	for _, k := range cases {
		to := 0
		for i := range load {
			if load[i] < load[to] {
				to = i
			}
		}
		load[to] += least + length(k)
		shards[k.ID] = to + 1
		fmt.Fprintf(digest, "%s %d\n", k.ID, to+1)
	}
	return shards, hex.EncodeToString(digest.Sum(nil))
}

// divide marks which shard each applicable case belongs to, and gives the plan.
// What the laboratory lacks is not asked: the machines may differ in that.
func (s *runner) divide() {
	of := s.c.Shard
	if of.Of == 0 {
		return
	}
	var applicable []*catalogue.Case
	for _, k := range s.chosen {
		if k.NotApplicable(s.run.ICS).IsZero() {
			applicable = append(applicable, k)
		}
	}
	length := s.usual
	if s.c.Durations {
		known := s.lengths()
		length = func(k *catalogue.Case) int64 { return known[k] }
	}
	shards, plan := share(applicable, length, of.Of)
	for id, n := range shards {
		s.cases[s.byID[id]].Shard = n
	}
	s.shard = &model.Shard{Index: of.Index, Of: of.Of, Plan: plan}
}

// usual is how long a case takes on a usual bench, in milliseconds.
func (s *runner) usual(k *catalogue.Case) int64 { return s.c.Catalogue.Length(k).Milliseconds() }
