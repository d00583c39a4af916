package scenario

import (
	"context"
	"fmt"
	"path"
)

// ListsFiles expects the entries of the files of a directory, as the server has
// them, and no other (§3.7).
func (m *Module) ListsFiles(ctx context.Context, dir string, channel int) error {
	dir, err := m.fill(dir)
	if err != nil {
		return err
	}
	infos, err := m.server.ftp.Tree().List(dir)
	if err != nil {
		return fmt.Errorf("listing the server's directory %s: %w", dir, err)
	}
	var lines []string
	for _, i := range infos {
		lines = append(lines, fmt.Sprintf("+MFTPLIST: %d,0,%q,%d,", channel, i.Name(), i.Size())+"<time of "+path.Join(dir, i.Name())+`>,"rw-"`)
	}
	return m.expect(ctx, expectation{what: aResult, lines: lines, limit: m.deferredLimit(), anyOrder: true})
}
