package language

import (
	"maps"
	"sync"
)

// statementsInChinese is the table of Statement, in the terms of the reports.
var statementsInChinese = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for _, part := range []map[string]string{planStatements, serialStatements, refusalStatements, transferStatements, serverStatements, moduleStatements, consoleStatements, requirementStatements, formerStatements} {
		maps.Copy(all, part)
	}
	return all
})
