package ftpserver

import (
	"fmt"
	"slices"
	"strings"
)

// Listing is the form of the lines of LIST.
type Listing string

// The forms of LIST in the field.
const (
	Unix    Listing = ""         // "-rw-r--r-- 1 ftp ftp 9 Aug 18 07:40 old.txt"
	NoGroup Listing = "no-group" // "-rw-r--r-- 1 ftp 9 Aug 18 07:40 old.txt"
	Numeric Listing = "numeric"  // "-rw-r--r-- 1 1000 1550 9 Aug 18 07:40 old.txt"
	ACL     Listing = "acl"      // Unix, with one of the marks + . @ behind the permissions
	Total   Listing = "total"    // Unix, after a line "total 8"
	IIS     Listing = "iis"      // "08-18-22  07:40AM                    9 old.txt"
)

// Segments is how a reply is cut into segments of TCP.
type Segments string

// The ways in which replies come.
const (
	Whole  Segments = ""       // each reply in one piece
	Halves Segments = "halves" // in two: cut within the code, in the middle, and between CR and LF in turn
	Bytes  Segments = "bytes"  // each byte by itself
)

// Personality is how one server differs from another without being wrong. The
// zero value is the plain server.
type Personality struct {
	Name     string  // as in Personalities
	Listing  Listing // of LIST
	NoMLSx   bool    // MLSD and MLST are answered 500 and absent from FEAT (vsftpd, IIS)
	Open125  bool    // 125 instead of 150
	Banner   bool    // greeting of several lines (pure-ftpd)
	NoSIZE   bool    // SIZE is answered 500 and absent from FEAT
	NoEPSV   bool    // EPSV and EPRT are answered 500 and absent from FEAT
	FullPath bool    // LIST of a file names it as asked for, MLST with its path (proftpd, pure-ftpd)
	Empty226 bool    // LIST of a missing path is answered 226 with nothing (vsftpd, pure-ftpd), not 450
	Dots     bool    // LIST shows "." and ".." unasked
	NoEnd    bool    // nothing ends the last line of LIST

	NoYear    bool     // LIST shows the time of day instead of the year up to a year back, not half a year
	EmptyCode int      // LIST and NLST of an empty directory are answered 450 or 550; 0: 226 with nothing
	Lines     bool     // 226, 230 and 250 have three lines
	AllLines  bool     // every reply to a command has three lines
	End250    bool     // 250 instead of 226 at the end of a transfer
	Other2xx  bool     // another code that means that it was done: CWD, DELE, RMD and RNTO 200, MKD and TYPE 250, PASS 202
	Terse     bool     // 227 is without parentheses, and nothing stands behind the path of 257
	NoPass    bool     // USER logs in by itself: it is answered 230
	Private   bool     // 227 tells a private address, where clients are told a public one (Options.Host)
	Segments  Segments // of replies
}

func personalities() []Personality {
	return []Personality{
		{Name: "plain"},
		{Name: "iis", Listing: IIS, NoMLSx: true},
		{Name: "no-mlsx", NoMLSx: true},
		{Name: "125", Open125: true},
		{Name: "banner", Banner: true},
		{Name: "no-size", NoSIZE: true},
		{Name: "no-epsv", NoEPSV: true},
		{Name: "full-path", FullPath: true},
		{Name: "empty-226", Empty226: true},
		{Name: "dots", Dots: true, NoMLSx: true},
		{Name: "no-group", Listing: NoGroup, NoMLSx: true},
		{Name: "numeric", Listing: Numeric, NoMLSx: true},
		{Name: "acl", Listing: ACL, NoMLSx: true},
		{Name: "total", Listing: Total, NoMLSx: true},
		{Name: "no-end", NoEnd: true, NoMLSx: true},
		{Name: "no-year", NoYear: true, NoMLSx: true},
		{Name: "empty-450", EmptyCode: 450, NoMLSx: true},
		{Name: "empty-550", EmptyCode: 550, NoMLSx: true},
		{Name: "multi-line", Lines: true},
		{Name: "every-line", AllLines: true},
		{Name: "250-end", End250: true},
		{Name: "other-2xx", Other2xx: true},
		{Name: "terse", Terse: true, NoEPSV: true},
		{Name: "user-230", NoPass: true},
		{Name: "private-pasv", Private: true, NoEPSV: true},
		{Name: "halves", Segments: Halves},
		{Name: "bytes", Segments: Bytes},
	}
}

// Personalities returns the names that PersonalityNamed knows.
func Personalities() []string {
	var names []string
	for _, p := range personalities() {
		names = append(names, p.Name)
	}
	return names
}

// PersonalityNamed returns the personality of that name; "" is "plain", and
// "no-mlsd" and "no-mlst" are "no-mlsx". An unknown name is an error that lists
// the known ones.
func PersonalityNamed(name string) (Personality, error) {
	switch name {
	case "":
		name = "plain"
	case "no-mlsd", "no-mlst":
		name = "no-mlsx"
	}
	all := personalities()
	if i := slices.IndexFunc(all, func(p Personality) bool { return p.Name == name }); i >= 0 {
		return all[i], nil
	}
	return Personality{}, fmt.Errorf("ftpserver: personality %q: want one of %s", name, strings.Join(Personalities(), ", "))
}
