package cli

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/ed25519"
	"encoding/pem"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"mftpspec/harness/fulltest"
	"mftpspec/reports/manifest"
	"mftpspec/reports/model"
)

// keyPair makes a key to sign with, and the line of allowed signers for it.
func keyPair(t *testing.T) (key string, allowed []byte) {
	t.Helper()
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	sshKey, err := ssh.NewPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	key = filepath.Join(t.TempDir(), "key")
	put(t, pem.EncodeToMemory(block), key)
	return key, append([]byte("qa@example.com "), ssh.MarshalAuthorizedKey(sshKey)...)
}

func put(t *testing.T, data []byte, elements ...string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(elements...), data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// Each way to tamper with signed evidence is named, in a folder and in a bundle.
func TestTampering(t *testing.T) {
	t.Parallel()
	whole := perform(t, t.Context(), 0, "--select", "MFTPPWD-001")
	addSideFile(t, whole, "payloads/large.bin")
	key, allowed := keyPair(t)
	stranger, _ := keyPair(t)
	signers := filepath.Join(t.TempDir(), "signers")
	put(t, allowed, signers)
	archive := filepath.Join(t.TempDir(), "evidence.zip")
	report(t, whole, "--virtual", "--sign", key, "--bundle", archive)
	verify := func(name string, args ...string) (code int, said string) {
		code, stdout, stderr := command(t.Context(), append([]string{"report", name, "--verify", "--signers", signers}, args...)...)
		return code, stdout + stderr
	}
	if code, said := verify(whole); code != 0 || !strings.Contains(said, "signed by qa@example.com") {
		t.Fatalf("whole: exit %d, %s", code, said)
	}
	if code, said := verify(archive); code != 0 || !strings.Contains(said, "signed by qa@example.com") || !strings.Contains(said, "manual: OneMO FTP AT commands, V3.1.0") || !strings.Contains(said, "suite: mftpspec ") {
		t.Fatalf("the bundle: exit %d, %s", code, said)
	}
	for i, tt := range []struct {
		name   string
		tamper func(t *testing.T, folder string)
		want   []string
	}{
		{"results changed", func(t *testing.T, f string) {
			put(t, bytes.Replace(read(t, f, model.File), []byte(`"pass"`), []byte(`"fail"`), 1), f, model.File)
		}, []string{"results.json was changed"}},
		{"JUnit forged", func(t *testing.T, f string) { put(t, []byte("<testsuites/>"), f, "junit.xml") }, []string{"junit.xml was changed"}},
		{"payload changed", func(t *testing.T, f string) { put(t, []byte("other"), f, "payloads", "large.bin") }, []string{"payloads/large.bin was changed"}},
		{"payload removed", func(t *testing.T, f string) { os.Remove(filepath.Join(f, "payloads", "large.bin")) }, []string{"payloads/large.bin was removed"}},
		{"journal removed", func(t *testing.T, f string) { os.Remove(filepath.Join(f, "results.jsonl")) }, []string{"results.jsonl was removed"}},
		{"reports swapped", func(t *testing.T, f string) {
			one, other := read(t, f, "junit.xml"), read(t, f, "summary.md")
			put(t, other, f, "junit.xml")
			put(t, one, f, "summary.md")
		}, []string{"junit.xml was swapped: it has the content of summary.md", "summary.md was swapped: it has the content of junit.xml"}},
		{"report added", func(t *testing.T, f string) { put(t, []byte("<p>"), f, "report.zh.html") }, []string{"report.zh.html was added"}},
		{"payload added", func(t *testing.T, f string) { put(t, nil, f, "payloads", "b.bin") }, []string{"payloads/b.bin was added"}},
		{"manifest changed too", func(t *testing.T, f string) {
			put(t, []byte("<testsuites/>"), f, "junit.xml")
			list, err := manifest.List(os.DirFS(f), []string{"junit.xml", "report.html", "results.json", "results.jsonl", "summary.md", "cucumber.json", "messages.ndjson", "payloads/large.bin", provenanceFile})
			if err != nil {
				t.Fatal(err)
			}
			var text bytes.Buffer
			if err := manifest.Write(&text, list); err != nil {
				t.Fatal(err)
			}
			put(t, text.Bytes(), f, manifest.Name)
		}, []string{"the signature is not of this message"}},
		{"line taken out of the manifest", func(t *testing.T, f string) {
			var lines []byte
			for line := range bytes.Lines(read(t, f, manifest.Name)) {
				if !bytes.HasSuffix(line, []byte("  junit.xml\n")) {
					lines = append(lines, line...)
				}
			}
			put(t, lines, f, manifest.Name)
		}, []string{"junit.xml was added", "the signature is not of this message"}},
		{"signature removed", func(t *testing.T, f string) { os.Remove(filepath.Join(f, manifest.Signature)) }, []string{"there is no signature to check"}},
		{"signature is rubbish", func(t *testing.T, f string) { put(t, []byte("x"), f, manifest.Signature) }, []string{"this is no OpenSSH signature"}},
		{"signed by a stranger", func(t *testing.T, f string) { report(t, f, "--virtual", "--sign", stranger) }, []string{"which the allowed signers do not accept"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if i%3 != 0 {
				fulltest.Only(t, "one in three is enough for a glance")
			}
			folder := t.TempDir()
			if err := os.CopyFS(folder, os.DirFS(whole)); err != nil {
				t.Fatal(err)
			}
			tt.tamper(t, folder)
			for _, name := range []string{folder, zipped(t, folder)} {
				code, said := verify(name)
				if code != 1 {
					t.Errorf("exit %d", code)
				}
				for _, want := range tt.want {
					if !strings.Contains(said, want) {
						t.Errorf("%q is not in\n%s", want, said)
					}
				}
			}
		})
	}
	if code, said := verify(whole, "--signer", "boss@example.com"); code != 1 || !strings.Contains(said, `not for "boss@example.com"`) {
		t.Errorf("exit %d, %s", code, said)
	}
}

// zipped makes an archive of a folder as anybody might.
func zipped(t *testing.T, folder string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "evidence.zip")
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	if err := z.AddFS(os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	put(t, out.Bytes(), name)
	return name
}

// A key that cannot be used is found before anything is written, and reports of
// other results do not stay beside new ones.
func TestReportLeavesNothingStale(t *testing.T) {
	fulltest.Only(t, "computes for seconds")
	t.Parallel()
	folder := perform(t, t.Context(), 0, "--select", "MFTPPWD-001")
	key := filepath.Join(t.TempDir(), "key")
	put(t, []byte("no key"), key)
	if code, stdout, _ := command(t.Context(), "report", folder, "--virtual", "--sign", key); code != 2 || stdout != "" || exists(t, folder, "report.html") || exists(t, folder, manifest.Name) {
		t.Errorf("a key that is none: exit %d, %s", code, stdout)
	}
	report(t, folder)
	if report(t, folder, "--format", "junit"); !exists(t, folder, "report.html") {
		t.Error("a report of the same results is gone")
	}
	if code, stdout, _ := command(t.Context(), "report", folder, "--verify"); code != 0 {
		t.Errorf("the reports do not verify: %s", stdout)
	}
	addSideFile(t, folder, "payloads/large.bin")
	if stdout := report(t, folder, "--format", "junit"); exists(t, folder, "report.html") || !strings.Contains(stdout, "report.html was not of these results and is removed") {
		t.Errorf("a report of other results is there: %s", stdout)
	}
}

// A bundle of masked reports has no evidence in it that is not masked.
func TestMaskedBundle(t *testing.T) {
	fulltest.Only(t, "computes for seconds")
	t.Parallel()
	folder, out := perform(t, t.Context(), 0, "--select", "MFTPPWD-001"), t.TempDir()
	archive := filepath.Join(out, "masked.zip")
	report(t, folder, "--mask", "--out", filepath.Join(out, "reports"), "--bundle", archive)
	z, err := zip.OpenReader(archive)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadAll(in); err != nil || f.Name == model.File || strings.HasPrefix(f.Name, "payloads") {
			t.Errorf("%s is in the archive, %v", f.Name, err)
		}
		in.Close()
	}
	if code, stdout, stderr := command(t.Context(), "report", archive, "--verify"); code != 0 {
		t.Errorf("exit %d, %s%s", code, stdout, stderr)
	}
}
