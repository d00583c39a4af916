package port

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"go.bug.st/serial"
)

// explain turns the error of opening a device into what the user can act on.
func explain(target string, err error) *OpenError {
	e := &OpenError{Target: target, Err: err, Reason: err.Error()}
	var already *OpenError
	if errors.As(err, &already) {
		return already
	}
	var code serial.PortErrorCode = -1
	var pe *serial.PortError
	if errors.As(err, &pe) {
		code = pe.Code()
	}
	switch {
	case errors.Is(err, fs.ErrNotExist), code == serial.PortNotFound:
		e.Reason = "there is no such port"
		e.Remedy = candidatesHint()
	case errors.Is(err, syscall.EBUSY), code == serial.PortBusy:
		e.Reason, e.Remedy = busy(target)
	case errors.Is(err, fs.ErrPermission), code == serial.PermissionDenied:
		e.Reason, e.Remedy = denied(target)
	case errors.Is(err, syscall.EISDIR):
		e.Reason = "it is a directory"
		e.Remedy = candidatesHint()
	case errors.Is(err, syscall.ENOTTY), code == serial.InvalidSerialPort:
		e.Reason = "it is not a terminal"
		e.Remedy = candidatesHint()
	case errors.Is(err, syscall.ENXIO), errors.Is(err, syscall.ENODEV), errors.Is(err, syscall.EIO):
		e.Reason = "the name is there, but no device behind it answers"
		e.Remedy = candidatesHint()
	case errors.Is(err, syscall.EMFILE):
		e.Reason = "this process has too many open files"
		e.Remedy = "run with fewer jobs"
	case code == serial.InvalidSpeed:
		e.Reason = "it does not have this rate"
		e.Remedy = "choose another baud rate, 115200 to begin with"
	}
	return e
}

func candidatesHint() string {
	ports := Candidates()
	if len(ports) == 0 {
		return "no serial port was found on this machine: is the module plugged in and powered?"
	}
	return "serial ports of this machine: " + strings.Join(ports, ", ")
}

// busy names who holds a port.
func busy(target string) (reason, remedy string) {
	held := holders(target, 0)
	if len(held) == 0 {
		return "another process holds it", "end that process; if none is known, try `systemctl stop ModemManager`, which probes new modems for some 20 s"
	}
	names := make([]string, len(held))
	remedy = "end it first"
	for i, h := range held {
		names[i] = fmt.Sprintf("pid %d (%s)", h.PID, h.Command)
		if h.PID == os.Getpid() {
			names[i] = fmt.Sprintf("pid %d, this process", h.PID)
		}
		if strings.Contains(h.Command, "ModemManager") {
			remedy = "`systemctl stop ModemManager`, or set the udev property ID_MM_DEVICE_IGNORE for the module"
		}
	}
	return "it is held by " + strings.Join(names, ", "), remedy
}

// holder is a process that has a port open.
type holder struct {
	PID     int
	Command string
}
