package defect

import (
	"bytes"
	"context"
	"sync"
	"time"

	"mftpspec/harness/emulator"
)

// prompted: data after the prompt (§3.11, §3.12).
func prompted() []row {
	return []row{
		{"prompt-missing", "No prompt appears, and the data are taken all the same.", "R3.11-28", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), withholds(uploadPrompt)},
		{"ok-before-prompt", "OK comes before the prompt, and again after the data.", "R3.11-31", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), output(func(e *env, u unit, next func(unit)) {
			if uploadPrompt(u) {
				next(unit{Kind: emulator.Final, Command: u.Command, Channel: -1, Head: "\r\n", Text: "OK", Tail: "\r\n"})
			}
			next(u)
		})},
		{"length-takes-one-more", "One byte more than the length is taken before the data end.", "R3.11-28", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), mode(func(d *emulator.DataMode) {
			if d.Length > 0 {
				d.Length++
				d.Max++
			}
		})},
		{"length-takes-one-less", "One byte less than the length is taken, and the last one is a command.", "R3.12-28", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), mode(func(d *emulator.DataMode) {
			if d.Length > 1 {
				d.Length--
			}
		})},
		{"ctrl-z-ends-length", "Where the length decides ctrl+z ends the data too.", "R3.11-28", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), mode(func(d *emulator.DataMode) {
			if d.Length > 0 {
				d.Terminators = []byte{0x1A}
			}
		})},
		{"escape-cancels-length", "Where the length decides <x1B> abandons the data.", "R3.12-49", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), mode(func(d *emulator.DataMode) {
			if d.Length > 0 {
				d.Cancel = []byte{0x1B}
			}
		})},
		{"return-ends-ctrl-z", "Where ctrl+z decides <CR> ends the data too.", "R3.11-29", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), mode(func(d *emulator.DataMode) {
			if d.Length == 0 && !d.Transparent {
				d.Terminators = []byte{0x1A, '\r'}
			}
		})},
		{"nul-ends-ctrl-z", "Where ctrl+z decides NUL ends the data too.", "R3.12-29", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), mode(func(d *emulator.DataMode) {
			if d.Length == 0 && !d.Transparent {
				d.Terminators = []byte{0x1A, 0}
			}
		})},
		{"ctrl-z-is-stored", "The ctrl+z that ends the data is part of the file.", "R3.11-30", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), ctrlZStored},
		{"ctrl-z-up-to-1024", "Where ctrl+z decides no more than 1024 bytes are kept.", "R3.12-49", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), ctrlZCut},
		{"upload-without-final", "After the data the result comes without OK.", "R3.12-31", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), promptedWithoutOK},
		{"upload-without-result", "After the data OK comes, and no result.", "R3.11-31", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), withholds(func(u unit) bool { return succeeded("+MFTPAPPE")(u) })},
		{"prompt-lost-after-failure", "After an upload that failed no prompt appears until one has succeeded.", "R3.12-28", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), promptLost},
		{"unconnected-upload-prompts", "An upload on a channel without connection prompts for data, and is reported as done.", "R3.11-11", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), unconnectedPrompts},
	}
}

func uploadPrompt(u unit) bool { return u.Kind == emulator.Prompt && isUpload(u.Command) }

// mode alters how the data of uploads are taken.
func mode(f func(d *emulator.DataMode)) func() hooks {
	return stateless(hooks{DataMode: func(e *env, d *emulator.DataMode) {
		if isUpload(d.Command) {
			f(d)
		}
	}})
}

// byCtrlZ alters the data that ctrl+z ended.
func byCtrlZ(f func([]byte) []byte) hooks {
	ended := false
	return hooks{
		DataMode: func(e *env, d *emulator.DataMode) { ended = !d.Transparent && d.Length == 0 },
		Command: func(e *env, r *request, next func(*request)) {
			ended = false
			next(r)
		},
		Data: func(e *env, command string, channel int, b []byte) []byte {
			if ended {
				return f(b)
			}
			return b
		},
	}
}

func ctrlZStored() hooks {
	return byCtrlZ(func(b []byte) []byte { return append(bytes.Clone(b), 0x1A) })
}

func ctrlZCut() hooks { return byCtrlZ(func(b []byte) []byte { return b[:min(1024, len(b))] }) }

func promptedWithoutOK() hooks {
	prompted := false
	h := acknowledging("+MFTPSTOR", func(e *env, u unit, next func(unit)) {
		if !prompted {
			next(u)
		}
	})
	note := h.Command
	h.Command = func(e *env, r *request, next func(*request)) {
		prompted = len(r.Args) == 3 || len(r.Args) == 4
		note(e, r, next)
	}
	return h
}

func promptLost() hooks {
	lost := false
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		if result("+MFTPAPPE", "+MFTPSTOR")(u) {
			lost = failed()(u)
		}
		if !lost || !uploadPrompt(u) {
			next(u)
		}
	}}
}

// unconnectedPrompts wants the reading in which the data are taken first (D27).
func unconnectedPrompts() hooks {
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		if failed("+MFTPAPPE", "+MFTPSTOR")(u) && e.State(u.Channel) == 0 {
			u.Fields = append([]string{u.Fields[0], "0"}, u.Fields[2:]...)
		}
		next(u)
	}}
}

// transparent: CONNECT, data, +++ (§3.11, §3.12).
func transparent() []row {
	return []row{
		{"connect-with-speed", "CONNECT is followed by the speed of the line.", "R3.11-25", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), alters(kind(emulator.Connect), func(u *unit) { u.Text = "CONNECT 115200" })},
		{"connect-then-ok", "CONNECT is followed by OK.", "R3.12-25", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), output(func(e *env, u unit, next func(unit)) {
			next(u)
			if u.Kind == emulator.Connect {
				next(unit{Kind: emulator.Final, Command: u.Command, Channel: -1, Head: "\r\n", Text: "OK", Tail: "\r\n"})
			}
		})},
		{"connect-missing", "Transparent mode begins without CONNECT.", "R3.11-24", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), withholds(kind(emulator.Connect))},
		{"transparent-refusal-silent", "A transparent upload that the server refuses is not answered at all.", "R3.11-27", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"),
			withholds(func(u unit) bool { return u.Code == 812 || u.Code == 813 })},
		{"stor-broken-transparent-is-success", "A transparent upload of AT+MFTPSTOR that breaks is reported as done.", "R3.12-27", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"),
			field(func(u unit) bool { return failed("+MFTPSTOR")(u) && u.Fields[1] == "17" }, 1, constant("0"))},
		{"pluses-stored", "The +++ that ends transparent mode is part of the file.", "R3.11-26", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), plusesStored},
		{"pluses-ignored", "+++ never ends transparent mode.", "R3.12-26", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), mode(func(d *emulator.DataMode) {
			if d.Transparent {
				d.Guard = time.Hour
			}
		})},
		{"pluses-without-ok", "+++ ends transparent mode without OK.", "R3.11-26", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), transparentOK(func(u unit, next func(unit)) {})},
		{"transparent-ends-at-nul", "In transparent mode what follows a NUL in a piece is lost.", "R3.11-49", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), streamed(until(0))},
		{"transparent-loses-after-2048", "In transparent mode the buffer overruns: of a piece 2048 bytes are kept.", "R3.11-49", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), streamedTotal(2048)},
		{"transparent-drops-tail", "What is left in the buffer when +++ comes is dropped.", "R3.12-49", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), dropsTail},
		{"transparent-swallows-next-line", "The first command after transparent mode is lost.", "R3.11-26", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), transparentSwallows},
		{"transparent-replaces", "In transparent mode AT+MFTPAPPE replaces the file.", "R3.11-53", reach("3.11", "4.1"), transparentStor(false)},
		{"transparent-appends", "In transparent mode AT+MFTPSTOR adds to the file.", "R3.12-53", reach("3.12", "4.1"), transparentStor(true)},
	}
}

// streamed alters the pieces of transparent data.
func streamed(f func([]byte) []byte) func() hooks {
	return func() hooks {
		on := false
		return hooks{
			DataMode: func(e *env, d *emulator.DataMode) { on = d.Transparent },
			Command: func(e *env, r *request, next func(*request)) {
				on = false
				next(r)
			},
			Data: func(e *env, command string, channel int, b []byte) []byte {
				if on {
					return f(b)
				}
				return b
			},
		}
	}
}

func streamedTotal(most int) func() hooks {
	return func() hooks {
		left := most
		h := streamed(func(b []byte) []byte {
			b = b[:min(left, len(b))]
			left -= len(b)
			return b
		})()
		note := h.DataMode
		h.DataMode = func(e *env, d *emulator.DataMode) {
			left = most
			note(e, d)
		}
		return h
	}
}

// inTransparent tells transparent uploads from others by the number of parameters.
func inTransparent(r *request) bool {
	return isUpload(r.Name) && r.Form == emulator.Set && len(r.Args) == 2
}

// transparentOK alters the OK that answers +++.
func transparentOK(say func(u unit, next func(unit))) func() hooks {
	return func() hooks {
		on := false
		return hooks{
			Command: func(e *env, r *request, next func(*request)) {
				on = inTransparent(r)
				next(r)
			},
			Output: func(e *env, u unit, next func(unit)) {
				if on && okay(u) {
					on = false
					say(u, next)
					return
				}
				next(u)
			},
		}
	}
}

func plusesStored() hooks {
	return transparentSession(func(u *upload) {
		u.close = func() error {
			_, _ = u.Upload.Write([]byte("+++"))
			return u.Upload.Close()
		}
	})
}

// dropsTail loses the last bytes of a transparent upload.
func dropsTail() hooks {
	return transparentSession(func(u *upload) {
		var held []byte
		u.write = func(b []byte) (int, error) {
			all := append(held, b...)
			keep := max(0, len(all)-3)
			held = bytes.Clone(all[keep:])
			if _, err := u.Upload.Write(all[:keep]); err != nil {
				return 0, err
			}
			return len(b), nil
		}
	})
}

// transparentSession alters the uploads of transparent mode alone.
func transparentSession(change func(u *upload)) hooks {
	var mu sync.Mutex
	on := false
	h := uploads(func(s *session, path string, u *upload) {
		mu.Lock()
		defer mu.Unlock()
		if on {
			change(u)
		}
	})()
	h.Command = func(e *env, r *request, next func(*request)) {
		mu.Lock()
		on = inTransparent(r) && e.Settings(channelOf(r)) != nil && e.Settings(channelOf(r)).LocalFS == 0
		mu.Unlock()
		next(r)
	}
	return h
}

func transparentStor(appending bool) func() hooks {
	return func() hooks {
		var mu sync.Mutex
		on := false
		h := storing(func(ctx context.Context, s *session, path string, app bool) (emulator.Upload, error) {
			mu.Lock()
			if on {
				app = appending
			}
			mu.Unlock()
			return s.Client.Stor(ctx, path, app)
		})()
		h.Command = func(e *env, r *request, next func(*request)) {
			mu.Lock()
			on = inTransparent(r)
			mu.Unlock()
			next(r)
		}
		return h
	}
}

func transparentSwallows() hooks {
	on, lost := false, false
	return hooks{
		Command: func(e *env, r *request, next func(*request)) {
			on = inTransparent(r)
			next(r)
		},
		Output: func(e *env, u unit, next func(unit)) {
			lost = lost || on && okay(u)
			next(u)
		},
		Input: func(e *env, b []byte, next func([]byte)) {
			if lost && isLine(b) && !bytes.Equal(b, []byte("AT\r")) {
				lost = false
				return
			}
			next(b)
		},
	}
}

// packets: files in several packets (eof 0 and 1).
func packets() []row {
	return []row{
		{"eof-0-ends-file", "Every packet is a file of its own: the last one replaces the others.", "R3.12-35", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), eof(func(s string) string { return "1" })},
		{"eof-1-leaves-file-open", "After the last packet the file stays open at the server until AT+MFTPDISC.", "R3.12-34", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), eof(func(s string) string { return "0" })},
		{"appe-second-packet-replaces", "Every later packet of AT+MFTPAPPE replaces what was sent before.", "R3.11-35", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), packetsLost},
		{"packet-order-reversed", "The packets of a file are stored in reverse order.", "R3.12-35", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), packetsReversed},
		{"packets-by-ctrl-z-dropped", "A packet that ctrl+z ended is dropped where others follow.", "R3.11-35", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), byCtrlZDropped},
	}
}

func eof(f func(string) string) func() hooks {
	return sets("", func(e *env, r *request, next func(*request)) {
		if s := e.Settings(channelOf(r)); isUpload(r.Name) && s != nil && s.LocalFS == 0 && len(r.Args) > 2 && !r.Args[2].Quoted && (r.Args[2].Text == "0" || r.Args[2].Text == "1") {
			r.Args[2].Text = f(r.Args[2].Text)
		}
		next(r)
	})
}

// buffered gathers what is written and stores what change makes of the packets.
func buffered(change func(packets [][]byte) [][]byte) func() hooks {
	return uploads(func(s *session, path string, u *upload) {
		var all [][]byte
		u.write = func(b []byte) (int, error) {
			all = append(all, bytes.Clone(b))
			return len(b), nil
		}
		u.close = func() error {
			for _, b := range change(all) {
				if _, err := u.Upload.Write(b); err != nil {
					return err
				}
			}
			return u.Upload.Close()
		}
	})
}

func packetsLost() hooks {
	return buffered(func(p [][]byte) [][]byte { return p[max(0, len(p)-1):] })()
}

func packetsReversed() hooks {
	return buffered(func(p [][]byte) [][]byte {
		out := make([][]byte, 0, len(p))
		for i := range p {
			out = append(out, p[len(p)-1-i])
		}
		return out
	})()
}

func byCtrlZDropped() hooks {
	open := false
	h := byCtrlZ(func(b []byte) []byte {
		if open {
			return nil
		}
		return b
	})
	note := h.Command
	h.Command = func(e *env, r *request, next func(*request)) {
		open = len(r.Args) == 3 && r.Args[2].Text == "0"
		note(e, r, next)
	}
	return h
}
