package journal

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"mftpspec/reports/model"
)

// WriteResults replaces results.json in folder. Each case is one line, written as
// it is encoded: the traces of a run are never in memory a second time.
func WriteResults(folder string, r *model.Results) error {
	const none = "\n \"cases\": null"
	frame := *r
	frame.Cases = nil
	var b bytes.Buffer
	e := Encoder(&b)
	e.SetIndent("", " ")
	if err := e.Encode(frame); err != nil {
		return fmt.Errorf("journal: write %s: %w", model.File, err)
	}
	before, after, found := strings.Cut(b.String(), none)
	if !found {
		return fmt.Errorf("journal: write %s: no place for the cases", model.File)
	}
	return WriteFile(filepath.Join(folder, model.File), func(w io.Writer) error {
		io.WriteString(w, before+"\n \"cases\": [")
		e := Encoder(w)
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

// Encoder leaves < and > alone: they are all over the manual.
func Encoder(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e
}
