// Package pcapng writes the evidence of cases as a capture for Wireshark: the bytes of the serial
// line, the FTP connections and what the bench did, on one clock. Cli calls Write. It must never
// invent a byte that was said: the addresses, the ports and the handshakes around the bytes are
// made up, and the file says so.
package pcapng

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/google/gopacket"
	"github.com/google/gopacket/layers"
	"github.com/google/gopacket/pcapgo"

	"mftpspec/reports"
	"mftpspec/reports/model"
	"mftpspec/reports/text"
)

// Write writes the capture (pcapng) of the cases that the options name, or of all.
// Each bench has two interfaces: its serial line, whose packets are exported PDUs
// (LINKTYPE_WIRESHARK_UPPER_PDU), and its network, whose packets are IPv4 in TCP.
func Write(w io.Writer, r *model.Results, o reports.Options) error {
	r, waived, err := reports.Prepare(r, o)
	if err != nil {
		return err
	}
	c := &capture{start: r.Run.Started, networks: map[*model.Case]*network{}, benches: map[string]int{}, buffer: bufio.NewWriter(w)}
	for i := range r.Cases {
		if k := &r.Cases[i]; len(o.Cases) == 0 || slices.Contains(o.Cases, k.ID) {
			if k, err = k.Whole(); err != nil {
				return fmt.Errorf("reports: pcapng: %w", err)
			}
			c.add(k)
		}
	}
	// The benches work at the same time: what they did goes in order of time.
	slices.SortStableFunc(c.moments, func(a, b moment) int { return cmp.Compare(a.at, b.at) })
	about := text.StandingOf(r, waived).Marked(o.Language()) + "; " + r.Suite.Name + " " + r.Suite.Version +
		"; the bytes are those of the run, the IP addresses, TCP ports and handshakes around them are made up"
	if err := c.write(about); err != nil {
		return fmt.Errorf("reports: pcapng: %w", err)
	}
	if err := c.buffer.Flush(); err != nil {
		return fmt.Errorf("reports: pcapng: %w", err)
	}
	return nil
}

// upperPDU is the link type of packets that begin with tags which name a dissector.
const upperPDU layers.LinkType = 252

// capture is the file that is being made.
type capture struct {
	start    time.Time
	moments  []moment
	networks map[*model.Case]*network
	streams  int            // TCP connections so far
	benches  map[string]int // the interface of the serial line; that of the network is the next
	buffer   *bufio.Writer
	out      *pcapgo.NgWriter
}

// moment is one event of one case.
type moment struct {
	at    time.Duration // since the start of the run
	of    *model.Case
	event *model.Event
}

func (c *capture) add(k *model.Case) {
	c.networks[k] = &network{capture: c}
	if len(k.Trace) == 0 {
		return
	}
	began := time.Duration(k.StartedMS)*time.Millisecond - time.Duration(k.Trace[0].TimeUS)*time.Microsecond
	for i := range k.Trace {
		e := &k.Trace[i]
		c.moments = append(c.moments, moment{began + time.Duration(e.TimeUS)*time.Microsecond, k, e})
	}
}

func (c *capture) write(about string) error {
	section := pcapgo.NgWriterOptions{SectionInfo: pcapgo.NgSectionInfo{Application: "mftpspec", Comment: text.Visible([]byte(about))}}
	names := []string{""} // a capture has an interface at least
	if len(c.moments) > 0 {
		names = nil
		for _, m := range c.moments {
			if !slices.Contains(names, m.of.Bench) {
				names = append(names, m.of.Bench)
			}
		}
		slices.Sort(names)
	}
	for i, name := range names {
		name = text.Visible([]byte(name))
		c.benches[names[i]] = 2 * i
		serial := pcapgo.NgInterface{Name: "serial " + name, LinkType: upperPDU}
		var err error
		if i == 0 {
			c.out, err = pcapgo.NewNgWriterInterface(c.buffer, serial, section)
		} else {
			_, err = c.out.AddInterface(serial)
		}
		if err == nil {
			_, err = c.out.AddInterface(pcapgo.NgInterface{Name: "ftp " + name, LinkType: layers.LinkTypeRaw})
		}
		if err != nil {
			return err
		}
	}
	for _, m := range c.moments {
		if err := c.moment(m); err != nil {
			return err
		}
	}
	return c.out.Flush()
}

// moment writes the packets of an event.
func (c *capture) moment(m moment) error {
	net := c.networks[m.of]
	net.now, net.iface = c.start.Add(m.at), c.benches[m.of.Bench]+1
	switch m.event.Lane {
	case "serial":
		return c.serial(m)
	case "ftp-control":
		return net.control(m.event)
	case "ftp-data":
		return net.data(m.event)
	}
	return c.note(net, m.event)
}

// packet writes one packet.
func (c *capture) packet(at time.Time, iface int, data []byte) error {
	return c.out.WritePacket(gopacket.CaptureInfo{Timestamp: at, CaptureLength: len(data), Length: len(data), InterfaceIndex: iface}, data)
}
