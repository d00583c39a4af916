package cli

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What is not shown in Chinese, and what is evidence: scripts, the other language,
// transcripts, what to type, names in commands, and names of readings.
var (
	hiddenInChinese = regexp.MustCompile(`(?s)<(?:script|style|title)\b.*?</(?:script|style|title)>|<(?:span|text|pre)\b[^>]* lang="en"[^>]*>.*?</(?:span|text|pre)>|<pre class="wire".*?</pre>|<code>.*?</code>`)
	transcripts     = regexp.MustCompile(`(?s)<table class="transcript">.*?</table>`)
	markup          = regexp.MustCompile(`<[^>]*>`)
	quoted          = regexp.MustCompile(`"[^"]*"`)
	reply           = regexp.MustCompile(`[1-5][0-9]{2}[ -][A-Z][A-Za-z, ]+`) // of a server, in the title of a case
	dialogue        = regexp.MustCompile(`[A-Z]{3,4} [^，；]+ [1-5][0-9]{2}\b`) // what a server saw
	english         = regexp.MustCompile(`[A-Za-z']+,? [a-z']{2,},? [a-z']{2,}`)
)

// A Chinese report of a run with failures has no English sentence but the evidence.
func TestChineseReportIsChinese(t *testing.T) {
	t.Parallel()
	folder := perform(t, t.Context(), 1, "--lang", "zh", "--select", "3.5 or 3.6", "--defect", "pwd-result-twice", "--defect", "mkd-without-ok")
	report(t, folder, "--lang", "zh", "--format", "html,markdown")
	page := read(t, folder, "report.html")
	texts := markup.Split(transcripts.ReplaceAllString(hiddenInChinese.ReplaceAllString(string(page), ""), ""), -1)
	if len(texts) < 5000 || !slices.Contains(texts, "登录后的当前工作路径") {
		t.Fatalf("%d texts: this test does not look in the right places", len(texts))
	}
	summary, _, found := strings.Cut(string(read(t, folder, "summary.md")), "方言记录")
	if !found {
		t.Error("the summary has no dialects")
	}
	texts = append(texts, summary)
	seen := map[string]bool{}
	for _, text := range texts {
		text = html.UnescapeString(text)
		for _, evidence := range []*regexp.Regexp{quoted, reply, dialogue} {
			text = evidence.ReplaceAllString(text, "")
		}
		if m := english.FindString(text); m != "" && !seen[m] {
			seen[m] = true
			t.Errorf("English in the Chinese report: %q in %.160q", m, text[max(0, strings.Index(text, m)-80):])
		}
	}
}
