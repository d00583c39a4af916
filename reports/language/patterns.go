package language

import (
	"regexp"
	"slices"
	"strings"
)

// Patterns is the Chinese of English that tables put together: of whole texts, and of
// patterns, in which %s stands for a value. A value may be a text of the table itself.
type Patterns struct {
	whole     map[string]string
	sentences []sentence
}

// NewPatterns makes one of tables: the English, and its Chinese, in which %[2]s is the
// second value of the English.
func NewPatterns(tables ...map[string]string) *Patterns {
	p := &Patterns{whole: map[string]string{}}
	patterns := map[string]string{}
	for _, table := range tables {
		for english, chinese := range table {
			if strings.Contains(english, "%s") {
				patterns[english] = chinese
			} else {
				p.whole[english] = chinese
			}
		}
	}
	p.sentences = newSentences(patterns)
	return p
}

// Chinese gives the Chinese of a text, and the entries of the tables that it is made
// of. What no entry fits comes back as it is, with no entries.
func (p *Patterns) Chinese(text string) (zh string, entries []string) {
	if zh, ok := p.whole[text]; ok {
		return zh, []string{text}
	}
	for _, s := range p.sentences {
		values, ok := s.values(text)
		if !ok {
			continue
		}
		entries = []string{s.english}
		for i, value := range values {
			said, inner := p.Chinese(value)
			values[i], entries = said, append(entries, inner...)
		}
		return fill(s.chinese, values), entries
	}
	return text, nil
}

// sentence is one entry of a table.
type sentence struct {
	english string
	chinese string
	longest string // the longest literal part: what a text must have to be looked at
	weight  int    // length of all literal parts
	pattern *regexp.Regexp
}

// newSentences are the entries of a table, what says most first: of two that fit, the
// more special one holds.
func newSentences(table map[string]string) []sentence {
	var list []sentence
	for english, chinese := range table {
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
}

// values are what stands in a text for each %s of the sentence; false where it is another.
func (s sentence) values(text string) ([]string, bool) {
	if !strings.Contains(text, s.longest) {
		return nil, false
	}
	m := s.pattern.FindStringSubmatch(text)
	if m == nil {
		return nil, false
	}
	return m[1:], true
}
