package defect

import (
	"context"
	"io"
	"strconv"
	"sync"

	"mftpspec/harness/emulator"
)

// dialogueStates: AT+MFTPSTATE and the notice (§3.13, §3.14).
func dialogueStates() []place {
	return []place{
		{"state-3-after-failed-packets", "After a file of several packets that the server has refused at its end the state is 3 until another command has a result.", "R3.13-22", "MFTPSTATE", state3AfterPackets},
		{"state-3-after-hangup-between-packets", "When the server has ended the connection between two packets the state is 3 still.", "R3.13-21", "MFTPSTATE", state3AfterHangup},
		{"state-1-before-greeting", "The state is 1 as soon as AT+MFTPCONN is acknowledged, although the server has not answered.", "R3.13-21", "MFTPSTATE", state1BeforeGreeting},
		{"refused-login-notified", "A login that the server refuses is notified as the end of a connection.", "R3.14-04", "MFTPURC", refusedLoginNotified},
		{"notice-of-first-on-host", "The notice names the lowest of the channels that are connected to the same host.", "R3.14-02", "MFTPURC", noticeOfFirst},
		{"silent-reconnection", "A connection that the server ends is made anew once, in the directory of the login, without a notice.", "R3.14-01", "MFTPURC", silentReconnection},
	}
}

// packetsOf notes, from each upload on the serial line, whether further packets follow.
func packetsOf(follows *[6]bool) hooks {
	return onSet("", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); isUpload(r.Name) && inside(id) {
			follows[id] = len(r.Args) > 2 && !r.Args[2].Quoted && r.Args[2].Text == "0"
		}
		next(r)
	})
}

func state3AfterPackets() hooks {
	var follows, open, stuck [6]bool
	h := packetsOf(&follows)
	h.Output = func(e *env, u unit, next func(unit)) {
		id := u.Channel
		switch {
		case result("+MFTPSTOR", "+MFTPAPPE")(u) && inside(id):
			stuck[id] = open[id] && failed()(u)
			open[id] = follows[id] && succeeded()(u)
		case result()(u) && inside(id), closed(u) && inside(id):
			stuck[id], open[id] = false, false
		case info("+MFTPSTATE")(u) && inside(id) && stuck[id] && len(u.Fields) == 2 && u.Fields[1] == "1":
			u.Fields = []string{u.Fields[0], "3"}
		}
		next(u)
	}
	return h
}

func state3AfterHangup() hooks {
	var follows, open, stuck [6]bool
	h := packetsOf(&follows)
	h.Output = func(e *env, u unit, next func(unit)) {
		id := u.Channel
		switch {
		case result("+MFTPSTOR", "+MFTPAPPE")(u) && inside(id):
			open[id] = follows[id] && succeeded()(u)
		case succeeded("+MFTPCONN")(u) && inside(id):
			stuck[id], open[id] = false, false
		case succeeded("+MFTPDISC")(u) && inside(id):
			open[id] = false
		case closed(u) && inside(id):
			stuck[id], open[id] = open[id], false
		case info("+MFTPSTATE")(u) && inside(id) && stuck[id] && len(u.Fields) == 2 && u.Fields[1] == "0":
			u.Fields = []string{u.Fields[0], "3"}
		}
		next(u)
	}
	return h
}

func state1BeforeGreeting() hooks {
	var begun [6]bool
	asked := -1
	h := onSet("", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); r.Name == "+MFTPCONN" && inside(id) && e.State(id) == 0 {
			asked = id
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		id := u.Channel
		switch {
		case okay(u):
			if asked >= 0 {
				begun[asked] = true
			}
			asked = -1
		case refusal(u):
			asked = -1
		case result("+MFTPCONN")(u) && inside(id):
			begun[id] = false
		case info("+MFTPSTATE")(u) && inside(id) && begun[id] && len(u.Fields) == 2 && u.Fields[1] == "0":
			u.Fields = []string{u.Fields[0], "1"}
		}
		next(u)
	}
	return h
}

func refusedLoginNotified() hooks {
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		next(u)
		if failed("+MFTPCONN")(u) && u.Fields[1] == "10" {
			next(e.Line(emulator.URC, u.Channel, "+MFTPURC", u.Fields[0], `"conn"`, "0"))
		}
	}}
}

func noticeOfFirst() hooks {
	var host [6]string
	var asked [6]bool
	h := onSet("", func(e *env, r *request, next func(*request)) {
		switch id := channelOf(r); {
		case r.Name == "+MFTPCONN" && inside(id) && e.State(id) == 0 && len(r.Args) > 1:
			host[id], asked[id] = r.Args[1].Text, false
		case r.Name == "+MFTPDISC" && inside(id):
			asked[id] = true
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		if closed(u) && inside(u.Channel) && !asked[u.Channel] && len(u.Fields) == 3 {
			for other := range u.Channel {
				if e.State(other) != 0 && host[other] == host[u.Channel] {
					u.Fields = append([]string{strconv.Itoa(other)}, u.Fields[1:]...)
					break
				}
			}
		}
		next(u)
	}
	return h
}

// renewed is a session that is made anew once when the server has ended it.
type renewed struct {
	mu   sync.Mutex
	now  emulator.Client
	over bool // by our own doing
	lost chan struct{}
}

func silentReconnection() hooks {
	return dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
		client, err := next(ctx, c)
		if err != nil {
			return nil, err
		}
		r := &renewed{now: client, lost: make(chan struct{})}
		go r.watch(func() (emulator.Client, error) { return next(ctx, c) })
		return r, nil
	})()
}

func (r *renewed) watch(again func() (emulator.Client, error)) {
	defer close(r.lost)
	first := r.client()
	<-first.Lost()
	if r.ends() {
		return
	}
	second, err := again()
	if err != nil {
		return
	}
	r.mu.Lock()
	over := r.over
	r.now = second
	r.mu.Unlock()
	if over {
		_ = second.Close()
	}
	_ = first.Close()
	<-second.Lost()
}

func (r *renewed) client() emulator.Client {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.now
}

func (r *renewed) ends() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.over
}

func (r *renewed) end() emulator.Client {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.over = true
	return r.now
}

func (r *renewed) Pwd(ctx context.Context) (string, error)       { return r.client().Pwd(ctx) }
func (r *renewed) Cwd(ctx context.Context, p string) error       { return r.client().Cwd(ctx, p) }
func (r *renewed) Mkd(ctx context.Context, p string) error       { return r.client().Mkd(ctx, p) }
func (r *renewed) Delete(ctx context.Context, p string) error    { return r.client().Delete(ctx, p) }
func (r *renewed) Type(ctx context.Context, ascii bool) error    { return r.client().Type(ctx, ascii) }
func (r *renewed) Rename(ctx context.Context, a, b string) error { return r.client().Rename(ctx, a, b) }
func (r *renewed) Quit(ctx context.Context) error                { return r.end().Quit(ctx) }
func (r *renewed) Close() error                                  { return r.end().Close() }
func (r *renewed) Lost() <-chan struct{}                         { return r.lost }

func (r *renewed) Size(ctx context.Context, p string) (int64, error) { return r.client().Size(ctx, p) }

func (r *renewed) List(ctx context.Context, p string) ([]emulator.Entry, error) {
	return r.client().List(ctx, p)
}

func (r *renewed) Retr(ctx context.Context, p string, offset, length int64, w io.Writer) (int64, error) {
	return r.client().Retr(ctx, p, offset, length, w)
}

func (r *renewed) Stor(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
	return r.client().Stor(ctx, p, appending)
}
