package doctor

import (
	"cmp"
	"context"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/dialect"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
)

// dialog asks the module, and is content with any answer that can be recognised:
// the cases judge the form.
type dialog struct {
	*iut.Module
	alive  bool // AT was answered
	booted bool // +MATREADY came
}

func newDialog(b iut.Bench, i ixit.IXIT) *dialog {
	return &dialog{Module: iut.New(&iut.Run{IXIT: i, Dialects: dialect.New(nil), Blocks: iut.NewBlocks()}, b)}
}

// ask sends a line and takes what comes until its final result. An error means
// that the port is gone or the time is over; no answer is a reply without final. A module
// that reboots is asked again.
func (d *dialog) ask(ctx context.Context, line string, limit time.Duration) (iut.Reply, error) {
	return d.asked(ctx, func() (iut.Reply, error) { return d.Ask(ctx, line, limit) })
}

// askAT is ask for AT, which any module answers.
func (d *dialog) askAT(ctx context.Context, limit time.Duration) (iut.Reply, error) {
	return d.asked(ctx, func() (iut.Reply, error) { return d.AskAT(ctx, limit) })
}

func (d *dialog) asked(ctx context.Context, question func() (iut.Reply, error)) (r iut.Reply, err error) {
	for range 2 {
		d.ForgetEchoes()
		if r, err = question(); !d.hasBooted() {
			break
		}
		// It may have taken the line before, or after.
		r = iut.Reply{}
		_, err = d.Next(ctx, d.Session().Within(answerLimit), func(t at.Token) bool { return t.Kind == at.Final })
	}
	if iut.IsTimeout(err) || d.Lost() == iut.TakesNoBytes {
		d.Found()
		err = nil
	}
	return r, err
}

// hasBooted says whether the module has rebooted since the last question.
func (d *dialog) hasBooted() bool {
	if d.Lost() != iut.Rebooted {
		return false
	}
	d.Found()
	d.booted = true
	return true
}

func (d *dialog) echoed() bool { return len(d.Echoes()) > 0 }

// operate sends a command with a deferred result, and waits for that; code is the result,
// or what came instead of one.
func (d *dialog) operate(ctx context.Context, verb, line string) (code string, took time.Duration, err error) {
	from := d.Session().Now()
	r, err := d.ask(ctx, line, d.Timing().Immediate)
	if err != nil {
		return "", 0, err
	}
	if !r.Accepts(verb) {
		return shown(r), r.Took, nil
	}
	code, err = r.DeferredCode(verb, func(want func(at.Token) bool) (at.Token, error) {
		return d.Next(ctx, d.Session().Within(resultLimit), want)
	})
	if d.hasBooted() {
		err = nil
	}
	return cmp.Or(code, none), d.Session().Now() - from, err
}

// none stands for an answer that did not come.
const none = "—"

// shown is a reply for people.
func shown(r iut.Reply) string { return at.Shorten(cmp.Or(r.String(), none), 100) }

// field is the n-th value after a prefix in a reply, and whether there is one.
func field(r iut.Reply, prefix string, n int) (string, bool) {
	for _, text := range r.Info {
		if l := at.ParseLine(text); strings.EqualFold(l.Prefix, prefix) && n < len(l.Fields) {
			return l.Fields[n].Text, true
		}
	}
	return "", false
}
