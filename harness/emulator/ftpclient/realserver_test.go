package ftpclient_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
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

// serversEnv names a folder with the unpacked Debian packages of three servers, one root each:
// vsftpd/, proftpd/, pure-ftpd/. The packages conflict, so they cannot be installed together.
const serversEnv = "MFTPSPEC_SERVERS"

const (
	realUser     = "uftp"
	realPassword = "12341"
	realHash     = "$1$mftpspec$W.f2r4K24Kp/WfzhlXv7l1" // md5-crypt of realPassword: all three servers know it
)

// daemon is one way to run one server.
type daemon struct {
	name   string
	binary string // below the server's root
	modes  []ftpclient.Security
	ipv6   bool
	start  func(t *testing.T, d *running) (args []string)
}

// running is a started server.
type running struct {
	root, dir, home string
	host            string
	port            int
	mode            ftpclient.Security
	cert            string // PEM file: certificate and key
	log             *bytes.Buffer
}

func TestRealServers(t *testing.T) {
	folder := os.Getenv(serversEnv)
	if folder == "" {
		t.Skipf("%s is not set: no session with vsftpd, proftpd and pure-ftpd", serversEnv)
	}
	plain := []ftpclient.Security{ftpclient.Plain, ftpclient.Explicit}
	daemons := []daemon{
		{"vsftpd", "usr/sbin/vsftpd", []ftpclient.Security{ftpclient.Plain, ftpclient.Explicit, ftpclient.Implicit}, true, startVsftpd},
		{"proftpd", "usr/sbin/proftpd", []ftpclient.Security{ftpclient.Plain, ftpclient.Explicit, ftpclient.Implicit}, true, startProftpd},
		{"pure-ftpd", "usr/sbin/pure-ftpd", plain, true, startPureftpd},
	}
	cert, roots := certificate(t)
	for _, d := range daemons {
		for _, mode := range d.modes {
			for _, host := range []string{"127.0.0.1", "::1"} {
				t.Run(fmt.Sprintf("%s/%v/%s", d.name, mode, host), func(t *testing.T) {
					root := filepath.Join(folder, d.name)
					if _, err := os.Stat(filepath.Join(root, d.binary)); err != nil {
						t.Fatalf("%s=%s: %v", serversEnv, folder, err)
					}
					if d.name == "pure-ftpd" && os.Getuid() != 0 {
						t.Skip("pure-ftpd works only when root starts it")
					}
					r := launch(t, d, root, host, mode, cert)
					for _, active := range []bool{false, true} {
						t.Run(map[bool]string{false: "passive", true: "active"}[active], func(t *testing.T) {
							config := ftpclient.Config{
								Host: host, Port: r.port, User: realUser, Password: realPassword,
								Timeout: 15 * time.Second, Active: active, Security: mode, Roots: roots,
							}
							if d.name == "vsftpd" {
								config.User = "anonymous"
							}
							session(t, site{config: config, read: func(name string) []byte {
								data, err := os.ReadFile(filepath.Join(r.home, name))
								if err != nil {
									t.Fatal(err)
								}
								return data
							}})
						})
					}
				})
			}
		}
	}
}

// launch starts a server in a folder of its own and waits until it listens.
func launch(t *testing.T, d daemon, root, host string, mode ftpclient.Security, cert string) *running {
	t.Helper()
	r := &running{root: root, dir: t.TempDir(), host: host, port: freePort(t, host), mode: mode, cert: cert, log: new(bytes.Buffer)}
	r.home = filepath.Join(r.dir, "home")
	if err := os.Mkdir(r.home, 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), filepath.Join(root, d.binary), d.start(t, r)...)
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
			t.Logf("%s said: %s", d.name, r.log)
			logs, _ := filepath.Glob(filepath.Join(r.dir, "*.log"))
			for _, name := range logs {
				data, _ := os.ReadFile(name)
				t.Logf("%s:\n%s", filepath.Base(name), data)
			}
		}
	})
	address := net.JoinHostPort(host, strconv.Itoa(r.port))
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
			t.Fatalf("%s ended at once", d.name)
		case <-late:
			t.Fatalf("%s does not listen on %s after 10 s", d.name, address)
		}
	}
}

func (r *running) file(t *testing.T, name string, mode os.FileMode, lines ...string) string {
	t.Helper()
	path := filepath.Join(r.dir, name)
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), mode); err != nil {
		t.Fatal(err)
	}
	return path
}

// startVsftpd uses anonymous login, which needs neither PAM nor an account of the machine.
func startVsftpd(t *testing.T, r *running) []string {
	listen := []string{"listen=YES", "listen_address=" + r.host}
	if strings.Contains(r.host, ":") {
		listen = []string{"listen=NO", "listen_ipv6=YES", "listen_address6=" + r.host}
	}
	empty := filepath.Join(r.dir, "empty")
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	lines := append(listen, fmt.Sprintf("listen_port=%d", r.port), "background=NO", "run_as_launching_user=YES",
		"ftp_username="+me(t, "-un"), "secure_chroot_dir="+empty,
		"anonymous_enable=YES", "local_enable=NO", "write_enable=YES", "anon_root="+r.home, "anon_upload_enable=YES",
		"anon_mkdir_write_enable=YES", "anon_other_write_enable=YES", "anon_world_readable_only=NO", "anon_umask=022",
		"allow_writeable_chroot=YES", "ascii_upload_enable=YES", "ascii_download_enable=YES", "seccomp_sandbox=NO",
		"isolate=NO", "isolate_network=NO", "connect_from_port_20=NO", "use_localtime=NO",
		"xferlog_enable=YES", "log_ftp_protocol=YES", "vsftpd_log_file="+filepath.Join(r.dir, "vsftpd.log"))
	if r.mode != ftpclient.Plain {
		lines = append(lines, "ssl_enable=YES", "allow_anon_ssl=YES", "force_anon_data_ssl=YES", "force_anon_logins_ssl=YES",
			"require_ssl_reuse=YES", "rsa_cert_file="+r.cert, "rsa_private_key_file="+r.cert)
	}
	if r.mode == ftpclient.Implicit {
		lines = append(lines, "implicit_ssl=YES")
	}
	return []string{r.file(t, "vsftpd.conf", 0o600, lines...)}
}

func startProftpd(t *testing.T, r *running) []string {
	uid, gid := os.Getuid(), os.Getgid()
	users := r.file(t, "users", 0o600, fmt.Sprintf("%s:%s:%d:%d::%s:/bin/sh", realUser, realHash, uid, gid, r.home))
	modules := filepath.Join(r.root, "usr/lib/proftpd")
	lines := []string{
		"ServerType standalone", "ServerName test",
		"DefaultServer on", fmt.Sprintf("Port %d", r.port), "DefaultAddress " + r.host, "SocketBindTight on",
		"User " + me(t, "-un"), "Group " + me(t, "-gn"), "UseReverseDNS off", "WtmpLog off", "RootLogin on",
		"RequireValidShell off", "AuthOrder mod_auth_file.c", "AuthUserFile " + users, "AllowOverwrite on", "AllowStoreRestart on",
		"Umask 022", "TimesGMT on", "PidFile " + filepath.Join(r.dir, "pid"), "ScoreboardFile none", "DelayEngine off",
		"SystemLog " + filepath.Join(r.dir, "proftpd.log"), "TransferLog none",
	}
	if r.mode != ftpclient.Plain {
		lines = append([]string{"ModulePath " + modules, "LoadModule mod_tls.c"}, lines...)
		lines = append(lines, "TLSEngine on", "TLSRequired on", "TLSRSACertificateFile "+r.cert,
			"TLSRSACertificateKeyFile "+r.cert, "TLSVerifyClient off", "TLSLog "+filepath.Join(r.dir, "tls.log"))
	}
	if r.mode == ftpclient.Implicit {
		lines = append(lines, "TLSOptions UseImplicitSSL")
	}
	return []string{"-n", "-q", "-c", r.file(t, "proftpd.conf", 0o600, lines...)}
}

// startPureftpd needs the right to change its user, for it refuses user 0: under root, the files
// belong to nobody.
func startPureftpd(t *testing.T, r *running) []string {
	uid, gid := os.Getuid(), os.Getgid()
	if uid == 0 {
		uid, gid = 65534, 65534
		if err := os.Chown(r.home, uid, gid); err != nil {
			t.Fatal(err)
		}
	}
	users := r.file(t, "users", 0o600, fmt.Sprintf("%s:%s:%d:%d::%s/./::::::::::::", realUser, realHash, uid, gid, r.home))
	db := filepath.Join(r.dir, "users.pdb")
	if out, err := exec.Command(filepath.Join(r.root, "usr/bin/pure-pw"), "mkdb", db, "-f", users).CombinedOutput(); err != nil {
		t.Fatalf("pure-pw: %v: %s", err, out)
	}
	args := []string{"-S", fmt.Sprintf("%s,%d", r.host, r.port), "-l", "puredb:" + db, "-E", "-H", "-u", "1", "-U", "133:022",
		"-g", filepath.Join(r.dir, "pid"), "-O", "clf:" + filepath.Join(r.dir, "transfers.log")}
	if r.mode != ftpclient.Plain {
		args = append(args, "-Y", "3", "-2", r.cert)
	}
	return args
}

// me asks for the current user's name (-un) or group (-gn), without which two of the servers do not start.
func me(t *testing.T, what string) string {
	t.Helper()
	name, err := exec.Command("id", what).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(name))
}

func freePort(t *testing.T, host string) int {
	t.Helper()
	l, err := net.Listen("tcp", net.JoinHostPort(host, "0"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// certificate makes a certificate for the loopback addresses, as a PEM file with its key.
func certificate(t *testing.T) (file string, roots *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "loopback"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign, IsCA: true, BasicConstraintsValid: true,
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback}, DNSNames: []string{"localhost"},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	_ = pem.Encode(&out, &pem.Block{Type: "CERTIFICATE", Bytes: der})
	_ = pem.Encode(&out, &pem.Block{Type: "PRIVATE KEY", Bytes: private})
	file = filepath.Join(t.TempDir(), "server.pem")
	if err := os.WriteFile(file, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots = x509.NewCertPool()
	roots.AddCert(parsed)
	return file, roots
}
