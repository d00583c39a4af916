// Package ixit is what is declared: the ICS, which says what a model supports, and the IXIT,
// which says what the laboratory provides, for one bench or several. Cli loads it, everybody
// reads it. It must never ask a device or the network for a value.
package ixit
