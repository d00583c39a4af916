package compare

import (
	"bytes"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"

	"mftpspec/reports/model"
)

// Drift is a time of the device that changed by more than its noise.
type Drift struct {
	Key      string // command, and acknowledgement or result
	Old, New int64  // medians, microseconds
	Noise    int64  // what the medians may differ by chance, microseconds
	OldCount int    // samples
	NewCount int
}

// Percent is the change, of the old median.
func (d Drift) Percent() int {
	if d.Old == 0 {
		return 0
	}
	return int(math.Round(float64(d.New-d.Old) * 100 / float64(d.Old)))
}

// A drift is shown from this many samples on either side, and from this change
// on: less is of no consequence to a host, whatever the statistics say.
const (
	driftSamples = 5
	driftLeast   = 2000 // microseconds
	driftShare   = 0.10
)

// drifts compares the times in which the device acknowledged commands and
// reported their results, in cases that passed in both runs. The noise is that
// of the samples: three standard errors of the difference of the medians, from
// their median absolute deviations.
func drifts(old, new *model.Results) []Drift {
	passed := map[string]int{}
	for _, r := range []*model.Results{old, new} {
		for i := range r.Cases {
			if r.Cases[i].Verdict == model.Pass {
				passed[r.Cases[i].ID]++
			}
		}
	}
	a, b := latencies(old, passed), latencies(new, passed)
	var list []Drift
	for _, key := range slices.Sorted(maps.Keys(a)) {
		x, y := a[key], b[key]
		if len(x) < driftSamples || len(y) < driftSamples {
			continue
		}
		mx, my := median(x), median(y)
		noise := 3 * math.Hypot(standardError(x, mx), standardError(y, my))
		noise = max(noise, driftLeast, driftShare*float64(mx))
		if math.Abs(float64(my-mx)) > noise {
			list = append(list, Drift{Key: key, Old: mx, New: my, Noise: int64(noise), OldCount: len(x), NewCount: len(y)})
		}
	}
	return list
}

var (
	sentCommand = regexp.MustCompile(`(?i)^AT\+([A-Z]+)[^\r]*\r$`)
	finalResult = regexp.MustCompile(`\r\n(?:OK|ERROR|\+CM[ES] ERROR: [^\r]*|CONNECT)\r\n|\r\n>`)
)

// latencies gives the samples of each command: from its last byte to the end of
// its final result, and from there to the result that follows.
func latencies(r *model.Results, cases map[string]int) map[string][]int64 {
	samples := map[string][]int64{}
	for i := range r.Cases {
		k := &r.Cases[i]
		if cases[k.ID] != 2 {
			continue
		}
		var sent, got []byte
		var since int64
		command, acknowledged := "", false
		for j := range k.Trace {
			e := &k.Trace[j]
			switch {
			case e.Lane != "serial" || len(e.Bytes) == 0:
			case e.Dir == "host":
				sent = append(sent, e.Bytes...)
				command, acknowledged, got = "", false, nil
				if m := sentCommand.FindSubmatch(sent); m != nil {
					command, since = strings.ToUpper(string(m[1])), e.TimeUS
				}
				if bytes.HasSuffix(sent, []byte("\r")) {
					sent = nil
				}
			case command == "" || len(got) > 4096:
			default:
				got = append(got, e.Bytes...)
				if m := finalResult.FindIndex(got); m != nil && !acknowledged {
					samples[command+" ack"] = append(samples[command+" ack"], e.TimeUS-since)
					acknowledged, got, since = true, got[m[1]:], e.TimeUS
				}
				if acknowledged && bytes.Contains(got, []byte("+"+command+": ")) && e.TimeUS > since {
					samples[command+" result"] = append(samples[command+" result"], e.TimeUS-since)
					command = ""
				}
			}
		}
	}
	return samples
}

func median(list []int64) int64 {
	s := slices.Sorted(slices.Values(list))
	n := len(s)
	return (s[(n-1)/2] + s[n/2]) / 2
}

// standardError of a median, from the median absolute deviation.
func standardError(list []int64, m int64) float64 {
	deviations := make([]int64, len(list))
	for i, v := range list {
		deviations[i] = max(v-m, m-v)
	}
	return 1.2533 * 1.4826 * float64(median(deviations)) / math.Sqrt(float64(len(list)))
}
