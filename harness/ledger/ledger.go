// Package ledger names the rows of features/ledger.yaml: the places where the manual contradicts
// itself or leaves a choice, each with its question. Whoever records a reading or judges by a row,
// scenario and judge above all, uses these names. It must never say what a row permits.
package ledger

// The rows.
const (
	D01 = "D01" // is the path of +MFTPPWD quoted?
	D02 = "D02" // does OK or the result of an upload from a local file come first?
	D03 = "D03" // does +MFTPURC follow a close that was asked for, and when?
	D04 = "D04" // is <sum_size> what came so far, or the length of the file?
	D05 = "D05" // does a large file come in one +MFTPRETR or in several, and what ends it?
	D06 = "D06" // does the first example of a download count its bytes rightly?
	D07 = "D07" // what is a local name worth in a download over the line?
	D08 = "D08" // what does an offset at or past the end lead to?
	D09 = "D09" // what is a file of 0 bytes, or a length of 0, answered with?
	D10 = "D10" // which code has a download to a local file without a name?
	D11 = "D11" // is the file of the appending flow as long as is announced?
	D12 = "D12" // does the last flow read back what it fetched?
	D13 = "D13" // which commands write and read local files?
	D14 = "D14" // are the settings of the examples independent of each other?
	D15 = "D15" // does OK follow where the ssl example and two rows of the table leave it out?
	D16 = "D16" // does OK follow where the third flow leaves it out?
	D17 = "D17" // what does a mode that the model does not have lead to?
	D18 = "D18" // which is the highest cid?
	D19 = "D19" // which SSL contexts are there?
	D20 = "D20" // what is the parameter of the mode of transfer called?
	D21 = "D21" // do settings survive a restart, and may they change while connected?
	D22 = "D22" // what does a test form print for a parameter without a list?
	D23 = "D23" // what does AT+CMEE do?
	D24 = "D24" // is a fault refused at once, or acknowledged and reported as a result?
	D25 = "D25" // which code for which fault?
	D26 = "D26" // may a result with code 1 come before the final one?
	D27 = "D27" // which code has a command on an unconnected or a busy channel?
	D28 = "D28" // is the list of an empty directory code 14 or code 0?
	D29 = "D29" // what ends a list of several entries?
	D30 = "D30" // in which order do the entries of a list come?
	D31 = "D31" // how is the time of change written, and of which zone is it?
	D32 = "D32" // which three characters of permission are meant?
	D33 = "D33" // how is the name of a listed file given?
	D34 = "D34" // are full stops between parameters commas?
	D35 = "D35" // is Ok the same as OK?
	D36 = "D36" // are absolute names taken?
	D37 = "D37" // can a directory be deleted, and in which way is it told from a file?
	D38 = "D38" // what does a name in use, or another directory, do to a renaming?
	D39 = "D39" // does a result follow a transparent upload that +++ ended?
	D40 = "D40" // how much silence is around +++, and what is +++ inside data?
	D41 = "D41" // which bytes are around the prompt >?
	D42 = "D42" // what does the sent length count when a file comes in packets?
	D43 = "D43" // how long may data on the command line be, and after the prompt?
	D44 = "D44" // what does a length lead to that the data on the command line do not have?
	D45 = "D45" // how does 0x1A become part of data, and does ESC cancel them?
	D46 = "D46" // in which order do the parameters of an upload stand?
	D47 = "D47" // what does a connection without a user name log in as?
	D48 = "D48" // what does port 0 lead to?
	D49 = "D49" // what does AT+MFTPCONN do on a connected channel?
	D50 = "D50" // does the greatest length count bytes, and how is a longer text refused?
	D51 = "D51" // is AT in mixed case taken, and do spaces follow commas?
	D52 = "D52" // may the state be asked during a transfer, and what is it?
	D53 = "D53" // how soon is a lost connection notified?
	D54 = "D54" // what does rsptimeout bound, and how exactly?
	D55 = "D55" // how many channels are there?
	D56 = "D56" // what are read and execute forms answered with?
	D57 = "D57" // how is a PDP context activated?
	D58 = "D58" // how are quotes, commas and returns written in data on the command line?
	D59 = "D59" // is the echo on at first?
	D60 = "D60" // how long may a deferred result take?
	D61 = "D61" // is a list of values a range or an enumeration?
	D62 = "D62" // may lines of other subsystems come between?
	D63 = "D63" // is a malformed line answered with ERROR or with +CME ERROR: 50?
	D64 = "D64" // what holds where the manual is silent?
	D65 = "D65" // which FTP commands bring an effect about?
	D66 = "D66" // which small form has a failed transfer, an echo of data, a refused transparent upload?
	D67 = "D67" // what is a line answered with that does not begin with AT?
	D68 = "D68" // does CONNECT stand alone on its line?
	D69 = "D69" // in which order do the lines of AT+MFTPCFG stand?
	D70 = "D70" // what does an optional parameter stand for that is left empty?
	D71 = "D71" // which number has the error of a command that does not exist?
	D72 = "D72" // which fields has a result that is not 0?
	D73 = "D73" // which form of an upload is in force?
	D74 = "D74" // what does the rate of a USB port or a terminal say?
	D75 = "D75" // which forms and sizes of lists are read?
	D76 = "D76" // which replies of a server does a module understand?
	D77 = "D77" // do two lines of one response share a <CR><LF>?
)
