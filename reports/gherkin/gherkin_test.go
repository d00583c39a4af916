package gherkin

import (
	"bytes"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	cucumber "github.com/cucumber/gherkin/go/v42"
	messages "github.com/cucumber/messages/go/v34"

	"mftpspec/features"
	"mftpspec/reports/language"
)

// verbatim are the columns of examples whose values are no words: commands, replies of
// servers, names of files and of settings.
var verbatim = []string{"sent", "command", "line", "name", "verb", "reply", "dir", "file", "old", "new", "payload", "rest", "make", "next", "order", "when"}

var (
	wordy      = regexp.MustCompile(`[A-Za-z]{2}`)
	permission = regexp.MustCompile(`^[rwx-]{9}$`)
)

// suite is what the feature files of the suite say.
type suite struct {
	features, rules, titles, steps map[string]bool
	filled                         map[string]string // titles of cases, and those of their scenarios
	words                          map[string]map[string]bool
}

func read(t *testing.T) suite {
	t.Helper()
	s := suite{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]string{}, map[string]map[string]bool{}}
	files, err := fs.Glob(features.FS, "*.feature")
	if err != nil || len(files) < 10 {
		t.Fatalf("features: %d files, %v", len(files), err)
	}
	for _, file := range files {
		source, err := fs.ReadFile(features.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		newID := (&messages.Incrementing{}).NewId
		doc, err := cucumber.ParseGherkinDocument(bytes.NewReader(source), newID)
		if err != nil {
			t.Fatal(err)
		}
		s.features[doc.Feature.Name] = true
		names := map[string]string{}
		scenario := func(sc *messages.Scenario) {
			if sc == nil {
				return
			}
			s.titles[sc.Name], names[sc.Id] = true, sc.Name
			s.columns(sc)
		}
		for _, child := range doc.Feature.Children {
			scenario(child.Scenario)
			if child.Rule == nil {
				continue
			}
			s.rules[child.Rule.Name] = true
			for _, c := range child.Rule.Children {
				scenario(c.Scenario)
			}
		}
		for _, pickle := range cucumber.Pickles(*doc, file, newID) {
			s.filled[pickle.Name] = names[pickle.AstNodeIds[0]]
			for _, step := range pickle.Steps {
				s.steps[step.Text] = true
			}
		}
	}
	return s
}

// columns takes the words that examples put into the title of their scenario.
func (s suite) columns(sc *messages.Scenario) {
	for _, e := range sc.Examples {
		for i, head := range e.TableHeader.Cells {
			if !regexp.MustCompile(`<`+regexp.QuoteMeta(head.Value)+`>`).MatchString(sc.Name) || slices.Contains(verbatim, head.Value) {
				continue
			}
			for _, row := range e.TableBody {
				if v := row.Cells[i].Value; wordy.MatchString(v) && !permission.MatchString(v) {
					if s.words[head.Value] == nil {
						s.words[head.Value] = map[string]bool{}
					}
					s.words[head.Value][v] = true
				}
			}
		}
	}
}

// same fails where a table is not that of what the features say.
func same(t *testing.T, what, file string, used map[string]bool, table map[string]string) {
	t.Helper()
	for _, english := range slices.Sorted(maps.Keys(used)) {
		if table[english] == "" {
			t.Errorf("no Chinese for the %s %q: add it to reports/gherkin/%s", what, english, file)
		}
	}
	for _, english := range slices.Sorted(maps.Keys(table)) {
		if !used[english] {
			t.Errorf("reports/gherkin/%s: no feature has the %s %q", file, what, english)
		}
	}
}

func TestEveryTitleHasItsChinese(t *testing.T) {
	s := read(t)
	same(t, "feature", "rules.go", s.features, featureNames)
	same(t, "rule", "rules.go", s.rules, rules)
	table := maps.Clone(titles().whole)
	for _, p := range titles().patterns {
		table[p.english] = p.chinese
	}
	same(t, "title", "titles_*.go", s.titles, table)
	for title, scenario := range s.filled {
		zh := Title(language.Chinese, title)
		own := newCatalogue(map[string]string{scenario: table[scenario]})
		if want := own.chinese(title); zh != want {
			t.Errorf("%q is %q, and by its own pattern %q", title, zh, want)
		}
		if zh == title {
			t.Errorf("%q has no Chinese", title)
		}
	}
	for name, used := range s.words {
		for word := range used {
			if words[name][word] == "" {
				t.Errorf("no Chinese for the <%s> %q: add it to reports/gherkin/words.go", name, word)
			}
		}
	}
	for name, table := range words {
		for word := range table {
			if !s.words[name][word] && name != "cause" {
				t.Errorf("reports/gherkin/words.go: no title has the <%s> %q", name, word)
			}
		}
	}
}

// Every step of the suite is found, and what it refers to; every cause is used. Package
// cli holds the table against the definitions.
func TestEveryStepHasItsChinese(t *testing.T) {
	s := read(t)
	causes := map[string]bool{}
	statement := regexp.MustCompile(` (?:exactly if|or succeeds and) (.+)$`)
	cause := regexp.MustCompile(` fails as ([A-Za-z ]+?)(?: within .*)?$`)
	for text := range s.steps {
		if m := statement.FindStringSubmatch(text); m != nil {
			s.steps[m[1]] = true
		}
	}
	for text := range s.steps {
		if Step(language.Chinese, text) == text {
			t.Errorf("no Chinese for the step %q: add it to reports/gherkin/steps.go", text)
		}
		if m := cause.FindStringSubmatch(text); m != nil {
			causes[m[1]] = true
		}
	}
	same(t, "cause", "words.go", causes, words["cause"])
}

// The Chinese has each placeholder of the English once, full-width punctuation, and
// no words of English.
func TestChineseIsWellFormed(t *testing.T) {
	tables := []map[string]string{featureNames, rules, keywords, stepPatterns}
	for _, p := range titles().patterns {
		tables = append(tables, map[string]string{p.english: p.chinese})
	}
	tables = append(tables, titles().whole)
	for _, table := range words {
		tables = append(tables, table)
	}
	parameters := strings.NewReplacer("<eof>", "", "<length>", "")
	prose := regexp.MustCompile(`[a-z]{3,} [a-z]{2,}`)
	for _, table := range tables {
		for english, chinese := range table {
			p := newPattern(english, chinese)
			rest := chinese
			for _, place := range p.places {
				before, after, found := strings.Cut(rest, place)
				if !found || strings.Contains(after, place) {
					t.Errorf("%q: %s is not once in %q", english, place, chinese)
				}
				rest = before + "1" + after
			}
			if place := placeholders(parameters.Replace(rest)); len(place) > 0 {
				t.Errorf("%q has a placeholder that %q has not", chinese, english)
			}
			if wrong := language.HalfWidth(rest); wrong != "" {
				t.Errorf("half-width punctuation %q in %q", wrong, chinese)
			}
			if prose.MatchString(rest) {
				t.Errorf("English words in %q", chinese)
			}
		}
	}
}

func TestTitle(t *testing.T) {
	for english, want := range map[string]string{
		"A list after a new directory, on channel 3":                       "新建目录之后列出目录，通道 3",
		`"rsptimeout" refuses 31 (maximum + 1) and stays as it was`:        `"rsptimeout" 拒绝 31（最大值加 1），原值不变`,
		"10: the server answers CWD or XCWD with 550":                      "10：服务器对 CWD 或 XCWD 应答 550",
		"7: a certificate that is expired, implicit FTPS":                  "7：证书已过期，隐式 FTPS",
		"A title of a laboratory's own":                                    "A title of a laboratory's own",
		`"data_type" 1 on channel 0: the transfer is ASCII, AT+MFTPRETR=0`: `通道 0 的 "data_type" 为 1：采用ASCII传输，AT+MFTPRETR=0`,
	} {
		if got := Title(language.Chinese, english); got != want {
			t.Errorf("%q: %q, want %q", english, got, want)
		}
		if got := Title(language.English, english); got != english {
			t.Errorf("%q in English is %q", english, got)
		}
	}
}

func TestStep(t *testing.T) {
	for english, want := range map[string]string{
		`the server requires implicit FTPS with a self-signed certificate`:         `服务器要求隐式 FTPS，证书为自签名证书`,
		`the server holds the file "/a" with 5 bytes of the file "/b" from byte 2`: `服务器上的文件 "/a" 内容为文件 "/b" 自偏移 2 起的 5 字节`,
		`the command succeeds exactly if the server session of channel 2 is over`:  `命令成功，当且仅当通道 2 的服务器会话已结束`,
		`the command fails as server error`:                                        `命令失败，原因为服务端错误`,
		`the server answers MKD or XMKD with 550 No`:                               `服务器对 MKD 或 XMKD 应答 550 No`,
		`the host types the payload "text-5" and <SUB>`:                            `主机输入测试数据 "text-5" 和 <SUB>`,
		"postamble":                    "后置步骤",
		`a step of a laboratory's own`: `a step of a laboratory's own`,
		`the module answers the state 1 of channel 0, or that it is busy`:                       `模组返回通道 0 的状态 1，或返回 FTP 正在运行`,
		`channel 0 is set to "ssl" 0,0`:                                                         `通道 0 的 "ssl" 已设为 0,0`,
		`the module delivers the file "/home/uftp/<text>" on channel 4 from byte 2 for 5 bytes`: `模组在通道 4 返回文件 "/home/uftp/<text>" 自偏移 2 起的 5 字节`,
	} {
		if got := Step(language.Chinese, english); got != want {
			t.Errorf("%q: %q, want %q", english, got, want)
		}
	}
}

func FuzzStep(f *testing.F) {
	f.Add(`the host sends "<text>" (a|b) <#2>`)
	f.Fuzz(func(t *testing.T, text string) {
		if Step(language.English, text) != text {
			t.Error("English changed")
		}
		_, _ = Step(language.Chinese, text), Title(language.Chinese, text)
	})
}
