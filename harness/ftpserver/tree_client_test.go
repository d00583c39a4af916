package ftpserver

import (
	"io/fs"
	"strings"
	"testing"
	"time"
)

// The rules of the strict tree, one by one, as a client meets them. The replies
// are those that vsftpd, proftpd and pure-ftpd give.
func TestTreeRules(t *testing.T) {
	long := strings.Repeat("n", 256)
	for _, test := range []struct {
		rule  string
		steps func(c *client)
		check func(t *testing.T, tree *Tree)
	}{
		{rule: "STOR into a missing directory", steps: func(c *client) { c.refuse("STOR no/a", 550) }, check: missing("/home/uftp/no")},
		{rule: "STOR below a file", steps: func(c *client) { c.refuse("STOR file/a", 550) }},
		{rule: "STOR onto a directory", steps: func(c *client) { c.refuse("STOR dir", 550) }, check: isDir("/home/uftp/dir")},
		{rule: "APPE onto a directory", steps: func(c *client) { c.refuse("APPE dir", 550) }},
		{rule: "RETR of a directory", steps: func(c *client) { c.refuse("RETR dir", 550) }},
		{rule: "RETR of a missing file", steps: func(c *client) { c.refuse("RETR no", 550) }},
		{rule: "MKD without its parents", steps: func(c *client) { c.want("MKD no/b/c", 550) }, check: missing("/home/uftp/no")},
		{rule: "MKD of what exists", steps: func(c *client) { c.want("MKD dir", 550); c.want("MKD file", 550) }},
		{rule: "MKD absolute", steps: func(c *client) { c.want("MKD /home/uftp/new", 257) }, check: isDir("/home/uftp/new")},
		{rule: "MKD relative", steps: func(c *client) { c.want("MKD new", 257) }, check: isDir("/home/uftp/new")},
		{rule: "RMD of a non-empty directory", steps: func(c *client) { c.want("RMD full", 550) }, check: isFile("/home/uftp/full/inner")},
		{rule: "RMD of a file", steps: func(c *client) { c.want("RMD file", 550) }, check: isFile("/home/uftp/file")},
		{rule: "RMD of an empty directory", steps: func(c *client) { c.want("RMD dir", 250) }, check: missing("/home/uftp/dir")},
		{rule: "RMD of a missing directory", steps: func(c *client) { c.want("RMD no", 550) }},
		{rule: "RMD of the root", steps: func(c *client) { c.want("RMD /", 550) }, check: isDir("/")},
		{rule: "DELE of a directory", steps: func(c *client) { c.want("DELE dir", 550) }, check: isDir("/home/uftp/dir")},
		{rule: "DELE of a file", steps: func(c *client) { c.want("DELE file", 250) }, check: missing("/home/uftp/file")},
		{rule: "DELE of a missing file", steps: func(c *client) { c.want("DELE no", 550) }},
		{rule: "RNFR of a missing file", steps: func(c *client) { c.want("RNFR no", 550) }},
		{rule: "RNTO a directory into itself", steps: func(c *client) { c.rename("full", "full/deeper", 550) }, check: isFile("/home/uftp/full/inner")},
		{rule: "RNTO a missing directory", steps: func(c *client) { c.rename("file", "no/file", 550) }, check: isFile("/home/uftp/file")},
		{rule: "RNTO another directory", steps: func(c *client) { c.rename("file", "dir/moved", 250) }, check: isFile("/home/uftp/dir/moved")},
		{rule: "RNTO over a file", steps: func(c *client) { c.rename("file", "full/inner", 250) }, check: content("/home/uftp/full/inner", "content")},
		{rule: "RNTO a directory with what is in it", steps: func(c *client) { c.rename("full", "moved", 250) }, check: isFile("/home/uftp/moved/inner")},
		{rule: "RNTO over an empty directory", steps: func(c *client) { c.rename("full", "dir", 250) }, check: isFile("/home/uftp/dir/inner")},
		{rule: "RNTO over a non-empty directory", steps: func(c *client) { c.rename("dir", "full", 550) }, check: isFile("/home/uftp/full/inner")},
		{rule: "RNTO a file over a directory", steps: func(c *client) { c.rename("file", "dir", 550) }, check: isDir("/home/uftp/dir")},
		{rule: "RNTO a directory over a file", steps: func(c *client) { c.rename("dir", "file", 550) }, check: isFile("/home/uftp/file")},
		{rule: "RNTO itself", steps: func(c *client) { c.rename("file", "file", 250) }, check: content("/home/uftp/file", "content")},
		{rule: "RNTO without RNFR", steps: func(c *client) { c.want("RNTO x", 503) }},
		{rule: "CWD to a file", steps: func(c *client) { c.want("CWD file", 550) }},
		{rule: "CWD to a missing directory", steps: func(c *client) { c.want("CWD no", 550) }},
		{rule: "CWD above the root stays there", steps: func(c *client) { c.want("CWD ../../../..", 250) }},
		{rule: "a command without its parameter", steps: func(c *client) {
			for _, verb := range []string{"CWD", "MKD", "RMD", "DELE", "RNFR", "RNTO", "RETR", "STOR", "APPE", "SIZE", "MDTM"} {
				c.want(verb, 501)
			}
		}},
		{rule: "a name of 255 bytes", steps: func(c *client) { c.put("STOR "+long[:255], "x", 226) }, check: isFile("/home/uftp/" + long[:255])},
		{rule: "a name of 256 bytes", steps: func(c *client) { c.refuse("STOR "+long, 550); c.want("MKD "+long, 550) }},
		{rule: "an uploaded file has mode 0644", steps: func(c *client) { c.put("STOR new", "x", 226) }, check: mode("/home/uftp/new", 0o644)},
		{rule: "an overwritten file keeps its mode", steps: func(c *client) { c.want("SITE CHMOD 600 file", 200); c.put("STOR file", "x", 226) }, check: mode("/home/uftp/file", 0o600)},
		{rule: "STOR replaces", steps: func(c *client) { c.put("STOR file", "new", 226) }, check: content("/home/uftp/file", "new")},
		{rule: "APPE adds", steps: func(c *client) { c.put("APPE file", "+", 226) }, check: content("/home/uftp/file", "content+")},
		{rule: "APPE makes a new file", steps: func(c *client) { c.put("APPE new", "+", 226) }, check: content("/home/uftp/new", "+")},
		{rule: "REST and STOR overwrite from there", steps: func(c *client) { c.want("REST 3", 350); c.put("STOR file", "XY", 226) }, check: content("/home/uftp/file", "conXYnt")},
		{rule: "REST past the end and STOR fill with zeros", steps: func(c *client) { c.want("REST 9", 350); c.put("STOR file", "X", 226) }, check: content("/home/uftp/file", "content\x00\x00X")},
		{rule: "REST past the end and RETR give nothing", steps: func(c *client) {
			c.want("REST 100", 350)
			if got := c.get("RETR file", 150, 226); got != "" {
				c.t.Errorf("got %q", got)
			}
		}},
		{rule: "REST of no number", steps: func(c *client) {
			for _, arg := range []string{"-1", "x", "", "9223372036854775808", "1 2"} {
				c.want("REST "+arg, 501)
			}
		}},
		{rule: "STRU F and no other", steps: func(c *client) { c.want("STRU F", 200); c.want("STRU R", 504) }},
		{rule: "no write permission on a file", steps: func(c *client) { c.want("SITE CHMOD 444 file", 200); c.refuse("STOR file", 550) }, check: content("/home/uftp/file", "content")},
		{rule: "no read permission on a file", steps: func(c *client) { c.want("SITE CHMOD 200 file", 200); c.refuse("RETR file", 550) }},
		{rule: "no write permission on a directory", steps: func(c *client) {
			c.want("SITE CHMOD 555 full", 200)
			c.refuse("STOR full/new", 550)
			c.want("DELE full/inner", 550)
			c.want("MKD full/new", 550)
			c.rename("full/inner", "out", 550)
		}, check: isFile("/home/uftp/full/inner")},
		{rule: "no permission to enter a directory", steps: func(c *client) { c.want("SITE CHMOD 600 full", 200); c.want("SIZE full/inner", 550) }},
		{rule: "SITE makes and removes nothing", steps: func(c *client) {
			c.want("SITE MKDIR a/b", 500)
			c.want("SITE RMDIR full", 500)
			c.want("SITE SYMLINK file link", 500)
			c.want("SITE CHMOD", 500)
		}, check: isFile("/home/uftp/full/inner")},
		{rule: "LIST of a missing path", steps: func(c *client) { c.refuse("LIST no", 450) }},
		{rule: "LIST is sorted", steps: func(c *client) {
			names := strings.Fields(c.get("NLST", 150, 226))
			if strings.Join(names, " ") != "dir file full" {
				c.t.Errorf("%q", names)
			}
		}},
	} {
		t.Run(test.rule, func(t *testing.T) {
			s := start(t, Options{})
			for name, text := range map[string]string{"file": "content", "full/inner": "inside"} {
				if err := s.Tree().Put("/home/uftp/"+name, []byte(text), 0); err != nil {
					t.Fatal(err)
				}
			}
			if err := s.Tree().Mkdir("/home/uftp/dir"); err != nil {
				t.Fatal(err)
			}
			c := login(t, s)
			c.t = t
			test.steps(c)
			if test.check != nil {
				test.check(t, s.Tree())
			}
			var sum int64
			for _, name := range []string{"file", "full/inner"} {
				if info, err := s.Tree().Stat("/home/uftp/" + name); err == nil {
					sum += info.Size()
				}
			}
			if s.Tree().used < sum {
				t.Errorf("%d bytes accounted for, at least %d there", s.Tree().used, sum)
			}
		})
	}
}

// refuse sends a transfer command that must be refused before any data connection.
func (c *client) refuse(line string, code int) {
	c.t.Helper()
	c.epsv()
	c.want(line, code)
}

func (c *client) rename(from, to string, code int) {
	c.t.Helper()
	c.want("RNFR "+from, 350)
	c.want("RNTO "+to, code)
}

func missing(path string) func(*testing.T, *Tree) {
	return func(t *testing.T, tree *Tree) {
		if info, err := tree.Stat(path); err == nil {
			t.Errorf("%s is there: %v", path, info.Mode())
		}
	}
}

func isDir(path string) func(*testing.T, *Tree) {
	return func(t *testing.T, tree *Tree) {
		if info, err := tree.Stat(path); err != nil || info.Mode() != fs.ModeDir|0o755 {
			t.Errorf("%s: %v, %v", path, info, err)
		}
	}
}

func isFile(path string) func(*testing.T, *Tree) {
	return func(t *testing.T, tree *Tree) {
		if info, err := tree.Stat(path); err != nil || info.IsDir() {
			t.Errorf("%s: %v, %v", path, info, err)
		}
	}
}

func mode(path string, want fs.FileMode) func(*testing.T, *Tree) {
	return func(t *testing.T, tree *Tree) {
		if info, err := tree.Stat(path); err != nil || info.Mode() != want {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
}

func content(path, want string) func(*testing.T, *Tree) {
	return func(t *testing.T, tree *Tree) {
		if b, err := tree.Read(path); err != nil || string(b) != want {
			t.Errorf("%s: %q, %v", path, b, err)
		}
	}
}

func TestTreeOfTheTester(t *testing.T) {
	tree, err := newTree(Limits{File: 100, Tree: 150, Names: 6}, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := tree.Put("/a/b/c", []byte("x"), 0o444); err != nil {
		t.Fatal(err)
	}
	mode("/a/b/c", 0o444)(t, tree)
	isDir("/a/b")(t, tree)
	when := time.Date(2022, 8, 18, 7, 40, 0, 0, time.FixedZone("", 3600))
	if err := tree.Chtime("/a/b/c", when); err != nil {
		t.Fatal(err)
	}
	info, err := tree.Stat("/a/b/c")
	if err != nil || !info.ModTime().Equal(when) || info.ModTime().Location() != time.UTC {
		t.Errorf("%v, %v", info.ModTime(), err)
	}
	if err := tree.Put("/a/b/c", []byte("longer"), 0); err != nil {
		t.Fatal(err)
	}
	mode("/a/b/c", 0o644)(t, tree)
	if info.Size() != 1 {
		t.Error("what Stat returned has changed since")
	}
	for name, err := range map[string]error{
		"a file of 101 bytes":      tree.Put("/big", make([]byte, 101), 0),
		"a directory over a file":  tree.Mkdir("/a/b/c"),
		"a file over a directory":  tree.Put("/a/b", nil, 0),
		"a file below a file":      tree.Put("/a/b/c/d", nil, 0),
		"a name with a line end":   tree.Put("/a\nb", nil, 0),
		"a relative name":          tree.Put("b", nil, 0),
		"removal of what is not":   tree.Remove("/no"),
		"removal of the root":      tree.Remove("/"),
		"mode of what is not":      tree.Chmod("/no", 0o600),
		"time of what is not":      tree.Chtime("/no", when),
		"more than the tree takes": func() error { _ = tree.Put("/1", make([]byte, 100), 0); return tree.Put("/2", make([]byte, 100), 0) }(),
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if err := tree.Remove("/a"); err != nil {
		t.Fatal(err)
	}
	missing("/a/b/c")(t, tree)
	if tree.used != 100 || tree.names != 1 {
		t.Errorf("%d bytes of %d files used, want 100 of 1", tree.used, tree.names)
	}
}

func TestSizeOfAnUploadIsBounded(t *testing.T) {
	s := start(t, Options{Limits: Limits{File: 1000, Tree: 1500}})
	c := login(t, s)
	c.put("STOR a", strings.Repeat("a", 1000), 226)
	c.put("APPE a", "a", 552)
	c.put("STOR b", strings.Repeat("b", 600), 552)
	c.want("REST 9000000000000000000", 350)
	c.put("STOR c", "c", 552)
	c.want("DELE a", 250)
	c.put("STOR b", strings.Repeat("b", 600), 226)
}
