package iut

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

const (
	wakeTries    = 2                // AT lines before a data mode is thought of
	ContactTries = 5                // AT lines before another line end is tried
	ContactLimit = time.Second      // for the answer to each
	ResetLimit   = 60 * time.Second // for a module to answer after a reset
	bootTries    = 3                // reboots during first contact before it is given up
)

// FirstContact gets the module to answer, puts echo and error reports into the
// known state, and reads what later cases are judged against: who the module
// is, its settings before anything was set, whether the laboratory's file
// commands work, and whether a requested close has a notice (D03). An error
// means that the bench could not be set up.
func (m *Module) FirstContact(ctx context.Context) error {
	var err error
	for range bootTries {
		if err = m.contact(ctx); m.lost != Rebooted {
			break
		}
		if err = m.settleDown(ctx); err != nil {
			break
		}
	}
	m.inbox = nil
	if o, ok := errors.AsType[*verdict.Outcome](err); ok {
		return model.Errorf("first contact: %s", o.Message)
	}
	return err
}

// settleDown waits until a module that has just booted says nothing any more: the
// answer to a line from before must not be taken for that of the next.
func (m *Module) settleDown(ctx context.Context) error {
	m.lost = NotLost
	for range bootTries {
		if err := m.Session().WaitSilence(ctx, m.Timing().Quiet); err != nil {
			return err
		}
		if err := m.Collect(ctx); err != nil && m.lost != Rebooted {
			return err
		}
	}
	m.lost, m.inbox = NotLost, nil
	return nil
}

func (m *Module) contact(ctx context.Context) error {
	m.echoes = nil
	if err := m.Wake(ctx); err != nil {
		return err
	}
	m.NoteEcho("at first contact")
	if err := m.findState(ctx); err != nil {
		return err
	}
	if err := m.BasicSettings(ctx); err != nil {
		return err
	}
	if err := m.Identify(ctx); err != nil {
		return err
	}
	attach := func(ctx context.Context) error {
		return m.Attach(ctx, func(line string, r Reply) {
			m.odd(model.Say("the laboratory's preamble %s is answered with %s", strconv.Quote(line), r))
		})
	}
	for _, step := range []func(context.Context) error{m.closeChannels, m.readSettings, m.setDefaults, m.provenDefaults, attach, m.probeFiles, m.learnNotice} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// Attach sends the laboratory's preamble, which brings the PDP context up (ledger
// D57), and tells refused of lines that are not answered with OK.
func (m *Module) Attach(ctx context.Context, refused func(line string, r Reply)) error {
	for _, line := range m.Run.IXIT.Preamble {
		r, err := m.Ask(ctx, line, m.ResultLimit(-1))
		if err != nil {
			return model.Errorf("the laboratory's preamble %s: %s", strconv.Quote(line), err)
		}
		if !r.Ok() {
			refused(line, r)
			continue
		}
		m.preambleSets(line)
	}
	return nil
}

func (m *Module) odd(t model.Text) {
	if !slices.ContainsFunc(m.Oddities, t.Equal) {
		m.Oddities = append(m.Oddities, t)
		m.bench.Log().Add(benchNote(t.String()))
	}
}

// Wake waits until AT is answered: with <CR>, as §2.1 has it, else after leaving a data
// mode that an earlier user left open, else with <CR><LF>.
func (m *Module) Wake(ctx context.Context) error {
	if yes, err := m.polls(ctx, m.LineEnd, wakeTries); yes || err != nil {
		return err
	}
	if yes, err := m.leaveAnyDataMode(ctx); yes || err != nil {
		return err
	}
	for _, lineEnd := range []string{m.LineEnd, "\r", "\r\n"} {
		if yes, err := m.polls(ctx, lineEnd, ContactTries); yes || err != nil {
			return err
		}
	}
	m.setLineEnd("\r")
	return model.Errorf("AT is not answered, neither with <CR> nor with <CR><LF> (last bytes: %s)", at.OrNone(at.Excerpt(m.Session().Pending()), "none"))
}

// NoteEcho records whether the first lines came back (D59). An earlier user may have
// left the module otherwise than it starts.
func (m *Module) NoteEcho(when string) {
	value := "no-echo"
	if len(m.echoes) > 0 {
		value = "echo"
	}
	m.Run.Dialects.Note(ledger.D59, when, value)
}

func (m *Module) setLineEnd(end string) {
	m.LineEnd = end
	m.Session().SetLineEnd(end)
}

// polls asks with AT whether the module answers a line that ends so.
func (m *Module) polls(ctx context.Context, lineEnd string, tries int) (bool, error) {
	m.setLineEnd(lineEnd)
	for range tries {
		r, err := m.AskAT(ctx, min(ContactLimit, m.Timing().Immediate))
		switch {
		case err == nil && r.Ok():
			// A late answer to an earlier try must not be taken for that of the next line.
			if err := m.Collect(ctx); err != nil {
				return false, err
			}
			m.inbox = nil
			if m.LineEnd != "\r" {
				m.odd(model.Say("AT is answered only when it ends with %s: §2.1", at.VisibleText(m.LineEnd)))
			}
			return true, nil
		case IsTimeout(err):
			if _, err := m.SpeakInWords(ctx); err != nil {
				return false, err
			}
		case err == nil:
		default:
			return false, err
		}
	}
	return false, nil
}

// SpeakInWords sets ATV1 where the last AT was answered with a number, as by some modules
// when they have started, and says whether it was.
func (m *Module) SpeakInWords(ctx context.Context) (numeric bool, err error) {
	if !at.Numeric(m.Session().Pending()) {
		return false, nil
	}
	m.Session().Drain()
	m.found.numeric = true
	if _, err := m.Ask(ctx, "ATV1", m.Timing().Immediate); err != nil && !IsTimeout(err) {
		return true, err
	}
	return true, nil
}

// Basics are the lines that bring a module into the state in which every case begins.
func Basics() []string { return []string{"ATE0", "AT+CMEE=1"} }

// BasicSettings: echo off, errors as numbers. Neither default is assumed.
func (m *Module) BasicSettings(ctx context.Context) error {
	for _, line := range Basics() {
		r, err := m.Ask(ctx, line, m.Timing().Immediate)
		if err != nil && !IsTimeout(err) {
			return err
		}
		if !r.Ok() {
			m.odd(model.Say("%s is answered with %s", line, r.orNothing()))
		}
	}
	m.touched.basics = false
	return nil
}

// Identify asks who the module is (AT+CGMI, +CGMM, +CGMR, +CGSN): IUT.
func (m *Module) Identify(ctx context.Context) error {
	var iut model.IUT
	for _, q := range []struct {
		line string
		to   *string
	}{{"AT+CGMI", &iut.Manufacturer}, {"AT+CGMM", &iut.Model}, {"AT+CGMR", &iut.Firmware}, {"AT+CGSN", &iut.Serial}} {
		r, err := m.Ask(ctx, q.line, m.Timing().Immediate)
		if err != nil && !IsTimeout(err) {
			return err
		}
		if len(r.Info) > 0 {
			text := r.Info[0]
			if l := judge.ParseLine(text); l.Colon {
				text = strings.TrimSpace(text[strings.Index(text, ":")+1:])
			}
			*q.to = strings.Trim(text, `"`)
		}
	}
	m.IUT = iut
	return nil
}

// learnNotice is the one full wait of row D03: it connects, disconnects, and
// learns whether +MFTPURC follows, and when. If that is not possible now, the
// first requested close of a case teaches it.
func (m *Module) learnNotice(ctx context.Context) error {
	// A device that varies shows it in a case too.
	found, err := m.Reaches(ctx)
	m.Reached = found == reached
	return err
}
