// Package ftpserver is the FTP server that the device under test talks to, and the oracle of the
// suite: what arrived, what was sent and what is stored is read here, never taken from what the
// device says of itself. Scenario, hostkit and cli start it. It must never judge the device, nor
// import the emulator.
//
// A Server is made for one test case and closed at its end. It has its own
// strict file [Tree], its own accounts, a complete record of its [Session]s, and
// [Fault]s and a [Personality] for the cases that need a server that misbehaves
// or merely differs.
//
// The FTP engine is ftpserverlib. Between its sockets and ours stands the control connection
// (see controlconn.go), which sees every command and every reply in order and with its
// time, terminates TLS on the control and on the data connections, and opens the
// data connections itself in active mode as well as in passive mode.
package ftpserver
