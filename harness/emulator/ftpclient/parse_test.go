package ftpclient

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestParse257(t *testing.T) {
	for text, want := range map[string]string{
		`"/home/uftp" is the current directory`: "/home/uftp",
		`Current directory is "/"`:              "/",
		`"/a ""b"" c" created`:                  `/a "b" c`,
		`"""" odd`:                              `"`,
		`"/x"`:                                  "/x",
		`"" nothing`:                            "",
		`"/open`:                                "",
		`/home/uftp`:                            "",
		``:                                      "",
	} {
		got, err := parse257(text)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v; expected %q", text, got, err, want)
		}
	}
}

func TestParse227(t *testing.T) {
	for text, want := range map[string]string{
		"Entering Passive Mode (127,0,0,1,200,13).": "127.0.0.1:51213",
		"Entering Passive Mode 127,0,0,1,200,13":    "127.0.0.1:51213",
		"=127,0,0,1,0,21":                           "127.0.0.1:21",
		"Mode 2 (10,0,0,1,255,255)":                 "10.0.0.1:65535",
		"(127,0,0,1,200)":                           "",
		"(127,0,0,1,256,1)":                         "",
		"(127,0,0,1,200,13,7)":                      "",
		"(127,0,0,1,0,0)":                           "",
		"(127.0.0.1:51213)":                         "",
		"(127, 0, 0, 1, 200, 13)":                   "127.0.0.1:51213",
		"(127 ,0, 0,  1,200, 13 )":                  "127.0.0.1:51213",
		"here":                                      "",
	} {
		got, err := parse227(text)
		if (err == nil) != (want != "") || err == nil && got.String() != want {
			t.Errorf("%q: %v, %v; expected %q", text, got, err, want)
		}
	}
}

func TestParse229(t *testing.T) {
	for text, want := range map[string]uint16{
		"Entering Extended Passive Mode (|||6446|)": 6446,
		"(!!!65535!)":                0xffff,
		"(v6) Extended (|||21|) now": 21,
		"(|||0|)":                    0,
		"(|||65536|)":                0,
		"(|||-1|)":                   0,
		"(||| 21|)":                  0,
		"(||21|)":                    0,
		"(|1|127.0.0.1|21|)":         21,
		"(|2|::1|21|)":               21,
		"(|1|127.0.0.1|21|0|)":       0,
		"(1112221)":                  0,
		"(|||21":                     0,
		"":                           0,
	} {
		if got, err := parse229(text); got != want || (err == nil) != (want != 0) {
			t.Errorf("%q: %d, %v; expected %d", text, got, err, want)
		}
	}
}

func TestPassiveHost(t *testing.T) {
	for _, tt := range []struct{ told, peer, want string }{
		{"127.0.0.1", "127.0.0.1", "127.0.0.1"},
		{"192.168.1.5", "127.0.0.1", "192.168.1.5"}, // this very machine tells its other address
		{"127.0.0.1", "192.168.1.5", "192.168.1.5"},
		{"10.0.0.5", "115.29.109.79", "115.29.109.79"},
		{"10.0.0.5", "192.168.1.5", "10.0.0.5"},
		{"115.29.109.80", "115.29.109.79", "115.29.109.80"},
		{"0.0.0.0", "10.0.0.1", "10.0.0.1"},
		{"255.255.255.255", "10.0.0.1", "10.0.0.1"},
		{"239.1.1.1", "10.0.0.1", "10.0.0.1"},
		{"169.254.1.1", "10.0.0.1", "10.0.0.1"},
	} {
		if got := passiveHost(netip.MustParseAddr(tt.told), netip.MustParseAddr(tt.peer)); got.String() != tt.want {
			t.Errorf("told %s by %s: %s, expected %s", tt.told, tt.peer, got, tt.want)
		}
	}
}

func TestPortCommand(t *testing.T) {
	for address, want := range map[string]string{
		"127.0.0.1:51213":     "PORT 127,0,0,1,200,13",
		"[::1]:6446":          "EPRT |2|::1|6446|",
		"[fe80::1%eth0]:6446": "EPRT |2|fe80::1|6446|",
	} {
		verb, arg := portCommand(netip.MustParseAddrPort(address))
		if got := verb + " " + arg; got != want {
			t.Errorf("%s: %s, expected %s", address, got, want)
		}
	}
}

var noon = time.Date(2023, 8, 1, 12, 0, 0, 0, time.UTC)

func TestParseListing(t *testing.T) {
	at := func(s string) time.Time {
		stamp, err := time.Parse("2006-01-02 15:04", s)
		if err != nil {
			t.Fatal(err)
		}
		return stamp
	}
	tests := []struct {
		name, text string
		want       []Entry
	}{
		{"§3.7, file", "-rw-r--r-- 1 ftp ftp 9 Jul 18 07:40 old.txt\r\n", []Entry{{"old.txt", false, 9, at("2023-07-18 07:40"), "rw-"}}},
		{"§3.7, folder", "drwxr-xr-x 2 ftp ftp 4096 Jul 18 07:40 old\r\n", []Entry{{"old", true, 0, at("2023-07-18 07:40"), "rwx"}}},
		{"older than six months", "-rw-r--r--   1 ftp      ftp             9 Aug 18  2022 old.txt\n", []Entry{{"old.txt", false, 9, at("2022-08-18 00:00"), "rw-"}}},
		{"last year", "-r--r--r-- 1 ftp ftp 9 Dec 31 23:59 x\n", []Entry{{"x", false, 9, at("2022-12-31 23:59"), "r--"}}},
		{"the server's clock is ahead", "-r--r--r-- 1 ftp ftp 9 Aug  2 11:00 x\n", []Entry{{"x", false, 9, at("2023-08-02 11:00"), "r--"}}},
		{"full path, total, dots", "total 8\r\ndrwxr-xr-x 2 f f 6 Jul 1 07:40 .\r\ndrwxr-xr-x 2 f f 6 Jul 1 07:40 ..\r\n-rwSr-sr-t 1 f f 6 Jul 1 07:40 /home/uftp/x\r\n",
			[]Entry{{"x", false, 6, at("2023-07-01 07:40"), "rw-"}}},
		{"blanks and arrows", "-rwsr--r-- 1 f f 6 Jul 1 07:40  a -> b c \r\nlrwxrwxrwx 1 f f 6 Jul 1 07:40 link -> /etc/a b\r\n",
			[]Entry{{" a -> b c ", false, 6, at("2023-07-01 07:40"), "rwx"}, {"link", false, 6, at("2023-07-01 07:40"), "rwx"}}},
		{"no group, owner of two words, ACL", "-rw-------+ 1 Domain Users 7 18 Jul 07:40 x\n", []Entry{{"x", false, 7, at("2023-07-18 07:40"), "rw-"}}},
		{"a file named like a date", "-rw-r--r-- 1 1000 1000 9 Jul 18 07:40 9 Jul 18 07:41\n", []Entry{{"9 Jul 18 07:41", false, 9, at("2023-07-18 07:40"), "rw-"}}},
		{"long-iso", "-rw-r--r-- 1 f f 9 2022-08-18 07:40 x\n", []Entry{{"x", false, 9, at("2022-08-18 07:40"), "rw-"}}},
		{"UTF-8 and GBK", "-rw-r--r-- 1 f f 9 Jul 18 07:40 文件\n-rw-r--r-- 1 f f 9 Jul 18 07:40 \xce\xc4\n",
			[]Entry{{"文件", false, 9, at("2023-07-18 07:40"), "rw-"}, {"\xce\xc4", false, 9, at("2023-07-18 07:40"), "rw-"}}},
		{"IIS", "08-18-22  07:40AM       <DIR>          old dir\r\n08-18-2022  01:40PM                    9 old.txt\r\n12-01-22  00:05  1,234 x\r\n",
			[]Entry{{"old dir", true, 0, at("2022-08-18 07:40"), "rwx"}, {"old.txt", false, 9, at("2022-08-18 13:40"), "rw-"}, {"x", false, 1234, at("2022-12-01 00:05"), "rw-"}}},
		{"nothing", "\r\n", nil},
	}
	for _, tt := range tests {
		got, err := parseListing(tt.text, noon)
		if err != nil || !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %+v, %v; expected %+v", tt.name, got, err, tt.want)
		}
	}
	for _, text := range []string{
		"old.txt\n", "-rw-r--r-- 1 f f 9 Jul 18 07:40\n", "-rw-r--r-- 1 f f 9 Jul 18 07:40 \n", "-rw-r--r-- 1 f f x Jul 18 07:40 y\n",
		"-rw-r--r-- 1 f f 9 Feb 30 07:40 y\n", "-rw-r--r-- 1 f f 9 Jul 18 27:40 y\n", "-rw-r--r-- 1 f f 99999999999999999999 Jul 18 07:40 y\n",
		"08-18-22  07:40AM  <DIR>\n", "13-18-22  07:40AM  9 x\n", "Permission denied\n", "\x00\xff\n",
	} {
		if got, err := parseListing(text, noon); err == nil {
			t.Errorf("%q: accepted as %+v", text, got)
		}
		got, err := parseListing("-rw-r--r-- 1 f f 9 Jul 18 07:40 fine\n"+text, noon)
		if err != nil || len(got) != 1 || got[0].Name != "fine" {
			t.Errorf("%q behind a good line: %+v, %v", text, got, err)
		}
	}
}

func TestLeapDay(t *testing.T) {
	for now, want := range map[string]string{"2023-08-01": "2020-02-29", "2024-03-01": "2024-02-29", "2103-01-01": "2096-02-29"} {
		clock, _ := time.Parse(time.DateOnly, now)
		got, err := parseListing("-rw-r--r-- 1 f f 9 Feb 29 07:40 x\n", clock)
		if err != nil || got[0].ModTime.Format(time.DateOnly) != want {
			t.Errorf("on %s: %+v, %v; expected %s", now, got, err, want)
		}
	}
}

func TestParseMLSD(t *testing.T) {
	stamp := time.Date(2022, 8, 18, 7, 40, 1, 0, time.UTC)
	tests := map[string][]Entry{
		"Type=file;Size=9;Modify=20220818074001; old.txt\r\n":                                {{"old.txt", false, 9, stamp, "rw-"}},
		"modify=20220818074001.123;perm=adfrw;size=9;type=file;UNIX.mode=0444; a b\r\n":      {{"a b", false, 9, stamp, "r--"}},
		"type=dir;modify=20220818074001;perm=flcdmpe; d\r\ntype=cdir; .\r\ntype=pdir; /\r\n": {{"d", true, 0, stamp, "rwx"}},
		"type=file;size=9;modify=20220818074001;perm=r; /home/uftp/x\n":                      {{"x", false, 9, stamp, "r--"}},
		"type=OS.unix=slink:/a;modify=20220818074001; l\n":                                   {{"l", false, 0, stamp, "rw-"}},
	}
	for text, want := range tests {
		if got, err := parseMLSD(text); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %+v, %v; expected %+v", text, got, err, want)
		}
	}
	for _, text := range []string{"type=file;size=9;", "x", "type=file;size=-1; x", "type=file;modify=2022; x", "size=9; x", "type=file; ", "type; x"} {
		if got, err := parseMLSD(text); err == nil {
			t.Errorf("%q: accepted as %+v", text, got)
		}
	}
}

// TestASCII: line ends are converted alike however the stream is cut.
func TestASCII(t *testing.T) {
	const local, wire = "one\ntwo\r\n\n\rx\r", "one\r\ntwo\r\n\r\n\rx\r"
	const back = "one\ntwo\n\n\rx\r"
	for cut := range len(local) + 1 {
		var e encoder
		if got := string(e.encode([]byte(local[:cut]))) + string(e.encode([]byte(local[cut:]))); got != wire {
			t.Errorf("cut at %d: sent %q, expected %q", cut, got, wire)
		}
	}
	for cut := range len(wire) + 1 {
		var d decoder
		got := string(d.decode([]byte(wire[:cut]))) + string(d.decode([]byte(wire[cut:]))) + string(d.flush())
		if got != back {
			t.Errorf("cut at %d: received %q, expected %q", cut, got, back)
		}
	}
}

func FuzzReply(f *testing.F) {
	for _, s := range []string{"220 hi\r\n", "257-a\r\n 257 b\r\n257 c\r\n", "230\r\n", "099 x\r\n", "421-", "220-\n220\n", "\xff\xf4\r\n", "150 a\r\n226 b\r\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		whole := repliesOf(bufio.NewReader(bytes.NewReader(data)))
		pieces := repliesOf(bufio.NewReaderSize(iotestOneByte{bytes.NewReader(data)}, 16))
		if !reflect.DeepEqual(whole, pieces) {
			t.Errorf("read whole: %q, in pieces: %q", whole, pieces)
		}
	})
}

// repliesOf reads all replies and says how it ended.
func repliesOf(r *bufio.Reader) []string {
	var out []string
	for {
		got, err := readReply(r)
		var bad *malformed
		switch {
		case err == nil:
			if got.code < 100 || got.code > 599 || len(got.lines) == 0 || len(got.lines) > maxReplyLines {
				panic(fmt.Sprintf("impossible reply %+v", got))
			}
			out = append(out, fmt.Sprintf("%d %q", got.code, got.lines))
			continue
		case errors.As(err, &bad):
			return append(out, "malformed")
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return append(out, err.Error())
		}
		panic(err)
	}
}

type iotestOneByte struct{ r io.Reader }

func (o iotestOneByte) Read(p []byte) (int, error) { return o.r.Read(p[:min(1, len(p))]) }

func FuzzListing(f *testing.F) {
	f.Add("-rw-r--r-- 1 ftp ftp 9 Aug 18 07:40 old.txt\r\n")
	f.Add("drwxr-xr-x 2 ftp ftp 4096 Aug 18  2022 old\r\ntotal 4\r\n")
	f.Add("08-18-22  07:40AM       <DIR>          old\r\n08-18-22  07:40AM   9 a\\b\r\n")
	f.Add("type=file;size=9;modify=20220818074000;UNIX.mode=0644; x\r\n")
	f.Add("lrwxrwxrwx 1 f f 6 Feb 29 07:40 a -> b\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, parse := range []func(string) ([]Entry, error){
			func(s string) ([]Entry, error) { return parseListing(s, noon) },
			parseMLSD,
		} {
			entries, err := parse(text)
			if err != nil && entries != nil {
				t.Error("entries beside an error")
			}
			for _, e := range entries {
				bad := e.Name == "" || e.Name == "." || e.Name == ".." || e.Size < 0 || e.Dir && e.Size != 0 ||
					len(e.Perm) != 3 || strings.Trim(e.Perm, "rwx-") != "" || strings.Contains(e.Name, "/") && e.Name != "/" || strings.Contains(e.Name, "\n")
				if bad {
					t.Errorf("%q: impossible entry %+v", text, e)
				}
			}
		}
	})
}

func FuzzAddresses(f *testing.F) {
	for _, s := range []string{"(127,0,0,1,200,13)", "(|||6446|)", `"/a""b" x`, "1,2,3,4,5,6,7", "(!!!1!)", `""`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = text[:min(len(text), maxReplyLine)]
		if a, err := parse227(text); err == nil && (!a.IsValid() || a.Port() == 0 || !a.Addr().Is4()) {
			t.Errorf("%q: %v", text, a)
		}
		if port, err := parse229(text); (err == nil) != (port != 0) {
			t.Errorf("%q: %d, %v", text, port, err)
		}
		if path, err := parse257(text); (err == nil) != (path != "") {
			t.Errorf("%q: %q, %v", text, path, err)
		}
		quoted := `"` + strings.ReplaceAll(text, `"`, `""`) + `" is it`
		if path, err := parse257(quoted); text != "" && (err != nil || path != text) {
			t.Errorf("%q came back as %q, %v", text, path, err)
		}
	})
}
