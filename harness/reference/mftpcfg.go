package reference

import (
	"fmt"
	"slices"
	"strconv"

	"mftpspec/harness/manual"
)

// Set is AT+MFTPCFG that sets a value (§3.1). Change while connected is the device's (D21):
// the channel must have no connection, or the setting one that the manual lets a flow change.
type Set struct {
	Channel      int
	Name, Values string
}

func (a Set) Form() string { return "CFG>set " + a.Name }
func (a Set) On() int      { return a.Channel }

// Play implements [Action].
func (a Set) Play(s *State) ([]Step, bool) {
	if !s.usable(a.Channel) || s.Channels[a.Channel].Connected || !s.inRange(a.Name, a.Values) {
		return nil, false
	}
	if !s.ICS.ActiveMode && a.Name == "transmode" && a.Values != "1" || a.Name == "ssl" && !(s.ICS.ImplicitFTPS && s.ICS.ExplicitFTPS) && a.Values[0] != '0' {
		return nil, false // D17
	}
	s.Channels[a.Channel].Settings[a.Name] = a.Values
	return append([]Step{sends(`AT+MFTPCFG=%d,"%s",%s`, a.Channel, a.Name, a.Values), answers("OK")}, s.echoed()...), true
}

// Verifies implements [Action].
func (a Set) Verifies() (string, []string) {
	return "3.1", []string{map[string]string{"data_type": "R3.1-20", "transmode": "R3.1-21", "rsptimeout": "R3.1-22", "ssl": "R3.1-23", "local_fs": "R3.1-24", "cid": "R3.1-25"}[a.Name]}
}

// inRange says whether values are those of the table of §3.1.
func (s *State) inRange(name, values string) bool {
	r, ok := s.ranges()[name]
	if !ok {
		return false
	}
	if name == "ssl" {
		return len(values) == 3 && values[1] == ',' && values[0] >= '0' && values[0] <= '2' && values[2] >= '0' && values[2] <= '5'
	}
	n, err := strconv.Atoi(values)
	return err == nil && n >= r[0] && n <= r[1] && strconv.Itoa(n) == values
}

func (s *State) ranges() map[string][2]int {
	return map[string][2]int{"data_type": {0, 1}, "transmode": {0, 1}, "rsptimeout": {2, 30}, "ssl": {0, 2}, "local_fs": {0, 1}, "cid": {1, s.ICS.CIDMax}}
}

// Default is what a setting was when the module was met first, if it was fresh (§3.1, D21).
type Default struct{ Name string }

func (a Default) Form() string { return "CFG>default " + a.Name }
func (a Default) On() int      { return -1 }

// Play implements [Action].
func (a Default) Play(*State) ([]Step, bool) {
	value, known := manual.Defaults[a.Name]
	return []Step{then(`the default of "%s" is %s`, a.Name, value)}, known
}

// Verifies implements [Action].
func (a Default) Verifies() (string, []string) { return "3.1", []string{"R3.1-12"} }

// Query is AT+MFTPCFG that reads one setting, or with an empty name all six (§3.1).
type Query struct {
	Channel int
	Name    string
}

func (a Query) Form() string {
	if a.Name == "" {
		return "CFG>all"
	}
	return "CFG>get " + a.Name
}
func (a Query) On() int { return a.Channel }

// Play implements [Action].
func (a Query) Play(s *State) ([]Step, bool) {
	if a.Channel < 0 || a.Channel >= manual.Channels {
		return nil, false
	}
	line, names := fmt.Sprintf("AT+MFTPCFG=%d", a.Channel), manual.SettingNames
	if a.Name != "" {
		if !slices.Contains(names, a.Name) {
			return nil, false
		}
		line, names = fmt.Sprintf(`%s,"%s"`, line, a.Name), []string{a.Name}
	}
	var lines []string
	for _, name := range names {
		lines = append(lines, fmt.Sprintf(`+MFTPCFG: %d,"%s",%s`, a.Channel, name, s.setting(a.Channel, name)))
	}
	return append([]Step{sends("%s", line), answers(append(lines, "OK")...)}, s.echoed()...), true
}

// Verifies implements [Action].
func (a Query) Verifies() (string, []string) { return "3.1", []string{"R3.1-28"} }
