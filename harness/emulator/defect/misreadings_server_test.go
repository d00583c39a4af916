package defect

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"path"
	"strconv"
	"strings"
	"time"
)

func (d *desk) accept() {
	for {
		c, err := d.listen.Accept()
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
	in := bufio.NewReader(c)
	secured := false
	dir, kind, user, from, rest := "/home/u", "A", "", "", 0
	var data net.Listener
	var active string
	noEPSV := false
	say := func(s string) { _, _ = io.WriteString(c, s+"\r\n") }
	d.mu.Lock()
	greeting := d.refuse["greeting"]
	d.mu.Unlock()
	if greeting == "" {
		greeting = "220 hi"
	}
	say(greeting)
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		verb, arg, _ := strings.Cut(strings.TrimRight(line, "\r\n"), " ")
		abs := func() string {
			if !strings.HasPrefix(arg, "/") {
				return path.Clean(dir + "/" + arg)
			}
			return path.Clean(arg)
		}
		d.mu.Lock()
		d.log = append(d.log, verb)
		refusal, delay, other := d.refuse[verb], d.delay[verb], ""
		if d.say != nil {
			other = d.say(verb, arg)
		}
		noEPSV = d.refuse["no EPSV"] != ""
		_, isFile := d.files[abs()]
		isDir := d.dirs[abs()]
		old := d.files[abs()]
		d.mu.Unlock()
		time.Sleep(delay)
		if refusal != "" {
			say(refusal)
			continue
		}
		if other != "" {
			say(other)
			if verb != "CWD" || !isDir {
				continue
			}
			dir = abs()
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
			if ok {
				say("226 done")
			} else {
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
			say(`257 "` + dir + `" is here`)
		case "CWD":
			if !isDir {
				say("550 no")
				continue
			}
			dir = abs()
			say("250 in " + dir)
		case "MKD":
			d.set(func() { d.dirs[abs()] = true })
			say(`257 "` + abs() + `" made`)
		case "DELE":
			if !isFile {
				say("553 no")
				continue
			}
			d.set(func() { delete(d.files, abs()) })
			say("250 gone")
		case "RMD":
			if !isDir {
				say("553 no")
				continue
			}
			d.set(func() { delete(d.dirs, abs()) })
			say("250 gone")
		case "RNFR":
			from = abs()
			if !isFile && !isDir {
				say("553 no")
				continue
			}
			say("350 to")
		case "RNTO":
			d.set(func() {
				if b, ok := d.files[from]; ok {
					delete(d.files, from)
					d.files[abs()] = b
				}
			})
			say("250 renamed")
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
				say(fmt.Sprintf("229 ok (|||%d|)", p))
			} else {
				say(fmt.Sprintf("227 ok (127,0,0,1,%d,%d)", p/256, p%256))
			}
		case "PORT":
			n := strings.Split(arg, ",")
			hi, _ := strconv.Atoi(n[4])
			lo, _ := strconv.Atoi(n[5])
			active = fmt.Sprintf("127.0.0.1:%d", hi*256+lo)
			say("200 port")
		case "RETR":
			if !isFile {
				say("553 no")
				continue
			}
			begin := min(rest, len(old))
			rest = 0
			transfer(func(x net.Conn) bool {
				_, err := x.Write(old[begin:])
				return err == nil
			})
		case "LIST":
			d.mu.Lock()
			text := d.list
			if text == "" && !isFile && isDir {
				for n := range d.dirs {
					if path.Dir(n) == abs() && n != "/" {
						text += "drwxr-xr-x 2 u g 0 Aug 18 2022 " + path.Base(n) + "\r\n"
					}
				}
				for n, b := range d.files {
					if path.Dir(n) == abs() {
						text += fmt.Sprintf("-rw-r--r-- 1 u g %d Aug 18 2022 %s\r\n", len(b), path.Base(n))
					}
				}
			}
			d.mu.Unlock()
			transfer(func(x net.Conn) bool { _, err := io.WriteString(x, text); return err == nil })
		case "STOR", "APPE":
			transfer(func(x net.Conn) bool {
				b, err := io.ReadAll(x)
				if verb == "APPE" {
					b = append(bytes.Clone(old), b...)
				}
				d.set(func() { d.files[abs()] = b })
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
