package language

import "regexp"

var halfWidth = regexp.MustCompile(`\p{Han} ?[,;:?!(]|[,;:?!(]\p{Han}|\p{Han}\)|\) ?\p{Han}`)

// HalfWidth gives the first punctuation of Western width beside a Chinese character,
// with that; empty where all of it is full-width, as Chinese has it. Quotes belong to
// the values of the manual, "local_fs", and stay.
func HalfWidth(chinese string) string { return halfWidth.FindString(chinese) }
