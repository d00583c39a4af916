package port

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
)

// labgridClient is the program of labgrid that speaks to its coordinator, which the
// environment names (LG_COORDINATOR).
const labgridClient = "labgrid-client"

// labgridLimit is how long one call of it may take.
const labgridLimit = 30 * time.Second

// openLabgrid opens the serial port of a place of labgrid: labgrid://PLACE, or with
// ?name=NAME one of several. The place is acquired, the client says where its exporter
// offers the port today, and Close releases the place. A place that whoever runs this has
// acquired already stays acquired.
func openLabgrid(ctx context.Context, target string, u *url.URL, o Options) (Port, error) {
	place, name := u.Host, u.Query().Get("name")
	if place == "" || strings.HasPrefix(place, "-") || u.Path != "" {
		return nil, &OpenError{Target: target, Reason: "it does not name a place", Remedy: "write labgrid://PLACE, or labgrid://PLACE?name=NAME where it has several serial ports"}
	}
	_, refused := askLabgrid(ctx, target, place, "acquire")
	if errors.Is(refused, exec.ErrNotFound) {
		return nil, refused
	}
	release := func() error {
		if refused != nil {
			return nil
		}
		_, err := askLabgrid(context.WithoutCancel(ctx), target, place, "release")
		return err
	}
	said, err := askLabgrid(ctx, target, place, "env")
	if err != nil {
		return nil, errors.Join(cmp.Or(refused, err), release())
	}
	p, err := openExported(ctx, target, said, name, o)
	if err != nil {
		return nil, errors.Join(err, release())
	}
	return &placed{p, target, release}, nil
}

// placed is the port of a place.
type placed struct {
	Port
	target  string
	release func() error
}

func (p *placed) Name() string { return p.target }
func (p *placed) Close() error { return errors.Join(p.Port.Close(), p.release()) }

// askLabgrid runs one command of the client on a place.
func askLabgrid(ctx context.Context, target, place, command string) ([]byte, error) {
	limited, cancel := context.WithTimeout(ctx, labgridLimit)
	defer cancel()
	c := exec.CommandContext(limited, labgridClient, "-p", place, command)
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr, c.WaitDelay = &stdout, &stderr, time.Second
	err := c.Run()
	switch {
	case err == nil:
		return stdout.Bytes(), nil
	case errors.Is(err, exec.ErrNotFound):
		return nil, &OpenError{Target: target, Reason: "there is no " + labgridClient + " on this machine", Remedy: "install labgrid, and say in LG_COORDINATOR where its coordinator is", Err: err}
	case limited.Err() != nil:
		err = fmt.Errorf("no answer within %s", labgridLimit)
	}
	last := strings.TrimSpace(stderr.String())
	last = last[strings.LastIndex(last, "\n")+1:]
	return nil, &OpenError{Target: target, Reason: fmt.Sprintf("%s -p %s %s: %s", labgridClient, place, command, cmp.Or(last, err.Error())),
		Remedy: "is the place free, and LG_COORDINATOR that of its coordinator?", Err: err}
}

// exported is what the client says of a serial port that an exporter offers.
type exported struct {
	name, host, protocol string
	port, speed          int
	proxied              bool
}

// openExported opens the serial port that the environment of a place has.
func openExported(ctx context.Context, target string, environment []byte, name string, o Options) (Port, error) {
	list, err := serialPorts(environment)
	if err != nil {
		return nil, &OpenError{Target: target, Reason: labgridClient + " env: " + err.Error(), Err: err}
	}
	var names []string
	var chosen []exported
	for _, e := range list {
		names = append(names, cmp.Or(e.name, "NetworkSerialPort"))
		if name == "" || e.name == name {
			chosen = append(chosen, e)
		}
	}
	switch {
	case len(list) == 0:
		return nil, &OpenError{Target: target, Reason: "the place has no NetworkSerialPort", Remedy: "add a match for the exporter's serial port to the place"}
	case len(chosen) != 1:
		return nil, &OpenError{Target: target, Reason: "the place has the serial ports " + strings.Join(names, ", "), Remedy: "name one: " + strings.SplitN(target, "?", 2)[0] + "?name=NAME"}
	case chosen[0].proxied:
		return nil, &OpenError{Target: target, Reason: "the exporter is reached through a proxy alone", Remedy: "run this on the exporter's side of it"}
	}
	e := chosen[0]
	host := net.JoinHostPort(e.host, strconv.Itoa(e.port))
	if e.protocol == "raw" {
		o.Baud = cmp.Or(e.speed, o.Baud)
		return Open(ctx, "socket://"+host, o)
	}
	return Open(ctx, "rfc2217://"+host, o)
}

// serialPorts reads what `labgrid-client env` prints: the resources of one target.
func serialPorts(environment []byte) ([]exported, error) {
	const most = 1 << 20
	if len(environment) > most {
		return nil, fmt.Errorf("it prints %d bytes", len(environment))
	}
	var file struct {
		Targets map[string]struct {
			Resources []map[string]any `yaml:"resources"`
		} `yaml:"targets"`
	}
	if err := yaml.Unmarshal(environment, &file); err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n")
		return nil, fmt.Errorf("it prints no environment: %s", first)
	}
	var list []exported
	for _, t := range file.Targets {
		for _, resource := range t.Resources {
			args, ok := resource["NetworkSerialPort"].(map[string]any)
			if !ok {
				continue
			}
			e := exported{name: text(args["name"]), host: text(args["host"]), protocol: text(args["protocol"]), port: whole(args["port"]), speed: whole(args["speed"])}
			extra, _ := args["extra"].(map[string]any)
			e.proxied, _ = extra["proxy_required"].(bool)
			if e.host == "" || e.port <= 0 || e.port > 65535 {
				return nil, fmt.Errorf("a NetworkSerialPort has no host and port: is its exporter running?")
			}
			list = append(list, e)
		}
	}
	return list, nil
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

func whole(v any) int {
	switch n := v.(type) {
	case uint64:
		return int(min(n, 1<<30))
	case int64:
		return int(max(0, min(n, 1<<30)))
	}
	return 0
}
