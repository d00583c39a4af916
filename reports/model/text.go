package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Text is what the suite says in words, in a form that any language can be made of:
// a format in English with %s for each argument, and the arguments, which are texts
// too. A text without a format is plain: a value of the run, such as the bytes of a
// line, that stands as it is in every language. The zero value is an empty plain text.
//
// In JSON a plain text is a string, any other {"format":"no %s within %s","args":["OK","3s"]}.
type Text struct {
	format string
	args   []Text
	plain  string
}

// Plain is a text that no language changes.
func Plain(s string) Text { return Text{plain: s} }

// Say makes a text. An argument is a Text, an error (Of) or a value, which is shown
// as fmt.Sprint does. Package language must have the Chinese of every format.
func Say(format string, args ...any) Text { return Text{format: format, args: textsOf(args)} }

// Word is a text without arguments whose English stands in a table, such as the name
// of a result code. A test of the table looks whether each has its Chinese.
func Word(english string) Text { return Text{format: english} }

func textsOf(args []any) []Text {
	var list []Text
	for _, a := range args {
		list = append(list, textOf(a))
	}
	return list
}

func textOf(a any) Text {
	switch a := a.(type) {
	case Text:
		return a
	case interface{ Text() Text }:
		return a.Text()
	case interface{ Unwrap() []error }: // errors.Join
		list := a.Unwrap()
		all := Of(list[0])
		for _, err := range list[1:] {
			all = Say("%s\n%s", all, err)
		}
		return all
	}
	return Plain(fmt.Sprint(a))
}

// Problem is an error that any language can tell.
type Problem struct {
	text  Text
	cause error
}

// Errorf makes an error as Say makes a text; it wraps the last error among the
// arguments.
func Errorf(format string, args ...any) error {
	p := &Problem{text: Text{format: format, args: textsOf(args)}}
	for _, a := range args {
		if err, ok := a.(error); ok {
			p.cause = err
		}
	}
	return p
}

func (p *Problem) Error() string { return p.text.String() }
func (p *Problem) Unwrap() error { return p.cause }
func (p *Problem) Text() Text    { return p.text }

// Of is what an error says: its own text, where it has one, or else its words.
func Of(err error) Text {
	if err == nil {
		return Text{}
	}
	return textOf(err)
}

// Join puts texts in one line, with a comma between.
func Join(list []Text) Text {
	return joined(list, func(a, b Text) Text { return Say("%s, %s", a, b) })
}

// Either puts texts in one line that are several possibilities.
func Either(list []Text) Text {
	return joined(list, func(a, b Text) Text { return Say("%s or %s", a, b) })
}

// joined puts texts together, halves of the list at a time, so that of hundreds of texts no
// more than ten stand in each other.
func joined(list []Text, both func(a, b Text) Text) Text {
	switch half := len(list) / 2; {
	case len(list) == 0:
		return Text{}
	case half == 0:
		return list[0]
	default:
		return both(joined(list[:half], both), joined(list[half:], both))
	}
}

// Format is the format of a text, and the key under which a language has its own;
// empty for a plain text.
func (t Text) Format() string { return t.format }

// Args are the arguments of the format.
func (t Text) Args() []Text { return t.args }

// IsZero says whether nothing is said.
func (t Text) IsZero() bool { return t.format == "" && t.plain == "" }

// Equal says whether two texts say the same in the same way.
func (t Text) Equal(o Text) bool {
	return t.format == o.format && t.plain == o.plain && slices.EqualFunc(t.args, o.args, Text.Equal)
}

// String gives the English.
func (t Text) String() string {
	if t.format == "" {
		return t.plain
	}
	return t.render(Text.String)
}

// Shape is what a text says whatever its values are: two texts of one shape differ in
// their plain parts alone.
func (t Text) Shape() string {
	if t.format == "" {
		return "#"
	}
	return t.render(Text.Shape)
}

// render puts what f makes of the arguments into the format.
func (t Text) render(f func(Text) string) string {
	var b strings.Builder
	for i, part := range strings.Split(t.format, "%s") {
		if i > 0 {
			b.WriteString(f(t.args[i-1]))
		}
		b.WriteString(part)
	}
	return b.String()
}

// Map gives the text with each plain text in it changed.
func (t Text) Map(change func(string) string) Text {
	if t.format == "" {
		return Plain(change(t.plain))
	}
	args := slices.Clone(t.args)
	for i := range args {
		args[i] = args[i].Map(change)
	}
	return Text{format: t.format, args: args}
}

// Beside gives the text where it says the same as the English beside it, and else
// none: one that was shortened or masked as a whole is no longer made of its parts.
// A plain text adds nothing to the English and is left out as well.
func (t Text) Beside(english string) Text {
	if t.format == "" || t.String() != english {
		return Text{}
	}
	return t
}

// MarshalJSON implements json.Marshaler. What stands in too many other texts to be read
// again is written in plain English.
func (t Text) MarshalJSON() ([]byte, error) {
	t = t.shallow(mostNested)
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	var v any = t.plain
	if t.format != "" {
		v = struct {
			Format string `json:"format"`
			Args   []Text `json:"args,omitempty"`
		}{t.format, t.args}
	}
	err := e.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

// shallow gives the text with no more than so many texts in each other.
func (t Text) shallow(depth int) Text {
	if t.depth() <= depth {
		return t
	}
	if depth == 1 {
		return Plain(t.String())
	}
	args := slices.Clone(t.args)
	for i := range args {
		args[i] = args[i].shallow(depth - 1)
	}
	return Text{format: t.format, args: args}
}

// depth is how many texts stand in each other.
func (t Text) depth() int {
	most := 0
	for _, a := range t.args {
		most = max(most, a.depth())
	}
	return 1 + most
}

// mostNested is how deep texts may stand in each other in a file.
const mostNested = 32

// UnmarshalJSON implements json.Unmarshaler. It takes nothing but what Say can make:
// as many arguments as the format has %s, and no other field.
func (t *Text) UnmarshalJSON(data []byte) error {
	read, err := decodeText(data, mostNested)
	if err == nil {
		*t = read
	}
	return err
}

func decodeText(data []byte, depth int) (Text, error) {
	if depth == 0 {
		return Text{}, fmt.Errorf("texts stand in each other more than %d deep", mostNested)
	}
	if data = bytes.TrimSpace(data); len(data) == 0 || data[0] != '{' {
		var plain *string
		if err := json.Unmarshal(data, &plain); err != nil || plain == nil {
			return Text{}, fmt.Errorf("a text is a string or an object with a format, not %.40s", data)
		}
		return Plain(*plain), nil
	}
	var o struct {
		Format string            `json:"format"`
		Args   []json.RawMessage `json:"args"`
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&o); err != nil {
		return Text{}, fmt.Errorf("not readable as a text: %w", err)
	}
	if o.Format == "" {
		return Text{}, errors.New("a text has no format")
	}
	if n := strings.Count(o.Format, "%s"); n != len(o.Args) {
		return Text{}, fmt.Errorf("the text %.80q has %d arguments and not %d", o.Format, len(o.Args), n)
	}
	t := Text{format: o.Format}
	for _, arg := range o.Args {
		a, err := decodeText(arg, depth-1)
		if err != nil {
			return Text{}, err
		}
		t.args = append(t.args, a)
	}
	return t, nil
}
