package ixit

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestLabErrors(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"baud: 9600\nserver:\n  hots: x\n", `lab.yaml:3:3: server: unknown key "hots"; did you mean host? The keys of server are any_data_address, host,`},
		{"sevrer: {}\n", `lab.yaml:1:1: unknown key "sevrer"; did you mean server? The keys of a laboratory are apn, apn_lines,`},
		{"timing:\n  quiet: fast\n", `lab.yaml:2:10: timing.quiet: "fast" is no duration: write 300ms, 1.2s or 5s`},
		{"timing:\n  quiet: 5\n", `lab.yaml:2:10: timing.quiet: "5" is no duration`},
		{"timing:\n  guard: 900ms\n", `lab.yaml:2:10: timing.guard: 900ms is out of range; write a duration from 1s`},
		{"timing: 5s\n", `lab.yaml:1:9: timing: a group of keys must be here: guard, immediate,`},
		{"baud: abc\n", `lab.yaml:1:7: baud: "abc" is no whole number`},
		{"baud: \"9600\"\n", `lab.yaml:1:7: baud: "9600" is no whole number`},
		{"baud: 1e3\n", `lab.yaml:1:7: baud: "1e3" is no whole number`},
		{"baud: 0x2580\n", `lab.yaml:1:7: baud: 0x2580 is no whole number`},
		{"baud: 99999999999999999999\n", `lab.yaml:1:7: baud: `},
		{"baud: 0\n", "lab.yaml:1:7: baud: 0 is no rate"},
		{"baud: 9600\nbaud: 1200\n", `lab.yaml:2:1: `},
		{"port: true\n", `lab.yaml:1:7: port: true is no text; a text like that needs quotes`},
		{"port: [a]\n", `lab.yaml:1:7: port: a text must be here, not a list or a group`},
		{"server: [\n", `lab.yaml:1:`},
		{"a:\n\t- b\n", `lab.yaml:`},
		{"server: *nobody\n", `lab.yaml:1:9: server: there is no &nobody before this *nobody`},
		{"baud: 9600\n---\nbaud: 1200\n", `lab.yaml:3:`},
		{"- 1\n", `lab.yaml:1:1: a group of keys must be here`},
		{"nonsense\n", `lab.yaml:1:1: a group of keys must be here`},
		{"preamble: AT\n", `lab.yaml:1:11: preamble: a list must be here: write [a, b]`},
		{"preamble: [\"AT\\rAT\"]\n", `lab.yaml:1:12: preamble[0]: "AT\rAT" is no AT line`},
		{"preamble:\n  - AT+MIPCALL=1,1\n  - MIPCALL\n", `lab.yaml:3:5: preamble[1]: "MIPCALL" is no AT line; write one that begins with AT`},
		{"preamble: [~]\n", `lab.yaml:1:11: preamble: entry 1 is empty`},
		{"reset: MREBOOT\n", `lab.yaml:1:8: reset: "MREBOOT" is no AT line`},
		{"files: {put: AT+MFPUT=}\n", `lab.yaml:1:14: files.put: "AT+MFPUT=" is no command; write its name alone`},
		{"server: {listen: 127.0.0.1}\n", `lab.yaml:1:18: server.listen: "127.0.0.1" has no port; write 127.0.0.1:2121, or 127.0.0.1:0 for any free one`},
		{"server: {listen: \"::1\"}\n", `lab.yaml:1:18: server.listen: "[::1]" has no port; write [::1]:2121`},
		{"server: {listen: \"0.0.0.0:ftp\"}\n", `lab.yaml:1:18: server.listen: "ftp" is no port`},
		{"server: {listen: \"0.0.0.0:70000\"}\n", `lab.yaml:1:18: server.listen: "70000" is no port`},
		{"server: {host: \"203.0.113.7:21\"}\n", `lab.yaml:1:16: server.host: "203.0.113.7:21" has a port; write 203.0.113.7 alone`},
		{"server: {host: ftp://a}\n", `lab.yaml:1:16: server.host: "ftp://a" is neither an address nor a name`},
		{"server: {name: 10.0.0.1}\n", `lab.yaml:1:16: server.name: "10.0.0.1" is no name of a host`},
		{"server: {passive_ports: [9, 3]}\n", `lab.yaml:1:25: server.passive_ports: [9, 3] is reversed; write [3, 9]`},
		{"server: {passive_ports: [9]}\n", `lab.yaml:1:25: server.passive_ports: this list has 1 entries and must have 2`},
		{"server: {passive_ports: [1, 2, 3]}\n", `lab.yaml:1:25: server.passive_ports: this list has 3 entries and must have 2`},
		{"server: {passive_ports: [0, 9]}\n", `lab.yaml:1:25: server.passive_ports: [0, 9] is no range of ports`},
		{"server: {listen: \":2125\", passive_ports: [2120, 2130]}\n", `lab.yaml:1:42: server.passive_ports: [2120, 2130] contains port 2125`},
		{"time_offsets: [late]\n", `lab.yaml:1:16: time_offsets[0]: "late" is no offset`},
		{"time_zone: CST\n", `lab.yaml:1:12: time_zone: "CST" is no time zone; write +08:00`},
		{"time_zone: \"+14:30\"\n", `lab.yaml:1:12: time_zone: "+14:30" is no time zone`},
		{"time_zone: \"+08:00\"\ntime_offsets: [8h]\n", `lab.yaml:2:15: time_offsets: time_zone says the same; keep one of the two`},
		{"apn: \"a b\"\n", `lab.yaml:1:6: apn: "a b" is no APN`},
		{"apn: cmiot\napn_lines: []\n", `lab.yaml:1:6: apn: no line of apn_lines or preamble has {apn} in it`},
		{"preamble: ['AT+CGDCONT=1,\"IP\",\"{apn}\"']\n", `lab.yaml:1:12: preamble[0]: {apn} stands for the APN, and there is none`},
		{"serial: 86-1\n", `lab.yaml:1:9: serial: "86-1" is no serial number`},
		{"reset_hook: uhubctl -a cycle\n", `lab.yaml:1:13: reset_hook: a list must be here`},
		{"reset_hook: [\"\"]\n", `lab.yaml:1:14: reset_hook[0]: the first entry is the program, and it is empty`},
		{"reset_limit: 1h\n", `lab.yaml:1:14: reset_limit: 1h0m0s is out of range`},
		{"port: /dev/a\nbenches: [{port: /dev/b}]\n", `lab.yaml:1:7: port: with benches: each bench has a port of its own`},
		{"benches:\n  - baud: 9600\n", `lab.yaml:2:5: benches[0].port: the port is missing`},
		{"benches:\n  - port: /dev/a\n  - port: /dev/a\n", `lab.yaml:3:11: benches[1].port: /dev/a is that of benches[0] too`},
		{"benches:\n  - {port: /dev/a, name: x}\n  - {port: /dev/b, name: x}\n", `lab.yaml:3:26: benches[1].name: x is that of benches[0] too`},
		{"benches:\n  - {port: /dev/a, serial: 123}\n  - {port: /dev/b, serial: 123}\n", `lab.yaml:3:28: benches[1].serial: 123 is that of benches[0] too`},
		{"server: {listen: \":2121\"}\nbenches:\n  - {port: /dev/a}\n  - {port: /dev/b}\n", `lab.yaml:4:5: benches[1]: its FTP server listens on port 2121 like that of benches[0]; give each bench its own listen`},
		{"benches:\n  - {port: /dev/a, passive_ports: [1000, 1010]}\n  - {port: /dev/b, passive_ports: [1010, 1020]}\n", `benches[1]: its passive_ports [1010, 1020] are those of benches[0] too`},
		{"benches:\n  - {port: /dev/a, passive_ports: [1000, 1010]}\n  - {port: /dev/b, listen: \":1005\"}\n", `benches[1]: its FTP server listens on port 1005, one of the passive_ports of benches[0]`},
		{"benches:\n  - {port: /dev/a, model: X}\n", `lab.yaml:2:20: benches[0]: unknown key "model"; the keys of benches[0] are apn, baud,`},
	} {
		_, err := Load("lab.yaml", []byte(tt.text))
		if err == nil || !strings.HasPrefix(err.Error(), "lab.yaml") || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q:\n got %v\nwant %s", tt.text, err, tt.want)
		}
	}
}

func TestLabIsRead(t *testing.T) {
	got, err := Load("lab.yaml", []byte(`
laboratory:            # a group without values keeps its defaults
server:
timing: &usual
  quiet: 500ms
apn: cmiot
preamble: ["AT+MIPCALL=1,1"]
reset_hook: [uhubctl, -l, 1-1]
time_zone: "+05:30"
benches:
  - &one {port: /dev/ttyUSB2, name: left, serial: 0864215, listen: ":2121", passive_ports: [3000, 3011], baud: 9600}
  - <<: *one
    port: /dev/ttyUSB5
    name: right
    serial: "864216"
    listen: :2122
    passive_ports: [3012, 3023]
    apn: private.example
    reset_hook: [pdu, "5"]
`))
	if err != nil {
		t.Fatal(err)
	}
	if got.Size() != 2 || !got.HasPort() || got.Timing.Quiet != 500*time.Millisecond || got.Timing.Guard != 1200*time.Millisecond || got.Server.Listen != "127.0.0.1:0" || !slices.Equal(got.Offsets, []string{"0s", "5h30m0s"}) {
		t.Errorf("%+v", got)
	}
	left, right := got.At(0), got.At(1)
	if left.Name != "left" || left.Port != "/dev/ttyUSB2" || left.Serial != "0864215" || left.Baud != 9600 || left.Server.Listen != ":2121" || left.Size() != 1 || left.ResetHook[0] != "uhubctl" {
		t.Errorf("%+v", left)
	}
	if want := []string{`AT+CGDCONT=1,"IP","private.example"`, "AT+MIPCALL=1,1"}; !slices.Equal(right.Preamble, want) || right.APNLines != nil {
		t.Errorf("%q %q", right.Preamble, right.APNLines)
	}
	if right.ResetHook[0] != "pdu" || right.Server.PassivePorts != [2]int{3012, 3023} || right.Baud != 9600 || right.Timing.Quiet != 500*time.Millisecond {
		t.Errorf("%+v", right)
	}
	if one := got.OnPort("emu://").At(0); one.Port != "emu://" || one.Size() != 1 || one.Baud != 115200 {
		t.Errorf("%+v", one)
	}
	if one := got.OnPort("/dev/ttyUSB5").At(0); one.Name != "right" || one.Serial != "864216" || one.Size() != 1 || !slices.Equal(one.Preamble, right.Preamble) || one.Server.Listen != ":2122" {
		t.Errorf("%+v", one)
	}
	m, err := got.Declared()
	if err != nil {
		t.Fatal(err)
	}
	second := m["benches"].(map[string]any)["2"].(map[string]any)
	if second["port"] != "/dev/ttyUSB5" || second["serial"] != "864216" || second["reset_hook"].([]any)[1] != "***" || m["apn"] != "cmiot" || m["time_zone"] != "+05:30" {
		t.Errorf("%v", m)
	}
}

func TestLabWithoutAPN(t *testing.T) {
	for _, text := range []string{"", "preamble: [AT+MIPCALL=1]\n", "port: emu://\n"} {
		got, err := Load("lab.yaml", []byte(text))
		if err != nil || got.HasPort() != strings.Contains(text, "port") || got.Port != "emu://" || strings.Contains(strings.Join(got.At(0).Preamble, ""), "CGDCONT") {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
}

func FuzzLoadIXIT(f *testing.F) {
	for _, s := range []string{"", "port: a\n", "benches: [{port: a}, {port: b}]\n", "server: {passive_ports: [1, 2, 3]}\n", "a: &a [*a]\n", "<<: *x\n", "server: &s {<<: *s}\n", "? [a]\n: b\n", "!!int port: 3\n", "\xff\n", "timing: {guard: !!str 2s}\n", "apn: |\n  x\n  y\n", "baud: 012\n", "a: 'x\n", "{", "- - -\n", "port: \"\\x00\"\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ixit, err := Load("lab.yaml", data)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "lab.yaml") || strings.ContainsAny(err.Error(), "\n\r") {
				t.Errorf("%q", err)
			}
			return
		}
		for n := range ixit.Size() {
			if own := ixit.At(n); own.Port == "" || own.Size() != 1 || own.check() != nil && len(ixit.Benches) == 0 && ixit.TimeZone == "" {
				t.Errorf("%+v: %+v", own, own.check())
			}
		}
		if _, err := ixit.Declared(); err != nil {
			t.Error(err)
		}
	})
}
