package daemons

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"mftpspec/harness/emulator/ftpclient"
)

// startVsftpd uses anonymous login, which needs neither PAM nor an account of the machine.
func startVsftpd(t testing.TB, r *Server) []string {
	r.User = "anonymous"
	listen := []string{"listen=YES", "listen_address=" + r.Host}
	if strings.Contains(r.Host, ":") {
		listen = []string{"listen=NO", "listen_ipv6=YES", "listen_address6=" + r.Host}
	}
	empty := filepath.Join(r.dir, "empty")
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	lines := append(listen, fmt.Sprintf("listen_port=%d", r.Port), "background=NO", "run_as_launching_user=YES",
		"ftp_username="+me(t, "-un"), "secure_chroot_dir="+empty,
		"anonymous_enable=YES", "local_enable=NO", "write_enable=YES", "anon_root="+r.Home, "anon_upload_enable=YES",
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

func startProftpd(t testing.TB, r *Server) []string {
	uid, gid := os.Getuid(), os.Getgid()
	users := r.file(t, "users", 0o600, fmt.Sprintf("%s:%s:%d:%d::%s:/bin/sh", account, hash, uid, gid, r.Home))
	modules := filepath.Join(r.root, "usr/lib/proftpd")
	lines := []string{
		"ServerType standalone", "ServerName test",
		"DefaultServer on", fmt.Sprintf("Port %d", r.Port), "DefaultAddress " + r.Host, "SocketBindTight on",
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
func startPureftpd(t testing.TB, r *Server) []string {
	r.Shown = "/"
	uid, gid := os.Getuid(), os.Getgid()
	if uid == 0 {
		uid, gid = 65534, 65534
		if err := os.Chown(r.Home, uid, gid); err != nil {
			t.Fatal(err)
		}
	}
	users := r.file(t, "users", 0o600, fmt.Sprintf("%s:%s:%d:%d::%s/./::::::::::::", account, hash, uid, gid, r.Home))
	db := filepath.Join(r.dir, "users.pdb")
	if out, err := exec.Command(filepath.Join(r.root, "usr/bin/pure-pw"), "mkdb", db, "-f", users).CombinedOutput(); err != nil {
		t.Fatalf("pure-pw: %v: %s", err, out)
	}
	args := []string{"-S", fmt.Sprintf("%s,%d", r.Host, r.Port), "-l", "puredb:" + db, "-E", "-H", "-u", "1", "-U", "133:022",
		"-g", filepath.Join(r.dir, "pid"), "-O", "clf:" + filepath.Join(r.dir, "transfers.log")}
	if r.mode != ftpclient.Plain {
		args = append(args, "-Y", "3", "-2", r.cert)
	}
	return args
}

// me asks for the current user's name (-un) or group (-gn), without which two of the servers do not start.
func me(t testing.TB, what string) string {
	t.Helper()
	name, err := exec.Command("id", what).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(name))
}
