// Package strictyaml reads YAML and says what is wrong with it by file, line and column, with the
// key that was meant. Campaign, catalogue, ixit and waiver read YAML with it. It must never
// convert a value in silence, nor take a key that it does not know.
package strictyaml

import (
	"cmp"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// Document fills a value from YAML and keeps the place of every part, so that
// whatever is wrong with one can be said with its line and column. It is stricter than
// the library's own decoder: nothing is converted in silence, and a key without a value
// leaves the default alone.
type Document struct {
	what    string // a laboratory
	file    string
	places  map[string]*token.Position // by path: server.listen, benches[1].port
	anchors map[string]ast.Node
	depth   int
	values  int // filled so far
}

// Decode fills v, which may hold defaults, from one YAML document. In messages the
// document is what ("a laboratory"), and file is its name. An error is one line:
// file:line:column: key: what is wrong and what to write.
func Decode(what, file string, data []byte, v any) (r *Document, err error) {
	r = &Document{what: what, file: file, places: map[string]*token.Position{}, anchors: map[string]ast.Node{}}
	defer func() { // the parser is not ours
		if p := recover(); p != nil {
			err = r.Wrong("", "this YAML cannot be read; is it indented evenly, with spaces?")
		}
	}()
	if at, err := bounded(data); err != nil {
		return r, r.wrongAt(at, "", "%v", err)
	}
	tree, err := parser.ParseBytes(data, 0)
	if err != nil {
		return r, r.syntax(err)
	}
	var body ast.Node
	for _, doc := range tree.Docs {
		if doc.Body == nil || doc.Body.Type() == ast.NullType || doc.Body.Type() == ast.CommentType {
			continue
		}
		if body != nil {
			return r, r.wrongAt(doc.Body.GetToken().Position, "", "a second document begins here; %s is one: take the line --- away", what)
		}
		body = doc.Body
	}
	if body == nil {
		return r, nil
	}
	return r, r.fill("", body, reflect.ValueOf(v).Elem())
}

// syntax puts an error of the parser into one line.
func (r *Document) syntax(err error) error {
	var position *token.Position
	message := strings.SplitN(strings.TrimSpace(err.Error()), "\n", 2)[0]
	if at, ok := err.(yaml.Error); ok {
		message = at.GetMessage()
		if t := at.GetToken(); t != nil {
			position = t.Position
		}
	}
	return r.wrongAt(position, "", "%s; is it indented evenly, with spaces, and are texts with : or # in quotes?", strings.Join(strings.Fields(message), " "))
}

// Wrong says what is wrong with the value at a path.
func (r *Document) Wrong(path, format string, args ...any) error {
	at := r.places[path]
	for up := path; at == nil && up != ""; at = r.places[up] { // a default, or the whole of a group
		up = up[:max(0, strings.LastIndexAny(up, ".["))]
		if up == "" {
			break
		}
	}
	return r.wrongAt(at, path, format, args...)
}

func (r *Document) wrongAt(at *token.Position, path, format string, args ...any) error {
	text := r.file
	if at != nil {
		text += fmt.Sprintf(":%d:%d", at.Line, at.Column)
	}
	if path != "" {
		text += ": " + named(path)
	}
	return fmt.Errorf("%s: %s", text, fmt.Sprintf(format, args...))
}

// named is a path for people: that of a list of groups begins with the entry.
func named(path string) string {
	index, rest, found := strings.Cut(strings.TrimPrefix(path, "["), "]")
	n, err := strconv.Atoi(index)
	if !found || err != nil || path[0] != '[' {
		return path
	}
	return strings.TrimSuffix(fmt.Sprintf("entry %d: %s", n+1, strings.TrimPrefix(rest, ".")), ": ")
}

// fill sets v, the value at path, from a node.
func (r *Document) fill(path string, n ast.Node, v reflect.Value) error {
	r.depth++
	defer func() { r.depth-- }()
	if r.values++; r.depth > deepest || r.values > most {
		return r.Wrong(path, "this leads too deep; write the values out")
	}
	n, err := r.resolve(path, n)
	if err != nil {
		return err
	}
	if n == nil || n.Type() == ast.NullType {
		return nil
	}
	r.places[path] = placeOf(n)
	switch {
	case v.Type() == reflect.TypeFor[time.Duration]():
		return r.duration(path, n, v)
	case v.Type() == reflect.TypeFor[Ignored]():
		return nil
	case v.Kind() == reflect.Pointer: // nil tells that the part is missing
		v.Set(reflect.New(v.Type().Elem()))
		return r.fill(path, n, v.Elem())
	case v.Kind() == reflect.Struct:
		return r.group(path, n, v)
	case v.Kind() == reflect.Map:
		return r.table(path, n, v)
	case v.Kind() == reflect.Slice, v.Kind() == reflect.Array:
		return r.list(path, n, v)
	}
	text := n.GetToken().Value
	switch n := n.(type) {
	case *ast.IntegerNode:
		if v.Kind() == reflect.String {
			v.SetString(text) // a serial number has no quotes, and may begin with 0
			return nil
		}
		number, err := strconv.ParseInt(text, 10, 32)
		if v.Kind() != reflect.Int || err != nil {
			return r.Wrong(path, "%s is no %s", text, kindName(v.Type()))
		}
		v.SetInt(number)
		return nil
	case *ast.BoolNode:
		if v.Kind() == reflect.Bool {
			v.SetBool(n.Value)
			return nil
		}
		return r.Wrong(path, "%s is no %s; a text like that needs quotes", text, kindName(v.Type()))
	case *ast.StringNode, *ast.LiteralNode:
		if v.Kind() == reflect.String {
			v.SetString(textOf(n))
			return nil
		}
		return r.Wrong(path, "%q is no %s", Clip(textOf(n)), kindName(v.Type()))
	case ast.ScalarNode:
		return r.Wrong(path, "%s is no %s; a text like that needs quotes", Clip(text), kindName(v.Type()))
	}
	return r.Wrong(path, "a %s must be here, not a list or a group", kindName(v.Type()))
}

// resolve follows anchors, aliases and tags.
func (r *Document) resolve(path string, n ast.Node) (ast.Node, error) {
	for range deepest {
		switch x := n.(type) {
		case *ast.AnchorNode:
			r.anchors[x.Name.GetToken().Value] = x.Value
			n = x.Value
		case *ast.TagNode:
			n = x.Value
		case *ast.AliasNode:
			to, ok := r.anchors[x.Value.GetToken().Value]
			if !ok {
				return nil, r.wrongAt(x.GetToken().Position, path, "there is no &%s before this *%[1]s", x.Value.GetToken().Value)
			}
			n = to
		default:
			return n, nil
		}
	}
	return nil, r.Wrong(path, "an alias that leads to itself; write the value out")
}

// placeOf is where a node begins: a group at its first key.
func placeOf(n ast.Node) *token.Position {
	if m, ok := n.(*ast.MappingNode); ok && !m.IsFlowStyle && len(m.Values) > 0 {
		n = m.Values[0].Key
	}
	return n.GetToken().Position
}

func textOf(n ast.Node) string {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value
	case *ast.LiteralNode:
		return strings.TrimRight(n.Value.Value, "\n")
	}
	return n.GetToken().Value
}

func Clip(s string) string {
	if len(s) > 60 {
		return s[:60] + "…"
	}
	return s
}

func (r *Document) duration(path string, n ast.Node, v reflect.Value) error {
	text := textOf(n)
	d, err := time.ParseDuration(text)
	if err != nil || n.Type() != ast.StringType {
		return r.Wrong(path, "%q is no %s", Clip(text), kindName(v.Type()))
	}
	v.SetInt(int64(d))
	return nil
}

func (r *Document) list(path string, n ast.Node, v reflect.Value) error {
	list, ok := n.(*ast.SequenceNode)
	if !ok {
		return r.Wrong(path, "a list must be here: write [a, b], or each entry on a line of its own after a dash")
	}
	if v.Kind() == reflect.Array && len(list.Values) != v.Len() {
		return r.Wrong(path, "this list has %d entries and must have %d: [first, last]", len(list.Values), v.Len())
	}
	if v.Kind() == reflect.Slice {
		v.Set(reflect.MakeSlice(v.Type(), len(list.Values), len(list.Values)))
	}
	for i, entry := range list.Values {
		at := fmt.Sprintf("%s[%d]", path, i)
		if entry == nil || entry.Type() == ast.NullType {
			return r.Wrong(path, "entry %d is empty", i+1)
		}
		if err := r.fill(at, entry, v.Index(i)); err != nil {
			return err
		}
	}
	return nil
}

// Ignored is a part of a document that its reader has no use for: anything is taken there.
type Ignored struct{}

// table fills a map, whose keys are the author's, from a mapping.
func (r *Document) table(path string, n ast.Node, v reflect.Value) error {
	entries, ok := entriesOf(n)
	if !ok {
		return r.Wrong(path, "a group of keys must be here")
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), len(entries)))
	for _, e := range entries {
		text := e.Key.GetToken().Value
		at := strings.TrimPrefix(path+"."+text, ".")
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		if err := r.fill(at, e.Key, key); err != nil {
			return err
		}
		if v.MapIndex(key).IsValid() {
			return r.wrongAt(e.Key.GetToken().Position, path, "%s was given already; keep one", Clip(text))
		}
		if err := r.fill(at, e.Value, value); err != nil {
			return err
		}
		v.SetMapIndex(key, value)
	}
	return nil
}

// entriesOf are those of a mapping; false if n is none.
func entriesOf(n ast.Node) ([]*ast.MappingValueNode, bool) {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, true
	}
	return nil, false
}

// group fills a struct from a mapping.
func (r *Document) group(path string, n ast.Node, v reflect.Value) error {
	entries, ok := entriesOf(n)
	if !ok {
		return r.Wrong(path, "a group of keys must be here: %s", strings.Join(keysOf(v.Type()), ", "))
	}
	fields := map[string]reflect.Value{}
	for f, value := range v.Fields() {
		if key := KeyOf(f); key != "" {
			fields[key] = value
		}
	}
	for _, e := range entries { // what is written here wins over what is merged
		if e.Key.IsMergeKey() {
			if err := r.fill(path, e.Value, v); err != nil {
				return err
			}
		}
	}
	seen := map[string]int{}
	for _, e := range entries {
		if e.Key.IsMergeKey() {
			continue
		}
		key, at := e.Key.GetToken().Value, e.Key.GetToken().Position
		value, known := fields[key]
		if !known {
			return r.wrongAt(at, path, "%s", unknownKey(cmp.Or(named(path), r.what), key, keysOf(v.Type())))
		}
		if line, twice := seen[key]; twice {
			return r.wrongAt(at, path, "%s was given in line %d already; keep one", key, line)
		}
		seen[key] = at.Line
		if err := r.fill(strings.TrimPrefix(path+"."+key, "."), e.Value, value); err != nil {
			return err
		}
	}
	return nil
}
