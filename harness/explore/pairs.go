package explore

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"mftpspec/harness/manual"
	"mftpspec/harness/reference"
)

// pairs are the combinations that were met: of form, channel, setting, size class, state before
// and server behaviour, any two.
type pairs map[string]bool

// facets are those of an action in the state before it.
func facets(s *reference.State, a reference.Action) []string {
	all := []string{"form " + a.Form()}
	if s.Server != "" {
		all = append(all, "server "+s.Server)
	}
	if sized, ok := a.(reference.Sized); ok {
		all = append(all, "size "+class(sized.Bytes(s)))
	}
	for _, sign := range signs(a) {
		all = append(all, "sign "+sign)
	}
	all = append(all, "errors "+fmt.Sprint(s.CMEE))
	n := a.On()
	if n < 0 {
		return all
	}
	c := s.Channels[n]
	all = append(all, fmt.Sprintf("channel %d", n))
	for _, name := range manual.SettingNames {
		if c.Settings[name] != manual.Defaults[name] {
			all = append(all, "setting "+name)
		}
	}
	state := "idle"
	switch {
	case c.Upload != nil:
		state = "between packets"
	case c.Connected:
		state = "connected"
	}
	if s.Echo {
		all = append(all, "echo")
	}
	return append(all, "state "+state, "after "+c.Last)
}

// signs are the names and the data of an action.
func signs(a reference.Action) []string {
	switch a := a.(type) {
	case reference.Small:
		return signs(a.Command)
	case reference.Refused:
		return signs(a.Command)
	case reference.Cwd:
		return []string{path.Base(a.Dir)}
	case reference.Mkd:
		return []string{path.Base(a.Dir)}
	case reference.List:
		return []string{path.Base(a.Name)}
	case reference.Del:
		return []string{a.Name}
	case reference.Rn:
		return []string{path.Base(a.Old), "to " + path.Base(a.New)}
	case reference.Retr:
		return []string{path.Base(a.Name), "local " + a.Local}
	case reference.Store:
		all := []string{path.Base(a.Name), "local " + a.Local}
		if len(a.Data) > 0 && strings.HasPrefix(a.Data[0], "'") {
			all = append(all, "data "+a.Data[0])
		}
		if n := len(a.Data); n > 1 && strings.HasPrefix(a.Data[n-1], "'") {
			all = append(all, "end "+a.Data[n-1])
		}
		return all
	case reference.Account:
		return []string{"user " + a.User, "password " + a.Password}
	}
	return nil
}

// class puts a size beside the boundaries that it is at: exactly on one, or between two.
func class(n int) string {
	if slices.Contains(sizes, n) {
		return fmt.Sprint(n)
	}
	i, _ := slices.BinarySearch(sizes, n)
	if i == 0 {
		return "0"
	}
	return fmt.Sprintf("above %d", sizes[i-1])
}

// fresh is the part of the pairs of facets that were not met yet. Those of a form, which comes first, with what it is given
// count most: they are what it can go wrong by.
func (p pairs) fresh(all []string) float64 {
	n, most := 0, 0
	for i, a := range all {
		for _, b := range all[i+1:] {
			weight := 1
			if i == 0 {
				weight = 5
			}
			if i == 0 && (strings.HasPrefix(b, "size") || strings.HasPrefix(b, "sign")) {
				weight = 15
			}
			most += weight
			if !p[a+" / "+b] {
				n += weight
			}
		}
	}
	return float64(n) / float64(max(1, most))
}

func (p pairs) add(all []string) {
	for i, a := range all {
		for _, b := range all[i+1:] {
			p[a+" / "+b] = true
		}
	}
}
