package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"mftpspec/harness/emulator"
	"mftpspec/harness/emulator/defect"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/fulltest"
	"mftpspec/harness/iut"
	"mftpspec/harness/journal"
	"mftpspec/reports/model"
)

// eavesdropper is a bench whose servers are remembered, for the passwords that
// came to them.
type eavesdropper struct {
	iut.Bench
	mu      *sync.Mutex
	servers *[]*ftpserver.Server
}

func (e eavesdropper) NewServer(ctx context.Context, changes ...func(*ftpserver.Options)) (*ftpserver.Server, error) {
	server, err := e.Bench.NewServer(ctx, changes...)
	if err == nil {
		e.mu.Lock()
		*e.servers = append(*e.servers, server)
		e.mu.Unlock()
	}
	return server, err
}

// TestNoPasswordIsLeftBehind logs in with right and wrong passwords, with TLS and
// without, long and short, on a sound module and on one that breaks lines, and
// looks for what the server was given in everything that the run leaves behind.
func TestNoPasswordIsLeftBehind(t *testing.T) {
	t.Parallel()
	for name, defects := range map[string][]string{"sound": nil, "defective": {"ate0-ignored", "double-carriage-return"}, "echoing": {"echo-inside-answer", "ate0-ignored"}} {
		t.Run(name, func(t *testing.T) {
			if name != "defective" {
				fulltest.Only(t, "executes hundreds of cases")
			}
			t.Parallel()
			c := wholeSuite(t, "3.2 or 3.5 or @needs-explicit-ftps")
			var hooks []func() emulator.Hooks
			for _, d := range defect.All() {
				if slices.Contains(defects, d.ID) {
					hooks = append(hooks, d.Hooks)
				}
			}
			make := OnEmulator(c.IXIT, emulator.Config{Model: c.IXIT.Model}, hooks...)
			var mu sync.Mutex
			var servers []*ftpserver.Server
			c.Benches = func(ctx context.Context, n int) (iut.Bench, error) {
				b, err := make(ctx, n)
				return eavesdropper{b, &mu, &servers}, err
			}
			c.Out = t.TempDir()
			r, err := c.Run(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if name != "sound" && r.Summary.Fail == 0 {
				t.Error("nothing fails, so that no reason was looked at")
			}
			var used []string
			for _, s := range servers {
				for _, session := range s.Sessions() {
					for _, p := range session.Passwords {
						if len(p) >= 8 && p != strings.Repeat("*", len(p)) && !slices.Contains(used, p) {
							used = append(used, p)
						}
					}
				}
			}
			wrong := slices.ContainsFunc(used, func(p string) bool { return strings.HasPrefix(p, "not-") })
			long := slices.ContainsFunc(used, func(p string) bool { return len(p) == 255 })
			// A broken module may not get as far as the cases with a wrong and a long one.
			if len(used) < 20 || name == "sound" && (!wrong || !long) {
				t.Fatalf("%d passwords came to a server; a wrong one: %t, a long one: %t", len(used), wrong, long)
			}
			lookFor(t, c.Out, used)
		})
	}
}

// ownPassword is one that the suite made up.
var ownPassword = regexp.MustCompile(`^(not-)?p[0-9a-f]{16}$`)

// lookFor fails for each file of a folder that holds one of the texts. A long
// password is a run of letters that names and paths of other cases have too, and those
// of a table are user names elsewhere: these are looked for where a password is.
func lookFor(t *testing.T, folder string, texts []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for _, raw := range append(traces(t, filepath.Base(name), data), data) {
			for _, text := range texts {
				long := len(text) == 255
				if long {
					text = `"longpass","` + text[:8]
				}
				i := bytes.Index(raw, []byte(text))
				if !long && !ownPassword.MatchString(text) {
					i = -1
					if at := regexp.MustCompile(regexp.QuoteMeta(text) + `\\?",[0-9]`).FindIndex(raw); at != nil { // before the port
						i = at[0]
					}
				}
				if i >= 0 {
					t.Errorf("%s holds the password %.20q: …%q…", name, text, raw[max(0, i-60):min(len(raw), i+60)])
					return nil
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// traces gives what went each way over each connection in each case of a file of
// results, put together again.
func traces(t *testing.T, name string, data []byte) [][]byte {
	t.Helper()
	var cases []model.Case
	switch name {
	case model.File:
		r, err := model.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		cases = r.Cases
	case journal.File:
		for line := range bytes.Lines(data) {
			var k model.Case
			if err := json.Unmarshal(line, &k); err != nil {
				t.Fatal(err)
			}
			cases = append(cases, k)
		}
	}
	var all [][]byte
	for _, k := range cases {
		ways := map[string][]byte{}
		for _, e := range k.Trace {
			way := fmt.Sprint(e.Lane, e.Dir, e.Session)
			ways[way] = append(ways[way], e.Bytes...)
		}
		for _, way := range ways {
			all = append(all, way)
		}
	}
	return all
}
