package doctor

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/diagnosis"
	"mftpspec/harness/emulator"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/harness/trace"
)

// line is a bench whose module is a function of what is written to it.
type line struct {
	iut.Bench
	session *at.Session
	log     *trace.Log
}

func (l *line) Session() *at.Session { return l.session }
func (l *line) Log() *trace.Log      { return l.log }
func (l *line) Close() error         { return l.session.Close() }
func (l *line) NewServer(ctx context.Context, _ ...func(*ftpserver.Options)) (*ftpserver.Server, error) {
	return ftpserver.Start(ctx, ftpserver.Options{Log: l.log})
}

func speaking(answer func(heard []byte, far io.Writer)) func(ixit.IXIT) iut.BenchMaker {
	return failing(func() (iut.Bench, error) {
		near, far := emulator.Pair(0)
		go func() {
			buf := make([]byte, 4096)
			for {
				n, err := far.Read(buf)
				if err != nil {
					return
				}
				answer(buf[:n], far)
			}
		}()
		log := trace.New()
		return &line{session: at.NewSession(near, log), log: log}, nil
	})
}

// failing makes every bench in one way, whatever the laboratory is.
func failing(make func() (iut.Bench, error)) func(ixit.IXIT) iut.BenchMaker {
	return func(ixit.IXIT) iut.BenchMaker {
		return func(context.Context, int) (iut.Bench, error) { return make() }
	}
}

// A line that does not answer: what is wrong with it, in seconds.
func TestMuteLines(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		answer func([]byte, io.Writer)
		text   string
	}{
		"silent":  {func([]byte, io.Writer) {}, "not a byte came"},
		"garbage": {func(_ []byte, far io.Writer) { _, _ = far.Write([]byte{0xfe, 0x80, 0x00, 0xc1, 0xff, 0x9d}) }, "is no text"},
		"echo":    {func(heard []byte, far io.Writer) { _, _ = far.Write(heard) }, "comes back"},
		"another": {func(_ []byte, far io.Writer) { _, _ = far.Write([]byte("login: ")) }, "something is sent all the same"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := on("ML307R", func(i *ixit.IXIT) { i.Port = "/dev/fake" })
			e.Open = speaking(tt.answer)
			began := time.Now()
			r := e.Run(t.Context())
			f := find(t, r, "AT")
			if f.State != Failure || !strings.Contains(f.Text.String(), tt.text) || f.Remedy.String() == "" {
				t.Errorf("%s: %s", f.State, f.Text)
			}
			if r.Ready() || r.Count(Unchecked) < 10 || time.Since(began) > 40*time.Second {
				t.Errorf("%d not checked, in %s", r.Count(Unchecked), time.Since(began))
			}
		})
	}
}

// A bench that diagnoses the line by itself says so with the step AT, not with the
// port.
func TestMuteBench(t *testing.T) {
	e := on("ML307R", nil)
	e.Open = failing(func() (iut.Bench, error) {
		return nil, errors.Join(&diagnosis.MuteError{Port: "/dev/ttyUSB7", Text: "not a byte came", Remedy: "is it powered?"}, nil)
	})
	r := e.Run(t.Context())
	if f := find(t, r, "port"); f.State != OK || !strings.Contains(f.Text.String(), "/dev/ttyUSB7") {
		t.Errorf("%+v", f)
	}
	if f := find(t, r, "AT"); f.State != Failure || f.Text.String() != "not a byte came" || f.Remedy.String() != "is it powered?" || r.Count(Failure) != 1 {
		t.Errorf("%+v", r.Findings)
	}
	e = on("ML307R", func(i *ixit.IXIT) { i.Server.Listen = "127.0.0.1:2" })
	maker := e.Open
	e.Open = func(i ixit.IXIT) iut.BenchMaker {
		return func(ctx context.Context, n int) (iut.Bench, error) {
			if i.Server.Listen == "127.0.0.1:2" {
				return nil, &iut.ServerError{Err: errors.New("ftpserver: listen on 127.0.0.1:2: taken")}
			}
			return maker(i)(ctx, n)
		}
	}
	r = e.Run(t.Context())
	if f := find(t, r, "FTP server"); f.State != Failure || f.Text.String() != "the FTP server cannot be started: listen on 127.0.0.1:2: taken" ||
		find(t, r, "module files").State != OK || r.Count(Unchecked) != 2 {
		t.Errorf("%+v", r.Findings)
	}
}

// A module that takes <CR><LF> alone is examined all the same.
func TestLineEnd(t *testing.T) {
	e := on("ML307R", nil)
	e.Open = speaking(func(heard []byte, far io.Writer) {
		if strings.HasSuffix(string(heard), "\r\n") {
			_, _ = far.Write([]byte("\r\nOK\r\n"))
		}
	})
	if f := find(t, e.Run(t.Context()), "AT"); f.State != Warning || !strings.Contains(f.Text.String(), "<CR><LF>") {
		t.Errorf("%+v", f)
	}
}

// A module that answers one thing and then nothing more does not hold it up.
func TestTheLimitHolds(t *testing.T) {
	t.Parallel()
	e := on("ML307R", nil)
	var heard int
	e.Open = speaking(func(_ []byte, far io.Writer) {
		if heard++; heard < 8 {
			_, _ = far.Write([]byte("\r\nOK\r\n"))
		}
	})
	e.Limit = 9 * time.Second
	began := time.Now()
	r := e.Run(t.Context())
	if r.Ready() || time.Since(began) > 20*time.Second {
		t.Errorf("%s, %+v", time.Since(began), r.Findings)
	}
}
