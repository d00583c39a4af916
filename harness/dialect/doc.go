// Package dialect records which reading a device has shown where the manual leaves a choice
// (ledger rows, policy D), and notices one that changes within a run. Iut and scenario call
// it. It must never judge a line, or leave a reading out.
package dialect
