//go:build !race

package reports_test

// many is how many cases make a large run.
const many = 10_000
