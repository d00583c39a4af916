//go:build linux || darwin || freebsd || openbsd

package port

import (
	"fmt"
	"os"
	"os/user"
	"strconv"
	"syscall"
)

// denied says who may open a device, and how to become one of them.
func denied(target string) (reason, remedy string) {
	reason, remedy = "permission denied", "ask who administers this machine for access"
	info, err := os.Stat(target)
	if err != nil {
		return reason, remedy
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return reason, remedy
	}
	me := "$USER"
	if u, err := user.Current(); err == nil {
		me = u.Username
	}
	group := strconv.Itoa(int(stat.Gid))
	if g, err := user.LookupGroupId(group); err == nil {
		group = g.Name
	}
	reason = fmt.Sprintf("permission denied: it belongs to group %s (mode %04o)", group, info.Mode().Perm())
	if info.Mode().Perm()&0o060 != 0o060 {
		return reason, fmt.Sprintf("its group has no access either: `sudo chmod g+rw %s`, and let a udev rule do so", target)
	}
	return reason, fmt.Sprintf("`sudo usermod -aG %s %s`, then log in again", group, me)
}
