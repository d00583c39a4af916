package redact

import (
	"bytes"
	"context"
	"encoding/binary"
	"log/slog"
	"slices"
	"strings"
	"sync"

	"mftpspec/harness/at"
	"mftpspec/harness/secret"
	"mftpspec/harness/trace"
	"mftpspec/reports/model"
)

// window is how many bytes of a password in a row are masked wherever they
// stand. What is shorter is masked where a password is expected.
const window = 8

// shortSecret is the length up to which a password is masked only where one is
// expected: "b" stands everywhere.
const shortSecret = 5

// Secrets are the passwords that were used, right ones and wrong ones: nothing
// that a run leaves behind holds one. They are known by their value, since the
// suite itself made or sent them. A masked byte becomes an asterisk, so that
// times, lengths and offsets stay as they were. Safe for concurrent use; nil
// masks nothing.
type Secrets struct {
	mu      sync.RWMutex
	outer   *Secrets // those of the whole run
	windows map[uint64]bool
	whole   [][]byte
	spots   []spot
	known   map[string]bool
	own     []string // commands with secrets; see Own
}

// spot is where a password is expected: what stands before it, and after it.
type spot struct {
	before, value, after []byte
}

func New(outer *Secrets) *Secrets {
	return &Secrets{outer: outer, windows: map[uint64]bool{}, known: map[string]bool{}}
}

// Add takes a password.
func (s *Secrets) Add(password string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, form := range []string{password, at.VisibleText(password)} {
		if len(form) <= shortSecret || s.known[form] {
			continue
		}
		s.known[form] = true
		if b := []byte(form); len(b) < window {
			s.whole = append(s.whole, b)
		} else {
			for i := range len(b) - window + 1 {
				s.windows[binary.LittleEndian.Uint64(b[i:])] = true
			}
		}
	}
}

// Expect takes a password and what stands around it.
func (s *Secrets) Expect(before, password, after string) {
	if password == "" {
		return
	}
	s.Add(password)
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, form := range []string{password, at.VisibleText(password)} {
		key := before + "\x00" + form + "\x00" + after
		if s.known[key] {
			continue
		}
		s.known[key] = true
		s.spots = append(s.spots, spot{[]byte(before), []byte(form), []byte(after)})
	}
}

// Own names commands of which every argument is a secret, besides those that are known.
// It is for the secrets of a whole run, before the first line is learned.
func (s *Secrets) Own(commands []string) { s.own = commands }

// in finds the secrets of a command line.
func (s *Secrets) in(line string) []secret.Span {
	for ; s != nil && s.own == nil; s = s.outer {
	}
	if s == nil {
		return secret.In(line, nil)
	}
	return secret.In(line, s.own)
}

// Learn takes the secrets of a command line that is about to be sent.
func (s *Secrets) Learn(line string) {
	for _, span := range s.in(line) {
		fields := strings.Split(line[:span.From], ",")
		before := strings.Join(fields[max(0, len(fields)-2):], ",") // from the user name on
		s.Expect(before, line[span.From:span.To], line[span.To:])
	}
}

// Bytes gives b with asterisks for every byte of a password; b itself is left
// alone.
func (s *Secrets) Bytes(b []byte) []byte {
	hide := make([]bool, 0)
	mark := func(from, to int) {
		if len(hide) == 0 {
			hide = make([]bool, len(b))
		}
		for i := from; i < to; i++ {
			hide[i] = true
		}
	}
	for ; s != nil; s = s.outer {
		s.find(b, mark)
	}
	if len(hide) == 0 {
		return b
	}
	out := bytes.Clone(b)
	for i, yes := range hide {
		if yes {
			out[i] = '*'
		}
	}
	return out
}

func (s *Secrets) find(b []byte, mark func(from, to int)) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if len(s.windows) > 0 {
		for i := 0; i+window <= len(b); i++ {
			if s.windows[binary.LittleEndian.Uint64(b[i:])] {
				mark(i, i+window)
			}
		}
	}
	for _, value := range s.whole {
		for i := range occurrences(b, value) {
			mark(i, i+len(value))
		}
	}
	for _, p := range s.spots {
		for i := range occurrences(b, p.before) {
			// The line may have been cut anywhere.
			start := i + len(p.before)
			n := 0
			for n < len(p.value) && start+n < len(b) && b[start+n] == p.value[n] {
				n++
			}
			mark(start, start+n)
		}
		if len(p.after) < 3 { // a quote alone stands everywhere
			continue
		}
		for i := range occurrences(b, p.after) {
			n := 0
			for n < len(p.value) && n < i && b[i-n-1] == p.value[len(p.value)-n-1] {
				n++
			}
			mark(i-n, i)
		}
	}
}

// occurrences gives where part begins in b.
func occurrences(b, part []byte) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for from := 0; len(part) > 0; {
			i := bytes.Index(b[from:], part)
			if i < 0 || !yield(from+i) {
				return
			}
			from += i + 1
		}
	}
}

func (s *Secrets) Text(t string) string {
	if t == "" {
		return t
	}
	return string(s.Bytes([]byte(t)))
}

// Typed is a command line as somebody can type it again: where a password was it says
// what belongs there.
func (s *Secrets) Typed(line, right string) string {
	var b strings.Builder
	last := 0
	for _, span := range s.in(line) {
		what := model.AnotherPassword
		switch {
		case span.To-span.From > 64:
			what = model.LongPassword(span.To - span.From)
		case line[span.From:span.To] == right:
			what = model.ThePassword
		}
		b.WriteString(s.Text(at.VisibleText(line[last:span.From])) + what)
		last = span.To
	}
	if last == 0 {
		return at.VisibleText(line)
	}
	return b.String() + s.Text(at.VisibleText(line[last:]))
}

// Result masks a finished case: its reason, steps and observations.
func (s *Secrets) Result(k *model.Case) {
	if k.Reason != nil {
		r := *k.Reason
		r.Rewrite(s.Text)
		r.Step, r.Sent = s.Text(r.Step), s.Text(r.Sent)
		r.Setting, r.Reproduce = s.list(r.Setting), s.list(r.Reproduce)
		k.Reason = &r
	}
	k.RewriteObservations(s.Text)
	for i := range k.Steps {
		one := &k.Steps[i]
		one.Text, one.Doc = s.Text(one.Text), s.Text(one.Doc)
		one.Table = slices.Clone(one.Table) // it is the catalogue's
		for r := range one.Table {
			one.Table[r] = slices.Clone(one.Table[r])
			for c := range one.Table[r] {
				one.Table[r][c] = s.Text(one.Table[r][c])
			}
		}
	}
}

func (s *Secrets) list(texts []string) []string {
	texts = slices.Clone(texts)
	for i := range texts {
		texts[i] = s.Text(texts[i])
	}
	return texts
}

// Events masks a trace. A device may cut a line anywhere, so what went one way
// over one connection is looked at as a whole.
func (s *Secrets) Events(list []trace.Event) []trace.Event {
	type way struct {
		lane    trace.Lane
		dir     trace.Dir
		session int
	}
	list = slices.Clone(list)
	ways := map[way][]int{}
	for i := range list {
		e := &list[i]
		e.Text = s.Text(e.Text)
		if len(e.Bytes) > 0 {
			k := way{e.Lane, e.Dir, e.Session}
			ways[k] = append(ways[k], i)
		}
	}
	for _, parts := range ways {
		var all []byte
		for _, i := range parts {
			all = append(all, list[i].Bytes...)
		}
		masked := s.Bytes(all)
		if &masked[0] == &all[0] {
			continue
		}
		for _, i := range parts {
			n := len(list[i].Bytes)
			list[i].Bytes, masked = masked[:n:n], masked[n:]
		}
	}
	return list
}

// Handler is a log handler behind the mask.
type Handler struct {
	slog.Handler
	Secrets *Secrets
}

func (h Handler) WithAttrs(attrs []slog.Attr) slog.Handler {
	masked := slices.Clone(attrs)
	for i, a := range masked {
		masked[i] = slog.String(a.Key, h.Secrets.Text(a.Value.String()))
	}
	return Handler{Handler: h.Handler.WithAttrs(masked), Secrets: h.Secrets}
}

func (h Handler) WithGroup(name string) slog.Handler {
	return Handler{Handler: h.Handler.WithGroup(name), Secrets: h.Secrets}
}

func (h Handler) Handle(ctx context.Context, r slog.Record) error {
	masked := slog.NewRecord(r.Time, r.Level, h.Secrets.Text(r.Message), r.PC)
	r.Attrs(func(a slog.Attr) bool {
		masked.AddAttrs(slog.String(a.Key, h.Secrets.Text(a.Value.String())))
		return true
	})
	return h.Handler.Handle(ctx, masked)
}
