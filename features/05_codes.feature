@clause-5
Feature: Errors and results have the codes of Tables 4 and 5
  # Which fault leads to which code follows from the names alone, and a fault may be refused at once or
  # reported as a result: ledger D24, D25 and D27 say what passes.

  Rule: Table 4: a command that is refused

    @CODE-050 @R5-01 @D63 @error
    Scenario Outline: 50: <class>
      When the host sends <line>
      Then the command is refused as out of range

      Examples:
        | key     | class                         | line                                               |
        | channel | a channel that does not exist | AT+MFTPSTATE=6                                     |
        | setting | a setting out of its range    | AT+MFTPCFG=0,"rsptimeout",31                       |
        | port    | a port that does not exist    | AT+MFTPCONN=0,"<host>","<user>","<password>",65536 |

    @CODE-801 @D24 @D27 @error
    Scenario Outline: 801 or <code>: a command without a connection
      Given channel 0 is not connected
      When the host sends <line>
      Then the command is refused as not connected

      @R5-03 @R5-06
      Examples:
        | code | line          |
        | 804  | AT+MFTPDISC=0 |

      @R5-03 @R5-07
      Examples:
        | code | line                      |
        | 805  | AT+MFTPCWD=0,"/home/uftp" |

      @R5-03 @R5-08
      Examples:
        | code | line         |
        | 806  | AT+MFTPPWD=0 |

      @R5-03 @R5-09
      Examples:
        | code | line               |
        | 807  | AT+MFTPMKD=0,"new" |

      @R5-03 @R5-10
      Examples:
        | code | line                       |
        | 808  | AT+MFTPLIST=0,"/home/uftp" |

      @R5-03 @R5-11
      Examples:
        | code | line                   |
        | 809  | AT+MFTPDEL=0,"new.txt" |

      @R5-03 @R5-12
      Examples:
        | code | line                        |
        | 810  | AT+MFTPRN=0,"a.txt","d.txt" |

      @R5-03 @R5-13
      Examples:
        | code | line                      |
        | 811  | AT+MFTPRETR=0,"test1.txt" |

      @R5-03 @R5-14
      Examples:
        | code | line                              |
        | 812  | AT+MFTPSTOR=0,"1.txt",1,5,"12345" |

      @R5-03 @R5-15
      Examples:
        | code | line                              |
        | 813  | AT+MFTPAPPE=0,"1.txt",1,5,"12345" |

    @CODE-802 @R3.10-06 @R5-04 @R5-24 @D24 @D27 @error
    Scenario Outline: 802, its own code, result 4, or queued: a command during a download, <line>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-30000"
      And the server has the file "/home/uftp/other.txt" with the payload "pattern-5"
      And the server has the file "/home/uftp/a.txt" with the payload "pattern-5"
      And the server holds the next transfer open
      When the host sends AT+MFTPRETR=0,"data.bin"
      Then the module answers
        """
        OK
        """
      And a transfer of channel 0 is open at the server
      When the host sends <line>
      Then the command is refused as busy
      When the server lets the transfer go on
      Then the module delivers the file "/home/uftp/data.bin" on channel 0
      And a command that was queued succeeds exactly if <done>

      Examples:
        | key      | line                              | done                                                        |
        | MFTPCWD  | AT+MFTPCWD=0,"/home/uftp"         | the server's working directory of channel 0 is "/home/uftp" |
        | MFTPPWD  | AT+MFTPPWD=0                      | the server session of channel 0 is open                     |
        | MFTPMKD  | AT+MFTPMKD=0,"new"                | the server holds the directory "/home/uftp/new"             |
        | MFTPLIST | AT+MFTPLIST=0,"/home/uftp"        | the server session of channel 0 is open                     |
        | MFTPDEL  | AT+MFTPDEL=0,"other.txt"          | the server has no file "/home/uftp/other.txt"               |
        | MFTPRN   | AT+MFTPRN=0,"a.txt","d.txt"       | the server holds the file "/home/uftp/d.txt"                |
        | MFTPRETR | AT+MFTPRETR=0,"data.bin"          | the server session of channel 0 is open                     |
        | MFTPSTOR | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | the server holds the file "/home/uftp/1.txt"                |
        | MFTPAPPE | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | the server holds the file "/home/uftp/1.txt"                |

    @CODE-822 @R3.12-06 @R5-04 @R5-24 @D24 @D27 @error
    Scenario: 802, its own code, result 4, or queued: a command during an upload
      Given channel 0 is logged in
      And the server holds the next transfer open
      When the host sends AT+MFTPSTOR=0,"1.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And a transfer of channel 0 is open at the server
      When the host sends AT+MFTPMKD=0,"new"
      Then the command is refused as busy
      When the server lets the transfer go on
      Then the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      And a command that was queued succeeds exactly if the server holds the directory "/home/uftp/new"

    @CODE-824 @R5-04 @R5-24 @D24 @D27 @tour
    Scenario Outline: A command that comes while the server is asked takes no result away, <line>
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/sub"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server answers <command> after 1 s
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPPWD=0
      Then the command is refused as busy
      And the module reports
        """
        <result>
        """
      And a command that was queued succeeds exactly if the server session of channel 0 is open
      And <done>

      @R3.4-06
      Examples:
        | key     | line                          | command     | result        | done                                                            |
        | MFTPCWD | AT+MFTPCWD=0,"/home/uftp/sub" | CWD or XCWD | +MFTPCWD: 0,0 | the server's working directory of channel 0 is "/home/uftp/sub" |

      @R3.6-06
      Examples:
        | key     | line               | command     | result        | done                                            |
        | MFTPMKD | AT+MFTPMKD=0,"new" | MKD or XMKD | +MFTPMKD: 0,0 | the server holds the directory "/home/uftp/new" |

      @R3.8-06
      Examples:
        | key     | line                 | command | result        | done                                      |
        | MFTPDEL | AT+MFTPDEL=0,"a.txt" | DELE    | +MFTPDEL: 0,0 | the server has no file "/home/uftp/a.txt" |

      @R3.9-06
      Examples:
        | key    | line                        | command | result       | done                                         |
        | MFTPRN | AT+MFTPRN=0,"a.txt","d.txt" | RNFR    | +MFTPRN: 0,0 | the server holds the file "/home/uftp/d.txt" |

      @R3.12-06
      Examples:
        | key      | line                              | command | result           | done                                         |
        | MFTPSTOR | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | STOR    | +MFTPSTOR: 0,0,5 | the server holds the file "/home/uftp/1.txt" |

      @R3.11-06
      Examples:
        | key      | line                              | command | result           | done                                         |
        | MFTPAPPE | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | APPE    | +MFTPAPPE: 0,0,5 | the server holds the file "/home/uftp/1.txt" |

    @CODE-826 @R3.7-06 @R5-04 @R5-24 @D24 @D27 @D31 @D32 @D33 @tour
    Scenario: A command that comes during a listing takes no line of it away
      Given channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server has the directory "/home/uftp/sub"
      And the server holds the next transfer open
      When the host sends AT+MFTPLIST=0,"/home/uftp"
      Then the module answers
        """
        OK
        """
      And a transfer of channel 0 is open at the server
      When the host sends AT+MFTPPWD=0
      Then the command is refused as busy
      When the server lets the transfer go on
      Then the module reports, in any order
        """
        +MFTPLIST: 0,0,"a.txt",5,<time of /home/uftp/a.txt>,"rw-"
        +MFTPLIST: 0,0,"sub","rwx"
        """
      And a command that was queued succeeds exactly if the server session of channel 0 is open

    @CODE-825 @R3.2-06 @R5-03 @R5-04 @R5-24 @D24 @D27 @tour
    Scenario: A command that comes during the login takes no result away
      Given the account <user> with home "/home/uftp"
      And the server greets after 1 second
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPPWD=0
      Then the command is refused as not yet connected
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      And a command that was queued succeeds exactly if the server session of channel 0 is open
      And the server saw a login of channel 0 as <user> with <password>

    @CODE-803 @R5-05 @R5-04 @D49 @error
    Scenario: 802 or 803: a channel that is connected is connected again
      Given channel 0 is logged in
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command is refused as already connected, or connects anew
      And the server has at most one open session

    @CODE-827 @R5-01 @R5-03 @R5-30 @R2.1-18 @R2.2-03 @D04 @D05 @D24 @D25 @D27 @D63
    Scenario: Refusals of every sort after each other, after failures and after successes
      Given channel 0 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/f.txt" with
        """
        12345
        """
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPCWD=0,"/home/uftp"
        """
      When the host sends AT+MFTPCWD=0,"/none"
      Then the command fails as server error
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPRETR=0,"f.txt"
        """
      When the host sends AT+MFTPCWD=0
      Then the command is refused as malformed
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      When the host sends AT+MFTPPWD=6
      Then the command is refused as out of range
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPAPPE=0,"f.txt",1,1,"x"
        """
      When the host sends AT+MFTPPWD=1
      Then the command is refused as not connected
      When the host sends AT+MFTPDEL=0,"none"
      Then the command fails as server error
      When the host sends AT+MFTPRETR=0,"none"
      Then the command fails as server error
      When the host sends AT+MFTPMKD=0
      Then the command is refused as malformed
      When the host sends AT+MFTPCWD=0,"/none"
      Then the command fails as server error
      When the host sends AT+MFTPSTATE=6
      Then the command is refused as out of range
      When the host sends AT+MFTPRN=0,"none","b"
      Then the command fails as server error
      When the host sends AT+MFTPLIST=1,"/"
      Then the command is refused as not connected
      When the host sends AT+MFTPRN=0,"f.txt"
      Then the command is refused as malformed
      When the host sends AT+MFTPDEL=0
      Then the command is refused as malformed
      When the host sends AT+MFTPMKD=6,"a"
      Then the command is refused as out of range
      When the host sends AT+MFTPLIST=A,"/"
      Then the command is refused as malformed
      When the host sends AT+MFTPDEL=1,"a"
      Then the command is refused as not connected
      When the host sends AT+MFTPCFG=0,"rsptimeout",31
      Then the command is refused as out of range
      When the host sends AT+MFTPDEL=7,"a"
      Then the command is refused as out of range
      When the host sends AT+MFTPMKD=1,"a"
      Then the command is refused as not connected
      When the host sends AT+MFTPDISC=1
      Then the command is refused as not connected
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        """
      When the host sends AT+MFTPRETR=1,"a"
      Then the command is refused as not connected
      When the host sends AT+MFTPPWD=1
      Then the command is refused as not connected
      When the host sends AT+MFTPLIST=1,"/"
      Then the command is refused as not connected
      When the host sends AT+MFTPCWD=6,"/home"
      Then the command is refused as out of range
      When the host sends AT+MFTPPWD=6
      Then the command is refused as out of range
      When the host sends AT+MFTPSTATE=6
      Then the command is refused as out of range
      When the host sends AT+MFTPPWD=A
      Then the command is refused as malformed
      When the host sends AT+MFTPCWD=0
      Then the command is refused as malformed
      When the host sends AT+MFTPMKD=0
      Then the command is refused as malformed
      When the host sends AT+MFTPDEL=0,"no"
      Then the command fails as server error
      When the host sends AT+MFTPCWD=0,"/none"
      Then the command fails as server error
      When the host sends AT+MFTPDEL=0,"none"
      Then the command fails as server error
      Then the server session of channel 0 is open

  Rule: Table 5: a command that was accepted

    @CODE-001 @R5-20 @D26
    Scenario: 0: carried out
      Given channel 0 is logged in
      When the host sends AT+MFTPMKD=0,"new"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 0,0
        """
      And the server holds the directory "/home/uftp/new"

    @CODE-003 @R5-23 @D10 @D25 @error
    Scenario: 3: a parameter that the command needs is missing
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the command is refused

    @CODE-005 @R5-25 @slow @D25 @D54 @D65 @error
    Scenario Outline: 5: the server never answers <verb>
      Given channel 0 is set to "rsptimeout" 2
      And channel 0 is logged in
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server does not answer <verb>
      When the host sends <line>
      Then the command fails as command timeout
      And the result takes 2 seconds, within the tolerance

      Examples:
        | key  | line                              | verb |
        | RETR | AT+MFTPRETR=0,"a.txt"             | RETR |
        | STOR | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | STOR |

    @CODE-124 @R5-25 @slow @D24 @D25 @D54 @D65 @error
    Scenario: 5: the server never answers DELE, RNFR and PASS
      Given channel 1 is set to "rsptimeout" 2
      And channel 2 is set to "rsptimeout" 2
      And channel 3 is set to "rsptimeout" 2
      And channel 1 is logged in
      And channel 2 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server goes wrong at "DELE": missing
      And the server goes wrong at "RNFR": missing
      And the server goes wrong at "PASS": missing
      Then each of these commands fails when its channel's time is over
        """
        AT+MFTPDEL=1,"a.txt"
        AT+MFTPRN=2,"a.txt","b.txt"
        AT+MFTPCONN=3,"<host>","<user>","<password>",<port>
        """

    @CODE-125 @R5-25 @slow @D24 @D25 @D54 @D65 @error
    Scenario: 5: the server never answers RMD, RNTO and the ends of transfers
      Given channel 0 is set to "rsptimeout" 2
      And channel 1 is set to "rsptimeout" 2
      And channel 2 is set to "rsptimeout" 2
      And channel 4 is set to "rsptimeout" 2
      And channel 5 is set to "rsptimeout" 2
      And channel 0 is logged in
      And channel 1 is logged in
      And channel 2 is logged in
      And channel 4 is logged in
      And channel 5 is logged in
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server does not answer RMD or XRMD
      And the server goes wrong at "RNTO": missing
      And the server goes wrong at "after LIST": missing
      And the server goes wrong at "after APPE": missing
      And the server goes wrong at "after STOR": missing
      Then each of these commands fails when its channel's time is over
        """
        AT+MFTPDEL=0,"d"
        AT+MFTPRN=1,"a.txt","b.txt"
        AT+MFTPLIST=2,"/home/uftp/d"
        AT+MFTPAPPE=4,"1.txt",1,5,"12345"
        AT+MFTPSTOR=5,"2.txt",1,5,"12345"
        """

    @CODE-126 @R5-25 @slow @D05 @D25 @D54 @D65 @error
    Scenario: 5: the server never says that a download is over
      Given channel 3 is set to "rsptimeout" 2
      And channel 3 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server goes wrong at "after RETR": missing
      When the host sends AT+MFTPRETR=3,"a.txt"
      Then the command fails as command timeout

    @CODE-105 @R5-25 @slow @D25 @D54 @error
    Scenario: 5: the server never greets
      Given the account <user> with home "/home/uftp"
      And channel 0 is set to "rsptimeout" 2
      And the server does not greet
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command fails as command timeout

    @CODE-106 @R5-25 @slow @D25 @D54 @D65 @error
    Scenario: 5: a download that stops in the middle
      Given channel 0 is set to "rsptimeout" 2
      And channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-30000"
      And the server stalls the data connection after 10000 bytes
      When the host sends AT+MFTPRETR=0,"data.bin"
      Then the command fails as command timeout within 120 seconds

    @CODE-006 @R5-26 @R5-30 @D24 @D25 @error
    Scenario Outline: 6 or 10: the server does not know <verb>
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server answers <verb> with 502 Command not implemented
      When the host sends <line>
      Then the command fails as server error

      Examples:
        | key  | line                              | verb        |
        | CWD  | AT+MFTPCWD=0,"/home/uftp/d"       | CWD or XCWD |
        | MKD  | AT+MFTPMKD=0,"new"                | MKD or XMKD |
        | RETR | AT+MFTPRETR=0,"a.txt"             | RETR        |
        | STOR | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | STOR        |

    @CODE-007 @R5-27 @R3.1-50 @D25 @security @error
    Scenario Outline: 7: a certificate that is <fault>, <mode> FTPS
      Given the server requires <mode> FTPS with an <fault> certificate
      And the account <user> with home "/home/uftp"
      And channel 0 is set to "ssl" <value>,0
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command fails as TLS
      And the server saw no login

      @needs-implicit-ftps
      Examples:
        | key                | mode     | value | fault     |
        | implicit-expired   | implicit | 1     | expired   |
        | implicit-untrusted | implicit | 1     | untrusted |

      @needs-explicit-ftps
      Examples:
        | key                | mode     | value | fault     |
        | explicit-expired   | explicit | 2     | expired   |
        | explicit-untrusted | explicit | 2     | untrusted |

    @CODE-107 @R5-27 @R3.1-50 @D25 @security @error
    Scenario Outline: 7: a certificate of another host, <mode> FTPS
      Given the server requires <mode> FTPS with a wrong-host certificate
      And the account <user> with home "/home/uftp"
      And channel 0 is set to "ssl" <value>,0
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command fails as TLS
      And the server saw no login

      @needs-implicit-ftps
      Examples:
        | mode     | value |
        | implicit | 1     |

      @needs-explicit-ftps
      Examples:
        | mode     | value |
        | explicit | 2     |

    @CODE-008 @R5-28 @D24 @D25 @error
    Scenario: 8: a name that does not resolve
      Given a host that does not resolve
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command fails as DNS
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,0
        OK
        """

    @CODE-009 @R5-29 @slow @D24 @D25 @D54 @error
    Scenario: 9: a host that does not answer
      Given channel 0 is set to "rsptimeout" 2
      And a host that does not answer
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command fails as connection timeout within 120 seconds

    @CODE-010 @R5-30 @D24 @D25 @error
    Scenario Outline: 10: the server answers <verb> with 550
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server answers <verb> with 550 Not today
      When the host sends <line>
      Then the command fails as server error

      Examples:
        | key  | line                              | verb                         |
        | CWD  | AT+MFTPCWD=0,"/home/uftp/d"       | CWD or XCWD                  |
        | MKD  | AT+MFTPMKD=0,"new"                | MKD or XMKD                  |
        | DEL  | AT+MFTPDEL=0,"a.txt"              | DELE or RMD or XRMD          |
        | RN   | AT+MFTPRN=0,"a.txt","d.txt"       | RNFR                         |
        | RETR | AT+MFTPRETR=0,"a.txt"             | RETR                         |
        | STOR | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | STOR                         |
        | APPE | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | APPE or STOR                 |
        | LIST | AT+MFTPLIST=0,"/home/uftp"        | LIST or MLSD or MLST or NLST |
        | PWD  | AT+MFTPPWD=0                      | PWD or XPWD                  |

    @CODE-110 @R5-30 @D24 @D25 @error
    Scenario: 10: the server greets with 421
      Given the account <user> with home "/home/uftp"
      And the server greets with 421 Too many users
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command fails as server error

    @CODE-111 @R5-30 @D24 @D25 @error
    Scenario: 10: the disk of the server is full
      Given channel 0 is logged in
      And the server has room for 1000 bytes
      When the host sends AT+MFTPSTOR=0,"1.bin",1,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the command fails as server error

    @CODE-112 @R5-30 @D24 @D25 @error
    Scenario: 10: a file that the server forbids
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server forbids "/home/uftp/a.txt"
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the command fails as server error

    @CODE-113 @R5-30 @D24 @D25 @error
    Scenario Outline: 10: the server breaks off with <reply>
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server answers RETR with <reply>
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the command fails as server error

      Examples:
        | key | reply                                   |
        | 425 | 425 No data connection                  |
        | 426 | 426 Connection closed, transfer aborted |
        | 450 | 450 File busy                           |
        | 451 | 451 Local error                         |
        | 553 | 553 Name not allowed                    |

    @CODE-011 @R5-31 @D24 @D25 @error
    Scenario: 11: a port that refuses
      Given a port that refuses
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command fails as network error

    @CODE-114 @R5-31 @D24 @D25 @error
    Scenario: 11: a server that hangs up at once
      Given the account <user> with home "/home/uftp"
      And the server ends each connection at once
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command fails as network error

    @CODE-115 @R5-31 @R3.13-21 @R3.14-01 @D24 @D25 @D53 @D65 @error
    Scenario Outline: 11: the control connection ends at <verb>
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server closes the control connection at <verb>
      When the host sends <line>
      Then the command fails as network error
      And the module reports the end of connection 0
      And channel 0 is in state 0

      Examples:
        | key  | line                              | verb        |
        | MKD  | AT+MFTPMKD=0,"new"                | MKD or XMKD |
        | RETR | AT+MFTPRETR=0,"a.txt"             | RETR        |
        | STOR | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | STOR        |
        | PWD  | AT+MFTPPWD=0                      | PWD or XPWD |

    @CODE-012 @R5-32 @D01 @D24 @D25 @D65 @D76 @error
    Scenario: 12, or the path all the same: the server answers PWD with a path without quotes
      Given channel 0 is logged in
      And the server answers PWD or XPWD with 257 nowhere
      When the host sends AT+MFTPPWD=0
      Then the command fails as parse error, or reports
        """
        +MFTPPWD: 0,0,"nowhere"
        """

    @CODE-116 @R5-32 @D24 @D25 @D65 @error
    Scenario: 12: a data connection without an address
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server answers PASV or EPSV with 229 nothing to see
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the command fails as parse error

    @CODE-117 @R5-32 @D24 @D25 @D76 @error
    Scenario: 12, or a login all the same: a greeting that is no reply
      Given the account <user> with home "/home/uftp"
      And the server greets with hello there
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command fails as parse error, or succeeds and the server saw a login of channel 0 as <user> with <password>

    @CODE-013 @R5-33 @D24 @D25 @D65 @error
    Scenario: 13: the data connection breaks during an upload
      Given channel 0 is logged in
      And the server resets the data connection after 1000 bytes
      When the host sends AT+MFTPSTOR=0,"1.bin",1,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the command fails as send error

    @CODE-014 @R5-34 @D25 @D28
    Scenario: 14: an empty directory
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/empty"
      When the host sends AT+MFTPLIST=0,"/home/uftp/empty"
      Then the directory is reported as empty

    @CODE-016 @R5-36 @needs-files @slow @D24 @D25 @error
    Scenario: 16: a module that is full
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-65536"
      And the module has no local file "/usr/data.bin"
      And the file system of the module is full
      When the host sends AT+MFTPRETR=0,"data.bin","/usr/data.bin"
      Then the command fails as storage

    @CODE-017 @R5-37 @R3.11-27 @D24 @D25 @D66 @error
    Scenario: 17: the data connection breaks in transparent mode
      Given channel 0 is logged in
      And the server resets the data connection after 5 bytes
      When the host sends AT+MFTPAPPE=0,"1.bin"
      Then the module connects
      When the host types the payload "text-10"
      Then the transparent upload fails as transparent mode

    @CODE-118 @R5-37 @R3.12-27 @D24 @D25 @D66 @error
    Scenario: 17: the data connection breaks in transparent mode, AT+MFTPSTOR
      Given channel 0 is logged in
      And the server resets the data connection after 5 bytes
      When the host sends AT+MFTPSTOR=0,"1.bin"
      Then the module connects
      When the host types the payload "text-10"
      Then the transparent upload fails as transparent mode

    @CODE-018 @R5-38 @needs-files @D02 @D24 @D25 @error
    Scenario: 18: a local file that does not exist
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the module has no local file "/usr/none.txt"
      When the host sends AT+MFTPSTOR=0,"1.txt","/usr/none.txt"
      Then the command fails as file operation

    @CODE-019 @R5-39 @D09 @D24 @D25 @error
    Scenario: 19: a file of 0 bytes
      Given channel 0 is logged in
      And the server has the file "/home/uftp/0.bin" with the payload "empty"
      When the host sends AT+MFTPRETR=0,"0.bin"
      Then the file is reported as empty

    @CODE-020 @R5-40 @needs-detach @D24 @D25 @D57 @error
    Scenario: 20: no PDP context
      Given the account <user> with home "/home/uftp"
      And the module has no PDP context
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command fails as PDP context

  Rule: after each of these the channel is usable

    @CODE-201 @R3.6-13 @R3.13-22 @R3.14-01 @D24 @D25 @D65 @error
    Scenario: After a refusal the channel is connected still, and works
      Given channel 0 is logged in
      And the server answers MKD or XMKD with 550 Not today
      When the host sends AT+MFTPMKD=0,"new"
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

    @CODE-200 @R3.6-13 @R3.10-13 @R3.14-01 @D53 @D65 @error
    Scenario Outline: After <class> the channel works, if need be connected anew
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server <fault>
      When the host sends <line>
      Then the command fails as <cause>
      And the module <reports> the end of connection 0
      When the server is itself again
      And the host connects channel 0 if it is not connected
      And the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp"
        """

      Examples:
        | key      | class                           | fault                                        | line                  | cause         | reports    |
        | data     | a data connection that broke    | resets the data connection after 2 bytes     | AT+MFTPRETR=0,"a.txt" | network error | may report |
        | control  | a control connection that ended | closes the control connection at MKD or XMKD | AT+MFTPMKD=0,"new"    | network error | reports    |
        | nonsense | an answer that was nonsense     | answers PASV or EPSV with 229 nothing        | AT+MFTPRETR=0,"a.txt" | parse error   | may report |

    @CODE-209 @R3.6-13 @R5-25 @slow @D54 @D65 @error
    Scenario: After a reply that never came the channel works, if need be connected anew
      Given channel 0 is set to "rsptimeout" 2
      And channel 0 is logged in
      And the server does not answer MKD or XMKD
      When the host sends AT+MFTPMKD=0,"new"
      Then the command fails as command timeout
      And the module may report the end of connection 0
      When the server is itself again
      And the host connects channel 0 if it is not connected
      And the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp"
        """

    @CODE-211 @R5-25 @R3.8-13 @R3.6-12 @slow @D24 @D25 @D54 @D65 @error
    Scenario: A reply that comes after its time is not taken for that of the next command
      Given channel 0 is set to "rsptimeout" 2
      And channel 0 is logged in
      And the server has the directory "/home/uftp/d"
      And the server answers CWD or XCWD after 6 s
      When the host sends AT+MFTPCWD=0,"/home/uftp/d"
      Then the command fails as command timeout
      And the module may report the end of connection 0
      When the host pauses for 5 s
      And the server is itself again
      And the host connects channel 0 if it is not connected
      And the host sends AT+MFTPDEL=0,"missing.txt"
      Then the command fails as server error
      When the host connects channel 0 if it is not connected
      And the host sends AT+MFTPMKD=0,"new"
      Then the command succeeds

  Rule: each reply of a dialogue in turn is a refusal
    # Each command meets each of its FTP commands with a code of 4xx and one of 5xx.

    @CODE-120 @R5-30 @R5-26 @D24 @D25 @D65 @D66 @error
    Scenario Outline: <verb> is answered with <reply>: <line>
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server answers <verb> with <reply>
      When the host sends <line>
      Then the command fails as server error

      @R3.4-13
      Examples:
        | key         | line                        | verb        | reply            |
        | CWD-CWD-450 | AT+MFTPCWD=0,"/home/uftp/d" | CWD or XCWD | 450 Not now      |
        | CWD-CWD-500 | AT+MFTPCWD=0,"/home/uftp/d" | CWD or XCWD | 500 What is that |
        | CWD-CWD-530 | AT+MFTPCWD=0,"/home/uftp/d" | CWD or XCWD | 530 Log in first |

      @R3.5-13
      Examples:
        | key         | line         | verb        | reply            |
        | PWD-PWD-450 | AT+MFTPPWD=0 | PWD or XPWD | 450 Not now      |
        | PWD-PWD-500 | AT+MFTPPWD=0 | PWD or XPWD | 500 What is that |

      @R3.6-13
      Examples:
        | key         | line               | verb        | reply             |
        | MKD-MKD-450 | AT+MFTPMKD=0,"new" | MKD or XMKD | 450 Not now       |
        | MKD-MKD-521 | AT+MFTPMKD=0,"new" | MKD or XMKD | 521 It exists     |
        | MKD-MKD-553 | AT+MFTPMKD=0,"new" | MKD or XMKD | 553 Not this name |

      @R3.7-13
      Examples:
        | key           | line                       | verb                         | reply                  |
        | LIST-LIST-425 | AT+MFTPLIST=0,"/home/uftp" | LIST or MLSD or MLST or NLST | 425 No data connection |
        | LIST-LIST-450 | AT+MFTPLIST=0,"/home/uftp" | LIST or MLSD or MLST or NLST | 450 Not now            |
        | LIST-LIST-451 | AT+MFTPLIST=0,"/home/uftp" | LIST or MLSD or MLST or NLST | 451 Local error        |
        | LIST-LIST-500 | AT+MFTPLIST=0,"/home/uftp" | LIST or MLSD or MLST or NLST | 500 What is that       |
        | LIST-PASV-425 | AT+MFTPLIST=0,"/home/uftp" | PASV or EPSV                 | 425 No ports left      |
        | LIST-PASV-500 | AT+MFTPLIST=0,"/home/uftp" | PASV or EPSV                 | 500 What is that       |

      @R3.8-13
      Examples:
        | key          | line                 | verb                | reply             |
        | DEL-DELE-450 | AT+MFTPDEL=0,"a.txt" | DELE or RMD or XRMD | 450 Not now       |
        | DEL-DELE-553 | AT+MFTPDEL=0,"a.txt" | DELE or RMD or XRMD | 553 Not this name |

      @R3.9-13
      Examples:
        | key         | line                        | verb | reply             |
        | RN-RNFR-450 | AT+MFTPRN=0,"a.txt","d.txt" | RNFR | 450 Not now       |
        | RN-RNFR-500 | AT+MFTPRN=0,"a.txt","d.txt" | RNFR | 500 What is that  |
        | RN-RNTO-450 | AT+MFTPRN=0,"a.txt","d.txt" | RNTO | 450 Not now       |
        | RN-RNTO-503 | AT+MFTPRN=0,"a.txt","d.txt" | RNTO | 503 RNFR first    |
        | RN-RNTO-550 | AT+MFTPRN=0,"a.txt","d.txt" | RNTO | 550 Not today     |
        | RN-RNTO-553 | AT+MFTPRN=0,"a.txt","d.txt" | RNTO | 553 Not this name |

      @R3.10-13
      Examples:
        | key           | line                  | verb         | reply             |
        | RETR-RETR-421 | AT+MFTPRETR=0,"a.txt" | RETR         | 421 Going down    |
        | RETR-RETR-500 | AT+MFTPRETR=0,"a.txt" | RETR         | 500 What is that  |
        | RETR-RETR-552 | AT+MFTPRETR=0,"a.txt" | RETR         | 552 Too much      |
        | RETR-PASV-425 | AT+MFTPRETR=0,"a.txt" | PASV or EPSV | 425 No ports left |
        | RETR-PASV-500 | AT+MFTPRETR=0,"a.txt" | PASV or EPSV | 500 What is that  |

      @R3.11-13
      Examples:
        | key           | line                              | verb         | reply                    |
        | APPE-APPE-425 | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | APPE or STOR | 425 No data connection   |
        | APPE-APPE-450 | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | APPE or STOR | 450 Not now              |
        | APPE-APPE-452 | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | APPE or STOR | 452 No room              |
        | APPE-APPE-500 | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | APPE or STOR | 500 What is that         |
        | APPE-APPE-532 | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | APPE or STOR | 532 An account is needed |
        | APPE-APPE-552 | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | APPE or STOR | 552 Too much             |
        | APPE-PASV-425 | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | PASV or EPSV | 425 No ports left        |
        | APPE-PASV-500 | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | PASV or EPSV | 500 What is that         |

      @R3.12-13
      Examples:
        | key           | line                              | verb         | reply                    |
        | STOR-STOR-425 | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | STOR         | 425 No data connection   |
        | STOR-STOR-450 | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | STOR         | 450 Not now              |
        | STOR-STOR-452 | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | STOR         | 452 No room              |
        | STOR-STOR-500 | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | STOR         | 500 What is that         |
        | STOR-STOR-532 | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | STOR         | 532 An account is needed |
        | STOR-STOR-552 | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | STOR         | 552 Too much             |
        | STOR-PASV-425 | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | PASV or EPSV | 425 No ports left        |
        | STOR-PASV-500 | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | PASV or EPSV | 500 What is that         |

    @CODE-121 @R5-30 @D24 @D25 @D41 @D65 @D66 @error
    Scenario Outline: <verb> is answered with <reply>, data after the prompt: <line>
      Given channel 0 is logged in
      And the server answers <verb> with <reply>
      When the host sends <line>
      Then the module prompts for data, or the command is over
      When the host, where it is prompted, types <data>
      Then the command fails as server error
      And the server holds at most 0 bytes in the file "/home/uftp/1.txt"

      Examples:
        | key             | line                      | data       | verb         | reply             |
        | STOR-length-450 | AT+MFTPSTOR=0,"1.txt",1,5 | 12345      | STOR         | 450 Not now       |
        | STOR-length-553 | AT+MFTPSTOR=0,"1.txt",1,5 | 12345      | STOR         | 553 Not this name |
        | STOR-sub-452    | AT+MFTPSTOR=0,"1.txt",1   | 12345<SUB> | STOR         | 452 No room       |
        | APPE-length-450 | AT+MFTPAPPE=0,"1.txt",1,5 | 12345      | APPE or STOR | 450 Not now       |
        | APPE-length-553 | AT+MFTPAPPE=0,"1.txt",1,5 | 12345      | APPE or STOR | 553 Not this name |
        | APPE-sub-452    | AT+MFTPAPPE=0,"1.txt",1   | 12345<SUB> | APPE or STOR | 452 No room       |

    @CODE-122 @R5-32 @D24 @D25 @D65 @D66 @error
    Scenario Outline: <verb> is answered with what is no reply: <line>
      Given channel 0 is set to "rsptimeout" 2
      And channel 0 is logged in
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server answers <verb> with hello there
      When the host sends <line>
      Then the command fails as parse error

      Examples:
        | key  | line                              | verb                         |
        | CWD  | AT+MFTPCWD=0,"/home/uftp/d"       | CWD or XCWD                  |
        | MKD  | AT+MFTPMKD=0,"new"                | MKD or XMKD                  |
        | DEL  | AT+MFTPDEL=0,"a.txt"              | DELE or RMD or XRMD          |
        | RNFR | AT+MFTPRN=0,"a.txt","d.txt"       | RNFR                         |
        | RNTO | AT+MFTPRN=0,"a.txt","d.txt"       | RNTO                         |
        | LIST | AT+MFTPLIST=0,"/home/uftp"        | LIST or MLSD or MLST or NLST |
        | RETR | AT+MFTPRETR=0,"a.txt"             | RETR                         |
        | STOR | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | STOR                         |
        | APPE | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | APPE or STOR                 |

  Rule: after each of these the next command is right
    # The failure of each command, then a command of another kind that must work.

    @CODE-210 @R5-30 @R5-20 @D05 @D24 @D25 @D31 @D32 @D33 @D65 @error
    Scenario Outline: <verb> is refused, then <next>
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server answers <verb> with 450 Not now
      When the host sends <line>
      Then the command fails as server error
      When the server is itself again
      And the host sends <next>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        <report>
        """

      Examples:
        | key       | line                              | verb                         | next                              | report                                                     |
        | CWD-PWD   | AT+MFTPCWD=0,"/home/uftp/d"       | CWD or XCWD                  | AT+MFTPPWD=0                      | +MFTPPWD: 0,0,"/home/uftp"                                 |
        | PWD-CWD   | AT+MFTPPWD=0                      | PWD or XPWD                  | AT+MFTPCWD=0,"/home/uftp/d"       | +MFTPCWD: 0,0                                              |
        | MKD-STOR  | AT+MFTPMKD=0,"new"                | MKD or XMKD                  | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | +MFTPSTOR: 0,0,5                                           |
        | DEL-RETR  | AT+MFTPDEL=0,"a.txt"              | DELE or RMD or XRMD          | AT+MFTPRETR=0,"a.txt"             | +MFTPRETR: 0,0,10,10,1234567890                            |
        | RN-DEL    | AT+MFTPRN=0,"a.txt","d.txt"       | RNTO                         | AT+MFTPDEL=0,"a.txt"              | +MFTPDEL: 0,0                                              |
        | LIST-RETR | AT+MFTPLIST=0,"/home/uftp"        | LIST or MLSD or MLST or NLST | AT+MFTPRETR=0,"a.txt"             | +MFTPRETR: 0,0,10,10,1234567890                            |
        | RETR-LIST | AT+MFTPRETR=0,"a.txt"             | RETR                         | AT+MFTPLIST=0,"a.txt"             | +MFTPLIST: 0,0,"a.txt",10,<time of /home/uftp/a.txt>,"rw-" |
        | STOR-APPE | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | STOR                         | AT+MFTPAPPE=0,"2.txt",1,5,"12345" | +MFTPAPPE: 0,0,5                                           |
        | APPE-RN   | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | APPE or STOR                 | AT+MFTPRN=0,"a.txt","d.txt"       | +MFTPRN: 0,0                                               |
        | PASV-MKD  | AT+MFTPRETR=0,"a.txt"             | PASV or EPSV                 | AT+MFTPMKD=0,"new"                | +MFTPMKD: 0,0                                              |

    @CODE-123 @R5-30 @R5-26 @D24 @D25 @D65 @D66 @error
    Scenario Outline: <verb> ends with <reply> after the data: <line>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server ends <verb> with <reply>
      When the host sends <line>
      Then the command fails as server error

      @R3.7-13
      Examples:
        | key      | line                       | verb                 | reply                                   |
        | LIST-426 | AT+MFTPLIST=0,"/home/uftp" | LIST or MLSD or NLST | 426 Connection closed, transfer aborted |
        | LIST-451 | AT+MFTPLIST=0,"/home/uftp" | LIST or MLSD or NLST | 451 Local error                         |
        | LIST-550 | AT+MFTPLIST=0,"/home/uftp" | LIST or MLSD or NLST | 550 Gone                                |
        | LIST-552 | AT+MFTPLIST=0,"/home/uftp" | LIST or MLSD or NLST | 552 No room                             |

      @R3.10-13
      Examples:
        | key      | line                  | verb | reply                                   |
        | RETR-426 | AT+MFTPRETR=0,"a.txt" | RETR | 426 Connection closed, transfer aborted |
        | RETR-451 | AT+MFTPRETR=0,"a.txt" | RETR | 451 Local error                         |
        | RETR-552 | AT+MFTPRETR=0,"a.txt" | RETR | 552 No room                             |
        | RETR-421 | AT+MFTPRETR=0,"a.txt" | RETR | 421 Going down                          |

      @R3.11-13
      Examples:
        | key      | line                              | verb         | reply                                   |
        | APPE-426 | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | APPE or STOR | 426 Connection closed, transfer aborted |
        | APPE-451 | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | APPE or STOR | 451 Local error                         |
        | APPE-552 | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | APPE or STOR | 552 No room                             |
        | APPE-452 | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | APPE or STOR | 452 No room                             |
        | APPE-421 | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | APPE or STOR | 421 Going down                          |

      @R3.12-13
      Examples:
        | key      | line                              | verb | reply                                   |
        | STOR-426 | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | STOR | 426 Connection closed, transfer aborted |
        | STOR-451 | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | STOR | 451 Local error                         |
        | STOR-552 | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | STOR | 552 No room                             |
        | STOR-452 | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | STOR | 452 No room                             |
        | STOR-421 | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | STOR | 421 Going down                          |

    @CODE-212 @R5-30 @R3.6-12 @R3.4-13 @D24 @D25 @D27 @error
    Scenario: Two channels at work at once: each result has the code of its own command
      Given channel 0 is logged in
      And channel 3 is logged in
      And the server answers CWD or XCWD after 1 s
      And the server answers MKD or XMKD after 1 s
      When the host sends AT+MFTPMKD=3,"new"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCWD=0,"/missing"
      Then the command fails as server error
      And the module reports
        """
        +MFTPMKD: 3,0
        """
      And the server holds the directory "/home/uftp/new"

  Rule: a certificate is looked at each time

    @CODE-840 @R5-27 @R3.1-50 @D03 @D25 @security @error
    Scenario Outline: 7: since the last connection the certificate has become <fault>: <mode> FTPS
      Given the server requires <mode> FTPS
      And channel <first> is set to "ssl" <value>,0
      And channel <again> is set to "ssl" <value>,0
      And channel <first> is logged in
      When the host sends AT+MFTPDISC=<first>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: <first>,0
        """
      And the module may report the end of connection <first>
      When the server's certificate is <fault> from now on
      And the host sends AT+MFTPCONN=<again>,"<host>","<user>","<password>",<port>
      Then the command fails as TLS
      And the server saw 1 login
      When the server's certificate is good from now on
      And the host sends AT+MFTPCONN=<again>,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: <again>,0
        """
      And the server saw 2 logins

      @needs-implicit-ftps
      Examples:
        | key                  | mode     | value | first | again | fault       |
        | implicit-expired     | implicit | 1     | 0     | 3     | expired     |
        | implicit-untrusted   | implicit | 1     | 1     | 1     | untrusted   |
        | implicit-wrong-host  | implicit | 1     | 2     | 5     | wrong-host  |
        | implicit-self-signed | implicit | 1     | 3     | 3     | self-signed |

      @needs-explicit-ftps
      Examples:
        | key                  | mode     | value | first | again | fault       |
        | explicit-expired     | explicit | 2     | 1     | 1     | expired     |
        | explicit-untrusted   | explicit | 2     | 2     | 5     | untrusted   |
        | explicit-wrong-host  | explicit | 2     | 3     | 3     | wrong-host  |
        | explicit-self-signed | explicit | 2     | 4     | 1     | self-signed |

    @CODE-841 @R5-27 @R3.1-50 @R3.2-46 @D25 @security @error
    Scenario Outline: 7: while another channel is connected the certificate has become <fault>: <mode> FTPS
      Given the server requires <mode> FTPS
      And channel <first> is set to "ssl" <value>,0
      And channel <again> is set to "ssl" <value>,0
      And channel <first> is logged in
      When the server's certificate is <fault> from now on
      And the host sends AT+MFTPCONN=<again>,"<host>","<user>","<password>",<port>
      Then the command fails as TLS
      And the server saw 1 login
      And the server session of channel <first> is open

      @needs-implicit-ftps
      Examples:
        | key                  | mode     | value | first | again | fault       |
        | implicit-expired     | implicit | 1     | 1     | 5     | expired     |
        | implicit-untrusted   | implicit | 1     | 2     | 0     | untrusted   |
        | implicit-wrong-host  | implicit | 1     | 3     | 1     | wrong-host  |
        | implicit-self-signed | implicit | 1     | 4     | 2     | self-signed |

      @needs-explicit-ftps
      Examples:
        | key                  | mode     | value | first | again | fault       |
        | explicit-expired     | explicit | 2     | 2     | 0     | expired     |
        | explicit-untrusted   | explicit | 2     | 3     | 1     | untrusted   |
        | explicit-wrong-host  | explicit | 2     | 4     | 2     | wrong-host  |
        | explicit-self-signed | explicit | 2     | 5     | 3     | self-signed |

  Rule: what is refused or fails leaves everything as it was

    @CODE-850 @R5-30 @D24 @D25 @D65 @D66 @error
    Scenario Outline: The server has what it had after <verb> is answered with <reply>: <line>
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/other/x.txt: x
        /home/uftp/a.txt: 1234567890
        /home/uftp/d/
        /home/uftp/full/b.txt: bbb
        /home/uftp/full/in/c.txt: ccc
        /home/uftp/old.txt: old
        """
      And the server answers <verb> with <reply>
      When the host sends <line>
      Then the command fails as any
      And the server's working directory of channel 0 is "/home/uftp"
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/a.txt: 1234567890
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/full/in/
        /home/uftp/full/in/c.txt: ccc
        /home/uftp/old.txt: old
        """
      When the server is itself again
      And the host sends AT+MFTPMKD=0,"z"
      Then the command succeeds
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/a.txt: 1234567890
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/full/in/
        /home/uftp/full/in/c.txt: ccc
        /home/uftp/old.txt: old
        /home/uftp/z/
        """

      @R3.4-13 @R3.4-32 @R3.4-36
      Examples:
        | key     | line                           | verb        | reply         |
        | CWD-450 | AT+MFTPCWD=0,"/home/uftp/full" | CWD or XCWD | 450 Not now   |
        | CWD-550 | AT+MFTPCWD=0,"/home/other"     | CWD or XCWD | 550 Not today |

      @R3.6-13 @R3.6-34
      Examples:
        | key     | line                           | verb        | reply         |
        | MKD-450 | AT+MFTPMKD=0,"new"             | MKD or XMKD | 450 Not now   |
        | MKD-550 | AT+MFTPMKD=0,"/home/other/new" | MKD or XMKD | 550 Not today |
        | MKD-521 | AT+MFTPMKD=0,"full"            | MKD or XMKD | 521 It exists |

      @R3.7-13 @R3.4-30 @R3.5-20
      Examples:
        | key       | line                        | verb                                                 | reply             |
        | LIST-450  | AT+MFTPLIST=0,"/home/other" | LIST or MLSD or MLST or NLST                         | 450 Not now       |
        | LIST-550  | AT+MFTPLIST=0,"/home"       | LIST or MLSD or MLST or NLST                         | 550 Not today     |
        | LIST-full | AT+MFTPLIST=0,"full"        | LIST or MLSD or MLST or NLST                         | 450 Not now       |
        | LIST-file | AT+MFTPLIST=0,"a.txt"       | LIST or MLSD or MLST or NLST or SIZE or MDTM or STAT | 550 Not today     |
        | LIST-PASV | AT+MFTPLIST=0,"/home/other" | PASV or EPSV                                         | 425 No ports left |

      @R3.8-13 @R3.8-32
      Examples:
        | key       | line                 | verb                | reply         |
        | DEL-450   | AT+MFTPDEL=0,"a.txt" | DELE or RMD or XRMD | 450 Not now   |
        | DEL-550   | AT+MFTPDEL=0,"a.txt" | DELE or RMD or XRMD | 550 Not today |
        | DEL-empty | AT+MFTPDEL=0,"d"     | DELE or RMD or XRMD | 550 Not today |
        | DEL-full  | AT+MFTPDEL=0,"full"  | DELE or RMD or XRMD | 550 Not today |

      @R3.9-13 @R3.9-35
      Examples:
        | key         | line                             | verb | reply             |
        | RN-RNFR-450 | AT+MFTPRN=0,"a.txt","new.txt"    | RNFR | 450 Not now       |
        | RN-RNFR-550 | AT+MFTPRN=0,"full","new"         | RNFR | 550 Not today     |
        | RN-RNTO-550 | AT+MFTPRN=0,"full","new"         | RNTO | 550 Not today     |
        | RN-RNTO-553 | AT+MFTPRN=0,"a.txt","new.txt"    | RNTO | 553 Not this name |
        | RN-RNTO-dir | AT+MFTPRN=0,"a.txt","full/a.txt" | RNTO | 553 Not this name |

      @R3.10-13 @R3.10-12
      Examples:
        | key       | line                       | verb         | reply             |
        | RETR-450  | AT+MFTPRETR=0,"a.txt"      | RETR         | 450 Not now       |
        | RETR-550  | AT+MFTPRETR=0,"full/b.txt" | RETR         | 550 Not today     |
        | RETR-PASV | AT+MFTPRETR=0,"a.txt"      | PASV or EPSV | 425 No ports left |

      @R3.11-13 @R3.11-61
      Examples:
        | key       | line                                 | verb         | reply             |
        | APPE-452  | AT+MFTPAPPE=0,"old.txt",1,3,"new"    | APPE or STOR | 452 No room       |
        | APPE-550  | AT+MFTPAPPE=0,"new.txt",1,3,"new"    | APPE or STOR | 550 Not today     |
        | APPE-full | AT+MFTPAPPE=0,"full/b.txt",1,3,"new" | APPE or STOR | 553 Not this name |
        | APPE-PASV | AT+MFTPAPPE=0,"old.txt",1,3,"new"    | PASV or EPSV | 425 No ports left |

      @R3.12-13 @R3.12-61
      Examples:
        | key       | line                                 | verb         | reply             |
        | STOR-452  | AT+MFTPSTOR=0,"old.txt",1,3,"new"    | STOR         | 452 No room       |
        | STOR-550  | AT+MFTPSTOR=0,"new.txt",1,3,"new"    | STOR         | 550 Not today     |
        | STOR-full | AT+MFTPSTOR=0,"full/b.txt",1,3,"new" | STOR         | 553 Not this name |
        | STOR-PASV | AT+MFTPSTOR=0,"old.txt",1,3,"new"    | PASV or EPSV | 425 No ports left |

    @CODE-851 @R5-30 @D24 @D25 @D65 @D66 @error
    Scenario Outline: <verb> is answered with <reply> once, and the result is what the server has: <line>
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/other/x.txt: x
        /home/uftp/a.txt: 1234567890
        /home/uftp/d/
        /home/uftp/full/b.txt: bbb
        /home/uftp/full/in/c.txt: ccc
        /home/uftp/old.txt: old
        """
      And the server once answers <verb> with <reply>
      When the host sends <line>
      Then the command succeeds exactly if <truth>
      When the server is itself again
      And the host sends AT+MFTPPWD=0
      Then the command succeeds

      @R3.4-12 @R3.4-13
      Examples:
        | key     | line                           | verb        | reply         | truth                                                            |
        | CWD-450 | AT+MFTPCWD=0,"/home/uftp/full" | CWD or XCWD | 450 Not now   | the server's working directory of channel 0 is "/home/uftp/full" |
        | CWD-550 | AT+MFTPCWD=0,"/home/other"     | CWD or XCWD | 550 Not today | the server's working directory of channel 0 is "/home/other"     |

      @R3.6-12 @R3.6-13
      Examples:
        | key     | line               | verb        | reply         | truth                                           |
        | MKD-450 | AT+MFTPMKD=0,"new" | MKD or XMKD | 450 Not now   | the server holds the directory "/home/uftp/new" |
        | MKD-550 | AT+MFTPMKD=0,"new" | MKD or XMKD | 550 Not today | the server holds the directory "/home/uftp/new" |

      @R3.8-12 @R3.8-13
      Examples:
        | key          | line                 | verb                | reply         | truth                                      |
        | DEL-DELE-450 | AT+MFTPDEL=0,"a.txt" | DELE                | 450 Not now   | the server has no file "/home/uftp/a.txt"  |
        | DEL-DELE-550 | AT+MFTPDEL=0,"a.txt" | DELE                | 550 Not today | the server has no file "/home/uftp/a.txt"  |
        | DEL-RMD-450  | AT+MFTPDEL=0,"d"     | RMD or XRMD         | 450 Not now   | the server has no directory "/home/uftp/d" |
        | DEL-RMD-550  | AT+MFTPDEL=0,"d"     | RMD or XRMD         | 550 Not today | the server has no directory "/home/uftp/d" |
        | DEL-both-450 | AT+MFTPDEL=0,"a.txt" | DELE or RMD or XRMD | 450 Not now   | the server has no file "/home/uftp/a.txt"  |
        | DEL-both-d   | AT+MFTPDEL=0,"d"     | DELE or RMD or XRMD | 450 Not now   | the server has no directory "/home/uftp/d" |

      @R3.9-12 @R3.9-13
      Examples:
        | key         | line                        | verb | reply         | truth                                                                                     |
        | RN-RNFR-450 | AT+MFTPRN=0,"a.txt","n.txt" | RNFR | 450 Not now   | the file "/home/uftp/a.txt" has become "/home/uftp/n.txt" with the payload "'1234567890'" |
        | RN-RNTO-450 | AT+MFTPRN=0,"a.txt","n.txt" | RNTO | 450 Not now   | the file "/home/uftp/a.txt" has become "/home/uftp/n.txt" with the payload "'1234567890'" |
        | RN-RNTO-553 | AT+MFTPRN=0,"a.txt","n.txt" | RNTO | 553 Not today | the file "/home/uftp/a.txt" has become "/home/uftp/n.txt" with the payload "'1234567890'" |

      @R3.11-12 @R3.11-13 @R3.11-49
      Examples:
        | key       | line                              | verb         | reply             | truth                                                                      |
        | APPE-450  | AT+MFTPAPPE=0,"old.txt",1,3,"new" | APPE         | 450 Not now       | the server holds the file "/home/uftp/old.txt" with the payload "'oldnew'" |
        | APPE-550  | AT+MFTPAPPE=0,"n.txt",1,3,"new"   | APPE         | 550 Not today     | the server holds the file "/home/uftp/n.txt" with the payload "'new'"      |
        | APPE-PASV | AT+MFTPAPPE=0,"old.txt",1,3,"new" | PASV or EPSV | 425 No ports left | the server holds the file "/home/uftp/old.txt" with the payload "'oldnew'" |

      @R3.12-12 @R3.12-13 @R3.12-49
      Examples:
        | key       | line                              | verb         | reply             | truth                                                                   |
        | STOR-450  | AT+MFTPSTOR=0,"old.txt",1,3,"new" | STOR         | 450 Not now       | the server holds the file "/home/uftp/old.txt" with the payload "'new'" |
        | STOR-550  | AT+MFTPSTOR=0,"n.txt",1,3,"new"   | STOR         | 550 Not today     | the server holds the file "/home/uftp/n.txt" with the payload "'new'"   |
        | STOR-PASV | AT+MFTPSTOR=0,"old.txt",1,3,"new" | PASV or EPSV | 425 No ports left | the server holds the file "/home/uftp/old.txt" with the payload "'new'" |

    @CODE-853 @slow @D24 @D25 @D65 @error
    Scenario Outline: <verb> is answered with <reply> once, and a second later the result is what the server has: <line>
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/other/x.txt: x
        /home/uftp/a.txt: 1234567890
        /home/uftp/d/
        /home/uftp/full/b.txt: bbb
        /home/uftp/full/in/c.txt: ccc
        /home/uftp/old.txt: old
        """
      And the server once answers <verb> with <reply>
      When the host sends <line>
      And the host pauses for 1 s
      Then the command succeeds exactly if <truth>

      @R3.6-12 @R3.6-13
      Examples:
        | key | line               | verb        | reply       | truth                                           |
        | MKD | AT+MFTPMKD=0,"new" | MKD or XMKD | 450 Not now | the server holds the directory "/home/uftp/new" |

      @R3.9-12 @R3.9-13
      Examples:
        | key | line                        | verb | reply       | truth                                                                                     |
        | RN  | AT+MFTPRN=0,"a.txt","n.txt" | RNFR | 450 Not now | the file "/home/uftp/a.txt" has become "/home/uftp/n.txt" with the payload "'1234567890'" |

    @CODE-852 @R5-31 @D24 @D25 @D53 @D65 @D66 @error
    Scenario Outline: The server has what it had after it closed the connection at <verb>: <line>
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/other/x.txt: x
        /home/uftp/a.txt: 1234567890
        /home/uftp/d/
        /home/uftp/full/b.txt: bbb
        /home/uftp/full/in/c.txt: ccc
        /home/uftp/old.txt: old
        """
      And the server closes the control connection at <verb>
      When the host sends <line>
      Then the command fails as any
      And the module reports the end of connection 0
      When the server is itself again
      And the host connects channel 0 if it is not connected
      And the host sends AT+MFTPMKD=0,"z"
      Then the command succeeds
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/a.txt: 1234567890
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/full/in/
        /home/uftp/full/in/c.txt: ccc
        /home/uftp/old.txt: old
        /home/uftp/z/
        """

      @R3.4-13 @R3.4-36
      Examples:
        | key | line                           | verb        |
        | CWD | AT+MFTPCWD=0,"/home/uftp/full" | CWD or XCWD |

      @R3.6-13 @R3.6-34
      Examples:
        | key | line               | verb        |
        | MKD | AT+MFTPMKD=0,"new" | MKD or XMKD |

      @R3.7-13
      Examples:
        | key  | line                 | verb                         |
        | LIST | AT+MFTPLIST=0,"full" | LIST or MLSD or MLST or NLST |

      @R3.8-13 @R3.8-32
      Examples:
        | key      | line                 | verb                |
        | DEL-file | AT+MFTPDEL=0,"a.txt" | DELE or RMD or XRMD |
        | DEL-full | AT+MFTPDEL=0,"full"  | DELE or RMD or XRMD |

      @R3.9-13 @R3.9-35
      Examples:
        | key     | line                          | verb |
        | RN-RNFR | AT+MFTPRN=0,"a.txt","new.txt" | RNFR |
        | RN-RNTO | AT+MFTPRN=0,"full","new"      | RNTO |

      @R3.10-13
      Examples:
        | key       | line                  | verb         |
        | RETR      | AT+MFTPRETR=0,"a.txt" | RETR         |
        | RETR-PASV | AT+MFTPRETR=0,"a.txt" | PASV or EPSV |

      @R3.11-13 @R3.11-61
      Examples:
        | key       | line                              | verb         |
        | APPE      | AT+MFTPAPPE=0,"old.txt",1,3,"new" | APPE or STOR |
        | APPE-PASV | AT+MFTPAPPE=0,"old.txt",1,3,"new" | PASV or EPSV |

      @R3.12-13 @R3.12-61
      Examples:
        | key       | line                              | verb         |
        | STOR      | AT+MFTPSTOR=0,"old.txt",1,3,"new" | STOR         |
        | STOR-PASV | AT+MFTPSTOR=0,"old.txt",1,3,"new" | PASV or EPSV |
