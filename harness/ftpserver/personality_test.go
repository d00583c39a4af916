package ftpserver

import (
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"
)

func named(t *testing.T, name string) Options {
	t.Helper()
	p, err := PersonalityNamed(name)
	if err != nil {
		t.Fatal(err)
	}
	return Options{Personality: p}
}

// old is the file of §3.7, with the modification time of its example.
func putOld(t *testing.T, s *Server) {
	t.Helper()
	if err := s.Tree().Put("/home/uftp/old.txt", []byte("123456789"), 0); err != nil {
		t.Fatal(err)
	}
	if err := s.Tree().Mkdir("/home/uftp/old"); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"old.txt", "old"} {
		if err := s.Tree().Chtime("/home/uftp/"+name, time.Date(2022, 8, 18, 7, 40, 0, 0, time.UTC)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestPersonalities(t *testing.T) {
	untested := Personalities()
	for _, test := range []struct {
		name  string
		steps func(c *client)
	}{
		{"plain", func(c *client) {
			c.list("LIST", 150, "drwxr-xr-x    2 ftp      ftp         4096 Aug 18  2022 old\r\n-rw-r--r--    1 ftp      ftp            9 Aug 18  2022 old.txt\r\n")
			c.list("LIST old.txt", 150, "-rw-r--r--    1 ftp      ftp            9 Aug 18  2022 old.txt\r\n")
			c.list("LIST /home/uftp/old.txt", 150, "-rw-r--r--    1 ftp      ftp            9 Aug 18  2022 old.txt\r\n")
			c.list("LIST old", 150, "")
			c.list("NLST", 150, "old\r\nold.txt\r\n")
			c.list("MLSD", 150, "Type=dir;Size=4096;Modify=20220818074000; old\r\nType=file;Size=9;Modify=20220818074000; old.txt\r\n")
			c.want("MDTM old.txt", 213)
			c.want("SIZE old.txt", 213)
			c.want("SYST", 215)
		}},
		{"iis", func(c *client) {
			c.list("LIST", 150, "08-18-22  07:40AM       <DIR>          old\r\n08-18-22  07:40AM                    9 old.txt\r\n")
			c.want("MLST old.txt", 500)
			if got := c.want("SYST", 215); !strings.Contains(got, "Windows_NT") {
				c.t.Error(got)
			}
		}},
		{"no-mlsx", func(c *client) {
			c.want("MLSD", 500)
			c.want("MLST old.txt", 500)
			if got := c.want("FEAT", 211); strings.Contains(got, "MLS") {
				c.t.Error(got)
			}
		}},
		{"125", func(c *client) {
			c.get("LIST", 125, 226)
		}},
		{"banner", func(*client) {}},
		{"no-size", func(c *client) {
			c.want("SIZE old.txt", 500)
			if got := c.want("FEAT", 211); strings.Contains(got, "SIZE") {
				c.t.Error(got)
			}
		}},
		{"no-epsv", func(c *client) {
			c.want("EPSV", 500)
			c.want("EPRT |1|127.0.0.1|2000|", 500)
			c.want("PASV", 227)
			if got := c.want("FEAT", 211); strings.Contains(got, "EP") {
				c.t.Error(got)
			}
		}},
		{"full-path", func(c *client) {
			c.list("LIST /home/uftp/old.txt", 150, "-rw-r--r--    1 ftp      ftp            9 Aug 18  2022 /home/uftp/old.txt\r\n")
			c.list("LIST old.txt", 150, "-rw-r--r--    1 ftp      ftp            9 Aug 18  2022 old.txt\r\n")
			if got := c.want("MLST old.txt", 250); !strings.Contains(got, "; /home/uftp/old.txt\r\n") {
				c.t.Error(got)
			}
		}},
		{"empty-226", func(c *client) {
			c.list("LIST nothing", 150, "")
			c.list("NLST nothing", 150, "")
			c.want("CWD nothing", 550)
		}},
		{"dots", func(c *client) {
			if got := c.get("LIST", 150, 226); strings.Count(got, "\r\n") != 4 || !strings.Contains(got, " .\r\n") || !strings.Contains(got, " ..\r\n") {
				c.t.Errorf("%q", got)
			}
		}},
		{"no-group", func(c *client) {
			c.list("LIST old.txt", 150, "-rw-r--r--    1 ftp                 9 Aug 18  2022 old.txt\r\n")
		}},
		{"numeric", func(c *client) {
			c.list("LIST old.txt", 150, "-rw-r--r--    1 1000     1550            9 Aug 18  2022 old.txt\r\n")
		}},
		{"acl", func(c *client) {
			c.list("LIST", 150, "drwxr-xr-x+    2 ftp      ftp         4096 Aug 18  2022 old\r\n-rw-r--r--.    1 ftp      ftp            9 Aug 18  2022 old.txt\r\n")
		}},
		{"total", func(c *client) {
			if got := c.get("LIST", 150, 226); !strings.HasPrefix(got, "total 16\r\ndrwx") {
				c.t.Errorf("%q", got)
			}
			c.list("LIST old.txt", 150, "-rw-r--r--    1 ftp      ftp            9 Aug 18  2022 old.txt\r\n")
		}},
		{"no-end", func(c *client) {
			c.list("LIST old.txt", 150, "-rw-r--r--    1 ftp      ftp            9 Aug 18  2022 old.txt")
			if got := c.get("LIST", 150, 226); !strings.HasSuffix(got, "2022 old.txt") || strings.Count(got, "\r\n") != 1 {
				c.t.Errorf("%q", got)
			}
		}},
		{"no-year", func(c *client) {
			c.list("LIST old.txt", 150, "-rw-r--r--    1 ftp      ftp            9 Aug 18  2022 old.txt\r\n")
		}},
		{"empty-450", func(c *client) {
			c.refused("LIST old", 450)
			c.list("LIST old.txt", 150, c.get("LIST old.txt", 150, 226))
		}},
		{"empty-550", func(c *client) { c.refused("NLST old", 550); c.refused("LIST nothing", 450) }},
		{"multi-line", func(c *client) {
			for _, got := range []string{c.want("CWD /home/uftp", 250), c.want("DELE old.txt", 250)} {
				if strings.Count(got, "\r\n") != 3 {
					c.t.Errorf("%q", got)
				}
			}
			c.put("STOR new.txt", "abc", 226)
			c.list("LIST old", 150, "")
		}},
		{"every-line", func(c *client) {
			for _, got := range []string{c.want("PWD", 257), c.want("TYPE I", 200), c.want("RNFR old.txt", 350), c.want("USER nobody", 331)} {
				if strings.Count(got, "\r\n") != 3 {
					c.t.Errorf("%q", got)
				}
			}
		}},
		{"other-2xx", func(c *client) {
			c.want("MKD new", 250)
			c.want("CWD new", 200)
			c.want("CWD missing", 550)
			c.want("RMD /home/uftp/new", 200)
		}},
		{"terse", func(c *client) {
			if got := c.want("PWD", 257); got != "257 \"/home/uftp\"\r\n" {
				c.t.Errorf("%q", got)
			}
			if got := c.want("PASV", 227); strings.ContainsAny(got, "()") {
				c.t.Errorf("%q", got)
			}
		}},
		{"250-end", func(c *client) {
			c.get("LIST", 150, 250)
			c.put("STOR new.txt", "abc", 250)
			c.get("RETR new.txt", 150, 250)
		}},
		{"user-230", func(c *client) { c.want("USER nobody", 331) }},
		{"private-pasv", func(c *client) {
			if got := c.want("PASV", 227); !strings.Contains(got, "(127,0,0,1,") { // it is told no public address
				c.t.Error(got)
			}
			c.want("EPSV", 500)
		}},
		{"halves", func(c *client) { c.put("STOR new.txt", "abc", 226) }},
		{"bytes", func(c *client) { c.put("STOR new.txt", "abc", 226) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := start(t, named(t, test.name))
			putOld(t, s)
			c := dial(t, s)
			c.t = t
			greeting := c.expect(220)
			if multi := strings.Count(greeting, "\n") > 1; multi != (test.name == "banner") {
				t.Errorf("greeting %q", greeting)
			}
			if s.o.Personality.NoPass {
				c.want("USER uftp", 230)
			} else {
				c.want("USER uftp", 331)
			}
			pass, kind := 230, 200
			switch {
			case s.o.Personality.NoPass:
				pass = 503
			case s.o.Personality.Other2xx:
				pass, kind = 202, 250
			}
			c.want("PASS 12341", pass)
			c.want("TYPE I", kind)
			test.steps(c)
			c.want("PWD", 257)
		})
		untested = slices.DeleteFunc(untested, func(name string) bool { return name == test.name })
	}
	if len(untested) > 0 {
		t.Errorf("untested: %q", untested)
	}
	if _, err := PersonalityNamed("plane"); err == nil || !strings.Contains(err.Error(), "plain") {
		t.Errorf("%v", err)
	}
}

func (c *client) list(line string, mark int, want string) {
	c.t.Helper()
	if got := c.get(line, mark, 226); got != want {
		c.t.Errorf("%s:\n got %q\nwant %q", line, got, want)
	}
}

// refused is a listing that gets no data connection.
func (c *client) refused(line string, code int) {
	c.t.Helper()
	c.epsv()
	c.want(line, code)
}

// Behind NAT a server may tell the address that it has for itself.
func TestPrivateAddressIn227(t *testing.T) {
	o := named(t, "private-pasv")
	o.Host = "203.0.113.7"
	s := start(t, o)
	_ = s.Tree().Put("/home/uftp/a", []byte("abc"), 0)
	s.host = "127.0.0.1" // where the test can reach it
	c := login(t, s)
	s.host = "203.0.113.7"
	got := c.want("PASV", 227)
	_, numbers, ok := strings.Cut(got, "(192,168,77,20,")
	if !ok {
		t.Fatal(got)
	}
	var high, low int
	if _, err := fmt.Sscanf(numbers, "%d,%d)", &high, &low); err != nil {
		t.Fatal(err)
	}
	c.data = fmt.Sprintf("127.0.0.1:%d", high<<8|low)
	c.send("RETR a")
	d := c.open()
	c.expect(150)
	if b, err := io.ReadAll(d); err != nil || string(b) != "abc" {
		t.Errorf("%q, %v", b, err)
	}
	c.expect(226)
}

// The segments of a reply arrive one by one.
func TestSegments(t *testing.T) {
	for name, want := range map[string]int{"plain": 1, "halves": 2, "bytes": len("331 OK\r\n")} {
		s := start(t, named(t, name))
		c := dial(t, s)
		c.expect(220)
		reads := 0
		c.send("USER uftp")
		for got := ""; !strings.HasSuffix(got, "\r\n"); reads++ {
			b := make([]byte, 100)
			n, err := c.raw.Read(b)
			if err != nil {
				t.Fatal(err)
			}
			got += string(b[:n])
		}
		// On a busy machine two may come together.
		if reads > want || want > 1 && reads < 2 {
			t.Errorf("%s: the reply came in %d pieces, want %d", name, reads, want)
		}
	}
}

func TestReplyDelay(t *testing.T) {
	const delay = 30 * time.Millisecond
	s := start(t, Options{ReplyDelay: delay})
	_ = s.Tree().Put("/home/uftp/a", []byte("abc"), 0)
	began := time.Now()
	c := login(t, s)                                    // greeting, USER, PASS, TYPE
	if got := c.get("RETR a", 150, 226); got != "abc" { // EPSV, 150, 226
		t.Errorf("%q", got)
	}
	if took := time.Since(began); took < 7*delay {
		t.Errorf("7 replies came within %v", took)
	}
	c.send("NOOP")
	if err := s.Close(); err != nil { // does not wait for it
		t.Error(err)
	}
}

// LIST by the clock of the laboratory: from any day of the year a date that
// has rolled over the year is one that has.
func TestDatesThatRollOverTheYear(t *testing.T) {
	for day := range 366 {
		now := time.Date(2028, 1, 1, 10, 0, 0, 0, time.UTC).AddDate(0, 0, day)
		l := listing{now: now, recent: almostYear}
		file := entry{name: "f", mode: 0o644, mtime: now.AddDate(0, 0, -360)}
		if got, want := l.unixLine(0, file), file.mtime.Format("Jan _2 15:04")+" f"; !strings.HasSuffix(got, want) {
			t.Errorf("%v: %q, want %q", now, got, want)
		}
		file.mtime = now.AddDate(0, 0, -365)
		if got, want := l.unixLine(0, file), file.mtime.Format("Jan _2  2006")+" f"; !strings.HasSuffix(got, want) {
			t.Errorf("%v: %q, want %q", now, got, want)
		}
	}
	o := named(t, "no-year")
	o.Now = func() time.Time { return time.Date(2026, 1, 5, 10, 0, 0, 0, time.UTC) }
	s := start(t, o)
	_ = s.Tree().Put("/home/uftp/f", []byte("abc"), 0)
	_ = s.Tree().Chtime("/home/uftp/f", time.Date(2025, 1, 8, 9, 30, 0, 0, time.UTC))
	login(t, s).list("LIST f", 150, "-rw-r--r--    1 ftp      ftp            3 Jan  8 09:30 f\r\n")
}

// Ledger D31: minutes without a year up to 180 days back, then a date only.
func TestDatesOfLIST(t *testing.T) {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		mtime time.Time
		want  string
	}{
		{now, "Nov 22 12:00"},
		{now.Add(-7 * 24 * time.Hour), "Nov 15 12:00"},
		{now.Add(-180 * 24 * time.Hour), "May 26 12:00"},
		{now.Add(-180*24*time.Hour - time.Second), "May 26  2026"},
		{now.Add(24 * time.Hour), "Nov 23 12:00"},
		{time.Date(2022, 8, 8, 7, 40, 0, 0, time.FixedZone("", 8*3600)), "Aug  7  2022"},
	} {
		e := entry{name: "f", size: 9, mode: 0o444, mtime: test.mtime}
		l := listing{now: now, recent: recent}
		if got, want := l.unixLine(0, e), "-r--r--r--    1 ftp      ftp            9 "+test.want+" f"; got != want {
			t.Errorf("%v:\n got %q\nwant %q", test.mtime, got, want)
		}
	}
	pm := iisLine(entry{name: "f", size: 1 << 40, mtime: time.Date(2026, 1, 2, 15, 4, 0, 0, time.UTC)})
	if want := "01-02-26  03:04PM        1099511627776 f"; pm != want {
		t.Errorf("got %q, want %q", pm, want)
	}
	if got := iisLine(entry{name: "d", mode: fs.ModeDir, mtime: now}); got != "11-22-26  12:00PM       <DIR>          d" {
		t.Errorf("%q", got)
	}
}

func TestFlagsOfLIST(t *testing.T) {
	for _, test := range []struct {
		arg, rest string
		a         bool
	}{{"", "", false}, {"-a", "", true}, {"-la dir", "dir", true}, {"-l -a my dir", "my dir", true}, {"-l", "", false}, {"file", "file", false}} {
		if rest, a := listFlags(test.arg); rest != test.rest || a != test.a {
			t.Errorf("%q: %q, %v", test.arg, rest, a)
		}
	}
	s := start(t, Options{})
	c := login(t, s)
	if got := c.get("LIST -a", 150, 226); strings.Count(got, "\r\n") != 2 {
		t.Errorf("LIST -a: %q", got)
	}
}
