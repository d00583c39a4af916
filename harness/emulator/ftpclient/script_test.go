package ftpclient

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"runtime"
	"strings"
	"testing"
	"time"
)

// script is a server that says what it is told to, byte by byte where need be.
type script struct {
	t    *testing.T
	l    net.Listener
	done chan struct{}
}

// greet answers the greeting and the login as servers do.
const greet = "> 220 hi|< USER u|> 331 pw|< PASS p|> 230 in"

// play starts a server that follows the steps: "> text" sends a line, ">> text" sends the text without line
// end, "< prefix" reads a line and wants that prefix, "close" and "reset" end the connection, "wait"
// reads until the client ends it.
func play(t *testing.T, steps ...string) Config {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &script{t: t, l: l, done: make(chan struct{})}
	go s.run(strings.Split(strings.Join(steps, "|"), "|"))
	t.Cleanup(func() { _ = l.Close(); <-s.done })
	return Config{
		Host: "127.0.0.1", Port: l.Addr().(*net.TCPAddr).Port, User: "u", Password: "p",
		Timeout: 10 * time.Second, Now: func() time.Time { return time.Date(2023, 8, 1, 12, 0, 0, 0, time.UTC) },
	}
}

// hasty shortens the wait for a reply where none is to come.
func hasty(c Config, expected Kind) Config {
	if expected == ReplyTimeout {
		c.Timeout = time.Second
	}
	return c
}

func (s *script) run(steps []string) {
	defer close(s.done)
	conn, err := s.l.Accept()
	if err != nil {
		return
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(20 * time.Second))
	in := bufio.NewReader(conn)
	for _, step := range steps {
		verb, text, _ := strings.Cut(step, " ")
		switch verb {
		case ">":
			_, err = fmt.Fprintf(conn, "%s\r\n", text)
		case ">>":
			_, err = fmt.Fprint(conn, text)
		case "<":
			var line string
			if line, err = in.ReadString('\n'); err == nil && !strings.HasPrefix(line, text) {
				s.t.Errorf("expected %q, got %q", text, line)
				return
			}
		case "close":
			return
		case "reset":
			reset(conn)
			return
		case "wait":
			for err == nil {
				_, err = in.ReadString('\n')
			}
			return
		}
		if err != nil {
			return
		}
	}
}

func TestReplies(t *testing.T) {
	pwd := func(c *Client) error { _, err := c.Pwd(context.Background()); return err }
	ok := Kind(-1)
	tests := []struct {
		name  string
		steps string
		kind  Kind
		code  int
	}{
		{"greeting of several lines", "> 220-welcome|> 220-to|>  220 not yet|> 220 here|< USER u|> 331 pw|< PASS p|> 230 in|< PWD|> 257 \"/\"|wait", ok, 0},
		{"greeting after 120", "> 120 soon|" + greet + "|< PWD|> 257 \"/\"|wait", ok, 0},
		{"no password wanted", "> 220 hi|< USER u|> 230 in|< PWD|> 257 \"/\"|wait", ok, 0},
		{"an account wanted", "> 220 hi|< USER u|> 332 account|wait", Server, 332},
		{"greeting 500", "> 500 OOPS|close", Server, 500},
		{"greeting is SSH", "> SSH-2.0-OpenSSH|wait", Parse, 0},
		{"greeting is a picture", ">> " + strings.Repeat("\xff\xd8", 5000) + "|wait", Parse, 0},
		{"greeting without end", ">> 220 almost|close", Network, 0},
		{"silence", "wait", ReplyTimeout, 0},
		{"half a reply", greet + "|< PWD|>> 257 \"/ho|wait", ReplyTimeout, 0},
		{"a reply in pieces", greet + "|< PWD|>> 2|>> 57|>>  \"|>> /\"|>> \r|>> \n|wait", ok, 0},
		{"bare LF", greet + "|< PWD|>> 257 \"/\"\n|wait", ok, 0},
		{"several lines without end", greet + "|< PWD|> 257-\"/\"|> and|wait", ReplyTimeout, 0},
		{"two replies in one piece", greet + "|< PWD|>> 257 \"/\"\r\n200 more\r\n|wait", ok, 0},
		{"other numbers inside", greet + "|< PWD|> 257-x|> 550 not this|> 257 \"/\"|wait", ok, 0},
		{"a line too long", greet + "|< PWD|>> 257 " + strings.Repeat("x", 5000) + "|wait", Parse, 0},
		{"too many lines", greet + "|< PWD|>> " + strings.Repeat("257-x\r\n", 300) + "|wait", Parse, 0},
		{"code 099", greet + "|< PWD|> 099 odd|wait", Parse, 0},
		{"code 600", greet + "|< PWD|> 600 odd|wait", Parse, 0},
		{"no blank after the code", greet + "|< PWD|> 257x|wait", Parse, 0},
		{"an empty line", greet + "|< PWD|> |wait", Parse, 0},
		{"150 then 257", greet + "|< PWD|> 150 well|> 257 \"/\"|wait", ok, 0},
		{"350 for PWD", greet + "|< PWD|> 350 what|wait", Parse, 350},
		{"no closing quote", greet + "|< PWD|> 257 \"/a|wait", Parse, 257},
		{"421 as answer", greet + "|< PWD|> 421 bye|close", Server, 421},
		{"closed", greet + "|< PWD|close", Network, 0},
		{"reset", greet + "|< PWD|reset", Network, 0},
		{"a flood", greet + "|< PWD|>> " + strings.Repeat("150 x\r\n", 100_000) + "|wait", ReplyTimeout, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			begun := time.Now()
			c, err := Dial(t.Context(), hasty(play(t, tt.steps), tt.kind))
			if err == nil {
				defer c.Close()
				err = pwd(c)
			}
			if tt.name == "a flood" && KindOf(err) == Parse {
				return // as good: more replies than commands
			}
			switch {
			case tt.kind == ok && err != nil:
				t.Fatal(err)
			case tt.kind != ok && (KindOf(err) != tt.kind || CodeOf(err) != tt.code):
				t.Fatalf("got %v (code %d), expected %v %d", err, CodeOf(err), tt.kind, tt.code)
			}
			if took := time.Since(begun); took > 5*time.Second {
				t.Errorf("took %v", took)
			}
			if tt.kind == ReplyTimeout && c != nil {
				if err := pwd(c); KindOf(err) != ReplyTimeout || c.Err() == nil {
					t.Errorf("the session is not poisoned: %v", err)
				}
			}
		})
	}
}

func TestStrayReplies(t *testing.T) {
	c, err := Dial(t.Context(), play(t, greet, "> 200 stray", "> 421 bye", "wait"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	select {
	case <-c.Lost():
	case <-time.After(5 * time.Second):
		t.Fatal("a 421 while idle was not noticed")
	}
	if KindOf(c.Err()) != Network || CodeOf(c.Err()) != 421 {
		t.Errorf("got %v", c.Err())
	}
}

func TestQuit(t *testing.T) {
	for name, tt := range map[string]struct {
		steps string
		kind  Kind
	}{
		"221 and close": {"< QUIT|> 221 bye|close", -1},
		"221":           {"< QUIT|> 221 bye|wait", -1},
		"close":         {"< QUIT|close", Network},
		"silence":       {"wait", ReplyTimeout},
		"refused":       {"< QUIT|> 500 never|wait", Server},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := Dial(t.Context(), hasty(play(t, greet, tt.steps), tt.kind))
			if err != nil {
				t.Fatal(err)
			}
			begun := time.Now()
			err = c.Quit(t.Context())
			if tt.kind < 0 && (err != nil || KindOf(c.Err()) != Closed) || tt.kind >= 0 && KindOf(err) != tt.kind {
				t.Errorf("got %v, then %v", err, c.Err())
			}
			if took := time.Since(begun); took > 3*time.Second {
				t.Errorf("took %v", took)
			}
			select {
			case <-c.Lost():
			default:
				t.Error("not lost")
			}
		})
	}
}

func TestCanceled(t *testing.T) {
	before := runtime.NumGoroutine()
	for _, steps := range []string{"wait", greet + "|wait"} {
		ctx, cancel := context.WithCancel(t.Context())
		config := play(t, steps)
		config.Timeout = 10 * time.Second
		time.AfterFunc(50*time.Millisecond, cancel)
		begun := time.Now()
		c, err := Dial(ctx, config)
		if err == nil {
			_, err = c.Pwd(ctx)
			_ = c.Close()
		}
		if KindOf(err) != Canceled || time.Since(begun) > 5*time.Second {
			t.Errorf("%s: %v after %v", steps, err, time.Since(begun))
		}
	}
	settle(t, before+2) // the two fake servers may still run
}

// settle waits until no more than n goroutines run.
func settle(t *testing.T, n int) {
	t.Helper()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	late := time.After(5 * time.Second)
	for runtime.NumGoroutine() > n {
		select {
		case <-tick.C:
		case <-late:
			buf := make([]byte, 1<<16)
			t.Fatalf("%d goroutines, expected %d:\n%s", runtime.NumGoroutine(), n, buf[:runtime.Stack(buf, true)])
		}
	}
}

// TestCloseDuringCalls: Close ends what is under way, and leaves no goroutine.
func TestCloseDuringCalls(t *testing.T) {
	for name, call := range map[string]func(*Client) error{
		"PWD": func(c *Client) error { _, err := c.Pwd(context.Background()); return err },
		"CWD": func(c *Client) error { return c.Cwd(context.Background(), "x") },
	} {
		config := play(t, greet, "wait")
		c, err := Dial(t.Context(), config)
		if err != nil {
			t.Fatal(err)
		}
		result := make(chan error, 1)
		go func() { result <- call(c) }()
		begun := time.NewTicker(time.Millisecond)
		for len(c.turn) == 0 {
			<-begun.C
		}
		begun.Stop()
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		select {
		case err := <-result:
			if KindOf(err) != Closed {
				t.Errorf("%s: %v, expected kind closed", name, err)
			}
		case <-time.After(5 * time.Second):
			t.Fatalf("%s goes on after Close", name)
		}
	}
}
