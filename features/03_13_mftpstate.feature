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
      And the server holds the file "/home/uftp/1.txt" with
        """
        1234567890
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

  Rule: the states of all channels, after and during whatever they do

    @MFTPSTATE-200 @R3.13-26 @R3.13-20 @R3.13-21 @R3.13-22 @D03 @D24 @D25 @D35 @D53 @tour
    Scenario: The states of six channels while they come and go
      Then channels 0 to 5 are in the states 0 0 0 0 0 0
      Given channel 2 is logged in
      Then channels 0 to 5 are in the states 0 0 1 0 0 0
      Given channel 5 is logged in
      Then channels 0 to 5 are in the states 0 0 1 0 0 1
      Given channel 0 is logged in
      Then channels 0 to 5 are in the states 1 0 1 0 0 1
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
      And channels 0 to 5 are in the states 1 0 0 0 0 1
      When the host sends AT+MFTPCONN=3,"<host>","<user>","not-<password>",<port>
      Then the command fails as server error
      And channels 0 to 5 are in the states 1 0 0 0 0 1
      Given channel 1 is logged in
      Then channels 0 to 5 are in the states 1 1 0 0 0 1
      When the server drops channel 5
      Then the module reports the end of connection 5
      And channels 0 to 5 are in the states 1 1 0 0 0 0
      Given channel 3 is logged in
      And channel 4 is logged in
      Then channels 0 to 5 are in the states 1 1 0 1 1 0
      Given channel 5 is logged in
      Then channels 0 to 5 are in the states 1 1 0 1 1 1
      When the server drops channel 0
      Then the module reports the end of connection 0
      And channels 0 to 5 are in the states 0 1 0 1 1 1
      Given channel 0 is logged in
      Then channels 0 to 5 are in the states 1 1 0 1 1 1
      Given channel 2 is logged in
      Then channels 0 to 5 are in the states 1 1 1 1 1 1
      When the host sends AT+MFTPDISC=4
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 4,0
        """
      And the module may report the end of connection 4
      And channels 0 to 5 are in the states 1 1 1 1 0 1
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
      And channels 0 to 5 are in the states 0 1 1 1 0 1
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
      And channels 0 to 5 are in the states 0 1 1 1 0 0
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
      And channels 0 to 5 are in the states 0 0 1 1 0 0
      When the host sends AT+MFTPDISC=3
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 3,0
        """
      And the module may report the end of connection 3
      And channels 0 to 5 are in the states 0 0 1 0 0 0
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
      And channels 0 to 5 are in the states 0 0 0 0 0 0

    @MFTPSTATE-201 @R3.13-22 @R3.13-20 @R3.13-25 @R3.13-26 @D03 @D35 @D42 @D52 @D65 @tour
    Scenario: 1 after each form of each command, whether it did its work or failed
      Given channel 1 is logged in with home "/home/other"
      And channel 4 is logged in with home "/home/uftp"
      And the server has the directory "/home/uftp/d"
      And the server has the directory "/home/uftp/empty"
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/uftp/b.txt" with
        """
        12345
        """
      And the server has the file "/home/uftp/0.txt" with the payload "empty"
      And the server has the file "/home/uftp/big.bin" with the payload "pattern-30000"
      Then channel 4 is in state 1
      When the host sends AT+MFTPPWD=4
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPCWD=4,"d"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPCWD=4,"/missing"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPCWD=4,"/home/uftp"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPMKD=4,"new"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPMKD=4,"new"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPLIST=4,"/home/uftp"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPLIST=4,"a.txt"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPLIST=4,"empty"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPLIST=4,"/missing"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPRN=4,"b.txt","c.txt"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPRN=4,"missing.txt","x.txt"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPRN=4,"c.txt","/missing/c.txt"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPRETR=4,"a.txt"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPRETR=4,"a.txt",,4
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPRETR=4,"a.txt",,4,3
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPRETR=4,"big.bin"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPRETR=4,"big.bin",,100,200
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPRETR=4,"missing.txt"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPRETR=4,"missing.txt",,4,3
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPRETR=4,"0.txt"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPSTOR=4,"1.txt",1,5,"12345"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPAPPE=4,"1.txt",1,5,"12345"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPSTOR=4,"/missing/1.txt",1,5,"12345"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPAPPE=4,"/missing/1.txt",1,5,"12345"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPSTOR=4,"2.txt",1,5
      Then the module prompts for data
      When the host types 12345
      Then the command succeeds
      And channel 4 is in state 1
      When the host sends AT+MFTPSTOR=4,"2.txt",1
      Then the module prompts for data
      When the host types 12345<SUB>
      Then the command succeeds
      And channel 4 is in state 1
      When the host sends AT+MFTPSTOR=4,"3.txt",0,5,"12345"
      Then the command succeeds
      And channel 4 is in state 1 or 3
      When the host sends AT+MFTPSTOR=4,"3.txt",0,5,"67890"
      Then the command succeeds
      And channel 4 is in state 1 or 3
      When the host sends AT+MFTPSTOR=4,"3.txt",1,5,"abcde"
      Then the command succeeds
      And channel 4 is in state 1
      When the host sends AT+MFTPAPPE=4,"2.txt",1,5
      Then the module prompts for data
      When the host types 12345
      Then the command succeeds
      And channel 4 is in state 1
      When the host sends AT+MFTPAPPE=4,"2.txt",1
      Then the module prompts for data
      When the host types 12345<SUB>
      Then the command succeeds
      And channel 4 is in state 1
      When the host sends AT+MFTPAPPE=4,"3.txt",0,5,"12345"
      Then the command succeeds
      And channel 4 is in state 1 or 3
      When the host sends AT+MFTPAPPE=4,"3.txt",0,5,"67890"
      Then the command succeeds
      And channel 4 is in state 1 or 3
      When the host sends AT+MFTPAPPE=4,"3.txt",1,5,"abcde"
      Then the command succeeds
      And channel 4 is in state 1
      And channels 0 to 5 are in the states 0 1 0 0 1 0
      When the host sends AT+MFTPRETR=4
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPRETR=6,"a.txt"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPSTOR=4,"1.txt",2,5,"12345"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPAPPE=6,"1.txt",1,5,"12345"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPCWD=6,"/"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPSTATE=6
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPDISC=6
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPDEL=4,"a.txt"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPDEL=4,"a.txt"
      Then the command succeeds or fails
      And channel 4 is in state 1
      When the host sends AT+MFTPDEL=4,"d"
      Then the command succeeds or fails
      And channel 4 is in state 1
      And channels 0 to 5 are in the states 0 1 0 0 1 0
      When the host sends AT+MFTPDISC=4
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 4,0
        """
      And the module may report the end of connection 4
      And channels 0 to 5 are in the states 0 1 0 0 0 0
      Given channel 4 is logged in
      Then channels 0 to 5 are in the states 0 1 0 0 1 0

    @MFTPSTATE-202 @R3.13-22 @R3.13-25 @needs-files @D02 @D35 @D65 @tour
    Scenario: 1 after each transfer from and to a local file, whether it did its work or failed
      Given channel 3 is set to "local_fs" 1
      And channel 3 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the module has the local file "/usr/1.txt" with
        """
        12345
        """
      And the module has no local file "/usr/none.txt"
      And the module has no local file "/usr/2.txt"
      When the host sends AT+MFTPRETR=3,"a.txt","/usr/2.txt"
      Then the command succeeds or fails
      And channels 0 to 5 are in the states 0 0 0 1 0 0
      When the host sends AT+MFTPRETR=3,"a.txt","/usr/2.txt",4
      Then the command succeeds or fails
      And channels 0 to 5 are in the states 0 0 0 1 0 0
      When the host sends AT+MFTPRETR=3,"a.txt","/usr/2.txt",4,3
      Then the command succeeds or fails
      And channels 0 to 5 are in the states 0 0 0 1 0 0
      When the host sends AT+MFTPRETR=3,"missing.txt","/usr/2.txt"
      Then the command succeeds or fails
      And channels 0 to 5 are in the states 0 0 0 1 0 0
      When the host sends AT+MFTPRETR=3,"a.txt"
      Then the command succeeds or fails
      And channels 0 to 5 are in the states 0 0 0 1 0 0
      When the host sends AT+MFTPSTOR=3,"1.txt","/usr/1.txt"
      Then the command succeeds or fails
      And channels 0 to 5 are in the states 0 0 0 1 0 0
      When the host sends AT+MFTPAPPE=3,"1.txt","/usr/1.txt"
      Then the command succeeds or fails
      And channels 0 to 5 are in the states 0 0 0 1 0 0
      When the host sends AT+MFTPSTOR=3,"1.txt","/usr/none.txt"
      Then the command succeeds or fails
      And channels 0 to 5 are in the states 0 0 0 1 0 0
      When the host sends AT+MFTPAPPE=3,"/missing/1.txt","/usr/1.txt"
      Then the command succeeds or fails
      And channels 0 to 5 are in the states 0 0 0 1 0 0

    @MFTPSTATE-203 @R3.13-23 @R3.13-22 @R3.13-26 @D05 @D27 @D35 @D52 @D60 @D64 @tour
    Scenario Outline: During <line> the states are <during>
      Given channel 1 is logged in with home "/home/other"
      And channel <id> is logged in with home "/home/uftp"
      And channel 3 is logged in with home "/home/other"
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-3000"
      And the server holds the next transfer open
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      And a transfer of channel <id> is open at the server
      And channels 0 to 5 are in the states <during>
      When the server lets the transfer go on
      Then the module delivers the file "/home/uftp/data.bin" on channel <id> from byte <from> for <n> bytes
      And channels 0 to 5 are in the states <after>

      Examples:
        | key    | id | line                               | from | n    | during      | after       |
        | whole  | 4  | AT+MFTPRETR=4,"data.bin"           | 0    | 3000 | 0 1 0 1 2 0 | 0 1 0 1 1 0 |
        | offset | 0  | AT+MFTPRETR=0,"data.bin",,1000     | 1000 | 2000 | 2 1 0 1 0 0 | 1 1 0 1 0 0 |
        | part   | 5  | AT+MFTPRETR=5,"data.bin",,1000,500 | 1000 | 500  | 0 1 0 1 0 2 | 0 1 0 1 0 1 |
        | first  | 2  | AT+MFTPRETR=2,"data.bin",,0,500    | 0    | 500  | 0 1 2 1 0 0 | 0 1 1 1 0 0 |

    @MFTPSTATE-204 @R3.13-24 @R3.13-22 @R3.13-26 @D27 @D35 @D52 @D60 @tour
    Scenario Outline: During an upload on the line the states are <during>: <line>
      Given channel 1 is logged in with home "/home/other"
      And channel <id> is logged in with home "/home/uftp"
      And channel 3 is logged in with home "/home/other"
      And the server holds the next transfer open
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      And a transfer of channel <id> is open at the server
      And channels 0 to 5 are in the states <during>
      When the server lets the transfer go on
      Then the module reports
        """
        <report>
        """
      And channels 0 to 5 are in the states <after>

      Examples:
        | key    | id | line                              | report           | during      | after       |
        | STOR-0 | 0  | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | +MFTPSTOR: 0,0,5 | 3 1 0 1 0 0 | 1 1 0 1 0 0 |
        | STOR-4 | 4  | AT+MFTPSTOR=4,"1.txt",1,5,"12345" | +MFTPSTOR: 4,0,5 | 0 1 0 1 3 0 | 0 1 0 1 1 0 |
        | APPE-2 | 2  | AT+MFTPAPPE=2,"1.txt",1,5,"12345" | +MFTPAPPE: 2,0,5 | 0 1 3 1 0 0 | 0 1 1 1 0 0 |
        | APPE-5 | 5  | AT+MFTPAPPE=5,"1.txt",1,5,"12345" | +MFTPAPPE: 5,0,5 | 0 1 0 1 0 3 | 0 1 0 1 0 1 |

    @MFTPSTATE-205 @R3.13-23 @R3.13-22 @R3.13-26 @needs-files @D27 @D35 @D52 @D60 @tour
    Scenario: During a download to a local file the states are 0 1 0 0 2 0
      Given channel 1 is logged in with home "/home/other"
      And channel 4 is set to "local_fs" 1
      And channel 4 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the module has no local file "/usr/2.txt"
      And the server holds the next transfer open
      When the host sends AT+MFTPRETR=4,"a.txt","/usr/2.txt",2
      Then the module answers
        """
        OK
        """
      And a transfer of channel 4 is open at the server
      And channels 0 to 5 are in the states 0 1 0 0 2 0
      When the server lets the transfer go on
      Then the module reports
        """
        +MFTPRETR: 4,0,8,8
        """
      And channels 0 to 5 are in the states 0 1 0 0 1 0
      And the module holds the local file "/usr/2.txt" with
        """
        34567890
        """

    @MFTPSTATE-206 @R3.13-21 @R3.13-22 @R3.13-26 @D27 @D31 @D32 @D33 @D35 @D60 @tour
    Scenario: During a list of channel 4 the others are in the states that they had, and in the end all are
      Given channel 1 is logged in with home "/home/other"
      And channel 4 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/d/z.txt" with
        """
        123
        """
      And the server holds the next transfer open
      When the host sends AT+MFTPLIST=4,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And a transfer of channel 4 is open at the server
      And channel 1 is in state 1
      And channel 5 is in state 0
      And channel 3 is in state 0
      When the server lets the transfer go on
      Then the module reports
        """
        +MFTPLIST: 4,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-"
        """
      And channels 0 to 5 are in the states 0 1 0 0 1 0

    @MFTPSTATE-207 @R3.13-22 @R3.13-26 @D49
    Scenario: State 1 is reported after a second AT+MFTPCONN that was refused, or connected anew
      Given channel 4 is logged in
      And channel 2 is logged in
      When the host sends AT+MFTPCONN=4,"<host>","<user>","<password>",<port>
      Then the command is refused as already connected, or connects anew
      And channel 4 still works, or has lost its connection to a connect that failed
      And channel 2 is in state 1

  Rule: a connection is there when the login has succeeded, and an upload while it lasts

    @MFTPSTATE-280 @R3.13-21 @R3.2-44 @slow @D24 @D25 @D27 @D54 @error
    Scenario: 0 while the host of the login does not answer
      Given channel 3 is logged in
      And channel 0 is set to "rsptimeout" 2
      And a host that does not answer
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then channel 0 is in state 0, and its login fails as connection timeout within 120 seconds
      And channel 0 is in state 0
      And channel 3 is in state 1

    @MFTPSTATE-281 @R3.13-22 @R3.13-26 @D24 @D25 @D41 @D42 @D65 @D66 @error
    Scenario Outline: After a last packet that ends with <reply> no upload is under way, AT+<command>
      Given channel <other> is logged in with home "/home/other"
      And channel <id> is logged in with home "/home/uftp"
      When the host sends AT+<command>=<id>,"1.txt",0,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +<command>: <id>,0,5
        """
      Given the server ends STOR or APPE with <reply>
      And the server answers STOR or APPE with <reply>
      When the host sends AT+<command>=<id>,"1.txt",1,5,"67890"
      Then the command fails as any
      And the module may report the end of connection <id>
      When the server is itself again
      And the host connects channel <id> if it is not connected
      Then channel <id> is in state 1
      And channel <other> is in state 1

      @R3.11-13
      Examples:
        | key      | command  | id | other | reply                                   |
        | APPE-426 | MFTPAPPE | 0  | 3     | 426 Connection closed, transfer aborted |
        | APPE-451 | MFTPAPPE | 1  | 4     | 451 Local error                         |
        | APPE-452 | MFTPAPPE | 2  | 5     | 452 No room                             |
        | APPE-552 | MFTPAPPE | 3  | 0     | 552 No room                             |
        | APPE-553 | MFTPAPPE | 4  | 1     | 553 Not this name                       |

      @R3.12-13
      Examples:
        | key      | command  | id | other | reply                                   |
        | STOR-426 | MFTPSTOR | 1  | 3     | 426 Connection closed, transfer aborted |
        | STOR-451 | MFTPSTOR | 2  | 4     | 451 Local error                         |
        | STOR-452 | MFTPSTOR | 3  | 5     | 452 No room                             |
        | STOR-552 | MFTPSTOR | 4  | 0     | 552 No room                             |
        | STOR-553 | MFTPSTOR | 5  | 1     | 553 Not this name                       |

    @MFTPSTATE-282 @R3.13-22 @R3.13-26 @D24 @D25 @D41 @D42 @D65 @D66 @error
    Scenario Outline: After a last packet typed that ends with <reply> no upload is under way: <line>
      Given channel <other> is logged in with home "/home/other"
      And channel <id> is logged in with home "/home/uftp"
      When the host sends <first>
      Then the module prompts for data
      When the host types 12345<end>
      Then the command succeeds
      Given the server ends STOR or APPE with <reply>
      And the server answers STOR or APPE with <reply>
      When the host sends <line>
      Then the module prompts for data, or the command is over
      When the host, where it is prompted, types 67890<end>
      Then the command fails as any
      And the module may report the end of connection <id>
      When the server is itself again
      And the host connects channel <id> if it is not connected
      Then channel <id> is in state 1
      And channel <other> is in state 1

      @R3.11-13
      Examples:
        | key         | id | other | first                     | line                      | end   | reply                                   |
        | APPE-length | 0  | 3     | AT+MFTPAPPE=0,"1.txt",0,5 | AT+MFTPAPPE=0,"1.txt",1,5 |       | 452 No room                             |
        | APPE-sub    | 2  | 5     | AT+MFTPAPPE=2,"1.txt",0   | AT+MFTPAPPE=2,"1.txt",1   | <SUB> | 426 Connection closed, transfer aborted |

      @R3.12-13
      Examples:
        | key         | id | other | first                     | line                      | end   | reply                                   |
        | STOR-length | 1  | 4     | AT+MFTPSTOR=1,"1.txt",0,5 | AT+MFTPSTOR=1,"1.txt",1,5 |       | 452 No room                             |
        | STOR-sub    | 3  | 0     | AT+MFTPSTOR=3,"1.txt",0   | AT+MFTPSTOR=3,"1.txt",1   | <SUB> | 426 Connection closed, transfer aborted |
