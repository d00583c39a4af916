package ftpserver

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestLineReader(t *testing.T) {
	const in = "USER a\r\nlf only\n\r\n" + "0123456789\r\n" + "0123456789x\r\nNOOP\r\nunfinished"
	for name, r := range map[string]io.Reader{"at once": strings.NewReader(in), "byte by byte": iotest.OneByteReader(strings.NewReader(in))} {
		l := newLineReader(r, 10)
		var got []string
		for {
			line, whole, err := l.next()
			if err != nil {
				break
			}
			text := string(line)
			if !whole {
				text += " (cut)"
			}
			got = append(got, text)
		}
		if want := "USER a|lf only||0123456789|0123456789 (cut)|NOOP"; strings.Join(got, "|") != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestSplitCommand(t *testing.T) {
	for line, want := range map[string][2]string{
		"":                          {"", ""},
		"quit":                      {"QUIT", ""},
		"CWD my dir ":               {"CWD", "my dir "},
		"stor  two":                 {"STOR", " two"},
		"\xff\xf4\xff\xf2ABOR":      {"ABOR", ""},
		"\xf2ABOR":                  {"ABOR", ""},
		"\xff":                      {"\xff", ""},
		"RETR \xd0\xb4\xff\xfe.txt": {"RETR", "\xd0\xb4\xff\xfe.txt"},
	} {
		if verb, arg := splitCommand([]byte(line)); verb != want[0] || arg != want[1] {
			t.Errorf("%q: %q, %q", line, verb, arg)
		}
	}
}

func TestParseReply(t *testing.T) {
	for in, want := range map[string]struct{ code, n, lines int }{
		"":                              {},
		"220 ready":                     {},
		"220 ready\r\n":                 {220, 11, 1},
		"220 a\r\n230 b\r\n":            {220, 7, 1},
		"211-x\r\n FEAT\r\n":            {},
		"211-x\r\n FEAT\r\n211 end\r\n": {211, 23, 3},
		"211-x\r\n211-y\r\n211 end\r\n": {211, 23, 3},
		"?\r\n":                         {0, 3, 1},
	} {
		r, n := parseReply([]byte(in))
		if n != want.n || r.code != want.code || len(r.lines) != want.lines {
			t.Errorf("%q: %+v, %d", in, r, n)
		}
	}
}

// Whatever comes, every line is returned once, in bounds and without its end.
func FuzzControlLines(f *testing.F) {
	for _, seed := range []string{"USER a\r\nPASS b\r\n", "\n\n\r\r\n", "\xff\xf4\xff\xf2ABOR\r\n", "", "x", strings.Repeat("y", 600) + "\n"} {
		f.Add([]byte(seed), uint8(20))
	}
	f.Fuzz(func(t *testing.T, in []byte, limit uint8) {
		l := newLineReader(iotest.HalfReader(bytes.NewReader(in)), int(limit)+1)
		lines := 0
		for {
			line, whole, err := l.next()
			if err != nil {
				break
			}
			lines++
			if len(line) > int(limit)+1 || bytes.IndexByte(line, '\n') >= 0 {
				t.Fatalf("line %q with limit %d", line, limit)
			}
			source := bytes.TrimSuffix(bytes.Split(in, []byte("\n"))[lines-1], []byte("\r"))
			if whole != bytes.Equal(line, source) || !bytes.HasPrefix(source, line) {
				t.Fatalf("line %q (whole %v) of %q", line, whole, source)
			}
			verb, arg := splitCommand(line)
			if strings.ContainsAny(verb, " \n") || len(verb)+len(arg) > len(line) {
				t.Fatalf("%q: verb %q, argument %q", line, verb, arg)
			}
			_, _ = parseActive("PORT", arg)
			_, _ = parseActive("EPRT", arg)
			listFlags(arg)
		}
		if want := bytes.Count(in, []byte("\n")); lines != want {
			t.Fatalf("%d lines, want %d", lines, want)
		}
		for rest := in; ; {
			r, n := parseReply(rest)
			if n == 0 {
				break
			}
			_ = r.text()
			rest = rest[n:]
		}
	})
}
