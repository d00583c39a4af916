//go:build unix

package sockerr

import "syscall"

func numbers(m meaning) []syscall.Errno {
	switch m {
	case reset:
		return []syscall.Errno{syscall.ECONNRESET, syscall.ECONNABORTED, syscall.EPIPE}
	case refused:
		return []syscall.Errno{syscall.ECONNREFUSED}
	case inUse:
		return []syscall.Errno{syscall.EADDRINUSE}
	case unreachable:
		return []syscall.Errno{syscall.EHOSTUNREACH, syscall.ENETUNREACH, syscall.ENETDOWN}
	default:
		return []syscall.Errno{syscall.ETIMEDOUT}
	}
}
