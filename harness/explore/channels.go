package explore

import (
	"reflect"

	"mftpspec/harness/reference"
)

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

// moved are the actions with one channel in the place of another.
func moved(actions []reference.Action, from, to int) []reference.Action {
	var all []reference.Action
	for _, a := range actions {
		all = append(all, onChannel(a, from, to))
	}
	return all
}

// onChannel is an action with one channel in the place of another, in the commands within
// it too. One with commands of several channels stays as it is.
func onChannel(a reference.Action, from, to int) reference.Action {
	if a.On() != from {
		return a
	}
	v := reflect.New(reflect.TypeOf(a)).Elem()
	v.Set(reflect.ValueOf(a))
	for i := range v.NumField() {
		field := v.Field(i)
		if within, ok := field.Interface().(reference.Action); ok {
			if within.On() >= 0 && within.On() != from {
				return a
			}
			field.Set(reflect.ValueOf(onChannel(within, from, to)))
		} else if v.Type().Field(i).Name == "Channel" {
			field.SetInt(int64(to))
		}
	}
	return v.Interface().(reference.Action)
}
