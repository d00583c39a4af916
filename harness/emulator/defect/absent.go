package defect

import "mftpspec/harness/emulator"

// absent are faults with what a model does not have (§3.1 footnotes 1 to 3): they
// show on such a model only, see Config.
func absent() []row {
	return []row{
		{"cid-8-on-seven", "\"cid\" takes a context that other models of the family have.", "R3.1-61", reach("3.1", "5"), profile(func(p *emulator.Profile) { p.CID.Max = 15 })},
		{"active-ends-without-result", "A model without active mode takes \"transmode\" 0, and a connection has no result then.", "R3.1-39", reach("3.1", "5"), output(func(e *env, u unit, next func(unit)) {
			if !result("+MFTPCONN")(u) || e.Settings(u.Channel).TransMode != 0 {
				next(u)
			}
		})},
		{"missing-ftps-is-plain-1", "A model without implicit FTPS takes mode 1 of \"ssl\" and sends everything in plain text.", "R3.1-49", reach("3.1", "5"), withoutTLS(emulator.Implicit)},
		{"missing-ftps-is-plain-2", "A model without explicit FTPS takes mode 2 of \"ssl\" and sends everything in plain text.", "R3.1-50", reach("3.1", "5"), withoutTLS(emulator.Explicit)},
	}
}

func withoutTLS(mode emulator.Security) func() hooks {
	return dials(func(c *emulator.DialConfig) {
		if c.Security == mode {
			c.Security = emulator.Plain
		}
	})
}
