package emulator

// Model is one row of Table 1 with what its footnotes take away, or a model of somebody's own.
type Model struct {
	Series string   // what AT+CGMM answers
	Name   string   // the model in full, with which the firmware string begins
	Active bool     // §3.1 footnote 1: transmode 0
	TLS    bool     // §3.1 footnote 2: ssl 1 and 2
	CIDs   Range    // §3.1 footnote 3
	Lacks  []string // settings of §3.1 that it does not have
}

// models are the modules of Table 1 and "generic", which has every option of the
// command tables and no footnote.
func models() []Model {
	all := Range{1, 15}
	return []Model{
		{Series: "generic", Name: "generic", Active: true, TLS: true, CIDs: all},
		{Series: "ML302A", Name: "ML302A-DSLM", CIDs: all},
		{Series: "ML305A", Name: "ML305A-DS", CIDs: all},
		{Series: "ML307A", Name: "ML307A-DSLN", CIDs: all},
		{Series: "ML305U", Name: "ML305U-DBLN", CIDs: Range{1, 7}},
		{Series: "ML307R", Name: "ML307R-DC", CIDs: all},
	}
}

// Models are the names New knows. The full names of Table 1 (ML307R-DC) are
// understood as well.
func Models() []string {
	var names []string
	for _, m := range models() {
		names = append(names, m.Series)
	}
	return names
}

// Range is a closed interval of integers.
type Range struct{ Min, Max int }

// Has reports whether n lies within r.
func (r Range) Has(n int) bool { return n >= r.Min && n <= r.Max }

// Settings are what AT+MFTPCFG keeps for one channel (§3.1).
type Settings struct {
	DataType  int // 0 binary, 1 ASCII
	TransMode int // 0 active, 1 passive
	Timeout   int // seconds
	SSLMode   int // 0 plain FTP, 1 implicit FTPS, 2 explicit FTPS
	SSLID     int
	LocalFS   int // 0 serial line, 1 module file system
	CID       int // PDP context
}

// Profile is everything about a module that is data: ranges, defaults, limits.
// A hook may alter it before the module boots.
type Profile struct {
	Maker, Series, Name, Firmware, Serial string

	Echo bool // ATE at boot
	CMEE int  // +CMEE at boot

	Channels  Range // §3: <connect_id>
	Port      Range // §3.2
	DataType  Range // §3.1 from here
	TransMode Range
	Timeout   Range
	SSLMode   Range
	SSLID     Range
	LocalFS   Range
	CID       Range
	Active    bool     // transmode 0 is supported
	TLS       bool     // ssl 1 and 2 are supported
	Lacks     []string // settings that are not there
	Defaults  Settings

	DefaultPort int   // §3.2
	MaxString   int   // §3: longest string parameter, in bytes
	EOF         Range // §3.11 from here
	Length      Range // <length>
	InlineMax   int   // longest inline <data>
	Chunk       int   // file bytes in one +MFTPRETR line

	LineLimit  int // longest command line, in bytes, without AT
	QueueLimit int // most bytes of output waiting for the host
	WholeLimit int // most bytes of a file that are sent as one line (D05=single)
	FileSpace  int64
	Timing     Timing

	Prompt      string // empty: as D41 says
	Codes       map[int]int
	Latency     map[string]Latency
	Unsolicited []Unsolicited
}

func newProfile(m Model) Profile {
	return Profile{
		Maker: "OneMO", Series: m.Series, Name: m.Name, Firmware: m.Name + "-MSPEC1S00", Serial: "866646051234567",
		Echo:      true,
		Channels:  Range{0, 5},
		Port:      Range{0, 65535},
		DataType:  Range{0, 1},
		TransMode: Range{0, 1},
		Timeout:   Range{2, 30},
		SSLMode:   Range{0, 2},
		SSLID:     Range{0, 5},
		LocalFS:   Range{0, 1},
		CID:       m.CIDs,
		Active:    m.Active,
		TLS:       m.TLS,
		Lacks:     m.Lacks,
		Defaults:  Settings{DataType: 0, TransMode: 1, Timeout: 10, SSLMode: 0, SSLID: 0, LocalFS: 0, CID: 1},

		DefaultPort: 21,
		MaxString:   255,
		EOF:         Range{0, 1},
		Length:      Range{1, 4096},
		InlineMax:   1024,
		Chunk:       1024,

		LineLimit:  8 << 10,
		QueueLimit: 2 << 20, // more than AT+MFGET of the largest file can print
		WholeLimit: 4 << 20,
		FileSpace:  1 << 20,
	}
}
