package suggest

// Distance counts the single-letter edits between two words (Levenshtein).
func Distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}

// Nearest is the key that was meant, if one is near; else empty.
func Nearest(key string, keys []string) string {
	best, least := "", 3
	for _, k := range keys {
		if d := Distance(key, k); d < least {
			best, least = k, d
		}
	}
	return best
}
