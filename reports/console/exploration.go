package console

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"mftpspec/reports/language"
	"mftpspec/reports/model"
)

// Exploration shows a run in which a model of the manual decides what is sent: a line now and
// then, and each finding. It is safe for concurrent use.
type Exploration struct {
	style Style
	seed  int64

	mu    sync.Mutex
	out   io.Writer
	start time.Time
	told  time.Time // the last line on the state of things
}

// NewExploration starts showing.
func NewExploration(out io.Writer, style Style, seed int64) *Exploration {
	if style.Every == 0 {
		style.Every = 10 * time.Second
	}
	if style.Now == nil {
		style.Now = time.Now
	}
	return &Exploration{style: style, seed: seed, out: out, start: style.Now(), told: style.Now()}
}

// Planned implements the observer of a campaign.
func (e *Exploration) Planned(run model.Run, _ []model.Case) {
	benches := e.style.say("1 bench")
	if run.Jobs > 1 {
		benches = e.style.say("%d benches", run.Jobs)
	}
	line := e.style.say("exploration of %s, %s, --seed %d", run.Port, benches, e.seed)
	if run.ForMS > 0 {
		line += e.style.say(", for %s", time.Duration(run.ForMS)*time.Millisecond)
	}
	e.print(line)
}

// Began and Ended implement the observer of a campaign: sequences are too many to be told.
func (e *Exploration) Began(string, model.Case) {}
func (e *Exploration) Ended(model.Case)         {}

// Note implements the observer of a campaign.
func (e *Exploration) Note(t model.Text) {
	e.print(e.style.say("note: %s", clean(language.Say(e.style.Lang, t))))
}

// Progress says how far it is, if the last such line is old enough.
func (e *Exploration) Progress(x model.Exploration) {
	e.mu.Lock()
	defer e.mu.Unlock()
	now := e.style.Now()
	if now.Sub(e.told) < e.style.Every {
		return
	}
	e.told = now
	fmt.Fprintln(e.out, e.style.explored(x)+"  "+round(now.Sub(e.start)))
}

// Found shows a finding.
func (e *Exploration) Found(k model.Case) {
	e.print(strings.TrimRight(e.style.Explain(k), "\n"))
}

func (e *Exploration) print(line string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	fmt.Fprintln(e.out, line)
}

// explored is one line on an exploration.
func (s Style) explored(x model.Exploration) string {
	line := s.say("%d sequences, %d commands (%d a second on a bench), %d pairs, %d findings", x.Sequences, x.Commands, x.Rate(), x.Pairs, x.Findings)
	if x.Unstable > 0 {
		line += s.say(", %d unstable", x.Unstable)
	}
	return line
}
