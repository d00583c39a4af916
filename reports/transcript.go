package reports

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"mftpspec/reports/language"
	"mftpspec/reports/model"
)

// extent is how much of one event is shown: the first and the last bytes. The
// whole is in results.json.
type extent struct{ head, tail int }

// A case shows its events at length until that makes spent bytes; then, and in
// captions, briefly.
const (
	shownHead = 2048
	shownTail = 256
	spent     = 32 << 10
)

func atLength() extent { return extent{shownHead, shownTail} }
func briefly() extent  { return extent{64, 16} }

// speaker says who an event came from and who it went to.
func speaker(e *model.Event) string {
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
	return visible([]byte(e.Lane))
}

// said is what an event shows: its words, its bytes, or what stands for bytes
// that are elsewhere.
func said(e *model.Event, x extent) []piece {
	if len(e.Bytes) == 0 {
		list := pieces([]byte(cut(e.Text, x.head)))
		if e.Digest != "" {
			list = append(list, piece{text: strings.TrimRight(fmt.Sprintf(" %d bytes, SHA-256 %s %s", e.Size, e.Digest, e.File), " ")})
		} else if e.Size > 0 {
			list = append(list, piece{text: fmt.Sprintf(" (%d bytes)", e.Size)})
		}
		return list
	}
	var list []piece
	if e.Text != "" {
		list = append(pieces([]byte(cut(e.Text, x.head))), piece{text: " "})
	}
	if len(e.Bytes) <= x.head+x.tail {
		return append(list, pieces(e.Bytes)...)
	}
	list = append(list, pieces(e.Bytes[:x.head])...)
	all := fmt.Sprintf(" … %d bytes in all … ", len(e.Bytes))
	if x == atLength() {
		sum := sha256.Sum256(e.Bytes)
		all = fmt.Sprintf(" … %d bytes in all, SHA-256 %s … ", len(e.Bytes), hex.EncodeToString(sum[:]))
	}
	list = append(list, piece{text: all})
	return append(list, pieces(e.Bytes[len(e.Bytes)-x.tail:])...)
}

// kindShown is the kind of an event, where its words do not say it.
func kindShown(e *model.Event) string {
	if e.Kind == "bytes" || e.Kind == "cmd" || e.Kind == "reply" || strings.HasPrefix(e.Text, e.Kind) {
		return ""
	}
	return visible([]byte(e.Kind))
}

// transcript is the trace of a case as plain text, at most limit bytes of it.
// Times are milliseconds since its first event.
func transcript(k *model.Case, limit int) string {
	var s strings.Builder
	x, shown := atLength(), 0
	for i := range k.Trace {
		e := &k.Trace[i]
		if shown += min(len(e.Bytes), x.head); shown > spent {
			x = briefly()
		}
		fmt.Fprintf(&s, "%10.3f ms  %-16s ", float64(e.TimeUS-k.Trace[0].TimeUS)/1000, speaker(e))
		if kind := kindShown(e); kind != "" {
			s.WriteString(kind + ": ")
		}
		for _, p := range said(e, x) {
			s.WriteString(p.text)
		}
		s.WriteByte('\n')
		if s.Len() > limit && i+1 < len(k.Trace) {
			return cut(s.String(), limit) + fmt.Sprintf("… and %d more events, in results.json\n", len(k.Trace)-i-1)
		}
	}
	return s.String()
}

// explain is the reason of a verdict as plain text, one line for each part.
func explain(lang string, k *model.Case) string {
	if text := repeated(k); text != "" && k.Reason != nil {
		single := *k
		single.Repeats = nil
		return explain(lang, &single) + fmt.Sprintf("%-10s %s\n", "repeats:", text)
	}
	if k.Reason == nil {
		return ""
	}
	var s strings.Builder
	entry := func(name, value string) {
		if value != "" {
			label := fmt.Sprintf("%-10s ", name+":")
			if lang == Chinese {
				label = say(lang, name) + "：" // characters of two columns do not line up
			}
			fmt.Fprintf(&s, "%s%s\n", label, cut(visibleText(language.Statement(lang, value)), shownHead))
		}
	}
	r := k.Reason
	entry("verdict", say(lang, string(k.Verdict)))
	entry("clause", strings.TrimSpace(clauseMark(r.Clause)+" "+r.Requirement))
	entry("message", r.Message)
	entry("step", r.Step)
	entry("sent", r.Sent)
	entry("expected", r.Expected)
	entry("observed", r.Observed)
	entry("server", r.Server)
	entry("blocked by", r.BlockedBy)
	entry("reproduce", strings.Join(r.Reproduce, "\n           "))
	return s.String()
}

// clauseMark writes a clause of the manual as §3.10; V.250 is no clause of it.
func clauseMark(clause string) string {
	if clause == "" || clause[0] < '0' || clause[0] > '9' {
		return clause
	}
	return "§" + clause
}
