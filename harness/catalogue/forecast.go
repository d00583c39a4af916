package catalogue

import (
	"fmt"
	"mftpspec/harness/ixit"
	"mftpspec/harness/manual"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

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
	i := slices.IndexFunc(list, func(t Tally) bool { return t.Why.String() == why.String() })
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

// What the steps of a case cost. Every case has two exchanges more than its steps
// say, and every login one that undoes it.
var (
	sendsStep     = regexp.MustCompile(`^the host sends `)
	connectStep   = regexp.MustCompile(`is logged in|^the host (?:sends AT\+MFTPCONN=[0-9]|connects channel)`)
	operationStep = regexp.MustCompile(`^the host sends AT\+MFTP(?:CWD|PWD|MKD|LIST|DEL|RN|RETR|APPE|STOR)=[0-9]`)
	guardStep     = regexp.MustCompile(`^the host leaves transparent mode`)
	muteStep      = regexp.MustCompile(`does not answer|stalls|does not greet`)
	delayStep     = regexp.MustCompile(`^the server .* after (\d+) (?:s|seconds?)$`)
	timeoutStep   = regexp.MustCompile(`is set to "rsptimeout" (\d+)$`)
	quietStep     = regexp.MustCompile(`stays silent`)
	payloadStep   = regexp.MustCompile(`payload "[a-z]+-(\d+)"`)
	deliverStep   = regexp.MustCompile(`^the module delivers the file`)
)

// weigh adds what a case costs.
func (f *Forecast) weigh(s Script, t ixit.Timing) {
	timeout, payload, prepared := manual.DefaultTimeout, int64(0), int64(0)
	f.Exchanges += 2
	slow := time.Duration(0) // what the server is to delay: the waits of several channels overlap
	for _, step := range s.Steps {
		text := step.Text
		if m := timeoutStep.FindStringSubmatch(text); m != nil {
			n, _ := strconv.Atoi(m[1])
			timeout = time.Duration(n) * time.Second
		}
		if m := payloadStep.FindStringSubmatch(text); m != nil {
			n, _ := strconv.ParseInt(m[1], 10, 64)
			if strings.HasPrefix(text, "the host") {
				payload += n
			} else {
				prepared = n
			}
		}
		if deliverStep.MatchString(text) {
			payload += prepared
		}
		if connectStep.MatchString(text) {
			f.Logins++
			f.Exchanges += 2
		} else if sendsStep.MatchString(text) {
			f.Exchanges++
		}
		if operationStep.MatchString(text) {
			f.Operations++
		}
		switch m := delayStep.FindStringSubmatch(text); {
		case guardStep.MatchString(text):
			f.Waits += 2 * t.Guard
		case muteStep.MatchString(text):
			slow = max(slow, timeout)
		case quietStep.MatchString(text):
			f.Waits += t.Quiet
		case m != nil:
			n, _ := strconv.Atoi(m[1])
			slow = max(slow, time.Duration(n)*time.Second)
		}
	}
	f.Waits += slow
	f.Bytes += payload
}

// Identify finds the ICS of a device by its answer to AT+CGMM.
func Identify(models []ixit.ICS, answer string) (ixit.ICS, error) {
	return ixit.Identify(models, answer)
}

// String is the forecast in one line, for logs.
func (f Forecast) String() string {
	return fmt.Sprintf("%d of %d cases, %d exchanges, %d logins, %d operations, %d bytes, %s of waits", f.Selected, f.Cases, f.Exchanges, f.Logins, f.Operations, f.Bytes, f.Waits)
}
