package bench

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// resetHook makes what runs the laboratory's reset hook: a program and its
// arguments, given to the system as they are, without a shell. nil without one.
func resetHook(command []string, limit time.Duration) func() error {
	if len(command) == 0 {
		return nil
	}
	return func() error {
		ctx, cancel := context.WithTimeoutCause(context.Background(), limit, fmt.Errorf("it did not end within %s (reset_limit)", limit))
		defer cancel()
		var said bytes.Buffer
		c := exec.CommandContext(ctx, command[0], command[1:]...)
		c.Stdout, c.Stderr = &said, &said
		c.WaitDelay = time.Second // for what it has started itself, and left with our pipes
		err := c.Run()
		if err == nil || errors.Is(err, exec.ErrWaitDelay) && ctx.Err() == nil {
			return nil
		}
		if ctx.Err() != nil {
			err = context.Cause(ctx)
		}
		return fmt.Errorf("reset hook %s: %w%s", command[0], err, lastWords(said.String()))
	}
}

// lastWords are the end of what a program said, in one line.
func lastWords(text string) string {
	if text = strings.Join(strings.Fields(text), " "); text == "" {
		return ""
	}
	return ": " + text[max(0, len(text)-200):]
}
