package watch

import (
	"fmt"
	"net/http/httptest"
	"testing"
	"time"

	"mftpspec/reports/internal/browser"
	"mftpspec/reports/model"
)

// A reader sees what comes without loading the page again.
func TestPageInABrowser(t *testing.T) {
	b := browser.Start(t)
	board := New()
	h, err := NewHandler(board, "en", true)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(h)
	defer server.Close()
	b.Viewport(390, 1000)
	b.Visit(server.URL + "/")
	b.Until(`document.getElementById("phase").textContent === "waiting for the module"`)
	b.Eval(`window.same = true`, nil) // is lost when the page is loaded again

	board.Begin(begun(20), true)
	for n := range 8 {
		take(t, board, ended(n, model.Pass))
	}
	now := time.Now()
	board.Busy([]Doing{{Bench: "left", Case: "MFTPPWD-010", Title: "The working directory", Began: now.Add(-40 * time.Second), Step: "the command succeeds or fails", Since: now.Add(-35 * time.Second)}, {Bench: "right", Case: "MFTPPWD-011", Title: "The working directory", Began: now}})
	b.Until(`document.getElementById("done").textContent === "8 of 20 test cases" && document.querySelectorAll("#doing li").length === 2 && document.querySelector("#doing li.slow")`)
	take(t, board, ended(8, model.Fail))
	b.Until(`document.querySelector("#list b:not([aria-hidden])") && document.getElementById("failed").textContent === "1"`)
	b.Eval(`document.querySelector("#list summary").click()`, nil)
	b.Until(`document.querySelector("#list details").open && document.querySelector("#list pre.wire").innerText.includes("AT+MFTPCONN")`)
	take(t, board, ended(9, model.Inconc))
	b.Until(`document.querySelectorAll("#list li").length === 2 && document.querySelectorAll("#list details[open]").length === 1`)

	for _, width := range []int{390, 768, 1440} {
		for _, scheme := range []string{"light", "dark"} {
			for _, lang := range []string{"en", "zh"} {
				b.Viewport(width, 1000)
				b.Media("screen", scheme)
				b.Eval(`document.querySelector("button[data-lang=`+lang+`]").click()`, nil)
				var wide, other int
				b.Eval(`document.documentElement.scrollWidth - document.documentElement.clientWidth`, &wide)
				b.Eval(`[...document.querySelectorAll("body [lang]")].filter((e) => e.getAttribute("lang") !== "`+lang+`" && e.checkVisibility()).length`, &other)
				if wide > 0 || other != 0 {
					t.Errorf("%d px, %s: %d px too wide, %d texts of the other language", width, lang, wide, other)
				}
				b.Screenshot(fmt.Sprintf("watch-%d-%s-%s.png", width, scheme, lang))
			}
		}
	}
	b.Eval(`document.querySelector("button[data-lang=en]").click(); localStorage.clear()`, nil)
	end := begun(20)
	end.Run.Open, end.Status = false, model.NonConforming
	board.Finish(end)
	b.Until(`document.getElementById("phase").textContent === "NON-CONFORMING"`)
	var same bool
	b.Eval(`window.same === true`, &same)
	if !same {
		t.Error("the page was loaded again")
	}
	for _, c := range b.Complaints() {
		t.Errorf("console: %s", c)
	}
	server.Close()
	b.Until(`document.getElementById("phase").textContent === "no answer" && !document.getElementById("problem").hidden`)
	b.Complaints() // of the questions that nobody answered
}
