package defect

import (
	"context"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"mftpspec/harness/emulator"
)

// interplayLines: the command line, forms and errors (§2, §5).
func interplayLines() []place {
	return []place{
		{"third-error-in-row-bare", "The third error in a row is ERROR alone although AT+CMEE is 1.", "R2.2-03", "", thirdErrorBare},
		{"test-form-sticks", "A set command right behind the test form of the same command is answered as that.", "R2.1-14", "", testFormSticks},
		{"set-refused-behind-read-form", "The next set command after a read form is refused with 50, whatever its parameters are.", "R2.1-18", "", refusedBehindRead},
		{"small-at-after-ten-capitals", "Once ten lines have begun with AT, lines that begin with at are answered with ERROR.", "R2.1-02", "", smallAfterCapitals},
		{"notice-lost-over-half-line", "A connection that ends while a command line is half typed is not notified.", "R3.14-01", "", noticeLostOverHalfLine},
		{"parameter-error-after-801-is-801", "The first error 50 after an error 801 is reported as 801 too.", "R5-01", "", parameterErrorIs801},
		{"first-failure-code-for-all", "Every failure of a channel has the result code of its first one.", "R5-26", "", firstFailureCode},
	}
}

func thirdErrorBare() hooks {
	n := 0
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		switch {
		case okay(u):
			n = 0
		case refusal(u):
			if n++; n%3 == 0 && coded(u) && e.CMEE() == 1 {
				u.Text = "ERROR"
			}
		}
		next(u)
	}}
}

func testFormSticks() hooks {
	var last emulator.Form
	name := ""
	return hooks{Command: func(e *env, r *request, next func(*request)) {
		sticks := last == emulator.Test && name == r.Name && mftp(name) && r.Form == emulator.Set
		last, name = r.Form, r.Name
		if sticks {
			r.Form = emulator.Test
		}
		next(r)
	}}
}

func refusedBehindRead() hooks {
	read := false
	return hooks{Command: func(e *env, r *request, next func(*request)) {
		switch {
		case mftp(r.Name) && r.Form == emulator.Read:
			read = true
		case mftp(r.Name) && r.Form == emulator.Set && read:
			read = false
			r.Refuse(50)
			return
		}
		next(r)
	}}
}

// typist knows from the input whether a command line is begun, and whether data are taken instead.
type typist struct {
	line []byte // begun, and not ended
	data bool
}

// each passes the input on in pieces that end with a line.
func (t *typist) each(b []byte, ended func(line string), next func([]byte)) {
	for len(b) > 0 {
		n := slices.Index(b, '\r') + 1
		if t.data || n == 0 {
			n = len(b)
		}
		piece := b[:n]
		b = b[n:]
		switch {
		case t.data:
			t.line = nil
		case piece[n-1] == '\r':
			line := string(t.line) + string(piece[:n-1])
			t.line = nil
			ended(strings.TrimLeft(line, "\n"))
		default:
			t.line = append(t.line, piece...)
		}
		next(piece)
	}
}

// says notes the end of a data mode.
func (t *typist) says(u unit) {
	if u.Kind == emulator.Final || u.Kind == emulator.Result {
		t.data = false
	}
}

// refusing answers a line with ERROR that wrong, which is told of each, finds to be so.
func (t *typist) refusing(wrong func(line string) bool) hooks {
	refused := false
	return hooks{
		Input: func(e *env, b []byte, next func([]byte)) {
			t.each(b, func(line string) { refused = wrong(line) }, next)
		},
		Command: func(e *env, r *request, next func(*request)) {
			if refused {
				r.Error()
				return
			}
			next(r)
		},
		DataMode: func(*env, *emulator.DataMode) { t.data = true },
		Output: func(e *env, u unit, next func(unit)) {
			t.says(u)
			next(u)
		},
	}
}

func smallAfterCapitals() hooks {
	capitals := 0
	return new(typist).refusing(func(line string) bool {
		if strings.HasPrefix(line, "AT") {
			capitals++
		}
		return strings.HasPrefix(line, "at") && capitals >= 10
	})
}

func noticeLostOverHalfLine() hooks {
	var t typist
	var mu sync.Mutex
	var clients [6]emulator.Client
	var alive, lost [6]bool
	standing := func(id int) bool {
		if clients[id] == nil {
			return false
		}
		select {
		case <-clients[id].Lost():
			return false
		default:
			return true
		}
	}
	h := ofChannel(func(id int, s *session) {
		mu.Lock()
		defer mu.Unlock()
		if inside(id) {
			clients[id] = s.Client
		}
	})()
	h.Input = func(e *env, b []byte, next func([]byte)) {
		mu.Lock()
		for id := range clients {
			now := standing(id)
			if len(t.line) > 0 && alive[id] && !now {
				lost[id] = true
			}
			alive[id] = now
		}
		mu.Unlock()
		t.each(b, func(string) {}, next)
	}
	h.DataMode = func(*env, *emulator.DataMode) { t.data = true }
	h.Output = func(e *env, u unit, next func(unit)) {
		t.says(u)
		if closed(u) && inside(u.Channel) && (lost[u.Channel] || len(t.line) > 0) {
			lost[u.Channel] = false
			return
		}
		next(u)
	}
	return h
}

func parameterErrorIs801() hooks {
	sticks := false
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		switch {
		case !refusal(u) || e.CMEE() != 1:
		case u.Code == 801:
			sticks = true
		case u.Code == 50 && sticks:
			u.Text, sticks = "+CME ERROR: 801", false
		}
		next(u)
	}}
}

func firstFailureCode() hooks {
	var first [6]string
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		if failed()(u) && inside(u.Channel) && u.Fields[1] != "14" && u.Fields[1] != "19" {
			if first[u.Channel] == "" {
				first[u.Channel] = u.Fields[1]
			}
			u.Fields = slices.Clone(u.Fields)
			u.Fields[1] = first[u.Channel]
		}
		next(u)
	}}
}

// interplaySettings: AT+MFTPCFG (§3.1).
func interplaySettings() []place {
	return []place{
		{"timeout-goes-to-channel-queried", `After a query of all settings the next "rsptimeout" that is set goes to the channel queried.`, "R3.1-63", "MFTPCFG", timeoutToQueried},
		{"settings-undone-after-download", "What AT+MFTPCFG sets during a download is set back when that has ended.", "R3.1-22", "MFTPCFG", settingsUndone},
		{"timeout-loses-16-beside-text", `While "data_type" is 1 a "rsptimeout" of 16 and more is kept as 16 less.`, "R3.1-22", "MFTPCFG", changing(func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) {
			if key == "rsptimeout" && now.DataType == 1 {
				now.Timeout &= 15
			}
		})},
		{"sixth-channel-set-resets-first", "When the sixth channel is set, the settings of the one that was set first are the defaults again.", "R3.1-63", "MFTPCFG", sixthSetResets},
		{"timeout-of-latest-connection", `Every connection waits by the "rsptimeout" of the one that was made last.`, "R3.1-42", "", timeoutOfLatest},
		{"active-beside-passive", `With "transmode" 0 a channel is passive when it is connected while a passive one is.`, "R3.1-37", "", activeBesidePassive},
	}
}

func timeoutToQueried() hooks {
	queried := ""
	return onSet("+MFTPCFG", func(e *env, r *request, next func(*request)) {
		switch {
		case len(r.Args) == 1 && inside(channelOf(r)):
			queried = r.Args[0].Text
		case len(r.Args) == 3 && r.Args[1].Text == "rsptimeout" && queried != "" && inside(channelOf(r)):
			r.Args[0].Text, queried = queried, ""
		}
		next(r)
	})
}

func settingsUndone() hooks {
	var kept []emulator.Settings
	busy := -1
	return hooks{Command: func(e *env, r *request, next func(*request)) {
		if kept != nil && e.State(busy) != 2 {
			for id, s := range kept {
				*e.Settings(id) = s
			}
			kept = nil
		}
		if id := channelOf(r); r.Name == "+MFTPRETR" && r.Form == emulator.Set && inside(id) && e.State(id) == 1 && kept == nil {
			busy = id
			for other := range 6 {
				kept = append(kept, *e.Settings(other))
			}
		}
		next(r)
	}}
}

func sixthSetResets() hooks {
	var order []int
	return hooks{Settings: func(e *env, id int, _ string, _ emulator.Settings, _ *emulator.Settings) {
		if !slices.Contains(order, id) {
			order = append(order, id)
		}
		if len(order) > 5 {
			*e.Settings(order[0]) = e.Profile().Defaults
			order = order[1:]
		}
	}}
}

func timeoutOfLatest() hooks {
	var mu sync.Mutex
	var latest time.Duration
	return dials(func(c *emulator.DialConfig) {
		mu.Lock()
		latest = c.Timeout
		mu.Unlock()
		c.Patience = func(string, time.Duration) time.Duration {
			mu.Lock()
			defer mu.Unlock()
			return latest
		}
	})()
}

func activeBesidePassive() hooks {
	var passive atomic.Int32
	return dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
		c.Active = c.Active && passive.Load() == 0
		client, err := next(ctx, c)
		if err != nil || c.Active {
			return client, err
		}
		return whileOpen(client, c, &passive), nil
	})()
}
