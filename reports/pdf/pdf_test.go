package pdf

import (
	"bytes"
	"maps"
	"strings"
	"testing"

	"mftpspec/harness/fulltest"
)

// written is a PDF in the form in which Chromium writes it: four pages in a tree of two
// levels.
const written = `%PDF-1.4
1 0 obj
<</Type /Page
/Parent 20 0 R>>
endobj
2 0 obj
<</Type /Page
/Parent 20 0 R>>
endobj
3 0 obj
<</Type /Page
/Parent 21 0 R>>
endobj
4 0 obj
<</Type /Page
/Parent 21 0 R>>
endobj
20 0 obj
<</Type /Pages
/Count 2
/Kids [2 0 R 1 0 R]>>
endobj
21 0 obj
<</Type /Pages
/Count 2
/Kids [3 0 R 4 0 R]>>
endobj
22 0 obj
<</Type /Pages
/Count 4
/Kids [20 0 R 21 0 R]>>
endobj
23 0 obj
<</s-status [1 0 R /XYZ 6 827.66998 0]
/s-MFTPPWD-001 [3 0 R /XYZ 6 12 0]
/s#2DAT#E7#9B#AE [4 0 R /XYZ 6 12 0]>>
endobj
24 0 obj
<</Type /Catalog
/Pages 22 0 R
/Dests 23 0 R>>
endobj
`

func TestPages(t *testing.T) {
	at, count, err := Pages([]byte(written))
	if want := map[string]int{"s-status": 2, "s-MFTPPWD-001": 3, "s-AT目": 4}; err != nil || count != 4 || !maps.Equal(at, want) {
		t.Errorf("%v, %d pages, %v", at, count, err)
	}
	loop := strings.Replace(written, "/Kids [3 0 R 4 0 R]", "/Kids [22 0 R]", 1)
	if at, count, err := Pages([]byte(loop)); err != nil || count != 2 || len(at) != 1 {
		t.Errorf("a tree in a circle: %v, %d pages, %v", at, count, err)
	}
	if _, _, err := Pages([]byte("no PDF")); err == nil {
		t.Error("no error")
	}
}

func FuzzPages(f *testing.F) {
	f.Add([]byte(written))
	f.Fuzz(func(t *testing.T, data []byte) {
		at, count, err := Pages(data)
		for id, n := range at {
			if err != nil || n < 1 || n > count {
				t.Fatalf("%s is on page %d of %d, %v", id, n, count, err)
			}
		}
	})
}

func TestPrint(t *testing.T) {
	fulltest.Only(t, "prints a page with a browser")
	browser, err := Browser()
	if err != nil {
		t.Fatalf("%v (.ci/run installs it)", err)
	}
	var page strings.Builder
	page.WriteString(`<!doctype html><meta charset="utf-8"><style>@page{size:A4}section{break-before:page}</style><a href="#p-7">7</a> <a href="#目">20</a>`)
	for n := 2; n <= 20; n++ {
		id := map[int]string{7: "p-7", 20: "目"}[n]
		page.WriteString(`<section id="` + id + `">中文</section>`)
	}
	document, err := Print(t.Context(), browser, []byte(page.String()))
	if err != nil || !bytes.HasPrefix(document, []byte("%PDF-")) {
		t.Fatal(err)
	}
	if at, count, err := Pages(document); err != nil || count != 20 || at["p-7"] != 7 || at["目"] != 20 {
		t.Errorf("%v, %d pages, %v", at, count, err)
	}
	if _, err := Print(t.Context(), "/nowhere/chromium", nil); err == nil {
		t.Error("no error without a browser")
	}
}
