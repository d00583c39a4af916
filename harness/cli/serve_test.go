package cli

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/textproto"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mftpspec/harness/campaign"
	"mftpspec/harness/port"
	"mftpspec/reports/model"
)

// served is a run of serve whose lines can be waited for.
type served struct {
	t     *testing.T
	lines *bufio.Scanner
	enter io.Writer
	end   context.CancelFunc
	code  chan int
	all   []string
}

func serving(t *testing.T, args ...string) *served {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out, in := io.Pipe()
	keys, enter := io.Pipe()
	s := &served{t: t, lines: bufio.NewScanner(out), enter: enter, end: cancel, code: make(chan int, 1)}
	go func() {
		root := tree("en")
		root.SetArgs(append([]string{"serve", "--listen", "127.0.0.1:0"}, args...))
		root.SetOut(in)
		root.SetErr(in)
		root.SetIn(keys)
		s.code <- codeOf(root.ExecuteContext(ctx))
		in.Close()
	}()
	t.Cleanup(func() {
		cancel()
		enter.Close()
		out.Close()
	})
	return s
}

// until reads up to a line that begins so, and gives it.
func (s *served) until(prefix string) string {
	s.t.Helper()
	for s.lines.Scan() {
		s.all = append(s.all, s.lines.Text())
		if strings.HasPrefix(s.lines.Text(), prefix) {
			return s.lines.Text()
		}
	}
	s.t.Fatalf("no line %q in\n%s", prefix, strings.Join(s.all, "\n"))
	return ""
}

// ends reads the rest, and gives the exit code.
func (s *served) ends() int {
	for s.lines.Scan() {
		s.all = append(s.all, s.lines.Text())
	}
	return <-s.code
}

// terminal is a person's terminal program on the line of a module.
func terminal(t *testing.T, link string) (send func(text, until string) string) {
	t.Helper()
	line, err := port.Open(t.Context(), link, port.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { line.Close() })
	r := bufio.NewReader(line)
	return func(text, until string) string {
		t.Helper()
		if _, err := io.WriteString(line, text); err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		for !strings.HasSuffix(got.String(), until) {
			b, err := r.ReadByte()
			if err != nil {
				t.Fatalf("%q: %v after %q", text, err, got.String())
			}
			got.WriteByte(b)
		}
		return got.String()
	}
}

// A person types on the terminal of a module what serve --case says, and is told whether
// the server has seen what it must: on a module as it should be, and on one with a defect.
func TestServeCase(t *testing.T) {
	for defect, want := range map[string]struct {
		code int
		line string
	}{
		"":             {0, "PASSED: 1 of 1 checks at the server passed"},
		"stor-appends": {1, "FAILED: 1 of 1 checks at the server failed"},
	} {
		t.Run("defect "+defect, func(t *testing.T) {
			t.Parallel()
			var args []string
			if defect != "" {
				args = []string{"--defect", defect}
			}
			send := terminal(t, emulated(t, args...))
			s := serving(t, "--case", "MFTPSTOR-002")
			send(strings.TrimPrefix(s.until("type    ATE0"), "type    ")+"\r", "OK\r\n")
			send(strings.TrimPrefix(s.until("type    AT+MFTPCONN"), "type    ")+"\r", "+MFTPCONN: 0,0\r\n")
			s.until(`server  the server has the file "/home/uftp/test1.txt" with: "BBBBB"`)
			send(strings.TrimPrefix(s.until("type    AT+MFTPSTOR"), "type    ")+"\r", ">")
			if data := s.until("send    "); data != "send    bbbbb<SUB>" {
				t.Errorf("%q", data)
			}
			send("bbbbb\x1a", "+MFTPSTOR: 0,0,5\r\n")
			s.until("press Enter")
			io.WriteString(s.enter, "\n")
			if code := s.ends(); code != want.code || s.all[len(s.all)-1] != want.line {
				t.Errorf("exit %d\n%s", code, strings.Join(s.all, "\n"))
			}
			if all := strings.Join(s.all, "\n"); !strings.Contains(all, "FTP >   PASS ****") || !strings.Contains(all, "FTP =   close: ") {
				t.Errorf("not all of it is shown live:\n%s", all)
			}
		})
	}
}

// What a failed case says of its server is what serve --case then is.
func TestReasonNamesTheServer(t *testing.T) {
	t.Parallel()
	out := t.TempDir()
	code, stdout, stderr := command(t.Context(), "run", "--port", "emu://mem", "--defect", "stor-appends", "--select", "MFTPSTOR-002", "--out", out)
	r, err := model.Load(out)
	if code != campaign.ExitNonConforming || stderr != "" || err != nil {
		t.Fatalf("exit %d, %q, %v", code, stderr, err)
	}
	k := r.Cases[slices.IndexFunc(r.Cases, func(k model.Case) bool { return k.ID == "MFTPSTOR-002" })]
	want := []string{"channel 0 is logged in", `the server has the file "/home/uftp/test1.txt" with: "BBBBB"`, "mftpspec serve --case MFTPSTOR-002"}
	if got := k.Reason.ServerIs(); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if !strings.Contains(stdout, "server is "+want[0]+"\n") {
		t.Errorf("the console does not say it:\n%s", stdout)
	}
}

// The judgement comes by itself when the module has left, and at Ctrl-C.
func TestServeCaseEnds(t *testing.T) {
	t.Parallel()
	send := terminal(t, emulated(t))
	s := serving(t, "--case", "MFTPCONN-001")
	send("ATE0\r", "OK\r\n")
	send(strings.TrimPrefix(s.until("type    AT+MFTPCONN"), "type    ")+"\r", "+MFTPCONN: 0,0\r\n")
	s.until("press Enter")
	send("AT+MFTPDISC=0\r", "+MFTPDISC: 0,0\r\n")
	if code := s.ends(); code != 0 {
		t.Errorf("exit %d\n%s", code, strings.Join(s.all, "\n"))
	}
	s = serving(t, "--case", "MFTPCONN-001")
	s.until("press Enter")
	s.end()
	if code := s.ends(); code != campaign.ExitIncomplete || !strings.HasPrefix(s.all[len(s.all)-1], "no connection came") {
		t.Errorf("exit %d\n%s", code, strings.Join(s.all, "\n"))
	}
}

// Without a case it is a server for a folder, with a fault where one is asked for.
func TestServe(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "a.txt"), []byte("hello"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := serving(t, "--root", folder, "--user", "me", "--password", "mine", "--fault", "DELE=5xx", "--personality", "no-size")
	where := regexp.MustCompile(`is on (\S+), with (\S+); log in with AT\+MFTPCONN=0,"127.0.0.1","me","mine",\d+;`).FindStringSubmatch(s.until("an FTP server"))
	if where == nil || where[2] != folder {
		t.Fatalf("%q", s.all)
	}
	ended := make(chan int, 1)
	go func() { ended <- s.ends() }()
	c, err := textproto.Dial("tcp", where[1])
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, _, err := c.ReadResponse(220); err != nil {
		t.Fatal(err)
	}
	for _, turn := range []struct {
		say  string
		code int
	}{{"USER me", 331}, {"PASS mine", 230}, {"MDTM a.txt", 213}, {"SIZE a.txt", 500}, {"DELE a.txt", 550}, {"QUIT", 221}} {
		if err := c.PrintfLine("%s", turn.say); err != nil {
			t.Fatal(err)
		}
		if code, text, err := c.ReadResponse(turn.code); err != nil {
			t.Errorf("%s: %d %s", turn.say, code, text)
		}
	}
	s.end()
	if code := <-ended; code != 0 || !strings.Contains(strings.Join(s.all, "\n"), "FTP <   550 Permission denied") {
		t.Errorf("exit %d\n%s", code, strings.Join(s.all, "\n"))
	}
}

func TestServeUsage(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"serve --case NOPE-001":                 "there is no such test case",
		"serve --case MFTPCONN-001 --root x":    "the test case says what its server is like",
		"serve --root /nowhere/at/all":          "there is no such folder",
		"serve --fault STOR":                    "write STEP=WHAT",
		"serve --fault NOOP=5xx":                "want one of greeting, USER",
		"serve --fault STOR=552":                "want one of",
		"serve --personality x":                 "want one of plain",
		"serve --tls sometimes":                 "there are explicit and implicit",
		"serve --model generic":                 "name it with --case",
		"serve --case MFTPCONN-001 --model N":   "is not known",
		"serve --lab nowhere.yaml":              "nowhere.yaml",
		"serve --case MFTPCONN-001 --ca /x/y/z": "--ca",
	} {
		code, stdout, stderr := command(t.Context(), strings.Fields(line)...)
		if code != campaign.ExitUsage || stdout != "" || !strings.Contains(stderr, want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%s: exit %d, %q, %q, want %q", line, code, stdout, stderr, want)
		}
	}
	if code, _, stderr := command(t.Context(), "serve", "--listen", "203.0.113.7:21"); code != campaign.ExitNoBench || strings.Count(stderr, "\n") != 1 {
		t.Errorf("exit %d, %q", code, stderr)
	}
	if code, stdout, _ := command(t.Context(), "list", "faults"); code != 0 || !strings.Contains(stdout, "\nafter STOR=552\n") || !strings.Contains(stdout, "\nno-size\n") {
		t.Errorf("exit %d\n%s", code, stdout)
	}
}
