package port

import (
	"errors"
	"strings"
	"testing"
)

func TestAuto(t *testing.T) {
	ports := func(device, id string, interfaces ...string) []Found {
		var list []Found
		for _, i := range interfaces {
			f := Found{Path: "/dev/tty-" + device + "-" + i, USB: USB{ID: id, Interface: i, Device: device, Serial: "S" + device}}
			f.classify()
			list = append(list, f)
		}
		return list
	}
	join := func(lists ...[]Found) []Found {
		var all []Found
		for _, l := range lists {
			all = append(all, l...)
		}
		return all
	}
	module := ports("1-1", "2ecc:3012", "00", "01", "02")
	for _, c := range []struct {
		name  string
		list  []Found
		want  string
		words []string // of the error
	}{
		{"its interface 2", join(ports("1-9", "1a86:7523", "00", "02"), module), "/dev/tty-1-1-02", nil},
		{"by its stable name", []Found{{Path: "/dev/ttyUSB2", Stable: "/dev/serial/by-id/m", USB: module[2].USB, Family: true, AT: true}}, "/dev/serial/by-id/m", nil},
		{"no port at all", nil, "", []string{"no serial port was found"}},
		{"only others", ports("1-9", "1a86:7523", "00"), "", []string{"2ecc:3012", "/dev/tty-1-9-00 (1a86:7523 S1-9)", "name its port"}},
		{"two modules", join(module, ports("1-2", "2ecc:3012", "02")), "", []string{"2 modules", "/dev/tty-1-1-02 (2ecc:3012 S1-1), /dev/tty-1-2-02"}},
		{"interfaces unknown", join(ports("1-1", "2ecc:3012", ""), ports("1-1", "2ecc:3012", "")), "", []string{"several ports"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := choose(c.list)
			if got != c.want || (err == nil) != (c.words == nil) {
				t.Fatalf("%s, %v; want %s", got, err, c.want)
			}
			for _, w := range c.words {
				if oe, ok := errors.AsType[*OpenError](err); !ok || !strings.Contains(oe.Error(), w) || strings.Contains(oe.Error(), "\n") {
					t.Errorf("%v, want one line with %q", err, w)
				}
			}
		})
	}
}
