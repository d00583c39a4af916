package emulator

// Table 4 (§5): what a refused command carries after "+CME ERROR: ".
const (
	errParameter  = 50
	errUnknown    = 800
	errNotRunning = 801
	errRunning    = 802
	errConnect    = 803
	errDisconnect = 804
	errChangeDir  = 805
	errWorkDir    = 806
	errMakeDir    = 807
	errList       = 808
	errDelete     = 809
	errRename     = 810
	errRetrieve   = 811
	errStore      = 812
	errAppend     = 813

	// Of 3GPP TS 27.007, for the neighbouring commands only.
	errMemoryFull = 20
	errNotFound   = 22

	errUnknownCommand = 100
)

// verboseErrors are the texts of +CMEE=2. The manual promises no particular
// words (§2.2: a code "or detailed error information").
func verboseError(code int) string {
	switch code {
	case errMemoryFull:
		return "memory full"
	case errNotFound:
		return "not found"
	case errParameter:
		return "incorrect parameters"
	case errNotRunning:
		return "FTP is not running"
	case errRunning:
		return "FTP is running"
	case errConnect:
		return "FTP connect request error"
	case errDisconnect:
		return "FTP disconnect request error"
	case errChangeDir:
		return "FTP change directory request error"
	case errWorkDir:
		return "FTP working directory request error"
	case errMakeDir:
		return "FTP make directory request error"
	case errList:
		return "FTP list request error"
	case errDelete:
		return "FTP delete request error"
	case errRename:
		return "FTP rename request error"
	case errRetrieve:
		return "FTP retrieve request error"
	case errStore:
		return "FTP store request error"
	case errAppend:
		return "FTP append request error"
	}
	return "FTP unknown error"
}

// ownError is the code of Table 4 that names the command.
func ownError(command string) int {
	switch command {
	case "+MFTPCONN":
		return errConnect
	case "+MFTPDISC":
		return errDisconnect
	case "+MFTPCWD":
		return errChangeDir
	case "+MFTPPWD":
		return errWorkDir
	case "+MFTPMKD":
		return errMakeDir
	case "+MFTPLIST":
		return errList
	case "+MFTPDEL":
		return errDelete
	case "+MFTPRN":
		return errRename
	case "+MFTPRETR":
		return errRetrieve
	case "+MFTPSTOR":
		return errStore
	case "+MFTPAPPE":
		return errAppend
	}
	return errUnknown
}

// Table 5 (§5): the results that follow an OK.
const (
	resultOK             = 0
	resultInterim        = 1
	resultUnknown        = 2
	resultParameter      = 3
	resultBusy           = 4
	resultTimeout        = 5
	resultFailed         = 6
	resultCertificate    = 7
	resultResolve        = 8
	resultConnectTimeout = 9
	resultServer         = 10
	resultNetwork        = 11
	resultParse          = 12
	resultSend           = 13
	resultEmptyDir       = 14
	resultMemory         = 15
	resultStorage        = 16
	resultTransparent    = 17
	resultFile           = 18
	resultEmptyFile      = 19
	resultNoPDP          = 20
)
