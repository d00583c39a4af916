package language

import (
	"strings"
	"sync"
)

// Statement looks for known sentences in English that was written without its text,
// and gives it in a language: results of older suites, notes of a trace, and errors
// that other libraries make for the command line. Titles aside (Patterns, package
// gherkin), this is the one place where English is parsed; what the suite says now is
// a model.Text (Say).
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

// sentences is the table of statements.
var sentences = sync.OnceValue(func() []sentence { return newSentences(statementsInChinese()) })

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
		values, ok := s.values(text)
		if !ok {
			continue
		}
		for i, value := range values {
			if inner, ok := t.of(value); ok {
				values[i] = inner
			}
		}
		return fill(s.chinese, values), true
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
