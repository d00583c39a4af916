package bench

import (
	"context"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"mftpspec/harness/emulator"
	"mftpspec/harness/port"
	"mftpspec/harness/trace"
)

// A module that hangs answers again once the laboratory's hook has taken its power
// away and given it back.
func TestRecoverRunsTheResetHook(t *testing.T) {
	t.Parallel()
	power := filepath.Join(t.TempDir(), "power")
	hung := func(context.Context, *url.URL) (string, io.ReadWriteCloser, func() error, error) {
		near, far := emulator.Pair(0)
		go func() {
			buf := make([]byte, 256)
			for {
				if _, err := far.Read(buf); err != nil {
					return
				}
				if _, err := os.Stat(power); err == nil {
					_, _ = far.Write([]byte("\r\nOK\r\n"))
				}
			}
		}()
		return "", near, func() error { return nil }, nil
	}
	b := &bench{name: "hung", log: trace.New(), restart: resetHook([]string{"touch", power}, time.Minute),
		open: func(ctx context.Context) (port.Port, error) {
			return port.Open(ctx, "emu://mem", port.Options{Emulator: hung})
		}}
	if err := b.connect(t.Context()); err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if err := b.Recover(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(power); err != nil {
		t.Error("the module answers, and the hook was not run")
	}
}
