package conformance

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// defaultsOf answers AT+MFTPCFG=n with the defaults of §3.1, but for changes.
func defaultsOf(line string, changes map[string]string) (string, bool) {
	var n int
	if _, err := fmt.Sscanf(line, "AT+MFTPCFG=%d", &n); err != nil || strings.Contains(line, ",") {
		return "", false
	}
	var lines []string
	for _, name := range settingNames {
		value := map[string]string{"data_type": "0", "transmode": "1", "rsptimeout": "10", "ssl": "0,0", "local_fs": "0", "cid": "1"}[name]
		if v, ok := changes[fmt.Sprintf("%d %s", n, name)]; ok {
			value = v
		}
		lines = append(lines, fmt.Sprintf("+MFTPCFG: %d,%q,%s", n, name, value))
	}
	return crlf(append(lines, "OK")...), true
}

// contact is a module for first contact.
func contact(t *testing.T, changes map[string]string, on func(line string) (string, bool)) (*client, *play) {
	m := newClient(t)
	files := map[string]string{}
	m.on = func(line string) (string, bool) {
		if on != nil {
			if answer, ok := on(line); ok {
				return answer, true
			}
		}
		if answer, ok := defaultsOf(line, changes); ok {
			return answer, true
		}
		c := parseCommand(line)
		switch {
		case line == "AT+CGMM":
			return crlf("ML307R-DC", "OK"), true
		case line == "AT+CGMR":
			return crlf("+CGMR: ML307R-DC-MBRH0S01", "OK"), true
		case c.verb == "MFPUT":
			path, rest, _ := strings.Cut(strings.TrimPrefix(line, "AT+MFPUT="), ",")
			_, data, _ := strings.Cut(rest, ",")
			files[path] = strings.Trim(data, `"`)
			return crlf(fmt.Sprintf("+MFPUT: %d", len(files[path])), "OK"), true
		case c.verb == "MFGET":
			data, ok := files[strings.TrimPrefix(line, "AT+MFGET=")]
			if !ok {
				return crlf("+CME ERROR: 51"), true
			}
			return fmt.Sprintf("\r\n+MFGET: %d,%s\r\n", len(data), data) + crlf("OK"), true
		case c.verb == "MFDELETE":
			delete(files, strings.TrimPrefix(line, "AT+MFDELETE="))
			return crlf("OK"), true
		}
		return m.line(line)
	}
	p := newPlay(t, &m.scripted)
	p.st = newStation(p.st.run, p.b)
	return m, p
}

func TestFirstContact(t *testing.T) {
	boot := crlf("+MATREADY")
	for _, tt := range []struct {
		name    string
		changes map[string]string
		on      func(line string) (string, bool)
		check   func(t *testing.T, st *station)
	}{
		{"as it should be", nil, nil, func(t *testing.T, st *station) {
			if st.iut.Model != "ML307R-DC" || st.iut.Firmware != "ML307R-DC-MBRH0S01" {
				t.Errorf("identity %+v", st.iut)
			}
			if st.snapshot[5]["ssl"] != "0,0" || st.snapshot[0]["rsptimeout"] != "10" {
				t.Errorf("snapshot %v", st.snapshot)
			}
			if ok, why := st.has("files"); !ok {
				t.Errorf("no files: %s", why)
			}
			if st.habit == nil || st.habit.present {
				t.Errorf("habit %+v, want absent", st.habit)
			}
			if len(st.oddities) != 0 {
				t.Errorf("oddities %q", st.oddities)
			}
		}},
		{"D13 no file commands", nil, func(line string) (string, bool) { return crlf("ERROR"), strings.HasPrefix(line, "AT+MFPUT") }, func(t *testing.T, st *station) {
			if ok, why := st.has("needs-files"); ok || !strings.Contains(why, "AT+MFPUT") {
				t.Errorf("files %v %q, want the refusal as the reason", ok, why)
			}
		}},
		{"it boots", nil, func() func(string) (string, bool) {
			n := 0
			return func(line string) (string, bool) {
				if line == "AT" {
					if n++; n == 1 {
						return boot + crlf("OK"), true
					}
				}
				return "", false
			}
		}(), func(t *testing.T, st *station) {
			if st.iut.Model != "ML307R-DC" || st.lost != "" {
				t.Errorf("identity %+v, lost %q", st.iut, st.lost)
			}
		}},
		{"echo is on", nil, func(line string) (string, bool) { return line + "\r" + crlf("OK"), line == "AT" || line == "ATE0" }, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, p := contact(t, tt.changes, tt.on)
			if err := p.st.firstContact(t.Context()); err != nil {
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
				answer += crlf(`+MFTPURC: 0,"conn",0`)
			}
			return answer, true
		})
		began := time.Now()
		if err := p.st.firstContact(t.Context()); err != nil {
			t.Fatal(err)
		}
		if p.st.habit == nil || p.st.habit.present != present {
			t.Errorf("habit %+v, want present %v", p.st.habit, present)
		}
		if took := time.Since(began); !present && took < p.st.timing().Notice {
			t.Errorf("absent after %v, want a full wait of %v", took, p.st.timing().Notice)
		}
	}
}

// TestFirstContactLineEnd: a module that wants <CR><LF> is tested on that way.
func TestFirstContactLineEnd(t *testing.T) {
	_, p := contact(t, nil, nil)
	p.b.module.needLF = true
	p.hasty()
	if err := p.st.firstContact(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(p.st.oddities, func(s string) bool { return strings.Contains(s, "<CR><LF>") }) {
		t.Errorf("oddities %q", p.st.oddities)
	}
}

func TestFirstContactMute(t *testing.T) {
	_, p := contact(t, nil, func(string) (string, bool) { return "", true })
	p.hasty()
	if err := p.st.firstContact(t.Context()); err == nil || !strings.Contains(err.Error(), "AT is not answered") {
		t.Errorf("%v", err)
	}
}

// TestDefaults judges the snapshot.
func TestDefaults(t *testing.T) {
	all := map[string]string{}
	for ch := range channels {
		all[fmt.Sprintf("%d rsptimeout", ch)] = "20"
	}
	for _, tt := range []struct {
		name    string
		changes map[string]string
		want    string
	}{
		{"3.1 right", nil, "pass"},
		{"3.1 wrong on all channels", all, "fail: the default of"},
		{"3.1 wrong on one channel", map[string]string{"3 rsptimeout": "20"}, "inconc: in use"},
		{"3.1 another setting is wrong", map[string]string{"3 cid": "2"}, "pass"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, p := contact(t, tt.changes, nil)
			must(t, p.st.firstContact(t.Context()))
			p.again()
			wants(t, p.end(p.w.DefaultIs("rsptimeout", "10")), tt.want)
		})
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
	must(t, p.st.firstContact(t.Context()))
	p.again()
	must(t, p.w.SetTo(t.Context(), 0, "rsptimeout", "20"))
	must(t, p.w.SetTo(t.Context(), 1, "ssl", "1,0"))
	must(t, p.w.LoggedIn(t.Context(), 0, ""))
	must(t, p.w.Send(t.Context(), "ATE1"))
	must(t, p.w.Answers(t.Context(), "OK"))
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
	must(t, p.st.firstContact(t.Context()))
	p.again()
	must(t, p.w.HasLocalFile(t.Context(), "/usr/a.txt", "12345"))
	wants(t, p.w.HoldsLocalFile(t.Context(), "/usr/a.txt", "12345"), "pass")
	wants(t, p.w.HoldsLocalFile(t.Context(), "/usr/a.txt", "12346"), "fail: differs from byte 4")
	wants(t, p.w.HoldsLocalFile(t.Context(), "/usr/b.txt", "1"), "fail: does not have")
	wants(t, p.end(nil), "pass")
	p.again()
	wants(t, p.w.HoldsLocalFile(t.Context(), "/usr/a.txt", "12345"), "fail: does not have")
	p.st.filesWhy = "the laboratory has none"
	wants(t, p.w.HasLocalFile(t.Context(), "/usr/a.txt", "12345"), "none: the laboratory has none")
	_ = p.end(nil)
}

// TestRecover: after a reboot the known state is there again.
func TestRecover(t *testing.T) {
	changes := map[string]string{}
	var set []string
	_, p := contact(t, changes, func(line string) (string, bool) {
		if strings.HasPrefix(line, "AT+MFTPCFG=") && strings.Count(line, ",") > 1 {
			set = append(set, line)
		}
		return "", false
	})
	must(t, p.st.firstContact(t.Context()))
	p.again()
	must(t, p.w.Send(t.Context(), "AT+MFTPPWD=0"))
	if _, err := p.b.far.Write([]byte(crlf("+MATREADY"))); err != nil {
		t.Fatal(err)
	}
	err := p.w.Reports(t.Context(), `+MFTPPWD: 0,0,"/"`)
	if classify(err) == "pass" {
		t.Fatal("a reboot was not noticed")
	}
	_ = p.end(err)
	changes["2 cid"] = "3"
	if p.st.lost == "" {
		p.st.lost = "the module rebooted"
	}
	must(t, p.st.recover(t.Context()))
	if p.st.lost != "" || !slices.Equal(set, []string{`AT+MFTPCFG=2,"cid",1`}) {
		t.Errorf("lost %q, restored %q", p.st.lost, set)
	}
}

// TestHangs: a module that answers AT alone must be recovered; one that leaves some
// commands unanswered is only broken.
func TestHangs(t *testing.T) {
	for _, tt := range []struct {
		name, answered string
		lost           bool
	}{
		{"AT alone", "AT", true},
		{"its basic settings too", "AT ATE0 AT+CMEE=1", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			hangs := false
			_, p := contact(t, nil, func(line string) (string, bool) {
				return "", hangs && !slices.Contains(strings.Fields(tt.answered), line)
			})
			must(t, p.st.firstContact(t.Context()))
			p.again()
			p.st.run.IXIT.Timing.Immediate = 100 * time.Millisecond
			must(t, p.w.SetTo(t.Context(), 0, "rsptimeout", "20"))
			must(t, p.w.LoggedIn(t.Context(), 0, ""))
			hangs = true
			wants(t, p.end(nil), "inconc")
			if p.st.lost == "" {
				t.Fatal("a postamble without answers left the module as it is")
			}
			err := p.st.recover(t.Context())
			if (err != nil) != tt.lost || (p.st.lost != "") != tt.lost {
				t.Errorf("after recovery: %v, lost: %q", err, p.st.lost)
			}
		})
	}
}

// TestLostFence: where the first AT of a fence was lost, or is answered late, the
// next line gets its own answer.
func TestLostFence(t *testing.T) {
	for name, answers := range map[string][2]string{ // to the second AT, to AT+CMEE?
		"lost":            {crlf("OK"), crlf("+CMEE: 1", "OK")},
		"late":            {crlf("OK", "OK"), crlf("+CMEE: 1", "OK")},
		"later":           {crlf("OK"), crlf("OK", "+CMEE: 1", "OK")},
		"no AT+CMEE?":     {crlf("OK"), crlf("ERROR")},
		"nothing to that": {crlf("OK"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			m := &scripted{script: map[string][]string{"AT": {"", answers[0], crlf("OK")}, "AT+CMEE?": {answers[1]}}}
			p := newPlay(t, m)
			p.hasty()
			must(t, p.st.alive(t.Context()))
			if len(p.st.inbox) > 0 {
				t.Errorf("left over: %+v", p.st.inbox)
			}
			r, err := p.st.ask(t.Context(), "AT+MFTPSTATE=0", time.Second)
			if err != nil || !r.ok() || !slices.Equal(r.info, []string{"+MFTPSTATE: 0,0"}) {
				t.Errorf("%v %v", r, err)
			}
		})
	}
}
