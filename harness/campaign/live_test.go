package campaign

import (
	"testing"
	"time"

	"mftpspec/harness/redact"
)

type heard []string

func (h *heard) Heard(_ string, _ time.Time, fromModule bool, line string) {
	*h = append(*h, map[bool]string{true: "< ", false: "> "}[fromModule]+line)
}

// Lines are told whole, however their bytes come, and no password is.
func TestHearing(t *testing.T) {
	var told heard
	h := hearing{bench: "a", secrets: redact.New(nil), to: &told}
	for _, part := range []struct {
		fromModule bool
		bytes      string
	}{{false, `AT+MFTPCONN=0,"host","`}, {false, `user","secret-word",21` + "\r"}, {true, "AT+MFTPCONN=0,\"host\",\"user\",\"secret-word\",21\r\r\n"}, {true, "OK\r"}, {true, "\n\r\n+MFTPCONN: 0,0\r\n"},
		{false, "AT+MFTPAPPE=0,\"a\",1\r"}, {true, "\r\n>"}, {false, "abc"}} {
		h.take(time.Time{}, part.fromModule, []byte(part.bytes))
	}
	h.tell()
	want := []string{`> AT+MFTPCONN=0,"host","user","***********",21<CR>`, `< AT+MFTPCONN=0,"host","user","***********",21<CR><CR><LF>`, "< OK<CR><LF>", "< <CR><LF>+MFTPCONN: 0,0<CR><LF>",
		`> AT+MFTPAPPE=0,"a",1<CR>`, "< <CR><LF>>", "> abc"}
	for i, line := range told {
		if i >= len(want) || line != want[i] {
			t.Errorf("line %d: %q", i, line)
		}
	}
	if len(told) != len(want) {
		t.Errorf("%d lines, want %d", len(told), len(want))
	}
}
