package bench

import (
	"context"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/emulator"
	"mftpspec/harness/ixit"
	"mftpspec/harness/port"
	"mftpspec/harness/trace"
)

// A module that hangs answers again once the laboratory's hook has taken its power
// away and given it back. When it hangs again the way out of a data mode, which did not
// help, is left out.
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
	for _, examined := range []bool{true, false} {
		_ = os.Remove(power)
		mark := b.log.Mark()
		if err := b.Recover(ctx); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(power); err != nil {
			t.Error("the module answers, and the hook was not run")
		}
		pluses := slices.ContainsFunc(b.log.Since(mark), func(e trace.Event) bool { return e.Dir == trace.FromHost && string(e.Bytes) == "+++" })
		if pluses != examined {
			t.Errorf("+++ was sent: %v, want %v", pluses, examined)
		}
	}
}

// A module that is restarted is as it comes: what it held, and what stood in its defects, is gone.
func TestRestart(t *testing.T) {
	t.Parallel()
	built := 0
	lab := ixit.Default()
	lab.Port = "emu://mem"
	b, err := OnEmulator(lab, emulator.Config{Model: "generic"}, func() emulator.Hooks { built++; return emulator.Hooks{} })(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	ask := func(line, want string) {
		t.Helper()
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		if err := b.Session().Send(ctx, line); err != nil {
			t.Fatal(err)
		}
		for {
			tok, err := b.Session().Next(ctx, b.Session().Now()+10*time.Second)
			if err != nil {
				t.Fatal(err)
			}
			if tok.Kind == at.Final {
				return
			}
			if want != "" && tok.Text != want {
				t.Errorf("%s: %s, want %s", line, tok.Text, want)
			}
		}
	}
	ask("ATE0", "")
	ask(`AT+MFTPCFG=0,"rsptimeout",7`, "")
	if able, err := b.Restart(t.Context()); !able || err != nil {
		t.Fatal(able, err)
	}
	ask("ATE0", "")
	ask(`AT+MFTPCFG=0,"rsptimeout"`, `+MFTPCFG: 0,"rsptimeout",10`)
	if built != 2 {
		t.Errorf("the module was built %d times", built)
	}
}
