package port

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// machine is a root with the sysfs and the /dev of a machine.
type machine struct {
	*testing.T
	root string
}

func (m machine) write(path, text string) {
	m.Helper()
	path = filepath.Join(m.root, path)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		m.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		m.Fatal(err)
	}
}

func (m machine) link(to, path string) {
	m.Helper()
	path = filepath.Join(m.root, path)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		m.Fatal(err)
	}
	_ = os.Remove(path)
	if err := os.Symlink(to, path); err != nil {
		m.Fatal(err)
	}
}

// plug puts a USB device with three ports into a socket, ttyUSBfirst and up.
func (m machine) plug(socket, id, serial string, first int) {
	m.Helper()
	vendor, product, _ := strings.Cut(id, ":")
	dir := "sys/devices/usb1/" + socket
	for i := range 3 {
		usb := fmt.Sprintf("%s/%s:1.%d", dir, socket, i)
		name := fmt.Sprintf("ttyUSB%d", first+i)
		m.write(usb+"/bInterfaceNumber", fmt.Sprintf("%02d\n", i))
		m.write(usb+"/"+name+"/port_number", "0\n")
		m.link(filepath.Join(m.root, usb, name), "sys/class/tty/"+name+"/device")
	}
	m.write(dir+"/idVendor", vendor+"\n")
	m.write(dir+"/idProduct", product+"\n")
	m.write(dir+"/product", "Modem Device\n")
	if serial != "" {
		m.write(dir+"/serial", serial+"\n")
	}
}

func (m machine) unplug(socket string, first int) {
	for i := range 3 {
		_ = os.RemoveAll(filepath.Join(m.root, fmt.Sprintf("sys/class/tty/ttyUSB%d", first+i)))
	}
	_ = os.RemoveAll(filepath.Join(m.root, "sys/devices/usb1", socket))
}

func TestList(t *testing.T) {
	m := machine{t, t.TempDir()}
	m.plug("1-1", "2ECC:3012", "A1", 0)
	m.plug("1-2", "1a86:7523", "", 3)
	m.write("sys/class/tty/ttyS0/type", "4\n")
	m.write("sys/class/tty/ttyS0/device/driver", "")
	m.write("sys/class/tty/ttyS1/type", "0\n")
	m.write("sys/class/tty/ttyS1/device/driver", "")
	m.write("sys/class/tty/tty1/active", "")
	m.link("../../ttyUSB2", "dev/serial/by-id/usb-Modem_A1-if02-port0")
	m.link("../../ttyUSB2", "dev/serial/by-path/pci-usb-0:1:1.2-port0")
	m.link("../../ttyUSB3", "dev/serial/by-id/usb-1a86-if00-port0")
	m.link("../../ttyUSB3", "dev/serial/by-path/pci-usb-0:2:1.0-port0")
	var got []string
	for _, f := range listUnder(m.root) {
		got = append(got, fmt.Sprintf("%s %s %s %s %s %v %v", f.Path, f.Name(), f.USB.ID, f.USB.Interface, f.USB.Serial, f.Family, f.AT))
	}
	want := []string{
		"/dev/ttyUSB2 /dev/serial/by-id/usb-Modem_A1-if02-port0 2ecc:3012 02 A1 true true",
		"/dev/ttyUSB0 /dev/ttyUSB0 2ecc:3012 00 A1 true false",
		"/dev/ttyUSB1 /dev/ttyUSB1 2ecc:3012 01 A1 true false",
		// Without a serial number the socket tells two of a kind apart.
		"/dev/ttyUSB3 /dev/serial/by-path/pci-usb-0:2:1.0-port0 1a86:7523 00  false false",
		"/dev/ttyUSB4 /dev/ttyUSB4 1a86:7523 01  false false",
		"/dev/ttyUSB5 /dev/ttyUSB5 1a86:7523 02  false false",
		"/dev/ttyS0 /dev/ttyS0    false false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// A module that comes back has another number, and another module may have got
// its old one.
func TestRemember(t *testing.T) {
	for _, c := range []struct{ name, serial, back string }{
		{"by serial number", "A1", "1-3"}, {"by socket", "", "1-1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := machine{t, t.TempDir()}
			list := func() []Found { return listUnder(m.root) }
			m.plug("1-1", "2ecc:3012", c.serial, 0)
			p := remember("/dev/ttyUSB2", list)
			if got, err := p.Target(); got != "/dev/ttyUSB2" || err != nil {
				t.Fatal(got, err)
			}
			m.unplug("1-1", 0)
			m.plug("1-2", "2ecc:3012", "B2", 0)
			if got, err := p.Target(); !errors.Is(err, ErrGone) {
				t.Errorf("it is away, and %s, %v", got, err)
			}
			m.plug(c.back, "2ecc:3012", c.serial, 6)
			if got, err := p.Target(); got != "/dev/ttyUSB8" || err != nil {
				t.Errorf("%s, %v; want /dev/ttyUSB8", got, err)
			}
		})
	}
	m := machine{t, t.TempDir()}
	m.plug("1-1", "2ecc:3012", "A1", 0)
	m.link("../../ttyUSB2", "dev/serial/by-id/usb-Modem_A1-if02-port0")
	list := func() []Found { return listUnder(m.root) }
	for target, want := range map[string]string{"/dev/ttyUSB2": "/dev/serial/by-id/usb-Modem_A1-if02-port0", "/dev/pts/7": "/dev/pts/7", "socket://h:1": "socket://h:1"} {
		if got, err := remember(target, list).Target(); got != want || err != nil {
			t.Errorf("%s: %s, %v; want %s", target, got, err, want)
		}
	}
}
