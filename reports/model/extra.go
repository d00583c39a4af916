package model

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// Extra are fields that this version does not know, as they stood in the file.
type Extra map[string]json.RawMessage

// readExtra decodes results that have fields of a newer suite. Those of the
// results and of each case are kept; those further inside are left out.
func readExtra(data []byte, r *Results) error {
	if err := json.Unmarshal(data, r); err != nil {
		return err
	}
	var err error
	if r.Extra, err = unknown(data, reflect.TypeFor[Results]()); err != nil {
		return err
	}
	var list struct{ Cases []json.RawMessage }
	if err := json.Unmarshal(data, &list); err != nil {
		return err
	}
	for i := range min(len(r.Cases), len(list.Cases)) {
		if r.Cases[i].Extra, err = unknown(list.Cases[i], reflect.TypeFor[Case]()); err != nil {
			return err
		}
	}
	return nil
}

// unknown gives the fields of an object that a type does not have; nil if none.
func unknown(object []byte, t reflect.Type) (Extra, error) {
	var all Extra
	if err := json.Unmarshal(object, &all); err != nil {
		return nil, err
	}
	for f := range t.Fields() {
		known, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		// encoding/json takes a name in any case for the field.
		maps.DeleteFunc(all, func(name string, _ json.RawMessage) bool { return strings.EqualFold(name, known) })
	}
	if len(all) == 0 {
		return nil, nil
	}
	return all, nil
}

// object encodes a value with more fields after its own, sorted by name.
func object(v any, more Extra) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("results cannot be written: %w", err)
	}
	text := bytes.TrimSuffix(bytes.TrimSpace(b.Bytes()), []byte("}"))
	for _, name := range slices.Sorted(maps.Keys(more)) {
		key, err := json.Marshal(name)
		if err != nil {
			return nil, fmt.Errorf("results cannot be written: %w", err)
		}
		text = slices.Concat(text, []byte(","), key, []byte(":"), more[name])
	}
	return append(text, '}'), nil
}
