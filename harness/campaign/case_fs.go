package campaign

import (
	"bytes"
	"io/fs"
	"time"
)

// engineFormat is the engine's least talkative output; it goes nowhere.
const engineFormat = "progress"

// caseFS gives the engine one file for each case, so that the order of the
// paths is the order of execution and nothing but the selection is ever seen.
// Keys are paths, values the cut-out sources.
type caseFS map[string][]byte

// Open implements fs.FS.
func (f caseFS) Open(name string) (fs.File, error) {
	source, ok := f[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &caseFile{Reader: bytes.NewReader(source), name: name}, nil
}

// caseFile is an open file of a caseFS, and its own description.
type caseFile struct {
	*bytes.Reader
	name string
}

func (f *caseFile) Close() error               { return nil }
func (f *caseFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *caseFile) Name() string               { return f.name }
func (f *caseFile) Mode() fs.FileMode          { return 0o444 }
func (f *caseFile) ModTime() time.Time         { return time.Time{} }
func (f *caseFile) IsDir() bool                { return false }
func (f *caseFile) Sys() any                   { return nil }
