package bench

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"slices"
	"sync"
	"time"

	"mftpspec/harness/emulator"
	"mftpspec/harness/emulator/pty"
	"mftpspec/harness/ftpserver/ca"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/harness/port"
	"mftpspec/harness/trace"
)

// free are ports below those that the system gives to outgoing connections (on
// Linux), of which the emulated modules open hundreds a second.
var free = [2]int{10000, 31999}

// OnEmulator makes benches of one emulated module each. The emulator is reached
// through a terminal, as a real module is; emu://mem is a line in memory, for
// systems without terminals. The modules trust an authority of the run's own.
// Each module gets hooks of its own, since they may keep state.
func OnEmulator(ixit ixit.IXIT, config emulator.Config, hooks ...func() emulator.Hooks) iut.BenchMaker {
	return OnCable(ixit, config, nil, hooks...)
}

// OnCable is OnEmulator with a cable of a kind between the host and a line in
// memory (emu://mem); nil is a good one.
func OnCable(ixit ixit.IXIT, config emulator.Config, cable Cable, hooks ...func() emulator.Hooks) iut.BenchMaker {
	authority := sync.OnceValues(ca.New)
	return func(ctx context.Context, n int) (iut.Bench, error) {
		trusted, err := authority()
		if err != nil {
			return nil, fmt.Errorf("bench: make a certificate authority: %w", err)
		}
		config := config
		config.Roots = trusted.Pool()
		v := &virtual{config: config, hooks: hooks, cable: cable}
		if err := v.build(); err != nil {
			return nil, err
		}
		b := &bench{name: cmp.Or(ixit.Name, fmt.Sprintf("emu-%d", n+1)), log: trace.New(), server: ixit.Server, free: free, authority: trusted,
			stop: v.close, restart: v.build,
			open: func(ctx context.Context) (port.Port, error) {
				line, err := port.Open(ctx, ixit.Port, port.Options{Baud: ixit.Baud, Emulator: v.plug})
				if err != nil || config.LineRate == 0 {
					return line, err
				}
				return &paced{line, 10 * time.Second / time.Duration(config.LineRate)}, nil
			}}
		err = b.checkServer(ctx)
		if err == nil {
			err = b.connect(ctx)
		}
		if err != nil {
			return nil, errors.Join(err, v.close())
		}
		return b, nil
	}
}

// paced is a line whose bytes take the time that the module takes to let them
// in: the terminal between takes them all at once.
type paced struct {
	port.Port
	byteTime time.Duration
}

func (p *paced) ByteTime() time.Duration { return p.byteTime }

// Unsent does not know what the terminal holds for the module.
func (p *paced) Unsent() (int, bool) { return 0, false }

// Laboratory fills in what a laboratory with the emulator in it provides by
// itself, where the IXIT says nothing.
func Laboratory(ixit ixit.IXIT) ixit.IXIT {
	for _, b := range ixit.Benches {
		if !Emulated(b.Port) {
			return ixit
		}
	}
	if !Emulated(ixit.Port) {
		return ixit
	}
	if ixit.Model == "" {
		ixit.Model = "generic"
	}
	ixit.Fresh = true
	if ixit.Server.Name == "" && named("localhost", ixit.Server) {
		ixit.Server.Name = "localhost"
	}
	if ixit.Detach == "" && len(ixit.Preamble) == 0 && ixit.APN == "" {
		ixit.Preamble, ixit.Detach = []string{"AT+MIPCALL=1,1"}, "AT+MIPCALL=0,1"
	}
	return ixit
}

// named says whether a name of this machine leads to where the FTP servers are.
func named(name string, server ixit.ServerIXIT) bool {
	address := server.Host
	if address == "" {
		address, _, _ = net.SplitHostPort(server.Listen)
	}
	if address == name {
		return true
	}
	ip := net.ParseIP(address)
	if address == "" || ip.IsUnspecified() {
		ip = net.IPv4(127, 0, 0, 1) // what the server then says it is
	}
	found, err := net.LookupIP(name)
	return err == nil && slices.ContainsFunc(found, ip.Equal)
}

// Cable gives the host's end of a line in memory that has been plugged in so many
// times before. An error is a port that cannot be opened.
type Cable func(line io.ReadWriteCloser, plugs int) (io.ReadWriteCloser, error)

// virtual is an emulated module and the line it is served on.
type virtual struct {
	config emulator.Config
	hooks  []func() emulator.Hooks
	cable  Cable // nil: a good one

	mu     sync.Mutex
	module *emulator.Module
	plugs  int // how often it was connected to a line in memory
}

// build makes the module, in the place of the one there was.
func (v *virtual) build() error {
	if err := v.close(); err != nil {
		return err
	}
	config := v.config
	for _, h := range v.hooks {
		config.Hooks = append(slices.Clip(config.Hooks), h())
	}
	m, err := emulator.New(config)
	if err != nil {
		return err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.module = m
	return nil
}

func (v *virtual) close() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.module == nil {
		return nil
	}
	m := v.module
	v.module = nil
	return m.Close()
}

// plug connects the module to a new line: see port.Options.
func (v *virtual) plug(_ context.Context, u *url.URL) (path string, mem io.ReadWriteCloser, stop func() error, err error) {
	var far io.ReadWriteCloser
	switch u.Host {
	case "":
		p, err := pty.Open("")
		if err != nil {
			return "", nil, nil, err
		}
		path, far = p.Path(), p
	case "mem":
		mem, far = emulator.Pair(0)
		v.mu.Lock()
		plugs := v.plugs
		v.plugs++
		v.mu.Unlock()
		if v.cable == nil {
			break
		}
		if mem, err = v.cable(mem, plugs); err != nil {
			return "", nil, nil, errors.Join(err, far.Close())
		}
	default:
		return "", nil, nil, fmt.Errorf("emu://%s: write emu:// for a terminal or emu://mem for a line in memory", u.Host)
	}
	v.mu.Lock()
	m := v.module
	v.mu.Unlock()
	ctx, unplug := context.WithCancel(context.Background()) // ends with the line, not with whoever opened it
	served := make(chan error, 1)
	go func() { served <- m.Serve(ctx, far) }()
	return path, mem, func() error {
		unplug()
		return <-served
	}, nil
}
