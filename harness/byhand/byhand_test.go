package byhand

import (
	"context"
	"testing"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/dialect"
	"mftpspec/harness/ftpserver/ca"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/harness/scenario"
	"mftpspec/harness/scripted"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
	"mftpspec/steps"
)

// idle is a person who types nothing.
type idle struct {
	typed, demands int
	reached        Login
	judged         []string
}

func (i *idle) Prepared(model.Step)   {}
func (i *idle) Reach(l Login)         { i.reached = l }
func (i *idle) Type(string, bool)     { i.typed++ }
func (i *idle) Demand(model.Step)     { i.demands++ }
func (i *idle) Typed(context.Context) {}
func (i *idle) Judged(s model.Step, o *verdict.Outcome) {
	if o != nil && o.Verdict == model.Fail {
		i.judged = append(i.judged, s.Text)
	}
}

// trusted is a bench whose line nobody listens on.
type trusted struct {
	*scripted.Bench
	authority *ca.Authority
}

func (t trusted) Authority() *ca.Authority { return t.authority }

// Every step of the suite can be gone through by hand: here by the first case that has
// it, and a person who types nothing. Then only what the server must not have seen is met.
func TestEveryStep(t *testing.T) {
	suite, err := catalogue.Suite()
	if err != nil {
		t.Fatal(err)
	}
	authority, err := ca.New()
	if err != nil {
		t.Fatal(err)
	}
	enough, stop := context.WithCancel(t.Context())
	stop()
	lab := ixit.Default()
	lab.Server.Name = "localhost"
	definitions := steps.Definitions()
	seen := map[string]bool{}
	for _, k := range suite.Cases {
		isNew := false
		for _, s := range suite.Scripts[k.ID].Steps {
			d, err := scenario.Find(definitions, s.Text)
			if err != nil {
				t.Fatal(err)
			}
			if d.Deed == 0 {
				t.Errorf("%s: nothing is said of what it does", d.Pattern)
			}
			if name := d.Pattern.String(); d.Deed != scenario.Demands && !seen[name] {
				seen[name], isNew = true, true
			}
		}
		if !isNew {
			continue
		}
		t.Run(k.ID, func(t *testing.T) {
			t.Parallel()
			b := trusted{scripted.NewBench(&scripted.Module{}), authority}
			defer b.Close()
			run := &iut.Run{ICS: ixit.ICS{Model: "generic", CIDMax: 15}, IXIT: lab, Dialects: dialect.New(nil), Blocks: iut.NewBlocks()}
			p := &idle{}
			r, err := Play{Case: k, Script: suite.Scripts[k.ID], Run: run, Bench: b, Person: p}.Go(enough)
			if err != nil || len(p.judged) != r.Unmet || p.typed > 0 && p.reached.Password == "" {
				t.Errorf("%+v, %+v, %v", r, p, err)
			}
		})
	}
}
