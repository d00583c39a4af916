package scenario

import (
	"time"

	"mftpspec/harness/judge"
)

// exchange is a command that the host sent, and what has come of it.
type exchange struct {
	*judge.Command
	sent   time.Duration // on the trace clock
	sentAt int           // position on the tape
	packet int           // bytes of the upload packet: those in the line, or typed so far
	typed  []byte        // data of it

	answered   bool          // its final result was claimed
	refusal    string        // the final result, where that was not OK
	answerAt   int           // position on the tape of the first line that was claimed since; 0: none
	due        bool          // its deferred result is to come
	unended    bool          // its result has no line end
	took       time.Duration // from sent to the last line that was claimed
	resultTook time.Duration // from sent to the last deferred result
	received   []byte        // data of +MFTPRETR lines that an open outcome brought
	entries    []string      // +MFTPLIST lines with an entry that an open outcome brought
}
