package suggest

// Distance counts the edits between two words: a letter that is added, left out or
// another, or two that changed places (Levenshtein, with transpositions).
func Distance(a, b string) int {
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range len(b) {
			cost := row[j]
			if a[i] != b[j] {
				cost++
			}
			next[j+1] = min(cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
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
