package html

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"

	"mftpspec/reports/model"
)

// A chunk is what the page unpacks when one of its cases is opened: so many cases, or
// fewer where they say much.
const (
	chunkCases = 128
	chunkTexts = 6000
)

// packer puts the details of cases into chunks: base64 of gzip of JSON, in which each
// text stands once, so that ten thousand cases stay a file that opens.
type packer struct {
	chunks []template.HTML // base64 needs no escaping, and in a script would not be unescaped
	kinds  kinds
	texts  texts
	open   []details
}

// chunk is the JSON of one.
type chunk struct {
	Texts []any     `json:"x"`
	Cases []details `json:"c"`
}

// add gives the place of the details of a case: the number of its chunk and its index there.
func (p *packer) add(k *model.Case, rows map[string]bool) (string, error) {
	place := fmt.Sprintf("%d.%d", len(p.chunks), len(p.open))
	k, err := k.Whole()
	if err != nil {
		return "", err
	}
	d := details{Head: head(k, rows), Evidence: p.evidence(k.Steps, k.Trace, transcriptLines, extentOf(k.Verdict))}
	for _, a := range k.Attempts {
		if len(a.Trace) > 0 {
			d.Attempts = append(d.Attempts, p.evidence(a.Steps, a.Trace, transcriptLines, extentOf(a.Verdict)))
		}
	}
	p.open = append(p.open, d)
	if len(p.open) < chunkCases && len(p.texts.list) < chunkTexts {
		return place, nil
	}
	return place, p.close()
}

func (p *packer) close() error {
	if len(p.open) == 0 {
		return nil
	}
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.DefaultCompression)
	if err != nil {
		return err
	}
	e := json.NewEncoder(z)
	e.SetEscapeHTML(false)
	if err := e.Encode(chunk{p.texts.list, p.open}); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	p.chunks = append(p.chunks, template.HTML(base64.StdEncoding.EncodeToString(out.Bytes())))
	p.open, p.texts = nil, texts{}
	return nil
}

// shown is the evidence of a case for a place on the page where it stands open.
func (p *packer) shown(k *model.Case, limit int) (template.JS, error) {
	k, err := k.Whole()
	if err != nil {
		return "", err
	}
	apart := packer{kinds: p.kinds}
	e := apart.evidence(k.Steps, k.Trace, limit, extentOf(k.Verdict))
	p.kinds = apart.kinds
	data, err := json.Marshal(struct {
		Texts    []any    `json:"x"`
		Evidence evidence `json:"e"`
	}{apart.texts.list, e})
	return template.JS(data), err
}
