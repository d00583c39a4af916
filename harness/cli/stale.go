package cli

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"mftpspec/harness/journal"
	"mftpspec/harness/replace"
	"mftpspec/reports/manifest"
	"mftpspec/reports/model"
)

// archiveReports takes the reports of an earlier run out of a folder in which another
// is about to begin: they would say what the new results do not. Reports can be
// written again and are removed, by name; what else is in the folder stays. What
// somebody has signed cannot: the signature, its manifest and all that it covers
// go to a folder of their own, whose name is returned.
func archiveReports(folder string) (signed string, err error) {
	covered, at, err := signedFiles(folder)
	if err != nil {
		return "", err
	}
	if len(covered) > 0 {
		signed = filepath.Join(folder, "signed-"+at.UTC().Format("20060102-150405"))
		for _, name := range covered {
			to := filepath.Join(signed, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
				return "", err
			}
			if err := replace.Move(filepath.Join(folder, filepath.FromSlash(name)), to); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return "", err
			}
		}
	}
	names := []string{manifest.Name}
	for _, f := range formats() {
		names = append(names, f.file)
	}
	for _, name := range names {
		if err := replace.Remove(filepath.Join(folder, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return signed, nil
}

// signedFiles names what a signature in the folder covers, with the manifest and
// the signature themselves; none without a signature.
func signedFiles(folder string) (names []string, at time.Time, err error) {
	info, err := os.Stat(filepath.Join(folder, manifest.Signature))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, at, nil
	}
	if err != nil {
		return nil, at, err
	}
	text, err := os.ReadFile(filepath.Join(folder, manifest.Name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, at, err
	}
	names = []string{model.File, journal.File}
	if list, err := manifest.Read(bytes.NewReader(text)); err == nil { // else it is no manifest of ours, and kept as it is
		for _, e := range list {
			if filepath.IsLocal(filepath.FromSlash(e.File)) {
				names = append(names, e.File)
			}
		}
	}
	return append(names, manifest.Name, manifest.Signature), info.ModTime(), nil
}
