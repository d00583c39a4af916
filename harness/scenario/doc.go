// Package scenario is what the steps of a case call, divided as the features speak: Host,
// Module, Server, Channel and Files. A step is one method that waits, compares through judge,
// and returns an outcome. Steps call it. It must never know how a step is worded.
package scenario
