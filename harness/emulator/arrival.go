package emulator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
)

// arrive puts the module into a state in which somebody else may have left it (D21):
// settings of all channels, echo and form of errors, connections to a server that is
// gone, an open data mode, local files. All of it follows from Config.Arrival.
func (m *Module) arrive() {
	if m.config.Arrival == 0 {
		return
	}
	r := rand.New(rand.NewPCG(m.config.Arrival, 21))
	between := func(x Range) int { return x.Min + r.IntN(x.Max-x.Min+1) }
	m.shell.echo, m.shell.cmee = r.IntN(2) == 1, r.IntN(3)
	for _, ch := range m.channels {
		s := &ch.settings
		s.DataType, s.TransMode, s.Timeout = between(m.profile.DataType), between(m.profile.TransMode), between(m.profile.Timeout)
		s.SSLMode, s.SSLID, s.LocalFS, s.CID = between(m.profile.SSLMode), between(m.profile.SSLID), between(m.profile.LocalFS), between(m.profile.CID)
		if !m.supported(*s) && m.reading(D17) == "refused" {
			s.TransMode, s.SSLMode = m.profile.Defaults.TransMode, m.profile.Defaults.SSLMode
		}
		if r.IntN(2) == 1 {
			m.open(ch, "")
			ch.client = newLeftover()
			m.keep(ch.ctx, ch, ch.client)
		}
	}
	for _, name := range []string{"/usr/1.txt", "/usr/test.txt", "1.txt", "test.txt", "local.bin"} {
		if r.IntN(2) == 1 {
			_ = m.files.Put(name, bytes.Repeat([]byte{byte(r.IntN(256))}, r.IntN(3000)))
		}
	}
	ch := m.channels[r.IntN(len(m.channels))]
	if ch.client == nil {
		return
	}
	ch.settings.LocalFS = 0
	switch r.IntN(4) {
	case 0:
		m.execute(fmt.Sprintf(`+MFTPSTOR=%d,"left.txt",1,%d`, ch.id, between(m.profile.Length)))
	case 1:
		m.execute(fmt.Sprintf(`+MFTPAPPE=%d,"left.txt",0`, ch.id))
	case 2:
		m.execute(fmt.Sprintf(`+MFTPSTOR=%d,"left.txt"`, ch.id))
	}
}

// leftover is a session with a server that answers no more, except that transparent
// uploads to it have begun.
type leftover struct{ lost chan struct{} }

func newLeftover() *leftover { return &leftover{make(chan struct{})} }

var errGone = failure(CauseNetwork, errors.New("emulator: the server of this connection is gone"))

func (l *leftover) Pwd(context.Context) (string, error)                { return "", errGone }
func (l *leftover) Cwd(context.Context, string) error                  { return errGone }
func (l *leftover) Mkd(context.Context, string) error                  { return errGone }
func (l *leftover) Delete(context.Context, string) error               { return errGone }
func (l *leftover) Rename(context.Context, string, string) error       { return errGone }
func (l *leftover) List(context.Context, string) ([]Entry, error)      { return nil, errGone }
func (l *leftover) Size(context.Context, string) (int64, error)        { return 0, errGone }
func (l *leftover) Type(context.Context, bool) error                   { return nil }
func (l *leftover) Quit(context.Context) error                         { return nil }
func (l *leftover) Close() error                                       { return nil }
func (l *leftover) Lost() <-chan struct{}                              { return l.lost }
func (l *leftover) Stor(context.Context, string, bool) (Upload, error) { return newSink(), nil }

func (l *leftover) Retr(context.Context, string, int64, int64, io.Writer) (int64, error) {
	return 0, errGone
}

// sink is an upload that takes everything.
type sink struct{ broken chan struct{} }

func newSink() *sink { return &sink{make(chan struct{})} }

func (s *sink) Write(b []byte) (int, error) { return len(b), nil }
func (s *sink) Close() error                { return nil }
func (s *sink) Abort() error                { return nil }
func (s *sink) Broken() <-chan struct{}     { return s.broken }
