package defect

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"math/big"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"mftpspec/harness/emulator"
	"mftpspec/harness/emulator/standin"
)

// desk is a module, a host and a small FTP server.
type desk struct {
	*listener
	server *standin.Server
	door   net.Listener  // of the server
	closed chan struct{} // closed at the end of the test
	roots  *x509.CertPool
	secure *tls.Config

	said       sync.Mutex // of all below
	users      []string   // "user/password"
	log        []string
	open       []net.Conn
	types      []string // TYPE in force at each transfer
	list       string   // what LIST says, if not empty
	refuse     map[string]string
	delay      map[string]time.Duration
	say        func(verb, arg string) string                          // a reply in the place of the right one
	end        func(verb string) string                               // the last reply of a transfer, in the place of the right one
	epsv, pasv string                                                 // what is said to these, with a place for the port
	hello      string                                                 // the greeting, if it is not the usual one
	send       func(say func(string), data net.Conn, contents []byte) // makes a download in the place of the usual course
}

func newDesk(t *testing.T, hook func() emulator.Hooks) *desk {
	t.Helper()
	no := errors.New("553 no")
	d := &desk{server: standin.New(no, no, "/home", "/home/u"), closed: make(chan struct{}), refuse: map[string]string{}, delay: map[string]time.Duration{}}
	d.certificate(t)
	var err error
	if d.door, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	go d.accept()
	c := emulator.Config{Roots: d.roots, Timing: emulator.Timing{Guard: guard}}
	if hook != nil {
		c.Hooks = []emulator.Hooks{hook()}
	}
	m, err := emulator.New(c)
	if err != nil {
		t.Fatal(err)
	}
	host, device := emulator.Pair(1 << 20)
	served := make(chan error, 1)
	go func() { served <- m.Serve(context.Background(), device) }()
	d.listener = listen(t, host)
	t.Cleanup(func() {
		close(d.closed)
		_ = d.door.Close()
		d.set(func() {
			for _, c := range d.open {
				_ = c.Close()
			}
		})
		_ = host.Close()
		<-served
		_ = m.Close()
	})
	d.wait("+MATREADY")
	d.at("ATE0")
	d.at("AT+CMEE=1")
	return d
}

func (d *desk) set(f func()) {
	d.said.Lock()
	defer d.said.Unlock()
	f()
}

func (d *desk) certificate(t *testing.T) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.ParseIP("127.0.0.1")}, IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	d.roots = x509.NewCertPool()
	d.roots.AddCert(leaf)
	d.secure = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}
}

func (d *desk) wait(s string) {
	d.t.Helper()
	if !d.until(0, 10*time.Second, func(got string) bool { return strings.Contains(got, s) }) {
		d.t.Errorf("no %q in %q", s, d.all())
	}
}

// at says one command and gives all that comes of it.
func (d *desk) at(line string) string { return d.with(line) }

// with says a command, and data when the module takes them.
func (d *desk) with(line string, data ...string) string {
	d.t.Helper()
	const limit = 12 * time.Second
	from, typed := len(d.all()), 0
	d.server.Set(func() { typed = d.server.Got })
	d.write(line + "\r")
	d.until(from, limit, answered(line))
	if asked := len(d.all()); len(data) > 0 && dataMode.MatchString(d.all()[from:]) {
		due := answered(line)
		for _, b := range data {
			if b == escape {
				d.server.Await(limit, func() bool { return d.server.Got >= typed })
				due = finalLine.MatchString
			}
			d.write(b)
			typed += len(b)
		}
		d.until(asked, limit, due)
	}
	if deferred.MatchString(line) {
		d.quiet()
	}
	return strings.ReplaceAll(d.all()[from:], "\r\n", "|")
}

// quiet waits until nothing has come for a while.
func (d *desk) quiet() { d.silence(60 * time.Millisecond) }

func (d *desk) conn(id int) string {
	return d.at(fmt.Sprintf(`AT+MFTPCONN=%d,"127.0.0.1","u","p",%d`, id, d.port()))
}

func (d *desk) port() int { return d.door.Addr().(*net.TCPAddr).Port }

func (d *desk) file(name string) string {
	if b, has := d.server.File(name); has {
		return string(b)
	}
	return "none"
}

func (d *desk) put(name, data string) {
	d.server.Set(func() { d.server.Files[name] = []byte(data) })
}

func (d *desk) names() string { return strings.Join(d.server.Names(), " ") }
