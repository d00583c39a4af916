package cli

import (
	"runtime/debug"
	"testing"
)

func TestVersion(t *testing.T) {
	vcs := []debug.BuildSetting{{Key: "vcs.revision", Value: "1df655412345aaaaaaaa"}, {Key: "vcs.time", Value: "2026-11-28T15:48:39Z"}, {Key: "vcs.modified", Value: "false"}}
	changed := append(append([]debug.BuildSetting{}, vcs[:2]...), debug.BuildSetting{Key: "vcs.modified", Value: "true"})
	for _, tt := range []struct {
		main                  string
		settings              []debug.BuildSetting
		version, commit, date string
		want                  string
	}{
		{main: "(devel)", want: "devel"},
		{want: "unknown"},
		{main: "v1.2.0", want: "1.2.0"},
		{main: "v1.2.0", settings: vcs, want: "1.2.0 (1df655412345, 2026-11-28)"},
		{main: "v1.2.0+dirty", settings: changed, want: "1.2.0+dirty (1df655412345 with changes, 2026-11-28)"},
		{main: "(devel)", version: "1.3.0", commit: "0123456789abcdef", date: "2027-01-02T00:00:00Z", want: "1.3.0 (0123456789ab, 2027-01-02)"},
		{main: "(devel)", version: "1.3.0", commit: "0123456", want: "1.3.0 (0123456)"},
	} {
		if got := versionOf(&debug.BuildInfo{Main: debug.Module{Version: tt.main}, Settings: tt.settings}, tt.version, tt.commit, tt.date); got != tt.want {
			t.Errorf("%+v: %q", tt, got)
		}
	}
}
