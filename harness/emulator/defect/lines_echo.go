package defect

import (
	"bytes"
	"fmt"
	"strings"

	"mftpspec/harness/emulator"
)

// echoes: ATE holds for each command and after each form (§2.1).
func echoes() []place {
	var all []place
	for _, name := range []string{"conn", "list", "retr", "appe", "stor", "cfg"} {
		command := "MFTP" + strings.ToUpper(name)
		all = append(all,
			place{name + "-not-echoed", fmt.Sprintf("With ATE1 AT+%s is not echoed.", command), "R2.1-08", command, output(func(e *env, u unit, next func(unit)) {
				if u.Kind != emulator.Echo || !bytes.Contains(u.Data, []byte(command+"=")) {
					next(u)
				}
			})},
			place{name + "-echoed-twice", fmt.Sprintf("With ATE1 AT+%s is echoed twice.", command), "R2.1-08", command, output(func(e *env, u unit, next func(unit)) {
				next(u)
				if u.Kind == emulator.Echo && bytes.Contains(u.Data, []byte(command+"=")) {
					next(u)
				}
			})})
	}
	for _, form := range []string{inlined, counted, untilCtrlZ, transparently} {
		for i, name := range []string{"appe", "stor"} {
			command, full := "MFTP"+strings.ToUpper(name), "+MFTP"+strings.ToUpper(name)
			if i == 0 {
				all = append(all, place{fmt.Sprintf("%s-%s-echo-off-behind", name, form), fmt.Sprintf("With ATE1 the line behind an AT+%s with contents %s is not echoed.", command, inWords(form)), "R2.1-08", command, nextNotEchoed(full, form)})
				continue
			}
			all = append(all, place{fmt.Sprintf("%s-%s-echo-on-behind", name, form), fmt.Sprintf("Behind an AT+%s with contents %s the echo is on although ATE0 was set.", command, inWords(form)), "R2.1-08", command, nextEchoed(full, form)})
		}
	}
	return append(all,
		place{"counted-data-echoed-with-ate0", "With ATE0 data after the prompt are echoed, where their length is given.", "R2.1-08", "MFTPSTOR", dataEchoed(true)},
		place{"ctrl-z-data-echoed-with-ate0", "With ATE0 data after the prompt are echoed, where ctrl+z ends them.", "R2.1-08", "MFTPAPPE", dataEchoed(false)},
		place{"echo-without-return", "The echo of a line lacks its <CR>.", "R2.1-08", "", output(func(e *env, u unit, next func(unit)) {
			if u.Kind == emulator.Echo {
				u.Data = bytes.TrimSuffix(u.Data, []byte("\r"))
			}
			next(u)
		})},
		place{"echo-in-capitals", "The echo of a line is in capitals.", "R2.1-08", "", output(func(e *env, u unit, next func(unit)) {
			if u.Kind == emulator.Echo {
				u.Data = bytes.ToUpper(u.Data)
			}
			next(u)
		})},
		place{"echo-up-to-64", "The echo of a line ends after 64 bytes.", "R2.1-08", "", output(func(e *env, u unit, next func(unit)) {
			if u.Kind == emulator.Echo && len(u.Data) > 65 {
				u.Data = append(bytes.Clone(u.Data[:64]), '\r')
			}
			next(u)
		})},
	)
}

// nextNotEchoed loses the echo of the line behind an upload.
func nextNotEchoed(full, form string) func() hooks {
	return func() hooks {
		lost := false
		h := inForm(full, form, func() hooks {
			return hooks{Output: func(e *env, u unit, next func(unit)) {
				lost = lost || u.Kind == emulator.Final
				next(u)
			}}
		})()
		after := h.Output
		h.Output = func(e *env, u unit, next func(unit)) {
			if u.Kind == emulator.Echo && lost {
				lost = !bytes.HasSuffix(u.Data, []byte("\r"))
				return
			}
			after(e, u, next)
		}
		return h
	}
}

// nextEchoed echoes the line behind an upload, whatever ATE is.
func nextEchoed(full, form string) func() hooks {
	return func() hooks {
		echo, due := true, false
		h := inForm(full, form, func() hooks {
			return hooks{Output: func(e *env, u unit, next func(unit)) {
				due = due || u.Kind == emulator.Final
				next(u)
			}}
		})()
		note := h.Command
		h.Command = func(e *env, r *request, next func(*request)) {
			if r.Name == "E" {
				echo = r.Num == "1"
			}
			note(e, r, next)
		}
		h.Input = func(e *env, b []byte, next func([]byte)) {
			if due && !echo && isLine(b) {
				due = false
				e.Emit(unit{Kind: emulator.Echo, Channel: -1, Data: bytes.Clone(b)})
			}
			next(b)
		}
		return h
	}
}

func dataEchoed(byLength bool) func() hooks {
	return func() hooks {
		echo := true
		return hooks{
			Command: func(e *env, r *request, next func(*request)) {
				if r.Name == "E" {
					echo = r.Num == "1"
				}
				next(r)
			},
			DataMode: func(e *env, d *emulator.DataMode) {
				if isUpload(d.Command) && !d.Transparent && !echo && (d.Length > 0) == byLength {
					d.Echo = true
				}
			},
		}
	}
}
