package defect

import (
	"context"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"mftpspec/harness/emulator"
)

// interplay are defects of state and interplay: what one command, setting, channel, failure, order
// or number of repetitions does to another.
func interplay() []place {
	return slices.Concat(interplayLines(), interplaySettings(), interplayConnections(), interplayPaths(), interplayDownloads(), interplayUploads(), interplayStates())
}

// interplayLines: the command line, forms and errors (§2, §5).
func interplayLines() []place {
	return []place{
		{"third-error-in-row-bare", "The third error in a row is ERROR alone although AT+CMEE is 1.", "R2.2-03", "", thirdErrorBare},
		{"test-form-sticks", "A set command right behind the test form of the same command is answered as that.", "R2.1-14", "", testFormSticks},
		{"set-refused-behind-read-form", "The next set command after a read form is refused with 50, whatever its parameters are.", "R2.1-18", "", refusedBehindRead},
		{"small-at-after-ten-capitals", "Once ten lines have begun with AT, lines that begin with at are answered with ERROR.", "R2.1-02", "", smallAfterCapitals},
		{"notice-lost-over-half-line", "A connection that ends while a command line is half typed is not notified.", "R3.14-01", "", noticeLostOverHalfLine},
		{"parameter-error-after-801-is-801", "The first error 50 after an error 801 is reported as 801 too.", "R5-01", "", parameterErrorIs801},
		{"first-failure-code-for-all", "Every failure of a channel has the result code of its first one.", "R5-26", "", firstFailureCode},
	}
}

func thirdErrorBare() hooks {
	n := 0
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		switch {
		case okay(u):
			n = 0
		case refusal(u):
			if n++; n%3 == 0 && coded(u) && e.CMEE() == 1 {
				u.Text = "ERROR"
			}
		}
		next(u)
	}}
}

func testFormSticks() hooks {
	var last emulator.Form
	name := ""
	return hooks{Command: func(e *env, r *request, next func(*request)) {
		sticks := last == emulator.Test && name == r.Name && mftp(name) && r.Form == emulator.Set
		last, name = r.Form, r.Name
		if sticks {
			r.Form = emulator.Test
		}
		next(r)
	}}
}

func refusedBehindRead() hooks {
	read := false
	return hooks{Command: func(e *env, r *request, next func(*request)) {
		switch {
		case mftp(r.Name) && r.Form == emulator.Read:
			read = true
		case mftp(r.Name) && r.Form == emulator.Set && read:
			read = false
			r.Refuse(50)
			return
		}
		next(r)
	}}
}

// typist knows from the input whether a command line is begun, and whether data are taken instead.
type typist struct {
	line []byte // begun, and not ended
	data bool
}

// each passes the input on in pieces that end with a line.
func (t *typist) each(b []byte, ended func(line string), next func([]byte)) {
	for len(b) > 0 {
		n := slices.Index(b, '\r') + 1
		if t.data || n == 0 {
			n = len(b)
		}
		piece := b[:n]
		b = b[n:]
		switch {
		case t.data:
			t.line = nil
		case piece[n-1] == '\r':
			line := string(t.line) + string(piece[:n-1])
			t.line = nil
			ended(strings.TrimLeft(line, "\n"))
		default:
			t.line = append(t.line, piece...)
		}
		next(piece)
	}
}

// says notes the end of a data mode.
func (t *typist) says(u unit) {
	if u.Kind == emulator.Final || u.Kind == emulator.Result {
		t.data = false
	}
}

func smallAfterCapitals() hooks {
	var t typist
	capitals, wrong := 0, false
	return hooks{
		Input: func(e *env, b []byte, next func([]byte)) {
			t.each(b, func(line string) {
				if strings.HasPrefix(line, "AT") {
					capitals++
				}
				wrong = strings.HasPrefix(line, "at") && capitals >= 10
			}, next)
		},
		Command: func(e *env, r *request, next func(*request)) {
			if wrong {
				r.Error()
				return
			}
			next(r)
		},
		DataMode: func(*env, *emulator.DataMode) { t.data = true },
		Output: func(e *env, u unit, next func(unit)) {
			t.says(u)
			next(u)
		},
	}
}

func noticeLostOverHalfLine() hooks {
	var t typist
	var mu sync.Mutex
	var clients [6]emulator.Client
	var alive, lost [6]bool
	standing := func(id int) bool {
		if clients[id] == nil {
			return false
		}
		select {
		case <-clients[id].Lost():
			return false
		default:
			return true
		}
	}
	h := ofChannel(func(id int, s *session) {
		mu.Lock()
		defer mu.Unlock()
		if inside(id) {
			clients[id] = s.Client
		}
	})()
	h.Input = func(e *env, b []byte, next func([]byte)) {
		mu.Lock()
		for id := range clients {
			now := standing(id)
			if len(t.line) > 0 && alive[id] && !now {
				lost[id] = true
			}
			alive[id] = now
		}
		mu.Unlock()
		t.each(b, func(string) {}, next)
	}
	h.DataMode = func(*env, *emulator.DataMode) { t.data = true }
	h.Output = func(e *env, u unit, next func(unit)) {
		t.says(u)
		if closed(u) && inside(u.Channel) && (lost[u.Channel] || len(t.line) > 0) {
			lost[u.Channel] = false
			return
		}
		next(u)
	}
	return h
}

func parameterErrorIs801() hooks {
	sticks := false
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		switch {
		case !refusal(u) || e.CMEE() != 1:
		case u.Code == 801:
			sticks = true
		case u.Code == 50 && sticks:
			u.Text, sticks = "+CME ERROR: 801", false
		}
		next(u)
	}}
}

func firstFailureCode() hooks {
	var first [6]string
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		if failed()(u) && inside(u.Channel) && u.Fields[1] != "14" && u.Fields[1] != "19" {
			if first[u.Channel] == "" {
				first[u.Channel] = u.Fields[1]
			}
			u.Fields = slices.Clone(u.Fields)
			u.Fields[1] = first[u.Channel]
		}
		next(u)
	}}
}

// interplaySettings: AT+MFTPCFG (§3.1).
func interplaySettings() []place {
	return []place{
		{"timeout-goes-to-channel-queried", `After a query of all settings the next "rsptimeout" that is set goes to the channel queried.`, "R3.1-63", "MFTPCFG", timeoutToQueried},
		{"settings-undone-after-download", "What AT+MFTPCFG sets during a download is set back when that has ended.", "R3.1-22", "MFTPCFG", settingsUndone},
		{"timeout-loses-16-beside-text", `While "data_type" is 1 a "rsptimeout" of 16 and more is kept as 16 less.`, "R3.1-22", "MFTPCFG", changing(func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) {
			if key == "rsptimeout" && now.DataType == 1 {
				now.Timeout &= 15
			}
		})},
		{"sixth-channel-set-resets-first", "When the sixth channel is set, the settings of the one that was set first are the defaults again.", "R3.1-63", "MFTPCFG", sixthSetResets},
		{"timeout-of-latest-connection", `Every connection waits by the "rsptimeout" of the one that was made last.`, "R3.1-42", "", timeoutOfLatest},
		{"active-beside-passive", `With "transmode" 0 a channel is passive when it is connected while a passive one is.`, "R3.1-37", "", activeBesidePassive},
	}
}

func timeoutToQueried() hooks {
	queried := ""
	return onSet("+MFTPCFG", func(e *env, r *request, next func(*request)) {
		switch {
		case len(r.Args) == 1 && inside(channelOf(r)):
			queried = r.Args[0].Text
		case len(r.Args) == 3 && r.Args[1].Text == "rsptimeout" && queried != "" && inside(channelOf(r)):
			r.Args[0].Text, queried = queried, ""
		}
		next(r)
	})
}

func settingsUndone() hooks {
	var kept []emulator.Settings
	busy := -1
	return hooks{Command: func(e *env, r *request, next func(*request)) {
		if kept != nil && e.State(busy) != 2 {
			for id, s := range kept {
				*e.Settings(id) = s
			}
			kept = nil
		}
		if id := channelOf(r); r.Name == "+MFTPRETR" && r.Form == emulator.Set && inside(id) && e.State(id) == 1 && kept == nil {
			busy = id
			for other := range 6 {
				kept = append(kept, *e.Settings(other))
			}
		}
		next(r)
	}}
}

func sixthSetResets() hooks {
	var order []int
	return hooks{Settings: func(e *env, id int, _ string, _ emulator.Settings, _ *emulator.Settings) {
		if !slices.Contains(order, id) {
			order = append(order, id)
		}
		if len(order) > 5 {
			*e.Settings(order[0]) = e.Profile().Defaults
			order = order[1:]
		}
	}}
}

func timeoutOfLatest() hooks {
	var mu sync.Mutex
	var latest time.Duration
	return dials(func(c *emulator.DialConfig) {
		mu.Lock()
		latest = c.Timeout
		mu.Unlock()
		c.Patience = func(string, time.Duration) time.Duration {
			mu.Lock()
			defer mu.Unlock()
			return latest
		}
	})()
}

func activeBesidePassive() hooks {
	var mu sync.Mutex
	passive := 0
	return dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
		mu.Lock()
		c.Active = c.Active && passive == 0
		mu.Unlock()
		client, err := next(ctx, c)
		if err != nil || c.Active {
			return client, err
		}
		mu.Lock()
		passive++
		mu.Unlock()
		s := &session{Client: client, to: c}
		var once sync.Once
		s.close = func() error {
			once.Do(func() {
				mu.Lock()
				defer mu.Unlock()
				passive--
			})
			return s.Client.Close()
		}
		return s, nil
	})()
}

// interplayConnections: AT+MFTPCONN and AT+MFTPDISC (§3.2, §3.3).
func interplayConnections() []place {
	return []place{
		{"user-ends-as-longer-before", "A user name that is shorter than that of the connection before ends with the rest of it.", "R3.2-28", "MFTPCONN", userEndsAsBefore},
		{"user-of-later-conn", "An AT+MFTPCONN logs in with the user name of another that has begun since, on another channel.", "R3.2-28", "MFTPCONN", userOfLater},
		{"sixth-hangup-uses-up-memory", "After six connections that the server has ended AT+MFTPCONN fails for want of memory.", "R3.2-12", "MFTPCONN", sixHangups},
		{"sixth-connected-lists-in-first", "When five channels are connected, AT+MFTPLIST of one more looks names up in the working directory of the first.", "R3.7-45", "MFTPLIST", sixthListsInFirst},
		{"disc-in-the-middle-drops-next", "AT+MFTPDISC of a channel that was connected neither first nor last drops the connection made next after it.", "R3.3-24", "MFTPDISC", discDropsNext},
		{"disc-timer-drops-next-connection", `When "rsptimeout" has passed since AT+MFTPDISC, a connection that the channel has by then is dropped.`, "R3.3-25", "MFTPDISC", discTimer},
	}
}

func userEndsAsBefore() hooks {
	var mu sync.Mutex
	last := ""
	return dials(func(c *emulator.DialConfig) {
		mu.Lock()
		defer mu.Unlock()
		if c.User == "" {
			return
		}
		if len(c.User) < len(last) {
			c.User += last[len(c.User):]
		}
		last = c.User
	})()
}

// latestOf replaces what follows a verb on the control connection by the parameter n of the
// latest command of this name.
func latestOf(verb, command string, n int) hooks {
	var mu sync.Mutex
	latest := ""
	h := orders(func(line string) string {
		mu.Lock()
		defer mu.Unlock()
		if v, _, _ := strings.Cut(line, " "); v == verb && latest != "" {
			return verb + " " + latest
		}
		return line
	})()
	h.Command = func(e *env, r *request, next func(*request)) {
		if r.Name == command && r.Form == emulator.Set && inside(channelOf(r)) {
			mu.Lock()
			latest = ""
			if len(r.Args) > n {
				latest = r.Args[n].Text
			}
			mu.Unlock()
		}
		next(r)
	}
	return h
}

func userOfLater() hooks { return latestOf("USER", "+MFTPCONN", 2) }

func sixHangups() hooks {
	hung := 0
	var asked [6]bool
	h := onSet("", func(e *env, r *request, next func(*request)) {
		id := channelOf(r)
		switch {
		case !inside(id):
		case r.Name == "+MFTPDISC":
			asked[id] = e.State(id) != 0
		case r.Name == "+MFTPCONN" && e.State(id) == 0 && hung >= 6:
			pretends(e, r, "15")
			return
		case r.Name == "+MFTPCONN":
			asked[id] = false
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		if closed(u) && inside(u.Channel) && !asked[u.Channel] {
			hung++
		}
		next(u)
	}
	return h
}

func sixthListsInFirst() hooks {
	type place struct{ dir string }
	var mu sync.Mutex
	var open []*place
	return dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
		client, err := next(ctx, c)
		if err != nil {
			return nil, err
		}
		s, mine := &session{Client: client, to: c}, &place{}
		where := func(ctx context.Context) {
			dir, err := client.Pwd(ctx)
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				mine.dir = dir
			}
		}
		where(ctx)
		mu.Lock()
		var first *place
		if len(open) >= 5 {
			first = open[0]
		}
		open = append(open, mine)
		mu.Unlock()
		s.cwd = func(ctx context.Context, p string) error {
			err := client.Cwd(ctx, p)
			if err == nil {
				where(ctx)
			}
			return err
		}
		s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
			if first != nil && !path.IsAbs(p) {
				mu.Lock()
				p = path.Join(first.dir, p)
				mu.Unlock()
			}
			return client.List(ctx, p)
		}
		s.close = func() error {
			mu.Lock()
			open = slices.DeleteFunc(open, func(o *place) bool { return o == mine })
			mu.Unlock()
			return client.Close()
		}
		return s, nil
	})()
}

func discDropsNext() hooks {
	var order []int // connected channels, in the order in which they were
	leaves := func(id int) { order = slices.DeleteFunc(order, func(o int) bool { return o == id }) }
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		next(u)
		switch {
		case succeeded("+MFTPCONN")(u):
			leaves(u.Channel)
			order = append(order, u.Channel)
		case succeeded("+MFTPDISC")(u):
			i := slices.Index(order, u.Channel)
			if i > 0 && i < len(order)-1 {
				after := order[i+1]
				leaves(after)
				e.Drop(after)
			}
			leaves(u.Channel)
		case closed(u):
			leaves(u.Channel)
		}
	}}
}

func discTimer() hooks {
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		next(u)
		if succeeded("+MFTPDISC")(u) && inside(u.Channel) {
			id := u.Channel
			e.After(time.Duration(e.Settings(id).Timeout)*time.Second, func() {
				if e.State(id) == 1 {
					e.Drop(id)
				}
			})
		}
	}}
}

// interplayPaths: directories, lists, deleting and renaming (§3.4 to §3.9).
func interplayPaths() []place {
	return []place{
		{"fifth-directory-is-first", "A change to the fifth absolute path of a connection goes to the first one again.", "R3.4-12", "MFTPCWD", sessions(fifthDirectory)},
		{"cwd-undone-after-other-download", "A change of directory that is made while another channel downloads is undone when the download ends.", "R3.4-30", "MFTPCWD", cwdUndone},
		{"cwd-done-after-download-with-length", "The first AT+MFTPCWD after a download with a length is reported as done although the server has refused it.", "R3.4-13", "MFTPCWD", sessions(cwdDoneAfterPart)},
		{"pwd-is-directory-made", "AT+MFTPPWD reports the absolute path that AT+MFTPMKD has made, until the directory is changed.", "R3.5-20", "MFTPPWD", sessions(pwdIsMade)},
		{"pwd-cut-to-first-length", "A path that is longer than the first one that AT+MFTPPWD gave on the connection is cut to the length of that.", "R3.5-20", "MFTPPWD", sessions(pwdCutToFirst)},
		{"mkd-beside-open-upload", "While another channel has an upload open AT+MFTPMKD makes its directory in the working directory of that channel.", "R3.6-32", "MFTPMKD", mkdBesideUpload},
		{"fourth-mkd-inside-third", "The fourth directory that a connection makes in its working directory is made inside the third.", "R3.6-30", "MFTPMKD", sessions(fourthInsideThird)},
		{"list-one-entry-after-file", "After AT+MFTPLIST of a file the next list of a directory ends after its first entry.", "R3.7-31", "MFTPLIST", sessions(oneEntryAfterFile)},
		{"list-empty-file-size-before", "A file of 0 bytes is listed with the size of the file that was listed before it.", "R3.7-35", "MFTPLIST", sessions(emptySizeBefore)},
		{"del-file-after-directory-fails", "After a directory was deleted the next AT+MFTPDEL of a file fails.", "R3.8-30", "MFTPDEL", sessions(fileAfterDirectory)},
		{"del-beside-open-upload-not-done", "While another channel uploads AT+MFTPDEL is reported as done, and nothing is done.", "R3.8-12", "MFTPDEL", delBesideUpload},
		{"rn-same-old-name-same-new-name", "An AT+MFTPRN with the old name of the one before takes its new name too.", "R3.9-12", "MFTPRN", sessions(sameOldSameNew)},
		{"rn-new-name-of-later", "An AT+MFTPRN takes the new name of another that has begun since, on another channel.", "R3.9-33", "MFTPRN", func() hooks { return latestOf("RNTO", "+MFTPRN", 2) }},
	}
}

func fifthDirectory(s *session) {
	var seen []string
	s.cwd = func(ctx context.Context, p string) error {
		fresh := path.IsAbs(p) && !slices.Contains(seen, p)
		if fresh && len(seen) == 4 {
			p, fresh, seen = seen[0], false, nil
		}
		err := s.Client.Cwd(ctx, p)
		if err == nil && fresh {
			seen = append(seen, p)
		}
		return err
	}
}

func cwdUndone() hooks {
	var mu sync.Mutex
	var busy [6]bool
	var old, due [6]string // directories before the change, and those to go back to
	return ofChannel(func(id int, s *session) {
		if !inside(id) {
			return
		}
		mu.Lock()
		old[id], due[id] = "", ""
		mu.Unlock()
		back := func(ctx context.Context) {
			mu.Lock()
			to := due[id]
			due[id] = ""
			mu.Unlock()
			if to != "" {
				_ = s.Client.Cwd(ctx, to)
			}
		}
		before(s, back)
		s.cwd = func(ctx context.Context, p string) error {
			back(ctx)
			mu.Lock()
			beside := slices.Contains(busy[:], true)
			mu.Unlock()
			if !beside {
				return s.Client.Cwd(ctx, p)
			}
			was, _ := s.Client.Pwd(ctx)
			err := s.Client.Cwd(ctx, p)
			mu.Lock()
			defer mu.Unlock()
			if err == nil && old[id] == "" {
				old[id] = was
			}
			return err
		}
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
			back(ctx)
			mu.Lock()
			busy[id] = true
			mu.Unlock()
			n, err := s.Client.Retr(ctx, p, offset, length, w)
			mu.Lock()
			defer mu.Unlock()
			busy[id] = false
			if !slices.Contains(busy[:], true) {
				due, old = old, [6]string{}
			}
			return n, err
		}
	})()
}

func cwdDoneAfterPart(s *session) {
	part := false
	s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
		n, err := s.Client.Retr(ctx, p, offset, length, w)
		part = err == nil && length > 0
		return n, err
	}
	s.cwd = func(ctx context.Context, p string) error {
		err := s.Client.Cwd(ctx, p)
		if part && serverSaysNo(err) {
			err = nil
		}
		part = false
		return err
	}
}

func serverSaysNo(err error) bool {
	f, ok := err.(*emulator.Failure)
	return ok && f.Cause == emulator.CauseServer
}

func pwdIsMade(s *session) {
	made := ""
	s.mkd = func(ctx context.Context, p string) error {
		err := s.Client.Mkd(ctx, p)
		if err == nil && path.IsAbs(p) {
			made = p
		}
		return err
	}
	s.cwd = func(ctx context.Context, p string) error {
		err := s.Client.Cwd(ctx, p)
		if err == nil {
			made = ""
		}
		return err
	}
	s.pwd = func(ctx context.Context) (string, error) {
		p, err := s.Client.Pwd(ctx)
		if err == nil && made != "" {
			p = made
		}
		return p, err
	}
}

func pwdCutToFirst(s *session) {
	first := 0
	s.pwd = func(ctx context.Context) (string, error) {
		p, err := s.Client.Pwd(ctx)
		if err != nil {
			return p, err
		}
		if first == 0 {
			first = len(p)
		}
		return p[:min(first, len(p))], nil
	}
}

// endingUpload tells when an upload is over.
type endingUpload struct {
	emulator.Upload
	over func()
}

func (u *endingUpload) Close() error {
	defer u.over()
	return u.Upload.Close()
}

func (u *endingUpload) Abort() error {
	defer u.over()
	return u.Upload.Abort()
}

func mkdBesideUpload() hooks {
	var mu sync.Mutex
	owner, dir := -1, ""
	return ofChannel(func(id int, s *session) {
		s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
			here, _ := s.Client.Pwd(ctx)
			u, err := s.Client.Stor(ctx, p, appending)
			if err != nil {
				return nil, err
			}
			mu.Lock()
			owner, dir = id, here
			mu.Unlock()
			return &endingUpload{u, func() {
				mu.Lock()
				defer mu.Unlock()
				if owner == id {
					owner = -1
				}
			}}, nil
		}
		s.mkd = func(ctx context.Context, p string) error {
			mu.Lock()
			if owner >= 0 && owner != id && !path.IsAbs(p) {
				p = path.Join(dir, p)
			}
			mu.Unlock()
			return s.Client.Mkd(ctx, p)
		}
	})()
}

func fourthInsideThird(s *session) {
	n, last := 0, ""
	s.mkd = func(ctx context.Context, p string) error {
		if path.IsAbs(p) {
			return s.Client.Mkd(ctx, p)
		}
		if n%4 == 3 {
			p = path.Join(last, p)
		}
		err := s.Client.Mkd(ctx, p)
		if err == nil {
			n++
			last = p
		}
		return err
	}
}

func oneEntryAfterFile(s *session) {
	file := false
	s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
		found, err := s.Client.List(ctx, p)
		if err != nil {
			return nil, err
		}
		if len(found) == 1 && !found[0].Dir && found[0].Name == path.Base(p) {
			file = true
			return found, nil
		}
		if file && len(found) > 1 {
			found = found[:1]
		}
		file = false
		return found, nil
	}
}

func emptySizeBefore(s *session) {
	var size int64
	s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
		found, err := s.Client.List(ctx, p)
		for i := range found {
			switch {
			case found[i].Dir:
			case found[i].Size == 0:
				found[i].Size = size
			default:
				size = found[i].Size
			}
		}
		return found, err
	}
}

func fileAfterDirectory(s *session) {
	directory := false
	s.del = func(ctx context.Context, p string) error {
		_, err := s.Client.Size(ctx, p)
		file, was := err == nil, directory
		directory = false
		if file && was {
			return failure(emulator.CauseServer)
		}
		err = s.Client.Delete(ctx, p)
		directory = err == nil && !file
		return err
	}
}

func delBesideUpload() hooks {
	return onSet("+MFTPDEL", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); inside(id) && e.State(id) == 1 && besideWork(e, id, 3) && len(r.Args) == 2 {
			pretends(e, r, "0")
			return
		}
		next(r)
	})
}

func sameOldSameNew(s *session) {
	oldName, newName := "", ""
	s.rename = func(ctx context.Context, from, to string) error {
		if from == oldName {
			to = newName
		}
		err := s.Client.Rename(ctx, from, to)
		if err == nil {
			oldName, newName = from, to
		}
		return err
	}
}

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
		missing[p] = n == 0 && serverSaysNo(err)
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
