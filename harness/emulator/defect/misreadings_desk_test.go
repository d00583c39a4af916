package defect

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"math/big"
	"net"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"mftpspec/harness/emulator"
)

// desk is a module, a host and a small FTP server.
type desk struct {
	t      *testing.T
	host   io.ReadWriteCloser
	listen net.Listener
	roots  *x509.CertPool
	secure *tls.Config

	mu     sync.Mutex
	got    []byte
	files  map[string][]byte
	dirs   map[string]bool
	users  []string // "user/password"
	log    []string
	open   []net.Conn
	types  []string // TYPE in force at each transfer
	list   string   // what LIST says, if not empty
	refuse map[string]string
	delay  map[string]time.Duration
	say    func(verb, arg string) string // a reply in the place of the right one
}

func newDesk(t *testing.T, hook func() emulator.Hooks) *desk {
	t.Helper()
	d := &desk{t: t, files: map[string][]byte{}, dirs: map[string]bool{"/": true, "/home": true, "/home/u": true}, refuse: map[string]string{}, delay: map[string]time.Duration{}}
	d.certificate()
	var err error
	if d.listen, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	go d.accept()
	c := emulator.Config{Roots: d.roots, Timing: emulator.Timing{Guard: 60 * time.Millisecond}}
	if hook != nil {
		c.Hooks = []emulator.Hooks{hook()}
	}
	m, err := emulator.New(c)
	if err != nil {
		t.Fatal(err)
	}
	var device io.ReadWriteCloser
	d.host, device = emulator.Pair(1 << 20)
	served := make(chan error, 1)
	go func() { served <- m.Serve(context.Background(), device) }()
	go func() {
		buf := make([]byte, 1<<16)
		for {
			n, err := d.host.Read(buf)
			d.mu.Lock()
			d.got = append(d.got, buf[:n]...)
			d.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() {
		_ = d.listen.Close()
		d.set(func() {
			for _, c := range d.open {
				_ = c.Close()
			}
		})
		_ = d.host.Close()
		<-served
		_ = m.Close()
	})
	d.wait("+MATREADY")
	d.at("ATE0")
	d.at("AT+CMEE=1")
	return d
}

func (d *desk) set(f func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	f()
}

func (d *desk) certificate() {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		d.t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.ParseIP("127.0.0.1")}, IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		d.t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		d.t.Fatal(err)
	}
	d.roots = x509.NewCertPool()
	d.roots.AddCert(leaf)
	d.secure = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}
}

// all is what the module has said so far.
func (d *desk) all() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return string(d.got)
}

// until waits up to limit for what matches behind from.
func (d *desk) until(from int, limit time.Duration, ok func(s string) bool) bool {
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		if ok(d.all()[from:]) {
			return true
		}
	}
	return false
}

func (d *desk) wait(s string) {
	d.t.Helper()
	if !d.until(0, 10*time.Second, func(got string) bool { return strings.Contains(got, s) }) {
		d.t.Errorf("no %q in %q", s, d.all())
	}
}

var (
	finalLine  = regexp.MustCompile(`\r\n(OK|ERROR|\+CME ERROR: \d+)\r\n`)
	resultLine = regexp.MustCompile(`\r\n\+MFTP[A-Z]+: (\d,\d|\()`)
)

// at says one command and gives all that comes of it.
func (d *desk) at(line string) string { return d.with(line, "", "") }

// with says a command, and data when mark has come.
func (d *desk) with(line, mark string, data ...string) string {
	d.t.Helper()
	from := len(d.all())
	d.write(line + "\r")
	if mark != "" && d.until(from, 2*time.Second, func(s string) bool { return strings.Contains(s, mark) || finalLine.MatchString(s) }) {
		for _, b := range data {
			if b == "+++" {
				time.Sleep(200 * time.Millisecond)
			}
			d.write(b)
			time.Sleep(20 * time.Millisecond)
		}
	}
	waits := regexp.MustCompile(`^AT\+MFTP(CONN|DISC|CWD|PWD|MKD|LIST|DEL|RN|RETR|APPE|STOR)=\d`).MatchString(line) && mark != "CONNECT"
	d.until(from, 12*time.Second, func(s string) bool {
		if !finalLine.MatchString(s) {
			return false
		}
		return !waits || !strings.Contains(s, "\r\nOK\r\n") || resultLine.MatchString(s)
	})
	if waits {
		d.quiet()
	}
	return strings.ReplaceAll(d.all()[from:], "\r\n", "|")
}

func (d *desk) write(s string) {
	if _, err := io.WriteString(d.host, s); err != nil {
		d.t.Error(err)
	}
}

// quiet waits until nothing has come for a while.
func (d *desk) quiet() {
	for n := -1; n != len(d.all()); time.Sleep(60 * time.Millisecond) {
		n = len(d.all())
	}
}

func (d *desk) conn(id int) string {
	return d.at(fmt.Sprintf(`AT+MFTPCONN=%d,"127.0.0.1","u","p",%d`, id, d.port()))
}

func (d *desk) port() int { return d.listen.Addr().(*net.TCPAddr).Port }

func (d *desk) file(name string) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	if b, ok := d.files[name]; ok {
		return string(b)
	}
	return "none"
}

func (d *desk) put(name, data string) { d.set(func() { d.files[name] = []byte(data) }) }

func (d *desk) names() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	var all []string
	for n := range d.files {
		all = append(all, n)
	}
	for n := range d.dirs {
		all = append(all, n+"/")
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}
