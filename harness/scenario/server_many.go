package scenario

import (
	"context"
	"fmt"
	"path"
	"time"

	"mftpspec/harness/ftpserver"
)

// HasFiles makes n files in a directory of the server, each longer by one byte than
// the one before.
func (srv *Server) HasFiles(ctx context.Context, n int, dir string) error {
	return srv.atServer(ctx, dir, func(t *ftpserver.Tree, dir string) error {
		for i := 1; i <= n; i++ {
			if err := t.Put(path.Join(dir, fmt.Sprintf("file-%03d.txt", i)), pattern(i), 0); err != nil {
				return err
			}
		}
		return nil
	})
}

// HoldsPartOf expects a file of the server to be n bytes of another one, from an
// offset on.
func (srv *Server) HoldsPartOf(ctx context.Context, file string, n int, whole string, from int) error {
	data, err := srv.stored(whole)
	if err != nil {
		return err
	}
	if from+n > len(data) {
		return fmt.Errorf("%s has %d bytes, not %d from byte %d", whole, len(data), n, from)
	}
	return srv.holds(ctx, file, data[from:from+n])
}

// EndsLate lets the server say late that the data of these verbs are through.
func (srv *Server) EndsLate(ctx context.Context, on string, seconds int) error {
	return srv.atEnd(ctx, on, "ended-late", ftpserver.Delay(time.Duration(seconds)*time.Second))
}

// EndsWith lets the server answer with a reply of the scenario when the data of
// these verbs are through.
func (srv *Server) EndsWith(ctx context.Context, on, reply string) error {
	return srv.atEnd(ctx, on, "ended "+reply[:min(3, len(reply))], ftpserver.Say(reply))
}

func (srv *Server) atEnd(ctx context.Context, on, how string, do ftpserver.Action) error {
	for _, verb := range verbs(on) {
		if err := srv.inject(ctx, verb+" "+how, ftpserver.Fault{On: ftpserver.AtReply(verb, 226), Do: []ftpserver.Action{do}}); err != nil {
			return err
		}
	}
	return nil
}
