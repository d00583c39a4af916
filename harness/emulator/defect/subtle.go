package defect

import "slices"

// subtle are defects of numbers, limits and time: widths, sums, borders, counts and clocks that are
// wrong where two things meet, each of which is right by itself.
func subtle() []place {
	return slices.Concat(subtleLines(), subtleSettings(), subtleConnections(), subtlePaths(), subtleLists(), subtleNames(), subtleDownloads(), subtleUploads(), subtleStates())
}
