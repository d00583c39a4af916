package compare

import (
	"maps"
	"math"
	"slices"
	"strings"

	"mftpspec/reports/latency"
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
func drifts(old, new *model.Results) ([]Drift, error) {
	if old.Extent().Virtual != "" || new.Extent().Virtual != "" { // which says nothing about a firmware
		return nil, nil
	}
	passed := map[string]int{}
	for _, r := range []*model.Results{old, new} {
		for i := range r.Cases {
			if r.Cases[i].Verdict == model.Pass {
				passed[r.Cases[i].ID]++
			}
		}
	}
	a, err := latencies(old, passed)
	if err != nil {
		return nil, err
	}
	b, err := latencies(new, passed)
	if err != nil {
		return nil, err
	}
	var list []Drift
	for _, key := range slices.SortedFunc(maps.Keys(a), func(a, b latency.Key) int { return strings.Compare(a.String(), b.String()) }) {
		x, y := a[key], b[key]
		if len(x) < driftSamples || len(y) < driftSamples {
			continue
		}
		mx, my := latency.Median(x), latency.Median(y)
		noise := 3 * math.Hypot(standardError(x, mx), standardError(y, my))
		noise = max(noise, driftLeast, driftShare*float64(mx))
		if math.Abs(float64(my-mx)) > noise {
			list = append(list, Drift{Key: key.String(), Old: mx, New: my, Noise: int64(noise), OldCount: len(x), NewCount: len(y)})
		}
	}
	return list, nil
}

// latencies gives the samples of the cases that passed in both runs.
func latencies(r *model.Results, passed map[string]int) (latency.Samples, error) {
	samples := latency.Samples{}
	for i := range r.Cases {
		if passed[r.Cases[i].ID] != 2 {
			continue
		}
		k, err := r.Cases[i].Whole()
		if err != nil {
			return nil, err
		}
		samples.Case(k)
	}
	return samples, nil
}

// standardError of a median, from the median absolute deviation.
func standardError(list []int64, m int64) float64 {
	deviations := make([]int64, len(list))
	for i, v := range list {
		deviations[i] = max(v-m, m-v)
	}
	return 1.2533 * 1.4826 * float64(latency.Median(deviations)) / math.Sqrt(float64(len(list)))
}
