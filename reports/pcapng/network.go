package pcapng

import (
	"net"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/google/gopacket"
	"github.com/google/gopacket/layers"

	"mftpspec/reports/model"
)

// network is the FTP connections of one case.
type network struct {
	*capture
	now      time.Time
	iface    int
	sessions map[int]*session
}

// session is one FTP session: its control connection, the data connection that is
// open, and where the next one goes.
type session struct {
	control, data *stream
	server        layers.TCPPort // of the next data connection, in passive mode; 0 in active mode
	client        layers.TCPPort // of the next data connection, in active mode
}

func (n *network) session(e *model.Event) (*session, error) {
	if n.sessions == nil {
		n.sessions = map[int]*session{}
	}
	s := n.sessions[e.Session]
	if s == nil {
		s = &session{}
		n.sessions[e.Session] = s
	}
	if s.control == nil { // its beginning may have been before the case
		s.control = n.stream(0, 21)
		return s, s.control.open(true)
	}
	return s, nil
}

// control writes an event of a control connection.
func (n *network) control(e *model.Event) error {
	s, err := n.session(e)
	if err != nil {
		return err
	}
	switch e.Kind {
	case "open":
	case "cmd", "reply", "bytes":
		line := e.Bytes
		if len(line) == 0 {
			line = []byte(strings.ReplaceAll(strings.ReplaceAll(e.Text, "\r\n", "\n"), "\n", "\r\n") + "\r\n")
		}
		s.follow(string(line))
		return s.control.send(e.Dir == "client", line)
	case "close":
		err := s.control.close(e.Dir == "client")
		delete(n.sessions, e.Session)
		return err
	case "tls":
		// What comes now was said inside of TLS. A new connection keeps it readable.
		if err := n.note(n, e); err != nil {
			return err
		}
		s.control = n.stream(0, 21)
		return s.control.open(true)
	default:
		return n.note(n, e)
	}
	return nil
}

// Where a data connection goes (RFC 959, RFC 2428): replies 227 and 229, commands PORT
// and EPRT.
var (
	hostPort = regexp.MustCompile(`^(?:227 [^\d]*|PORT )\d+,\d+,\d+,\d+,(\d+),(\d+)`)
	extended = regexp.MustCompile(`^(?:229 .*\(\|\|\||EPRT \|[12]\|[^|]*\|)(\d+)\|`)
)

func (s *session) follow(line string) {
	port := 0
	if m := hostPort.FindStringSubmatch(line); m != nil {
		high, _ := strconv.Atoi(m[1])
		low, _ := strconv.Atoi(m[2])
		port = high<<8 + low
	} else if m := extended.FindStringSubmatch(line); m != nil {
		port, _ = strconv.Atoi(m[1])
	}
	if port <= 0 || port > 65535 {
		return
	}
	if line[0] == '2' {
		s.server, s.client = layers.TCPPort(port), 0
	} else {
		s.server, s.client = 0, layers.TCPPort(port)
	}
}

// data writes an event of a data connection.
func (n *network) data(e *model.Event) error {
	s, err := n.session(e)
	if err != nil {
		return err
	}
	switch {
	case e.Kind == "open":
		server := s.server
		if server == 0 {
			server = 20
		}
		s.data = n.stream(s.client, server)
		return s.data.open(s.server != 0)
	case e.Kind == "close" && s.data != nil:
		err := s.data.close(e.Dir == "client")
		s.data = nil
		return err
	case len(e.Bytes) > 0 && s.data != nil:
		return s.data.send(e.Dir == "client", e.Bytes)
	}
	return n.note(n, e) // bytes that are in a file of their own, too
}

// stream is a TCP connection. Number 0 is the client, 1 the server.
type stream struct {
	network *network
	address [2]net.IP
	port    [2]layers.TCPPort
	next    [2]uint32 // sequence numbers
}

// Addresses of the benchmarking networks (RFC 2544), which nobody has.
const firstPort, ports = 10_000, 50_000

// stream makes a connection of its own port; client 0: the next that is free.
func (n *network) stream(client, server layers.TCPPort) *stream {
	number := n.streams
	n.streams++
	if client == 0 {
		client = layers.TCPPort(firstPort + number%ports)
	}
	return &stream{n, [2]net.IP{net.IPv4(198, 18, byte(number/ports), 1).To4(), net.IPv4(198, 19, 0, 1).To4()}, [2]layers.TCPPort{client, server}, [2]uint32{1000, 5000}}
}

func side(client bool) int {
	if client {
		return 0
	}
	return 1
}

func (s *stream) open(byClient bool) error {
	a := side(byClient)
	if err := s.segment(a, &layers.TCP{SYN: true}, nil); err != nil {
		return err
	}
	if err := s.segment(1-a, &layers.TCP{SYN: true, ACK: true}, nil); err != nil {
		return err
	}
	return s.segment(a, &layers.TCP{ACK: true}, nil)
}

func (s *stream) close(byClient bool) error {
	a := side(byClient)
	if err := s.segment(a, &layers.TCP{FIN: true, ACK: true}, nil); err != nil {
		return err
	}
	if err := s.segment(1-a, &layers.TCP{FIN: true, ACK: true}, nil); err != nil {
		return err
	}
	return s.segment(a, &layers.TCP{ACK: true}, nil)
}

// most is the payload of a segment.
const most = 1460

func (s *stream) send(byClient bool, data []byte) error {
	for len(data) > 0 {
		part := data[:min(most, len(data))]
		if err := s.segment(side(byClient), &layers.TCP{PSH: true, ACK: true}, part); err != nil {
			return err
		}
		data = data[len(part):]
	}
	return nil
}

// segment writes a packet of one side and moves its sequence number.
func (s *stream) segment(from int, tcp *layers.TCP, payload []byte) error {
	ip := &layers.IPv4{Version: 4, IHL: 5, TTL: 64, Protocol: layers.IPProtocolTCP, SrcIP: s.address[from], DstIP: s.address[1-from]}
	tcp.SrcPort, tcp.DstPort, tcp.Seq, tcp.Window = s.port[from], s.port[1-from], s.next[from], 65535
	if tcp.ACK {
		tcp.Ack = s.next[1-from]
	}
	if err := tcp.SetNetworkLayerForChecksum(ip); err != nil {
		return err
	}
	out := gopacket.NewSerializeBuffer()
	if err := gopacket.SerializeLayers(out, gopacket.SerializeOptions{FixLengths: true, ComputeChecksums: true}, ip, tcp, gopacket.Payload(payload)); err != nil {
		return err
	}
	s.next[from] += uint32(len(payload))
	if tcp.SYN || tcp.FIN {
		s.next[from]++
	}
	return s.network.packet(s.network.now, s.network.iface, out.Bytes())
}
