package port

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Found is a serial port of this machine, found without opening it: opening one
// moves its modem lines.
type Found struct {
	Path   string // /dev/ttyUSB2, COM5
	Stable string // a name that outlives unplugging: /dev/serial/by-id/…; empty if there is none
	USB    USB    // zero if it is not on USB
	// Family says that the USB id is one of the product family; AT, that it is the
	// port for AT commands of it, as far as the number of its interface says.
	Family, AT bool
	Busy       []string // who has it open, "pid 12 (ser2net)", as far as the system shows
}

// Name is the stable name, if there is one, else the path.
func (f Found) Name() string { return cmp.Or(f.Stable, f.Path) }

// USB is what a port tells of itself as a USB device.
type USB struct {
	ID        string // "2ecc:3012"
	Interface string // of several of one device: "02"; empty if the system does not say
	Product   string
	Serial    string
	Device    string // the device that the port is part of; the same for all ports of it
}

// Family is a row of the table of USB devices that speak AT+MFTP….
type Family struct {
	ID        string // USB vendor and product
	Interface string // of the AT port
	Models    string
}

// families are the USB devices of the product family, as far as they are known. A
// new one is a row here.
func families() []Family {
	return []Family{
		{ID: "2ecc:3012", Interface: "02", Models: "ML307A, ML307R"},
	}
}

// classify says what a port is by the id of its USB device.
func (f *Found) classify() {
	for _, family := range families() {
		if f.USB.ID == family.ID {
			f.Family = true
			f.AT = f.USB.Interface == family.Interface
		}
	}
}

// rank orders ports by how likely a module is behind them.
func (f Found) rank() int {
	switch {
	case f.AT:
		return 0
	case f.Family:
		return 1
	case f.USB.ID != "" || strings.Contains(f.Path, "wwan"):
		return 2
	}
	return 3
}

func sorted(list []Found) []Found {
	slices.SortFunc(list, func(a, b Found) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(a.Name(), b.Name()))
	})
	return list
}

// Candidates are the names of the plausible serial ports of this machine, the
// likeliest first.
func Candidates() []string {
	var names []string
	for _, f := range List() {
		names = append(names, f.Name())
	}
	return names
}

// Place is where a port is to be found again after it was unplugged, although
// another number may be given to it then.
type Place struct {
	target    string // where it was, or a name that leads there
	usb       USB    // the device to look for; zero: target it is
	reachable func() []Found
}

// Remember notes where a port is: by its stable name, else by the serial number
// of the USB device, or its socket, and the interface. Whatever is no USB port is
// found again under its own name.
func Remember(target string) Place { return remember(target, List) }

func remember(target string, list func() []Found) Place {
	for _, f := range list() {
		switch {
		case f.Path != target:
		case f.Stable != "":
			return Place{target: f.Stable}
		case f.USB.Device != "":
			return Place{target: target, usb: f.USB, reachable: list}
		}
	}
	return Place{target: target}
}

// Target is what to open now. There is an error while the device is away.
func (p Place) Target() (string, error) {
	if p.reachable == nil {
		return p.target, nil
	}
	for _, f := range p.reachable() {
		same := f.USB.Device == p.usb.Device
		if p.usb.Serial != "" {
			same = f.USB.Serial == p.usb.Serial
		}
		if same && f.USB.ID == p.usb.ID && f.USB.Interface == p.usb.Interface {
			return f.Path, nil
		}
	}
	return "", &OpenError{Target: p.target, Reason: fmt.Sprintf("its USB device %s (%s) is not there", p.usb.ID, cmp.Or(p.usb.Serial, p.usb.Device)), Remedy: "plug it in again", Err: ErrGone}
}
