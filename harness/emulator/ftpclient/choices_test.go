package ftpclient_test

import (
	"bytes"
	"context"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/emulator/ftpclient"
	"mftpspec/harness/ftpserver"
)

// verbs is what the server was asked in its first session.
func verbs(s *ftpserver.Server) string {
	var out []string
	for _, c := range s.Sessions()[0].Commands {
		out = append(out, c.Verb)
	}
	return strings.Join(out, " ")
}

func dialed(t *testing.T, o ftpserver.Options) (*ftpserver.Server, *ftpclient.Client) {
	t.Helper()
	s, config := embedded(t, o)
	c, err := ftpclient.Dial(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	if err := s.Tree().Put("/home/uftp/old.txt", []byte("123456789"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := s.Tree().Mkdir("/home/uftp/empty"); err != nil {
		t.Fatal(err)
	}
	return s, c
}

func refuse(s *ftpserver.Server, verb, reply string) *ftpserver.Injection {
	return s.Inject(ftpserver.Fault{On: ftpserver.AtCommand(verb), Do: []ftpserver.Action{ftpserver.Say(reply)}})
}

func TestEPSVRefusalIsRemembered(t *testing.T) {
	s, c := dialed(t, ftpserver.Options{Personality: ftpserver.Personality{NoEPSV: true}})
	for range 3 {
		if _, err := c.List(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
	}
	if got := verbs(s); strings.Count(got, "EPSV") != 1 || strings.Count(got, "PASV") != 3 {
		t.Errorf("asked %s; expected EPSV once, then PASV", got)
	}
}

// TestDirectoryFirst (D37): RMD, and DELE for what is no directory.
func TestDirectoryFirst(t *testing.T) {
	s, config := embedded(t, ftpserver.Options{})
	config.DirectoryFirst = true
	c, err := ftpclient.Dial(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := s.Tree().Put("/home/uftp/a.txt", nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := c.Delete(t.Context(), "a.txt"); err != nil {
		t.Fatal(err)
	}
	if err := c.Delete(t.Context(), "a.txt"); ftpclient.KindOf(err) != ftpclient.Server {
		t.Errorf("a file that is gone: %v, expected a refusal", err)
	}
	if got := verbs(s); !strings.Contains(got, "RMD DELE RMD DELE") {
		t.Errorf("asked %s; expected RMD before DELE", got)
	}
}

// TestEmptyUser (D47): the name is sent as it is.
func TestEmptyUser(t *testing.T) {
	s, config := embedded(t, ftpserver.Options{})
	config.User, config.EmptyUser = "", true
	if c, err := ftpclient.Dial(t.Context(), config); err == nil {
		_ = c.Close()
		t.Error("logged in without a name")
	}
	if user := s.Sessions()[0].Commands[0]; user.Verb != "USER" || user.Arg != "" {
		t.Errorf("asked %s %q, expected USER without a name", user.Verb, user.Arg)
	}
}

// TestEmptyAndMissing (D28, D33): whatever a server answers to LIST and whatever it knows besides, an
// empty directory is no failure and a missing path is one.
func TestEmptyAndMissing(t *testing.T) {
	for _, p := range []ftpserver.Personality{{}, {Empty226: true}, {Empty226: true, NoMLSx: true}, {Empty226: true, Dots: true}, {Empty226: true, FullPath: true}} {
		_, c := dialed(t, ftpserver.Options{Personality: p})
		for _, dir := range []string{"empty", "/home/uftp/empty"} {
			if list, err := c.List(t.Context(), dir); err != nil || len(list) != 0 {
				t.Errorf("%+v: %s: %+v, %v", p, dir, list, err)
			}
		}
		for _, path := range []string{"missing", "/no/where"} {
			if list, err := c.List(t.Context(), path); ftpclient.KindOf(err) != ftpclient.Server {
				t.Errorf("%+v: %s: %+v, %v; expected kind server", p, path, list, err)
			}
		}
		if dir, err := c.Pwd(t.Context()); dir != "/home/uftp" {
			t.Errorf("%+v: afterwards in %q, %v", p, dir, err)
		}
	}
}

func TestListFallsBackToMLSx(t *testing.T) {
	s, c := dialed(t, ftpserver.Options{})
	refuse(s, "LIST", "502 what")
	list, err := c.List(t.Context(), "")
	if err != nil || len(list) != 2 {
		t.Errorf("directory: %+v, %v", list, err)
	}
	list, err = c.List(t.Context(), "old.txt")
	if err != nil || len(list) != 1 || list[0].Name != "old.txt" || list[0].Size != 9 {
		t.Errorf("file: %+v, %v", list, err)
	}
	if _, err = c.List(t.Context(), "missing"); ftpclient.CodeOf(err) != 502 {
		t.Errorf("missing: %v, expected the refusal of LIST", err)
	}
	refuse(s, "MLSD", "500 what")
	refuse(s, "MLST", "500 what")
	if _, err = c.List(t.Context(), ""); ftpclient.CodeOf(err) != 502 {
		t.Errorf("nothing known: %v, expected the refusal of LIST", err)
	}
}

// TestRestUnknown: without REST the bytes before the offset are received and dropped.
func TestRestUnknown(t *testing.T) {
	s, c := dialed(t, ftpserver.Options{})
	refuse(s, "REST", "502 what")
	var b bytes.Buffer
	if n, err := c.Retr(t.Context(), "old.txt", 5, 3, &b); err != nil || n != 3 || b.String() != "678" {
		t.Errorf("got %q (%d), %v", b.String(), n, err)
	}
}

// TestEarlyStop: of a large file only what is asked for is fetched, give or take what is on its way.
func TestEarlyStop(t *testing.T) {
	s, c := dialed(t, ftpserver.Options{})
	const size = 48 << 20
	if err := s.Tree().Put("/home/uftp/big", make([]byte, size), 0); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if n, err := c.Retr(t.Context(), "big", 7, 100, &b); err != nil || n != 100 || b.Len() != 100 {
		t.Fatalf("got %d bytes, %v", n, err)
	}
	tr := s.Sessions()[0].Transfers[0]
	if tr.Offset != 7 || tr.Wire >= size-7 {
		t.Errorf("the server began at %d and sent %d bytes", tr.Offset, tr.Wire)
	}
	if _, err := c.Pwd(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestDeleteOrder(t *testing.T) {
	s, c := dialed(t, ftpserver.Options{})
	for _, name := range []string{"old.txt", "empty"} {
		if err := c.Delete(t.Context(), name); err != nil {
			t.Error(err)
		}
	}
	if got := verbs(s); !strings.HasSuffix(got, "DELE DELE RMD") {
		t.Errorf("asked %s", got)
	}
}

// TestUploadCanceled: the context of Stor governs the whole upload.
func TestUploadCanceled(t *testing.T) {
	_, c := dialed(t, ftpserver.Options{})
	ctx, cancel := context.WithCancel(t.Context())
	u, err := c.Stor(ctx, "up", false)
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	select {
	case <-u.Broken():
	case <-time.After(5 * time.Second):
		t.Fatal("goes on")
	}
	if err := u.Close(); ftpclient.KindOf(err) != ftpclient.Canceled {
		t.Errorf("close: %v", err)
	}
	if err := u.Abort(); err != nil {
		t.Errorf("abort after close: %v", err)
	}
	<-c.Lost()
}

// TestNothingIsLeft: sessions, finished or cut in any state, leave neither goroutines nor descriptors.
func TestNothingIsLeft(t *testing.T) {
	s, config := embedded(t, ftpserver.Options{})
	if err := s.Tree().Put("/home/uftp/big", make([]byte, 1<<20), 0); err != nil {
		t.Fatal(err)
	}
	round := func() {
		for _, active := range []bool{false, true} {
			config.Active = active
			c, err := ftpclient.Dial(t.Context(), config)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := c.Retr(t.Context(), "big", 1, 5, new(bytes.Buffer)); err != nil {
				t.Fatal(err)
			}
			u, err := c.Stor(t.Context(), "up", false)
			if err != nil {
				t.Fatal(err)
			}
			_, _ = u.Write([]byte("abc"))
			if active {
				_ = c.Close() // in the middle of the upload
				if err := u.Close(); ftpclient.KindOf(err) != ftpclient.Closed {
					t.Errorf("upload of a closed client: %v", err)
				}
				continue
			}
			if err := u.Abort(); err != nil {
				t.Fatal(err)
			}
			if err := c.Quit(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		eventually(t, "the end of the sessions", func() bool {
			for _, seen := range s.Sessions() {
				if seen.Open {
					return false
				}
			}
			return true
		})
	}
	round()
	runtime.GC()
	goroutines, files := runtime.NumGoroutine(), descriptors(t)
	for range 20 {
		round()
	}
	eventually(t, "as many goroutines as before", func() bool { return runtime.NumGoroutine() <= goroutines })
	eventually(t, "as many descriptors as before", func() bool { return descriptors(t) <= files })
}

func descriptors(t *testing.T) int {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skip("descriptors cannot be counted here")
	}
	return len(entries)
}
