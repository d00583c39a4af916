package console

import (
	"regexp"
	"strings"
)

// colour is what a terminal does not show.
var colour = regexp.MustCompile("\x1b\\[[0-9;]*m")

// wrap breaks a line between words where it is wider than width, and begins each further
// line with so many blanks. Chinese may be broken after every character but before no
// punctuation. A width of 0 breaks nothing.
func wrap(line string, width, indent int) string {
	if width <= indent+10 {
		return line
	}
	var b strings.Builder
	used := 0
	for _, word := range words(line) {
		n := 0
		for _, r := range colour.ReplaceAllString(word, "") {
			n += cells(r)
		}
		trimmed := n - (len(word) - len(strings.TrimRight(word, " ")))
		if used > indent && used+trimmed > width-1 {
			b.WriteString("\n" + strings.Repeat(" ", indent))
			used = indent
		}
		b.WriteString(word)
		used += n
	}
	lines := strings.Split(b.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// words are the parts of a line that stay whole, each with the blanks behind it.
func words(line string) []string {
	var list []string
	begin := 0
	runes := []rune(line)
	for i := 1; i < len(runes); i++ {
		before, r := runes[i-1], runes[i]
		if before == ' ' && r != ' ' || wide(r) && !closing(r) && before != ' ' || wide(before) && !closing(r) && r != ' ' {
			list = append(list, string(runes[begin:i]))
			begin = i
		}
	}
	return append(list, string(runes[begin:]))
}

func wide(r rune) bool { return cells(r) == 2 }

// closing is punctuation that begins no line.
func closing(r rune) bool { return strings.ContainsRune("，。；：？！）、》”’", r) }
