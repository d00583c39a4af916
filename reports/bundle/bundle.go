// Package bundle makes one archive (ZIP) of the files of a run's evidence, and opens one to be
// verified. Cli calls it, for report. It must never take a file out of an archive onto the disk.
package bundle

import (
	"archive/zip"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"
)

// Write puts the named files of a folder into an archive, sorted by name and all
// of one time: the same files give the same archive.
func Write(w io.Writer, fsys fs.FS, names []string, at time.Time) error {
	z := zip.NewWriter(w)
	for _, name := range slices.Sorted(slices.Values(names)) {
		if err := add(z, fsys, name, at); err != nil {
			return fmt.Errorf("bundle: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("bundle: %w", err)
	}
	return nil
}

func add(z *zip.Writer, fsys fs.FS, name string, at time.Time) error {
	in, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer in.Close()
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: at.UTC()}
	h.SetMode(0o644)
	out, err := z.CreateHeader(h)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return err
}

// Open gives the files of an archive as a folder. An archive of which two programs
// could show different files is refused: one that has a name twice, in capitals or
// not, or a name that is none below a folder.
func Open(r io.ReaderAt, size int64) (fs.FS, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("bundle: this is no ZIP archive: %w", err)
	}
	seen := map[string]bool{}
	for _, f := range z.File {
		name := strings.TrimSuffix(f.Name, "/")
		folded := strings.ToLower(name)
		switch {
		case !fs.ValidPath(name) || strings.Contains(name, `\`):
			return nil, fmt.Errorf("bundle: the archive has the file name %q, which is none below a folder", f.Name)
		case seen[folded]:
			return nil, fmt.Errorf("bundle: the archive has %s twice", f.Name)
		}
		seen[folded] = true
	}
	return z, nil
}
