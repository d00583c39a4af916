package at

import (
	"bytes"
	"strings"
)

// payloadAt recognises a line with counted data at the beginning of b. Where n is
// 0 it is none if missing is 0 too, else that many more bytes are needed.
func payloadAt(b []byte, c Context) (tok Token, n, missing int) {
	size, start := counted(b, c)
	switch {
	case start < 0:
		return Token{}, 0, 1
	case start == 0 || size > MaxPayload:
		return Token{}, 0, 0 // lineAt says what is wrong with the size
	}
	end := start + size
	if len(b) <= end {
		return Token{}, 0, end + 1 - len(b)
	}
	tok = Token{Kind: Payload, Text: string(b[:start-1]), Data: b[start:end:end]}
	switch width, violation := lineEnd(b[end:]); {
	case width < 0:
		return Token{}, 0, 1
	case perhapsSpaced(tok, width, violation) && spaced(b, start, &tok):
		return tok, end + 1 + len("\r\n"), 0
	case perhapsSpaced(tok, width, violation) && len(b) < end+1+len("\r\n"):
		return Token{}, 0, end + 1 + len("\r\n") - len(b)
	case width == 0 || violation == BareCR:
		tok.add(NoDataEnd)
		return tok, end, 0
	default:
		tok.add(violation)
		return tok, end + width, 0
	}
}

// perhapsSpaced says that a space which the count does not include may stand before
// the data: no line end follows what is counted, or, where the other commas have
// their space too, one that the last byte of the data may belong to.
func perhapsSpaced(tok Token, width int, violation string) bool {
	if len(tok.Data) == 0 || tok.Data[0] != ' ' {
		return false
	}
	return width == 0 || violation == BareCR || violation != "" && strings.Contains(tok.Text, ", ")
}

// spaced takes the data from behind the space that a device puts after each of its
// commas (ledger D51), if the line then ends where the count says; with the space
// among the data it did not.
func spaced(b []byte, start int, tok *Token) bool {
	data := b[start+1:]
	if len(data) < len(tok.Data) || !bytes.HasPrefix(data[len(tok.Data):], []byte("\r\n")) {
		return false
	}
	tok.Data = data[:len(tok.Data):len(tok.Data)]
	return true
}

// counted reads the part before the data of a line with counted data: how many
// bytes it announces, at most MaxPayload+1, and where they start. start is 0 if b
// begins with no such line, and -1 if that cannot be told yet.
func counted(b []byte, c Context) (size, start int) {
	prefix := strings.TrimRight(c.Payload, " ")
	switch {
	case prefix == "":
		return 0, 0
	case len(b) < len(prefix) && strings.HasPrefix(prefix, string(b)):
		return 0, -1
	case !bytes.HasPrefix(b, []byte(prefix)):
		return 0, 0
	}
	fields := c.PayloadFields
	if fields == 0 {
		fields = 1
		if prefix == "+MFTPRETR:" {
			fields = 4
		}
	}
	i := len(prefix)
	for range fields {
		for i < len(b) && b[i] == ' ' && i < MaxLine {
			i++
		}
		size = 0
		first := i
		for ; i < len(b) && '0' <= b[i] && b[i] <= '9'; i++ {
			size = min(size*10+int(b[i]-'0'), MaxPayload+1)
		}
		switch {
		case i-first > MaxLine:
			return 0, 0
		case i == len(b):
			return 0, -1
		case i == first || b[i] != ',':
			return 0, 0
		}
		i++
	}
	return size, i
}
