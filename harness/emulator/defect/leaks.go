package defect

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"sync"

	"mftpspec/harness/emulator"
)

func asciiAfterList(then string) func() hooks {
	return sessions(func(s *session) {
		listed := false
		s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
			listed = true
			return s.Client.List(ctx, p)
		}
		setASCII := func(ctx context.Context, op string) {
			if listed && op == then {
				_ = s.Client.Type(ctx, true)
			}
			listed = false
		}
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
			setASCII(ctx, "retr")
			return s.Client.Retr(ctx, p, offset, length, w)
		}
		s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
			setASCII(ctx, storOrAppe(appending))
			return s.Client.Stor(ctx, p, appending)
		}
	})
}

func storOrAppe(appending bool) string {
	if appending {
		return "appe"
	}
	return "stor"
}

func rangeRemembered(offsets, lengths bool) func() hooks {
	return sessions(func(s *session) {
		var lastOffset, lastLength int64 = 0, -1
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
			if offsets && offset == 0 {
				offset = lastOffset
			}
			if lengths && length < 0 {
				length = lastLength
			}
			lastOffset, lastLength = offset, length
			return s.Client.Retr(ctx, p, offset, length, w)
		}
	})
}

func rangeShared() hooks {
	var mu sync.Mutex
	var last int64
	return sessions(func(s *session) {
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
			mu.Lock()
			if offset == 0 {
				offset = last
			}
			last = offset
			mu.Unlock()
			return s.Client.Retr(ctx, p, offset, length, w)
		}
	})()
}

// offsetInUpload leaves as many bytes out as the download before has passed over.
func offsetInUpload(appe bool) func() hooks {
	return sessions(func(s *session) {
		var skip int64
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
			skip = offset
			return s.Client.Retr(ctx, p, offset, length, w)
		}
		s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
			inner, err := s.Client.Stor(ctx, p, appending)
			if err != nil || appending != appe {
				return inner, err
			}
			left := skip
			skip = 0
			u := &upload{Upload: inner}
			u.write = func(b []byte) (int, error) {
				k := min(left, int64(len(b)))
				left -= k
				if len(b[k:]) > 0 {
					if _, err := inner.Write(b[k:]); err != nil {
						return 0, err
					}
				}
				return len(b), nil
			}
			return u, nil
		}
	})
}

// keepsDeleted lists what was deleted as the list before did.
func keepsDeleted() func() hooks {
	return sessions(func(s *session) {
		before, gone := map[string][]emulator.Entry{}, map[string]bool{}
		s.del = func(ctx context.Context, p string) error {
			gone[path.Base(p)] = true
			return s.Client.Delete(ctx, p)
		}
		s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
			found, err := s.Client.List(ctx, p)
			if err != nil {
				return nil, err
			}
			for _, e := range before[p] {
				if gone[e.Name] {
					found = append(found, e)
				}
			}
			before[p] = found
			return found, nil
		}
	})
}

func retrCached() func() hooks {
	return sessions(func(s *session) {
		seen := map[string][]byte{}
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
			key := fmt.Sprint(p, " ", offset, " ", length)
			if old, ok := seen[key]; ok {
				n, err := w.Write(old)
				return int64(n), err
			}
			var copied bytes.Buffer
			n, err := s.Client.Retr(ctx, p, offset, length, io.MultiWriter(w, &copied))
			if err == nil && n > 0 && n < 1<<16 {
				seen[key] = copied.Bytes()
			}
			return n, err
		}
	})
}
