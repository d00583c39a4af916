package conformance

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"mftpspec/reports/model"
)

// JournalFile is the name of the journal of a run, beside model.File.
const JournalFile = "results.jsonl"

// writeResults replaces results.json in folder. Each case is one line, written as
// it is encoded: the traces of a run are never in memory a second time.
func writeResults(folder string, r *model.Results) error {
	const none = "\n \"cases\": null"
	frame := *r
	frame.Cases = nil
	var b bytes.Buffer
	e := encoder(&b)
	e.SetIndent("", " ")
	if err := e.Encode(frame); err != nil {
		return fmt.Errorf("conformance: write %s: %w", model.File, err)
	}
	before, after, found := strings.Cut(b.String(), none)
	if !found {
		return fmt.Errorf("conformance: write %s: no place for the cases", model.File)
	}
	return writeFile(filepath.Join(folder, model.File), func(w io.Writer) error {
		io.WriteString(w, before+"\n \"cases\": [")
		e := encoder(w)
		for i := range r.Cases {
			if i > 0 {
				io.WriteString(w, ",")
			}
			if err := e.Encode(&r.Cases[i]); err != nil {
				return err
			}
		}
		_, err := io.WriteString(w, "]"+after)
		return err
	})
}

// encoder leaves < and > alone: they are all over the manual.
func encoder(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e
}

// journal is results.jsonl: one line for each finished case, written at once, so
// that a run that is killed loses no more than the cases in flight. With
// --repeat a case has a line for each attempt; the last one counts.
type journal struct {
	file *os.File
}

func openJournal(folder string) (*journal, error) {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return nil, fmt.Errorf("cannot make the output folder: %w", err)
	}
	f, err := os.Create(filepath.Join(folder, JournalFile))
	if err != nil {
		return nil, fmt.Errorf("cannot write to the output folder: %w", err)
	}
	return &journal{file: f}, nil
}

// add appends a case. A nil journal keeps nothing.
func (j *journal) add(k *model.Case) error {
	if j == nil {
		return nil
	}
	var b bytes.Buffer
	if err := encoder(&b).Encode(k); err != nil {
		return fmt.Errorf("conformance: write %s: %w", JournalFile, err)
	}
	if _, err := j.file.Write(b.Bytes()); err != nil { // one call: a line is whole or absent
		return fmt.Errorf("conformance: write %s: %w", JournalFile, err)
	}
	return nil
}

func (j *journal) close() error {
	if j == nil {
		return nil
	}
	return j.file.Close()
}
