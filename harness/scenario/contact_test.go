package scenario

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"mftpspec/reports/model"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/manual"
	"mftpspec/harness/scripted"
)

// defaultsOf answers AT+MFTPCFG=n with the defaults of §3.1, but for changes.
func defaultsOf(line string, changes map[string]string) (string, bool) {
	var n int
	if _, err := fmt.Sscanf(line, "AT+MFTPCFG=%d", &n); err != nil || strings.Contains(line, ",") {
		return "", false
	}
	var lines []string
	for _, name := range manual.SettingNames {
		value := map[string]string{"data_type": "0", "transmode": "1", "rsptimeout": "10", "ssl": "0,0", "local_fs": "0", "cid": "1"}[name]
		if v, ok := changes[fmt.Sprintf("%d %s", n, name)]; ok {
			value = v
		}
		lines = append(lines, fmt.Sprintf("+MFTPCFG: %d,%q,%s", n, name, value))
	}
	return scripted.CRLF(append(lines, "OK")...), true
}

// contact is a module for first contact.
func contact(t *testing.T, changes map[string]string, on func(line string) (string, bool)) (*client, *play) {
	m := newClient(t)
	files := map[string]string{}
	m.On = func(line string) (string, bool) {
		if on != nil {
			if answer, ok := on(line); ok {
				return answer, true
			}
		}
		if answer, ok := defaultsOf(line, changes); ok {
			return answer, true
		}
		c := judge.ParseCommand(line)
		switch {
		case line == "AT+CGMM":
			return scripted.CRLF("ML307R-DC", "OK"), true
		case line == "AT+CGMR":
			return scripted.CRLF("+CGMR: ML307R-DC-MBRH0S01", "OK"), true
		case c.Verb == "MFPUT":
			path, rest, _ := strings.Cut(strings.TrimPrefix(line, "AT+MFPUT="), ",")
			_, data, _ := strings.Cut(rest, ",")
			files[path] = strings.Trim(data, `"`)
			return scripted.CRLF(fmt.Sprintf("+MFPUT: %d", len(files[path])), "OK"), true
		case c.Verb == "MFGET":
			data, ok := files[strings.TrimPrefix(line, "AT+MFGET=")]
			if !ok {
				return scripted.CRLF("+CME ERROR: 51"), true
			}
			return fmt.Sprintf("\r\n+MFGET: %d,%s\r\n", len(data), data) + scripted.CRLF("OK"), true
		case c.Verb == "MFDELETE":
			delete(files, strings.TrimPrefix(line, "AT+MFDELETE="))
			return scripted.CRLF("OK"), true
		}
		return m.line(line)
	}
	p := newPlay(t, &m.Module)
	p.st = iut.New(p.st.Run, p.b)
	return m, p
}

func TestFirstContact(t *testing.T) {
	boot := scripted.CRLF("+MATREADY")
	for _, tt := range []struct {
		name    string
		changes map[string]string
		on      func(line string) (string, bool)
		check   func(t *testing.T, st *iut.Module)
	}{
		{"as it should be", nil, nil, func(t *testing.T, st *iut.Module) {
			if st.IUT.Model != "ML307R-DC" || st.IUT.Firmware != "ML307R-DC-MBRH0S01" {
				t.Errorf("identity %+v", st.IUT)
			}
			if st.Snapshot[5]["ssl"] != "0,0" || st.Snapshot[0]["rsptimeout"] != "10" {
				t.Errorf("snapshot %v", st.Snapshot)
			}
			if ok, why := st.Has("files"); !ok {
				t.Errorf("no files: %s", why)
			}
			if st.Habit == nil || st.Habit.Present {
				t.Errorf("habit %+v, want absent", st.Habit)
			}
			if len(st.Oddities) != 0 {
				t.Errorf("oddities %q", st.Oddities)
			}
		}},
		{"D13 no file commands", nil, func(line string) (string, bool) { return scripted.CRLF("ERROR"), strings.HasPrefix(line, "AT+MFPUT") }, func(t *testing.T, st *iut.Module) {
			if ok, why := st.Has("needs-files"); ok || !strings.Contains(why.String(), "AT+MFPUT") {
				t.Errorf("files %v %q, want the refusal as the reason", ok, why)
			}
		}},
		{"it boots", nil, func() func(string) (string, bool) {
			n := 0
			return func(line string) (string, bool) {
				if line == "AT" {
					if n++; n == 1 {
						return boot + scripted.CRLF("OK"), true
					}
				}
				return "", false
			}
		}(), func(t *testing.T, st *iut.Module) {
			if st.IUT.Model != "ML307R-DC" || st.Lost() != iut.NotLost {
				t.Errorf("identity %+v, lost %q", st.IUT, st.Lost())
			}
		}},
		{"echo is on", nil, func(line string) (string, bool) {
			return line + "\r" + scripted.CRLF("OK"), line == "AT" || line == "ATE0"
		}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, p := contact(t, tt.changes, tt.on)
			if err := p.st.FirstContact(t.Context()); err != nil {
				t.Fatal(err)
			}
			if tt.check != nil {
				tt.check(t, p.st)
			}
		})
	}
}

// TestFirstContactNotice learns the habit of row D03 once, with a full wait.
func TestFirstContactNotice(t *testing.T) {
	for _, present := range []bool{true, false} {
		var m *client
		m, p := contact(t, nil, func(line string) (string, bool) {
			if line != "AT+MFTPDISC=0" {
				return "", false
			}
			answer, _ := m.line(line)
			if present {
				answer += scripted.CRLF(`+MFTPURC: 0,"conn",0`)
			}
			return answer, true
		})
		began := time.Now()
		if err := p.st.FirstContact(t.Context()); err != nil {
			t.Fatal(err)
		}
		if p.st.Habit == nil || p.st.Habit.Present != present {
			t.Errorf("habit %+v, want present %v", p.st.Habit, present)
		}
		if took := time.Since(began); !present && took < p.st.Timing().Notice {
			t.Errorf("absent after %v, want a full wait of %v", took, p.st.Timing().Notice)
		}
	}
}

// TestFirstContactLineEnd: a module that wants <CR><LF> is tested on that way.
func TestFirstContactLineEnd(t *testing.T) {
	t.Parallel()
	_, p := contact(t, nil, nil)
	p.b.Module.NeedLF = true
	p.hasty()
	if err := p.st.FirstContact(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(p.st.Oddities, func(s model.Text) bool { return strings.Contains(s.String(), "<CR><LF>") }) {
		t.Errorf("oddities %q", p.st.Oddities)
	}
}

func TestFirstContactMute(t *testing.T) {
	t.Parallel()
	_, p := contact(t, nil, func(string) (string, bool) { return "", true })
	p.hasty()
	if err := p.st.FirstContact(t.Context()); err == nil || !strings.Contains(err.Error(), "AT is not answered") {
		t.Errorf("%v", err)
	}
}

// TestDefaults judges the snapshot.
func TestDefaults(t *testing.T) {
	all := map[string]string{}
	for ch := range manual.Channels {
		all[fmt.Sprintf("%d rsptimeout", ch)] = "20"
	}
	for _, tt := range []struct {
		name    string
		changes map[string]string
		fresh   bool
		want    string
	}{
		{"3.1 right", nil, true, "pass"},
		{"3.1 wrong on all channels", all, true, "fail: the default of"},
		{"3.1 wrong on all channels of a used module", all, false, "inconc: in use"},
		{"3.1 wrong on one channel", map[string]string{"3 rsptimeout": "20"}, true, "inconc: in use"},
		{"3.1 another setting is wrong", map[string]string{"3 cid": "2"}, true, "pass"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, p := contact(t, tt.changes, nil)
			p.st.Run.IXIT.Fresh = tt.fresh
			must(t, p.st.FirstContact(t.Context()))
			p.again()
			wants(t, p.end(p.w.Channel.DefaultIs("rsptimeout", "10")), tt.want)
		})
	}
}

// TestArrives: a module in use gets the defaults of §3.1, keeps what the laboratory's
// preamble sets, and gets back what it came with, file included (D21).
func TestArrives(t *testing.T) {
	var set []string
	_, p := contact(t, map[string]string{"0 local_fs": "1", "4 rsptimeout": "7", "2 cid": "5"}, func(line string) (string, bool) {
		if line == "AT+CMEE?" {
			return scripted.CRLF("+CMEE: 2", "OK"), true
		}
		if strings.HasPrefix(line, "AT+MFTPCFG=") && strings.Contains(line, ",") || strings.HasPrefix(line, "AT+MFPUT=\"/usr") || strings.HasPrefix(line, "AT+CMEE=") {
			set = append(set, line)
		}
		return "", false
	})
	p.st.Run.IXIT.Preamble = []string{`AT+MFTPCFG=2,"cid",3`}
	must(t, p.st.FirstContact(t.Context()))
	want := []string{"AT+CMEE=1", `AT+MFTPCFG=0,"local_fs",0`, `AT+MFTPCFG=2,"cid",1`, `AT+MFTPCFG=4,"rsptimeout",10`, `AT+MFTPCFG=2,"cid",3`}
	if !slices.Equal(set, want) {
		t.Errorf("first contact sent\n%q, want\n%q", set, want)
	}
	if why, err := p.st.PutFile(t.Context(), "/usr/1.txt", []byte("old")); !why.IsZero() || err != nil {
		t.Fatal(why, err)
	}
	set = nil
	leaks, err := p.st.LeaveAsFound(t.Context())
	want = []string{`AT+MFTPCFG=0,"local_fs",1`, `AT+MFTPCFG=2,"cid",5`, `AT+MFTPCFG=4,"rsptimeout",7`, "AT+CMEE=2"}
	if err != nil || len(leaks) > 0 || !slices.Equal(set, want) {
		t.Errorf("the end sent\n%q, want\n%q (%v, %v)", set, want, leaks, err)
	}
}

// TestKeepsFiles: a file that was there under a name of the suite's is put back.
func TestKeepsFiles(t *testing.T) {
	_, p := contact(t, nil, nil)
	must(t, p.st.FirstContact(t.Context()))
	p.b.Module.On(`AT+MFPUT="/usr/1.txt",5,"owner"`) // somebody's
	for _, data := range []string{"ours", "ours again"} {
		if why, err := p.st.PutFile(t.Context(), "/usr/1.txt", []byte(data)); !why.IsZero() || err != nil {
			t.Fatal(why, err)
		}
	}
	must(t, p.st.DeleteFile(t.Context(), "/usr/1.txt"))
	if leaks, err := p.st.LeaveAsFound(t.Context()); err != nil || len(leaks) > 0 {
		t.Fatal(leaks, err)
	}
	if data, why, err := p.st.GetFile(t.Context(), "/usr/1.txt"); string(data) != "owner" || err != nil {
		t.Errorf("the file holds %q afterwards (%s, %v)", data, why, err)
	}
}

// TestRestores: the end of a case undoes what it changed, and only that.
func TestRestores(t *testing.T) {
	var heard []string
	var record bool
	m, p := contact(t, nil, func(line string) (string, bool) {
		if record {
			heard = append(heard, line)
		}
		return "", false
	})
	_ = m
	must(t, p.st.FirstContact(t.Context()))
	p.again()
	must(t, p.w.Channel.SetTo(t.Context(), 0, "rsptimeout", "20"))
	must(t, p.w.Channel.SetTo(t.Context(), 1, "ssl", "1,0"))
	must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
	must(t, p.w.Host.Send(t.Context(), "ATE1"))
	must(t, p.w.Module.Answers(t.Context(), "OK"))
	record = true
	wants(t, p.end(nil), "pass")
	want := []string{"AT", "ATE0", "AT+CMEE=1", "AT+MFTPSTATE=0", "AT+MFTPDISC=0", `AT+MFTPCFG=0,"rsptimeout",10`, `AT+MFTPCFG=1,"ssl",0,0`}
	if !slices.Equal(heard, want) {
		t.Errorf("the postamble sent\n%q, want\n%q", heard, want)
	}
	heard = nil
	p.again()
	wants(t, p.end(nil), "pass")
	if !slices.Equal(heard, []string{"AT"}) {
		t.Errorf("a case that touched nothing sent %q, want the fence alone", heard)
	}
}

// TestLocalFiles: the module's own files are a means, not the subject.
func TestLocalFiles(t *testing.T) {
	_, p := contact(t, nil, nil)
	must(t, p.st.FirstContact(t.Context()))
	p.again()
	must(t, p.w.Files.HasLocalFile(t.Context(), "/usr/a.txt", "12345"))
	wants(t, p.w.Files.HoldsLocalFile(t.Context(), "/usr/a.txt", "12345"), "pass")
	wants(t, p.w.Files.HoldsLocalFile(t.Context(), "/usr/a.txt", "12346"), "fail: differs from byte 4")
	wants(t, p.w.Files.HoldsLocalFile(t.Context(), "/usr/b.txt", "1"), "fail: does not have")
	wants(t, p.end(nil), "pass")
	p.again()
	wants(t, p.w.Files.HoldsLocalFile(t.Context(), "/usr/a.txt", "12345"), "fail: does not have")
	p.st.FilesWhy = model.Plain("the laboratory has none")
	wants(t, p.w.Files.HasLocalFile(t.Context(), "/usr/a.txt", "12345"), "none: the laboratory has none")
	_ = p.end(nil)
}

// TestDownloadsMakeWay: a local file that a download of a case writes is the module's own
// again after the run, and is gone before that.
func TestDownloadsMakeWay(t *testing.T) {
	_, p := contact(t, nil, nil)
	must(t, p.st.FirstContact(t.Context()))
	writes := func(data string) { // as a user before the run, or a download
		t.Helper()
		if _, err := p.st.Ask(t.Context(), fmt.Sprintf("AT+MFPUT=%q,%d,%q", "/usr/1.txt", len(data), data), time.Second); err != nil {
			t.Fatal(err)
		}
	}
	has := func() string {
		t.Helper()
		p.again()
		data, _, err := p.st.GetFile(t.Context(), "/usr/1.txt")
		must(t, err)
		return string(data)
	}
	writes("a user's")
	p.w = New(p.st.Run, p.b, p.st, &catalogue.Case{ID: "TEST-002", Clause: "3.10", Downloads: []string{"/usr/1.txt"}})
	must(t, p.w.Begin(t.Context()))
	writes("12345")
	wants(t, p.end(nil), "pass")
	if got := has(); got != "" {
		t.Errorf("after the case the file holds %q", got)
	}
	if leaks, err := p.st.LeaveAsFound(t.Context()); err != nil || len(leaks) > 0 {
		t.Errorf("%v, %v", leaks, err)
	}
	if got := has(); got != "a user's" {
		t.Errorf("after the run the file holds %q", got)
	}
}
