package model

import (
	"fmt"
	"regexp"
	"slices"
)

// What stands in lines that somebody may type again, where a password was.
const (
	ThePassword     = "<password>"
	AnotherPassword = "<another password>"
)

// LongPassword is one whose length matters.
func LongPassword(bytes int) string { return fmt.Sprintf("<a password of %d bytes>", bytes) }

var (
	forPassword   = regexp.MustCompile(`<[a-z0-9 -]*password[a-z0-9 ]*>`)
	isForPassword = regexp.MustCompile(`^` + forPassword.String() + `$`)
)

// IsForPassword says whether s, and nothing beside it, stands where a password has to be.
func IsForPassword(s string) bool { return isForPassword.MatchString(s) }

// AskForPassword says whether something in lines stands where a password has to be.
func AskForPassword(lines []string) bool { return slices.ContainsFunc(lines, forPassword.MatchString) }
