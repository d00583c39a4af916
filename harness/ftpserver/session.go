package ftpserver

import "time"

// How a session or a data connection is protected.
const (
	Plain    = "plain"
	Explicit = "explicit" // AUTH TLS
	Implicit = "implicit" // TLS from the first byte
)

// Who ended a session.
const (
	ByQuit   = "quit"   // QUIT was received, whoever closed the socket after it
	ByClient = "client" // the client closed (FIN) or reset (RST) without QUIT
	ByServer = "server" // the server closed: refused login, a fault, Cut or Close
)

// Session is one control connection, from accept to end: a copy, made at one
// moment. All times are on the clock of the server's trace.
type Session struct {
	ID       int    // from 1, in the order of arrival
	Remote   string // the client's address, host:port
	Origin   Origin // whose it is, as far as that can be said by now
	User     string // argument of the last USER
	LoggedIn bool   // a login was answered 230
	// Passwords holds the argument of every PASS, in order: for judging, never
	// for printing. The trace and Commands have it masked.
	Passwords []string
	Dir       string        // working directory, "" before the login
	Type      string        // TYPE in force, "A" or "I"; RFC 959 begins with "A"
	Security  string        // Plain, Explicit or Implicit
	TLS       string        // version and server name of the handshake, or "failed: …"; "" without TLS
	Closed    time.Duration // 0 while Open
	Open      bool
	ClosedBy  string // ByQuit, ByClient or ByServer; "" while Open
	Reset     bool   // the client ended it with RST instead of FIN
	Broken    string // the engine failed inside: our fault, whatever was asked
	Commands  []Command
	Transfers []Transfer
}

// Command is one line from the client and what it was answered.
type Command struct {
	At   time.Duration // the line was complete
	Done time.Duration // just before the final reply was sent; 0: no final reply
	Verb string        // upper case
	Arg  string        // as received; "****" for PASS
	Mark int           // preliminary reply (1xx) that was sent, or 0
	Code int           // final reply that was sent; 0: none yet, or held back by a fault
	Text string        // the final reply without code, lines joined by "\n"
}

// Transfer is one RETR, STOR, APPE, LIST, NLST or MLSD that the server began to
// work on.
type Transfer struct {
	Verb   string
	Path   string // absolute and clean
	Offset int64  // of the REST in force; 0 for APPE
	Type   string // TYPE in force: "A" or "I"
	Mode   string // "passive" or "active"; "" when there was neither PASV nor PORT
	Secure bool   // the data connection is under TLS (PROT P)

	Started      time.Duration // command received
	Connected    time.Duration // data connection established; 0: never
	Disconnected time.Duration // server's end of the data connection closed; 0: never, or still open
	Ended        time.Duration // final reply; 0 until then

	// Open: the data connection is established and the server has not closed its end.
	Open bool

	// Others is how many connections came to its passive port from elsewhere than the
	// client: they were turned away. Rivals is how many more came from where the client
	// is: which of them was the client's, nobody can say.
	Others, Rivals int

	// Wire counts the bytes of the data connection, under TLS those inside it. In a
	// download they were handed to the network, which is not yet "received".
	Wire int64
	// File counts the bytes read from or written to the file. It differs from Wire
	// in TYPE A (line ends). It is final when Code is set.
	File  int64
	Flags string // how the file was opened: "RDONLY", "WRONLY|CREATE|TRUNC", "WRONLY|CREATE|APPEND"; "" for listings
	Code  int    // final reply that was sent; 0: none yet
	Err   string // why it failed, as the server saw it
}
