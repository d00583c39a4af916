package cli

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"mftpspec/harness/fulltest"
)

// Every line to type of every document is executed, in the order of the document, in a
// folder of its own: by the test's own mftpspec, in the full test by one that was built,
// in a clone. A line that the table does not know is a failure.
func TestDocumentedCommands(t *testing.T) {
	whole := fulltest.Asked()
	program := filepath.Join(t.TempDir(), "mftpspec")
	if whole {
		if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, "../..").CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	} else {
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		text := fmt.Sprintf("#!/bin/sh\n%s=$(printf '%%s\\n' \"$@\") exec %s\n", asCommand, self)
		if err := os.WriteFile(program, []byte(text), 0o700); err != nil { // #nosec: a program
			t.Fatal(err)
		}
	}
	for _, name := range documents(t) {
		known, used := trials()[name], map[string]bool{}
		for _, line := range typed(t, name) {
			if _, ok := known[line]; !ok {
				t.Errorf("%s: %s: no test knows this line: say in the table how it is tried", name, line)
			}
			used[line] = true
		}
		for line := range known {
			if !used[line] {
				t.Errorf("%s: the table has a line that is not in the document: %s", name, line)
			}
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if name != "README.md" {
				fulltest.Only(t, "executes each line of a document")
			}
			r := &reader{t: t, dir: t.TempDir(), path: filepath.Dir(program) + ":" + os.Getenv("PATH"), state: filepath.Join(t.TempDir(), "state"), whole: whole, staying: map[string]stay{}}
			r.read(name)
		})
	}
}

// reader is somebody who types what a document says.
type reader struct {
	t         *testing.T
	dir, path string // where they are, and where their programs are
	state     string // file with both, after each line
	repo      string
	whole     bool
	staying   map[string]stay // by place
}

// stay is a program that goes on.
type stay struct {
	process *exec.Cmd
	ended   chan error
}

// read types the lines of a document.
func (r *reader) read(name string) {
	t := r.t
	var err error
	if r.repo, err = filepath.Abs("../.."); err != nil {
		t.Fatal(err)
	}
	if r.whole && name != "README.md" { // whose first line does it
		r.execute("git clone -q $REPOSITORY .", "sh", 0)
	}
	for file, text := range shown(t, name) {
		file = filepath.Join(r.dir, file)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	defer func() {
		for place := range r.staying {
			r.end(place)
		}
	}()
	r.start("a module", "mftpspec emulate --link $MODULE")
	replace := strings.NewReplacer(stands()...)
	for _, line := range typed(t, name) {
		trial := trials()[name][line]
		switch {
		case trial.by != "":
			file, text, _ := strings.Cut(trial.by, ": ")
			if data, err := os.ReadFile(filepath.Join(r.repo, file)); err != nil || !strings.Contains(string(data), text) {
				t.Errorf("%s: %s was to be executed by %s: %v", name, line, trial.by, err)
			}
			continue
		case trial.full != "" && !r.whole:
			continue
		}
		script := trial.before + "\n" + replace.Replace(line) + " " + trial.always
		if !r.whole {
			script += " " + trial.quick
		}
		if trial.stays != "" {
			r.start(trial.stays, script)
		} else {
			r.execute(script, strings.TrimSpace(trial.inside+" bash"), trial.code)
		}
	}
}

// shown are the files that a document shows the contents of.
func shown(t *testing.T, name string) map[string]string {
	var text []string
	for _, b := range blocksOf(t, name) {
		if slices.Contains([]string{"yaml", "gherkin"}, b.language) {
			text = append(text, b.text())
		}
	}
	switch name {
	case "docs/reports.md":
		return map[string]string{"waivers.yaml": text[0]}
	case "docs/adding-a-case.md":
		return map[string]string{"our-features/own.feature": text[0], "our-features/requirements.yaml": text[1]}
	}
	return nil
}

func (r *reader) command(shell, script string) *exec.Cmd {
	words := append(strings.Fields(shell), "-c", script)
	c := exec.Command(words[0], words[1:]...)
	c.Dir = r.dir
	c.Env = append(os.Environ(), "PATH="+r.path, "REPOSITORY="+r.repo, "STATE="+r.state, "MODULE="+filepath.Dir(r.state)+"/module", "MFTPSPEC_FULL=")
	if !r.whole {
		c.Env = append(c.Env, "QUICK=--select 3.5")
	}
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	return c
}

// execute types a line and waits for its end.
func (r *reader) execute(script, shell string, code int) {
	r.t.Helper()
	c := r.command(shell, "set -e\n"+strings.TrimSpace(script)+"\npwd > $STATE; echo \"$PATH\" >> $STATE")
	out, err := c.CombinedOutput()
	if c.ProcessState == nil || c.ProcessState.ExitCode() != code {
		r.t.Fatalf("%s: %v, want exit code %d\n%s", script, err, code, out)
	}
	if code == 0 && shell == "bash" {
		state, err := os.ReadFile(r.state)
		if err != nil {
			r.t.Fatal(err)
		}
		r.dir, r.path, _ = strings.Cut(strings.TrimSpace(string(state)), "\n")
	}
}

// start types a line that goes on, and waits for what it says first.
func (r *reader) start(place, script string) {
	r.t.Helper()
	r.end(place)
	said, err := os.Create(filepath.Join(r.t.TempDir(), "said"))
	if err != nil {
		r.t.Fatal(err)
	}
	defer said.Close()
	c := r.command("bash", strings.TrimSpace(script))
	c.Stdout, c.Stderr = said, said
	if err := c.Start(); err != nil {
		r.t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	r.staying[place] = stay{c, ended}
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for late := time.After(time.Minute); ; {
		data, err := os.ReadFile(said.Name())
		if err != nil {
			r.t.Fatal(err)
		}
		if bytes.Contains(data, []byte("\n")) {
			return
		}
		select {
		case err := <-ended:
			delete(r.staying, place)
			data, _ = os.ReadFile(said.Name())
			r.t.Fatalf("%s: %v\n%s", script, err, data)
		case <-late:
			r.t.Fatalf("%s says nothing", script)
		case <-tick.C:
		}
	}
}

// end presses Ctrl-C where something stays.
func (r *reader) end(place string) {
	s, ok := r.staying[place]
	if !ok {
		return
	}
	delete(r.staying, place)
	select {
	case err := <-s.ended:
		r.t.Errorf("%s had ended by itself: %v", s.process, err)
		return
	default:
	}
	if err := syscall.Kill(-s.process.Process.Pid, syscall.SIGINT); err != nil {
		r.t.Error(err)
	}
	select {
	case <-s.ended:
	case <-time.After(time.Minute):
		r.t.Errorf("%s does not end", s.process)
		_ = syscall.Kill(-s.process.Process.Pid, syscall.SIGKILL)
	}
}
