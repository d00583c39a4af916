package model

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// File is the name of the results in an output folder.
const File = "results.json"

// Load reads and checks a results.json. A folder stands for the results.json in
// it.
func Load(name string) (*Results, error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		name = filepath.Join(name, File)
	}
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s does not exist: a run leaves it in its output folder", name)
	}
	if err != nil {
		return nil, fmt.Errorf("results cannot be read: %w", err)
	}
	r, err := Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return r, nil
}

// Decode reads results: the schema must be this one, nothing may follow the end,
// and the results must agree with themselves (Check). A field that is not known
// is that of a newer suite, and kept (Extra).
func Decode(data []byte) (*Results, error) {
	var head struct {
		Schema string `json:"schema"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, place(data, err)
	}
	if head.Schema != Schema {
		return nil, fmt.Errorf("the schema is %q, this version reads %q only", head.Schema, Schema)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	var r Results
	if err := d.Decode(&r); err != nil {
		if !strings.HasPrefix(err.Error(), "json: unknown field ") {
			return nil, place(data, err)
		}
		r = Results{}
		if err := readExtra(data, &r); err != nil {
			return nil, place(data, err)
		}
	} else if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the end of the results")
	}
	if err := r.Check(); err != nil {
		return nil, err
	}
	return &r, nil
}

// place adds line and column to an error of encoding/json.
func place(data []byte, err error) error {
	offset := int64(-1)
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = syntax.Offset
	}
	if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		offset = kind.Offset
	}
	if offset < 0 || offset > int64(len(data)) {
		return fmt.Errorf("not readable as results: %w", err)
	}
	before := data[:offset]
	line := bytes.Count(before, []byte("\n")) + 1
	column := int(offset) - bytes.LastIndexByte(before, '\n') - 1
	return fmt.Errorf("line %d, column %d: not readable as results: %w", line, column, err)
}

// Check says whether the results agree with themselves: known verdicts, ids
// used once, a summary, a status and a scope that the cases stand for.
func (r *Results) Check() error {
	seen := make(map[string]bool, len(r.Cases))
	for i := range r.Cases {
		k := &r.Cases[i]
		switch {
		case k.ID == "":
			return fmt.Errorf("case %d of %d has no id", i+1, len(r.Cases))
		case seen[k.ID]:
			return fmt.Errorf("case %s is listed twice", k.ID)
		case !k.Verdict.Known():
			return fmt.Errorf("case %s: %q is no verdict", k.ID, k.Verdict)
		}
		seen[k.ID] = true
	}
	if s := Count(r.Cases); s != r.Summary {
		return fmt.Errorf("the summary says %+v, the cases say %+v", r.Summary, s)
	}
	if s := Conclude(r.Cases); s != r.Status {
		return fmt.Errorf("the status is %q, the cases say %q", r.Status, s)
	}
	return r.checkScope()
}

// Encode writes results as Decode reads them.
func (r *Results) Encode(w io.Writer) error {
	const none = "\n \"cases\": null"
	frame := *r
	frame.Cases = nil
	whole, err := indented(&frame, r.Extra, "")
	if err != nil {
		return err
	}
	before, after, found := bytes.Cut(whole, []byte(none))
	if !found {
		return errors.New("results cannot be written: no place for the cases")
	}
	out := bufio.NewWriter(w) // its first error stands until Flush
	out.Write(before)
	switch {
	case r.Cases == nil:
		out.WriteString(none)
	case len(r.Cases) == 0:
		out.WriteString("\n \"cases\": []")
	default:
		if err := r.encodeCases(out); err != nil {
			return err
		}
	}
	out.Write(after)
	out.WriteByte('\n')
	return out.Flush()
}

// encodeCases writes the cases one by one: what is long of them is never in memory all
// at once.
func (r *Results) encodeCases(out *bufio.Writer) error {
	separator := "\n \"cases\": [\n  "
	for k, err := range r.Whole() {
		if err != nil {
			return err
		}
		text, err := indented(k, k.Extra, "  ")
		if err != nil {
			return err
		}
		out.WriteString(separator)
		if _, err := out.Write(text); err != nil {
			return err
		}
		separator = ",\n  "
	}
	out.WriteString("\n ]")
	return nil
}

// indented is an object with more fields after its own, on lines that begin with prefix.
func indented(v any, more Extra, prefix string) ([]byte, error) {
	text, err := object(v, more)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, text, prefix, " "); err != nil {
		return nil, fmt.Errorf("results cannot be written: %w", err)
	}
	return out.Bytes(), nil
}
