package model

import (
	"slices"
	"strconv"
	"strings"
)

// Texts are the sentences of a reason.
type Texts struct {
	Message  Text `json:"message,omitzero"`
	Expected Text `json:"expected,omitzero"`
	Observed Text `json:"observed,omitzero"`
	Server   Text `json:"server,omitzero"`
}

// Say gives a reason its sentences, in English and beside that as texts.
func (r *Reason) Say(t Texts) {
	r.Message, r.Expected, r.Observed, r.Server = t.Message.String(), t.Expected.String(), t.Observed.String(), t.Server.String()
	r.Texts = &t
	r.tidy()
}

// Because is a reason that is one sentence.
func Because(t Text) *Reason {
	r := &Reason{}
	r.Say(Texts{Message: t})
	return r
}

// Said gives the sentences of a reason. Those of a suite that wrote English alone
// are zero.
func (r *Reason) Said() Texts {
	if r.Texts == nil {
		return Texts{}
	}
	t := *r.Texts
	for _, p := range []struct {
		text    *Text
		english string
	}{{&t.Message, r.Message}, {&t.Expected, r.Expected}, {&t.Observed, r.Observed}, {&t.Server, r.Server}} {
		if p.text.IsZero() {
			*p.text = Plain(p.english)
		}
	}
	return t
}

// Rewrite changes each sentence of a reason, and the values in its texts.
func (r *Reason) Rewrite(change func(string) string) {
	t := &Texts{}
	if r.Texts != nil {
		*t = *r.Texts
		r.Texts = t
	}
	Rewrite(&r.Message, &t.Message, change)
	Rewrite(&r.Expected, &t.Expected, change)
	Rewrite(&r.Observed, &t.Observed, change)
	Rewrite(&r.Server, &t.Server, change)
}

// Rewrite changes a sentence, and the values in the text beside it. A text that does
// not say the same any more becomes plain: what was found in the whole must not
// remain in the parts.
func Rewrite(english *string, t *Text, change func(string) string) {
	*english = change(*english)
	if t.IsZero() {
		return
	}
	if *t = t.Map(change); t.String() != *english {
		*t = Plain(*english)
	}
}

// tidy leaves out what the English says as well.
func (r *Reason) tidy() {
	t := r.Texts
	t.Message, t.Expected, t.Observed, t.Server = t.Message.Beside(r.Message), t.Expected.Beside(r.Expected), t.Observed.Beside(r.Observed), t.Server.Beside(r.Server)
}

// RewriteObservations is Rewrite for the observations of a case.
func (k *Case) RewriteObservations(change func(string) string) {
	k.Observations, k.ObservationTexts = slices.Clone(k.Observations), slices.Clone(k.ObservationTexts)
	for i := range k.Observations {
		var none Text
		t := &none
		if len(k.ObservationTexts) == len(k.Observations) {
			t = &k.ObservationTexts[i]
		}
		Rewrite(&k.Observations[i], t, change)
	}
	if len(k.ObservationTexts) != len(k.Observations) {
		k.ObservationTexts = nil
	}
}

// Briefly is a reason with its sentence and step alone, cut to so many bytes.
func (r *Reason) Briefly(cut func(string) string) *Reason {
	b := &Reason{Message: r.Message, Step: r.Step, NotRun: r.NotRun}
	if r.Texts != nil {
		b.Texts = &Texts{Message: r.Texts.Message}
	}
	b.Rewrite(cut)
	return b
}

// Observe adds an observation.
func (k *Case) Observe(t Text) {
	k.Observations = append(k.Observations, t.String())
	k.ObservationTexts = append(k.ObservationTexts, t)
}

// Observed gives the text of the i-th observation, as far as it has one.
func (k *Case) Observed(i int) Text {
	if len(k.ObservationTexts) != len(k.Observations) {
		return Text{}
	}
	return k.ObservationTexts[i]
}

// Words is the step in one line, with its doc string.
func (s Step) Words() string {
	if s.Doc == "" {
		return s.Text
	}
	var quoted []string
	for line := range strings.Lines(s.Doc) {
		quoted = append(quoted, strconv.Quote(strings.TrimRight(line, "\n")))
	}
	return s.Text + ": " + strings.Join(quoted, ", ")
}

// ServerIs is what the FTP server must be and do before a failure can be reproduced, line
// by line, and behind it the command that is such a server; nothing where none is needed.
func (r *Reason) ServerIs() []string {
	if r.Serve == "" {
		return nil
	}
	return append(slices.Clone(r.Setting), r.Serve)
}
