package redact

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"mftpspec/harness/trace"
	"mftpspec/reports/model"
)

// What is secret in any command of a line, and of a command of one's own, is masked in
// what comes back.
func TestLearn(t *testing.T) {
	run := New(nil)
	run.Own([]string{"^XAUTH"})
	s := New(run)
	for _, line := range []string{`AT+CMEE=1;+CPIN="0815"`, `AT+CGAUTH=1,1,"visitor","wide open"`, `AT+CPWD="SC","1234","4321"`, `AT^XAUTH=77,"mine"`} {
		s.Learn(line)
	}
	for text, want := range map[string]string{
		`AT+CMEE=1;+CPIN="0815"<CR>`:              `AT+CMEE=1;+CPIN="****"<CR>`,
		`0815 alone is a number`:                  `0815 alone is a number`,
		`+CGAUTH: 1,1,"visitor","wide open"`:      `+CGAUTH: 1,1,"*******","*********"`,
		`AT+CPWD="SC","1234","4321"`:              `AT+CPWD="SC","****","****"`,
		`AT^XAUTH=77,"mine"`:                      `AT^XAUTH=**,"****"`,
		`AT+CFUN=77 "mine" 4321 is none of those`: `AT+CFUN=77 "mine" 4321 is none of those`,
	} {
		if got := s.Text(text); got != want {
			t.Errorf("%s\n  becomes %s\n  want    %s", text, got, want)
		}
	}
	if got := s.Typed(`AT+CMEE=1;+CPWD="SC","1234","4321"`, ""); got != `AT+CMEE=1;+CPWD="SC","<another password>","<another password>"` {
		t.Error(got)
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

// Lines of any form are learned, and masking one changes no length.
func FuzzLearn(f *testing.F) {
	for _, line := range []string{`AT+MFTPCONN=0,"h","u","p",21`, `AT+MFTPCONN=0,"h","u","`, `AT+CPIN=""`, `AT+MFTPCONN=,,,`, "+CGAUTH=\r,,,\n", `AT+CMEE=1;+CPIN="1234"`} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		s := New(nil)
		s.Learn(line)
		got := s.Text(line)
		if len(got) != len(line) {
			t.Fatalf("%q becomes %q: another length", line, got)
		}
		for _, span := range s.in(line) {
			if strings.Trim(got[span.From:span.To], "*") != "" {
				t.Fatalf("%q becomes %q: a secret is left", line, got)
			}
		}
	})
}
