// Package hostkit is a virtual module for those who write the program on the other side of the
// serial line: on a terminal or a TCP port, with an FTP server beside it, a log of the traffic,
// and events that happen to the module while it works. Cli calls it. It must never judge a
// command.
package hostkit

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"

	"mftpspec/harness/emulator"
	"mftpspec/harness/emulator/pty"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/ftpserver/ca"
	"mftpspec/harness/sockerr"
	"mftpspec/harness/trace"
)

// Kit is a virtual module with what belongs to it: its line, an FTP server, a control socket.
type Kit struct {
	Module emulator.Config
	Link   string // name of the terminal; empty: the system's own
	Listen string // host:port instead of a terminal; empty: a terminal

	Folder   string            // what the FTP server offers; empty: no server
	Server   ftpserver.Options // where it listens
	User     string            // who may log in there
	Password string

	Control string                                         // where events are taken: host:port after tcp://, or the path of a socket; empty: nowhere
	Fault   func(id string) (func() emulator.Hooks, error) // finds a defect for the event fault

	Hear func(Speech) // told everything that is said, in order, by one goroutine; nil: nobody
	Log  *slog.Logger
}

// Places are the addresses of a kit that runs.
type Places struct {
	Line    string // terminal, or tcp://host:port
	Server  string // host:port; empty: none
	Control string
}

// Run offers the kit until ctx ends. ready is called once a host can open the line.
func (k Kit) Run(ctx context.Context, ready func(Places)) (err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if k.Log == nil {
		k.Log = slog.New(slog.DiscardHandler)
	}
	log := trace.New()
	if k.Hear != nil {
		heard := make(chan struct{})
		go func() {
			defer close(heard)
			Listen(ctx, log, k.Hear)
		}()
		defer func() { cancel(); <-heard }()
	}
	places := Places{}
	if k.Folder != "" {
		server, authority, err := k.serve(ctx, log)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, server.Close()) }()
		k.Module.Roots = authority.Pool()
		places.Server = server.Addr()
	}
	m, err := emulator.New(k.Module)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, m.Close()) }()
	if k.Control != "" {
		l, err := listenAt(ctx, k.Control)
		if err != nil {
			return fmt.Errorf("hostkit: control socket %s: %w", k.Control, err)
		}
		places.Control = k.Control
		if l.Addr().Network() == "tcp" {
			places.Control = "tcp://" + l.Addr().String()
		}
		c := control{module: m, fault: k.Fault, log: log}
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			c.serve(ctx, l)
		}()
		defer func() { cancel(); <-ended }()
	}
	tap := func(line io.ReadWriteCloser) io.ReadWriteCloser { return &tapped{line, log} }
	if k.Listen != "" {
		return k.onTCP(ctx, m, tap, places, ready)
	}
	return k.onTerminal(ctx, m, tap, places, ready)
}

// serve starts the FTP server. The module trusts its certificate, so that FTPS works
// too (ssl 2).
func (k Kit) serve(ctx context.Context, log *trace.Log) (*ftpserver.Server, *ca.Authority, error) {
	authority, err := ca.New()
	if err != nil {
		return nil, nil, err
	}
	o := k.Server
	o.Log, o.Folder = log, k.Folder
	var hosts []string
	if o.Host != "" {
		hosts = []string{o.Host}
	}
	if o.TLS, err = authority.Config(ca.Good, hosts...); err != nil {
		return nil, nil, err
	}
	server, err := ftpserver.Start(ctx, o)
	if err != nil {
		return nil, nil, err
	}
	for _, a := range []ftpserver.Account{{User: k.User, Password: k.Password, Home: "/"}, {User: "anonymous", Anonymous: true, Home: "/"}} {
		if err := server.AddAccount(a); err != nil {
			return nil, nil, errors.Join(err, server.Close())
		}
	}
	return server, authority, nil
}

// onTerminal serves the module on a terminal. A host may close it and open it again.
func (k Kit) onTerminal(ctx context.Context, m *emulator.Module, tap func(io.ReadWriteCloser) io.ReadWriteCloser, places Places, ready func(Places)) error {
	for announced := false; ctx.Err() == nil; announced = true {
		p, err := pty.Open(k.Link)
		if err != nil {
			return err
		}
		if !announced {
			if places.Line = k.Link; k.Link == "" {
				places.Line = p.Path()
			}
			ready(places)
		}
		if err := m.Serve(ctx, tap(p)); err != nil { // closes p, which takes the link away
			k.Log.Warn("the terminal was lost and is opened again", "error", err)
		}
	}
	return nil
}

// onTCP serves the module to one client after the other: a serial line has one end.
func (k Kit) onTCP(ctx context.Context, m *emulator.Module, tap func(io.ReadWriteCloser) io.ReadWriteCloser, places Places, ready func(Places)) error {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", k.Listen)
	if err != nil {
		return fmt.Errorf("hostkit: %w", err)
	}
	defer context.AfterFunc(ctx, func() { _ = l.Close() })()
	defer l.Close()
	places.Line = "tcp://" + l.Addr().String()
	ready(places)
	served := make(chan struct{}, 1) // holds a token while a host is connected
	for {
		c, err := l.Accept()
		if ctx.Err() != nil {
			if err == nil {
				_ = c.Close()
			}
			served <- struct{}{} // waits for the host that is connected
			return nil
		}
		if err != nil {
			return fmt.Errorf("hostkit: %w", err)
		}
		select {
		case served <- struct{}{}:
		default:
			k.Log.Warn("another host is connected already", "refused", c.RemoteAddr().String())
			_ = c.Close()
			continue
		}
		go func() {
			defer func() { <-served }()
			if err := m.Serve(ctx, tap(c)); err != nil && !sockerr.Reset(err) {
				k.Log.Warn("the host was lost", "error", err)
			}
		}()
	}
}

// tapped is the module's end of a line; what goes over it is in the log.
type tapped struct {
	io.ReadWriteCloser
	log *trace.Log
}

func (t *tapped) Read(p []byte) (int, error) {
	n, err := t.ReadWriteCloser.Read(p)
	t.note(trace.FromHost, p[:n])
	return n, err
}

func (t *tapped) Write(p []byte) (int, error) {
	t.note(trace.FromModule, p) // before a host can answer it
	return t.ReadWriteCloser.Write(p)
}

func (t *tapped) note(from trace.Dir, b []byte) {
	if len(b) > 0 {
		t.log.Add(trace.Event{Lane: trace.Serial, Dir: from, Kind: "bytes", Bytes: append([]byte(nil), b...)})
	}
}
