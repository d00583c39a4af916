package defect

import (
	"strings"
	"testing"
	"time"
)

// script shows what a defect does: good is what a right module gives in it, and bad what the
// wrong one does.
type script struct {
	id, good, bad string
	play          func(d *desk) string
}

// playScripts plays each script to a right module and to the wrong one. Each row has a script;
// slow are those that take seconds.
func playScripts(t *testing.T, rows []row, scripts []script, slow func(id string) bool) {
	done := map[string]bool{}
	for _, tt := range scripts {
		done[tt.id] = true
		t.Run(tt.id, func(t *testing.T) {
			if testing.Short() && slow(tt.id) {
				t.Skip("takes seconds")
			}
			t.Parallel()
			d, ok := Lookup(tt.id)
			if !ok {
				t.Fatal("not in the catalogue")
			}
			right := tt.play(newDesk(t, nil))
			wrong := tt.play(newDesk(t, d.Hooks))
			if !strings.Contains(right, tt.good) || strings.Contains(right, tt.bad) {
				t.Errorf("a right module gives %q: expected %q, and not %q", right, tt.good, tt.bad)
			}
			if !strings.Contains(wrong, tt.bad) || strings.Contains(wrong, tt.good) {
				t.Errorf("the wrong module gives %q: expected %q, and not %q", wrong, tt.bad, tt.good)
			}
		})
	}
	for _, r := range rows {
		if !done[r.ID] {
			t.Errorf("%s has no script", r.ID)
		}
	}
}

// inTurn says commands, after a connection, and gives what came of the last one.
func inTurn(commands ...string) func(d *desk) string {
	return func(d *desk) string {
		got := d.conn(0)
		for _, c := range commands {
			got = d.at(c)
		}
		return got
	}
}

// typing says a line that asks for data, after a connection, and types them.
func typing(line string, data ...string) func(d *desk) string {
	return func(d *desk) string {
		d.conn(0)
		return d.with(line, data...)
	}
}

// prepared does something in front of a script.
func prepared(f func(d *desk), play func(d *desk) string) func(d *desk) string {
	return func(d *desk) string {
		f(d)
		return play(d)
	}
}

// holding puts a file into the server in front of a script.
func holding(name, data string, play func(d *desk) string) func(d *desk) string {
	return prepared(func(d *desk) { d.put("/home/u/"+name, data) }, play)
}

// keeping gives what a file of the server has at the end too.
func keeping(name string, play func(d *desk) string) func(d *desk) string {
	return func(d *desk) string {
		said := play(d)
		return "[" + d.file("/home/u/"+name) + "]" + said
	}
}

// pause waits, as long as the desk is there: false when it is not any more.
func (d *desk) pause(long time.Duration) bool {
	select {
	case <-time.After(long):
		return true
	case <-d.closed:
		return false
	}
}
