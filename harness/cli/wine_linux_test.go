package cli

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/bench/hostkit"
	"mftpspec/harness/campaign"
	"mftpspec/harness/fulltest"
	"mftpspec/reports/model"
)

// wine runs programs for Windows.
type wine struct {
	t      *testing.T
	folder string // where they run
	prefix string
}

// newWine builds the program for Windows, and what wine lacks to start it: wine 8 has no
// bcryptprimitives.dll, from which Go takes its random numbers.
func newWine(t *testing.T) *wine {
	t.Helper()
	w := &wine{t: t, folder: t.TempDir(), prefix: t.TempDir()}
	build := func(output, source string) {
		c := exec.CommandContext(t.Context(), "go", "build", "-o", filepath.Join(w.folder, output), source)
		c.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=windows", "GOARCH=amd64")
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", source, err, out)
		}
	}
	build("mftpspec.exe", "../..")
	build("helper.exe", "./testdata/windows")
	shim := filepath.Join(t.TempDir(), "shim.c")
	const source = "#include <windows.h>\n#include <ntsecapi.h>\n__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE p, SIZE_T n) { return RtlGenRandom(p, (ULONG)n); }\n"
	if err := os.WriteFile(shim, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	server := exec.CommandContext(t.Context(), wineserver(), "--persistent") // else each program starts one
	server.Env = w.environment()
	if err := server.Run(); err != nil {
		t.Fatalf("wineserver: %v", err)
	}
	w.command("wineboot", "--init")
	system := filepath.Join(w.prefix, "drive_c", "windows", "system32")
	if out, err := exec.CommandContext(t.Context(), "x86_64-w64-mingw32-gcc", "-shared", "-o", filepath.Join(system, "bcryptprimitives.dll"), shim, "-ladvapi32").CombinedOutput(); err != nil {
		t.Fatalf("the shim of bcryptprimitives.dll: %v\n%s", err, out)
	}
	t.Cleanup(func() {
		c := exec.CommandContext(context.WithoutCancel(t.Context()), wineserver(), "--kill") // of this prefix alone
		c.Env = w.environment()
		_ = c.Run()
	})
	return w
}

// wineserver is not where programs are looked for, on Debian.
func wineserver() string {
	if name, err := exec.LookPath("wineserver"); err == nil {
		return name
	}
	return "/usr/lib/wine/wineserver"
}

func (w *wine) environment() []string {
	return append(os.Environ(), "WINEPREFIX="+w.prefix, "WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml=", "LC_ALL=C.UTF-8")
}

// command runs a program and returns its exit code and what it printed.
func (w *wine) command(args ...string) (code int, stdout, stderr string) {
	w.t.Helper()
	c := exec.CommandContext(w.t.Context(), "wine", args...)
	c.Dir, c.Env = w.folder, w.environment()
	var files [2]*os.File // no pipes: services that wine starts on the way would hold them
	for i := range files {
		f, err := os.Create(filepath.Join(w.folder, "output"+strconv.Itoa(i)))
		if err != nil {
			w.t.Fatal(err)
		}
		defer f.Close()
		files[i] = f
	}
	c.Stdout, c.Stderr = files[0], files[1]
	began := time.Now()
	err := c.Run()
	out, _ := os.ReadFile(files[0].Name())
	errs, _ := os.ReadFile(files[1].Name())
	w.t.Logf("%5.1fs %s", time.Since(began).Seconds(), strings.Join(args, " "))
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return exit.ExitCode(), string(out), string(errs)
	}
	if err != nil {
		w.t.Fatalf("wine %q: %v", args, err)
	}
	return 0, string(out), string(errs)
}

// mftpspec runs a command line that must end with code, and returns what it printed.
func (w *wine) mftpspec(code int, args ...string) string {
	w.t.Helper()
	got, stdout, stderr := w.command(append([]string{"./mftpspec.exe"}, args...)...)
	if got != code {
		w.t.Fatalf("mftpspec %s: exit %d, want %d\n%s%s", strings.Join(args, " "), got, code, stdout, stderr)
	}
	return stdout + stderr
}

func (w *wine) has(text string, want ...string) {
	w.t.Helper()
	for _, part := range want {
		if !strings.Contains(text, part) {
			w.t.Errorf("no %q in %.2000s", part, text)
		}
	}
}

// interrupt runs a command on a terminal, of which wine makes a console, and presses
// Ctrl-C there as soon as a case has passed.
func (w *wine) interrupt(line string) {
	w.t.Helper()
	c := exec.CommandContext(w.t.Context(), "script", "--quiet", "--return", "--flush", "--command", line, os.DevNull)
	c.Dir, c.Env = w.folder, slices.DeleteFunc(append(w.environment(), "TERM=xterm"), func(v string) bool { return strings.HasPrefix(v, "CI=") })
	in, err := c.StdinPipe()
	if err != nil {
		w.t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		w.t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		w.t.Fatal(err)
	}
	passed := regexp.MustCompile(` [1-9][0-9]* pass`)
	var said []byte
	for b, pressed := make([]byte, 4096), false; ; {
		n, err := out.Read(b)
		said = append(said, b[:n]...)
		if !pressed && passed.Match(said) {
			pressed = true
			if _, err := in.Write([]byte{3}); err != nil {
				w.t.Fatal(err)
			}
		}
		if err != nil {
			break // also EIO, of a terminal that is over
		}
	}
	if err := c.Wait(); c.ProcessState.ExitCode() != campaign.ExitIncomplete {
		w.t.Errorf("Ctrl-C: %v\n%s", err, said)
	}
	w.has(string(said), "\x1b[33;1m", "INCOMPLETE", "Ctrl-C again") // in colours: the console obeys
}

// verdicts are those of a results.json, by case.
func verdicts(t *testing.T, folder string) map[string]model.Verdict {
	t.Helper()
	of := map[string]model.Verdict{}
	for _, k := range results(t, folder).Cases {
		of[k.ID] = k.Verdict
	}
	return of
}

func (w *wine) sameVerdicts(linux, windows string) {
	w.t.Helper()
	want, got := verdicts(w.t, linux), verdicts(w.t, windows)
	for id, v := range want {
		if got[id] != v {
			w.t.Errorf("%s: %s on Linux, %s on Windows", id, v, got[id])
		}
	}
}

// The program for Windows does on wine what a QA engineer does with it: looks around,
// tests, reports, merges, tests again into the same folder, interrupts; and the verdicts
// are those of Linux.
func TestWindows(t *testing.T) {
	fulltest.Only(t, "needs wine and a compiler for Windows")
	w := newWine(t)
	w.has(w.mftpspec(0, "--version"), "mftpspec version ")
	w.has(w.mftpspec(0, "run", "--help"), `(default "emu://mem")`, "Examples:")
	w.has(w.mftpspec(0, "run", "--help", "--lang", "zh"), "用法：")
	w.has(w.mftpspec(0, "list", "models"), "ML307R")
	w.mftpspec(0, "list", "ports")
	w.has(w.mftpspec(campaign.ExitNoBench, "run", "--port", "COM12", "--model", "ML307R", "--out", "none"), "cannot open COM12: there is no such port")
	w.has(w.mftpspec(campaign.ExitNoBench, "run", "--port", `\\.\COM12`, "--model", "ML307R", "--out", "none"), `COM12: there is no such port`)
	w.has(w.mftpspec(campaign.ExitUsage, "run", "--jbos", "1"), "did you mean --jobs?")

	linux := t.TempDir()
	if code, stdout, stderr := command(t.Context(), "run", "--port", "emu://mem", "--out", linux); code != 0 {
		t.Fatalf("on Linux: exit %d\n%s%s", code, stdout, stderr)
	}
	w.has(w.mftpspec(0, "run", "--out", "whole"), "CONFORMING")
	whole := filepath.Join(w.folder, "whole")
	w.sameVerdicts(linux, whole)
	w.mftpspec(0, "report", "whole")
	for _, f := range usualFormats() {
		if info, err := os.Stat(filepath.Join(whole, f.file)); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", f.file, err)
		}
	}
	w.mftpspec(0, "report", "whole", "--verify")

	// A second run into the same folder, whose files other programs have open.
	for _, held := range []string{"results.json", "report.html"} {
		code, stdout, stderr := w.command("./helper.exe", "whole/"+held, "./mftpspec.exe", "run", "--select", "3.5", "--out", "whole")
		if r := results(t, whole); code != 0 || r.Run.Select != "3.5" || r.Run.Executed == 0 {
			t.Errorf("%s is open: exit %d, %s%s", held, code, stdout, stderr)
		}
		if info, err := os.Stat(filepath.Join(whole, "report.html")); err == nil && info.Size() > 0 {
			t.Errorf("%s is open: the report of the run before is still there", held)
		}
		w.mftpspec(0, "report", "whole")
	}

	for _, shard := range []string{"1", "2"} {
		w.mftpspec(0, "run", "--select", "3.2 or 3.5", "--shard", shard+"/2", "--out", "shard"+shard)
	}
	w.mftpspec(0, "merge", "shard1", "shard2", "--out", "merged", "--verdict")

	w.interrupt("exec wine ./mftpspec.exe run --jobs 1 --select '3.2 or 3.3' --out interrupted")
	if r := results(t, filepath.Join(w.folder, "interrupted")); r.Run.Stopped != "interrupted" || r.Run.Executed == 0 {
		t.Errorf("Ctrl-C: stopped %q after %d cases", r.Run.Stopped, r.Run.Executed)
	}
	w.mftpspec(0, "run", "--jobs", "1", "--select", "3.2 or 3.3", "--out", "interrupted", "--resume")

	// A virtual module on Linux, over TCP.
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ready, ended := make(chan hostkit.Places, 1), make(chan error, 1)
	go func() {
		ended <- hostkit.Kit{Listen: "127.0.0.1:0"}.Run(ctx, func(p hostkit.Places) { ready <- p })
	}()
	place := <-ready
	w.mftpspec(0, "run", "--port", "socket://"+strings.TrimPrefix(place.Line, "tcp://"), "--model", "generic", "--select", "(2 or 3.4 or 3.5 or 3.12) and not @slow and not @security", "--out", "socket")
	chosen := verdicts(t, filepath.Join(w.folder, "socket"))
	for id, v := range verdicts(t, linux) {
		if got := chosen[id]; got != model.None && got != v {
			t.Errorf("%s: %s on Linux, %s on Windows over TCP", id, v, got)
		}
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
