package ftpserver

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"mftpspec/harness/ftpserver/ca"
	"net"
	"strings"
	"testing"
)

func authority(t *testing.T) *ca.Authority {
	t.Helper()
	a, err := ca.New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func tlsOptions(t *testing.T, a *ca.Authority, kind ca.Certificate) Options {
	t.Helper()
	config, err := a.Config(kind)
	if err != nil {
		t.Fatal(err)
	}
	return Options{TLS: config}
}

func clientConfig(a *ca.Authority) *tls.Config {
	return &tls.Config{RootCAs: a.Pool(), ServerName: "127.0.0.1", ClientSessionCache: tls.NewLRUClientSessionCache(0)}
}

func TestExplicitTLS(t *testing.T) {
	a := authority(t)
	s := start(t, tlsOptions(t, a, ca.Good))
	for _, active := range []bool{false, true} {
		c := dial(t, s)
		c.expect(220)
		c.want("PBSZ 0", 503)
		c.want("PROT P", 503)
		if got := c.want("FEAT", 211); !strings.Contains(got, "AUTH TLS") {
			t.Error(got)
		}
		c.want("AUTH KERBEROS", 504)
		c.want("AUTH TLS", 234)
		config := clientConfig(a)
		if err := c.secure(config); err != nil {
			t.Fatal(err)
		}
		c.want("AUTH TLS", 503)
		c.want("PBSZ 0", 200)
		c.want("PROT S", 536)
		c.want("USER uftp", 331)
		c.want("PASS 12341", 230)
		c.want("TYPE I", 200)
		ready := c.epsv
		if active {
			ready = c.eprt
		}
		ready()
		c.put("STOR clear", "abc", 226)
		if up := lastTransfer(t, s); up.Secure || up.Wire != 3 {
			t.Errorf("PROT C: %+v", up)
		}
		c.want("PROT P", 200)
		c.tls = config
		ready()
		c.put("STOR a", "abc", 226)
		if up := lastTransfer(t, s); !up.Secure || up.Wire != 3 || up.File != 3 || (up.Mode == "active") != active {
			t.Errorf("PROT P: %+v", up)
		}
		ready()
		if got := c.get("RETR a", 150, 226); got != "abc" {
			t.Errorf("%q", got)
		}
		ready()
		c.put("STOR empty", "", 226)
		c.want("QUIT", 221)
		if err := c.gone(); err != nil { // also: close_notify came
			t.Error(err)
		}
		if r := session(t, s, closed); r.Security != Explicit || !strings.Contains(r.TLS, "TLS 1.3") {
			t.Errorf("%q %q", r.Security, r.TLS)
		}
	}
}

func TestImplicitTLS(t *testing.T) {
	a := authority(t)
	o := tlsOptions(t, a, ca.Good)
	o.Implicit = true
	s := start(t, o)
	c := dial(t, s)
	config := clientConfig(a)
	if err := c.secure(config); err != nil {
		t.Fatal(err)
	}
	c.login()
	c.tls = config
	c.put("STOR a", "abc", 226)
	if up := lastTransfer(t, s); !up.Secure {
		t.Errorf("%+v", up)
	}
	c.want("PROT C", 200)
	c.tls = nil
	c.put("STOR b", "abc", 226)
	if r := session(t, s, func(r Session) bool { return len(r.Transfers) == 2 }); r.Transfers[1].Secure || r.Security != Implicit {
		t.Errorf("%+v", r)
	}
	plain := dial(t, s)
	plain.send("USER uftp")
	_ = plain.gone()
	if r := session(t, s, func(r Session) bool { return r.ID == 2 && !r.Open }); !strings.Contains(r.TLS, "failed") || len(r.Commands) != 0 {
		t.Errorf("%+v", r)
	}
}

func TestWithoutTLS(t *testing.T) {
	s := start(t, Options{})
	c := dial(t, s)
	c.expect(220)
	c.want("AUTH TLS", 502)
	c.want("USER uftp", 331)
	if _, err := Start(t.Context(), Options{Implicit: true}); err == nil {
		t.Error("implicit TLS without a configuration: no error")
	}
}

// Each certificate has the fault it is named after and no other.
func TestCertificates(t *testing.T) {
	a := authority(t)
	for kind, check := range map[ca.Certificate]func(error) bool{
		ca.Good:       func(err error) bool { return err == nil },
		ca.Untrusted:  as[x509.UnknownAuthorityError],
		ca.SelfSigned: as[x509.UnknownAuthorityError],
		ca.WrongHost:  as[x509.HostnameError],
		ca.Expired: func(err error) bool {
			var invalid x509.CertificateInvalidError
			return errors.As(err, &invalid) && invalid.Reason == x509.Expired
		},
	} {
		t.Run(string(kind), func(t *testing.T) {
			s := start(t, tlsOptions(t, a, kind))
			c := dial(t, s)
			c.expect(220)
			c.want("AUTH TLS", 234)
			if err := c.secure(clientConfig(a)); !check(err) {
				t.Errorf("client: %v", err)
			}
			c.raw.Close()
			r := session(t, s, closed)
			if refused := strings.HasPrefix(r.TLS, "failed"); refused != (kind != ca.Good) {
				t.Errorf("the server saw %q", r.TLS)
			}
			// A client that takes any certificate must get through.
			c = dial(t, s)
			c.expect(220)
			c.want("AUTH TLS", 234)
			if err := c.secure(&tls.Config{InsecureSkipVerify: true}); err != nil {
				t.Errorf("client that checks nothing: %v", err)
			}
		})
	}
	if _, err := a.Config("odd"); err == nil {
		t.Error("unknown kind: no error")
	}
	if !x509.NewCertPool().AppendCertsFromPEM(a.PEM()) {
		t.Error("PEM holds no certificate")
	}
}

func as[E error](err error) bool {
	var e E
	return errors.As(err, &e)
}

func TestFaultsUnderTLS(t *testing.T) {
	a := authority(t)
	s := start(t, tlsOptions(t, a, ca.Good))
	s.Inject(Fault{On: AtCommand("AUTH"), Times: 1, Do: []Action{Say("534 No")}})
	s.Inject(Fault{On: AtReply("PWD", 257), Times: 1, Do: []Action{Garbage()}})
	s.Inject(Fault{On: AtData("RETR"), Do: []Action{After(1000, Reset())}})
	if err := s.Tree().Put("/home/uftp/big", []byte(strings.Repeat(kilo, 4096)), 0); err != nil {
		t.Fatal(err)
	}
	c := dial(t, s)
	c.expect(220)
	c.want("AUTH TLS", 534)
	c.want("AUTH TLS", 234)
	c.tls = clientConfig(a)
	if err := c.secure(c.tls); err != nil {
		t.Fatal(err)
	}
	c.want("PROT P", 200)
	c.want("USER uftp", 331)
	c.want("PASS 12341", 230)
	c.want("TYPE I", 200)
	c.want("PWD", 0)
	if got := c.get("RETR big", 150, 426); len(got) > 1000 {
		t.Errorf("%d bytes", len(got))
	}
	if down := lastTransfer(t, s); down.Wire != 1000 {
		t.Errorf("counts what is inside TLS: %+v", down)
	}
}

func TestDataConnectionWithoutTLSWhereItIsWanted(t *testing.T) {
	a := authority(t)
	s := start(t, tlsOptions(t, a, ca.Good))
	c := dial(t, s)
	c.expect(220)
	c.want("AUTH TLS", 234)
	if err := c.secure(clientConfig(a)); err != nil {
		t.Fatal(err)
	}
	c.want("PROT P", 200)
	c.want("USER uftp", 331)
	c.want("PASS 12341", 230)
	c.put("STOR a", "in the clear", 426)
	if up := lastTransfer(t, s); up.Wire != 0 || up.File != 0 || !strings.Contains(up.Err, "TLS") {
		t.Errorf("%+v", up)
	}
}

func TestUploadWithoutCloseNotify(t *testing.T) {
	a := authority(t)
	s := start(t, tlsOptions(t, a, ca.Good))
	c := dial(t, s)
	c.expect(220)
	c.want("AUTH TLS", 234)
	config := clientConfig(a)
	if err := c.secure(config); err != nil {
		t.Fatal(err)
	}
	c.want("PROT P", 200)
	c.want("USER uftp", 331)
	c.want("PASS 12341", 230)
	c.want("TYPE I", 200)
	c.epsv()
	c.send("STOR a")
	raw := c.open()
	c.expect(150)
	d := tls.Client(raw, config)
	if _, err := d.Write([]byte("abc")); err != nil {
		t.Fatal(err)
	}
	_ = raw.(*net.TCPConn).CloseWrite()
	c.expect(226)
	content("/home/uftp/a", "abc")(t, s.Tree())
}
