package main

import (
	"archive/zip"
	"bytes"
	"debug/buildinfo"
	"debug/elf"
	"debug/macho"
	"debug/pe"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/fulltest"
)

// A release is made twice, in two copies of the repository, and is the same; then it is
// used: the package is installed, the archive unpacked, the checksums checked.
func TestRelease(t *testing.T) {
	fulltest.Only(t, "builds a release twice")
	outs := []string{filepath.Join(t.TempDir(), "dist"), filepath.Join(t.TempDir(), "dist")}
	for _, out := range outs {
		command(t, clone(t), "go", "run", "./packaging/release", "-out", out, "-maintainer", "Quality <qa@example.com>")
	}
	out := outs[0]
	files := names(t, out)
	for _, file := range files {
		a, b := bytesOf(t, filepath.Join(outs[0], file)), bytesOf(t, filepath.Join(outs[1], file))
		if !bytes.Equal(a, b) {
			t.Errorf("%s is not the same when it is made again: %d and %d bytes", file, len(a), len(b))
		}
		t.Logf("%8d %s", len(a), file)
	}
	if again := names(t, outs[1]); len(files) != 6+6+2+1 || !slices.Equal(files, again) {
		t.Errorf("files: %q, %q", files, again)
	}
	command(t, out, "sha256sum", "--check", "--strict", "SHA256SUMS")
	for _, target := range strings.Split(everything, ",") {
		t.Run(target, func(t *testing.T) { checkProgram(t, out, target) })
	}
	t.Run("package", func(t *testing.T) { checkPackage(t, one(t, out, "*_amd64.deb")) })
	t.Run("archive", func(t *testing.T) { checkArchive(t, one(t, out, "*_linux_amd64.tar.gz")) })
	t.Run("SBOM", func(t *testing.T) { checkBill(t, one(t, out, "*_linux_amd64.cdx.json")) })
}

// checkPackage installs the package into a root of its own and uses what is there.
func checkPackage(t *testing.T, deb string) {
	if said := command(t, ".", "lintian", "--allow-root", "--fail-on", "error,warning", deb); said != "" {
		t.Errorf("lintian says %s", said)
	}
	root := t.TempDir()
	for _, dir := range []string{"var/lib/dpkg/updates", "var/lib/dpkg/info"} {
		if err := os.MkdirAll(filepath.Join(root, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{"var/lib/dpkg/status", "var/lib/dpkg/available"} {
		if err := os.WriteFile(filepath.Join(root, file), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	command(t, ".", "dpkg", "--root", root, "--force-not-root", "--force-bad-path", "--log", filepath.Join(root, "log"), "--install", deb)
	program := filepath.Join(root, "usr/bin/mftpspec")
	hash := strings.TrimSpace(command(t, ".", "git", "rev-parse", "--short=12", "HEAD"))
	if said := command(t, ".", program, "--version"); !strings.HasPrefix(said, "mftpspec version 0.0.0-dev ("+hash+", ") {
		t.Errorf("--version says %q, and not the commit %s", said, hash)
	}
	results := t.TempDir()
	if said := command(t, ".", program, "run", "--select", "3.5", "--out", results); !strings.Contains(said, "CONFORMING") {
		t.Errorf("a run says %s", said)
	}
	if results := string(bytesOf(t, filepath.Join(results, "results.json"))); !strings.Contains(results, "("+hash+", ") {
		t.Errorf("the results do not name the commit %s", hash)
	}
	for _, page := range []string{"mftpspec", "mftpspec-run", "mftpspec-emulate"} {
		said := command(t, ".", "man", "--local-file", filepath.Join(root, "usr/share/man/man1", page+".1.gz"))
		if !strings.Contains(said, "EXAMPLE") || !strings.Contains(said, "--lang") {
			t.Errorf("man %s says %.300s", page, said)
		}
	}
	// What bash offers behind a flag, from the file that is installed.
	said := command(t, ".", "bash", "-c", `PATH=`+filepath.Dir(program)+`:$PATH; source `+root+`/usr/share/bash-completion/completions/mftpspec
		COMP_WORDS=(mftpspec run --model ML307) COMP_CWORD=3 COMP_LINE="mftpspec run --model ML307" COMP_POINT=26
		_get_comp_words_by_ref() { while [ $# -gt 0 ]; do case $1 in cur) cur=ML307;; prev) prev=--model;; words) words=("${COMP_WORDS[@]}");; cword) cword=3;; esac; shift; done; }
		__start_mftpspec; printf '%s\n' "${COMPREPLY[@]}"`)
	if !strings.Contains(said, "ML307R") {
		t.Errorf("bash offers %q behind --model", said)
	}
	rules := string(bytesOf(t, filepath.Join(root, "lib/udev/rules.d/60-mftpspec.rules")))
	if !strings.Contains(rules, `ATTR{idVendor}=="2ecc", ATTR{idProduct}=="3012", ENV{ID_MM_DEVICE_IGNORE}="1"`) {
		t.Errorf("the udev rule is %s", rules)
	}
}

func checkArchive(t *testing.T, archive string) {
	dir := t.TempDir()
	command(t, dir, "tar", "-xzf", archive)
	home := filepath.Join(dir, strings.TrimSuffix(filepath.Base(archive), ".tar.gz"))
	if said := command(t, home, "./mftpspec", "list", "models"); !strings.Contains(said, "ML307R") {
		t.Errorf("list models says %s", said)
	}
	for _, name := range []string{"LICENSE", "README.md", "CHANGELOG.md", "60-mftpspec.rules", "completions/_mftpspec", "man/mftpspec-run.1"} {
		bytesOf(t, filepath.Join(home, name))
	}
}

// checkProgram looks into the archive of a system: whether the program is one of that
// system and machine, says the version in it, and stands beside what must come with it.
func checkProgram(t *testing.T, out, target string) {
	system, machine, _ := strings.Cut(target, "/")
	dir, program, extension := t.TempDir(), "mftpspec", ".tar.gz"
	if system == "windows" {
		program, extension = "mftpspec.exe", ".zip"
	}
	archive := one(t, out, "*_"+system+"_"+machine+extension)
	if system == "windows" {
		z, err := zip.OpenReader(archive)
		if err != nil {
			t.Fatal(err)
		}
		defer z.Close()
		if err := os.CopyFS(dir, z); err != nil {
			t.Fatal(err)
		}
	} else {
		command(t, dir, "tar", "-xzf", archive)
	}
	home := filepath.Join(dir, strings.TrimSuffix(filepath.Base(archive), extension))
	for _, name := range []string{"LICENSE", "README.md", "README.zh.md", "CHANGELOG.md"} {
		if len(bytesOf(t, filepath.Join(home, name))) == 0 {
			t.Errorf("%s is empty", name)
		}
	}
	name := filepath.Join(home, program)
	if got := builtFor(t, name); got != target {
		t.Errorf("the program is for %s", got)
	}
	info, err := buildinfo.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	said := ""
	for _, s := range info.Settings {
		if s.Key == "GOOS" || s.Key == "GOARCH" || s.Key == "CGO_ENABLED" || s.Key == "-trimpath" {
			said += s.Key + "=" + s.Value + " "
		}
	}
	if want := "-trimpath=true CGO_ENABLED=0 GOARCH=" + machine + " GOOS=" + system + " "; said != want {
		t.Errorf("it was built with %s, and not %s", said, want)
	}
	hash := strings.TrimSpace(command(t, ".", "git", "rev-parse", "HEAD"))
	if text := bytesOf(t, name); !bytes.Contains(text, []byte("0.0.0-dev")) || !bytes.Contains(text, []byte(hash)) {
		t.Errorf("neither the version nor the commit %s is in it", hash)
	}
}

// builtFor reads from the head of a program which system and machine it is for.
func builtFor(t *testing.T, name string) string {
	t.Helper()
	if f, err := elf.Open(name); err == nil {
		defer f.Close()
		return "linux/" + map[elf.Machine]string{elf.EM_X86_64: "amd64", elf.EM_AARCH64: "arm64"}[f.Machine]
	}
	if f, err := pe.Open(name); err == nil {
		defer f.Close()
		return "windows/" + map[uint16]string{pe.IMAGE_FILE_MACHINE_AMD64: "amd64", pe.IMAGE_FILE_MACHINE_ARM64: "arm64"}[f.Machine]
	}
	f, err := macho.Open(name)
	if err != nil {
		t.Fatalf("it is no program of any system: %v", err)
	}
	defer f.Close()
	return "darwin/" + map[macho.Cpu]string{macho.CpuAmd64: "amd64", macho.CpuArm64: "arm64"}[f.Cpu]
}

// checkBill wants every module of the program, with its licence.
func checkBill(t *testing.T, file string) {
	var bom struct {
		Metadata struct {
			Timestamp time.Time
			Component struct{ Name, Version string }
		}
		Components []struct {
			Name, Version string
			Evidence      struct{ Licenses []any }
		}
	}
	if err := json.Unmarshal(bytesOf(t, file), &bom); err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, c := range bom.Components {
		found[c.Name+" "+c.Version] = true
		if len(c.Evidence.Licenses) == 0 && c.Name != "std" {
			t.Errorf("%s has no licence", c.Name)
		}
	}
	for _, module := range []string{"github.com/spf13/cobra", "go.bug.st/serial", "github.com/fclairamb/ftpserverlib"} {
		v := strings.TrimSpace(command(t, ".", "go", "list", "-m", "-f", "{{.Version}}", module))
		if !found[module+" "+v] {
			t.Errorf("%s %s is not in it", module, v)
		}
	}
	if bom.Metadata.Component.Version != "v0.0.0-dev" || bom.Metadata.Timestamp.IsZero() {
		t.Errorf("it is of %+v", bom.Metadata)
	}
}

// clone is a copy of the commit that is checked out, in a folder of its own.
func clone(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "clone")
	top := strings.TrimSpace(command(t, ".", "git", "rev-parse", "--show-toplevel"))
	command(t, ".", "git", "clone", "-q", "--no-hardlinks", top, dir)
	return dir
}

func one(t *testing.T, dir, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(found) != 1 {
		t.Fatalf("%s: %q, %v", pattern, found, err)
	}
	return found[0]
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, f := range files {
		list = append(list, f.Name())
	}
	return list
}

func bytesOf(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// command runs a program in dir and returns what it printed.
func command(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	c := exec.CommandContext(t.Context(), name, args...)
	c.Dir = dir
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	if err := c.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, stdout.String(), stderr.String())
	}
	return stdout.String()
}
