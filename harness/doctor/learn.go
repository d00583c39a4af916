package doctor

import (
	"fmt"
	"slices"
	"strings"

	"mftpspec/harness/ixit"
	"mftpspec/harness/manual"
)

// learn is the ICS of a model that shows itself: what it calls itself, and what its test
// form of AT+MFTPCFG lists. Whether its firmware reaches servers by IPv6 is not shown; no
// model of the manual is excluded from it (ledger D47).
func (x *exam) learn(listed map[string][]int) {
	own := ixit.ICS{Model: x.report.IUT.Model, Identities: []string{x.report.IUT.Model}, IPv6: true,
		ActiveMode:   slices.Contains(listed["transmode"], 0),
		ImplicitFTPS: slices.Contains(listed["ssl"], 1),
		ExplicitFTPS: slices.Contains(listed["ssl"], 2),
	}
	for _, name := range manual.SettingNames {
		if len(listed[name]) == 0 {
			own.Lacks = append(own.Lacks, name)
		}
	}
	if cids := listed["cid"]; len(cids) > 0 {
		own.CIDMax = slices.Max(cids)
	}
	x.ics, x.report.Learned = own, &own
}

// Declaration is the file of a model that has shown itself, for its vendor to check.
func Declaration(own ixit.ICS) string {
	var b strings.Builder
	fmt.Fprintf(&b, `# What AT+CGMM and AT+MFTPCFG=? of the module show. A test form may list more than the
# module can do (ledger D17): set to false what the vendor does not declare.
# mftpspec list model explains the keys.
model: %s
identities: [%[1]s]
active_mode: %t   # "transmode" lists 0
implicit_ftps: %t # "ssl" lists 1
explicit_ftps: %t # "ssl" lists 2
ipv6: %t          # is not shown: no model of the manual is excluded (ledger D47)
`, fmt.Sprintf("%q", own.Model), own.ActiveMode, own.ImplicitFTPS, own.ExplicitFTPS, own.IPv6)
	if own.CIDMax > 0 {
		fmt.Fprintf(&b, "cid_max: %d\n", own.CIDMax)
	}
	if len(own.Lacks) > 0 {
		fmt.Fprintf(&b, "lacks: [%s]\n", strings.Join(own.Lacks, ", "))
	}
	return b.String()
}
