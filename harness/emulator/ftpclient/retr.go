package ftpclient

import (
	"context"
	"fmt"
	"io"
)

// Retr copies length bytes of a file from offset on into w as they come, and returns how many w
// got; length -1 means up to the end (§3.10). A file that is shorter is no error. With length 0
// the transfer is started and stopped. When w fails the kind is Local.
func (c *Client) Retr(ctx context.Context, path string, offset, length int64, w io.Writer) (int64, error) {
	if offset < 0 || length < -1 {
		return 0, &Error{Kind: Local, Op: "RETR", Err: fmt.Errorf("offset %d, length %d: expected 0 or more", offset, length)}
	}
	if err := c.begin("RETR"); err != nil {
		return 0, err
	}
	defer c.end()
	ascii, err := c.transferType(ctx)
	if err != nil {
		return 0, err
	}
	restart := offset
	if ascii {
		restart = 0 // servers refuse REST in ASCII: received and dropped instead
	}
	t, rested, err := c.transfer(ctx, "RETR", path, restart)
	if err != nil {
		return 0, err
	}
	out := &window{w: w, skip: offset, left: length}
	if rested {
		out.skip = 0
	}
	if !ascii {
		err = t.receive(ctx, out.put)
		return out.n, err
	}
	var text decoder
	err = t.receive(ctx, func(p []byte) (bool, error) { return out.put(text.decode(p)) })
	if err == nil {
		if _, flushErr := out.put(text.flush()); flushErr != nil {
			err = &Error{Kind: Local, Op: "RETR", Err: flushErr}
		}
	}
	return out.n, err
}

// window passes the bytes [skip, skip+left) of a stream on to w.
type window struct {
	w    io.Writer
	skip int64
	left int64 // -1: all
	n    int64 // passed on
}

// put takes the next bytes of the stream; done: the window is full.
func (o *window) put(p []byte) (done bool, err error) {
	drop := min(o.skip, int64(len(p)))
	o.skip -= drop
	p = p[drop:]
	if o.left >= 0 && int64(len(p)) > o.left {
		p = p[:o.left]
	}
	if len(p) > 0 {
		n, err := o.w.Write(p)
		o.n += int64(n)
		if err == nil && n < len(p) {
			err = io.ErrShortWrite
		}
		if err != nil {
			return false, err
		}
		if o.left > 0 {
			o.left -= int64(n)
		}
	}
	return o.left == 0, nil
}
