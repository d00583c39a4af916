package defect

import (
	"fmt"
	"net"
	"strings"
	"testing"
	"time"
)

// TestMisreadings: each of them does what its title says.
func TestMisreadings(t *testing.T) {
	playScripts(t, misreadings(), misreadingScripts(), func(id string) bool { return strings.HasPrefix(id, "timeout-") })
}

func misreadingScripts() []script {
	list := func(text string) func(d *desk) string {
		return prepared(func(d *desk) { d.list = strings.ReplaceAll(text, "\n", "\r\n") }, inTurn(`AT+MFTPLIST=0,"/home"`))
	}
	tree := func(script func(d *desk) string) func(d *desk) string {
		return func(d *desk) string {
			said := script(d)
			return d.names() + " " + said
		}
	}
	timed := func(setting string, delays map[string]time.Duration, commands ...string) func(d *desk) string {
		return func(d *desk) string {
			d.at(setting)
			d.conn(0)
			d.set(func() { d.delay = delays })
			got := ""
			for _, c := range commands {
				got = d.at(c)
			}
			return got
		}
	}
	account := func(user, password string) func(d *desk) string {
		return func(d *desk) string {
			d.at(fmt.Sprintf(`AT+MFTPCONN=0,"127.0.0.1",%q,%q,%d`, user, password, d.port()))
			d.said.Lock()
			defer d.said.Unlock()
			return strings.Join(d.users, " ")
		}
	}
	notice := func(times int, end func(d *desk, c net.Conn)) func(d *desk) string {
		return func(d *desk) string {
			got := ""
			for range times {
				d.conn(0)
				from := len(d.all())
				d.said.Lock()
				c := d.open[len(d.open)-1]
				d.said.Unlock()
				end(d, c)
				d.until(from, time.Second, func(s string) bool { return strings.Contains(s, "+MFTPURC") })
				d.quiet()
				got = d.all()[from:]
			}
			if got == "" {
				got = "silence"
			}
			return got + d.at("AT+MFTPSTATE=0")
		}
	}
	hang := func(_ *desk, c net.Conn) { _ = c.Close() }
	unix := func(names ...string) string {
		text := ""
		for _, n := range names {
			text += "-rw-r--r-- 1 u g 9 Aug 18 2022 " + n + "\n"
		}
		return text
	}
	big := strings.Repeat("0123456789abcdef", 2000)
	return []script{
		{"inner-line-ends-reply", "0,0|", "0,10", prepared(func(d *desk) {
			d.say = func(verb, _ string) string {
				if verb == "CWD" {
					return "250-here\r\n 2 files\r\n550 is not meant\r\n250 done"
				}
				return ""
			}
		}, inTurn(`AT+MFTPCWD=0,"/home"`))},
		{"550-in-text-is-refusal", "0,0|", "0,10", inTurn(`AT+MFTPMKD=0,"d550"`)},
		{"pasv-low-byte-of-two-digits", ",3,3,abc", "0,1", prepared(func(d *desk) { d.refuse["no EPSV"] = "x" }, holding("a", "abc", inTurn(`AT+MFTPRETR=0,"a"`)))},
		{"data-address-kept", ",3,3,abc", "0,1", holding("a", "abc", inTurn(`AT+MFTPRETR=0,"a"`, `AT+MFTPRETR=0,"a"`))},
		{"active-port-kept", ",3,3,abc", "0,1", holding("a", "abc", func(d *desk) string {
			d.at(`AT+MFTPCFG=0,"transmode",0`)
			return inTurn(`AT+MFTPRETR=0,"a"`, `AT+MFTPRETR=0,"a"`)(d)
		})},
		{"timeout-for-whole-command", "0,0|", "0,5|", timed(`AT+MFTPCFG=0,"rsptimeout",2`, map[string]time.Duration{"DELE": 1400 * time.Millisecond, "RMD": 1400 * time.Millisecond}, `AT+MFTPMKD=0,"x"`, `AT+MFTPDEL=0,"x"`)},
		{"timeout-odd-is-even", "0,0,", "0,5", timed(`AT+MFTPCFG=0,"rsptimeout",3`, map[string]time.Duration{"PWD": 2500 * time.Millisecond}, `AT+MFTPPWD=0`)},
		{"timeout-doubles-after-timeout", "0,5", "0,0", func(d *desk) string {
			d.at(`AT+MFTPCFG=0,"rsptimeout",2`)
			d.conn(0)
			d.set(func() { d.delay["PWD"] = 3 * time.Second })
			d.at("AT+MFTPPWD=0")
			d.conn(0)
			return d.at("AT+MFTPPWD=0")
		}},
		{"text-type-sticks", "A I", "A A", holding("a", "abc", func(d *desk) string {
			d.conn(0)
			for _, c := range []string{`AT+MFTPCFG=0,"data_type",1`, `AT+MFTPRETR=0,"a"`, `AT+MFTPCFG=0,"data_type",0`, `AT+MFTPRETR=0,"a"`} {
				d.at(c)
			}
			return strings.Join(d.types, " ")
		})},
		{"ftps-second-transfer-clear", ",3,3,abc", "0,1", holding("a", "abc", func(d *desk) string {
			d.at(`AT+MFTPCFG=0,"ssl",2,0`)
			return inTurn(`AT+MFTPRETR=0,"a"`, `AT+MFTPRETR=0,"a"`)(d)
		})},
		{"ftps-first-record-only", "0,0,32000,", "0,0,16384,", holding("a", big, func(d *desk) string {
			d.at(`AT+MFTPCFG=0,"ssl",2,0`)
			got := inTurn(`AT+MFTPRETR=0,"a"`)(d)
			return got[strings.LastIndex(got, "+MFTPRETR"):]
		})},
		{"disc-after-failure-leaves-open", "gone", "open", func(d *desk) string {
			inTurn(`AT+MFTPRETR=0,"none"`, "AT+MFTPDISC=0")(d)
			if d.server.Await(time.Second/4, d.server.Sessions[0].Over) {
				return "gone"
			}
			return "open"
		}},
		{"conn-locked-after-three", "0,0|", "0,10", func(d *desk) string {
			d.set(func() { d.refuse["PASS"] = "530 no" })
			for range 3 {
				d.conn(0)
			}
			d.set(func() { delete(d.refuse, "PASS") })
			return d.conn(0)
		}},
		{"state-0-after-failed-download", "0,1|", "0,0|", inTurn(`AT+MFTPRETR=0,"none"`, "AT+MFTPSTATE=0")},
		{"state-2-after-length", "0,1|", "0,2|", holding("a", "abcdef", inTurn(`AT+MFTPRETR=0,"a",,0,3`, "AT+MFTPSTATE=0"))},
		{"ssl-index-lost-in-plain", "0,3", "0,0", inTurn(`AT+MFTPCFG=0,"ssl",0,3`, `AT+MFTPCFG=0,"ssl"`)},
		{"cid-shown-in-hex", `"cid",12`, `"cid",C`, inTurn(`AT+MFTPCFG=0,"cid",12`, `AT+MFTPCFG=0,"cid"`)},
		{"same-value-refused", "OK", "50", inTurn(`AT+MFTPCFG=0,"local_fs",0`)},
		{"leading-zero-octal", ",10|", ",8|", inTurn(`AT+MFTPCFG=0,"rsptimeout",010`, `AT+MFTPCFG=0,"rsptimeout"`)},
		{"missing-name-is-last", "ERROR", "OK", inTurn(`AT+MFTPCWD=0,"/home"`, `AT+MFTPCWD=0`)},
		{"path-of-five", "/a/b/c/d/e/f", "/a/b/c/d/e\"", prepared(func(d *desk) { d.server.Dirs["/a/b/c/d/e"], d.server.Dirs["/a/b/c/d/e/f"] = true, true }, inTurn(`AT+MFTPCWD=0,"/a/b/c/d/e/f"`, "AT+MFTPPWD=0"))},
		{"cwd-double-parent", `"/"`, `"/home"`, inTurn(`AT+MFTPCWD=0,"../.."`, "AT+MFTPPWD=0")},
		{"cwd-relative-to-login", "0,0|", "0,10", prepared(func(d *desk) { d.server.Dirs["/x"], d.server.Dirs["/x/y"] = true, true }, inTurn(`AT+MFTPCWD=0,"/x"`, `AT+MFTPCWD=0,"y"`))},
		{"pwd-joined", `"/home"`, `"/home/u/.."`, inTurn(`AT+MFTPCWD=0,".."`, "AT+MFTPPWD=0")},
		{"stor-name-ends-at-hash", "/home/u/a#b ", "/home/u/a ", tree(inTurn(`AT+MFTPSTOR=0,"a#b",1,3,"abc"`))},
		{"stor-extension-of-three", "a.json ", "a.jso ", tree(inTurn(`AT+MFTPSTOR=0,"a.json",1,3,"abc"`))},
		{"mkd-name-through-printf", "100%done/", "1000one/", tree(inTurn(`AT+MFTPMKD=0,"100%done"`))},
		{"equals-in-string-refused", ",3,3,abc", "ERROR: 50", holding("a=b", "abc", inTurn(`AT+MFTPRETR=0,"a=b"`))},
		{"question-mark-is-test", "what?/", "(0-5)", tree(inTurn(`AT+MFTPMKD=0,"what?"`))},
		{"rn-cut-to-old-length", "/longer.txt", "/longe ", holding("a.txt", "x", tree(inTurn(`AT+MFTPRN=0,"a.txt","longer.txt"`)))},
		{"rn-keeps-extension", "/b.dat", "/b.txt", holding("a.txt", "x", tree(inTurn(`AT+MFTPRN=0,"a.txt","b.dat"`)))},
		{"rn-case-only-skipped", "/A.txt", "/a.txt", holding("a.txt", "x", tree(inTurn(`AT+MFTPRN=0,"a.txt","A.txt"`)))},
		{"user-ends-at-at-sign", "u@h/p", "u/p", account("u@h", "p")},
		{"account-split-at-last-colon", "u/a:b", "u:a/b", account("u", "a:b")},
		{"del-by-dot", "0,0|", "0,10", holding("plain", "x", inTurn(`AT+MFTPDEL=0,"plain"`))},
		{"retr-sum-behind", "0,0,3072,1024", "0,0,2048,1024", holding("a", big[:3072], func(d *desk) string {
			got := inTurn(`AT+MFTPRETR=0,"a"`)(d)
			return got[strings.LastIndex(got, "+MFTPRETR"):]
		})},
		{"retr-sum-with-offset", "0,0,3,3,", "0,0,5,3,", holding("a", "abcdefgh", inTurn(`AT+MFTPRETR=0,"a",,2,3`))},
		{"retr-return-at-border-lost", "d\r|", "d|", holding("a", strings.Repeat("abcd", 255)+"bcd\r"+"tail", inTurn(`AT+MFTPRETR=0,"a"`))},
		{"retr-head-comma-lost", "4,4,,abc", "3,3,abc", holding("a", ",abc", inTurn(`AT+MFTPRETR=0,"a"`))},
		{"retr-quotes-escaped", `,"abc`, `\"abc`, holding("a", `"abc`, inTurn(`AT+MFTPRETR=0,"a"`))},
		{"retr-percent-halved", ",%%d", ",%d", holding("a", "%%d", inTurn(`AT+MFTPRETR=0,"a"`))},
		{"retr-ends-at-own-name", "+MFTPAPP TEST", "+MFTP|", holding("a", "bb+MFTPAPP TEST", inTurn(`AT+MFTPRETR=0,"a"`))},
		{"retr-double-ff-is-one", "4,4,a\xFF\xFFb", "3,3,a\xFFb", holding("a", "a\xFF\xFFb", inTurn(`AT+MFTPRETR=0,"a"`))},
		{"retr-last-byte-empty", "1,1,c", "0,19", holding("a", "abc", inTurn(`AT+MFTPRETR=0,"a",,2`))},
		{"retr-length-to-end-short", "3,3,def", "2,2,de", holding("a", "abcdef", inTurn(`AT+MFTPRETR=0,"a",,3,3`))},
		{"appe-newline-between", "[oldnew]", "[old\r\nnew]", holding("a", "old", keeping("a", inTurn(`AT+MFTPAPPE=0,"a",1,3,"new"`)))},
		{"stor-same-size-skipped", "[new]", "[old]", holding("a", "old", keeping("a", inTurn(`AT+MFTPSTOR=0,"a",1,3,"new"`)))},
		{"stor-nul-packet-lost", "[\x00\x00\x00]", "[]", keeping("a", typing(`AT+MFTPSTOR=0,"a",1,3`, "\x00\x00\x00"))},
		{"stor-mark-of-utf-8-lost", "[\xEF\xBB\xBFx]", "[x]", keeping("a", typing(`AT+MFTPSTOR=0,"a",1,4`, "\xEF\xBB\xBFx"))},
		{"appe-ctrl-z-4096-refused", "0,0,4096", "ERROR: 50", typing(`AT+MFTPAPPE=0,"a",1`, big[:4096]+"\x1a")},
		{"transparent-odd-pieces-filled", "[abc]", "[abc\x00]", keeping("a", func(d *desk) string {
			d.conn(0)
			return d.with(`AT+MFTPSTOR=0,"a"`, "abc", escape)
		})},
		{"inline-0x-decoded", "[0x4142]", "[AB]", keeping("a", inTurn(`AT+MFTPSTOR=0,"a",1,6,"0x4142"`))},
		{"packets-of-mixed-forms", "[abcdef]", "[def]", keeping("a", func(d *desk) string {
			inTurn(`AT+MFTPSTOR=0,"a",0,3,"abc"`)(d)
			return d.with(`AT+MFTPSTOR=0,"a",1,3`, "def")
		})},
		{"packet-of-other-name-joins", "ERROR", "[abcdef]", keeping("a", inTurn(`AT+MFTPSTOR=0,"a",0,3,"abc"`, `AT+MFTPSTOR=0,"b",1,3,"def"`))},
		{"retr-local-tail-left", "+MFGET: 3,new", "+MFGET: 6,newlon", holding("a", "new", inTurn(`AT+MFPUT="/f",6,"oldlon"`, `AT+MFTPCFG=0,"local_fs",1`, `AT+MFTPRETR=0,"a","/f"`, `AT+MFGET="/f"`))},
		{"retr-local-hole", "+MFGET: 2,cd", "+MFGET: 4,\x00\x00cd", holding("a", "abcd", inTurn(`AT+MFTPCFG=0,"local_fs",1`, `AT+MFTPRETR=0,"a","/f",2`, `AT+MFGET="/f"`))},
		{"stor-local-length-of-first", "0,0,5", "0,0,3", inTurn(`AT+MFPUT="/f",3,"abc"`, `AT+MFTPCFG=0,"local_fs",1`, `AT+MFTPSTOR=0,"a","/f"`, `AT+MFPUT="/f",5,"abcde"`, `AT+MFTPSTOR=0,"a","/f"`)},
		{"local-file-gone-after-appe", "+MFGET: 3,abc", "ERROR", inTurn(`AT+MFPUT="/f",3,"abc"`, `AT+MFTPCFG=0,"local_fs",1`, `AT+MFTPAPPE=0,"a","/f"`, `AT+MFGET="/f"`)},
		{"list-numeric-group-is-size", `"a.txt",9,`, `"a.txt",1000,`, list("-rw-r--r-- 1 1000 1000 9 Aug 18 2022 a.txt\n")},
		{"list-31st-is-30th", "20220831", "20220830", list("-rw-r--r-- 1 u g 9 Aug 31 2022 a.txt\n")},
		{"list-directory-permission-of-four", `"old","rwx"`, `"old","drwx"`, list("drwxr-xr-x 1 u g 9 Aug 31 2022 old\n")},
		{"list-no-rights-is-empty", `"---"`, `,""`, list("---------- 1 u g 9 Aug 31 2022 a.txt\n")},
		{"list-longer-name-lost", `"a.txt.bak"`, `"a.txt",9,20220818000000,"rw-"||+MFTPLIST: 0,0,"b"`, list(unix("a.txt", "a.txt.bak", "b"))},
		{"list-total-in-name-lost", `"subtotal.txt"`, `OK||+MFTPLIST: 0,0,"b"`, list(unix("subtotal.txt", "b"))},
		{"list-name-behind-colon", `"a:b.txt"`, `,"b.txt"`, list(unix("a:b.txt"))},
		{"list-across-1024-lost", "\"name-25\"", "\"name-24\",9,20220818000000,\"rw-\"||+MFTPLIST: 0,0,\"name-26\"", list(longList())},
		{"list-only-directories-is-empty", `"old"`, "0,14", list("drwxr-xr-x 1 u g 9 Aug 31 2022 old\n")},
		{"list-dotted-directory-is-file", `"v1.0","rwx"`, `"v1.0",0,`, list("drwxr-xr-x 1 u g 9 Aug 31 2022 v1.0\n")},
		{"list-file-without-dot-is-directory", `"readme",9,`, `"readme","rw-"`, list(unix("readme"))},
		{"notice-421-has-reason", "0,\"conn\",0\r", `0,"conn",0,421`, notice(1, func(_ *desk, c net.Conn) {
			_, _ = c.Write([]byte("421 bye\r\n"))
			_ = c.Close()
		})},
		{"second-notice-code-1", `0,"conn",0`, `0,"conn",1`, notice(2, hang)},
		{"notice-missing-after-reset", "+MFTPURC", "silence|", notice(1, func(_ *desk, c net.Conn) {
			_ = c.(*net.TCPConn).SetLinger(0)
			_ = c.Close()
		})},
		{"echo-password-masked", `"u","p",`, `"u","*",`, func(d *desk) string {
			d.at("ATE1")
			return d.conn(0)
		}},
	}
}

// longList has lines of 40 bytes.
func longList() string {
	text := ""
	for n := range 40 {
		text += fmt.Sprintf("-rw-r--r-- 1 u g 9 Aug 18 2022 name-%02d\n", n)
	}
	return text
}
