package emulator

import (
	"fmt"
	"time"
)

// cclk is AT+CCLK? (3GPP TS 27.007 §8.15): the local time, and the zone in quarters
// of an hour. The zone is that of <modify_time> (D31). The clock is the network's
// and cannot be set.
func (m *Module) cclk(r *Request) {
	switch r.Form {
	case Test:
	case Read:
		now, quarters := time.Now().UTC(), 0
		if m.reading(D31Zone) == "+8h" {
			now, quarters = now.Add(8*time.Hour), 32
		}
		r.Info(-1, quoted(fmt.Sprintf("%s%+03d", now.Format("06/01/02,15:04:05"), quarters)))
	default:
		r.Error()
		return
	}
	r.OK()
}
