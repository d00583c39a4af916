package emulator

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"math"
	"time"
)

// download is one AT+MFTPRETR (§3.10).
type download struct {
	m              *Module
	ch             *channel
	a              *acknowledgement
	name, local    string
	offset, length int64 // length -1: to the end
	ascii, toFile  bool
	whole          bool // in one line (D05)
	chunk          int  // bytes in a line
	total          int64
	sum            int64 // delivered so far
	buf            []byte
	failed         error // why the module itself stopped
	earliest       time.Time
}

// mftpretr is AT+MFTPRETR=<connect_id>,<file_name>[,<local_file_name>[,<offset>[,<length>]]].
func (m *Module) mftpretr(r *Request) {
	p := r.params(2, 5)
	id := p.int(m.profile.Channels)
	d := &download{m: m, length: -1, chunk: m.profile.Chunk}
	d.name = p.string(m.profile.MaxString)
	d.local = p.localName(m.profile.MaxString)
	d.offset = optional(m, p, d.offset, p.size)
	d.length = optional(m, p, d.length, p.size)
	if p.refused(r) {
		return
	}
	d.ch = m.channel(id)
	d.toFile, d.ascii = d.ch.settings.LocalFS == 1, m.ascii(d.ch)
	d.whole = !d.toFile && m.reading(D05) == "one-line"
	switch {
	case d.toFile && d.local == "", // "must exist" (D10)
		!d.toFile && d.local != "" && m.reading(D07) == "refused":
		r.Refuse(errParameter)
		return
	case !m.available(r, d.ch):
		return
	case d.offset > math.MaxInt32 && m.reading(D08) == "refused":
		r.Refuse(errParameter)
		return
	case d.offset > math.MaxInt32 && m.reading(D08) == "failed":
		r.later(resultParameter)
		return
	}
	switch {
	case d.toFile:
		d.chunk = int(m.profile.FileSpace) + 1
	case d.whole:
		d.chunk = m.profile.WholeLimit
	}
	m.acknowledge(r, d.ch, func(a *acknowledgement) {
		d.a = a
		d.ch.transfer = stateDownload
		d.earliest = time.Now().Add(m.resultLatency(r.Name))
		m.run(d.ch, d.work, d.done)
	})
}

// work runs on the worker.
func (d *download) work(ctx context.Context, c Client) error {
	if err := d.m.relative(d.name, true); err != nil {
		return err
	}
	if reading := d.m.reading(D04); reading != "cumulative" {
		if n, err := c.Size(ctx, d.name); err == nil {
			d.total = n
			if reading == "requested-size" {
				d.total = max(n-d.offset, 0)
				if d.length >= 0 {
					d.total = min(d.total, d.length)
				}
			}
		}
	}
	if err := c.Type(ctx, d.ascii); err != nil {
		return err
	}
	if d.length == 0 && d.m.reading(D09Length) == "rest" {
		d.length = -1
	}
	if _, err := c.Retr(ctx, d.name, d.offset, d.length, deliverer{d, ctx}); err != nil {
		if d.failed != nil {
			return d.failed
		}
		if len(d.buf) > 0 && !d.toFile && !d.whole && d.m.reading(D05Last) == "as-it-comes" {
			return cmp.Or(d.makeRoom(ctx), err)
		}
		return err
	}
	if d.sum+int64(len(d.buf)) == 0 {
		return d.nothing()
	}
	return nil // the loop has the rest
}

// nothing is the outcome of a download without a byte (D09).
func (d *download) nothing() error {
	switch d.ofNothing() {
	case "zero-lengths", "bare-zero":
		return nil
	case "other-code":
		return failure(CauseFile, errors.New("emulator: nothing to download"))
	}
	return failure(CauseEmptyFile, errors.New("emulator: nothing to download"))
}

// ofNothing is the reading for a download without a byte.
func (d *download) ofNothing() string {
	if d.length == 0 {
		return d.m.reading(D09Length)
	}
	return d.m.reading(D09)
}

// deliverer takes the bytes of the file.
type deliverer struct {
	d   *download
	ctx context.Context
}

// Write gathers a line, and sends it when more comes: the last one is left to done,
// so that the channel is free when the host has it.
func (w deliverer) Write(b []byte) (int, error) {
	d := w.d
	for rest := b; len(rest) > 0; {
		if len(d.buf) == d.chunk {
			if d.failed = d.makeRoom(w.ctx); d.failed != nil {
				return 0, d.failed
			}
		}
		k := min(len(rest), d.chunk-len(d.buf))
		d.buf = append(d.buf, rest[:k]...)
		rest = rest[k:]
	}
	return len(b), nil
}

var _ io.Writer = deliverer{}

// makeRoom says one line and waits until it is on its way.
func (d *download) makeRoom(ctx context.Context) error {
	switch {
	case d.toFile:
		return failure(CauseStorage, errFull)
	case d.whole:
		return failure(CauseMemory, errors.New("emulator: the file is too long for one line"))
	}
	if err := waitUntil(ctx, d.earliest); err != nil {
		return err
	}
	payload := d.payload()
	return d.m.deliver(ctx, payload)
}

// payload takes what is gathered as one +MFTPRETR line, to be made on the loop.
func (d *download) payload() func() Unit {
	data, first := bytes.Clone(d.buf), d.sum == 0
	d.buf = d.buf[:0]
	d.sum += int64(len(data))
	sizes := []string{number(d.sumSize()), number(len(data))}
	return func() Unit {
		d.a.ok()
		u := d.m.info(Payload, "+MFTPRETR", d.ch.id, "+MFTPRETR", append([]string{number(d.ch.id), number(resultOK)}, sizes...)...)
		u.Data = data
		if !first && d.m.reading(D05) == "bare-follow" {
			u.Head = ""
		}
		return u
	}
}

// sumSize is the third field (D04).
func (d *download) sumSize() int64 {
	if d.total > 0 {
		return d.total
	}
	return d.sum
}

// done runs on the loop.
func (d *download) done(err error) {
	m := d.m
	if err == nil && d.toFile {
		d.sum = int64(len(d.buf))
		err = m.files.Put(d.local, d.buf)
	}
	switch {
	case err != nil:
		if !d.a.refused() {
			fields := []string{number(m.result(err))}
			if m.reading(D66Failed) == "with-lengths" {
				fields = append(fields, number(d.sum), "0")
			}
			m.report(d.ch, "+MFTPRETR", fields...)
		}
	case d.sum+int64(len(d.buf)) == 0 && d.ofNothing() == "bare-zero":
		d.a.ok()
		m.report(d.ch, "+MFTPRETR", number(resultOK))
	case d.toFile || len(d.buf) == 0:
		d.a.ok()
		m.report(d.ch, "+MFTPRETR", number(resultOK), number(d.sumSize()), number(d.sum))
	default:
		ctx := d.ch.ctx
		m.notifyPayload(d.payload()(), func() {
			if ctx.Err() == nil {
				m.settle(d.ch)
			}
		})
		return
	}
	m.settle(d.ch)
}
