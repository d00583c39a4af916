package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/fulltest"
)

// Whoever publishes the repository gives the module its path with make; whoever reads of
// it there installs it with Go. Both are done here, in a copy.
func TestPublishedModuleCanBeInstalled(t *testing.T) {
	fulltest.Only(t, "builds the program under another path")
	const path, version = "example.com/qa/mftpspec", "v1.0.0"
	root := tracked(t)
	made := command(t, root, nil, "make", "module", "PATH="+path)
	if !strings.Contains(made, " is now "+path) {
		t.Errorf("make module says %q", made)
	}
	if unformatted := command(t, root, nil, "gofmt", "-l", "."); unformatted != "" {
		t.Errorf("not formatted any more: %s", unformatted)
	}
	command(t, root, nil, "go", "vet", "./...") // the tests too
	command(t, root, nil, "go", "test", "-run", "TestImports", "./harness/bench")

	proxy, home := t.TempDir(), t.TempDir()
	publish(t, root, filepath.Join(proxy, filepath.FromSlash(path), "@v"), path, version)
	cache := strings.TrimSpace(command(t, root, nil, "go", "env", "GOMODCACHE"))
	env := []string{"GOPROXY=file://" + proxy + ",file://" + cache + "/cache/download", "GONOSUMDB=*", "GOFLAGS=-modcacherw",
		"GOMODCACHE=" + filepath.Join(home, "modules"), "GOBIN=" + filepath.Join(home, "bin")}
	command(t, home, env, "go", "install", path+"@"+version)
	if said := command(t, home, nil, filepath.Join(home, "bin", "mftpspec"), "--version"); said != "mftpspec version 1.0.0\n" {
		t.Errorf("the program says %q", said)
	}
	if said := command(t, home, nil, filepath.Join(home, "bin", "mftpspec"), "run", "--port", "emu://mem", "--select", "MFTPPWD-001", "--out", filepath.Join(home, "out")); !strings.Contains(said, "CONFORMING") {
		t.Errorf("a run says %q", said)
	}
}

func TestPathsThatCannotBePublished(t *testing.T) {
	for _, to := range []string{"mftpspec", "owner/mftpspec", "example.com/owner/tests"} {
		root := t.TempDir()
		if err := os.WriteFile(filepath.Join(root, "go.mod"), []byte("module mftpspec\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := move(root, to); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", to, err)
		}
		if data, err := os.ReadFile(filepath.Join(root, "go.mod")); err != nil || string(data) != "module mftpspec\n" {
			t.Errorf("%s: go.mod is now %q, %v", to, data, err)
		}
	}
}

// tracked is a copy of the repository's files.
func tracked(t *testing.T) string {
	t.Helper()
	from, to := filepath.Join("..", ".."), t.TempDir()
	for name := range strings.SplitSeq(strings.TrimSuffix(command(t, from, nil, "git", "ls-files", "-z"), "\x00"), "\x00") {
		data, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(to, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(to, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// publish lays a version of a module where the protocol of module proxies has it.
func publish(t *testing.T, root, dir, path, version string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	gomod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	info, err := json.Marshal(map[string]any{"Version": version, "Time": time.Unix(0, 0).UTC()})
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	err = filepath.WalkDir(root, func(name string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		w, err := z.Create(path + "@" + version + "/" + filepath.ToSlash(rel))
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"list": []byte(version + "\n"), version + ".info": info, version + ".mod": gomod, version + ".zip": packed.Bytes()} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// command runs a program in dir and returns what it printed.
func command(t *testing.T, dir string, env []string, name string, args ...string) string {
	t.Helper()
	c := exec.CommandContext(t.Context(), name, args...)
	c.Dir, c.Env = dir, append(os.Environ(), env...)
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	if err := c.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, stdout.String(), stderr.String())
	}
	return stdout.String()
}
