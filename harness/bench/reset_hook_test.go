package bench

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestResetHook(t *testing.T) {
	t.Parallel()
	if resetHook(nil, time.Minute) != nil {
		t.Error("a hook where there is none")
	}
	out := filepath.Join(t.TempDir(), "a b; touch c")
	if err := resetHook([]string{"touch", out}, time.Minute)(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(out); err != nil { // no shell has seen it
		t.Error(err)
	}
	for _, tt := range []struct {
		command []string
		want    string
	}{
		{[]string{"/nowhere/hook"}, "reset hook /nowhere/hook: "},
		{[]string{"false"}, "reset hook false: exit status 1"},
		{[]string{"sh", "-c", "echo no such hub >&2; exit 3"}, "exit status 3: no such hub"},
		{[]string{"sh", "-c", "sleep 30 & sleep 30"}, "it did not end within 50ms (reset_limit)"},
	} {
		err := resetHook(tt.command, 50*time.Millisecond)()
		if tt.want != "" && strings.Contains(tt.want, "exit status") {
			err = resetHook(tt.command, time.Minute)()
		}
		if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v, want %s", tt.command, err, tt.want)
		}
	}
}
