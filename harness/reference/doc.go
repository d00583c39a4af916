// Package reference is the manual as a model: six channels with their settings, connection and
// working directory, the tree of a server, the files of the module, and for each command what
// the manual has due in that state. The commands stand in files of their own, as the manual has them.
//
// What is due is said in the vocabulary of the suite (package steps): an expectation of the model is
// a step of a scenario, and the judge, the ledger and the server's truth decide whether it is met.
// Readings that the ledger permits are several outcomes of one step. What the manual does not say is
// not due: [Action.Play] says no, and nobody is judged by it.
//
// Explore calls it. It must never do I/O, know a device, or share anything with the emulator.
package reference
