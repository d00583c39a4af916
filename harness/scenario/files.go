package scenario

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strconv"

	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// Files are the module's own files.
type Files struct {
	*core
	made map[string]bool // by the case
}

// HasLocalFile makes a file on the module.
func (fs *Files) HasLocalFile(ctx context.Context, name, content string) error {
	data, err := fs.content(content)
	if err != nil {
		return err
	}
	return fs.putLocal(ctx, name, data)
}

// HasLocalPayload makes a file with a generated payload on the module.
func (fs *Files) HasLocalPayload(ctx context.Context, name, payloadName string) error {
	data, err := payload(payloadName)
	if err != nil {
		return err
	}
	return fs.putLocal(ctx, name, data)
}

func (fs *Files) putLocal(ctx context.Context, name string, data []byte) error {
	if !iut.Writable(data) {
		return fmt.Errorf("the local file %s cannot be written over the line: ESC cancels the data of %s; download it", name, fs.Run.IXIT.Files.Put)
	}
	if fs.typist != nil {
		fs.handed(fmt.Sprintf("%s=%q,%d", fs.Run.IXIT.Files.Put, name, len(data)), true)
		fs.handed(string(iut.Typed(data)), false)
		return nil
	}
	if ok, why := fs.st.Has("needs-files"); !ok {
		return &verdict.Outcome{Verdict: model.None, Message: why}
	}
	name, err := fs.fill(name)
	if err != nil {
		return err
	}
	if err := fs.host.ready(ctx, "the local file "+name); err != nil {
		return err
	}
	fs.made[name] = true
	why, err := fs.st.PutFile(ctx, name, data)
	if err != nil {
		return err
	}
	if !why.IsZero() && len(data) == 0 { // not each module has local files without a byte
		return &verdict.Outcome{Verdict: model.None, Message: why}
	}
	if !why.IsZero() {
		return verdict.Inconclusive(model.Say("the local file %s could not be made: %s", name, why), model.Say("%s bytes", strconv.Itoa(len(data))), why)
	}
	return nil
}

// HasNoLocalFile removes a file from the module.
func (fs *Files) HasNoLocalFile(ctx context.Context, name string) error {
	if fs.handed(fmt.Sprintf("%s=%q", fs.Run.IXIT.Files.Delete, name), true) {
		return nil
	}
	if ok, why := fs.st.Has("needs-files"); !ok {
		return &verdict.Outcome{Verdict: model.None, Message: why}
	}
	name, err := fs.fill(name)
	if err != nil {
		return err
	}
	fs.made[name] = true // the case may make it
	return fs.st.DeleteFile(ctx, name)
}

// HoldsLocalFile expects a file on the module to have this content.
func (fs *Files) HoldsLocalFile(ctx context.Context, name, content string) error {
	data, err := fs.content(content)
	if err != nil {
		return err
	}
	return fs.holdsLocal(ctx, name, data)
}

// HoldsLocalPayload expects a file on the module to be the payload.
func (fs *Files) HoldsLocalPayload(ctx context.Context, name, payloadName string) error {
	data, err := payload(payloadName)
	if err != nil {
		return err
	}
	return fs.holdsLocal(ctx, name, data)
}

func (fs *Files) holdsLocal(ctx context.Context, name string, want []byte) error {
	if ok, why := fs.st.Has("needs-files"); !ok {
		return &verdict.Outcome{Verdict: model.None, Message: why}
	}
	name, err := fs.fill(name)
	if err != nil {
		return err
	}
	if err := fs.host.ready(ctx, "the local file "+name+" is read"); err != nil {
		return err
	}
	fs.made[name] = true
	got, why, err := fs.st.GetFile(ctx, name)
	if err != nil {
		return err
	}
	if !why.IsZero() {
		return fs.fail(model.Say("the module does not have the local file %s", name), model.Say("%s bytes", len(want)), why)
	}
	if !bytes.Equal(got, want) {
		return fs.server.differs(model.Say("the module's local file %s", name), want, got)
	}
	return nil
}

// ComesBack uploads a local file on channel 0, and expects the payload at the server: a
// large file is read in this way in less time than over the line.
func (fs *Files) ComesBack(ctx context.Context, local, name, payloadName string) error {
	if err := fs.host.Send(ctx, fmt.Sprintf("AT+MFTPSTOR=0,%q,%q", name, local)); err != nil {
		return err
	}
	want, err := payload(payloadName)
	if err != nil {
		return err
	}
	fs.module.longest = fs.st.ResultLimit(0) + storing(len(want))
	defer func() { fs.module.longest = 0 }()
	if err := fs.module.Succeeds(ctx); err != nil {
		return err
	}
	return fs.server.HoldsPayload(ctx, fs.server.resolve(0, name), payloadName)
}

// keepDownloads makes way for the local files that downloads of the case write.
func (fs *Files) keepDownloads(ctx context.Context) error {
	if ok, _ := fs.st.Has("needs-files"); !ok || fs.typist != nil {
		return nil
	}
	for _, name := range fs.c.Downloads {
		name, err := fs.fill(name)
		if err != nil {
			return err
		}
		if err := fs.makeWay(ctx, name); err != nil {
			return err
		}
	}
	return nil
}

// makeWay remembers a local file of that name, as far as there is one, before the case has
// another one made, which is removed after it.
func (fs *Files) makeWay(ctx context.Context, name string) error {
	fs.made[name] = true
	return fs.st.KeepFile(ctx, name)
}

// removeFiles deletes the local files of the case.
func (fs *Files) removeFiles(ctx context.Context) error {
	for _, name := range judge.SortedKeys(fs.made) {
		delete(fs.made, name)
		if err := fs.st.DeleteFile(ctx, name); err != nil {
			return err
		}
	}
	return nil
}

// mostFilled is how much goes to the module's file system before it is given up to fill it.
const mostFilled = 32 << 20

// largeFiller is the size of a file that is downloaded for that.
const largeFiller = 1 << 20

// FillsFiles has files written on the module until it takes no more: the greater part by
// downloads, where channel 0 is logged in, and the rest over the line.
func (fs *Files) FillsFiles(ctx context.Context) error {
	if err := fs.host.ready(ctx, "the module's file system is filled"); err != nil {
		return err
	}
	n, err := fs.fillByDownloads(ctx)
	if err != nil {
		return err
	}
	filled := n * largeFiller
	if filled >= mostFilled {
		if err := fs.heldFiller(ctx, n-1); err != nil {
			return err
		}
	}
	for size := 64 << 10; filled < mostFilled; {
		name, err := fs.filler(ctx, n)
		if err != nil {
			return err
		}
		why, err := fs.st.PutFile(ctx, name, pattern(size))
		switch {
		case err != nil:
			return err
		case why.IsZero():
			n, filled = n+1, filled+size
		case size <= 256:
			return nil
		default:
			size /= 16
		}
	}
	return verdict.Deselected(model.Say("the module's file system is not full after %s KiB", mostFilled>>10))
}

// filler is the name of the n-th file that fills the module.
func (fs *Files) filler(ctx context.Context, n int) (name string, err error) {
	name = fmt.Sprintf("/mftpspec.%d", n)
	return name, fs.makeWay(ctx, name)
}

// source is the server's file that fills the module.
const source = "/mftpspec.filler"

// heldFiller expects the n-th file that fills the module to be there: a module that is full may say
// of any number of downloads that they are done.
func (fs *Files) heldFiller(ctx context.Context, n int) error {
	name, err := fs.filler(ctx, n)
	if err != nil {
		return err
	}
	err = fs.ComesBack(ctx, name, source+".back", fmt.Sprintf("pattern-%d", largeFiller))
	if o, judged := errors.AsType[*verdict.Outcome](err); judged {
		o.Message = model.Say("after %s KiB of downloads that were reported as done: %s", mostFilled>>10, o.Message)
	}
	return err
}

// fillByDownloads has one large file of the server stored n times: until the module
// refuses, or reports what is not right.
func (fs *Files) fillByDownloads(ctx context.Context) (n int, err error) {
	if s, ok := fs.server.session(0); !ok || !s.LoggedIn {
		return 0, nil
	}
	if err := fs.server.put(ctx, source, pattern(largeFiller)); err != nil {
		return 0, err
	}
	for n*largeFiller < mostFilled {
		name, err := fs.filler(ctx, n)
		if err != nil {
			return n, err
		}
		if err := fs.host.Send(ctx, fmt.Sprintf("AT+MFTPRETR=0,%q,%q", source, name)); err != nil {
			return n, err
		}
		end, err := fs.module.finish(ctx)
		if _, judged := errors.AsType[*verdict.Outcome](err); judged || err == nil && !end.success {
			break
		}
		if err != nil {
			return n, err
		}
		n++
	}
	return n, fs.server.ftp.Tree().Remove(source)
}
