@clause-3.13
Feature: AT+MFTPSTATE tells the state of a channel

  Rule: the example

    @MFTPSTATE-001 @R3.13-20 @R3.13-22 @example @smoke @D35
    Scenario: A connected channel is in state 1
      Given channel 0 is logged in
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,1
        OK
        """

  Rule: the test form

    @MFTPSTATE-010 @R3.13-01 @R3.13-02 @D61
    Scenario: The channels alone
      When the host sends AT+MFTPSTATE=?
      Then the module answers
        """
        +MFTPSTATE: (0-5)
        OK
        """

  Rule: the state follows what the channel does

    @MFTPSTATE-020 @R3.13-21 @R3.13-25
    Scenario: 0 while nothing is connected
      Given channel 0 is not connected
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,0
        OK
        """

    @MFTPSTATE-021 @R3.13-21
    Scenario: 0 after AT+MFTPDISC
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

    @MFTPSTATE-022 @R3.13-22
    Scenario: 1 after a transfer
      Given channel 0 is logged in
      When the host sends AT+MFTPSTOR=0,"1.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,1
        OK
        """

    @MFTPSTATE-023 @R3.13-23 @D52 @D60
    Scenario: 2 during a download
      Given channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-30000"
      And the server holds the next transfer open
      When the host sends AT+MFTPRETR=0,"data.bin"
      Then the module answers
        """
        OK
        """
      And a transfer of channel 0 is open at the server
      When the host sends AT+MFTPSTATE=0
      Then the module answers the state 2 of channel 0, or that it is busy
      When the server lets the transfer go on
      Then the module delivers the file "/home/uftp/data.bin" on channel 0
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,1
        OK
        """

    @MFTPSTATE-024 @R3.13-24 @D52 @D60
    Scenario: 3 during an upload
      Given channel 0 is logged in
      And the server holds the next transfer open
      When the host sends AT+MFTPSTOR=0,"1.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And a transfer of channel 0 is open at the server
      When the host sends AT+MFTPSTATE=0
      Then the module answers the state 3 of channel 0, or that it is busy
      When the server lets the transfer go on
      Then the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,1
        OK
        """

    @MFTPSTATE-025 @R3.13-24 @R3.13-25 @D52
    Scenario: 1 or 3 between two packets
      Given channel 0 is logged in
      When the host sends AT+MFTPSTOR=0,"1.txt",0,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      And channel 0 is in state 1 or 3
      When the host sends AT+MFTPSTOR=0,"1.txt",1,5,"67890"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,5
        """

    @MFTPSTATE-026 @R3.13-21 @D53
    Scenario: 0 after the server has hung up
      Given channel 0 is logged in
      When the server drops channel 0
      Then the module reports the end of connection 0
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,0
        OK
        """

  Rule: <connect_id> is an integer from 0 to 5

    @MFTPSTATE-030 @R3.13-08 @D55 @boundary
    Scenario Outline: Channel <id> is accepted
      Given channel <id> is not connected
      When the host sends AT+MFTPSTATE=<id>
      Then the module answers
        """
        +MFTPSTATE: <id>,0
        OK
        """

      Examples:
        | id |
        | 0  |
        | 1  |
        | 2  |
        | 3  |
        | 4  |
        | 5  |

    @MFTPSTATE-031 @R3.13-09 @R3.13-07 @R5-01 @D63 @boundary @error
    Scenario Outline: Channel <id> (<class>) is refused
      When the host sends AT+MFTPSTATE=<id>
      Then the command is refused as out of range
      And the server received nothing

      Examples:
        | id         | class                |
        | 6          | maximum + 1          |
        | 10         | two digits           |
        | 256        | 0 in eight bits      |
        | 4294967296 | 0 in thirty-two bits |

    @MFTPSTATE-032 @R3.13-10 @D63 @boundary @error
    Scenario Outline: A channel that is <class> is refused
      When the host sends AT+MFTPSTATE=<id>
      Then the command is refused as malformed
      And the server received nothing

      Examples:
        | key    | id  | class                |
        | minus  | -1  | minimum - 1          |
        | letter | A   | a letter             |
        | none   |     | missing              |
        | mixed  | 0x  | followed by a letter |
        | point  | 0.5 | a fraction           |

    @MFTPSTATE-090 @R3.13-10 @D63
    Scenario: A channel in quotes is refused, or taken as it is meant
      When the host sends AT+MFTPSTATE="0"
      Then the command is refused as malformed, or taken as it is meant

    @MFTPSTATE-033 @D63 @boundary @error
    Scenario Outline: A command with <class> is refused
      Given channel 0 is logged in
      When the host sends <line>
      Then the command is refused as malformed
      And the server received nothing

      @R3.13-10
      Examples:
        | key        | line          | class      |
        | no-channel | AT+MFTPSTATE= | no channel |

      @R3.13-14
      Examples:
        | key     | line             | class                |
        | surplus | AT+MFTPSTATE=0,1 | a parameter too many |

    @MFTPSTATE-034 @R3.13-27 @D64 @D70
    Scenario: A comma and nothing behind it is recorded
      Given channel 0 is logged in
      When the host sends AT+MFTPSTATE=0,
      Then whatever the module answers is recorded

  Rule: each channel has a state of its own

    @MFTPSTATE-060 @R3.13-26
    Scenario: Channels 1 and 4 are connected, the others are not
      Given channel 1 is logged in
      And channel 4 is logged in
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,0
        OK
        """
      When the host sends AT+MFTPSTATE=1
      Then the module answers
        """
        +MFTPSTATE: 1,1
        OK
        """
      When the host sends AT+MFTPSTATE=2
      Then the module answers
        """
        +MFTPSTATE: 2,0
        OK
        """
      When the host sends AT+MFTPSTATE=3
      Then the module answers
        """
        +MFTPSTATE: 3,0
        OK
        """
      When the host sends AT+MFTPSTATE=4
      Then the module answers
        """
        +MFTPSTATE: 4,1
        OK
        """
      When the host sends AT+MFTPSTATE=5
      Then the module answers
        """
        +MFTPSTATE: 5,0
        OK
        """

    @MFTPSTATE-061 @R3.13-26 @R3.13-23 @D27 @D52
    Scenario: A download of one channel leaves the state of another
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-30000"
      And the server holds the next transfer open
      When the host sends AT+MFTPRETR=0,"data.bin"
      Then the module answers
        """
        OK
        """
      And a transfer of channel 0 is open at the server
      When the host sends AT+MFTPSTATE=1
      Then the module answers
        """
        +MFTPSTATE: 1,1
        OK
        """
      When the server lets the transfer go on
      Then the module delivers the file "/home/uftp/data.bin" on channel 0

  Rule: the question changes nothing, and the state is that of the moment

    @MFTPSTATE-100 @R3.13-22 @R3.13-25 @D24 @D25
    Scenario Outline: 1 after <class>, on channel <id>
      Given channel <id> is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      When the host sends <line>
      Then the command succeeds or fails
      When the host sends AT+MFTPSTATE=<id>
      Then the module answers
        """
        +MFTPSTATE: <id>,1
        OK
        """

      Examples:
        | key      | id | class                            | line                                     |
        | mkd      | 1  | a new directory                  | AT+MFTPMKD=1,"new"                       |
        | no-file  | 2  | a download that fails            | AT+MFTPRETR=2,"missing.txt"              |
        | no-place | 3  | an upload that fails             | AT+MFTPSTOR=3,"/missing/1.txt",1,3,"abc" |
        | no-dir   | 4  | a change of directory that fails | AT+MFTPCWD=4,"/missing"                  |
        | del      | 5  | a deletion                       | AT+MFTPDEL=5,"a.txt"                     |
        | appe     | 0  | an upload                        | AT+MFTPAPPE=0,"a.txt",1,3,"abc"          |

    @MFTPSTATE-101 @R3.13-21 @R3.13-22 @D03
    Scenario Outline: 0 and 1 in turn, on channel <id>
      Given channel <id> is logged in
      When the host sends AT+MFTPSTATE=<id>
      Then the module answers
        """
        +MFTPSTATE: <id>,1
        OK
        """
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
      When the host sends AT+MFTPSTATE=<id>
      Then the module answers
        """
        +MFTPSTATE: <id>,0
        OK
        """
      When the host sends AT+MFTPCONN=<id>,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: <id>,0
        """
      When the host sends AT+MFTPSTATE=<id>
      Then the module answers
        """
        +MFTPSTATE: <id>,1
        OK
        """

      Examples:
        | id |
        | 1  |
        | 5  |

    @MFTPSTATE-102 @R3.13-21 @D24 @D25 @error
    Scenario Outline: 0 after a login that was refused, on channel <id>
      Given the account <user> with home "/home/uftp"
      When the host sends AT+MFTPCONN=<id>,"<host>","<user>","not-<password>",<port>
      Then the command fails as server error
      When the host sends AT+MFTPSTATE=<id>
      Then the module answers
        """
        +MFTPSTATE: <id>,0
        OK
        """

      Examples:
        | id |
        | 0  |
        | 4  |

    @MFTPSTATE-103 @R3.13-24 @R3.13-26 @D27 @D52
    Scenario Outline: An upload of channel <id> is seen on that channel: 3, AT+<command>
      Given channel <id> is logged in
      And channel <other> is logged in
      And the server holds the next transfer open
      When the host sends AT+<command>=<id>,"1.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And a transfer of channel <id> is open at the server
      When the host sends AT+MFTPSTATE=<other>
      Then the module answers
        """
        +MFTPSTATE: <other>,1
        OK
        """
      When the host sends AT+MFTPSTATE=<id>
      Then the module answers the state 3 of channel <id>, or that it is busy
      When the server lets the transfer go on
      Then the module reports
        """
        +<command>: <id>,0,5
        """

      Examples:
        | key    | id | other | command  |
        | STOR-1 | 1  | 0     | MFTPSTOR |
        | STOR-5 | 5  | 4     | MFTPSTOR |
        | APPE-0 | 0  | 1     | MFTPAPPE |
        | APPE-3 | 3  | 2     | MFTPAPPE |

    @MFTPSTATE-104 @R3.13-23 @R3.13-26 @D27 @D52
    Scenario Outline: A download of channel <id> is seen on that channel: 2
      Given channel <id> is logged in
      And channel <other> is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-3000"
      And the server holds the next transfer open
      When the host sends AT+MFTPRETR=<id>,"data.bin"
      Then the module answers
        """
        OK
        """
      And a transfer of channel <id> is open at the server
      When the host sends AT+MFTPSTATE=<other>
      Then the module answers
        """
        +MFTPSTATE: <other>,1
        OK
        """
      When the host sends AT+MFTPSTATE=<id>
      Then the module answers the state 2 of channel <id>, or that it is busy
      When the server lets the transfer go on
      Then the module delivers the file "/home/uftp/data.bin" on channel <id>

      Examples:
        | id | other |
        | 1  | 0     |
        | 4  | 5     |

    @MFTPSTATE-170 @R3.13-21 @D03 @D27 @D42
    Scenario Outline: 0 after a disconnection between two packets of AT+<command>
      Given channel 2 is logged in
      When the host sends AT+<command>=2,"1.txt",0,5,"abcde"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +<command>: 2,0,5
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
      When the host sends AT+MFTPSTATE=2
      Then the module answers
        """
        +MFTPSTATE: 2,0
        OK
        """

      Examples:
        | command  |
        | MFTPAPPE |
        | MFTPSTOR |
