// Package bench builds the benches of a campaign: each is one module, one trace and the FTP
// servers of its cases. Cli and selftest call it. It must never judge, and no package of the
// tester may import it, since it knows the emulator.
package bench

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/diagnosis"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/ftpserver/ca"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/harness/port"
	"mftpspec/harness/trace"
)

// bench implements iut.Bench on a line that can be opened again.
type bench struct {
	name      string
	log       *trace.Log
	server    ixit.ServerIXIT
	gate      ftpserver.Gate
	free      [2]int        // ports for its servers where any will do; see ftpserver.Options
	authority *ca.Authority // nil: no certificate of ours is in the module
	open      func(context.Context) (port.Port, error)
	restart   func() error // restarts the module itself; nil: nobody can
	reset     string       // AT line that reboots the module; empty: there is none
	stop      func() error // ends what open does not own; may be nil
	cure      int          // try of Recover that the module came back after last; 0: none was needed yet

	mu      sync.Mutex
	session *at.Session
	line    port.Port // of the session
}

var _ iut.Bench = (*bench)(nil)

func (b *bench) Name() string             { return b.name }
func (b *bench) Log() *trace.Log          { return b.log }
func (b *bench) Authority() *ca.Authority { return b.authority }

func (b *bench) Session() *at.Session {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.session
}

// connect opens the line and begins a new session on it.
func (b *bench) connect(ctx context.Context) error {
	line, err := b.open(ctx)
	if err != nil {
		return err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.session, b.line = at.NewSession(line, b.log), line
	return nil
}

// disconnect ends the session and closes the line.
func (b *bench) disconnect() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.session == nil {
		return nil
	}
	return b.session.Close()
}

// Close implements iut.Bench.
func (b *bench) Close() error {
	err := b.disconnect()
	if b.stop != nil {
		err = errors.Join(err, b.stop())
	}
	return err
}

// NewServer implements iut.Bench.
func (b *bench) NewServer(ctx context.Context, changes ...func(*ftpserver.Options)) (*ftpserver.Server, error) {
	o := b.serverOptions()
	for _, change := range changes {
		change(&o)
	}
	return ftpserver.Start(ctx, o)
}

func (b *bench) serverOptions() ftpserver.Options {
	return ftpserver.Options{Listen: b.server.Listen, Host: b.server.Host, PublicPort: b.server.Port, Log: b.log, Gate: &b.gate,
		PassiveFirst: b.server.PassivePorts[0], PassiveLast: b.server.PassivePorts[1], Free: b.free, AnyDataAddress: b.server.AnyDataAddress, ReplyDelay: b.server.ReplyDelay}
}

// checkServer says why the servers of the cases cannot be had: a *iut.ServerError.
// Ports that the system chooses are always there.
func (b *bench) checkServer(ctx context.Context) error {
	if strings.HasSuffix(b.server.Listen, ":0") && b.server.PassivePorts == [2]int{} {
		return nil
	}
	if err := ftpserver.Check(ctx, b.serverOptions()); err != nil {
		return &iut.ServerError{Err: err}
	}
	return nil
}

// The patience of Recover.
const (
	answerTime  = 2 * time.Second         // for one AT
	silence     = 1500 * time.Millisecond // on either side of +++, in case the module is in a data mode
	reopenEvery = 500 * time.Millisecond  // while the device is away
)

// Recover implements iut.Bench: it asks AT twice, examines the line, which ends a data
// mode that the module may hang in, sends the laboratory's reset line, opens the line
// again, restarts the module if it can, and goes on until ctx ends. What did not help the
// last time is left out.
func (b *bench) Recover(ctx context.Context) error {
	var last error
	did := b.cure
	for try := 0; ctx.Err() == nil; try++ {
		if last = b.answers(ctx); last == nil {
			b.cure = did
			return nil
		}
		b.note("the module does not answer: " + last.Error())
		if try == 1 {
			try = max(try, b.cure)
		}
		did = try
		switch {
		case errors.Is(last, port.ErrGone) || try > 2 || try == 2 && b.reset == "":
			if last = b.powerUp(ctx); last != nil {
				return last
			}
		case try == 2:
			last = b.sendReset(ctx)
		case try == 1:
			d := diagnosis.Examine(ctx, b.Session(), nil, diagnosis.Options{Guard: silence, Prompt: -1})
			if last = d.Err(); last == nil {
				b.cure = did
				b.note(d.Text)
				return nil
			}
		}
	}
	return fmt.Errorf("bench: %s does not answer AT: %w", b.name, errors.Join(last, context.Cause(ctx)))
}

// powerUp restarts the module itself, if somebody can, and opens the line again.
func (b *bench) powerUp(ctx context.Context) error {
	if b.restart != nil {
		if err := b.restart(); err != nil {
			return fmt.Errorf("bench: restart the module: %w", err)
		}
	}
	return b.reopen(ctx)
}

// Restart implements iut.Bench.
func (b *bench) Restart(ctx context.Context) (able bool, err error) {
	switch {
	case b.restart != nil:
		return true, b.powerUp(ctx)
	case b.reset == "":
		return false, nil
	}
	if err := b.sendReset(ctx); err != nil {
		b.note("after the reset line: " + err.Error()) // there are modules that say nothing when they have booted
	}
	return true, nil
}

func (b *bench) note(text string) {
	b.log.Add(trace.Event{Lane: trace.Bench, Kind: "note", Text: text})
}

// answers says why AT is not answered with OK.
func (b *bench) answers(ctx context.Context) error {
	s := b.Session()
	s.Forget()
	final, err := s.Poll(ctx, answerTime)
	if err != nil {
		s.Drain()
		return err
	}
	if !final.OK() {
		return fmt.Errorf("bench: AT is answered with %s", at.VisibleText(final.Text))
	}
	return nil
}

// sendReset sends the laboratory's reset line. A module that answers nothing may
// still obey it. What comes until it has booted (+MATREADY), or until that should be
// over, is no answer to an AT, and is passed by.
func (b *bench) sendReset(ctx context.Context) error {
	b.note("sending the laboratory's reset line " + b.reset)
	s := b.Session()
	send, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	if err := s.Send(send, b.reset); err != nil {
		return err
	}
	err := s.Booted(ctx)
	if err != nil {
		s.Drain()
	}
	return err
}

// reopen opens the line again, and waits for it as long as it is away.
func (b *bench) reopen(ctx context.Context) error {
	if err := b.disconnect(); err != nil {
		b.note("closing the line: " + err.Error())
	}
	retry := time.NewTicker(reopenEvery)
	defer retry.Stop()
	for {
		err := b.connect(ctx)
		if err == nil {
			b.note("the line is open again")
			return nil
		}
		select {
		case <-ctx.Done():
			return err
		case <-retry.C:
		}
	}
}
