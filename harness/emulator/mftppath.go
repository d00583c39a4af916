package emulator

import (
	"context"
	"strings"
)

// mftpcwd is AT+MFTPCWD=<connect_id>,<path> (§3.4).
func (m *Module) mftpcwd(r *Request) {
	m.onPath(r, func(ctx context.Context, c Client, path string) error {
		if m.reading(D36Cwd) == "refused" && !strings.HasPrefix(path, "/") {
			return failure(CauseParameter, nil)
		}
		return c.Cwd(ctx, path)
	})
}

// mftppwd is AT+MFTPPWD=<connect_id> (§3.5).
func (m *Module) mftppwd(r *Request) {
	p := r.params(1, 1)
	id := p.int(m.profile.Channels)
	if p.refused(r) {
		return
	}
	m.operate(r, m.channel(id), func(ctx context.Context, c Client) ([][]string, error) {
		path, err := c.Pwd(ctx)
		if m.reading(D01) == "quoted" {
			path = quoted(path)
		}
		return [][]string{{number(resultOK), path}}, err
	})
}

// mftpmkd is AT+MFTPMKD=<connect_id>,<dir_name> (§3.6).
func (m *Module) mftpmkd(r *Request) {
	m.onPath(r, func(ctx context.Context, c Client, path string) error { return c.Mkd(ctx, path) })
}

// mftpdel is AT+MFTPDEL=<connect_id>,<dir_name/file_name> (§3.8).
func (m *Module) mftpdel(r *Request) {
	m.onPath(r, func(ctx context.Context, c Client, path string) error {
		if err := m.relative(path, false); err != nil {
			return err
		}
		return c.Delete(ctx, path)
	})
}

// mftprn is AT+MFTPRN=<connect_id>,<old_name>,<new_name> (§3.9).
func (m *Module) mftprn(r *Request) {
	p := r.params(3, 3)
	id := p.int(m.profile.Channels)
	from, to := p.string(m.profile.MaxString), p.string(m.profile.MaxString)
	if p.refused(r) {
		return
	}
	m.operate(r, m.channel(id), func(ctx context.Context, c Client) ([][]string, error) {
		for _, path := range []string{from, to} {
			if err := m.relative(path, false); err != nil {
				return nil, err
			}
		}
		return succeeded(c.Rename(ctx, from, to))
	})
}

// onPath is a command with one path and a bare result.
func (m *Module) onPath(r *Request, work func(ctx context.Context, c Client, path string) error) {
	p := r.params(2, 2)
	id := p.int(m.profile.Channels)
	path := p.string(m.profile.MaxString)
	if p.refused(r) {
		return
	}
	m.operate(r, m.channel(id), func(ctx context.Context, c Client) ([][]string, error) {
		return succeeded(work(ctx, c, path))
	})
}

// relative refuses an absolute path, or one of several names, where the text of §3.8 to
// §3.12 promises the current path only (D36). Dialects do not change, so workers may ask.
func (m *Module) relative(path string, several bool) error {
	if m.reading(D36) == "refused" && (strings.HasPrefix(path, "/") || several && strings.Contains(path, "/")) {
		return failure(CauseParameter, nil)
	}
	return nil
}
