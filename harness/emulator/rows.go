package emulator

// The choices that the manual leaves to the device, by the rows of features/ledger.yaml:
// the names under which Dialects lists them and the code asks for the reading in force.
// The tester has names of its own (package ledger), so that neither shares with the other
// how it reads the manual.
const (
	D01            = "D01"             // quotes around the path of +MFTPPWD
	D02            = "D02"             // order of OK and result when a local file is uploaded
	D03            = "D03"             // +MFTPURC after a requested close
	D03HungUp      = "D03.hung-up"     // the notice of a server that has hung up before AT+MFTPDISC
	D04            = "D04"             // <sum_size> of +MFTPRETR
	D05            = "D05"             // a large file in several lines, in one, or with <CR><LF> before the first line only
	D05Last        = "D05.last"        // the last piece of a download
	D07            = "D07"             // a local name when files go to the serial line
	D08            = "D08"             // an offset that 31 bits do not hold
	D09            = "D09"             // nothing to download
	D09Length      = "D09.length"      // a download of length 0
	D17            = "D17"             // transmode 0 and ssl 1, 2 on models without them
	D17Test        = "D17.test"        // what AT+MFTPCFG=? lists on such models
	D21            = "D21"             // settings over a restart
	D21Connected   = "D21.connected"   // "ssl", "cid" and "data_type" of a connected channel
	D21Type        = "D21.type"        // a "data_type" that was changed while connected
	D22            = "D22"             // string parameters in test answers
	D22Retr        = "D22.retr"        // optional parameters in AT+MFTPRETR=?
	D23            = "D23"             // AT+CMEE=2
	D24            = "D24"             // a fault found soon after the command
	D24Prompt      = "D24.prompt"      // the server is asked for an upload when its data are there, or before the prompt
	D25            = "D25"             // which of two plausible result codes names a fault
	D26            = "D26"             // an interim result 1 before the result
	D27Unconnected = "D27.unconnected" // a command on a channel without connection
	D27Busy        = "D27.busy"        // a command on a channel that is busy
	D27Channels    = "D27.channels"    // a command while another channel is at work
	D27Disc        = "D27.disc"        // AT+MFTPDISC between two packets of an upload
	D28            = "D28"             // listing an empty directory
	D31Quotes      = "D31.quotes"      // quotes around the modification time
	D31Precision   = "D31.precision"   // seconds of the modification time, where the server tells them
	D31Zone        = "D31.zone"        // time zone of the modification time
	D31Year        = "D31.year"        // a date without a year
	D32            = "D32"             // permission
	D33            = "D33"             // the name when one file is listed
	D36            = "D36"             // absolute paths in AT+MFTPDEL and AT+MFTPRN, paths in AT+MFTPRETR, AT+MFTPAPPE and AT+MFTPSTOR
	D36Cwd         = "D36.cwd"         // a path without / in front in AT+MFTPCWD
	D36List        = "D36.list"        // a file in another directory that is listed by its relative path
	D37            = "D37"             // deleting
	D39            = "D39"             // a result after a transparent upload that went well
	D39Empty       = "D39.empty"       // the result of a transparent upload without data
	D40            = "D40"             // +++ without silence around it in the transparent mode
	D41            = "D41"             // the prompt
	D42            = "D42"             // <sent_length> of a later packet
	D43            = "D43"             // inline data of 1025 to 4096 bytes
	D45            = "D45"             // ESC in data that ctrl+z ends
	D47            = "D47"             // AT+MFTPCONN without a user name
	D48            = "D48"             // port 0
	D49            = "D49"             // AT+MFTPCONN on a connected channel
	D50            = "D50"             // a string of more than 255 bytes
	D51            = "D51"             // the commas of +MFTP lines
	D51Name        = "D51.name"        // the name of a command in small letters
	D52            = "D52"             // AT+MFTPSTATE during a transfer
	D52Between     = "D52.between"     // AT+MFTPSTATE between two packets of an upload
	D53            = "D53"             // the notice of a connection that has ended
	D54            = "D54"             // how long a stalled data connection is borne
	D59            = "D59"             // echo of command lines after a start
	D60            = "D60"             // the result of a command
	D61            = "D61"             // notation of short ranges in test answers
	D62            = "D62"             // notifications of other subsystems between answers
	D62Pieces      = "D62.pieces"      // output in pieces as it comes, or byte by byte
	D63            = "D63"             // a malformed command with +CMEE=1
	D63Huge        = "D63.huge"        // a number that 32 bits do not hold
	D63Quotes      = "D63.quotes"      // a string without quotes, a number in quotes
	D65            = "D65"             // a channel whose server did not answer in time
	D66Failed      = "D66.failed"      // sizes after the code of a failed download
	D66Echo        = "D66.echo"        // echo of data typed after the prompt
	D66Refused     = "D66.refused"     // a transparent upload that the server refuses
	D67            = "D67"             // a line that does not begin with AT
	D70            = "D70"             // an optional number left empty
	D70Text        = "D70.text"        // an optional string left empty
	D71            = "D71"             // the error for a command that does not exist
	D72            = "D72"             // a failed AT+MFTPPWD or AT+MFTPLIST
	D73            = "D73"             // the syntax of the other "local_fs" in an upload
	D75            = "D75"             // a list that is long, or whose form or sizes are not the usual ones
	D76            = "D76"             // a server's reply with another code of success than the usual one
	D76Nonsense    = "D76.nonsense"    // a greeting that is no reply, and a path without quotes
)
