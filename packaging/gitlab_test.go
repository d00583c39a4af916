package packaging

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mftpspec/harness/fulltest"
)

// The recipe for GitLab is executed as docs/ci.md prints it, by gitlab-ci-local in a clone:
// four shards, their merge, JUnit; green for a module that conforms, and red for one that
// does not.
func TestGitLabRecipe(t *testing.T) {
	folder := os.Getenv("MFTPSPEC_NPM")
	program := filepath.Join(folder, "node_modules/.bin/gitlab-ci-local")
	fulltest.Only(t, "builds the program ten times")
	if _, err := os.Stat(program); err != nil {
		t.Fatal("this asks for gitlab-ci-local: MFTPSPEC_NPM is the folder of `npm install gitlab-ci-local@4.58.0`")
	}
	text, err := os.ReadFile("../docs/ci.md")
	if err != nil {
		t.Fatal(err)
	}
	recipe := regexp.MustCompile("(?s)```yaml\n(conformance:.*?)```").FindSubmatch(text)
	if recipe == nil {
		t.Fatal("docs/ci.md has no recipe for GitLab")
	}
	pipeline := func(t *testing.T, recipe string) (dir string, out []byte, err error) {
		dir = t.TempDir()
		execute(t, ".", "git clone -q .. "+dir)
		if err := os.WriteFile(filepath.Join(dir, ".gitlab-ci.yml"), []byte(recipe), 0o600); err != nil {
			t.Fatal(err)
		}
		execute(t, dir, "GOFLAGS=-trimpath make build && rm -r bin") // what clones share, once
		c := exec.CommandContext(t.Context(), program)
		c.Dir = dir
		c.Env = append(os.Environ(), "MFTPSPEC_FULL=", "GOFLAGS=-trimpath")
		out, err = c.CombinedOutput()
		return dir, out, err
	}
	t.Run("green", func(t *testing.T) {
		dir, out, err := pipeline(t, string(recipe[1]))
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		junit, err := os.ReadFile(filepath.Join(dir, "out/all/junit.xml"))
		if err != nil || !strings.Contains(string(junit), `failures="0"`) {
			t.Errorf("JUnit: %v, %.400s", err, junit)
		}
		for _, shard := range []string{"1", "2", "3", "4"} {
			if _, err := os.Stat(filepath.Join(dir, "out", shard, "results.json")); err != nil {
				t.Error(err)
			}
		}
	})
	t.Run("red", func(t *testing.T) {
		_, out, err := pipeline(t, strings.Replace(string(recipe[1]), "mftpspec run ", "mftpspec run --defect stor-appends --select 3.12 ", 1))
		if _, failed := err.(*exec.ExitError); !failed || !strings.Contains(string(out), "NON-CONFORMING") {
			t.Errorf("%v\n%s", err, out)
		}
	})
}
