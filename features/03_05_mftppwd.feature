@clause-3.5
Feature: AT+MFTPPWD reports the working directory of a channel

  Rule: the example

    @MFTPPWD-001 @R3.5-05 @R3.5-06 @R3.5-12 @R3.5-20 @R3.5-21 @example @smoke @D01
    Scenario: The working directory is reported after the acknowledgement
      Given channel 0 is logged in with home "/home/uftp"
      And channel 0 works in "/home/uftp/test"
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp/test"
        """

  Rule: the test form

    @MFTPPWD-010 @R3.5-01 @R3.5-02 @D61
    Scenario: The channels alone
      When the host sends AT+MFTPPWD=?
      Then the module answers
        """
        +MFTPPWD: (0-5)
        OK
        """

  Rule: the path is that of the server

    @MFTPPWD-020 @R3.5-20 @R3.5-21 @D01
    Scenario: The home directory after the login
      Given channel 0 is logged in with home "/home/uftp"
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp"
        """

    @MFTPPWD-021 @R3.5-22 @D01
    Scenario: The root directory
      Given channel 0 is logged in with home "/"
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/"
        """

    @MFTPPWD-022 @R3.5-20 @D01
    Scenario Outline: A directory with <class> in its name
      Given channel 0 is logged in with home "<dir>"
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<dir>"
        """

      Examples:
        | key    | dir              | class       |
        | spaces | /home/a new one  | spaces      |
        | commas | /home/a,b,c      | commas      |
        | dots   | /home/v1.2.3     | dots        |
        | digits | /home/0123       | digits      |
        | deep   | /a/b/c/d/e/f/g/h | many levels |

    @MFTPPWD-023 @R3.5-23 @D50 @boundary
    Scenario: A path of 255 bytes is reported whole
      Given channel 0 is logged in with home "<path-255>"
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<path-255>"
        """

    @MFTPPWD-024 @R3.5-20
    Scenario: Asking twice gives the same answer
      Given channel 0 is logged in with home "/home/uftp"
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp"
        """
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp"
        """

  Rule: <connect_id> is an integer from 0 to 5

    @MFTPPWD-030 @R3.5-08 @D55 @boundary
    Scenario Outline: Channel <id> is accepted
      Given channel <id> is logged in with home "/home/uftp"
      When the host sends AT+MFTPPWD=<id>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: <id>,0,"/home/uftp"
        """

      Examples:
        | id |
        | 0  |
        | 1  |
        | 2  |
        | 3  |
        | 4  |
        | 5  |

    @MFTPPWD-031 @R3.5-09 @R3.5-07 @R5-01 @D63 @boundary @error
    Scenario Outline: Channel <id> (<class>) is refused
      When the host sends AT+MFTPPWD=<id>
      Then the command is refused as out of range
      And the server received nothing

      Examples:
        | id         | class                |
        | 6          | maximum + 1          |
        | 10         | two digits           |
        | 256        | 0 in eight bits      |
        | 4294967296 | 0 in thirty-two bits |

    @MFTPPWD-032 @R3.5-10 @D63 @boundary @error
    Scenario Outline: A channel that is <class> is refused
      When the host sends AT+MFTPPWD=<id>
      Then the command is refused as malformed
      And the server received nothing

      Examples:
        | key    | id  | class                |
        | minus  | -1  | minimum - 1          |
        | letter | A   | a letter             |
        | none   |     | missing              |
        | mixed  | 0x  | followed by a letter |
        | point  | 0.5 | a fraction           |

    @MFTPPWD-090 @R3.5-10 @D63
    Scenario: A channel in quotes is refused, or taken as it is meant
      When the host sends AT+MFTPPWD="0"
      Then the command is refused as malformed, or taken as it is meant

    @MFTPPWD-033 @D63 @boundary @error
    Scenario Outline: A command with <class> is refused
      Given channel 0 is logged in
      When the host sends <line>
      Then the command is refused as malformed
      And the server received nothing

      @R3.5-14
      Examples:
        | key     | line                      | class                |
        | surplus | AT+MFTPPWD=0,1            | a parameter too many |
        | path    | AT+MFTPPWD=0,"/home/uftp" | a path too many      |

  Rule: a channel without a connection

    @MFTPPWD-050 @R3.5-11 @R3.5-07 @R5-03 @R5-08 @D27 @error
    Scenario: On a channel that was never connected it is refused
      Given channel 0 is not connected
      When the host sends AT+MFTPPWD=0
      Then the command is refused as not connected
      And the server received nothing

    @MFTPPWD-051 @R3.5-11 @R3.5-07 @D27 @error
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
      When the host sends AT+MFTPPWD=0
      Then the command is refused as not connected

    @MFTPPWD-052 @R3.5-11 @D27 @error
    Scenario: The connection of another channel is no connection
      Given channel 1 is logged in
      And channel 0 is not connected
      When the host sends AT+MFTPPWD=0
      Then the command is refused as not connected

  Rule: channels answer for themselves

    @MFTPPWD-060 @R3.5-25 @R3.5-06
    Scenario: Six channels report six directories
      Given channel 0 is logged in with home "/home/c0"
      And channel 1 is logged in with home "/home/c1"
      And channel 2 is logged in with home "/home/c2"
      And channel 3 is logged in with home "/home/c3"
      And channel 4 is logged in with home "/home/c4"
      And channel 5 is logged in with home "/home/c5"
      When the host sends AT+MFTPPWD=5
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 5,0,"/home/c5"
        """
      When the host sends AT+MFTPPWD=3
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 3,0,"/home/c3"
        """
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 1,0,"/home/c1"
        """
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/c0"
        """
      When the host sends AT+MFTPPWD=2
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 2,0,"/home/c2"
        """
      When the host sends AT+MFTPPWD=4
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 4,0,"/home/c4"
        """

    @MFTPPWD-281 @R3.5-05 @R3.5-06 @R3.5-12 @R3.5-25 @D01 @D27
    Scenario: The path is told while another channel logs in
      Given channel 2 is logged in with home "/home/a"
      And the account <user> with home "/home/b"
      And the server answers PASS after 1 s
      When the host sends AT+MFTPCONN=4,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPPWD=2
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPPWD: 2,0,"/home/a"
        +MFTPCONN: 4,0
        """
      When the server is itself again
      Then channels 0 to 5 work in "- - /home/a - /home/b -"

  Rule: a server that does not play along

    @MFTPPWD-080 @R3.5-13 @R5-30 @D24 @D25 @error
    Scenario: A server that refuses makes it fail
      Given channel 0 is logged in
      And the server answers PWD or XPWD with 550 Not today
      When the host sends AT+MFTPPWD=0
      Then the command fails as server error

    @MFTPPWD-081 @R3.5-13 @D65 @error
    Scenario: After a refusal of the server the channel works on
      Given channel 0 is logged in
      And the server answers PWD or XPWD with 550 Not today
      When the host sends AT+MFTPPWD=0
      Then the command fails as server error
      When the server is itself again
      And the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp"
        """
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,1
        OK
        """

    @MFTPPWD-082 @R3.5-24 @R3.5-13 @D24 @D72 @error
    Scenario: A failure carries no path, or an empty one
      Given channel 0 is logged in
      And the server answers PWD or XPWD with 550 Not today
      When the host sends AT+MFTPPWD=0
      Then the command fails as server error
      And no path was reported

    @MFTPPWD-085 @R3.5-13 @R5-25 @R3.1-42 @slow @D24 @D25 @D54 @error
    Scenario: A path that the server never gives is waited for as long as the channel says
      Given channel 3 is set to "rsptimeout" 2
      And channel 3 is logged in
      And the server does not answer PWD or XPWD
      When the host sends AT+MFTPPWD=3
      Then the command fails as command timeout
      And the result takes 2 seconds, within the tolerance

  Rule: nothing but a change of directory moves it
    # Each command comes after each kind of operation of the same channel, and after some of the other channel.

    @MFTPPWD-110 @R3.5-20 @R3.5-25 @D01
    Scenario Outline: The working directory after <class>, on channel <id>
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
      When the host sends AT+MFTPPWD=<id>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: <id>,0,"<home>"
        """

      Examples:
        | key    | class            | line                            | report                                                      | id | home        |
        | list   | a list           | AT+MFTPLIST=0,"/home/uftp/d"    | +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-" | 0  | /home/uftp  |
        | part   | a part of a file | AT+MFTPRETR=0,"y.txt",,2,3      | +MFTPRETR: 0,0,3,3,345                                      | 0  | /home/uftp  |
        | append | an upload        | AT+MFTPAPPE=0,"y.txt",1,3,"abc" | +MFTPAPPE: 0,0,3                                            | 0  | /home/uftp  |
        | make   | a new directory  | AT+MFTPMKD=0,"e"                | +MFTPMKD: 0,0                                               | 0  | /home/uftp  |
        | list-1 | a list           | AT+MFTPLIST=0,"/home/uftp/d"    | +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-" | 1  | /home/other |
        | part-1 | a part of a file | AT+MFTPRETR=0,"y.txt",,2,3      | +MFTPRETR: 0,0,3,3,345                                      | 1  | /home/other |

    @MFTPPWD-111 @R3.5-20 @R3.5-25 @D01 @D24 @D25
    Scenario Outline: The working directory on channel <id> after <class>
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
      When the host sends AT+MFTPPWD=<id>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: <id>,0,"<home>"
        """

      Examples:
        | key        | class                            | line                                     | id | home        |
        | no-file    | a download that fails            | AT+MFTPRETR=0,"missing.txt",,3,1         | 0  | /home/uftp  |
        | no-place   | an upload that fails             | AT+MFTPSTOR=0,"/missing/1.txt",1,3,"abc" | 0  | /home/uftp  |
        | no-dir     | a change of directory that fails | AT+MFTPCWD=0,"/missing"                  | 0  | /home/uftp  |
        | no-name    | a renaming that fails            | AT+MFTPRN=0,"missing.txt","x.txt"        | 0  | /home/uftp  |
        | range      | a command out of range           | AT+MFTPRETR=6,"y.txt",,3,1               | 0  | /home/uftp  |
        | no-file-1  | a download that fails            | AT+MFTPRETR=0,"missing.txt",,3,1         | 1  | /home/other |
        | no-place-1 | an upload that fails             | AT+MFTPSTOR=0,"/missing/1.txt",1,3,"abc" | 1  | /home/other |

    @MFTPPWD-112 @R3.5-20 @D01
    Scenario: After a list of another directory the working directory is the same
      Given channel 0 is logged in
      And channel 0 works in "/home/uftp/test"
      And the server has the file "/home/uftp/d/z.txt" with
        """
        123
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-"
        """
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp/test"
        """
      And the server's working directory of channel 0 is "/home/uftp/test"

    @MFTPPWD-170 @R3.5-12
    Scenario: The thirtieth question is answered as the first
      Given channel 0 is logged in
      When these lines are sent 30 times, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp"
        """

    @MFTPPWD-171 @R3.5-20
    Scenario: After a change of directory another path is reported than before
      Given channel 3 is logged in
      And the server has the directory "/home/uftp/d"
      When the host sends AT+MFTPPWD=3
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 3,0,"/home/uftp"
        """
      When the host sends AT+MFTPCWD=3,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 3,0
        """
      When the host sends AT+MFTPPWD=3
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 3,0,"/home/uftp/d"
        """

  Rule: from place to place

    @MFTPPWD-200 @R3.5-12 @R3.5-20 @R3.5-22 @D01
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
      Given channel <id> works in "/home/uftp/a"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=<id>
        """
      Given channel <id> works in "/home/uftp/a/a"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=<id>
        """
      Given channel <id> works in "/home/uftp/a/a/a"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=<id>
        """
      Given channel <id> works in "/"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=<id>
        """
      Given channel <id> works in "/a"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=<id>
        """
      Given channel <id> works in "/home/a"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=<id>
        """
      Given channel <id> works in "/home/uftp/a/b/c/d/e/f/g/h"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=<id>
        """
      Given channel <id> works in "/home/uftp/ab"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=<id>
        """
      Given channel <id> works in "/home/uftp/A"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=<id>
        """
      Given channel <id> works in "/home/uftp/a.d/a.d"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=<id>
        """
      Given channel <id> works in "/home/uftp/ab/a"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=<id>
        """
      Given channel <id> works in "/home/uftp/a"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=<id>
        """
      Given channel <id> works in "/home/uftp"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=<id>
        """
      Given channel <id> works in "/home"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=<id>
        """
      Then the server session of channel <id> is open

      Examples:
        | id |
        | 0  |
        | 3  |

    @MFTPPWD-201 @R3.5-12 @R3.5-20 @D01 @D64
    Scenario: The path after a path that begins in the working directory
      Given channel 0 is logged in with home "/home/uftp"
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
      Given channel 0 works in "/home/uftp/a"
      When the host sends AT+MFTPCWD=0,"a"
      Then the command succeeds or fails
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a/a"
      When the host sends AT+MFTPCWD=0,".."
      Then the command succeeds or fails
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a/a/a"
      When the host sends AT+MFTPCWD=0,"../.."
      Then the command succeeds or fails
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a"
      When the host sends AT+MFTPCWD=0,"./b"
      Then the command succeeds or fails
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a/a"
      When the host sends AT+MFTPCWD=0,"../b"
      Then the command succeeds or fails
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a"
      When the host sends AT+MFTPCWD=0,"b/c/d/e/f/g/h"
      Then the command succeeds or fails
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a/b/c/d/e/f/g/h"
      When the host sends AT+MFTPCWD=0,"../../../../../../../a"
      Then the command succeeds or fails
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp"
      When the host sends AT+MFTPCWD=0,"/home/uftp/ab/"
      Then the command succeeds or fails
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a"
      When the host sends AT+MFTPCWD=0,"b/"
      Then the command succeeds or fails
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/"
      When the host sends AT+MFTPCWD=0,"a"
      Then the command succeeds or fails
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/"
      When the host sends AT+MFTPCWD=0,"home/a"
      Then the command succeeds or fails
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/a"
      When the host sends AT+MFTPCWD=0,"../home"
      Then the command succeeds or fails
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a.d"
      When the host sends AT+MFTPCWD=0,"a.d"
      Then the command succeeds or fails
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp"
      When the host sends AT+MFTPCWD=0,"A"
      Then the command succeeds or fails
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Then the server session of channel 0 is open

    @MFTPPWD-202 @R3.5-12 @R3.5-20 @R3.5-25 @D01 @D24 @D25
    Scenario: The path between commands of all kinds, done and failed
      Given channel 0 is logged in with home "/home/uftp"
      And channel 5 is logged in with home "/home/other"
      And the server has
        """
        /home/uftp/a/f.txt: 12345
        /home/uftp/a/b/
        /home/other/c/
        """
      And channel 0 works in "/home/uftp/a"
      And channel 5 works in "/home/other/c"
      When the host sends AT+MFTPCWD=0,"/home/uftp/missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<here-0>"
        """
      When the host sends AT+MFTPLIST=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<here-0>"
        """
      When the host sends AT+MFTPRETR=0,"missing.txt"
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<here-0>"
        """
      When the host sends AT+MFTPPWD=5
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 5,0,"<here-5>"
        """
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<here-0>"
        """
      When the host sends AT+MFTPRN=0,"missing","found"
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<here-0>"
        """
      When the host sends AT+MFTPCWD=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<here-0>"
        """
      When the host sends AT+MFTPPWD=5
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 5,0,"<here-5>"
        """
      When the host sends AT+MFTPSTOR=0,"/home",1,3,"abc"
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<here-0>"
        """
      When the host sends AT+MFTPMKD=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<here-0>"
        """
      When the host sends AT+MFTPLIST=0,"/missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<here-0>"
        """
      When the host sends AT+MFTPPWD=5
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 5,0,"<here-5>"
        """
      When the host sends AT+MFTPAPPE=0,"/home",1,3,"abc"
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<here-0>"
        """
      When the host sends AT+MFTPRETR=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<here-0>"
        """
      When the host sends AT+MFTPCWD=0,"f.txt"
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<here-0>"
        """
      When the host sends AT+MFTPPWD=5
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 5,0,"<here-5>"
        """
      When the host sends AT+MFTPMKD=0,"b"
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<here-0>"
        """
      When the host sends AT+MFTPCWD=5,"/missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<here-0>"
        """
      When the host sends AT+MFTPCWD=6,"/home/uftp/a/b"
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<here-0>"
        """
      When the host sends AT+MFTPPWD=5
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 5,0,"<here-5>"
        """
      When the host sends AT+MFTPSTOR=5,"1.txt",1,5,"12345"
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<here-0>"
        """
      When the host sends AT+MFTPRETR=0,"f.txt"
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<here-0>"
        """
      When the host sends AT+MFTPLIST=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<here-0>"
        """
      When the host sends AT+MFTPPWD=5
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 5,0,"<here-5>"
        """
      When the host sends AT+MFTPRN=0,"f.txt","g.txt"
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<here-0>"
        """
      When the host sends AT+MFTPDEL=0,"b"
      Then the command succeeds or fails
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<here-0>"
        """
      When the host sends AT+MFTPPWD=5
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 5,0,"<here-5>"
        """

  Rule: a name is a name, whatever it looks like

    @MFTPPWD-210 @R3.5-20 @D01 @D50
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
        """
      Given channel 0 works in "/home/uftp/a%s.txt"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/%n%d"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/100%"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a#b"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/#"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a=b"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/=?"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a?"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/?"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a;b"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a&b"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a:b"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a@b"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/~"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/~a"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/$HOME"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/$1"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a[1]"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/[]"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/{}"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/{a}"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a^b"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/!"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/!a"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/it's"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/'"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a+b"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/+"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a*b"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/`a`"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/(a)"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a,b"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/,"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a_b-c"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a|b"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a..b"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/..."
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/..a"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a.."
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/.a.b"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a b  c"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Then the server session of channel 0 is open

    @MFTPPWD-211 @R3.5-20 @D01 @D50
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
        """
      Given channel 0 works in "/home/uftp/550"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/226 ok"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/250-a"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/550 no such file"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/421 bye"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/AT"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/AT+MFTPDISC=0"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/ATE1"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/+MFTPDEL: 0,0"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/+MFTPURC: 0,conn,0"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/+CME ERROR: 50"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/OK"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/ERROR"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/CONNECT"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/0"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/1"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/00"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/QUIT"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/DELE a"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a.jpeg"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/a.b.c.d.e.f"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/archive.tar.gz.backup"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/.profile"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/UPPER.Lower"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/noextension"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/total 5"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/Jan  1 00:00 b"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/drwxr-xr-x"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/null"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/(null)"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/nil"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/NaN"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/-1x"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Then the server session of channel 0 is open

    @MFTPPWD-212 @R3.5-20 @R3.5-23 @D01 @D50 @boundary
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
        """
      Given channel 0 works in "/home/uftp/<name-200>"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/b"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/<name-244>"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/cd"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/<name-128>"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/e"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/<name-64>.txt"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/f.t"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/<name-242>/g"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Given channel 0 works in "/home/uftp/<name-33>"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      Then the server session of channel 0 is open

  Rule: a server may say more than a code

    @MFTPPWD-220 @R3.5-12 @R3.5-20 @D01 @D25 @D72
    Scenario Outline: Replies of several lines and of many words, from a server like <make>
      Given the server behaves like "<make>"
      And channel 0 is logged in with home "/home/uftp"
      And channel 0 works in "/home/uftp/d"
      Given the server does PWD or XPWD and says 257-"/home/uftp/d"<CR><LF> 550 No such file or directory<CR><LF>257-226 of them<CR><LF> 421 Service not available<CR><LF>257 "/home/uftp/d"
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp/d"
        """
      When the server is itself again
      Given the server does PWD or XPWD and says 257 "/home/uftp/d" 550 files in 226 directories, 0 errors
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp/d"
        """
      When the server is itself again
      Given the server does PWD or XPWD and says 257 "/home/uftp/d"
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp/d"
        """
      When the server is itself again
      Given the server does PWD or XPWD and says 257-"/home/uftp/d"<CR><LF>no code is here<CR><LF><CR><LF> 425-no end of it<CR><LF>257 "/home/uftp/d"
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp/d"
        """
      When the server is itself again
      Given the server does PWD or XPWD and says 257 "/home/uftp/d" <text-400>
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp/d"
        """
      When the server is itself again
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
        | make   |
        | unix   |
        | halves |

    @MFTPPWD-221 @R3.5-12 @R3.5-20 @D01 @D25 @D72 @D76
    Scenario Outline: The path is that of the first quotes, or the command fails
      Given channel 0 is logged in
      And channel 0 works in "/home/uftp/d"
      And the server does PWD or XPWD and says <reply>
      When the host sends AT+MFTPPWD=0
      Then the command fails as any, or reports
        """
        +MFTPPWD: 0,0,"/home/uftp/d"
        """

      Examples:
        | key   | reply                                                        |
        | long  | 257 "/home/uftp/d" <text-600>                                |
        | root  | 257 "/home/uftp/d" ("/")                                     |
        | other | 257 "/home/uftp/d" and not "/home/other" or "d"              |

  Rule: a reply of several lines is over with its last line

    @MFTPPWD-280 @R3.5-12 @R3.5-20 @D01 @D05 @D24 @D25 @D65
    Scenario Outline: The path after a last reply of several lines: <line>
      Given the server behaves like "<make>"
      And channel <id> is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/d/z.txt: 123
        /home/uftp/a.txt: 1234567890
        """
      When the host sends <line>
      Then the command succeeds
      When the host sends AT+MFTPPWD=<id>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: <id>,0,"<path>"
        """
      When the host sends AT+MFTPCWD=<id>,"/none"
      Then the command fails as server error

      Examples:
        | key              | make       | id | line                              | path         |
        | LIST-multi-line  | multi-line | 0  | AT+MFTPLIST=0,"/home/uftp/d"      | /home/uftp   |
        | RETR-multi-line  | multi-line | 1  | AT+MFTPRETR=1,"a.txt"             | /home/uftp   |
        | range-multi-line | multi-line | 2  | AT+MFTPRETR=2,"a.txt",,2,3        | /home/uftp   |
        | STOR-multi-line  | multi-line | 3  | AT+MFTPSTOR=3,"1.txt",1,5,"12345" | /home/uftp   |
        | APPE-multi-line  | multi-line | 4  | AT+MFTPAPPE=4,"1.txt",1,5,"12345" | /home/uftp   |
        | DEL-multi-line   | multi-line | 5  | AT+MFTPDEL=5,"a.txt"              | /home/uftp   |
        | RN-multi-line    | multi-line | 0  | AT+MFTPRN=0,"a.txt","b.txt"       | /home/uftp   |
        | MKD-multi-line   | multi-line | 1  | AT+MFTPMKD=1,"new"                | /home/uftp   |
        | CWD-multi-line   | multi-line | 2  | AT+MFTPCWD=2,"/home/uftp/d"       | /home/uftp/d |
        | LIST-every-line  | every-line | 3  | AT+MFTPLIST=3,"/home/uftp/d"      | /home/uftp   |
        | RETR-every-line  | every-line | 4  | AT+MFTPRETR=4,"a.txt"             | /home/uftp   |
        | range-every-line | every-line | 5  | AT+MFTPRETR=5,"a.txt",,2,3        | /home/uftp   |
        | STOR-every-line  | every-line | 0  | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | /home/uftp   |
        | APPE-every-line  | every-line | 1  | AT+MFTPAPPE=1,"1.txt",1,5,"12345" | /home/uftp   |
        | DEL-every-line   | every-line | 2  | AT+MFTPDEL=2,"a.txt"              | /home/uftp   |
        | RN-every-line    | every-line | 3  | AT+MFTPRN=3,"a.txt","b.txt"       | /home/uftp   |
        | MKD-every-line   | every-line | 4  | AT+MFTPMKD=4,"new"                | /home/uftp   |
        | CWD-every-line   | every-line | 5  | AT+MFTPCWD=5,"/home/uftp/d"       | /home/uftp/d |
