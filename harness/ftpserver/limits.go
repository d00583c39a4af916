package ftpserver

import "time"

// Limits bound what a client can make the server do: while a run is on it may be
// reached by the whole Internet. A zero field has the default. None of them
// hinders six channels at once, a slow line or a fault of a case: a session in
// which a fault has fired, or to which the server owes an answer, is not idle.
type Limits struct {
	Connections int           // at the same time; 64
	Source      int           // at the same time from one address; 32
	Arrivals    float64       // new ones a second from one address, after a burst of 64; not the module's; 20
	Line        int           // bytes of a command line; 4000
	Commands    float64       // a second in one session, after a burst of 512; what is beyond waits; 200
	Unknown     int           // commands in a session that has not logged in; 40
	File        int64         // bytes of one file; 64 MiB
	Tree        int64         // bytes of all files; 256 MiB
	Names       int           // of files and directories; 20000
	Login       time.Duration // silence of a client that has not logged in; 2 min
	Idle        time.Duration // silence of one that has, data included; 30 min
	Session     time.Duration // of one session altogether; 4 h
}

func (l Limits) withDefaults() Limits {
	if l.Line > maxLine {
		l.Line = maxLine
	}
	l.Connections = orDefault(l.Connections, 64)
	l.Source = orDefault(l.Source, 32)
	l.Arrivals = orDefault(l.Arrivals, 20)
	l.Line = orDefault(l.Line, maxLine)
	l.Commands = orDefault(l.Commands, 200)
	l.Unknown = orDefault(l.Unknown, 40)
	l.File = orDefault(l.File, 64<<20)
	l.Tree = orDefault(l.Tree, 256<<20)
	l.Names = orDefault(l.Names, 20000)
	l.Login = orDefault(l.Login, 2*time.Minute)
	l.Idle = orDefault(l.Idle, 30*time.Minute)
	l.Session = orDefault(l.Session, 4*time.Hour)
	return l
}

func orDefault[T int | int64 | float64 | time.Duration](n, otherwise T) T {
	if n <= 0 {
		return otherwise
	}
	return n
}

// maxLine leaves room in ftpserverlib's 4096 bytes, beyond which it disconnects
// without a word.
const maxLine = 4000

// The bursts of Limits, and what is not for the laboratory to choose.
const (
	arrivalBurst = 64
	commandBurst = 512
	// strangerPatience is Limits.Login for who is known not to be the module.
	strangerPatience = 20 * time.Second
	// strangersKept is how many sessions that are not the module's are remembered; who
	// comes after them is only counted.
	strangersKept = 1000
)

// bucket is a token bucket; the zero value is full.
type bucket struct {
	tokens float64
	filled time.Time
}

// take takes a token and returns 0, or how long it takes until there is one.
func (b *bucket) take(now time.Time, perSecond, burst float64) time.Duration {
	if b.filled.IsZero() {
		b.tokens = burst
	} else {
		b.tokens = min(burst, b.tokens+now.Sub(b.filled).Seconds()*perSecond)
	}
	b.filled = now
	if b.tokens < 1 {
		return time.Duration((1 - b.tokens) / perSecond * float64(time.Second))
	}
	b.tokens--
	return 0
}
