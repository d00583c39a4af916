package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"mftpspec/harness/campaign"
	"mftpspec/harness/fulltest"
	"mftpspec/harness/journal"
	"mftpspec/reports/model"
)

// noRoom is what a system says when nothing more can be written.
var noRoom = regexp.MustCompile(`^mftpspec: .*(no space left on device|file too large)[^\n]*\n$`)

// A disk that fills up is one clear line, whatever is being written: what is there stays
// whole, is read, and the run goes on once there is room.
func TestDiskFillsUp(t *testing.T) {
	fulltest.Only(t, "fills disks")
	line := []string{"run", "--port", "emu://mem", "--select", "3.2 or 3.5 or 3.7"}
	whole := results(t, perform(t, t.Context(), 0, line[1:]...))
	beginning := len(read(t, perform(t, t.Context(), 0, "--select", "MFTPPWD-001"), model.File)) // as long as results without a case
	for name, full := range map[string]func(*testing.T, int) disk{"a limit of files": limited, "a file system of its own": mounted} {
		t.Run(name, func(t *testing.T) {
			d := full(t, beginning)
			out := filepath.Join(d.folder, "out")
			code, stdout, stderr := d.command(append(line, "--out", out)...)
			if code != campaign.ExitIncomplete || !noRoom.MatchString(stderr) || len(hidden(out)) > 0 {
				t.Fatalf("run: exit %d, %q; left is %q\n%s", code, stderr, hidden(out), stdout)
			}
			elsewhere := filepath.Join(t.TempDir(), "elsewhere")
			if code, _, stderr := command(t.Context(), "report", out, "--out", elsewhere, "--format", "junit"); code != 0 || !strings.Contains(stderr, "the run was interrupted") {
				t.Errorf("its report elsewhere: exit %d, %q", code, stderr)
			}
			before := books(t, out)
			d.fill()
			big := perform(t, t.Context(), 0, line[1:]...)
			for what, args := range map[string][]string{"report": {"report", big, "--out", out}, "merge": {"merge", big, big, "--out", filepath.Join(d.folder, "merged")}, "compare": {"compare", big, big, "--out", filepath.Join(d.folder, "compared")}} {
				code, _, stderr := d.command(args...)
				if code != campaign.ExitUsage || !noRoom.MatchString(stderr) {
					t.Errorf("%s: exit %d, %q", what, code, stderr)
				}
				folder := args[len(args)-1]
				if left, _ := filepath.Glob(filepath.Join(folder, "*")); len(hidden(folder)) > 0 || folder != out && len(left) > 0 {
					t.Errorf("%s: left are %q and %q", what, left, hidden(folder))
				}
			}
			if after := books(t, out); !bytes.Equal(before, after) {
				t.Errorf("the books were %d bytes and are %d", len(before), len(after))
			}
			d.grow()
			if code, stdout, stderr := d.command(append(line, "--out", out, "--resume")...); code != 0 {
				t.Fatalf("resumed: exit %d\n%s%s", code, stdout, stderr)
			}
			if r := results(t, out); r.Summary != whole.Summary {
				t.Errorf("resumed %+v, in one go %+v", r.Summary, whole.Summary)
			}
		})
	}
}

// books are the results and the journal of a folder.
func books(t *testing.T, folder string) []byte {
	t.Helper()
	return append(read(t, folder, model.File), read(t, folder, journal.File)...)
}

// disk is a place with room for the beginning of a run, and not for its end.
type disk struct {
	folder  string
	command func(args ...string) (code int, stdout, stderr string)
	fill    func() // the rest of the room goes
	grow    func()
}

// limited is a system that lets no file become much longer than the beginning of results.
func limited(t *testing.T, beginning int) disk {
	blocks := strconv.Itoa((beginning + 100_000) / 512)
	return disk{t.TempDir(), func(args ...string) (int, string, string) {
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		return ran(t, exec.CommandContext(t.Context(), "sh", "-c", `ulimit -f "$0" && exec "$1"`, blocks, self), args)
	}, func() { blocks = "20" }, func() { blocks = "unlimited" }}
}

// mounted is a file system with room for the beginning of results, and for little more.
func mounted(t *testing.T, beginning int) disk {
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, fmt.Sprintf("size=%dk", beginning/1000+400)); errors.Is(err, syscall.EPERM) {
		t.Skip("only root mounts file systems")
	} else if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(folder, 0); err != nil {
			t.Error(err)
		}
	})
	return disk{folder, func(args ...string) (int, string, string) { return command(t.Context(), args...) }, func() {}, func() {
		if err := syscall.Mount("tmpfs", folder, "tmpfs", syscall.MS_REMOUNT, "size=50m"); err != nil {
			t.Fatal(err)
		}
	}}
}

// ran executes a mftpspec of its own with these arguments.
func ran(t *testing.T, p *exec.Cmd, args []string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	p.Env = append(os.Environ(), asCommand+"="+strings.Join(args, "\n"), "LC_ALL=C")
	p.Stdout, p.Stderr = &out, &err
	if failed := p.Run(); failed != nil && p.ProcessState == nil {
		t.Fatal(failed)
	}
	return p.ProcessState.ExitCode(), out.String(), err.String()
}

// A folder that may not be written, one of another user and one that may not be read are
// one line that names what was refused, and nothing in any folder changes.
func TestFoldersWithoutRights(t *testing.T) {
	fulltest.Only(t, "computes for seconds")
	t.Parallel()
	root := place(t)
	mine, closed, secret := filepath.Join(root, "mine"), filepath.Join(root, "closed"), filepath.Join(root, "secret")
	from := perform(t, t.Context(), 0, "--select", "MFTPPWD-001")
	for _, folder := range []string{mine, closed, secret} {
		if err := os.CopyFS(folder, os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	run := stranger(t, root, mine)
	for folder, mode := range map[string]os.FileMode{closed: 0o555, secret: 0} {
		if err := os.Chmod(folder, mode); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(folder, 0o700) }) // the folder of the test is removed
	}
	inClosed, inSecret, inMine := listed(t, closed), listed(t, secret), listed(t, mine)
	for line, named := range map[string]string{
		"run --port emu://mem --select MFTPPWD-001 --out " + closed:                       closed,
		"run --port emu://mem --select MFTPPWD-001 --out " + filepath.Join(closed, "new"): closed,
		"run --port emu://mem --select MFTPPWD-001 --out " + secret:                       secret,
		"report " + closed:                    filepath.Join(closed, "report.html"),
		"report " + secret:                    filepath.Join(secret, model.File),
		"report " + mine + " --out " + closed: filepath.Join(closed, "report.html"),
		"report " + mine + " --out " + filepath.Join(secret, "new"):                     secret,
		"merge " + mine + " " + closed + " --out " + closed:                             closed,
		"merge " + mine + " " + closed + " --out " + filepath.Join(closed, "new"):       closed,
		"merge " + mine + " " + secret + " --out " + filepath.Join(root, "mine", "new"): filepath.Join(secret, model.File),
		"compare " + mine + " " + closed + " --out " + filepath.Join(closed, "new"):     closed,
		"history " + mine + " " + closed + " --out " + filepath.Join(closed, "new"):     closed,
	} {
		code, stdout, stderr := run(strings.Fields(line)...)
		if strings.HasPrefix(line, "compare") {
			stdout = "" // what is different is said before it is written
		}
		if code != campaign.ExitUsage || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, named) {
			t.Errorf("%q: exit %d, %q, %q", line, code, stdout, stderr)
		}
	}
	if now := listed(t, closed) + listed(t, secret) + listed(t, mine); now != inClosed+inSecret+inMine {
		t.Errorf("the folders were\n%s%s%s and are\n%s", inClosed, inSecret, inMine, now)
	}
}

// place is a folder that every user may enter.
func place(t *testing.T) string {
	t.Helper()
	root, err := os.MkdirTemp("", "mftpspec-rights-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(root) })
	if err := os.Chmod(root, 0o755); err != nil {
		t.Fatal(err)
	}
	return root
}

// stranger gives a mftpspec that works as a user without rights: for root another one,
// to whom a folder is given and the others are not.
func stranger(t *testing.T, root, own string) func(args ...string) (int, string, string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var who *syscall.SysProcAttr
	if os.Getuid() == 0 {
		const nobody = 65534
		who = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		program := filepath.Join(root, "mftpspec") // that of the test is in a folder of root
		if err := copyAll(program, self); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(program, 0o755); err != nil {
			t.Fatal(err)
		}
		self = program
		err := filepath.WalkDir(own, func(name string, _ os.DirEntry, err error) error {
			return errors.Join(err, os.Chown(name, nobody, nobody))
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return func(args ...string) (int, string, string) {
		p := exec.CommandContext(t.Context(), self)
		p.SysProcAttr, p.Dir = who, root
		return ran(t, p, args)
	}
}

// listed are the names, sizes and times of what is in a folder, whoever may read it.
func listed(t *testing.T, folder string) string {
	t.Helper()
	info, err := os.Stat(folder)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm()&0o400 == 0 && os.Getuid() != 0 {
		return ""
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	list := ""
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		list += info.Name() + " " + info.ModTime().String() + "\n"
	}
	return list
}
