package golden

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// compareKeys compares the keys of results.json: of the run in folder, and of one
// that was divided, repeated, has fails and was put together again.
func compareKeys(t *testing.T, folder string) {
	keys := map[string]bool{}
	keysOf(t, keys, folder)
	merge := []string{"merge", "--out", t.TempDir()}
	for _, part := range []string{"1/2", "2/2"} {
		folder, _ := run(t, "--select", "3.5 and not @slow", "--defect", "pwd-result-twice", "--repeat", "2", "--shuffle", "5", "--shard", part)
		keysOf(t, keys, folder)
		merge = append(merge, folder)
	}
	if code := mftpspec(t, merge...); code != 0 {
		t.Errorf("merge: exit %d", code)
	}
	keysOf(t, keys, merge[2])
	golden(t, "keys.txt", strings.Join(slices.Sorted(maps.Keys(keys)), "\n")+"\n")
}

// keysOf adds the paths of all keys in a results.json: dialects.*, cases[].id.
func keysOf(t *testing.T, keys map[string]bool, folder string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, "results.json"))
	if err != nil {
		t.Fatal(err)
	}
	var root any
	if err := json.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			if _, text := v["format"]; text {
				return // model.Text, whose parts may be texts again
			}
			for key, inner := range v {
				if path == ".dialects" { // named in default.txt
					key = "*"
				}
				keys[path+"."+key] = true
				walk(path+"."+key, inner)
			}
		case []any:
			for _, inner := range v {
				walk(path+"[]", inner)
			}
		}
	}
	walk("", root)
}
