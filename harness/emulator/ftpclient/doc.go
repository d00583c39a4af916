// Package ftpclient is the FTP client inside the virtual module: RFC 959 with RFC 2228/4217 (TLS),
// 2428 (EPSV, EPRT) and 3659 (REST, SIZE, MLSx). The emulator calls it. It must never use the
// suite's FTP server or another FTP library.
//
// It is built for one purpose: that every failure is told by its true cause (Kind), because the
// module must name it with a result code of Table 5 (§5), and that a session is never used out of
// step. One goroutine owns reading from the control connection. A reply that does not come in
// time, or cannot be understood as a reply, poisons the session: it is closed, Lost tells so, and
// later calls fail at once with the same kind. What is wrong *inside* a well-formed reply (a 257
// without a path, a listing in an unknown format) fails its call only.
//
// Choices where a client is free:
//   - Passive mode asks EPSV first and remembers a refusal; then PASV, on IPv4 only. The address of
//     a 227 reply is used unless it cannot be meant for this client (unspecified, multicast, or
//     loopback, link-local or private where the control peer is not): then the control peer's.
//   - Active mode sends PORT on IPv4 and EPRT on IPv6, and takes a data connection only from the
//     control peer's address.
//   - The TLS handshake of a data connection is made after the 1xx reply. Sessions are resumed.
//     The end of a TLS data connection without close_notify is accepted: the reply decides.
//   - TYPE A: a bare LF becomes CRLF when sending, CRLF becomes LF when receiving. Servers refuse REST
//     in ASCII, so there the bytes before an offset are received and dropped; offsets and
//     lengths count the bytes after conversion.
//   - A transfer that is stopped early is stopped by closing the data connection, after a small rest
//     of the file has been received and dropped; an upload with a reset, so that the server does not take
//     it for the end of the file. Then the one reply that is still owed is read. See transfer.halt for
//     servers that do not answer, or do not survive it.
package ftpclient
