// Package daemons runs real FTP servers for tests: vsftpd, proftpd and pure-ftpd, each on a
// loopback port with a configuration and a folder of its own. Only tests import it. It must never
// leave a server running after its test.
package daemons

import (
	"bytes"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/emulator/ftpclient"
)

// Env names a folder with the unpacked Debian packages of the three servers, one
// root each: vsftpd/, proftpd/, pure-ftpd/. The packages conflict, so they cannot be
// installed together.
const Env = "MFTPSPEC_SERVERS"

const (
	account  = "uftp"
	password = "12341"
	hash     = "$1$mftpspec$W.f2r4K24Kp/WfzhlXv7l1" // md5-crypt of password: all three servers know it
)

// Daemon is one make of server.
type Daemon struct {
	Name  string
	Modes []ftpclient.Security // what it can do

	binary string // below the server's root
	start  func(t testing.TB, s *Server) (args []string)
}

// Server is one that runs until the test is over.
type Server struct {
	Host           string
	Port           int
	User, Password string
	Home           string // the folder behind the account
	Shown          string // its path as the server tells it

	root, dir string
	mode      ftpclient.Security
	cert      string // PEM file: certificate and key
	log       *bytes.Buffer
}

// All are the servers.
func All() []Daemon {
	return []Daemon{
		{"vsftpd", []ftpclient.Security{ftpclient.Plain, ftpclient.Explicit, ftpclient.Implicit}, "usr/sbin/vsftpd", startVsftpd},
		{"proftpd", []ftpclient.Security{ftpclient.Plain, ftpclient.Explicit, ftpclient.Implicit}, "usr/sbin/proftpd", startProftpd},
		{"pure-ftpd", []ftpclient.Security{ftpclient.Plain, ftpclient.Explicit}, "usr/sbin/pure-ftpd", startPureftpd},
	}
}

// Require skips a test where Env is not set. Where it is set and a server is not
// there, Launch fails.
func Require(t testing.TB) {
	t.Helper()
	if os.Getenv(Env) == "" {
		t.Skipf("%s is not set: no session with vsftpd, proftpd and pure-ftpd", Env)
	}
}

// Read gives a file of the account.
func (s *Server) Read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(s.Home, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Launch starts a server on a loopback address, with the certificate, and waits
// until it listens.
func (d Daemon) Launch(t testing.TB, host string, mode ftpclient.Security, c Certificate) *Server {
	t.Helper()
	folder := os.Getenv(Env)
	root := filepath.Join(folder, d.Name)
	if _, err := os.Stat(filepath.Join(root, d.binary)); err != nil {
		t.Fatalf("%s=%s: %v", Env, folder, err)
	}
	if d.Name == "pure-ftpd" && os.Getuid() != 0 {
		t.Skip("pure-ftpd works only when root starts it")
	}
	r := &Server{Host: host, Port: freePort(t, host), User: account, Password: password,
		root: root, dir: t.TempDir(), mode: mode, cert: c.File, log: new(bytes.Buffer)}
	r.Home = filepath.Join(r.dir, "home")
	r.Shown = r.Home
	if err := os.Mkdir(r.Home, 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(filepath.Join(root, d.binary), d.start(t, r)...)
	cmd.Env = append(os.Environ(), "LD_LIBRARY_PATH="+filepath.Join(root, "usr/lib/x86_64-linux-gnu")+":"+filepath.Join(root, "lib/x86_64-linux-gnu"))
	cmd.Stdout, cmd.Stderr = r.log, r.log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	dead := make(chan struct{})
	go func() { _ = cmd.Wait(); close(dead) }()
	t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt)
		select {
		case <-dead:
		case <-time.After(2 * time.Second):
			_ = cmd.Process.Kill()
			<-dead
		}
		if t.Failed() {
			t.Logf("%s said: %s", d.Name, r.log)
			logs, _ := filepath.Glob(filepath.Join(r.dir, "*.log"))
			for _, name := range logs {
				data, _ := os.ReadFile(name)
				t.Logf("%s:\n%s", filepath.Base(name), data)
			}
		}
	})
	address := net.JoinHostPort(host, strconv.Itoa(r.Port))
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	late := time.After(10 * time.Second)
	for {
		conn, err := net.Dial("tcp", address)
		if err == nil {
			_ = conn.Close()
			return r
		}
		select {
		case <-tick.C:
		case <-dead:
			t.Fatalf("%s ended at once", d.Name)
		case <-late:
			t.Fatalf("%s does not listen on %s after 10 s", d.Name, address)
		}
	}
}

func (r *Server) file(t testing.TB, name string, mode os.FileMode, lines ...string) string {
	t.Helper()
	path := filepath.Join(r.dir, name)
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), mode); err != nil {
		t.Fatal(err)
	}
	return path
}

func freePort(t testing.TB, host string) int {
	t.Helper()
	l, err := net.Listen("tcp", net.JoinHostPort(host, "0"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}
