package campaign

import (
	"bytes"
	"context"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/redact"
	"mftpspec/harness/trace"
)

// Watcher asks what a bench is doing, as often as it likes, from
// Began on until the case has ended.
type Watcher interface {
	// Watch is given where to ask: the step that is carried out, and the bytes that went
	// over the serial line in this case.
	Watch(bench string, now func() (step string, bytes int64))
}

// Listener hears what goes over the serial lines, from the first
// contact on: line by line, with visible control bytes and without passwords.
type Listener interface {
	Heard(bench string, at time.Time, fromModule bool, line string)
}

// now is what the execution is doing.
func (x *execution) now() (step string, bytes int64) {
	for _, e := range x.slot.bench.Log().Since(x.mark) {
		if e.Lane == trace.Serial && e.Kind == "bytes" {
			bytes += max(e.N, int64(len(e.Bytes)))
		}
	}
	text, _ := x.doing.Load().(string)
	return text, bytes
}

// A line is told when it ends, when the other side speaks, when it has so many bytes or
// when nothing follows for so long.
const (
	heardMost  = 512
	heardPause = 200 * time.Millisecond
)

// listen tells a listener what a bench says and hears, until ctx ends.
func listen(ctx context.Context, b iut.Bench, secrets *redact.Secrets, to Listener) {
	log, mark := b.Log(), 0
	h := hearing{bench: b.Name(), secrets: redact.New(secrets), to: to}
	for ctx.Err() == nil {
		wait, cancel := ctx, context.CancelFunc(func() {})
		if len(h.line) > 0 {
			wait, cancel = context.WithTimeout(ctx, heardPause)
		}
		e, err := log.Wait(wait, mark, func(e trace.Event) bool { return e.Lane == trace.Serial && len(e.Bytes) > 0 })
		cancel()
		if err != nil {
			h.tell()
			continue
		}
		mark = e.Seq + 1
		h.take(log.Start().Add(e.At), e.Dir == trace.FromModule, e.Bytes)
	}
}

// hearing is a line as far as it was heard.
type hearing struct {
	bench      string
	secrets    *redact.Secrets
	to         Listener
	at         time.Time
	fromModule bool
	line       []byte
}

func (h *hearing) take(at time.Time, fromModule bool, b []byte) {
	if fromModule != h.fromModule {
		h.tell()
	}
	for len(b) > 0 {
		if len(h.line) == 0 {
			h.at, h.fromModule = at, fromModule
		}
		end := bytes.IndexByte(b, map[bool]byte{true: '\n', false: '\r'}[fromModule]) + 1
		n := end
		if n == 0 {
			n = len(b)
		}
		n = min(n, heardMost-len(h.line))
		h.line, b = append(h.line, b[:n]...), b[n:]
		if blank := len(bytes.Trim(h.line, "\r\n")) == 0; n == end && !blank || len(h.line) == heardMost {
			h.tell()
		}
	}
}

func (h *hearing) tell() {
	if len(h.line) == 0 {
		return
	}
	if !h.fromModule {
		h.secrets.Learn(string(h.line))
	}
	h.to.Heard(h.bench, h.at, h.fromModule, at.Visible(h.secrets.Bytes(h.line)))
	h.line = nil
}
