package text

import (
	"fmt"
	"strings"
)

// Flatten writes a declaration as dotted names and values.
func Flatten(m map[string]any) map[string]string {
	out := map[string]string{}
	var walk func(prefix string, v any)
	walk = func(prefix string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, sub := range v {
				walk(strings.TrimPrefix(prefix+"."+k, "."), sub)
			}
		case []any:
			parts := make([]string, len(v))
			for i := range v {
				parts[i] = fmt.Sprint(v[i])
			}
			out[prefix] = Visible([]byte(strings.Join(parts, " · ")))
		case nil:
			out[prefix] = ""
		default:
			out[prefix] = Visible(fmt.Append(nil, v))
		}
	}
	walk("", m)
	delete(out, "")
	return out
}
