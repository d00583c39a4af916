package text

import "fmt"

// Span is a duration in the unit that reads best.
func Span(us int64) string {
	switch {
	case us < 1000:
		return fmt.Sprintf("%d µs", us)
	case us < 100_000:
		return fmt.Sprintf("%.1f ms", float64(us)/1000)
	case us < 1_000_000:
		return fmt.Sprintf("%d ms", us/1000)
	}
	return fmt.Sprintf("%.2f s", float64(us)/1e6)
}

// Seconds writes milliseconds as seconds: 1.250.
func Seconds(ms int64) string { return fmt.Sprintf("%.3f", float64(ms)/1000) }
