package manifest

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// Kind is a way in which a folder may not be what its manifest says.
type Kind int

// The kinds of a Difference.
const (
	Changed    Kind = iota // the file has another content
	Swapped                // the file has the content that Other should have
	Removed                // the file is not there
	Added                  // the file is there, and the manifest does not list it
	Unreadable             // the file is there, and cannot be read: Err says why
)

// Difference is one file that is not what the manifest says.
type Difference struct {
	Kind  Kind
	File  string
	Other string
	Err   error
}

// Compare says in what a folder differs from its manifest: every file that was
// changed, swapped, removed or added, in the order of the names.
func Compare(fsys fs.FS, list []Entry) ([]Difference, error) {
	if len(list) == 0 {
		return nil, errors.New("manifest: it lists no file")
	}
	present, err := Files(fsys)
	if err != nil {
		return nil, err
	}
	var found []Difference
	for _, name := range present {
		if !slices.ContainsFunc(list, func(e Entry) bool { return e.File == name }) {
			found = append(found, Difference{Kind: Added, File: name})
		}
	}
	sums := map[string]string{} // of the files that were changed
	for _, e := range list {
		switch sum, err := digest(fsys, e.File); {
		case errors.Is(err, fs.ErrNotExist):
			found = append(found, Difference{Kind: Removed, File: e.File})
		case err != nil:
			found = append(found, Difference{Kind: Unreadable, File: e.File, Err: fmt.Errorf("manifest: %w", err)})
		case sum != e.SHA256:
			sums[e.File] = sum
		}
	}
	for _, e := range list {
		if sum, changed := sums[e.File]; changed {
			d := Difference{Kind: Changed, File: e.File}
			if i := slices.IndexFunc(list, func(o Entry) bool { return o.SHA256 == sum }); i >= 0 {
				d.Kind, d.Other = Swapped, list[i].File
			}
			found = append(found, d)
		}
	}
	slices.SortStableFunc(found, func(a, b Difference) int {
		switch {
		case a.File < b.File:
			return -1
		case a.File > b.File:
			return 1
		}
		return 0
	})
	return found, nil
}
