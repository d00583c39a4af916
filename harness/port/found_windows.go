package port

import (
	"strings"

	"go.bug.st/serial/enumerator"
)

// List finds the serial ports of this machine, the likeliest to be a module first.
// Windows does not say here which interface of a USB device a port is, nor who has
// it open.
func List() []Found {
	ports, err := enumerator.GetDetailedPortsList()
	if err != nil {
		return nil
	}
	var list []Found
	for _, p := range ports {
		f := Found{Path: p.Name}
		if p.IsUSB {
			f.USB = USB{ID: strings.ToLower(p.VID + ":" + p.PID), Product: p.Product, Serial: p.SerialNumber, Device: strings.ToLower(p.VID + ":" + p.PID + " " + p.SerialNumber)}
		}
		f.classify()
		list = append(list, f)
	}
	return sorted(list)
}
