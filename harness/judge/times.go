package judge

import (
	"fmt"
	"path"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/ledger"
	"mftpspec/reports/model"
)

// timeOf opens a placeholder in an expected line: <time of /home/uftp/1.txt>.
const timeOf = "<time of "

// A listing shows the time of day of files younger than about half a year; the
// manual's "6 months" has a margin here in which both forms are right.
const (
	surelyRecent = 175 * 24 * time.Hour
	surelyOld    = 190 * 24 * time.Hour
)

// modifyTime is row D31: 14 digits, the server's minute or second, in one of
// the laboratory's offsets; the date alone for old files; quoted or not.
func (c *Comparison) modifyTime(want, got field) model.Text {
	file := strings.TrimSuffix(strings.TrimPrefix(want.Text, timeOf), ">")
	truth, err := c.Modified(file)
	if err != nil {
		return model.Say("cannot be judged: %s", err)
	}
	if len(got.Text) != 14 || strings.Trim(got.Text, "0123456789") != "" {
		return model.Say("is %s, not 14 digits", at.VisibleText(got.String()))
	}
	shown, err := time.Parse("20060102150405", got.Text)
	if err != nil {
		return model.Say("is %s, which is no date and time", got.Text)
	}
	form, value := model.Text{}, "unquoted"
	if got.Quoted {
		form, value = model.Say("<modify_time> stands in quotes"), "quoted"
	}
	c.Read(ledger.D31, "quotes", value, form)

	var fits []time.Duration
	precision := ""
	for _, offset := range c.Offsets {
		if p := c.sameTime(shown, truth.UTC().Add(offset)); p != "" {
			fits = append(fits, offset)
			precision = p
		}
	}
	if len(fits) == 0 {
		return model.Say("is %s, which is not the server's %s in any of the offsets %s", got.Text, truth.UTC().Format("20060102150405"), c.Offsets)
	}
	if precision == "year" {
		c.record(ledger.D31, "turn of the year", "another year", model.Say("<modify_time> %s has another year than the server's %s", got.Text, truth.UTC().Format("20060102150405")))
	}
	if precision == "seconds" || precision == "minutes" {
		// One file may be asked for by another verb than the entries of a directory.
		of := "of an entry"
		if path.Base(file) == path.Base(c.Argument) {
			of = "of a file"
		}
		// A module may ask for the seconds of a few files, and not for those of many.
		c.record(ledger.D31, "precision "+of, precision, model.Text{})
	}
	if precision != "date" && precision != "year" && len(fits) == 1 {
		c.Read(ledger.D31, "offset", zone(fits[0]), model.Text{})
	}
	return model.Text{}
}

// zone names an offset: utc, +8h.
func zone(offset time.Duration) string {
	if offset == 0 {
		return "utc"
	}
	return fmt.Sprintf("%+gh", offset.Hours())
}

// sameTime compares what is shown with the server's time: "seconds", "minutes"
// (both only where they can be told apart), "equal", "date", "year", or "" if
// they differ.
func (c *Comparison) sameTime(shown, truth time.Time) string {
	age := c.Now.Sub(truth)
	truth = truth.Truncate(time.Second)
	if c.NoYear && sameMinute(shown.AddDate(truth.Year()-shown.Year(), 0, 0), truth) != "" && shown.Year() != truth.Year() {
		return "year"
	}
	if age > surelyRecent && sameDate(shown, truth) {
		return "date"
	}
	if age > surelyOld {
		return ""
	}
	if p := sameMinute(shown, truth); p != "" {
		return p
	}
	// A listing leaves out the year of a recent file: the module's clock gives it.
	if truth.Year() != c.Now.UTC().Year() || age < 0 {
		for _, years := range []int{-1, 1} {
			if sameMinute(shown.AddDate(years, 0, 0), truth) != "" {
				return "year"
			}
		}
	}
	return ""
}

func sameDate(a, b time.Time) bool { return a.Format("20060102") == b.Format("20060102") }

func sameMinute(shown, truth time.Time) string {
	switch {
	case shown.Equal(truth) && truth.Second() == 0:
		return "equal"
	case shown.Equal(truth):
		return "seconds"
	case shown.Equal(truth.Truncate(time.Minute)):
		return "minutes"
	}
	return ""
}
