package ftpclient_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/emulator/ftpclient"
)

// site is a server that a whole session is held with.
type site struct {
	config ftpclient.Config
	read   func(name string) []byte // a file on the server, by its name below the home directory
	home   string                   // as the server tells it; empty: not judged
}

// session does what chapter 4 shows and what §3.4 to §3.12 allow, and looks at the server's files, not only
// at what the client says.
func session(t *testing.T, s site) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 60*time.Second)
	defer cancel()
	c, err := ftpclient.Dial(ctx, s.config)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	must := func(op string, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", op, err)
		}
	}
	refused := func(op string, err error) {
		t.Helper()
		if ftpclient.KindOf(err) != ftpclient.Server || ftpclient.CodeOf(err) < 400 {
			t.Fatalf("%s: expected a refusal, got %v", op, err)
		}
	}
	put := func(name string, app bool, pieces ...string) {
		t.Helper()
		u, err := c.Stor(ctx, name, app)
		must("open "+name, err)
		total := 0
		for _, p := range pieces {
			_, err = u.Write([]byte(p))
			must("write "+name, err)
			total += len(p)
		}
		must("close "+name, u.Close())
		if u.Sent() != int64(total) {
			t.Fatalf("%s: sent %d bytes, expected %d", name, u.Sent(), total)
		}
	}
	get := func(name string, offset, length int64) string {
		t.Helper()
		var b bytes.Buffer
		n, err := c.Retr(ctx, name, offset, length, &b)
		must(fmt.Sprintf("get %s @%d+%d (%d bytes)", name, offset, length, n), err)
		if n != int64(b.Len()) {
			t.Fatalf("%s: counted %d bytes, got %d", name, n, b.Len())
		}
		return b.String()
	}
	stored := func(name, want string) {
		t.Helper()
		if got := string(s.read(name)); got != want {
			t.Fatalf("%s on the server: %d bytes %.60q, expected %d bytes %.60q", name, len(got), got, len(want), want)
		}
	}

	home, err := c.Pwd(ctx)
	must("pwd", err)
	if s.home != "" && home != s.home {
		t.Fatalf("home %q, expected %q", home, s.home)
	}
	must("mkd", c.Mkd(ctx, "work"))
	must("cwd", c.Cwd(ctx, "work"))
	work := strings.TrimSuffix(home, "/") + "/work"
	if got, err := c.Pwd(ctx); err != nil || got != work {
		t.Fatalf("working directory %q, %v; expected %q", got, err, work)
	}
	refused("cwd to nowhere", c.Cwd(ctx, "nowhere"))

	put("a.txt", false, "xxxxxxxxxxxxxxxxxxxxxxxxxxx") // longer than what replaces it
	put("a.txt", false, "BB", "BBB")
	stored("work/a.txt", "BBBBB")
	const text = "BBBBBbbbbb+MFTPAPP TEST"
	put("a.txt", true, text[5:])
	stored("work/a.txt", text)
	put("zero", false)
	stored("work/zero", "")
	must("rename", c.Rename(ctx, "a.txt", "d.txt"))
	refused("rename nothing", c.Rename(ctx, "a.txt", "b.txt"))
	must("mkd absolute", c.Mkd(ctx, work+"/empty"))

	for _, dir := range []string{"", work} {
		list, err := c.List(ctx, dir)
		must("list "+dir, err)
		slices.SortFunc(list, func(a, b ftpclient.Entry) int { return strings.Compare(a.Name, b.Name) })
		want := []struct {
			name, perm string
			dir        bool
			size       int64
		}{{"d.txt", "rw-", false, 23}, {"empty", "rwx", true, 0}, {"zero", "rw-", false, 0}}
		if len(list) != len(want) {
			t.Fatalf("list %q: %+v", dir, list)
		}
		for i, e := range list {
			if e.Name != want[i].name || e.Perm != want[i].perm || e.Dir != want[i].dir || e.Size != want[i].size {
				t.Errorf("list %q: %+v, expected %+v", dir, e, want[i])
			}
			if age := time.Since(e.ModTime); age < -time.Minute || age > 2*time.Minute {
				t.Errorf("list %q: %s is of %v, expected now", dir, e.Name, e.ModTime)
			}
		}
	}
	for _, file := range []string{"d.txt", work + "/d.txt"} {
		list, err := c.List(ctx, file)
		if err != nil || len(list) != 1 || list[0].Name != "d.txt" || list[0].Size != 23 {
			t.Fatalf("list %q: %+v, %v", file, list, err)
		}
	}
	for _, dir := range []string{"empty", work + "/empty"} {
		if list, err := c.List(ctx, dir); err != nil || len(list) != 0 {
			t.Fatalf("list %q: %+v, %v; expected nothing and no error", dir, list, err)
		}
	}
	_, err = c.List(ctx, "missing")
	refused("list a missing path", err)
	if got, err := c.Pwd(ctx); err != nil || got != work {
		t.Fatalf("after the listings: working directory %q, %v", got, err)
	}

	for _, r := range []struct {
		offset, length int64
		want           string
	}{{0, -1, text}, {5, -1, text[5:]}, {5, 5, "bbbbb"}, {0, 0, ""}, {0, 100, text}, {22, 1, "T"}} {
		if got := get("d.txt", r.offset, r.length); got != r.want {
			t.Fatalf("get @%d+%d: %q, expected %q", r.offset, r.length, got, r.want)
		}
	}
	if got := get("zero", 0, -1); got != "" {
		t.Fatalf("get zero: %q", got)
	}
	_, err = c.Retr(ctx, "missing", 0, -1, new(bytes.Buffer))
	refused("get a missing file", err)
	if n, err := c.Size(ctx, "d.txt"); err != nil || n != 23 {
		t.Fatalf("size %d, %v", n, err)
	}

	big := strings.Repeat("0123456789abcdef", 1<<18) // 4 MiB
	put("big", false, big)
	stored("work/big", big)
	if got := get("big", 0, -1); got != big {
		t.Fatal("big came back changed")
	}
	if got := get("big", 1<<20+1, 1000); got != big[1<<20+1:][:1000] {
		t.Fatalf("get big @1M+1, 1000: %.40q…", got)
	}
	u, err := c.Stor(ctx, "aborted", false)
	must("open aborted", err)
	_, err = u.Write([]byte(big[:100_000]))
	must("write aborted", err)
	must("abort", u.Abort())
	if got, err := c.Pwd(ctx); err != nil || got != work {
		t.Fatalf("out of step after a stopped transfer: %q, %v", got, err)
	}

	must("ascii", c.Type(ctx, true))
	put("lines", false, "one\n", "two\r", "\nthree\n")
	stored("work/lines", "one\ntwo\nthree\n")
	if got := get("lines", 0, -1); got != "one\ntwo\nthree\n" {
		t.Fatalf("lines in ascii: %q", got)
	}
	if got := get("lines", 4, 5); got != "two\nt" {
		t.Fatalf("lines in ascii @4+5: %q", got)
	}
	must("binary", c.Type(ctx, false))
	put("lines", false, "one\r\ntwo\n")
	stored("work/lines", "one\r\ntwo\n")

	refused("delete a directory that is not empty", c.Delete(ctx, work))
	for _, name := range []string{"d.txt", "zero", "big", "lines", "empty"} {
		must("delete "+name, c.Delete(ctx, name))
	}
	refused("delete again", c.Delete(ctx, "empty"))
	_ = c.Delete(ctx, "aborted") // some servers keep what had come
	must("cwd home", c.Cwd(ctx, home))
	must("rmd", c.Delete(ctx, "work"))
	must("quit", c.Quit(ctx))
	select {
	case <-c.Lost():
	default:
		t.Error("the session is not lost after QUIT")
	}
	if err := c.Cwd(ctx, "/"); ftpclient.KindOf(err) != ftpclient.Closed {
		t.Errorf("after QUIT: %v, expected kind closed", err)
	}
}
