package record

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

// Exchange is what the host sent once, and what the module said to it until the host
// went on.
type Exchange struct {
	Host   []byte // a command line with its <CR>, or data
	Data   bool   // data: what came behind a prompt or CONNECT
	Answer []Turn // with the pauses of then
}

// Script is a tape that is looked up by what the host says, instead of by whose turn it
// is: so a host with a start-up of its own meets the answers it came for.
type Script struct {
	Greeting  []Turn // what the module said before the host did
	exchanges []Exchange
	played    []bool
	at        int // behind the exchange that was played last
}

// NewScript takes a tape apart.
func NewScript(tape []Turn) *Script {
	s := &Script{}
	for _, turn := range tape {
		n := len(s.exchanges)
		switch {
		case !turn.Host && n == 0:
			s.Greeting = append(s.Greeting, turn)
		case !turn.Host:
			s.exchanges[n-1].Answer = append(s.exchanges[n-1].Answer, turn)
		case n > 0 && wantsData(s.exchanges[n-1].Answer):
			s.exchanges = append(s.exchanges, Exchange{Host: turn.Bytes, Data: true})
		default:
			for line := range bytes.SplitAfterSeq(bytes.TrimLeft(turn.Bytes, "\n"), []byte("\r")) {
				if len(bytes.Trim(line, "\r\n")) > 0 {
					s.exchanges = append(s.exchanges, Exchange{Host: line})
				}
			}
		}
	}
	s.played = make([]bool, len(s.exchanges))
	return s
}

// wantsData says whether the module waits for data after this answer (§3.11).
func wantsData(answer []Turn) bool {
	if len(answer) == 0 {
		return false
	}
	said := strings.TrimRight(string(answer[len(answer)-1].Bytes), " \r\n")
	return strings.HasSuffix(said, ">") || strings.HasSuffix(said, "\nCONNECT")
}

// Commands is how many command lines the script knows.
func (s *Script) Commands() int {
	n := 0
	for _, e := range s.exchanges {
		if !e.Data {
			n++
		}
	}
	return n
}

// Over says whether everything was played.
func (s *Script) Over() bool { return !slices.Contains(s.played, false) }

// Find gives the exchange for a command line: one with the same line, or else with the
// same command in the same form, whose parameters differ (same is false). Of several it
// is the next one that was not played yet, and when all were, the last one. Nil: the
// recording has no such command.
func (s *Script) Find(line []byte) (found *Exchange, same bool) {
	text := strings.Trim(string(line), "\r\n ")
	for _, alike := range []func(string) bool{
		func(other string) bool { return other == text },
		func(other string) bool { return strings.EqualFold(head(other), head(text)) },
	} {
		if i := s.next(alike); i >= 0 {
			s.played[i], s.at = true, i+1
			e := &s.exchanges[i]
			return e, strings.Trim(string(e.Host), "\r\n ") == text
		}
	}
	return nil, false
}

// next is the exchange to play of those that are alike.
func (s *Script) next(alike func(string) bool) int {
	last := -1
	for k := range s.exchanges {
		i := (s.at + k) % len(s.exchanges)
		if e := s.exchanges[i]; e.Data || !alike(strings.Trim(string(e.Host), "\r\n ")) {
			continue
		}
		if !s.played[i] {
			return i
		}
		last = max(last, i)
	}
	return last
}

// Data gives the exchange of the data that follow the exchange played last, if data
// followed it: the module waits for them.
func (s *Script) Data() *Exchange {
	if s.at == len(s.exchanges) || !s.exchanges[s.at].Data {
		return nil
	}
	e := &s.exchanges[s.at]
	s.played[s.at] = true
	s.at++
	return e
}

// EndOfData is how many bytes of b are the data behind a command line: up to what ended
// those of the recording, <SUB> or +++, or as many as the line announces, or as there
// were then. 0: they have not all come.
func (e *Exchange) EndOfData(line, b []byte) int {
	for _, end := range []string{"\x1a", "+++"} {
		if bytes.HasSuffix(e.Host, []byte(end)) {
			if i := bytes.Index(b, []byte(end)); i >= 0 {
				return i + len(end)
			}
			return 0
		}
	}
	want := len(e.Host)
	if n, err := strconv.Atoi(lastParameter(line)); err == nil && n > 0 {
		want = n
	}
	if len(b) < want {
		return 0
	}
	return want
}

// head is a command line without its parameters: AT+MFTPCWD=, AT+CSQ, AT+CEREG?.
func head(line string) string {
	if i := strings.IndexByte(line, '='); i >= 0 && !strings.HasPrefix(line[i:], "=?") {
		return line[:i+1]
	}
	return line
}

// lastParameter is the <length> of AT+MFTPSTOR=<connect_id>,"<file_name>",<eof>,<length>
// (§3.12); empty where fewer are given.
func lastParameter(line []byte) string {
	_, behind, _ := strings.Cut(string(line), `",`)
	_, length, _ := strings.Cut(behind, ",")
	return strings.TrimRight(length, "\r\n")
}
