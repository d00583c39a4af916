package hostkit

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"os"
	"strings"
	"sync"
	"time"

	"mftpspec/harness/emulator"
	"mftpspec/harness/trace"
)

// Words are the events, each with what follows it and what it does.
func Words() [][3]string {
	return [][3]string{
		{"lose-network", "", "the module loses the network, and with it contexts and connections"},
		{"find-network", "", "the network is there again; the host activates its contexts"},
		{"reboot", "", "the module restarts, as after a loss of power"},
		{"slow", "TIME", "every command takes so much longer, e.g. 300ms; 0s ends it"},
		{"fault", "ID", "the module gets a firmware defect; see list defects"},
		{"heal", "", "the defects of fault are taken away"},
		{"say", "TEXT", "the module says a line by itself"},
	}
}

// listenAt opens the control socket: tcp://host:port, or a path. What a killed process
// left of a socket is replaced.
func listenAt(ctx context.Context, address string) (net.Listener, error) {
	network, place := split(address)
	if network == "unix" {
		if c, err := net.Dial(network, place); err == nil {
			_ = c.Close()
			return nil, fmt.Errorf("another program listens there: choose another path")
		}
		if info, err := os.Lstat(place); err == nil && info.Mode().Type() == os.ModeSocket {
			if err := os.Remove(place); err != nil {
				return nil, err
			}
		}
	}
	return (&net.ListenConfig{}).Listen(ctx, network, place)
}

func split(address string) (network, place string) {
	if place, ok := strings.CutPrefix(address, "tcp://"); ok {
		return "tcp", place
	}
	return "unix", address
}

// Tell sends one event to a control socket. What is wrong with the event is refused; an
// error is that nobody took it.
func Tell(ctx context.Context, address, event string) (refused string, err error) {
	network, place := split(address)
	c, err := (&net.Dialer{Timeout: 5 * time.Second}).DialContext(ctx, network, place)
	if err != nil {
		return "", err
	}
	defer c.Close()
	defer context.AfterFunc(ctx, func() { _ = c.Close() })()
	if _, err := fmt.Fprintln(c, event); err != nil {
		return "", err
	}
	reply, err := bufio.NewReader(c).ReadString('\n')
	if err != nil {
		return "", err
	}
	reply = strings.TrimSpace(reply)
	refused, isRefusal := strings.CutPrefix(reply, "error: ")
	if reply == "ok" {
		return "", nil
	}
	if !isRefusal {
		return "", fmt.Errorf("%.60q is no answer of mftpspec emulate --control", reply)
	}
	return refused, nil
}

// control takes events, a line each, and answers each with "ok" or "error: …".
type control struct {
	module *emulator.Module
	fault  func(id string) (func() emulator.Hooks, error)
	log    *trace.Log
}

// serve takes events until ctx ends, and closes l.
func (c control) serve(ctx context.Context, l net.Listener) {
	var clients sync.WaitGroup
	defer clients.Wait()
	defer context.AfterFunc(ctx, func() { _ = l.Close() })()
	for {
		conn, err := l.Accept()
		if err != nil {
			return // it was closed
		}
		clients.Go(func() {
			defer conn.Close()
			defer context.AfterFunc(ctx, func() { _ = conn.Close() })()
			lines := bufio.NewScanner(conn)
			for lines.Scan() {
				reply := "ok"
				if err := c.obey(lines.Text()); err != nil {
					reply = "error: " + err.Error()
				}
				if _, err := fmt.Fprintln(conn, reply); err != nil {
					return
				}
			}
		})
	}
}

// obey carries out one event.
func (c control) obey(line string) error {
	word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	rest = strings.TrimSpace(rest)
	var names []string
	needs, known := "", false
	for _, w := range Words() {
		names = append(names, strings.TrimSpace(w[0]+" "+w[1]))
		if w[0] == word {
			needs, known = w[1], true
		}
	}
	switch {
	case !known:
		return fmt.Errorf("%.40q is no event: there are %s", word, strings.Join(names, ", "))
	case needs != "" && rest == "":
		return fmt.Errorf("%s wants its %s behind it", word, needs)
	case needs == "" && rest != "":
		return fmt.Errorf("%s stands alone", word)
	}
	var do func(emulator.Events)
	switch word {
	case "lose-network":
		do = emulator.Events.LoseNetwork
	case "find-network":
		do = emulator.Events.FindNetwork
	case "reboot":
		do = emulator.Events.Reboot
	case "heal":
		do = emulator.Events.Heal
	case "say":
		do = func(e emulator.Events) { e.Say(rest) }
	case "slow":
		d, err := time.ParseDuration(rest)
		if err != nil || d < 0 || d > time.Hour {
			return fmt.Errorf("slow %.20q: write a time such as 300ms", rest)
		}
		do = func(e emulator.Events) { e.Slow(d) }
	case "fault":
		hooks, err := c.fault(rest)
		if err != nil {
			return err
		}
		do = func(e emulator.Events) { e.Fault(hooks()) }
	}
	c.log.Add(trace.Event{Lane: trace.Bench, Kind: "note", Text: strings.TrimSpace(word + " " + rest)})
	if !c.module.Do(do) {
		return fmt.Errorf("the module has ended")
	}
	return nil
}
