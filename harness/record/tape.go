package record

import (
	"fmt"
	"time"

	"mftpspec/reports/model"
)

// Turn is what one side of the serial line said before the other had its turn, or
// before a pause of its own.
type Turn struct {
	Host  bool
	Bytes []byte
	After time.Duration // since the end of the turn before
}

// TapeOf is the serial line of one case, turn by turn: what the host sent in one
// turn is together, what the module said is as it came.
func TapeOf(r *model.Results, id string) ([]Turn, error) {
	k := find(r, id)
	switch {
	case k == nil:
		return nil, fmt.Errorf("there is no case %s in the results; mftpspec list cases has them all", id)
	case len(k.Trace) == 0:
		return nil, fmt.Errorf("%s has no trace: it was not executed", id)
	}
	var turns []Turn
	last := time.Duration(-1)
	for _, e := range k.Trace {
		if e.Lane != "serial" || e.Kind != "bytes" {
			continue
		}
		if len(e.Bytes) == 0 && e.Size > 0 {
			return nil, fmt.Errorf("%s has %d bytes at once on the serial line, more than the results keep: it cannot be played", id, e.Size)
		}
		t := time.Duration(e.TimeUS) * time.Microsecond
		if last < 0 {
			last = t
		}
		host, n := e.Dir == "host", len(turns)
		if host && n > 0 && turns[n-1].Host {
			turns[n-1].Bytes = append(turns[n-1].Bytes, e.Bytes...)
		} else {
			turns = append(turns, Turn{Host: host, Bytes: append([]byte(nil), e.Bytes...), After: max(0, t-last)})
		}
		last = t
	}
	if len(turns) == 0 {
		return nil, fmt.Errorf("%s has nothing on the serial line", id)
	}
	return turns, nil
}

func find(r *model.Results, id string) *model.Case {
	for i := range r.Cases {
		if r.Cases[i].ID == id {
			return &r.Cases[i]
		}
	}
	return nil
}
