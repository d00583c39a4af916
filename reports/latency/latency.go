// Package latency measures how long a device takes to acknowledge a command and to
// report its result, from the bytes of the serial line. The packages compare and
// history call it. It must never judge a time.
package latency

import (
	"bytes"
	"slices"
	"strings"

	"mftpspec/reports/model"
)

// Key is what is measured: a command, and its acknowledgement or its result.
type Key struct {
	Command string // MFTPPWD
	Result  bool   // from the acknowledgement to the result that follows; else from the command to the acknowledgement
}

// String is the command with "ack" or "result" behind it.
func (k Key) String() string {
	if k.Result {
		return k.Command + " result"
	}
	return k.Command + " ack"
}

// Samples are the times that were measured, in microseconds.
type Samples map[Key][]int64

// Median gives the middle of samples; 0 without any. It sorts a copy.
func Median(list []int64) int64 {
	if len(list) == 0 {
		return 0
	}
	s := slices.Sorted(slices.Values(list))
	n := len(s)
	return (s[(n-1)/2] + s[n/2]) / 2
}

// Case adds the samples of one case.
func (s Samples) Case(k *model.Case) {
	m := meter{samples: s}
	for i := range k.Trace {
		e := &k.Trace[i]
		if e.Lane == "serial" && len(e.Bytes) > 0 {
			m.bytes(e.Dir == "host", e.TimeUS, e.Bytes)
		}
	}
}

// answerMost is how much of an answer is looked through for its end.
const answerMost = 4096

// meter follows the serial line of one case.
type meter struct {
	samples      Samples
	sent, got    []byte
	since        int64
	command      string // that an answer is due to; empty: none
	result       []byte // what its result begins with
	acknowledged bool
}

func (m *meter) bytes(fromHost bool, at int64, b []byte) {
	if fromHost {
		m.sent = append(m.sent, b...)
		m.acknowledged, m.got = false, m.got[:0]
		m.command = commandOf(m.sent)
		m.since = at
		if bytes.HasSuffix(m.sent, []byte("\r")) {
			m.sent = m.sent[:0]
		}
		return
	}
	if m.command == "" || len(m.got) > answerMost {
		return
	}
	m.got = append(m.got, b...)
	if !m.acknowledged {
		end := endOfFinalResult(m.got)
		if end < 0 {
			return
		}
		m.add(Key{m.command, false}, at)
		m.acknowledged, m.got, m.since = true, append(m.got[:0], m.got[end:]...), at
		m.result = append(append(append(m.result[:0], '+'), m.command...), ": "...)
	}
	if at > m.since && bytes.Contains(m.got, m.result) {
		m.add(Key{m.command, true}, at)
		m.command = ""
	}
}

func (m *meter) add(k Key, at int64) { m.samples[k] = append(m.samples[k], at-m.since) }

// commandOf is the extended command of a whole line, AT+NAME…<CR>; empty for any other.
func commandOf(line []byte) string {
	if len(line) < 5 || !strings.EqualFold(string(line[:3]), "AT+") || bytes.IndexByte(line, '\r') != len(line)-1 {
		return ""
	}
	end := 3
	for end < len(line) && (line[end]|0x20) >= 'a' && (line[end]|0x20) <= 'z' {
		end++
	}
	return strings.ToUpper(string(line[3:end]))
}

// endOfFinalResult says where the first final result code ends, or the prompt; -1:
// there is none yet.
func endOfFinalResult(b []byte) int {
	for at := 0; ; {
		i := bytes.Index(b[at:], []byte("\r\n"))
		if i < 0 {
			return -1
		}
		at += i + 2
		if bytes.HasPrefix(b[at:], []byte(">")) {
			return at + 1
		}
		end := bytes.Index(b[at:], []byte("\r\n"))
		if end < 0 {
			continue
		}
		switch line := b[at : at+end]; {
		case string(line) == "OK", string(line) == "ERROR", string(line) == "CONNECT", bytes.HasPrefix(line, []byte("+CME ERROR: ")), bytes.HasPrefix(line, []byte("+CMS ERROR: ")):
			return at + end + 2
		}
	}
}
