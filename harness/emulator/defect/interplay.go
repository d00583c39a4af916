package defect

import "slices"

// interplay are defects of state and interplay: what one command, setting, channel, failure, order
// or number of repetitions does to another.
func interplay() []place {
	return slices.Concat(interplayLines(), interplaySettings(), interplayConnections(), interplayPaths(), interplayDownloads(), interplayUploads(), interplayStates())
}
