package ftpserver

import (
	"io"
	"math/rand/v2"
	"net"
	"sync"
	"testing"
	"time"
)

// Clients that do anything at any time must neither hang the server nor keep it
// from closing, and what was answered 226 must be stored.
func TestRudeClients(t *testing.T) {
	s := start(t, Options{})
	if err := s.Tree().Put("/home/uftp/big", make([]byte, 1<<20), 0); err != nil {
		t.Fatal(err)
	}
	s.Inject(Fault{On: AtReply("STOR", 150), Do: []Action{Delay(time.Millisecond)}})
	var wg sync.WaitGroup
	for n := range 40 {
		wg.Go(func() {
			r := rand.New(rand.NewPCG(uint64(n), 7))
			raw, err := net.Dial("tcp", s.Addr())
			if err != nil {
				t.Error(err)
				return
			}
			defer raw.Close()
			_ = raw.SetDeadline(time.Now().Add(within))
			go func() { _, _ = io.Copy(io.Discard, raw) }()
			say := func(line string) { _, _ = io.WriteString(raw, line+"\r\n") }
			say("USER uftp\r\nPASS 12341\r\nTYPE I")
			lines := []string{"EPSV", "PASV", "LIST", "RETR big", "STOR x", "APPE x", "ABOR", "STAT", "NOOP", "REST 5", "STRU F",
				"PORT 127,0,0,1,200,1", "EPRT |1|127.0.0.1|51201|", "CWD ..", "PWD", "AUTH TLS", "\xff\xf4\xff\xf2ABOR", "MLSD", "TYPE A"}
			for range 60 {
				say(lines[r.IntN(len(lines))])
				if r.IntN(4) == 0 { // connect to some passive port, perhaps another's
					for _, port := range passivePorts(s) {
						if d, err := net.Dial("tcp", port); err == nil {
							_, _ = io.WriteString(d, "data")
							if r.IntN(2) == 0 {
								_ = d.(*net.TCPConn).SetLinger(0)
							}
							d.Close()
						}
						break
					}
				}
			}
			switch r.IntN(3) {
			case 0:
				say("QUIT")
			case 1:
				_ = raw.(*net.TCPConn).SetLinger(0)
			}
		})
	}
	wg.Wait()
	begin := time.Now()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if took := time.Since(begin); took > 2*time.Second {
		t.Errorf("Close took %v", took)
	}
	for _, r := range s.Sessions() {
		if r.Open || r.Broken != "" {
			t.Errorf("session %d: open %v, broken %q", r.ID, r.Open, r.Broken)
		}
	}
}

// passivePorts are the addresses at which sessions wait for a data connection.
func passivePorts(s *Server) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []string
	for _, f := range s.sessions {
		if f.data != nil && f.data.active == nil {
			_, port, _ := net.SplitHostPort(f.data.Addr().String())
			out = append(out, net.JoinHostPort("127.0.0.1", port))
		}
	}
	return out
}
