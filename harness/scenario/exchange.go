package scenario

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
)

// exchange is a command that the host sent, and what has come of it.
type exchange struct {
	*judge.Command
	sent   time.Duration // on the trace clock
	sentAt int           // position on the tape
	packet int           // bytes of the upload packet: those in the line, or typed so far
	typed  []byte        // data of it

	beside string // what another channel did when it was sent (D27); empty: nothing
	alone  bool   // no other command was at work on its channel when it was answered
	queued bool   // its result is put off until another channel's work is over
	steps  []Step // those of the case that sent it, and took its answer

	answered   bool          // its final result was claimed
	refusal    string        // the final result, where that was not OK
	answerAt   int           // position on the tape of the first line that was claimed since; 0: none
	due        bool          // its deferred result is to come
	unended    bool          // its result has no line end
	took       time.Duration // from sent to the last line that was claimed
	resultTook time.Duration // from sent to the last deferred result
	told       string        // the last information line that an open outcome brought before the final result
	stored     int           // bytes that lines of an open outcome say went to a local file
	received   []byte        // data of +MFTPRETR lines that an open outcome brought
	entries    []string      // +MFTPLIST lines with an entry, +MFTPPWD lines with a path, that an open outcome brought
}

// enters keeps a line that has an entry or a path.
func (c *exchange) enters(tok at.Token, l judge.Line) {
	if (c.Verb == "MFTPLIST" || c.Verb == "MFTPPWD") && l.Name == c.Verb && l.At(2) != "" {
		c.entries = append(c.entries, tok.Text)
	}
}

// toFile says whether it is a download to a local file.
func (c *exchange) toFile() bool { return c.Verb == "MFTPRETR" && c.Arg(1) != "" }

// brought is how many bytes of a download, or entries of a list, an open outcome brought.
func (c *exchange) brought() int64 {
	if c.Verb == "MFTPLIST" {
		return int64(len(c.entries))
	}
	return int64(len(c.received) + c.stored)
}

// part is how many bytes of a file of that size AT+MFTPRETR asks for, as far as the file has
// them. 0: none, or offset and length are no numbers.
func (c *exchange) part(size int64) int64 {
	from, err := strconv.ParseInt(cmp.Or(c.Arg(2), "0"), 10, 64)
	if err != nil {
		return 0
	}
	most, err := strconv.ParseInt(cmp.Or(c.Arg(3), "0"), 10, 64)
	if err != nil {
		return 0
	}
	due := size - from
	if most > 0 {
		due = min(due, most)
	}
	return max(0, due)
}

// byCtrlZ says whether data after the prompt are ended by ctrl+z (§3.11).
func (c *exchange) byCtrlZ() bool { return strings.HasSuffix(c.Form(), ">prompt") && c.Arg(2) == "" }

// hang is the state that a module does not reach which hangs at the command: ctrl+z is
// one matter, whatever command it ends.
func (c *exchange) hang() iut.Key {
	if c.byCtrlZ() {
		return iut.Key{Kind: iut.EndOfData}
	}
	return iut.Key{Kind: iut.AnyAnswer, Of: cmp.Or(c.Form(), at.VisibleText(c.Text))}
}
