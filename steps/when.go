package steps

import (
	"context"
	"regexp"
	"strings"

	"mftpspec/harness/scenario"
)

// theBytes stands before what is sent as it is, without a <CR>.
const theBytes = "the bytes "

// payload tells generated data from data that is written out.
var payload = regexp.MustCompile(`^the payload "([^"]*)"( and <SUB>)?$`)

// stimuli are what the host does.
func stimuli(d *definitions) {
	step(d, `the host sends (.+)`, func(ctx context.Context, line string) error {
		if bytes, ok := strings.CutPrefix(line, theBytes); ok {
			return scene(ctx).Host.SendBytes(ctx, bytes)
		}
		return scene(ctx).Host.Send(ctx, line)
	})
	d.about(func(groups []string) scenario.Subject {
		return scenario.Subject{Line: strings.TrimPrefix(groups[1], theBytes)}
	})
	types := func(ctx context.Context, data string) error {
		if m := payload.FindStringSubmatch(data); m != nil {
			return scene(ctx).Host.TypesPayload(ctx, m[1], m[2] != "")
		}
		return scene(ctx).Host.Types(ctx, data)
	}
	step(d, `the host types (.+)`, types)
	step(d, `the host, where it is prompted, types (.+)`, func(ctx context.Context, data string) error {
		if !scene(ctx).Host.Prompted() {
			return nil
		}
		return types(ctx, data)
	})
	step(d, `the host sets channel `+id+` to `+str+` (\S+) and, if that is accepted, connects`, func(ctx context.Context, channel int, name, values string) error {
		return scene(ctx).Channel.SetsAndConnects(ctx, channel, name, values)
	})
	step(d, `the host tries to set channel `+id+` to `+str+` (\S+)`, func(ctx context.Context, channel int, name, values string) error {
		return scene(ctx).Channel.TriesToSet(ctx, channel, name, values)
	})
	step(d, `the host pauses for `+num+` s`, func(ctx context.Context, seconds int) error {
		return scene(ctx).Host.Pauses(ctx, seconds)
	})
	step(d, `the host leaves transparent mode`, func(ctx context.Context) error {
		return scene(ctx).Host.LeavesTransparentMode(ctx)
	})
}

// reconnects are connects whose need the server knows.
func reconnects(d *definitions) {
	step(d, `the host connects channel `+id+` if it is not connected`, func(ctx context.Context, channel int) error {
		return scene(ctx).Channel.ConnectsAnew(ctx, channel)
	})
}

// restarts defines the steps in which the module restarts.
func restarts(d *definitions) {
	step(d, `the module is restarted`, func(ctx context.Context) error {
		return scene(ctx).Module.Restart(ctx)
	})
}
