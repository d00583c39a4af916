package port

import (
	"encoding/binary"
	"fmt"
)

// The commands of the COM-PORT-OPTION (RFC 2217), as the client sends them. The
// server answers, and notifies, with the number plus comServer.
const (
	comSignature       = 0
	comSetBaudRate     = 1
	comSetDataSize     = 2
	comSetParity       = 3
	comSetStopSize     = 4
	comSetControl      = 5
	comNotifyLine      = 6
	comNotifyModem     = 7
	comSuspend         = 8
	comResume          = 9
	comLineMask        = 10
	comPurge           = 12
	comServer          = 100
	comDataSize8       = 8
	comParityNone      = 1
	comStopSize1       = 1
	comControlNoFlow   = 1
	comControlXONXOFF  = 2
	comControlDTROn    = 8
	comControlRTSOn    = 11
	comPurgeBoth       = 3
	lineStateOverrun   = 0x02
	lineStateParity    = 0x04
	lineStateFraming   = 0x08
	lineStateErrorMask = lineStateOverrun | lineStateParity | lineStateFraming
)

// comMessage is one message of the COM-PORT-OPTION: the command without
// comServer, and its value. A signature has none.
type comMessage struct {
	command byte
	value   uint32
}

// parseComPort reads what a server says about the COM-PORT-OPTION. false: it is
// none of RFC 2217, and means nothing.
func parseComPort(text []byte) (comMessage, bool) {
	if len(text) == 0 || text[0] < comServer || text[0] > comServer+comPurge {
		return comMessage{}, false
	}
	m := comMessage{command: text[0] - comServer}
	value := text[1:]
	switch {
	case m.command == comSignature, m.command == comSuspend, m.command == comResume:
		return m, true
	case m.command == comSetBaudRate:
		if len(value) < 4 { // some servers send more
			return comMessage{}, false
		}
		m.value = binary.BigEndian.Uint32(value)
	case len(value) < 1:
		return comMessage{}, false
	default:
		m.value = uint32(value[0])
	}
	return m, true
}

// comBaudRate sets the rate.
func comBaudRate(rate int) []byte {
	return telnetSub(optionComPort, binary.BigEndian.AppendUint32([]byte{comSetBaudRate}, uint32(rate))...)
}

// comSet sets anything else.
func comSet(command, value byte) []byte { return telnetSub(optionComPort, command, value) }

// comNames are what a setting is called, and what 8N1 makes of it.
var comSettings = []struct {
	command byte
	value   uint32
	name    string
}{
	{comSetDataSize, comDataSize8, "8 data bits"},
	{comSetParity, comParityNone, "no parity"},
	{comSetStopSize, comStopSize1, "one stop bit"},
}

// comMismatch says what of 8N1 at a rate a server has set otherwise; empty if
// nothing.
func comMismatch(confirmed map[byte]uint32, rate int) string {
	if got := confirmed[comSetBaudRate]; got != uint32(rate) {
		return fmt.Sprintf("the serial server set %d Bd when it was asked for %d", got, rate)
	}
	for _, s := range comSettings {
		if got := confirmed[s.command]; got != s.value {
			return fmt.Sprintf("the serial server does not set %s (it confirms %d)", s.name, got)
		}
	}
	if confirmed[comSetControl] == comControlXONXOFF {
		return "the serial server keeps XON/XOFF flow control, which eats bytes of files"
	}
	return ""
}
