package sign_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/fulltest"
	"mftpspec/reports/sign"
)

const message = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae  results.json\n"

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// keygen is the real ssh-keygen, and a folder for its keys.
type keygen struct {
	t       *testing.T
	program string
	dir     string
}

func newKeygen(t *testing.T) keygen {
	t.Helper()
	program, err := exec.LookPath("ssh-keygen")
	if err != nil {
		fulltest.Missing(t, "no ssh-keygen on the path: signatures are not checked against it")
	}
	return keygen{t, program, t.TempDir()}
}

func (g keygen) run(in string, args ...string) ([]byte, error) {
	c := exec.Command(g.program, args...)
	c.Dir, c.Stdin = g.dir, strings.NewReader(in)
	return c.CombinedOutput()
}

// key makes a key and gives its private part and its line of allowed signers.
func (g keygen) key(kind, passphrase string) (private []byte, allowed string) {
	g.t.Helper()
	name := filepath.Join(g.dir, kind)
	if out, err := g.run("", "-q", "-t", kind, "-N", passphrase, "-C", "lab", "-f", name); err != nil {
		g.t.Fatalf("%v\n%s", err, out)
	}
	private, err := os.ReadFile(name)
	if err != nil {
		g.t.Fatal(err)
	}
	public, err := os.ReadFile(name + ".pub")
	if err != nil {
		g.t.Fatal(err)
	}
	return private, "qa@lab.example " + string(public)
}

func signed(w io.Writer, private, passphrase []byte) error {
	key, err := sign.ParseKey(private, passphrase)
	if err != nil {
		return err
	}
	return key.Sign(w, strings.NewReader(message))
}

func TestOpenSSHAcceptsOurs(t *testing.T) {
	for _, kind := range []string{"ed25519", "rsa", "ecdsa"} {
		t.Run(kind, func(t *testing.T) {
			g := newKeygen(t)
			private, allowed := g.key(kind, "")
			var signature bytes.Buffer
			if err := signed(&signature, private, nil); err != nil {
				t.Fatal(err)
			}
			for name, data := range map[string][]byte{"allowed": []byte(allowed), "sig": signature.Bytes()} {
				if err := os.WriteFile(filepath.Join(g.dir, name), data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			verify := []string{"-Y", "verify", "-f", "allowed", "-I", "qa@lab.example", "-n", sign.Namespace, "-s", "sig"}
			if out, err := g.run(message, verify...); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
			if _, err := g.run(message+"x", verify...); err == nil {
				t.Error("ssh-keygen accepts another message")
			}
			if _, err := sign.Verify(strings.NewReader(message), signature.Bytes(), strings.NewReader(allowed), "qa@lab.example", noon); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestWeAcceptThoseOfOpenSSH(t *testing.T) {
	g := newKeygen(t)
	_, allowed := g.key("ed25519", "")
	if err := os.WriteFile(filepath.Join(g.dir, "m"), []byte(message), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := g.run("", "-Y", "sign", "-f", "ed25519", "-n", sign.Namespace, "m"); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	signature, err := os.ReadFile(filepath.Join(g.dir, "m.sig"))
	if err != nil {
		t.Fatal(err)
	}
	key := strings.TrimPrefix(allowed, "qa@lab.example ")
	for _, c := range []struct{ name, message, allowed, identity, want string }{
		{"as it is", message, "# who\n\n" + allowed, "", ""},
		{"by pattern", message, "*@lab.example " + key, "qa@lab.example", ""},
		{"for files", message, `qa@lab.example namespaces="git,file" ` + key, "", ""},
		{"in time", message, `qa@lab.example valid-after="20260101Z",valid-before="20270101Z" ` + key, "", ""},
		{"another message", message + "x", allowed, "", "not of this message"},
		{"another identity", message, allowed, "boss@lab.example", "not for"},
		{"excluded", message, "*@lab.example,!qa@lab.example " + key, "qa@lab.example", "not for"},
		{"for git only", message, `qa@lab.example namespaces="git" ` + key, "", "not for"},
		{"too late", message, `qa@lab.example valid-before="20260101Z" ` + key, "", "valid-before"},
		{"too early", message, `qa@lab.example valid-after="202701010000Z" ` + key, "", "valid-after"},
		{"authority", message, "qa@lab.example cert-authority " + key, "", "authority"},
		{"nobody", message, "", "", "not listed"},
		{"no key", message, "qa@lab.example rubbish", "", "line 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			who, err := sign.Verify(strings.NewReader(c.message), signature, strings.NewReader(c.allowed), c.identity, noon)
			switch {
			case c.want == "" && (err != nil || !strings.HasPrefix(who.Fingerprint, "SHA256:")):
				t.Errorf("%+v, %v", who, err)
			case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
	if by, err := sign.Check(strings.NewReader(message), signature); err != nil || !strings.HasPrefix(by, "SHA256:") {
		t.Errorf("%q, %v", by, err)
	}
	if err := os.Remove(filepath.Join(g.dir, "m.sig")); err != nil {
		t.Fatal(err)
	}
	if out, err := g.run("", "-Y", "sign", "-f", "ed25519", "-n", "git", "m"); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if signature, err = os.ReadFile(filepath.Join(g.dir, "m.sig")); err != nil {
		t.Fatal(err)
	}
	if _, err := sign.Verify(strings.NewReader(message), signature, strings.NewReader(allowed), "", noon); err == nil || !strings.Contains(err.Error(), `namespace "git", not for "file"`) {
		t.Errorf("%v", err)
	}
	if _, err := sign.Verify(strings.NewReader(message), []byte("rubbish"), strings.NewReader(allowed), "", noon); err == nil {
		t.Error("rubbish is a signature")
	}
}

func TestPassphrase(t *testing.T) {
	g := newKeygen(t)
	private, _ := g.key("ed25519", "open sesame")
	var out bytes.Buffer
	for _, passphrase := range []string{"", "wrong"} {
		if err := signed(&out, private, []byte(passphrase)); !errors.Is(err, sign.ErrPassphrase) {
			t.Errorf("passphrase %q: %v", passphrase, err)
		}
	}
	if err := signed(&out, private, []byte("open sesame")); err != nil {
		t.Error(err)
	}
	if err := signed(&out, []byte("rubbish"), nil); err == nil {
		t.Error("rubbish is a key")
	}
}
