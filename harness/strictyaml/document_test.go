package strictyaml

import (
	"strings"
	"testing"
	"time"
)

// sample has every kind of value that a document may fill.
type sample struct {
	Name  string        `yaml:"name"`
	Count int           `yaml:"count"`
	On    bool          `yaml:"on"`
	After time.Duration `yaml:"after"`
	Range [2]int        `yaml:"range"`
	Lines []string      `yaml:"lines"`
	Group group         `yaml:"group"`
	Many  []group       `yaml:"many"`
	Table map[int]group `yaml:"table"`
	Part  *group        `yaml:"part"`
	Other Ignored       `yaml:"other"`
}

type group struct {
	Key string `yaml:"key"`
}

func TestDecode(t *testing.T) {
	v := sample{Name: "default", Count: 3}
	_, err := Decode("a sample", "s.yaml", []byte("name:\nafter: 1.5s\nrange: [1, 2]\nlines: [a, \"b: c\"]\ngroup: &g {key: x}\nmany:\n  - *g\n  - <<: *g\n  - key: >\n      two\n      words\n"), &v)
	if err != nil {
		t.Fatal(err)
	}
	if v.Name != "default" || v.Count != 3 || v.After != 1500*time.Millisecond || v.Range != [2]int{1, 2} || len(v.Lines) != 2 || v.Lines[1] != "b: c" ||
		v.Group.Key != "x" || len(v.Many) != 3 || v.Many[0].Key != "x" || v.Many[1].Key != "x" || v.Many[2].Key != "two words" {
		t.Errorf("%+v", v)
	}
}

// A table has the author's keys, a pointer tells what is missing, and what is ignored may
// be anything.
func TestParts(t *testing.T) {
	var v sample
	if _, err := Decode("a sample", "s.yaml", []byte("table: {1: {key: a}, 02: {key: b}}\nother: [1, {a: *b}]\n"), &v); err != nil {
		t.Fatal(err)
	}
	if len(v.Table) != 2 || v.Table[1].Key != "a" || v.Table[2].Key != "b" || v.Part != nil {
		t.Errorf("%+v", v)
	}
	if _, err := Decode("a sample", "s.yaml", []byte("table: {}\npart: {key: x}\n"), &v); err != nil || len(v.Table) != 0 || v.Part == nil || v.Part.Key != "x" {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"nmae: x\n":                           `s.yaml:1:1: unknown key "nmae"; did you mean name? The keys of a sample are after, count,`,
		"many:\n  - {kee: 1}\n":               `s.yaml:2:6: many[0]: unknown key "kee"; did you mean key? The keys of many[0] are key`,
		"name: a\n---\nname: b\n":             "s.yaml:3:5: a second document begins here; a sample is one",
		"name: [a\n":                          "s.yaml:1:",
		"table: [1]\n":                        "s.yaml:1:8: table: a group of keys must be here",
		"table: {a: {key: b}}\n":              `s.yaml:1:9: table.a: "a" is no whole number`,
		"table: {1: {kee: b}}\n":              `s.yaml:1:13: table.1: unknown key "kee"; did you mean key?`,
		"table: {1: {key: b}, 1: {key: b}}\n": "s.yaml:1:",
		"part: x\n":                           "s.yaml:1:7: part: a group of keys must be here: key",
		"kept: 1\n":                           "unknown key",
		"lines: " + nested(17, "[", "]"):      "s.yaml:1:24: groups stand too deep in each other",
		"lines:\n" + stairs(40):               "groups stand too deep in each other",
		strings.Repeat("- ", 40) + "a":        "s.yaml:1:33: groups stand too deep in each other",
		"group: &g\n  <<: *g\n":               "s.yaml:",
		strings.Repeat(" ", Largest+1):        "s.yaml: more than 1024 KiB",
		"group: " + nested(100_000, "{", "}"): "groups stand too deep in each other",
	} {
		var v sample
		if _, err := Decode("a sample", "s.yaml", []byte(text), &v); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60q: %v, want %q", text, err, want)
		}
	}
}

// What is wrong in a list of groups is told with the number of the entry.
func TestEntries(t *testing.T) {
	var v []group
	d, err := Decode("a list", "l.yaml", []byte("- key: a\n- key: b\n"), &v)
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Wrong("[1].key", "no").Error(); got != "l.yaml:2:8: entry 2: key: no" {
		t.Error(got)
	}
	if got := d.Wrong("[1].other", "no").Error(); got != "l.yaml:2:3: entry 2: other: no" {
		t.Error(got)
	}
}

func nested(n int, open, shut string) string {
	return strings.Repeat(open, n) + strings.Repeat(shut, n)
}

// stairs are groups of which each stands in the one before.
func stairs(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("    ", i) + "a:\n")
	}
	return b.String()
}

// Whatever a file has in it, reading it ends, and an error is one line with its name.
func FuzzYAML(f *testing.F) {
	for _, s := range []string{
		"", "\n", "# nothing\n", "name: a\n", "- key: a\n", "group: &g {key: a}\nmany: [*g]\n", "a: &a [*a]\n", "<<: *x\n", "group: &g {<<: *g}\n",
		"? [a]\n: b\n", "!!int name: 3\n", "\xff\n", "after: !!str 2s\n", "name: |\n  x\n  y\n", "count: 012\n", "name: 'x\n", "{", "- - -\n", "name: \"\\x00\"\n",
		"%YAML 1.2\n---\nname: a\n", "range: [1, 2, 3]\n", nested(20, "[", "]"), stairs(20), "? ? ? a\n", "name: a\n...\nname: b\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		began := time.Now()
		defer func() {
			if took := time.Since(began); took > 2*time.Second {
				t.Errorf("%s for %q", took, data)
			}
		}()
		for _, v := range []any{&sample{}, &[]group{}} {
			if _, err := Decode("a sample", "s.yaml", data, v); err != nil && (!strings.HasPrefix(err.Error(), "s.yaml:") || strings.ContainsAny(err.Error(), "\n\r")) {
				t.Errorf("%q", err)
			}
		}
	})
}
