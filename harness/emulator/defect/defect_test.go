package defect

import (
	"bytes"
	"context"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"mftpspec/features"
	"mftpspec/harness/emulator"
)

// requirements are the ids of features/requirements.yaml.
func requirements(t *testing.T) map[string]bool {
	t.Helper()
	b, err := features.FS.ReadFile("requirements.yaml")
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^- (?:\{)?id: (R[0-9V.]+-[0-9]+)`).FindAllStringSubmatch(string(b), -1) {
		ids[m[1]] = true
	}
	if len(ids) < 100 {
		t.Fatalf("requirements.yaml: expected more than 100 ids, found %d", len(ids))
	}
	return ids
}

func TestCatalogue(t *testing.T) {
	known, seen := requirements(t), map[string]bool{}
	id := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)+$`)
	term := regexp.MustCompile(`^(\*|V\.250|[0-9]+(\.[0-9]+)?|@?[A-Z0-9]+(-[0-9]+)?(\.[A-Za-z0-9-]+)?|R[0-9V.]+-[0-9]+)$`)
	for _, d := range All() {
		switch {
		case !id.MatchString(d.ID):
			t.Errorf("%q is no kebab-case id", d.ID)
		case seen[d.ID]:
			t.Errorf("%s stands twice in the catalogue", d.ID)
		case !known[d.Requirement]:
			t.Errorf("%s: requirement %s does not exist", d.ID, d.Requirement)
		case !strings.HasSuffix(d.Title, ".") || len(d.Title) < 15:
			t.Errorf("%s: %q is no sentence", d.ID, d.Title)
		case len(d.Reach) == 0:
			t.Errorf("%s reaches nothing", d.ID)
		case d.Hooks == nil:
			t.Errorf("%s does nothing", d.ID)
		}
		seen[d.ID] = true
		for _, r := range d.Reach {
			if !term.MatchString(r) {
				t.Errorf("%s: %q is no selection term", d.ID, r)
			}
		}
		if found, ok := Lookup(d.ID); !ok || found.Title != d.Title {
			t.Errorf("%s is not found", d.ID)
		}
	}
	if len(seen) < 130 {
		t.Errorf("expected at least 130 defects, found %d", len(seen))
	}
	for _, id := range Gaps() {
		if !seen[id] {
			t.Errorf("gaps.txt, permitted.txt: there is no defect %s", id)
		}
	}
	if _, ok := Lookup("no-such-defect"); ok {
		t.Error("a defect was found that does not exist")
	}
}

// TestTable: each defect stands in one cell.
func TestTable(t *testing.T) {
	sum, caught := 0, 0
	for _, row := range Table() {
		for i := range Commands() {
			sum += row.All[i]
			caught += row.Caught[i]
		}
	}
	if sum != len(All()) || caught != len(Caught()) {
		t.Errorf("the table counts %d defects, %d of them caught; there are %d and %d", sum, caught, len(All()), len(Caught()))
	}
	for id, want := range map[string]string{"mkd-waits-4-seconds": "MFTPMKD", "retr-offset-ignored": "MFTPRETR", "ate1-ignored": "", "every-failure-is-3": "", "notice-missing": "MFTPURC"} {
		if d, _ := Lookup(id); d.CommandOf() != want {
			t.Errorf("%s shows in %q, expected %q", id, d.CommandOf(), want)
		}
	}
}

// Every defect goes upon an emulator, which boots, and takes what a host says
// first. What it answers is another matter.
func TestBoot(t *testing.T) {
	for _, d := range All() {
		t.Run(d.ID, func(t *testing.T) {
			t.Parallel()
			m, err := emulator.New(emulator.Config{Hooks: []emulator.Hooks{d.Hooks()}})
			if err != nil {
				t.Fatal(err)
			}
			host, device := emulator.Pair(0)
			served := make(chan error, 1)
			go func() { served <- m.Serve(context.Background(), device) }()
			guard := time.AfterFunc(10*time.Second, func() { _ = host.Close() })
			if err := expect(host, "+MATREADY"); err != nil {
				t.Errorf("no +MATREADY: %v", err)
			}
			for _, line := range []string{"ATE0\r", "AT+CMEE=1\r", "AT+MFTPCFG=0\r", "AT+MFTPSTATE=9\r", "AT+MFTPPWD=0\r"} {
				if _, err := io.WriteString(host, line); err != nil {
					t.Errorf("%q is not taken: %v", line, err)
				}
			}
			guard.Stop()
			_ = host.Close()
			if err := <-served; err != nil {
				t.Error(err)
			}
			if err := m.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

// expect reads until mark has come.
func expect(r io.Reader, mark string) error {
	var got bytes.Buffer
	buf := make([]byte, 256)
	for !bytes.Contains(got.Bytes(), []byte(mark)) {
		n, err := r.Read(buf)
		got.Write(buf[:n])
		if err != nil {
			return err
		}
	}
	return nil
}
