// Package pages writes what a package for users has besides the program: manual pages, and the
// completion of the shells. The program packaging/release calls it. It must never describe a
// command by itself: all that it says comes from the commands of cli.
package pages

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"mftpspec/harness/cli"
)

// Manual writes a manual page for each command into dir: mftpspec.1, mftpspec-run.1 and
// so on, of that version and date.
func Manual(dir, version string, date time.Time) error {
	root := cli.Tree("en")
	root.DisableAutoGenTag = true
	quiet(root)
	return doc.GenManTree(root, &doc.GenManHeader{Section: "1", Source: "mftpspec " + version, Manual: "mftpspec", Date: &date}, dir)
}

// quiet leaves out what the generator would write into each page: its own date.
func quiet(c *cobra.Command) {
	c.DisableAutoGenTag = true
	for _, sub := range c.Commands() {
		quiet(sub)
	}
}

// Completions writes the completion of each shell into dir: mftpspec.bash, _mftpspec
// for zsh, mftpspec.fish, mftpspec.ps1.
func Completions(dir string) error {
	root := cli.Tree("en")
	if err := os.MkdirAll(dir, fs.FileMode(0o755)); err != nil {
		return err
	}
	for name, write := range map[string]func(string) error{
		"mftpspec.bash": func(f string) error { return root.GenBashCompletionFileV2(f, true) },
		"_mftpspec":     root.GenZshCompletionFile,
		"mftpspec.fish": func(f string) error { return root.GenFishCompletionFile(f, true) },
		"mftpspec.ps1":  root.GenPowerShellCompletionFileWithDesc,
	} {
		if err := write(filepath.Join(dir, name)); err != nil {
			return fmt.Errorf("completion %s: %w", name, err)
		}
	}
	return nil
}
