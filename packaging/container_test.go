// Package packaging has the tests of what is not a package of Go: the Containerfile.
package packaging

import (
	"bufio"
	"debug/elf"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/fulltest"
)

// TestContainerfile does what each line of the Containerfile says, without an engine: a
// stage is a folder, RUN runs there, and what the last stage holds is started with that
// folder as its root. A line that it does not know is a failure.
func TestContainerfile(t *testing.T) {
	lines := instructions(t)
	fulltest.Only(t, "builds the program in a clone")
	if runtime.GOOS != "linux" || os.Getuid() != 0 {
		t.Fatal("an image is started in a root of its own: run as root, on Linux")
	}
	source := t.TempDir()
	execute(t, ".", "git clone -q .. "+source)
	b := builder{t: t, source: source, stages: map[string]*stage{}}
	for _, line := range lines {
		b.do(line)
	}
	if commands := b.stages["ci"].command; !slices.Equal(commands, []string{"bash", ".ci/run"}) {
		t.Errorf("the machine of CI runs %q", commands)
	}
	if _, err := os.Stat(filepath.Join(b.stages["ci"].at("."), ".ci/run")); err != nil {
		t.Error(err)
	}
	b.start()
}

// instructions are the lines of the Containerfile.
func instructions(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("../Containerfile")
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			list = append(list, line)
		}
	}
	return list
}

// stage is one image of the file: a folder in the place of its root.
type stage struct {
	root, work          string
	entrypoint, command []string
	port                string
}

// at is where a path of the image is on this machine.
func (s *stage) at(path string) string {
	if !filepath.IsAbs(path) {
		path = filepath.Join(s.work, path)
	}
	return filepath.Join(s.root, path)
}

// builder does the lines one by one.
type builder struct {
	t      *testing.T
	source string
	stages map[string]*stage
	now    *stage
}

func (b *builder) do(line string) {
	t := b.t
	t.Helper()
	word, rest, _ := strings.Cut(line, " ")
	words := strings.Fields(rest)
	switch word {
	case "FROM":
		b.from(words)
	case "WORKDIR":
		b.now.work = words[0]
		if err := os.MkdirAll(b.now.at("."), 0o755); err != nil {
			t.Fatal(err)
		}
	case "COPY":
		from := b.source
		if other, ok := strings.CutPrefix(words[0], "--from="); ok {
			from, words = b.stages[other].root, words[1:]
		}
		to := b.now.at(words[len(words)-1])
		for _, what := range words[:len(words)-1] {
			execute(t, from, fmt.Sprintf("cp -r %s %s", filepath.Join(from, what)+map[bool]string{true: "/."}[what == "."], to))
		}
	case "RUN":
		execute(t, b.now.at("."), rest)
	case "EXPOSE":
		b.now.port = words[0]
	case "ENTRYPOINT":
		b.now.entrypoint = list(t, rest)
	case "CMD":
		b.now.command = list(t, rest)
	default:
		t.Fatalf("%s: no test knows what this does", line)
	}
}

// from begins a stage: on nothing, on a stage before, or on the image of Go, which must be
// of the version that go.mod asks for.
func (b *builder) from(words []string) {
	t := b.t
	b.now = &stage{root: t.TempDir(), work: "/"}
	if len(words) == 3 && words[1] == "AS" {
		b.stages[words[2]] = b.now
	}
	switch base := b.stages[words[0]]; {
	case words[0] == "scratch":
	case base != nil:
		execute(t, ".", fmt.Sprintf("cp -r %s/. %s", base.root, b.now.root))
		b.now.work = base.work
	default:
		asked := strings.TrimSpace(execute(t, b.source, "go list -m -f {{.GoVersion}}"))
		if version := strings.Join(strings.Split(asked, ".")[:2], "."); words[0] != "docker.io/library/golang:"+version+"-bookworm" {
			t.Errorf("FROM %s, and go.mod asks for Go %s", words[0], version)
		}
	}
}

// start starts the image as an engine would, in a root that has nothing else, and asks the
// module on its port for an answer.
func (b *builder) start() {
	t, s := b.t, b.now
	program := s.at(s.entrypoint[0])
	file, err := elf.Open(program)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, p := range file.Progs {
		if p.Type == elf.PT_INTERP {
			t.Error("the program wants a loader, which the image does not have")
		}
	}
	if !slices.Contains(s.command, "tcp://0.0.0.0:"+s.port) {
		t.Errorf("EXPOSE %s, and CMD %q", s.port, s.command)
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	here := free.Addr().String()
	free.Close()
	args := append([]string{s.root}, s.entrypoint...)
	for _, word := range s.command {
		args = append(args, strings.Replace(word, "0.0.0.0:"+s.port, here, 1))
	}
	c := exec.CommandContext(t.Context(), "chroot", args...)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = c.Process.Kill()
		_ = c.Wait() // killed
	}()
	said, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	line, err := net.Dial("tcp", here)
	if err != nil {
		t.Fatal(said, err)
	}
	defer line.Close()
	if err := line.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	if _, err := line.Write([]byte("AT\r")); err != nil {
		t.Fatal(err)
	}
	answer := bufio.NewReader(line)
	for {
		text, err := answer.ReadString('\n')
		if err != nil {
			t.Fatalf("AT is not answered: %v", err)
		}
		if strings.TrimSpace(text) == "OK" {
			return
		}
	}
}

// list reads ["a", "b"].
func list(t *testing.T, text string) []string {
	t.Helper()
	var words []string
	if err := json.Unmarshal([]byte(text), &words); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return words
}

func execute(t *testing.T, dir, script string) string {
	t.Helper()
	c := exec.CommandContext(t.Context(), "sh", "-ec", script)
	c.Dir = dir
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", script, err, out)
	}
	return string(out)
}
