package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"mftpspec/harness/cli/pages"
)

// entry is a file of an archive or a package: under which name, from where.
type entry struct {
	name, from string
	mode       fs.FileMode
}

// documents writes into dir what is the same for every system, and returns the files of
// an archive but for the program.
func documents(c commit, dir string) ([]entry, error) {
	man, completions := filepath.Join(dir, "man"), filepath.Join(dir, "completions")
	if err := os.MkdirAll(man, 0o755); err != nil {
		return nil, err
	}
	if err := pages.Manual(man, c.Version, c.Date); err != nil {
		return nil, err
	}
	if err := pages.Completions(completions); err != nil {
		return nil, err
	}
	var list []entry
	for _, name := range []string{"CHANGELOG.md", "LICENSE", "README.md", "README.zh.md"} {
		list = append(list, entry{name, name, 0o644})
	}
	for _, folder := range []string{completions, "docs", man} {
		files, err := os.ReadDir(folder)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			list = append(list, entry{filepath.Base(folder) + "/" + f.Name(), filepath.Join(folder, f.Name()), 0o644})
		}
	}
	return list, nil
}

// product is what a release has for one system.
type product struct {
	commit          commit
	system, machine string
	out, work       string
}

// make builds the program, packs it, and says what is in it.
func (p product) make(ctx context.Context, shared []entry) error {
	program := filepath.Join(p.work, "mftpspec")
	if p.system == "windows" {
		program += ".exe"
	}
	if err := p.build(ctx, program); err != nil {
		return err
	}
	files := append([]entry{{filepath.Base(program), program, 0o755}}, shared...)
	name := fmt.Sprintf("mftpspec_%s_%s_%s", p.commit.Version, p.system, p.machine)
	if p.system == "linux" {
		files = append(files, entry{"60-mftpspec.rules", "packaging/debian/60-mftpspec.rules", 0o644})
		if err := p.debian(ctx, program, shared); err != nil {
			return err
		}
	}
	write, extension := tarball, ".tar.gz"
	if p.system == "windows" {
		write, extension = zipped, ".zip"
	}
	if err := write(filepath.Join(p.out, name+extension), name, files, p.commit.Date); err != nil {
		return err
	}
	return p.bill(ctx, program, filepath.Join(p.out, name+".cdx.json"))
}

// build makes the program: without paths of this machine, without what the linker
// would take from the state of the work tree.
func (p product) build(ctx context.Context, program string) error {
	module, err := exec.CommandContext(ctx, "go", "list", "-m").Output()
	if err != nil {
		return fmt.Errorf("go list -m: %w", err)
	}
	variable := strings.TrimSpace(string(module)) + "/harness/cli.linked"
	flags := fmt.Sprintf("-s -w -X %sVersion=%s -X %sCommit=%s -X %sDate=%s", variable, p.commit.Version, variable, p.commit.Hash, variable, p.commit.Date.Format(time.DateOnly))
	return run(ctx, []string{"CGO_ENABLED=0", "GOOS=" + p.system, "GOARCH=" + p.machine, "GOFLAGS="},
		"go", "build", "-trimpath", "-buildvcs=false", "-ldflags", flags, "-o", program, ".")
}
