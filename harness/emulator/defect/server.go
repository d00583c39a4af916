package defect

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"strings"

	"mftpspec/harness/emulator"
)

// dialogue: what the module says to a server, and how it reads the replies.
func dialogue() []row {
	return []row{
		{"long-greeting-misread", "Of a greeting in several lines the first one is taken for all of it.", "R4.1-03", reach("3", "4.1", "5"), replies(func(line string) string {
			if strings.HasPrefix(line, "220-") {
				return "220 " + line[4:]
			}
			return line
		})},
		{"reply-125-is-failure", "A transfer that the server announces with 125 is given up.", "R4.1-04", reach("3", "4.1", "5"), replies(replaced3("125", "425"))},
		{"epsv-without-pasv", "Where a server does not know EPSV there are no transfers.", "R4.1-04", reach("3", "4.1", "5"), orders(func(line string) string {
			if line == "PASV" {
				return "NOOP"
			}
			return line
		})},
		{"size-required", "A file is fetched only from servers that know SIZE.", "R4.1-07", reach("3", "4.1", "5"), sessions(func(s *session) {
			s.retr = func(ctx context.Context, path string, offset, length int64, w writer) (int64, error) {
				if _, err := s.Client.Size(ctx, path); err != nil {
					return 0, err
				}
				return s.Client.Retr(ctx, path, offset, length, w)
			}
		})},
		{"mlsd-only", "Only servers that know MLSD can be listed.", "R4.1-03", reach("3", "4.1", "5"), orders(func(line string) string {
			if strings.HasPrefix(line, "LIST") {
				return "MLSD" + line[4:]
			}
			return line
		})},
		{"type-never-sent", "TYPE is never sent: the default of the server holds.", "R3.1-33", reach("*"), orders(func(line string) string {
			if strings.HasPrefix(line, "TYPE ") {
				return "NOOP"
			}
			return line
		})},
		{"port-command-without-address", "In active mode the server is told the address 0.0.0.0.", "R3.1-37", reach("*"), orders(func(line string) string {
			if a := strings.Split(line, ","); strings.HasPrefix(line, "PORT ") && len(a) == 6 {
				return "PORT 0,0,0,0," + a[4] + "," + a[5]
			}
			return line
		})},
		{"paths-sent-in-quotes", "Paths are sent to the server with their quotes.", "R3.4-30", reach("2", "3", "4.1", "5"), orders(func(line string) string {
			if strings.HasPrefix(line, "CWD ") {
				return `CWD "` + line[4:] + `"`
			}
			return line
		})},
		{"aborted-transfers-are-success", "A transfer that the server breaks off with 426 is taken for success.", "R5-33", reach("2", "3", "4.1", "5"), replies(replaced3("426", "226"))},
		{"connection-kept-after-421", "A greeting of 421 is taken for a greeting, and the login goes on.", "R5-30", reach("2", "3", "4.1", "5"), replies(func(line string) string {
			if strings.HasPrefix(line, "421 ") {
				return "220 " + line[4:]
			}
			return line
		})},
		{"login-ends-with-331", "A login is reported as done when the server asks for the password.", "R3.2-12", reach("*"), loginEndsWith331},
	}
}

// replaced3 replaces the code a reply begins with.
func replaced3(from, to string) func(string) string {
	return func(line string) string {
		if strings.HasPrefix(line, from) {
			return to + line[3:]
		}
		return line
	}
}

func loginEndsWith331() hooks {
	return wired(func() *network {
		return &network{reply: func(line string) string { return replaced3("331", "230")(line) }}
	})()
}

// security: FTPS (§3.1).
func security() []row {
	secure := func(from, to emulator.Security) func() hooks {
		return dials(func(c *emulator.DialConfig) {
			if c.Security == from {
				c.Security = to
			}
		})
	}
	return []row{
		{"implicit-ftps-is-plain", "With mode 1 of \"ssl\" everything is sent in plain text.", "R3.1-47", reach("*"), secure(emulator.Implicit, emulator.Plain)},
		{"explicit-ftps-is-plain", "With mode 2 of \"ssl\" everything is sent in plain text.", "R3.1-48", reach("*"), secure(emulator.Explicit, emulator.Plain)},
		{"implicit-ftps-is-explicit", "With mode 1 of \"ssl\" the module speaks explicit FTPS.", "R3.1-47", reach("*"), secure(emulator.Implicit, emulator.Explicit)},
		{"plain-ftp-asks-for-tls", "With mode 0 of \"ssl\" the module asks for TLS.", "R3.1-46", reach("*"), secure(emulator.Plain, emulator.Explicit)},
		{"explicit-ftps-falls-back", "Where a server refuses TLS the login goes on in plain text.", "R3.1-50", reach("*"), dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
			client, err := next(ctx, c)
			if err != nil && c.Security == emulator.Explicit {
				c.Security = emulator.Plain
				return next(ctx, c)
			}
			return client, err
		})},
		{"certificates-not-verified", "Every certificate is accepted.", "R5-27", reach("2", "3", "4.1", "5"), verifies(func(c *tls.Config) { c.InsecureSkipVerify = true })},
		{"certificate-host-not-verified", "A certificate of another host is accepted.", "R5-27", reach("2", "3", "4.1", "5"), verifies(func(c *tls.Config) {
			roots := c.RootCAs
			c.InsecureSkipVerify = true
			c.VerifyConnection = func(s tls.ConnectionState) error {
				_, err := s.PeerCertificates[0].Verify(x509.VerifyOptions{Roots: roots})
				return certificateError(err)
			}
		})},
		{"certificate-dates-not-verified", "A certificate that is expired is accepted.", "R5-27", reach("2", "3", "4.1", "5"), verifies(func(c *tls.Config) {
			roots, name := c.RootCAs, c.ServerName
			c.InsecureSkipVerify = true
			c.VerifyConnection = func(s tls.ConnectionState) error {
				leaf := s.PeerCertificates[0]
				_, err := leaf.Verify(x509.VerifyOptions{Roots: roots, DNSName: name, CurrentTime: leaf.NotBefore.Add(1)})
				return certificateError(err)
			}
		})},
		{"ftps-transfers-fail", "With FTPS the login works, and every transfer fails.", "R3.1-48", reach("*"), sessions(func(s *session) {
			if s.to.Security == emulator.Plain {
				return
			}
			s.stor = func(ctx context.Context, path string, appending bool) (emulator.Upload, error) {
				return nil, failure(emulator.CauseNetwork)
			}
			s.retr = func(context.Context, string, int64, int64, writer) (int64, error) {
				return 0, failure(emulator.CauseNetwork)
			}
			s.list = func(context.Context, string) ([]emulator.Entry, error) { return nil, failure(emulator.CauseNetwork) }
		})},
	}
}

// certificateError is what package tls would have made of it.
func certificateError(err error) error {
	if err == nil {
		return nil
	}
	return &tls.CertificateVerificationError{Err: err}
}
