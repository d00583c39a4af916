package strictyaml

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/suggest"
)

// unknownKey says which keys there are instead; of is what has them.
func unknownKey(of, key string, keys []string) string {
	all := strings.Join(keys, ", ")
	if meant := suggest.Nearest(key, keys); meant != "" {
		return fmt.Sprintf("unknown key %q; did you mean %s? The keys of %s are %s", Clip(key), meant, of, all)
	}
	return fmt.Sprintf("unknown key %q; the keys of %s are %s", Clip(key), of, all)
}

// KeyOf is the key of a field in YAML; empty if it has none.
func KeyOf(f reflect.StructField) string {
	key, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
	return key
}

// keysOf are the keys of a group, sorted.
func keysOf(t reflect.Type) []string {
	var keys []string
	for f := range t.Fields() {
		if key := KeyOf(f); key != "" {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
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
