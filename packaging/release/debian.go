package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// debian makes the package for Debian: nfpm puts together what is laid out here.
func (p product) debian(ctx context.Context, program string, shared []entry) error {
	tree := filepath.Join(p.work, "debian")
	lay := func(name string, data []byte) error {
		name = filepath.Join(tree, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		return os.WriteFile(name, data, 0o644)
	}
	for _, e := range shared {
		data, err := os.ReadFile(e.from)
		if err != nil {
			return err
		}
		name := e.name
		if strings.HasPrefix(name, "man/") || name == "CHANGELOG.md" { // Debian keeps these compressed
			name += ".gz"
			if data, err = compressed(data); err != nil {
				return err
			}
		}
		if err := lay(name, data); err != nil {
			return err
		}
	}
	changes, err := compressed(fmt.Appendf(nil, "mftpspec (%s) unstable; urgency=medium\n\n  * Built from commit %s; see CHANGELOG.md.gz.\n\n -- %s  %s\n",
		p.commit.debian(), p.commit.Hash[:12], p.commit.Maintainer, p.commit.Date.Format(time.RFC1123Z)))
	if err != nil {
		return err
	}
	if err := lay("changelog.gz", changes); err != nil {
		return err
	}
	return run(ctx, []string{"PROGRAM=" + program, "TREE=" + tree, "ARCH=" + p.machine, "VERSION=" + p.commit.debian(), "MAINTAINER=" + p.commit.Maintainer,
		fmt.Sprintf("SOURCE_DATE_EPOCH=%d", p.commit.Date.Unix())},
		"go", "run", nfpm, "package", "--config", "packaging/debian/nfpm.yaml", "--packager", "deb", "--target", p.out)
}

// compressed is what gzip -9n makes of data.
func compressed(data []byte) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(data); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
