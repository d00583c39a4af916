package text

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"mftpspec/reports/model"
)

// Extent is how much of one event is shown: the first and the last bytes. The
// whole is in results.json.
type Extent struct{ Head, tail int }

// A case shows its events at length until that makes spent bytes; then, and in
// captions, briefly.
const (
	ShownHead = 2048
	shownTail = 256
	Spent     = 32 << 10
)

// AtLength, Shortly and Briefly are the extents of an event: of a case that did not
// pass, of one that passed, and in captions.
func AtLength() Extent { return Extent{ShownHead, shownTail} }
func Shortly() Extent  { return Extent{256, 32} }
func Briefly() Extent  { return Extent{64, 16} }

// Speaker says who an event came from and who it went to.
func Speaker(e *model.Event) string {
	switch e.Lane + "/" + e.Dir {
	case "serial/host":
		return "host → module"
	case "serial/module":
		return "module → host"
	case "ftp-control/client", "ftp-data/client":
		return "module → server"
	case "ftp-control/server", "ftp-data/server":
		return "server → module"
	}
	return Visible([]byte(e.Lane))
}

// Said is what an event shows: its words, its bytes, or what stands for bytes
// that are elsewhere.
func Said(e *model.Event, x Extent) []Piece {
	if len(e.Bytes) == 0 {
		list := Pieces([]byte(Cut(e.Text, x.Head)))
		if e.Digest != "" {
			list = append(list, Piece{Text: strings.TrimRight(fmt.Sprintf(" %d bytes, SHA-256 %s %s", e.Size, e.Digest, e.File), " ")})
		} else if e.Size > 0 {
			list = append(list, Piece{Text: fmt.Sprintf(" (%d bytes)", e.Size)})
		}
		return list
	}
	var list []Piece
	if e.Text != "" {
		list = append(Pieces([]byte(Cut(e.Text, x.Head))), Piece{Text: " "})
	}
	if len(e.Bytes) <= x.Head+x.tail {
		return append(list, Pieces(e.Bytes)...)
	}
	list = append(list, Pieces(e.Bytes[:x.Head])...)
	all := fmt.Sprintf(" … %d bytes in all … ", len(e.Bytes))
	if x == AtLength() {
		sum := sha256.Sum256(e.Bytes)
		all = fmt.Sprintf(" … %d bytes in all, SHA-256 %s … ", len(e.Bytes), hex.EncodeToString(sum[:]))
	}
	list = append(list, Piece{Text: all})
	return append(list, Pieces(e.Bytes[len(e.Bytes)-x.tail:])...)
}

// KindShown is the kind of an event, where its words do not say it.
func KindShown(e *model.Event) string {
	if e.Kind == "bytes" || e.Kind == "cmd" || e.Kind == "reply" || strings.HasPrefix(e.Text, e.Kind) {
		return ""
	}
	return Visible([]byte(e.Kind))
}

// Transcript is the trace of a case as plain text, at most limit bytes of it.
// Times are milliseconds since its first event.
func Transcript(k *model.Case, limit int) string {
	var s strings.Builder
	x, shown := AtLength(), 0
	for i := range k.Trace {
		e := &k.Trace[i]
		if shown += min(len(e.Bytes), x.Head); shown > Spent {
			x = Briefly()
		}
		fmt.Fprintf(&s, "%10.3f ms  %-16s ", float64(e.TimeUS-k.Trace[0].TimeUS)/1000, Speaker(e))
		if kind := KindShown(e); kind != "" {
			s.WriteString(kind + ": ")
		}
		for _, p := range Said(e, x) {
			s.WriteString(p.Text)
		}
		s.WriteByte('\n')
		if s.Len() > limit && i+1 < len(k.Trace) {
			return Cut(s.String(), limit) + fmt.Sprintf("… and %d more events, in results.json\n", len(k.Trace)-i-1)
		}
	}
	return s.String()
}
