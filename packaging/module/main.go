// Module gives the Go module another path, in go.mod and in every import and string that names a
// package of it: go run ./packaging/module host/owner/mftpspec. It is run by make module, once, by
// whoever publishes the repository. It must never be a part of building the program.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"go/format"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "module: which path? Say make module PATH=host/owner/mftpspec")
		os.Exit(2)
	}
	if err := move(".", os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "module:", err)
		os.Exit(2)
	}
}

// move gives the module in the folder root the path to.
func move(root, to string) error {
	if first, _, _ := strings.Cut(to, "/"); path.Base(to) != "mftpspec" || !strings.Contains(first, ".") {
		return fmt.Errorf("%s: write host/owner/mftpspec with the name of a host that has a dot: go install asks that host, and names the program after the last part", to)
	}
	from, err := goTool(root, "list", "-m")
	if err != nil {
		return err
	}
	if _, err := goTool(root, "mod", "edit", "-module="+to); err != nil {
		return err
	}
	changed := 1
	err = filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && name != root && strings.HasPrefix(e.Name(), ".") {
			return fs.SkipDir
		}
		if e.IsDir() || filepath.Ext(name) != ".go" {
			return nil
		}
		source, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		moved := bytes.ReplaceAll(source, []byte(`"`+from+`/`), []byte(`"`+to+`/`))
		if bytes.Equal(moved, source) {
			return nil
		}
		if moved, err = format.Source(moved); err != nil { // the imports are sorted anew
			return err
		}
		changed++
		return os.WriteFile(name, moved, 0o666)
	})
	if err != nil {
		return err
	}
	fmt.Printf("%s is now %s, in %d files\n", from, to, changed)
	return nil
}

func goTool(dir string, args ...string) (string, error) {
	c := exec.Command("go", args...)
	c.Dir = dir
	out, err := c.Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return "", errors.New(strings.TrimSpace(string(exit.Stderr)))
	}
	return strings.TrimSpace(string(out)), err
}
