package doctor

import (
	"bytes"
	"context"
	"strings"

	"mftpspec/harness/at"
	"mftpspec/reports/model"
)

// files writes, reads and deletes a file of the module (ledger D13).
func (x *exam) files(ctx context.Context) Finding {
	f := x.IXIT.Files
	if f.Put == "" || f.Get == "" {
		return ok(said("the laboratory's file names no commands for the module's own files; cases that need them are not selected"))
	}
	name, content := "doctor-"+random(4)+".tmp", []byte("mftpspec")
	why, err := x.line.PutFile(ctx, name, content)
	if err != nil {
		return x.lost(err)
	}
	if !why.IsZero() {
		return x.noFiles(said("%s", why))
	}
	got, why, err := x.line.GetFile(ctx, name)
	if err != nil {
		return x.lost(err)
	}
	if err := x.line.DeleteFile(ctx, name); err != nil {
		return x.lost(err)
	}
	switch {
	case !why.IsZero():
		return x.noFiles(said("%s", why))
	case !bytes.Equal(got, content):
		return x.noFiles(said("%s gives back %s", f.Get, at.Visible(got)))
	}
	if _, why, err = x.line.GetFile(ctx, name); err != nil {
		return x.lost(err)
	}
	if why.IsZero() {
		return warn(said("the file %s was written and read, and not deleted", name), "delete it by hand; files: delete: in the laboratory's file names the command")
	}
	return ok(said("%s, %s and %s: written, read back, deleted", f.Put, f.Get, f.Delete))
}

// noFiles: a run goes on without, and deselects what needs files.
func (x *exam) noFiles(why Said) Finding {
	x.lacking["files"] = model.Say("the module's own file commands do not work")
	return warn(why, "a run can be made without the cases that need local files; name this module's commands in the laboratory's file: files: put, get, delete; or is its file system full (%s)?", strings.Replace(x.IXIT.Files.Put, "PUT", "SINFO", 1))
}

// forecast says what a run would select, and how long it would take.
func (x *exam) forecast(context.Context) Finding {
	if host := x.IXIT.Server.Host; host != "" && !strings.Contains(host, ":") {
		x.lacking["ipv6"] = model.Say("the laboratory gives no IPv6 address for the FTP server (server: host:)")
	}
	f := x.Catalogue.Forecast(x.Catalogue.Cases, x.ics, x.IXIT, x.lacking)
	x.report.Forecast = f
	if f.Selected == 0 {
		return fail(said("a run would select nothing of %d cases", f.Cases), "is --model right?")
	}
	if x.pace.Exchange == 0 || x.pace.Login == 0 || x.pace.Operation == 0 {
		return ok(said("a run would execute %d of %d cases; its duration is unknown, because the way to the FTP server was not measured", f.Selected, f.Cases))
	}
	x.report.Duration = f.Duration(x.pace)
	return ok(said("a run would execute %d of %d cases, in about %s", f.Selected, f.Cases, x.report.Duration))
}

// Grounds are the lines under the forecast: why cases are not executed, and what
// the time is made of.
func (r Report) Grounds() []Said {
	f := r.Forecast
	var list []Said
	for _, t := range f.NotApplicable {
		list = append(list, said("%d not applicable: %s", t.Cases, t.Why))
	}
	for _, t := range f.Deselected {
		list = append(list, said("%d deselected: %s", t.Cases, t.Why))
	}
	if r.Duration > 0 {
		list = append(list, said("the time: %s of waits that the cases demand, %d AT commands, %d logins and %d file operations at the speed measured here, %d kB of payload on the line; without failures, which wait longer",
			f.Waits, f.Exchanges, f.Logins, f.Operations, f.Bytes/1000))
	}
	return list
}
