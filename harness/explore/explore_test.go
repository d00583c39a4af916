package explore

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/ixit"
	"mftpspec/harness/reference"
	"mftpspec/harness/scenario"
	"mftpspec/steps"
)

func generator(seed int64) *Generator {
	return &Generator{ICS: ixit.ICS{Model: "generic", ActiveMode: true, ImplicitFTPS: true, ExplicitFTPS: true, CIDMax: 15}, Files: true, Seed: seed}
}

// The same seed gives the same sequences, another one others.
func TestSeed(t *testing.T) {
	a, b, c := generator(7), generator(7), generator(8)
	same := 0
	for range 30 {
		x, y, z := a.Next(), b.Next(), c.Next()
		if !reflect.DeepEqual(x, y) {
			t.Fatalf("sequence %d differs:\n%+v\n%+v", x.Number, x.Actions, y.Actions)
		}
		if reflect.DeepEqual(x.Actions, z.Actions) {
			same++
		}
	}
	if same > 0 {
		t.Errorf("%d sequences of 30 are the same under another seed", same)
	}
	if a.Pairs() == 0 || a.Pairs() != b.Pairs() {
		t.Errorf("%d and %d pairs", a.Pairs(), b.Pairs())
	}
}

// Every sequence is a scenario of the suite: it is read, and each of its steps is defined once.
func TestSequencesAreScenarios(t *testing.T) {
	suite, err := catalogue.Suite()
	if err != nil {
		t.Fatal(err)
	}
	defined := steps.Definitions()
	g := generator(1)
	known := map[string]bool{}
	forms := map[string]bool{}
	for range 150 {
		w := written(g.ICS, g.Files, g.Next().Actions)
		clause, requirements := w.actions[len(w.actions)-1].Verifies()
		if len(requirements) == 0 {
			requirements = []string{"R3.2-12"}
		}
		source := w.feature(head{id: "EXPLORE-001", clause: clause, title: w.titled(), requirements: requirements, comments: []string{"a comment"}})
		if _, script, err := suite.Scenario("x.feature", source); err != nil || len(script.Steps) != len(w.steps) {
			t.Fatalf("%v:\n%s", err, source)
		}
		for _, a := range w.actions {
			forms[a.Form()] = true
		}
		for _, s := range w.steps {
			if known[s.Text] {
				continue
			}
			known[s.Text] = true
			n := 0
			for _, d := range defined {
				if d.Pattern.MatchString(s.Text) {
					n++
				}
			}
			if n != 1 {
				t.Errorf("%d definitions of: %s", n, s.Text)
			}
		}
	}
	for _, form := range []string{"CONN", "DISC", "CWD", "PWD", "MKD", "LIST", "DEL", "RN", "RETR>line", "RETR>file", "APPE>inline", "STOR>counted", "STOR>ctrl-z", "APPE>file", "STATE", "CFG>all", "dropped"} {
		if !forms[form] {
			t.Errorf("no sequence has %s", form)
		}
	}
}

// The model knows how long the payloads are, and which bytes a part has.
func TestContents(t *testing.T) {
	for _, c := range []reference.Content{{"all-bytes"}, {"all-bytes-but-sub"}, {"hostile"}, {"hostile-but-sub"}, {"pluses"}, {"lines"}, {"pattern-300"}, {"text-65"}, {"name-255"}, {"'a;b '"},
		{"text-7", "'+++ab'", "pattern-5"}} {
		whole, err := scenario.Payload(c.String())
		if err != nil || len(whole) != c.Len() {
			t.Errorf("%s: %d bytes, %v, and the model has %d", c, len(whole), err, c.Len())
			continue
		}
		for from := range c.Len() {
			n := (c.Len() - from + 1) / 2
			part := c.Part(from, n)
			got, err := scenario.Payload(part.String())
			if n > 0 && (err != nil || string(got) != string(whole[from:from+n])) {
				t.Errorf("%s from %d: %s is %q, %v", c, from, part, got, err)
			}
		}
	}
}

// Nothing stands in a shrunk sequence that is not needed for its failure.
func TestShrunk(t *testing.T) {
	needed := []reference.Action{reference.Login{Channel: 3}, reference.Set{Channel: 4, Name: "cid", Values: "2"}, reference.Pwd{Channel: 3}}
	var long []reference.Action
	for i := range 8 {
		long = append(long, reference.Query{Channel: i % 6}, reference.Ask{Channel: i % 6})
		if i%3 == 0 {
			long = append(long, needed[i/3])
		}
	}
	tried := 0
	got := shrunk(t.Context(), long, time.Now().Add(time.Minute), func(_ context.Context, candidate []reference.Action) bool {
		tried++
		at := -1
		for _, n := range needed {
			i := slices.Index(candidate, n)
			if i <= at {
				return false
			}
			at = i
		}
		return true
	})
	if !slices.Equal(got, needed) || tried > 80 {
		t.Errorf("%d tries, left are %v", tried, got)
	}
	one := shrunk(t.Context(), []reference.Action{reference.Login{Channel: 4}, reference.Again{Command: reference.Pwd{Channel: 4}, Times: 9}}, time.Now().Add(time.Minute),
		func(context.Context, []reference.Action) bool { return true })
	if fmt.Sprint(one) != fmt.Sprint([]reference.Action{reference.Pwd{Channel: 0}}) {
		t.Errorf("left are %v", one)
	}
}

// What fails on its channel alone needs few tries, however much there is of others: each may take seconds.
func TestShrunkByLikelihood(t *testing.T) {
	var long []reference.Action
	for i := range 30 {
		long = append(long, reference.Query{Channel: i % 4})
	}
	long = append(long, reference.Set{Channel: 4, Name: "local_fs", Values: "1"}, reference.Conn{Channel: 4}, reference.Login{Channel: 3}, reference.Ask{Channel: 5}, reference.Pwd{Channel: 4})
	tried := 0
	got := shrunk(t.Context(), long, time.Now().Add(time.Minute), func(_ context.Context, candidate []reference.Action) bool {
		tried++
		return slices.Contains(candidate, reference.Action(reference.Pwd{Channel: 4})) && slices.ContainsFunc(candidate, logsIn)
	})
	if want := []reference.Action{reference.Login{Channel: 4}, reference.Pwd{Channel: 4}}; !slices.Equal(got, want) || tried > 8 {
		t.Errorf("%d tries, left are %v", tried, got)
	}
}
