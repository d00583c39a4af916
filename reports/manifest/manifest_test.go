package manifest_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"mftpspec/reports/manifest"
)

func evidence() fstest.MapFS {
	return fstest.MapFS{
		"results.json":      {Data: []byte("{}\n")},
		"payloads/ab.bin":   {Data: []byte{0, 0x1A, 0xFF}},
		"报告 2.html":         {Data: []byte("<p>")},
		"SHA256SUMS":        {Data: []byte("old")},
		"SHA256SUMS.sig":    {Data: []byte("old")},
		".results.json.tmp": {Data: []byte("x")},
	}
}

func written(t *testing.T, fsys fstest.MapFS) []byte {
	t.Helper()
	names, err := manifest.Files(fsys)
	if err != nil {
		t.Fatal(err)
	}
	list, err := manifest.List(fsys, names)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := manifest.Write(&out, list); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestManifestFindsWhatWasChanged(t *testing.T) {
	fsys := evidence()
	list, err := manifest.Read(bytes.NewReader(written(t, fsys)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range list {
		names = append(names, e.File)
	}
	if want := []string{"payloads/ab.bin", "results.json", "报告 2.html"}; !slices.Equal(names, want) {
		t.Errorf("files %q, want %q", names, want)
	}
	if found, err := manifest.Compare(fsys, list); err != nil || len(found) > 0 {
		t.Errorf("%+v, %v", found, err)
	}
	fsys["results.json"], fsys["报告 2.html"] = fsys["报告 2.html"], fsys["results.json"]
	delete(fsys, "payloads/ab.bin")
	fsys["junit.xml"] = &fstest.MapFile{Data: []byte("<testsuites/>")}
	fsys["earlier-20261122-083000/results.json"] = &fstest.MapFile{Data: []byte("{}")}
	found, err := manifest.Compare(fsys, list)
	want := []manifest.Difference{{Kind: manifest.Added, File: "junit.xml"}, {Kind: manifest.Removed, File: "payloads/ab.bin"},
		{Kind: manifest.Swapped, File: "results.json", Other: "报告 2.html"}, {Kind: manifest.Swapped, File: "报告 2.html", Other: "results.json"}}
	if err != nil || !slices.Equal(found, want) {
		t.Errorf("%+v, %v", found, err)
	}
	fsys["results.json"] = &fstest.MapFile{Data: []byte("{ }\n")}
	if found, err := manifest.Compare(fsys, list); err != nil || len(found) != 4 || found[2] != (manifest.Difference{Kind: manifest.Changed, File: "results.json"}) {
		t.Errorf("%+v, %v", found, err)
	}
	if _, err := manifest.Compare(fsys, nil); err == nil {
		t.Error("an empty manifest verifies")
	}
}

func TestReadRefuses(t *testing.T) {
	sum := strings.Repeat("ab", 32)
	for _, c := range []string{"x", sum + "  a\n" + sum + "  a", sum, sum + "  ", sum + "  ../etc/passwd", sum + "  /etc/passwd", sum[:62] + "  a", strings.Repeat("zz", 32) + "  a"} {
		if _, err := manifest.Read(strings.NewReader(c + "\n")); err == nil {
			t.Errorf("%q is accepted", c)
		}
	}
}

func TestSha256sumReadsIt(t *testing.T) {
	program, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("no sha256sum on the path")
	}
	dir, fsys := t.TempDir(), evidence()
	if err := os.CopyFS(dir, fsys); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, manifest.Name), written(t, fsys), 0o644); err != nil {
		t.Fatal(err)
	}
	check := exec.Command(program, "-c", "--strict", manifest.Name)
	check.Dir = dir
	if out, err := check.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(strings.Repeat("ab", 32) + "  results.json\n"))
	f.Add([]byte("x\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := manifest.Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := manifest.Write(&out, list); err != nil {
			t.Fatal(err)
		}
		again, err := manifest.Read(&out)
		if err != nil || !slices.Equal(list, again) {
			t.Errorf("%q read again is %v, %v", data, again, err)
		}
	})
}
