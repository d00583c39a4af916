package defect

import (
	"context"
	"sync"

	"mftpspec/harness/emulator"
)

// slipsOfTransparent: uploads in transparent mode (§3.11, §3.12).
func slipsOfTransparent() []row {
	return []row{
		{"transparent-plus-alone-lost", "In transparent mode one or two + that come in a piece of their own are lost.", "R3.11-49", reach("*"), func() hooks {
			on := false
			return hooks{
				DataMode: func(e *env, d *emulator.DataMode) { on = d.Transparent },
				Data: func(e *env, command string, id int, b []byte) []byte {
					if on && (string(b) == "+" || string(b) == "++") {
						return nil
					}
					return b
				},
			}
		}},
		{"transparent-byte-behind-4096-lost", "In transparent mode the byte behind each 4096 is lost.", "R3.11-49", reach("*"), passing(func(t transfer) bool { return t.form == transparently }, func() flow {
			n := 0
			return flow{next: func(b []byte) []byte {
				var out []byte
				for _, c := range b {
					if n++; n == 1 || n%4096 != 1 {
						out = append(out, c)
					}
				}
				return out
			}}
		})},
		{"empty-transparent-append-empties", "AT+MFTPAPPE in transparent mode that is left without data empties the file.", "R3.11-53", reach("*"), emptyAppend},
		{"transparent-after-refusal-loses-first", "In the transparent mode that follows one that was refused the first piece is lost.", "R3.12-49", reach("*"), func() hooks {
			asked, refused, due := false, false, false
			h := onSet("", func(e *env, r *request, next func(*request)) {
				asked = inTransparent(r)
				next(r)
			})
			h.DataMode = func(e *env, d *emulator.DataMode) {
				due = d.Transparent && refused
				refused = refused && !d.Transparent
			}
			h.Output = func(e *env, u unit, next func(unit)) {
				refused = refused || asked && refusal(u) && isUpload(u.Command)
				next(u)
			}
			h.Data = func(e *env, command string, id int, b []byte) []byte {
				if due {
					due = false
					return nil
				}
				return b
			}
			return h
		}},
		{"transparent-loses-after-other-loss", "When the server ends the connection of another channel, what follows in transparent mode is lost.", "R3.12-49", reach("*"), afterOtherLoss},
		{"empty-transparent-ok-twice", "The +++ that ends transparent mode without data is answered with OK twice.", "R3.12-26", reach("*"), func() hooks {
			empty := false
			return hooks{
				DataMode: func(e *env, d *emulator.DataMode) { empty = d.Transparent },
				Data: func(e *env, command string, id int, b []byte) []byte {
					empty = empty && len(b) == 0
					return b
				},
				Output: func(e *env, u unit, next func(unit)) {
					next(u)
					if empty && okay(u) {
						next(u)
					}
					empty = empty && u.Kind != emulator.Final
				},
			}
		}},
	}
}

func emptyAppend() hooks {
	var a account
	h := sessions(func(s *session) {
		s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
			inner, err := s.Client.Stor(ctx, p, appending)
			if err != nil || !appending || a.latest().form != transparently {
				return inner, err
			}
			n := 0
			return &upload{Upload: inner,
				write: func(b []byte) (int, error) {
					n += len(b)
					return inner.Write(b)
				},
				close: func() error {
					if err := inner.Close(); err != nil || n > 0 {
						return err
					}
					again, err := s.Client.Stor(ctx, p, false)
					if err != nil {
						return err
					}
					return again.Close()
				}}, nil
		}
	})()
	h.Command = a.note
	return h
}

func afterOtherLoss() hooks {
	var mu sync.Mutex
	var sessions [6]*session
	var beside []*session // the others that were there when the mode began
	h := ofChannel(func(id int, s *session) {
		mu.Lock()
		defer mu.Unlock()
		if inside(id) {
			sessions[id] = s
		}
	})()
	over := func(s *session) bool {
		select {
		case <-s.Lost():
			return true
		default:
			return false
		}
	}
	h.DataMode = func(e *env, d *emulator.DataMode) {
		mu.Lock()
		defer mu.Unlock()
		beside = nil
		for id, s := range sessions {
			if d.Transparent && s != nil && id != d.Channel && e.State(id) > 0 && !over(s) {
				beside = append(beside, s)
			}
		}
	}
	h.Data = func(e *env, command string, id int, b []byte) []byte {
		mu.Lock()
		defer mu.Unlock()
		for _, s := range beside {
			if over(s) {
				return nil
			}
		}
		return b
	}
	return h
}
