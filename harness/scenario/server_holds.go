package scenario

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"mftpspec/harness/at"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// HoldsFile expects the server's file to have exactly this content.
func (srv *Server) HoldsFile(ctx context.Context, file, content string) error {
	data, err := srv.content(content)
	if err != nil {
		return err
	}
	return srv.holds(ctx, file, data)
}

// HoldsPayload expects the server's file to be the payload.
func (srv *Server) HoldsPayload(ctx context.Context, file, name string) error {
	data, err := payload(name)
	if err != nil {
		return err
	}
	return srv.holds(ctx, file, data)
}

func (srv *Server) holds(ctx context.Context, file string, want []byte) error {
	file, err := srv.known(ctx, file)
	if err != nil {
		return err
	}
	var got []byte
	var missing error
	if srv.eventually(ctx, func() bool {
		got, missing = srv.ftp.Tree().Read(file)
		return missing == nil && bytes.Equal(got, want)
	}) {
		return nil
	}
	if missing != nil {
		return srv.failOf(model.Say("the server does not have the file %s", file), model.Say("%s bytes", len(want)), noFile(missing))
	}
	return srv.differs(srv.host.about(model.Say("the server's file %s", file)), want, got)
}

// noFile is why a file cannot be read.
func noFile(err error) model.Text {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return model.Say("%s: %s", p.Op+" "+p.Path, model.Word(p.Err.Error()))
	}
	return model.Of(err)
}

// holdsAtItsEnd expects a file to end with these bytes.
func (srv *Server) holdsAtItsEnd(ctx context.Context, file string, want []byte) error {
	var got []byte
	if srv.eventually(ctx, func() bool {
		got, _ = srv.ftp.Tree().Read(file)
		return bytes.HasSuffix(got, want)
	}) {
		return nil
	}
	return srv.differs(srv.host.about(model.Say("the end of the server's file %s", file)), want, got[max(0, len(got)-len(want)):])
}

// BeginsWith expects the server's file to have the payload in front, whatever follows.
func (srv *Server) BeginsWith(ctx context.Context, file, payloadName string) error {
	want, err := payload(payloadName)
	if err != nil {
		return err
	}
	if file, err = srv.known(ctx, file); err != nil {
		return err
	}
	got, err := srv.ftp.Tree().Read(file)
	switch {
	case err != nil:
		return srv.HoldsAFile(ctx, file)
	case !bytes.HasPrefix(got, want):
		return srv.differs(srv.host.about(model.Say("the server's file %s", file)), want, got)
	}
	return nil
}

// differs is the outcome of a file with other bytes than it should have.
func (srv *Server) differs(what model.Text, want, got []byte) *verdict.Outcome {
	i := firstDifference(got, want)
	there := func(data []byte) model.Text { return model.Say("%s bytes, there %s", len(data), around(data, i)) }
	return srv.fail(model.Say("%s differs from byte %s on", what, i), there(want), there(got))
}

// HoldsAtMost expects the server's file to be no longer than n bytes; it may be
// missing.
func (srv *Server) HoldsAtMost(ctx context.Context, n int, file string) error {
	file, err := srv.known(ctx, file)
	if err != nil {
		return err
	}
	srv.eventually(ctx, func() bool { return srv.host.mode != commandMode && srv.host.last.typed == nil }) // it waits for data that nobody sends
	if data, err := srv.ftp.Tree().Read(file); err == nil && len(data) > n {
		return srv.failOf(model.Say("the server's file %s is too long", file), model.Say("at most %s bytes", n), model.Say("%s bytes", len(data)))
	}
	return nil
}

// HoldsAtMostOf expects the server's file to be missing, or to be the first n bytes of a
// text, or fewer of them (D44).
func (srv *Server) HoldsAtMostOf(ctx context.Context, n int, text, file string) error {
	if err := srv.HoldsAtMost(ctx, n, file); err != nil {
		return err
	}
	file, err := srv.fill(file)
	if err != nil {
		return err
	}
	if data, err := srv.ftp.Tree().Read(file); err == nil && !strings.HasPrefix(text, string(data)) {
		return srv.differs(srv.host.about(model.Say("the server's file %s", file)), []byte(text), data)
	}
	return nil
}

// HasBecome expects a file to be gone, and another one to be the payload.
func (srv *Server) HasBecome(ctx context.Context, old, name, payloadName string) error {
	if err := srv.HasNoFile(ctx, old); err != nil {
		return err
	}
	return srv.HoldsPayload(ctx, name, payloadName)
}

// HoldsDirectory expects a directory at the server.
func (srv *Server) HoldsDirectory(ctx context.Context, dir string) error {
	return srv.entry(ctx, dir, model.Say("the directory"), func(i fs.FileInfo) bool { return i != nil && i.IsDir() })
}

// HasNoFile expects no file of that name at the server.
func (srv *Server) HasNoFile(ctx context.Context, file string) error {
	return srv.entry(ctx, file, model.Say("no file"), func(i fs.FileInfo) bool { return i == nil || i.IsDir() })
}

// HasNoDirectory expects no directory of that name at the server.
func (srv *Server) HasNoDirectory(ctx context.Context, dir string) error {
	return srv.entry(ctx, dir, model.Say("no directory"), func(i fs.FileInfo) bool { return i == nil || !i.IsDir() })
}

func (srv *Server) hasNothing(ctx context.Context, name string) error {
	return srv.entry(ctx, name, model.Say("neither file nor directory"), func(i fs.FileInfo) bool { return i == nil })
}

func (srv *Server) hasSomething(ctx context.Context, name string) error {
	return srv.entry(ctx, name, model.Say("the file or directory"), func(i fs.FileInfo) bool { return i != nil })
}

func (srv *Server) entry(ctx context.Context, name string, what model.Text, right func(fs.FileInfo) bool) error {
	name, err := srv.known(ctx, name)
	if err != nil {
		return err
	}
	var info fs.FileInfo
	if srv.eventually(ctx, func() bool {
		i, err := srv.ftp.Tree().Stat(name)
		if err != nil {
			i = nil
		}
		info = i
		return right(i)
	}) {
		return nil
	}
	observed := model.Say("nothing of that name")
	if info != nil {
		observed = model.Say("%s, %s bytes", info.Mode(), info.Size())
	} else if entries, err := srv.ftp.Tree().List(path.Dir(name)); err == nil {
		var names []string
		for _, e := range entries {
			names = append(names, e.Name())
		}
		observed = model.Say("%s; %s has %s", observed, path.Dir(name), fmt.Sprintf("%q", names))
	}
	return srv.failOf(model.Say("the server's tree is not as it should be"), model.Say("%s %s", what, name), observed)
}

// HoldsJust expects a directory of the server to hold what the lines of doc say (see
// [Server.HasTree]), and nothing else. The directories on the way are understood.
func (srv *Server) HoldsJust(ctx context.Context, dir, doc string) error {
	dir, err := srv.known(ctx, dir)
	if err != nil {
		return err
	}
	entries, err := srv.tree(doc)
	if err != nil {
		return err
	}
	want := map[string]string{}
	for _, e := range entries {
		want[e[0]] = e[1]
		for up := path.Dir(e[0]); len(up) > len(dir); up = path.Dir(up) {
			want[up] = aDirectory
		}
	}
	got := map[string]string{}
	if srv.eventually(ctx, func() bool {
		clear(got)
		srv.contents(dir, got)
		return maps.Equal(want, got)
	}) {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if there, ok := got[name]; !ok || there != want[name] {
			return srv.otherTree(name, want, got)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[name]; !ok {
			return srv.otherTree(name, want, got)
		}
	}
	return nil // it came to be so
}

// otherTree is the outcome of a tree that differs at a name.
func (srv *Server) otherTree(name string, want, got map[string]string) error {
	there := func(tree map[string]string) model.Text {
		content, ok := tree[name]
		switch {
		case !ok:
			return model.Say("%s: nothing of that name", name)
		case content == aDirectory:
			return model.Say("the directory %s", name)
		}
		return model.Say("%s: %s bytes, %s", name, len(content), strconv.Quote(at.Shorten(content, 60)))
	}
	return srv.failOf(model.Say("the server's tree is not as it should be"), there(want), there(got))
}

// contents adds what a directory of the server holds, at any depth.
func (srv *Server) contents(dir string, all map[string]string) {
	infos, _ := srv.ftp.Tree().List(dir)
	for _, i := range infos {
		name := path.Join(dir, i.Name())
		if i.IsDir() {
			all[name] = aDirectory
			srv.contents(name, all)
			continue
		}
		data, _ := srv.ftp.Tree().Read(name)
		all[name] = string(data)
	}
}

// known fills a path and makes sure that there is a server to ask.
func (srv *Server) known(ctx context.Context, name string) (string, error) {
	if _, err := srv.started(ctx); err != nil {
		return "", err
	}
	return srv.fill(name)
}

// HoldsAFile expects a file of that name at the server.
func (srv *Server) HoldsAFile(ctx context.Context, file string) error {
	file, err := srv.known(ctx, file)
	if err != nil {
		return err
	}
	if srv.eventually(ctx, func() bool { i, err := srv.ftp.Tree().Stat(file); return err == nil && !i.IsDir() }) {
		return nil
	}
	return srv.failOf(model.Say("the server does not have the file %s", file), model.Say("the file"), model.Say("none"))
}
