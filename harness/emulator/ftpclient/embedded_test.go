package ftpclient_test

import (
	"crypto/tls"
	"fmt"
	"io"
	"path"
	"testing"
	"time"

	"mftpspec/harness/emulator/ftpclient"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/ftpserver/ca"
	"mftpspec/harness/ftpserver/deadend"
)

// authority makes certificates for the servers of one test.
func authority(t *testing.T) *ca.Authority {
	t.Helper()
	a, err := ca.New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func certify(t *testing.T, a *ca.Authority, kind ca.Certificate) *tls.Config {
	t.Helper()
	config, err := a.Config(kind)
	if err != nil {
		t.Fatal(err)
	}
	return config
}

// embedded starts a server with the account of §3.2's example, and the configuration to reach it.
func embedded(t *testing.T, o ftpserver.Options) (*ftpserver.Server, ftpclient.Config) {
	t.Helper()
	s, err := ftpserver.Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := s.AddAccount(ftpserver.Account{User: "uftp", Password: "12341", Home: "/home/uftp"}); err != nil {
		t.Fatal(err)
	}
	return s, ftpclient.Config{Host: s.Host(), Port: s.Port(), User: "uftp", Password: "12341", Timeout: 5 * time.Second}
}

func TestWholeSessions(t *testing.T) {
	a := authority(t)
	for _, listen := range []string{"127.0.0.1:0", "[::1]:0"} {
		for _, security := range []ftpclient.Security{ftpclient.Plain, ftpclient.Explicit, ftpclient.Implicit} {
			for _, active := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s/%v/active=%v", listen, security, active), func(t *testing.T) {
					t.Parallel()
					o := ftpserver.Options{Listen: listen, Implicit: security == ftpclient.Implicit}
					if security != ftpclient.Plain {
						o.TLS = certify(t, a, ca.Good)
					}
					s, c := embedded(t, o)
					c.Security, c.Active, c.Roots = security, active, a.Pool()
					session(t, siteOf(s, c))
					eventually(t, "the end of the session", func() bool { return !s.Sessions()[0].Open })
					if seen := s.Sessions()[0]; seen.Security != security.String() || seen.ClosedBy != ftpserver.ByQuit {
						t.Errorf("the server saw a session %s, closed by %s", seen.Security, seen.ClosedBy)
					}
					for _, tr := range s.Sessions()[0].Transfers {
						if tr.Connected == 0 {
							continue // refused before the data connection was used
						}
						if tr.Secure != (security != ftpclient.Plain) || (tr.Mode == "active") != active {
							t.Errorf("%s %s: secure %v, mode %s", tr.Verb, tr.Path, tr.Secure, tr.Mode)
						}
					}
				})
			}
		}
	}
	for _, name := range ftpserver.Personalities() {
		t.Run("personality="+name, func(t *testing.T) {
			t.Parallel()
			p, err := ftpserver.PersonalityNamed(name)
			if err != nil {
				t.Fatal(err)
			}
			if p.NoSIZE || p.EmptyCode != 0 {
				t.Skip("the session asks for SIZE, and lists an empty directory")
			}
			s, c := embedded(t, ftpserver.Options{Personality: p})
			session(t, siteOf(s, c))
		})
	}
}

func siteOf(s *ftpserver.Server, c ftpclient.Config) site {
	return site{config: c, home: "/home/uftp", read: func(name string) []byte {
		data, _ := s.Tree().Read(path.Join("/home/uftp", name))
		return data
	}}
}

// TestCertificates: a certificate that does not verify is kind Certificate, on the control connection
// in both modes, and the session is never continued in plain text.
func TestCertificates(t *testing.T) {
	a := authority(t)
	for _, kind := range []ca.Certificate{ca.Untrusted, ca.Expired, ca.WrongHost, ca.SelfSigned} {
		for _, security := range []ftpclient.Security{ftpclient.Explicit, ftpclient.Implicit} {
			t.Run(fmt.Sprintf("%s/%v", kind, security), func(t *testing.T) {
				s, c := embedded(t, ftpserver.Options{TLS: certify(t, a, kind), Implicit: security == ftpclient.Implicit})
				c.Security, c.Roots = security, a.Pool()
				_, err := ftpclient.Dial(t.Context(), c)
				if ftpclient.KindOf(err) != ftpclient.Certificate {
					t.Errorf("got %v, expected kind certificate", err)
				}
				if seen := s.Sessions(); len(seen) > 0 && seen[0].User != "" {
					t.Errorf("USER %s was sent", seen[0].User)
				}
			})
		}
	}
	t.Run("no TLS there/explicit", func(t *testing.T) {
		_, c := embedded(t, ftpserver.Options{})
		c.Security = ftpclient.Explicit
		if _, err := ftpclient.Dial(t.Context(), c); ftpclient.KindOf(err) != ftpclient.Server {
			t.Errorf("got %v, expected kind server", err)
		}
	})
	t.Run("no TLS there/implicit", func(t *testing.T) {
		_, c := embedded(t, ftpserver.Options{})
		c.Security = ftpclient.Implicit
		if _, err := ftpclient.Dial(t.Context(), c); ftpclient.KindOf(err) != ftpclient.TLS {
			t.Errorf("got %v, expected kind tls", err)
		}
	})
}

func TestDeadEnds(t *testing.T) {
	hole, err := deadend.Blackhole("")
	if err != nil {
		t.Fatal(err)
	}
	defer hole.Close()
	shut, err := deadend.Refused("")
	if err != nil {
		t.Fatal(err)
	}
	defer shut.Close()
	for _, tt := range []struct {
		host string
		port int
		kind ftpclient.Kind
	}{
		{hole.Host(), hole.Port(), ftpclient.ConnectTimeout},
		{shut.Host(), shut.Port(), ftpclient.Network},
		{"ftp.invalid", 21, ftpclient.DNS},
		{"ftp.invalid.", 21, ftpclient.DNS},
		{"", 21, ftpclient.DNS},
	} {
		begun := time.Now()
		_, err := ftpclient.Dial(t.Context(), ftpclient.Config{Host: tt.host, Port: tt.port, Timeout: 300 * time.Millisecond})
		if ftpclient.KindOf(err) != tt.kind {
			t.Errorf("%s:%d: got %v, expected kind %v", tt.host, tt.port, err, tt.kind)
		}
		if took := time.Since(begun); took > 2*time.Second {
			t.Errorf("%s:%d: took %v", tt.host, tt.port, took)
		}
	}
}

// TestLost (§3.14): the end of an idle session is noticed at once, however the server ends it.
func TestLost(t *testing.T) {
	for name, do := range map[string][]ftpserver.Action{
		"421":   {ftpserver.Say("421 idle"), ftpserver.Disconnect()},
		"close": {ftpserver.Disconnect()},
		"reset": {ftpserver.Reset()},
	} {
		t.Run(name, func(t *testing.T) {
			s, config := embedded(t, ftpserver.Options{})
			c, err := ftpclient.Dial(t.Context(), config)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			if c.Err() != nil {
				t.Fatalf("lost from the start: %v", c.Err())
			}
			if err := s.Cut(s.Sessions()[0].ID, do...); err != nil {
				t.Fatal(err)
			}
			select {
			case <-c.Lost():
			case <-time.After(5 * time.Second):
				t.Fatal("not noticed within 5 s")
			}
			if ftpclient.KindOf(c.Err()) != ftpclient.Network {
				t.Errorf("the cause is %v, expected kind network", c.Err())
			}
			begun := time.Now()
			if _, err := c.Pwd(t.Context()); ftpclient.KindOf(err) != ftpclient.Network || time.Since(begun) > time.Second {
				t.Errorf("PWD afterwards: %v after %v", err, time.Since(begun))
			}
			if err := c.Quit(t.Context()); ftpclient.KindOf(err) != ftpclient.Network {
				t.Errorf("QUIT afterwards: %v", err)
			}
		})
	}
}

func TestLocalFailure(t *testing.T) {
	s, config := embedded(t, ftpserver.Options{})
	if err := s.Tree().Put("/home/uftp/big", make([]byte, 4<<20), 0); err != nil {
		t.Fatal(err)
	}
	c, err := ftpclient.Dial(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	n, err := c.Retr(t.Context(), "big", 0, -1, &full{room: 100_000})
	if ftpclient.KindOf(err) != ftpclient.Local || n != 100_000 {
		t.Errorf("got %d bytes, %v; expected 100000 and kind local", n, err)
	}
	if err := c.Cwd(t.Context(), "a\r\nDELE b"); ftpclient.KindOf(err) != ftpclient.Local {
		t.Errorf("a path of two lines: %v", err)
	}
	if _, err := c.Retr(t.Context(), "big", -1, -1, io.Discard); ftpclient.KindOf(err) != ftpclient.Local {
		t.Errorf("a negative offset: %v", err)
	}
	if _, err := c.Pwd(t.Context()); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

// full is a medium that runs out of space.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	n := min(f.room, len(p))
	f.room -= n
	if n < len(p) {
		return n, fmt.Errorf("no space left")
	}
	return n, nil
}
