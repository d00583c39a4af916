package ixit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"mftpspec/fixtures"
	"mftpspec/harness/strictyaml"
)

type object = map[string]any

func labSchema(t *testing.T) object {
	t.Helper()
	data, err := fixtures.FS.ReadFile("lab.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema object
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	return schema
}

// keyPaths are the keys of a type, those of groups and of lists of groups too.
func keyPaths(t reflect.Type, prefix string) []string {
	var paths []string
	for f := range t.Fields() {
		key := strictyaml.KeyOf(f)
		if key == "" {
			continue
		}
		paths = append(paths, prefix+key)
		switch inner := f.Type; {
		case inner.Kind() == reflect.Struct:
			paths = append(paths, keyPaths(inner, prefix+key+".")...)
		case inner.Kind() == reflect.Slice && inner.Elem().Kind() == reflect.Struct:
			paths = append(paths, keyPaths(inner.Elem(), prefix+key+"[].")...)
		}
	}
	slices.Sort(paths)
	return paths
}

// The struct, the schema and the example have the same keys, and the defaults that
// the schema and the example name are the ones that there are.
func TestSchemaAndExampleAreThoseOfTheIXIT(t *testing.T) {
	schema := labSchema(t)
	var inSchema []string
	var walk func(s object, prefix string)
	walk = func(s object, prefix string) {
		properties, _ := s["properties"].(object)
		for key, p := range properties {
			p := p.(object)
			inSchema = append(inSchema, prefix+key)
			text, _ := p["description"].(string)
			if ref, ok := p["$ref"].(string); ok && text == "" {
				text, _ = schema["$defs"].(object)[strings.TrimPrefix(ref, "#/$defs/")].(object)["description"].(string)
			}
			if text == "" {
				t.Errorf("%s%s has no description in the schema", prefix, key)
			}
			walk(p, prefix+key+".")
			if items, ok := p["items"].(object); ok {
				walk(items, prefix+key+"[].")
			}
		}
	}
	walk(schema, "")
	slices.Sort(inSchema)
	want := keyPaths(reflect.TypeFor[IXIT](), "")
	if !slices.Equal(inSchema, want) {
		t.Errorf("the schema has the keys\n%q, the struct\n%q", inSchema, want)
	}
	example, err := fixtures.FS.ReadFile("lab.example.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var inExample []string
	var open []string // the keys above, by depth
	indent := regexp.MustCompile(`^((?:  )*)(- )?([a-z_]+):(?: |$)`)
	for line := range bytes.Lines(example) {
		bare := strings.TrimPrefix(strings.TrimPrefix(strings.TrimRight(string(line), "\n"), "# "), "#")
		m := indent.FindStringSubmatch(bare)
		if m == nil || strings.Contains(bare, "$schema") {
			continue
		}
		depth := len(m[1]) / 2
		if depth > 0 && len(open) > 0 && open[0] == "benches" {
			depth = 1 // a list of groups is indented twice
		}
		if depth > len(open) {
			continue // a sentence
		}
		open = append(open[:depth], m[3])
		path := strings.Join(open, ".")
		path = strings.Replace(path, "benches.", "benches[].", 1)
		if slices.Contains(want, path) || bare == string(bytes.TrimRight(line, "\n")) {
			inExample = append(inExample, path)
		}
	}
	slices.Sort(inExample)
	if inExample = slices.Compact(inExample); !slices.Equal(inExample, want) {
		t.Errorf("the example has the keys\n%q, the struct\n%q", inExample, want)
	}
	got, err := Load("lab.example.yaml", example)
	if err != nil {
		t.Fatal(err)
	}
	defaults := Default()
	got.named = false
	if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", defaults) {
		t.Errorf("the example is\n%+v, the default is\n%+v", got, defaults)
	}
	if !bytes.HasPrefix(example, []byte("# yaml-language-server: $schema=lab.schema.json\n")) {
		t.Error("the example does not name its schema to editors")
	}
}

// What the schema rejects the loader rejects, and what it takes the loader takes,
// but for what concerns two values at once, which a schema cannot say.
func TestSchemaAgreesWithTheLoader(t *testing.T) {
	schema := labSchema(t)
	for _, text := range []string{
		"", "port: a\n", "server:\n", "server: {listen: \":0\"}\n", "server: {listen: \"[::1]:2121\", host: \"2001:db8::1\"}\n", "timing: {guard: 1.5s}\n",
		"benches: [{port: a}, {port: b, serial: 12, passive_ports: [1, 2]}]\n", "time_zone: \"-03:30\"\n", "time_offsets: [\"-1h30m\"]\n", "reset_hook: [a, 1]\n",
		"apn: cmiot\n", "serial: 864215030012345\n", "files: {put: \"\"}\n", "laboratory: {reference: 7}\n", "detach: at+mipcall=0,1\n", "time_zone: \"\"\n", "server: {name: ftp.example.com}\n",
	} {
		wrong := invalid(schema, schema, fromYAML(t, text), "")
		if _, err := Load("lab.yaml", []byte(text)); err != nil || len(wrong) > 0 {
			t.Errorf("%q: schema %q, loader %v", text, wrong, err)
		}
	}
	for _, text := range []string{
		"hots: 1\n", "server: {hots: 1}\n", "benches: [{model: X, port: a}]\n", "benches: [{baud: 9600}]\n", "benches: {port: a}\n", "benches: [{port: \"\"}]\n",
		"baud: abc\n", "baud: 0\n", "baud: 5000000\n", "baud: 9600.5\n", "baud: true\n", "port: true\n", "port: [a]\n", "server: 1\n", "- 1\n",
		"timing: {quiet: 5}\n", "timing: {quiet: fast}\n", "timing: {quiet: \"-5s\"}\n", "preamble: AT\n", "preamble: [MIPCALL]\n", "preamble: [\"\"]\n", "preamble: [1]\n",
		"reset: MREBOOT\n", "detach: \"AT\\nAT\"\n", "files: {put: MFPUT}\n", "files: {get: AT+MFGET=1}\n", "server: {listen: 127.0.0.1}\n", "server: {listen: \"a:b\"}\n",
		"server: {host: \"ftp://a\"}\n", "server: {host: \"a b\"}\n", "server: {name: 1.2.3.4}\n", "server: {name: \"a_b\"}\n", "server: {passive_ports: [1]}\n",
		"server: {passive_ports: [1, 2, 3]}\n", "server: {passive_ports: [1, 70000]}\n", "server: {passive_ports: [-1, 5]}\n", "server: {passive_ports: 5}\n", "server: {privileged_port: 1}\n",
		"time_zone: CST\n", "time_zone: \"+14:30\"\n", "time_zone: 8\n", "time_offsets: [8]\n", "time_offsets: [late]\n", "time_offsets: 8h\n", "time_zone: \"+08:00\"\ntime_offsets: [8h]\n",
		"apn: \"a b\"\n", "serial: 86-1\n", "reset_hook: uhubctl\n", "reset_hook: [true]\n", "reset_limit: 5\n", "laboratory: x\n", "laboratory: {name: [a]}\n",
		"benches: [{port: a, apn: \"{\"}]\n", "benches: [{port: a, listen: x}]\n", "benches: [{port: a, passive_ports: [1]}]\n", "benches: [{port: a, baud: 1}]\n", "benches: [~]\n", "benches: [{port: a, host: \"/\"}]\n",
	} {
		if wrong := invalid(schema, schema, fromYAML(t, text), ""); len(wrong) == 0 {
			t.Errorf("%q: the schema takes it", text)
		}
		if _, err := Load("lab.yaml", []byte(text)); err == nil {
			t.Errorf("%q: the loader takes it", text)
		}
	}
}

func fromYAML(t *testing.T, text string) any {
	t.Helper()
	var v any
	if err := yaml.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return v
}

// invalid checks a value against the part of JSON Schema that lab.schema.json is
// written in; another keyword in it is a mistake of this test.
func invalid(root, s object, v any, at string) []string {
	var wrong []string
	say := func(bad bool, what string) {
		if bad {
			wrong = append(wrong, at+": "+what)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(s)) {
		want := s[key]
		switch key {
		case "$schema", "$id", "$defs", "title", "description", "default", "examples", "properties":
		case "$ref":
			wrong = append(wrong, invalid(root, root["$defs"].(object)[strings.TrimPrefix(want.(string), "#/$defs/")].(object), v, at)...)
		case "type":
			types, ok := want.([]any)
			if !ok {
				types = []any{want}
			}
			say(!slices.Contains(types, any(typeOf(v))), fmt.Sprintf("%v is %s", v, typeOf(v)))
		case "not":
			say(len(invalid(root, want.(object), v, at)) == 0, "is what it must not be")
		case "pattern":
			text, ok := v.(string)
			say(ok && !regexp.MustCompile(want.(string)).MatchString(text), "does not match")
		case "minLength":
			text, ok := v.(string)
			say(ok && float64(len(text)) < want.(float64), "too short")
		case "minimum", "maximum":
			n, ok := numeric(v)
			say(ok && (key == "minimum" && n < want.(float64) || key == "maximum" && n > want.(float64)), "out of range")
		case "minItems", "maxItems":
			list, ok := v.([]any)
			say(ok && (key == "minItems" && len(list) < int(want.(float64)) || key == "maxItems" && len(list) > int(want.(float64))), "wrong length")
		case "items":
			list, _ := v.([]any)
			for i, item := range list {
				wrong = append(wrong, invalid(root, want.(object), item, fmt.Sprintf("%s[%d]", at, i))...)
			}
		case "required":
			m, ok := v.(object)
			for _, name := range want.([]any) {
				_, there := m[name.(string)]
				say(ok && !there, name.(string)+" is missing")
			}
		case "additionalProperties":
			properties := s["properties"].(object)
			m, _ := v.(object)
			for name, value := range m {
				p, ok := properties[name].(object)
				say(!ok, name+" is not allowed")
				if ok {
					wrong = append(wrong, invalid(root, p, value, at+"."+name)...)
				}
			}
		default:
			wrong = append(wrong, "this test does not know the keyword "+key)
		}
	}
	return wrong
}

func numeric(v any) (float64, bool) {
	switch n := v.(type) {
	case int64:
		return float64(n), true
	case uint64:
		return float64(n), true
	case float64:
		return n, true
	}
	return 0, false
}

func typeOf(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		return "string"
	case bool:
		return "boolean"
	case []any:
		return "array"
	case object:
		return "object"
	case float64:
		if v != math.Trunc(v) {
			return "number"
		}
	}
	return "integer"
}
