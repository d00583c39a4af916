package defect

import (
	"context"
	"path"
	"strings"
	"time"

	"mftpspec/harness/emulator"
)

// leaks: what was remembered is used again.
func leaks() []place {
	return []place{
		{"list-leaves-ascii-for-retr", "After AT+MFTPLIST a download is made as text although \"data_type\" is 0.", "R3.1-33", "MFTPRETR", asciiAfterList("retr")},
		{"list-leaves-ascii-for-stor", "After AT+MFTPLIST an AT+MFTPSTOR is made as text although \"data_type\" is 0.", "R3.1-33", "MFTPSTOR", asciiAfterList("stor")},
		{"list-leaves-ascii-for-appe", "After AT+MFTPLIST an AT+MFTPAPPE is made as text although \"data_type\" is 0.", "R3.1-33", "MFTPAPPE", asciiAfterList("appe")},

		{"list-moves-directory", "AT+MFTPLIST of a directory makes it the working directory.", "R3.4-30", "MFTPLIST", sessions(func(s *session) {
			s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
				found, err := s.Client.List(ctx, p)
				if err == nil {
					_ = s.Client.Cwd(ctx, p)
				}
				return found, err
			}
		})},
		{"mkd-moves-directory", "AT+MFTPMKD makes the new directory the working directory.", "R3.4-30", "MFTPMKD", sessions(func(s *session) {
			s.mkd = func(ctx context.Context, p string) error {
				err := s.Client.Mkd(ctx, p)
				if err == nil {
					_ = s.Client.Cwd(ctx, p)
				}
				return err
			}
		})},
		{"del-moves-directory", "An AT+MFTPDEL that fails makes the root the working directory.", "R3.4-30", "MFTPDEL", sessions(func(s *session) {
			s.del = func(ctx context.Context, p string) error {
				err := s.Client.Delete(ctx, p)
				if err != nil {
					_ = s.Client.Cwd(ctx, "/")
				}
				return err
			}
		})},
		{"rn-moves-directory", "AT+MFTPRN of a path makes the directory of the new name the working directory.", "R3.4-30", "MFTPRN", sessions(func(s *session) {
			s.rename = func(ctx context.Context, from, to string) error {
				err := s.Client.Rename(ctx, from, to)
				if err == nil && strings.Contains(to, "/") {
					_ = s.Client.Cwd(ctx, path.Dir(to))
				}
				return err
			}
		})},
		{"retr-moves-directory", "A download by path makes the directory of the file the working directory.", "R3.4-30", "MFTPRETR", sessions(func(s *session) {
			s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
				n, err := s.Client.Retr(ctx, p, offset, length, w)
				if err == nil && strings.Contains(p, "/") {
					_ = s.Client.Cwd(ctx, path.Dir(p))
				}
				return n, err
			}
		})},
		{"retr-failure-moves-directory", "A download that the server refuses leaves the root as the working directory.", "R3.4-30", "MFTPRETR", sessions(func(s *session) {
			s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
				n, err := s.Client.Retr(ctx, p, offset, length, w)
				if err != nil {
					_ = s.Client.Cwd(ctx, "/")
				}
				return n, err
			}
		})},

		{"retr-offset-remembered", "A download without an offset begins where the one before did.", "R3.10-30", "MFTPRETR", rangeRemembered(true, false)},
		{"retr-length-remembered", "A download without a length has that of the one before.", "R3.10-32", "MFTPRETR", rangeRemembered(false, true)},
		{"retr-offset-of-other-channel", "A download without an offset begins where the last one of any channel did.", "R3.10-30", "MFTPRETR", rangeShared},
		{"stor-begins-at-offset", "An AT+MFTPSTOR after a download with an offset leaves so many bytes of the data out.", "R3.12-49", "MFTPSTOR", offsetInUpload(false)},
		{"appe-begins-at-offset", "An AT+MFTPAPPE after a download with an offset leaves so many bytes of the data out.", "R3.11-49", "MFTPAPPE", offsetInUpload(true)},
		{"retr-local-name-remembered", "The second download to a local file goes to the first one.", "R3.10-28", "MFTPRETR", localRemembered},
		{"retr-name-remembered", "The second download of a connection fetches the file of the first.", "R3.10-12", "MFTPRETR", sessions(func(s *session) {
			first := ""
			s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
				if first == "" {
					first = p
				}
				return s.Client.Retr(ctx, first, offset, length, w)
			}
		})},

		{"list-cached", "A list that was made before on the connection is given again.", "R3.7-31", "MFTPLIST", sessions(func(s *session) {
			seen := map[string][]emulator.Entry{}
			s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
				if old, ok := seen[p]; ok {
					return old, nil
				}
				found, err := s.Client.List(ctx, p)
				if err == nil {
					seen[p] = found
				}
				return found, err
			}
		})},
		{"list-keeps-deleted", "What was deleted stays in lists of the connection.", "R3.7-12", "MFTPLIST", keepsDeleted()},
		{"pwd-cached", "AT+MFTPPWD gives the path that it gave before on the connection.", "R3.5-20", "MFTPPWD", sessions(func(s *session) {
			old := ""
			s.pwd = func(ctx context.Context) (string, error) {
				if old != "" {
					return old, nil
				}
				p, err := s.Client.Pwd(ctx)
				if err == nil {
					old = p
				}
				return p, err
			}
		})},
		{"retr-cached", "A file that was fetched before on the connection is given again as it was.", "R3.10-12", "MFTPRETR", retrCached()},

		{"stor-after-failure-begins-with-old-data", "An AT+MFTPSTOR after one that failed begins with the data of that one.", "R3.12-49", "MFTPSTOR", oldDataInFront("+MFTPSTOR", "")},
		{"appe-after-failure-begins-with-old-data", "An AT+MFTPAPPE after one that failed begins with the data of that one.", "R3.11-49", "MFTPAPPE", oldDataInFront("+MFTPAPPE", "")},
		{"stor-after-disc-begins-with-old-data", "After AT+MFTPDISC between two packets the next AT+MFTPSTOR begins with the packet before.", "R3.12-49", "MFTPSTOR", oldDataInFront("+MFTPSTOR", "disc")},
		{"appe-after-disc-begins-with-old-data", "After AT+MFTPDISC between two packets the next AT+MFTPAPPE begins with the packet before.", "R3.11-49", "MFTPAPPE", oldDataInFront("+MFTPAPPE", "disc")},
		{"state-3-after-disc-between-packets", "After AT+MFTPDISC between two packets the state is 3.", "R3.13-21", "MFTPSTATE", stateAfterDisc},

		{"stor-sent-length-adds-up", "The sent length of AT+MFTPSTOR adds up over the files of a connection.", "R3.12-33", "MFTPSTOR", lengthsAddUp("+MFTPSTOR")},
		{"appe-sent-length-adds-up", "The sent length of AT+MFTPAPPE adds up over the files of a connection.", "R3.11-33", "MFTPAPPE", lengthsAddUp("+MFTPAPPE")},
		{"retr-total-adds-up", "The total of +MFTPRETR adds up over the files of a connection.", "R3.10-39", "MFTPRETR", totalsAddUp},

		{"second-transparent-appe-never-ends", "+++ does not end the second transparent AT+MFTPAPPE of a connection.", "R3.11-26", "MFTPAPPE", secondMode("+MFTPAPPE", true, func(d *emulator.DataMode) { d.Guard = time.Hour })},
		{"second-transparent-stor-never-ends", "+++ does not end the second transparent AT+MFTPSTOR of a connection.", "R3.12-26", "MFTPSTOR", secondMode("+MFTPSTOR", true, func(d *emulator.DataMode) { d.Guard = time.Hour })},
		{"second-ctrl-z-ignored", "ctrl+z does not end the second AT+MFTPSTOR that asked for it.", "R3.12-29", "MFTPSTOR", secondMode("+MFTPSTOR", false, func(d *emulator.DataMode) {
			if d.Length == 0 {
				d.Terminators = nil
			}
		})},
		{"appe-length-of-first-prompt", "The second prompt of AT+MFTPAPPE takes as many bytes as the first.", "R3.11-28", "MFTPAPPE", lengthRemembered("+MFTPAPPE")},
		{"stor-length-of-first-prompt", "The second prompt of AT+MFTPSTOR takes as many bytes as the first.", "R3.12-28", "MFTPSTOR", lengthRemembered("+MFTPSTOR")},

		{"conn-to-port-before", "AT+MFTPCONN of a channel goes to the port of the connection before.", "R3.2-38", "MFTPCONN", dialRemembered(func(c, old *emulator.DialConfig) { c.Port = old.Port })},
		{"conn-with-user-before", "AT+MFTPCONN of a channel sends the user name of the connection before.", "R3.2-28", "MFTPCONN", dialRemembered(func(c, old *emulator.DialConfig) { c.User = old.User })},
		{"conn-with-password-before", "AT+MFTPCONN of a channel sends the password of the connection before.", "R3.2-33", "MFTPCONN", dialRemembered(func(c, old *emulator.DialConfig) { c.Password = old.Password })},
		{"conn-with-transmode-before", "AT+MFTPCONN of a channel goes by \"transmode\" of the connection before.", "R3.1-37", "MFTPCONN", dialRemembered(func(c, old *emulator.DialConfig) { c.Active = old.Active })},
		{"conn-with-ssl-before", "AT+MFTPCONN of a channel goes by \"ssl\" of the connection before.", "R3.1-48", "MFTPCONN", dialRemembered(func(c, old *emulator.DialConfig) { c.Security = old.Security })},
		{"conn-with-timeout-before", "AT+MFTPCONN of a channel goes by \"rsptimeout\" of the connection before.", "R3.1-42", "MFTPCONN", dialRemembered(func(c, old *emulator.DialConfig) { c.Timeout = old.Timeout })},

		{"busy-after-failed-del", "After an AT+MFTPDEL that failed the next command is answered with result 4.", "R3.8-13", "MFTPDEL", busyAfter("+MFTPDEL")},
		{"busy-after-failed-rn", "After an AT+MFTPRN that failed the next command is answered with result 4.", "R3.9-13", "MFTPRN", busyAfter("+MFTPRN")},
		{"busy-after-failed-list", "After an AT+MFTPLIST that failed the next command is answered with result 4.", "R3.7-13", "MFTPLIST", busyAfter("+MFTPLIST")},
		{"conn-fails-after-failed-conn", "After a connection to a closed port the next one of the channel fails.", "R3.2-44", "MFTPCONN", failsOnceAfter("+MFTPCONN", coded5("11"))},
		{"conn-fails-after-notice", "After a connection that the server has ended the next one of the channel fails.", "R3.2-12", "MFTPCONN", failsOnceAfter("+MFTPCONN", closed)},
	}
}
