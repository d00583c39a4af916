package emulator

import (
	"context"
	"errors"
	"time"

	"mftpspec/harness/emulator/standin"
)

// fakeServer is a stand-in for an FTP server, with the client that talks to it: one session
// per Dial. Its fields are read and written within Set.
type fakeServer struct {
	*standin.Server
	dialErr error
	dials   []DialConfig
}

var errNo = failure(CauseServer, errors.New("550 no"))

func newFakeServer() *fakeServer {
	return &fakeServer{Server: standin.New(errNo, failure(CauseNetwork, errors.New("lost")), "/home", "/home/uftp", "/home/uftp/test")}
}

func (s *fakeServer) file(name string) string {
	b, _ := s.File(name)
	return string(b)
}

// Dial is a Dialer.
func (s *fakeServer) Dial(_ context.Context, c DialConfig) (_ Client, err error) {
	s.Set(func() {
		s.dials = append(s.dials, c)
		err = s.dialErr
	})
	if err != nil {
		return nil, err
	}
	return fakeClient{s.Open("/home/uftp")}, nil
}

type fakeClient struct{ *standin.Session }

func (c fakeClient) List(_ context.Context, name string) ([]Entry, error) {
	entries, err := c.Entries(name)
	var all []Entry
	for _, e := range entries {
		if e.Dir {
			all = append(all, Entry{Name: e.Name, Dir: true, Perm: "rwx"})
		} else {
			all = append(all, Entry{Name: e.Name, Size: e.Size, ModTime: time.Date(2022, 8, 18, 7, 40, 0, 0, time.UTC), Perm: "rw-"})
		}
	}
	return all, err
}

func (c fakeClient) Stor(_ context.Context, name string, appending bool) (Upload, error) {
	u, err := c.Upload(name, appending)
	if err != nil {
		return nil, err
	}
	return u, nil
}
