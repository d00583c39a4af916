package pcapng_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/gopacket"
	"github.com/google/gopacket/layers"
	"github.com/google/gopacket/pcapgo"

	"mftpspec/harness/fulltest"
	"mftpspec/reports"
	"mftpspec/reports/model"
	"mftpspec/reports/pcapng"
)

// results are two cases on two benches at the same time, and one that is not shown.
func results() *model.Results {
	serial := func(t int64, dir, s string) model.Event {
		return model.Event{TimeUS: t, Lane: "serial", Dir: dir, Kind: "bytes", Bytes: []byte(s), Size: int64(len(s))}
	}
	ftp := func(t int64, dir, kind, s string) model.Event {
		return model.Event{TimeUS: t, Lane: "ftp-control", Dir: dir, Session: 1, Kind: kind, Text: s}
	}
	return &model.Results{Status: model.Conforming, Run: model.Run{Started: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}, Cases: []model.Case{
		{ID: "A", Verdict: model.Pass, Selected: true, Bench: "one", StartedMS: 1000, Trace: []model.Event{
			{TimeUS: 500, Lane: "bench", Kind: "note", Text: "A begins"},
			serial(1000, "host", "AT+MFTPCONN=0\r"),
			ftp(2000, "client", "open", "connection"),
			ftp(2100, "server", "reply", "220 ready"),
			ftp(2200, "client", "cmd", "EPSV"),
			ftp(2300, "server", "reply", "229 Entering Extended Passive Mode (|||31613|)"),
			ftp(2400, "client", "cmd", "RETR a.txt"),
			{TimeUS: 2500, Lane: "ftp-data", Session: 1, Kind: "open", Text: "RETR a.txt"},
			{TimeUS: 2600, Lane: "ftp-data", Dir: "server", Session: 1, Kind: "bytes", Bytes: bytes.Repeat([]byte("0123456789"), 300)},
			{TimeUS: 2700, Lane: "ftp-data", Session: 1, Kind: "close", Text: "RETR a.txt"},
			ftp(2800, "client", "tls", "TLS 1.3"),
			ftp(2900, "server", "reply", "230-two\n230 lines"),
			ftp(3000, "client", "close", "closed"),
			serial(4000, "module", "\r\nOK\r\n"),
		}},
		{ID: "B", Verdict: model.Pass, Selected: true, Bench: "two", StartedMS: 1001, Trace: []model.Event{serial(70, "host", "ATI\r")}},
		{ID: "C", Verdict: model.None},
	}}
}

func written(t *testing.T, o reports.Options) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := pcapng.Write(&out, results(), o); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Every byte of the run is in the capture, in order of time, and the TCP connections
// are whole.
func TestCapture(t *testing.T) {
	r, err := pcapgo.NewNgReader(bytes.NewReader(written(t, reports.Options{})), pcapgo.NgReaderOptions{WantMixedLinkType: true})
	if err != nil {
		t.Fatal(err)
	}
	if about := r.SectionInfo().Comment; !strings.Contains(about, "CONFORMING") || !strings.Contains(about, "made up") {
		t.Errorf("about: %q", about)
	}
	var serial []string
	said := map[string]string{} // by source and destination
	next := map[string]uint32{}
	var last time.Time
	for {
		data, info, err := r.ReadPacketData()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if info.Timestamp.Before(last) {
			t.Errorf("%s comes after %s", info.Timestamp, last)
		}
		last = info.Timestamp
		on, err := r.Interface(info.InterfaceIndex)
		if err != nil {
			t.Fatal(err)
		}
		if on.LinkType != layers.LinkTypeRaw {
			serial = append(serial, on.Name+" "+string(data[bytes.LastIndex(data, []byte{0, 0, 0, 0})+4:]))
			continue
		}
		p := gopacket.NewPacket(data, layers.LayerTypeIPv4, gopacket.Default)
		tcp, ok := p.Layer(layers.LayerTypeTCP).(*layers.TCP)
		if !ok || p.ErrorLayer() != nil {
			t.Fatalf("no TCP: %v", p)
		}
		flow := tcp.TransportFlow().String()
		if want, known := next[flow]; known && tcp.Seq != want {
			t.Errorf("%s: sequence number %d, want %d", flow, tcp.Seq, want)
		}
		next[flow] = tcp.Seq + uint32(len(tcp.Payload))
		if tcp.SYN || tcp.FIN {
			next[flow]++
		}
		said[flow] += string(tcp.Payload)
	}
	if want := "serial one note: A begins|serial one AT+MFTPCONN=0\r|serial two ATI\r|serial one tls: TLS 1.3|serial one \r\nOK\r\n"; strings.Join(serial, "|") != want {
		t.Errorf("serial: %q\nwant %q", strings.Join(serial, "|"), want)
	}
	for flow, want := range map[string]string{
		"10000->21": "EPSV\r\nRETR a.txt\r\n", "21->10000": "220 ready\r\n229 Entering Extended Passive Mode (|||31613|)\r\n",
		"31613->10001": strings.Repeat("0123456789", 300), "10001->31613": "", "21->10002": "230-two\r\n230 lines\r\n",
	} {
		if got, ok := said[flow]; !ok || got != want {
			t.Errorf("%s: %q, want %q", flow, got, want)
		}
	}
}

func TestOneCase(t *testing.T) {
	data := written(t, reports.Options{Cases: []string{"B"}})
	if !bytes.Contains(data, []byte("ATI\r")) || bytes.Contains(data, []byte("MFTPCONN")) {
		t.Error("not the case that was named, or others too")
	}
}

// tshark decodes both: FTP on the control connection, AT commands on the serial line.
func TestTshark(t *testing.T) {
	fulltest.Only(t, "asks tshark to read the capture")
	tshark, err := exec.LookPath("tshark")
	if err != nil {
		t.Fatal("no tshark on the path (.ci/run installs it)")
	}
	name := filepath.Join(t.TempDir(), "capture.pcapng")
	if err := os.WriteFile(name, written(t, reports.Options{}), 0o644); err != nil {
		t.Fatal(err)
	}
	for filter, want := range map[string]int{
		"ftp.request.command == \"RETR\"": 1,
		"ftp.response.code == 229":        1,
		"ftp-data":                        3,
		"at.command && frame.interface_name == \"serial one\"":   2,
		"at.command && frame.interface_name == \"serial two\"":   1,
		"tcp.analysis.flags || tcp.checksum.status == \"Bad\"":   0,
		"ftp.response.code == 230 && !tls && tcp.port == 10002":  1,
		"frame contains \"A begins\" && !(tcp) && !(at.command)": 1,
	} {
		var said bytes.Buffer
		c := exec.CommandContext(t.Context(), tshark, "-r", name, "-o", "tcp.check_checksum:TRUE", "-Y", filter, "-T", "fields", "-e", "frame.number")
		c.Stderr = &said
		out, err := c.Output()
		if err != nil {
			t.Errorf("%s: %v\n%s", filter, err, said.String())
			continue
		}
		if got := strings.Count(string(out), "\n"); got != want {
			t.Errorf("%s: %d packets, want %d", filter, got, want)
		}
	}
}
