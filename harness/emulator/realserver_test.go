package emulator

import (
	"fmt"
	"log/slog"
	"regexp"
	"strings"
	"testing"

	"mftpspec/harness/emulator/ftpclient/daemons"
)

// TestRealServers holds the sessions of §4.1 with servers of other makes, from the
// AT commands to the files on their disks.
func TestRealServers(t *testing.T) {
	daemons.Require(t)
	certificate := daemons.Loopback(t)
	for _, d := range daemons.All() {
		for _, mode := range d.Modes {
			for _, host := range []string{"127.0.0.1", "::1"} {
				t.Run(fmt.Sprintf("%s/%v/%s", d.Name, mode, host), func(t *testing.T) {
					server := d.Launch(t, host, mode, certificate)
					for _, active := range []int{0, 1} {
						t.Run(fmt.Sprintf("transmode %d", active), func(t *testing.T) {
							h := newHost(t, Config{Dial: dialFTP(slog.New(slog.DiscardHandler)), Roots: certificate.Roots})
							h.do(fmt.Sprintf(`AT+MFTPCFG=0,"transmode",%d`, active), "OK")
							h.do(fmt.Sprintf(`AT+MFTPCFG=0,"ssl",%d,0`, mode), "OK")
							(&flow{host: h, server: server}).run()
						})
					}
				})
			}
		}
	}
}

// flow is one session with a real server.
type flow struct {
	*host
	server *daemons.Server
}

// result sends a command and expects OK and its one result on channel 0.
func (f *flow) result(command, values string) {
	f.t.Helper()
	name, _, _ := strings.Cut(strings.TrimPrefix(command, "AT"), "=")
	f.do(command, "OK", name+": 0,"+values)
}

func (f *flow) stored(name, want string) {
	f.t.Helper()
	if got := string(f.server.Read(f.t, "work/"+name)); got != want {
		f.t.Fatalf("%s at the server: %q, expected %q", name, got, want)
	}
}

// listed sends AT+MFTPLIST and expects these entries, in any order.
func (f *flow) listed(path string, entries ...string) {
	f.t.Helper()
	f.do(fmt.Sprintf(`AT+MFTPLIST=0,%q`, path), "OK")
	left := entries
	for range entries {
		line := f.line()
		for i, e := range left {
			if regexp.MustCompile(`^\+MFTPLIST: 0,0,` + e + `$`).MatchString(line) {
				left = append(left[:i:i], left[i+1:]...)
				break
			}
		}
	}
	if len(left) > 0 {
		f.t.Fatalf("AT+MFTPLIST=0,%q: not listed: %v", path, left)
	}
	f.fence()
}

// line takes one line.
func (f *flow) line() string {
	f.t.Helper()
	f.want("\r\n")
	var b strings.Builder
	for !strings.HasSuffix(b.String(), "\r\n") {
		c := f.next(1)
		if c == "" {
			f.t.Fatalf("expected a line, got %q", b.String())
		}
		b.WriteString(c)
	}
	return strings.TrimSuffix(b.String(), "\r\n")
}

func (f *flow) run() {
	s := f.server
	work := strings.TrimSuffix(s.Shown, "/") + "/work"
	f.result(fmt.Sprintf(`AT+MFTPCONN=0,%q,%q,%q,%d`, s.Host, s.User, s.Password, s.Port), "0")
	f.do("AT+MFTPSTATE=0", "+MFTPSTATE: 0,1", "OK")
	f.result("AT+MFTPPWD=0", fmt.Sprintf("0,%q", s.Shown))
	f.result(`AT+MFTPMKD=0,"work"`, "0")
	f.result(fmt.Sprintf(`AT+MFTPCWD=0,%q`, work), "0")
	f.result("AT+MFTPPWD=0", fmt.Sprintf("0,%q", work))
	f.result(`AT+MFTPMKD=0,"test"`, "0")
	f.result(`AT+MFTPLIST=0,"test"`, "14")
	f.uploads()
	f.result(`AT+MFTPRN=0,"1.txt","2.txt"`, "0")
	const when = `\d{14}`
	f.listed(work, `"2.txt",20,`+when+`,"rw-"`, `"big.bin",4096,`+when+`,"rw-"`, `"t.txt",8,`+when+`,"rw-"`, `"test","rwx"`)
	f.listed("2.txt", `"2.txt",20,`+when+`,"rw-"`)
	f.result(`AT+MFTPRETR=0,"2.txt"`, "0,20,20,11111111112222222222")
	f.result(`AT+MFTPRETR=0,"2.txt",,8`, "0,12,12,112222222222")
	f.result(`AT+MFTPRETR=0,"2.txt",,8,4`, "0,4,4,1122")
	f.result(`AT+MFTPRETR=0,"none.txt"`, "10")
	f.result(`AT+MFTPDEL=0,"2.txt"`, "0")
	f.result(`AT+MFTPDEL=0,"big.bin"`, "0")
	f.result(`AT+MFTPDEL=0,"t.txt"`, "0")
	f.result(`AT+MFTPDEL=0,"test"`, "0")
	f.result(fmt.Sprintf(`AT+MFTPCWD=0,%q`, s.Shown), "0")
	f.result(`AT+MFTPDEL=0,"work"`, "0")
	f.do("AT+MFTPDISC=0", "OK", "+MFTPDISC: 0,0", `+MFTPURC: 0,"conn",0`)
	f.do("AT+MFTPSTATE=0", "+MFTPSTATE: 0,0", "OK")
}

// uploads are the four ways of §3.11 and §3.12 to give the data.
func (f *flow) uploads() {
	f.result(`AT+MFTPSTOR=0,"1.txt",1,10,"1111111111"`, "0,10")
	f.result(`AT+MFTPAPPE=0,"1.txt",1,10,"2222222222"`, "0,10")
	f.stored("1.txt", "11111111112222222222")

	big := strings.Repeat("\x00\x1a+\r\n>AT\xff", 512)[:4096]
	f.send("AT+MFTPSTOR=0,\"big.bin\",1,4096\r")
	f.want("\r\n>")
	f.send(big)
	f.want(lines("OK", "+MFTPSTOR: 0,0,4096"))
	f.stored("big.bin", big)

	f.send("AT+MFTPSTOR=0,\"t.txt\",1\r")
	f.want("\r\n>")
	f.send("ctrl\x1a")
	f.want(lines("OK", "+MFTPSTOR: 0,0,4"))
	f.send("AT+MFTPAPPE=0,\"t.txt\"\r")
	f.want("\r\nCONNECT\r\n")
	f.send("open")
	pause(2 * testGuard)
	f.send("+++")
	f.want(lines("OK"))
	f.stored("t.txt", "ctrlopen")
}
