package ftpserver

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// outcome is how a dialogue went for a client that sends every command of the
// operation whatever it is answered.
type outcome struct {
	codes  []int // of the replies to the step; 0: bytes that are none
	silent bool  // no reply came
	late   bool
	got    string // data that came
	reset  bool   // the data connection was not served
}

const lateness = 60 * time.Millisecond

// play goes through the dialogue up to the step, and takes what is answered there.
func play(t *testing.T, s *Server, step Step, m Mishap) (o outcome) {
	t.Helper()
	began := time.Now() // of what is answered: before the server can know of it
	c := dial(t, s)
	answer := func(line string) {
		if line != "" {
			began = time.Now()
			c.send(line)
		}
		if m == Missing {
			_ = c.raw.SetReadDeadline(time.Now().Add(2 * lateness))
		}
		code, _, err := c.read()
		o.silent = err != nil && code == 0
		if !o.silent {
			o.codes = append(o.codes, code)
		}
		o.late = time.Since(began) >= lateness
		_ = c.raw.SetReadDeadline(time.Now().Add(within))
	}
	if len(step.Verbs) == 0 {
		answer("")
		return o
	}
	c.expect(220)
	before := []string{"USER uftp", "PASS 12341", "TYPE I"}
	n := slices.IndexFunc(before, func(line string) bool { return strings.HasPrefix(line, step.Verbs[0]) })
	for i, code := range []int{331, 230, 200}[:max(n, 0)] {
		c.want(before[i], code)
	}
	if n >= 0 {
		answer(before[n])
		return o
	}
	for i, code := range []int{331, 230, 200} {
		c.want(before[i], code)
	}
	argument := map[string]string{"REST": " 5", "SIZE": " old.txt", "CWD": " old", "MKD": " new", "DELE": " old.txt",
		"RNFR": " old.txt", "RNTO": " new", "RETR": " old.txt", "STOR": " new", "APPE": " new"}[step.Verbs[0]]
	if step.Verbs[0] == "RNTO" {
		c.want("RNFR old.txt", 350)
	}
	if !isTransfer(step.Verbs[0]) {
		answer(step.Verbs[0] + argument)
		return o
	}
	c.epsv()
	if !step.after {
		d := c.open() // the port may be closed when the command is refused
		answer(step.Verbs[0] + argument)
		if m == Missing || m == Late { // it is served, or waits
			_ = d.SetReadDeadline(time.Now().Add(lateness))
		}
		_, err := io.ReadAll(d)
		o.reset = isReset(err)
		return o
	}
	began = time.Now()
	c.send(step.Verbs[0] + argument)
	d := c.open()
	c.expect(150)
	if step.Verbs[0] == "STOR" || step.Verbs[0] == "APPE" {
		_, _ = io.WriteString(d, "abc")
	} else {
		b, _ := io.ReadAll(d)
		o.got = string(b)
	}
	d.Close()
	answer("")
	return o
}

// Every step has every mishap, and what each of them is for the client and for the
// files.
func TestDialogue(t *testing.T) {
	t.Parallel()
	for _, name := range Steps() {
		step, err := StepNamed(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range step.Mishaps() {
			t.Run(name+"/"+string(m), func(t *testing.T) {
				t.Parallel()
				s := start(t, Options{})
				putOld(t, s)
				fault, err := step.Fault(m, lateness)
				if err != nil {
					t.Fatal(err)
				}
				if err := fault.Check(); err != nil {
					t.Fatal(err)
				}
				i := s.Inject(fault)
				o := play(t, s, step, m)
				if i.Fired() == 0 {
					t.Error("it never fired")
				}
				var ok bool
				switch m {
				case Missing:
					ok = o.silent
				case Nonsense:
					ok = slices.Equal(o.codes, []int{0})
				case Late:
					ok = o.late && len(o.codes) == 1 && o.codes[0] >= 100 && o.codes[0] < 400
				case Transient:
					ok = len(o.codes) == 1 && o.codes[0]/100 == 4
				case Permanent:
					ok = len(o.codes) == 1 && o.codes[0]/100 == 5
				default:
					ok = len(o.codes) == 1 && strconv.Itoa(o.codes[0]) == string(m)
				}
				if !ok {
					t.Errorf("%+v", o)
				}
				if refused := m != Missing && m != Late && !step.after && isTransfer(step.Name); o.reset != refused {
					t.Errorf("the data connection was reset: %t, want %t", o.reset, refused)
				}
				done := m == Late || step.after
				for path, effect := range map[string]string{"STOR": "/home/uftp/new", "APPE": "/home/uftp/new", "MKD": "/home/uftp/new", "RNTO": "/home/uftp/new"} {
					if step.Verbs == nil || step.Verbs[0] != path {
						continue
					}
					if _, err := s.Tree().Stat(effect); (err == nil) != done && !(m == Late && isTransfer(path)) {
						t.Errorf("%s: %v, want it there: %t", effect, err, done)
					}
				}
				if step.after && step.Verbs[0] == "RETR" && o.got != "123456789" {
					t.Errorf("the data were %q", o.got)
				}
			})
		}
	}
	if _, err := StepNamed("GREET"); err == nil || !strings.Contains(err.Error(), "greeting") {
		t.Error(err)
	}
	step, _ := StepNamed("PWD")
	if _, err := step.Fault(Exceeded, 0); err == nil || !strings.Contains(err.Error(), "4xx") {
		t.Error(err)
	}
}

// 421 and FIN, while the client is idle and while a transfer is under way.
func TestFarewell(t *testing.T) {
	t.Run("idle", func(t *testing.T) {
		s := start(t, Options{})
		c := login(t, s)
		if err := s.Cut(1, Say("421 Service closing"), Disconnect()); err != nil {
			t.Fatal(err)
		}
		c.expect(421)
		if err := c.gone(); err != nil {
			t.Error(err)
		}
	})
	t.Run("in a transfer", func(t *testing.T) {
		s := start(t, Options{})
		hold := s.Inject(Fault{On: AtData(), Do: []Action{HoldData()}})
		c := login(t, s)
		c.epsv()
		c.send("STOR a")
		d := c.open()
		c.expect(150)
		waitFor(t, s, func() bool { return hold.Fired() == 1 })
		if err := s.Cut(1, Say("421 Service closing"), Disconnect()); err != nil {
			t.Fatal(err)
		}
		c.expect(421)
		if err := c.gone(); err != nil {
			t.Error(err)
		}
		if _, err := io.ReadAll(d); err != nil && !isReset(err) {
			t.Errorf("the data connection: %v", err)
		}
	})
}
