package strictyaml

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
)

// DecodeYAML reads one document into v, which may hold defaults. A key that v
// does not have is an error; the message is "file:line: what", in one line, and
// names the keys there are.
func DecodeYAML(file string, data []byte, v any) error {
	if saysNothing(data) { // which the decoder would take for "everything is zero"
		return nil
	}
	err := yaml.NewDecoder(bytes.NewReader(data), yaml.Strict()).Decode(v)
	if err == nil {
		return nil
	}
	line, message := 0, strings.SplitN(strings.TrimSpace(err.Error()), "\n", 2)[0]
	if at, ok := errors.AsType[yaml.Error](err); ok {
		message = at.GetMessage()
		value := ""
		if token := at.GetToken(); token != nil && token.Position != nil {
			line, value = token.Position.Line, token.Value
		}
		if _, unknown := errors.AsType[*yaml.UnknownFieldError](err); unknown {
			message = fmt.Sprintf("unknown key %q; the keys are %s", value, strings.Join(knownKeys(reflect.TypeOf(v)), ", "))
		}
		if wrong, ok := errors.AsType[*yaml.TypeError](err); ok {
			message = fmt.Sprintf("%q is no %s", value, kindName(wrong.DstType))
		}
	} else if m := notDuration.FindStringSubmatch(message); m != nil { // the one error without a place
		line = 1 + bytes.Count(data[:max(0, bytes.Index(data, []byte(m[1])))], []byte("\n"))
		message = fmt.Sprintf("%q is no %s", m[1], kindName(reflect.TypeFor[time.Duration]()))
	}
	if line == 0 {
		return fmt.Errorf("%s: %s", file, message)
	}
	return fmt.Errorf("%s:%d: %s", file, line, message)
}

var notDuration = regexp.MustCompile(`time: (?:invalid duration|missing unit in duration|unknown unit .* in duration) "(.*)"`)

// saysNothing is true of a file of comments.
func saysNothing(data []byte) bool {
	for line := range bytes.Lines(data) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return false
		}
	}
	return true
}

// kindName names what a value must be, for people.
func kindName(t reflect.Type) string {
	switch {
	case t == reflect.TypeFor[time.Duration]():
		return "duration: write 300ms, 1.2s or 5s"
	case t.Kind() == reflect.Bool:
		return "yes or no: write true or false"
	case t.Kind() == reflect.Int:
		return "whole number"
	case t.Kind() == reflect.String:
		return "text"
	case t.Kind() == reflect.Slice, t.Kind() == reflect.Array:
		return "list: write [a, b]"
	}
	return "group of keys"
}

// knownKeys lists the yaml keys of v's type, nested ones as server.host.
func knownKeys(t reflect.Type) []string {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	var keys []string
	if t.Kind() != reflect.Struct {
		return nil
	}
	for field := range t.Fields() {
		key := strings.Split(field.Tag.Get("yaml"), ",")[0]
		if key == "" {
			continue
		}
		nested := knownKeys(field.Type)
		if len(nested) == 0 || field.Type.Kind() != reflect.Struct {
			keys = append(keys, key)
		}
		if field.Type.Kind() == reflect.Struct {
			for _, n := range nested {
				keys = append(keys, key+"."+n)
			}
		}
	}
	slices.Sort(keys)
	return keys
}

// DecodeFS reads a YAML file of the embedded tree; false if that failed.
func DecodeFS(fsys fs.FS, file string, v any, p *Problems) bool {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		p.Add(file, 0, "cannot be read: %v", err)
		return false
	}
	if err := DecodeYAML(file, data, v); err != nil {
		*p = append(*p, Problem{Text: err.Error()})
		return false
	}
	return true
}

// AsMap gives a struct as the map that its YAML would be, for results.json.
func AsMap(v any) (map[string]any, error) {
	data, err := yaml.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("conformance: declare %T as a map: %w", v, err)
	}
	m := map[string]any{}
	if err := yaml.Unmarshal(data, &m); err != nil {
		return nil, fmt.Errorf("conformance: declare %T as a map: %w", v, err)
	}
	return m, nil
}
