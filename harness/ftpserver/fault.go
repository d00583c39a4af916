package ftpserver

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Fault makes the server misbehave at one point.
type Fault struct {
	On    Point
	Times int      // how often it fires before it is spent; 0: always
	Do    []Action // in order
}

// Point is a place in the server's work where a Fault can fire.
type Point struct {
	place place
	verbs []string // AtCommand, AtReply, AtData: any when empty
	code  int      // AtReply: 0 is any
	op    FileOp   // AtFile
}

type place string

const (
	atConnect  place = "connect"
	atGreeting place = "greeting"
	atCommand  place = "command"
	atReply    place = "reply"
	atData     place = "data"
	atFile     place = "file"
)

// AtConnect is the moment after accept, before TLS and greeting.
func AtConnect() Point { return Point{place: atConnect} }

// AtGreeting is the moment when the 220 would be sent.
func AtGreeting() Point { return Point{place: atGreeting} }

// AtCommand is the arrival of a command, before it has any effect; "" is any.
func AtCommand(verb string) Point { return Point{place: atCommand, verbs: oneVerb(verb)} }

// AtReply is the reply to a command, after it has had its effect. verb "" is any
// and code 0 is any, preliminary replies (1xx) included.
func AtReply(verb string, code int) Point {
	return Point{place: atReply, verbs: oneVerb(verb), code: code}
}

// AtData is the data connection of one of these verbs, of any without verbs.
// RefuseData is decided at PASV or PORT, where the verb is not known, and
// ignores them.
func AtData(verbs ...string) Point {
	p := Point{place: atData}
	for _, v := range verbs {
		p.verbs = append(p.verbs, strings.ToUpper(v))
	}
	return p
}

// AtFile is an operation of the file system.
func AtFile(op FileOp) Point { return Point{place: atFile, op: op} }

// FileOp is an operation that the server asks of its file system.
type FileOp string

// The operations of AtFile.
const (
	OpOpen   FileOp = "open"  // RETR, STOR, APPE
	OpRead   FileOp = "read"  // RETR
	OpWrite  FileOp = "write" // STOR, APPE
	OpClose  FileOp = "close" // RETR, STOR, APPE
	OpList   FileOp = "list"  // LIST, NLST, MLSD
	OpStat   FileOp = "stat"  // CWD, SIZE, MDTM, MLST, RNFR, LIST
	OpMkdir  FileOp = "mkdir"
	OpRemove FileOp = "remove" // DELE, RMD
	OpRename FileOp = "rename"
)

func oneVerb(verb string) []string {
	if verb == "" {
		return nil
	}
	return []string{strings.ToUpper(verb)}
}

// String says where the point is, for reports: "reply STOR 226".
func (p Point) String() string {
	s := string(p.place)
	if len(p.verbs) > 0 {
		s += " " + strings.Join(p.verbs, "|")
	}
	if p.code != 0 {
		s += fmt.Sprintf(" %d", p.code)
	}
	if p.op != "" {
		s += " " + string(p.op)
	}
	return s
}

// Errors for Fail, and the reply that they become.
var (
	ErrDiskFull   = errors.New("no space left on device") // 552
	ErrName       = errors.New("file name not allowed")   // 553
	ErrPermission = errors.New("permission denied")       // 550
	ErrIO         = errors.New("input/output error")      // 451 in a transfer, otherwise 550: of a disk, which tests alone break
)

// Action is one thing that a Fault does.
type Action struct {
	do    deed
	wait  time.Duration
	text  string
	n     int64
	then  *Action
	cause error
}

type deed string

const (
	delay      deed = "delay"
	hang       deed = "hang"
	drop       deed = "drop"
	say        deed = "say"
	garbage    deed = "garbage"
	disconnect deed = "disconnect"
	reset      deed = "reset"
	refuseData deed = "refuse data"
	holdData   deed = "hold data"
	after      deed = "after"
	rate       deed = "rate"
	fail       deed = "fail"
)

// Delay waits before what comes next. It ends early when the session or the server ends.
func Delay(d time.Duration) Action { return Action{do: delay, wait: d} }

// Hang goes silent for good: on the control connection nothing is answered any
// more, though what comes is still recorded; on a data connection no byte moves
// any more. No connection is closed.
func Hang() Action { return Action{do: hang} }

// Drop swallows the greeting, the command or the reply, once; the session goes on.
func Drop() Action { return Action{do: drop} }

// Say sends this instead of the greeting or reply, or as the answer to a command
// that is then not carried out. CR LF is added; the rest is not checked.
func Say(reply string) Action { return Action{do: say, text: reply} }

// Garbage is Say with bytes that are no FTP reply.
func Garbage() Action { return Action{do: garbage} }

// Disconnect closes the connection in order (FIN).
func Disconnect() Action { return Action{do: disconnect} }

// Reset ends the connection with RST.
func Reset() Action { return Action{do: reset} }

// RefuseData closes the passive port after it was told to the client, so that a
// connection to it is refused; in active mode the server does not connect.
func RefuseData() Action { return Action{do: refuseData} }

// HoldData accepts the data connection (the 150 is sent, TLS is negotiated) and
// then moves no byte until [Injection.Release].
func HoldData() Action { return Action{do: holdData} }

// After lets n bytes pass and then does Reset, Disconnect, Hang or HoldData on a data
// connection, or Fail on OpRead and OpWrite.
func After(n int64, then Action) Action { return Action{do: after, n: n, then: &then} }

// Rate limits a data connection to so many bytes per second.
func Rate(bytesPerSecond int64) Action { return Action{do: rate, n: max(bytesPerSecond, 1)} }

// Fail makes a file operation fail with err.
func Fail(err error) Action { return Action{do: fail, cause: err} }

// Check says whether every action means something at the fault's point.
func (f Fault) Check() error {
	control := []deed{delay, hang, drop, say, garbage, disconnect, reset}
	allowed := map[place][]deed{
		atConnect:  {delay, hang, say, garbage, disconnect, reset},
		atGreeting: control,
		atCommand:  control,
		atReply:    control,
		atData:     {delay, hang, disconnect, reset, refuseData, holdData, after, rate},
		atFile:     {delay, fail, after},
	}
	can, ok := allowed[f.On.place]
	if !ok || len(f.Do) == 0 {
		return fmt.Errorf("ftpserver: fault at %q with %d actions: want a point and an action", f.On, len(f.Do))
	}
	for _, a := range f.Do {
		if !slices.Contains(can, a.do) {
			return fmt.Errorf("ftpserver: fault at %s: %q has no meaning there, want one of %q", f.On, a.do, can)
		}
		if a.do == after && !slices.Contains(map[place][]deed{
			atData: {reset, disconnect, hang, holdData},
			atFile: {fail},
		}[f.On.place], a.then.do) {
			return fmt.Errorf("ftpserver: fault at %s: after %d bytes %q has no meaning there", f.On, a.n, a.then.do)
		}
		if a.do == after && f.On.place == atFile && f.On.op != OpRead && f.On.op != OpWrite {
			return fmt.Errorf("ftpserver: fault at %s: %q wants %s or %s", f.On, a.do, OpRead, OpWrite)
		}
	}
	return nil
}
