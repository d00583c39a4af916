package ftpserver

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

var modified = time.Date(2022, 8, 18, 7, 40, 0, 0, time.UTC)

// A file beyond 31 and 32 bits takes no memory, and what comes from an offset in it
// says which offset that was.
func TestBigFiles(t *testing.T) {
	s := start(t, Options{Limits: Limits{File: 1 << 10, Tree: 1 << 10}})
	const size = 1<<32 + 100
	if err := s.Tree().PutBig("/home/uftp/big", size, modified); err != nil {
		t.Fatal(err)
	}
	c := login(t, s)
	c.list("LIST", 150, "-rw-r--r--    1 ftp      ftp   4294967396 Aug 18  2022 big\r\n")
	c.list("MLSD", 150, "Type=file;Size=4294967396;Modify=20220818074000; big\r\n")
	if got := c.want("SIZE big", 213); !strings.Contains(got, "4294967396") {
		t.Error(got)
	}
	for _, offset := range []int64{0, 5, 65536, 70000, 1<<31 - 1, 1 << 31, 1 << 32} {
		c.epsv()
		c.want(fmt.Sprintf("REST %d", offset), 350)
		c.send("RETR big")
		d := c.open()
		c.expect(150)
		got := make([]byte, 40)
		if _, err := io.ReadFull(d, got); err != nil || string(got) != string(bigContent(offset, len(got))) {
			t.Errorf("from %d: %q, %v", offset, got, err)
		}
		d.Close()
		if code, text, err := c.read(); code != 226 && code != 426 || err != nil {
			t.Errorf("from %d: %q, %v", offset, text, err)
		}
		if down := lastTransfer(t, s); down.Offset != offset {
			t.Errorf("%+v", down)
		}
	}
	c.want(fmt.Sprintf("REST %d", int64(size-7)), 350)
	if got, want := c.get("RETR big", 150, 226), string(bigContent(size-7, 7)); got != want {
		t.Errorf("the end is %q, want %q", got, want)
	}
	c.want("RNFR big", 350)
	c.want("RNTO bigger", 250)
	c.list("LIST", 150, "-rw-r--r--    1 ftp      ftp   4294967396 Aug 18  2022 bigger\r\n")
	c.put("APPE bigger", "abc", 552)
	c.put("STOR bigger", "abc", 226)
	content("/home/uftp/bigger", "abc")(t, s.Tree())
	consistent(t, s.Tree())
	if err := s.Tree().PutBig("/home/uftp/none", 0, modified); err == nil {
		t.Error("a big file of no bytes")
	}
}

func TestBigContent(t *testing.T) {
	if got := string(bigContent(70_000, 16)); got != "000000000011170\n" {
		t.Errorf("%q", got)
	}
	if got := string(bigContent(1<<31+3, 20)); got != "000080000000\n0000000" {
		t.Errorf("%q", got)
	}
	whole := string(bigContent(100, 100))
	for from := range 100 {
		if got := string(bigContent(100+int64(from), 100-from)); got != whole[from:] {
			t.Fatalf("from %d: %q", from, got)
		}
	}
}

func TestSymbolicLinks(t *testing.T) {
	s := start(t, named(t, "no-mlsx"))
	putOld(t, s)
	for name, target := range map[string]string{"link": "old.txt", "dir": "/home/uftp/old", "nowhere": "missing"} {
		if err := s.Tree().Link("/home/uftp/"+name, target, modified); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Tree().Put("/home/uftp/old/in", []byte("x"), 0); err != nil {
		t.Fatal(err)
	}
	c := login(t, s)
	listed := c.get("LIST", 150, 226)
	for _, want := range []string{
		"lrwxrwxrwx    1 ftp      ftp            7 Aug 18  2022 link -> old.txt\r\n",
		"lrwxrwxrwx    1 ftp      ftp           14 Aug 18  2022 dir -> /home/uftp/old\r\n",
		"lrwxrwxrwx    1 ftp      ftp            7 Aug 18  2022 nowhere -> missing\r\n",
	} {
		if !strings.Contains(listed, want) {
			t.Errorf("%q is not in %q", want, listed)
		}
	}
	if got := c.get("RETR link", 150, 226); got != "123456789" {
		t.Errorf("%q", got)
	}
	if got := c.want("SIZE link", 213); !strings.Contains(got, "213 9") {
		t.Error(got)
	}
	c.want("CWD dir", 250)
	c.want("CWD /home/uftp", 250)
	c.want("CWD link", 550)
	c.want("SIZE nowhere", 550)
	c.want("DELE link", 250)
	content("/home/uftp/old.txt", "123456789")(t, s.Tree())
	missing("/home/uftp/link")(t, s.Tree())
	consistent(t, s.Tree())
	if err := s.Tree().Link("/home/uftp/l", "", modified); err == nil {
		t.Error("a link without a target")
	}
}

// A directory of 500 entries, names of 255 bytes, and blanks at the edges of names.
func TestManyAndLongNames(t *testing.T) {
	s := start(t, Options{})
	var want strings.Builder
	for n := range 500 {
		name := fmt.Sprintf("%03d%s", n, strings.Repeat("n", 252))
		if n == 0 {
			name = " edges "
		}
		if err := s.Tree().PutBig("/home/uftp/"+name, int64(n+1)<<23, modified); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&want, "-rw-r--r--    1 ftp      ftp %12d Aug 18  2022 %s\r\n", int64(n+1)<<23, name)
	}
	c := login(t, s)
	c.list("LIST", 150, want.String())
	if got := c.want("SIZE  edges ", 213); !strings.Contains(got, "213 8388608") {
		t.Error(got)
	}
	c.put("STOR  both ", "abc", 226)
	content("/home/uftp/ both ", "abc")(t, s.Tree())
}
