package cli

import (
	"errors"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mftpspec/reports/language/phrasetest"
	"mftpspec/reports/model"
)

// TestMain keeps the locale of whoever tests out of the tests.
func TestMain(m *testing.M) {
	if err := os.Setenv("LC_ALL", "C"); err != nil {
		panic(err)
	}
	if line := os.Getenv(asCommand); line != "" { // a test wants a process of mftpspec
		os.Exit(Main(strings.Split(line, "\n")))
	}
	os.Exit(m.Run())
}

// phrases finds what the commands say: the phrases in the source, and the words
// of every command and flag.
func phrases(t *testing.T) map[string]bool {
	t.Helper()
	used := phrasetest.In(t, map[string]int{"say": 1, "usage": 0, "part": 0, "show": 0, "message{}": 0}, ".")
	root := tree("en")
	root.InitDefaultHelpCmd()
	collect(root, used)
	delete(used, "")
	delete(used, "%w") // what is below the commands speaks English
	return used
}

func collect(c *cobra.Command, used map[string]bool) {
	used[c.Short] = true
	if c.Long != "" && c.Name() != "help" {
		used["help "+c.Name()] = true
	}
	words := func(f *pflag.Flag) { used[f.Usage] = true }
	c.Flags().VisitAll(words)
	c.PersistentFlags().VisitAll(words)
	for _, sub := range c.Commands() {
		collect(sub, used)
	}
}

func TestEveryPhraseIsTranslated(t *testing.T) {
	used := phrases(t)
	for _, s := range []string{"show this help", "show the version"} {
		used[s] = true
	}
	phrasetest.Check(t, chinese(), used, 80)
}

func TestLanguageOfTheCommandLine(t *testing.T) {
	for _, tt := range []struct{ args, locale, want string }{
		{"run", "C", "en"}, {"run", "zh_CN.UTF-8", "zh"}, {"run --lang en", "zh_CN.UTF-8", "en"}, {"run --lang=zh", "C", "zh"},
		{"--lang zh run", "C", "zh"}, {"run --lang fr", "zh", "zh"}, {"run --lang", "C", "en"}, {"run -- --lang zh", "C", "en"},
	} {
		if got := languageOf(strings.Fields(tt.args), func(string) string { return tt.locale }); got != tt.want {
			t.Errorf("%s in %s: %s, want %s", tt.args, tt.locale, got, tt.want)
		}
	}
}

func TestHelpInBothLanguages(t *testing.T) {
	han := regexp.MustCompile(`\p{Han}`)
	for _, line := range []string{"--help", "help", "run --help", "help run", "report -h", "compare -h", "merge -h", "emulate -h", "selftest -h", "list -h", ""} {
		code, en, stderr := command(t.Context(), strings.Fields(line)...)
		if code != 0 || stderr != "" || !strings.Contains(en, "Usage:") || han.MatchString(en) {
			t.Errorf("%q: exit %d, %s\n%s", line, code, stderr, en)
		}
		code, zh, stderr := command(t.Context(), append(strings.Fields(line), "--lang", "zh")...)
		if code != 0 || stderr != "" || !strings.Contains(zh, "用法：") || strings.Contains(zh, "Usage") || strings.Contains(zh, "default") {
			t.Errorf("%q: exit %d, %s\n%s", line, code, stderr, zh)
		}
	}
	t.Setenv("LC_ALL", "zh_CN.UTF-8")
	if _, zh, _ := command(t.Context(), "run", "--help"); !strings.Contains(zh, "用法：") {
		t.Errorf("the locale chose:\n%s", zh)
	}
}

func TestErrorsInChinese(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"run --jobs -1":         "mftpspec: --repeat、--for、--jobs、--baud 和 --line-rate 须为大于 0 的数",
		"list nothing":          "mftpspec: 要列出什么？",
		"report":                "mftpspec: 要报告什么？",
		"run --lab /nowhere":    "mftpspec: --lab：无法打开 /nowhere",
		"emulate --defect nil":  "没有这种缺陷",
		"runn":                  `mftpspec: "mftpspec" 没有命令 "runn"；是否指 run？`,
		"run now":               `"mftpspec run" 没有命令 "now"`,
		"run --colour":          "未知选项：--colour",
		"run -Z":                "未知短选项",
		"run --jobs abc":        `选项 "--jobs" 的参数 "abc" 无效：须为整数`,
		"run --select @exmaple": `没有测试例具有 "@exmaple"；是否指 @example？`,
		"run --model NOPE":      `未知型号 "NOPE"`,
		"report /nowhere":       "/nowhere 不存在",
	} {
		code, stdout, stderr := command(t.Context(), append(strings.Fields(line), "--lang", "zh")...)
		if code != 2 || stdout != "" || !strings.Contains(stderr, want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%s: exit %d, %q, want %q", line, code, stderr, want)
		}
	}
	for _, tt := range []struct {
		err  error
		want string
	}{
		{errors.New("as it is"), "as it is"},
		{model.Errorf("not run: %s", errors.New("permission denied")), "未执行：没有权限"},
		{&message{"--lab: %w", []any{model.Errorf("%s: %s", "AT+MFTPPWD=0", model.Say("not selected"))}}, "--lab：AT+MFTPPWD=0：未选中"},
	} {
		if got := inLanguage("zh", tt.err); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}
