package text

// tablesInChinese are the phrases of what is read beside the report: the workbook,
// the history, the page of a run that goes on, the short edition.
var tablesInChinese = map[string]string{
	// The workbook.
	"Summary": "摘要", "Title": "标题", "Tags": "标签", "Begin, s": "开始（s）", "Time, s": "时长（s）", "Usual reading": "主要读法",
}
