package at

import "strings"

// VisibleText is [Visible] for a string.
func VisibleText(s string) string { return Visible([]byte(s)) }

// Shorten cuts the middle out of a text of more than n bytes.
func Shorten(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return s[:n/2] + "…" + s[len(s)-n/2:]
}

// OrNone is s, or none where s is blank.
func OrNone(s, none string) string {
	if strings.TrimSpace(s) == "" {
		return none
	}
	return s
}
