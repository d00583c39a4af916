package conformance

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/reports/model"
)

const (
	contactTries = 5                // AT lines before another line end is tried
	contactLimit = time.Second      // for the answer to each
	resetLimit   = 60 * time.Second // for a module to answer after a reset
	bootTries    = 3                // reboots during first contact before it is given up
)

// firstContact gets the module to answer, puts echo and error reports into the
// known state, and reads what later cases are judged against: who the module
// is, its settings before anything was set, whether the laboratory's file
// commands work, and whether a requested close has a notice (D03). An error
// means that the bench could not be set up.
func (st *station) firstContact(ctx context.Context) error {
	var err error
	for range bootTries {
		if err = st.contact(ctx); st.lost != "the module rebooted" {
			break
		}
		if err = st.settleDown(ctx); err != nil {
			break
		}
	}
	st.inbox = nil
	if o, ok := errors.AsType[*Outcome](err); ok {
		return fmt.Errorf("first contact: %s", o.Message)
	}
	return err
}

// settleDown waits until a module that has just booted says nothing any more: the
// answer to a line from before must not be taken for that of the next.
func (st *station) settleDown(ctx context.Context) error {
	st.lost = ""
	for range bootTries {
		if err := st.session().WaitSilence(ctx, st.timing().Quiet); err != nil {
			return err
		}
		if err := st.collect(ctx); err != nil && st.lost != "the module rebooted" {
			return err
		}
	}
	st.lost, st.inbox = "", nil
	return nil
}

func (st *station) contact(ctx context.Context) error {
	st.echoes = nil
	if err := st.wake(ctx); err != nil {
		return err
	}
	st.noteEcho("at first contact")
	if err := st.basicSettings(ctx); err != nil {
		return err
	}
	for _, line := range st.run.IXIT.Preamble {
		r, err := st.ask(ctx, line, st.resultLimit(-1))
		if err != nil {
			return fmt.Errorf("the laboratory's preamble %q: %w", line, err)
		}
		if !r.ok() {
			st.odd("the laboratory's preamble %q is answered with %s", line, r)
		}
	}
	if err := st.identify(ctx); err != nil {
		return err
	}
	if err := st.closeChannels(ctx); err != nil {
		return err
	}
	if err := st.readSettings(ctx); err != nil {
		return err
	}
	if err := st.probeFiles(ctx); err != nil {
		return err
	}
	return st.learnNotice(ctx)
}

func (st *station) odd(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if !slices.Contains(st.oddities, text) {
		st.oddities = append(st.oddities, text)
		st.bench.Log().Add(benchNote(text))
	}
}

// wake waits until AT is answered: with <CR>, as §2.1 has it, else with
// <CR><LF>, else after leaving a transparent mode that an earlier run left.
func (st *station) wake(ctx context.Context) error {
	for _, lineEnd := range []string{st.lineEnd, "\r", "\r\n"} {
		st.setLineEnd(lineEnd)
		if yes, err := st.polls(ctx, contactTries); yes || err != nil {
			return err
		}
	}
	st.setLineEnd("\r")
	if err := st.session().WaitSilence(ctx, st.timing().Guard); err != nil {
		return err
	}
	write, cancel := context.WithTimeout(ctx, st.timing().Immediate)
	defer cancel()
	if err := st.session().Write(write, []byte("+++")); err != nil {
		return err
	}
	if err := st.session().WaitSilence(ctx, st.timing().Guard); err != nil {
		return err
	}
	if yes, err := st.polls(ctx, contactTries); yes || err != nil {
		return err
	}
	return fmt.Errorf("AT is not answered, neither with <CR> nor with <CR><LF> (last bytes: %s)", at.OrNone(at.Visible(st.session().Pending()), "none"))
}

// noteEcho records whether the first lines came back (D59). An earlier user may have
// left the module otherwise than it starts.
func (st *station) noteEcho(when string) {
	value := "no-echo"
	if len(st.echoes) > 0 {
		value = "echo"
	}
	st.run.Dialects.Note("D59", when, value)
}

func (st *station) setLineEnd(end string) {
	st.lineEnd = end
	st.session().SetLineEnd(end)
}

func (st *station) polls(ctx context.Context, tries int) (bool, error) {
	for range tries {
		r, err := st.ask(ctx, "AT", min(contactLimit, st.timing().Immediate))
		switch {
		case err == nil && r.ok():
			// A late answer to an earlier try must not be taken for that of the next line.
			if err := st.collect(ctx); err != nil {
				return false, err
			}
			st.inbox = nil
			if st.lineEnd != "\r" {
				st.odd("AT is answered only when it ends with %s: §2.1", at.VisibleText(st.lineEnd))
			}
			return true, nil
		case err == nil || isTimeout(err):
		default:
			return false, err
		}
	}
	return false, nil
}

// basicSettings: echo off, errors as numbers. Neither default is assumed.
func (st *station) basicSettings(ctx context.Context) error {
	for _, line := range []string{"ATE0", "AT+CMEE=1"} {
		r, err := st.ask(ctx, line, st.timing().Immediate)
		if err != nil && !isTimeout(err) {
			return err
		}
		if !r.ok() {
			st.odd("%s is answered with %s", line, at.OrNone(r.String(), "nothing"))
		}
	}
	st.basics = false
	return nil
}

func (st *station) identify(ctx context.Context) error {
	var iut model.IUT
	for _, q := range []struct {
		line string
		to   *string
	}{{"AT+CGMI", &iut.Manufacturer}, {"AT+CGMM", &iut.Model}, {"AT+CGMR", &iut.Firmware}, {"AT+CGSN", &iut.Serial}} {
		r, err := st.ask(ctx, q.line, st.timing().Immediate)
		if err != nil && !isTimeout(err) {
			return err
		}
		if len(r.info) > 0 {
			text := r.info[0]
			if l := parseLine(text); l.colon {
				text = strings.TrimSpace(text[strings.Index(text, ":")+1:])
			}
			*q.to = strings.Trim(text, `"`)
		}
	}
	st.iut = iut
	return nil
}

// learnNotice is the one full wait of row D03: it connects, disconnects, and
// learns whether +MFTPURC follows, and when. If that is not possible now, the
// first requested close of a case teaches it.
func (st *station) learnNotice(ctx context.Context) error {
	// A device that varies shows it in a case too.
	found, err := st.reaches(ctx)
	st.reached = found == reached
	return err
}
