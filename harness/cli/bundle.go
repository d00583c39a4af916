package cli

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"mftpspec/reports/bundle"
	"mftpspec/reports/manifest"
	"mftpspec/reports/model"
)

// provenanceFile says in a bundle what the verdicts were given with.
const provenanceFile = "provenance.json"

// manualDigest is the SHA-256 of the text of the manual that the suite was written
// from (UTF-8, as it was extracted from the PDF of V3.1.0).
const manualDigest = "19f5a56ecff44795978827429cb41dc24164da53e1c72ea6fc178073ef10e261"

// provenance is the manual and the suite, each with its digest.
type provenance struct {
	Schema string `json:"schema"`
	Manual source `json:"manual"`
	Suite  source `json:"suite"`
}

type source struct {
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
	SHA256  string `json:"sha256"`
}

func provenanceOf(r *model.Results) provenance {
	return provenance{Schema: "mftpspec.provenance/1", Manual: source{Name: r.Suite.Manual, SHA256: manualDigest},
		Suite: source{Name: r.Suite.Name, Version: r.Suite.Version, SHA256: r.Suite.Digest}}
}

func (p provenance) write(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(p)
}

// writeBundle makes the archive of all that a folder's manifest lists, with the
// manifest and, where there is one, the signature.
func writeBundle(ctx context.Context, name, folder string, files []string, r *model.Results) error {
	files = append(slices.Clone(files), manifest.Name)
	if _, err := os.Stat(filepath.Join(folder, manifest.Signature)); err == nil {
		files = append(files, manifest.Signature)
	}
	end := r.Run.Started.Add(time.Duration(r.Run.DurationMS) * time.Millisecond)
	return writeFile(ctx, name, func(w io.Writer) error { return bundle.Write(w, os.DirFS(folder), files, end) })
}
