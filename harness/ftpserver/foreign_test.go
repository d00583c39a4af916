package ftpserver

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"math/rand/v2"
	"mftpspec/harness/ftpserver/ca"
	"mftpspec/harness/fulltest"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jlaffaye/ftp"
)

// The observer against clients that others wrote: what they say they sent and
// got must be what the observer saw.

func noise(n int) []byte {
	b := make([]byte, n)
	r := rand.New(rand.NewPCG(1, uint64(n)))
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

func TestJlaffaye(t *testing.T) {
	a := authority(t)
	config, err := a.Config(ca.Good)
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		o    Options
		dial []ftp.DialOption
	}{
		"plain":    {Options{}, nil},
		"no EPSV":  {Options{}, []ftp.DialOption{ftp.DialWithDisabledEPSV(true)}},
		"explicit": {Options{TLS: config}, []ftp.DialOption{ftp.DialWithExplicitTLS(clientConfig(a))}},
		"implicit": {Options{TLS: config, Implicit: true}, []ftp.DialOption{ftp.DialWithTLS(clientConfig(a))}},
		"no MLSx":  {Options{Personality: Personality{NoMLSx: true}}, nil},
		"IIS":      {Options{Personality: Personality{NoMLSx: true, Listing: IIS}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := start(t, test.o)
			c, err := ftp.Dial(s.Addr(), append(test.dial, ftp.DialWithTimeout(within))...)
			if err != nil {
				t.Fatal(err)
			}
			must := func(err error) {
				t.Helper()
				if err != nil {
					t.Fatal(err)
				}
			}
			must(c.Login("uftp", "12341"))
			must(c.MakeDir("test"))
			must(c.ChangeDir("test"))
			if dir, err := c.CurrentDir(); err != nil || dir != "/home/uftp/test" {
				t.Errorf("PWD %q, %v", dir, err)
			}
			data := noise(300_000)
			must(c.Stor("a.bin", bytes.NewReader(data)))
			must(c.Append("a.bin", strings.NewReader("more")))
			must(c.Stor("empty", strings.NewReader("")))
			if b, err := s.Tree().Read("/home/uftp/test/a.bin"); err != nil || !bytes.Equal(b, append(data, "more"...)) {
				t.Errorf("stored %d bytes, %v", len(b), err)
			}
			r, err := c.RetrFrom("a.bin", 299_990)
			must(err)
			got, err := io.ReadAll(r)
			must(err)
			must(r.Close())
			if !bytes.Equal(got, append(data[299_990:], "more"...)) {
				t.Errorf("got %d bytes from 299990", len(got))
			}
			must(c.Rename("a.bin", "b.bin"))
			when := time.Now().Add(-7 * 24 * time.Hour).UTC().Truncate(time.Minute)
			must(s.Tree().Chtime("/home/uftp/test/b.bin", when))
			entries, err := c.List("/home/uftp/test")
			must(err)
			if len(entries) != 2 || entries[0].Name != "b.bin" || entries[0].Size != 300_004 || !entries[0].Time.Equal(when) {
				t.Errorf("LIST: %+v", entries)
			}
			must(c.Delete("b.bin"))
			must(c.Delete("empty"))
			must(c.ChangeDirToParent())
			must(c.RemoveDir("test"))
			if err := c.Delete("no"); err == nil {
				t.Error("DELE of what is not: no error")
			} else if e, ok := err.(*textproto.Error); !ok || e.Code != 550 {
				t.Error(err)
			}
			must(c.Quit())
			seen := session(t, s, closed)
			if seen.ClosedBy != ByQuit || !seen.LoggedIn {
				t.Errorf("%+v", seen)
			}
			sizes := map[string]int64{"STOR": 300_000, "APPE": 4, "RETR": 14}
			for _, x := range seen.Transfers {
				if n, ok := sizes[x.Verb]; ok && x.File != n && x.File != 0 || x.Code != 226 || x.Secure != (test.o.TLS != nil) {
					t.Errorf("%+v", x)
				}
			}
		})
	}
}

func installed(t *testing.T, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		fulltest.Missing(t, "%s is not installed: the observer is not checked against it", program)
	}
	return path
}

func run(t *testing.T, program string, args ...string) {
	t.Helper()
	if out, err := exec.CommandContext(testContext(t), program, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s %q: %v\n%s", program, args, err, out)
	}
}

func TestCurl(t *testing.T) {
	curl := installed(t, "curl")
	a := authority(t)
	dir := t.TempDir()
	trust := filepath.Join(dir, "ca.pem")
	data := noise(1 << 20)
	sent, got := filepath.Join(dir, "sent"), filepath.Join(dir, "got")
	for name, text := range map[string][]byte{trust: a.PEM(), sent: data} {
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, args := range map[string][]string{
		"EPSV": nil, "PASV": {"--disable-epsv"}, "EPRT": {"-P", "-"}, "PORT": {"-P", "-", "--disable-eprt"},
		"explicit": {"--ssl-reqd"}, "implicit": nil, // active under TLS: curl 7.87 and 7.88 send in the clear (curl issue 10666)
	} {
		t.Run(name, func(t *testing.T) {
			o, scheme := tlsOptions(t, a, ca.Good), "ftp"
			if o.Implicit = name == "implicit"; o.Implicit {
				scheme = "ftps"
			}
			s := start(t, o)
			url := fmt.Sprintf("%s://%s/a.bin", scheme, s.Addr())
			args := append([]string{"-sS", "--cacert", trust, "-u", "uftp:12341"}, args...)
			run(t, curl, append(args, "-T", sent, url)...)
			run(t, curl, append(args, "-o", got, url)...)
			back, err := os.ReadFile(got)
			if err != nil || sha256.Sum256(back) != sha256.Sum256(data) {
				t.Errorf("%d bytes came back, %v", len(back), err)
			}
			content("/home/uftp/a.bin", string(data))(t, s.Tree())
			up, down := s.Sessions()[0].Transfers[0], session(t, s, closed).Transfers[0]
			active := strings.HasSuffix(name, "RT")
			for _, x := range []Transfer{up, down} {
				if x.Wire != int64(len(data)) || x.File != x.Wire || x.Code != 226 || (x.Mode == "active") != active ||
					x.Secure != strings.Contains(name, "plicit") {
					t.Errorf("%+v", x)
				}
			}
		})
	}
}

func TestLftp(t *testing.T) {
	lftp := installed(t, "lftp")
	a := authority(t)
	dir := t.TempDir()
	trust := filepath.Join(dir, "ca.pem")
	if err := os.WriteFile(trust, a.PEM(), 0o600); err != nil {
		t.Fatal(err)
	}
	sent := filepath.Join(dir, "sent")
	if err := os.Mkdir(sent, 0o700); err != nil {
		t.Fatal(err)
	}
	for n := range 20 {
		if err := os.WriteFile(filepath.Join(sent, fmt.Sprintf("f%02d", n)), noise(n*1000), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, settings := range map[string]string{
		"passive":     "set ftp:ssl-allow no;",
		"active":      "set ftp:ssl-allow no; set ftp:passive-mode no;",
		"TLS passive": "set ftp:ssl-force yes; set ftp:ssl-protect-data yes;",
		"TLS active":  "set ftp:ssl-force yes; set ftp:ssl-protect-data yes; set ftp:passive-mode no;",
	} {
		t.Run(name, func(t *testing.T) {
			s := start(t, tlsOptions(t, a, ca.Good))
			got := filepath.Join(t.TempDir(), "got")
			run(t, lftp, "-u", "uftp,12341", "-e", settings+
				"set net:max-retries 1; set net:timeout 5; set ssl:ca-file "+trust+
				"; mirror -R --parallel=4 "+sent+" up; mirror --parallel=4 up "+got+"; rm -r up; bye",
				"ftp://"+s.Addr())
			for n := range 20 {
				back, err := os.ReadFile(filepath.Join(got, fmt.Sprintf("f%02d", n)))
				if err != nil || !bytes.Equal(back, noise(n*1000)) {
					t.Errorf("f%02d: %d bytes came back, %v", n, len(back), err)
				}
			}
			missing("/home/uftp/up")(t, s.Tree())
			for _, r := range s.Sessions() {
				if r.Broken != "" {
					t.Error(r.Broken)
				}
				for _, x := range r.Transfers {
					if x.Secure != strings.HasPrefix(name, "TLS") || x.Connected > 0 && (x.Mode == "active") != strings.HasSuffix(name, "active") {
						t.Errorf("%+v", x)
					}
				}
			}
		})
	}
}
