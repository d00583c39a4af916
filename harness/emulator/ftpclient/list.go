package ftpclient

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Entry is one line of a listing (§3.7).
type Entry struct {
	Name    string // base name
	Dir     bool
	Size    int64     // 0 for a directory
	ModTime time.Time // UTC; seconds (or the whole time of day) are 0 when the server does not tell them
	Perm    string    // owner's permissions, three characters of [rwx-]
}

// maxListing bounds the memory of one listing, in bytes.
const maxListing = 8 << 20

// List lists a directory or one file; an empty path is the working directory. An existing
// directory with nothing in it is an empty slice and no error (Table 5, 14); a missing path is
// kind Server, also where the server answers LIST with an empty success (D28, D33): then
// MLST, or CWD there and back, tells the two apart.
//
// LIST is asked first, for the real modules do so; MLSD and MLST when the server refuses LIST as
// unknown or its answer cannot be parsed. Times are taken as UTC.
func (c *Client) List(ctx context.Context, path string) ([]Entry, error) {
	if err := c.begin("LIST"); err != nil {
		return nil, err
	}
	defer c.end()
	entries, err := c.list(ctx, path)
	if err != nil {
		return nil, orCanceled(ctx, err)
	}
	return entries, nil
}

func (c *Client) list(ctx context.Context, path string) ([]Entry, error) {
	if c.cfg.MachineFirst {
		if entries, ok := c.machineListing(ctx, path); ok && len(entries) > 0 {
			return entries, nil
		}
		if err := c.Err(); err != nil {
			return nil, err
		}
	}
	text, err := c.listing(ctx, "LIST", path)
	var entries []Entry
	if err == nil && c.cfg.PlainLists {
		if err := plainListing(text); err != nil {
			return nil, &Error{Kind: Parse, Op: "LIST", Err: err}
		}
	}
	if err == nil {
		entries, err = parseListing(text, c.now())
		if err == nil && len(entries) > 0 {
			return entries, nil
		}
		if err == nil {
			return c.emptyListing(ctx, path)
		}
		err = &Error{Kind: Parse, Op: "LIST", Err: err}
	}
	if KindOf(err) == Parse && c.Err() == nil || unimplemented(reply{code: CodeOf(err)}) && KindOf(err) == Server {
		if entries, ok := c.machineListing(ctx, path); ok {
			return entries, nil
		}
	}
	return nil, err
}

// machineListing lists with MLSD, and with MLST when path is a file. ok is false when the server
// knows neither, or refuses: then the failure of LIST is the one to tell.
func (c *Client) machineListing(ctx context.Context, path string) ([]Entry, bool) {
	text, err := c.listing(ctx, "MLSD", path)
	if err == nil {
		entries, err := parseMLSD(text)
		return entries, err == nil
	}
	if c.Err() != nil {
		return nil, false
	}
	entry, dir, err := c.mlst(ctx, path)
	if err != nil || dir {
		return nil, false
	}
	return []Entry{entry}, true
}

// emptyListing decides what a listing without entries means.
func (c *Client) emptyListing(ctx context.Context, path string) ([]Entry, error) {
	if path == "" {
		return nil, nil
	}
	entry, dir, err := c.mlst(ctx, path)
	switch {
	case err == nil && dir:
		return nil, nil
	case err == nil:
		return []Entry{entry}, nil // a file that LIST hides
	case KindOf(err) == Server && !unimplemented(reply{code: CodeOf(err)}):
		return nil, missing(err)
	case c.Err() != nil:
		return nil, err
	}
	// No MLST here. Go there and back; a file that LIST hides shows in neither way.
	back, err := c.pwd(ctx)
	if err != nil {
		return nil, err
	}
	if err = c.order(ctx, "CWD", path); err != nil {
		return nil, missing(err)
	}
	if err = c.order(ctx, "CWD", back); err != nil {
		return nil, err
	}
	return nil, nil
}

func missing(err error) error {
	var e *Error
	if !errors.As(err, &e) || e.Kind != Server {
		return err
	}
	return &Error{Kind: Server, Op: "LIST", Code: e.Code, Err: fmt.Errorf("the listing is empty, and %s was answered %w", e.Op, e.Err)}
}

// listing fetches a listing as text.
func (c *Client) listing(ctx context.Context, verb, path string) (string, error) {
	if strings.HasPrefix(path, "-") {
		path = "./" + path // servers take it for options otherwise
	}
	t, _, err := c.transfer(ctx, verb, path, 0)
	if err != nil {
		return "", err
	}
	var text strings.Builder
	large := false
	err = t.receive(ctx, func(p []byte) (bool, error) {
		if large = text.Len()+len(p) > maxListing; large {
			return true, nil
		}
		text.Write(p)
		return false, nil
	})
	if err == nil && large {
		err = &Error{Kind: Parse, Op: verb, Err: fmt.Errorf("a listing of more than %d bytes", maxListing)}
	}
	return text.String(), err
}

// mlst asks for the facts of one path over the control connection (RFC 3659 §7); dir says that it
// is a directory.
func (c *Client) mlst(ctx context.Context, path string) (entry Entry, dir bool, err error) {
	r, err := c.exchange(ctx, "MLST", path)
	if err == nil {
		err = c.judge("MLST", r, r.positive())
	}
	if err != nil {
		return Entry{}, false, err
	}
	for _, line := range r.lines {
		if !strings.HasPrefix(line, " ") {
			continue
		}
		entry, _, err := parseFacts(line[1:])
		if err == nil {
			return entry, entry.Dir, nil
		}
	}
	return Entry{}, false, &Error{Kind: Parse, Op: "MLST", Code: r.code, Err: fmt.Errorf("expected a line of facts in %q", clip(strings.Join(r.lines, " / ")))}
}

func (c *Client) now() time.Time {
	if c.cfg.Now != nil {
		return c.cfg.Now().UTC()
	}
	return time.Now().UTC()
}
