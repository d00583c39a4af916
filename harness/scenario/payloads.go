package scenario

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// payloadNames are the generators without a size.
//
//	all-bytes   the 256 byte values
//	hostile     what a careless reader of the line takes for results, notices and ends of data
//	pluses      +++ between letters
//	lines       text with line ends of three kinds
//	edges       OK, a run of 300 times the same byte, and a blank
//	doubled     each byte value twice, then each but + three times
//	escapes     what looks like numbers, escapes, marks of an encoding, fields of a result
//	empty       no byte
//
// all-bytes-but-sub and hostile-but-sub are the same without ctrl+z, which ends data, and
// without ESC, which may cancel them (D45). With a size
// there are pattern-N, N bytes of all values but ESC, without +++ anywhere, and text-N, N
// printable characters in lines of 64 with <LF>, and borders-N, N letters with line ends, NUL,
// quotes and the like over each border of 512 and of 1460 bytes. The same name always gives the
// same bytes. name-N are the N letters of <name-N>, 'abc' is itself, and [2:7] behind a name stands
// for its bytes 2 to 6. Names with " then " between them stand for one after the other.
const payloadNames = "all-bytes, hostile, all-bytes-but-sub, hostile-but-sub, pluses, lines, edges, doubled, escapes, empty, pattern-N, text-N, borders-N, name-N or 'text'"

const hostile = "begin\r\nOK\r\n\r\n+MFTPURC: 0,\"conn\",0\r\n\x1a\r\nERROR\r\n\x00\r\n+MFTPRETR: 0,0,5,5,12345\r\n> \r\n" +
	"+CME ERROR: 50\r\nAT+MFTPDISC=0\r\xff\xfe\r\r\nend"

const escapes = "\xef\xbb\xbf,\"\",,0,0x3132,\\x41\\r\\n\\0,%41%0d%0a%%,=41=\r\n&#65;,\xff\xfeA\x00\xfe\xff\x00A,1e5,-1,007,$(a),'a',`a`," +
	"\"1.bin\",data.bin\r\n+MFTPRETR: 0,0,3,3,abc\r\nOK\r\n+MFTPSTOR: 0,0,5\r\n226 Done\r\n\"+\\"

// partOf is a payload with a range behind it.
var partOf = regexp.MustCompile(`^([^ ']+)\[(\d+):(\d+)\]$`)

// Payload gives the bytes that a payload's name stands for: the tests of package explore
// hold what it draws against them.
func Payload(name string) ([]byte, error) { return payload(name) }

func payload(name string) ([]byte, error) {
	if first, rest, ok := strings.Cut(name, " then "); ok {
		data, err := payload(first)
		if err != nil {
			return nil, err
		}
		more, err := payload(rest)
		return append(data, more...), err
	}
	if text, ok := strings.CutPrefix(name, "'"); ok && strings.HasSuffix(text, "'") {
		return []byte(strings.TrimSuffix(text, "'")), nil
	}
	if m := partOf.FindStringSubmatch(name); m != nil {
		data, err := payload(m[1])
		from, _ := strconv.Atoi(m[2])
		to, _ := strconv.Atoi(m[3])
		if err == nil && (from > to || to > len(data)) {
			err = fmt.Errorf("payload %q: %s has %d bytes", name, m[1], len(data))
		}
		if err != nil {
			return nil, err
		}
		return data[from:to], nil
	}
	if whole, ok := strings.CutSuffix(name, "-but-sub"); ok {
		data, err := payload(whole)
		return slices.DeleteFunc(data, func(b byte) bool { return b == ctrlZ || b == escape }), err
	}
	switch name {
	case "all-bytes":
		all := make([]byte, 256)
		for i := range all {
			all[i] = byte(i)
		}
		return all, nil
	case "hostile":
		return []byte(hostile), nil
	case "pluses":
		return []byte("abc+++def"), nil
	case "lines":
		return []byte("one\r\ntwo\nthree\rfour\r\n\r\nend"), nil
	case "edges":
		return []byte("OK" + strings.Repeat("U", 300) + " "), nil
	case "doubled":
		return doubled(), nil
	case "escapes":
		return []byte(escapes), nil
	case "empty", "nothing":
		return []byte{}, nil
	}
	kind, size, _ := strings.Cut(name, "-")
	n, err := strconv.Atoi(size)
	if err == nil && n >= 0 && n <= 32<<20 {
		switch kind {
		case "pattern":
			return pattern(n), nil
		case "text":
			return textPayload(n), nil
		case "borders":
			return borders(n), nil
		case "name":
			return []byte(letters(n)), nil
		}
	}
	return nil, fmt.Errorf("no payload %q: want %s", name, payloadNames)
}

// pattern depends on the position, so that a lost, doubled or moved block shows.
func pattern(n int) []byte {
	data := make([]byte, n)
	state := uint32(2463534242)
	for i := range data {
		state ^= state << 13
		state ^= state >> 17
		state ^= state << 5
		if data[i] = byte(state); data[i] == escape {
			data[i] = '-'
		}
	}
	for i := 2; i < n; i++ {
		if data[i] == '+' && data[i-1] == '+' && data[i-2] == '+' {
			data[i] = '-'
		}
	}
	return data
}

func textPayload(n int) []byte {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789."
	data := make([]byte, n)
	for i := range data {
		if i%64 == 63 {
			data[i] = '\n'
		} else {
			data[i] = alphabet[(i+i/64)%len(alphabet)]
		}
	}
	return data
}

// doubled has no +++, which may end the transparent mode (D40).
func doubled() []byte {
	var data []byte
	for i := range 256 {
		data = append(data, byte(i), byte(i))
	}
	for i := range 256 {
		if i != '+' {
			data = append(data, byte(i), byte(i), byte(i))
		}
	}
	return data
}

// borders lays one pair of bytes after another over the borders of what a reader may take
// at a time, begins with <LF> and ends with <CR>.
func borders(n int) []byte {
	pairs := []string{"\r\n", "\x00\x00", "\n\r", "\"\"", "\xff\xff", "++", "\r\r", "> "}
	data, next := []byte(letters(n)), 0
	for at := 1; at < n; at++ {
		if at%512 == 0 || at%1460 == 0 {
			copy(data[at-1:], pairs[next%len(pairs)])
			next++
		}
	}
	if n > 0 {
		data[0], data[n-1] = '\n', '\r'
	}
	return data
}
