package ftpserver

import (
	"bytes"
	"io"
	"net"
	"os"
	"path"
	"runtime"
	"sync"
	"testing"
	"time"
)

// weigh counts what is below a directory of the tree, and the bytes of its files.
func weigh(t testing.TB, tree *Tree, dir string) (names int, size int64) {
	t.Helper()
	entries, err := tree.List(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names++
		if !e.IsDir() {
			if e.Mode().IsRegular() {
				size += e.Size()
			}
			continue
		}
		n, b := weigh(t, tree, path.Join(dir, e.Name()))
		names, size = names+n, size+b
	}
	return names, size
}

// consistent checks that the tree holds what it accounts for: nothing was lost in
// a place that cannot be listed, and the limits count what is there.
func consistent(t testing.TB, tree *Tree) {
	t.Helper()
	names, size := weigh(t, tree, "/")
	if tree.names != names || tree.used != size {
		t.Errorf("the tree accounts for %d names and %d bytes, and has %d and %d", tree.names, tree.used, names, size)
	}
}

// assault plays one connection: the first byte says whether it logs in, and how
// it ends; the rest is sent as it is.
func assault(s *Server, script []byte) {
	raw, err := net.Dial("tcp", s.Addr())
	if err != nil {
		return
	}
	defer raw.Close()
	conn := raw.(*net.TCPConn)
	_ = conn.SetDeadline(time.Now().Add(within))
	how := byte(0)
	if len(script) > 0 {
		how, script = script[0], script[1:]
	}
	var reading sync.WaitGroup
	reading.Go(func() { _, _ = io.Copy(io.Discard, conn) })
	defer reading.Wait()
	if how&1 != 0 {
		_, _ = io.WriteString(conn, "USER uftp\r\nPASS 12341\r\n")
	}
	_, _ = conn.Write(script)
	if how&2 != 0 {
		for _, port := range passivePorts(s) {
			if d, err := net.Dial("tcp", port); err == nil {
				_, _ = d.Write(script)
				d.Close()
			}
		}
	}
	switch {
	case how&4 != 0: // the server has to end it
		_, _ = io.WriteString(conn, "\r\nQUIT\r\n")
	case how&8 != 0:
		_ = conn.SetLinger(0)
		conn.Close()
		return
	}
	_ = conn.CloseWrite()
}

// FuzzServer lets several clients at a time send whatever they like; 0xFE parts
// one's bytes from the next one's. Whoever has not logged in changes nothing; who
// has, changes nothing but the tree; and the server ends with all that it began.
func FuzzServer(f *testing.F) {
	for _, seed := range []string{
		"\x01EPSV\r\nSTOR a\r\nNOOP\r\n\xfe\x00USER x\r\n\xfe\x08PASS\r\n",
		"\x00\xff\xf4\xff\xf2ABOR\r\n\xff\xff\xff\xf0\r\n\xff",
		"\x01PORT 1,2,3,4,5,6\r\nPORT ,,,,,\r\nEPRT |1|127.0.0.1|1|\r\nEPRT \xff\r\nPORT 127,0,0,1,255,255\r\nLIST\r\n",
		"\x03EPSV\r\nRETR /\r\nPASV\r\nLIST -aR ../..\r\nEPSV 2\r\nMLSD\r\n",
		"\x05MKD a\r\nMKD a/b\r\nRNFR a\r\nRNTO a/b/c\r\nRNFR a\r\nRNTO /x\r\nRMD /x\r\nSITE CHMOD 0 x\r\nDELE x/b\r\n",
		"\x01REST 99999999999999999999\r\nREST -1\r\nTYPE \x00\r\nSTRU\x00F\r\nMODE Z\r\nOPTS HASH\r\nHASH a\r\nCOMB a b\r\nAVBL\r\nMFMT 2 a\r\n",
		"\x09AUTH TLS\r\nAUTH TLS\r\n\x16\x03\x01\r\n\xfe\x0bEPSV\r\nAPPE a\r\nABOR\r\nSTAT\r\nABOR\r\n",
		"\x00USER \r\nUSER uftp\r\nPASS 12341 \r\nCWD ..\r\nDELE /home/uftp/kept\r\nSTOR y\r\nMKD z\r\n",
		"\x01ALLO 9\r\nSITE\r\nSITE MKDIR ../a\r\nSITE SYMLINK / r\r\nHELP\r\nXCUP\r\nCLNT x\r\nQUIT\r\nNOOP\r\n",
		"\x03PASV\r\nSTOR " + string(bytes.Repeat([]byte("../"), 2000)) + "x\r\n" + string(bytes.Repeat([]byte("A"), 9000)) + "\r\nPASV\r\nSTOR k\r\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, input []byte) {
		scripts := bytes.Split(input, []byte{0xFE})
		if len(input) > 1<<16 || len(scripts) > 16 {
			return
		}
		t.Chdir(t.TempDir())
		before := runtime.NumGoroutine()
		s, err := Start(t.Context(), Options{DataWait: 5 * time.Millisecond, Limits: Limits{File: 1 << 20, Tree: 2 << 20, Names: 200}})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.AddAccount(Account{User: "uftp", Password: "12341"}); err != nil {
			t.Fatal(err)
		}
		if err := s.Tree().Put("/home/uftp/kept", []byte("kept"), 0); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		var all sync.WaitGroup
		for _, script := range scripts {
			all.Go(func() { assault(s, script) })
		}
		all.Wait()
		if took := time.Since(began); took > within/2 {
			t.Errorf("a client that had gone was kept for %v", took)
		}
		begin := time.Now()
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if took := time.Since(begin); took > 5*time.Second {
			t.Errorf("Close took %v", took)
		}
		loggedIn := false
		for _, r := range s.Sessions() {
			loggedIn = loggedIn || r.LoggedIn
			if r.Open || r.Broken != "" {
				t.Errorf("session %d: open %v, broken %q", r.ID, r.Open, r.Broken)
			}
		}
		consistent(t, s.Tree())
		if names, _ := weigh(t, s.Tree(), "/"); !loggedIn && (names != 3 || s.Tree().used != 4) {
			t.Errorf("changed without a login: %d names, %d bytes", names, s.Tree().used)
		}
		if files, err := os.ReadDir("."); err != nil || len(files) > 0 {
			t.Errorf("in the working directory: %v, %v", files, err)
		}
		if n := settle(before, runtime.NumGoroutine); n > before {
			stacks := make([]byte, 1<<16)
			t.Errorf("goroutines: %d, then %d\n%s", before, n, stacks[:runtime.Stack(stacks, true)])
		}
	})
}
