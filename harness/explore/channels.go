package explore

import "mftpspec/harness/reference"

// onlyChannel is the channel of all actions that have one, where it is the same.
func onlyChannel(actions []reference.Action) (n int, only bool) {
	n = -1
	for _, a := range actions {
		switch {
		case a.On() < 0:
		case n < 0:
			n = a.On()
		case n != a.On():
			return -1, false
		}
	}
	return n, n >= 0
}

// moved are the actions with one channel in the place of another; what names several stays.
func moved(actions []reference.Action, from, to int) []reference.Action {
	var all []reference.Action
	for _, a := range actions {
		all = append(all, onChannel(a, from, to))
	}
	return all
}

func onChannel(a reference.Action, from, to int) reference.Action {
	if a.On() != from {
		return a
	}
	switch a := a.(type) {
	case reference.Login:
		a.Channel = to
		return a
	case reference.Conn:
		a.Channel = to
		return a
	case reference.WrongPassword:
		a.Channel = to
		return a
	case reference.Disc:
		a.Channel = to
		return a
	case reference.Set:
		a.Channel = to
		return a
	case reference.Bad:
		a.Channel = to
		return a
	case reference.Greeting:
		a.Channel = to
		return a
	case reference.Unreached:
		a.Channel = to
		return a
	case reference.RetrBeyond:
		a.Channel = to
		return a
	case reference.RetrNowhere:
		a.Channel = to
		return a
	case reference.StoreWrong:
		a.Channel = to
		return a
	case reference.TransparentFails:
		a.Channel = to
		return a
	case reference.Anonymous:
		a.Channel = to
		return a
	case reference.BadCertificate:
		a.Channel = to
		return a
	case reference.Junk:
		a.Channel = to
		return a
	case reference.Open:
		a.Command = onChannel(a.Command, from, to)
		return a
	case reference.Late:
		a.Command = onChannel(a.Command, from, to)
		return a
	case reference.Crossed:
		a.Channel = to
		return a
	case reference.Mended:
		a.Channel = to
		return a
	case reference.Renewed:
		a.Channel = to
		return a
	case reference.Query:
		a.Channel = to
		return a
	case reference.Cwd:
		a.Channel = to
		return a
	case reference.Pwd:
		a.Channel = to
		return a
	case reference.Mkd:
		a.Channel = to
		return a
	case reference.List:
		a.Channel = to
		return a
	case reference.Del:
		a.Channel = to
		return a
	case reference.Rn:
		a.Channel = to
		return a
	case reference.Retr:
		a.Channel = to
		return a
	case reference.RetrIgnored:
		a.Channel = to
		return a
	case reference.Store:
		a.Channel = to
		return a
	case reference.Ask:
		a.Channel = to
		return a
	case reference.Drop:
		a.Channel = to
		return a
	case reference.Refused:
		a.Command = onChannel(a.Command, from, to)
		return a
	case reference.Again:
		a.Command = onChannel(a.Command, from, to)
		return a
	case reference.Small:
		a.Command = onChannel(a.Command, from, to)
		return a
	case reference.Accepted:
		a.Command = onChannel(a.Command, from, to)
		return a
	case reference.Cut:
		a.Command = onChannel(a.Command, from, to)
		return a
	case reference.HangsUp:
		a.Command = onChannel(a.Command, from, to)
		return a
	case reference.Ends:
		a.Command = onChannel(a.Command, from, to)
		return a
	case reference.Both:
		a.First, a.Second = onChannel(a.First, from, to), onChannel(a.Second, from, to)
		return a
	}
	return a
}
