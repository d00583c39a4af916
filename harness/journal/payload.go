package journal

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"

	"mftpspec/harness/trace"
	"mftpspec/reports/model"
)

// payloadLimit is the size over which bytes go to a file of their own.
const payloadLimit = 64 << 10

// PayloadFolder is where they go, beside results.json.
const PayloadFolder = "payloads"

// RecordEvents puts a trace into the form of results.json. Large payloads are
// written to folder, under the name of their digest, so that equal ones are
// written once; with no folder the digest alone stands for them.
func RecordEvents(events []trace.Event, folder string) ([]model.Event, error) {
	var first error
	out := make([]model.Event, 0, len(events))
	for _, e := range events {
		m := model.Event{TimeUS: e.At.Microseconds(), Lane: string(e.Lane), Dir: string(e.Dir), Session: e.Session, Kind: e.Kind,
			Text: e.Text, Bytes: e.Bytes, Size: e.N, Digest: e.Digest}
		if m.Size == 0 {
			m.Size = int64(len(e.Bytes))
		}
		if len(e.Bytes) > payloadLimit {
			sum := sha256.Sum256(e.Bytes)
			m.Bytes, m.Digest = nil, hex.EncodeToString(sum[:])
			if folder != "" {
				name := path.Join(PayloadFolder, m.Digest+".bin")
				if err := writePayload(filepath.Join(folder, filepath.FromSlash(name)), e.Bytes); err == nil {
					m.File = name
				} else if first == nil {
					first = err
				}
			}
		}
		out = append(out, m)
	}
	return out, first
}

func writePayload(name string, data []byte) error {
	if info, err := os.Stat(name); err == nil && info.Size() == int64(len(data)) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return fmt.Errorf("journal: keep a payload: %w", err)
	}
	return WriteFile(name, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}
