package scenario

import (
	"testing"

	"mftpspec/harness/scripted"
)

// TestHoldsJust: what a directory of the server holds is what the lines say, at any depth.
func TestHoldsJust(t *testing.T) {
	const tree = "/h/a.txt: 12345\n/h/d/: 1: 2\n/h/e/f/\n/h/empty:"
	for _, tt := range []struct {
		name, doc, want string
	}{
		{"the same", tree, "pass"},
		{"the directory on the way too", tree + "\n/h/e/", "pass"},
		{"a file is missing", tree + "\n/h/b.txt: 1", "fail: "},
		{"a directory is missing", tree + "\n/h/g/", "fail: "},
		{"a file too many", "/h/d/: 1: 2\n/h/e/f/\n/h/empty:", "fail: "},
		{"a directory too many", "/h/a.txt: 12345\n/h/d/: 1: 2\n/h/empty:", "fail: "},
		{"another content", "/h/a.txt: 1234\n/h/d/: 1: 2\n/h/e/f/\n/h/empty:", "fail: "},
		{"a file for a directory", "/h/a.txt: 12345\n/h/d/: 1: 2\n/h/e/f:\n/h/empty:", "fail: "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{})
			if err := p.w.Server.HasTree(t.Context(), tree); err != nil {
				t.Fatal(err)
			}
			wants(t, p.end(p.w.Server.HoldsJust(t.Context(), "/h", tt.doc)), tt.want)
		})
	}
	if err := newPlay(t, &scripted.Module{}).w.Server.HasTree(t.Context(), "/h/a.txt"); err == nil {
		t.Error("neither a file nor a directory, and no error")
	}
}

// TestBeginsWith: a file has kept what it had, whatever was added.
func TestBeginsWith(t *testing.T) {
	for _, tt := range []struct {
		name, file, want string
	}{
		{"nothing was added", "/h/same", "pass"},
		{"more was added", "/h/more", "pass"},
		{"cut", "/h/cut", "fail: "},
		{"replaced", "/h/other", "fail: "},
		{"missing", "/h/none", "fail: "},
		{"a directory", "/h/d", "fail: "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{})
			if err := p.w.Server.HasTree(t.Context(), "/h/same: old\n/h/more: oldnew\n/h/cut: ol\n/h/other: new\n/h/d/"); err != nil {
				t.Fatal(err)
			}
			wants(t, p.end(p.w.Server.BeginsWith(t.Context(), tt.file, "'old'")), tt.want)
		})
	}
}
