package replace

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func write(t *testing.T, name, text string) string {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func read(name string) string {
	data, err := os.ReadFile(name)
	if err != nil {
		return err.Error()
	}
	return string(data)
}

// Each does its work while this process has the file open, as on Windows another
// program may: there it cannot be renamed then.
func TestOpenFiles(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, name := range []string{"results", "signed", "stale"} {
		f, err := os.Open(write(t, at(name), "old"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
	}
	if err := File(write(t, at("temp"), "new"), at("results")); err != nil || read(at("results")) != "new" {
		t.Errorf("%v, %s", err, read(at("results")))
	}
	if _, err := os.Stat(at("temp")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the temporary file: %v", err)
	}
	if err := Move(at("signed"), at("aside")); err != nil || read(at("aside")) != "old" {
		t.Errorf("%v, %s", err, read(at("aside")))
	}
	if info, err := os.Stat(at("signed")); err == nil && info.Size() > 0 {
		t.Error("what was moved is still there")
	}
	if err := Remove(at("stale")); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(at("stale")); err == nil && info.Size() > 0 {
		t.Error("what was removed is still there")
	}
	for what, err := range map[string]error{"File": File(at("none"), at("x")), "Move": Move(at("none"), at("x")), "Remove": Remove(at("none"))} {
		if !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s of a file that is not there: %v", what, err)
		}
	}
}
