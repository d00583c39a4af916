//go:build race

package reports_test

// many is how many cases make a large run: fewer than otherwise, because the race
// detector makes everything ten times as slow.
const many = 1_000
