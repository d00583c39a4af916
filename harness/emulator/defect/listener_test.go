package defect

import (
	"io"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// listener is the host's end of a module's line, and all that the module has said.
type listener struct {
	t    *testing.T
	line io.ReadWriteCloser
	over chan struct{} // closed when the line is

	mu    sync.Mutex
	got   []byte
	heard time.Time     // when the last of it came
	more  chan struct{} // closed and replaced when something comes
}

func listen(t *testing.T, line io.ReadWriteCloser) *listener {
	l := &listener{t: t, line: line, over: make(chan struct{}), heard: time.Now(), more: make(chan struct{})}
	go func() {
		defer close(l.over)
		buf := make([]byte, 1<<16)
		for {
			n, err := line.Read(buf)
			l.add(string(buf[:n]))
			if err != nil {
				return
			}
		}
	}()
	return l
}

// add puts something behind what was said, and gives how much that is then.
func (l *listener) add(s string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.got, l.heard = append(l.got, s...), time.Now()
	close(l.more)
	l.more = make(chan struct{})
	return len(l.got)
}

func (l *listener) all() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return string(l.got)
}

func (l *listener) write(s string) {
	if _, err := io.WriteString(l.line, s); err != nil {
		l.t.Error(err)
	}
}

// until waits up to limit for what is right behind from.
func (l *listener) until(from int, limit time.Duration, right func(said string) bool) bool {
	late := time.NewTimer(limit)
	defer late.Stop()
	for {
		l.mu.Lock()
		said, more := string(l.got[from:]), l.more
		l.mu.Unlock()
		if right(said) {
			return true
		}
		select {
		case <-more:
		case <-late.C:
			return false
		}
	}
}

// silence waits until nothing has come for so long: there is no other sign that nothing
// more will.
func (l *listener) silence(long time.Duration) {
	for begun := time.Now(); ; {
		l.mu.Lock()
		since, more := l.heard, l.more
		l.mu.Unlock()
		if begun.After(since) {
			since = begun
		}
		select {
		case <-more:
		case <-time.After(time.Until(since.Add(long))):
			return
		}
	}
}

var (
	finalLine  = regexp.MustCompile(`\r\n(OK|ERROR|\+CME ERROR: \d+)\r\n`)
	resultLine = regexp.MustCompile(`\r\n\+MFTP[A-Z]+: (\d,\d|\()`)
	dataMode   = regexp.MustCompile(`\r\n(>|CONNECT\r\n)`)
	deferred   = regexp.MustCompile(`^AT\+MFTP(CONN|DISC|CWD|PWD|MKD|LIST|DEL|RN|RETR|APPE|STOR)=\d`)
)

// answered says whether what was said is what a command has due: a final result and, where
// the command has one, a deferred result behind OK; or the beginning of data.
func answered(line string) func(said string) bool {
	return func(said string) bool {
		if !finalLine.MatchString(said) {
			return dataMode.MatchString(said)
		}
		return !deferred.MatchString(line) || !strings.Contains(said, "\r\nOK\r\n") || resultLine.MatchString(said)
	}
}

// escape ends the transparent mode.
const escape = "+++"

// guard is the silence around it that the modules ask for. The bytes before it have been
// taken when it is written, so that it stands alone without a pause.
const guard = time.Microsecond
