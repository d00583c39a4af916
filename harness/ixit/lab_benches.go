package ixit

import (
	"cmp"
	"fmt"
	"mftpspec/harness/strictyaml"
	"strings"
)

// checkBenches looks at several modules: what one bench has, no other may have.
func (i IXIT) checkBenches() *labFault {
	if len(i.Benches) == 0 {
		return nil
	}
	for _, own := range []struct {
		key  string
		said bool
	}{{"port", i.named}, {"name", i.Name != ""}, {"serial", i.Serial != ""}} {
		if own.said {
			return fault(own.key, "with benches: each bench has a %s of its own; write it there", own.key)
		}
	}
	ports, names, serials, listens := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	for n, b := range i.Benches {
		path := fmt.Sprintf("benches[%d]", n)
		if f := i.checkBench(path, b); f != nil {
			return f
		}
		own := i.At(n)
		_, listen, _ := strings.Cut(own.Server.Listen[strings.LastIndex(own.Server.Listen, ":"):], ":")
		for _, unique := range []struct {
			key, value string
			seen       map[string]int
		}{{"port", b.Port, ports}, {"name", own.Name, names}, {"serial", b.Serial, serials}, {"listen", listen, listens}} {
			other, taken := unique.seen[unique.value]
			if unique.key == "port" && strings.HasPrefix(b.Port, "emu:") || unique.value == "" || unique.value == "0" {
				continue // each emulator is another
			}
			if taken && unique.key == "listen" {
				return fault(path, "its FTP server listens on port %s like that of benches[%d]; give each bench its own listen: 0.0.0.0:%s, 0.0.0.0:%d …", listen, other, listen, number(listen)+100)
			}
			if taken && (unique.key != "name" || b.Name != "") {
				return fault(path+"."+unique.key, "%s is that of benches[%d] too; each module has its own", unique.value, other)
			}
			unique.seen[unique.value] = n
		}
		for m := range n {
			a, o := own.Server.PassivePorts, i.At(m).Server.PassivePorts
			if a[0] != 0 && o[0] != 0 && a[0] <= o[1] && o[0] <= a[1] {
				return fault(path, "its passive_ports [%d, %d] are those of benches[%d] too, or some of them; give each bench a range of its own", a[0], a[1], m)
			}
			if port := number(listen); port != 0 && o[0] <= port && port <= o[1] {
				return fault(path, "its FTP server listens on port %d, one of the passive_ports of benches[%d]; choose another", port, m)
			}
		}
	}
	return nil
}

func (i IXIT) checkBench(path string, b BenchIXIT) *labFault {
	if b.Port == "" {
		return fault(path+".port", "the port is missing; write port: /dev/ttyUSB2, or a name of /dev/serial/by-id, which survives unplugging")
	}
	if b.Baud != 0 && (b.Baud < 300 || b.Baud > 4_000_000) {
		return fault(path+".baud", "%d is no rate of a serial line; write 115200, for example", b.Baud)
	}
	if b.Serial != "" && !serialText.MatchString(b.Serial) {
		return fault(path+".serial", "%q is no serial number; write the digits that AT+CGSN answers", b.Serial)
	}
	if b.APN != "" && !apnName.MatchString(b.APN) {
		return fault(path+".apn", "%q is no APN; write its name alone, like cmiot", strictyaml.Clip(b.APN))
	}
	if f := checkHook(path+".reset_hook", b.ResetHook); f != nil {
		return f
	}
	port, f := checkListen(path+".listen", cmp.Or(b.Listen, i.Server.Listen))
	if f == nil {
		f = checkHost(path+".host", b.Host)
	}
	if f == nil {
		f = checkPassive(path+".passive_ports", cmp.Or(b.PassivePorts, i.Server.PassivePorts), port)
	}
	return f
}

func number(text string) (n int) {
	_, _ = fmt.Sscan(text, &n)
	return n
}
