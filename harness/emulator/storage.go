package emulator

import (
	"bytes"
	"errors"
	"slices"
	"strings"
)

// Storage is the module's file system: flat names, bounded space. Loop only.
type Storage interface {
	// Put replaces a file. Errors are *Failure with CauseStorage.
	Put(name string, data []byte) error
	Get(name string) ([]byte, bool)
	Delete(name string) bool
	Clear()
	List() []string // sorted
	Free() int64
}

var errFull = errors.New("emulator: the module's file system is full")

// storage keeps files in memory; it outlives a reboot, as flash does.
type storage struct {
	space int64
	files map[string][]byte
}

func newStorage(space int64) *storage { return &storage{space, make(map[string][]byte)} }

func (s *storage) Put(name string, data []byte) error {
	if int64(len(data)) > s.Free()+int64(len(s.files[name])) {
		return failure(CauseStorage, errFull)
	}
	s.files[name] = bytes.Clone(data)
	return nil
}

func (s *storage) Get(name string) ([]byte, bool) {
	b, ok := s.files[name]
	return b, ok
}

func (s *storage) Delete(name string) bool {
	_, ok := s.files[name]
	delete(s.files, name)
	return ok
}

func (s *storage) Clear() { clear(s.files) }

func (s *storage) List() []string {
	var names []string
	for name := range s.files {
		names = append(names, name)
	}
	slices.SortFunc(names, strings.Compare)
	return names
}

func (s *storage) Free() int64 {
	free := s.space
	for name, b := range s.files {
		free -= int64(len(b)) + int64(len(name)) // names bound the number of empty files
	}
	return free
}
