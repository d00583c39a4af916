package html

import "mftpspec/reports/model"

// The lanes of a timeline, from top to bottom.
const (
	laneSteps = iota
	laneHost
	laneModule
	laneControl
	laneData
	laneFile
	laneBench
	laneCount
)

func laneName(lane int) string {
	return [...]string{"Steps", "Serial line: host", "Serial line: module", "FTP control", "FTP data", "Server files", "Test bench"}[lane]
}

func laneOf(e *model.Event) int {
	switch {
	case e.Lane == "serial" && e.Dir == "module":
		return laneModule
	case e.Lane == "serial":
		return laneHost
	case e.Lane == "ftp-control":
		return laneControl
	case e.Lane == "ftp-data":
		return laneData
	case e.Lane == "file":
		return laneFile
	}
	return laneBench
}

// shapeOf is the mark of an event: away from the host or the module, back from the
// server, or neither.
func shapeOf(e *model.Event) string {
	switch e.Dir {
	case "host", "client", "module":
		return "away"
	case "server":
		return "back"
	}
	return "note"
}
