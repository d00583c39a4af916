// Package cucumber writes results as Cucumber JSON and as Cucumber Messages. Cli calls WriteJSON
// and WriteMessages. It must never turn a verdict other than pass into a status that a reader of
// Cucumber takes for passed.
package cucumber

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"mftpspec/reports"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/text"
	"mftpspec/reports/waiver"
)

// WriteJSON writes results as Cucumber JSON. fail and error are failed, inconc
// is pending, na and what was not run is skipped; the message of a step begins
// with the verdict.
func WriteJSON(w io.Writer, r *model.Results, o reports.Options) error {
	r, waived, err := reports.Prepare(r, o)
	if err != nil {
		return err
	}
	standing := text.StandingOf(r, waived)
	out := bufio.NewWriter(w) // its first error stands until Flush
	separator := "[\n "
	for _, g := range byFeature(r.Cases) { // a feature at a time is in memory
		f := cucumberFeature{URI: g.URI, ID: slug(g.URI), Keyword: "Feature", Name: g.Name, Description: standing.Mark(language.English), Line: 1, Tags: []cucumberTag{}}
		if standing.Virtual() {
			f.Tags = append(f.Tags, cucumberTag{Name: virtualTag, Line: 1})
		}
		for _, k := range g.Cases {
			e, err := cucumberOf(k, f.ID, waived)
			if err != nil {
				return fmt.Errorf("reports: cucumber: %w", err)
			}
			f.Elements = append(f.Elements, e)
		}
		data, err := json.MarshalIndent(f, " ", " ")
		if err != nil {
			return fmt.Errorf("reports: cucumber: %w", err)
		}
		out.WriteString(separator)
		if _, err := out.Write(data); err != nil {
			return fmt.Errorf("reports: cucumber: %w", err)
		}
		separator = ",\n "
	}
	if len(r.Cases) == 0 {
		out.WriteString("[]\n")
	} else {
		out.WriteString("\n]\n")
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("reports: cucumber: %w", err)
	}
	return nil
}

// virtualTag is the tag of every feature that was executed without a module.
const virtualTag = "@VIRTUAL-MODULE"

type cucumberFeature struct {
	URI         string            `json:"uri"`
	ID          string            `json:"id"`
	Keyword     string            `json:"keyword"`
	Name        string            `json:"name"`
	Description string            `json:"description"`
	Line        int               `json:"line"`
	Tags        []cucumberTag     `json:"tags"`
	Elements    []cucumberElement `json:"elements"`
}

type cucumberTag struct {
	Name string `json:"name"`
	Line int    `json:"line"`
}

type cucumberElement struct {
	ID          string         `json:"id"`
	Keyword     string         `json:"keyword"`
	Type        string         `json:"type"`
	Name        string         `json:"name"`
	Description string         `json:"description"`
	Line        int            `json:"line"`
	Tags        []cucumberTag  `json:"tags"`
	Steps       []cucumberStep `json:"steps"`
}

type cucumberStep struct {
	Keyword    string              `json:"keyword"`
	Name       string              `json:"name"`
	Line       int                 `json:"line"`
	Match      map[string]string   `json:"match"`
	Result     cucumberResult      `json:"result"`
	Doc        *cucumberDoc        `json:"doc_string,omitempty"`
	Rows       []cucumberRow       `json:"rows,omitempty"`
	Embeddings []cucumberEmbedding `json:"embeddings,omitempty"`
}

type cucumberDoc struct {
	Value       string `json:"value"`
	ContentType string `json:"content_type"`
	Line        int    `json:"line"`
}

type cucumberRow struct {
	Cells []string `json:"cells"`
}

type cucumberResult struct {
	Status   string `json:"status"`
	Duration int64  `json:"duration,omitempty"` // nanoseconds
	Error    string `json:"error_message,omitempty"`
}

type cucumberEmbedding struct {
	MIME string `json:"mime_type"`
	Data []byte `json:"data"` // base64
}

func cucumberOf(k *model.Case, feature string, waived *waiver.Applied) (cucumberElement, error) {
	_, line := place(k)
	e := cucumberElement{ID: feature + ";" + slug(k.ID), Keyword: "Scenario", Type: "scenario", Name: text.Visible([]byte(k.ID + " " + k.Title)),
		Description: text.Visible([]byte(k.Rule)), Line: line}
	for _, t := range caseTags(k) {
		e.Tags = append(e.Tags, cucumberTag{Name: "@" + t, Line: line})
	}
	steps := shownSteps(k)
	at := guilty(k, steps)
	for i, s := range steps {
		c := cucumberStep{Keyword: keyword(&s) + " ", Name: text.VisibleText(s.Text), Line: s.Line, Match: map[string]string{"location": k.Feature},
			Result: cucumberResult{Status: cucumberStatus(s.Verdict), Duration: s.DurationUS * 1000}}
		if s.Doc != "" {
			c.Doc = &cucumberDoc{Value: text.VisibleText(s.Doc), Line: s.Line + 1}
		}
		for _, row := range visibleRows(s.Table) {
			c.Rows = append(c.Rows, cucumberRow{row})
		}
		if i == at && k.Verdict != model.Pass {
			c.Result.Status = cucumberStatus(k.Verdict)
			c.Result.Error = verdictText(k, waived)
			whole, err := k.Whole()
			if err != nil {
				return e, err
			}
			if text := text.Transcript(whole, 64<<10); text != "" {
				c.Embeddings = []cucumberEmbedding{{MIME: "text/plain", Data: []byte(text)}}
			}
		}
		e.Steps = append(e.Steps, c)
	}
	return e, nil
}

// verdictText is the verdict and its reason as the Cucumber formats show them.
func verdictText(k *model.Case, waived *waiver.Applied) string {
	s := string(k.Verdict) + ": " + text.Message(language.English, k) + "\n" + text.Explain(language.English, k)
	if w, ok := waived.Valid[k.ID]; ok {
		s = fmt.Sprintf("waived until %s: %s\n%s", w.Expires, w.Ground(), s)
	}
	return s
}

// caseTags are the tags of a case, its id among them.
func caseTags(k *model.Case) []string {
	tags := []string{k.ID}
	for _, t := range k.Tags {
		if t = strings.TrimPrefix(t, "@"); t != k.ID {
			tags = append(tags, t)
		}
	}
	return tags
}

func slug(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, s)
}
