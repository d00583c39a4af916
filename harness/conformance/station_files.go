package conformance

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"mftpspec/harness/at"
)

// probeFile is a name that no user has.
const probeFile = "/mftpspec.probe"

// inlineData is how many bytes go into a put command; more go in its data mode.
const inlineData = 512

// probeFiles finds out at first contact whether the file commands work.
func (st *station) probeFiles(ctx context.Context) error {
	files := st.run.IXIT.Files
	if files.Put == "" || files.Get == "" {
		st.filesWhy = "the laboratory gives no commands for the module's files"
		return nil
	}
	want := []byte("mftpspec")
	why, err := st.putFile(ctx, probeFile, want)
	if err != nil {
		return err
	}
	if why == "" {
		var got []byte
		if got, why, err = st.getFile(ctx, probeFile); err != nil {
			return err
		}
		if why == "" && !bytes.Equal(got, want) {
			why = fmt.Sprintf("%s gives back %s", files.Get, at.Visible(got))
		}
	}
	st.filesWhy = why
	return st.deleteFile(ctx, probeFile)
}

// getFile reads a local file.
func (st *station) getFile(ctx context.Context, name string) (data []byte, why string, err error) {
	get := st.run.IXIT.Files.Get
	verb := parseCommand(get + "=").verb
	st.session().Expect(at.Context{Payload: "+" + verb + ": "})
	if err := st.transmit(ctx, fmt.Sprintf("%s=%q", get, name)); err != nil {
		return nil, "", err
	}
	until := st.session().Now() + st.resultLimit(-1)
	for {
		tok, err := st.next(ctx, until, func(t at.Token) bool {
			return t.Kind == at.Final || t.Kind == at.Payload || parseLine(t.Text).name == verb
		})
		switch {
		case isTimeout(err) && len(st.session().Pending()) > 0 && st.session().LastByte()+st.timing().Immediate > st.session().Now():
			until = st.session().Now() + st.timing().Immediate // a long line is still coming
		case isTimeout(err):
			why := get + " is not answered"
			if data != nil {
				why = fmt.Sprintf("%s gives %d bytes and no final result", get, len(data))
			}
			if rest, ok := st.session().Drain(); ok {
				why = fmt.Sprintf("%s stops after %d bytes of its answer", get, rest.End-rest.Start)
			}
			return nil, why, nil
		case err != nil:
			return nil, "", err
		case tok.Kind == at.Payload:
			data = append(data, tok.Data...)
		case tok.Kind == at.Final && tok.Text == "OK":
			return data, "", nil
		case tok.Kind == at.Final:
			return nil, get + " is answered with " + at.VisibleText(tok.Text), nil
		}
	}
}

// putFile writes a local file; why says how the device refused.
func (st *station) putFile(ctx context.Context, name string, data []byte) (why string, err error) {
	put := st.run.IXIT.Files.Put
	line := fmt.Sprintf("%s=%q,%d", put, name, len(data))
	if len(data) > 0 && len(data) <= inlineData && isPlain(data) {
		r, err := st.ask(ctx, line+`,"`+string(data)+`"`, st.resultLimit(-1))
		if isTimeout(err) {
			return put + " is not answered", nil
		}
		if err == nil && !r.ok() {
			why = put + " is answered with " + r.String()
		}
		return why, err
	}
	st.session().Expect(at.Context{Prompt: true})
	if err := st.transmit(ctx, line); err != nil {
		return "", err
	}
	tok, err := st.next(ctx, st.session().Now()+st.timing().Immediate, func(t at.Token) bool { return t.Kind == at.Prompt || t.Kind == at.Final })
	if isTimeout(err) {
		return put + " gives no prompt", nil
	}
	if err != nil {
		return "", err
	}
	if tok.Kind == at.Final {
		return put + " in data mode is answered with " + at.VisibleText(tok.Text), nil
	}
	if err := st.wrote(ctx, "data of "+put, st.session().Write(ctx, data)); err != nil {
		return "", err
	}
	tok, err = st.next(ctx, st.session().Now()+st.resultLimit(-1), func(t at.Token) bool { return t.Kind == at.Final })
	if isTimeout(err) {
		return put + " does not end", nil
	}
	if err == nil && tok.Text != "OK" {
		why = put + " ends with " + at.VisibleText(tok.Text)
	}
	st.inboxWithout(parseCommand(line).verb)
	return why, err
}

// deleteFile removes a local file, if the laboratory has a command for it and
// the file is there.
func (st *station) deleteFile(ctx context.Context, name string) error {
	del := st.run.IXIT.Files.Delete
	if del == "" {
		return nil
	}
	if _, err := st.ask(ctx, fmt.Sprintf("%s=%q", del, name), st.timing().Immediate); err != nil && !isTimeout(err) {
		return err
	}
	return nil
}

func (st *station) inboxWithout(name string) {
	kept := st.inbox[:0]
	for _, tok := range st.inbox {
		if parseLine(tok.Text).name != name {
			kept = append(kept, tok)
		}
	}
	st.inbox = kept
}

// isPlain says whether data can stand between quotes in a command line.
func isPlain(data []byte) bool {
	for _, b := range data {
		if b < ' ' || b > '~' || strings.IndexByte(`"\`, b) >= 0 {
			return false
		}
	}
	return true
}
