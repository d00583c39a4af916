package defect

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"

	"mftpspec/harness/emulator"
)

// localFS: which of the two syntaxes is in force, and where files go (§3.1, §3.10 to §3.12).
func localFS() []place {
	var all []place
	for _, name := range []string{"appe", "stor"} {
		command, full := "MFTP"+strings.ToUpper(name), "+MFTP"+strings.ToUpper(name)
		for _, form := range []string{inlined, counted, untilCtrlZ, transparently} {
			all = append(all, place{fmt.Sprintf("%s-%s-with-local-fs-1", name, form),
				fmt.Sprintf("With \"local_fs\" 1 AT+%s takes contents %s all the same.", command, inWords(form)), "R3.1-57", command,
				pretendsFS(full, func(r *request) bool { return formByArgs(r) == form }, 1, 0)})
		}
		all = append(all,
			place{name + "-local-file-with-local-fs-0", fmt.Sprintf("With \"local_fs\" 0 AT+%s sends a local file when its name stands in the third place.", command), "R3.1-56", command,
				pretendsFS(full, func(r *request) bool { return len(r.Args) == 3 && r.Args[2].Quoted }, 0, 1)},
			place{name + "-local-fs-of-channel-0", fmt.Sprintf("AT+%s goes by \"local_fs\" of channel 0 on every channel.", command), "R3.1-63", command, fsOfChannel0(full)})
	}
	return append(all,
		place{"retr-local-name-with-local-fs-0", "With \"local_fs\" 0 AT+MFTPRETR stores the file in the module when a local name is given.", "R3.10-26", "MFTPRETR",
			pretendsFS("+MFTPRETR", func(r *request) bool { return len(r.Args) > 2 && r.Args[2].Text != "" }, 0, 1)},
		place{"retr-local-fs-of-channel-0", "AT+MFTPRETR goes by \"local_fs\" of channel 0 on every channel.", "R3.1-63", "MFTPRETR", fsOfChannel0("+MFTPRETR")},
		place{"retr-local-fs-until-second-download", "The second download with \"local_fs\" 1 goes to the serial line.", "R3.1-57", "MFTPRETR", secondToLine},
		place{"retr-to-file-from-0", "To a local file the offset is ignored.", "R3.10-29", "MFTPRETR", rangeLost(toFile, true, false)},
		place{"retr-to-file-whole", "To a local file the length is ignored.", "R3.10-31", "MFTPRETR", rangeLost(toFile, false, true)},
		place{"retr-to-file-named-as-remote", "A download to a local file is stored under the name that it has at the server.", "R3.10-28", "MFTPRETR", sets("+MFTPRETR", func(e *env, r *request, next func(*request)) {
			if transferOf(e, r).form == toFile && len(r.Args) > 2 && r.Args[2].Quoted {
				r.Args[2].Text = r.Args[1].Text
			}
			next(r)
		})},
	)
}

// formByArgs is the form that the parameters of an upload look like.
func formByArgs(r *request) string {
	if len(r.Args) > 2 && r.Args[2].Quoted {
		return fromFile
	}
	return map[int]string{2: transparently, 3: untilCtrlZ, 4: counted, 5: inlined}[len(r.Args)]
}

// pretendsFS carries a command out as if "local_fs" were another.
func pretendsFS(name string, when func(r *request) bool, is, taken int) func() hooks {
	return sets(name, func(e *env, r *request, next func(*request)) {
		s := e.Settings(channelOf(r))
		if s == nil || s.LocalFS != is || !when(r) {
			next(r)
			return
		}
		s.LocalFS = taken
		next(r)
		s.LocalFS = is
	})
}

func fsOfChannel0(name string) func() hooks {
	return sets(name, func(e *env, r *request, next func(*request)) {
		s := e.Settings(channelOf(r))
		if s == nil {
			next(r)
			return
		}
		was := s.LocalFS
		s.LocalFS = e.Settings(0).LocalFS
		next(r)
		s.LocalFS = was
	})
}

func secondToLine() hooks {
	var done [6]int
	return onSet("+MFTPRETR", func(e *env, r *request, next func(*request)) {
		id := channelOf(r)
		if transferOf(e, r).form != toFile {
			if id >= 0 && id < 6 {
				done[id] = 0
			}
			next(r)
			return
		}
		s := e.Settings(id)
		if done[id]++; done[id] == 2 {
			s.LocalFS = 0
		}
		next(r)
		s.LocalFS = 1
	})
}

// rangeLost fetches without an offset or a length in one form.
func rangeLost(form string, loseOffset, loseLength bool) func() hooks {
	return func() hooks {
		var a account
		h := sessions(func(s *session) {
			s.retr = func(ctx context.Context, path string, offset, length int64, w writer) (int64, error) {
				if a.latest().form == form {
					if loseOffset {
						offset = 0
					}
					if loseLength {
						length = -1
					}
				}
				return s.Client.Retr(ctx, path, offset, length, w)
			}
		})()
		h.Command = a.note
		return h
	}
}

// dataTypes: "data_type" holds for each form of each transfer (§3.1).
func dataTypes() []place {
	var all []place
	add := func(name, form string) {
		command := "MFTP" + strings.ToUpper(name)
		all = append(all,
			place{fmt.Sprintf("%s-%s-always-binary", name, form), fmt.Sprintf("AT+%s transfers %s as binary data although \"data_type\" is 1.", command, inWords(form)), "R3.1-34", command, typedIn(name, form, false)},
			place{fmt.Sprintf("%s-%s-always-ascii", name, form), fmt.Sprintf("AT+%s transfers %s as text although \"data_type\" is 0.", command, inWords(form)), "R3.1-33", command, typedIn(name, form, true)})
	}
	add("retr", toLine)
	add("retr", toFile)
	for _, form := range uploadForms() {
		add("appe", form)
		add("stor", form)
	}
	for _, name := range []string{"retr", "appe", "stor"} {
		command := "MFTP" + strings.ToUpper(name)
		all = append(all, place{name + "-data-type-of-channel-0", fmt.Sprintf("AT+%s goes by \"data_type\" of channel 0 on every channel.", command), "R3.1-63", command, typeOfChannel0(name)})
	}
	return all
}

// typedIn forces a type upon one form of one command.
func typedIn(name, form string, ascii bool) func() hooks {
	return func() hooks {
		var a account
		h := sessions(func(s *session) {
			force := func(ctx context.Context) {
				if t := a.latest(); t.command == name && t.form == form {
					_ = s.Client.Type(ctx, ascii)
				}
			}
			forced(s, force)
		})()
		h.Command = a.note
		return h
	}
}

// forced lets force have the last word on the type of each transfer.
func forced(s *session, force func(context.Context)) {
	s.retr = func(ctx context.Context, path string, offset, length int64, w writer) (int64, error) {
		force(ctx)
		return s.Client.Retr(ctx, path, offset, length, w)
	}
	s.stor = func(ctx context.Context, path string, appending bool) (emulator.Upload, error) {
		force(ctx)
		return s.Client.Stor(ctx, path, appending)
	}
}

func typeOfChannel0(name string) func() hooks {
	return func() hooks {
		var a account
		var value atomic.Int64
		h := sessions(func(s *session) {
			forced(s, func(ctx context.Context) {
				if a.latest().command == name {
					_ = s.Client.Type(ctx, value.Load() == 1)
				}
			})
		})()
		h.Command = func(e *env, r *request, next func(*request)) {
			value.Store(int64(e.Settings(0).DataType))
			a.note(e, r, next)
		}
		return h
	}
}
