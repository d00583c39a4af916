package language

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Statement looks for known sentences in English that was written without its text,
// and gives it in a language: results of older suites, notes of a trace, and errors
// that other libraries make for the command line. This file is the one place where
// English is parsed; what the suite says now is a model.Text (Say).
// What is no sentence, such as the bytes of a line, comes back unchanged.
func Statement(lang, text string) string {
	if lang != Chinese || text == "" || len(text) > longestStatement {
		return text
	}
	t := translation{known: map[string]string{}}
	if zh, ok := t.of(text); ok {
		return zh
	}
	return text
}

// A text may be anything that a device sent: what it costs to look for sentences
// in it is limited.
const (
	longestStatement = 4 << 10
	mostParts        = 64
)

// sentence is one entry of the table.
type sentence struct {
	english string
	chinese string
	longest string // the longest literal part: what a text must have to be looked at
	weight  int    // length of all literal parts
	pattern *regexp.Regexp
}

// sentences is the table, what says most first: of two that fit, the more
// special one holds.
var sentences = sync.OnceValue(func() []sentence {
	var list []sentence
	for english, chinese := range statementsInChinese() {
		s := sentence{english: english, chinese: chinese}
		var pattern strings.Builder
		pattern.WriteString(`(?s)^`)
		for i, part := range strings.Split(english, "%s") {
			if i > 0 {
				pattern.WriteString(`(.*?)`)
			}
			pattern.WriteString(regexp.QuoteMeta(part))
			s.weight += len(part)
			if len(part) > len(s.longest) {
				s.longest = part
			}
		}
		pattern.WriteString(`$`)
		s.pattern = regexp.MustCompile(pattern.String())
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b sentence) int {
		if a.weight != b.weight {
			return b.weight - a.weight
		}
		return strings.Compare(a.english, b.english)
	})
	return list
})

// translation is one text being translated.
type translation struct {
	known map[string]string // parts that were looked at; themselves where they are no sentence
}

func (t *translation) of(text string) (string, bool) {
	if zh, ok := t.known[text]; ok {
		return zh, zh != text
	}
	if len(t.known) >= mostParts {
		return text, false
	}
	t.known[text] = text
	zh, ok := t.sentence(text)
	if ok {
		t.known[text] = zh
	}
	return zh, ok
}

func (t *translation) sentence(text string) (string, bool) {
	if zh := statementsInChinese()[text]; zh != "" && !strings.Contains(text, "%s") {
		return zh, true
	}
	if strings.HasPrefix(text, "AT") {
		if zh, ok := t.about(text); ok {
			return zh, true
		}
	}
	for _, s := range sentences() {
		if !strings.Contains(text, s.longest) {
			continue
		}
		m := s.pattern.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		values := make([]any, len(m)-1)
		for i, value := range m[1:] {
			if inner, ok := t.of(value); ok {
				value = inner
			}
			values[i] = value
		}
		return fmt.Sprintf(s.chinese, values...), true
	}
	return t.about(text)
}

// about translates a sentence after what it is about, which may be another:
// "AT+MFTPPWD=0: the command fails".
func (t *translation) about(text string) (string, bool) {
	for i := 0; ; {
		n := strings.Index(text[i:], ": ")
		if n < 0 {
			return text, false
		}
		i += n + 2
		head, told := statementsInChinese()[text[:i-2]]
		if !told {
			head = text[:i-2]
		}
		if zh, ok := t.of(text[i:]); ok || told {
			return head + "：" + zh, true
		}
	}
}
