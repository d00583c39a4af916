package cli

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"mftpspec/harness/at"
	"mftpspec/harness/bench"
	"mftpspec/harness/bench/hostkit"
	"mftpspec/harness/byhand"
	"mftpspec/harness/campaign"
	"mftpspec/harness/dialect"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/harness/verdict"
	"mftpspec/reports/gherkin"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
)

// serveCase is the server of one test case, and judges what it has seen.
func (f *serveFlags) serveCase(c *cobra.Command) error {
	for _, flag := range []string{"root", "user", "password", "personality", "fault", "late", "tls"} {
		if c.Flags().Changed(flag) {
			return usage("--%s and --case: the test case says what its server is like", flag)
		}
	}
	suite, err := loadSuite(f.features)
	if err != nil {
		return err
	}
	k, ok := suite.Case(f.testCase)
	if !ok {
		return usage("--case %s: there is no such test case; see mftpspec list cases", f.testCase)
	}
	models, err := f.declared()
	if err != nil {
		return err
	}
	run := &iut.Run{IXIT: ixit.Default(), Dialects: dialect.New(suite.Ledger.Choice), Blocks: iut.NewBlocks()}
	if run.ICS, err = ixit.FindModel(models, f.model); err != nil {
		return usage("%w", err)
	}
	if run.IXIT.Server, err = f.place(c); err != nil {
		return err
	}
	authority, err := f.trusted()
	if err != nil {
		return err
	}
	b, err := bench.ByHand(c.Context(), run.IXIT, authority)
	if err != nil {
		return &exit{campaign.ExitNoBench, err}
	}
	defer b.Close()
	p := &person{lang: languageFlag(c), out: &speaker{w: c.OutOrStdout()}, enter: make(chan struct{})}
	go func() {
		defer close(p.enter)
		for in := bufio.NewScanner(c.InOrStdin()); in.Scan(); {
			p.enter <- struct{}{}
		}
	}()
	p.out.say(k.ID + ": " + gherkin.Title(p.lang, k.Title))
	heard, stop := context.WithCancel(context.WithoutCancel(c.Context()))
	var listening sync.WaitGroup
	listening.Go(func() { hostkit.Listen(heard, b.Log(), func(s hostkit.Speech) { p.out.say("        " + s.String()) }) })
	r, err := byhand.Play{Case: k, Script: suite.Scripts[k.ID], Run: run, Bench: b, Person: p}.Go(c.Context())
	stop()
	listening.Wait()
	if err != nil {
		return &exit{campaign.ExitNoBench, err}
	}
	return p.conclude(r)
}

// conclude says what came of it.
func (p *person) conclude(r byhand.Result) error {
	for _, note := range r.Notes {
		p.line(say(p.lang, "note"), language.Say(p.lang, note))
	}
	if !r.Saw.IsZero() {
		p.line(say(p.lang, "saw"), language.Say(p.lang, r.Saw))
	}
	code := campaign.ExitConforming
	switch {
	case r.Missed:
		p.out.say(say(p.lang, "no connection came: were the lines typed, and does the module reach this address?"))
		code = campaign.ExitIncomplete
	case r.Met+r.Unmet+r.Open == 0:
		p.out.say(say(p.lang, "this test case checks nothing at the server: compare what the module answered with the lines above"))
	case r.Unmet > 0:
		p.out.say(say(p.lang, "FAILED: %d of %d checks at the server failed", r.Unmet, r.Met+r.Unmet+r.Open))
		code = campaign.ExitNonConforming
	case r.Open > 0:
		p.out.say(say(p.lang, "%d of %d checks at the server could not be decided", r.Open, r.Met+r.Open))
		code = campaign.ExitIncomplete
	default:
		p.out.say(say(p.lang, "PASSED: %d of %d checks at the server passed", r.Met, r.Met))
	}
	if code == campaign.ExitConforming {
		return nil
	}
	return &exit{code, nil}
}

// person is whoever reads the output, and presses Enter.
type person struct {
	lang  string
	out   *speaker
	enter chan struct{} // closed where nobody can press it any more
}

// line is one line: what it is, a phrase, and the words.
func (p *person) line(what, words string) {
	p.out.say(what + strings.Repeat(" ", max(1, 8-columns(what))) + words)
}

// columns is how wide a word of the catalogue is on a terminal.
func columns(word string) int {
	n := 0
	for _, r := range word {
		if n++; r >= 0x2E80 {
			n++
		}
	}
	return n
}

// words are those of a step.
func (p *person) words(s model.Step) string { return gherkin.Steps(p.lang, []string{s.Words()})[0] }

func (p *person) Prepared(s model.Step) {
	p.line(say(p.lang, "server"), p.words(s))
}
func (p *person) Demand(s model.Step) { p.line(say(p.lang, "module"), p.words(s)) }

func (p *person) Reach(l byhand.Login) {
	p.line(say(p.lang, "server"), say(p.lang, "the module reaches it at %s, port %s; user %s, password %s", l.Host, l.Port, l.User, l.Password))
}

// longest is how many bytes of data can be typed; more are put into a file to be sent.
const longest = 512

func (p *person) Type(data string, line bool) {
	switch {
	case line:
		p.line(say(p.lang, "type"), at.VisibleText(data))
	case len(data) <= longest:
		p.line(say(p.lang, "send"), at.VisibleText(data))
	default:
		name, err := keep(data)
		if err != nil {
			name = err.Error()
		}
		p.line(say(p.lang, "send"), say(p.lang, "the %d bytes of the file %s", len(data), name))
	}
}

// keep puts data into a file of its own.
func keep(data string) (name string, err error) {
	file, err := os.CreateTemp("", "mftpspec-data-")
	if err != nil {
		return "", err
	}
	if _, err = file.WriteString(data); err != nil {
		file.Close()
		return "", err
	}
	return file.Name(), file.Close()
}

func (p *person) Typed(ctx context.Context) {
	p.out.say(say(p.lang, "press Enter when the module has answered"))
	select {
	case _, there := <-p.enter:
		if !there {
			<-ctx.Done() // nobody is there to press it
		}
	case <-ctx.Done():
	}
}

func (p *person) Judged(s model.Step, o *verdict.Outcome) {
	switch {
	case o == nil:
		p.line(say(p.lang, "met"), p.words(s))
		return
	case o.Verdict == model.Fail:
		p.line(say(p.lang, "NOT MET"), p.words(s))
	default:
		p.line(say(p.lang, "unclear"), p.words(s))
	}
	detail := func(what string, t model.Text) {
		if !t.IsZero() {
			p.line("", fmt.Sprintf("%s: %s", what, language.Say(p.lang, t)))
		}
	}
	detail(say(p.lang, "message"), o.Message)
	detail(say(p.lang, "expected"), o.Expected)
	detail(say(p.lang, "observed"), o.Observed)
}
