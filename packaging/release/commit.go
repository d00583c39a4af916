package main

import (
	"cmp"
	"context"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// commit is what is released.
type commit struct {
	Version    string // without v
	Hash       string // with "-dirty" behind it where the work tree differs
	Date       time.Time
	Maintainer string
}

// read asks git about the commit that is checked out.
func read(ctx context.Context, version, maintainer string) (commit, error) {
	said, err := git(ctx, "show", "-s", "--format=%H%n%cI%n%an <%ae>", "HEAD")
	if err != nil {
		return commit{}, err
	}
	lines := strings.Split(said, "\n")
	date, err := time.Parse(time.RFC3339, lines[1])
	if err != nil {
		return commit{}, err
	}
	changes, err := git(ctx, "status", "--porcelain", "--untracked-files=no")
	if err != nil {
		return commit{}, err
	}
	c := commit{Version: version, Hash: lines[0], Date: date.UTC(), Maintainer: cmp.Or(maintainer, lines[2])}
	if changes != "" {
		c.Hash = c.Hash[:12] + "-dirty"
	}
	if c.Version == "" {
		c.Version = "0.0.0-dev"
		if tag, err := git(ctx, "describe", "--tags", "--exact-match", "--match", "v[0-9]*"); err == nil {
			c.Version = strings.TrimPrefix(tag, "v")
		}
	}
	return c, nil
}

// debian is the version in the words of Debian: what comes before a release has a ~.
func (c commit) debian() string {
	if c.Version == "0.0.0-dev" {
		return "0.0.0~dev" + c.Date.Format("20060102150405")
	}
	return strings.Replace(c.Version, "-", "~", 1)
}

func git(ctx context.Context, args ...string) (string, error) {
	out, err := exec.CommandContext(ctx, "git", args...).Output()
	if err != nil {
		return "", fmt.Errorf("git %s: %w", strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(out)), nil
}
