package gherkin

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// catalogue is the Chinese of English patterns. A pattern has placeholders: <class>,
// which stands for a value, and (closes|resets), one of several words. Its Chinese has
// the same ones, in any order; <text#2> is the second of that name, and the words of
// (关闭|复位) are those of the English, one by one.
type catalogue struct {
	whole    map[string]string // patterns without placeholders
	patterns []*pattern        // what says most first: of two that fit, the more special one holds
}

type pattern struct {
	english, chinese string
	longest          string // the longest literal part: what a text must have to be looked at
	weight           int    // length of all literal parts
	regexp           *regexp.Regexp
	places           []string // placeholders as the Chinese has them, in the order of the English
	words            []map[string]string
}

var placeholder = regexp.MustCompile(`<[^<>]+>|\([^()|]+(?:\|[^()|]+)+\)`)

// byteName is what features write for a byte, and no placeholder.
var byteName = regexp.MustCompile(`^<(?:CR|LF|SUB)>$`)

// forms are parts of steps that are written in more than one way.
var forms = map[string]string{" s": ` (?:s|seconds?)`, " seconds": ` seconds?`, " logins": ` logins?`, " FTPS with a ": ` FTPS with an? `}

func newCatalogue(tables ...map[string]string) *catalogue {
	c := &catalogue{whole: map[string]string{}}
	for _, table := range tables {
		for english, chinese := range table {
			if len(placeholders(english)) == 0 {
				c.whole[english] = chinese
			} else {
				c.patterns = append(c.patterns, newPattern(english, chinese))
			}
		}
	}
	slices.SortFunc(c.patterns, func(a, b *pattern) int {
		if a.weight != b.weight {
			return b.weight - a.weight
		}
		return strings.Compare(a.english, b.english)
	})
	return c
}

// placeholders gives the places of the placeholders of a pattern.
func placeholders(s string) [][]int {
	return slices.DeleteFunc(placeholder.FindAllStringIndex(s, -1), func(at []int) bool { return byteName.MatchString(s[at[0]:at[1]]) })
}

func newPattern(english, chinese string) *pattern {
	p := &pattern{english: english, chinese: chinese}
	var re strings.Builder
	literal := func(s string) {
		p.weight += len(s)
		if form, ok := forms[s]; ok {
			re.WriteString(form)
			return
		}
		re.WriteString(regexp.QuoteMeta(s))
		if len(s) > len(p.longest) {
			p.longest = s
		}
	}
	var lists [][]string // of words, in the Chinese
	for _, at := range placeholders(chinese) {
		if one := chinese[at[0]:at[1]]; one[0] == '(' {
			lists = append(lists, strings.Split(one[1:len(one)-1], "|"))
		}
	}
	end, count := 0, map[string]int{}
	for _, at := range placeholders(english) {
		literal(english[end:at[0]])
		end = at[1]
		one := english[at[0]:at[1]]
		if one[0] == '(' {
			list := strings.Split(one[1:len(one)-1], "|")
			re.WriteString(`(` + strings.ReplaceAll(regexp.QuoteMeta(strings.Join(list, "\x00")), "\x00", "|") + `)`)
			words := map[string]string{}
			if len(lists) > 0 {
				for i := range min(len(list), len(lists[0])) {
					words[list[i]] = lists[0][i]
				}
				one, lists = "("+strings.Join(lists[0], "|")+")", lists[1:]
			}
			p.places, p.words = append(p.places, one), append(p.words, words)
			continue
		}
		re.WriteString(group(one))
		name := one[1 : len(one)-1]
		if count[name]++; count[name] > 1 {
			one = fmt.Sprintf("<%s#%d>", name, count[name])
		}
		p.places, p.words = append(p.places, one), append(p.words, words[name])
	}
	literal(english[end:])
	p.regexp = regexp.MustCompile(`(?s)^` + re.String() + `$`)
	return p
}

// group is what may stand in the place of a placeholder.
func group(name string) string {
	switch name {
	case "<text>":
		return `([^"]*)`
	case "<channel>", "<state>", "<number>":
		return `(\d+)`
	case "<user>", "<0 to 2>", "<value>":
		return `(\S+)`
	case "<FTP commands>":
		return `([A-Z]+(?:(?: \| | or )[A-Z]+)*)`
	case "<cause>":
		return `([A-Za-z ]+)`
	}
	return `(.*?)`
}

// chinese gives the Chinese of a text; itself where no pattern fits.
func (c *catalogue) chinese(text string) string {
	if zh, ok := c.whole[text]; ok {
		return zh
	}
	for _, p := range c.patterns {
		if !strings.Contains(text, p.longest) {
			continue
		}
		if m := p.regexp.FindStringSubmatch(text); m != nil {
			return p.fill(c, m[1:])
		}
	}
	return text
}

// fill puts values into the Chinese, each in its own words.
func (p *pattern) fill(c *catalogue, values []string) string {
	var pairs []string
	for i, value := range values {
		if zh, ok := p.words[i][value]; ok {
			value = zh
		} else if p.places[i] == "<statement>" {
			value = c.chinese(value)
		} else if p.places[i] == "<verb>" || p.places[i] == "<FTP commands>" {
			value = strings.ReplaceAll(value, " or ", " 或 ")
		}
		pairs = append(pairs, p.places[i], value)
	}
	return strings.NewReplacer(pairs...).Replace(p.chinese)
}
