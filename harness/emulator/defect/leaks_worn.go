package defect

import (
	"context"
	"fmt"

	"mftpspec/harness/emulator"
)

// thirtieth: the operations of a connection that work so often and no more.
func thirtieth() []place {
	var all []place
	for _, a := range askers() {
		if a.name == "conn" {
			continue
		}
		all = append(all, place{a.name + "-29-times", fmt.Sprintf("The thirtieth AT+%s of a connection fails for want of memory.", a.command()), statement(a.name, "12"), a.command(), wornOut(a.name, 29)})
	}
	return append(all, place{"conn-29-times", "The thirtieth AT+MFTPCONN of a channel fails for want of memory.", "R3.2-12", "MFTPCONN", connWornOut(29)})
}

// wornOut lets an operation of a session work so many times.
func wornOut(name string, times int) func() hooks {
	return sessions(func(s *session) {
		done := 0
		over := func(op string) bool {
			if op != name {
				return false
			}
			done++
			return done > times
		}
		full := failure(emulator.CauseMemory)
		s.cwd = func(ctx context.Context, p string) error {
			if over("cwd") {
				return full
			}
			return s.Client.Cwd(ctx, p)
		}
		s.pwd = func(ctx context.Context) (string, error) {
			if over("pwd") {
				return "", full
			}
			return s.Client.Pwd(ctx)
		}
		s.mkd = func(ctx context.Context, p string) error {
			if over("mkd") {
				return full
			}
			return s.Client.Mkd(ctx, p)
		}
		s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
			if over("list") {
				return nil, full
			}
			return s.Client.List(ctx, p)
		}
		s.del = func(ctx context.Context, p string) error {
			if over("del") {
				return full
			}
			return s.Client.Delete(ctx, p)
		}
		s.rename = func(ctx context.Context, from, to string) error {
			if over("rn") {
				return full
			}
			return s.Client.Rename(ctx, from, to)
		}
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
			if over("retr") {
				return 0, full
			}
			return s.Client.Retr(ctx, p, offset, length, w)
		}
		s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
			if over(storOrAppe(appending)) {
				return nil, full
			}
			return s.Client.Stor(ctx, p, appending)
		}
	})
}

func connWornOut(times int) func() hooks {
	return func() hooks {
		var done [6]int
		return onSet("+MFTPCONN", func(e *env, r *request, next func(*request)) {
			if id := channelOf(r); id >= 0 && id < 6 && e.State(id) == 0 {
				if done[id]++; done[id]%(times+1) == 0 {
					pretends(e, r, "15")
					return
				}
			}
			next(r)
		})
	}
}
