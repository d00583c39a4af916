// Release makes what users install, the same bytes for the same commit and the same Go wherever it
// is made: for each system an archive and an SBOM (CycloneDX), for Linux a package for Debian
// besides, and SHA256SUMS over them. It is run by make release. It must never put the time, or a
// path of this machine, into them.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
)

// The tools that do not come with Go, in versions that are known to work.
const (
	nfpm      = "github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.43.4"
	cyclonedx = "github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.9.0"
)

// everything is each system that a release is for.
const everything = "linux/amd64,linux/arm64,windows/amd64,windows/arm64,darwin/amd64,darwin/arm64"

func main() {
	out := flag.String("out", "dist", "folder of the release; it is emptied")
	targets := flag.String("targets", everything, "systems, with commas between")
	version := flag.String("version", "", "version without v (default: the tag v… of the commit, else 0.0.0-dev)")
	maintainer := flag.String("maintainer", "", "whom the package for Debian names, 'Name <address>' (default: the author of the commit)")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := release(ctx, *out, strings.Split(*targets, ","), *version, *maintainer); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// release makes everything in out. It runs in the root of the repository.
func release(ctx context.Context, out string, targets []string, version, maintainer string) (err error) {
	commit, err := read(ctx, version, maintainer)
	if err != nil {
		return err
	}
	if err := os.RemoveAll(out); err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	if out, err = filepath.Abs(out); err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "mftpspec-release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	shared, err := documents(commit, filepath.Join(work, "shared"))
	if err != nil {
		return err
	}
	for _, t := range targets {
		system, machine, ok := strings.Cut(t, "/")
		if !ok {
			return fmt.Errorf("target %q: write system/machine, such as linux/amd64", t)
		}
		p := product{commit: commit, system: system, machine: machine, out: out, work: filepath.Join(work, system+"_"+machine)}
		if err := p.make(ctx, shared); err != nil {
			return fmt.Errorf("%s: %w", t, err)
		}
	}
	return sums(out)
}

// run runs a program with more environment than this one has.
func run(ctx context.Context, env []string, name string, args ...string) error {
	c := exec.CommandContext(ctx, name, args...)
	c.Env = append(os.Environ(), env...)
	c.Stdout, c.Stderr = os.Stderr, os.Stderr
	if err := c.Run(); err != nil {
		return fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err)
	}
	return nil
}
