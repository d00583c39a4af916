// Package judge says what a line of the module is worth: an expected and an actual line go
// in, a judgement and the readings that the line shows come out. Scenario and iut call it. It
// must never wait, read or write: no bench, no clock, no line.
package judge
