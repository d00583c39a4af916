package bench

import (
	"context"
	"errors"

	"mftpspec/harness/diagnosis"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/harness/port"
)

// greet makes sure of a line that has just been opened: it is remembered, so that
// it is found again after it was unplugged, and AT is answered on it.
func (b *bench) greet(ctx context.Context, ixit ixit.IXIT) (iut.Bench, error) {
	place := port.Remember(b.line.Name())
	b.open = func(ctx context.Context) (port.Port, error) {
		target, err := place.Target()
		if err != nil {
			return nil, err
		}
		return port.Open(ctx, target, port.Options{Baud: ixit.Baud})
	}
	if ixit.Port == port.Auto {
		b.note("the module is on " + b.line.Name())
	}
	d := diagnosis.Examine(ctx, b.session, b.line, diagnosis.Options{Baud: ixit.Baud, Guard: ixit.Timing.Guard})
	if d.Err() != nil {
		return nil, errors.Join(&diagnosis.MuteError{Port: b.line.Name(), Text: d.Text, Remedy: d.Remedy}, b.Close())
	}
	b.note(d.Text)
	return b, nil
}
