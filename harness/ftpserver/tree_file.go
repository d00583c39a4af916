package ftpserver

import (
	"io"
	"syscall"

	"github.com/spf13/afero"
)

// openFile is a file that a client has open. Reading past the end is the end;
// writing past the end fills with zeros; every append goes to the end as it is
// then.
type openFile struct {
	tree    *Tree
	name    string
	file    afero.File
	big     int64 // size of a file whose content is not stored; 0: it is
	appends bool
	at      int64
}

func (f *openFile) size() (int64, error) {
	if f.big > 0 {
		return f.big, nil
	}
	info, err := f.file.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

func (f *openFile) Read(p []byte) (int, error) {
	f.tree.mu.Lock()
	defer f.tree.mu.Unlock()
	size, err := f.size()
	if err != nil {
		return 0, err
	}
	if f.at >= size {
		return 0, io.EOF
	}
	if f.big > 0 {
		n := copy(p, bigContent(f.at, int(min(int64(len(p)), f.big-f.at))))
		f.at += int64(n)
		return n, nil
	}
	n, err := f.file.ReadAt(p, f.at)
	f.at += int64(n)
	return n, err
}

func (f *openFile) Write(p []byte) (int, error) {
	f.tree.mu.Lock()
	defer f.tree.mu.Unlock()
	size, err := f.size()
	if err != nil || len(p) == 0 {
		return 0, err
	}
	if f.big > 0 {
		return 0, failure("write", f.name, ErrDiskFull)
	}
	if f.appends {
		f.at = size
	}
	if f.at > f.tree.fileMost {
		return 0, failure("write", f.name, ErrDiskFull)
	}
	if err := f.tree.grow(f.name, max(size, f.at+int64(len(p))), size); err != nil {
		return 0, err
	}
	n, err := f.file.WriteAt(p, f.at)
	f.at += int64(n)
	return n, err
}

func (f *openFile) Seek(offset int64, whence int) (int64, error) {
	if whence != io.SeekStart || offset < 0 {
		return 0, failure("seek", f.name, syscall.EINVAL)
	}
	f.at = offset
	return offset, nil
}

func (f *openFile) Close() error {
	f.tree.mu.Lock()
	defer f.tree.mu.Unlock()
	return f.file.Close()
}
