package model

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/tidwall/gjson"
)

// Skim is Load for a file of any size: what is long of a case stays in the file, where
// Whole reads it, which the context ends. The file must stay as it is until then.
func Skim(ctx context.Context, name string) (*Results, error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		name = filepath.Join(name, File)
	}
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s does not exist: a run leaves it in its output folder", name)
	}
	if err != nil {
		return nil, fmt.Errorf("results cannot be read: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("results cannot be read: %w", err)
	}
	s := skimmer{file: &longFile{ctx, name, info}, in: json.NewDecoder(while{ctx, f})}
	if err := s.read(); err != nil {
		if ctx.Err() == nil {
			err = s.placed(f, err)
		}
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if err := s.r.Check(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &s.r, nil
}

// skimmer reads a file of results from its begin to its end.
type skimmer struct {
	file  *longFile
	in    *json.Decoder
	r     Results
	frame []byte // the results without the cases, an object
	began int64  // where the value begins that is read
}

func (s *skimmer) read() error {
	s.frame = []byte("{")
	if err := s.delimiter('{'); err != nil {
		return err
	}
	for s.in.More() {
		key, err := s.in.Token()
		if err != nil {
			return err
		}
		name := key.(string)
		if name == "cases" {
			err = s.cases()
		} else {
			err = s.field(name)
		}
		if err != nil {
			return err
		}
	}
	if err := s.delimiter('}'); err != nil {
		return err
	}
	if _, err := s.in.Token(); !errors.Is(err, io.EOF) {
		if err != nil && s.file.ctx.Err() != nil {
			return err
		}
		return errors.New("something follows the end of the results")
	}
	s.began = 0
	cases := s.r.Cases
	if err := decode(append(s.frame, '}'), &s.r, &s.r.Extra); err != nil {
		return err
	}
	s.r.Cases = cases
	return s.schema(s.r.Schema)
}

func (s *skimmer) schema(is string) error {
	if is != Schema {
		return fmt.Errorf("the schema is %q, this version reads %q only", is, Schema)
	}
	return nil
}

// field reads one of the fields beside the cases.
func (s *skimmer) field(name string) error {
	value, err := s.value()
	if err != nil {
		return err
	}
	if name == "schema" { // that of another is not read on
		var is string
		if err := json.Unmarshal(value, &is); err != nil {
			return err
		}
		if err := s.schema(is); err != nil {
			return err
		}
	}
	key, err := json.Marshal(name)
	if err != nil {
		return err
	}
	if len(s.frame) > 1 {
		s.frame = append(s.frame, ',')
	}
	s.frame = append(append(append(s.frame, key...), ':'), value...)
	return nil
}

// cases reads the list of cases, one at a time.
func (s *skimmer) cases() error {
	s.r.Cases = nil
	open, err := s.in.Token()
	if err != nil || open == nil { // null
		return err
	}
	if open != json.Delim('[') {
		return errors.New("not readable as results: the cases are no list")
	}
	s.r.Cases = []Case{}
	for s.in.More() {
		value, err := s.value()
		if err != nil {
			return err
		}
		k, err := s.file.skim(value, s.began)
		if err != nil {
			return err
		}
		s.r.Cases = append(s.r.Cases, k)
	}
	return s.delimiter(']')
}

// value reads the next value, whose bytes stand until the one after it.
func (s *skimmer) value() (json.RawMessage, error) {
	var value json.RawMessage
	err := s.in.Decode(&value)
	s.began = s.in.InputOffset() - int64(len(value))
	return value, err
}

func (s *skimmer) delimiter(d json.Delim) error {
	switch got, err := s.in.Token(); {
	case errors.Is(err, io.EOF):
		return io.ErrUnexpectedEOF
	case err != nil:
		return err
	case got != d:
		return fmt.Errorf("not readable as results: %v where %v must be", got, d)
	}
	return nil
}

// decode reads an object; its fields of a newer suite go to extra.
func decode[T any](object []byte, to *T, extra *Extra) error {
	d := json.NewDecoder(bytes.NewReader(object))
	d.DisallowUnknownFields()
	err := d.Decode(to)
	if err == nil || !strings.HasPrefix(err.Error(), "json: unknown field ") {
		return err
	}
	if err := json.Unmarshal(object, to); err != nil {
		return err
	}
	*extra, err = unknown(object, reflect.TypeFor[T]())
	return err
}

// longFile is a file of results whose cases are read in part.
type longFile struct {
	ctx  context.Context
	name string
	info fs.FileInfo
}

// span is a part of the file; of no size: there is none.
type span struct{ at, size int64 }

// skim reads a case without what is long of it. The case begins in the file at a byte.
func (l *longFile) skim(object []byte, began int64) (k Case, err error) {
	var trace, attempts span
	var short []byte
	kept := 0
	gjson.ParseBytes(object).ForEach(func(key, v gjson.Result) bool {
		var is *span
		switch key.Str {
		case "trace":
			is = &trace
		case "attempts":
			is = &attempts
		}
		if is != nil && v.IsArray() {
			*is = span{began + int64(v.Index), int64(len(v.Raw))}
			short = append(append(short, object[kept:v.Index]...), "null"...)
			kept = v.Index + len(v.Raw)
		}
		return true
	})
	if err := decode(append(short, object[kept:]...), &k, &k.Extra); err != nil {
		return k, err
	}
	if trace.size+attempts.size > 0 {
		id := k.ID
		k.Later(func() (Long, error) { return l.long(id, trace, attempts) })
	}
	return k, nil
}

// long reads what is long of a case.
func (l *longFile) long(id string, trace, attempts span) (long Long, err error) {
	f, err := os.Open(l.name)
	if err != nil {
		return long, fmt.Errorf("results cannot be read: %w", err)
	}
	defer f.Close()
	if now, err := f.Stat(); err != nil || !os.SameFile(now, l.info) || now.Size() != l.info.Size() || !now.ModTime().Equal(l.info.ModTime()) {
		return long, fmt.Errorf("%s has changed while it was read", l.name)
	}
	if err = l.part(f, trace, &long.Trace); err == nil {
		err = l.part(f, attempts, &long.Attempts)
	}
	if err != nil {
		return long, fmt.Errorf("%s, case %s: not readable as results: %w", l.name, id, err)
	}
	return long, nil
}

func (l *longFile) part(f *os.File, s span, to any) error {
	if s.size == 0 {
		return nil
	}
	text := make([]byte, s.size)
	if _, err := io.ReadFull(while{l.ctx, io.NewSectionReader(f, s.at, s.size)}, text); err != nil {
		return err
	}
	return json.Unmarshal(text, to)
}

// placed adds line and column to an error of encoding/json. Of a value of the wrong type
// they are those where the case begins, or the whole.
func (s *skimmer) placed(f *os.File, err error) error {
	at := s.in.InputOffset()
	if _, ok := errors.AsType[*json.SyntaxError](err); ok {
		at = syntaxError(f, at)
	} else if _, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		at = s.began
	} else if !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return err
	}
	line, column := 1, int64(0)
	in := bufio.NewReader(io.NewSectionReader(f, 0, at))
	for {
		part, more := in.ReadSlice('\n')
		column += int64(len(part))
		if bytes.HasSuffix(part, []byte("\n")) {
			line, column = line+1, 0
		}
		if more != nil && !errors.Is(more, bufio.ErrBufferFull) {
			return fmt.Errorf("line %d, column %d: not readable as results: %w", line, column, err)
		}
	}
}

// syntaxError is where the value goes wrong that stands behind a token. A decoder that has
// read other values counts from nowhere in particular, so that another one reads this one.
func syntaxError(f *os.File, behind int64) int64 {
	in := bufio.NewReader(io.NewSectionReader(f, behind, math.MaxInt64-behind))
	at := behind
	for {
		c, err := in.ReadByte()
		if err != nil {
			return behind
		}
		if !strings.ContainsRune(" \t\r\n:,", rune(c)) {
			break
		}
		at++
	}
	var value json.RawMessage
	_ = in.UnreadByte() // one was read just now
	if syntax, ok := errors.AsType[*json.SyntaxError](json.NewDecoder(in).Decode(&value)); ok {
		return at + syntax.Offset
	}
	return behind
}

// while reads until a context ends.
type while struct {
	ctx context.Context
	io.Reader
}

func (w while) Read(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.Reader.Read(p)
}
