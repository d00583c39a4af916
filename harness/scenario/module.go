package scenario

import (
	"context"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/reports/model"
)

// Module is what the module answers and reports, held against what is expected.
type Module struct {
	*core
	uploaded     map[string]int    // D42: bytes of the packets before, by channel and name
	moved        map[int]bool      // D01: channels with a CWD
	reported     map[int]int       // +MFTPURC claimed for a channel
	wait         wait              // what is waited for
	prompt       *at.Token         // D41: the prompt after which the next token tells more
	framedPrompt *at.Token         // D41: the prompt that <CR><LF> followed
	queued       *exchange         // D27: accepted while the channel was busy
	longest      time.Duration     // D54: how long the result may take where no FTP reply is waited for; 0: as ever
	echoRefused  bool              // the module refused the ATE that the case asked for
	cmeeRefused  bool              // the module does not have the value of +CMEE that the case asked for
	final        string            // the last final result that could be any
	detached     bool              // the PDP context was taken away
	uploading    map[int]*exchange // D42: by channel, the last packet of an upload that waits for its next one
	cmee         string            // what +CMEE is, where the case has set it
	early        []string          // D02: results of local uploads that came before their OK
	succeeds     bool              // nothing but success is right: no failure has a code of its own
}

// Answers expects the information lines and the final result of the last
// command, in order, within the immediate limit.
func (m *Module) Answers(ctx context.Context, doc string) error {
	return m.expectDoc(ctx, doc, expectation{what: anAnswer, limit: m.immediate()})
}

// AnswersWithin is Answers with a limit of its own.
func (m *Module) AnswersWithin(ctx context.Context, seconds int, doc string) error {
	return m.expectDoc(ctx, doc, expectation{what: anAnswer, limit: time.Duration(seconds) * time.Second})
}

// Reports expects deferred result lines, in order, within the result limit.
func (m *Module) Reports(ctx context.Context, doc string) error {
	return m.expectDoc(ctx, doc, expectation{what: aResult, limit: m.deferredLimit()})
}

// ReportsWithin is Reports with a limit of its own.
func (m *Module) ReportsWithin(ctx context.Context, seconds int, doc string) error {
	return m.expectDoc(ctx, doc, expectation{what: aResult, limit: time.Duration(seconds) * time.Second})
}

// ReportsInAnyOrder is Reports for lines whose order is the device's (D30).
func (m *Module) ReportsInAnyOrder(ctx context.Context, doc string) error {
	return m.expectDoc(ctx, doc, expectation{what: aResult, limit: m.deferredLimit(), anyOrder: true})
}

// AnswersAndReports expects OK and the result, in either order (D02).
func (m *Module) AnswersAndReports(ctx context.Context, doc string) error {
	return m.expectDoc(ctx, doc, expectation{what: both, limit: m.deferredLimit(), either: true})
}

// AnswersFinalAlike is [Module.AnswersFinal], and where the last final result that was
// expected so was OK this one is OK too.
func (m *Module) AnswersFinalAlike(ctx context.Context) error {
	before := m.final
	if err := m.AnswersFinal(ctx); err != nil || before != "OK" || m.final == "OK" {
		return err
	}
	return m.fail(m.host.about(model.Say("refused, where the number may be left out")), model.Plain("OK"), model.Plain(at.VisibleText(m.final)))
}

// AnswersFinal expects any final result code, with whatever comes before it.
func (m *Module) AnswersFinal(ctx context.Context) error {
	limit := m.immediate()
	until := m.st.Session().Within(limit)
	for {
		tok, err := m.st.Next(ctx, until, func(t at.Token) bool { return t.Kind == at.Final || m.own(t) })
		if iut.IsTimeout(err) {
			return m.silent(ctx, model.Say("final result"), model.Say("%s or %s", "OK", "ERROR"), err, limit)
		}
		if err != nil {
			return m.st.AsOutcome(err)
		}
		if err := m.framed(tok, false); err != nil {
			return err
		}
		if tok.Kind == at.Final {
			m.note(model.Say("%s is answered with %s", m.host.line(), at.VisibleText(tok.Text)))
			m.claimed(tok)
			m.final = tok.Text
			return nil
		}
	}
}

// own says whether a token is an information line of the last command.
func (m *Module) own(tok at.Token) bool {
	return tok.Kind == at.Info && m.host.last != nil && m.host.last.Verb != "" && judge.ParseLine(tok.Text).Name == m.host.last.Verb
}

// Silent expects nothing of the MFTP subsystem for the quiet time, and an answer
// to AT after it.
func (m *Module) Silent(ctx context.Context) error { return m.unasked(m.silence(ctx)) }

func (m *Module) silence(ctx context.Context) error {
	until := m.st.Session().Within(m.st.Timing().Quiet)
	for {
		tok, err := m.st.Next(ctx, until, judge.Ours)
		if iut.IsTimeout(err) {
			return m.answersFence(ctx)
		}
		if err != nil {
			return m.st.AsOutcome(err)
		}
		explained, err := m.ofAnotherClose(tok)
		if err != nil {
			return err
		}
		if !explained {
			return m.fail(model.Say("unexpected line"), model.Say("silence"), model.Plain(at.VisibleText(tok.Text)))
		}
	}
}

// answersFence expects OK to an AT that is sent in command mode. Where the first is
// not answered and the next one is, a line was left without its final result (§2.2).
func (m *Module) answersFence(ctx context.Context) error {
	limit := m.st.Timing().Immediate
	switch r, err := m.st.AskAT(ctx, limit); {
	case err == nil:
		return r.OfAT()
	case !iut.IsTimeout(err):
		return m.st.AsOutcome(err)
	}
	if err := m.st.Alive(ctx); err != nil {
		return err
	}
	o := m.fail(model.Say("AT after %s", m.host.about(model.Say("no final result within %s, though the next AT is answered", limit))), model.Plain("OK"), model.Say("nothing"))
	o.Clause = "2.2"
	return o
}

// TookTimeout judges the time from the last command to its result, where a reply never
// came: as long as that, and the laboratory's tolerance longer at most (D54).
func (m *Module) TookTimeout(seconds int) error {
	took, least := m.host.last.resultTook, time.Duration(seconds)*time.Second
	if latest := least + m.st.Timing().Tolerance; took < least || took > latest {
		return m.fail(m.host.about(model.Say("the result did not come in time")), model.Say("%s to %s", least, latest), model.Plain(took.Round(time.Millisecond).String()))
	}
	return nil
}
