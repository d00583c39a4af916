package judge

import (
	"path"
	"strconv"
	"strings"

	"mftpspec/harness/at"
	"mftpspec/harness/ledger"
	"mftpspec/harness/manual"
	"mftpspec/reports/model"
)

// fieldRule compares one field where the ledger permits more than equality. It
// returns what is wrong, and records what the device chose.
type fieldRule func(want, got field) (why model.Text)

// rule gives the rule of field i of the expected line e, nil where equality is
// the rule.
func (c *Comparison) rule(e Line, i int) fieldRule {
	last := i == len(e.Fields)-1
	switch {
	case i == 1 && manual.HasResultCode(e.Name) && !e.Fields[1].Quoted:
		return c.resultCode
	case e.Name == "MFTPPWD" && i == 2:
		return c.pwdPath
	case e.Name == "MFTPLIST" && i == 2 && len(e.Fields) > 3:
		return c.listName
	case strings.HasPrefix(e.Fields[i].Text, timeOf):
		return c.modifyTime
	case e.Name == "MFTPLIST" && i > 2 && last:
		return c.permission
	case e.Name == "MFTPRETR" && i == 2:
		return c.sumSize
	case (e.Name == "MFTPAPPE" || e.Name == "MFTPSTOR") && i == 2:
		return c.sentLength
	}
	return nil
}

// hasRules says whether a line that is equal may still show a reading.
func hasRules(e Line) bool { return strings.HasPrefix(e.Name, "MFTP") && len(e.Fields) > 2 }

// pwdPath is row D01: a string, quoted everywhere but in one example of §4.1.
func (c *Comparison) pwdPath(want, got field) model.Text {
	if want.Text != got.Text && (got.Quoted || want.Text != strings.TrimLeft(got.raw, " ")) { // without quotes, blanks at its end are the path's
		return model.Say("is %s, not %s", at.VisibleText(got.String()), at.VisibleText(want.String()))
	}
	stimulus := "home"
	if c.Moved {
		stimulus = "after CWD"
	}
	if got.Quoted {
		c.Read(ledger.D01, stimulus, "quoted", model.Text{})
	} else {
		c.Read(ledger.D01, stimulus, "unquoted", model.Say("the path of +MFTPPWD stands without quotes"))
	}
	return model.Text{}
}

// listName is row D33: a file may be named as in the command or by its base name.
func (c *Comparison) listName(want, got field) model.Text {
	base := path.Base(want.Text)
	full := want.Text
	if strings.Contains(c.Argument, "/") && path.Base(c.Argument) == base {
		full = c.Argument
	}
	given := "relative path given"
	if strings.HasPrefix(full, "/") {
		given = "absolute path given"
	}
	switch {
	case !got.Quoted:
		return model.Say("is %s, not the string %s", at.VisibleText(got.String()), at.VisibleText(want.String()))
	case got.Text == base && full != base:
		c.Read(ledger.D33, given, "base-name", model.Text{})
		return model.Text{}
	case got.Text == full && full != base:
		c.Read(ledger.D33, given, "as-given", model.Text{})
		return model.Text{}
	case got.Text == want.Text:
		return model.Text{}
	}
	return model.Say("is %s, not %s", at.VisibleText(got.String()), at.VisibleText(want.String()))
}

// permission is row D32: three characters, r or -, w or -, x or -; which
// permission of the server they show is recorded only.
func (c *Comparison) permission(want, got field) model.Text {
	p := got.Text
	ok := got.Quoted && len(p) == 3 && strings.Contains("r-", p[:1]) && strings.Contains("w-", p[1:2]) && strings.Contains("x-", p[2:])
	if !ok {
		return model.Say("is %s, not three characters of rwx- in quotes", at.VisibleText(got.String()))
	}
	value, note := "owner", model.Text{}
	if p != want.Text {
		note = model.Say("permission %s where the owner's is %s", strconv.Quote(p), strconv.Quote(want.Text))
		if value = "other"; p == want.Text[:2]+"-" {
			value = "facts"
		}
	}
	if !note.IsZero() || strings.HasSuffix(want.Text, "x") {
		c.record(ledger.D32, want.Text, value, note)
	}
	return model.Text{}
}

// sumSize is row D04: the data delivered so far, or the length of the file.
func (c *Comparison) sumSize(want, got field) model.Text {
	switch {
	case got.Quoted:
		return model.Say("is quoted")
	case got.Text == want.Text && c.FileSize != "" && c.FileSize != want.Text:
		c.Read(ledger.D04, OneLine, "cumulative", model.Text{})
		return model.Text{}
	case got.Text == want.Text:
		return model.Text{}
	case got.Text == c.FileSize:
		c.Read(ledger.D04, OneLine, "file-size", model.Say("<sum_size> is the length of the file, not of the data received"))
		return model.Text{}
	}
	return model.Say("is %s, not %s", at.VisibleText(got.Text), want.Text)
}

// sentLength is row D42: of a packet, or of all packets so far.
func (c *Comparison) sentLength(want, got field) model.Text {
	packet, all := c.Packet, c.Packets
	switch {
	case got.Quoted:
		return model.Say("is quoted")
	case packet == all, want.Text != packet && want.Text != all:
		if got.Text == want.Text {
			return model.Text{}
		}
	case got.Text == packet:
		c.Read(ledger.D42, "<sent_length>", "per-packet", model.Text{})
		return model.Text{}
	case got.Text == all:
		c.Read(ledger.D42, "<sent_length>", "cumulative", model.Text{})
		return model.Text{}
	}
	return model.Say("is %s, not %s", at.VisibleText(got.Text), want.Text)
}

// resultCode is rows D25, D28 and D09: the named code, or another plausible one.
func (c *Comparison) resultCode(want, got field) model.Text {
	if want == got || want.Text == got.Text && !got.Quoted {
		if want.Text != "0" {
			c.Code(want.Text, got.Text)
		}
		return model.Text{}
	}
	w, errW := strconv.Atoi(want.Text)
	g, errG := strconv.Atoi(got.Text)
	switch {
	case errW != nil || errG != nil || got.Quoted:
		return model.Say("is %s, not %s", at.VisibleText(got.String()), want)
	case w == 0:
		return model.Say("is %s (%s), not 0", g, ResultName(g))
	case g == 0:
		return model.Say("is 0 (success), but the operation cannot have succeeded; expected %s (%s)", w, ResultName(w))
	case !Plausible(c.name, w, g):
		return model.Say("is %s (%s), which does not name the cause; %s (%s) does", g, ResultName(g), w, ResultName(w))
	}
	c.Code(want.Text, got.Text)
	return model.Text{}
}

func (c *Comparison) Code(want, got string) {
	var note model.Text
	if want != got {
		note = model.Say("result code %s where Table 5 names %s for this cause", got, want)
	}
	c.Read(ledger.D25, CauseIs(want), got, note)
}

// failure handles lines of a failed operation whose number of fields is open:
// D09 (empty file), D28 (empty directory) and D66 (failed RETR).
func (c *Comparison) failure(e, a Line) (why model.Text, done bool) {
	code := e.At(1)
	if len(e.Fields) != 2 || code == "0" || !manual.HasResultCode(e.Name) || len(a.Fields) < 2 || e.At(0) != a.At(0) {
		return model.Text{}, false
	}
	switch {
	case e.Name == "MFTPLIST" && code == "14":
		switch {
		case a.At(1) == "14" && (len(a.Fields) == 2 || emptyFields(a)):
			c.Read(ledger.D28, "empty directory", "14", model.Text{})
			c.Readings = append(c.Readings, FailureReadings(a)...)
			return model.Text{}, true
		case a.At(1) == "0" && len(a.Fields) == 2:
			c.Read(ledger.D28, "empty directory", "zero-without-entry", model.Say("an empty directory is reported as success without entry"))
			return model.Text{}, true
		}
		return model.Text{}, false
	case emptyFields(a):
		c.Readings = append(c.Readings, FailureReadings(a)...)
		return c.resultCode(e.Fields[1], a.Fields[1]), true
	case e.Name == "MFTPRETR" && code == "19" && a.At(1) == "0" && len(a.Fields) == 2:
		c.Read(ledger.D09, "empty file", "bare-zero", model.Say("an empty file is reported as success without lengths"))
		return model.Text{}, true
	case e.Name == "MFTPRETR" && code == "19" && a.At(1) == "0":
		if AllZero(a.Fields[1:]) && (len(a.Fields) == 4 || len(a.Fields) == 5) {
			c.Read(ledger.D09, "empty file", "zero-lengths", model.Say("an empty file is delivered as success with no byte"))
			return model.Text{}, true
		}
	case e.Name == "MFTPRETR" && len(a.Fields) == 4 && a.At(2) == "0" && a.At(3) == "0":
		c.Readings = append(c.Readings, FailureReadings(a)...)
		return c.resultCode(e.Fields[1], a.Fields[1]), true
	case e.Name == "MFTPRETR" && len(a.Fields) == 2:
		c.Readings = append(c.Readings, FailureReadings(a)...)
		if value := "19"; code == "19" {
			if a.At(1) != code {
				value = "other-code"
			}
			c.Read(ledger.D09, "empty file", value, model.Text{})
		}
	}
	return model.Text{}, false
}

func AllZero(fields []field) bool {
	for _, f := range fields {
		if f.Text != "0" && f.Text != "" {
			return false
		}
	}
	return true
}
