package iut

import (
	"slices"

	"mftpspec/harness/ftpserver"
)

// Certain are the sessions that said that they are the module's.
func Certain(all []ftpserver.Session) []ftpserver.Session {
	return slices.DeleteFunc(slices.Clone(all), func(s ftpserver.Session) bool { return s.Origin != ftpserver.FromModule })
}
