package cli

import (
	"cmp"
	"runtime/debug"
	"strings"
)

// What make build and make release tell the linker (-X): the version without v, the
// commit, the date of the commit. They are empty in a program that go install or
// go build made, of which Go itself knows as much.
var linkedVersion, linkedCommit, linkedDate string

// version is the version of this program, the commit that it was built from and the
// date of that commit, as far as the build knew them: "1.2.0 (1df655412345,
// 2026-11-28)". It stands in the results too. The date is that of the commit, not of
// the build, so that whoever builds the commit again gets the same program.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	return versionOf(info, linkedVersion, linkedCommit, linkedDate)
}

func versionOf(info *debug.BuildInfo, version, commit, date string) string {
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	version = cmp.Or(version, strings.TrimPrefix(strings.Trim(info.Main.Version, "()"), "v"), "unknown")
	commit = cmp.Or(commit, settings["vcs.revision"])
	commit = commit[:min(len(commit), 12)]
	if settings["vcs.modified"] == "true" {
		commit += " with changes"
	}
	date, _, _ = strings.Cut(cmp.Or(date, settings["vcs.time"]), "T")
	switch {
	case commit != "" && date != "":
		return version + " (" + commit + ", " + date + ")"
	case commit != "":
		return version + " (" + commit + ")"
	}
	return version
}
