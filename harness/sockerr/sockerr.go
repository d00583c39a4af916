// Package sockerr tells what an error of a socket means. The numbers of Windows (WSAECONNRESET)
// are not those that package syscall has there under the names of Unix. Whoever holds a socket
// calls it: port, scenario and the ftpclient of the emulator for example. It must never look at
// the text of an error.
package sockerr

import (
	"errors"
	"slices"
	"syscall"
)

// Reset reports that the other side broke the connection off, or that it is gone.
func Reset(err error) bool { return isOne(err, reset) }

// Refused reports that nothing listens there.
func Refused(err error) bool { return isOne(err, refused) }

// InUse reports that another socket has the address.
func InUse(err error) bool { return isOne(err, inUse) }

// Unreachable reports that no way leads there.
func Unreachable(err error) bool { return isOne(err, unreachable) }

// TimedOut reports that a time limit of the system passed.
func TimedOut(err error) bool { return isOne(err, timedOut) }

// meaning is which of them an error number is to be.
type meaning int

const (
	reset meaning = iota
	refused
	inUse
	unreachable
	timedOut
)

func isOne(err error, m meaning) bool {
	return slices.ContainsFunc(numbers(m), func(n syscall.Errno) bool { return errors.Is(err, n) })
}
