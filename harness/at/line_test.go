package at

import (
	"fmt"
	"strings"
	"testing"
)

func TestParseLine(t *testing.T) {
	for _, c := range []struct{ name, line, want string }{
		{"§3.7 file", `+MFTPLIST: 0,0,"old.txt",9,20220818074000,"rw-"`, `+MFTPLIST|0|0|"old.txt"|9|20220818074000|"rw-"`},
		{"§3.7 a comma in a name", `+MFTPLIST: 0,0,"a,b","rwx"`, `+MFTPLIST|0|0|"a,b"|"rwx"`},
		{"§3.5 D01 path without quotes", `+MFTPPWD: 0,0,/home/uftp`, `+MFTPPWD|0|0|/home/uftp`},
		{"§3.14", `+MFTPURC: 1,"conn",0`, `+MFTPURC|1|"conn"|0`},
		{"§3.1 test form", `+MFTPCFG: (0-5),"ssl",(0-2),(0,1,2,3,4,5)`, `+MFTPCFG|(0-5)|"ssl"|(0-2)|(0,1,2,3,4,5)`},
		{"§3.2 test form", `+MFTPCONN: (0-5),,,,(0-65535)`, `+MFTPCONN|(0-5)||||(0-65535)`},
		{"§3.4 test form", `+MFTPCWD: (0-5),`, `+MFTPCWD|(0-5)|`},
		{"§3.10 test form", `+MFTPRETR: (0-5),[,[,<offset>[,<length>]]]`, `+MFTPRETR|(0-5)|[|[|<offset>[|<length>]]]`},
		{"§2.2 error", `+CME ERROR: 50`, `+CME ERROR|50`},
		{"§2.2 error with a space", `+ CME ERROR: 50`, `+ CME ERROR|50 [a space after the +]`},
		{"§2.2 no space", `+MFTPCONN:0,0`, `+MFTPCONN|0|0 [0 spaces after the colon, not one]`},
		{"§2.2 two spaces", `+MFTPCONN:  0,0`, `+MFTPCONN|0|0 [2 spaces after the colon, not one]`},
		{"§2.2 before the colon", `+MFTPCONN : 0,0`, `+MFTPCONN|0|0 [a space before the colon]`},
		{"D51 spaces after commas", `+MFTPURC: 1, "conn", 0`, `+MFTPURC|1|"conn"|0`},
		{"no prefix", `OK`, `|OK`},
		{"no prefix, a colon", `note: x`, `|note: x`},
		{"a URL is no prefix", `+a/b:c`, `|+a/b:c`},
		{"empty", ``, `|`},
		{"nothing after the colon", `+X: `, `+X|`},
		{"an empty string", `+X: ""`, `+X|""`},
		{"quote not closed", `+MFTPPWD: 0,0,"/ho,me`, `+MFTPPWD|0|0|"/ho,me" [field 3: the quote is not closed]`},
		{"spliced", `+MFTPPWD: 0,0,"/ho"me`, `+MFTPPWD|0|0|"/ho" [field 3: text after the closing quote]`},
		{"quote within", `+X: a"b"`, `+X|a"b" [field 1: a quote within a field that does not begin with one]`},
		{"list not closed", `+X: (0-5,1`, `+X|(0-5,1 [field 1: the list is not closed by a parenthesis]`},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := ParseLine(c.line)
			var s strings.Builder
			s.WriteString(l.Prefix)
			for _, f := range l.Fields {
				s.WriteByte('|')
				if f.Quoted {
					s.WriteString(`"` + f.Text + `"`)
				} else {
					s.WriteString(f.Text)
				}
			}
			for _, v := range l.Violations {
				fmt.Fprintf(&s, " [%s]", v.Text)
			}
			if s.String() != c.want {
				t.Errorf("got  %s\nwant %s", s.String(), c.want)
			}
		})
	}
}

func TestFieldInt(t *testing.T) {
	for text, want := range map[string]int{"0": 0, "20220818074000": 20220818074000, "007": 7} {
		if n, ok := (Field{Text: text}).Int(); !ok || n != want {
			t.Errorf("%s: %d, %t", text, n, ok)
		}
	}
	for _, f := range []Field{{Text: "1", Quoted: true}, {Text: ""}, {Text: "-1"}, {Text: "0x1"}, {Text: "99999999999999999999"}} {
		if n, ok := f.Int(); ok {
			t.Errorf("%+v: %d", f, n)
		}
	}
}

func FuzzParseLine(f *testing.F) {
	for _, seed := range []string{`+MFTPLIST: 0,0,"old.txt",9,20220818074000,"rw-"`, `+MFTPCFG: (0-5),"ssl",(0,1)`, `+X: "a`, `OK`, `+ CME ERROR: 50`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		l := ParseLine(text)
		var raw []string
		for _, f := range l.Fields {
			raw = append(raw, f.Raw)
		}
		// Nothing between the colon and the end is lost.
		if !strings.HasSuffix(text, strings.Join(raw, ",")) {
			t.Fatalf("%q became %q", text, raw)
		}
	})
}

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"\r\n>\x1a":             "<CR><LF>><SUB>",
		"a\x00\xff\t":           "a<x00><xFF><x09>",
		"中 <":                   "中 <",
		"\u0080\u200b\xe4\xb8x": "<xC2><x80><xE2><x80><x8B><xE4><xB8>x",
	} {
		if got := Visible([]byte(in)); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}
