package ftpserver

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A server whose tree is a folder of this machine: the rules are the same, the files
// are there before and afterwards.
func TestFolder(t *testing.T) {
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "fw"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "fw", "a.bin"), []byte("12345"), 0o644); err != nil {
		t.Fatal(err)
	}
	s := start(t, Options{Folder: folder})
	if err := s.AddAccount(Account{User: "host", Password: "pw", Home: "/"}); err != nil {
		t.Fatal(err)
	}
	c := dial(t, s)
	c.expect(220)
	c.want("USER host", 331)
	c.want("PASS pw", 230)
	c.want("PWD", 257)
	c.want("MKD new", 257)
	c.want("MKD new", 550)
	c.want("RMD fw", 550) // not empty
	c.want("DELE fw", 550)
	c.want("SIZE fw/a.bin", 550) // in ASCII
	c.want("TYPE I", 200)
	c.want("SIZE fw/a.bin", 213)
	c.want("RNFR fw/a.bin", 350)
	c.want("RNTO new/b.bin", 250)
	if data, err := os.ReadFile(filepath.Join(folder, "new", "b.bin")); err != nil || string(data) != "12345" {
		t.Errorf("%q, %v", data, err)
	}
	c.want("CWD ../..", 250) // there is nothing above
	c.want("PWD", 257)
}

func TestFolderThatIsNone(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{file, file + "s"} {
		if s, err := Start(t.Context(), Options{Folder: folder}); err == nil || !strings.Contains(err.Error(), folder) {
			t.Errorf("%s: %v", folder, err)
			if err == nil {
				s.Close()
			}
		}
	}
}
