package explore

import (
	"time"

	"pgregory.net/rapid"

	"mftpspec/harness/ixit"
	"mftpspec/harness/manual"
	"mftpspec/harness/reference"
)

// Sequence is what one scenario does, in order. Every action is due something in the state that those
// before it leave.
type Sequence struct {
	Number  int // from 1
	Actions []reference.Action
}

// Generator gives the sequences of a seed one after the other: which ones they are depends on nothing else.
type Generator struct {
	ICS   ixit.ICS
	Files bool
	Seed  int64

	number int
	met    pairs
	credit time.Duration // that may be waited for, see earned; less than 0: a debt
}

// Next gives the next sequence.
func (g *Generator) Next() Sequence {
	if g.met == nil {
		g.met = pairs{}
	}
	g.number++
	made := rapid.Custom(func(t *rapid.T) []reference.Action {
		b := &builder{t: t, s: reference.New(g.ICS, g.Files), met: g.met, credit: &g.credit}
		if *b.credit >= 0 {
			b.slow = b.among(waits...)
		}
		if b.slow == "silent server" {
			b.outlast()
		} else {
			b.build()
		}
		return b.actions
	}).Example(int(g.Seed*1_000_003 + int64(g.number)))
	return Sequence{Number: g.number, Actions: made}
}

// Pairs is how many pairs the sequences so far have met.
func (g *Generator) Pairs() int { return len(g.met) }

// builder makes one sequence.
type builder struct {
	t       *rapid.T
	s       *reference.State
	met     pairs
	actions []reference.Action
	credit  *time.Duration
	slow    string // the sort of wait of seconds, of which it may have one; empty: none
	lines   []reference.Bad
	used    []string                               // names
	likely  []func(*builder, int) reference.Action // the sorts of commands of the sequence
}

// add plays an action, if the manual has something due of it.
func (b *builder) add(a reference.Action) bool {
	all, wait := facets(b.s, a), silence(b.s, a)
	steps, ok := b.s.Play(a)
	if !ok {
		return false
	}
	b.met.add(all)
	b.actions = append(b.actions, a)
	*b.credit += time.Duration(sent(steps))*earned - wait
	if wait >= time.Second {
		b.slow = ""
	}
	if n := a.On(); n >= 0 {
		b.s.Channels[n].Last = a.Form()
	}
	return true
}

// build makes a server, channels that are connected, and a body of commands; then it looks whether the
// state is what the manual says.
func (b *builder) build() {
	if b.chance(30) && b.add(b.strange()) {
		return
	}
	if b.chance(4) {
		b.add(reference.Personality{Name: b.among(personalities...)})
	}
	if b.s.ICS.ExplicitFTPS && b.chance(10) {
		b.add(reference.RequiresTLS{How: b.among("implicit", "explicit")})
	}
	if b.chance(6) {
		b.add(reference.Account{User: b.among(credentials...), Password: b.among(credentials...)})
	}
	if b.chance(6) {
		b.add(reference.Echo{On1: true})
	}
	b.favour()
	channels := b.channels()
	for _, n := range channels {
		if b.slow == "" && !b.chance(3) {
			b.add(reference.Set{Channel: n, Name: "rsptimeout", Values: "2"}) // what does not come is not waited for so long
		}
		for range b.upTo(2) {
			b.add(b.set(n))
		}
		if mode := map[string]string{"implicit": "1", "explicit": "2"}[b.s.TLS]; mode != "" {
			b.add(reference.Set{Channel: n, Name: "ssl", Values: mode + "," + b.among("0", "0", "3")})
		}
		b.connect(n)
	}
	for range b.upTo(3) {
		b.add(b.preparation())
	}
	if b.chance(8) {
		b.add(reference.Errors{By: b.among2(0, 2)})
	}
	for range 5 + b.upTo(14) {
		b.add(b.best(6))
	}
	for _, n := range channels {
		b.add(b.check(n))
	}
	b.add(b.check(b.channel()))
}

// strange is a login that ends the sequence: what comes of it is the module's, or the server is of no use.
func (b *builder) strange() reference.Action {
	if b.chance(5) {
		return reference.Anonymous{Channel: b.upTo(5)}
	}
	return reference.BadCertificate{Channel: b.upTo(5), How: b.among("implicit", "explicit"), Fault: b.among("expired", "untrusted", "wrong-host", "self-signed")}
}

// channels are those that the sequence begins with: one, or a few.
func (b *builder) channels() []int {
	all := rapid.Permutation([]int{0, 1, 2, 3, 4, 5}).Draw(b.t, "channels")
	return all[:b.among2(1, 1, 1, 2, 2, 2, 2, 3, 3, 6)]
}

func (b *builder) connect(n int) {
	switch b.pick(8) {
	case 0:
		b.add(reference.Small{Command: reference.Conn{Channel: n}})
	case 1, 2, 3:
		b.add(reference.Conn{Channel: n})
	default:
		b.add(reference.Login{Channel: n})
	}
}

// best draws a few commands and takes the one whose pairs are new for the greatest part; now and then it takes the
// first one, since what was met once has not met everything before it.
func (b *builder) best(of int) reference.Action {
	var best reference.Action = reference.Query{Channel: 0}
	most := -1.0
	first := b.chance(3)
	for range of {
		a := b.command()
		if a == nil || b.slow == "" && silence(b.s, a) >= time.Second {
			continue
		}
		if _, ok := b.s.Clone().Play(a); !ok {
			continue
		}
		if n := b.met.fresh(facets(b.s, a)); n > most {
			best, most = a, n
		}
		if first {
			break
		}
	}
	return best
}

// check looks at a channel: its settings, its state, where it works.
func (b *builder) check(n int) reference.Action {
	switch b.pick(5) {
	case 0, 1:
		return reference.Query{Channel: n}
	case 2:
		return reference.Ask{Channel: n}
	case 3:
		return b.bad(n)
	}
	return reference.Pwd{Channel: n}
}

// channel is one that is connected, as a rule.
func (b *builder) channel() int {
	var connected []int
	for n, c := range b.s.Channels {
		if c.Connected {
			connected = append(connected, n)
		}
	}
	if len(connected) > 0 && !b.chance(8) {
		return connected[b.pick(len(connected))]
	}
	return b.pick(manual.Channels)
}

func (b *builder) upTo(n int) int             { return rapid.IntRange(0, n).Draw(b.t, "n") }
func (b *builder) chance(oneIn int) bool      { return b.pick(oneIn) == 0 }
func (b *builder) among(all ...string) string { return all[b.pick(len(all))] }
func (b *builder) among2(all ...int) int      { return all[b.pick(len(all))] }

// pick is one of n, each as likely as the others: rapid's own integers and samples prefer the first ones, and
// are for what has its boundaries there.
func (b *builder) pick(n int) int {
	for {
		value := 0
		for bit := 1; bit < n; bit *= 2 {
			if coin.Draw(b.t, "bit") {
				value += bit
			}
		}
		if value < n {
			return value
		}
	}
}

var coin = rapid.Bool()
