package ftpserver

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"strconv"
	"strings"
	"syscall"
)

// channels is how many sessions of one module may want a data connection at once
// (§3.2: <connect_id> 0-5).
const channels = 6

// Check says whether a server with these options can be had on this machine: the
// control port is free, and so are enough passive ports for six channels at
// once. It listens on all of them for a moment. The error is one line that says
// what to do.
func Check(ctx context.Context, o Options) error {
	if o.Listen == "" {
		o.Listen = "127.0.0.1:0"
	}
	var lc net.ListenConfig
	control, err := lc.Listen(ctx, "tcp", o.Listen)
	if err != nil {
		return cannotListen(o.Listen, err)
	}
	defer control.Close()
	first, last := o.PassiveFirst, o.PassiveLast
	if first == 0 && last == 0 {
		return nil
	}
	if first < 1 || last < first || last > 65535 {
		return fmt.Errorf("ftpserver: passive ports %d-%d: want the first and the last of a range within 1-65535 (server.passive_ports)", first, last)
	}
	var taken []string
	for port := first; port <= last; port++ {
		l, err := listenBeside(control, port)
		if err != nil {
			taken = append(taken, strconv.Itoa(port))
			continue
		}
		l.Close()
	}
	if free := last - first + 1 - len(taken); free < channels {
		var busy string
		if n := len(taken); n > 0 {
			busy = ", in use: " + strings.Join(taken[:min(n, 8)], " ")
			if n > 8 {
				busy += " …"
			}
		}
		return fmt.Errorf("ftpserver: passive ports %d-%d: %d of them free, six channels at once need %d%s: widen or move server.passive_ports",
			first, last, free, channels, busy)
	}
	return nil
}

// listen opens the control port.
func (o Options) listen(ctx context.Context) (net.Listener, error) {
	var lc net.ListenConfig
	if host, port, err := net.SplitHostPort(o.Listen); err == nil && port == "0" && o.Free != [2]int{} {
		for range freeTries {
			if l, err := lc.Listen(ctx, "tcp", net.JoinHostPort(host, strconv.Itoa(o.Gate.freePort(o.Free)))); err == nil {
				return l, nil
			}
		}
	}
	return lc.Listen(ctx, "tcp", o.Listen)
}

// freeTries is how many ports of Options.Free are tried before the system is asked.
const freeTries = 20

// spare gives ftpserverlib the port of the passive listener that it insists on, and
// that WrapPassiveListener replaces.
type spare struct {
	gate *Gate
	free [2]int
}

func (p spare) FetchNext() (exposed, listened int, ok bool) {
	return 0, p.gate.freePort(p.free), true
}

func (p spare) NumberAttempts() int { return freeTries }

// listenPassive listens for a data connection, on the address of the control port.
func (s *Server) listenPassive() (*net.TCPListener, error) {
	s.ports.Lock()
	defer s.ports.Unlock()
	first, last := s.o.PassiveFirst, s.o.PassiveLast
	if first == 0 {
		for n := 0; n < freeTries && s.o.Free != [2]int{}; n++ {
			if l, err := listenBeside(s.listener, s.o.Gate.freePort(s.o.Free)); err == nil {
				return l, nil
			}
		}
		return listenBeside(s.listener, 0)
	}
	tried := map[int]bool{}
	for len(tried) < last-first+1 {
		port := s.o.Gate.passivePort(first, last)
		if tried[port] {
			continue
		}
		tried[port] = true
		if l, err := listenBeside(s.listener, port); err == nil {
			return l, nil
		}
	}
	return nil, fmt.Errorf("none of the passive ports %d-%d is free", first, last)
}

// listenBeside listens on another port of the address that control listens on.
func listenBeside(control net.Listener, port int) (*net.TCPListener, error) {
	addr := *control.Addr().(*net.TCPAddr)
	addr.Port = port
	network := "tcp"
	if addr.IP.To4() != nil {
		network = "tcp4"
	}
	return net.ListenTCP(network, &addr)
}

// cannotListen says why there is no control port, and what to do.
func cannotListen(listen string, err error) error {
	_, port, _ := net.SplitHostPort(listen)
	remedy := "want host:port with a port of this machine (--ftp-listen or server.listen)"
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		remedy = "another program has the port: end it (ss -ltnp sport = :" + port + " names it), or choose another with --ftp-listen or server.listen"
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		remedy = "that is no address of this machine: listen on 0.0.0.0:" + port + ", and name the address that the module uses with --ftp-host or server.host"
	case errors.Is(err, fs.ErrPermission):
		remedy = "ports below 1024 need a privilege: choose another and forward it (server.port), or setcap cap_net_bind_service=+ep on the program"
	}
	return fmt.Errorf("ftpserver: listen on %s: %w: %s", listen, err, remedy)
}
