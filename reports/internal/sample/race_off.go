//go:build !race

package sample

// Many is how many cases make a large run.
const Many = 10_000
