@clause-3.4
Feature: AT+MFTPCWD changes the working directory of a channel

  Rule: the example

    @MFTPCWD-001 @R3.4-05 @R3.4-06 @R3.4-12 @R3.4-30 @example @smoke
    Scenario: The working directory becomes /home/uftp/test
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/test"
      When the host sends AT+MFTPCWD=0,"/home/uftp/test"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/test"

  Rule: the test form

    @MFTPCWD-010 @R3.4-01 @R3.4-02 @R3.4-03 @D22 @D61
    Scenario: Channels and one comma
      When the host sends AT+MFTPCWD=?
      Then the module answers
        """
        +MFTPCWD: (0-5),
        OK
        """

  Rule: relative names are looked up in the working directory

    @MFTPCWD-020 @R3.4-30
    Scenario: A file goes to the working directory
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/test"
      When the host sends AT+MFTPCWD=0,"/home/uftp/test"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      When the host sends AT+MFTPSTOR=0,"1.txt",1,5,"BBBBB"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      And the server holds the file "/home/uftp/test/1.txt" with
        """
        BBBBB
        """
      And the server has no file "/home/uftp/1.txt"

    @MFTPCWD-021 @R3.4-31 @R3.5-22
    Scenario: The root directory is /
      Given channel 0 is logged in
      When the host sends AT+MFTPCWD=0,"/"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/"
        """
      And the server's working directory of channel 0 is "/"

    @MFTPCWD-022 @R3.4-13 @R3.4-32 @R5-30 @D24 @D25 @error
    Scenario: A directory that does not exist changes nothing
      Given channel 0 is logged in with home "/home/uftp"
      When the host sends AT+MFTPCWD=0,"/home/uftp/missing"
      Then the command fails as server error
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp"
        """

    @MFTPCWD-023 @R3.4-13 @D24 @D25 @error
    Scenario: A file is no directory
      Given channel 0 is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        BBBBB
        """
      When the host sends AT+MFTPCWD=0,"/home/uftp/1.txt"
      Then the command fails as server error
      And the server's working directory of channel 0 is "/home/uftp"

    @MFTPCWD-024 @R3.4-34 @D64
    Scenario: A path without / in front
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/test"
      When the host sends AT+MFTPCWD=0,"test"
      Then the command succeeds exactly if the server's working directory of channel 0 is "/home/uftp/test"

    @MFTPCWD-025 @R3.4-30 @D50
    Scenario Outline: A path with <class>
      Given channel 0 is logged in
      And the server has the directory "<dir>"
      When the host sends AT+MFTPCWD=0,"<dir>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "<dir>"

      Examples:
        | key    | dir                     | class          |
        | spaces | /home/uftp/a new one    | spaces         |
        | dots   | /home/uftp/v1.2.3       | dots           |
        | commas | /home/uftp/a,b,c        | commas         |
        | signs  | /home/uftp/a-b_c+d=e(f) | signs          |
        | deep   | /home/uftp/a/b/c/d/e/f  | many levels    |
        | zeros  | /home/uftp/007          | zeros in front |

    @MFTPCWD-026 @R3.4-35 @D50
    Scenario: A path in Chinese
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/目录"
      When the host sends AT+MFTPCWD=0,"/home/uftp/目录"
      Then the command succeeds exactly if the server's working directory of channel 0 is "/home/uftp/目录"

  Rule: <connect_id> is an integer from 0 to 5

    @MFTPCWD-030 @R3.4-08 @D55 @boundary
    Scenario Outline: Channel <id> is accepted
      Given channel <id> is logged in with home "/home/uftp"
      And the server has the directory "/home/uftp/test"
      When the host sends AT+MFTPCWD=<id>,"/home/uftp/test"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: <id>,0
        """
      And the server's working directory of channel <id> is "/home/uftp/test"

      Examples:
        | id |
        | 0  |
        | 1  |
        | 2  |
        | 3  |
        | 4  |
        | 5  |

    @MFTPCWD-031 @R3.4-09 @R3.4-07 @R5-01 @D63 @boundary @error
    Scenario Outline: Channel <id> (<class>) is refused
      When the host sends AT+MFTPCWD=<id>,"/home/uftp"
      Then the command is refused as out of range
      And the server received nothing

      Examples:
        | id         | class                |
        | 6          | maximum + 1          |
        | 10         | two digits           |
        | 256        | 0 in eight bits      |
        | 4294967296 | 0 in thirty-two bits |

    @MFTPCWD-032 @R3.4-10 @D63 @boundary @error
    Scenario Outline: A channel that is <class> is refused
      When the host sends AT+MFTPCWD=<id>,"/home/uftp"
      Then the command is refused as malformed
      And the server received nothing

      Examples:
        | key    | id  | class                |
        | minus  | -1  | minimum - 1          |
        | letter | A   | a letter             |
        | none   |     | missing              |
        | mixed  | 0x  | followed by a letter |
        | point  | 0.5 | a fraction           |

    @MFTPCWD-090 @R3.4-10 @D63
    Scenario: A channel in quotes is refused, or taken as it is meant
      When the host sends AT+MFTPCWD="0","/home/uftp"
      Then the command is refused as malformed, or taken as it is meant

    @MFTPCWD-033 @D63 @boundary @error
    Scenario Outline: A command with <class> is refused
      Given channel 0 is logged in
      When the host sends <line>
      Then the command is refused as malformed
      And the server received nothing

      @R3.4-23
      Examples:
        | key        | line          | class         |
        | no-path    | AT+MFTPCWD=0  | no path       |
        | empty-path | AT+MFTPCWD=0, | an empty path |

      @R3.4-14
      Examples:
        | key     | line                        | class                |
        | surplus | AT+MFTPCWD=0,"/home/uftp",1 | a parameter too many |

    @MFTPCWD-091 @D63
    Scenario Outline: A command with <class> is refused, or taken as it is meant
      Given channel 0 is logged in
      When the host sends <line>
      Then the command is refused as malformed, or taken as it is meant

      @R3.4-20
      Examples:
        | key  | line                    | class                 |
        | bare | AT+MFTPCWD=0,/home/uftp | a path without quotes |

  Rule: <path> has at most 255 bytes

    @MFTPCWD-040 @R3.4-21 @D50 @boundary
    Scenario: 255 bytes are taken
      Given channel 0 is logged in
      And the server has the directory "<path-255>"
      When the host sends AT+MFTPCWD=0,"<path-255>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "<path-255>"

    @MFTPCWD-041 @R3.4-22 @R3.4-07 @D50 @D63 @boundary @error
    Scenario: 256 bytes are refused
      Given channel 0 is logged in
      When the host sends AT+MFTPCWD=0,"<path-256>"
      Then the command is refused as too long
      And nothing of what is too long takes effect at the server

  Rule: a channel without a connection

    @MFTPCWD-050 @R3.4-11 @R3.4-07 @R5-03 @R5-07 @D27 @error
    Scenario: On a channel that was never connected it is refused
      Given channel 0 is not connected
      When the host sends AT+MFTPCWD=0,"/home/uftp"
      Then the command is refused as not connected
      And the server received nothing

    @MFTPCWD-051 @R3.4-11 @R3.4-07 @D27 @error
    Scenario: After AT+MFTPDISC it is refused
      Given channel 0 is logged in
      When the host sends AT+MFTPDISC=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 0,0
        """
      And the module may report the end of connection 0
      When the host sends AT+MFTPCWD=0,"/home/uftp"
      Then the command is refused as not connected

    @MFTPCWD-052 @R3.4-11 @D27 @error
    Scenario: The connection of another channel is no connection
      Given channel 1 is logged in
      And channel 0 is not connected
      When the host sends AT+MFTPCWD=0,"/home/uftp"
      Then the command is refused as not connected

  Rule: each channel has its own working directory

    @MFTPCWD-060 @R3.4-33 @R3.5-25
    Scenario: One channel changes, the other stays
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/uftp"
      And the server has the directory "/home/uftp/test"
      When the host sends AT+MFTPCWD=0,"/home/uftp/test"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 1,0,"/home/uftp"
        """
      And the server's working directory of channel 1 is "/home/uftp"

  Rule: a server that does not play along

    @MFTPCWD-080 @R3.4-13 @R5-30 @D24 @D25 @error
    Scenario: A server that refuses makes it fail
      Given channel 0 is logged in
      And the server answers CWD or XCWD with 550 Not today
      When the host sends AT+MFTPCWD=0,"/home/uftp/d"
      Then the command fails as server error

    @MFTPCWD-081 @R3.4-13 @D65 @error
    Scenario: After a refusal of the server the channel works on
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/d"
      And the server answers CWD or XCWD with 550 Not today
      When the host sends AT+MFTPCWD=0,"/home/uftp/d"
      Then the command fails as server error
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,1
        OK
        """
      When the server is itself again
      And the host sends AT+MFTPCWD=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/d"

  Rule: after it every command looks names up in the new directory

    @MFTPCWD-100 @R3.4-30 @D31 @D32 @D33 @D65
    Scenario Outline: On channel <id>, <line>
      Given channel <id> is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/test/1.txt" with
        """
        12345
        """
      And the server has the file "/home/uftp/1.txt" with
        """
        ABC
        """
      When the host sends AT+MFTPCWD=<id>,"/home/uftp/test"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: <id>,0
        """
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        <report>
        """
      And <effect>

      Examples:
        | key  | id | line                              | report                                                         | effect                                                           |
        | MKD  | 1  | AT+MFTPMKD=1,"new"                | +MFTPMKD: 1,0                                                  | the server holds the directory "/home/uftp/test/new"             |
        | RN   | 2  | AT+MFTPRN=2,"1.txt","2.txt"       | +MFTPRN: 2,0                                                   | the server holds the file "/home/uftp/test/2.txt"                |
        | DEL  | 3  | AT+MFTPDEL=3,"1.txt"              | +MFTPDEL: 3,0                                                  | the server has no file "/home/uftp/test/1.txt"                   |
        | STOR | 4  | AT+MFTPSTOR=4,"3.txt",1,5,"BBBBB" | +MFTPSTOR: 4,0,5                                               | the server holds the file "/home/uftp/test/3.txt"                |
        | APPE | 5  | AT+MFTPAPPE=5,"3.txt",1,5,"BBBBB" | +MFTPAPPE: 5,0,5                                               | the server holds the file "/home/uftp/test/3.txt"                |
        | LIST | 5  | AT+MFTPLIST=5,"1.txt"             | +MFTPLIST: 5,0,"1.txt",5,<time of /home/uftp/test/1.txt>,"rw-" | the server's working directory of channel 5 is "/home/uftp/test" |
        | RETR | 4  | AT+MFTPRETR=4,"1.txt"             | +MFTPRETR: 4,0,5,5,12345                                       | the server's working directory of channel 4 is "/home/uftp/test" |
        | PWD  | 3  | AT+MFTPPWD=3                      | +MFTPPWD: 3,0,"/home/uftp/test"                                | the server's working directory of channel 3 is "/home/uftp/test" |

    @MFTPCWD-101 @R3.4-30
    Scenario: The last change counts
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/a"
      And the server has the directory "/home/uftp/b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      When the host sends AT+MFTPCWD=0,"/home/uftp/b"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp/b"
        """
      When the host sends AT+MFTPCWD=0,"/home/uftp/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/a"

    @MFTPCWD-102 @R3.4-32 @R3.4-13 @D24 @D25 @error
    Scenario Outline: On channel <id> a change that fails keeps the directory of the change before
      Given channel <id> is logged in
      And the server has the directory "/home/uftp/a"
      When the host sends AT+MFTPCWD=<id>,"/home/uftp/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: <id>,0
        """
      When the host sends AT+MFTPCWD=<id>,"/home/uftp/missing"
      Then the command fails as server error
      When the host sends AT+MFTPPWD=<id>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: <id>,0,"/home/uftp/a"
        """

      Examples:
        | id |
        | 0  |
        | 4  |

    @MFTPCWD-103 @R3.4-33
    Scenario: Six channels work in six directories
      Given channel 0 is logged in with home "/home/c0"
      And channel 1 is logged in with home "/home/c1"
      And channel 2 is logged in with home "/home/c2"
      And channel 3 is logged in with home "/home/c3"
      And channel 4 is logged in with home "/home/c4"
      And channel 5 is logged in with home "/home/c5"
      And the server has the directory "/home/c0/d0"
      And the server has the directory "/home/c1/d1"
      And the server has the directory "/home/c2/d2"
      And the server has the directory "/home/c3/d3"
      And the server has the directory "/home/c4/d4"
      And the server has the directory "/home/c5/d5"
      When the host sends AT+MFTPCWD=3,"/home/c3/d3"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 3,0
        """
      When the host sends AT+MFTPCWD=0,"/home/c0/d0"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      When the host sends AT+MFTPCWD=5,"/home/c5/d5"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 5,0
        """
      When the host sends AT+MFTPCWD=1,"/home/c1/d1"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 1,0
        """
      When the host sends AT+MFTPCWD=4,"/home/c4/d4"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 4,0
        """
      When the host sends AT+MFTPCWD=2,"/home/c2/d2"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 2,0
        """
      And the server's working directory of channel 0 is "/home/c0/d0"
      And the server's working directory of channel 1 is "/home/c1/d1"
      And the server's working directory of channel 2 is "/home/c2/d2"
      And the server's working directory of channel 3 is "/home/c3/d3"
      And the server's working directory of channel 4 is "/home/c4/d4"
      And the server's working directory of channel 5 is "/home/c5/d5"

    @MFTPCWD-104 @R3.4-30 @D50
    Scenario: Capitals in a path are kept
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/Test"
      And the server has the directory "/home/uftp/test"
      When the host sends AT+MFTPCWD=0,"/home/uftp/Test"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/Test"

  Rule: what came before leaves no trace
    # Each command comes after each kind of operation of the same channel, and after some of the other channel.

    @MFTPCWD-110 @R3.4-12 @R3.4-30
    Scenario Outline: A change of directory after <class>, on channel <id>
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      And the server has the file "/home/uftp/d/z.txt" with
        """
        123
        """
      And the server has the file "/home/uftp/y.txt" with
        """
        1234567890
        """
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/other/a.txt" with
        """
        ABCDEFGHIJ
        """
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        <report>
        """
      Given the server has the directory "<home>/test"
      When the host sends AT+MFTPCWD=<id>,"<home>/test"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: <id>,0
        """
      And the server's working directory of channel <id> is "<home>/test"

      Examples:
        | key    | class            | line                            | report                                                      | id | home        |
        | list   | a list           | AT+MFTPLIST=0,"/home/uftp/d"    | +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-" | 0  | /home/uftp  |
        | part   | a part of a file | AT+MFTPRETR=0,"y.txt",,2,3      | +MFTPRETR: 0,0,3,3,345                                      | 0  | /home/uftp  |
        | append | an upload        | AT+MFTPAPPE=0,"y.txt",1,3,"abc" | +MFTPAPPE: 0,0,3                                            | 0  | /home/uftp  |
        | make   | a new directory  | AT+MFTPMKD=0,"e"                | +MFTPMKD: 0,0                                               | 0  | /home/uftp  |
        | list-1 | a list           | AT+MFTPLIST=0,"/home/uftp/d"    | +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-" | 1  | /home/other |
        | part-1 | a part of a file | AT+MFTPRETR=0,"y.txt",,2,3      | +MFTPRETR: 0,0,3,3,345                                      | 1  | /home/other |

    @MFTPCWD-111 @R3.4-12 @R3.4-30 @D24 @D25
    Scenario Outline: A change of directory on channel <id> after <class>
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      And the server has the file "/home/uftp/d/z.txt" with
        """
        123
        """
      And the server has the file "/home/uftp/y.txt" with
        """
        1234567890
        """
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/other/a.txt" with
        """
        ABCDEFGHIJ
        """
      When the host sends <line>
      Then the command succeeds or fails
      Given the server has the directory "<home>/test"
      When the host sends AT+MFTPCWD=<id>,"<home>/test"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: <id>,0
        """
      And the server's working directory of channel <id> is "<home>/test"

      Examples:
        | key        | class                            | line                                     | id | home        |
        | no-file    | a download that fails            | AT+MFTPRETR=0,"missing.txt",,3,1         | 0  | /home/uftp  |
        | no-place   | an upload that fails             | AT+MFTPSTOR=0,"/missing/1.txt",1,3,"abc" | 0  | /home/uftp  |
        | no-dir     | a change of directory that fails | AT+MFTPCWD=0,"/missing"                  | 0  | /home/uftp  |
        | no-name    | a renaming that fails            | AT+MFTPRN=0,"missing.txt","x.txt"        | 0  | /home/uftp  |
        | range      | a command out of range           | AT+MFTPRETR=6,"y.txt",,3,1               | 0  | /home/uftp  |
        | no-file-1  | a download that fails            | AT+MFTPRETR=0,"missing.txt",,3,1         | 1  | /home/other |
        | no-place-1 | an upload that fails             | AT+MFTPSTOR=0,"/missing/1.txt",1,3,"abc" | 1  | /home/other |

  Rule: a path arrives as it is written

    @MFTPCWD-160 @R3.4-30 @D50
    Scenario Outline: A directory whose name has <class>
      Given channel 0 is logged in
      And the server has the directory <name>
      When the host sends AT+MFTPCWD=0,<name>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is <name>

      Examples:
        | key         | name                  | class                         |
        | zeros       | "/home/uftp/007"      | zeros in front                |
        | blank-first | "/home/uftp/ a.txt"   | a blank in front              |
        | blank-last  | "/home/uftp/a.txt "   | a blank at the end            |
        | blanks      | "/home/uftp/a  b.txt" | two blanks                    |
        | semicolon   | "/home/uftp/a;b.txt"  | a semicolon                   |
        | dot-last    | "/home/uftp/a.b."     | a dot at the end              |
        | dot-first   | "/home/uftp/.a.txt"   | a dot in front                |
        | plus        | "/home/uftp/a+b.txt"  | a plus sign                   |
        | percent     | "/home/uftp/a%41.txt" | a percent sign and two digits |
        | capitals    | "/home/uftp/New.TXT"  | capitals                      |
        | comma       | "/home/uftp/a,b.txt"  | a comma                       |

    @MFTPCWD-161 @R3.4-30 @R2.1-02 @D51
    Scenario: The name of the command in small letters is unknown, or changes nothing in the path
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/New"
      When the host sends at+mftpcwd=0,"/home/uftp/New"
      Then the command is unknown, or succeeds and the server's working directory of channel 0 is "/home/uftp/New"

    @MFTPCWD-170 @R3.4-12
    Scenario: The thirtieth change of directory is as the first
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/d"
      When these lines are sent 30 times, and each of them succeeds
        """
        AT+MFTPCWD=0,"/home/uftp/d"
        """
      Then the server's working directory of channel 0 is "/home/uftp/d"

    @MFTPCWD-171 @R3.4-30 @R3.5-20 @D24 @D25
    Scenario Outline: The working directory stays where it was after <line>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/d/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/uftp/e/c.txt" with
        """
        12345
        """
      And channel 0 works in "/home/uftp/d"
      When the host sends <line>
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp/d"
        """

      Examples:
        | key        | line                                                  |
        | list       | AT+MFTPLIST=0,"/home/uftp"                            |
        | mkd        | AT+MFTPMKD=0,"new"                                    |
        | del        | AT+MFTPDEL=0,"missing"                                |
        | rn         | AT+MFTPRN=0,"/home/uftp/d/a.txt","/home/uftp/e/b.txt" |
        | retr       | AT+MFTPRETR=0,"/home/uftp/e/c.txt"               |
        | retr-fails | AT+MFTPRETR=0,"/home/uftp/e/missing"                  |
        | stor       | AT+MFTPSTOR=0,"/home/uftp/e/b.txt",1,5,"12345"        |
        | appe       | AT+MFTPAPPE=0,"/home/uftp/e/b.txt",1,5,"12345"        |

  Rule: from place to place

    @MFTPCWD-200 @R3.4-12 @R3.4-31
    Scenario Outline: The directories of a journey, on channel <id>
      Given channel <id> is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/a/
        /home/uftp/a/a/
        /home/uftp/a/a/a/
        /a/
        /home/a/
        /home/uftp/a/b/c/d/e/f/g/h/
        /home/uftp/ab/
        /home/uftp/A/
        /home/uftp/a.d/a.d/
        /home/uftp/ab/a/
        /home/uftp/f.txt: 12345
        """
      When the host sends AT+MFTPCWD=<id>,"/home/uftp/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: <id>,0
        """
      And the server's working directory of channel <id> is "/home/uftp/a"
      When the host sends AT+MFTPCWD=<id>,"/home/uftp/a/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: <id>,0
        """
      And the server's working directory of channel <id> is "/home/uftp/a/a"
      When the host sends AT+MFTPCWD=<id>,"/home/uftp/a/a/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: <id>,0
        """
      And the server's working directory of channel <id> is "/home/uftp/a/a/a"
      When the host sends AT+MFTPCWD=<id>,"/"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: <id>,0
        """
      And the server's working directory of channel <id> is "/"
      When the host sends AT+MFTPCWD=<id>,"/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: <id>,0
        """
      And the server's working directory of channel <id> is "/a"
      When the host sends AT+MFTPCWD=<id>,"/home/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: <id>,0
        """
      And the server's working directory of channel <id> is "/home/a"
      When the host sends AT+MFTPCWD=<id>,"/home/uftp/a/b/c/d/e/f/g/h"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: <id>,0
        """
      And the server's working directory of channel <id> is "/home/uftp/a/b/c/d/e/f/g/h"
      When the host sends AT+MFTPCWD=<id>,"/home/uftp/ab"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: <id>,0
        """
      And the server's working directory of channel <id> is "/home/uftp/ab"
      When the host sends AT+MFTPCWD=<id>,"/home/uftp/A"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: <id>,0
        """
      And the server's working directory of channel <id> is "/home/uftp/A"
      When the host sends AT+MFTPCWD=<id>,"/home/uftp/a.d/a.d"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: <id>,0
        """
      And the server's working directory of channel <id> is "/home/uftp/a.d/a.d"
      When the host sends AT+MFTPCWD=<id>,"/home/uftp/ab/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: <id>,0
        """
      And the server's working directory of channel <id> is "/home/uftp/ab/a"
      When the host sends AT+MFTPCWD=<id>,"/home/uftp/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: <id>,0
        """
      And the server's working directory of channel <id> is "/home/uftp/a"
      When the host sends AT+MFTPCWD=<id>,"/home/uftp"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: <id>,0
        """
      And the server's working directory of channel <id> is "/home/uftp"
      When the host sends AT+MFTPCWD=<id>,"/home"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: <id>,0
        """
      And the server's working directory of channel <id> is "/home"

      Examples:
        | id |
        | 0  |
        | 4  |

    @MFTPCWD-201 @R3.4-12 @R3.4-30 @R3.4-34 @D64
    Scenario: Paths that begin in the working directory
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/a/
        /home/uftp/a/a/
        /home/uftp/a/a/a/
        /z/
        /home/a/
        /home/uftp/a/b/c/d/e/f/g/h/
        /home/uftp/ab/
        /home/uftp/A/
        /home/uftp/a.d/a.d/
        /home/uftp/ab/a/
        /home/uftp/f.txt: 12345
        """
      When the host sends AT+MFTPCWD=0,"/home/uftp/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPCWD=0,"a"
      Then the command succeeds exactly if the server's working directory of channel 0 is "/home/uftp/a/a"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/a/a"
      When the host sends AT+MFTPCWD=0,".."
      Then the command succeeds exactly if the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a/a/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/a/a/a"
      When the host sends AT+MFTPCWD=0,"../.."
      Then the command succeeds exactly if the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPCWD=0,"./b"
      Then the command succeeds exactly if the server's working directory of channel 0 is "/home/uftp/a/b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/a/a"
      When the host sends AT+MFTPCWD=0,"../b"
      Then the command succeeds exactly if the server's working directory of channel 0 is "/home/uftp/a/b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPCWD=0,"b/c/d/e/f/g/h"
      Then the command succeeds exactly if the server's working directory of channel 0 is "/home/uftp/a/b/c/d/e/f/g/h"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a/b/c/d/e/f/g/h"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/a/b/c/d/e/f/g/h"
      When the host sends AT+MFTPCWD=0,"../../../../../../../a"
      Then the command succeeds exactly if the server's working directory of channel 0 is "/home/uftp/a/a"
      When the host sends AT+MFTPCWD=0,"/home/uftp"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp"
      When the host sends AT+MFTPCWD=0,"/home/uftp/ab/"
      Then the command succeeds exactly if the server's working directory of channel 0 is "/home/uftp/ab"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPCWD=0,"b/"
      Then the command succeeds exactly if the server's working directory of channel 0 is "/home/uftp/a/b"
      When the host sends AT+MFTPCWD=0,"/"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/"
      When the host sends AT+MFTPCWD=0,"z"
      Then the command succeeds exactly if the server's working directory of channel 0 is "/z"
      When the host sends AT+MFTPCWD=0,"/"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/"
      When the host sends AT+MFTPCWD=0,"home/a"
      Then the command succeeds exactly if the server's working directory of channel 0 is "/home/a"
      When the host sends AT+MFTPCWD=0,"/z"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/z"
      When the host sends AT+MFTPCWD=0,"../home"
      Then the command succeeds exactly if the server's working directory of channel 0 is "/home"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a.d"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/a.d"
      When the host sends AT+MFTPCWD=0,"a.d"
      Then the command succeeds exactly if the server's working directory of channel 0 is "/home/uftp/a.d/a.d"
      When the host sends AT+MFTPCWD=0,"/home/uftp"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp"
      When the host sends AT+MFTPCWD=0,"A"
      Then the command succeeds exactly if the server's working directory of channel 0 is "/home/uftp/A"
      When the host sends AT+MFTPSTOR=0,"1.txt",1,5,"12345"
      Then the command succeeds
      And the server holds the file "<here-0>/1.txt" with
        """
        12345
        """

    @MFTPCWD-202 @R3.4-12 @R3.4-13 @R3.4-32 @R3.4-36 @D24 @D25 @D50 @error
    Scenario: A change of directory between commands that fail
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/a/f.txt: 12345
        /home/uftp/a/b/
        /home/uftp/b/f.txt: 123
        /b/
        """
      When the host sends AT+MFTPCWD=0,"/home/uftp/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPCWD=0,"/home/uftp/missing"
      Then the command succeeds or fails
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPLIST=0,"missing"
      Then the command succeeds or fails
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPRETR=0,"missing.txt"
      Then the command succeeds or fails
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPRN=0,"missing","found"
      Then the command succeeds or fails
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPCWD=0,"missing"
      Then the command succeeds or fails
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPSTOR=0,"/home",1,3,"abc"
      Then the command succeeds or fails
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPMKD=0,"/home"
      Then the command succeeds or fails
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPLIST=0,"/missing"
      Then the command succeeds or fails
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPAPPE=0,"/home",1,3,"abc"
      Then the command succeeds or fails
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPRETR=0,"/home"
      Then the command succeeds or fails
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPCWD=0,"/home/uftp/b/f.txt"
      Then the command succeeds or fails
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPCWD=0,"f.txt"
      Then the command succeeds or fails
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPMKD=0,"b"
      Then the command succeeds or fails
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPCWD=6,"/home/uftp/b"
      Then the command succeeds or fails
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPCWD=0,"<path-256>"
      Then the command succeeds or fails
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPCWD=0,"/home/uftp/b"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/b/missing"
      Then the command fails as server error
      When the host sends AT+MFTPCWD=0,"/home/uftp/b"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPCWD=0,"/missing"
      Then the command fails as server error
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPCWD=0,"/b"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a/f.txt"
      Then the command succeeds or fails
      And the server's working directory of channel 0 is "/b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a/b"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/a/b"
      And the server holds in "/home" just
        """
        /home/uftp/a/f.txt: 12345
        /home/uftp/a/b/
        /home/uftp/b/f.txt: 123
        """

    @MFTPCWD-203 @R3.4-12 @R3.4-32 @R3.4-33 @D24 @D25
    Scenario: Two channels are in two places at once
      Given channel 0 is logged in with home "/home/uftp"
      And channel 5 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/a/
        /home/uftp/a/a/
        /home/uftp/a/a/a/
        /a/
        /home/a/
        /home/uftp/a/b/c/d/e/f/g/h/
        /home/uftp/ab/
        /home/uftp/A/
        /home/uftp/a.d/a.d/
        /home/uftp/ab/a/
        /home/uftp/f.txt: 12345
        """
      When the host sends AT+MFTPCWD=0,"/home/uftp/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/a"
      And the server's working directory of channel 5 is "/home/uftp"
      When the host sends AT+MFTPCWD=5,"/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 5,0
        """
      And the server's working directory of channel 5 is "/a"
      And the server's working directory of channel 0 is "/home/uftp/a"
      When the host sends AT+MFTPCWD=0,"/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/a"
      And the server's working directory of channel 5 is "/a"
      When the host sends AT+MFTPCWD=5,"/home/uftp/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 5,0
        """
      And the server's working directory of channel 5 is "/home/uftp/a"
      And the server's working directory of channel 0 is "/a"
      When the host sends AT+MFTPCWD=5,"/home/uftp/a/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 5,0
        """
      And the server's working directory of channel 5 is "/home/uftp/a/a"
      And the server's working directory of channel 0 is "/a"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a/a/a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/a/a/a"
      And the server's working directory of channel 5 is "/home/uftp/a/a"
      When the host sends AT+MFTPCWD=5,"/"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 5,0
        """
      And the server's working directory of channel 5 is "/"
      And the server's working directory of channel 0 is "/home/uftp/a/a/a"
      When the host sends AT+MFTPCWD=0,"/home/uftp"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp"
      And the server's working directory of channel 5 is "/"
      When the host sends AT+MFTPCWD=5,"/home/uftp"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 5,0
        """
      And the server's working directory of channel 5 is "/home/uftp"
      And the server's working directory of channel 0 is "/home/uftp"
      When the host sends AT+MFTPCWD=0,"/"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/"
      And the server's working directory of channel 5 is "/home/uftp"
      When the host sends AT+MFTPCWD=5,"/home/uftp/missing"
      Then the command fails as server error
      And the server's working directory of channel 0 is "/"
      And the server's working directory of channel 5 is "/home/uftp"

    @MFTPCWD-204 @R3.4-30 @R3.4-32 @R3.4-36 @D04 @D05 @D24 @D25 @D31 @D32 @D33
    Scenario: After a change that fails, names are those of the directory before
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/a/1: a1
        /home/uftp/a/2: a2
        /home/uftp/a/3: a3
        /home/uftp/a/4: a4
        /home/uftp/a/5: a5
        """
      And the server has
        """
        /home/uftp/1: home1
        /home/uftp/2: home2
        /home/uftp/3: home3
        /home/uftp/4: home4
        /home/uftp/5: home5
        """
      And the server has
        """
        /1: root1
        /2: root2
        /3: root3
        /4: root4
        /5: root5
        """
      And channel 0 works in "/home/uftp/a"
      When the host sends AT+MFTPCWD=0,"/home/uftp/missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=0,"1"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,2,2,a1
        """
      And the server holds the file "/home/uftp/a/1" with the payload "'a1'"
      When the host sends AT+MFTPCWD=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPDEL=0,"2"
      Then the command succeeds
      And the server has no file "/home/uftp/a/2"
      When the host sends AT+MFTPCWD=0,"/missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPRN=0,"3","6"
      Then the command succeeds
      And the server holds the file "/home/uftp/a/6" with the payload "'a3'"
      When the host sends AT+MFTPCWD=0,"../missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=0,"7"
      Then the command succeeds
      And the server holds the directory "/home/uftp/a/7"
      When the host sends AT+MFTPCWD=0,"/home/uftp/missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPSTOR=0,"8",1,5,"12345"
      Then the command succeeds
      And the server holds the file "/home/uftp/a/8" with the payload "'12345'"
      When the host sends AT+MFTPCWD=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=0,"9",1,5,"12345"
      Then the command succeeds
      And the server holds the file "/home/uftp/a/9" with the payload "'12345'"
      When the host sends AT+MFTPCWD=0,"/missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPLIST=0,"4"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"4",2,<time of /home/uftp/a/4>,"rw-"
        """
      And the server holds in "/" just
        """
        /1: root1
        /2: root2
        /3: root3
        /4: root4
        /5: root5
        /home/uftp/1: home1
        /home/uftp/2: home2
        /home/uftp/3: home3
        /home/uftp/4: home4
        /home/uftp/5: home5
        /home/uftp/a/1: a1
        /home/uftp/a/4: a4
        /home/uftp/a/5: a5
        /home/uftp/a/6: a3
        /home/uftp/a/7/
        /home/uftp/a/8: 12345
        /home/uftp/a/9: 12345
        """

  Rule: a name is a name, whatever it looks like

    @MFTPCWD-210 @R3.4-12 @R3.4-30 @D50
    Scenario: Signs in names that mean something elsewhere
      Given channel 0 is logged in
      And the server has
        """
        /home/uftp/a%s.txt/
        /home/uftp/%n%d/
        /home/uftp/100%/
        /home/uftp/a#b/
        /home/uftp/#/
        /home/uftp/a=b/
        /home/uftp/=?/
        /home/uftp/a?/
        /home/uftp/?/
        /home/uftp/a;b/
        /home/uftp/a&b/
        /home/uftp/a:b/
        /home/uftp/a@b/
        /home/uftp/~/
        /home/uftp/~a/
        /home/uftp/$HOME/
        /home/uftp/$1/
        /home/uftp/a[1]/
        /home/uftp/[]/
        /home/uftp/{}/
        /home/uftp/{a}/
        /home/uftp/a^b/
        /home/uftp/!/
        /home/uftp/!a/
        /home/uftp/it's/
        /home/uftp/'/
        /home/uftp/a+b/
        /home/uftp/+/
        /home/uftp/a*b/
        /home/uftp/`a`/
        /home/uftp/(a)/
        /home/uftp/a,b/
        /home/uftp/,/
        /home/uftp/a_b-c/
        /home/uftp/a|b/
        /home/uftp/a..b/
        /home/uftp/.../
        /home/uftp/..a/
        /home/uftp/a../
        /home/uftp/.a.b/
        /home/uftp/a b  c/
        /home/uftp/a/
        """
      When the host sends AT+MFTPCWD=0,"/home/uftp/a%s.txt"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/a%s.txt"
      When the host sends AT+MFTPCWD=0,"/home/uftp/%n%d"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/%n%d"
      When the host sends AT+MFTPCWD=0,"/home/uftp/100%"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/100%"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a#b"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/a#b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/#"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/#"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a=b"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/a=b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/=?"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/=?"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a?"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/a?"
      When the host sends AT+MFTPCWD=0,"/home/uftp/?"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/?"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a;b"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/a;b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a&b"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/a&b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a:b"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/a:b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a@b"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/a@b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/~"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/~"
      When the host sends AT+MFTPCWD=0,"/home/uftp/~a"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/~a"
      When the host sends AT+MFTPCWD=0,"/home/uftp/$HOME"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/$HOME"
      When the host sends AT+MFTPCWD=0,"/home/uftp/$1"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/$1"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a[1]"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/a[1]"
      When the host sends AT+MFTPCWD=0,"/home/uftp/[]"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/[]"
      When the host sends AT+MFTPCWD=0,"/home/uftp/{}"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/{}"
      When the host sends AT+MFTPCWD=0,"/home/uftp/{a}"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/{a}"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a^b"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/a^b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/!"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/!"
      When the host sends AT+MFTPCWD=0,"/home/uftp/!a"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/!a"
      When the host sends AT+MFTPCWD=0,"/home/uftp/it's"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/it's"
      When the host sends AT+MFTPCWD=0,"/home/uftp/'"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/'"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a+b"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/a+b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/+"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/+"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a*b"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/a*b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/`a`"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/`a`"
      When the host sends AT+MFTPCWD=0,"/home/uftp/(a)"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/(a)"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a,b"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/a,b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/,"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/,"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a_b-c"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/a_b-c"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a|b"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/a|b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a..b"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/a..b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/..."
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/..."
      When the host sends AT+MFTPCWD=0,"/home/uftp/..a"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/..a"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a.."
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/a.."
      When the host sends AT+MFTPCWD=0,"/home/uftp/.a.b"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/.a.b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a b  c"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/a b  c"

    @MFTPCWD-211 @R3.4-12 @R3.4-30 @D50
    Scenario: Names that look like replies, answers and commands
      Given channel 0 is logged in
      And the server has
        """
        /home/uftp/550/
        /home/uftp/226 ok/
        /home/uftp/250-a/
        /home/uftp/550 no such file/
        /home/uftp/421 bye/
        /home/uftp/AT/
        /home/uftp/AT+MFTPDISC=0/
        /home/uftp/ATE1/
        /home/uftp/+MFTPDEL: 0,0/
        /home/uftp/+MFTPURC: 0,conn,0/
        /home/uftp/+CME ERROR: 50/
        /home/uftp/OK/
        /home/uftp/ERROR/
        /home/uftp/CONNECT/
        /home/uftp/0/
        /home/uftp/1/
        /home/uftp/00/
        /home/uftp/QUIT/
        /home/uftp/DELE a/
        /home/uftp/a.jpeg/
        /home/uftp/a.b.c.d.e.f/
        /home/uftp/archive.tar.gz.backup/
        /home/uftp/.profile/
        /home/uftp/UPPER.Lower/
        /home/uftp/noextension/
        /home/uftp/total 5/
        /home/uftp/Jan  1 00:00 b/
        /home/uftp/drwxr-xr-x/
        /home/uftp/null/
        /home/uftp/(null)/
        /home/uftp/nil/
        /home/uftp/NaN/
        /home/uftp/-1x/
        /home/uftp/a/
        """
      When the host sends AT+MFTPCWD=0,"/home/uftp/550"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/550"
      When the host sends AT+MFTPCWD=0,"/home/uftp/226 ok"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/226 ok"
      When the host sends AT+MFTPCWD=0,"/home/uftp/250-a"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/250-a"
      When the host sends AT+MFTPCWD=0,"/home/uftp/550 no such file"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/550 no such file"
      When the host sends AT+MFTPCWD=0,"/home/uftp/421 bye"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/421 bye"
      When the host sends AT+MFTPCWD=0,"/home/uftp/AT"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/AT"
      When the host sends AT+MFTPCWD=0,"/home/uftp/AT+MFTPDISC=0"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/AT+MFTPDISC=0"
      When the host sends AT+MFTPCWD=0,"/home/uftp/ATE1"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/ATE1"
      When the host sends AT+MFTPCWD=0,"/home/uftp/+MFTPDEL: 0,0"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/+MFTPDEL: 0,0"
      When the host sends AT+MFTPCWD=0,"/home/uftp/+MFTPURC: 0,conn,0"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/+MFTPURC: 0,conn,0"
      When the host sends AT+MFTPCWD=0,"/home/uftp/+CME ERROR: 50"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/+CME ERROR: 50"
      When the host sends AT+MFTPCWD=0,"/home/uftp/OK"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/OK"
      When the host sends AT+MFTPCWD=0,"/home/uftp/ERROR"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/ERROR"
      When the host sends AT+MFTPCWD=0,"/home/uftp/CONNECT"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/CONNECT"
      When the host sends AT+MFTPCWD=0,"/home/uftp/0"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/0"
      When the host sends AT+MFTPCWD=0,"/home/uftp/1"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/1"
      When the host sends AT+MFTPCWD=0,"/home/uftp/00"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/00"
      When the host sends AT+MFTPCWD=0,"/home/uftp/QUIT"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/QUIT"
      When the host sends AT+MFTPCWD=0,"/home/uftp/DELE a"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/DELE a"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a.jpeg"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/a.jpeg"
      When the host sends AT+MFTPCWD=0,"/home/uftp/a.b.c.d.e.f"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/a.b.c.d.e.f"
      When the host sends AT+MFTPCWD=0,"/home/uftp/archive.tar.gz.backup"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/archive.tar.gz.backup"
      When the host sends AT+MFTPCWD=0,"/home/uftp/.profile"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/.profile"
      When the host sends AT+MFTPCWD=0,"/home/uftp/UPPER.Lower"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/UPPER.Lower"
      When the host sends AT+MFTPCWD=0,"/home/uftp/noextension"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/noextension"
      When the host sends AT+MFTPCWD=0,"/home/uftp/total 5"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/total 5"
      When the host sends AT+MFTPCWD=0,"/home/uftp/Jan  1 00:00 b"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/Jan  1 00:00 b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/drwxr-xr-x"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/drwxr-xr-x"
      When the host sends AT+MFTPCWD=0,"/home/uftp/null"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/null"
      When the host sends AT+MFTPCWD=0,"/home/uftp/(null)"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/(null)"
      When the host sends AT+MFTPCWD=0,"/home/uftp/nil"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/nil"
      When the host sends AT+MFTPCWD=0,"/home/uftp/NaN"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/NaN"
      When the host sends AT+MFTPCWD=0,"/home/uftp/-1x"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/-1x"

    @MFTPCWD-212 @R3.4-12 @R3.4-21 @R3.4-30 @D50 @boundary
    Scenario: Short names after long ones
      Given channel 0 is logged in
      And the server has
        """
        /home/uftp/<name-200>/
        /home/uftp/b/
        /home/uftp/<name-244>/
        /home/uftp/cd/
        /home/uftp/<name-128>/
        /home/uftp/e/
        /home/uftp/<name-64>.txt/
        /home/uftp/f.t/
        /home/uftp/<name-242>/g/
        /home/uftp/<name-33>/
        /home/uftp/a/
        """
      When the host sends AT+MFTPCWD=0,"/home/uftp/<name-200>"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/<name-200>"
      When the host sends AT+MFTPCWD=0,"/home/uftp/b"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/b"
      When the host sends AT+MFTPCWD=0,"/home/uftp/<name-244>"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/<name-244>"
      When the host sends AT+MFTPCWD=0,"/home/uftp/cd"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/cd"
      When the host sends AT+MFTPCWD=0,"/home/uftp/<name-128>"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/<name-128>"
      When the host sends AT+MFTPCWD=0,"/home/uftp/e"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/e"
      When the host sends AT+MFTPCWD=0,"/home/uftp/<name-64>.txt"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/<name-64>.txt"
      When the host sends AT+MFTPCWD=0,"/home/uftp/f.t"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/f.t"
      When the host sends AT+MFTPCWD=0,"/home/uftp/<name-242>/g"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/<name-242>/g"
      When the host sends AT+MFTPCWD=0,"/home/uftp/<name-33>"
      Then the command succeeds
      And the server's working directory of channel 0 is "/home/uftp/<name-33>"

  Rule: a server may say more than a code

    @MFTPCWD-220 @R3.4-12 @R3.4-13 @R3.4-32 @D24 @D25
    Scenario Outline: Replies of several lines and of many words, from a server like <make>
      Given the server behaves like "<make>"
      And channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/d0/
        /home/uftp/d1/
        /home/uftp/d2/
        /home/uftp/d3/
        /home/uftp/d4/
        /home/uftp/e/
        """
      Given the server does CWD or XCWD and says 250-Done<CR><LF> 550 No such file or directory<CR><LF>250-226 of them<CR><LF> 421 Service not available<CR><LF>250 Done
      When the host sends AT+MFTPCWD=0,"/home/uftp/d0"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/d0"
      When the server is itself again
      Given the server does CWD or XCWD and says 250 550 files in 226 directories, 0 errors
      When the host sends AT+MFTPCWD=0,"/home/uftp/d1"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/d1"
      When the server is itself again
      Given the server does CWD or XCWD and says 250 <SP>
      When the host sends AT+MFTPCWD=0,"/home/uftp/d2"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/d2"
      When the server is itself again
      Given the server does CWD or XCWD and says 250-Done<CR><LF>no code is here<CR><LF><CR><LF> 425-no end of it<CR><LF>250 Done
      When the host sends AT+MFTPCWD=0,"/home/uftp/d3"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/d3"
      When the server is itself again
      Given the server does CWD or XCWD and says 250 <text-400>
      When the host sends AT+MFTPCWD=0,"/home/uftp/d4"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/d4"
      When the server is itself again
      Given channel 0 works in "/home/uftp/d0"
      Given the server answers CWD or XCWD with 550-250 Done<CR><LF> 250 Done<CR><LF> 226 Done<CR><LF>550 No
      When the host sends AT+MFTPCWD=0,"/home/uftp/d1"
      Then the command fails as server error
      And the server's working directory of channel 0 is "/home/uftp/d0"
      When the server is itself again
      Given the server answers CWD or XCWD with 550 250 done 226 ok 0
      When the host sends AT+MFTPCWD=0,"/home/uftp/d1"
      Then the command fails as server error
      And the server's working directory of channel 0 is "/home/uftp/d0"
      When the server is itself again
      Given the server answers CWD or XCWD with 550-Not<CR><LF>550-257 <SP>here<CR><LF>550 No
      When the host sends AT+MFTPCWD=0,"/home/uftp/d1"
      Then the command fails as server error
      And the server's working directory of channel 0 is "/home/uftp/d0"
      When the server is itself again
      Given the server answers CWD or XCWD with 553 <text-400>
      When the host sends AT+MFTPCWD=0,"/home/uftp/d1"
      Then the command fails as server error
      And the server's working directory of channel 0 is "/home/uftp/d0"
      When the server is itself again
      When the host sends AT+MFTPCWD=0,"/home/uftp/d4"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      And the server's working directory of channel 0 is "/home/uftp/d4"

      Examples:
        | make   |
        | unix   |
        | halves |

    @MFTPCWD-221 @R3.4-12 @D25 @D76
    Scenario: A reply of more than 600 bytes is understood, or the command fails
      Given channel 0 is logged in
      And the server has
        """
        /home/uftp/e/
        """
      Given the server does CWD or XCWD and says 250 <text-600>
      When the host sends AT+MFTPCWD=0,"/home/uftp/e"
      Then the command fails as any, or succeeds and the server's working directory of channel 0 is "/home/uftp/e"

    @MFTPCWD-222 @R3.4-30 @R3.4-12 @D36
    Scenario Outline: "<path>" leads to <dir>, if it is taken at all
      Given channel 3 is logged in with home "/home/uftp"
      And the server has the directory "/home/uftp/a/b"
      And channel 3 works in "/home/uftp/a"
      When the host sends AT+MFTPCWD=3,"<path>"
      Then the command fails as any, or succeeds and the server's working directory of channel 3 is "<dir>"

      Examples:
        | key         | path   | dir            |
        | dot         | .      | /home/uftp/a   |
        | dot-slash   | ./     | /home/uftp/a   |
        | dot-name    | ./b    | /home/uftp/a/b |
        | name-dot    | b/.    | /home/uftp/a/b |
        | name-up     | b/..   | /home/uftp/a   |
        | name-slash  | b/     | /home/uftp/a/b |
        | up-and-down | ../a/b | /home/uftp/a/b |

    @MFTPCWD-224 @R3.4-34 @R3.4-30 @R3.5-20 @D36
    Scenario: Twelve directories down by relative paths, and by long ones
      Given channel 3 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/a/b/c/d/e/f/g/h/i/j/k/l/
        /home/uftp/<name-110>/<name-120>/x/
        """
      When the host sends AT+MFTPCWD=3,"a"
      Then the command succeeds exactly if the server's working directory of channel 3 is "/home/uftp/a"
      When the host sends AT+MFTPCWD=3,"b"
      Then the command succeeds exactly if the server's working directory of channel 3 is "/home/uftp/a/b"
      When the host sends AT+MFTPCWD=3,"c"
      Then the command succeeds exactly if the server's working directory of channel 3 is "/home/uftp/a/b/c"
      When the host sends AT+MFTPCWD=3,"d"
      Then the command succeeds exactly if the server's working directory of channel 3 is "/home/uftp/a/b/c/d"
      When the host sends AT+MFTPCWD=3,"e"
      Then the command succeeds exactly if the server's working directory of channel 3 is "/home/uftp/a/b/c/d/e"
      When the host sends AT+MFTPCWD=3,"f"
      Then the command succeeds exactly if the server's working directory of channel 3 is "/home/uftp/a/b/c/d/e/f"
      When the host sends AT+MFTPCWD=3,"g"
      Then the command succeeds exactly if the server's working directory of channel 3 is "/home/uftp/a/b/c/d/e/f/g"
      When the host sends AT+MFTPCWD=3,"h"
      Then the command succeeds exactly if the server's working directory of channel 3 is "/home/uftp/a/b/c/d/e/f/g/h"
      When the host sends AT+MFTPCWD=3,"i"
      Then the command succeeds exactly if the server's working directory of channel 3 is "/home/uftp/a/b/c/d/e/f/g/h/i"
      When the host sends AT+MFTPCWD=3,"j"
      Then the command succeeds exactly if the server's working directory of channel 3 is "/home/uftp/a/b/c/d/e/f/g/h/i/j"
      When the host sends AT+MFTPCWD=3,"k"
      Then the command succeeds exactly if the server's working directory of channel 3 is "/home/uftp/a/b/c/d/e/f/g/h/i/j/k"
      When the host sends AT+MFTPCWD=3,"l"
      Then the command succeeds exactly if the server's working directory of channel 3 is "/home/uftp/a/b/c/d/e/f/g/h/i/j/k/l"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=3
        AT+MFTPCWD=3,"/home/uftp"
        """
      When the host sends AT+MFTPCWD=3,"<name-110>"
      Then the command succeeds exactly if the server's working directory of channel 3 is "/home/uftp/<name-110>"
      When the host sends AT+MFTPCWD=3,"<name-120>"
      Then the command succeeds exactly if the server's working directory of channel 3 is "/home/uftp/<name-110>/<name-120>"
      When the host sends AT+MFTPCWD=3,"x"
      Then the command succeeds exactly if the server's working directory of channel 3 is "/home/uftp/<name-110>/<name-120>/x"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=3
        AT+MFTPCWD=3,"/home/uftp/<name-110>/<name-120>/x"
        AT+MFTPPWD=3
        """
      Then channels 0 to 5 work in "- - - /home/uftp/<name-110>/<name-120>/x - -"

    @MFTPCWD-223 @R3.4-30 @R3.4-12 @D04 @D05 @D27
    Scenario: A directory that is changed while another channel downloads stays changed
      Given channel 1 is logged in with home "/home/a"
      And channel 4 is logged in with home "/home/b"
      And the server has
        """
        /home/a/f.txt: 1234567890
        /home/b/in/
        """
      And the server holds the next transfer open
      When the host sends AT+MFTPRETR=1,"f.txt"
      Then the module answers
        """
        OK
        """
      And a transfer of channel 1 is open at the server
      When the host sends AT+MFTPCWD=4,"/home/b/in"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 4,0
        """
      When the server lets the transfer go on
      Then the module delivers the file "/home/a/f.txt" on channel 1
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPMKD=1,"other"
        AT+MFTPMKD=4,"new"
        """
      Then the server holds the directory "/home/b/in/new"
      And the server holds the directory "/home/a/other"

  Rule: a reply that comes late is not that of the next command

    @MFTPCWD-280 @R3.4-13 @R3.7-12 @R3.10-12 @slow @D04 @D05 @D24 @D25 @D27 @D29 @D31 @D32 @D33 @error
    Scenario: The last reply to each form of a list and of a download comes a second late
      Given channel 4 is logged in with home "/home/uftp"
      And channel 0 is logged in with home "/home/uftp"
      And channel 2 is logged in with home "/home/uftp"
      And channel 5 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/uftp"
      And channel 3 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/d/z.txt: 123
        /home/uftp/a.txt: 1234567890
        """
      And the server ends LIST or MLSD or NLST after 1 s
      And the server ends RETR after 1 s
      When the host sends AT+MFTPLIST=4,"/home/uftp/d"
      Then the command succeeds
      When the host sends AT+MFTPCWD=4,"/none"
      Then the command succeeds exactly if the server's working directory of channel 4 is "/home/uftp/none"
      When the host sends AT+MFTPLIST=0,"a.txt"
      Then the command succeeds
      When the host sends AT+MFTPCWD=0,"/none"
      Then the command succeeds exactly if the server's working directory of channel 0 is "/home/uftp/none"
      When the host sends AT+MFTPRETR=2,"a.txt"
      Then the command succeeds
      When the host sends AT+MFTPCWD=2,"/none"
      Then the command succeeds exactly if the server's working directory of channel 2 is "/home/uftp/none"
      When the host sends AT+MFTPRETR=5,"a.txt",,4
      Then the command succeeds
      When the host sends AT+MFTPCWD=5,"/none"
      Then the command succeeds exactly if the server's working directory of channel 5 is "/home/uftp/none"
      When the host sends AT+MFTPRETR=1,"a.txt",,0,3
      Then the command succeeds
      When the host sends AT+MFTPCWD=1,"/none"
      Then the command succeeds exactly if the server's working directory of channel 1 is "/home/uftp/none"
      When the host sends AT+MFTPRETR=3,"a.txt",,3,4
      Then the command succeeds
      When the host sends AT+MFTPCWD=3,"/none"
      Then the command succeeds exactly if the server's working directory of channel 3 is "/home/uftp/none"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        AT+MFTPPWD=1
        AT+MFTPPWD=2
        AT+MFTPPWD=3
        AT+MFTPPWD=4
        AT+MFTPPWD=5
        """
      Then channels 0 to 5 work in "/home/uftp /home/uftp /home/uftp /home/uftp /home/uftp /home/uftp"

    @MFTPCWD-284 @R3.4-13 @D24 @D25 @D27 @error
    Scenario Outline: The last reply to an upload comes a second late: <line>
      Given channel <id> is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server ends STOR or APPE after 1 s
      When the host sends <line>
      Then the command succeeds
      When the host sends AT+MFTPCWD=<id>,"/none"
      Then the command succeeds exactly if the server's working directory of channel <id> is "/home/uftp/none"
      When the host sends AT+MFTPPWD=<id>
      Then the command succeeds
      And the server's working directory of channel <id> is "/home/uftp"

      @R3.11-12
      Examples:
        | key  | id | line                              |
        | APPE | 4  | AT+MFTPAPPE=4,"a.txt",1,5,"12345" |

      @R3.12-12
      Examples:
        | key  | id | line                              |
        | STOR | 1  | AT+MFTPSTOR=1,"1.txt",1,5,"12345" |

    @MFTPCWD-281 @R3.4-13 @D24 @D25 @D27 @D41 @error
    Scenario Outline: The last reply to an upload after the prompt comes a second late: <line>
      Given channel <id> is logged in with home "/home/uftp"
      And the server ends STOR or APPE after 1 s
      When the host sends <line>
      Then the module prompts for data
      When the host types <data>
      Then the command succeeds
      When the host sends AT+MFTPCWD=<id>,"/none"
      Then the command succeeds exactly if the server's working directory of channel <id> is "/home/uftp/none"
      When the host sends AT+MFTPPWD=<id>
      Then the command succeeds
      And the server's working directory of channel <id> is "/home/uftp"

      @R3.11-12
      Examples:
        | key         | id | line                      | data       |
        | APPE-length | 2  | AT+MFTPAPPE=2,"1.txt",1,5 | 12345      |

      @R3.12-12
      Examples:
        | key         | id | line                      | data       |
        | STOR-sub    | 5  | AT+MFTPSTOR=5,"1.txt",1   | 12345<SUB> |

    @MFTPCWD-282 @R3.4-13 @needs-files @D02 @D04 @D05 @D13 @D24 @D25 @D27 @error
    Scenario Outline: The last reply to a transfer from or to a local file comes a second late: <line>
      Given channel <id> is set to "local_fs" 1
      And channel <id> is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the module has the local file "/usr/1.txt" with
        """
        abcde
        """
      And the server ends <verb> after 1 s
      When the host sends <line>
      Then the command succeeds
      When the host sends AT+MFTPCWD=<id>,"/none"
      Then the command succeeds exactly if the server's working directory of channel <id> is "/home/uftp/none"
      When the host sends AT+MFTPPWD=<id>
      Then the command succeeds
      And the server's working directory of channel <id> is "/home/uftp"

      @R3.10-12
      Examples:
        | key        | id | verb | line                                 |
        | RETR       | 1  | RETR | AT+MFTPRETR=1,"a.txt","/usr/2.txt"     |
        | RETR-range | 3  | RETR | AT+MFTPRETR=3,"a.txt","/usr/2.txt",2,3 |

      @R3.11-12
      Examples:
        | key  | id | verb         | line                               |
        | APPE | 5  | APPE or STOR | AT+MFTPAPPE=5,"a.txt","/usr/1.txt" |

      @R3.12-12
      Examples:
        | key  | id | verb | line                               |
        | STOR | 2  | STOR | AT+MFTPSTOR=2,"a.txt","/usr/1.txt" |

    @MFTPCWD-283 @R3.4-13 @slow @D24 @D25 @D27 @D64 @D65 @error
    Scenario Outline: What a module asks of the server at rest is not answered at once: <line>
      Given channel <id> is logged in with home "/home/uftp"
      And the server answers NOOP after 3 s
      When the host pauses for 3 s
      And the host sends <line>
      Then the command fails as any
      When the server is itself again
      And the host connects channel <id> if it is not connected
      And the host sends AT+MFTPPWD=<id>
      Then the command succeeds

      Examples:
        | key | id | line                 |
        | CWD | 2  | AT+MFTPCWD=2,"/none" |

  Rule: what is refused or fails leaves everything as it was

    @MFTPCWD-290 @R3.4-30 @R3.4-36 @D24 @D25 @D65 @D66 @error
    Scenario Outline: Only AT+MFTPCWD changes the directory, whatever the server refuses: <line>
      Given channel 1 is logged in with home "/home/uftp"
      And the server has
        """
        /home/other/in/y.txt: y
        /home/other/x.txt: x
        /home/uftp/in/deep/
        /home/uftp/in/f.txt: f
        """
      And channel 1 works in "/home/uftp/in"
      And the server answers <verb> with <reply>
      When the host sends <line>
      Then the command fails as any
      When the server is itself again
      And the host sends AT+MFTPCWD=1,"/home/uftp/in/deep"
      Then the command succeeds
      And the server's working directory of channel 1 is "/home/uftp/in/deep"
      And the server holds in "/home" just
        """
        /home/other/in/y.txt: y
        /home/other/x.txt: x
        /home/uftp/in/f.txt: f
        /home/uftp/in/deep/
        """

      Examples:
        | key        | line                                                | verb                         | reply             |
        | LIST       | AT+MFTPLIST=1,"/home/other"                         | LIST or MLSD or MLST or NLST | 450 Not now       |
        | LIST-550   | AT+MFTPLIST=1,"/home/other"                         | LIST or MLSD or MLST or NLST | 550 Not today     |
        | LIST-below | AT+MFTPLIST=1,"../../other/in"                      | LIST or MLSD or MLST or NLST | 450 Not now       |
        | LIST-PASV  | AT+MFTPLIST=1,"/home/other"                         | PASV or EPSV                 | 425 No ports left |
        | RETR       | AT+MFTPRETR=1,"/home/other/x.txt"                   | RETR                         | 450 Not now       |
        | STOR       | AT+MFTPSTOR=1,"/home/other/n.txt",1,1,"n"           | STOR or APPE                 | 450 Not now       |
        | APPE       | AT+MFTPAPPE=1,"/home/other/x.txt",1,1,"n"           | APPE or STOR                 | 450 Not now       |
        | MKD        | AT+MFTPMKD=1,"/home/other/n"                        | MKD or XMKD                  | 450 Not now       |
        | DEL        | AT+MFTPDEL=1,"/home/other/x.txt"                    | DELE or RMD or XRMD          | 450 Not now       |
        | RNTO       | AT+MFTPRN=1,"/home/other/x.txt","/home/other/z.txt" | RNTO                         | 450 Not now       |
