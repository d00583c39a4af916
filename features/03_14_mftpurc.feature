@clause-3.14
Feature: +MFTPURC tells that a connection has ended

  Rule: the example

    @MFTPURC-001 @R3.14-01 @R3.14-02 @R3.14-03 @example @smoke @D53
    Scenario: The server ends the connection of channel 1
      Given channel 1 is logged in
      When the server drops channel 1
      Then the module reports the end of connection 1

  Rule: the notice comes once, for the right channel, on a line of its own

    @MFTPURC-020 @R3.14-02 @D53
    Scenario Outline: The end of channel <id> is notified for channel <id>
      Given channel <id> is logged in
      When the server drops channel <id>
      Then the module reports the end of connection <id>

      Examples:
        | id |
        | 0  |
        | 2  |
        | 3  |
        | 4  |
        | 5  |

    @MFTPURC-021 @R3.14-04 @D53
    Scenario: One notice for one end
      Given channel 0 is logged in
      When the server drops channel 0
      Then the module reports the end of connection 0
      And the module stays silent

    @MFTPURC-022 @R3.14-05 @D53
    Scenario: Other connections work on
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      When the server drops channel 0
      Then the module reports the end of connection 0
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 1,0,"/home/other"
        """

    @MFTPURC-023 @R3.14-04 @R3.14-02 @D53
    Scenario: Two ends, two notices
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      When the server drops channel 0
      Then the module reports the end of connection 0
      When the server drops channel 1
      Then the module reports the end of connection 1

    @MFTPURC-024 @R3.14-01 @D53 @D65
    Scenario: After the notice the channel can be connected again
      Given channel 0 is logged in
      When the server drops channel 0
      Then the module reports the end of connection 0
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

    @MFTPURC-025 @R3.14-01 @D27 @D53 @error
    Scenario: After the notice commands of the channel are refused
      Given channel 0 is logged in
      When the server drops channel 0
      Then the module reports the end of connection 0
      When the host sends AT+MFTPPWD=0
      Then the command is refused as not connected

    @MFTPURC-026 @R3.14-06 @D53 @D62
    Scenario: A notice does not split a download of another channel
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-30000"
      And the server holds the next download open after 10000 bytes
      When the host sends AT+MFTPRETR=0,"data.bin"
      Then the module answers
        """
        OK
        """
      And a transfer of channel 0 is open at the server
      When the server drops channel 1
      And the host pauses for 1 s
      And the server lets the transfer go on
      Then the module delivers the file "/home/uftp/data.bin" on channel 0
      And the module reports the end of connection 1

  Rule: the notice comes whatever the connection was used for

    @MFTPURC-100 @R3.14-01 @R3.14-02 @R3.13-21 @D53
    Scenario Outline: After <class>, channel <id>
      Given channel <id> is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      When the host sends <line>
      Then the command succeeds or fails
      When the server drops channel <id>
      Then the module reports the end of connection <id>
      And channel <id> is in state 0

      Examples:
        | key     | id | class                            | line                              |
        | mkd     | 1  | a new directory                  | AT+MFTPMKD=1,"new"                |
        | stor    | 2  | an upload                        | AT+MFTPSTOR=2,"1.txt",1,5,"12345" |
        | no-file | 3  | a download that fails            | AT+MFTPRETR=3,"missing.txt"       |
        | no-dir  | 4  | a change of directory that fails | AT+MFTPCWD=4,"/missing"           |
        | rn      | 5  | a renaming                       | AT+MFTPRN=5,"a.txt","b.txt"       |

    @MFTPURC-101 @R3.14-01 @R3.14-04 @D03 @D53
    Scenario Outline: A connection that was made again is notified again, channel <id>
      Given channel <id> is logged in
      When the server drops channel <id>
      Then the module reports the end of connection <id>
      When the host sends AT+MFTPCONN=<id>,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: <id>,0
        """
      When the server drops channel <id>
      Then the module reports the end of connection <id>

      Examples:
        | id |
        | 0  |
        | 3  |

    @MFTPURC-102 @R3.14-04 @R3.3-23 @D03 @D53
    Scenario: A connection that the host ended is not notified a second time when another one ends
      Given channel 0 is logged in
      And channel 1 is logged in
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
      When the server drops channel 1
      Then the module reports the end of connection 1
      And the module stays silent

    @MFTPURC-103 @R3.14-01 @R3.13-21 @D42 @D53
    Scenario Outline: Between two packets of AT+<command>
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
      When the server drops channel 0
      Then the module reports the end of connection 0
      And channel 0 is in state 0

      Examples:
        | command  |
        | MFTPSTOR |
        | MFTPAPPE |

    @MFTPURC-104 @R3.14-01 @R3.14-05 @D27 @D53 @error
    Scenario: After the notice the channel is refused, and the other channel works
      Given channel 0 is logged in with home "/home/uftp"
      And channel 2 is logged in with home "/home/other"
      When the server drops channel 0
      Then the module reports the end of connection 0
      When the host sends AT+MFTPRETR=0,"1.txt"
      Then the command is refused as not connected
      When the host sends AT+MFTPMKD=2,"new"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 2,0
        """
      And the server holds the directory "/home/other/new"

  Rule: each end is notified once, whatever the others do

    @MFTPURC-200 @R3.14-01 @R3.14-02 @R3.14-03 @R3.14-04 @R3.14-05 @D53 @D65 @tour
    Scenario Outline: Two channels lose their connections three times, and each is connected again: the server <how>
      Given channel 1 is logged in with home "/home/c1"
      And channel 2 is logged in with home "/home/c2"
      And channel 4 is logged in with home "/home/c4"
      And the account <user> with home "/home/new"
      When the server <two>
      Then the module reports the end of connection 2
      And channels 0 to 5 are in the states 0 1 0 0 1 0
      When the host sends AT+MFTPPWD=4
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 4,0,"/home/c4"
        """
      When the host sends AT+MFTPCONN=2,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 2,0
        """
      And channels 0 to 5 work in "- /home/c1 /home/new - /home/c4 -"
      When the server <four>
      Then the module reports the end of connection 4
      And channels 0 to 5 are in the states 0 1 1 0 0 0
      When the host sends AT+MFTPCONN=4,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 4,0
        """
      And channels 0 to 5 work in "- /home/c1 /home/new - /home/new -"
      When the server <two>
      Then the module reports the end of connection 2
      And channels 0 to 5 are in the states 0 1 0 0 1 0
      When the host sends AT+MFTPPWD=4
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 4,0,"/home/new"
        """
      When the server <four>
      Then the module reports the end of connection 4
      And channels 0 to 5 are in the states 0 1 0 0 0 0
      When the host sends AT+MFTPCONN=2,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 2,0
        """
      When the host sends AT+MFTPCONN=4,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 4,0
        """
      And channels 0 to 5 work in "- /home/c1 /home/new - /home/new -"
      When the server <two>
      Then the module reports the end of connection 2
      And channels 0 to 5 are in the states 0 1 0 0 1 0
      When the host sends AT+MFTPPWD=4
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 4,0,"/home/new"
        """
      When the host sends AT+MFTPCONN=2,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 2,0
        """
      And channels 0 to 5 work in "- /home/c1 /home/new - /home/new -"
      When the server <four>
      Then the module reports the end of connection 4
      And channels 0 to 5 are in the states 0 1 1 0 0 0
      When the host sends AT+MFTPCONN=4,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 4,0
        """
      And channels 0 to 5 work in "- /home/c1 /home/new - /home/new -"
      When the host sends AT+MFTPMKD=2,"m<key>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 2,0
        """
      And the server holds the directory "/home/new/m<key>"
      When the host sends AT+MFTPSTOR=4,"1.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 4,0,5
        """
      And the server holds the file "/home/new/1.txt" with
        """
        12345
        """
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
      And channels 0 to 5 are in the states 0 0 1 0 1 0
      And the module stays silent

      Examples:
        | key | how                 | two                                          | four                                                       |
        | fin | closes              | drops channel 2                              | drops channel 4                                            |
        | rst | resets              | resets channel 2                             | resets channel 4                                           |
        | 421 | says 421 and closes | says "421 Timeout" to channel 2 and drops it | says "421 Service not available" to channel 4 and drops it |

    @MFTPURC-201 @R3.14-01 @R3.14-02 @R3.14-04 @R3.14-05 @D41 @D53 @tour
    Scenario Outline: A connection ends while another channel has its prompt open: the server <how>, AT+<command>
      Given channel 0 is logged in with home "/home/uftp"
      And channel 3 is logged in with home "/home/other"
      When the host sends AT+<command>=0,"1.txt",1,5
      Then the module prompts for data
      When the server <how> channel 3
      And the host pauses for 1 s
      And the host types 12345
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +<command>: 0,0,5
        """
      And the module reports the end of connection 3
      And the server holds the file "/home/uftp/1.txt" with
        """
        12345
        """
      And channels 0 to 5 are in the states 1 0 0 0 0 0
      Given the account <user> with home "/home/other"
      When the host sends AT+MFTPCONN=3,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 3,0
        """
      And channels 0 to 5 work in "/home/uftp - - /home/other - -"
      And the module stays silent

      Examples:
        | key      | command  | how    |
        | stor-fin | MFTPSTOR | drops  |
        | appe-rst | MFTPAPPE | resets |

    @MFTPURC-202 @R3.14-01 @R3.14-02 @R3.14-04 @R3.14-05 @slow @D39 @D40 @D53 @tour
    Scenario: A connection ends while another channel is in transparent mode, and it is notified in the end
      Given channel 0 is logged in with home "/home/uftp"
      And channel 5 is logged in with home "/home/other"
      When the host sends AT+MFTPSTOR=0,"1.txt"
      Then the module connects
      When the host types 12
      And the server drops channel 5
      And the host pauses for 1 s
      And the host types 345
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +MFTPSTOR: 0,0,5
        """
      And the module reports the end of connection 5
      And the server holds the file "/home/uftp/1.txt" with
        """
        12345
        """
      And channels 0 to 5 are in the states 1 0 0 0 0 0
      Given the account <user> with home "/home/other"
      When the host sends AT+MFTPCONN=5,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 5,0
        """
      And channels 0 to 5 work in "/home/uftp - - - - /home/other"

    @MFTPURC-203 @R3.14-01 @R3.14-02 @R3.14-05 @R3.14-06 @D05 @D27 @D53 @D62 @tour
    Scenario Outline: A connection ends while another channel is in a transfer: the server <how>, <line>
      Given channel 1 is logged in with home "/home/uftp"
      And channel 4 is logged in with home "/home/other"
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server holds the next transfer open
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      And a transfer of channel 1 is open at the server
      When the server <how> channel 4
      And the host pauses for 1 s
      And the server lets the transfer go on
      Then the module reports
        """
        <report>
        """
      And <truth>
      And the module reports the end of connection 4
      And channels 0 to 5 are in the states 0 1 0 0 0 0
      Given the account <user> with home "/home/other"
      When the host sends AT+MFTPCONN=4,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 4,0
        """
      And channels 0 to 5 work in "- /home/uftp - - /home/other -"
      And the module stays silent

      Examples:
        | key      | how    | line                              | report                          | truth                                                                   |
        | retr-fin | drops  | AT+MFTPRETR=1,"a.txt"             | +MFTPRETR: 1,0,10,10,1234567890 | the last transfer of channel 1 was binary                               |
        | retr-rst | resets | AT+MFTPRETR=1,"a.txt"             | +MFTPRETR: 1,0,10,10,1234567890 | the last transfer of channel 1 was binary                               |
        | stor-rst | resets | AT+MFTPSTOR=1,"1.txt",1,5,"12345" | +MFTPSTOR: 1,0,5                | the server holds the file "/home/uftp/1.txt" with the payload "'12345'" |
        | appe-fin | drops  | AT+MFTPAPPE=1,"1.txt",1,5,"12345" | +MFTPAPPE: 1,0,5                | the server holds the file "/home/uftp/1.txt" with the payload "'12345'" |

    @MFTPURC-204 @R3.14-01 @R3.14-02 @R3.14-04 @R3.14-05 @D53 @tour
    Scenario: Two connections end at once, and each is notified once
      Given channel 0 is logged in with home "/home/c0"
      And channel 2 is logged in with home "/home/c2"
      And channel 5 is logged in with home "/home/c5"
      When the server drops channel 5
      And the server resets channel 0
      Then the module reports the ends of connection 5 and connection 0, in either order
      And the module stays silent
      And channels 0 to 5 work in "- - /home/c2 - - -"

    @MFTPURC-205 @R3.14-01 @R3.14-02 @R3.14-04 @R3.14-05 @D53 @D65 @tour
    Scenario Outline: A connection ends in its own transfer: the server <how>, <line>
      Given channel 1 is logged in with home "/home/uftp"
      And channel 4 is logged in with home "/home/other"
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server holds the next transfer open
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      And a transfer of channel 1 is open at the server
      When the server <how> channel 1
      And the server lets the transfer go on
      Then the command fails as any, or succeeds and <truth>
      And the module reports the end of connection 1
      And the module stays silent
      And channels 0 to 5 are in the states 0 0 0 0 1 0
      Given the account <user> with home "/home/uftp"
      When the server is itself again
      And the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 1,0
        """
      And channels 0 to 5 work in "- /home/uftp - - /home/other -"
      When the host sends AT+MFTPRETR=1,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 1,0,10,10,1234567890
        """
      When the host sends AT+MFTPSTOR=1,"2.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 1,0,5
        """
      And the server holds the file "/home/uftp/2.txt" with
        """
        12345
        """

      Examples:
        | key      | how    | line                              | truth                                                                   |
        | retr-fin | drops  | AT+MFTPRETR=1,"a.txt"             | the last transfer of channel 1 was binary                               |
        | stor-rst | resets | AT+MFTPSTOR=1,"1.txt",1,5,"12345" | the server holds the file "/home/uftp/1.txt" with the payload "'12345'" |
        | appe-fin | drops  | AT+MFTPAPPE=1,"1.txt",1,5,"12345" | the server holds the file "/home/uftp/1.txt" with the payload "'12345'" |

    @MFTPURC-207 @R3.14-01 @R3.14-02 @R3.14-04 @D24 @D25 @D53 @D65
    Scenario Outline: The server says 421 and hangs up at <line>
      Given channel <id> is logged in
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server says 421 and closes the control connection at <verbs>
      When the host sends <line>
      Then the command fails as any
      And the module reports the end of connection <id>
      And channels 0 to 5 are in the states 0 0 0 0 0 0

      Examples:
        | key  | id | line                              | verbs                        |
        | CWD  | 0  | AT+MFTPCWD=0,"/home/uftp/d"       | CWD or XCWD                  |
        | MKD  | 1  | AT+MFTPMKD=1,"new"                | MKD or XMKD                  |
        | LIST | 2  | AT+MFTPLIST=2,"/home/uftp/d"      | LIST or MLSD or MLST or NLST |
        | DEL  | 3  | AT+MFTPDEL=3,"a.txt"              | DELE or RMD or XRMD          |
        | RN   | 4  | AT+MFTPRN=4,"a.txt","b.txt"       | RNTO                         |
        | RETR | 5  | AT+MFTPRETR=5,"a.txt"             | RETR                         |
        | STOR | 0  | AT+MFTPSTOR=0,"b.txt",1,5,"12345" | STOR                         |
        | APPE | 1  | AT+MFTPAPPE=1,"a.txt",1,5,"12345" | APPE or STOR                 |

    @MFTPURC-206 @R3.14-01 @R3.14-02 @R3.14-04 @R3.14-05 @D42 @D53 @tour
    Scenario Outline: A connection ends between two packets of another channel, AT+<command>
      Given channel 0 is logged in with home "/home/uftp"
      And channel 5 is logged in with home "/home/other"
      When the host sends AT+<command>=0,"1.txt",0,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +<command>: 0,0,5
        """
      When the server resets channel 5
      Then the module reports the end of connection 5
      When the host sends AT+<command>=0,"1.txt",1,5,"67890"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +<command>: 0,0,5
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      And channels 0 to 5 are in the states 1 0 0 0 0 0
      And the module stays silent

      Examples:
        | command  |
        | MFTPSTOR |
        | MFTPAPPE |

    @MFTPURC-208 @R3.14-01 @R3.14-04 @D53 @D62
    Scenario Outline: A connection ends while a command is half typed: the server <how>
      Given channel 3 is logged in
      When the host sends the bytes AT+MFTPSTA
      And the server <how> channel 3
      And the host pauses for 1 s
      And the host types TE=1<CR>
      Then the module answers
        """
        +MFTPSTATE: 1,0
        OK
        """
      And the module reports the end of connection 3
      And the module stays silent

      Examples:
        | how    |
        | drops  |
        | resets |

    @MFTPURC-209 @R3.14-01 @R3.14-04 @R3.13-22 @slow @D53
    Scenario: A connection that was idle for longer than "rsptimeout" still stands, and its end is reported
      Given channel 2 is set to "rsptimeout" 2
      And channel 2 is logged in
      And channel 3 is logged in
      When the host pauses for 4 s
      Then channels 0 to 5 are in the states 0 0 1 1 0 0
      When the host pauses for 3 s
      And the server drops channel 2
      Then the module reports the end of connection 2
      And channels 0 to 5 are in the states 0 0 0 1 0 0
      And the module stays silent
