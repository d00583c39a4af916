package ixit

import (
	"fmt"
	"mftpspec/harness/strictyaml"
	"net"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// What the texts of a declaration look like; the schema has the same patterns.
var (
	atLine     = regexp.MustCompile(`^[Aa][Tt][^\r\n]*$`)
	secretVerb = regexp.MustCompile(`^([Aa][Tt])?[+^$#%*]?[A-Za-z0-9]+$`)
	fileVerb   = regexp.MustCompile(`^[Aa][Tt]\+[A-Za-z]+$`)
	apnName    = regexp.MustCompile(`^[0-9A-Za-z.-]{1,100}$`)
	serialText = regexp.MustCompile(`^[0-9A-Za-z]{1,32}$`)
	zoneText   = regexp.MustCompile(`^([+-])(0[0-9]|1[0-4]):([0-5][0-9])$`)
	hostText   = regexp.MustCompile(`^[0-9A-Za-z]([0-9A-Za-z.-]*[0-9A-Za-z])?$`)
)

// Check says which value no laboratory can mean, once the command line has had
// its say; nil if there is none.
func (i IXIT) Check() error {
	if f := i.check(); f != nil {
		return fmt.Errorf("%s: %s", f.path, f.what)
	}
	return nil
}

// labFault is a value that no laboratory can mean: what is wrong, and what to
// write instead.
type labFault struct{ path, what string }

// check finds the first value that no laboratory can mean; nil if there is none.
func (i IXIT) check() *labFault {
	for _, look := range []func() *labFault{i.checkLine, func() *labFault { return checkServer("server", i.Server) }, i.checkTiming, i.checkCommands, i.checkClock, i.checkBenches} {
		if f := look(); f != nil {
			return f
		}
	}
	return nil
}

func fault(path, format string, args ...any) *labFault {
	return &labFault{path, fmt.Sprintf(format, args...)}
}

func (i IXIT) checkLine() *labFault {
	switch {
	case i.Baud < 300 || i.Baud > 4_000_000:
		return fault("baud", "%d is no rate of a serial line; write 115200, for example", i.Baud)
	case i.Serial != "" && !serialText.MatchString(i.Serial):
		return fault("serial", "%q is no serial number; write the digits that AT+CGSN answers", i.Serial)
	case i.ResetLimit < time.Second || i.ResetLimit > 10*time.Minute:
		return fault("reset_limit", "%s is out of range; write a duration from 1s to 10m", i.ResetLimit)
	}
	return checkHook("reset_hook", i.ResetHook)
}

func checkHook(path string, hook []string) *labFault {
	if len(hook) > 0 && strings.TrimSpace(hook[0]) == "" {
		return fault(path+"[0]", "the first entry is the program, and it is empty; write [uhubctl, -l, 1-1, -a, cycle], for example")
	}
	return nil
}

// maxReplyDelay leaves the shortest <rsptimeout> (§3.1) of the suite, 2 s, to the module.
const maxReplyDelay = time.Second

func checkServer(path string, s ServerIXIT) *labFault {
	port, f := checkListen(path+".listen", s.Listen)
	if f == nil {
		f = checkHost(path+".host", s.Host)
	}
	if f == nil && s.Name != "" && (!hostText.MatchString(s.Name) || net.ParseIP(s.Name) != nil) {
		f = fault(path+".name", "%q is no name of a host; write ftp.example.com, or leave it empty", s.Name)
	}
	if f == nil {
		f = checkPassive(path+".passive_ports", s.PassivePorts, port)
	}
	if f == nil && (s.ReplyDelay < 0 || s.ReplyDelay > maxReplyDelay) {
		f = fault(path+".reply_delay", "%s is out of range; write a duration from 0s to %s", s.ReplyDelay, maxReplyDelay)
	}
	return f
}

func checkListen(path, listen string) (port int, f *labFault) {
	host, number, err := net.SplitHostPort(listen)
	if err != nil {
		if strings.Contains(listen, ":") && net.ParseIP(listen) != nil {
			listen = "[" + listen + "]"
		}
		return 0, fault(path, "%q has no port; write %s:2121, or %[2]s:0 for any free one", listen, listen)
	}
	if port, err = strconv.Atoi(number); err != nil || port < 0 || port > 65535 {
		return 0, fault(path, "%q is no port; write a number from 1 to 65535, or 0 for any free one", number)
	}
	if host != "" && net.ParseIP(host) == nil && !hostText.MatchString(host) {
		return 0, fault(path, "%q is no address of this machine; write 0.0.0.0:2121 for all of them", host)
	}
	return port, nil
}

func checkHost(path, host string) *labFault {
	switch h, _, err := net.SplitHostPort(host); {
	case host == "" || net.ParseIP(host) != nil || hostText.MatchString(host):
		return nil
	case err == nil && (net.ParseIP(h) != nil || hostText.MatchString(h)) && !strings.Contains(host, "/"):
		return fault(path, "%q has a port; write %s alone: the port is that of server.listen", host, h)
	}
	return fault(path, "%q is neither an address nor a name; write 203.0.113.7 or ftp.example.com, without ftp:// and without a port", host)
}

func checkPassive(path string, ports [2]int, control int) *labFault {
	first, last := ports[0], ports[1]
	switch {
	case first == 0 && last == 0:
	case first < 1 || last < 1 || first > 65535 || last > 65535:
		return fault(path, "[%d, %d] is no range of ports; write two from 1 to 65535, or [0, 0] for any", first, last)
	case first > last:
		return fault(path, "[%d, %d] is reversed; write [%d, %d]", first, last, last, first)
	case first <= control && control <= last:
		return fault(path, "[%d, %d] contains port %d, where the server listens; begin above it", first, last, control)
	}
	return nil
}

func (i IXIT) checkTiming() *labFault {
	for _, limit := range []struct {
		key          string
		value, least time.Duration
		why          string
	}{
		{"immediate", i.Timing.Immediate, 10 * time.Millisecond, ""},
		{"result_extra", i.Timing.ResultExtra, 10 * time.Millisecond, ""},
		{"tolerance", i.Timing.Tolerance, 10 * time.Millisecond, ""},
		{"quiet", i.Timing.Quiet, 10 * time.Millisecond, ""},
		{"guard", i.Timing.Guard, time.Second, ": +++ wants a second of silence on either side, and the default is 1.2s"},
		{"notice", i.Timing.Notice, 10 * time.Millisecond, ""},
	} {
		if limit.value < limit.least || limit.value > 10*time.Minute {
			return fault("timing."+limit.key, "%s is out of range; write a duration from %s to 10m%s", limit.value, limit.least, limit.why)
		}
	}
	return nil
}

func (i IXIT) checkCommands() *labFault {
	lines := map[string]string{"reset": i.Reset, "detach": i.Detach}
	order := []string{"reset", "detach"}
	for _, list := range []struct {
		key   string
		lines []string
	}{{"apn_lines", i.APNLines}, {"preamble", i.Preamble}} {
		for n, line := range list.lines {
			path := fmt.Sprintf("%s[%d]", list.key, n)
			lines[path], order = line, append(order, path)
			if line == "" {
				return fault(path, "this line is empty; write an AT line, or take it away")
			}
		}
	}
	for _, path := range order {
		if line := lines[path]; line != "" && !atLine.MatchString(line) {
			return fault(path, "%q is no AT line; write one that begins with AT and has no line end, like AT+MIPCALL=1,1", strictyaml.Clip(line))
		}
	}
	for _, f := range []struct{ path, verb string }{{"files.put", i.Files.Put}, {"files.get", i.Files.Get}, {"files.delete", i.Files.Delete}} {
		if f.verb != "" && !fileVerb.MatchString(f.verb) {
			return fault(f.path, "%q is no command; write its name alone, like AT+MFPUT, or leave it empty", strictyaml.Clip(f.verb))
		}
	}
	for n, name := range i.Secret {
		if !secretVerb.MatchString(name) {
			return fault(fmt.Sprintf("secret[%d]", n), "%q is no name of a command; write it without its arguments, like +XAUTH", strictyaml.Clip(name))
		}
	}
	return i.checkAPN()
}

func (i IXIT) checkAPN() *labFault {
	if i.APN != "" && !apnName.MatchString(i.APN) {
		return fault("apn", "%q is no APN; write its name alone, like cmiot", strictyaml.Clip(i.APN))
	}
	used := strings.Contains(strings.Join(append(append([]string{}, i.APNLines...), i.Preamble...), "\n"), apnPlace)
	if i.APN != "" && !used {
		return fault("apn", "no line of apn_lines or preamble has %s in it, so that the APN would not be used", apnPlace)
	}
	known := i.APN != ""
	for _, b := range i.Benches {
		known = known || b.APN != ""
	}
	for n, line := range i.Preamble {
		if !known && strings.Contains(line, apnPlace) {
			return fault(fmt.Sprintf("preamble[%d]", n), "%s stands for the APN, and there is none; write apn: cmiot, for example", apnPlace)
		}
	}
	return nil
}

// farthest is how far a zone may be from UTC.
const farthest = 14 * time.Hour

func (i IXIT) checkClock() *labFault {
	if i.TimeZone != "" {
		if _, ok := zoneOf(i.TimeZone); !ok {
			return fault("time_zone", "%q is no time zone; write +08:00, in quotes", strictyaml.Clip(i.TimeZone))
		}
	}
	for n, o := range i.Offsets {
		if d, err := time.ParseDuration(o); err != nil || d.Abs() > farthest {
			return fault(fmt.Sprintf("time_offsets[%d]", n), "%q is no offset between time zones; write 0s or 8h", strictyaml.Clip(o))
		}
	}
	return nil
}

// zoneOf reads +08:00.
func zoneOf(text string) (offset time.Duration, ok bool) {
	m := zoneText.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	hours, _ := strconv.Atoi(m[2])
	minutes, _ := strconv.Atoi(m[3])
	offset = time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute
	if m[1] == "-" {
		offset = -offset
	}
	return offset, offset.Abs() <= farthest
}
