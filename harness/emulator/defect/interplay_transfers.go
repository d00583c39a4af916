package defect

import (
	"context"
	"path"
	"sync"

	"mftpspec/harness/emulator"
)

// interplayDownloads: AT+MFTPRETR (§3.10).
func interplayDownloads() []place {
	return []place{
		{"two-local-downloads-one-file", "A download to a local file that begins while another channel has one under way goes to the local file of that.", "R3.10-28", "MFTPRETR", twoLocalDownloads},
		{"retr-missing-remembered", "A file that the server did not have when it was fetched first cannot be fetched later on the connection.", "R3.10-12", "MFTPRETR", sessions(missingRemembered)},
		{"local-download-after-four-refused-uploads", "After four local files that the server refused to take no download to a local file succeeds any more.", "R3.10-28", "MFTPRETR", afterFourRefused},
	}
}

func twoLocalDownloads() hooks {
	var local [6]string
	return onSet("+MFTPRETR", func(e *env, r *request, next func(*request)) {
		id := channelOf(r)
		if inside(id) && e.Settings(id).LocalFS == 1 && e.State(id) == 1 && len(r.Args) > 2 {
			for other := range 6 {
				if other != id && e.State(other) == 2 && e.Settings(other).LocalFS == 1 && local[other] != "" {
					r.Args[2].Text = local[other]
				}
			}
			local[id] = r.Args[2].Text
		}
		next(r)
	})
}

func missingRemembered(s *session) {
	missing := map[string]bool{}
	s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
		if missing[p] {
			return 0, failure(emulator.CauseServer)
		}
		n, err := s.Client.Retr(ctx, p, offset, length, w)
		missing[p] = n == 0 && isRefusal(err)
		return n, err
	}
}

func afterFourRefused() hooks {
	refused := 0
	h := onSet("+MFTPRETR", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); refused >= 4 && inside(id) && e.State(id) == 1 && e.Settings(id).LocalFS == 1 && len(r.Args) > 2 {
			pretends(e, r, "16")
			return
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		if failed("+MFTPSTOR", "+MFTPAPPE")(u) && inside(u.Channel) && e.Settings(u.Channel).LocalFS == 1 && u.Fields[1] == "10" {
			refused++
		}
		next(u)
	}
	return h
}

// interplayUploads: AT+MFTPAPPE and AT+MFTPSTOR (§3.11, §3.12).
func interplayUploads() []place {
	return []place{
		{"refused-packet-leaves-next-open", "After a packet with eof 0 that the server refused the next AT+MFTPSTOR with eof 1 leaves its file open.", "R3.12-34", "MFTPSTOR", leavesNextOpen},
		{"appe-to-deleted-fails", "AT+MFTPAPPE to a name that was deleted on the connection fails.", "R3.11-52", "MFTPAPPE", sessions(appendToDeleted)},
		{"packet-after-odd-one-loses-first-byte", "A packet of AT+MFTPAPPE that follows one with an odd number of bytes loses its first byte.", "R3.11-35", "MFTPAPPE", oddPacket},
		{"stor-to-directory-of-namesake", "AT+MFTPSTOR to a name that another channel has stored goes to the directory in which that was done.", "R3.12-51", "MFTPSTOR", namesakeDirectory},
		{"stor-to-root-after-failed-pwd", "After an AT+MFTPPWD that the server refused the next AT+MFTPSTOR goes to the root directory.", "R3.12-51", "MFTPSTOR", sessions(rootAfterFailedPwd)},
		{"transparent-lost-beside-open-packets", "In transparent mode data are lost while another channel has a file open for further packets.", "R3.12-24", "MFTPSTOR", transparentBesidePackets},
	}
}

func leavesNextOpen() hooks {
	var open, left [6]bool
	h := onSet("+MFTPSTOR", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); inside(id) && len(r.Args) > 2 && !r.Args[2].Quoted {
			open[id] = r.Args[2].Text == "0"
			if left[id] && r.Args[2].Text == "1" {
				r.Args[2].Text, left[id] = "0", false
			}
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		if failed("+MFTPSTOR")(u) && inside(u.Channel) {
			left[u.Channel] = open[u.Channel]
		}
		next(u)
	}
	return h
}

func appendToDeleted(s *session) {
	gone := map[string]bool{}
	s.del = func(ctx context.Context, p string) error {
		err := s.Client.Delete(ctx, p)
		if err == nil {
			gone[p] = true
		}
		return err
	}
	s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
		if appending && gone[p] {
			return nil, failure(emulator.CauseServer)
		}
		delete(gone, p)
		return s.Client.Stor(ctx, p, appending)
	}
}

func oddPacket() hooks {
	var open, later, odd [6]bool
	h := onSet("+MFTPAPPE", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); inside(id) {
			later[id] = open[id] && e.State(id) == 3
			open[id] = len(r.Args) > 2 && r.Args[2].Text == "0"
		}
		next(r)
	})
	h.Data = func(e *env, command string, id int, b []byte) []byte {
		if command != "+MFTPAPPE" || !inside(id) {
			return b
		}
		short := later[id] && odd[id]
		odd[id] = len(b)%2 == 1
		if short && len(b) > 0 {
			b = b[1:]
		}
		return b
	}
	return h
}

func namesakeDirectory() hooks {
	type stored struct {
		by  int
		dir string
	}
	var mu sync.Mutex
	known := map[string]stored{}
	return ofChannel(func(id int, s *session) {
		s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
			if appending || path.IsAbs(p) {
				return s.Client.Stor(ctx, p, appending)
			}
			mu.Lock()
			old, has := known[p]
			mu.Unlock()
			if has && old.by != id {
				return s.Client.Stor(ctx, path.Join(old.dir, p), false)
			}
			dir, err := s.Client.Pwd(ctx)
			if err == nil {
				mu.Lock()
				known[p] = stored{id, dir}
				mu.Unlock()
			}
			return s.Client.Stor(ctx, p, false)
		}
	})()
}

func rootAfterFailedPwd(s *session) {
	unknown := false
	s.pwd = func(ctx context.Context) (string, error) {
		p, err := s.Client.Pwd(ctx)
		unknown = err != nil
		return p, err
	}
	s.cwd = func(ctx context.Context, p string) error {
		err := s.Client.Cwd(ctx, p)
		unknown = unknown && err != nil
		return err
	}
	s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
		if unknown && !appending && !path.IsAbs(p) {
			p, unknown = "/"+p, false
		}
		return s.Client.Stor(ctx, p, appending)
	}
}

func transparentBesidePackets() hooks {
	var transparent [6]bool
	return hooks{
		DataMode: func(e *env, d *emulator.DataMode) {
			if inside(d.Channel) {
				transparent[d.Channel] = d.Transparent
			}
		},
		Data: func(e *env, command string, id int, b []byte) []byte {
			if inside(id) && transparent[id] && besideWork(e, id, 3) {
				return nil
			}
			return b
		},
		Output: func(e *env, u unit, next func(unit)) {
			if (u.Kind == emulator.Final || u.Kind == emulator.Result) && isUpload(u.Command) {
				transparent = [6]bool{}
			}
			next(u)
		},
	}
}

// interplayStates: AT+MFTPSTATE and the notice (§3.13, §3.14).
func interplayStates() []place {
	return []place{
		{"state-0-after-refused-conn", "After an AT+MFTPCONN that was refused because its channel is connected the state is 0 until another command has a result.", "R3.13-22", "MFTPSTATE", state0AfterRefusedConn},
		{"state-2-after-list-beside-download", "After AT+MFTPLIST beside a download of another channel the state is 2 until the next command of the channel.", "R3.13-26", "MFTPSTATE", state2AfterList},
		{"no-notice-after-refused-disc", "After an AT+MFTPDISC that was refused during a transfer the end of the connection is not notified.", "R3.14-01", "MFTPURC", noNoticeAfterRefusedDisc},
		{"notice-again-at-next-connection", "The notice of a connection that the server has ended is given once more when the channel is connected again.", "R3.14-04", "MFTPURC", noticeAgain},
	}
}

func state0AfterRefusedConn() hooks {
	asked := -1
	var zero [6]bool
	h := onSet("+MFTPCONN", func(e *env, r *request, next func(*request)) {
		asked = -1
		if id := channelOf(r); inside(id) && e.State(id) == 1 {
			asked = id
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		switch {
		case refusal(u) && u.Command == "+MFTPCONN" && asked >= 0 && (u.Code == 802 || u.Code == 803):
			zero[asked] = true
		case u.Kind == emulator.Result && inside(u.Channel), closed(u) && inside(u.Channel):
			zero[u.Channel] = false
		case info("+MFTPSTATE")(u) && inside(u.Channel) && zero[u.Channel] && len(u.Fields) == 2 && u.Fields[1] == "1":
			u.Fields = []string{u.Fields[0], "0"}
		}
		next(u)
	}
	return h
}

func state2AfterList() hooks {
	var two [6]bool
	h := onSet("", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); inside(id) && r.Name != "+MFTPSTATE" {
			two[id] = false
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		switch {
		case result("+MFTPLIST")(u) && inside(u.Channel) && besideDownload(e, u.Channel):
			two[u.Channel] = true
		case info("+MFTPSTATE")(u) && inside(u.Channel) && two[u.Channel] && len(u.Fields) == 2 && u.Fields[1] == "1":
			u.Fields = []string{u.Fields[0], "2"}
		}
		next(u)
	}
	return h
}

func besideDownload(e *env, id int) bool {
	for other := range 6 {
		if other != id && e.State(other) == 2 {
			return true
		}
	}
	return false
}

func noNoticeAfterRefusedDisc() hooks {
	asked := -1
	var silent [6]bool
	h := onSet("", func(e *env, r *request, next func(*request)) {
		switch id := channelOf(r); {
		case r.Name == "+MFTPCONN" && inside(id) && e.State(id) == 0:
			silent[id] = false
		case r.Name == "+MFTPDISC":
			asked = -1
			if inside(id) && e.State(id) > 1 {
				asked = id
			}
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		switch {
		case refusal(u) && u.Command == "+MFTPDISC" && asked >= 0:
			silent[asked] = true
		case closed(u) && inside(u.Channel) && silent[u.Channel]:
			silent[u.Channel] = false
			return
		}
		next(u)
	}
	return h
}

func noticeAgain() hooks {
	var asked [6]bool
	var again [6]*unit
	h := onSet("+MFTPDISC", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); inside(id) {
			asked[id] = e.State(id) != 0
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		next(u)
		if !inside(u.Channel) {
			return
		}
		switch {
		case closed(u) && !asked[u.Channel]:
			again[u.Channel] = &u
		case closed(u):
			asked[u.Channel] = false
		case succeeded("+MFTPCONN")(u):
			asked[u.Channel] = false
			if old := again[u.Channel]; old != nil {
				again[u.Channel] = nil
				next(*old)
			}
		}
	}
	return h
}
