package xlsx_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mftpspec/harness/fulltest"
	"mftpspec/reports"
	"mftpspec/reports/internal/sample"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/xlsx"
)

func written(t *testing.T, r *model.Results, o reports.Options) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := xlsx.Write(&out, r, o); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// The workbook opens, and each of its tables has a row for each thing that it lists,
// a filter, and a head that stays.
func TestWorkbook(t *testing.T) {
	r := sample.Of(120)
	for lang, sheets := range map[string][]string{
		language.English: {"Summary", "Test cases", "Requirements", "Dialects", "Fails"},
		language.Chinese: {"摘要", "测试例", "要求", "方言", "失败"},
	} {
		book, err := excelize.OpenReader(bytes.NewReader(written(t, r, reports.Options{Lang: lang, Waivers: sample.Waivers(t)})))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(book.GetSheetList(), " "); got != strings.Join(sheets, " ") {
			t.Errorf("sheets: %s", got)
		}
		for n, rows := range map[int]int{1: len(r.Cases), 2: len(r.Requirements), 4: r.Summary.Fail} {
			list, err := book.GetRows(sheets[n])
			if err != nil || len(list) != rows+1 {
				t.Errorf("%s: %d rows, want %d and the head; %v", sheets[n], len(list), rows, err)
			}
			tables, err := book.GetTables(sheets[n])
			if err != nil || len(tables) != 1 || !strings.HasPrefix(tables[0].Range, "A1:") {
				t.Errorf("%s: tables %+v, %v", sheets[n], tables, err)
			}
			panes, err := book.GetPanes(sheets[n])
			if err != nil || !panes.Freeze || panes.YSplit != 1 {
				t.Errorf("%s: panes %+v, %v", sheets[n], panes, err)
			}
		}
		verdicts := map[string]int{}
		cases, _ := book.GetRows(sheets[1])
		for _, row := range cases[1:] {
			verdicts[row[5]]++
		}
		fail := map[string]string{language.English: "fail", language.Chinese: "失败"}[lang]
		if verdicts[fail] != r.Summary.Fail {
			t.Errorf("%v, want %d fails", verdicts, r.Summary.Fail)
		}
	}
}

// What a device sends never becomes a formula, nor breaks the file.
func TestHostileTextIsText(t *testing.T) {
	r := sample.Of(14)
	for i := range r.Cases {
		r.Cases[i].Title = "=1+1"
	}
	book, err := excelize.OpenReader(bytes.NewReader(written(t, r, reports.Options{})))
	if err != nil {
		t.Fatal(err)
	}
	formula, err := book.GetCellFormula("Test cases", "D2")
	value, _ := book.GetCellValue("Test cases", "D2")
	if err != nil || formula != "" || value != "=1+1" {
		t.Errorf("formula %q, value %q, %v", formula, value, err)
	}
}

// LibreOffice reads the same workbook.
func TestLibreOffice(t *testing.T) {
	fulltest.Only(t, "asks LibreOffice to open the workbook")
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("no soffice on the path (.ci/run installs it)")
	}
	r, folder := sample.Of(120), t.TempDir()
	name := filepath.Join(folder, "report.xlsx")
	if err := os.WriteFile(name, written(t, r, reports.Options{Lang: language.Chinese}), 0o644); err != nil {
		t.Fatal(err)
	}
	// All sheets as CSV (the last token), separated by commas, in UTF-8.
	c := exec.CommandContext(t.Context(), office, "--headless", "-env:UserInstallation=file://"+filepath.Join(folder, "profile"),
		"--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir", folder, name)
	if said, err := c.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	for sheet, rows := range map[string]int{"测试例": len(r.Cases), "要求": len(r.Requirements), "失败": r.Summary.Fail} {
		in, err := os.Open(filepath.Join(folder, "report-"+sheet+".csv"))
		if err != nil {
			t.Error(err)
			continue
		}
		defer in.Close()
		list, err := csv.NewReader(in).ReadAll()
		if err != nil || len(list) != rows+1 {
			t.Errorf("%s: %d rows, want %d and the head; %v", sheet, len(list), rows, err)
		}
	}
}
