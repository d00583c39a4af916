package redact

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"mftpspec/harness/trace"
	"mftpspec/reports/model"
)

// Command lines with the password between brackets; without brackets there is none.
func TestPasswordIn(t *testing.T) {
	for _, marked := range []string{
		`AT+MFTPCONN=0,"h","u","[geheim]",21`,
		`at+mftpconn=0,"h","last,first","[a,b,c]"`,
		`AT+MFTPCONN=0,h,u,[geheim],21`,
		`AT+MFTPCONN=0,"h","u","[open`,
		"AT+MFTPCONN=0,\"h\",\"u\",\"[geheim]\"\rAT",
		`AT+MFTPCONN=0,"h","",""`,
		`AT+MFTPCONN=0,"h","u"`,
		`AT+MFTPCONN=,,,,,`,
		`AT+MFTPCONN=?`,
		`AT+MFTPCWD=0,"a","b","c"`,
		`AT+CGAUTH=1,1,"u","[geheim]"`,
		`AT+CPIN="[0000]"`,
		`AT`, ``,
	} {
		line := strings.NewReplacer("[", "", "]", "").Replace(marked)
		from, to := passwordIn(line)
		i, j := strings.IndexByte(marked, '['), strings.IndexByte(marked, ']')-1
		if i < 0 {
			i, j = from, from
		} else if j < 0 {
			j = len(line)
		}
		if from != i || to != j {
			t.Errorf("%s: %d to %d, want %d to %d", marked, from, to, i, j)
		}
	}
}

func TestSecretsAreMasked(t *testing.T) {
	run := New(nil)
	run.Add("p0123456789abcdef")
	s := New(run)
	for _, line := range []string{`AT+MFTPCONN=0,"h","u","b",21`, `AT+MFTPCONN=0,"h","mona","not-p0123456789abcdef",21`, `AT+MFTPCONN=0,"h","m","secret",21`} {
		s.Learn(line)
	}
	for text, want := range map[string]string{
		`the bytes "b" and b stay`:                      `the bytes "b" and b stay`,
		`echo AT+MFTPCONN=0,"h","u","b",21<CR>`:         `echo AT+MFTPCONN=0,"h","u","*",21<CR>`,
		`cut off: AT+MFTPCONN=0,"h","mona","not-p0`:     `cut off: AT+MFTPCONN=0,"h","mona","******`,
		`cut in front: …cdef",21<CR>`:                   `cut in front: …****",21<CR>`,
		`the server was sent USER p0123456789abcdef`:    `the server was sent USER *****************`,
		`a part of it, 23456789, and another, 45678,`:   `a part of it, ********, and another, 45678,`,
		`a password of six letters is secret elsewhere`: `a password of six letters is ****** elsewhere`,
	} {
		if got := s.Text(text); got != want {
			t.Errorf("%s\n  becomes %s\n  want    %s", text, got, want)
		}
	}
	if got := s.Typed(`AT+MFTPCONN=0,"h","m","secret",21`, "secret"); got != `AT+MFTPCONN=0,"h","m","<password>",21` {
		t.Error(got)
	}
	if got := s.Typed(`AT+MFTPCONN=0,"h","m","other",21`, "secret"); got != `AT+MFTPCONN=0,"h","m","<another password>",21` {
		t.Error(got)
	}
	if got := s.Typed(`AT+MFTPCONN=0,"h","m","`+strings.Repeat("abc", 85)+`",21`, "secret"); got != `AT+MFTPCONN=0,"h","m","<a password of 255 bytes>",21` {
		t.Error(got)
	}
	var none *Secrets
	if none.Text("p0123456789abcdef") != "p0123456789abcdef" {
		t.Error("no secrets mask something")
	}
}

// A module sends what it likes in pieces of any size; the mask keeps them.
func TestSecretsInPieces(t *testing.T) {
	s := New(nil)
	s.Learn(`AT+MFTPCONN=0,"h","u","p0123456789abcdef",21`)
	line := []byte("AT+MFTPCONN=0,\"h\",\"u\",\"p0123456789abcdef\",21\r")
	var events []trace.Event
	for _, b := range line {
		events = append(events, trace.Event{Lane: trace.Serial, Dir: trace.FromModule, Kind: "bytes", Bytes: []byte{b}, N: 1},
			trace.Event{Lane: trace.Serial, Dir: trace.FromHost, Kind: "bytes", Bytes: []byte("."), N: 1})
	}
	var got []byte
	for _, e := range s.Events(events) {
		if e.Dir == trace.FromModule {
			got = append(got, e.Bytes...)
		}
	}
	if string(got) != "AT+MFTPCONN=0,\"h\",\"u\",\"*****************\",21\r" {
		t.Errorf("%q", got)
	}
	if events[2*24].Bytes[0] != line[24] {
		t.Error("the bench's own log was changed")
	}
	k := model.Case{Reason: &model.Reason{Message: "p0123456789abcdef", Reproduce: []string{"p0123456789abcdef"}}, Observations: []string{"p0123456789abcdef"},
		Steps: []model.Step{{Text: "p0123456789abcdef"}}}
	s.Result(&k)
	if all := k.Reason.Message + k.Reason.Reproduce[0] + k.Observations[0] + k.Steps[0].Text; strings.Trim(all, "*") != "" {
		t.Error(all)
	}
}

func TestLogIsMasked(t *testing.T) {
	s := New(nil)
	s.Add("p0123456789abcdef")
	var b bytes.Buffer
	slog.New(Handler{slog.NewTextHandler(&b, nil), s}).With("host", "p0123456789abcdef").WithGroup("g").Error("p0123456789abcdef", "error", "at p0123456789abcdef")
	if strings.Contains(b.String(), "p0123") || !strings.Contains(b.String(), "g.error=\"at ****") {
		t.Error(b.String())
	}
}

func FuzzPasswordIn(f *testing.F) {
	for _, line := range []string{`AT+MFTPCONN=0,"h","u","p",21`, `AT+MFTPCONN=0,"h","u","`, `AT+CPIN=""`, `AT+MFTPCONN=,,,`, "+CGAUTH=\r,,,\n"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		from, to := passwordIn(line)
		if from < 0 || to < from || to > len(line) {
			t.Fatalf("%q: %d to %d", line, from, to)
		}
		s := New(nil)
		s.Learn(line)
		if got := s.Text(line); len(got) != len(line) {
			t.Fatalf("%q becomes %q: another length", line, got)
		}
	})
}
