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
	b.session = at.NewSession(&nowhere{closed: make(chan struct{})}, b.log)
	return b, nil
}

// nowhere is a line that nothing comes from.
type nowhere struct {
	once   sync.Once
	closed chan struct{}
}

func (n *nowhere) Read([]byte) (int, error) {
	<-n.closed
	return 0, io.EOF
}

func (n *nowhere) Write(p []byte) (int, error) { return len(p), nil }

func (n *nowhere) Close() error {
	n.once.Do(func() { close(n.closed) })
	return nil
}
