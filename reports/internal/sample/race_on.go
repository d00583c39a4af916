//go:build race

package sample

// Many is how many cases make a large run: fewer than otherwise, because the race
// detector makes everything ten times as slow.
const Many = 1_000
