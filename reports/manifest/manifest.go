// Package manifest lists the files of a run's evidence with their SHA-256, in the format of
// sha256sum, so that `sha256sum -c SHA256SUMS` checks them too. Cli calls it. It must never list a
// file outside the folder.
package manifest

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Name is the file name of a manifest, and Signature that of its signature.
const (
	Name      = "SHA256SUMS"
	Signature = "SHA256SUMS.sig"
)

// Entry is one file of the evidence.
type Entry struct {
	File   string // slash-separated, relative to the folder of the manifest
	SHA256 string // hex
}

// Earlier begins the names of the folders into which the evidence of earlier runs
// is moved. They have manifests of their own, and are no part of this one.
const Earlier = "earlier-"

// Files names all regular files of a folder, but not the manifest itself and its
// signature, those whose name begins with a dot, and the folders of earlier runs.
func Files(fsys fs.FS) ([]string, error) {
	var names []string
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		hidden := name != "." && (strings.HasPrefix(d.Name(), ".") || path.Dir(name) == "." && d.IsDir() && (strings.HasPrefix(name, Earlier) || strings.HasPrefix(name, "signed-")))
		switch {
		case err != nil:
			return err
		case hidden && d.IsDir():
			return fs.SkipDir
		case !d.IsDir() && !hidden && name != Name && name != Signature:
			names = append(names, name)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("manifest: %w", err)
	}
	return names, nil
}

// List lists the named files of a folder, sorted by name.
func List(fsys fs.FS, names []string) ([]Entry, error) {
	var list []Entry
	for _, name := range names {
		if strings.ContainsAny(name, "\\\r\n") {
			return nil, fmt.Errorf("manifest: the name %q cannot stand in a manifest", name)
		}
		sum, err := digest(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("manifest: %w", err)
		}
		list = append(list, Entry{name, sum})
	}
	slices.SortFunc(list, func(a, b Entry) int { return strings.Compare(a.File, b.File) })
	return list, nil
}

func digest(fsys fs.FS, name string) (sum string, err error) {
	f, err := fsys.Open(name)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Write writes a manifest.
func Write(w io.Writer, list []Entry) error {
	for _, e := range list {
		if _, err := fmt.Fprintf(w, "%s  %s\n", e.SHA256, e.File); err != nil {
			return fmt.Errorf("manifest: %w", err)
		}
	}
	return nil
}

// Read reads a manifest. A name that leads out of its folder is an error.
func Read(r io.Reader) ([]Entry, error) {
	var list []Entry
	s := bufio.NewScanner(r)
	for n := 1; s.Scan(); n++ {
		sum, name, ok := strings.Cut(s.Text(), " ")
		if len(name) > 0 && (name[0] == ' ' || name[0] == '*') { // text or binary: the same here
			name = name[1:]
		}
		if b, err := hex.DecodeString(sum); err != nil || len(b) != sha256.Size || !ok || !fs.ValidPath(name) || name == "." {
			return nil, fmt.Errorf("manifest: line %d: expected a SHA-256 in hex, two blanks and a file name below this folder, found %.100q", n, s.Text())
		}
		if slices.ContainsFunc(list, func(e Entry) bool { return e.File == name }) {
			return nil, fmt.Errorf("manifest: line %d: %s is listed twice", n, name)
		}
		list = append(list, Entry{name, strings.ToLower(sum)})
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("manifest: %w", err)
	}
	return list, nil
}
