package doctor

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
)

// identify asks who the module is, and settles the model.
func (x *exam) identify(ctx context.Context) Finding {
	if err := x.line.Identify(ctx); err != nil {
		return x.lost(err)
	}
	iut := x.line.IUT
	x.report.IUT = iut
	if f, wrong := x.settleModel(); wrong {
		return f
	}
	if want := x.IXIT.Serial; want != "" && strings.TrimLeft(want, "0") != strings.TrimLeft(iut.Serial, "0") {
		return fail(said("another module is on this port: its serial number is %s, the laboratory's file says %s", mask(iut.Serial), mask(want)), "look at the cables, or change serial: in the laboratory's file")
	}
	who := said("%s %s, serial number %s; tested as %s", iut.Manufacturer, iut.Model, mask(iut.Serial), x.ics.Model)
	if own, err := catalogue.Identify(x.Models, iut.Model); err == nil && own.Model != x.ics.Model && x.ics.Model != "generic" {
		return warn(who, "the module says that it is %s: is --model %s meant?", own.Model, x.ics.Model)
	}
	return ok(who)
}

// settleModel finds the ICS: the one asked for, else by AT+CGMM.
func (x *exam) settleModel() (Finding, bool) {
	var err error
	if x.Learn && x.report.IUT.Model != "" {
		x.ics = ixit.ICS{Model: x.report.IUT.Model} // the rest comes with AT+MFTPCFG=?
		return Finding{}, false
	}
	if x.Model != "" {
		x.ics, err = ixit.FindModel(x.Models, x.Model)
	} else {
		x.ics, err = catalogue.Identify(x.Models, x.report.IUT.Model)
	}
	if err == nil {
		return Finding{}, false
	}
	var known []string
	for _, m := range x.Models {
		known = append(known, m.Model)
	}
	return fail(said("AT+CGMM is answered with %q, which is no known model", x.report.IUT.Model), "choose one with --model: %s", strings.Join(known, ", ")), true
}

// mask leaves the last four characters of a serial number.
func mask(serial string) string {
	if len(serial) <= 4 {
		return strings.Repeat("*", len(serial))
	}
	return strings.Repeat("*", len(serial)-4) + serial[len(serial)-4:]
}

// firmware begins with the model on the modules of the family.
func (x *exam) firmware(context.Context) Finding {
	iut := x.report.IUT
	switch {
	case iut.Firmware == "":
		return warn(said("AT+CGMR is not answered"), "the report cannot say which firmware its verdicts are about: note it by hand")
	case !strings.HasPrefix(strings.ToUpper(iut.Firmware), strings.ToUpper(x.ics.Model)) && x.ics.Model != "generic":
		return warn(said("%s, which does not begin with %s", at.Visible([]byte(iut.Firmware)), x.ics.Model), "is this firmware for that model, and --model right?")
	}
	return ok(said("%s", at.Visible([]byte(iut.Firmware))))
}

// verbs are the commands of the manual (§3).
var verbs = []string{"MFTPCFG", "MFTPCONN", "MFTPDISC", "MFTPCWD", "MFTPPWD", "MFTPMKD", "MFTPLIST", "MFTPDEL", "MFTPRN", "MFTPRETR", "MFTPAPPE", "MFTPSTOR", "MFTPSTATE"}

// commands asks for each command whether the module has it.
func (x *exam) commands(ctx context.Context) Finding {
	var missing []string
	for _, v := range verbs {
		from := x.line.Session().Tape().Len()
		r, err := x.line.ask(ctx, "AT+"+v+"=?", x.IXIT.Timing.Immediate)
		if err != nil {
			return x.lost(err)
		}
		if v == "MFTPCFG" {
			x.weighByte(r, x.line.Session().Tape().Len()-from)
		}
		if !r.Ok() {
			missing = append(missing, v)
		}
	}
	switch {
	case len(missing) == len(verbs):
		return fail(said("the module has none of the %d AT+MFTP commands", len(verbs)), "is the FTP service in this firmware?")
	case slices.Contains(missing, "MFTPCONN"), slices.Contains(missing, "MFTPLIST"):
		return fail(said("AT+…=? is refused for %s", strings.Join(missing, ", ")), "is the FTP service in this firmware?")
	case len(missing) > 0:
		return warn(said("AT+…=? is refused for %s", strings.Join(missing, ", ")), "a run can be made, and will fail the cases of these commands")
	}
	return ok(said("all %d AT+MFTP commands answer their test form", len(verbs)))
}

// weighByte measures one byte on the line from the longest answer, since the rate
// of a USB port says nothing. It takes no longer than the rate has it.
func (x *exam) weighByte(r iut.Reply, bytes int) {
	const short = len("\r\nOK\r\n")
	if r.Ok() && bytes > 10*short {
		x.pace.Byte = min(max(0, r.Took-x.pace.Exchange)/time.Duration(bytes-short), 10*time.Second/time.Duration(max(1, x.IXIT.Baud)))
	}
}

// compareICS sets what the ICS declares beside AT+MFTPCFG=? (§3.1). The list may
// have more than the model can do (ledger D17), not less.
func (x *exam) compareICS(ctx context.Context) Finding {
	r, err := x.line.ask(ctx, "AT+MFTPCFG=?", x.IXIT.Timing.Immediate)
	if err != nil {
		return x.lost(err)
	}
	listed := map[string][]int{}
	for _, text := range r.Info {
		if l := at.ParseLine(text); strings.EqualFold(l.Prefix, "+MFTPCFG") && len(l.Fields) > 2 {
			listed[l.Fields[1].Text] = numbers(l.Fields[2].Text)
		}
	}
	if x.Learn {
		if !r.Ok() || len(listed) == 0 {
			return fail(said("AT+MFTPCFG=? lists no setting, so that nothing is known of the model"), "write the file by hand, after the data sheet: mftpspec list model > model.yaml")
		}
		x.learn(listed)
	}
	var less, more []string
	for _, option := range []struct {
		what, key string
		value     int
		declared  bool
	}{
		{"active_mode", "transmode", 0, x.ics.ActiveMode}, {"passive", "transmode", 1, !slices.Contains(x.ics.Lacks, "transmode")}, {"plain", "ssl", 0, !slices.Contains(x.ics.Lacks, "ssl")},
		{"implicit_ftps", "ssl", 1, x.ics.ImplicitFTPS}, {"explicit_ftps", "ssl", 2, x.ics.ExplicitFTPS},
	} {
		has := slices.Contains(listed[option.key], option.value)
		entry := fmt.Sprintf("%s (%s %d)", option.what, option.key, option.value)
		switch {
		case option.declared && !has:
			less = append(less, entry)
		case !option.declared && has:
			more = append(more, entry)
		}
	}
	for _, name := range x.ics.Lacks {
		if len(listed[name]) > 0 {
			more = append(more, name)
		}
	}
	cids := listed["cid"]
	if slices.Contains(x.ics.Lacks, "cid") {
		// there is no highest one
	} else if len(cids) == 0 || slices.Max(cids) != x.ics.CIDMax {
		less = append(less, fmt.Sprintf("cid_max %d (cid %s)", x.ics.CIDMax, spanned(cids)))
	}
	switch {
	case len(less) > 0:
		return warn(said("AT+MFTPCFG=? does not list what the ICS of %s declares: %s", x.ics.Model, strings.Join(less, ", ")), "a run will fail cases on these; is --model right, and the ICS in fixtures/models that of this firmware?")
	case len(more) > 0:
		return ok(said("AT+MFTPCFG=? lists all that the ICS of %s declares, and besides, which is allowed: %s", x.ics.Model, strings.Join(more, ", ")))
	}
	return ok(said("AT+MFTPCFG=? lists exactly what the ICS of %s declares", x.ics.Model))
}

// numbers reads (0-2) and (0,1,2).
func numbers(list string) []int {
	var all []int
	for part := range strings.SplitSeq(strings.Trim(list, "() "), ",") {
		from, to, span := strings.Cut(strings.TrimSpace(part), "-")
		a, err := strconv.Atoi(from)
		b := a
		if span && err == nil {
			b, err = strconv.Atoi(to)
		}
		if err != nil || a < 0 || b > 65535 {
			return nil
		}
		for n := a; n <= b; n++ {
			all = append(all, n)
		}
	}
	return all
}

func spanned(list []int) string {
	if len(list) == 0 {
		return "—"
	}
	return fmt.Sprintf("%d-%d", slices.Min(list), slices.Max(list))
}
