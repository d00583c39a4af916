package port

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Auto is the target that stands for the one module of the family on this machine.
const Auto = "auto"

// openAuto opens the AT port of the one module that is there. What the USB id does
// not show to be of the family is never opened: it may be anything.
func openAuto(ctx context.Context, list []Found, o Options) (Port, error) {
	path, err := choose(list)
	if err != nil {
		return nil, err
	}
	return openSerial(ctx, path, o.Baud)
}

// choose finds the AT port of the one module among ports.
func choose(list []Found) (path string, err error) {
	fail := func(reason, remedy string) (string, error) {
		return "", &OpenError{Target: Auto, Reason: reason, Remedy: remedy, Err: errors.ErrUnsupported}
	}
	var modules []string
	var at, family []Found
	for _, f := range list {
		if !f.Family {
			continue
		}
		family = append(family, f)
		if !slices.Contains(modules, f.USB.Device) {
			modules = append(modules, f.USB.Device)
		}
		if f.AT {
			at = append(at, f)
		}
	}
	var ids []string
	for _, row := range families() {
		ids = append(ids, row.ID)
	}
	switch {
	case len(family) == 0 && len(list) == 0:
		return fail("no serial port was found on this machine", "plug the module in and switch it on, or name its port")
	case len(family) == 0:
		return fail(fmt.Sprintf("no port here has a USB id of the family (%s); there is: %s", strings.Join(ids, ", "), describe(list)), "plug the module in, or name its port")
	case len(modules) > 1:
		if len(at) > 0 {
			family = at
		}
		return fail(fmt.Sprintf("there are %d modules: %s", len(modules), describe(family)), "name the port of one")
	case len(at) == 1:
		return at[0].Name(), nil
	case len(family) == 1:
		return family[0].Name(), nil
	default:
		return fail("the module has several ports, and none shows that it is the one for AT commands: "+describe(family), "name one")
	}
}

// describe names ports with what tells them apart.
func describe(list []Found) string {
	var names []string
	for _, f := range list {
		name := f.Name()
		var more []string
		for _, s := range []string{f.USB.ID, f.USB.Product, f.USB.Serial} {
			if s != "" {
				more = append(more, s)
			}
		}
		if len(more) > 0 {
			name += " (" + strings.Join(more, " ") + ")"
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}
