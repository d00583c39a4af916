package port

import (
	"bytes"
	"slices"
	"testing"
)

// take decodes b in pieces of a size, and writes the events down in bytes.
func take(b []byte, size int) (data, events []byte) {
	var d telnetDecoder
	for piece := range slices.Chunk(bytes.Clone(b), max(size, 1)) {
		data = append(data, d.decode(piece, func(e telnetEvent) {
			events = append(append(events, e.verb, e.option), e.text...)
		})...)
	}
	return data, events
}

func TestTelnetDecoder(t *testing.T) {
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	long := slices.Concat([]byte{255, 250, 44}, bytes.Repeat([]byte{7}, maxSubnegotiation), []byte{255, 240})
	for _, c := range []struct {
		name               string
		in, data, expected []byte
	}{
		{"data", []byte("AT\r\n\x00"), []byte("AT\r\n\x00"), nil},
		{"every byte", telnetData(all), all, nil},
		{"the greeting of ser2net", []byte{255, 251, 3, 255, 253, 3, 255, 251, 1, 255, 254, 1, 255, 253, 0, 255, 251, 0, 255, 253, 44},
			nil, []byte{251, 3, 253, 3, 251, 1, 254, 1, 253, 0, 251, 0, 253, 44}},
		{"a confirmation within data", []byte{'O', 255, 250, 44, 101, 0, 14, 16, 0, 255, 240, 'K'}, []byte("OK"), []byte{250, 44, 101, 0, 14, 16, 0}},
		{"255 in a confirmation", telnetSub(44, 107, 255), nil, []byte{250, 44, 107, 255}},
		{"NOP and GA", []byte{'O', 255, 241, 'K', 255, 249}, []byte("OK"), nil},
		{"an empty subnegotiation", []byte{255, 250, 255, 240, 'A'}, []byte("A"), nil},
		{"a subnegotiation that is cut off", []byte{255, 250, 44, 101, 255, 251, 0, 'A'}, []byte("A"), []byte{251, 0}},
		{"one longer than any", append(long, 'A'), []byte("A"), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			for size := 1; size <= len(c.in); size++ {
				data, events := take(c.in, size)
				if !bytes.Equal(data, c.data) || !bytes.Equal(events, c.expected) {
					t.Fatalf("in pieces of %d: data %q, events %v; want %q, %v", size, data, events, c.data, c.expected)
				}
			}
		})
	}
}

// Whatever comes, in whatever pieces: the same data and events, none longer than
// what came; and data that is coded comes back.
func FuzzTelnet(f *testing.F) {
	f.Add([]byte("\xff\xfb\x03\xff\xfd\x03\xff\xfb\x01\xff\xfe\x01\xff\xfd\x00\xff\xfb\x00\xff\xfd\x2c"), 3)
	f.Add([]byte("\r\nOK\xff\xfa\x2c\x65\x00\x0e\x10\x00\xff\xf0\r\n"), 1)
	f.Add([]byte("\xff\xff\xff\xfa\x2c\xff\xff\xff\xf0\xff"), 2)
	f.Add([]byte("\xff\xfa\x2c\x6b\x30\xff\xfb\x00"), 5)
	f.Add(append([]byte("\xff\xfa\x2c"), bytes.Repeat([]byte{0x41}, 600)...), 7)
	f.Fuzz(func(t *testing.T, in []byte, size int) {
		data, events := take(in, len(in))
		if d, e := take(in, size); !bytes.Equal(d, data) || !bytes.Equal(e, events) {
			t.Errorf("in pieces of %d: %q, %v; at once: %q, %v", size, d, e, data, events)
		}
		if len(data)+len(events) > len(in) {
			t.Errorf("%d bytes of data and %d of events from %d", len(data), len(events), len(in))
		}
		if back, e := take(telnetData(in), size); !bytes.Equal(back, in) || e != nil {
			t.Errorf("coded and decoded: %q, want %q", back, in)
		}
		var d telnetDecoder
		d.decode(bytes.Clone(in), func(e telnetEvent) {
			if e.verb == telnetSB && e.option == optionComPort {
				parseComPort(e.text)
			}
		})
		if len(d.sub) > maxSubnegotiation {
			t.Errorf("%d bytes of a subnegotiation are held", len(d.sub))
		}
	})
}
