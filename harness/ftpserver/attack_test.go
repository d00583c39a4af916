package ftpserver

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestAttacks: what is tried at FTP servers on the Internet, by one who even has
// the account. Nothing outside the tree is there to be reached: the test looks at
// the directory that it runs in, and at the tree.
func TestAttacks(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("secret", []byte("of this machine"), 0o600); err != nil {
		t.Fatal(err)
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	hostile := []string{ // names that lead outside where a server is careless
		"../../../../../../.." + here + "/secret", here + "/secret", "/etc/passwd", "../../../../../../../etc/passwd", "..\\..\\..\\etc\\passwd",
		"....//....//....//etc/passwd", "..%2f..%2f..%2fetc/passwd", "%2e%2e/%2e%2e/etc/passwd", "..%c0%af..%c0%afetc/passwd", "\xc0\xae\xc0\xae/etc/passwd",
		"~root/.ssh/id_rsa", "~/../../etc/passwd", "file\x00.txt", "\x00", "/proc/self/environ", "/dev/zero", "//etc//passwd", "C:\\boot.ini", "\\\\host\\share",
		"|id", "`id`", "$(id)", "%s%s%s%n", "-rf /", strings.Repeat("../", 1200) + "etc/passwd", strings.Repeat("d/", 1000),
	}
	for _, verb := range []string{"RETR", "SIZE", "MDTM", "CWD", "DELE", "RMD", "RNFR", "MLST"} {
		t.Run(verb, func(t *testing.T) {
			s := start(t, Options{})
			c := login(t, s)
			for _, name := range hostile {
				c.send(verb + " " + name)
				if code, text, err := c.read(); err != nil || code < 400 || code >= 600 || strings.Contains(text, "of this machine") {
					t.Errorf("%q: %q, %v", name, text, err)
				}
			}
			c.want("NOOP", 200)
		})
	}
	t.Run("names stay in the tree", func(t *testing.T) {
		s := start(t, Options{})
		c := login(t, s)
		for _, name := range hostile {
			c.epsv()
			c.send("STOR " + name)
			d := c.open()
			d.Close()
			code := 0
			for code < 200 {
				var err error
				if code, _, err = c.read(); err != nil {
					t.Fatalf("%q: %v", name, err)
				}
			}
			c.send("MKD " + name + "d")
			if _, _, err := c.read(); err != nil {
				t.Fatalf("%q: %v", name, err)
			}
		}
		names, _ := weigh(t, s.Tree(), "/")
		if names < 10 {
			t.Errorf("only %d names were stored", names)
		}
		consistent(t, s.Tree())
	})
	t.Run("RNFR and RNTO", func(t *testing.T) {
		s := start(t, Options{})
		if err := s.Tree().Put("/home/uftp/file", []byte("mine"), 0); err != nil {
			t.Fatal(err)
		}
		c := login(t, s)
		c.rename("file", "../../../../../../tmp/mftpspec-escaped", 550) // the tree has no /tmp
		c.rename("file", "../../../../root", 250)
		content("/root", "mine")(t, s.Tree())
		c.rename("/", "/x", 550)
		c.rename("/home", "/home/uftp/x", 550)
	})
	t.Run("SITE", func(t *testing.T) {
		s := start(t, Options{})
		c := login(t, s)
		for _, site := range []string{"EXEC id", "SYMLINK / root", "SYMLINK /etc/passwd p", "CPFR /etc/passwd", "CPTO p", "CHOWN 0 /", "UTIME 1 /", "HELP", "INDEX *", "CHMOD 777 /../../etc"} {
			c.send("SITE " + site)
			if code, text, err := c.read(); err != nil || code < 400 {
				t.Errorf("SITE %s: %q, %v", site, text, err)
			}
		}
		missing("/root")(t, s.Tree())
	})
	t.Run("patterns", func(t *testing.T) { // expanded by some servers for minutes
		s := start(t, Options{})
		c := login(t, s)
		begin := time.Now()
		for _, pattern := range []string{"*/../*/../*/../*/../*/../*", "{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}", strings.Repeat("*", 2000), "[[[[[[[[", "-R /", "-laR ../../.."} {
			c.send("STAT " + pattern)
			if _, _, err := c.read(); err != nil {
				t.Fatal(err)
			}
			c.epsv()
			c.send("LIST " + pattern)
			d := c.open()
			for code := 0; code < 200; {
				var err error
				if code, _, err = c.read(); err != nil {
					t.Fatal(err)
				}
			}
			d.Close()
		}
		if took := time.Since(begin); took > 5*time.Second {
			t.Errorf("took %v", took)
		}
	})
	t.Run("a flood of ABOR", func(t *testing.T) {
		s := start(t, Options{})
		c := login(t, s)
		for range 20 {
			c.epsv()
			c.send(strings.Repeat("\xff\xf4\xff\xf2ABOR\r\n", 20) + "NOOP")
			for range 20 {
				c.expect(226)
			}
			c.expect(200)
		}
		c.put("STOR a", "abc", 226)
	})
	t.Run("bounce", func(t *testing.T) {
		victim, err := net.Listen("tcp", "127.0.0.2:0")
		if err != nil {
			t.Fatal(err)
		}
		defer victim.Close()
		port := victim.Addr().(*net.TCPAddr).Port
		s := start(t, Options{})
		if err := s.Tree().Put("/home/uftp/mail", []byte("HELO x\r\n"), 0); err != nil {
			t.Fatal(err)
		}
		c := login(t, s)
		for _, bad := range []string{
			fmt.Sprintf("PORT 127,0,0,2,%d,%d", port>>8, port&255), fmt.Sprintf("EPRT |1|127.0.0.2|%d|", port), fmt.Sprintf("EPRT |2|::ffff:127.0.0.2|%d|", port),
			"PORT 10,0,0,1,0,25", "PORT 127,0,0,1,0,25", "EPRT |1|127.0.0.1|25|", "EPRT |2|::1|3000|", "PORT 0,0,0,0,20,20", "EPRT |1|localhost|3000|",
			"PORT 127,0,0,1,20,-1", "PORT 127,0,0,1,2000,1", "PORT 0177,0,0,1,20,1", "PORT 127.0.0.1:3000", "EPRT |1|127.0.0.1|70000|", "EPRT ||||", "EPRT |", "PORT ,,,,,",
		} {
			c.want(bad, 501)
			c.want("RETR mail", 425)
		}
	})
	t.Run("a line without an end", func(t *testing.T) {
		s := start(t, Options{})
		c := login(t, s)
		c.send("CWD " + strings.Repeat("a", 1<<20))
		c.expect(500)
		c.want("NOOP", 200)
	})
	t.Run("another's data connection", func(t *testing.T) { // what the victim's port is, is easily guessed
		s := start(t, Options{})
		c := login(t, s)
		c.epsv()
		_, port, _ := net.SplitHostPort(c.data)
		if d, err := net.Dial("tcp", net.JoinHostPort("127.0.0.3", port)); err == nil {
			d.Close()
			t.Error("open on another address")
		}
	})
	left, err := os.ReadDir(".")
	if err != nil || len(left) != 1 {
		t.Errorf("in the working directory: %v, %v", left, err)
	}
	if b, err := os.ReadFile("secret"); err != nil || string(b) != "of this machine" {
		t.Errorf("the secret: %q, %v", b, err)
	}
	if _, err := os.Lstat(filepath.Join(os.TempDir(), "mftpspec-escaped")); err == nil {
		t.Error("a rename came out of the tree")
	}
}
