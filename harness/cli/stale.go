package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/explore"
	"mftpspec/harness/journal"
	"mftpspec/harness/replace"
	"mftpspec/reports/manifest"
	"mftpspec/reports/model"
)

// moveAside takes what an earlier run left in a folder, results, journal, payloads
// and reports, into a folder of its own in it, whose name is returned; empty where
// there was nothing. Signed evidence stays as it was signed. Of a run that will go
// on, the reports are moved, and what was signed is copied: its results are needed.
// Other files of the folder stay where they are.
func moveAside(folder string, goesOn bool) (aside string, err error) {
	signed, err := isThere(folder, manifest.Signature)
	if err != nil {
		return "", err
	}
	var books, reports []string
	for _, name := range []string{model.File, journal.File, journal.PayloadFolder, explore.Findings} {
		if there, err := isThere(folder, name); err != nil {
			return "", err
		} else if there {
			books = append(books, name)
		}
	}
	for _, name := range reportFiles(folder) {
		if there, err := isThere(folder, name); err != nil {
			return "", err
		} else if there {
			reports = append(reports, name)
		}
	}
	if goesOn && !signed {
		books = nil
	}
	if len(books)+len(reports) == 0 {
		return "", nil
	}
	if aside, err = asideOf(folder, signed); err != nil {
		return "", err
	}
	if goesOn {
		for _, name := range books {
			if err := copyAll(filepath.Join(aside, name), filepath.Join(folder, name)); err != nil {
				return "", err
			}
		}
		books = nil
	}
	for _, name := range slices.Concat(books, reports) {
		to := filepath.Join(aside, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(to), 0o777), replace.Move(filepath.Join(folder, name), to)); err != nil {
			return "", err
		}
	}
	return aside, nil
}

// reportFiles names the files of a folder that are made of the results: the
// reports, and what the manifest lists but the books of the run.
func reportFiles(folder string) []string {
	names := []string{provenanceFile}
	for _, f := range formats() {
		names = append(names, f.file)
	}
	if text, err := os.ReadFile(filepath.Join(folder, manifest.Name)); err == nil {
		list, err := manifest.Read(bytes.NewReader(text))
		if err != nil { // it is no manifest of ours, and kept as it is
			list = nil
		}
		for _, e := range list {
			name := filepath.FromSlash(e.File)
			first, _, _ := strings.Cut(e.File, "/")
			if filepath.IsLocal(name) && !slices.Contains(names, name) && !slices.Contains([]string{model.File, journal.File, journal.PayloadFolder, explore.Findings}, first) {
				names = append(names, name)
			}
		}
	}
	return append(names, manifest.Name, manifest.Signature)
}

// asideOf makes the folder for the evidence of an earlier run, named after when its
// results were written.
func asideOf(folder string, signed bool) (string, error) {
	at := time.Now()
	for _, name := range []string{manifest.Signature, model.File, journal.File} {
		if info, err := os.Stat(filepath.Join(folder, name)); err == nil {
			at = info.ModTime()
			break
		}
	}
	base := manifest.Earlier
	if signed {
		base = "signed-"
	}
	base = filepath.Join(folder, base+at.UTC().Format("20060102-150405"))
	for n := 1; ; n++ {
		name := base
		if n > 1 {
			name = fmt.Sprintf("%s-%d", base, n)
		}
		if err := os.Mkdir(name, 0o777); !errors.Is(err, fs.ErrExist) {
			return name, err
		}
	}
}

func isThere(elements ...string) (bool, error) {
	_, err := os.Lstat(filepath.Join(elements...))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// copyAll copies a file, or a folder with all that is in it.
func copyAll(to, from string) error {
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	if info.IsDir() {
		return os.CopyFS(to, os.DirFS(from))
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	return journal.WriteFile(to, func(w io.Writer) error {
		_, err := io.Copy(w, in)
		return err
	})
}

// dropReports removes the reports that were made of a run while it was going on:
// they say of its results what is not so any more. It gives their names.
func dropReports(folder string) (dropped []string, err error) {
	for _, name := range reportFiles(folder) {
		err := replace.Remove(filepath.Join(folder, name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return dropped, err
		default:
			dropped = append(dropped, name)
		}
	}
	return dropped, nil
}
