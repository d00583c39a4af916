package strictyaml

import (
	"cmp"
	"fmt"
	"mftpspec/harness/suggest"
	"reflect"
	"slices"
	"strings"
)

// unknownKey says which keys there are instead.
func unknownKey(path, key string, keys []string) string {
	of, all := cmp.Or(path, "this file"), strings.Join(keys, ", ")
	if meant := suggest.Nearest(key, keys); meant != "" {
		return fmt.Sprintf("unknown key %q; did you mean %s? The keys of %s are %s", Clip(key), meant, of, all)
	}
	return fmt.Sprintf("unknown key %q; the keys of %s are %s", Clip(key), of, all)
}

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
