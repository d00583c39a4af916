package hostkit

import (
	"bytes"
	"crypto/rand"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"mftpspec/harness/emulator"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/fulltest"
)

// The host programs of fixtures/hosts do their work on the virtual module: they log in,
// upload a file and download it again. On a module that loses a byte they notice.
func TestHostPrograms(t *testing.T) {
	fulltest.Only(t, "needs a C compiler and Python with pyserial")
	data := make([]byte, 20000)
	if _, err := rand.Read(data); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "blob")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "transfer")
	if out, err := exec.CommandContext(t.Context(), "cc", "-Wall", "-Wextra", "-Werror", "-O2", "-o", program, "../../../fixtures/hosts/transfer.c").CombinedOutput(); err != nil {
		t.Fatalf("cc: %v\n%s", err, out)
	}
	flips := emulator.Hooks{Data: func(_ *emulator.Env, _ string, _ int, b []byte) []byte {
		b = bytes.Clone(b)
		b[len(b)/2] ^= 1
		return b
	}}
	for name, command := range map[string][]string{"C": {program}, "Python": {pythonWithSerial(t), "../../../fixtures/hosts/transfer.py"}} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			link := filepath.Join(t.TempDir(), "module")
			p, _ := offer(t, Kit{Link: link, Folder: folder, Server: ftpserver.Options{}, User: "u", Password: "secret"})
			if out, err := transfer(t, command, p, file); err != nil || !strings.Contains(out, "copy.bin: 20000 bytes sent, received and compared") {
				t.Errorf("%v\n%s", err, out)
			}
			if stored, err := os.ReadFile(filepath.Join(folder, "copy.bin")); err != nil || !bytes.Equal(stored, data) {
				t.Errorf("the server has %d bytes, and they are not those of the file: %v", len(stored), err)
			}
		})
		t.Run(name+" on a module that alters a byte", func(t *testing.T) {
			link := filepath.Join(t.TempDir(), "module")
			p, _ := offer(t, Kit{Link: link, Folder: t.TempDir(), User: "u", Password: "secret", Module: emulator.Config{Hooks: []emulator.Hooks{flips}}})
			out, err := transfer(t, command, p, file)
			if exit, ok := err.(*exec.ExitError); !ok || exit.ExitCode() != 1 {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

func transfer(t *testing.T, command []string, p Places, file string) (string, error) {
	t.Helper()
	at, port, err := net.SplitHostPort(p.Server)
	if err != nil {
		t.Fatal(err)
	}
	args := append(command[1:len(command):len(command)], p.Line, at, port, "u", "secret", file, "copy.bin")
	out, err := exec.CommandContext(t.Context(), command[0], args...).CombinedOutput()
	return string(out), err
}

// pythonWithSerial is a Python that has pyserial: Debian's, where another comes first.
func pythonWithSerial(t *testing.T) string {
	t.Helper()
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.CommandContext(t.Context(), python, "-c", "import serial").Run() == nil {
			return python
		}
	}
	t.Fatal("no Python with pyserial: install python3-serial")
	return ""
}
