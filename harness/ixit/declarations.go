package ixit

import (
	"net"
	"runtime"
	"strings"
	"time"
)

// ICS is what the vendor declares the model supports (Table 1 and the
// footnotes of §3.1). Files: fixtures/models/*.yaml.
type ICS struct {
	Model        string   `yaml:"model"`           // ML307R
	Identities   []string `yaml:"identities"`      // what AT+CGMM may answer: ML307R-DC
	ActiveMode   bool     `yaml:"active_mode"`     // §3.1 footnote 1
	ImplicitFTPS bool     `yaml:"implicit_ftps"`   // §3.1 footnote 2
	ExplicitFTPS bool     `yaml:"explicit_ftps"`   // §3.1 footnote 2
	CIDMax       int      `yaml:"cid_max"`         // §3.1 footnote 3: 15, or 7 for ML305U
	IPv6         bool     `yaml:"ipv6"`            // ledger D47
	Lacks        []string `yaml:"lacks,omitempty"` // settings of §3.1 that the model does not have: newer ones have no "cid"
}

// IXIT is what the laboratory adds so that the suite can run (lab.yaml). All
// durations are written as "5s", "1200ms". fixtures/lab.example.yaml explains each
// key, fixtures/lab.schema.json is for editors; a test keeps the three in step.
type IXIT struct {
	Laboratory LaboratoryIXIT `yaml:"laboratory"`
	Name       string         `yaml:"name"` // of the bench, in messages and in the report; empty: its port
	Port       string         `yaml:"port"` // device path or URL; --port wins
	Baud       int            `yaml:"baud"`
	Model      string         `yaml:"model"`
	Serial     string         `yaml:"serial"`  // what the module must answer to AT+CGSN; empty: anything
	Benches    []BenchIXIT    `yaml:"benches"` // several modules that share the work; empty: the one on Port
	Server     ServerIXIT     `yaml:"server"`
	Timing     Timing         `yaml:"timing"`
	APN        string         `yaml:"apn"`           // stands for {apn} in APNLines and Preamble
	APNLines   []string       `yaml:"apn_lines"`     // AT lines that give the module its APN, before Preamble; not sent without an APN
	Preamble   []string       `yaml:"preamble"`      // AT lines that attach the module, e.g. AT+MIPCALL=1,1
	Reset      string         `yaml:"reset"`         // AT line that reboots the module; empty: there is none
	ResetHook  []string       `yaml:"reset_hook"`    // a program and its arguments that take the module's power away and give it back; empty: there is none
	ResetLimit time.Duration  `yaml:"reset_limit"`   // how long that may take
	Detach     string         `yaml:"detach"`        // AT line that takes the PDP context away, the preamble restoring it; empty: there is none (ledger D57)
	Fresh      bool           `yaml:"factory_fresh"` // nobody has used the modules: a setting that is not the default of §3.1 is a fail (ledger D21)
	Files      FilesIXIT      `yaml:"files"`
	Secret     []string       `yaml:"secret"`       // commands of which no argument may be shown, besides those that are known: +XAUTH
	TimeZone   string         `yaml:"time_zone"`    // of the module's clock, "+08:00"; the short form of Offsets
	Offsets    []string       `yaml:"time_offsets"` // D31: the module's zone against the server's, "0s", "8h"

	named bool // Port was said by somebody, and is not the default
}

// BenchIXIT is one of several modules. What it leaves out is as the laboratory
// has it for all.
type BenchIXIT struct {
	Name         string   `yaml:"name"`
	Port         string   `yaml:"port"`
	Baud         int      `yaml:"baud"`
	Serial       string   `yaml:"serial"`
	APN          string   `yaml:"apn"`
	Listen       string   `yaml:"listen"`
	Host         string   `yaml:"host"`
	PassivePorts [2]int   `yaml:"passive_ports"`
	ResetHook    []string `yaml:"reset_hook"`
}

// LaboratoryIXIT says who tests, for the first page of the report. All of it may
// be empty.
type LaboratoryIXIT struct {
	Name      string `yaml:"name"`
	Address   string `yaml:"address"`
	Operator  string `yaml:"operator"`
	Contact   string `yaml:"contact"`
	Reference string `yaml:"reference"` // the laboratory's own number of the report
}

// ServerIXIT is the FTP server as the laboratory exposes it.
type ServerIXIT struct {
	Listen         string `yaml:"listen"`           // 127.0.0.1:0
	Host           string `yaml:"host"`             // as the module reaches it; empty: the listening address
	Name           string `yaml:"name"`             // a name of host that the module can resolve; empty: there is none
	Port           int    `yaml:"port"`             // control port as the module reaches it; 0: the one it listens on
	PassivePorts   [2]int `yaml:"passive_ports"`    // 0,0: any
	AnyDataAddress bool   `yaml:"any_data_address"` // data connections may come from anywhere
	PrivilegedPort bool   `yaml:"privileged_port"`  // port 21 may be used

	ReplyDelay time.Duration `yaml:"reply_delay"` // by how much every reply is later, as from a server far away
}

// OnIPv6 says whether the module reaches the servers by an IPv6 address, where only
// EPSV and EPRT open data connections.
func (s ServerIXIT) OnIPv6() bool {
	host := s.Host
	if host == "" {
		host, _, _ = net.SplitHostPort(s.Listen)
	}
	return strings.Contains(host, ":") && !net.ParseIP(host).IsUnspecified()
}

// Timing holds the laboratory's limits (ledger D29, D40, D53, D54, D60).
type Timing struct {
	Immediate   time.Duration `yaml:"immediate"`    // to the acknowledgement, prompt or CONNECT: 5s
	ResultExtra time.Duration `yaml:"result_extra"` // a result may take rsptimeout plus this: 5s
	Tolerance   time.Duration `yaml:"tolerance"`    // how much later than rsptimeout a missing reply may be reported: 3s
	Quiet       time.Duration `yaml:"quiet"`        // silence that ends a list without an end mark: 300ms
	Guard       time.Duration `yaml:"guard"`        // silence on either side of +++: 1.2s
	Notice      time.Duration `yaml:"notice"`       // for the +MFTPURC after a requested close: 3s
}

// FilesIXIT are the module's own file commands, which this manual only shows
// in §4.1 (ledger D13). An empty one: the laboratory has none.
type FilesIXIT struct {
	Put    string `yaml:"put"`    // AT+MFPUT
	Get    string `yaml:"get"`    // AT+MFGET
	Delete string `yaml:"delete"` // AT+MFDELETE
}

// OwnBench is the port of a run that names none: the virtual module on a terminal, as a
// real one is reached, or in memory where the system has no terminals for it.
func OwnBench() string {
	if runtime.GOOS == "linux" {
		return "emu://"
	}
	return "emu://mem"
}

// Default is the laboratory of a run without lab.yaml.
func Default() IXIT {
	return IXIT{
		Port:       OwnBench(),
		Baud:       115200,
		APNLines:   []string{`AT+CGDCONT=1,"IP","{apn}"`}, // 3GPP TS 27.007 §10.1.1
		ResetLimit: time.Minute,
		Server:     ServerIXIT{Listen: "127.0.0.1:0"},
		Timing: Timing{Immediate: 5 * time.Second, ResultExtra: 5 * time.Second, Tolerance: 3 * time.Second, Quiet: 300 * time.Millisecond,
			Guard: 1200 * time.Millisecond, Notice: 3 * time.Second},
		Files:   FilesIXIT{Put: "AT+MFPUT", Get: "AT+MFGET", Delete: "AT+MFDELETE"},
		Offsets: []string{"0s", "8h"},
	}
}
