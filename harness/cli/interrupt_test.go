package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"mftpspec/harness/campaign"
)

// Commands without books end at Ctrl-C, and leave nothing half written.
func TestInterruptedWithoutBooks(t *testing.T) {
	t.Parallel()
	folder := perform(t, t.Context(), 0, "--select", "MFTPPWD-001")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	out := filepath.Join(t.TempDir(), "out")
	for _, args := range [][]string{{"report", folder, "--out", out}, {"compare", folder, folder, "--out", out}, {"merge", folder, folder, "--out", out}} {
		code, stdout, stderr := command(ctx, args...)
		if code != campaign.ExitInterrupted || stdout != "" || stderr != "mftpspec: interrupted\n" || exists(t, out) {
			t.Errorf("%q: exit %d, %q, %q", args, code, stdout, stderr)
		}
	}
	if code, _, stderr := command(ctx, "report", folder, "--lang", "zh"); code != campaign.ExitInterrupted || stderr != "mftpspec: 已中断\n" {
		t.Errorf("exit %d, %q", code, stderr)
	}
	ctx, cancel = context.WithCancel(t.Context())
	name := filepath.Join(t.TempDir(), "report.html")
	err := writeFile(ctx, name, func(w io.Writer) error {
		for range 1000 {
			if _, err := w.Write(make([]byte, 1000)); err != nil {
				return err
			}
			cancel()
		}
		return nil
	})
	if left, _ := os.ReadDir(filepath.Dir(name)); codeOf(err) != campaign.ExitInterrupted || len(left) > 0 {
		t.Errorf("%v, and %v is left", errors.Unwrap(err), left)
	}
}
