package cli

import (
	"maps"
	"sync"

	"mftpspec/reports/language"
)

// chinese gives the Chinese of each phrase of the commands, in the terms of the
// reports. "help run" is the long text of the command run, and so on.
var chinese = sync.OnceValue(func() language.Phrases {
	all := language.Phrases{}
	for _, some := range []map[string]string{helpInChinese, runInChinese, reportInChinese, moduleInChinese, suiteInChinese, pagesInChinese} {
		maps.Copy(all, some)
	}
	return all
})
