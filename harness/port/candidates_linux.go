package port

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Candidates are the plausible serial ports of this machine, the likeliest first,
// found without opening any: opening one moves its modem lines.
func Candidates() []string { return candidates("/") }

// candidates looks under another root.
func candidates(root string) []string {
	type candidate struct {
		path string
		rank int
	}
	var found []candidate
	stable := make(map[string]string) // tty name -> /dev/serial/by-id name
	links, _ := filepath.Glob(filepath.Join(root, "dev/serial/by-id/*"))
	for _, link := range links {
		if to, err := os.Readlink(link); err == nil {
			stable[filepath.Base(to)] = "/dev/serial/by-id/" + filepath.Base(link)
		}
	}
	ttys, _ := filepath.Glob(filepath.Join(root, "sys/class/tty/*/device"))
	for _, device := range ttys {
		dir := filepath.Dir(device)
		name := filepath.Base(dir)
		// The driver of PC ports offers names without a port behind: type 0.
		if strings.HasPrefix(name, "ttyS") && attribute(dir+"/type") == "0" {
			continue
		}
		c := candidate{path: cmp.Or(stable[name], "/dev/"+name), rank: 3}
		usb, iface := usbID(device)
		switch {
		case usb == "2ecc:3012" && iface == "02": // the AT port of an ML307
			c.rank = 0
		case usb == "2ecc:3012":
			c.rank = 1
		case usb != "":
			c.rank = 2
		}
		found = append(found, c)
	}
	at, _ := filepath.Glob(filepath.Join(root, "dev/wwan*at*"))
	for _, path := range at {
		found = append(found, candidate{path: "/dev/" + filepath.Base(path), rank: 2})
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.path, b.path))
	})
	var paths []string
	for _, c := range found {
		paths = append(paths, c.path)
	}
	return paths
}

// usbID is "vendor:product" and the interface number of a device, empty if it is
// not on USB. The attributes are those of the directories above it.
func usbID(device string) (id, iface string) {
	dir, err := filepath.EvalSymlinks(device)
	if err != nil {
		return "", ""
	}
	for range 4 {
		if iface == "" {
			iface = attribute(dir + "/bInterfaceNumber")
		}
		if vendor := attribute(dir + "/idVendor"); vendor != "" {
			return strings.ToLower(vendor + ":" + attribute(dir+"/idProduct")), iface
		}
		dir = filepath.Dir(dir)
	}
	return "", iface
}

func attribute(path string) string {
	b, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(b))
}
