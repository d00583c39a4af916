package strictyaml

import (
	"fmt"
	"io/fs"

	"github.com/goccy/go-yaml"
)

// DecodeFS reads a YAML file of the embedded tree; what names it in messages. The
// document is nil if that failed.
func DecodeFS(fsys fs.FS, what, file string, v any, p *Problems) *Document {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		p.Add(file, 0, "cannot be read: %v", err)
		return nil
	}
	d, err := Decode(what, file, data, v)
	if err != nil {
		p.Append(err)
		return nil
	}
	return d
}

// AsMap gives a struct as the map that its YAML would be, for results.json.
func AsMap(v any) (map[string]any, error) {
	data, err := yaml.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("strictyaml: %T as a map: %w", v, err)
	}
	m := map[string]any{}
	if err := yaml.Unmarshal(data, &m); err != nil {
		return nil, fmt.Errorf("strictyaml: %T as a map: %w", v, err)
	}
	return m, nil
}
