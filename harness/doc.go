// Package harness holds no code: this is the map of what is under it. A byte of the module
// goes this way, from the serial line to a sentence in a report:
//
//  1. harness/port reads it from the line, which harness/bench has opened.
//  2. harness/at keeps it on a tape with its time, and scans the tape for tokens; harness/trace keeps it for the report.
//  3. harness/iut takes the tokens; it keeps those that nobody asked for, and notices that the module is lost.
//  4. harness/campaign lets godog carry out a case, which harness/catalogue has read from features: for each step, steps calls a method of harness/scenario, which waits for the token that it wants.
//  5. harness/judge compares the line of the token with the expected one, by the tables of harness/manual and the rows of harness/ledger; what the server saw is in the sessions of harness/ftpserver.
//  6. What is wrong is an outcome of harness/verdict; what the manual leaves open is a reading in harness/dialect.
//  7. harness/campaign weighs the outcomes of the case, and hides secrets by harness/redact.
//  8. harness/journal writes the result, a case of reports/model, to the disk.
//  9. reports/privacy and reports/waiver prepare it, reports/language says it in English or Chinese, and reports/html and the other writers write it.
//  10. harness/cli is where all of it is put together, and what a user calls.
//
// Beside that way: harness/doctor and harness/diagnosis examine a line before a run, harness/explore makes
// cases by the model of the manual in harness/reference, harness/byhand has a person in the place of the
// line, harness/record and harness/replay make a virtual module of a run, and harness/selftest proves that
// the suite finds defects.
//
// On the other side of the line stands a module, or harness/emulator, which shares with all of
// this no more than the meaning of the errors of sockets, harness/sockerr.
package harness
