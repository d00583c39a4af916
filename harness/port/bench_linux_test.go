package port_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"testing"
	"time"

	"go.bug.st/serial"
	"golang.org/x/sys/unix"

	"mftpspec/harness/at"
	"mftpspec/harness/port"
	"mftpspec/harness/port/ptytest"
	"mftpspec/harness/trace"
)

// The benchmarks come in pairs over the same kind of pty, with a session of
// package at and with go.bug.st/serial alone: compare them with benchstat.

// openSession is a session over a port, as in a run.
func openSession(b *testing.B, path string) (*at.Session, *trace.Log) {
	p, err := port.Open(b.Context(), path, port.Options{})
	if err != nil {
		b.Fatal(err)
	}
	log := trace.New()
	s := at.NewSession(p, log)
	b.Cleanup(func() { _ = s.Close() })
	return s, log
}

// openAlone is go.bug.st/serial without anything of ours.
func openAlone(b *testing.B, path string) serial.Port {
	p, err := serial.Open(path, &serial.Mode{BaudRate: 115200})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = p.Close() })
	return p
}

// size is what one iteration transfers.
const size = 1 << 20

// lines are size bytes of data, in lines of so many each.
func lines(data int) []byte {
	line := fmt.Appendf(nil, "\r\n+MFTPRETR: 0,0,%d,%d,", data, data)
	line = append(line, bytes.Repeat([]byte("0123456789abcde\n"), data/16)...)
	return bytes.Repeat(append(line, '\r', '\n'), size/data)
}

// pour writes text n times as a module would, 4096 bytes at a time.
func pour(b *testing.B, module *os.File, text []byte, n int) {
	for range n {
		for rest := text; len(rest) > 0; {
			k, err := module.Write(rest[:min(len(rest), 4096)])
			if err != nil {
				b.Error(err)
				return
			}
			rest = rest[k:]
		}
	}
}

var dataSizes = []int{4096, size}

// Received, logged, put on the tape, scanned, and taken as tokens.
func BenchmarkTapeThroughput(b *testing.B) {
	for _, data := range dataSizes {
		b.Run(fmt.Sprintf("data=%d", data), func(b *testing.B) {
			module, path := ptytest.Open(b)
			s, log := openSession(b, path)
			s.Expect(at.Context{Payload: "+MFTPRETR: "})
			text := lines(data)
			b.SetBytes(int64(len(text)))
			cpu := used()
			b.ResetTimer()
			go pour(b, module, text, b.N)
			for range b.N {
				for range size / data {
					tok, err := s.Next(b.Context(), s.Now()+10*time.Second)
					if err != nil || len(tok.Data) != data {
						b.Fatal(err, tok.Kind, tok.Text)
					}
				}
				s.Forget() // as between cases
				log.Forget(log.Mark())
			}
			b.ReportMetric(float64(used()-cpu)/float64(b.N), "cpu-ns/op")
		})
	}
}

func BenchmarkSerialAloneThroughput(b *testing.B) {
	for _, data := range dataSizes {
		b.Run(fmt.Sprintf("data=%d", data), func(b *testing.B) {
			module, path := ptytest.Open(b)
			p := openAlone(b, path)
			text := lines(data)
			b.SetBytes(int64(len(text)))
			buf := make([]byte, 16<<10)
			cpu := used()
			b.ResetTimer()
			go pour(b, module, text, b.N)
			for got := 0; got < b.N*len(text); {
				n, err := p.Read(buf)
				if err != nil {
					b.Fatal(err)
				}
				got += n
			}
			b.ReportMetric(float64(used()-cpu)/float64(b.N), "cpu-ns/op")
		})
	}
}

// used is the processor time of this process, that of the module's end included.
func used() time.Duration {
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

const (
	question = "AT+MFTPSTATE=0\r"
	answer   = "\r\nOK\r\n"
)

// answers is a module that answers each question at once.
func answers(b *testing.B, module *os.File) {
	buf := make([]byte, len(question))
	for {
		if _, err := io.ReadFull(module, buf); err != nil {
			return
		}
		if _, err := io.WriteString(module, answer); err != nil {
			if !errors.Is(err, os.ErrClosed) {
				b.Error(err)
			}
			return
		}
	}
}

func BenchmarkTapeRoundTrip(b *testing.B) {
	module, path := ptytest.Open(b)
	s, log := openSession(b, path)
	go answers(b, module)
	ctx, cancel := context.WithTimeout(b.Context(), time.Minute)
	defer cancel()
	cpu := used()
	b.ResetTimer()
	for i := range b.N {
		if err := s.Send(ctx, question[:len(question)-1]); err != nil {
			b.Fatal(err)
		}
		tok, err := s.Next(ctx, s.Now()+time.Second)
		if err != nil || tok.Kind != at.Final {
			b.Fatal(tok, err)
		}
		if i%256 == 255 {
			s.Forget()
			log.Forget(log.Mark())
		}
	}
	b.ReportMetric(float64(used()-cpu)/float64(b.N), "cpu-ns/op")
}

func BenchmarkSerialAloneRoundTrip(b *testing.B) {
	module, path := ptytest.Open(b)
	p := openAlone(b, path)
	go answers(b, module)
	buf := make([]byte, 64)
	cpu := used()
	b.ResetTimer()
	for range b.N {
		if _, err := p.Write([]byte(question)); err != nil {
			b.Fatal(err)
		}
		for got := 0; got < len(answer); {
			n, err := p.Read(buf)
			if err != nil {
				b.Fatal(err)
			}
			got += n
		}
	}
	b.ReportMetric(float64(used()-cpu)/float64(b.N), "cpu-ns/op")
}
