package bench

import (
	"context"
	"io"
	"sync"

	"mftpspec/harness/at"
	"mftpspec/harness/ftpserver/ca"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/harness/trace"
)

// ByHand is a bench without a module: somebody types what the cases send, and nothing
// is heard of what is answered. The servers' certificates are signed by authority.
func ByHand(ctx context.Context, ixit ixit.IXIT, authority *ca.Authority) (iut.Bench, error) {
	b := &bench{name: "by hand", log: trace.New(), server: ixit.Server, authority: authority}
	if err := b.checkServer(ctx); err != nil {
		return nil, err
	}
	b.session = at.NewSession(&silentLine{closed: make(chan struct{})}, b.log)
	return b, nil
}

// silentLine is a serial line on which nothing ever comes; what is written to it is discarded.
type silentLine struct {
	once   sync.Once
	closed chan struct{}
}

func (n *silentLine) Read([]byte) (int, error) {
	<-n.closed
	return 0, io.EOF
}

func (n *silentLine) Write(p []byte) (int, error) { return len(p), nil }

func (n *silentLine) Close() error {
	n.once.Do(func() { close(n.closed) })
	return nil
}
