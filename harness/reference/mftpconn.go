package reference

import "mftpspec/harness/manual"

// Login is a channel that is logged in before what is tested: whether it can be is not the question.
type Login struct{ Channel int }

func (a Login) Form() string { return "logged in" }
func (a Login) On() int      { return a.Channel }

// Play implements [Action].
func (a Login) Play(s *State) ([]Step, bool) {
	if !s.usable(a.Channel) || !s.connects(a.Channel) || s.Channels[a.Channel].Connected {
		return nil, false
	}
	s.Account, s.Started = true, true
	s.login(a.Channel)
	return []Step{given("channel %d is logged in", a.Channel).as(LoggedIn, 1)}, true
}

// Verifies implements [Action].
func (a Login) Verifies() (string, []string) { return "3.2", []string{"R3.2-12"} }

// connects says whether the settings of a channel let it reach the server: another PDP context may be none
// (D57), and FTPS must be that of the server.
func (s *State) connects(n int) bool {
	return s.setting(n, "cid") == manual.Defaults["cid"] && s.setting(n, "ssl")[0] == map[string]byte{"": '0', "implicit": '1', "explicit": '2'}[s.TLS]
}

func (s *State) login(n int) {
	c := &s.Channels[n]
	c.Connected, c.Dir, c.Upload = true, manual.DefaultHome, nil
}

// Conn is AT+MFTPCONN (§3.2). A channel that is connected refuses, or connects anew (D49).
type Conn struct{ Channel int }

func (a Conn) Form() string { return "CONN" }
func (a Conn) On() int      { return a.Channel }

// Play implements [Action].
func (a Conn) Play(s *State) ([]Step, bool) {
	if !s.usable(a.Channel) {
		return nil, false
	}
	c := &s.Channels[a.Channel]
	var steps []Step
	if !s.Account {
		steps = append(steps, given(`the account <user> with home "%s"`, manual.DefaultHome))
	}
	line := sends(`AT+MFTPCONN=%d,"<host>","<user>","<password>",<port>`, a.Channel)
	switch {
	case c.Connected && (c.Upload != nil || c.Dir != manual.DefaultHome || s.bare()):
		return nil, false
	case c.Connected:
		steps = append(steps, line, then("the command is refused as already connected, or connects anew"), state("channel %d still works, or has lost its connection to a connect that failed", a.Channel))
		c.Unsure = true
	case s.setting(a.Channel, "cid") == manual.Defaults["cid"] && s.TLS == "" && s.setting(a.Channel, "ssl")[0] == '2' && !s.bare():
		known := s.Account // others may have logged in without TLS, as they are to
		if steps = append(steps, line, then("the command fails as any")); !known {
			steps = append(steps, theServer("the server saw no password in plain text"))
		}
	case s.setting(a.Channel, "cid") == manual.Defaults["cid"] && !s.connects(a.Channel):
		return nil, false // how a client finds out that the server wants another FTPS is another scenario's
	case !s.connects(a.Channel):
		// Nobody says that there is a network in another context: what comes is the device's.
		c.Unsure = true
		steps = append(steps, line, then("the command succeeds or fails"))
	default:
		s.login(a.Channel)
		steps = append(steps, line, answers("OK"), reports("+MFTPCONN: %d,0", a.Channel))
		by := map[string]string{"": "without TLS", "implicit": "by implicit FTPS", "explicit": "by explicit FTPS"}[s.TLS]
		steps = append(append(steps, s.echoed()...), theServer("the server session of channel %d is open", a.Channel), theServer("the server saw a login of channel %d %s", a.Channel, by))
	}
	s.Account, s.Started = true, true
	return steps, true
}

// Verifies implements [Action].
func (a Conn) Verifies() (string, []string) { return "3.2", []string{"R3.2-05", "R3.2-06", "R3.2-12"} }

// WrongPassword is AT+MFTPCONN that the server refuses: a failure of the server, and the
// channel stays unconnected (§3.2).
type WrongPassword struct{ Channel int }

func (a WrongPassword) Form() string { return "CONN>wrong password" }
func (a WrongPassword) On() int      { return a.Channel }

// Play implements [Action].
func (a WrongPassword) Play(s *State) ([]Step, bool) {
	if !s.usable(a.Channel) || s.Channels[a.Channel].Connected || !s.connects(a.Channel) || s.bare() || s.Server == "user-230" || s.TLS != "" {
		return nil, false
	}
	var steps []Step
	if !s.Account {
		steps = append(steps, given(`the account <user> with home "%s"`, manual.DefaultHome))
	}
	s.Account, s.Started = true, true
	return append(steps, sends(`AT+MFTPCONN=%d,"<host>","<user>","wrong",<port>`, a.Channel), then("the command fails as server error")), true
}

// Verifies implements [Action].
func (a WrongPassword) Verifies() (string, []string) { return "3.2", []string{"R3.2-13"} }
