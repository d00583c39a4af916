package campaign

import (
	"time"

	"mftpspec/harness/trace"
	"mftpspec/reports/model"
)

// usage is where the time of one bench went, from its first case on.
type usage struct {
	toModule, toHost int64
	mandated         time.Duration
	first, last      time.Time
}

// use adds an execution to the books of its bench.
func (u *usage) use(x *execution) {
	for _, e := range x.slot.bench.Log().Since(x.mark) {
		switch {
		case e.Lane != trace.Serial || e.Kind != "bytes":
		case e.Dir == trace.FromModule:
			u.toHost += e.N
		default:
			u.toModule += e.N
		}
	}
	u.mandated += x.mandated()
	if u.first.IsZero() {
		u.first = x.began
	}
	u.last = time.Now()
}

// mandated is how long an execution has waited so far because the manual or the laboratory demands it.
func (x *execution) mandated() time.Duration { return x.slot.bench.Session().Waited() - x.waited }

// line sums up the benches; nil where the rate of the line is not known.
func (s *runner) line() *model.Line {
	if s.c.LineRate <= 0 {
		return nil
	}
	sum := model.Line{Rate: s.c.LineRate}
	var mandated, wall time.Duration
	for _, u := range s.usage {
		sum.ToModule, sum.ToHost = sum.ToModule+u.toModule, sum.ToHost+u.toHost
		mandated, wall = mandated+u.mandated, wall+u.last.Sub(u.first)
	}
	const bits = 10 // start, eight, stop
	wire := time.Duration(sum.ToModule+sum.ToHost) * bits * time.Second / time.Duration(s.c.LineRate)
	sum.WireMS, sum.MandatedMS, sum.WallMS = wire.Milliseconds(), mandated.Milliseconds(), wall.Milliseconds()
	if least := wire + mandated; least > 0 {
		sum.Efficiency = int(wall * 1000 / least)
	}
	return &sum
}
