@clause-3.3
Feature: AT+MFTPDISC ends the connection of a channel

  Rule: the examples

    @MFTPDISC-001 @R3.3-01 @R3.3-02 @R2.1-12 @example @D61
    Scenario: The test form
      When the host sends AT+MFTPDISC=?
      Then the module answers
        """
        +MFTPDISC: (0-5)
        OK
        """

    @MFTPDISC-002 @R3.3-05 @R3.3-06 @R3.3-12 @R3.3-20 @R3.3-21 @R3.3-22 @example @smoke @D03
    Scenario: Channel 0 is disconnected
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
      And the server session of channel 0 is over

    @MFTPDISC-003 @R3.3-05 @R3.3-06 @R3.3-12 @R3.3-20 @R3.3-21 @R3.3-22 @example @D03
    Scenario: Channel 1 is disconnected
      Given channel 1 is logged in
      When the host sends AT+MFTPDISC=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 1,0
        """
      And the module may report the end of connection 1
      And the server session of channel 1 is over

  Rule: the connection has ended

    @MFTPDISC-020 @R3.3-12 @R3.13-21 @D03
    Scenario: The channel is in state 0 afterwards
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
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,0
        OK
        """

    @MFTPDISC-021 @R3.3-23 @D03
    Scenario: The end is notified at most once
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
      And the module stays silent

    @MFTPDISC-022 @R3.3-25 @D03
    Scenario: The channel can be connected again
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
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      And the server session of channel 0 is open

    @MFTPDISC-023 @R3.3-24 @D03
    Scenario: Other connections stay
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
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
      And the server session of channel 0 is over
      And the server session of channel 1 is open
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 1,0,"/home/other"
        """

    @MFTPDISC-024 @R3.3-20 @D03 @D65 @error
    Scenario: A server that has hung up does not keep the channel connected
      Given channel 0 is logged in
      When the server drops channel 0
      And the host sends AT+MFTPDISC=0
      Then the command succeeds or fails
      And the module may report the end of connection 0
      And the server session of channel 0 is over

  Rule: <connect_id> is an integer from 0 to 5

    @MFTPDISC-030 @R3.3-08 @D55 @boundary
    Scenario Outline: Channel <id> is accepted
      Given channel <id> is logged in
      When the host sends AT+MFTPDISC=<id>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: <id>,0
        """
      And the module may report the end of connection <id>
      And the server session of channel <id> is over

      Examples:
        | id |
        | 0  |
        | 1  |
        | 2  |
        | 3  |
        | 4  |
        | 5  |

    @MFTPDISC-031 @R3.3-09 @R3.3-07 @R5-01 @D63 @boundary @error
    Scenario Outline: Channel <id> (<class>) is refused
      When the host sends AT+MFTPDISC=<id>
      Then the command is refused as out of range
      And the server received nothing

      Examples:
        | id         | class                |
        | 6          | maximum + 1          |
        | 10         | two digits           |
        | 256        | 0 in eight bits      |
        | 4294967296 | 0 in thirty-two bits |

    @MFTPDISC-032 @R3.3-10 @D63 @boundary @error
    Scenario Outline: A channel that is <class> is refused
      When the host sends AT+MFTPDISC=<id>
      Then the command is refused as malformed
      And the server received nothing

      Examples:
        | key    | id  | class                |
        | minus  | -1  | minimum - 1          |
        | letter | A   | a letter             |
        | none   |     | missing              |
        | mixed  | 0x  | followed by a letter |
        | point  | 0.5 | a fraction           |

    @MFTPDISC-090 @R3.3-10 @D63
    Scenario: A channel in quotes is refused, or taken as it is meant
      When the host sends AT+MFTPDISC="0"
      Then the command is refused as malformed, or taken as it is meant

    @MFTPDISC-033 @D63 @boundary @error
    Scenario Outline: A command with <class> is refused
      Given channel 0 is logged in
      When the host sends <line>
      Then the command is refused as malformed
      And the server received nothing

      @R3.3-10
      Examples:
        | key        | line         | class      |
        | no-channel | AT+MFTPDISC= | no channel |

      @R3.3-14
      Examples:
        | key     | line            | class                |
        | surplus | AT+MFTPDISC=0,1 | a parameter too many |
        | comma   | AT+MFTPDISC=0,  | a comma too many     |

    @MFTPDISC-034 @R3.3-07 @R3.3-26 @D63 @error
    Scenario: A refused command leaves the connection as it is
      Given channel 0 is logged in
      When the host sends AT+MFTPDISC=6
      Then the command is refused as out of range
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp"
        """
      And the server session of channel 0 is open

  Rule: a channel without a connection

    @MFTPDISC-050 @R3.3-11 @R3.3-07 @R5-03 @R5-06 @D27 @error
    Scenario: On a channel that was never connected it is refused
      Given channel 0 is not connected
      When the host sends AT+MFTPDISC=0
      Then the command is refused as not connected

    @MFTPDISC-051 @R3.3-11 @D27 @error
    Scenario: A second AT+MFTPDISC is refused
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
      When the host sends AT+MFTPDISC=0
      Then the command is refused as not connected

  Rule: a connection can be ended after whatever it was used for

    @MFTPDISC-100 @R3.3-12 @R3.3-20 @R3.3-25 @D03 @D65
    Scenario Outline: After <class> the channel is disconnected, and connected again
      Given channel 0 is logged in
      And the server has the file "/home/uftp/d/z.txt" with
        """
        123
        """
      And the server has the file "/home/uftp/y.txt" with
        """
        1234567890
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
      And the server session of channel 0 is over
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
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

      Examples:
        | key    | class            | line                            | report                                                      |
        | list   | a list           | AT+MFTPLIST=0,"/home/uftp/d"    | +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-" |
        | part   | a part of a file | AT+MFTPRETR=0,"y.txt",,2,3      | +MFTPRETR: 0,0,3,3,345                                      |
        | append | an upload        | AT+MFTPAPPE=0,"y.txt",1,3,"abc" | +MFTPAPPE: 0,0,3                                            |
        | make   | a new directory  | AT+MFTPMKD=0,"e"                | +MFTPMKD: 0,0                                               |

    @MFTPDISC-101 @R3.3-12 @R3.3-20 @R3.3-25 @D03 @D65 @error
    Scenario Outline: The channel is disconnected after <class>, and connected again
      Given channel 0 is logged in
      And the server has the file "/home/uftp/d/z.txt" with
        """
        123
        """
      And the server has the file "/home/uftp/y.txt" with
        """
        1234567890
        """
      When the host sends <line>
      Then the command succeeds or fails
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
      And the server session of channel 0 is over
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
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

      Examples:
        | key      | class                            | line                                     |
        | no-file  | a download that fails            | AT+MFTPRETR=0,"missing.txt",,3,1         |
        | no-place | an upload that fails             | AT+MFTPSTOR=0,"/missing/1.txt",1,3,"abc" |
        | no-dir   | a change of directory that fails | AT+MFTPCWD=0,"/missing"                  |
        | no-name  | a renaming that fails            | AT+MFTPRN=0,"missing.txt","x.txt"        |
        | range    | a command out of range           | AT+MFTPRETR=6,"y.txt",,3,1               |

    @MFTPDISC-102 @R3.3-20 @R3.3-25 @D03 @D27 @D42
    Scenario Outline: Between two packets of AT+<command> the channel is disconnected, and connected again
      Given channel 0 is logged in
      When the host sends AT+<command>=0,"1.txt",0,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +<command>: 0,0,5
        """
      When the host sends AT+MFTPDISC=0
      Then the command succeeds
      And the module may report the end of connection 0
      And the server session of channel 0 is over
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      When the host sends AT+<command>=0,"2.txt",1,5,"67890"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +<command>: 0,0,5
        """
      And the server holds the file "/home/uftp/2.txt" with
        """
        67890
        """

      Examples:
        | command  |
        | MFTPSTOR |
        | MFTPAPPE |

    @MFTPDISC-103 @R3.3-20 @R3.3-24 @D03
    Scenario Outline: Channels are disconnected in the order <order>
      Given channel <a> is logged in with home "/home/c0"
      And channel <b> is logged in with home "/home/c1"
      And channel <c> is logged in with home "/home/c2"
      When the host sends AT+MFTPDISC=<a>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: <a>,0
        """
      And the module may report the end of connection <a>
      And the server session of channel <b> is open
      When the host sends AT+MFTPDISC=<b>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: <b>,0
        """
      And the module may report the end of connection <b>
      When the host sends AT+MFTPPWD=<c>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: <c>,0,"/home/c2"
        """
      When the host sends AT+MFTPDISC=<c>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: <c>,0
        """
      And the module may report the end of connection <c>
      And the server has no open session

      Examples:
        | order | a | b | c |
        | 0-1-2 | 0 | 1 | 2 |
        | 5-0-3 | 5 | 0 | 3 |
        | 2-4-1 | 2 | 4 | 1 |

  Rule: the end of a connection is its own, and whole

    @MFTPDISC-200 @R3.3-24 @R3.3-12 @R3.3-20 @R3.2-12 @R3.2-46 @D03 @D27 @tour
    Scenario Outline: AT+MFTPDISC of channel <one> and AT+MFTPCONN of channel <other> at once, <class>
      Given channel <one> is logged in with home "/home/one"
      And channel 3 is logged in with home "/home/c3"
      And the account <user> with home "/home/two"
      When the host sends <first>
      Then the module answers
        """
        OK
        """
      When the host sends <second>
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPDISC: <one>,0
        +MFTPCONN: <other>,0
        """
      And the module may report the end of connection <one>
      And the server session of channel <one> is over
      And the server session of channel <other> is open
      And the server session of channel 3 is open
      When the host sends AT+MFTPPWD=<other>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: <other>,0,"/home/two"
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
      When the host sends AT+MFTPSTATE=<one>
      Then the module answers
        """
        +MFTPSTATE: <one>,0
        OK
        """
      When the host sends AT+MFTPSTATE=<other>
      Then the module answers
        """
        +MFTPSTATE: <other>,1
        OK
        """
      When the host sends AT+MFTPSTATE=3
      Then the module answers
        """
        +MFTPSTATE: 3,1
        OK
        """

      Examples:
        | key       | one | other | class         | first                                               | second                                              |
        | 0-1-end   | 0   | 1     | the end first | AT+MFTPDISC=0                                       | AT+MFTPCONN=1,"<host>","<user>","<password>",<port> |
        | 0-1-begin | 0   | 1     | the end last  | AT+MFTPCONN=1,"<host>","<user>","<password>",<port> | AT+MFTPDISC=0                                       |
        | 1-0-end   | 1   | 0     | the end first | AT+MFTPDISC=1                                       | AT+MFTPCONN=0,"<host>","<user>","<password>",<port> |
        | 1-0-begin | 1   | 0     | the end last  | AT+MFTPCONN=0,"<host>","<user>","<password>",<port> | AT+MFTPDISC=1                                       |
        | 5-4-end   | 5   | 4     | the end first | AT+MFTPDISC=5                                       | AT+MFTPCONN=4,"<host>","<user>","<password>",<port> |
        | 2-5-begin | 2   | 5     | the end last  | AT+MFTPCONN=5,"<host>","<user>","<password>",<port> | AT+MFTPDISC=2                                       |

    @MFTPDISC-201 @R3.3-20 @R3.3-12 @R3.3-23 @R3.3-24 @R3.3-25 @D03 @D65 @tour
    Scenario: After each use, and each failure, the connection really ends, and the next is a new one
      Given channel 4 is logged in with home "/home/c4"
      And channel 1 is logged in with home "/home/uftp"
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      When the host sends AT+MFTPRETR=1,"missing.txt"
      Then the command succeeds or fails
      When the host sends AT+MFTPDISC=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 1,0
        """
      And the module may report the end of connection 1
      And the server session of channel 1 is over
      And channels 0 to 5 are in the states 0 0 0 0 1 0
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 1,0
        """
      And the server session of channel 1 is open
      And the server saw 3 logins
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 1,0,"/home/uftp"
        """
      When the host sends AT+MFTPSTOR=1,"/missing/1.txt",1,5,"12345"
      Then the command succeeds or fails
      When the host sends AT+MFTPDISC=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 1,0
        """
      And the module may report the end of connection 1
      And the server session of channel 1 is over
      And channels 0 to 5 are in the states 0 0 0 0 1 0
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 1,0
        """
      And the server session of channel 1 is open
      And the server saw 4 logins
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 1,0,"/home/uftp"
        """
      When the host sends AT+MFTPCWD=1,"/missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPDISC=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 1,0
        """
      And the module may report the end of connection 1
      And the server session of channel 1 is over
      And channels 0 to 5 are in the states 0 0 0 0 1 0
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 1,0
        """
      And the server session of channel 1 is open
      And the server saw 5 logins
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 1,0,"/home/uftp"
        """
      When the host sends AT+MFTPLIST=1,"/home/uftp"
      Then the command succeeds or fails
      When the host sends AT+MFTPDISC=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 1,0
        """
      And the module may report the end of connection 1
      And the server session of channel 1 is over
      And channels 0 to 5 are in the states 0 0 0 0 1 0
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 1,0
        """
      And the server session of channel 1 is open
      And the server saw 6 logins
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 1,0,"/home/uftp"
        """
      When the host sends AT+MFTPLIST=1,"/missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPDISC=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 1,0
        """
      And the module may report the end of connection 1
      And the server session of channel 1 is over
      And channels 0 to 5 are in the states 0 0 0 0 1 0
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 1,0
        """
      And the server session of channel 1 is open
      And the server saw 7 logins
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 1,0,"/home/uftp"
        """
      When the host sends AT+MFTPCWD=1,"d"
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=1,"new"
      Then the command succeeds or fails
      When the host sends AT+MFTPDISC=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 1,0
        """
      And the module may report the end of connection 1
      And the server session of channel 1 is over
      And channels 0 to 5 are in the states 0 0 0 0 1 0
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 1,0
        """
      And the server session of channel 1 is open
      And the server saw 8 logins
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 1,0,"/home/uftp"
        """
      When the host sends AT+MFTPRN=1,"missing.txt","x.txt"
      Then the command succeeds or fails
      When the host sends AT+MFTPDISC=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 1,0
        """
      And the module may report the end of connection 1
      And the server session of channel 1 is over
      And channels 0 to 5 are in the states 0 0 0 0 1 0
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 1,0
        """
      And the server session of channel 1 is open
      And the server saw 9 logins
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 1,0,"/home/uftp"
        """
      When the host sends AT+MFTPDEL=1,"missing.txt"
      Then the command succeeds or fails
      When the host sends AT+MFTPDISC=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 1,0
        """
      And the module may report the end of connection 1
      And the server session of channel 1 is over
      And channels 0 to 5 are in the states 0 0 0 0 1 0
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 1,0
        """
      And the server session of channel 1 is open
      And the server saw 10 logins
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 1,0,"/home/uftp"
        """
      When the host sends AT+MFTPRETR=1,"a.txt",,3,2
      Then the command succeeds or fails
      When the host sends AT+MFTPDISC=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 1,0
        """
      And the module may report the end of connection 1
      And the server session of channel 1 is over
      And channels 0 to 5 are in the states 0 0 0 0 1 0
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 1,0
        """
      And the server session of channel 1 is open
      And the server saw 11 logins
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 1,0,"/home/uftp"
        """
      When the host sends AT+MFTPAPPE=1,"1.txt",1,5,"12345"
      Then the command succeeds or fails
      When the host sends AT+MFTPDISC=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 1,0
        """
      And the module may report the end of connection 1
      And the server session of channel 1 is over
      And channels 0 to 5 are in the states 0 0 0 0 1 0
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 1,0
        """
      And the server session of channel 1 is open
      And the server saw 12 logins
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 1,0,"/home/uftp"
        """
      And channels 0 to 5 work in "- /home/uftp - - /home/c4 -"

    @MFTPDISC-202 @R3.3-20 @R3.3-12 @R3.3-23 @D03 @D65 @tour
    Scenario Outline: A farewell of several lines, from a server like <make>
      Given the server behaves like "<make>"
      And channel 2 is logged in
      And channel 5 is logged in
      And the server answers QUIT in other words
        """
        221-Good bye
         530 is the number of your visit
        221-421 users are here still
         331 more lines would be too many
        221 Come again
        """
      When the host sends AT+MFTPDISC=2
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 2,0
        """
      And the module may report the end of connection 2
      And the server session of channel 2 is over
      And channels 0 to 5 are in the states 0 0 0 0 0 1
      When the host sends AT+MFTPCONN=2,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 2,0
        """
      When the host sends AT+MFTPPWD=2
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 2,0,"/home/uftp"
        """
      When the host sends AT+MFTPDISC=5
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 5,0
        """
      And the module may report the end of connection 5
      And the server session of channel 5 is over
      When the host sends AT+MFTPDISC=2
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 2,0
        """
      And the module may report the end of connection 2
      And the server has no open session
      And channels 0 to 5 are in the states 0 0 0 0 0 0
      And the module stays silent

      Examples:
        | make   |
        | plain  |
        | halves |
        | bytes  |

    @MFTPDISC-203 @R3.3-26 @R3.3-07 @R3.3-09 @R3.3-12 @R3.3-24 @D03 @error @tour
    Scenario: A refused AT+MFTPDISC ends no connection, and the next right one ends its own
      Given channel 0 is logged in with home "/home/c0"
      And channel 1 is logged in with home "/home/c1"
      And channel 2 is logged in with home "/home/c2"
      When the host sends AT+MFTPDISC=6
      Then the command is refused as out of range
      And the server received nothing
      When the host sends AT+MFTPDISC=7
      Then the command is refused as out of range
      And the server received nothing
      When the host sends AT+MFTPDISC=10
      Then the command is refused as out of range
      And the server received nothing
      When the host sends AT+MFTPDISC=256
      Then the command is refused as out of range
      And the server received nothing
      And channels 0 to 5 work in "/home/c0 /home/c1 /home/c2 - - -"
      When the host sends AT+MFTPDISC=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 1,0
        """
      And the module may report the end of connection 1
      And channels 0 to 5 work in "/home/c0 - /home/c2 - - -"
      When the host sends AT+MFTPDISC=11
      Then the command is refused as out of range
      When the host sends AT+MFTPDISC=2
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 2,0
        """
      And the module may report the end of connection 2
      And channels 0 to 5 work in "/home/c0 - - - - -"
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
      And the server has no open session

  Rule: whatever the server says to QUIT, the result is true

    @MFTPDISC-280 @R3.3-20 @R3.3-12 @R3.3-24 @D03 @D24 @D25 @D65 @error
    Scenario Outline: AT+MFTPDISC, and what the server does at QUIT: the server <how>
      Given channel <id> is set to "rsptimeout" 2
      And channel <other> is logged in with home "/home/other"
      And channel <id> is logged in with home "/home/uftp"
      And the server <how>
      When the host sends AT+MFTPDISC=<id>
      Then the command fails as any, or succeeds and the server session of channel <id> is over
      And the module may report the end of connection <id>
      When the server is itself again
      And the host connects channel <id> if it is not connected
      And the host sends AT+MFTPMKD=<id>,"new"
      Then the command succeeds
      And the server session of channel <other> is open

      Examples:
        | key      | id | other | how                                                |
        | 450      | 0  | 2     | answers QUIT with 450 Not now                      |
        | 500      | 1  | 3     | answers QUIT with 500 Not understood               |
        | 502      | 2  | 4     | answers QUIT with 502 Not implemented              |
        | 503      | 3  | 5     | answers QUIT with 503 Not now                      |
        | 530      | 4  | 0     | answers QUIT with 530 Log in first                 |
        | 200      | 0  | 2     | answers QUIT with 200 Good                         |
        | 226      | 1  | 3     | answers QUIT with 226 Good bye                     |
        | nonsense | 3  | 5     | answers QUIT with hello there                      |
        | hangs-up | 4  | 0     | closes the control connection at QUIT              |
        | 421      | 5  | 1     | says 421 and closes the control connection at QUIT |

      @slow
      Examples:
        | key  | id | other | how                    |
        | late | 1  | 4     | answers QUIT after 1 s |
        | mute | 5  | 0     | does not answer QUIT   |

    @MFTPDISC-204 @R3.3-24 @R3.3-12 @R3.2-12 @D03 @D24 @D25
    Scenario: After four connections that failed the end of one ends no other
      Given channel 4 is logged in with home "/home/b"
      And channel 5 is logged in with home "/home/a"
      And the account <user> with home "/home/c"
      When the host sends AT+MFTPCONN=2,"<host>","nobody","wrong",<port>
      Then the command fails as server error
      When the host sends AT+MFTPCONN=2,"<host>","nobody","wrong",<port>
      Then the command fails as server error
      When the host sends AT+MFTPCONN=0,"<host>","nobody","wrong",<port>
      Then the command fails as server error
      When the host sends AT+MFTPCONN=3,"<host>","nobody","wrong",<port>
      Then the command fails as server error
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPCONN=2,"<host>","<user>","<password>",<port>
        AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
        AT+MFTPDISC=2
        """
      Then the server session of channel 1 is open
      And the server session of channel 4 is open
      And the server session of channel 5 is open
      When the host sends AT+MFTPDISC=1
      Then the command succeeds
      And the module may report the end of connection 1
      And the server session of channel 4 is open
      And the server session of channel 5 is open
      And channels 0 to 5 are in the states 0 0 0 0 1 1
      And the module stays silent
