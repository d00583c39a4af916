package ftpclient

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
)

// dataPort offers one data connection that sends text and ends, and returns the two
// numbers of its port in a 227 reply.
func dataPort(t *testing.T, text string) (hi, lo, port int) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		conn, err := l.Accept()
		if err != nil {
			return
		}
		_, _ = io.WriteString(conn, text)
		_ = conn.Close()
	}()
	t.Cleanup(func() { _ = l.Close(); <-done })
	port = l.Addr().(*net.TCPAddr).Port
	return port >> 8, port & 255, port
}

// address is 127.0.0.1 with a port, as in a 227 reply.
func address(hi, lo int) string { return fmt.Sprintf("127,0,0,1,%d,%d", hi, lo) }

// What servers in the field answer to a transfer is understood, or is the failure
// that it says. (In 229 the usual bars would divide the steps of the script.)
func TestServersInTheField(t *testing.T) {
	const start, end = greet + "|< TYPE I|> 200 ok|", "|< RETR f|> 150 go"
	for _, tt := range []struct {
		name, passive, last string
		code                int // of the failure; 0: none
	}{
		{"EPSV", "< EPSV|> 229 ok (!!!PORT!)", "> 226 done", 0},
		{"EPSV answered by 227", "< EPSV|> 227 ok (127,0,0,1,HI,LO)", "> 226 done", 0},
		{"blanks in 227", "< EPSV|> 500 what|< PASV|> 227 ok (127, 0, 0, 1, HI, LO)", "> 226 done", 0},
		{"an address in 229", "< EPSV|> 229 ok (!1!127.0.0.1!PORT!)", "> 226 done", 0},
		{"EPSV refused with 425", "< EPSV|> 425 no|< PASV|> 227 ok (127,0,0,1,HI,LO)", "> 226 done", 0},
		{"EPSV refused with 530", "< EPSV|> 530 no|< PASV|> 227 ok (127,0,0,1,HI,LO)", "> 226 done", 0},
		{"226 of several lines", "< EPSV|> 229-now|> 229 ok (!!!PORT!)", "> 226-well|> 550 no matter|> 226 done", 0},
		{"226 in two segments", "< EPSV|>> 22|>> 9 ok (!!!PORT!)\r\n", ">> 2|>> 26 do|>> ne\r\n", 0},
		{"250 in place of 226", "< EPSV|> 229 ok (!!!PORT!)", "> 250-well|> 250 done", 0},
		{"426 behind the data", "< EPSV|> 229 ok (!!!PORT!)", "> 426 broken", 426},
		{"451 behind the data", "< EPSV|> 229 ok (!!!PORT!)", "> 451 local error", 451},
		{"552 behind the data", "< EPSV|> 229 ok (!!!PORT!)", "> 552 full", 552},
	} {
		t.Run(tt.name, func(t *testing.T) {
			hi, lo, port := dataPort(t, "abc")
			steps := strings.NewReplacer("HI", fmt.Sprint(hi), "LO", fmt.Sprint(lo), "PORT", fmt.Sprint(port)).Replace(tt.passive)
			c, err := Dial(t.Context(), play(t, start+steps+end+"|"+tt.last+"|wait"))
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			var got bytes.Buffer
			_, err = c.Retr(t.Context(), "f", 0, -1, &got)
			switch {
			case tt.code == 0 && (err != nil || got.String() != "abc"):
				t.Errorf("got %q, %v", got.String(), err)
			case tt.code != 0 && (KindOf(err) != Server || CodeOf(err) != tt.code):
				t.Errorf("got %v, expected a refusal with %d", err, tt.code)
			}
		})
	}
}

// 230 and 250 of several lines end a login and a change of directory.
func TestSeveralLines(t *testing.T) {
	c, err := Dial(t.Context(), play(t, "> 220 hi|< USER u|> 331-pw|> 331 please|< PASS p|> 230-welcome|>  news|> 230 in|< CWD d|> 250-there|> 250 done|wait"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.Cwd(t.Context(), "d"); err != nil {
		t.Error(err)
	}
}
