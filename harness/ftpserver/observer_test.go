package ftpserver

import (
	"strings"
	"testing"
	"time"

	"mftpspec/harness/trace"
)

func TestSessionIsRecorded(t *testing.T) {
	log := trace.New()
	s := start(t, Options{Log: log})
	c := login(t, s)
	c.want("CWD /nowhere", 550)
	c.want("MKD test", 257)
	c.want("CWD test", 250)
	c.want("PWD", 257)
	c.put("STOR a.txt", "1234567890", 226)
	c.put("APPE a.txt", "xyz", 226)
	c.want("REST 5", 350)
	if got := c.get("RETR a.txt", 150, 226); got != "67890xyz" {
		t.Errorf("RETR after REST 5: %q", got)
	}
	if got := c.get("LIST", 150, 226); !strings.HasPrefix(got, "-rw-r--r-- ") || !strings.HasSuffix(got, " a.txt\r\n") {
		t.Errorf("LIST: %q", got)
	}
	c.want("QUIT", 221)
	if err := c.gone(); err != nil {
		t.Error(err)
	}
	r := session(t, s, closed)
	if r.User != "uftp" || !r.LoggedIn || r.Dir != "/home/uftp/test" || r.Security != Plain || r.ClosedBy != ByQuit || r.Type != "I" {
		t.Errorf("session: %+v", r)
	}
	if len(r.Passwords) != 1 || r.Passwords[0] != "12341" {
		t.Errorf("passwords: %q", r.Passwords)
	}
	if b, err := s.Tree().Read("/home/uftp/test/a.txt"); err != nil || string(b) != "1234567890xyz" {
		t.Errorf("stored: %q, %v", b, err)
	}
	for i, want := range []Transfer{
		{Verb: "STOR", Path: "/home/uftp/test/a.txt", Wire: 10, File: 10, Flags: "WRONLY|CREATE|TRUNC"},
		{Verb: "APPE", Path: "/home/uftp/test/a.txt", Wire: 3, File: 3, Flags: "WRONLY|CREATE|APPEND"},
		{Verb: "RETR", Path: "/home/uftp/test/a.txt", Wire: 8, File: 8, Flags: "RDONLY", Offset: 5},
		{Verb: "LIST", Path: "/home/uftp/test", Wire: int64(len("-rw-r--r--    1 ftp      ftp           13 Nov 22 16:00 a.txt\r\n"))},
	} {
		got := r.Transfers[i]
		if got.Started == 0 || got.Connected < got.Started || got.Disconnected < got.Connected || got.Ended < got.Disconnected {
			t.Errorf("%s: times out of order: %+v", want.Verb, got)
		}
		got.Started, got.Connected, got.Disconnected, got.Ended = 0, 0, 0, 0
		want.Type, want.Mode, want.Code = "I", "passive", 226
		if got != want {
			t.Errorf("transfer %d:\n got %+v\nwant %+v", i, got, want)
		}
	}
	for _, e := range log.Since(0) {
		if strings.Contains(e.Text, "12341") || strings.Contains(string(e.Bytes), "12341") {
			t.Errorf("the trace has the password: %+v", e)
		}
	}
	for _, cmd := range r.Commands {
		if cmd.Code == 0 || cmd.Done < cmd.At {
			t.Errorf("command without reply: %+v", cmd)
		}
	}
}

func TestOrderOfAnUploadInTheTrace(t *testing.T) {
	log := trace.New()
	s := start(t, Options{Log: log})
	c := login(t, s)
	mark := log.Mark()
	c.put("STOR a", "abc", 226)
	var kinds []string
	for _, e := range log.Since(mark) {
		kinds = append(kinds, string(e.Lane)+" "+e.Kind)
	}
	want := "ftp-control cmd, ftp-control reply, ftp-control cmd, file open, ftp-data open, ftp-control reply, ftp-data bytes, file close, ftp-data close, ftp-control reply"
	if got := strings.Join(kinds, ", "); got != want {
		t.Errorf("order:\n got %s\nwant %s", got, want)
	}
}

func TestWhoEndedTheSession(t *testing.T) {
	for _, test := range []struct {
		name  string
		end   func(s *Server, c *client)
		by    string
		reset bool
	}{
		{"QUIT", func(_ *Server, c *client) { c.want("QUIT", 221) }, ByQuit, false},
		{"QUIT and FIN at once", func(_ *Server, c *client) { c.send("QUIT"); c.raw.Close() }, ByQuit, false},
		{"FIN", func(_ *Server, c *client) { c.raw.Close() }, ByClient, false},
		{"RST", func(_ *Server, c *client) { _ = c.raw.SetLinger(0); c.raw.Close() }, ByClient, true},
		{"wrong password", func(_ *Server, c *client) { c.want("USER uftp", 331); c.want("PASS wrong", 530) }, ByServer, false},
		{"cut", func(s *Server, _ *client) { _ = s.Cut(1) }, ByServer, false},
		{"close", func(s *Server, _ *client) { _ = s.Close() }, ByServer, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := start(t, Options{})
			c := login(t, s)
			test.end(s, c)
			if r := session(t, s, closed); r.ClosedBy != test.by || r.Reset != test.reset || r.Closed == 0 {
				t.Errorf("by %q, reset %v, at %v", r.ClosedBy, r.Reset, r.Closed)
			}
		})
	}
}

func TestPasswordsAreKeptForJudging(t *testing.T) {
	s := start(t, Options{})
	c := dial(t, s)
	c.expect(220)
	c.want("PASS early", 503)
	c.want("USER nobody", 331)
	c.want("PASS my secret", 530)
	r := session(t, s, closed)
	if r.LoggedIn || len(r.Passwords) != 2 || r.Passwords[1] != "my secret" || r.User != "nobody" || r.Commands[2].Arg != "****" {
		t.Errorf("%+v", r)
	}
}

func TestAnonymousOnlyWhenAsked(t *testing.T) {
	s := start(t, Options{})
	c := dial(t, s)
	c.expect(220)
	c.want("USER anonymous", 331)
	c.want("PASS me@", 530)
	if err := s.AddAccount(Account{Anonymous: true, Home: "/pub"}); err != nil {
		t.Fatal(err)
	}
	for _, user := range []string{"anonymous", "ftp"} {
		c = dial(t, s)
		c.expect(220)
		c.want("USER "+user, 331)
		c.want("PASS whatever", 230)
		if got := c.want("PWD", 257); !strings.Contains(got, `"/pub"`) {
			t.Errorf("PWD of %s: %q", user, got)
		}
	}
}

func TestASCIITransfers(t *testing.T) {
	s := start(t, Options{})
	c := login(t, s)
	c.want("TYPE A", 200)
	c.put("STOR a.txt", "one\r\ntwo\r\n", 226)
	if b, _ := s.Tree().Read("/home/uftp/a.txt"); string(b) != "one\ntwo\n" {
		t.Errorf("stored %q", b)
	}
	if up := lastTransfer(t, s); up.Type != "A" || up.Wire != 10 || up.File != 8 {
		t.Errorf("upload: %+v", up)
	}
	if got := c.get("RETR a.txt", 150, 226); got != "one\r\ntwo\r\n" {
		t.Errorf("RETR: %q", got)
	}
	if down := lastTransfer(t, s); down.Wire != 10 || down.File != 8 {
		t.Errorf("download: %+v", down)
	}
	c.want("REST 4", 501)
	c.want("SIZE a.txt", 550)
}

func TestEmptyUploadMakesAnEmptyFile(t *testing.T) {
	s := start(t, Options{})
	c := login(t, s)
	c.put("STOR empty", "", 226)
	if info, err := s.Tree().Stat("/home/uftp/empty"); err != nil || info.Size() != 0 {
		t.Errorf("%v, %v", info, err)
	}
	if got := c.get("RETR empty", 150, 226); got != "" {
		t.Errorf("RETR: %q", got)
	}
}

func TestClientThatBreaksOff(t *testing.T) {
	s := start(t, Options{})
	if err := s.Tree().Put("/home/uftp/big", make([]byte, 16<<20), 0); err != nil {
		t.Fatal(err)
	}
	c := login(t, s)
	c.epsv()
	c.send("RETR big")
	d := c.open()
	c.expect(150)
	if _, err := d.Read(make([]byte, 100)); err != nil {
		t.Fatal(err)
	}
	d.Close()
	c.expect(426)
	if down := lastTransfer(t, s); down.Code != 426 || down.Wire >= 16<<20 || down.Err == "" {
		t.Errorf("%+v", down)
	}
}

func TestABORDuringTransfer(t *testing.T) {
	s := start(t, Options{})
	hold := s.Inject(Fault{On: AtData(), Do: []Action{HoldData()}})
	c := login(t, s)
	c.epsv()
	c.send("STOR a")
	c.open()
	c.expect(150)
	c.send("\xff\xf4\xff\xf2ABOR")
	c.expect(426)
	c.expect(226)
	r := session(t, s, func(r Session) bool { return r.Commands[len(r.Commands)-1].Code == 226 })
	if up := r.Transfers[0]; up.Code != 426 || up.Open {
		t.Errorf("%+v", up)
	}
	if hold.Fired() != 1 {
		t.Error("not held")
	}
	hold.Remove()
	c.put("STOR a", "again", 226)
}

func TestABORBeforeTheDataConnection(t *testing.T) {
	s := start(t, Options{})
	c := login(t, s)
	c.epsv()
	c.send("STOR a")
	session(t, s, func(r Session) bool { return len(r.Transfers) == 1 })
	c.send("ABOR")
	c.expect(425)
	c.expect(226)
	c.put("STOR a", "again", 226)
}

func TestSTATDuringTransfer(t *testing.T) {
	s := start(t, Options{})
	hold := s.Inject(Fault{On: AtData(), Do: []Action{HoldData()}})
	c := login(t, s)
	c.epsv()
	c.send("STOR a")
	d := c.open()
	c.expect(150)
	c.want("STAT", 211)
	hold.Release()
	d.Close()
	c.expect(226)
}

func TestPipelinedCommandsAreAnsweredInOrder(t *testing.T) {
	s := start(t, Options{})
	c := login(t, s)
	c.epsv()
	d := c.open()
	c.send("STOR a\r\nSTRU F\r\nNOOP\r\nSTRU X\r\nPWD")
	c.expect(150)
	_, _ = d.Write([]byte("x"))
	d.Close()
	for _, code := range []int{226, 200, 200, 504, 257} {
		c.expect(code)
	}
}

func TestWaitTellsWhatWasSeen(t *testing.T) {
	s := start(t, Options{})
	login(t, s)
	ctx := testContext(t)
	if err := s.Wait(ctx, func(all []Session) bool { return len(all) == 1 && all[0].Type == "I" }); err != nil {
		t.Fatal(err)
	}
	late, cancel := contextAfter(t, 20*time.Millisecond)
	defer cancel()
	err := s.Wait(late, func([]Session) bool { return false })
	if err == nil || !strings.Contains(err.Error(), "TYPE I -> 200") {
		t.Errorf("%v", err)
	}
}

// A command that nobody knows is answered in its turn. ftpserverlib would answer
// at once, in another goroutine than the transfer before it: the two replies
// destroyed each other, or the program (found by fuzzing).
func TestUnknownCommandsWaitForTheirTurn(t *testing.T) {
	s := start(t, Options{})
	c := login(t, s)
	for range 50 {
		c.send("LIST\r\nNONSENSE\r\nxABOR\r\nRETR /\r\nABOR\r\nSTAT\r\nNOOP")
		for _, code := range []int{425, 500, 500, 550, 226, 211, 200} {
			c.expect(code)
		}
	}
}

// An upload in TYPE A is stored the same on every system: ftpserverlib writes CR LF on
// Windows.
func TestLinesOfUploadsOnWindows(t *testing.T) {
	for _, test := range []struct {
		text        string
		ascii, crlf bool
		want        string
	}{
		{"a\r\nb\r\n", true, true, "a\nb\n"},
		{"a\nb\rc\r\r\n", true, true, "a\nb\rc\r\n"},
		{"a\r\n", false, true, "a\r\n"},
		{"a\n", true, false, "a\n"},
	} {
		if got := string(stored([]byte(test.text), test.ascii, test.crlf)); got != test.want {
			t.Errorf("%+v: %q", test, got)
		}
	}
}
