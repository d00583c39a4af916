package iut

import (
	"strings"

	"mftpspec/reports/model"
)

// IsExpected says so if the module is not the one that the laboratory names.
func (m *Module) IsExpected() error {
	want := m.Run.IXIT.Serial
	if want == "" || strings.TrimLeft(want, "0") == strings.TrimLeft(m.IUT.Serial, "0") {
		return nil
	}
	if m.IUT.Serial == "" {
		return model.Errorf("the module does not answer AT+CGSN, and serial: in the laboratory's file cannot be checked; take it away if it never does")
	}
	return model.Errorf("another module is on this port: it answers AT+CGSN with %s, the laboratory's file says serial: %s; look at the cables, or change one of the two", m.IUT.Serial, want)
}
