// Package replace puts files in the place of others, also where another program has
// those open: on Windows such a file can be neither renamed nor removed, unless that
// program allows it, but mostly it can be read and written. Journal and cli call it. It
// must never leave half a file under a name.
package replace

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// File gives temp the name of name, in one step where the system allows that. Where
// another program has name open, its content is overwritten instead.
func File(temp, name string) error {
	err := os.Rename(temp, name)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if _, gone := os.Stat(name); gone != nil {
		return err
	}
	if fill(name, temp) != nil {
		return held(name, err)
	}
	return os.Remove(temp)
}

// Move gives a file another name. Where another program has it open, the other name has
// a copy, and the file is left empty.
func Move(from, to string) error {
	err := os.Rename(from, to)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if _, gone := os.Stat(from); gone != nil {
		return err
	}
	if fill(to, from) != nil || os.Truncate(from, 0) != nil {
		return held(from, err)
	}
	return nil
}

// Remove removes a file. Where another program has it open, it is left empty.
func Remove(name string) error {
	err := os.Remove(name)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if info, gone := os.Stat(name); gone != nil || !info.Mode().IsRegular() {
		return err
	}
	if os.Truncate(name, 0) != nil {
		return held(name, err)
	}
	return nil
}

// fill gives a file the content of another.
func fill(name, from string) (err error) {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, source)
	return errors.Join(err, f.Close())
}

func held(name string, err error) error {
	return fmt.Errorf("%s cannot be replaced: close the program that has it open (%w)", name, err)
}
