package sockerr

import "syscall"

// numbers are those of winsock2.h; package syscall names two of them only.
func numbers(m meaning) []syscall.Errno {
	const (
		netDown        = syscall.Errno(10050)
		netUnreachable = syscall.Errno(10051)
		addressInUse   = syscall.Errno(10048)
		timeout        = syscall.Errno(10060)
		connRefused    = syscall.Errno(10061)
		hostDown       = syscall.Errno(10064)
		noHost         = syscall.Errno(10065)
		shutdown       = syscall.Errno(10058)
	)
	switch m {
	case reset:
		return []syscall.Errno{syscall.WSAECONNRESET, syscall.WSAECONNABORTED, shutdown}
	case refused:
		return []syscall.Errno{connRefused}
	case inUse:
		return []syscall.Errno{addressInUse}
	case unreachable:
		return []syscall.Errno{netDown, netUnreachable, hostDown, noHost}
	default:
		return []syscall.Errno{timeout}
	}
}
