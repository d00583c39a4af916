package cli

import (
	"context"
	"io"

	"mftpspec/harness/campaign"
	"mftpspec/harness/journal"
)

// interrupted is how a command ends that has no books to finish at Ctrl-C: nothing that
// it has begun to write is left.
func interrupted() error { return &exit{campaign.ExitInterrupted, &message{"interrupted", nil}} }

// orInterrupted does something that changes nothing, and does not wait for its end at
// Ctrl-C.
func orInterrupted[T any](ctx context.Context, do func() (T, error)) (result T, err error) {
	done := make(chan struct{})
	var got T
	var failed error
	go func() {
		defer close(done)
		got, failed = do()
	}()
	select {
	case <-done:
		return got, unlessInterrupted(ctx, failed)
	case <-ctx.Done():
		return result, interrupted()
	}
}

// writeFile is journal.WriteFile until Ctrl-C.
func writeFile(ctx context.Context, name string, write func(io.Writer) error) error {
	err := journal.WriteFile(name, func(w io.Writer) error { return write(wanted{ctx, w}) })
	return unlessInterrupted(ctx, err)
}

// unlessInterrupted is an error, or that of Ctrl-C where that came first.
func unlessInterrupted(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return interrupted()
	}
	return err
}

// wanted is a writer that fails once nobody wants the file any more.
type wanted struct {
	ctx context.Context
	io.Writer
}

func (w wanted) Write(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.Writer.Write(p)
}
