package at

import (
	"errors"
	"testing"
	"time"
)

// Poll passes by what comes before the final result, takes any final result, and says
// when none comes.
func TestPoll(t *testing.T) {
	s, m, _ := start(t)
	for _, tt := range []struct {
		says, final string
		ok          bool
	}{
		{"\r\n+CREG: 1\r\n\r\nOK\r\n", "OK", true},
		{"\r\nERROR\r\n", "ERROR", false},
	} {
		m.says(t, tt.says)
		tok, err := s.Poll(t.Context(), 5*time.Second)
		if err != nil || tok.Text != tt.final || tok.OK() != tt.ok {
			t.Errorf("%q: %+v, %v", tt.says, tok, err)
		}
	}
	_, err := s.Poll(t.Context(), 20*time.Millisecond)
	if _, late := errors.AsType[*TimeoutError](err); !late {
		t.Errorf("nothing came: %v", err)
	}
}

// LeaveTransparent keeps silence on both sides of +++.
func TestLeaveTransparent(t *testing.T) {
	s, m, _ := start(t)
	const guard = 30 * time.Millisecond
	m.says(t, "x")
	began := s.Now()
	if err := s.LeaveTransparent(t.Context(), guard, time.Second); err != nil {
		t.Fatal(err)
	}
	if took := s.Now() - began; took < 2*guard {
		t.Errorf("it took %s, want two silences of %s", took, guard)
	}
	m.hears(t, "+++")
}

// TestNumeric: a module with ATV0 answers AT with a number and <CR>.
func TestNumeric(t *testing.T) {
	for _, tt := range []struct {
		bytes string
		want  bool
	}{
		{"0\r", true}, {"\r\n0\r", true}, {"AT\r0\r", true}, {"AT\rAT\r0\r", true},
		{"0", false}, {"10\r", false}, {"4\r", false}, {"\r\nOK\r\n", false}, {"+CREG: 0\r", false}, {"", false}, {"0\r\n", false},
	} {
		if got := Numeric([]byte(tt.bytes)); got != tt.want {
			t.Errorf("%q: %v, want %v", tt.bytes, got, tt.want)
		}
	}
	s, m, _ := start(t)
	m.says(t, "AT\r0\r")
	if tok, err := s.Poll(t.Context(), 200*time.Millisecond); err != nil || !tok.OK() {
		t.Errorf("%+v, %v", tok, err)
	}
}
