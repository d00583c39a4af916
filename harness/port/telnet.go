package port

import "bytes"

// Telnet (RFC 854): what is not data begins with IAC.
const (
	telnetSE   = 240
	telnetSB   = 250
	telnetWill = 251
	telnetWont = 252
	telnetDo   = 253
	telnetDont = 254
	telnetIAC  = 255

	optionBinary  = 0  // RFC 856
	optionSGA     = 3  // RFC 858
	optionComPort = 44 // RFC 2217
)

// maxSubnegotiation is more than any that RFC 2217 defines, but for a signature.
// What is longer is dropped.
const maxSubnegotiation = 256

// telnetEvent is what a peer said besides data: an option of which it spoke, with
// WILL, WONT, DO or DONT; or, with SB, what it said about an option.
type telnetEvent struct {
	verb   byte
	option byte
	text   []byte // of SB: without the option, with IAC single; valid during the call
}

// telnetDecoder takes a Telnet connection in binary mode apart, however the bytes
// come in pieces. The zero value is at the beginning of one.
type telnetDecoder struct {
	state telnetState
	verb  byte
	sub   []byte
	long  bool // the subnegotiation is longer than any
}

type telnetState int

const (
	inData telnetState = iota
	afterIAC
	afterVerb
	inSub
	inSubAfterIAC
)

// decode gives the data of a piece, in the memory of the piece, and tells of each
// event in its order.
func (d *telnetDecoder) decode(piece []byte, tell func(telnetEvent)) []byte {
	data := piece[:0] // never longer than what was read
	for i := 0; i < len(piece); i++ {
		b := piece[i]
		if d.state == inSubAfterIAC && b != telnetIAC && b != telnetSE {
			d.state = afterIAC // the subnegotiation was cut off: this command comes after it
		}
		switch d.state {
		case inData:
			plain := bytes.IndexByte(piece[i:], telnetIAC)
			if plain < 0 {
				return append(data, piece[i:]...)
			}
			data = append(data, piece[i:i+plain]...)
			i += plain
			d.state = afterIAC
		case afterIAC:
			d.state = inData
			switch b {
			case telnetIAC:
				data = append(data, telnetIAC)
			case telnetWill, telnetWont, telnetDo, telnetDont:
				d.state, d.verb = afterVerb, b
			case telnetSB:
				d.state, d.sub, d.long = inSub, d.sub[:0], false
			} // NOP, GA, DM and the rest mean nothing to a serial line
		case afterVerb:
			d.state = inData
			tell(telnetEvent{verb: d.verb, option: b})
		case inSub:
			if b == telnetIAC {
				d.state = inSubAfterIAC
			} else {
				d.collect(b)
			}
		case inSubAfterIAC:
			if b == telnetIAC {
				d.state = inSub
				d.collect(telnetIAC)
				break
			}
			d.state = inData
			if len(d.sub) > 0 && !d.long {
				tell(telnetEvent{verb: telnetSB, option: d.sub[0], text: d.sub[1:]})
			}
		}
	}
	return data
}

func (d *telnetDecoder) collect(b byte) {
	if len(d.sub) == maxSubnegotiation {
		d.long = true
		return
	}
	d.sub = append(d.sub, b)
}

// telnetData is data as it goes on a connection: each IAC twice.
func telnetData(b []byte) []byte {
	return bytes.ReplaceAll(b, []byte{telnetIAC}, []byte{telnetIAC, telnetIAC})
}

// telnetSub is what is said about an option.
func telnetSub(option byte, text ...byte) []byte {
	b := append([]byte{telnetIAC, telnetSB, option}, telnetData(text)...)
	return append(b, telnetIAC, telnetSE)
}
