//go:build !(linux || darwin || freebsd || openbsd)

package port

func denied(string) (reason, remedy string) {
	return "permission denied, or another program has it open", "close the program that uses it"
}
