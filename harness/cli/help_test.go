package cli

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// every calls visit for each command a user can name.
func every(c *cobra.Command, visit func(*cobra.Command)) {
	visit(c)
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			every(sub, visit)
		}
	}
}

// words splits a command line as a shell does that has quotes and nothing else; what
// goes to a file is left away.
func words(line string) []string {
	line, _, _ = strings.Cut(line, " > ")
	var list []string
	for i, part := range strings.Split(line, "'") {
		if i%2 == 0 {
			list = append(list, strings.Fields(part)...)
		} else {
			list = append(list, part)
		}
	}
	return list
}

// Each help page has examples, and each of them is a command line that is understood.
func TestExamples(t *testing.T) {
	root := tree("en")
	every(root, func(c *cobra.Command) {
		examples := examplesOf(c.Name())
		if len(examples) == 0 {
			t.Errorf("%s has no example", c.CommandPath())
		}
		for _, e := range examples {
			args, ok := strings.CutPrefix(e.line, "mftpspec ")
			if !ok {
				t.Errorf("%s: no line of mftpspec", e.line)
				continue
			}
			found, rest, err := tree("en").Find(words(args))
			if err == nil {
				err = found.ParseFlags(rest)
			}
			if err == nil {
				err = found.ValidateArgs(found.Flags().Args())
			}
			if err != nil || !found.HasParent() {
				t.Errorf("%s: %v", e.line, err)
			}
			code, stdout, _ := command(t.Context(), c.Name(), "--help")
			if c == root {
				code, stdout, _ = command(t.Context(), "--help")
			}
			if code != 0 || !strings.Contains(stdout, "\nExamples:\n") || !strings.Contains(stdout, "\n  "+e.line+"\n") {
				t.Errorf("%s --help does not show %s:\n%s", c.CommandPath(), e.line, stdout)
			}
		}
	})
}

func TestUnknownFlag(t *testing.T) {
	for line, want := range map[string]string{
		"run --jbos 3":      "mftpspec: unknown flag: --jbos; did you mean --jobs?\n",
		"emulate --defects": "mftpspec: unknown flag: --defects; did you mean --defect?\n",
		"run --colour":      "mftpspec: unknown flag: --colour; mftpspec run --help lists those there are\n",
		"run --langg zh":    "mftpspec: unknown flag: --langg; did you mean --lang?\n",
	} {
		if code, _, stderr := command(t.Context(), strings.Fields(line)...); code != 2 || stderr != want {
			t.Errorf("%s: exit %d, %q", line, code, stderr)
		}
	}
}

// What the shells are offered behind a flag, or as an argument.
func TestCompletion(t *testing.T) {
	t.Parallel()
	for line, want := range map[string][]string{
		"run --model ":                          {"ML307R", "generic"},
		"emulate --defect ate":                  {"ate1-ignored\t"},
		"run --dialect D01=":                    {"D01=unquoted\t", "D01=quoted\t"},
		"run --select MFTPPWD-0":                {"MFTPPWD-001\t"},
		"list cases --select 3.10 and MFTPPWD-": {"3.10 and MFTPPWD-001\t"},
		"doctor --port emu":                     {"emu://", "emu://mem"},
		"replay results.json MFTPPWD-0":         {"MFTPPWD-001\t"},
		"report --format j":                     {"junit"},
		"list d":                                {"dialects", "defects"},
		"run --lang ":                           {"en", "zh"},
		"merge ":                                {"json"},
		"emulate --lang zh --defect ate":        {"ate1-ignored\tATE1 应答 OK，但不回显。\n"},
		"tell --lang zh ADDRESS fault ate":      {"ate1-ignored\tATE1 应答 OK，但不回显。\n"},
		"run --lang zh --dialect D01=":          {"D01=quoted\t" + dialectsInChinese["D01"] + "\n"},
		"run --lang zh --select MFTPPWD-0":      {"MFTPPWD-001\t先返回 OK，再上报当前工作路径\n"},
	} {
		at := strings.LastIndex(line, " ")
		args := append(strings.Fields(line[:at]), line[at+1:])
		if before, typed, ok := strings.Cut(line, "--select "); ok {
			args = append(strings.Fields(before), "--select", typed)
		}
		code, stdout, _ := command(t.Context(), append([]string{cobra.ShellCompRequestCmd}, args...)...)
		for _, w := range want {
			if code != 0 || !strings.Contains("\n"+stdout, "\n"+w) {
				t.Errorf("%q: exit %d, no %q in %.300q", line, code, w, stdout)
			}
		}
	}
}
