package emulator

import (
	"strconv"
	"strings"
)

// Kind is the kind of a Unit.
type Kind string

// What a module says.
const (
	Echo    Kind = "echo"    // bytes of a command line, as received
	Info    Kind = "info"    // a line before the final result: "+MFTPSTATE: 0,1"
	Final   Kind = "final"   // OK, ERROR, +CME ERROR: n
	Result  Kind = "result"  // what comes of a command after its OK: "+MFTPCONN: 0,0"
	Prompt  Kind = "prompt"  // ">"
	Connect Kind = "connect" // CONNECT
	Payload Kind = "payload" // a line that carries bytes of a file
	URC     Kind = "urc"     // unasked: "+MFTPURC: 0,\"conn\",0", "+MATREADY"
)

// Unit is one thing the module says, whole: units are never interleaved. On the
// line it is Head, then Text (or Name, ": " and the Fields with commas), then
// Data, then Tail.
type Unit struct {
	Kind    Kind
	Command string // the command it belongs to, "+MFTPRETR"; empty for what belongs to none
	Channel int    // of an MFTP command or notification; else -1
	Code    int    // of a Final that refuses with an error of Table 4, however it is shown; else 0

	Head   string // normally <CR><LF>
	Name   string // "+MFTPRETR"; empty where Text says it all
	Fields []string
	Text   string
	Data   []byte // bytes of a file or of an echo; after Fields a comma precedes them
	Tail   string // normally <CR><LF>

	Spaced, SpacedData bool // a space follows the commas between the fields, and that before Data (D51)
}

// Line is the unit without framing and data.
func (u Unit) Line() string {
	if u.Name == "" {
		return u.Text
	}
	if len(u.Fields) == 0 {
		return u.Name
	}
	return u.Name + ": " + strings.Join(u.Fields, comma(u.Spaced))
}

// comma is what stands between fields (D51).
func comma(spaced bool) string {
	if spaced {
		return ", "
	}
	return ","
}

// Bytes is the unit as it goes over the line.
func (u Unit) Bytes() []byte {
	b := make([]byte, 0, len(u.Head)+len(u.Data)+len(u.Tail)+64)
	b = append(b, u.Head...)
	b = append(b, u.Line()...)
	if u.Data != nil && u.Name != "" {
		b = append(b, comma(u.SpacedData)...)
	}
	b = append(b, u.Data...)
	return append(b, u.Tail...)
}

// newline is the pair of characters that S3 and S4 hold (V.250 §6.2).
func (m *Module) newline() string { return string([]byte{m.shell.cr, m.shell.lf}) }

// info makes a line of a response.
func (m *Module) info(kind Kind, command string, channel int, name string, fields ...string) Unit {
	u := Unit{Kind: kind, Command: command, Channel: channel, Name: name, Fields: fields, Head: m.newline(), Tail: m.newline()}
	if strings.HasPrefix(name, "+MFTP") {
		commas := m.readingOf(D51, name)
		u.Spaced, u.SpacedData = commas != "compact", commas == "spaced-data"
	}
	if !m.shell.verbose { // V.250 §6.2.6: no header with V0
		u.Head = ""
	}
	return u
}

// text makes a line without fields.
func (m *Module) text(kind Kind, command, text string) Unit {
	u := m.info(kind, command, -1, "")
	u.Text = text
	return u
}

// result code line; digit is its form under ATV0.
func (m *Module) final(kind Kind, command, text string, digit int) Unit {
	if m.shell.verbose {
		return m.text(kind, command, text)
	}
	return Unit{Kind: kind, Command: command, Channel: -1, Text: strconv.Itoa(digit), Tail: string(m.shell.cr)}
}

func quoted(s string) string { return `"` + s + `"` }

func number[T int | int64](n T) string { return strconv.FormatInt(int64(n), 10) }
