package bench

import (
	"go/build"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tester are the rooms of the tester, in the order in which they stand on each
// other: a room imports only those before it.
var tester = []string{
	"mftpspec/harness/trace", "mftpspec/harness/port", "mftpspec/harness/at", "mftpspec/harness/manual", "mftpspec/harness/ledger", "mftpspec/harness/suggest", "mftpspec/harness/strictyaml", "mftpspec/harness/secret",
	"mftpspec/harness/ixit", "mftpspec/harness/verdict", "mftpspec/harness/redact", "mftpspec/harness/dialect", "mftpspec/harness/judge",
	"mftpspec/harness/catalogue", "mftpspec/harness/selection", "mftpspec/harness/journal", "mftpspec/harness/diagnosis", "mftpspec/harness/iut", "mftpspec/harness/scenario",
	"mftpspec/steps", "mftpspec/harness/byhand", "mftpspec/harness/campaign", "mftpspec/harness/reference", "mftpspec/harness/explore",
}

// The device and the tester must not share a misreading of the manual, so they
// share no code that reads it. These are the rules; "ours" are the packages of
// this module.
func TestImports(t *testing.T) {
	root := filepath.Join("..", "..")
	imports := importsOf(t, root, false)
	withTests := importsOf(t, root, true)
	ours := func(list []string) []string {
		return slices.DeleteFunc(slices.Clone(list), func(p string) bool { return !strings.HasPrefix(p, "mftpspec/") })
	}
	forbid := func(list []string, from string, forbidden ...string) {
		for _, imported := range list {
			for _, f := range forbidden {
				if within(imported, f) {
					t.Errorf("%s imports %s", from, imported)
				}
			}
		}
	}
	for from, list := range withTests {
		switch {
		case within(from, "mftpspec/harness/emulator"):
			forbid(list, from, slices.DeleteFunc(slices.Clone(tester), func(room string) bool {
				return room == "mftpspec/harness/strictyaml" // which reads no manual
			})...)
			forbid(list, from, "mftpspec/harness/bench", "mftpspec/harness/cli")
			if from != "mftpspec/harness/emulator/ftpclient" { // whose tests may
				forbid(list, from, "mftpspec/harness/ftpserver")
			}
			forbid(imports[from], from, "mftpspec/harness/ftpserver", "mftpspec/harness/emulator/ftpclient/daemons")
		case slices.ContainsFunc(tester, func(room string) bool { return within(from, room) }), within(from, "mftpspec/harness/ftpserver"), within(from, "mftpspec/harness/record"):
			forbid(list, from, "mftpspec/harness/emulator", "mftpspec/harness/bench", "mftpspec/harness/cli")
		case within(from, "mftpspec/reports/model"), within(from, "mftpspec/harness/trace"):
			mine := slices.DeleteFunc(ours(list), func(p string) bool { return p == from }) // a test from outside
			if len(mine) > 0 {
				t.Errorf("%s imports %v, and may import nothing of ours", from, mine)
			}
		case within(from, "mftpspec/reports"):
			for _, mine := range ours(imports[from]) {
				if !within(mine, "mftpspec/reports") && (from != "mftpspec/reports/waiver" || mine != "mftpspec/harness/strictyaml") && // one reader for all YAML
					(from != "mftpspec/reports/internal/browser" || mine != "mftpspec/harness/fulltest") { // which only tests use
					t.Errorf("%s imports %s, and may import only reports of ours", from, mine)
				}
				if within(mine, "mftpspec/reports/internal") {
					t.Errorf("%s imports %s, which only tests may", from, mine)
				}
			}
		}
	}
	for library, allowed := range map[string][]string{
		"github.com/cucumber/godog":         {"mftpspec/steps", "mftpspec/harness/campaign"},
		"go.bug.st/serial":                  {"mftpspec/harness/port"},
		"github.com/fclairamb/ftpserverlib": {"mftpspec/harness/ftpserver"},
		"mftpspec/harness/emulator": {"mftpspec/harness/cli", "mftpspec/harness/bench", "mftpspec/harness/selftest", "mftpspec/harness/emulator",
			"mftpspec/harness/replay"}, // the terminal alone
		"mftpspec/harness/bench":              {"mftpspec/harness/cli", "mftpspec/harness/selftest"},
		"mftpspec/harness/emulator/ftpclient": {"mftpspec/harness/emulator"},
		"mftpspec/reports/html":               {"mftpspec/harness/cli"}, // no writer needs another
		"mftpspec/reports/junit":              {"mftpspec/harness/cli"},
		"mftpspec/reports/cucumber":           {"mftpspec/harness/cli"},
		"mftpspec/reports/compare":            {"mftpspec/harness/cli"},
		"mftpspec/reports/merge":              {"mftpspec/harness/cli"},
		"mftpspec/reports/markdown":           {"mftpspec/harness/cli", "mftpspec/reports/compare"},
		"mftpspec/reports/pdf":                {"mftpspec/harness/cli"},
		"mftpspec/reports/pcapng":             {"mftpspec/harness/cli"},
		"github.com/google/gopacket":          {"mftpspec/reports/pcapng"},
		"mftpspec/reports/xlsx":               {"mftpspec/harness/cli"},
		"github.com/xuri/excelize/v2":         {"mftpspec/reports/xlsx"},
		"mftpspec/reports/history":            {"mftpspec/harness/cli"},
		"mftpspec/reports/watch":              {"mftpspec/harness/cli"},
		"github.com/tidwall/gjson":            {"mftpspec/reports/history", "mftpspec/reports/model"},
		"mftpspec/reports/page":               {"mftpspec/reports/html", "mftpspec/reports/compare", "mftpspec/reports/history", "mftpspec/reports/watch"},
		"mftpspec/harness/fulltest":           {"mftpspec/reports/internal"}, // only tests
		"mftpspec/harness/port/ptytest":       {},                            // only tests
		"mftpspec/harness/emulator/standin":   {},                            // only tests
		"github.com/goccy/go-yaml": {"mftpspec/harness/strictyaml", "mftpspec/harness/port", // what labgrid-client prints
			"mftpspec/harness/record"}, // which writes what the emulator reads
		"github.com/spf13/cobra": {"mftpspec/harness/cli"},
		"pgregory.net/rapid":     {"mftpspec/harness/explore"},
	} {
		for from, list := range imports {
			if slices.ContainsFunc(list, func(p string) bool { return within(p, library) }) &&
				!slices.ContainsFunc(allowed, func(a string) bool { return within(from, a) }) && !within(from, library) {
				t.Errorf("%s imports %s, which only %v may", from, library, allowed)
			}
		}
	}
}

// TestRooms holds the rooms of the tester in their order, which leaves no circle, and
// judge without anything but values: no bench, no clock, no line.
func TestRooms(t *testing.T) {
	imports := importsOf(t, filepath.Join("..", ".."), false)
	for i, room := range tester {
		if imports[room] == nil {
			t.Errorf("there is no package %s", room)
		}
		for _, imported := range imports[room] {
			if j := slices.Index(tester, imported); j >= i {
				t.Errorf("%s imports %s, which stands on it", room, imported)
			}
		}
	}
	for room, allowed := range map[string][]string{
		"mftpspec/harness/manual":     nil,
		"mftpspec/harness/ledger":     nil,
		"mftpspec/harness/strictyaml": {"mftpspec/harness/suggest"},
		"mftpspec/harness/judge":      {"mftpspec/harness/at", "mftpspec/harness/manual", "mftpspec/harness/ledger", "mftpspec/harness/ixit", "mftpspec/reports/model"},
		"mftpspec/steps":              {"mftpspec/harness/scenario"},
		"mftpspec/harness/reference":  {"mftpspec/harness/manual", "mftpspec/harness/ixit"},
		"mftpspec/harness/explore":    {"mftpspec/harness/reference", "mftpspec/harness/campaign", "mftpspec/harness/catalogue", "mftpspec/harness/manual", "mftpspec/harness/ixit", "mftpspec/reports/model"},
	} {
		for _, imported := range imports[room] {
			if strings.HasPrefix(imported, "mftpspec/") && !slices.Contains(allowed, imported) {
				t.Errorf("%s imports %s, and may import only %v of ours", room, imported, allowed)
			}
		}
	}
}

func within(path, parent string) bool { return path == parent || strings.HasPrefix(path, parent+"/") }

// importsOf gives the direct imports of every package of the module.
func importsOf(t *testing.T, root string, tests bool) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := filepath.WalkDir(root, func(dir string, e fs.DirEntry, err error) error {
		if err != nil || !e.IsDir() {
			return err
		}
		if name := e.Name(); dir != root && (strings.HasPrefix(name, ".") && name != "..") || name == "testdata" {
			return fs.SkipDir
		}
		p, err := build.Default.ImportDir(dir, 0)
		if _, none := err.(*build.NoGoError); none {
			return nil
		}
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, dir)
		if err != nil {
			return err
		}
		path := strings.TrimSuffix("mftpspec/"+filepath.ToSlash(rel), "/.")
		found[path] = p.Imports
		if tests {
			found[path] = slices.Concat(p.Imports, p.TestImports, p.XTestImports)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) < 8 || found["mftpspec/harness/bench"] == nil {
		wd, _ := os.Getwd()
		t.Fatalf("only %d packages found from %s", len(found), wd)
	}
	return found
}
