package strictyaml

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

// Largest is the size of the largest file that is read, in bytes: ten times that of
// requirements.yaml, the largest there is.
const Largest = 1 << 20

// deepest is how deep groups and lists may stand in each other, written out or by
// aliases: a laboratory has four levels.
const deepest = 16

// most is how many values a document may fill, aliases followed: requirements.yaml has
// three thousand.
const most = 1 << 16

// Read reads what Decode takes, and no more: a larger file is an error.
func Read(in io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in, Largest+1))
	if err == nil {
		err = sized(data)
	}
	return data, err
}

func sized(data []byte) error {
	if len(data) > Largest {
		return fmt.Errorf("more than %d KiB; is this another file?", Largest>>10)
	}
	return nil
}

var errTooDeep = errors.New("groups stand too deep in each other; write them flat")

// bounded looks at size and depth before anything is parsed: the parser goes as deep
// as its input does.
func bounded(data []byte) (*token.Position, error) {
	if err := sized(data); err != nil {
		return nil, err
	}
	brackets, line, onLine := 0, 0, 0
	for _, t := range lexer.Tokenize(string(data)) {
		if t.Position.Line != line {
			line, onLine = t.Position.Line, 0
		}
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			brackets++
		case token.SequenceEndType, token.MappingEndType:
			brackets--
		case token.SequenceEntryType, token.MappingKeyType, token.TagType, token.AnchorType: // "- - - a": each is a level
			onLine++
		}
		if max(brackets, onLine) > deepest || (t.Position.IndentNum > 8*deepest && strings.TrimSpace(t.Value) != "") {
			return t.Position, errTooDeep
		}
	}
	return nil, nil
}
