package defect

import (
	"bytes"
	"context"
	"strings"
	"sync"

	"mftpspec/harness/emulator"
)

// The forms in which the contents of a file pass (§3.10 to §3.12).
const (
	toLine        = "to-line"     // AT+MFTPRETR with local_fs 0
	toFile        = "to-file"     // and 1
	inlined       = "inline"      // <data> on the command line
	counted       = "counted"     // <length> bytes after the prompt
	untilCtrlZ    = "ctrl-z"      // up to ctrl+z after the prompt
	transparently = "transparent" // after CONNECT
	fromFile      = "from-file"   // with local_fs 1
)

// uploadForms are those of AT+MFTPAPPE and AT+MFTPSTOR.
func uploadForms() []string {
	return []string{inlined, counted, untilCtrlZ, transparently, fromFile}
}

// inWords says the form in a title.
func inWords(form string) string {
	return map[string]string{
		toLine: "to the serial line", toFile: "to a local file", inlined: "on the command line", counted: "after the prompt, to its length",
		untilCtrlZ: "after the prompt, up to ctrl+z", transparently: "in transparent mode", fromFile: "from a local file",
	}[form]
}

// transfer is a file on its way: by which command (retr, appe, stor), in which form,
// on which channel.
type transfer struct {
	command, form string
	channel       int
}

// which picks transfers.
type whichTransfer func(t transfer) bool

func in(command, form string) whichTransfer {
	return func(t transfer) bool { return t.command == command && (form == "" || t.form == form) }
}

// on narrows a choice to one channel.
func (w whichTransfer) on(channel int) whichTransfer {
	return func(t transfer) bool { return w(t) && t.channel == channel }
}

// account knows the transfer that was asked for last. The loop notes, workers ask.
type account struct {
	mu   sync.Mutex
	last transfer
}

func (a *account) latest() transfer {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.last
}

// note is a hook.
func (a *account) note(e *env, r *request, next func(*request)) {
	if t := transferOf(e, r); t.form != "" {
		a.mu.Lock()
		a.last = t
		a.mu.Unlock()
	}
	next(r)
}

// transferOf is what a request asks for; without a form it is none.
func transferOf(e *env, r *request) transfer {
	t := transfer{command: strings.ToLower(strings.TrimPrefix(r.Name, "+MFTP")), channel: channelOf(r)}
	s := e.Settings(t.channel)
	switch {
	case r.Form != emulator.Set || s == nil || !isUpload(r.Name) && r.Name != "+MFTPRETR":
	case r.Name == "+MFTPRETR" && s.LocalFS == 1:
		t.form = toFile
	case r.Name == "+MFTPRETR":
		t.form = toLine
	case s.LocalFS == 1:
		t.form = fromFile
	default:
		t.form = map[int]string{2: transparently, 3: untilCtrlZ, 4: counted, 5: inlined}[len(r.Args)]
	}
	return t
}

// flow alters the bytes of a file on its way: each piece, and what is held back at
// the end (nil: nothing is).
type flow struct {
	next func([]byte) []byte
	end  func() []byte
}

// passing alters the contents of the transfers picked. The lengths that the module
// reports are those of what it was given.
func passing(when whichTransfer, make func() flow) func() hooks {
	return func() hooks {
		var a account
		h := sessions(func(s *session) {
			s.retr = func(ctx context.Context, path string, offset, length int64, w writer) (int64, error) {
				if !when(a.latest()) {
					return s.Client.Retr(ctx, path, offset, length, w)
				}
				f := make()
				n, err := s.Client.Retr(ctx, path, offset, length, filter{w, f.next})
				if f.end != nil && err == nil {
					if rest := f.end(); len(rest) > 0 {
						_, err = w.Write(rest)
					}
				}
				return n, err
			}
			s.stor = func(ctx context.Context, path string, appending bool) (emulator.Upload, error) {
				inner, err := s.Client.Stor(ctx, path, appending)
				if err != nil || !when(a.latest()) {
					return inner, err
				}
				f, u := make(), &upload{Upload: inner}
				u.write = func(b []byte) (int, error) {
					if altered := f.next(bytes.Clone(b)); len(altered) > 0 {
						if _, err := inner.Write(altered); err != nil {
							return 0, err
						}
					}
					return len(b), nil
				}
				u.close = func() error {
					if f.end != nil {
						if rest := f.end(); len(rest) > 0 {
							if _, err := inner.Write(rest); err != nil {
								return err
							}
						}
					}
					return inner.Close()
				}
				return u, nil
			}
		})()
		h.Command = a.note
		return h
	}
}

// pieces alters each piece by itself.
func pieces(f func([]byte) []byte) func() flow {
	return func() flow { return flow{next: f} }
}

// upTo lets the first n bytes pass.
func upTo(n int) func() flow {
	return func() flow { return flow{next: limited(n)()} }
}

// tail holds the last n bytes back and alters them when the file is over; total
// counts all of it.
func tail(n int, alter func(total int, last []byte) []byte) func() flow {
	return func() flow {
		var held []byte
		total := 0
		return flow{
			next: func(b []byte) []byte {
				total += len(b)
				held = append(held, b...)
				k := max(0, len(held)-n)
				out := bytes.Clone(held[:k])
				held = bytes.Clone(held[k:])
				return out
			},
			end: func() []byte { return alter(total, held) },
		}
	}
}

// head holds the first n bytes back until they are there, and alters them.
func head(n int, alter func(first []byte) []byte) func() flow {
	return func() flow {
		var held []byte
		begun := false
		return flow{
			next: func(b []byte) []byte {
				if begun {
					return b
				}
				held = append(held, b...)
				if len(held) < n {
					return nil
				}
				begun = true
				return append(alter(bytes.Clone(held[:n])), held[n:]...)
			},
			end: func() []byte {
				if begun {
					return nil
				}
				return held
			},
		}
	}
}

// lastLost loses the last byte of files of exactly n bytes.
func lastLost(n int) func() flow {
	return tail(1, func(total int, last []byte) []byte {
		if total == n {
			return nil
		}
		return last
	})
}

// nothing lets no byte pass.
func nothing() flow { return flow{next: func([]byte) []byte { return nil }} }
