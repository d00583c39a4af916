package selftest

import (
	"context"
	"slices"
	"sync"

	"mftpspec/harness/catalogue"
)

// prove looks for a defect that proves each case that none has proven so far: among
// those of its requirements, then those of its clause, then all that may change its verdict.
func (s *session) prove(ctx context.Context, devices []*device, results []Result) {
	open := map[string]bool{}
	for _, k := range s.Catalogue.Cases {
		open[k.ID] = s.wanted(k)
	}
	type defective struct {
		*device
		*Result
	}
	var defects []defective
	for i := range results {
		r := &results[i]
		for _, id := range r.Proves {
			open[id] = false
		}
		if d := slices.IndexFunc(devices, func(d *device) bool { return d.kind == Defect && d.id == r.ID }); d >= 0 && r.Kind == Defect && r.Error == "" {
			defects = append(defects, defective{devices[d], r})
		}
	}
	var mu sync.Mutex
	for _, sees := range []func(d defective, k *catalogue.Case) bool{
		func(d defective, k *catalogue.Case) bool { return slices.Contains(k.Requirements, d.Requirement) },
		func(d defective, k *catalogue.Case) bool { return k.Clause == d.Clause },
		func(d defective, k *catalogue.Case) bool { return !d.Broad && d.reaches(k.ID) },
	} {
		s.each(ctx, len(defects), func(i int) {
			d := defects[i]
			mu.Lock()
			wanted := map[string]bool{}
			for _, k := range s.Catalogue.Cases {
				if open[k.ID] && sees(d, k) && !d.met[k.ID] {
					wanted[k.ID] = true
				}
			}
			mu.Unlock()
			h := &hunting{session: s, device: d.device, result: d.Result}
			h.meet(ctx, nil, func(k *catalogue.Case) bool { return wanted[k.ID] })
			h.judge(ctx)
			mu.Lock()
			defer mu.Unlock()
			for _, id := range d.Proves {
				open[id] = false
			}
		})
	}
}

// wanted says whether a case is to be proven.
func (s *session) wanted(k *catalogue.Case) bool {
	return (k.Level == "strict" || k.Level == "dialect") && (s.IXIT.Server.PrivilegedPort || !slices.Contains(k.Needs, privileged))
}
