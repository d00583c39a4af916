package diagnosis

import "fmt"

// MuteError: the port was opened, and AT is not answered on it.
type MuteError struct {
	Port   string
	Text   string // one line: what was found
	Remedy string // what to do about it
}

// Error is one line.
func (e *MuteError) Error() string { return fmt.Sprintf("%s: %s; %s", e.Port, e.Text, e.Remedy) }
