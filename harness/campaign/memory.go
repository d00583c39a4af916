package campaign

import (
	"bytes"
	"os"
	"runtime"
	"strconv"
	"time"

	"mftpspec/reports/model"
)

// measure notes the memory of this process when a tenth, a half and all of a run
// with repeats are done. It needs the lock.
func (s *runner) measure() {
	if !s.repeats() || s.header.Selected == 0 {
		return
	}
	done := float64(s.executed) / float64(s.header.Selected) / float64(s.rounds())
	if !s.until.IsZero() {
		done = max(done, 1-float64(time.Until(s.until))/float64(s.c.For))
	}
	if len(s.memory) < 3 && done >= []float64{0.1, 0.5, 1}[len(s.memory)] {
		s.memory = append(s.memory, model.Memory{Executed: s.executed, ResidentKB: resident()})
	}
}

// resident is the memory that this process occupies, in kilobytes; where the
// system does not say, what the runtime took from it.
func resident() int64 {
	status, _ := os.ReadFile("/proc/self/status")
	for line := range bytes.Lines(status) {
		if value, ok := bytes.CutPrefix(line, []byte("VmRSS:")); ok {
			if f := bytes.Fields(value); len(f) > 0 {
				kb, _ := strconv.ParseInt(string(f[0]), 10, 64)
				return kb
			}
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.Sys >> 10)
}
