package conformance

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"mftpspec/harness/at"
)

// fieldRule compares one field where the ledger permits more than equality. It
// returns what is wrong, and records what the device chose.
type fieldRule func(want, got field) (why string)

// rule gives the rule of field i of the expected line e, nil where equality is
// the rule.
func (c *comparison) rule(e line, i int) fieldRule {
	last := i == len(e.fields)-1
	switch {
	case i == 1 && hasResultCode(e.name) && !e.fields[1].quoted:
		return c.resultCode
	case e.name == "MFTPPWD" && i == 2:
		return c.pwdPath
	case e.name == "MFTPLIST" && i == 2 && len(e.fields) > 3:
		return c.listName
	case strings.HasPrefix(e.fields[i].text, timeOf):
		return c.modifyTime
	case e.name == "MFTPLIST" && i > 2 && last:
		return c.permission
	case e.name == "MFTPRETR" && i == 2:
		return c.sumSize
	case (e.name == "MFTPAPPE" || e.name == "MFTPSTOR") && i == 2:
		return c.sentLength
	}
	return nil
}

// hasRules says whether a line that is equal may still show a reading.
func hasRules(e line) bool { return strings.HasPrefix(e.name, "MFTP") && len(e.fields) > 2 }

// pwdPath is row D01: a string, quoted everywhere but in one example of §4.1.
func (c *comparison) pwdPath(want, got field) string {
	if want.text != got.text {
		return fmt.Sprintf("is %s, not %s", at.VisibleText(got.String()), at.VisibleText(want.String()))
	}
	stimulus := "home"
	if c.moved {
		stimulus = "after CWD"
	}
	if got.quoted {
		c.read("D01", stimulus, "quoted", "")
	} else {
		c.read("D01", stimulus, "unquoted", "the path of +MFTPPWD stands without quotes")
	}
	return ""
}

// listName is row D33: a file may be named as in the command or by its base name.
func (c *comparison) listName(want, got field) string {
	base := path.Base(want.text)
	full := want.text
	if strings.Contains(c.argument, "/") && path.Base(c.argument) == base {
		full = c.argument
	}
	given := "relative path given"
	if strings.HasPrefix(full, "/") {
		given = "absolute path given"
	}
	switch {
	case !got.quoted:
		return fmt.Sprintf("is %s, not the string %s", at.VisibleText(got.String()), at.VisibleText(want.String()))
	case got.text == base && full != base:
		c.read("D33", given, "base-name", "")
		return ""
	case got.text == full && full != base:
		c.read("D33", given, "as-given", "")
		return ""
	case got.text == want.text:
		return ""
	}
	return fmt.Sprintf("is %s, not %s", at.VisibleText(got.String()), at.VisibleText(want.String()))
}

// permission is row D32: three characters, r or -, w or -, x or -; which
// permission of the server they show is recorded only.
func (c *comparison) permission(want, got field) string {
	p := got.text
	ok := got.quoted && len(p) == 3 && strings.Contains("r-", p[:1]) && strings.Contains("w-", p[1:2]) && strings.Contains("x-", p[2:])
	if !ok {
		return fmt.Sprintf("is %s, not three characters of rwx- in quotes", at.VisibleText(got.String()))
	}
	value, note := "owner", ""
	if p != want.text {
		note = fmt.Sprintf("permission %q where the owner's is %q", p, want.text)
		if value = "other"; p == want.text[:2]+"-" {
			value = "facts"
		}
	}
	if note != "" || strings.HasSuffix(want.text, "x") {
		c.record("D32", want.text, value, note)
	}
	return ""
}

// sumSize is row D04: the data delivered so far, or the length of the file.
func (c *comparison) sumSize(want, got field) string {
	switch {
	case got.quoted:
		return "is quoted"
	case got.text == want.text && c.fileSize != "" && c.fileSize != want.text:
		c.read("D04", oneLine, "cumulative", "")
		return ""
	case got.text == want.text:
		return ""
	case got.text == c.fileSize:
		c.read("D04", oneLine, "file-size", "<sum_size> is the length of the file, not of the data received")
		return ""
	}
	return fmt.Sprintf("is %s, not %s", at.VisibleText(got.text), want.text)
}

// sentLength is row D42: of a packet, or of all packets so far.
func (c *comparison) sentLength(want, got field) string {
	packet, all := c.packet, c.packets
	switch {
	case got.quoted:
		return "is quoted"
	case packet == all, want.text != packet && want.text != all:
		if got.text == want.text {
			return ""
		}
	case got.text == packet:
		c.read("D42", "<sent_length>", "per-packet", "")
		return ""
	case got.text == all:
		c.read("D42", "<sent_length>", "cumulative", "")
		return ""
	}
	return fmt.Sprintf("is %s, not %s", at.VisibleText(got.text), want.text)
}

// resultCode is rows D25, D28 and D09: the named code, or another plausible one.
func (c *comparison) resultCode(want, got field) string {
	if want == got || want.text == got.text && !got.quoted {
		if want.text != "0" {
			c.code(want.text, got.text)
		}
		return ""
	}
	w, errW := strconv.Atoi(want.text)
	g, errG := strconv.Atoi(got.text)
	switch {
	case errW != nil || errG != nil || got.quoted:
		return fmt.Sprintf("is %s, not %s", at.VisibleText(got.String()), want)
	case w == 0:
		return fmt.Sprintf("is %d (%s), not 0", g, resultText(g))
	case g == 0:
		return fmt.Sprintf("is 0, success, where the operation cannot have succeeded (%d, %s, was due)", w, resultText(w))
	case !plausible(c.name, w, g):
		return fmt.Sprintf("is %d (%s), which does not name the cause; %d (%s) does", g, resultText(g), w, resultText(w))
	}
	c.code(want.text, got.text)
	return ""
}

func (c *comparison) code(want, got string) {
	note := ""
	if want != got {
		note = fmt.Sprintf("result code %s where Table 5 names %s for this cause", got, want)
	}
	c.read("D25", "cause "+want, got, note)
}

// failure handles lines of a failed operation whose number of fields is open:
// D09 (empty file), D28 (empty directory) and D66 (failed RETR).
func (c *comparison) failure(e, a line) (why string, done bool) {
	code := e.at(1)
	if len(e.fields) != 2 || code == "0" || !hasResultCode(e.name) || len(a.fields) < 2 || e.at(0) != a.at(0) {
		return "", false
	}
	switch {
	case e.name == "MFTPLIST" && code == "14":
		switch {
		case a.at(1) == "14" && len(a.fields) == 2:
			c.read("D28", "empty directory", "14", "")
			return "", true
		case a.at(1) == "0" && len(a.fields) == 2:
			c.read("D28", "empty directory", "zero-without-entry", "an empty directory is reported as success without entry")
			return "", true
		}
		return "", false
	case e.name == "MFTPRETR" && code == "19" && a.at(1) == "0":
		if allZero(a.fields[1:]) && (len(a.fields) == 4 || len(a.fields) == 5) {
			c.read("D09", "empty file", "zero-lengths", "an empty file is delivered as success with no byte")
			return "", true
		}
	case e.name == "MFTPRETR" && len(a.fields) == 4 && a.at(2) == "0" && a.at(3) == "0":
		c.read("D66", "failed RETR", "with-lengths", "")
		return c.resultCode(e.fields[1], a.fields[1]), true
	case e.name == "MFTPRETR" && len(a.fields) == 2:
		c.read("D66", "failed RETR", "without-lengths", "")
		if value := "19"; code == "19" {
			if a.at(1) != code {
				value = "other-code"
			}
			c.read("D09", "empty file", value, "")
		}
	}
	return "", false
}

func allZero(fields []field) bool {
	for _, f := range fields {
		if f.text != "0" && f.text != "" {
			return false
		}
	}
	return true
}
