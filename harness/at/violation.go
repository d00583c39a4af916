package at

import "mftpspec/reports/model"

// Violation is something wrong with the form of a line (§2.2).
type Violation struct {
	Text  model.Text
	Colon bool // it is about the colon, or what stands around it
}
