package scenario

import (
	"bytes"
	"context"
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
		fs.handed(string(data), false)
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

// FillsFiles puts files on the module until it takes no more.
func (fs *Files) FillsFiles(ctx context.Context) error {
	if err := fs.host.ready(ctx, "the module's file system is filled"); err != nil {
		return err
	}
	const most = 400
	size, n := 64<<10, 0
	for ; n < most; n++ {
		name := fmt.Sprintf("/mftpspec.%d", n)
		fs.made[name] = true
		why, err := fs.st.PutFile(ctx, name, pattern(size))
		if err != nil {
			return err
		}
		if why.IsZero() {
			continue
		}
		if size <= 256 {
			return nil
		}
		size /= 16
	}
	return verdict.Inconclusive(model.Say("the module's file system was not full after %s files", n), model.Text{}, model.Text{})
}
