package features

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// differ are the lines in which §3.11 (AT+MFTPAPPE) and §3.12 (AT+MFTPSTOR) may
// differ when the names of the two are exchanged in §3.11: that line, and the one of
// §3.12. The one command keeps what is there and the other replaces it, and a code
// of Table 4 is that of one command.
var differ = [][2]string{
	{`Feature: AT+MFTPSTOR appends to a file`, `Feature: AT+MFTPSTOR overwrites a file`},
	{`Rule: what is there is kept, and added to`, `Rule: what is there is replaced`},
	{`Scenario: Data on the command line are added at the end`, `Scenario: A longer file leaves nothing behind`},
	{`Scenario: Transparent data are added at the end`, `Scenario: Transparent data replace what was there`},
	{`BBBBBbbbbb`, `bbbbb`},
	{`BBBBBbbbbb+MFTPAPP TEST`, `+MFTPAPP TEST`},
	{`12345`, `1234567890`},
	{`When the host sends AT+MFTPSTOR=0,"1.txt",1,5,"67890"`, `When the host sends AT+MFTPSTOR=0,"1.txt",1,5,"abcde"`},
	{`When the host types 67890`, `When the host types abcde`},
	{`1234567890`, `abcde`},
	{strings.Repeat("12345", 30), `12345`},
	{`And the server holds the file "/home/uftp/data.bin" with the payload "'12345'"`, `And the server holds at most 5 bytes in the file "/home/uftp/data.bin"`},
	{`12345abczz`, `zz`},
	{`12345abc`, `abc`},
	{`@MFTPSTOR-050 @R3.12-11 @R3.12-07 @R5-03 @R5-15 @D27 @error`, `@MFTPSTOR-050 @R3.12-11 @R3.12-07 @R5-03 @R5-14 @D27 @error`},
	{`And the server holds at most 6 bytes of "oldnew" in the file "/home/uftp/old.txt"`, `And the server holds at most 3 bytes of "new" in the file "/home/uftp/old.txt"`},
	{`And the server answers STOR or APPE with 553 Not today`, `And the server answers APPE or STOR with 553 Not today`},
}

// TestAppendAndStore holds §3.11 and §3.12 together. Each has a file of its own, for
// a finger on each clause, and what is asked of the one is asked of the other.
func TestAppendAndStore(t *testing.T) {
	lines := func(file string) []string {
		source, err := fs.ReadFile(FS, file)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Split(string(source), "\n")
	}
	appends, stores := lines("03_11_mftpappe.feature"), lines("03_12_mftpstor.feature")
	if len(appends) != len(stores) {
		t.Errorf("§3.11 has %d lines, and §3.12 has %d", len(appends), len(stores))
	}
	exchange := strings.NewReplacer("APPE", "STOR", "STOR", "APPE", "3.11", "3.12", "3.12", "3.11")
	words := func(line string) string { return strings.Join(strings.Fields(line), " ") }
	used := make([]bool, len(differ))
	for i := range min(len(appends), len(stores)) {
		pair := [2]string{words(exchange.Replace(appends[i])), words(stores[i])}
		if pair[0] == pair[1] {
			continue
		}
		if n := slices.Index(differ, pair); n >= 0 {
			used[n] = true
			continue
		}
		if kept(pair[0], pair[1]) || kept(pair[1], pair[0]) {
			continue
		}
		t.Errorf("line %d of §3.11 and of §3.12: make them alike, or list them:\n\t{`%s`, `%s`},", i+1, pair[0], pair[1])
		if len(appends) != len(stores) {
			return // all others differ too
		}
	}
	for n, pair := range differ {
		if !used[n] {
			t.Errorf("no line needs %q any more", pair)
		}
	}
}

// holds is a step about what a file at the server has become.
var holds = regexp.MustCompile(`^And the server holds the file ("[^"]*") with the payload "([^"]*)"$`)

// kept says whether two steps tell of one file, and the one that it has what was there,
// and then what the other says that it has.
func kept(appended, stored string) bool {
	a, s := holds.FindStringSubmatch(appended), holds.FindStringSubmatch(stored)
	return a != nil && s != nil && a[1] == s[1] && strings.HasSuffix(a[2], " then "+s[2])
}
