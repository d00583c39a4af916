package bench

import (
	"cmp"
	"context"
	"net"
	"strings"

	"mftpspec/harness/emulator"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/harness/port"
	"mftpspec/harness/trace"
)

// Emulated says whether a port is the emulator within this program.
func Emulated(target string) bool { return strings.HasPrefix(target, "emu:") }

// OnPort makes the one bench of a module on a serial line.
func OnPort(ixit ixit.IXIT) iut.BenchMaker {
	return func(ctx context.Context, _ int) (iut.Bench, error) {
		b := &bench{name: cmp.Or(ixit.Name, ixit.Port), log: trace.New(), server: ixit.Server, reset: ixit.Reset, restart: resetHook(ixit.ResetHook, ixit.ResetLimit),
			open: func(ctx context.Context) (port.Port, error) {
				return port.Open(ctx, ixit.Port, port.Options{Baud: ixit.Baud})
			}}
		if err := b.checkServer(ctx); err != nil {
			return nil, err
		}
		if err := b.connect(ctx); err != nil {
			return nil, err
		}
		return b.greet(ctx, ixit)
	}
}

// OnBenches makes the benches that the laboratory declares, real and emulated.
func OnBenches(ixit ixit.IXIT, config emulator.Config, hooks ...func() emulator.Hooks) iut.BenchMaker {
	var makers []iut.BenchMaker
	for n := range ixit.Size() {
		own := Laboratory(ixit.At(n))
		if Emulated(own.Port) {
			makers = append(makers, OnEmulator(own, config, hooks...))
		} else {
			makers = append(makers, OnPort(own))
		}
	}
	return func(ctx context.Context, n int) (iut.Bench, error) { return makers[n](ctx, n) }
}

// Unreachable says why a module on a real port may not reach the FTP server;
// empty if nothing is suspicious. It is a warning: a stand-in on a terminal of
// this machine reaches the loopback very well.
func Unreachable(ixit ixit.IXIT) string {
	if ixit.Size() > 1 || len(ixit.Benches) > 0 {
		for n := range ixit.Size() {
			if why := Unreachable(ixit.At(n)); why != "" {
				return why
			}
		}
		return ""
	}
	host := ixit.Server.Host
	if host == "" {
		host, _, _ = net.SplitHostPort(ixit.Server.Listen)
	}
	if Emulated(ixit.Port) {
		return ""
	}
	ip := net.ParseIP(host)
	switch {
	case host == "localhost" || ip != nil && ip.IsLoopback():
		return "the module on " + ixit.Port + " is told the FTP server's address " + host +
			", which is this machine's own: a module on a mobile network cannot reach it (--ftp-listen, --ftp-host)"
	case host == "" || ip != nil && ip.IsUnspecified():
		return "the FTP server listens on every address, but the module on " + ixit.Port + " must be told one: name it with --ftp-host"
	}
	return ""
}
