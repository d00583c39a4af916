package conformance

import (
	"errors"
	"fmt"
	"strings"
)

// isExpected says so if the module is not the one that the laboratory names.
func (st *station) isExpected() error {
	want := st.run.IXIT.Serial
	if want == "" || strings.TrimLeft(want, "0") == strings.TrimLeft(st.iut.Serial, "0") {
		return nil
	}
	if st.iut.Serial == "" {
		return errors.New("the module does not answer AT+CGSN, and serial: in the laboratory's file cannot be checked; take it away if it never does")
	}
	return fmt.Errorf("another module is on this port: it answers AT+CGSN with %s, the laboratory's file says serial: %s; look at the cables, or change one of the two", st.iut.Serial, want)
}
