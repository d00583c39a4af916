package ftpserver

import (
	"io"
	"net"
	"strings"
	"testing"
	"time"
)

// BenchmarkLogin is what a session costs: connect, log in, quit.
func BenchmarkLogin(b *testing.B) {
	s := start(b, Options{})
	for b.Loop() {
		c := login(b, s)
		c.want("QUIT", 221)
		c.raw.Close()
	}
}

// BenchmarkTransfer is one small download with its EPSV: the latency that the
// server adds to a command of the module.
func BenchmarkTransfer(b *testing.B) {
	s := start(b, Options{Limits: Limits{Commands: 1e9}})
	if err := s.Tree().Put("/home/uftp/a", []byte(kilo), 0); err != nil {
		b.Fatal(err)
	}
	c := login(b, s)
	_ = c.raw.SetDeadline(time.Time{})
	for b.Loop() {
		c.get("RETR a", 150, 226)
	}
}

// BenchmarkThroughput is the rate of 16 MiB in either direction.
func BenchmarkThroughput(b *testing.B) {
	data := strings.Repeat(kilo, 16<<20/len(kilo))
	for _, verb := range []string{"STOR a", "RETR a"} {
		b.Run(verb, func(b *testing.B) {
			s := start(b, Options{Limits: Limits{Commands: 1e9}})
			if err := s.Tree().Put("/home/uftp/a", []byte(data), 0); err != nil {
				b.Fatal(err)
			}
			c := login(b, s)
			_ = c.raw.SetDeadline(time.Time{})
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				c.epsv()
				c.send(verb)
				d := c.open()
				c.expect(150)
				if verb == "RETR a" {
					if n, err := io.Copy(struct{ io.Writer }{io.Discard}, d); n != int64(len(data)) {
						b.Fatal(n, err)
					}
				} else if _, err := io.WriteString(d.(*net.TCPConn), data); err != nil {
					b.Fatal(err)
				}
				d.Close()
				c.expect(226)
			}
		})
	}
}
