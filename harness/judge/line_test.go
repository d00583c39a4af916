package judge

import (
	"errors"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/ixit"
)

// TestJudgeLine has for each rule a permitted reading and a forbidden one: want
// is the reading that is recorded, or, with a "!", a part of what is wrong.
func TestJudgeLine(t *testing.T) {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	recent := time.Date(2026, 11, 15, 7, 40, 23, 0, time.UTC)
	old := time.Date(2022, 8, 18, 7, 40, 0, 0, time.UTC)
	turn := time.Date(2026, 12, 30, 7, 40, 0, 0, time.UTC)
	plain := Situation{Now: now, Offsets: []time.Duration{0, 8 * time.Hour}, Modified: func(path string) (time.Time, error) {
		switch path {
		case "/recent":
			return recent, nil
		case "/full":
			return recent.Truncate(time.Minute), nil
		case "/old":
			return old, nil
		}
		return time.Time{}, errors.New("no such file")
	}}
	with := func(change func(*Situation)) Situation { s := plain; change(&s); return s }
	test := with(func(s *Situation) { s.Test = true })
	passive := with(func(s *Situation) { s.Test = true; s.ICS = ixit.ICS{ActiveMode: false} })
	active := with(func(s *Situation) {
		s.Test = true
		s.ICS = ixit.ICS{ActiveMode: true, ImplicitFTPS: true, ExplicitFTPS: true}
	})
	moved := with(func(s *Situation) { s.Moved = true })
	file12 := with(func(s *Situation) { s.FileSize = "12" })
	packets := with(func(s *Situation) { s.Packet, s.Packets = "5", "10" })
	absolute := with(func(s *Situation) { s.Argument = "/home/uftp/old.txt" })
	january := with(func(s *Situation) {
		s.Now = time.Date(2027, 1, 2, 0, 0, 0, 0, time.UTC)
		s.Modified = func(string) (time.Time, error) { return turn, nil }
	})
	const list = `+MFTPLIST: 0,0,"old.txt",9,`

	for _, tt := range []struct {
		name, expected, actual string
		s                      Situation
		want                   string
		clause                 string
	}{
		{"3.5 equal", "OK", "OK", plain, "", ""},
		{"D35 capitals", "OK", "Ok", plain, "!capitals", ""},
		{"2.2 no space", "+MFTPPWD: 0,0,\"/\"", "+MFTPPWD:0,0,\"/\"", plain, "!colon", "2.2"},
		{"2.2 two spaces", "+MFTPMKD: 0,0", "+MFTPMKD:  0,0", plain, "!colon", "2.2"},
		{"2.2 error without space", "+CME ERROR: 50", "+CME ERROR:50", plain, "!colon", "2.2"},
		{"3.5 result before OK", "OK", "+MFTPPWD: 0,0,\"/\"", plain, "!before the acknowledgement", ""},
		{"3.5 OK before information", "+MFTPSTATE: 0,0", "OK", plain, "!OK comes before", ""},
		{"3.5 refused", "OK", "+CME ERROR: 806", plain, "!refused", ""},
		{"D23 another prefix", "+CME ERROR: 50", "+CMS ERROR: 50", plain, "!prefix of another", ""},
		{"D23 another code", "+CME ERROR: 50", "+CME ERROR: 51", plain, "!refusal", ""},
		{"3.5 wrong channel", "+MFTPMKD: 0,0", "+MFTPMKD: 1,0", plain, "!<connect_id> is 1, not 0", ""},
		{"3.5 missing field", `+MFTPPWD: 0,0,"/"`, "+MFTPPWD: 0,0", plain, "!2 fields instead of 3", ""},
		{"3.6 surplus field", "+MFTPMKD: 0,0", "+MFTPMKD: 0,0,1", plain, "!3 fields instead of 2", ""},
		{"3.6 quoted number", "+MFTPMKD: 0,0", `+MFTPMKD: 0,"0"`, plain, "!<result_code>", ""},
		{"3.13 another state", "+MFTPSTATE: 0,1", "+MFTPSTATE: 0,0", plain, "!<state> is 0, not 1", ""},
		{"3.13 leading zero", "+MFTPSTATE: 0,1", "+MFTPSTATE: 0,01", plain, "!<state>", ""},

		{"D01 quoted", `+MFTPPWD: 0,0,"/home/uftp"`, `+MFTPPWD: 0,0,"/home/uftp"`, plain, "D01/home=quoted", ""},
		{"D01 unquoted", `+MFTPPWD: 0,0,"/home/uftp"`, `+MFTPPWD: 0,0,/home/uftp`, plain, "D01/home=unquoted", ""},
		{"D01 unquoted, a blank at the end", `+MFTPPWD: 0,0,"/home/uftp/a "`, `+MFTPPWD: 0,0,/home/uftp/a `, plain, "D01/home=unquoted", ""},
		{"D01 quoted, a blank at the end is missing", `+MFTPPWD: 0,0,"/home/uftp/a "`, `+MFTPPWD: 0,0,"/home/uftp/a"`, plain, "!<path> is", ""},
		{"D01 after CWD", `+MFTPPWD: 0,0,"/home/uftp"`, `+MFTPPWD: 0,0,"/home/uftp"`, moved, "D01/after CWD=quoted", ""},
		{"D01 another path", `+MFTPPWD: 0,0,"/home/uftp"`, `+MFTPPWD: 0,0,"/home"`, plain, "!<path> is", ""},
		{"D01 half quoted", `+MFTPPWD: 0,0,"/home/uftp"`, `+MFTPPWD: 0,0,"/home/uftp`, plain, "!", ""},

		{"D51 spaces", `+MFTPMKD: 0,0`, `+MFTPMKD: 0, 0`, plain, "D51/=spaced", ""},

		{"D25 named", "+MFTPCONN: 0,8", "+MFTPCONN: 0,8", plain, "", ""},
		{"D25 plausible", "+MFTPCONN: 0,8", "+MFTPCONN: 0,11", plain, "D25/cause 8=11", ""},
		{"D25 unknown", "+MFTPCONN: 0,8", "+MFTPCONN: 0,2", plain, "D25/cause 8=2", ""},
		{"D25 not plausible", "+MFTPCONN: 0,8", "+MFTPCONN: 0,14", plain, "!does not name the cause", ""},
		{"D25 success", "+MFTPCONN: 0,8", "+MFTPCONN: 0,0", plain, "!success", ""},
		{"D25 failure", "+MFTPCONN: 0,0", "+MFTPCONN: 0,8", plain, "!is 8 (name resolution), not 0", ""},

		{"D28 14", "+MFTPLIST: 0,14", "+MFTPLIST: 0,14", plain, "", ""},
		{"D28 0", "+MFTPLIST: 0,14", "+MFTPLIST: 0,0", plain, "D28/empty directory=zero-without-entry", ""},
		{"D28 an entry", "+MFTPLIST: 0,14", `+MFTPLIST: 0,0,"","rwx"`, plain, "!", ""},
		{"D09 zeros", "+MFTPRETR: 0,19", "+MFTPRETR: 0,0,0,0", plain, "D09/empty file=zero-lengths", ""},
		{"D09 a byte", "+MFTPRETR: 0,19", "+MFTPRETR: 0,0,1,1", plain, "!", ""},
		{"D66 with sizes", "+MFTPRETR: 0,10", "+MFTPRETR: 0,10,0,0", plain, "D66/failed RETR=with-lengths", ""},
		{"D66 wrong sizes", "+MFTPRETR: 0,10", "+MFTPRETR: 0,10,5,5", plain, "!fields", ""},

		{"D04 cumulative", "+MFTPRETR: 0,0,7,7", "+MFTPRETR: 0,0,7,7", file12, "D04/one line=cumulative", ""},
		{"D04 file size", "+MFTPRETR: 0,0,7,7", "+MFTPRETR: 0,0,12,7", file12, "D04/one line=file-size", ""},
		{"D04 neither", "+MFTPRETR: 0,0,7,7", "+MFTPRETR: 0,0,8,7", file12, "!<sum_size> is 8", ""},
		{"D12 recv_size", "+MFTPRETR: 0,0,7,7", "+MFTPRETR: 0,0,7,8", file12, "!<recv_size>", ""},

		{"D42 packet", "+MFTPSTOR: 0,0,5", "+MFTPSTOR: 0,0,5", packets, "D42/<sent_length>=per-packet", ""},
		{"D42 cumulative", "+MFTPSTOR: 0,0,5", "+MFTPSTOR: 0,0,10", packets, "D42/<sent_length>=cumulative", ""},
		{"D42 expected as the sum", "+MFTPSTOR: 0,0,10", "+MFTPSTOR: 0,0,5", packets, "D42/<sent_length>=per-packet", ""},
		{"D42 neither", "+MFTPSTOR: 0,0,5", "+MFTPSTOR: 0,0,6", packets, "!<sent_length> is 6", ""},
		{"3.12 one packet", "+MFTPSTOR: 0,0,5", "+MFTPSTOR: 0,0,10", plain, "!<sent_length> is 10", ""},

		{"D31 minutes", list + `<time of /recent>,"rw-"`, list + `20261115074000,"rw-"`, plain, "D31/precision of an entry=minutes", ""},
		{"D31 seconds", list + `<time of /recent>,"rw-"`, list + `20261115074023,"rw-"`, plain, "D31/precision of an entry=seconds", ""},
		{"D31 quoted", list + `<time of /recent>,"rw-"`, list + `"20261115074000","rw-"`, plain, "D31/quotes=quoted", ""},
		{"D31 offset", list + `<time of /recent>,"rw-"`, list + `20261115154000,"rw-"`, plain, "D31/offset=+8h", ""},
		{"D31 a full minute", list + `<time of /full>,"rw-"`, list + `20261115074000,"rw-"`, plain, "D31/offset=utc", ""},
		{"D31 another offset", list + `<time of /recent>,"rw-"`, list + `20261115084000,"rw-"`, plain, "!<modify_time>", ""},
		{"D31 another minute", list + `<time of /recent>,"rw-"`, list + `20261115074100,"rw-"`, plain, "!<modify_time>", ""},
		{"D31 other seconds", list + `<time of /recent>,"rw-"`, list + `20261115074022,"rw-"`, plain, "!<modify_time>", ""},
		{"D31 12 digits", list + `<time of /recent>,"rw-"`, list + `202611150740,"rw-"`, plain, "!14 digits", ""},
		{"D31 no date", list + `<time of /recent>,"rw-"`, list + `20261315074000,"rw-"`, plain, "!no date", ""},
		{"D31 recent date only", list + `<time of /recent>,"rw-"`, list + `20261115000000,"rw-"`, plain, "!<modify_time>", ""},
		{"D31 recent, another year", list + `<time of /recent>,"rw-"`, list + `20251115074000,"rw-"`, plain, "!<modify_time>", ""},
		{"D31 old date only", list + `<time of /old>,"rw-"`, list + `20220818000000,"rw-"`, plain, "D31/quotes=unquoted", ""},
		{"D31 old with time", list + `<time of /old>,"rw-"`, list + `20220818074000,"rw-"`, plain, "D31/quotes=unquoted", ""},
		{"D31 old, another day", list + `<time of /old>,"rw-"`, list + `20220817074000,"rw-"`, plain, "!<modify_time>", ""},
		{"D31 old, another year", list + `<time of /old>,"rw-"`, list + `20230818000000,"rw-"`, plain, "!<modify_time>", ""},
		{"D31 turn of the year", list + `<time of /turn>,"rw-"`, list + `20271230074000,"rw-"`, january, "D31/turn of the year=another year", ""},

		{"D32 another owner", list + `<time of /recent>,"rw-"`, list + `20261115074000,"r--"`, plain, "D32/rw-=other", ""},
		{"D32 four characters", list + `<time of /recent>,"rw-"`, list + `20261115074000,"-rw-"`, plain, "!<permission>", ""},
		{"D32 another order", list + `<time of /recent>,"rw-"`, list + `20261115074000,"wr-"`, plain, "!<permission>", ""},
		{"D32 unquoted", list + `<time of /recent>,"rw-"`, list + `20261115074000,rw-`, plain, "!<permission>", ""},
		{"3.7 another size", list + `<time of /recent>,"rw-"`, `+MFTPLIST: 0,0,"old.txt",8,20261115074000,"rw-"`, plain, "!<file_size> is 8", ""},
		{"D33 base name", list + `<time of /recent>,"rw-"`, list + `20261115074000,"rw-"`, absolute, "D33/absolute path given=base-name", ""},
		{"D33 as given", list + `<time of /recent>,"rw-"`, `+MFTPLIST: 0,0,"/home/uftp/old.txt",9,20261115074000,"rw-"`, absolute, "D33/absolute path given=as-given", ""},
		{"D33 another path", list + `<time of /recent>,"rw-"`, `+MFTPLIST: 0,0,"/uftp/old.txt",9,20261115074000,"rw-"`, absolute, "!<file_name>", ""},
		{"D33 path not given", list + `<time of /recent>,"rw-"`, `+MFTPLIST: 0,0,"/home/uftp/old.txt",9,20261115074000,"rw-"`, plain, "!<file_name>", ""},
		{"3.7 unquoted name", `+MFTPLIST: 0,0,"old","rwx"`, `+MFTPLIST: 0,0,old,"rwx"`, plain, "!<dir_name>", ""},

		{"D22 nothing added", "+MFTPCONN: (0-5),,,,(0-65535)", "+MFTPCONN: (0-5),,,,(0-65535)", test, "D22/between the commas=nothing", ""},
		{"D22 names added", "+MFTPCONN: (0-5),,,,(0-65535)", "+MFTPCONN: (0-5),<ip>,<username>,<password>,(0-65535)", test, "D22/between the commas=names", ""},
		{"D22 a comma missing", "+MFTPCONN: (0-5),,,,(0-65535)", "+MFTPCONN: (0-5),,,(0-65535)", test, "!3 commas instead of 4", ""},
		{"D61 listed", "+MFTPDISC: (0-5)", "+MFTPDISC: (0,1,2,3,4,5)", test, "", ""},
		{"D61 mixed", "+MFTPDISC: (0-5)", "+MFTPDISC: (0-2,3,4-5)", test, "", ""},
		{"D61 another set", "+MFTPDISC: (0-5)", "+MFTPDISC: (0-4)", test, "!is not the set", ""},
		{"D61 no parentheses", "+MFTPDISC: (0-5)", "+MFTPDISC: 0-5", test, "!parentheses", ""},
		{"D22 RETR brackets", "+MFTPRETR: (0-5),,,,", "+MFTPRETR: (0-5),[,[,<offset>[,<length>]]]", test, "D22/optional parameters=brackets", ""},
		{"D22 RETR commas", "+MFTPRETR: (0-5),,,,", "+MFTPRETR: (0-5),,,,", test, "D22/optional parameters=commas", ""},
		{"D22 RETR a comma missing", "+MFTPRETR: (0-5),,,,", "+MFTPRETR: (0-5),[,<offset>[,<length>]]", test, "!commas", ""},
		{"D17 supported only", `+MFTPCFG: (0-5),"transmode",(0-1)`, `+MFTPCFG: (0-5),"transmode",(1)`, passive, "D17/test form transmode=supported", ""},
		{"D17 table", `+MFTPCFG: (0-5),"transmode",(0-1)`, `+MFTPCFG: (0-5),"transmode",(0,1)`, passive, "", ""},
		{"D17 supports both", `+MFTPCFG: (0-5),"transmode",(0-1)`, `+MFTPCFG: (0-5),"transmode",(1)`, active, "!is not the set", ""},
		{"D17 ssl", `+MFTPCFG: (0-5),"ssl",(0-2),(0-5)`, `+MFTPCFG: (0-5),"ssl",(0),(0-5)`, passive, "D17/test form ssl=supported", ""},
		{"3.1 another name", `+MFTPCFG: (0-5),"transmode",(0-1)`, `+MFTPCFG: (0-5),"mode",(0-1)`, active, "!field 2", ""},
		{"D69 order", `+MFTPCFG: (0-5),"data_type",(0-1)`, `+MFTPCFG: (0-5),"transmode",(0-1)`, active, "!field 2", ""},
		{"3.8 test form with a space", "+MFTPDEL: (0-5),", "+MFTPDEL: (0-5), ", test, "D51/=spaced", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			j := Compare(tt.expected, tt.actual, tt.s)
			if wrong, bad := strings.CutPrefix(tt.want, "!"); bad {
				if j.Why.IsZero() || !strings.Contains(j.Why.String(), wrong) {
					t.Fatalf("%s for %s: %q, want it to be wrong: …%s…", tt.actual, tt.expected, j.Why, wrong)
				}
				if j.Clause != tt.clause {
					t.Errorf("clause %q, want %q", j.Clause, tt.clause)
				}
				return
			}
			if !j.Why.IsZero() {
				t.Fatalf("%s for %s: %s, want it to be right", tt.actual, tt.expected, j.Why)
			}
			if tt.want == "" {
				return
			}
			var got []string
			for _, r := range j.Readings {
				reading := r.Row + "/" + r.Stimulus + "=" + r.Value
				if reading == tt.want {
					return
				}
				got = append(got, reading)
			}
			t.Errorf("readings %q, want %s", got, tt.want)
		})
	}
}

func TestOneCodeFor(t *testing.T) {
	for _, tt := range []struct {
		name string
		seen []CodeSeen
		want int
	}{
		{"5: each its own", []CodeSeen{{8, 8}, {9, 9}, {11, 11}, {10, 10}, {16, 16}, {18, 18}}, 0},
		{"5: always unknown", []CodeSeen{{8, 2}, {11, 2}, {10, 2}}, 2},
		{"5: time-out and refusal share", []CodeSeen{{9, 11}, {11, 11}, {8, 8}}, 0},
		{"5: storage and file share", []CodeSeen{{16, 18}, {18, 18}}, 0},
		{"5: name resolution and network share", []CodeSeen{{8, 11}, {11, 11}, {10, 10}}, 11},
		{"5: server and storage share", []CodeSeen{{10, 6}, {18, 6}}, 6},
		{"5: causes that exclude nothing", []CodeSeen{{12, 11}, {11, 11}}, 0},
	} {
		if got := OneCodeFor(tt.seen); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestPlainCause(t *testing.T) {
	for key, want := range map[string]int{
		"D25/MFTPCONN/cause 8/host that does not resolve": 8,
		"D25/MFTPCONN/cause 9/host that does not answer":  9,
		"D25/MFTPCONN/cause 11/port that refuses":         11,
		"D25/MFTPRETR/cause 11/data refused":              0,
		"D25/MFTPPWD/cause 10/PWD answered 550":           10,
		"D25/MFTPRETR/cause 10/RETR answered 550":         0, // 18 may be meant
		"D25/MFTPRETR/cause 10/RETR answered 425":         0,
		"D25/MFTPRETR>local/cause 16/CODE-016":            16,
		"D25/MFTPSTOR>local/cause 18/CODE-018":            18,
		"D25/MFTPPWD/cause 12/PWD answered 257":           0,
		"D25/MFTPMKD/cause 10/MKD answered 550/no-mlsx":   10,
		"D25/MFTPCONN/cause 10/greeting 421":              0,
		"D25/MFTPCWD/cause 10/CWD answered 550 once":      10,
		"D25/MFTPCWD/cause 10/CODE-answered 550":          0,
		"D25/MFTPCONN/cause 8/CODE-008/the session ended": 0,
		"D25/MFTPCONN/cause 11/port that refuses/vsftpd":  11,
		"D25/MFTPMKD/cause server error/MKD answered 550": 0,
	} {
		got, ok := PlainCause(key)
		if !ok {
			got = 0
		}
		if got != want {
			t.Errorf("%s: %d, want %d", key, got, want)
		}
	}
}

func TestPlausible(t *testing.T) {
	for _, tt := range []struct {
		verb      string
		want, got int
		ok        bool
	}{
		{"MFTPCONN", 8, 8, true}, {"MFTPCONN", 8, 11, true}, {"MFTPCONN", 8, 2, true}, {"MFTPCONN", 8, 10, false}, {"MFTPCONN", 8, 18, false},
		{"MFTPPWD", 10, 6, true}, {"MFTPPWD", 10, 18, false}, {"MFTPPWD", 10, 13, false}, {"MFTPPWD", 10, 5, false},
		{"MFTPSTOR", 10, 13, true}, {"MFTPSTOR", 10, 16, true}, {"MFTPRETR", 10, 13, false}, {"MFTPRETR", 10, 18, true},
		{"MFTPRETR", 16, 18, true}, {"MFTPRETR", 16, 10, false}, {"MFTPSTOR", 18, 10, false}, {"MFTPSTOR", 18, 3, true},
		{"MFTPLIST", 14, 2, false}, {"MFTPLIST", 14, 10, false}, {"MFTPLIST", 14, 14, true}, // D28
		{"MFTPRETR", 19, 5, true}, {"MFTPRETR", 19, 1, false}, {"MFTPRETR", 19, 21, false}, // D09
	} {
		if got := Plausible(tt.verb, tt.want, tt.got); got != tt.ok {
			t.Errorf("%+v: %v", tt, got)
		}
	}
}

func FuzzCompare(f *testing.F) {
	for _, s := range []string{"OK", "+MFTPPWD: 0,0,\"/\"", "+MFTPLIST: 0,0,\"a\",1,20220101000000,\"rw-\"", "+MFTPCONN: (0-5),,,,(0-65535)", "+:", "+A:\"", "(("} {
		f.Add(s, s, true)
	}
	f.Fuzz(func(t *testing.T, expected, actual string, test bool) {
		s := Situation{Test: test, Modified: func(string) (time.Time, error) { return time.Time{}, nil }, Offsets: []time.Duration{0}}
		Compare(expected, actual, s)
		if len(at.ParseLine(actual).Violations) > 0 {
			return // as wrong in itself as against any other line
		}
		if j := Compare(actual, actual, Situation{Modified: s.Modified}); !j.Why.IsZero() && !strings.Contains(actual, timeOf) && j.Clause != "2.2" &&
			!strings.HasPrefix(actual, "+MFTPLIST") && !strings.HasPrefix(actual, "+MFTPRETR") && !strings.HasPrefix(actual, "+MFTPSTOR") && !strings.HasPrefix(actual, "+MFTPAPPE") {
			t.Errorf("%q is not itself: %s", actual, j.Why)
		}
	})
}

// TestCommaInPlaceholder: the path of <time of PATH> may have commas.
func TestCommaInPlaceholder(t *testing.T) {
	s := Situation{Offsets: []time.Duration{0}, Modified: func(path string) (time.Time, error) {
		if path != "/home/a,b.txt" {
			t.Errorf("the time of %q is asked for", path)
		}
		return time.Date(2022, 8, 18, 7, 40, 0, 0, time.UTC), nil
	}, Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	const expected = `+MFTPLIST: 0,0,"a,b.txt",5,<time of /home/a,b.txt>,"rw-"`
	if j := Compare(expected, `+MFTPLIST: 0,0,"a,b.txt",5,20220818000000,"rw-"`, s); !j.Why.IsZero() {
		t.Error(j.Why)
	}
	if j := Compare(expected, `+MFTPLIST: 0,0,"a",5,20220818000000,"rw-"`, s); j.Why.IsZero() {
		t.Error("a name that is cut at its comma passes")
	}
}
