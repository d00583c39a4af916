package iut

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"

	"mftpspec/harness/at"
	"mftpspec/harness/judge"
	"mftpspec/reports/model"
)

// probeFile is a name that no user has.
const probeFile = "/mftpspec.probe"

// inlineData is how many bytes go into a put command; more go in its data mode.
const inlineData = 512

// probeFiles finds out at first contact whether the file commands work.
func (m *Module) probeFiles(ctx context.Context) error {
	files := m.Run.IXIT.Files
	if files.Put == "" || files.Get == "" {
		m.FilesWhy = model.Say("the laboratory gives no commands for the module's files")
		return nil
	}
	want := []byte("mftpspec")
	why, err := m.PutFile(ctx, probeFile, want)
	if err != nil {
		return err
	}
	if why.IsZero() {
		var got []byte
		if got, why, err = m.GetFile(ctx, probeFile); err != nil {
			return err
		}
		if why.IsZero() && !bytes.Equal(got, want) {
			why = model.Say("%s gives back %s", files.Get, at.Visible(got))
		}
	}
	m.FilesWhy = why
	return m.DeleteFile(ctx, probeFile)
}

// GetFile reads a local file; why says how the device refused.
func (m *Module) GetFile(ctx context.Context, name string) (data []byte, why model.Text, err error) {
	if err := m.KeepFile(ctx, name); err != nil {
		return nil, model.Text{}, err
	}
	return m.readFile(ctx, name)
}

func (m *Module) readFile(ctx context.Context, name string) (data []byte, why model.Text, err error) {
	get := m.Run.IXIT.Files.Get
	verb := judge.ParseCommand(get + "=").Verb
	m.Session().Expect(at.Context{Payload: "+" + verb + ": "})
	if err := m.Transmit(ctx, fmt.Sprintf("%s=%q", get, name)); err != nil {
		return nil, model.Text{}, err
	}
	until := m.Session().Within(m.ResultLimit(-1))
	for {
		tok, err := m.Next(ctx, until, func(t at.Token) bool {
			return t.Kind == at.Final || t.Kind == at.Payload || judge.ParseLine(t.Text).Name == verb
		})
		switch {
		case IsTimeout(err) && len(m.Session().Pending()) > 0 && m.Session().LastByte()+m.Timing().Immediate > m.Session().Now():
			until = m.Session().Now() + m.Timing().Immediate // a long line is still coming
		case IsTimeout(err):
			why := model.Say("%s is not answered", get)
			if data != nil {
				why = model.Say("%s gives %s bytes and no final result", get, len(data))
			}
			if rest, ok := m.Session().Drain(); ok {
				why = model.Say("%s stops after %s bytes of its answer", get, rest.End-rest.Start)
			}
			return nil, why, nil
		case err != nil:
			return nil, model.Text{}, err
		case tok.Kind == at.Payload:
			data = append(data, tok.Data...)
		case tok.OK():
			return data, model.Text{}, nil
		case tok.Kind == at.Final:
			return nil, model.Say("%s is answered with %s", get, at.VisibleText(tok.Text)), nil
		}
	}
}

// PutFile writes a local file; why says how the device refused.
func (m *Module) PutFile(ctx context.Context, name string, data []byte) (why model.Text, err error) {
	if err := m.KeepFile(ctx, name); err != nil {
		return model.Text{}, err
	}
	return m.writeFile(ctx, name, data)
}

// Writable says whether data can be written over the line: ESC cancels the data of the
// family's file commands.
func Writable(data []byte) bool { return bytes.IndexByte(data, '\x1b') < 0 }

// Typed is what is typed for the data of a local file: none end with ctrl+z, since a length
// of 0 is up to there.
func Typed(data []byte) []byte {
	if len(data) == 0 {
		return []byte{0x1a}
	}
	return data
}

func (m *Module) writeFile(ctx context.Context, name string, data []byte) (why model.Text, err error) {
	put := m.Run.IXIT.Files.Put
	if !Writable(data) {
		return model.Say("%s would be cancelled by ESC in the data of %s", put, name), nil
	}
	line := fmt.Sprintf("%s=%q,%d", put, name, len(data))
	if len(data) > 0 && len(data) <= inlineData && isPlain(data) {
		r, err := m.Ask(ctx, line+`,"`+string(data)+`"`, m.ResultLimit(-1))
		if IsTimeout(err) {
			return model.Say("%s is not answered", put), nil
		}
		if err == nil && !r.Ok() {
			why = model.Say("%s is answered with %s", put, r)
		}
		return why, err
	}
	m.Session().Expect(at.Context{Prompt: true})
	if err := m.Transmit(ctx, line); err != nil {
		return model.Text{}, err
	}
	tok, err := m.Next(ctx, m.Session().Within(m.Timing().Immediate), func(t at.Token) bool { return t.Kind == at.Prompt || t.Kind == at.Final })
	if IsTimeout(err) {
		return model.Say("%s gives no prompt", put), nil
	}
	if err != nil {
		return model.Text{}, err
	}
	if tok.Kind == at.Final {
		return model.Say("%s in data mode is answered with %s", put, at.VisibleText(tok.Text)), nil
	}
	if err := m.Wrote(ctx, "data of "+put, m.Session().Write(ctx, Typed(data))); err != nil {
		return model.Text{}, err
	}
	verb := judge.ParseCommand(line).Verb
	tok, err = m.NextWithin(ctx, verb, m.ResultLimit(-1), func(t at.Token) bool { return t.Kind == at.Final })
	if IsTimeout(err) {
		return model.Say("%s does not end", put), nil
	}
	if err == nil && !tok.OK() {
		why = model.Say("%s ends with %s", put, at.VisibleText(tok.Text))
	}
	for _, tok := range m.Unread() {
		l := judge.ParseLine(tok.Text)
		if n, err := strconv.Atoi(l.At(0)); l.Name == verb && err == nil && n != len(data) && why.IsZero() {
			why = model.Say("%s took %s of %s bytes", put, n, len(data))
		}
	}
	m.DropUnreadIf(func(tok at.Token) bool { return judge.ParseLine(tok.Text).Name == verb })
	return why, err
}

// DeleteFile removes a local file, if the laboratory has a command for it and
// the file is there.
func (m *Module) DeleteFile(ctx context.Context, name string) error {
	del := m.Run.IXIT.Files.Delete
	if del == "" {
		return nil
	}
	if err := m.KeepFile(ctx, name); err != nil {
		return err
	}
	if _, err := m.Ask(ctx, fmt.Sprintf("%s=%q", del, name), m.Timing().Immediate); err != nil && !IsTimeout(err) {
		return err
	}
	return nil
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
