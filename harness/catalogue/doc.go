// Package catalogue reads the suite's own data: features as test cases, requirements and the
// ledger, and says what a case needs and how long it may take. Campaign, cli and doctor call
// it. It must never look at a device: what it holds is the same for every run.
package catalogue
