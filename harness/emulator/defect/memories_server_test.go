package defect

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"mftpspec/harness/emulator"
	"mftpspec/harness/emulator/standin"
)

// standIn is a stand-in for an FTP server, with the client that talks to it.
type standIn struct {
	*standin.Server
	log []string // of connections; read and written within Set
}

func newStandIn() *standIn {
	s := standin.New(refused(emulator.CauseServer), refused(emulator.CauseNetwork), "/home", "/home/sub", "/home/sub/sub", "/home/nil", "/home/few", "/home/few/1", "/home/few/2")
	for name, data := range map[string]string{"/home/f": "0123456789", "/home/empty": "", "/home/sub/x.txt": "inside", "/home/a.txt": "aaa", "/home/a": "bare"} {
		s.Files[name] = []byte(data)
	}
	return &standIn{Server: s}
}

func refused(cause emulator.Cause) error {
	return &emulator.Failure{Cause: cause, Err: errors.New("550 no")}
}

// tree is what the server holds, and the connections to it.
func (s *standIn) tree() string {
	all := s.Names()
	for i, name := range all {
		b, isFile := s.File(name)
		if isFile && len(b) > 60 {
			b = fmt.Appendf(nil, "%d bytes, last %q", len(b), b[len(b)-1:])
		}
		if isFile {
			all[i] = name + "=" + string(b)
		}
	}
	open := 0
	for _, c := range s.Sessions {
		if !c.Over() {
			open++
		}
	}
	return strings.Join(append(all, s.log...), "\n") + fmt.Sprintf("\n%d sessions open", open)
}

func (s *standIn) Dial(_ context.Context, c emulator.DialConfig) (emulator.Client, error) {
	s.Set(func() {
		s.log = append(s.log, fmt.Sprintf("connect to %s port %d, user of %d, password of %d", c.Host, c.Port, len(c.User), len(c.Password)))
	})
	switch {
	case c.Host == "no.name":
		return nil, refused(emulator.CauseResolve)
	case c.Port == 21:
		return nil, refused(emulator.CauseNetwork)
	case c.User == "wrong":
		return nil, refused(emulator.CauseServer)
	}
	return standInClient{s.Open("/home")}, nil
}

type standInClient struct{ *standin.Session }

func (c standInClient) List(_ context.Context, name string) ([]emulator.Entry, error) {
	entries, err := c.Entries(name)
	var all []emulator.Entry
	for _, e := range entries {
		if e.Dir {
			all = append(all, emulator.Entry{Name: e.Name, Dir: true, Perm: "rwx"})
		} else {
			all = append(all, emulator.Entry{Name: e.Name, Size: e.Size, ModTime: time.Date(2022, 8, 18, 7, 40, 0, 0, time.UTC), Perm: "rw-"})
		}
	}
	return all, err
}

func (c standInClient) Stor(_ context.Context, name string, appending bool) (emulator.Upload, error) {
	u, err := c.Upload(name, appending)
	if err != nil {
		return nil, err
	}
	return u, nil
}
