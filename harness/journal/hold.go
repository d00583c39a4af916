package journal

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// holderFile says which process has an output folder, while it has it.
const holderFile = ".mftpspec-run.json"

// Holder is a process that writes to an output folder.
type Holder struct {
	PID     int       `json:"pid"`
	Host    string    `json:"host"`
	Started time.Time `json:"started"`
	Port    string    `json:"port"`
}

// BusyError says that another process writes to a folder. Of whom nothing is known
// the PID is 0.
type BusyError struct {
	Folder string
	Holder Holder
}

func (e *BusyError) Error() string {
	who := "another run"
	if h := e.Holder; h.PID != 0 {
		who = fmt.Sprintf("the run of process %d on %s, begun at %s on %s,", h.PID, h.Host, h.Started.Local().Format(time.DateTime), h.Port)
	}
	return fmt.Sprintf("%s writes to %s; name another folder with --out, or wait for its end", who, e.Folder)
}

// errTaken says that another process has locked a folder.
var errTaken = errors.New("another process has it")

// Held is an output folder that no other process may write to, until it is closed
// or this process ends.
type Held struct {
	folder string
	lock   *os.File
}

// Hold takes a folder for a run on a port, and removes what a process that was killed
// has left half written there; a BusyError says who has it.
func Hold(name, port string) (*Held, error) {
	file := filepath.Join(name, holderFile)
	l, err := lock(name, true)
	if errors.Is(err, errTaken) {
		busy := &BusyError{Folder: name}
		if data, err := os.ReadFile(file); err == nil {
			_ = json.Unmarshal(data, &busy.Holder) // half a file tells nothing
		}
		return nil, busy
	}
	if err != nil {
		return nil, fmt.Errorf("cannot lock the output folder: %w", err)
	}
	if err := errors.Join(removeHalves(name), removeHalves(filepath.Join(name, PayloadFolder))); err != nil {
		return nil, fmt.Errorf("cannot write to the output folder: %w", errors.Join(err, unlock(l)))
	}
	host, _ := os.Hostname() // for people
	who := Holder{PID: os.Getpid(), Host: host, Started: time.Now(), Port: port}
	if err := WriteFile(file, func(w io.Writer) error { return Encoder(w).Encode(who) }); err != nil {
		return nil, fmt.Errorf("cannot write to the output folder: %w", errors.Join(err, unlock(l)))
	}
	return &Held{name, l}, nil
}

// Close lets others write to the folder. Without a folder it does nothing.
func (h *Held) Close() error {
	if h == nil {
		return nil
	}
	return errors.Join(os.Remove(filepath.Join(h.folder, holderFile)), unlock(h.lock))
}

// InUse says whether a process writes to a folder now. Where the system has no
// such locks, none does.
func InUse(name string) bool {
	if _, err := os.Stat(filepath.Join(name, holderFile)); err != nil {
		return false // whoever has it says so
	}
	l, err := lock(name, false)
	if err != nil {
		return errors.Is(err, errTaken)
	}
	_ = unlock(l) // it was only to look
	return false
}
