package defect

import (
	"fmt"
	"net"
	"strings"
	"testing"
	"time"
)

// TestFormats: each of them does what its title says.
func TestFormats(t *testing.T) {
	var rows []row
	for _, p := range formats() {
		rows = append(rows, row{ID: p.id})
	}
	playScripts(t, rows, formatScripts(), func(id string) bool {
		return id == "timeout-tenths-in-a-byte" || id == "late-end-answers-next-command"
	})
}

func formatScripts() []script {
	list := func(text string) func(d *desk) string {
		return prepared(func(d *desk) { d.list = strings.ReplaceAll(text, "\n", "\r\n") }, inTurn(`AT+MFTPLIST=0,"/home"`))
	}
	says := func(verb, reply string, commands ...string) func(d *desk) string {
		return prepared(func(d *desk) {
			d.say = func(v, _ string) string {
				if v == verb {
					return reply
				}
				return ""
			}
		}, inTurn(commands...))
	}
	stored := func(line, data string) func(d *desk) string {
		return func(d *desk) string {
			d.conn(0)
			d.with(line, data)
			return "[" + d.file("/home/u/a") + "]"
		}
	}
	pattern := ""
	for n := range 1500 {
		pattern += fmt.Sprintf("%04d,", n)
	}
	border := pattern[:2000]
	repeated := border[:1024] + border[1023:1999]
	later := strings.Repeat("abcd", 256) + "efghij"
	paged := pattern[:6000]
	return []script{
		{"cfg-name-by-beginning", "ERROR: 50", "OK", inTurn(`AT+MFTPCFG=0,"cid2",3`)},
		{"ssl-mode-kept-with-refused-index", `"ssl",0,0`, `"ssl",2,0`, inTurn(`AT+MFTPCFG=0,"ssl",2,6`, `AT+MFTPCFG=0,"ssl"`)},
		{"ssl-shown-index-first", `"ssl",0,3`, `"ssl",3,0`, inTurn(`AT+MFTPCFG=0,"ssl",0,3`, `AT+MFTPCFG=0`)},
		{"cid-kept-in-three-bits", `"cid",12`, `"cid",4`, inTurn(`AT+MFTPCFG=0,"cid",12`, `AT+MFTPCFG=0,"cid"`)},
		{"timeout-tenths-in-a-byte", "0,0,", "0,5", func(d *desk) string {
			d.at(`AT+MFTPCFG=0,"rsptimeout",26`)
			d.conn(0)
			d.set(func() { d.delay["PWD"] = 1500 * time.Millisecond })
			return d.at("AT+MFTPPWD=0")
		}},
		{"disc-channel-6-not-running", "ERROR: 50", "ERROR: 801", inTurn("AT+MFTPDISC=6")},
		{"cwd-dot-is-root", `"/home/u"`, `"/"`, inTurn(`AT+MFTPCWD=0,"."`, "AT+MFTPPWD=0")},
		{"small-at-test-form-refused", "(0-5)", "|ERROR|", inTurn("at+MFTPPWD=?")},
		{"retr-length-below-offset-swapped", "2,2,fg", "5,5,cdefg", holding("a", "abcdefgh", inTurn(`AT+MFTPRETR=0,"a",,5,2`))},
		{"retr-number-in-name-is-length", "8,8,abcdefgh", "2,2,ab", holding("a(2).txt", "abcdefgh", inTurn(`AT+MFTPRETR=0,"a(2).txt"`))},

		{"empty-line-ends-greeting", "0,0|", "0,12|", prepared(func(d *desk) { d.hello = "220-hi\r\n\r\n welcome\r\n220 go" }, inTurn())},
		{"disc-goodbye-of-several-lines-fails", "DISC: 0,0|", "DISC: 0,6|", says("QUIT", "221-bye\r\n221-see you\r\n221 soon", "AT+MFTPDISC=0")},
		{"reply-without-text-refused", "0,0|", "0,10|", says("CWD", "250 ", `AT+MFTPCWD=0,"/home"`)},
		{"pwd-ends-at-apostrophe", `"/it's"`, `"/it"`, func(d *desk) string {
			d.server.Dirs["/it's"] = true
			return inTurn(`AT+MFTPCWD=0,"/it's"`, "AT+MFTPPWD=0")(d)
		}},
		{"mkd-needs-path-in-reply", "0,0|", "0,10|", says("MKD", "257 directory made", `AT+MFTPMKD=0,"new"`)},
		{"250-in-refusal-is-success", "0,10|", "0,0|", says("DELE", "450 a250.txt is busy", `AT+MFTPDEL=0,"a250.txt"`)},
		{"late-end-answers-next-command", "0,10|", "0,0|", func(d *desk) string {
			d.put("/home/u/a", "abc")
			d.paused(1300*time.Millisecond, "abc", "")
			return inTurn(`AT+MFTPRETR=0,"a"`, `AT+MFTPCWD=0,"/none"`)(d)
		}},
		{"active-port-signed", ",3,3,abc", "RETR: 0,1", holding("a", "abc", func(d *desk) string {
			d.at(`AT+MFTPCFG=0,"transmode",0`)
			return inTurn(`AT+MFTPRETR=0,"a"`)(d)
		})},
		{"426-notified-as-end", "silence", `+MFTPURC: 0,"conn",0`, func(d *desk) string {
			d.put("/home/u/a", "abc")
			d.set(func() {
				d.send = func(say func(string), data net.Conn, _ []byte) {
					say("150 go")
					_ = data.Close()
					say("426 broken")
				}
			})
			got := inTurn(`AT+MFTPRETR=0,"a"`)(d)
			if !strings.Contains(got, "+MFTPURC") {
				got += "silence"
			}
			return got + d.at("AT+MFTPSTATE=0")
		}},
		{"result-is-first-digit", "0,10|", "0,5|", inTurn(`AT+MFTPCWD=0,"/none"`)},

		{"list-windows-size-up-to-comma", `"a.txt",1024,`, `"a.txt",1,`, list("08-18-22  07:40AM  1,024 a.txt\n")},
		{"list-sticky-directory-lost", `"tmp","rwx"`, `OK||+MFTPLIST: 0,0,"b"`, list("drwxrwxrwt 2 u g 9 Aug 18 2022 tmp\n-rw-r--r-- 1 u g 9 Aug 18 2022 b\n")},
		{"list-links-of-two-digits-lost", `"big","rwx"`, `OK||+MFTPLIST: 0,0,"b"`, list("drwxr-xr-x 12 u g 9 Aug 18 2022 big\n-rw-r--r-- 1 u g 9 Aug 18 2022 b\n")},
		{"list-month-in-name", "20220818", "20220118", list("-rw-r--r-- 1 u g 9 Aug 18 2022 January.txt\n")},
		{"list-names-with-name-in-them", `"a.txt"`, `"aa.txt"`, prepared(func(d *desk) {
			d.say = func(verb, arg string) string {
				line := "-rw-r--r-- 1 u g 9 Aug 18 2022 "
				if verb == "LIST" && arg == "a.txt" {
					d.list = line + "a.txt\r\n"
				} else if verb == "LIST" {
					d.list = line + "aa.txt\r\n" + line + "b.txt\r\n"
				}
				return ""
			}
		}, inTurn(`AT+MFTPLIST=0,"a.txt"`))},
		{"list-size-in-exponent", ",1234567,", ",1.23457e+06,", list("-rw-r--r-- 1 u g 1234567 Aug 18 2022 a.txt\n")},
		{"list-day-with-blank", "20220808", "202208 8", list("-rw-r--r-- 1 u g 9 Aug 8 2022 a.txt\n")},
		{"list-slash-behind-is-empty", `"u","rwx"`, "0,14", inTurn(`AT+MFTPLIST=0,"/home/"`)},
		{"list-1999-is-2099", "19990818", "20990818", list("-rw-r--r-- 1 u g 9 Aug 18 1999 a.txt\n")},
		{"list-first-line-always-total", `"a"`, `OK||+MFTPLIST: 0,0,"b"`, list("-rw-r--r-- 1 u g 9 Aug 18 2022 a\n-rw-r--r-- 1 u g 9 Aug 18 2022 b\n")},

		{"retr-second-page-is-first", paged, paged[:4096] + paged[:6000-4096], holding("a", paged, inTurn(`AT+MFTPCFG=0,"local_fs",1`, `AT+MFTPRETR=0,"a","/f"`, `AT+MFGET="/f"`))},
		{"retr-later-pieces-in-words", ",efghij|", ",efgh\x00\x00|", holding("a", later, inTurn(`AT+MFTPRETR=0,"a"`))},
		{"retr-ends-at-empty-line", "9,9,abc||de", "3,3,abc|", holding("a", "abc\r\n\r\nde", inTurn(`AT+MFTPRETR=0,"a"`))},
		{"retr-newline-counted-once", "0,0,8,8,a|bc|d", "0,0,8,6,a|bc|d", holding("a", "a\r\nbc\r\nd", inTurn(`AT+MFTPRETR=0,"a"`))},

		{"ascii-upload-ends-with-newline", "[abc]", "[abc\r\n]", func(d *desk) string {
			d.at(`AT+MFTPCFG=0,"data_type",1`)
			return stored(`AT+MFTPSTOR=0,"a",1,3,"abc"`, "")(d)
		}},
		{"transparent-ctrl-z-lost", "[a\x1ab]", "[ab]", keeping("a", func(d *desk) string {
			d.conn(0)
			return d.with(`AT+MFTPSTOR=0,"a"`, "a\x1ab", escape)
		})},
		{"shorter-packet-is-last", "[abcdefghij]", "[ij]", keeping("a", inTurn(`AT+MFTPSTOR=0,"a",0,5,"abcde"`, `AT+MFTPSTOR=0,"a",0,3,"fgh"`, `AT+MFTPSTOR=0,"a",1,2,"ij"`))},
		{"stor-border-byte-twice", border, repeated, stored(`AT+MFTPSTOR=0,"a",1,2000`, border)},
		{"appe-ctrl-z-backspace-deletes", "[ab\x08c]", "[ac]", stored(`AT+MFTPAPPE=0,"a",1`, "ab\x08c\x1a")},
		{"stor-ctrl-z-prompts-each-line", "prompts 1", "prompts 2", func(d *desk) string {
			d.conn(0)
			return fmt.Sprintf("prompts %d", strings.Count(d.with(`AT+MFTPSTOR=0,"a",1`, "ab\rcd\x1a"), ">"))
		}},

		{"mkd-refused-has-result", "silence", "+MFTPMKD: 1,11", func(d *desk) string {
			from := len(d.all())
			d.at(`AT+MFTPMKD=1,"x"`)
			d.quiet()
			got := d.all()[from:]
			if !strings.Contains(got, "+MFTPMKD") {
				got += "silence"
			}
			return got
		}},
		{"del-failure-with-minus", "DEL: 0,10|", "DEL: 0,-10|", inTurn(`AT+MFTPDEL=0,"none"`)},
		{"rn-unconnected-has-code-of-del", "ERROR: 801", "ERROR: 809", inTurn(`AT+MFTPRN=1,"a","b"`)},
		{"rn-test-form-named-del", "+MFTPRN: (0-5),,|", "+MFTPDEL: (0-5),,|", inTurn("AT+MFTPRN=?")},
		{"state-ok-first", "|+MFTPSTATE: 0,1||OK|", "|OK||+MFTPSTATE: 0,1|", func(d *desk) string {
			d.conn(0)
			from := len(d.all())
			d.at("AT+MFTPSTATE=0")
			d.quiet()
			return strings.ReplaceAll(d.all()[from:], "\r\n", "|")
		}},
	}
}
