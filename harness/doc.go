// Package harness holds no code: this is the map of what is under it. A byte of the module
// goes this way, from the serial line to a sentence in a report:
//
//  1. harness/port reads it from the line; harness/bench has opened that, with a server of harness/ftpserver beside it.
//  2. harness/at keeps it on a tape with its time, and scans the tape for tokens; harness/trace keeps it for the report.
//  3. harness/iut takes the tokens; it keeps those that nobody asked for, and notices that the module is lost.
//  4. steps has called a method of harness/scenario for a step of features, which waits for the token it wants.
//  5. harness/judge compares the line of the token with the expected one, by the tables of harness/manual.
//  6. What is wrong is an outcome of harness/verdict; what the manual leaves open is a reading in harness/dialect.
//  7. harness/campaign weighs the outcomes of the case, which harness/catalogue knows, and hides secrets by harness/redact.
//  8. harness/journal writes the result, a case of reports/model, to the disk.
//  9. reports/language says it in English or Chinese, for reports/console, reports/html and the other writers.
//  10. harness/explore makes scenarios of its own, by the model of the manual in harness/reference.
//  11. harness/cli is where all of it is put together, and what a user calls.
//
// On the other side of the line stands a module, or harness/emulator, which shares nothing
// with all of this.
package harness
