package catalogue

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/ixit"
	"mftpspec/harness/manual"
	"mftpspec/reports/model"
)

// Forecast is what a run would do, as far as that is known without a module.
type Forecast struct {
	Cases         int           // of the suite
	NotSelected   int           // not chosen by the selection
	NotApplicable []Tally       // by what the ICS says
	Deselected    []Tally       // by what the laboratory lacks
	Selected      int           // that would be executed
	Waits         time.Duration // that these cases demand whatever the module is: guard times, time-outs of the server's making
	Exchanges     int           // AT commands with their answers
	Logins        int           // at the FTP server
	Operations    int           // commands that the FTP server carries out
	Bytes         int64         // on the serial line
}

// Tally counts cases by the reason for which they are not executed.
type Tally struct {
	Why   model.Text
	Cases int
}

// Pace is how fast a bench was seen to be.
type Pace struct {
	Exchange  time.Duration // from AT to its OK
	Login     time.Duration // from AT+MFTPCONN to its result
	Operation time.Duration // from AT+MFTPLIST to its result
	Byte      time.Duration // one byte on the line
}

// Forecast plans a run without a module. lacking says what the bench was found not
// to have, by the name of the need ("files"); it may be nil.
func (c *Catalogue) Forecast(chosen []*Case, ics ixit.ICS, ixit ixit.IXIT, lacking map[string]model.Text) Forecast {
	f := Forecast{Cases: len(c.Cases), NotSelected: len(c.Cases) - len(chosen)}
	for _, k := range chosen {
		why := k.NotProvided(ixit)
		for _, n := range k.Needs {
			if w := lacking[n]; !w.IsZero() && why.IsZero() {
				why = w
			}
		}
		switch na := k.NotApplicable(ics); {
		case !na.IsZero():
			f.NotApplicable = count(f.NotApplicable, na)
		case !why.IsZero():
			f.Deselected = count(f.Deselected, why)
		default:
			f.Selected++
			f.weigh(c.Scripts[k.ID], ixit.Timing)
		}
	}
	return f
}

func count(list []Tally, why model.Text) []Tally {
	i := slices.IndexFunc(list, func(t Tally) bool { return t.Why.Equal(why) })
	if i < 0 {
		return append(list, Tally{why, 1})
	}
	list[i].Cases++
	return list
}

// Duration is how long that takes on one bench.
func (f Forecast) Duration(p Pace) time.Duration {
	// An exchange has its own bytes in it; the others are those of payloads.
	return f.Waits + time.Duration(f.Exchanges)*p.Exchange + time.Duration(f.Logins)*p.Login +
		time.Duration(f.Operations)*p.Operation + time.Duration(f.Bytes)*p.Byte
}

// usual is a bench on a line of 115,200 Bd with the server near by, for comparing cases.
var usual = Pace{Exchange: 7 * time.Millisecond, Login: 10 * time.Millisecond, Operation: 5 * time.Millisecond, Byte: 10 * time.Second / 115_200}

// Length is how long a case takes on a usual bench with the usual limits: nothing but its
// steps decides, so that every machine finds the same.
func (c *Catalogue) Length(k *Case) time.Duration {
	var f Forecast
	f.weigh(c.Scripts[k.ID], ixit.Default().Timing)
	return f.Duration(usual)
}

// What the steps of a case cost. Every case has two exchanges more than its steps
// say, and every login one that undoes it.
var (
	sendsStep    = regexp.MustCompile(`^the host sends `)
	connectStep  = regexp.MustCompile(`is logged in|^the host (?:sends AT\+MFTPCONN=[0-9]|connects channel)`)
	operation    = regexp.MustCompile(`^(?:the host sends )?AT\+MFTP(?:CWD|PWD|MKD|LIST|DEL|RN|RETR|APPE|STOR)=[0-9]`)
	login        = regexp.MustCompile(`^AT\+MFTPCONN=[0-9]`)
	doneStep     = regexp.MustCompile(`^AT\+.* has succeeded$`)
	linesStep    = regexp.MustCompile(`^these lines are sent (?:(\d+) times|in turn)`)
	channelsStep = regexp.MustCompile(`^(?:each channel shows|channels 0 to 5) `)
	aloneStep    = regexp.MustCompile(`alone too$`)
	guardStep    = regexp.MustCompile(`^the host leaves transparent mode`)
	muteStep     = regexp.MustCompile(`does not answer|stalls|does not greet`)
	delayStep    = regexp.MustCompile(`^the (?:server .* after|host pauses for) (\d+) (?:s|seconds?)$`)
	timeoutStep  = regexp.MustCompile(`is set to "rsptimeout" (\d+)$`)
	quietStep    = regexp.MustCompile(`stays silent`)
	recordStep   = regexp.MustCompile(`is recorded$`)
)

// record is how long a step that only records waits: 2 s where nothing comes, which is seldom.
const record = 300 * time.Millisecond

// Cost is what one case would cost: waits, exchanges, bytes.
func (c *Catalogue) Cost(id string, t ixit.Timing) Forecast {
	var f Forecast
	f.weigh(c.Scripts[id], t)
	return f
}

// weigh adds what a case costs.
func (f *Forecast) weigh(s Script, t ixit.Timing) {
	var d demand
	if s.demand != nil {
		d = s.demand()
	}
	f.Exchanges += d.exchanges + 2
	f.Logins += d.logins
	f.Operations += d.operations
	f.Bytes += d.bytes
	f.Waits += d.waits + time.Duration(d.guards)*2*t.Guard + time.Duration(d.quiets)*t.Quiet
}

// demand is what the steps of a case ask for, on whatever bench.
type demand struct {
	exchanges, logins, operations int
	guards, quiets                int // times that a transparent upload is left, and that silence is waited for
	waits                         time.Duration
	bytes                         int64
}

// demandOf reads the steps of a case.
func demandOf(steps []scriptStep) demand {
	var d demand
	timeout := time.Duration(0)
	slow := time.Duration(0) // what the server is to delay: the waits of several channels overlap
	for _, step := range steps {
		text := step.Text
		if m := timeoutStep.FindStringSubmatch(text); m != nil {
			timeout = max(timeout, time.Duration(number(m[1]))*time.Second)
		}
		if connectStep.MatchString(text) {
			d.logins++
			d.exchanges += 2
		} else if sendsStep.MatchString(text) || doneStep.MatchString(text) {
			d.exchanges++
		}
		if operation.MatchString(text) {
			d.operations++
		}
		if m := linesStep.FindStringSubmatch(text); m != nil {
			d.lines(step.Doc, max(1, int(number(m[1]))))
		}
		if channelsStep.MatchString(text) {
			d.exchanges += manual.Channels
		}
		if aloneStep.MatchString(text) {
			d.exchanges += manual.Channels * len(manual.SettingNames)
		}
		switch m := delayStep.FindStringSubmatch(text); {
		case guardStep.MatchString(text):
			d.guards++
		case muteStep.MatchString(text):
			slow = max(slow, cmp.Or(timeout, manual.DefaultTimeout))
		case quietStep.MatchString(text):
			d.quiets++
		case recordStep.MatchString(text):
			d.waits += record
		case m != nil:
			slow = max(slow, time.Duration(number(m[1]))*time.Second)
		}
	}
	d.waits += slow
	d.bytes = payload(steps)
	return d
}

// lines adds what the lines of a step cost that sends them so many times.
func (d *demand) lines(doc string, times int) {
	for line := range strings.Lines(doc) {
		d.exchanges += times
		if login.MatchString(line) {
			d.logins += times
		} else if operation.MatchString(line) {
			d.operations += times
		}
	}
}

// Steps that move files over the serial line.
var (
	typedStep   = regexp.MustCompile(`^the host types the payload "[a-z]+-(\d+)"`)
	localStep   = regexp.MustCompile(`^the module (?:has|holds) the local file ".*" with the payload "[a-z]+-(\d+)"`)
	serverStep  = regexp.MustCompile(`^the server has the file "(.*)" with the payload "[a-z]+-(\d+)"`)
	deliverStep = regexp.MustCompile(`^the module delivers the file "([^"]*)" on channel \d+(?: from byte (\d+))?(?: for (\d+) bytes)?`)
	brokenStep  = regexp.MustCompile(`the data connection after (\d+) bytes`)
	manyStep    = regexp.MustCompile(`^the server has (\d+) files in "(.*)"`)
	listStep    = regexp.MustCompile(`^the module lists (?:the files|all) of "(.*)" on`)
	fullStep    = regexp.MustCompile(`^the file system of the module is full`)
)

const (
	listed = 58      // bytes of a line of a list
	fill   = 1 << 20 // bytes that fill a module's file system; of a real one nobody knows
)

// payload is how many bytes of files and lists a case moves over the serial line.
func payload(steps []scriptStep) (bytes int64) {
	there := map[string]int64{} // at the server, by path
	for _, step := range steps {
		text := step.Text
		if m := typedStep.FindStringSubmatch(text); m != nil {
			bytes += number(m[1])
		} else if m := localStep.FindStringSubmatch(text); m != nil {
			bytes += number(m[1])
		} else if m := brokenStep.FindStringSubmatch(text); m != nil {
			bytes += number(m[1])
		} else if m := serverStep.FindStringSubmatch(text); m != nil {
			there[m[1]] = number(m[2])
		} else if m := manyStep.FindStringSubmatch(text); m != nil {
			there[m[2]] = number(m[1]) * listed
		} else if m := deliverStep.FindStringSubmatch(text); m != nil {
			bytes += min(cmp.Or(number(m[3]), fill), max(0, there[m[1]]-number(m[2])))
		} else if m := listStep.FindStringSubmatch(text); m != nil {
			bytes += there[m[1]]
		} else if fullStep.MatchString(text) {
			bytes += fill
		}
	}
	return bytes
}

// number reads what a pattern has found; 0 for what no step has room for.
func number(digits string) int64 {
	n, _ := strconv.ParseInt(digits, 10, 32)
	return n
}

// Identify finds the ICS of a device by its answer to AT+CGMM.
func Identify(models []ixit.ICS, answer string) (ixit.ICS, error) {
	return ixit.Identify(models, answer)
}

// String is the forecast in one line, for logs.
func (f Forecast) String() string {
	return fmt.Sprintf("%d of %d cases, %d exchanges, %d logins, %d operations, %d bytes, %s of waits", f.Selected, f.Cases, f.Exchanges, f.Logins, f.Operations, f.Bytes, f.Waits)
}
