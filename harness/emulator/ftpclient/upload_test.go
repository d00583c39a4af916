package ftpclient_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/emulator/ftpclient"
	"mftpspec/harness/ftpserver"
)

// TestStreamedUpload (§3.11, <eof> 0): packets are pushed as they come, and the server has each one
// before the next is written.
func TestStreamedUpload(t *testing.T) {
	s, config := embedded(t, ftpserver.Options{})
	c, err := ftpclient.Dial(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	u, err := c.Stor(t.Context(), "parts", false)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 5 {
		if _, err := u.Write([]byte("packet")); err != nil {
			t.Fatal(err)
		}
		want := int64(6 * (i + 1))
		eventually(t, fmt.Sprintf("%d bytes in the file", want), func() bool {
			tr := s.Sessions()[0].Transfers
			return len(tr) == 1 && tr[0].File == want
		})
		if _, err := c.Pwd(t.Context()); ftpclient.KindOf(err) != ftpclient.Busy {
			t.Fatalf("PWD during an upload: %v, expected kind busy", err)
		}
	}
	select {
	case <-u.Broken():
		t.Error("broken while all is well")
	default:
	}
	if err := u.Close(); err != nil {
		t.Fatal(err)
	}
	if got, _ := s.Tree().Read("/home/uftp/parts"); string(got) != strings.Repeat("packet", 5) {
		t.Errorf("stored %q", got)
	}
	if _, err := u.Write([]byte("more")); ftpclient.KindOf(err) != ftpclient.Closed {
		t.Errorf("write after close: %v", err)
	}
}

// eventually asks again and again for what happens elsewhere in its own time.
func eventually(t *testing.T, what string, cond func() bool) {
	t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	late := time.After(5 * time.Second)
	for !cond() {
		select {
		case <-tick.C:
		case <-late:
			t.Fatalf("expected %s within 5 s", what)
		}
	}
}

// TestBrokenUpload: in transparent mode the module must notice a failed upload without writing.
func TestBrokenUpload(t *testing.T) {
	for _, active := range []bool{false, true} {
		s, config := embedded(t, ftpserver.Options{})
		config.Active = active
		s.Inject(ftpserver.Fault{On: ftpserver.AtData("STOR"), Times: 1, Do: []ftpserver.Action{ftpserver.After(3, ftpserver.Reset())}})
		c, err := ftpclient.Dial(t.Context(), config)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		u, err := c.Stor(t.Context(), "up", false)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := u.Write([]byte("12345")); err != nil {
			t.Fatal(err)
		}
		select {
		case <-u.Broken():
		case <-time.After(5 * time.Second):
			t.Fatal("not noticed within 5 s")
		}
		if err := u.Close(); ftpclient.KindOf(err) != ftpclient.Send {
			t.Errorf("close: %v, expected kind send", err)
		}
		if _, err := c.Pwd(t.Context()); err != nil {
			t.Errorf("afterwards: %v", err)
		}
	}
}
