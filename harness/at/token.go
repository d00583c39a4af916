package at

import "time"

// Kind says what a Token is.
type Kind int

// The kinds of tokens.
const (
	// None is no token: what comes before the first.
	None Kind = iota
	// Stray is what is not a line: control characters or bytes that are no text,
	// a fragment ended by a lone <CR>, more bytes than any line has.
	Stray
	// Echo is the command that was sent, or data typed after a prompt, coming back.
	Echo
	// Info is a line of text that is none of the kinds below: a response, a
	// result or a notification.
	Info
	// Final is a final result (§2.2 Table 3): OK, ERROR, +CME ERROR: 50, and what
	// can only be meant as one, like Ok. Text says what it was.
	Final
	// Prompt is the > that asks for data (§3.11). Only where Context.Prompt.
	Prompt
	// Connect is the line that begins the transparent mode (§3.11). Only where
	// Context.Connect.
	Connect
	// Payload is a line that carries counted bytes (§3.10). Only where Context.Payload.
	Payload
	// Partial is what remained when the waiting ended: see Session.Drain.
	Partial
)

// String is the name of the kind.
func (k Kind) String() string {
	names := [...]string{"none", "stray", "echo", "info", "final", "prompt", "connect", "payload", "partial"}
	if k < 0 || int(k) >= len(names) {
		return "unknown"
	}
	return names[k]
}

// Token is one thing the module sent. The tokens of a session lie end to end on
// its tape: together they are every byte that was received.
type Token struct {
	Kind       Kind
	Start, End int           // offsets of the first byte and of the byte after the last, framing included
	At, Done   time.Duration // arrival of the first and of the last byte, on the trace clock
	Lead       string        // what came before the text: "\r\n" for a line as §2.1 wants it; a space that follows a prompt is in the Lead of the token after it (D41)
	Text       string        // the line without its framing, byte for byte; of a Payload the part before its data, without the last comma
	Data       []byte        // of a Payload: its data, a part of the tape: not to be changed
	Violations []string      // what is wrong with the framing (§2.1), in words, see NoLead and the rest; nil if nothing is
}

// What can be wrong with the framing of a token (§2.1).
const (
	NoLead       = "no <CR><LF> before the line"
	BareLead     = "the line begins after a lone <CR> or <LF>"
	DoubleLead   = "<CR><CR><LF> before the line"
	EmptyLine    = "an empty line before the line"
	BareLF       = "<LF> without <CR> at the end"
	BareCR       = "<CR> without <LF> at the end"
	DoubleCR     = "<CR><CR><LF> at the end"
	ControlChar  = "a control character within the line"
	NotText      = "bytes that are no text"
	TooLong      = "more bytes without a line end than any line has"
	NoDataEnd    = "the counted data is not followed by <CR><LF>"
	HugeData     = "the line announces more data than any has"
	FramedEcho   = "<CR><LF> before the echo"
	OnlyLineEnds = "line ends without a line"
)

// Context is what the scanner may recognise besides lines of text.
type Context struct {
	Echo     []byte // a command, without its line end, whose echo may come: it need not (D59)
	EchoData []byte // data typed after a prompt, whose echo may come (D66)
	Prompt   bool   // a > may come
	Connect  bool   // CONNECT may come
	Payload  string // prefix of the lines with counted data, "+MFTPRETR: " or "+MFGET: "; empty: none
	// PayloadFields is how many numbers come before the data, the last of them
	// its length; 0 means 4 for +MFTPRETR (§3.10) and 1 for any other prefix.
	PayloadFields int
	// After is the kind of the token before: what follows an Echo, a Prompt or a
	// Stray may begin with the end of that. The Session fills it in.
	After Kind

	sent [][]byte // commands like Echo
}
