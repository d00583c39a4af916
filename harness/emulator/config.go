package emulator

import (
	"crypto/x509"
	"fmt"
	"log/slog"
	"strings"
	"time"
)

// Config says which module to build. Its zero value is a generic module.
type Config struct {
	Model    string            // one of Models(); empty: "generic"
	Own      *Model            // a model that is not one of Models(), in the place of Model
	Dialects map[string]string // row to reading, e.g. D01: "unquoted"; rows left out take their default
	LineRate int               // bits per second of the serial line, both ways; 0: as fast as it goes
	Roots    *x509.CertPool    // authorities for FTPS; nil: the system's
	Firmware string            // answer to AT+CGMR; empty: made from the model. Begins with the model
	Maker    string            // answer to AT+CGMI; empty: OneMO
	Answer   string            // answer to AT+CGMM; empty: the model
	Log      *slog.Logger      // nil: nothing is logged

	Timing    Timing
	FileSpace int64 // bytes of the module's file system; 0: 1 MiB
	Chunk     int   // bytes of a file in one +MFTPRETR line (§3.10, an assumption); 0: 1024

	Prompt      string             // the bytes of the prompt; empty: as D41 says
	Codes       map[int]int        // result codes of Table 5 in the place of those that name the cause (D25)
	Latency     map[string]Latency // by command, "MFTPCONN"
	Unsolicited []Unsolicited      // lines of other subsystems (D62)

	// Arrival makes the module one that was in use: settings, connections, an open data mode and files
	// are drawn from this seed. 0: fresh from the factory.
	Arrival uint64

	Dial  Dialer  // makes FTP sessions; nil: package ftpclient
	Hooks []Hooks // seams for defects; the first is the outermost
}

// Timing holds the times the manual does not give. Zero fields take the value in
// brackets. All of them are assumptions of the emulator.
type Timing struct {
	Boot      time.Duration // AT+MREBOOT to +MATREADY [300 ms]; what arrives meanwhile is lost
	Guard     time.Duration // silence before and after the +++ that ends the transparent mode [500 ms]
	Prompt    time.Duration // longest pause of a host in the data mode of an upload [30 s]
	FilePut   time.Duration // the same for AT+MFPUT [10 s]
	HalfLine  time.Duration // a command line begun holds notifications back for so long after its last byte [2 s]
	Stall     time.Duration // a host that reads nothing for so long loses downloaded data [10 s]
	Late      time.Duration // delay of the notification under D03=late and D53=late [2.5 s]
	Immediate time.Duration // under D24=immediate, the longest wait for a fault before OK [3 s]
	Settle    time.Duration // longest wait of the OK after +++ for the end of the upload [2 s]
}

func (t Timing) withDefaults() Timing {
	set := func(d *time.Duration, v time.Duration) {
		if *d == 0 {
			*d = v
		}
	}
	set(&t.Boot, 300*time.Millisecond)
	set(&t.Guard, 500*time.Millisecond)
	set(&t.Prompt, 30*time.Second)
	set(&t.FilePut, 10*time.Second)
	set(&t.HalfLine, 2*time.Second)
	set(&t.Stall, 10*time.Second)
	set(&t.Late, 2500*time.Millisecond)
	set(&t.Immediate, 3*time.Second)
	set(&t.Settle, 2*time.Second)
	return t
}

// profile works out what the module is, before any hook has had its say.
func (c Config) profile() (Profile, error) {
	name := c.Model
	if name == "" {
		name = "generic"
	}
	known := models()
	if c.Own != nil {
		known, name = []Model{*c.Own}, c.Own.Series
	}
	for _, model := range known {
		if !strings.EqualFold(model.Series, name) && !strings.EqualFold(model.Name, name) {
			continue
		}
		p := newProfile(model)
		p.Timing = c.Timing.withDefaults()
		if c.Firmware != "" {
			p.Firmware = c.Firmware
		}
		if c.Maker != "" {
			p.Maker = c.Maker
		}
		if c.Answer != "" {
			p.Series = c.Answer
		}
		p.Prompt, p.Codes, p.Latency, p.Unsolicited = c.Prompt, c.Codes, c.Latency, c.Unsolicited
		if c.FileSpace != 0 {
			p.FileSpace = c.FileSpace
		}
		if c.Chunk != 0 {
			p.Chunk = c.Chunk
		}
		return p, nil
	}
	return Profile{}, fmt.Errorf("emulator: unknown model %q: expected one of %s", c.Model, strings.Join(Models(), ", "))
}
