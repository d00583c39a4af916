package doctor

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"net"
	"slices"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/ftpserver"
)

// visit is the module's visit to an FTP server of this examination.
type visit struct {
	server   *ftpserver.Server
	host     string
	user     string
	password string
	open     bool // channel 0 may be connected
}

const (
	resultLimit = 15 * time.Second // rsptimeout's default, and 5 s
	seenFile    = "seen.txt"
)

// serve starts the FTP server as a run does.
func (x *exam) serve(ctx context.Context) Finding {
	if x.bench == nil && x.dead == nil { // there is none without an answer
		return Finding{State: Unchecked, Text: said("because of: %s", said("AT"))}
	}
	var server *ftpserver.Server
	err := x.dead
	if err == nil {
		server, err = x.bench.NewServer(context.WithoutCancel(ctx))
	}
	if err != nil {
		return fail(said("the FTP server cannot be started: %s", strings.TrimPrefix(oneLine(err), "ftpserver: ")), "choose another address or port with --ftp-listen, or end the program that has it")
	}
	v := &visit{server: server, host: x.IXIT.Server.Host, user: "u" + random(5), password: "p" + random(8)}
	x.ftp = v
	if v.host == "" {
		v.host = server.Host()
	}
	if err = server.AddAccount(ftpserver.Account{User: v.user, Password: v.password}); err == nil {
		err = server.Tree().Put("/home/"+v.user+"/"+seenFile, []byte("mftpspec"), 0o644)
	}
	if err != nil {
		return fail(said("the FTP server cannot be started: %s", oneLine(err)), "this is a fault of the suite: report it")
	}
	where := net.JoinHostPort(v.host, strconv.Itoa(server.Port()))
	if ip := net.ParseIP(v.host); ip != nil && ip.IsLoopback() && !strings.HasPrefix(x.IXIT.Port, "emu:") {
		return warn(said("the module is told %s, which is this machine's own address", where), "a module on a mobile network needs an address that it can reach: --ftp-listen and --ftp-host, or server: in the laboratory's file")
	}
	return ok(said("the module is told %s, and an account of this examination's own", where))
}

func random(n int) string {
	b := make([]byte, n)
	_, _ = rand.Read(b)
	return hex.EncodeToString(b)
}

// session is the last session of the account, as the server saw it.
func (v *visit) session() (ftpserver.Session, bool) {
	for _, s := range slices.Backward(v.server.Sessions()) {
		if s.User == v.user {
			return s, true
		}
	}
	return ftpserver.Session{}, false
}

// control logs in once, and looks for that at the server.
func (x *exam) control(ctx context.Context) Finding {
	if f, wrong := x.freeChannel(ctx); wrong {
		return f
	}
	v := x.ftp
	where := net.JoinHostPort(v.host, strconv.Itoa(v.server.Port()))
	code, took, err := x.connect(ctx)
	if err != nil {
		return x.lost(err)
	}
	s, seen := v.session()
	strangers := len(v.server.Sessions())
	switch {
	case !seen && strangers > 0:
		return fail(said("something connected to the FTP server, but nobody gave the account; the module answers %s", code), "does a firewall or proxy between answer in the module's place?")
	case !seen:
		return fail(said("nothing reached the FTP server at %s; the module answers %s", where, code), "forward this port to this machine (firewall, NAT, SSH tunnel), and name the address from outside with --ftp-host; is the PDP context one with internet access?")
	case !s.LoggedIn:
		return fail(said("the module reached the FTP server from %s, but did not log in: %s", s.Remote, commandsOf(s)), "does something between change what is sent?")
	case code != "0":
		return fail(said("the FTP server has seen the login, but the module answers %s", code), "is the way back slow or cut? look at AT+MFTPCFG rsptimeout")
	}
	x.pace.Login = took
	return ok(said("login in %s, seen at the FTP server from %s", took, s.Remote))
}

// freeChannel wants channel 0, and takes it from nobody: what is connected may be
// somebody's.
func (x *exam) freeChannel(ctx context.Context) (Finding, bool) {
	r, err := x.line.ask(ctx, "AT+MFTPSTATE=0", x.IXIT.Timing.Immediate)
	if err != nil {
		return x.lost(err), true
	}
	if state, told := field(r, "+MFTPSTATE", 1); told && state != "0" {
		return fail(said("channel 0 is in use: +MFTPSTATE: 0,%s", state), "an earlier run or program left it so, or uses it now: AT+MFTPDISC=0, or restart the module"), true
	}
	return Finding{}, false
}

// connect logs in on channel 0; code is the result, or what came instead of one.
func (x *exam) connect(ctx context.Context) (code string, took time.Duration, err error) {
	v := x.ftp
	v.open = true
	return x.line.operate(ctx, "MFTPCONN", fmt.Sprintf("AT+MFTPCONN=0,%q,%q,%q,%d", v.host, v.user, v.password, v.server.Port()))
}

func commandsOf(s ftpserver.Session) string {
	var list []string
	for _, c := range s.Commands {
		list = append(list, fmt.Sprintf("%s %d", c.Verb, c.Code))
	}
	if len(list) == 0 {
		return "—"
	}
	return strings.Join(list, ", ")
}

// leave closes the channel.
func (v *visit) leave(ctx context.Context, d *dialog) {
	if !v.open {
		return
	}
	if code, _, err := d.operate(ctx, "MFTPDISC", "AT+MFTPDISC=0"); err == nil && code == "0" {
		v.open = false
	}
}
