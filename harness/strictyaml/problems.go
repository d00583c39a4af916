package strictyaml

import (
	"fmt"
	"slices"
	"strings"
)

// Problem is one thing that is wrong in the suite's own data.
type Problem struct {
	File string // in the embedded tree; empty where no one file is to blame
	Line int    // 0: the file as a whole
	Text string
}

func (p Problem) String() string {
	switch {
	case p.File == "":
		return p.Text
	case p.Line == 0:
		return p.File + ": " + p.Text
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text)
}

// Problems is everything that is wrong, in one list, so that an author mends a
// feature once and not once for each message.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, problem := range p {
		lines[i] = problem.String()
	}
	return strings.Join(lines, "\n")
}

func (p *Problems) Add(file string, line int, format string, args ...any) {
	*p = append(*p, Problem{File: file, Line: line, Text: fmt.Sprintf(format, args...)})
}

// Append adds an error that names its file and place itself.
func (p *Problems) Append(err error) { *p = append(*p, Problem{Text: err.Error()}) }

// Err is nil when there are none; a nil Problems in an error would not be.
func (p Problems) Err() error {
	if len(p) == 0 {
		return nil
	}
	slices.SortStableFunc(p, func(a, b Problem) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		return a.Line - b.Line
	})
	return p
}
