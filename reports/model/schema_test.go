package model_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"mftpspec/reports/model"
)

var update = flag.Bool("update", false, "rewrite results.schema.json")

// The published schema is made from the types and their comments, so that it
// cannot say anything else than the code does.
func TestSchemaIsThatOfTheTypes(t *testing.T) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(schemaOf(t)); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("results.schema.json", out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(out.Bytes(), model.JSONSchema) {
		t.Error("results.schema.json is not that of the types: run go test ./reports/model -update")
	}
}

type object = map[string]any

func schemaOf(t *testing.T) object {
	s := schemaWriter{docs: comments(t), defs: object{}}
	root := s.structure(reflect.TypeFor[model.Results]())
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["$id"] = "urn:" + strings.NewReplacer(".", ":", "/", ":").Replace(model.Schema)
	root["title"] = "Results of a run of mftpspec"
	root["description"] = "Readers ignore fields that they do not know: a field may be added under the same schema. None is renamed, reused or removed; a change that an old reader would misread gets a new schema. The tools of the suite keep unknown fields of the results and of a case when they write results again (merge), and leave them out of every report."
	root["$defs"] = s.defs
	return root
}

type schemaWriter struct {
	docs map[string]string // Type, Type.Field
	defs object
}

func (s *schemaWriter) structure(t reflect.Type) object {
	properties, required := object{}, []string{}
	for f := range t.Fields() {
		name, option, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" || !f.IsExported() {
			continue
		}
		p := s.of(f.Type)
		if doc := s.docs[t.Name()+"."+f.Name]; doc != "" {
			p["description"] = doc
		}
		if t == reflect.TypeFor[model.Results]() && f.Name == "Schema" {
			p["const"] = model.Schema
		}
		properties[name] = p
		if option == "" {
			required = append(required, name)
		}
	}
	o := object{"type": "object", "properties": properties, "required": required}
	if doc := s.docs[t.Name()]; doc != "" {
		o["description"] = doc
	}
	return o
}

func (s *schemaWriter) of(t reflect.Type) object {
	switch t {
	case reflect.TypeFor[time.Time]():
		return object{"type": "string", "format": "date-time"}
	case reflect.TypeFor[model.Verdict]():
		return object{"type": "string", "enum": model.Verdicts()}
	case reflect.TypeFor[model.Status]():
		return object{"type": "string", "enum": []model.Status{model.Conforming, model.NonConforming, model.Incomplete}}
	case reflect.TypeFor[model.Text](): // which reads and writes itself
		s.defs["Text"] = object{"type": []string{"string", "object"}, "description": s.docs["Text"], "required": []string{"format"},
			"properties": object{"format": object{"type": "string"}, "args": object{"type": "array", "items": object{"$ref": "#/$defs/Text"}}}}
		return object{"$ref": "#/$defs/Text"}
	case reflect.TypeFor[[]byte]():
		return object{"type": "string", "contentEncoding": "base64"}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return s.of(t.Elem())
	case reflect.Struct:
		if _, ok := s.defs[t.Name()]; !ok {
			s.defs[t.Name()] = nil // ends a recursion
			s.defs[t.Name()] = s.structure(t)
		}
		return object{"$ref": "#/$defs/" + t.Name()}
	case reflect.Slice:
		return object{"type": []string{"array", "null"}, "items": s.of(t.Elem())}
	case reflect.Map:
		o := object{"type": []string{"object", "null"}}
		if t.Elem().Kind() == reflect.String {
			o["additionalProperties"] = object{"type": "string"}
		}
		return o
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Int, reflect.Int64:
		return object{"type": "integer"}
	}
	return object{"type": "string"}
}

// comments gives the comments of the package's types and fields.
func comments(t *testing.T) map[string]string {
	docs := map[string]string{}
	files, err := fs.Glob(os.DirFS("."), "*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.TYPE {
				continue
			}
			spec := g.Specs[0].(*ast.TypeSpec)
			docs[spec.Name.Name] = oneLine(g.Doc.Text())
			structure, ok := spec.Type.(*ast.StructType)
			if !ok {
				continue
			}
			for _, f := range structure.Fields.List {
				for _, n := range f.Names {
					docs[spec.Name.Name+"."+n.Name] = oneLine(f.Comment.Text())
				}
			}
		}
	}
	return docs
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// validate checks a value against the part of JSON Schema that schemaOf writes.
func validate(root, s object, v any, at string) []string {
	if ref, ok := s["$ref"].(string); ok {
		s = root["$defs"].(object)[strings.TrimPrefix(ref, "#/$defs/")].(object)
	}
	var wrong []string
	if !isType(s["type"], v) {
		return []string{at + ": wrong type"}
	}
	if c, ok := s["const"]; ok && c != v {
		wrong = append(wrong, at+": not the constant")
	}
	if e, ok := s["enum"].([]any); ok && !slices.Contains(e, v) {
		wrong = append(wrong, at+": not one of the values")
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			wrong = append(wrong, validate(root, s["items"].(object), item, at+"[]")...)
		}
	case object:
		properties, _ := s["properties"].(object)
		for _, name := range asList(s["required"]) {
			if _, ok := v[name.(string)]; !ok {
				wrong = append(wrong, at+"."+name.(string)+" is missing")
			}
		}
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if p, ok := properties[name].(object); ok {
				wrong = append(wrong, validate(root, p, v[name], at+"."+name)...)
			} else if properties != nil { // what we write ourselves is all in the schema
				wrong = append(wrong, at+"."+name+" is not allowed")
			}
		}
	}
	return wrong
}

func asList(v any) []any { l, _ := v.([]any); return l }

func isType(want, v any) bool {
	if list, ok := want.([]any); ok {
		return slices.ContainsFunc(list, func(w any) bool { return isType(w, v) })
	}
	switch v := v.(type) {
	case nil:
		return want == "null"
	case string:
		return want == "string"
	case bool:
		return want == "boolean"
	case float64:
		return want == "integer" && v == float64(int64(v))
	case []any:
		return want == "array"
	case object:
		return want == "object"
	}
	return false
}
