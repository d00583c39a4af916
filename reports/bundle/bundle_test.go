package bundle_test

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"mftpspec/reports/bundle"
)

func TestBundleIsTheSameEachTime(t *testing.T) {
	files := fstest.MapFS{"results.json": {Data: []byte("{}")}, "payloads/ab.bin": {Data: bytes.Repeat([]byte{7}, 1000)}}
	at := time.Date(2026, 11, 22, 8, 30, 0, 0, time.UTC)
	var one, other bytes.Buffer
	if err := bundle.Write(&one, files, []string{"results.json", "payloads/ab.bin"}, at); err != nil {
		t.Fatal(err)
	}
	if err := bundle.Write(&other, files, []string{"payloads/ab.bin", "results.json"}, at.In(time.FixedZone("", 8*3600))); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), other.Bytes()) {
		t.Error("the same files give two archives")
	}
	opened, err := bundle.Open(bytes.NewReader(one.Bytes()), int64(one.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if data, err := fs.ReadFile(opened, "payloads/ab.bin"); err != nil || len(data) != 1000 {
		t.Errorf("%d bytes, %v", len(data), err)
	}
	if err := bundle.Write(&other, files, []string{"none"}, at); err == nil {
		t.Error("a file that is not there is no error")
	}
}

func archive(t *testing.T, names ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range names {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestOpenRefuses(t *testing.T) {
	for want, data := range map[string][]byte{
		"a twice": archive(t, "a", "a"), "A twice": archive(t, "a", "A"), `"../a"`: archive(t, "../a"), `"/a"`: archive(t, "/a"),
		`"b\\a"`: archive(t, `b\a`), "no ZIP archive": []byte("PK"),
	} {
		if _, err := bundle.Open(bytes.NewReader(data), int64(len(data))); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, data []byte) {
		files, err := bundle.Open(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		_ = fs.WalkDir(files, ".", func(name string, _ fs.DirEntry, err error) error {
			if err == nil && !fs.ValidPath(name) {
				t.Errorf("%q", name)
			}
			return nil
		})
	})
}
