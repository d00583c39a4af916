package selftest

import (
	"context"
	"errors"
	"io"
	"sync"
	"time"

	"mftpspec/harness/bench"
	"mftpspec/harness/emulator"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
)

// LabFault is a laboratory in which something is broken that is not the module's
// firmware. Nothing it does may be held against the module.
type LabFault struct {
	ID, Title string
	IXIT      ixit.IXIT
	Benches   iut.BenchMaker
}

// LabFaults are laboratories with a sound module of the configuration in them.
func LabFaults(ixit ixit.IXIT, config emulator.Config) []LabFault {
	ixit.Port = "emu://mem"
	slow := config
	slow.LineRate = 9600 // bits per second
	elsewhere := ixit
	elsewhere.Server.Host = "127.0.0.77" // nothing listens there
	return []LabFault{
		{"dead-port", "nothing is at the other end of the line", ixit, bench.OnCable(ixit, config, deadCable)},
		{"port-vanishes", "the port goes away after every 4000 bytes, and can be opened again", ixit, bench.OnCable(ixit, config, looseCable(4000, 1<<30))},
		{"port-lost", "the port goes away after 12000 bytes, and for good", ixit, bench.OnCable(ixit, config, looseCable(12000, 1))},
		{"server-elsewhere", "the module is told an address where no FTP server is", elsewhere, bench.OnEmulator(elsewhere, config)},
		{"server-dies", "the FTP server ends with everything it has open as soon as somebody logs in", ixit, dyingServer(bench.OnEmulator(ixit, config))},
		{"network-mute", "no packet of the module reaches anybody", ixit, bench.OnEmulator(ixit, config, mute)},
		{"network-vanishes", "the network goes away with the 30th connection, and for good", ixit, bench.OnEmulator(ixit, config, outages(30, 24*time.Hour))},
		{"slow-line", "the line runs at 9600 bits per second", ixit, bench.OnEmulator(ixit, slow)},
		{"reboots", "the module loses its power at every 40th command", ixit, bench.OnEmulator(ixit, config, reboots(40))},
	}
}

// deadCable takes everything and gives nothing.
func deadCable(line io.ReadWriteCloser, _ int) (io.ReadWriteCloser, error) {
	if err := line.Close(); err != nil {
		return nil, err
	}
	host, far := emulator.Pair(0)
	go func() { _, _ = io.Copy(io.Discard, far) }() // ends when the host closes
	return host, nil
}

// looseCable gives n bytes and falls out of the socket; it can be plugged in so
// many times.
func looseCable(n int64, times int) bench.Cable {
	return func(line io.ReadWriteCloser, plugs int) (io.ReadWriteCloser, error) {
		if plugs >= times {
			return nil, errors.Join(errors.New("selftest: the port does not exist any more"), line.Close())
		}
		return &loose{ReadWriteCloser: line, left: n}, nil
	}
}

// loose is a line that ends by itself.
type loose struct {
	io.ReadWriteCloser
	left int64 // bytes; used by the reader only
}

func (l *loose) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, errors.Join(io.EOF, l.Close())
	}
	n, err := l.ReadWriteCloser.Read(p[:min(int64(len(p)), l.left)])
	l.left -= int64(n)
	return n, err
}

// reboots is a module whose supply breaks down at every n-th command: nothing
// is answered, and after the boot +MATREADY comes.
func reboots(n int) func() emulator.Hooks {
	return func() emulator.Hooks {
		commands := 0
		return emulator.Hooks{Command: func(e *emulator.Env, r *emulator.Request, next func(*emulator.Request)) {
			if commands++; commands%n == 0 {
				e.Reboot()
				return
			}
			next(r)
		}}
	}
}

// mute is a network that swallows everything: connections time out.
func mute() emulator.Hooks {
	return emulator.Hooks{Dial: func(emulator.Dialer) emulator.Dialer {
		return func(ctx context.Context, c emulator.DialConfig) (emulator.Client, error) {
			timeout := time.NewTimer(c.Timeout)
			defer timeout.Stop()
			select {
			case <-timeout.C:
				return nil, &emulator.Failure{Cause: emulator.CauseConnectTimeout, Err: errors.New("selftest: the network is mute")}
			case <-ctx.Done():
				return nil, ctx.Err()
			}
		}
	}}
}

// dyingServer makes benches whose FTP servers end at the first login.
func dyingServer(benches iut.BenchMaker) iut.BenchMaker {
	return func(ctx context.Context, n int) (iut.Bench, error) {
		b, err := benches(ctx, n)
		if err != nil {
			return nil, err
		}
		m := &failingServerBench{Bench: b}
		m.ctx, m.end = context.WithCancel(context.Background())
		return m, nil
	}
}

// failingServerBench is a bench whose FTP servers end at the first login.
type failingServerBench struct {
	iut.Bench
	ctx     context.Context // ends with the bench
	end     context.CancelFunc
	servers sync.WaitGroup
}

func (m *failingServerBench) NewServer(ctx context.Context, changes ...func(*ftpserver.Options)) (*ftpserver.Server, error) {
	s, err := m.Bench.NewServer(ctx, changes...)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	unhook := context.AfterFunc(m.ctx, cancel)
	m.servers.Go(func() {
		defer cancel()
		defer unhook()
		err := s.Wait(ctx, func(sessions []ftpserver.Session) bool {
			for _, one := range sessions {
				if one.LoggedIn {
					return true
				}
			}
			return false
		})
		if err == nil {
			_ = s.Close() // the case closes it once more, and hears if something is wrong
		}
	})
	return s, nil
}

// Close ends the watch over the servers: their cases are over by now.
func (m *failingServerBench) Close() error {
	m.end()
	m.servers.Wait()
	return m.Bench.Close()
}
