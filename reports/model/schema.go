package model

import _ "embed"

// JSONSchema is the published description of results.json (JSON Schema, draft
// 2020-12), made from the types of this package.
//
//go:embed results.schema.json
var JSONSchema []byte
