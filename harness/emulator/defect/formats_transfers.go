package defect

import (
	"bytes"
	"context"
	"strconv"

	"mftpspec/harness/emulator"
)

// formatsDownloads: the bytes of downloads.
func formatsDownloads() []place {
	add := func(id, title, requirement string, h func() hooks) place {
		return place{id, title, requirement, "MFTPRETR", h}
	}
	return []place{
		add("retr-second-page-is-first", "In a local file the second 4096 bytes of a download are the first ones again.", "R3.10-41", stored(func(_, data []byte, _ int) []byte {
			if len(data) > 4096 {
				data = bytes.Clone(data)
				copy(data[4096:min(8192, len(data))], data[:4096])
			}
			return data
		})),
		add("retr-later-pieces-in-words", "From the second piece of a download on whole words of four bytes are copied: what is left over is NUL.", "R3.10-41", piecesInWords),
		add("retr-ends-at-empty-line", "A download to the serial line ends at the first empty line.", "R3.10-41", passing(in("retr", toLine), func() flow {
			return flow{next: endedAt("\r\n\r\n")()}
		})),
		add("retr-newline-counted-once", "In the received length of a line <CR><LF> counts as one byte.", "R3.10-38", alters(func(u unit) bool {
			return u.Kind == emulator.Payload && u.Command == "+MFTPRETR" && len(u.Fields) == 4
		}, func(u *unit) { u.Fields[3] = plus(-bytes.Count(u.Data, []byte("\r\n")))(u.Fields[3]) })),
	}
}

func piecesInWords() hooks {
	return laterPieces(func(u *unit) {
		u.Data = bytes.Clone(u.Data)
		clear(u.Data[len(u.Data)/4*4:])
	})
}

// formatsUploads: the bytes and packets of uploads.
func formatsUploads() []place {
	return []place{
		{"ascii-upload-ends-with-newline", `With "data_type" 1 an upload that does not end with a line end is given one.`, "R3.12-49", "MFTPSTOR", sessions(func(s *session) {
			text := textual(s)
			s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
				inner, err := s.Client.Stor(ctx, p, appending)
				if err != nil || !*text {
					return inner, err
				}
				last := byte('\n')
				u := &upload{Upload: inner}
				u.write = func(b []byte) (int, error) {
					if len(b) > 0 {
						last = b[len(b)-1]
					}
					return inner.Write(b)
				}
				u.close = func() error {
					if last != '\n' {
						if _, err := inner.Write([]byte("\r\n")); err != nil {
							return err
						}
					}
					return inner.Close()
				}
				return u, nil
			}
		})},
		{"transparent-ctrl-z-lost", "In transparent mode <x1A> is lost.", "R3.12-49", "any", streamed(without(0x1A))},
		{"shorter-packet-is-last", "A packet that is shorter than the one before is taken for the last of its file, whatever eof says.", "R3.12-35", "any", shorterIsLast},
		{"stor-border-byte-twice", "In data of AT+MFTPSTOR whose length was given the byte in front of each border of 1024 is stored twice, and as many at the end are lost.", "R3.12-49", "MFTPSTOR", passing(in("stor", counted), pieces(func(b []byte) []byte {
			out := make([]byte, len(b))
			for i := range b {
				out[i] = b[i-i/1024]
			}
			return out
		}))},
		{"appe-ctrl-z-backspace-deletes", "In data of AT+MFTPAPPE that ctrl+z ends <x08> deletes the byte before it.", "R3.11-49", "MFTPAPPE", passing(in("appe", untilCtrlZ), pieces(func(b []byte) []byte {
			var out []byte
			for _, c := range b {
				if c != 8 {
					out = append(out, c)
				} else if len(out) > 0 {
					out = out[:len(out)-1]
				}
			}
			return out
		}))},
		{"stor-ctrl-z-prompts-each-line", "In data of AT+MFTPSTOR that ctrl+z ends each <CR> is answered with another prompt, as for a message.", "R3.12-31", "MFTPSTOR", promptsEachLine},
	}
}

func shorterIsLast() hooks {
	type packet struct {
		name   string
		length int
	}
	before := map[int]packet{}
	return onSet("", func(_ *env, r *request, next func(*request)) {
		if id := channelOf(r); isUpload(r.Name) && len(r.Args) > 3 {
			n, err := strconv.Atoi(r.Args[3].Text)
			name := r.Name + r.Args[1].Text
			was, known := before[id]
			delete(before, id)
			switch {
			case err != nil || r.Args[2].Text != "0":
			case known && was.name == name && n < was.length:
				r.Args[2].Text = "1"
			default:
				before[id] = packet{name, n}
			}
		}
		next(r)
	})
}

func promptsEachLine() hooks {
	on, channel := false, -1
	return hooks{
		DataMode: func(_ *env, d *emulator.DataMode) {
			on, channel = d.Command == "+MFTPSTOR" && !d.Transparent && d.Length == 0, d.Channel
		},
		Command: func(_ *env, r *request, next func(*request)) {
			on = false
			next(r)
		},
		Input: func(e *env, b []byte, next func([]byte)) {
			for _, c := range b {
				switch {
				case !on:
				case c == 0x1A:
					on = false
				case c == '\r':
					e.Emit(unit{Kind: emulator.Prompt, Command: "+MFTPSTOR", Channel: channel, Head: "\r\n", Text: ">", Tail: " "})
				}
			}
			next(b)
		},
	}
}
