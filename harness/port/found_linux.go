package port

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// List finds the serial ports of this machine, the likeliest to be a module first.
func List() []Found {
	list := listUnder("/")
	for i := range list {
		for _, h := range holders(list[i].Path, 0) {
			list[i].Busy = append(list[i].Busy, fmt.Sprintf("pid %d (%s)", h.PID, h.Command))
		}
	}
	return list
}

// listUnder looks in the sysfs and the /dev of another root, for who holds a port
// not at all.
func listUnder(root string) []Found {
	var list []Found
	byID, byPath := links(root, "dev/serial/by-id"), links(root, "dev/serial/by-path")
	ttys, _ := filepath.Glob(filepath.Join(root, "sys/class/tty/*/device"))
	for _, device := range ttys {
		dir := filepath.Dir(device)
		name := filepath.Base(dir)
		// The driver of PC ports offers names without a port behind: type 0.
		if strings.HasPrefix(name, "ttyS") && attribute(dir+"/type") == "0" {
			continue
		}
		f := Found{Path: "/dev/" + name, USB: usbOf(device)}
		// Two devices of one kind without serial numbers share a name by id.
		f.Stable = byPath[name]
		if id := byID[name]; id != "" && (f.USB.Serial != "" || f.Stable == "") {
			f.Stable = id
		}
		f.classify()
		list = append(list, f)
	}
	at, _ := filepath.Glob(filepath.Join(root, "dev/wwan*at*"))
	for _, path := range at {
		list = append(list, Found{Path: "/dev/" + filepath.Base(path)})
	}
	return sorted(list)
}

// links are the names of a folder, by what they lead to.
func links(root, folder string) map[string]string {
	found := make(map[string]string)
	names, _ := filepath.Glob(filepath.Join(root, folder, "*"))
	for _, link := range names {
		if to, err := os.Readlink(link); err == nil {
			found[filepath.Base(to)] = "/" + folder + "/" + filepath.Base(link)
		}
	}
	return found
}

// usbOf is what the directories above a device say of it, zero if it is not on
// USB.
func usbOf(device string) USB {
	var usb USB
	dir, err := filepath.EvalSymlinks(device)
	if err != nil {
		return usb
	}
	for range 4 {
		if usb.Interface == "" {
			usb.Interface = attribute(dir + "/bInterfaceNumber")
		}
		if vendor := attribute(dir + "/idVendor"); vendor != "" {
			usb.ID = strings.ToLower(vendor + ":" + attribute(dir+"/idProduct"))
			usb.Product, usb.Serial = attribute(dir+"/product"), attribute(dir+"/serial")
			usb.Device = filepath.Base(dir)
			return usb
		}
		dir = filepath.Dir(dir)
	}
	return USB{}
}

func attribute(path string) string {
	b, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(b))
}
