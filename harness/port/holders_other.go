//go:build !linux

package port

func holders(string, int) []holder { return nil }

func exclusive(int) bool { return false }
