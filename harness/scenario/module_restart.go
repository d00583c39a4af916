package scenario

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// Restart sends the laboratory's reset command and waits until AT is answered.
func (m *Module) Restart(ctx context.Context) error {
	line := m.Run.IXIT.Reset
	if line == "" {
		return errors.New("the laboratory has no reset command: the case needs the tag @needs-reset")
	}
	if err := m.host.ready(ctx, line); err != nil {
		return err
	}
	m.host.issue(line)
	ctx, cancel := context.WithTimeout(ctx, iut.ResetLimit)
	defer cancel()
	if err := m.st.Restart(ctx); err != nil {
		return err
	}
	m.st.Found()
	m.st.DropUnread()
	m.st.ForgetEchoes()
	m.host.pending = nil
	if err := m.st.Wake(ctx); err != nil {
		m.st.Lose(iut.NotBack)
		return verdict.Inconclusive(model.Say("the module did not come back after %s", line), model.Plain("OK"), model.Of(err))
	}
	m.st.NoteEcho("after a restart")
	return m.st.BasicSettings(ctx)
}

// Detach takes the PDP context away (ledger D57); the laboratory's preamble
// brings it back at the end of the case.
func (m *Module) Detach(ctx context.Context) error {
	line := m.Run.IXIT.Detach
	if line == "" {
		return errors.New("the laboratory cannot detach the module: the case needs the tag @needs-detach")
	}
	if err := m.host.ready(ctx, line); err != nil {
		return err
	}
	m.host.sent = append(m.host.sent, line)
	m.detached = true
	r, err := m.st.Ask(ctx, line, m.st.ResultLimit(-1))
	if err != nil || !r.Ok() {
		return m.channel.unreached(model.Say("the module has no PDP context"), model.Plain(r.String()), err)
	}
	return nil
}

// attach undoes Detach.
func (m *Module) attach(ctx context.Context) error {
	if !m.detached {
		return nil
	}
	return m.st.Attach(ctx, func(line string, r iut.Reply) { m.note(model.Say("left behind: %s is answered with %s", line, r)) })
}

// ErrorsBy sets +CMEE. A module may not have the value; then only the record
// says so.
func (m *Module) ErrorsBy(ctx context.Context, n int) error {
	line := fmt.Sprintf("AT+CMEE=%d", n)
	m.host.issue(line)
	if m.handed(line, true) {
		return nil
	}
	r, err := m.st.Ask(ctx, line, m.st.Timing().Immediate)
	if err != nil {
		return m.channel.unreached(model.Say("errors are reported by %s", line), model.Say("silence"), err)
	}
	value := "verbose"
	if !r.Ok() {
		value = "refused"
		m.note(model.Say("%s is refused: %s", line, r.String()))
	}
	m.cmeeRefused, m.cmee = !r.Ok(), strconv.Itoa(n)
	if n != 2 {
		return nil
	}
	return m.observe(m.host.last, []judge.Reading{{Row: ledger.D23, Stimulus: "2", Value: value, MayVary: true}})
}
