package pcapng

import (
	"encoding/binary"
	"strings"

	"mftpspec/reports/model"
	"mftpspec/reports/text"
)

// Tags of an exported PDU (Wireshark, wsutil/exported_pdu_tlvs.h).
const (
	tagEnd       = 0
	tagDissector = 12
	tagProtocol  = 33 // words of the column Protocol
	tagDirection = 35
	tagInfo      = 36 // words of the column Info, from Wireshark 4.2 on
)

// The directions of tagDirection.
const (
	sent     = 0
	received = 1
)

// pdu is an exported PDU: tags in front of the bytes.
type pdu struct{ data []byte }

func (p *pdu) tag(tag int, value []byte) {
	padded := (len(value) + 3) &^ 3
	p.data = binary.BigEndian.AppendUint16(p.data, uint16(tag))
	p.data = binary.BigEndian.AppendUint16(p.data, uint16(padded))
	p.data = append(append(p.data, value...), make([]byte, padded-len(value))...)
}

func (p *pdu) words(tag int, s string) { p.tag(tag, append([]byte(s), 0)) }

func (p *pdu) end(payload []byte) []byte {
	p.tag(tagEnd, nil)
	return append(p.data, payload...)
}

// shownMost is how much of a text the list of packets shows.
const shownMost = 240

// serial writes the bytes of the serial line that were seen at one moment.
func (c *capture) serial(m moment) error {
	e := m.event
	if len(e.Bytes) == 0 {
		return c.note(c.networks[m.of], e)
	}
	var p pdu
	p.words(tagDissector, "at")
	direction := received
	if e.Dir == "host" {
		direction = sent
	}
	p.tag(tagDirection, binary.BigEndian.AppendUint32(nil, uint32(direction)))
	net := c.networks[m.of]
	return c.packet(net.now, net.iface-1, p.end(e.Bytes))
}

// note writes an event that is no byte of a line: what the bench, or the file system
// of the server, did, and bytes of which the results hold no more than the digest.
func (c *capture) note(net *network, e *model.Event) error {
	said := shown(e)
	if kind := text.KindShown(e); kind != "" {
		said = kind + ": " + said
	}
	var p pdu
	p.words(tagDissector, "data-text-lines")
	p.words(tagProtocol, e.Lane)
	p.words(tagInfo, said)
	return c.packet(net.now, net.iface-1, p.end([]byte(said)))
}

// shown is an event in one line.
func shown(e *model.Event) string {
	var s strings.Builder
	for _, p := range text.Said(e, text.AtLength()) {
		s.WriteString(p.Text)
	}
	return text.Cut(s.String(), shownMost)
}
