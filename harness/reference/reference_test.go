package reference

import (
	"slices"
	"strings"
	"testing"

	"mftpspec/harness/ixit"
)

// texts are the steps in one line each, doc strings behind a bar.
func texts(steps []Step) []string {
	var all []string
	for _, s := range steps {
		text := s.Text
		if s.Doc != "" {
			text += " | " + strings.ReplaceAll(s.Doc, "\n", " / ")
		}
		all = append(all, text)
	}
	return all
}

func play(t *testing.T, s *State, actions ...Action) {
	t.Helper()
	for _, a := range actions {
		if _, ok := a.Play(s); !ok {
			t.Fatalf("%+v is not played", a)
		}
	}
}

func generic() ixit.ICS { return ixit.ICS{Model: "generic", ActiveMode: true, CIDMax: 15} }

// home is a channel 0 that is connected, with a file, a directory, and a local file.
func home(t *testing.T) *State {
	s := New(generic(), true)
	play(t, s, Login{0}, ServerFile{"/home/uftp/1.txt", Content{"pattern-100"}}, ServerDir{"/home/uftp/d"}, LocalFile{"/usr/1.txt", Content{"text-7"}})
	return s
}

// Each command, as the clause has it: what is due, in which state.
func TestCommands(t *testing.T) {
	for _, tt := range []struct {
		clause, name string
		before       []Action
		do           Action
		want         []string // nil: the manual has nothing due
	}{
		{"3.1", "a value is set", nil, Set{3, "ssl", "0,5"}, []string{`the host sends AT+MFTPCFG=3,"ssl",0,5`, "the module answers | OK"}},
		{"3.1", "and read", []Action{Set{3, "ssl", "0,5"}}, Query{3, "ssl"}, []string{`the host sends AT+MFTPCFG=3,"ssl"`, `the module answers | +MFTPCFG: 3,"ssl",0,5 / OK`}},
		{"3.1", "of its own channel", []Action{Set{3, "ssl", "0,5"}}, Query{4, "ssl"}, []string{`the host sends AT+MFTPCFG=4,"ssl"`, `the module answers | +MFTPCFG: 4,"ssl",0,0 / OK`}},
		{"3.1", "a value above the range", nil, Bad{3, `MFTPCFG=<n>,"rsptimeout",31`, OutOfRange}, []string{`the host sends AT+MFTPCFG=3,"rsptimeout",31`, "the command is refused as out of range", "the server received nothing"}},
		{"3.1 D21", "a change while connected", nil, Set{0, "data_type", "1"}, nil},
		{"3.2", "a connection", nil, Conn{1}, []string{`the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>`, "the module answers | OK", "the module reports | +MFTPCONN: 1,0",
			"the server session of channel 1 is open", "the server saw a login of channel 1 without TLS"}},
		{"3.2 D49", "a second one", nil, Conn{0}, []string{`the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>`, "the command is refused as already connected, or connects anew", "channel 0 still works, or has lost its connection to a connect that failed"}},
		{"3.2 D49", "a second one away from home may change the directory", []Action{Cwd{0, "d"}}, Conn{0}, nil},
		{"3.11 D42", "a directory where an upload is open", []Action{Store{Channel: 0, Verb: "STOR", Name: "e", Way: Inline, Data: Content{"'1'"}, More: true}}, ServerDir{"/home/uftp/e"}, nil},
		{"3.11 D42", "files where an upload is open", []Action{Store{Channel: 0, Verb: "STOR", Name: "e", Way: Inline, Data: Content{"'1'"}, More: true}}, ServerFiles{"/home/uftp/e/f", 3}, nil},
		{"3.11 D43", "what the server holds, while an upload of another channel is open", []Action{Login{1}, Store{Channel: 1, Verb: "STOR", Name: "e", Way: Inline, Data: Content{"'1'"}, More: true}},
			StoreWrong{Channel: 0, Verb: "STOR", Name: "f", Bytes: 1025}, nil},
		{"3.2 D65", "a channel that may be closed, connected anew", []Action{Cut{Command: List{0, "/home/uftp"}, After: -1}}, Renewed{0}, []string{"the host sends AT+MFTPDISC=0", "the command succeeds or fails",
			"the module may report the end of connection 0", `the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>`, "the module answers | OK", "the module reports | +MFTPCONN: 0,0",
			"the server session of channel 0 is open", "the server saw a login of channel 0 without TLS"}},
		{"3.3 D03", "the end", nil, Disc{0}, []string{"the host sends AT+MFTPDISC=0", "the module answers | OK", "the module reports | +MFTPDISC: 0,0",
			"the module may report the end of connection 0", "the server session of channel 0 is over"}},
		{"3.3 D27", "no connection", []Action{Disc{0}}, Disc{0}, []string{"the host sends AT+MFTPDISC=0", "the command is refused as not connected"}},
		{"3.4", "a directory", nil, Cwd{0, "d"}, []string{`the host sends AT+MFTPCWD=0,"/home/uftp/d"`, "the module answers | OK", "the module reports | +MFTPCWD: 0,0",
			`the server's working directory of channel 0 is "/home/uftp/d"`}},
		{"3.4", "a file is none", nil, Cwd{0, "1.txt"}, []string{`the host sends AT+MFTPCWD=0,"/home/uftp/1.txt"`, "the command fails as server error"}},
		{"3.5", "where it works", []Action{Cwd{0, "d"}}, Pwd{0}, []string{"the host sends AT+MFTPPWD=0", "the module answers | OK", `the module reports | +MFTPPWD: 0,0,"/home/uftp/d"`}},
		{"3.6", "a name", []Action{Cwd{0, "d"}}, Mkd{0, "e"}, []string{`the host sends AT+MFTPMKD=0,"e"`, "the module answers | OK", "the module reports | +MFTPMKD: 0,0",
			`the server holds the directory "/home/uftp/d/e"`}},
		{"3.6", "a name that is taken", nil, Mkd{0, "d"}, []string{`the host sends AT+MFTPMKD=0,"d"`, "the command fails as server error"}},
		{"3.7 D30", "a directory", nil, List{0, "/home/uftp"}, []string{`the host sends AT+MFTPLIST=0,"/home/uftp"`, "the module answers | OK",
			`the module reports, in any order | +MFTPLIST: 0,0,"1.txt",100,<time of /home/uftp/1.txt>,"rw-" / +MFTPLIST: 0,0,"d","rwx"`, "the last transfer of channel 0 was passive"}},
		{"3.7 D28", "an empty one", nil, List{0, "d"}, []string{`the host sends AT+MFTPLIST=0,"d"`, "the directory is reported as empty"}},
		{"3.7", "one in which an upload is open", []Action{Store{Channel: 0, Verb: "STOR", Name: "2.txt", Way: Inline, Data: Content{"'1'"}, More: true}, Login{1}}, List{1, "/home/uftp"}, nil},
		{"3.8", "a file", nil, Del{0, "1.txt"}, []string{`the host sends AT+MFTPDEL=0,"1.txt"`, "the module answers | OK", "the module reports | +MFTPDEL: 0,0", `the server has no file "/home/uftp/1.txt"`}},
		{"3.8 D37", "a directory that is not empty", []Action{Mkd{0, "d/e"}}, Del{0, "d"}, nil},
		{"3.8 D36", "an absolute name", nil, Del{0, "/home/uftp/1.txt"}, nil},
		{"3.9", "a file", nil, Rn{0, "1.txt", "2.txt"}, []string{`the host sends AT+MFTPRN=0,"1.txt","2.txt"`, "the module answers | OK", "the module reports | +MFTPRN: 0,0",
			`the server has no file "/home/uftp/1.txt"`, `the server holds the file "/home/uftp/2.txt" with the payload "pattern-100"`}},
		{"3.9 D38", "a name that is taken", nil, Rn{0, "1.txt", "d"}, nil},
		{"3.9", "a directory into which an upload is open", []Action{Cwd{0, "d"}, Store{Channel: 0, Verb: "STOR", Name: "2.txt", Way: Inline, Data: Content{"'1'"}, More: true}, Login{1}}, Rn{1, "d", "e"}, nil},
		{"3.10", "a part", nil, Retr{0, "1.txt", "", 5, 10}, []string{`the host sends AT+MFTPRETR=0,"1.txt",,5,10`, "the module answers | OK",
			`the module delivers the file "/home/uftp/1.txt" on channel 0 from byte 5 for 10 bytes`, "the last transfer of channel 0 was binary", "the last transfer of channel 0 was passive"}},
		{"3.10 D08", "more than there is", nil, Retr{0, "1.txt", "", 5, 96}, nil},
		{"3.10", "to a local file without local_fs", nil, Retr{0, "1.txt", "/usr/2.txt", -1, -1}, nil},
		{"3.10 D07", "a local name without local_fs", nil, RetrIgnored{0, "1.txt", "/usr/2.txt"}, []string{`the host sends AT+MFTPRETR=0,"1.txt","/usr/2.txt"`,
			`the command fails, or delivers the file "/home/uftp/1.txt"`}},
		{"3.11", "append on the command line", nil, Store{Channel: 0, Verb: "APPE", Name: "1.txt", Way: Inline, Data: Content{"'ab '"}}, []string{`the host sends AT+MFTPAPPE=0,"1.txt",1,3,"ab "`,
			"the module answers | OK", "the module reports | +MFTPAPPE: 0,0,3", `the server holds the file "/home/uftp/1.txt" with the payload "pattern-100 then 'ab '"`,
			"the last transfer of channel 0 was binary", "the last transfer of channel 0 was passive"}},
		{"3.11 D43", "1025 bytes on the command line", nil, Store{Channel: 0, Verb: "APPE", Name: "1.txt", Way: Inline, Data: Content{"name-1025"}}, nil},
		{"3.11 D40", "a plus before the +++ that ends it", nil, Store{Channel: 0, Verb: "APPE", Name: "1.txt", Way: Transparent, Data: Content{"'a+'"}}, nil},
		{"3.11 D45", "ctrl+z before ctrl+z", nil, Store{Channel: 0, Verb: "APPE", Name: "1.txt", Way: CtrlZ, Data: Content{"all-bytes"}}, nil},
		{"3.12", "store in two writes", nil, Store{Channel: 0, Verb: "STOR", Name: "1.txt", Way: Counted, Data: Content{"text-9"}, Pieces: 2}, []string{`the host sends AT+MFTPSTOR=0,"1.txt",1,9`,
			"the module prompts for data", `the host types the payload "text-9[0:4]"`, `the host types the payload "text-9[4:9]"`, "the module answers | OK", "the module reports | +MFTPSTOR: 0,0,9",
			`the server holds the file "/home/uftp/1.txt" with the payload "text-9"`, "the last transfer of channel 0 was binary", "the last transfer of channel 0 was passive"}},
		{"3.12 D42", "the last of two packets", []Action{Store{Channel: 0, Verb: "STOR", Name: "1.txt", Way: Inline, Data: Content{"'1'"}, More: true}},
			Store{Channel: 0, Verb: "STOR", Name: "1.txt", Way: Inline, Data: Content{"'23'"}}, []string{`the host sends AT+MFTPSTOR=0,"1.txt",1,2,"23"`, "the module answers | OK",
				"the module reports | +MFTPSTOR: 0,0,2", `the server holds the file "/home/uftp/1.txt" with the payload "'1' then '23'"`}},
		{"3.12", "another command of a channel between packets", []Action{Store{Channel: 0, Verb: "STOR", Name: "1.txt", Way: Inline, Data: Content{"'1'"}, More: true}}, Pwd{0}, nil},
		{"3.13 D52", "state between packets", []Action{Store{Channel: 0, Verb: "STOR", Name: "1.txt", Way: Inline, Data: Content{"'1'"}, More: true}}, Ask{0}, []string{"channel 0 is in state 3 or 1"}},
		{"3.13", "state", nil, Ask{0}, []string{"channel 0 is in state 1"}},
		{"3.14", "the server ends it", nil, Drop{0}, []string{"the server drops channel 0", "the module reports the end of connection 0"}},
		{"3.13", "state after that", []Action{Drop{0}}, Ask{0}, []string{"channel 0 is in state 0"}},
		{"2.1", "echo", []Action{Echo{true}}, Query{0, "cid"}, []string{`the host sends AT+MFTPCFG=0,"cid"`, `the module answers | +MFTPCFG: 0,"cid",1 / OK`, "the line is echoed"}},
		{"2.2", "a channel that is not", nil, Bad{0, "MFTPPWD=6", OutOfRange}, []string{"the host sends AT+MFTPPWD=6", "the command is refused as out of range", "the server received nothing"}},
		{"5 D24", "a server that refuses", nil, Refused{Retr{0, "1.txt", "", -1, -1}, false, "550 Not today"}, []string{"the server answers RETR with 550 Not today",
			`the host sends AT+MFTPRETR=0,"1.txt"`, "the command fails as server error", "the server is itself again"}},
		{"2.2", "an error without a number", []Action{Errors{0}}, Bad{0, "MFTPPWD=A", Malformed}, []string{"the host sends AT+MFTPPWD=A", "the module answers | ERROR", "the server received nothing"}},
		{"2.2", "an error in words", []Action{Errors{2}}, Bad{0, "MFTPPWD=6", OutOfRange}, []string{"the host sends AT+MFTPPWD=6", "the module answers with an error text", "the server received nothing"}},
		{"2.2 D63", "a wide number may be malformed", []Action{Errors{2}}, Bad{0, "MFTPPWD=4294967296", OutOfRange}, nil},
		{"3.11 D73", "a length where files are the module's", []Action{Set{2, "local_fs", "1"}, Login{2}}, Bad{2, `MFTPAPPE=<n>,"1.txt",1,0`, OutOfRange}, nil},
		{"3.11 D73", "the other syntax", []Action{Set{2, "local_fs", "1"}, Login{2}}, Crossed{2, "APPE", "2.txt", "", ",1,5"}, []string{`the host sends AT+MFTPAPPE=2,"2.txt",1,5`, "the command is refused",
			`the server holds at most 0 bytes in the file "/home/uftp/2.txt"`}},
		{"5", "a list that ends badly", nil, FinalReply{List{0, "/home/uftp"}, "451 Local error"}, []string{"the server ends LIST or MLSD or NLST with 451 Local error", `the host sends AT+MFTPLIST=0,"/home/uftp"`,
			"the command fails as server error", "the server is itself again"}},
		{"3.7 D33", "a file may be asked for without data", nil, FinalReply{List{0, "1.txt"}, "451 Local error"}, nil},
		{"4.1", "yes, and no more", nil, Accepted{Mkd{0, "e"}, "257 Yes"}, []string{"the server answers MKD or XMKD with 257 Yes", `the host sends AT+MFTPMKD=0,"e"`, "the module answers | OK", "the module reports | +MFTPMKD: 0,0",
			"the server is itself again"}},
		{"4.1 D76", "yes in other words", nil, Accepted{Mkd{0, "e"}, "250 Done"}, []string{"the server answers MKD or XMKD with 250 Done", `the host sends AT+MFTPMKD=0,"e"`, "the command fails as any, or reports | +MFTPMKD: 0,0",
			"the server is itself again"}},
		{"3.14", "a server that hangs up", nil, HangsUp{Pwd{0}}, []string{"the server closes the control connection at PWD or XPWD", "the host sends AT+MFTPPWD=0", "the command fails as network error",
			"the module reports the end of connection 0", "the server is itself again"}},
		{"3.14", "and is gone then", []Action{HangsUp{Pwd{0}}}, Pwd{0}, []string{"the host sends AT+MFTPPWD=0", "the command is refused as not connected"}},
		{"3.1 D54", "silence on two channels", nil, TimesOut{[]Action{Pwd{0}, Conn{1}}, false}, []string{"the server does not answer PWD or XPWD", "the server does not answer USER",
			`each of these commands fails when its channel's time is over | AT+MFTPPWD=0 / AT+MFTPCONN=1,"<host>","<user>","<password>",<port>`}},
		{"3.1 D54", "silence twice on one channel", nil, TimesOut{[]Action{Pwd{0}, Mkd{0, "e"}}, false}, nil},
		{"3.8 D36", "a path", nil, Open{Del{0, "/home/uftp/1.txt"}}, []string{`the host sends AT+MFTPDEL=0,"/home/uftp/1.txt"`, `the command succeeds exactly if the server has no file "/home/uftp/1.txt"`}},
		{"3.8 D36", "and nobody asks for it then", []Action{Open{Del{0, "/home/uftp/1.txt"}}}, Retr{0, "1.txt", "", -1, -1}, nil},
		{"3.11 D43", "too much on a line", nil, StoreWrong{Channel: 0, Verb: "APPE", Name: "2.txt", Bytes: 1025}, []string{`the host sends AT+MFTPAPPE=0,"2.txt",1,1025,"<name-1025>"`, "the command is refused",
			`the server holds at most 1024 bytes in the file "/home/uftp/2.txt"`}},
		{"3.11 D44", "a length that is not that of the data", nil, StoreWrong{Channel: 0, Verb: "APPE", Name: "2.txt", Length: 20}, []string{`the host sends AT+MFTPAPPE=0,"2.txt",1,20,"1234567890"`, "the command succeeds or fails",
			`the server holds at most 20 bytes of "1234567890" in the file "/home/uftp/2.txt"`}},
		{"3.7 D32", "what may be done with a file", []Action{Mode{"/home/uftp/1.txt", "r-x"}}, List{0, "1.txt"}, []string{`the host sends AT+MFTPLIST=0,"1.txt"`, "the module answers | OK",
			`the module reports | +MFTPLIST: 0,0,"1.txt",100,<time of /home/uftp/1.txt>,"r-x"`}},
		{"3.10", "a file that may not be read", []Action{Mode{"/home/uftp/1.txt", "-w-"}}, Retr{0, "1.txt", "", -1, -1}, nil},
		{"3.13 D27", "a busy channel", nil, Held{Transfer: Store{Channel: 0, Verb: "STOR", Name: "2.txt", Way: Inline, Data: Content{"'1'"}}, Busy: Pwd{0}}, []string{"the server holds the next transfer open",
			`the host sends AT+MFTPSTOR=0,"2.txt",1,1,"1"`, "the module answers | OK", "a transfer of channel 0 is open at the server", "the host sends AT+MFTPPWD=0", "the command is refused as busy",
			"the server lets the transfer go on", "the module reports | +MFTPSTOR: 0,0,1", `the server holds the file "/home/uftp/2.txt" with the payload "'1'"`, "the last transfer of channel 0 was binary",
			"the last transfer of channel 0 was passive", "a command that was queued succeeds exactly if the server session of channel 0 is open", "the server is itself again"}},
		{"5 D27", "a command that comes during the login", []Action{Disc{0}}, Sooner{Conn{0}, Pwd{0}}, []string{"the server greets after 1 second", `the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>`,
			"the module answers | OK", "the host sends AT+MFTPPWD=0", "the command is refused as not yet connected", "the module reports | +MFTPCONN: 0,0",
			"a command that was queued succeeds exactly if the server session of channel 0 is open", "the server session of channel 0 is open", "the server saw a login of channel 0 without TLS", "the server is itself again"}},
		{"5 D27", "a command that comes while the server is asked", nil, Sooner{Mkd{0, "e"}, Mkd{0, "f"}}, []string{"the server answers MKD or XMKD after 1 s", `the host sends AT+MFTPMKD=0,"e"`, "the module answers | OK",
			`the host sends AT+MFTPMKD=0,"f"`, "the command is refused as busy", "the module reports | +MFTPMKD: 0,0", `a command that was queued succeeds exactly if the server holds the directory "/home/uftp/f"`,
			`the server holds the directory "/home/uftp/e"`, "the server is itself again"}},
		{"5 D27", "one that would fail", nil, Sooner{Mkd{0, "e"}, Mkd{0, "e"}}, nil},
		{"3", "two channels at once", []Action{Login{1}}, Overlap{Mkd{0, "e"}, Pwd{1}}, []string{`the host sends AT+MFTPMKD=0,"e"`, "the module answers | OK", "the host sends AT+MFTPPWD=1", "the module answers | OK",
			"the module reports | +MFTPMKD: 0,0", `the server holds the directory "/home/uftp/e"`, `the module reports | +MFTPPWD: 1,0,"/home/uftp"`}},
		{"3", "two channels at once, of which one makes what the other needs", []Action{Login{1}}, Overlap{Mkd{0, "e"}, Cwd{1, "e"}}, nil},
		{"3.10", "a download that is held while an upload is open", []Action{Login{1}, Store{Channel: 1, Verb: "STOR", Name: "2.txt", Way: Inline, Data: Content{"'1'"}, More: true}},
			Held{Transfer: Retr{0, "1.txt", "", -1, -1}, Meanwhile: []Action{Ask{0}}}, nil},
		{"3.13 D52", "state of a download that is held", nil, Held{Transfer: Retr{0, "1.txt", "", -1, -1}, Meanwhile: []Action{Ask{0}}}, []string{"the server holds the next transfer open", `the host sends AT+MFTPRETR=0,"1.txt"`,
			"the module answers | OK", "a transfer of channel 0 is open at the server", "the host sends AT+MFTPSTATE=0", "the module answers the state 2 of channel 0, or that it is busy",
			"the server lets the transfer go on", `the module delivers the file "/home/uftp/1.txt" on channel 0`, "the last transfer of channel 0 was binary", "the last transfer of channel 0 was passive",
			"the server is itself again"}},
		{"5", "250 ends a transfer as well as 226", nil, FinalReply{Retr{0, "1.txt", "", -1, -1}, "250 Done"}, []string{"the server ends RETR with 250 Done", `the host sends AT+MFTPRETR=0,"1.txt"`, "the module answers | OK",
			`the module delivers the file "/home/uftp/1.txt" on channel 0`, "the last transfer of channel 0 was binary", "the last transfer of channel 0 was passive", "the server is itself again"}},
		{"5 R5-30", "451 does not", nil, FinalReply{Retr{0, "1.txt", "", -1, -1}, "451 Local error"}, []string{"the server ends RETR with 451 Local error", `the host sends AT+MFTPRETR=0,"1.txt"`,
			"the command fails as server error", "the server is itself again"}},
		{"3 D50", "a path of more than 255 bytes", nil, Cwd{0, "/home/uftp/<name-255>"}, nil},
	} {
		t.Run(tt.clause+" "+tt.name, func(t *testing.T) {
			s := home(t)
			play(t, s, tt.before...)
			before := len(s.Tree)
			steps, ok := tt.do.Play(s)
			if ok != (tt.want != nil) || ok && !slices.Equal(texts(steps), tt.want) {
				t.Errorf("played %t:\n%s\nwant\n%s", ok, strings.Join(texts(steps), "\n"), strings.Join(tt.want, "\n"))
			}
			if !ok && len(s.Tree) != before {
				t.Error("what is not played has changed the tree")
			}
		})
	}
}

// What the commands before have done is what the next one meets.
func TestUploadedLocally(t *testing.T) {
	s := New(generic(), true)
	play(t, s, Set{2, "local_fs", "1"}, Login{2}, LocalFile{"/usr/1.txt", Content{"text-7"}}, Store{Channel: 2, Verb: "APPE", Name: "a", Way: FromFile, Local: "/usr/1.txt"},
		Store{Channel: 2, Verb: "APPE", Name: "a", Way: FromFile, Local: "/usr/1.txt"}, Retr{2, "a", "/usr/2.txt", 5, 4})
	if got := s.Local["/usr/2.txt"].String(); got != "text-7[5:7] then text-7[0:2]" {
		t.Errorf("the part is %s", got)
	}
	if got := s.Tree["/home/uftp/a"].Content.Len(); got != 14 {
		t.Errorf("%d bytes", got)
	}
}
