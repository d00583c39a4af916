package record

import (
	"testing"
)

func said(text string) Turn  { return Turn{Bytes: []byte(text)} }
func asked(text string) Turn { return Turn{Host: true, Bytes: []byte(text)} }
func answer(e *Exchange) (s string) {
	if e == nil {
		return "-"
	}
	for _, t := range e.Answer {
		s += string(t.Bytes)
	}
	return s
}

func TestScript(t *testing.T) {
	s := NewScript([]Turn{said("+MATREADY"), asked("ATE0\rAT+CMEE=1\r"), said("OK1"), asked("AT+MFTPCWD=0,\"a\"\r"), said("OK2"), said("done"),
		asked("AT+MFTPSTOR=0,\"x\",1\r"), said("\r\n> "), asked("AT\x1a"), said("OK3"),
		asked("AT+MFTPSTOR=0,\"x\",1,4\r"), said("\r\n>"), asked("1234"), said("OK4"), asked("AT+CSQ\r"), said("1"), asked("AT+CSQ\r"), said("2")})
	if answer(&Exchange{Answer: s.Greeting}) != "+MATREADY" || s.Commands() != 7 {
		t.Errorf("greeting %v, %d commands", s.Greeting, s.Commands())
	}
	for _, tt := range []struct {
		line, want string
		same       bool
	}{
		{"AT+CSQ\r\n", "1", true}, {"\nAT+CMEE=1\r", "OK1", true}, {"at+cmee=2\r", "OK1", false}, {"AT+CSQ\r", "2", true}, {"AT+CSQ\r", "2", true},
		{"AT+CWD=0,\"a\"\r", "-", false}, {"AT+MFTPCWD=1,\"b\"\r", "OK2done", false}, {"AT+MFTPCWD?\r", "-", false}, {"AT+MFTPCWD=?\r", "-", false},
		{"ATE0\r", "", true},
	} {
		e, same := s.Find([]byte(tt.line))
		if got := answer(e); got != tt.want || same != tt.same {
			t.Errorf("%q: %q, %v; want %q, %v", tt.line, got, same, tt.want, tt.same)
		}
		if s.Data() != nil {
			t.Errorf("%q: data are wanted behind it", tt.line)
		}
	}
	for _, tt := range []struct {
		line, data string
		end        int
		want       string
	}{
		{"AT+MFTPSTOR=0,\"x\",1\r", "more\x1aAT", 5, "OK3"}, {"AT+MFTPSTOR=0,\"x\",1,4\r", "123", 0, "OK4"},
		{"AT+MFTPSTOR=0,\"y\",1,6\r", "1234567", 6, "OK4"}, // other parameters, and as many bytes as they say
	} {
		if e, _ := s.Find([]byte(tt.line)); e == nil {
			t.Errorf("%q is not found", tt.line)
			continue
		}
		d := s.Data()
		if got := answer(d); got != tt.want {
			t.Errorf("%q: %q", tt.line, got)
			continue
		}
		if got := d.EndOfData([]byte(tt.line), []byte(tt.data)); got != tt.end {
			t.Errorf("%q %q: the data end at %d, want %d", tt.line, tt.data, got, tt.end)
		}
	}
}
