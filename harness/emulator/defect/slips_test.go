package defect

import (
	"fmt"
	"net"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestSlips: each of them does what its title says.
func TestSlips(t *testing.T) {
	scripts := slices.Concat(slipScriptsOfState(), slipScriptsOfTransfers(), slipScriptsOfReplies())
	playScripts(t, slips(), scripts, func(id string) bool { return slowSlips[id] })
}

// slowSlips wait for "rsptimeout".
var slowSlips = map[string]bool{
	"timeout-refused-in-effect": true, "greeting-waits-10-seconds": true, "data-port-waits-10-seconds": true, "retr-ends-at-timeout": true,
	"packet-after-pause-lost": true, "each-hyphen-wants-an-end": true, "second-reply-of-segment-lost": true,
}

// start says a command and waits for its final result only.
func (d *desk) start(line string) {
	from := len(d.all())
	d.write(line + "\r")
	d.until(from, 5*time.Second, finalLine.MatchString)
}

// await waits for some words behind from, and gives all that was said there.
func (d *desk) await(from int, words string) string {
	d.until(from, 2*time.Second, func(said string) bool { return strings.Contains(said, words) })
	d.quiet()
	return strings.ReplaceAll(d.all()[from:], "\r\n", "|")
}

// opens says a line that asks for data, and waits for the prompt or CONNECT.
func (d *desk) opens(line string) (from int) {
	from = len(d.all())
	d.write(line + "\r")
	d.until(from, 5*time.Second, dataMode.MatchString)
	return from
}

// hang ends a connection at the server, in the order in which they came.
func (d *desk) hang(n int) {
	d.set(func() { _ = d.open[n].Close() })
	d.server.Await(time.Second, d.server.Sessions[n].Over)
	d.quiet()
}

// held makes downloads send the first part, and the rest when release is called.
func (d *desk) held(first, rest string) (release func()) {
	gate := make(chan struct{})
	d.set(func() {
		d.send = func(say func(string), data net.Conn, _ []byte) {
			say("150 go")
			_, _ = data.Write([]byte(first))
			select {
			case <-gate:
			case <-d.closed:
			}
			_, _ = data.Write([]byte(rest))
			_ = data.Close()
			say("226 done")
		}
	})
	return func() { close(gate) }
}

// paused makes downloads send parts with a pause between them; of an empty one the last
// reply comes in its place.
func (d *desk) paused(pause time.Duration, parts ...string) {
	d.set(func() {
		d.send = func(say func(string), data net.Conn, _ []byte) {
			say("150 go")
			ended := false
			for i, p := range parts {
				if i > 0 {
					d.pause(pause)
				}
				if p == "" {
					say("226 done")
					ended = true
				}
				_, _ = data.Write([]byte(p))
			}
			_ = data.Close()
			if !ended {
				say("226 done")
			}
		}
	})
}

// in2s sets "rsptimeout" to 2 in front of a script.
func in2s(script func(d *desk) string) func(d *desk) string {
	return prepared(func(d *desk) { d.at(`AT+MFTPCFG=0,"rsptimeout",2`) }, script)
}

// slipScriptsOfState: settings, connections, names, errors and states.
func slipScriptsOfState() []script {
	a130, b130 := strings.Repeat("a", 130), strings.Repeat("b", 130)
	d200, n80 := "/"+strings.Repeat("d", 200), strings.Repeat("n", 80)
	slow := func(verb string, late time.Duration) func(d *desk) {
		return func(d *desk) { d.set(func() { d.delay[verb] = late }) }
	}
	return []script{
		{"timeout-refused-in-effect", "0,0,", "0,5", func(d *desk) string {
			d.at(`AT+MFTPCFG=0,"rsptimeout",3`)
			d.at(`AT+MFTPCFG=0,"rsptimeout",1`)
			slow("PWD", 1500*time.Millisecond)(d)
			return inTurn("AT+MFTPPWD=0")(d)
		}},
		{"local-fs-refused-in-effect", ",3,3,abc", ",3,3|", holding("a", "abc", inTurn(`AT+MFTPCFG=0,"local_fs",2`, `AT+MFTPRETR=0,"a","/f"`))},
		{"timeout-from-16-sets-local-fs", `"local_fs",0`, `"local_fs",1`, inTurn(`AT+MFTPCFG=0,"rsptimeout",16`, `AT+MFTPCFG=0,"local_fs"`)},
		{"test-form-resets-local-fs", `"local_fs",1`, `"local_fs",0`, inTurn(`AT+MFTPCFG=0,"local_fs",1`, `AT+MFTPCFG=?`, `AT+MFTPCFG=0,"local_fs"`)},
		{"retr-local-fs-set-last", ",3,3,abc", "ERROR: 50", holding("a", "abc", inTurn(`AT+MFTPCFG=1,"local_fs",1`, `AT+MFTPRETR=0,"a"`))},
		{"greeting-waits-10-seconds", "0,5|", "0,0|", in2s(prepared(slow("greeting", 2600*time.Millisecond), inTurn()))},
		{"data-port-waits-10-seconds", "0,5|", ",3,3,abc", in2s(holding("a", "abc", prepared(slow("EPSV", 2600*time.Millisecond), inTurn(`AT+MFTPRETR=0,"a"`))))},
		{"port-refusal-goes-passive", "0,10|", ",3,3,abc", holding("a", "abc", func(d *desk) string {
			d.at(`AT+MFTPCFG=0,"transmode",0`)
			d.refuse["PORT"] = "500 no"
			return inTurn(`AT+MFTPRETR=0,"a"`)(d)
		})},
		{"anonymous-password-replaced", "anonymous/x@y", "anonymous/guest@", func(d *desk) string {
			d.at(fmt.Sprintf(`AT+MFTPCONN=0,"127.0.0.1","anonymous","x@y",%d`, d.port()))
			return d.users[0]
		}},
		{"second-disc-leaves-open", "gone", "open", func(d *desk) string {
			inTurn("AT+MFTPDISC=0")(d)
			inTurn("AT+MFTPDISC=0")(d)
			if d.server.Await(time.Second/4, d.server.Sessions[1].Over) {
				return "gone"
			}
			return "open"
		}},
		{"disc-of-full-ends-last", "5,1|", "5,0|", func(d *desk) string {
			for id := range 6 {
				d.conn(id)
			}
			d.at("AT+MFTPDISC=0")
			return d.at("AT+MFTPSTATE=5")
		}},
		{"result-code-of-other-channel", "+MFTPMKD: 1,0|", "+MFTPMKD: 1,10|", func(d *desk) string {
			d.conn(0)
			d.conn(1)
			slow("CWD", 300*time.Millisecond)(d)
			slow("MKD", 600*time.Millisecond)(d)
			from := len(d.all())
			d.start(`AT+MFTPCWD=0,"/none"`)
			d.start(`AT+MFTPMKD=1,"x"`)
			return d.await(from, "+MFTPMKD: 1,")
		}},
		{"command-beside-login-lost", `+MFTPPWD: 0,0,"/home/u"`, "nothing", func(d *desk) string {
			d.conn(0)
			slow("PASS", 300*time.Millisecond)(d)
			d.start(fmt.Sprintf(`AT+MFTPCONN=1,"127.0.0.1","u","p",%d`, d.port()))
			from := len(d.all())
			d.start("AT+MFTPPWD=0")
			got := d.await(from, "+MFTPCONN: 1,")
			if !strings.Contains(got, "+MFTPPWD") {
				got += "nothing"
			}
			return got
		}},
		{"120-greeting-is-refusal", "0,0|", "0,10|", prepared(func(d *desk) { d.hello = "120 soon\r\n220 hi" }, inTurn())},
		{"rn-names-of-256-together", "/" + b130, "/" + b130[:126] + " ", holding(a130, "x", func(d *desk) string {
			inTurn(fmt.Sprintf("AT+MFTPRN=0,%q,%q", a130, b130))(d)
			return d.names() + " "
		})},
		{"stor-joined-path-of-256", "/" + n80 + " ", "/" + n80[:54] + " ", func(d *desk) string {
			d.server.Dirs[d200] = true
			inTurn(fmt.Sprintf("AT+MFTPCWD=0,%q", d200), fmt.Sprintf(`AT+MFTPSTOR=0,%q,1,3,"abc"`, n80))(d)
			return d.names() + " "
		}},
		{"stor-two-dots-refused", "[abc]", "ERROR: 50", keeping("a..b", inTurn(`AT+MFTPSTOR=0,"a..b",1,3,"abc"`))},
		{"retr-after-rename-by-old-name", ",3,3,abc", "0,10|", holding("a", "abc", inTurn(`AT+MFTPRN=0,"a","b"`, `AT+MFTPRETR=0,"b"`))},
		{"list-relative-in-root", `"u","rwx"`, `"home","rwx"`, inTurn(`AT+MFTPCWD=0,"/"`, `AT+MFTPLIST=0,"home"`)},
		{"cmee-text-once-more", "+CME ERROR: 801", "not allowed", inTurn("AT+CMEE=2", "AT+CMEE=1", "AT+MFTPPWD=1")},
		{"ate-resets-cmee", "+CME ERROR: 801", "|ERROR|", inTurn("ATE0", "AT+MFTPPWD=1")},
		{"upper-channels-error-without-number", "+CME ERROR: 801", "|ERROR|", inTurn("AT+MFTPPWD=4")},
		{"held-result-without-head", "OK||+MFTPMKD: 1,0|", "OK|+MFTPMKD: 1,0|", func(d *desk) string {
			d.conn(0)
			d.conn(1)
			slow("MKD", 200*time.Millisecond)(d)
			d.start(`AT+MFTPMKD=1,"x"`)
			from := d.opens(`AT+MFTPSTOR=0,"a",1,3`)
			d.server.Await(2*time.Second, func() bool { return d.server.Dirs["/home/u/x"] })
			d.quiet()
			d.write("abc")
			return d.await(from, "+MFTPSTOR: 0,")
		}},
		{"state-1-after-disc-beside-download", "1,0|", "1,1|", holding("a", "abc", func(d *desk) string {
			d.conn(0)
			d.conn(1)
			release := d.held("", "abc")
			defer release()
			d.start(`AT+MFTPRETR=0,"a"`)
			d.at("AT+MFTPDISC=1")
			return d.at("AT+MFTPSTATE=1")
		})},
		{"state-3-after-refused-transparent", "0,1|", "0,3|", prepared(func(d *desk) { d.refuse["STOR"] = "553 no" }, inTurn(`AT+MFTPSTOR=0,"a"`, "AT+MFTPSTATE=0"))},
		{"tenth-state-is-0", "0,1|", "0,0|", func(d *desk) string {
			got := d.conn(0)
			for range 10 {
				got = d.at("AT+MFTPSTATE=0")
			}
			return got
		}},
		{"notice-missing-after-refusal", `+MFTPURC: 0,"conn",0`, "silence", func(d *desk) string {
			inTurn(`AT+MFTPCWD=0,"/none"`)(d)
			from := len(d.all())
			d.hang(0)
			if got := d.all()[from:]; got != "" {
				return got
			}
			return "silence"
		}},
	}
}
