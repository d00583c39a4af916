package ixit

import (
	"strings"

	"mftpspec/reports/model"
)

// Ports names the port, or all ports.
func (i IXIT) Ports() string {
	if len(i.Benches) == 0 {
		return i.Port
	}
	var list []string
	for _, b := range i.Benches {
		list = append(list, b.Port)
	}
	return strings.Join(list, ", ")
}

// Stated gives the laboratory as results.json carries it; nil if nothing is
// declared.
func (l LaboratoryIXIT) Stated() *model.Laboratory {
	if l == (LaboratoryIXIT{}) {
		return nil
	}
	return &model.Laboratory{Name: l.Name, Address: l.Address, Operator: l.Operator, Contact: l.Contact, Reference: l.Reference}
}
