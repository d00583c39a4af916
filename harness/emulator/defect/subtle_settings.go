package defect

import (
	"context"
	"slices"
	"sync"
	"time"

	"mftpspec/harness/emulator"
)

// subtleLines: the command line (§2).
func subtleLines() []place {
	return []place{
		{"line-of-256-not-answered", "A command line whose length is a multiple of 256 bytes is not answered.", "R2.2-09", "", lineOf256},
		{"line-typed-in-two-seconds", "A command line that takes more than two seconds from its first byte to its <CR> is answered with ERROR.", "R2.1-03", "", lineTypedSlowly},
	}
}

// lineOf256 counts the bytes of a line, without its <CR>, in eight bits.
func lineOf256() hooks {
	var t typist
	none, silent := false, false
	return hooks{
		Input: func(e *env, b []byte, next func([]byte)) {
			t.each(b, func(line string) { none = len(line) > 0 && len(line)%256 == 0 }, next)
		},
		Command: func(e *env, r *request, next func(*request)) {
			if none {
				none, silent = false, true
				r.Error()
				return
			}
			next(r)
		},
		DataMode: func(*env, *emulator.DataMode) { t.data = true },
		Output: func(e *env, u unit, next func(unit)) {
			t.says(u)
			if silent && u.Kind == emulator.Final {
				silent = false
				return
			}
			next(u)
		},
	}
}

func lineTypedSlowly() hooks {
	var t typist
	var begun time.Time
	h := t.refusing(func(string) bool {
		slow := time.Since(begun) > 2*time.Second
		begun = time.Now()
		return slow
	})
	input := h.Input
	h.Input = func(e *env, b []byte, next func([]byte)) {
		if len(t.line) == 0 {
			begun = time.Now()
		}
		input(e, b, next)
	}
	return h
}

// subtleSettings: AT+MFTPCFG, and "rsptimeout" in effect (§3.1).
func subtleSettings() []place {
	return []place{
		{"cid-loses-8-beside-index-of-4", `Beside an index of "ssl" of 4 and more a "cid" of 8 and more is kept as 8 less.`, "R3.1-25", "MFTPCFG", changing(func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) {
			if now.SSLID >= 4 {
				now.CID &= 7
			}
		})},
		{"ssl-index-5-is-next-mode", `Mode and index of "ssl" are kept as one number, with five indices to a mode: index 5 is index 0 of the next mode.`, "R3.1-23", "MFTPCFG", changing(func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) {
			if key == "ssl" && now.SSLID == 5 && now.SSLMode < 2 {
				now.SSLMode, now.SSLID = now.SSLMode+1, 0
			}
		})},
		{"query-all-loses-last-digit", `A query of all settings in which "rsptimeout" and "cid" have two digits each loses the last one.`, "R3.1-12", "MFTPCFG", queryAllFull},
		{"cwd-pause-counts-as-waiting", "The time for the reply to CWD begins with the command before: after a pause it is as much shorter.", "R3.1-42", "MFTPCWD", dials(pauseCounts)},
		{"timer-of-earlier-channel", "While a channel waits for a reply, that of another one is waited for no longer than that of the first.", "R3.1-42", "", timerOfEarlier},
		{"mkd-waits-add-up", `The times that the replies to MKD take add up on a connection: all of them together have "rsptimeout".`, "R3.1-42", "MFTPMKD", dialling(waitsAddUp)},
	}
}

// queryAllFull makes the answer in a buffer that fits the usual one.
func queryAllFull() hooks {
	all := false
	h := onSet("", func(e *env, r *request, next func(*request)) {
		all = r.Name == "+MFTPCFG" && len(r.Args) == 1
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		if all && shown("cid")(u) && len(u.Fields) == 3 && len(u.Fields[2]) == 2 && e.Settings(u.Channel).Timeout > 9 {
			u.Fields = slices.Clone(u.Fields)
			u.Fields[2] = u.Fields[2][:1]
		}
		next(u)
	}
	return h
}

func pauseCounts(c *emulator.DialConfig) {
	var mu sync.Mutex
	last := time.Now()
	c.Patience = func(verb string, usual time.Duration) time.Duration {
		mu.Lock()
		defer mu.Unlock()
		idle := time.Since(last)
		last = time.Now()
		if verb == "CWD" {
			return max(usual-idle, time.Second)
		}
		return usual
	}
}

// around does something in front of the operations that move no file, and what that returns behind them.
func around(s *session, begin func() (end func())) {
	s.pwd = func(ctx context.Context) (string, error) { defer begin()(); return s.Client.Pwd(ctx) }
	s.cwd = func(ctx context.Context, p string) error { defer begin()(); return s.Client.Cwd(ctx, p) }
	s.mkd = func(ctx context.Context, p string) error { defer begin()(); return s.Client.Mkd(ctx, p) }
	s.del = func(ctx context.Context, p string) error { defer begin()(); return s.Client.Delete(ctx, p) }
	s.rename = func(ctx context.Context, from, to string) error {
		defer begin()()
		return s.Client.Rename(ctx, from, to)
	}
}

func timerOfEarlier() hooks {
	var mu sync.Mutex
	ends := map[*session]time.Time{} // of the waits under way
	return dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
		s := &session{to: c}
		c.Patience = func(verb string, usual time.Duration) time.Duration {
			if !slices.Contains([]string{"PWD", "CWD", "MKD", "DELE", "RMD", "RNFR", "RNTO"}, verb) {
				return usual
			}
			mu.Lock()
			defer mu.Unlock()
			for other, end := range ends {
				if left := time.Until(end); other != s && left > 0 {
					usual = min(usual, left)
				}
			}
			ends[s] = time.Now().Add(usual)
			return usual
		}
		client, err := next(ctx, c)
		if err != nil {
			return nil, err
		}
		s.Client = client
		around(s, func() func() {
			return func() {
				mu.Lock()
				defer mu.Unlock()
				delete(ends, s)
			}
		})
		return s, nil
	})()
}

func waitsAddUp(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
	var mu sync.Mutex
	var spent time.Duration
	c.Patience = func(verb string, usual time.Duration) time.Duration {
		mu.Lock()
		defer mu.Unlock()
		if verb == "MKD" {
			return max(usual-spent, 100*time.Millisecond)
		}
		return usual
	}
	client, err := next(ctx, c)
	if err != nil {
		return nil, err
	}
	s := &session{Client: client, to: c}
	s.mkd = func(ctx context.Context, p string) error {
		begun := time.Now()
		err := client.Mkd(ctx, p)
		mu.Lock()
		defer mu.Unlock()
		spent += time.Since(begun)
		return err
	}
	return s, nil
}
