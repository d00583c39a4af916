// Package trace is the one event log of a bench and its clock: what was on the serial line, on the
// FTP control and data connections, and in the server's files, in the order in which it happened.
// Whoever moves a byte adds to it, and the reports show it as the evidence of a verdict. It must
// never import anything of ours.
package trace

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sync"
	"time"
)

// Lane is the place where an event was seen.
type Lane string

// The lanes of a bench.
const (
	Serial  Lane = "serial"      // bytes between the host (tester) and the module
	Control Lane = "ftp-control" // FTP commands and replies
	Data    Lane = "ftp-data"    // FTP data connections
	File    Lane = "file"        // what the server's file system was asked to do
	Bench   Lane = "bench"       // what the harness itself did: leases, recovery, faults that fired
)

// Dir says who an event came from.
type Dir string

// The senders of bytes.
const (
	FromHost   Dir = "host"   // tester to module, serial line
	FromModule Dir = "module" // module to tester, serial line
	FromClient Dir = "client" // module to FTP server
	FromServer Dir = "server" // FTP server to module
)

// Event is one thing that happened.
type Event struct {
	Seq     int           // position in the log, from 0, never reused
	At      time.Duration // since the log was made, monotonic
	Lane    Lane
	Dir     Dir    // empty where nobody sent anything
	Session int    // FTP session on this server, from 1; 0 where there is none
	Kind    string // what happened, a short word: "bytes", "cmd", "reply", "open", "close", "tls", "fault", "note"
	Text    string // one line for people; for "cmd" and "reply" the line itself, with any password masked
	Bytes   []byte // what went over the line, unchanged; nil where Text says it all
	N       int64  // a count of bytes, where Bytes holds only a part or nothing
	Digest  string // SHA-256 in hexadecimal of bytes that the log does not keep; empty where it does
}

// Of the bytes of events the log keeps the first and the last part; of those between,
// their number and their digest.
const (
	firstMost = 1 << 20
	lastMost  = 512 << 10
)

// Log is safe for concurrent use. Its zero value is not usable: call New.
type Log struct {
	start time.Time

	mu     sync.Mutex
	first  int // Seq of events[0]
	events []Event
	begun  int           // bytes of the first part
	middle int           // Seq of the first event after it
	rest   int           // bytes that are kept from there on
	cut    int           // Seq of the first event of the last part
	grown  chan struct{} // closed and replaced when an event is added
}

// New starts an empty log; its clock is at zero now.
func New() *Log {
	return &Log{start: time.Now(), grown: make(chan struct{})}
}

// Now is the time on the log's clock.
func (l *Log) Now() time.Duration { return time.Since(l.start) }

// Start is the wall-clock time at which the log's clock was zero.
func (l *Log) Start() time.Time { return l.start }

// Add appends e with the next Seq. A zero At is replaced by the present time.
// The caller gives up e.Bytes.
func (l *Log) Add(e Event) Event {
	l.mu.Lock()
	defer l.mu.Unlock()
	if e.At == 0 {
		e.At = l.Now()
	}
	e.Seq = l.first + len(l.events)
	l.events = append(l.events, e)
	l.bound(len(e.Bytes))
	close(l.grown)
	l.grown = make(chan struct{})
	return e
}

// bound lets go of bytes in the middle after n came. The caller holds mu.
func (l *Log) bound(n int) {
	if l.rest == 0 && l.begun+n <= firstMost {
		l.begun += n
		l.middle = l.first + len(l.events)
		l.cut = l.middle
		return
	}
	for l.rest += n; l.rest > lastMost; l.cut++ {
		e := &l.events[l.cut-l.first]
		if len(e.Bytes) == 0 {
			continue
		}
		sum := sha256.Sum256(e.Bytes)
		l.rest -= len(e.Bytes)
		e.N, e.Digest, e.Bytes = max(e.N, int64(len(e.Bytes))), hex.EncodeToString(sum[:]), nil
	}
}

// Mark is the Seq that the next event will have.
func (l *Log) Mark() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.first + len(l.events)
}

// Since returns a copy of the events from Seq mark on.
func (l *Log) Since(mark int) []Event {
	events, _ := l.since(mark)
	return events
}

func (l *Log) since(mark int) ([]Event, <-chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.events[min(max(mark-l.first, 0), len(l.events)):]), l.grown
}

// Wait returns the first event from Seq mark on for which match is true, as soon
// as there is one, or ctx's error.
func (l *Log) Wait(ctx context.Context, mark int, match func(Event) bool) (Event, error) {
	for {
		events, grown := l.since(mark)
		for _, e := range events {
			if match(e) {
				return e, nil
			}
			mark = e.Seq + 1
		}
		select {
		case <-grown:
		case <-ctx.Done():
			return Event{}, ctx.Err()
		}
	}
}

// Forget drops the events before Seq mark, so that a long run stays small.
func (l *Log) Forget(mark int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := min(max(mark-l.first, 0), len(l.events))
	for _, e := range l.events[:n] {
		if e.Seq < l.middle {
			l.begun -= len(e.Bytes)
		} else {
			l.rest -= len(e.Bytes)
		}
	}
	l.events = slices.Clone(l.events[n:])
	l.first += n
	l.cut = max(l.cut, l.first)
}
