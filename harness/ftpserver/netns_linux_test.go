package ftpserver

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"mftpspec/harness/fulltest"
)

// inOwnNetwork says whether the test is in a network namespace of its own, where
// 127.0.0.0/8 and 203.0.113.0/24 are this machine's. If it is not, the test runs
// again in one, and this run of it only reports how that went.
func inOwnNetwork(t *testing.T) bool {
	t.Helper()
	const mark = "MFTPSPEC_TEST_NETWORK"
	if os.Getenv(mark) == t.Name() {
		address(t, "lo", "127.0.0.1")
		address(t, "lo:1", "203.0.113.1")
		return true
	}
	again := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	again.Env = append(os.Environ(), mark+"="+t.Name())
	again.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNET}
	if os.Getuid() != 0 {
		again.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		again.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}}
	}
	out, err := again.CombinedOutput()
	switch {
	case errors.Is(err, fs.ErrPermission):
		fulltest.Missing(t, "this system gives no network namespace: %v", err)
	case err != nil:
		t.Fatalf("%v\n%s", err, out)
	case !strings.Contains(string(out), "--- PASS: "+t.Name()):
		t.Fatalf("it did not run:\n%s", out)
	}
	return false
}

// address gives an interface an address, whose network is that of its class, and
// switches it on.
func address(t *testing.T, name, ip string) {
	t.Helper()
	s, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(s)
	r, err := unix.NewIfreq(name)
	if err != nil {
		t.Fatal(err)
	}
	var four [4]byte
	n := 0
	for part := range strings.SplitSeq(ip, ".") {
		for _, digit := range part {
			four[n] = four[n]*10 + byte(digit-'0')
		}
		n++
	}
	if err := r.SetInet4Addr(four[:]); err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlIfreq(s, unix.SIOCSIFADDR, r); err != nil {
		t.Fatalf("%s gets %s: %v", name, ip, err)
	}
	if r, err = unix.NewIfreq(name); err != nil {
		t.Fatal(err)
	}
	r.SetUint16(unix.IFF_UP | unix.IFF_RUNNING)
	if err := unix.IoctlIfreq(s, unix.SIOCSIFFLAGS, r); err != nil {
		t.Fatalf("%s goes up: %v", name, err)
	}
}
