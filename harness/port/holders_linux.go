package port

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// holders are the processes but the one given that have a device open, as far as
// /proc shows them to us.
func holders(target string, but int) []holder {
	device, err := filepath.EvalSymlinks(target)
	if err != nil {
		return nil
	}
	var found []holder
	processes, _ := filepath.Glob("/proc/[0-9]*")
	for _, dir := range processes {
		pid, err := strconv.Atoi(filepath.Base(dir))
		if err != nil || pid == but {
			continue
		}
		files, _ := os.ReadDir(dir + "/fd") // other users' are closed to us
		for _, f := range files {
			if open, err := os.Readlink(dir + "/fd/" + f.Name()); err == nil && open == device {
				command, _ := os.ReadFile(dir + "/comm")
				found = append(found, holder{PID: pid, Command: strings.TrimSpace(string(command))})
				break
			}
		}
	}
	return found
}

// exclusive is true if somebody marked a terminal as exclusive (TIOCEXCL).
func exclusive(fd int) bool {
	on, err := unix.IoctlGetInt(fd, unix.TIOCGEXCL)
	return err == nil && on != 0
}
