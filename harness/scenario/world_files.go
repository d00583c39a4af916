package scenario

import (
	"bytes"
	"context"
	"fmt"
	"strconv"

	"mftpspec/harness/judge"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// The module's own files are not of this manual: it only shows the commands in
// §4.1 (ledger D13). They are used as the laboratory gives them, leniently; if
// the device refuses them, the case is deselected, not failed.

// HasLocalFile makes a file on the module.
func (w *Scenario) HasLocalFile(ctx context.Context, name, content string) error {
	data, err := w.content(content)
	if err != nil {
		return err
	}
	return w.putLocal(ctx, name, data)
}

// HasLocalPayload makes a file with a generated payload on the module.
func (w *Scenario) HasLocalPayload(ctx context.Context, name, payloadName string) error {
	data, err := payload(payloadName)
	if err != nil {
		return err
	}
	return w.putLocal(ctx, name, data)
}

func (w *Scenario) putLocal(ctx context.Context, name string, data []byte) error {
	if ok, why := w.st.Has("needs-files"); !ok {
		return &verdict.Outcome{Verdict: model.None, Message: why}
	}
	name, err := w.fill(name)
	if err != nil {
		return err
	}
	if err := w.ready(ctx, "the local file "+name); err != nil {
		return err
	}
	w.files[name] = true
	why, err := w.st.PutFile(ctx, name, data)
	if err != nil {
		return err
	}
	if why != "" {
		return verdict.Inconclusive("the local file "+name+" could not be made: "+why, strconv.Itoa(len(data))+" bytes", why)
	}
	return nil
}

// HasNoLocalFile removes a file from the module.
func (w *Scenario) HasNoLocalFile(ctx context.Context, name string) error {
	if ok, why := w.st.Has("needs-files"); !ok {
		return &verdict.Outcome{Verdict: model.None, Message: why}
	}
	name, err := w.fill(name)
	if err != nil {
		return err
	}
	w.files[name] = true // the case may make it
	return w.st.DeleteFile(ctx, name)
}

// HoldsLocalFile expects a file on the module to have this content.
func (w *Scenario) HoldsLocalFile(ctx context.Context, name, content string) error {
	data, err := w.content(content)
	if err != nil {
		return err
	}
	return w.holdsLocal(ctx, name, data)
}

// HoldsLocalPayload expects a file on the module to be the payload.
func (w *Scenario) HoldsLocalPayload(ctx context.Context, name, payloadName string) error {
	data, err := payload(payloadName)
	if err != nil {
		return err
	}
	return w.holdsLocal(ctx, name, data)
}

func (w *Scenario) holdsLocal(ctx context.Context, name string, want []byte) error {
	if ok, why := w.st.Has("needs-files"); !ok {
		return &verdict.Outcome{Verdict: model.None, Message: why}
	}
	name, err := w.fill(name)
	if err != nil {
		return err
	}
	if err := w.ready(ctx, "the local file "+name+" is read"); err != nil {
		return err
	}
	w.files[name] = true
	got, why, err := w.st.GetFile(ctx, name)
	if err != nil {
		return err
	}
	if why != "" {
		return w.fail("the module does not have the local file "+name, fmt.Sprintf("%d bytes", len(want)), why)
	}
	if !bytes.Equal(got, want) {
		return w.differs("the module's local file "+name, want, got)
	}
	return nil
}

// removeFiles deletes the local files of the case.
func (w *Scenario) removeFiles(ctx context.Context) error {
	for _, name := range judge.SortedKeys(w.files) {
		delete(w.files, name)
		if err := w.st.DeleteFile(ctx, name); err != nil {
			return err
		}
	}
	return nil
}
