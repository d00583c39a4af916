package html

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"fmt"
)

// packSize is how much HTML goes into one chunk: what the page unpacks when one
// of its cases is opened.
const packSize = 256 << 10

// packer puts the details of cases into chunks: base64 of gzip of a JSON list of
// HTML, so that ten thousand cases stay a file that opens.
type packer struct {
	chunks []string
	open   []string
	size   int
}

// add gives the place of a fragment: the number of its chunk and its index there.
func (p *packer) add(html string) (string, error) {
	place := fmt.Sprintf("%d.%d", len(p.chunks), len(p.open))
	p.open = append(p.open, html)
	p.size += len(html)
	if p.size < packSize {
		return place, nil
	}
	return place, p.close()
}

func (p *packer) close() error {
	if len(p.open) == 0 {
		return nil
	}
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	e := json.NewEncoder(z)
	e.SetEscapeHTML(false)
	if err := e.Encode(p.open); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	p.chunks = append(p.chunks, base64.StdEncoding.EncodeToString(out.Bytes()))
	p.open, p.size = nil, 0
	return nil
}

func (p *packer) finish() ([]string, error) {
	err := p.close()
	return p.chunks, err
}
