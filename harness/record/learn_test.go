package record

import (
	"maps"
	"testing"

	"mftpspec/reports/model"
)

// Keys of one row of the ledger may be about several rows of the emulator, or about none.
func TestLearnTranslates(t *testing.T) {
	choices := Choices{Breaking: func([]string) []string { return nil }, Readings: map[string][]string{
		"D07": {"ignored", "refused"}, "D08": {"works", "refused", "failed"}, "D09": {"19", "bare-zero"}, "D09.length": {"19", "rest"},
		"D31.precision": {"minutes", "seconds"}, "D32": {"owner", "facts"}, "D36": {"works", "refused"}, "D36.list": {"works", "refused"}, "D36.cwd": {"works", "refused"}, "D48": {"failed", "refused"},
		"D63": {"cme-50", "error"}, "D63.huge": {"cme-50", "error"}, "D63.quotes": {"cme-50", "as-meant"},
		"D70": {"cme-50", "default"}, "D70.text": {"default", "error"}, "D72": {"bare", "with-fields"}, "D75": {"listed", "failed"},
	}}
	for _, test := range []struct{ seen, want map[string]string }{
		{map[string]string{"D07/MFTPRETR/MFTPRETR-045": "refused", "D07/MFTPRETR/MFTPRETR-047.all": "ignored"}, map[string]string{"D07": "refused"}},
		{map[string]string{"D08/MFTPRETR/MFTPRETR-037.19": "works", "D08/MFTPRETR/MFTPRETR-173": "failed"}, map[string]string{"D08": "failed"}},
		{map[string]string{"D09/MFTPRETR/length-0": "rest", "D09/MFTPRETR/empty file": "19"}, map[string]string{"D09": "19", "D09.length": "rest"}},
		{map[string]string{"D31/MFTPLIST/precision of a file": "seconds", "D31/MFTPLIST/precision of a file/iis": "minutes", "D31/MFTPLIST/precision of a file/no-mlsx": "minutes"},
			map[string]string{"D31.precision": "seconds"}},
		{map[string]string{"D32/MFTPLIST/rwx": "facts"}, map[string]string{"D32": "facts"}},
		{map[string]string{"D32/MFTPLIST/rwx": "facts, owner", "D32": "owner"}, map[string]string{"D32": "facts"}},
		{map[string]string{"D32/MFTPLIST/rwx": "other, owner", "D32/MFTPLIST/r-x": "owner"}, map[string]string{"D32": "owner"}},
		{map[string]string{"D36/MFTPLIST/MFTPLIST-058": "refused", "D36/MFTPDEL/MFTPDEL-023": "works"}, map[string]string{"D36": "works", "D36.list": "refused"}},
		{map[string]string{"D36/MFTPCWD/MFTPCWD-222.dot": "works", "D36/MFTPCWD/MFTPCWD-224": "refused"}, map[string]string{"D36.cwd": "refused"}},
		{map[string]string{"D48/MFTPCONN/MFTPCONN-045.4294967317": "failed", "D48/MFTPCONN/MFTPCONN-046": "refused"}, map[string]string{"D48": "refused"}},
		{map[string]string{"D63/MFTPCWD/malformed/MFTPCWD-032": "cme-50", "D63/MFTPCWD/out of range/MFTPCWD-031": "error", "D63/MFTPCWD/quotes/MFTPCWD-090": "as-meant"},
			map[string]string{"D63": "cme-50", "D63.huge": "error", "D63.quotes": "as-meant"}},
		{map[string]string{"D70/MFTPCONN/MFTPCONN-048.user": "error", "D70/MFTPCFG/MFTPCFG-035.cid": "cme-50", "D70/MFTPRETR/MFTPRETR-047.all": "default"},
			map[string]string{"D70": "cme-50", "D70.text": "error"}},
		{map[string]string{"D72/MFTPLIST/blocked result": "bare", "D72/MFTPPWD/failed result": "with-fields"}, map[string]string{"D72": "with-fields"}},
		{map[string]string{"D75/MFTPLIST/MFTPLIST-121.500": "listed", "D75/MFTPLIST/SERVER-005": "listed", "D75/MFTPLIST/MFTPLIST-173.acl": "failed"}, map[string]string{"D75": "failed"}},
	} {
		if got := Learn(&model.Results{Dialects: test.seen}, choices).Emulator.Dialects; !maps.Equal(got, test.want) {
			t.Errorf("%v: %v, want %v", test.seen, got, test.want)
		}
	}
}
