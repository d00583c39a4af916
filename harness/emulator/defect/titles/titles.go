// Package titles gives the Chinese of the titles of defects. Cli and selftest call it. It must
// never import the defects themselves: its tables are divided as theirs are, and where a table of
// defects makes titles, their pattern stands here, with %s for what the table puts in.
package titles

import (
	"sync"

	"mftpspec/reports/language"
)

// In gives the title of a defect in a language. One that is not in the catalogue stays
// English.
func In(lang, title string) string {
	if lang != language.Chinese {
		return title
	}
	zh, _ := patterns().Chinese(title)
	return zh
}

// Heading gives the name of a kind of defects, or what stands above a column of their
// table, in a language. Commands stay as they are.
func Heading(lang, name string) string {
	if zh, ok := headings[name]; ok && lang == language.Chinese {
		return zh
	}
	return name
}

var headings = map[string]string{
	"kind": "种类", "various": "其他", "effects": "生效", "sizes": "长度", "contents": "内容", "leaks": "遗留",
	"interruptions": "中断", "replies": "应答", "lines": "格式", "any": "任意",
}

var patterns = sync.OnceValue(func() *language.Patterns { return language.NewPatterns(tables()...) })

func tables() []map[string]string {
	return []map[string]string{
		words, effects, sizes, contents, leaks, interruptions, replies, lines, framing, results, settings, ranges, testforms, params, connect, directories, listing, download, upload, datamode, state, server, absent, concurrency, aftermath, memories, misreadings, slips, interplay, formats, subtle, dialogues,
	}
}
