package pty

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

const (
	reattachPoll = 5 * time.Millisecond   // the kernel tells of no re-opening: it is asked this often, only while nobody is there
	writeSlice   = 100 * time.Millisecond // a Write that waits for a reader looks this often whether there still is one
)

// Pty is the master side of a pseudo terminal.
type Pty struct {
	path, link string

	file   *os.File
	raw    rawConn
	closed chan struct{}
	once   sync.Once
	err    error
}

type rawConn interface{ Control(func(fd uintptr)) error }

// Open makes a pseudo terminal. If link is not empty, a symbolic link of that name
// leads to it until Close.
func Open(link string) (*Pty, error) {
	// Not blocking, so that the runtime polls it and Close ends a Read.
	fd, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC|unix.O_NONBLOCK, 0)
	if err != nil {
		return nil, fmt.Errorf("pty: open /dev/ptmx: %w", err)
	}
	p := &Pty{closed: make(chan struct{})}
	if p.path, err = prepare(fd); err != nil {
		_ = unix.Close(fd)
		return nil, err
	}
	p.file = os.NewFile(uintptr(fd), "/dev/ptmx")
	if p.raw, err = p.file.SyscallConn(); err != nil {
		_ = p.file.Close()
		return nil, fmt.Errorf("pty: %w", err)
	}
	if link != "" {
		if err := publish(p.path, link); err != nil {
			_ = p.file.Close()
			return nil, err
		}
		p.link = link
	}
	return p, nil
}

// prepare unlocks the slave, makes the line raw, and returns the slave's path.
func prepare(fd int) (string, error) {
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		return "", fmt.Errorf("pty: unlock: %w", err)
	}
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		return "", fmt.Errorf("pty: number: %w", err)
	}
	if err := makeRaw(fd, unix.TCSETS); err != nil {
		return "", err
	}
	return fmt.Sprintf("/dev/pts/%d", n), nil
}

// makeRaw sets the attributes of the line, which both sides share; the speed stays.
// With unix.TCSETSF it also drops what the client has not read.
func makeRaw(fd int, request uint) error {
	t, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	if err != nil {
		return fmt.Errorf("pty: get attributes: %w", err)
	}
	t.Iflag &^= unix.IGNBRK | unix.BRKINT | unix.PARMRK | unix.ISTRIP | unix.INLCR | unix.IGNCR | unix.ICRNL | unix.IXON
	t.Oflag &^= unix.OPOST
	t.Lflag &^= unix.ECHO | unix.ECHONL | unix.ICANON | unix.ISIG | unix.IEXTEN
	t.Cflag = t.Cflag&^(unix.CSIZE|unix.PARENB) | unix.CS8
	t.Cc[unix.VMIN], t.Cc[unix.VTIME] = 1, 0
	if err := unix.IoctlSetTermios(fd, request, t); err != nil {
		return fmt.Errorf("pty: make raw: %w", err)
	}
	return nil
}

// Path is the name of the port for clients, without the link.
func (p *Pty) Path() string { return p.path }

// Read waits for bytes of a client, over any number of clients. After Close it
// fails with os.ErrClosed.
func (p *Pty) Read(b []byte) (int, error) {
	for {
		n, err := p.file.Read(b)
		if n > 0 || err == nil && len(b) == 0 {
			return n, nil
		}
		if err != nil && !errors.Is(err, unix.EIO) {
			return 0, p.wrap("read", err)
		}
		// EIO: the last client has closed. What it did not read is lost to the next.
		p.discard()
		if err := p.awaitClient(); err != nil {
			return 0, err
		}
	}
}

// awaitClient returns when a client has the port open.
func (p *Pty) awaitClient() error {
	tick := time.NewTicker(reattachPoll)
	defer tick.Stop()
	for !p.Attached() {
		select {
		case <-tick.C:
		case <-p.closed:
			return p.wrap("read", os.ErrClosed)
		}
	}
	return nil
}

// Write sends bytes to the client. It waits while the client does not read; when
// the client is gone, what it would not have read is dropped.
func (p *Pty) Write(b []byte) (int, error) {
	for done := 0; done < len(b); {
		if !p.Attached() {
			select {
			case <-p.closed:
				return done, p.wrap("write", os.ErrClosed)
			default:
				return len(b), nil
			}
		}
		if err := p.file.SetWriteDeadline(time.Now().Add(writeSlice)); err != nil {
			return done, p.wrap("write", err)
		}
		n, err := p.file.Write(b[done:])
		done += n
		if err != nil && !errors.Is(err, os.ErrDeadlineExceeded) && !errors.Is(err, unix.EIO) {
			return done, p.wrap("write", err)
		}
	}
	return len(b), nil
}

// Attached reports whether a client has the port open, or none ever had.
func (p *Pty) Attached() bool {
	attached := false
	_ = p.raw.Control(func(fd uintptr) {
		fds := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLOUT}}
		_, err := unix.Poll(fds, 0)
		attached = err == nil && fds[0].Revents&unix.POLLHUP == 0
	})
	return attached
}

// Baud is the speed the client has set, in bits per second; the line itself does
// not keep to it. 0 if it cannot be told.
func (p *Pty) Baud() int {
	baud := 0
	_ = p.raw.Control(func(fd uintptr) {
		if t, err := unix.IoctlGetTermios(int(fd), unix.TCGETS2); err == nil {
			baud = int(t.Ospeed)
		}
	})
	return baud
}

// discard drops what the last client has not read, in the kernel's buffer and in
// the line discipline of the other side, and makes the line raw again for the next.
func (p *Pty) discard() {
	_ = p.raw.Control(func(fd uintptr) {
		_ = unix.IoctlSetInt(int(fd), unix.TCFLSH, unix.TCOFLUSH)
		_ = makeRaw(int(fd), unix.TCSETSF)
	})
}

// Close hangs up: a client sees its port vanish. The link goes first.
func (p *Pty) Close() error {
	p.once.Do(func() {
		if p.link != "" {
			p.err = retract(p.path, p.link)
		}
		close(p.closed)
		p.err = errors.Join(p.err, p.file.Close())
	})
	return p.err
}

func (p *Pty) wrap(op string, err error) error { return fmt.Errorf("pty: %s %s: %w", op, p.path, err) }
