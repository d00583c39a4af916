package defect

import (
	"bufio"
	"cmp"
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"time"
)

func (d *desk) accept() {
	for {
		c, err := d.door.Accept()
		if err != nil {
			return
		}
		d.set(func() { d.open = append(d.open, c) })
		go d.serve(c)
	}
}

// serve is one session of the server.
func (d *desk) serve(c net.Conn) {
	defer c.Close()
	ctx := context.Background()
	in := bufio.NewReader(c)
	session := d.server.Open("/home/u")
	defer session.Close()
	secured := false
	kind, user, from, rest := "A", "", "", 0
	var data net.Listener
	var active string
	noEPSV := false
	say := func(s string) { _, _ = io.WriteString(c, s+"\r\n") }
	answer := func(err error, right string) {
		if err != nil {
			right = err.Error()
		}
		say(right)
	}
	var hello string
	var late time.Duration
	d.set(func() { hello, late = cmp.Or(d.hello, "220 hi"), d.delay["greeting"] })
	if !d.pause(late) {
		return
	}
	say(hello)
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		verb, arg, _ := strings.Cut(strings.TrimRight(line, "\r\n"), " ")
		d.said.Lock()
		d.log = append(d.log, verb)
		refusal, delay, other := d.refuse[verb], d.delay[verb], ""
		if d.say != nil {
			other = d.say(verb, arg)
		}
		noEPSV = d.refuse["no EPSV"] != ""
		list, send := d.list, d.send
		d.said.Unlock()
		old, isFile := d.server.File(session.Abs(arg))
		isDir := d.server.IsDir(session.Abs(arg))
		if !d.pause(delay) {
			return
		}
		if refusal != "" {
			say(refusal)
			continue
		}
		if other != "" {
			say(other)
			if verb == "CWD" {
				_ = session.Cwd(ctx, arg)
			}
			continue
		}
		transfer := func(f func(x net.Conn) bool) {
			d.set(func() { d.types = append(d.types, kind) })
			var x net.Conn
			var err error
			say("150 go")
			if active != "" {
				x, err = net.DialTimeout("tcp", active, time.Second)
			} else {
				x, err = data.Accept()
				_ = data.Close()
			}
			if err != nil {
				say("425 no")
				return
			}
			if secured {
				s := tls.Server(x, d.secure)
				_ = x.SetDeadline(time.Now().Add(2 * time.Second))
				if s.Handshake() != nil {
					_ = x.Close()
					say("425 no TLS")
					return
				}
				_ = x.SetDeadline(time.Time{})
				x = s
			}
			ok := f(x)
			_ = x.Close()
			last := ""
			d.set(func() {
				if late = d.delay["end"]; d.end != nil {
					last = d.end(verb)
				}
			})
			if !d.pause(late) {
				return
			}
			switch {
			case last != "":
				say(last)
			case ok:
				say("226 done")
			default:
				say("451 broken")
			}
		}
		switch verb {
		case "AUTH":
			say("234 go")
			s := tls.Server(c, d.secure)
			if s.Handshake() != nil {
				return
			}
			c, in, secured = s, bufio.NewReader(s), true
		case "PBSZ", "PROT", "NOOP":
			say("200 ok")
		case "USER":
			user = arg
			say("331 password")
		case "PASS":
			d.set(func() { d.users = append(d.users, user+"/"+arg) })
			say("230 in")
		case "TYPE":
			kind = arg
			say("200 type")
		case "PWD":
			dir, _ := session.Pwd(ctx)
			say(`257 "` + dir + `" is here`)
		case "CWD":
			answer(session.Cwd(ctx, arg), "250 in "+session.Abs(arg))
		case "MKD":
			answer(session.Mkd(ctx, arg), `257 "`+session.Abs(arg)+`" made`)
		case "DELE", "RMD":
			if verb == "DELE" && !isFile || verb == "RMD" && !isDir {
				say("553 no")
				continue
			}
			answer(session.Delete(ctx, arg), "250 gone")
		case "RNFR":
			from = session.Abs(arg)
			if !isFile && !isDir {
				say("553 no")
				continue
			}
			say("350 to")
		case "RNTO":
			answer(session.Rename(ctx, from, arg), "250 renamed")
		case "SIZE":
			if !isFile {
				say("553 no")
				continue
			}
			say("213 " + strconv.Itoa(len(old)))
		case "REST":
			rest, _ = strconv.Atoi(arg)
			say("350 rest")
		case "EPSV", "PASV":
			if verb == "EPSV" && noEPSV {
				say("500 no")
				continue
			}
			if data != nil {
				_ = data.Close()
			}
			if data, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
				return
			}
			for verb == "PASV" && data.Addr().(*net.TCPAddr).Port%256 < 100 {
				_ = data.Close()
				data, _ = net.Listen("tcp", "127.0.0.1:0")
			}
			active = ""
			p := data.Addr().(*net.TCPAddr).Port
			if verb == "EPSV" {
				say(fmt.Sprintf(cmp.Or(d.epsv, "229 ok (|||%d|)"), p))
			} else {
				say(fmt.Sprintf(cmp.Or(d.pasv, "227 ok (127,0,0,1,%d,%d)"), p/256, p%256))
			}
		case "PORT":
			n := strings.Split(arg, ",")
			hi, _ := strconv.Atoi(n[4])
			lo, _ := strconv.Atoi(n[5])
			active = fmt.Sprintf("127.0.0.1:%d", hi*256+lo)
			say("200 port")
		case "RETR":
			begin := min(rest, len(old))
			rest = 0
			if !isFile {
				say("553 no")
				continue
			}
			if send != nil {
				x, err := data.Accept()
				if err != nil {
					return
				}
				send(say, x, old[begin:])
				_ = x.Close()
				continue
			}
			transfer(func(x net.Conn) bool {
				_, err := x.Write(old[begin:])
				return err == nil
			})
		case "LIST":
			if list == "" && isDir {
				entries, _ := session.Entries(arg)
				for _, e := range entries {
					rights := map[bool]string{true: "drwxr-xr-x 2", false: "-rw-r--r-- 1"}[e.Dir]
					list += fmt.Sprintf("%s u g %d Aug 18 2022 %s\r\n", rights, e.Size, e.Name)
				}
			}
			transfer(func(x net.Conn) bool { _, err := io.WriteString(x, list); return err == nil })
		case "STOR", "APPE":
			u, err := session.Upload(arg, verb == "APPE")
			if err != nil {
				say("553 no")
				continue
			}
			transfer(func(x net.Conn) bool {
				_, err := io.Copy(u, x)
				_ = u.Close()
				return err == nil
			})
		case "QUIT":
			say("221 bye")
			return
		default:
			say("500 what")
		}
	}
}
