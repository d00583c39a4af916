//go:build !linux

package pty

// Pty cannot be made on this system.
type Pty struct{}

// Open fails with ErrUnsupported.
func Open(string) (*Pty, error) { return nil, ErrUnsupported }

func (*Pty) Read([]byte) (int, error)  { return 0, ErrUnsupported }
func (*Pty) Write([]byte) (int, error) { return 0, ErrUnsupported }

// Close does nothing.
func (*Pty) Close() error { return nil }

// Path is empty.
func (*Pty) Path() string { return "" }

// Attached is false.
func (*Pty) Attached() bool { return false }

// Baud is 0.
func (*Pty) Baud() int { return 0 }
