package ftpserver

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	ftplib "github.com/fclairamb/ftpserverlib"
)

// handle is the file of one RETR, STOR or APPE.
type handle struct {
	v     *view
	t     *transfer
	file  *openFile
	name  string
	moved int64 // bytes in this transfer

	left  int64 // After: bytes until cause; -1: never
	cause error
	leftX *shot
	begun bool
}

// GetHandle opens a file for ftpserverlib; offset is that of REST, which seeks
// by itself.
func (v *view) GetHandle(name string, flags int, offset int64) (ftplib.FileTransfer, error) {
	v.f.s.mu.Lock()
	var t *transfer
	if p := v.f.current(); p != nil {
		t = p.transfer
	}
	v.f.s.mu.Unlock()
	if t == nil {
		return nil, v.deny("open", name)
	}
	what := flagNames(flags)
	v.f.s.update(func() { t.rec.Flags, t.rec.Offset = what, offset })
	err := v.applyFaults(OpOpen)
	var file *openFile
	if err == nil {
		file, err = v.f.s.tree.clientOpen(name, flags)
	}
	if err != nil {
		v.f.s.update(func() { t.fileErr, t.rec.Err = err, err.Error() })
		return nil, v.record("open", what+" "+name, err)
	}
	v.f.s.update(func() { t.fileOpen = true })
	_ = v.record("open", fmt.Sprintf("%s %s offset %d", what, name, offset), nil)
	return &handle{v: v, t: t, file: file, name: name, left: -1}, nil
}

func flagNames(flags int) string {
	names := []string{"RDONLY"}
	if flags&os.O_WRONLY != 0 {
		names[0] = "WRONLY"
	}
	for _, f := range []struct {
		bit  int
		name string
	}{{os.O_CREATE, "CREATE"}, {os.O_TRUNC, "TRUNC"}, {os.O_APPEND, "APPEND"}} {
		if flags&f.bit != 0 {
			names = append(names, f.name)
		}
	}
	return strings.Join(names, "|")
}

// arm takes the faults of the first read or write.
func (h *handle) arm(op FileOp) {
	if h.begun {
		return
	}
	h.begun = true
	for _, x := range h.v.f.s.take(h.v.f.id, happening{place: atFile, op: op}) {
		for _, a := range x.fault.Do {
			switch a.do {
			case delay:
				x.hit(a.do)
				pause(a.wait, h.v.f.gone, h.v.f.s.ctx.Done())
			case fail:
				h.left, h.cause, h.leftX = 0, a.cause, x
			case after:
				h.left, h.cause, h.leftX = a.n, a.then.cause, x
			}
		}
	}
}

// room is how many of n bytes may move before a fault.
func (h *handle) room(n int) (int, error) {
	if h.left < 0 || n == 0 {
		return n, nil
	}
	if h.left == 0 {
		h.leftX.hit(fail)
		return 0, h.broke(h.cause)
	}
	return int(min(int64(n), h.left)), nil
}

func (h *handle) broke(err error) error {
	h.v.f.s.update(func() {
		if h.t.fileErr == nil {
			h.t.fileErr, h.t.rec.Err = err, err.Error()
		}
	})
	return forReply(err)
}

func (h *handle) count(n int) {
	h.moved += int64(n)
	if h.left > 0 {
		h.left -= int64(n)
	}
	h.v.f.s.mu.Lock()
	h.t.rec.File += int64(n)
	h.v.f.s.mu.Unlock()
}

func (h *handle) Read(b []byte) (int, error) {
	h.arm(OpRead)
	n, err := h.room(len(b))
	if err != nil {
		return 0, err
	}
	n, err = h.file.Read(b[:n])
	h.count(n)
	if err != nil && err != io.EOF {
		err = h.broke(err)
	}
	return n, err
}

// storesCRLF is where ftpserverlib writes the lines of an upload in TYPE A with CR LF.
const storesCRLF = runtime.GOOS == "windows"

// stored is what is stored of a piece of an upload: in TYPE A lines end with LF,
// whatever the system that the server runs on. ftpserverlib never divides a CR LF.
func stored(b []byte, ascii, crlf bool) []byte {
	if !ascii || !crlf {
		return b
	}
	return bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
}

func (h *handle) Write(b []byte) (done int, err error) {
	h.arm(OpWrite)
	whole := len(b)
	b = stored(b, h.t.rec.Type == "A", storesCRLF)
	for done < len(b) {
		n, err := h.room(len(b) - done)
		if err != nil {
			return done, err
		}
		n, err = h.file.Write(b[done : done+n])
		h.count(n)
		done += n
		if err != nil {
			return done, h.broke(err)
		}
	}
	return whole, nil
}

func (h *handle) Seek(offset int64, whence int) (int64, error) { return h.file.Seek(offset, whence) }

// TransferError is told why a transfer broke off, before Close.
func (h *handle) TransferError(err error) {
	h.v.f.s.update(func() {
		if h.t.rec.Err == "" && !errors.Is(err, io.EOF) {
			h.t.rec.Err = err.Error()
		}
	})
}

func (h *handle) Close() error {
	err := h.v.applyFaults(OpClose)
	if errClose := h.file.Close(); err == nil {
		err = errClose
	}
	if err != nil {
		err = h.broke(err)
	}
	h.v.f.s.update(func() { h.t.fileOpen = false })
	return h.v.record("close", fmt.Sprintf("%s after %d bytes", h.name, h.moved), err)
}
