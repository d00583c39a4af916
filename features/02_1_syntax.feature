@clause-2.1
Feature: Command lines are written as §2.1 and Table 2 have it
  # <CR>, <LF>, <SUB> (ctrl+z) and <xNN> stand for bytes; every other character is itself.
  # Every line that a module sends is judged for its framing in every scenario of the suite.

  Rule: a command line begins with AT or at and ends with <CR>

    @AT-001 @R2.1-01 @R2.1-03 @R2.2-06 @smoke
    Scenario: AT and a carriage return are answered with OK
      When the host sends the bytes AT<CR>
      Then the module answers
        """
        OK
        """

    @AT-002 @R2.1-02 @smoke
    Scenario: at is as good as AT
      When the host sends the bytes at<CR>
      Then the module answers
        """
        OK
        """

    @AT-003 @R2.1-02 @D51
    Scenario: at is as good as AT before an MFTP command
      When the host sends at+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,0
        OK
        """

    @AT-004 @R2.1-20 @D51
    Scenario: Mixed case in front of a command is not mentioned
      When the host sends At
      Then whatever the module answers is recorded

  Rule: a line of an answer stands between <CR><LF> and <CR><LF>

    @AT-005 @R2.1-04 @R2.1-05 @R2.2-07 @D62 @D77
    Scenario Outline: The bytes of the answer to <sent> are those of §2.1
      When the host sends <sent>
      Then the bytes of the answer are <bytes>

      Examples:
        | key     | sent                         | bytes                          |
        | ok      | AT                           | <CR><LF>OK<CR><LF>             |
        | setting | AT+MFTPCFG=0,"rsptimeout",10 | <CR><LF>OK<CR><LF>             |
        | error   | AT+MFTPSTATE=6               | <CR><LF>+CME ERROR: 50<CR><LF> |

    @AT-006 @R2.1-04 @R2.1-05 @D62
    Scenario: An information line is framed as a final result is
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,0
        OK
        """

    @AT-007 @R2.1-04 @R2.1-05 @D62
    Scenario: A result that comes later is framed as an answer is
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

  Rule: ATE decides about the echo

    @AT-010 @R2.1-07
    Scenario: A basic command gets a final result
      When the host sends ATE0
      Then the module answers a final result

    @AT-011 @R2.1-08 @R2.1-19 @D59
    Scenario: After ATE1 a line comes back before its answer
      When the host sends ATE1
      Then the module answers a final result
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,0
        OK
        """
      And the line is echoed

    @AT-012 @R2.1-08 @D59
    Scenario: After ATE0 no line comes back
      When the host sends ATE0
      Then the module answers a final result
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,0
        OK
        """
      And the line is not echoed

    @AT-013 @R2.1-09
    Scenario: ATE without a number is answered as ATE0 is
      When the host sends ATE0
      Then the module answers a final result
      When the host sends ATE
      Then the module answers a final result, OK if the one before was

    @AT-140 @R2.1-08 @D05 @D31 @D32 @D33 @D59
    Scenario Outline: After ATE<n> a line is <echoed>, and the next one: <line>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/uftp/a-name-that-is-longer-than-a-line-of-sixty-four-bytes.txt" with
        """
        1234567890
        """
      When the host sends ATE<n>
      Then the module answers a final result
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        <report>
        """
      And the line is <echoed>
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,1
        OK
        """
      And the line is <echoed>

      Examples:
        | key    | n | echoed     | line                                                                      | report                                                     |
        | CONN-1 | 1 | echoed     | AT+MFTPCONN=1,"<host>","<user>","<password>",<port>                       | +MFTPCONN: 1,0                                             |
        | LIST-1 | 1 | echoed     | AT+MFTPLIST=0,"a.txt"                                                     | +MFTPLIST: 0,0,"a.txt",10,<time of /home/uftp/a.txt>,"rw-" |
        | RETR-1 | 1 | echoed     | AT+MFTPRETR=0,"a.txt"                                                     | +MFTPRETR: 0,0,10,10,1234567890                            |
        | long-1 | 1 | echoed     | AT+MFTPRETR=0,"a-name-that-is-longer-than-a-line-of-sixty-four-bytes.txt" | +MFTPRETR: 0,0,10,10,1234567890                            |
        | APPE-1 | 1 | echoed     | AT+MFTPAPPE=0,"1.txt",1,5,"12345"                                         | +MFTPAPPE: 0,0,5                                           |
        | STOR-1 | 1 | echoed     | AT+MFTPSTOR=0,"1.txt",1,5,"12345"                                         | +MFTPSTOR: 0,0,5                                           |
        | CONN-0 | 0 | not echoed | AT+MFTPCONN=1,"<host>","<user>","<password>",<port>                       | +MFTPCONN: 1,0                                             |
        | APPE-0 | 0 | not echoed | AT+MFTPAPPE=0,"1.txt",1,5,"12345"                                         | +MFTPAPPE: 0,0,5                                           |
        | STOR-0 | 0 | not echoed | AT+MFTPSTOR=0,"1.txt",1,5,"12345"                                         | +MFTPSTOR: 0,0,5                                           |

    @AT-141 @R2.1-08 @D59
    Scenario: After ATE1 a query of the settings comes back before its answer
      When the host sends ATE1
      Then the module answers a final result
      When the host sends AT+MFTPCFG=0,"rsptimeout"
      Then the module answers
        """
        +MFTPCFG: 0,"rsptimeout",10
        OK
        """
      And the line is echoed

    @AT-142 @R2.1-08 @D41 @D59
    Scenario Outline: After ATE<n> the line behind data after the prompt is <echoed>: <line>
      Given channel 0 is logged in
      When the host sends ATE<n>
      Then the module answers a final result
      When the host sends <line>
      Then the module prompts for data
      When the host types <data>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        <report>
        """
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,1
        OK
        """
      And the line is <echoed>

      Examples:
        | key           | n | echoed     | line                      | data       | report           |
        | APPE-length-1 | 1 | echoed     | AT+MFTPAPPE=0,"1.txt",1,5 | 12345      | +MFTPAPPE: 0,0,5 |
        | APPE-sub-1    | 1 | echoed     | AT+MFTPAPPE=0,"1.txt",1   | 12345<SUB> | +MFTPAPPE: 0,0,5 |
        | STOR-length-1 | 1 | echoed     | AT+MFTPSTOR=0,"1.txt",1,5 | 12345      | +MFTPSTOR: 0,0,5 |
        | STOR-sub-1    | 1 | echoed     | AT+MFTPSTOR=0,"1.txt",1   | 12345<SUB> | +MFTPSTOR: 0,0,5 |
        | APPE-length-0 | 0 | not echoed | AT+MFTPAPPE=0,"1.txt",1,5 | 12345      | +MFTPAPPE: 0,0,5 |
        | APPE-sub-0    | 0 | not echoed | AT+MFTPAPPE=0,"1.txt",1   | 12345<SUB> | +MFTPAPPE: 0,0,5 |
        | STOR-length-0 | 0 | not echoed | AT+MFTPSTOR=0,"1.txt",1,5 | 12345      | +MFTPSTOR: 0,0,5 |
        | STOR-sub-0    | 0 | not echoed | AT+MFTPSTOR=0,"1.txt",1   | 12345<SUB> | +MFTPSTOR: 0,0,5 |

    @AT-143 @R2.1-08 @D39 @D40 @D59 @slow
    Scenario Outline: After ATE<n> the line behind transparent mode is <echoed>: AT+<command>
      Given channel 0 is logged in
      When the host sends ATE<n>
      Then the module answers a final result
      When the host sends AT+<command>=0,"1.txt"
      Then the module connects
      When the host types 12345
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +<command>: 0,0,5
        """
      When the host sends AT+MFTPSTATE=1
      Then the module answers
        """
        +MFTPSTATE: 1,0
        OK
        """
      And the line is <echoed>

      Examples:
        | command  | n | echoed     |
        | MFTPAPPE | 1 | echoed     |
        | MFTPSTOR | 0 | not echoed |

    @AT-144 @R2.1-08 @D53 @D59
    Scenario: After ATE1 a line comes back when a connection has ended
      Given channel 1 is logged in
      When the host sends ATE1
      Then the module answers a final result
      When the server drops channel 1
      Then the module reports the end of connection 1
      When the host sends AT+MFTPSTATE=1
      Then the module answers
        """
        +MFTPSTATE: 1,0
        OK
        """
      And the line is echoed

  Rule: basic commands with & and S-parameters have final results

    @AT-014 @R2.1-10
    Scenario: A basic command with & gets a final result
      When the host sends AT&C1
      Then the module answers a final result

    @AT-015 @R2.1-11
    Scenario: An S-parameter command gets a final result
      When the host sends ATS3=13
      Then the module answers a final result

    @AT-016 @R2.1-06
    Scenario Outline: <sent> belongs to another standard
      When the host sends <sent>
      Then whatever the module answers is recorded

      Examples:
        | key   | sent      |
        | I     | ATI       |
        | CGMI  | AT+CGMI   |
        | CGMM  | AT+CGMM   |
        | CGMR  | AT+CGMR   |
        | CEREG | AT+CEREG? |
        | CPIN  | AT+CPIN?  |

  Rule: extended commands have the forms of Table 2

    @AT-020 @R2.1-12 @D22 @D61
    Scenario Outline: The test form of AT+<command> returns its parameters and ranges
      When the host sends AT+<command>=?
      Then the module answers
        """
        <line>
        OK
        """

      Examples:
        | command   | line                          |
        | MFTPCONN  | +MFTPCONN: (0-5),,,,(0-65535) |
        | MFTPDISC  | +MFTPDISC: (0-5)              |
        | MFTPCWD   | +MFTPCWD: (0-5),              |
        | MFTPPWD   | +MFTPPWD: (0-5)               |
        | MFTPMKD   | +MFTPMKD: (0-5),              |
        | MFTPLIST  | +MFTPLIST: (0-5),             |
        | MFTPDEL   | +MFTPDEL: (0-5),              |
        | MFTPRN    | +MFTPRN: (0-5),,              |
        | MFTPRETR  | +MFTPRETR: (0-5),,,,          |
        | MFTPAPPE  | +MFTPAPPE: (0-5),,,,          |
        | MFTPSTOR  | +MFTPSTOR: (0-5),,,,          |
        | MFTPSTATE | +MFTPSTATE: (0-5)             |

    @AT-021 @R2.1-13 @D56
    Scenario Outline: The read form of AT+<command> gets a final result
      When the host sends AT+<command>?
      Then the module answers a final result

      Examples:
        | command   |
        | MFTPCFG   |
        | MFTPCONN  |
        | MFTPDISC  |
        | MFTPCWD   |
        | MFTPPWD   |
        | MFTPMKD   |
        | MFTPLIST  |
        | MFTPDEL   |
        | MFTPRN    |
        | MFTPRETR  |
        | MFTPAPPE  |
        | MFTPSTOR  |
        | MFTPSTATE |

    @AT-022 @R2.1-15 @D56
    Scenario Outline: The execute form of AT+<command> gets a final result
      When the host sends AT+<command>
      Then the module answers a final result

      Examples:
        | command   |
        | MFTPCFG   |
        | MFTPCONN  |
        | MFTPDISC  |
        | MFTPCWD   |
        | MFTPPWD   |
        | MFTPMKD   |
        | MFTPLIST  |
        | MFTPDEL   |
        | MFTPRN    |
        | MFTPRETR  |
        | MFTPAPPE  |
        | MFTPSTOR  |
        | MFTPSTATE |

    @AT-023 @R2.1-14
    Scenario: The set form sets what it carries
      When the host sends AT+MFTPCFG=0,"rsptimeout",20
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCFG=0,"rsptimeout"
      Then the module answers
        """
        +MFTPCFG: 0,"rsptimeout",20
        OK
        """

    @AT-024 @R2.1-16 @D63
    Scenario: The angle brackets of the notation are not typed
      When the host sends the bytes AT+MFTPSTATE=<x3C>0<x3E><CR>
      Then the command is refused as malformed

    @AT-025 @R2.1-17
    Scenario: A parameter in square brackets may be left out
      When the host sends AT+MFTPCFG=0,"cid"
      Then the module answers
        """
        +MFTPCFG: 0,"cid",1
        OK
        """

  Rule: whatever was sent, the next command is understood

    @AT-030 @R2.1-18 @D64
    Scenario Outline: After <class> a command is understood
      When the host sends the bytes <bytes><CR>
      Then whatever the module answers is recorded
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,0
        OK
        """

      Examples:
        | key      | class                  | bytes                 |
        | empty    | an empty line          | <SP>                  |
        | plus     | a plus alone           | AT+                   |
        | prefix   | half a name            | AT+MFTP               |
        | equals   | no name                | AT=                   |
        | quote    | a quote left open      | AT+MFTPCWD=0,"/home   |
        | commas   | commas alone           | AT+MFTPCONN=,,,,,,,,, |
        | controls | control characters     | AT<x01><x02><x7F>     |
        | high     | bytes above 127        | AT<xFF><xFE><x80>     |
        | nul      | a NUL inside           | AT+MFTP<x00>STATE=0   |
        | long     | a line of 8000 letters | AT+<name-8000>        |

    @AT-244 @R2.1-03 @R2.2-09 @R3.12-49 @R3.6-30 @R3.9-12 @tour @D42
    Scenario: Lines of each length are carried out: at, below and above what buffers hold
      Given channel 0 is logged in with home "/home/uftp"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPMKD=0,"<name-112>"
        AT+MFTPMKD=0,"<name-113>"
        AT+MFTPMKD=0,"<name-114>"
        AT+MFTPMKD=0,"<name-240>"
        AT+MFTPMKD=0,"<name-241>"
        AT+MFTPMKD=0,"<name-242>"
        AT+MFTPRN=0,"<name-242>","<name-125>"
        AT+MFTPRN=0,"<name-241>","<name-126>"
        AT+MFTPRN=0,"<name-240>","<name-248>"
        AT+MFTPRN=0,"<name-248>","<name-247>"
        AT+MFTPRN=0,"<name-247>","<name-246>"
        AT+MFTPRN=0,"<name-246>","<name-248>"
        AT+MFTPSTOR=0,"f.txt",1,98,"<text-98>"
        AT+MFTPSTOR=0,"f.txt",1,99,"<text-99>"
        AT+MFTPSTOR=0,"f.txt",1,225,"<text-225>"
        AT+MFTPSTOR=0,"f.txt",1,226,"<text-226>"
        AT+MFTPSTOR=0,"f.txt",1,227,"<text-227>"
        AT+MFTPSTOR=0,"f.txt",1,353,"<text-353>"
        AT+MFTPSTOR=0,"f.txt",1,354,"<text-354>"
        AT+MFTPSTOR=0,"f.txt",1,355,"<text-355>"
        AT+MFTPSTOR=0,"f.txt",1,481,"<text-481>"
        AT+MFTPSTOR=0,"f.txt",1,482,"<text-482>"
        AT+MFTPSTOR=0,"f.txt",1,483,"<text-483>"
        AT+MFTPSTOR=0,"f.txt",1,737,"<text-737>"
        AT+MFTPSTOR=0,"f.txt",1,738,"<text-738>"
        AT+MFTPSTOR=0,"f.txt",1,739,"<text-739>"
        AT+MFTPSTOR=0,"f.txt",1,993,"<text-993>"
        AT+MFTPSTOR=0,"f.txt",1,994,"<text-994>"
        AT+MFTPSTOR=0,"f.txt",1,995,"<text-995>"
        AT+MFTPSTOR=0,"f.txt",1,1024,"<text-1024>"
        AT+MFTPMKD=0,"last"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/<name-112>/
        /home/uftp/<name-113>/
        /home/uftp/<name-114>/
        /home/uftp/<name-125>/
        /home/uftp/<name-126>/
        /home/uftp/<name-248>/
        /home/uftp/f.txt: <text-1024>
        /home/uftp/last/
        """

    @AT-245 @R2.1-03 @R2.2-09 @R3.4-12 @R3.12-12 @slow @D42 @D53
    Scenario: A line that a person types, with a pause in it, is carried out as it stands
      Given channel 0 is logged in with home "/home/uftp"
      And the server has the directory "/home/uftp/in"
      When the host sends the bytes AT+MFTPCWD=0
      And the host pauses for 3 s
      And the host types ,"/home/uftp/in"<CR>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      When the host sends the bytes AT+MFTPSTOR=0,"f.txt",1,5,"123
      And the host pauses for 2 s
      And the host types 45"<CR>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      And the server holds the file "/home/uftp/in/f.txt" with
        """
        12345
        """
      When the host sends the bytes AT+MFTPST
      And the host pauses for 2 s
      And the host types ATE=0<CR>
      Then the module answers
        """
        +MFTPSTATE: 0,1
        OK
        """

    @AT-243 @R2.1-14 @R2.1-18 @D03 @D04 @D05 @D20 @D29 @D31 @D32 @D35
    Scenario: Each command right behind its own test form
      Given the account <user> with home "/home/uftp"
      And the server has the file "/home/uftp/f.txt" with
        """
        12345
        """
      When the host sends AT+MFTPCFG=?
      Then the module answers a final result
      When the host sends AT+MFTPCFG=3,"rsptimeout",12
      Then the command succeeds
      When the host sends AT+MFTPCONN=?
      Then the module answers a final result
      When the host sends AT+MFTPCONN=3,"<host>","<user>","<password>",<port>
      Then the command succeeds
      When the host sends AT+MFTPMKD=?
      Then the module answers a final result
      When the host sends AT+MFTPMKD=3,"a"
      Then the command succeeds
      When the host sends AT+MFTPCWD=?
      Then the module answers a final result
      When the host sends AT+MFTPCWD=3,"/home/uftp/a"
      Then the command succeeds
      When the host sends AT+MFTPPWD=?
      Then the module answers a final result
      When the host sends AT+MFTPPWD=3
      Then the command succeeds
      When the host sends AT+MFTPCWD=?
      Then the module answers a final result
      When the host sends AT+MFTPCWD=3,"/home/uftp"
      Then the command succeeds
      When the host sends AT+MFTPLIST=?
      Then the module answers a final result
      When the host sends AT+MFTPLIST=3,"f.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 3,0,"f.txt",5,<time of /home/uftp/f.txt>,"rw-"
        """
      When the host sends AT+MFTPRETR=?
      Then the module answers a final result
      When the host sends AT+MFTPRETR=3,"f.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 3,0,5,5,12345
        """
      When the host sends AT+MFTPSTOR=?
      Then the module answers a final result
      When the host sends AT+MFTPSTOR=3,"s.txt",1,5,"abcde"
      Then the command succeeds
      When the host sends AT+MFTPAPPE=?
      Then the module answers a final result
      When the host sends AT+MFTPAPPE=3,"s.txt",1,2,"fg"
      Then the command succeeds
      When the host sends AT+MFTPRN=?
      Then the module answers a final result
      When the host sends AT+MFTPRN=3,"s.txt","t.txt"
      Then the command succeeds
      When the host sends AT+MFTPDEL=?
      Then the module answers a final result
      When the host sends AT+MFTPDEL=3,"a"
      Then the command succeeds
      When the host sends AT+MFTPSTATE=?
      Then the module answers a final result
      When the host sends AT+MFTPSTATE=3
      Then the command succeeds
      When the host sends AT+MFTPDISC=?
      Then the module answers a final result
      When the host sends AT+MFTPDISC=3
      Then the command succeeds
      And the module may report the end of connection 3
      When the host sends AT+MFTPCFG=3,"rsptimeout"
      Then the module answers
        """
        +MFTPCFG: 3,"rsptimeout",12
        OK
        """
      And the server holds in "/home/uftp" just
        """
        /home/uftp/f.txt: 12345
        /home/uftp/t.txt: abcdefg
        """

  Rule: at in front, and signs inside of strings, change nothing

    @AT-200 @R2.1-02 @R2.1-14 @D03 @D05 @D31 @D32 @D33 @D41 @tour
    Scenario: at is as good as AT in front of each form of each command
      Given the account <user> with home "/home/uftp"
      When the host sends at+MFTPCFG=2,"rsptimeout",20
      Then the module answers
        """
        OK
        """
      When the host sends at+MFTPCFG=2,"rsptimeout"
      Then the module answers
        """
        +MFTPCFG: 2,"rsptimeout",20
        OK
        """
      When the host sends at+MFTPCFG=?
      Then the module answers a final result
      When the host sends at+MFTPSTATE=?
      Then the module answers
        """
        +MFTPSTATE: (0-5)
        OK
        """
      When the host sends at+MFTPCONN=2,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 2,0
        """
      And the server saw a login of channel 2 as <user> with <password>
      When the host sends at+MFTPPWD=2
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 2,0,"/home/uftp"
        """
      When the host sends at+MFTPMKD=2,"AT+new"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 2,0
        """
      And the server holds the directory "/home/uftp/AT+new"
      When the host sends at+MFTPCWD=2,"/home/uftp/AT+new"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 2,0
        """
      And the server's working directory of channel 2 is "/home/uftp/AT+new"
      When the host sends at+MFTPSTOR=2,"at.TXT",1,5,"at+OK"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 2,0,5
        """
      And the server holds the file "/home/uftp/AT+new/at.TXT" with
        """
        at+OK
        """
      When the host sends at+MFTPAPPE=2,"at.TXT",1,5,"AT+ok"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,5
        """
      And the server holds the file "/home/uftp/AT+new/at.TXT" with
        """
        at+OKAT+ok
        """
      When the host sends at+MFTPRETR=2,"at.TXT"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 2,0,10,10,at+OKAT+ok
        """
      When the host sends at+MFTPRETR=2,"at.TXT",,5,2
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 2,0,2,2,AT
        """
      When the host sends at+MFTPLIST=2,"at.TXT"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 2,0,"at.TXT",10,<time of /home/uftp/AT+new/at.TXT>,"rw-"
        """
      When the host sends at+MFTPRN=2,"at.TXT","At.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: 2,0
        """
      And the server holds the file "/home/uftp/AT+new/At.txt" with
        """
        at+OKAT+ok
        """
      When the host sends at+MFTPSTOR=2,"p.txt",1,5
      Then the module prompts for data
      When the host types at+ab
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 2,0,5
        """
      When the host sends at+MFTPSTOR=2,"p.txt",1
      Then the module prompts for data
      When the host types AT+<SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 2,0,3
        """
      When the host sends at+MFTPAPPE=2,"p.txt",1,5
      Then the module prompts for data
      When the host types at+ab
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,5
        """
      When the host sends at+MFTPAPPE=2,"p.txt",1
      Then the module prompts for data
      When the host types AT+<SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,3
        """
      And the server holds the file "/home/uftp/AT+new/p.txt" with
        """
        AT+at+abAT+
        """
      When the host sends at+MFTPDEL=2,"At.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: 2,0
        """
      And the server has no file "/home/uftp/AT+new/At.txt"
      When the host sends AT+MFTPSTATE=2
      Then the module answers
        """
        +MFTPSTATE: 2,1
        OK
        """
      When the host sends at+MFTPDISC=2
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

    @AT-201 @R2.1-02 @D51
    Scenario Outline: The name of a command in small letters is unknown, or the command is the same: <line>
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/D"
      And the server has the file "/home/uftp/A.txt" with
        """
        1234567890
        """
      And the server has the file "/home/uftp/B.txt" with
        """
        12345
        """
      When the host sends <line>
      Then the command is unknown, or succeeds and <done>
      When the host sends AT+MFTPSTATE=3
      Then the module answers
        """
        +MFTPSTATE: 3,0
        OK
        """

      Examples:
        | key       | line                                                | done                                                          |
        | MKD       | AT+mftpmkd=0,"New"                                  | the server holds the directory "/home/uftp/New"               |
        | MKD-mixed | at+MftpMkd=0,"New"                                  | the server holds the directory "/home/uftp/New"               |
        | CWD       | at+mftpcwd=0,"/home/uftp/D"                         | the server's working directory of channel 0 is "/home/uftp/D" |
        | DEL       | AT+mftpdel=0,"A.txt"                                | the server has no file "/home/uftp/A.txt"                     |
        | RN        | at+mftprn=0,"A.txt","C.txt"                         | the server holds the file "/home/uftp/C.txt"                  |
        | STOR      | AT+mftpstor=0,"S.txt",1,5,"12345"                   | the server holds the file "/home/uftp/S.txt"                  |
        | APPE      | at+mftpappe=0,"S.txt",1,5,"12345"                   | the server holds the file "/home/uftp/S.txt"                  |
        | RETR      | at+mftpretr=0,"A.txt"                               | the last transfer of channel 0 was passive                    |
        | CONN      | AT+mftpconn=1,"<host>","<user>","<password>",<port> | the server saw a login of channel 1 as <user> with <password> |

    @AT-210 @R2.1-14 @R2.1-18 @D05 @D31 @D32 @D33 @D50 @tour
    Scenario Outline: <name> inside the strings of each command is a part of them
      Given the account "u<name>u" with the password "p<name>p"
      When the host sends AT+MFTPCONN=0,"<host>","u<name>u","p<name>p",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      And the server saw a login of channel 0 as u<name>u with p<name>p
      When the host sends AT+MFTPMKD=0,"d<name>d"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 0,0
        """
      And the server holds the directory "/home/uftp/d<name>d"
      When the host sends AT+MFTPCWD=0,"/home/uftp/d<name>d"
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
        +MFTPPWD: 0,0,"/home/uftp/d<name>d"
        """
      When the host sends AT+MFTPSTOR=0,"f<name>f",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      And the server holds the file "/home/uftp/d<name>d/f<name>f" with
        """
        12345
        """
      When the host sends AT+MFTPAPPE=0,"f<name>f",1,3,"abc"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,3
        """
      And the server holds the file "/home/uftp/d<name>d/f<name>f" with
        """
        12345abc
        """
      When the host sends AT+MFTPRETR=0,"f<name>f"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,8,8,12345abc
        """
      When the host sends AT+MFTPRETR=0,"f<name>f",,3,3
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,45a
        """
      When the host sends AT+MFTPRN=0,"f<name>f","n<name>n"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: 0,0
        """
      And the server holds the file "/home/uftp/d<name>d/n<name>n" with
        """
        12345abc
        """
      When the host sends AT+MFTPDEL=0,"n<name>n"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: 0,0
        """
      And the server has no file "/home/uftp/d<name>d/n<name>n"
      When the host sends AT+MFTPCWD=0,"/home/uftp"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      When the host sends AT+MFTPDEL=0,"d<name>d"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: 0,0
        """
      And the server has no directory "/home/uftp/d<name>d"
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,1
        OK
        """

      Examples:
        | key           | name           |
        | equals        | =              |
        | question      | ?              |
        | test          | =?             |
        | comma         | ,              |
        | semicolon     | ;              |
        | next          | ;+MFTPDISC=0   |
        | at            | AT+            |
        | equals-number | =0,1           |
        | ok            | OK             |
        | blank         | a b            |
        | bracket       | (0-5)          |
        | cme           | +CME ERROR: 50 |

  Rule: a wrong command leaves nothing to the next one

    @AT-230 @R2.1-18 @D05 @D31 @D32 @D33 @D63 @tour
    Scenario Outline: After <sent> the right command does its own work: <line>
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/d"
      And the server has the directory "/home/uftp/e"
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/uftp/b.txt" with
        """
        12345
        """
      When the host sends <before>
      Then the command succeeds
      When the host sends <sent>
      Then the command is refused as malformed
      And the server received nothing
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        <report>
        """
      And <truth>

      @R3.4-23
      Examples:
        | key   | before                      | sent          | line         | report                       | truth                                   |
        | CWD-1 | AT+MFTPCWD=0,"/home/uftp/e" | AT+MFTPCWD=0  | AT+MFTPPWD=0 | +MFTPPWD: 0,0,"/home/uftp/e" | the server session of channel 0 is open |
        | CWD-2 | AT+MFTPCWD=0,"/home/uftp/e" | AT+MFTPCWD=0, | AT+MFTPPWD=0 | +MFTPPWD: 0,0,"/home/uftp/e" | the server session of channel 0 is open |

      @R3.4-10
      Examples:
        | key   | before                      | sent        | line         | report                       | truth                                   |
        | CWD-3 | AT+MFTPCWD=0,"/home/uftp/e" | AT+MFTPCWD= | AT+MFTPPWD=0 | +MFTPPWD: 0,0,"/home/uftp/e" | the server session of channel 0 is open |

      @R3.4-14
      Examples:
        | key   | before                      | sent                          | line         | report                       | truth                                   |
        | CWD-4 | AT+MFTPCWD=0,"/home/uftp/e" | AT+MFTPCWD=0,"/home/uftp/d",1 | AT+MFTPPWD=0 | +MFTPPWD: 0,0,"/home/uftp/e" | the server session of channel 0 is open |

      @R3.5-10
      Examples:
        | key   | before                      | sent         | line         | report                       | truth                                   |
        | PWD-1 | AT+MFTPCWD=0,"/home/uftp/d" | AT+MFTPPWD=  | AT+MFTPPWD=0 | +MFTPPWD: 0,0,"/home/uftp/d" | the server session of channel 0 is open |
        | PWD-2 | AT+MFTPCWD=0,"/home/uftp/d" | AT+MFTPPWD=A | AT+MFTPPWD=0 | +MFTPPWD: 0,0,"/home/uftp/d" | the server session of channel 0 is open |

      @R3.5-14
      Examples:
        | key   | before                      | sent           | line         | report                       | truth                                   |
        | PWD-3 | AT+MFTPCWD=0,"/home/uftp/d" | AT+MFTPPWD=0,1 | AT+MFTPPWD=0 | +MFTPPWD: 0,0,"/home/uftp/d" | the server session of channel 0 is open |

      @R3.6-23
      Examples:
        | key   | before            | sent          | line              | report        | truth                                          |
        | MKD-1 | AT+MFTPMKD=0,"m1" | AT+MFTPMKD=0  | AT+MFTPMKD=0,"m3" | +MFTPMKD: 0,0 | the server holds the directory "/home/uftp/m3" |
        | MKD-2 | AT+MFTPMKD=0,"m1" | AT+MFTPMKD=0, | AT+MFTPMKD=0,"m3" | +MFTPMKD: 0,0 | the server holds the directory "/home/uftp/m3" |

      @R3.6-10
      Examples:
        | key   | before            | sent        | line              | report        | truth                                          |
        | MKD-3 | AT+MFTPMKD=0,"m1" | AT+MFTPMKD= | AT+MFTPMKD=0,"m3" | +MFTPMKD: 0,0 | the server holds the directory "/home/uftp/m3" |

      @R3.6-14
      Examples:
        | key   | before            | sent                | line              | report        | truth                                          |
        | MKD-4 | AT+MFTPMKD=0,"m1" | AT+MFTPMKD=0,"m2",1 | AT+MFTPMKD=0,"m3" | +MFTPMKD: 0,0 | the server holds the directory "/home/uftp/m3" |

      @R3.7-10
      Examples:
        | key    | before                | sent         | line                  | report                                                    | truth                                   |
        | LIST-1 | AT+MFTPLIST=0,"a.txt" | AT+MFTPLIST= | AT+MFTPLIST=0,"b.txt" | +MFTPLIST: 0,0,"b.txt",5,<time of /home/uftp/b.txt>,"rw-" | the server session of channel 0 is open |

      @R3.7-14
      Examples:
        | key    | before                | sent                    | line                  | report                                                    | truth                                   |
        | LIST-2 | AT+MFTPLIST=0,"a.txt" | AT+MFTPLIST=0,"a.txt",1 | AT+MFTPLIST=0,"b.txt" | +MFTPLIST: 0,0,"b.txt",5,<time of /home/uftp/b.txt>,"rw-" | the server session of channel 0 is open |

      @R3.8-23
      Examples:
        | key   | before               | sent          | line                 | report        | truth                                     |
        | DEL-1 | AT+MFTPDEL=0,"a.txt" | AT+MFTPDEL=0  | AT+MFTPDEL=0,"b.txt" | +MFTPDEL: 0,0 | the server has no file "/home/uftp/b.txt" |
        | DEL-2 | AT+MFTPDEL=0,"a.txt" | AT+MFTPDEL=0, | AT+MFTPDEL=0,"b.txt" | +MFTPDEL: 0,0 | the server has no file "/home/uftp/b.txt" |

      @R3.8-10
      Examples:
        | key   | before               | sent        | line                 | report        | truth                                     |
        | DEL-3 | AT+MFTPDEL=0,"a.txt" | AT+MFTPDEL= | AT+MFTPDEL=0,"b.txt" | +MFTPDEL: 0,0 | the server has no file "/home/uftp/b.txt" |

      @R3.8-14
      Examples:
        | key   | before               | sent                   | line                 | report        | truth                                     |
        | DEL-4 | AT+MFTPDEL=0,"a.txt" | AT+MFTPDEL=0,"b.txt",1 | AT+MFTPDEL=0,"b.txt" | +MFTPDEL: 0,0 | the server has no file "/home/uftp/b.txt" |

      @R3.9-27
      Examples:
        | key  | before                      | sent                 | line                        | report       | truth                                                                        |
        | RN-1 | AT+MFTPRN=0,"a.txt","c.txt" | AT+MFTPRN=0,"c.txt"  | AT+MFTPRN=0,"c.txt","d.txt" | +MFTPRN: 0,0 | the server holds the file "/home/uftp/d.txt" with the payload "'1234567890'" |
        | RN-2 | AT+MFTPRN=0,"a.txt","c.txt" | AT+MFTPRN=0,"c.txt", | AT+MFTPRN=0,"c.txt","d.txt" | +MFTPRN: 0,0 | the server holds the file "/home/uftp/d.txt" with the payload "'1234567890'" |

      @R3.9-23
      Examples:
        | key  | before                      | sent                 | line                        | report       | truth                                                                        |
        | RN-3 | AT+MFTPRN=0,"a.txt","c.txt" | AT+MFTPRN=0          | AT+MFTPRN=0,"c.txt","d.txt" | +MFTPRN: 0,0 | the server holds the file "/home/uftp/d.txt" with the payload "'1234567890'" |
        | RN-4 | AT+MFTPRN=0,"a.txt","c.txt" | AT+MFTPRN=0,,"x.txt" | AT+MFTPRN=0,"c.txt","d.txt" | +MFTPRN: 0,0 | the server holds the file "/home/uftp/d.txt" with the payload "'1234567890'" |

      @R3.9-10
      Examples:
        | key  | before                      | sent       | line                        | report       | truth                                                                        |
        | RN-5 | AT+MFTPRN=0,"a.txt","c.txt" | AT+MFTPRN= | AT+MFTPRN=0,"c.txt","d.txt" | +MFTPRN: 0,0 | the server holds the file "/home/uftp/d.txt" with the payload "'1234567890'" |

      @R3.9-14
      Examples:
        | key  | before                      | sent                          | line                        | report       | truth                                                                        |
        | RN-6 | AT+MFTPRN=0,"a.txt","c.txt" | AT+MFTPRN=0,"c.txt","x.txt",1 | AT+MFTPRN=0,"c.txt","d.txt" | +MFTPRN: 0,0 | the server holds the file "/home/uftp/d.txt" with the payload "'1234567890'" |

      @R3.10-23
      Examples:
        | key    | before                     | sent           | line                  | report                   | truth                                   |
        | RETR-1 | AT+MFTPRETR=0,"a.txt",,3,2 | AT+MFTPRETR=0  | AT+MFTPRETR=0,"b.txt" | +MFTPRETR: 0,0,5,5,12345 | the server session of channel 0 is open |
        | RETR-2 | AT+MFTPRETR=0,"a.txt",,3,2 | AT+MFTPRETR=0, | AT+MFTPRETR=0,"b.txt" | +MFTPRETR: 0,0,5,5,12345 | the server session of channel 0 is open |

      @R3.10-10
      Examples:
        | key    | before                     | sent         | line                  | report                   | truth                                   |
        | RETR-3 | AT+MFTPRETR=0,"a.txt",,3,2 | AT+MFTPRETR= | AT+MFTPRETR=0,"b.txt" | +MFTPRETR: 0,0,5,5,12345 | the server session of channel 0 is open |

      @R3.10-14
      Examples:
        | key    | before                     | sent                         | line                  | report                   | truth                                   |
        | RETR-4 | AT+MFTPRETR=0,"a.txt",,3,2 | AT+MFTPRETR=0,"a.txt",,3,2,1 | AT+MFTPRETR=0,"b.txt" | +MFTPRETR: 0,0,5,5,12345 | the server session of channel 0 is open |

      @R3.10-35
      Examples:
        | key    | before                     | sent                       | line                  | report                   | truth                                   |
        | RETR-5 | AT+MFTPRETR=0,"a.txt",,3,2 | AT+MFTPRETR=0,"a.txt",,A   | AT+MFTPRETR=0,"b.txt" | +MFTPRETR: 0,0,5,5,12345 | the server session of channel 0 is open |
        | RETR-6 | AT+MFTPRETR=0,"a.txt",,3,2 | AT+MFTPRETR=0,"a.txt",,3,B | AT+MFTPRETR=0,"b.txt" | +MFTPRETR: 0,0,5,5,12345 | the server session of channel 0 is open |

      @R3.11-23
      Examples:
        | key    | before                            | sent           | line                            | report           | truth                                                                 |
        | APPE-1 | AT+MFTPAPPE=0,"1.txt",1,5,"abcde" | AT+MFTPAPPE=0  | AT+MFTPAPPE=0,"2.txt",1,3,"xyz" | +MFTPAPPE: 0,0,3 | the server holds the file "/home/uftp/2.txt" with the payload "'xyz'" |
        | APPE-2 | AT+MFTPAPPE=0,"1.txt",1,5,"abcde" | AT+MFTPAPPE=0, | AT+MFTPAPPE=0,"2.txt",1,3,"xyz" | +MFTPAPPE: 0,0,3 | the server holds the file "/home/uftp/2.txt" with the payload "'xyz'" |

      @R3.11-10
      Examples:
        | key    | before                            | sent         | line                            | report           | truth                                                                 |
        | APPE-3 | AT+MFTPAPPE=0,"1.txt",1,5,"abcde" | AT+MFTPAPPE= | AT+MFTPAPPE=0,"2.txt",1,3,"xyz" | +MFTPAPPE: 0,0,3 | the server holds the file "/home/uftp/2.txt" with the payload "'xyz'" |

      @R3.11-42
      Examples:
        | key    | before                            | sent                              | line                            | report           | truth                                                                 |
        | APPE-4 | AT+MFTPAPPE=0,"1.txt",1,5,"abcde" | AT+MFTPAPPE=0,"1.txt",A,5,"12345" | AT+MFTPAPPE=0,"2.txt",1,3,"xyz" | +MFTPAPPE: 0,0,3 | the server holds the file "/home/uftp/2.txt" with the payload "'xyz'" |
        | APPE-5 | AT+MFTPAPPE=0,"1.txt",1,5,"abcde" | AT+MFTPAPPE=0,"1.txt",1,B,"12345" | AT+MFTPAPPE=0,"2.txt",1,3,"xyz" | +MFTPAPPE: 0,0,3 | the server holds the file "/home/uftp/2.txt" with the payload "'xyz'" |

      @R3.11-14
      Examples:
        | key    | before                            | sent                                | line                            | report           | truth                                                                 |
        | APPE-6 | AT+MFTPAPPE=0,"1.txt",1,5,"abcde" | AT+MFTPAPPE=0,"1.txt",1,5,"12345",1 | AT+MFTPAPPE=0,"2.txt",1,3,"xyz" | +MFTPAPPE: 0,0,3 | the server holds the file "/home/uftp/2.txt" with the payload "'xyz'" |

      @R3.12-23
      Examples:
        | key    | before                            | sent           | line                            | report           | truth                                                                 |
        | STOR-1 | AT+MFTPSTOR=0,"1.txt",1,5,"abcde" | AT+MFTPSTOR=0  | AT+MFTPSTOR=0,"2.txt",1,3,"xyz" | +MFTPSTOR: 0,0,3 | the server holds the file "/home/uftp/2.txt" with the payload "'xyz'" |
        | STOR-2 | AT+MFTPSTOR=0,"1.txt",1,5,"abcde" | AT+MFTPSTOR=0, | AT+MFTPSTOR=0,"2.txt",1,3,"xyz" | +MFTPSTOR: 0,0,3 | the server holds the file "/home/uftp/2.txt" with the payload "'xyz'" |

      @R3.12-10
      Examples:
        | key    | before                            | sent         | line                            | report           | truth                                                                 |
        | STOR-3 | AT+MFTPSTOR=0,"1.txt",1,5,"abcde" | AT+MFTPSTOR= | AT+MFTPSTOR=0,"2.txt",1,3,"xyz" | +MFTPSTOR: 0,0,3 | the server holds the file "/home/uftp/2.txt" with the payload "'xyz'" |

      @R3.12-42
      Examples:
        | key    | before                            | sent                              | line                            | report           | truth                                                                 |
        | STOR-4 | AT+MFTPSTOR=0,"1.txt",1,5,"abcde" | AT+MFTPSTOR=0,"1.txt",A,5,"12345" | AT+MFTPSTOR=0,"2.txt",1,3,"xyz" | +MFTPSTOR: 0,0,3 | the server holds the file "/home/uftp/2.txt" with the payload "'xyz'" |
        | STOR-5 | AT+MFTPSTOR=0,"1.txt",1,5,"abcde" | AT+MFTPSTOR=0,"1.txt",1,B,"12345" | AT+MFTPSTOR=0,"2.txt",1,3,"xyz" | +MFTPSTOR: 0,0,3 | the server holds the file "/home/uftp/2.txt" with the payload "'xyz'" |

      @R3.12-14
      Examples:
        | key    | before                            | sent                                | line                            | report           | truth                                                                 |
        | STOR-6 | AT+MFTPSTOR=0,"1.txt",1,5,"abcde" | AT+MFTPSTOR=0,"1.txt",1,5,"12345",1 | AT+MFTPSTOR=0,"2.txt",1,3,"xyz" | +MFTPSTOR: 0,0,3 | the server holds the file "/home/uftp/2.txt" with the payload "'xyz'" |

      @R3.3-10
      Examples:
        | key    | before       | sent          | line             | report        | truth                                         |
        | DISC-1 | AT+MFTPPWD=0 | AT+MFTPDISC=  | AT+MFTPMKD=0,"m" | +MFTPMKD: 0,0 | the server holds the directory "/home/uftp/m" |
        | DISC-2 | AT+MFTPPWD=0 | AT+MFTPDISC=B | AT+MFTPMKD=0,"m" | +MFTPMKD: 0,0 | the server holds the directory "/home/uftp/m" |

      @R3.3-14
      Examples:
        | key    | before       | sent            | line             | report        | truth                                         |
        | DISC-3 | AT+MFTPPWD=0 | AT+MFTPDISC=0,1 | AT+MFTPMKD=0,"m" | +MFTPMKD: 0,0 | the server holds the directory "/home/uftp/m" |

      @R3.2-27
      Examples:
        | key    | before       | sent           | line                                                | report         | truth                                   |
        | CONN-1 | AT+MFTPPWD=0 | AT+MFTPCONN=1  | AT+MFTPCONN=2,"<host>","<user>","<password>",<port> | +MFTPCONN: 2,0 | the server session of channel 0 is open |
        | CONN-2 | AT+MFTPPWD=0 | AT+MFTPCONN=1, | AT+MFTPCONN=2,"<host>","<user>","<password>",<port> | +MFTPCONN: 2,0 | the server session of channel 0 is open |

      @R3.2-10
      Examples:
        | key    | before       | sent         | line                                                | report         | truth                                   |
        | CONN-3 | AT+MFTPPWD=0 | AT+MFTPCONN= | AT+MFTPCONN=2,"<host>","<user>","<password>",<port> | +MFTPCONN: 2,0 | the server session of channel 0 is open |

      @R3.2-14
      Examples:
        | key    | before       | sent                                                  | line                                                | report         | truth                                   |
        | CONN-4 | AT+MFTPPWD=0 | AT+MFTPCONN=1,"<host>","<user>","<password>",<port>,1 | AT+MFTPCONN=2,"<host>","<user>","<password>",<port> | +MFTPCONN: 2,0 | the server session of channel 0 is open |

      @R3.2-43
      Examples:
        | key    | before       | sent                                           | line                                                | report         | truth                                   |
        | CONN-5 | AT+MFTPPWD=0 | AT+MFTPCONN=1,"<host>","<user>","<password>",B | AT+MFTPCONN=2,"<host>","<user>","<password>",<port> | +MFTPCONN: 2,0 | the server session of channel 0 is open |

      @R3.1-30
      Examples:
        | key   | before       | sent        | line                  | report                   | truth                                   |
        | CFG-1 | AT+MFTPCFG=0 | AT+MFTPCFG= | AT+MFTPRETR=0,"b.txt" | +MFTPRETR: 0,0,5,5,12345 | the server session of channel 0 is open |

      @R3.1-64
      Examples:
        | key   | before       | sent                    | line                  | report                   | truth                                   |
        | CFG-2 | AT+MFTPCFG=0 | AT+MFTPCFG=0,"nosuch",1 | AT+MFTPRETR=0,"b.txt" | +MFTPRETR: 0,0,5,5,12345 | the server session of channel 0 is open |

      @R3.1-66
      Examples:
        | key   | before       | sent                        | line                  | report                   | truth                                   |
        | CFG-3 | AT+MFTPCFG=0 | AT+MFTPCFG=0,"local_fs",0,1 | AT+MFTPRETR=0,"b.txt" | +MFTPRETR: 0,0,5,5,12345 | the server session of channel 0 is open |

      @R3.1-65
      Examples:
        | key   | before       | sent                      | line                  | report                   | truth                                   |
        | CFG-4 | AT+MFTPCFG=0 | AT+MFTPCFG=0,"local_fs",B | AT+MFTPRETR=0,"b.txt" | +MFTPRETR: 0,0,5,5,12345 | the server session of channel 0 is open |

    @AT-231 @R2.1-18 @D05 @D31 @D32 @D33 @D50 @tour
    Scenario Outline: After a name of 256 bytes the right command does its own work: <class>
      Given channel 0 is logged in
      And channel 0 works in "/home/uftp/d"
      And the server has the file "/home/uftp/d/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/uftp/d/b.txt" with
        """
        12345
        """
      When the host sends <sent>
      Then the command is refused as too long
      And nothing of what is too long takes effect at the server
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        <report>
        """
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp/d"
        """
      And <truth>

      @R3.4-22
      Examples:
        | key | class      | sent                      | line                        | report        | truth                                   |
        | CWD | AT+MFTPCWD | AT+MFTPCWD=0,"<name-256>" | AT+MFTPCWD=0,"/home/uftp/d" | +MFTPCWD: 0,0 | the server session of channel 0 is open |

      @R3.6-22
      Examples:
        | key | class      | sent                      | line             | report        | truth                                           |
        | MKD | AT+MFTPMKD | AT+MFTPMKD=0,"<name-256>" | AT+MFTPMKD=0,"m" | +MFTPMKD: 0,0 | the server holds the directory "/home/uftp/d/m" |

      @R3.7-22
      Examples:
        | key  | class       | sent                       | line                  | report                                                      | truth                                   |
        | LIST | AT+MFTPLIST | AT+MFTPLIST=0,"<name-256>" | AT+MFTPLIST=0,"b.txt" | +MFTPLIST: 0,0,"b.txt",5,<time of /home/uftp/d/b.txt>,"rw-" | the server session of channel 0 is open |

      @R3.8-22
      Examples:
        | key | class      | sent                      | line                 | report        | truth                                       |
        | DEL | AT+MFTPDEL | AT+MFTPDEL=0,"<name-256>" | AT+MFTPDEL=0,"b.txt" | +MFTPDEL: 0,0 | the server has no file "/home/uftp/d/b.txt" |

      @R3.9-22
      Examples:
        | key    | class          | sent                             | line                        | report       | truth                                                                          |
        | RN-old | AT+MFTPRN, old | AT+MFTPRN=0,"<name-256>","x.txt" | AT+MFTPRN=0,"a.txt","x.txt" | +MFTPRN: 0,0 | the server holds the file "/home/uftp/d/x.txt" with the payload "'1234567890'" |

      @R3.9-26
      Examples:
        | key    | class          | sent                             | line                        | report       | truth                                                                          |
        | RN-new | AT+MFTPRN, new | AT+MFTPRN=0,"a.txt","<name-256>" | AT+MFTPRN=0,"a.txt","y.txt" | +MFTPRN: 0,0 | the server holds the file "/home/uftp/d/y.txt" with the payload "'1234567890'" |

      @R3.10-22
      Examples:
        | key  | class       | sent                            | line                  | report                   | truth                                   |
        | RETR | AT+MFTPRETR | AT+MFTPRETR=0,"<name-256>",,3,2 | AT+MFTPRETR=0,"b.txt" | +MFTPRETR: 0,0,5,5,12345 | the server session of channel 0 is open |

      @R3.11-22
      Examples:
        | key  | class       | sent                                   | line                            | report           | truth                                                                        |
        | APPE | AT+MFTPAPPE | AT+MFTPAPPE=0,"<name-256>",1,5,"12345" | AT+MFTPAPPE=0,"b.txt",1,3,"abc" | +MFTPAPPE: 0,0,3 | the server holds the file "/home/uftp/d/b.txt" with the payload "'12345abc'" |

      @R3.12-22
      Examples:
        | key  | class       | sent                                   | line                            | report           | truth                                                                   |
        | STOR | AT+MFTPSTOR | AT+MFTPSTOR=0,"<name-256>",1,5,"12345" | AT+MFTPSTOR=0,"b.txt",1,3,"abc" | +MFTPSTOR: 0,0,3 | the server holds the file "/home/uftp/d/b.txt" with the payload "'abc'" |

      @R3.2-32
      Examples:
        | key            | class                  | sent                                                    | line                                                | report         | truth                                   |
        | CONN-user-name | AT+MFTPCONN, user name | AT+MFTPCONN=1,"<host>","<name-256>","<password>",<port> | AT+MFTPCONN=2,"<host>","<user>","<password>",<port> | +MFTPCONN: 2,0 | the server session of channel 0 is open |

      @R3.2-37
      Examples:
        | key           | class                 | sent                                                | line                                                | report         | truth                                   |
        | CONN-password | AT+MFTPCONN, password | AT+MFTPCONN=1,"<host>","<user>","<name-256>",<port> | AT+MFTPCONN=1,"<host>","<user>","<password>",<port> | +MFTPCONN: 1,0 | the server session of channel 0 is open |

    @AT-232 @R2.1-14 @R2.1-18 @D27 @D65 @tour
    Scenario: Commands of six channels at once: each has the names of its own line
      Given channel 0 is logged in
      And channel 1 is logged in
      And channel 2 is logged in
      And channel 3 is logged in
      And channel 4 is logged in
      And channel 5 is logged in
      And the server has the file "/home/uftp/c.txt" with
        """
        12345
        """
      And the server has the file "/home/uftp/d.txt" with
        """
        1234567890
        """
      And the server has the directory "/home/uftp/g"
      And the server answers MKD or XMKD after 1 s
      And the server answers DELE after 1 s
      And the server answers RNFR after 1 s
      And the server answers STOR after 1 s
      And the server answers CWD or XCWD after 1 s
      When the host sends AT+MFTPMKD=0,"a-directory-with-a-long-name"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRN=3,"d.txt","the-new-name-of-it.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPDEL=2,"c.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPSTOR=4,"f.txt",1,10,"fffffFFFFF"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCWD=5,"/home/uftp/g"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPMKD=1,"b"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPMKD: 0,0
        +MFTPRN: 3,0
        +MFTPDEL: 2,0
        +MFTPSTOR: 4,0,10
        +MFTPCWD: 5,0
        +MFTPMKD: 1,0
        """
      And the server holds the directory "/home/uftp/a-directory-with-a-long-name"
      And the server holds the directory "/home/uftp/b"
      And the server has no file "/home/uftp/c.txt"
      And the server holds the file "/home/uftp/the-new-name-of-it.txt" with
        """
        1234567890
        """
      And the server holds the file "/home/uftp/f.txt" with
        """
        fffffFFFFF
        """
      And the server's working directory of channel 5 is "/home/uftp/g"
      And the server's working directory of channel 0 is "/home/uftp"

    @AT-233 @R2.1-14 @R2.1-18 @D01 @D27 @D65
    Scenario: The same command on three channels at once: each has its own path
      Given channel 0 is logged in
      And channel 1 is logged in
      And channel 2 is logged in
      And channel 3 is logged in
      And channel 4 is logged in
      And channel 5 is logged in
      And the server has the directory "/home/uftp/a"
      And the server has the directory "/home/uftp/b/c"
      And the server has the directory "/home/uftp/e"
      And the server has the directory "/home/uftp/e/f"
      And the server has the directory "/home/uftp/g"
      And channel 1 works in "/home/uftp/a"
      And channel 2 works in "/home/uftp/b/c"
      And the server answers PWD or XPWD after 1 s
      And the server answers CWD or XCWD after 1 s
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPPWD=2
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCWD=3,"/home/uftp/e"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCWD=4,"/home/uftp/e/f"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCWD=5,"/home/uftp/g"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPPWD: 0,0,"/home/uftp"
        +MFTPPWD: 1,0,"/home/uftp/a"
        +MFTPPWD: 2,0,"/home/uftp/b/c"
        +MFTPCWD: 3,0
        +MFTPCWD: 4,0
        +MFTPCWD: 5,0
        """
      And the server's working directory of channel 0 is "/home/uftp"
      And the server's working directory of channel 3 is "/home/uftp/e"
      And the server's working directory of channel 4 is "/home/uftp/e/f"
      And the server's working directory of channel 5 is "/home/uftp/g"

    @AT-234 @R2.1-14 @R2.1-18 @D04 @D05 @D27 @D31 @D32 @D33 @D65 @tour
    Scenario: Three downloads and three lists at once: each has its own data
      Given channel 0 is logged in
      And channel 1 is logged in
      And channel 2 is logged in
      And channel 3 is logged in
      And channel 4 is logged in
      And channel 5 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        aaaaa
        """
      And the server has the file "/home/uftp/b.txt" with
        """
        bbbbbbb
        """
      And the server has the file "/home/uftp/c.txt" with
        """
        ccccccccc
        """
      And the server answers RETR after 1 s
      And the server answers LIST or MLSD or MLST or NLST after 1 s
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=1,"b.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=2,"c.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPLIST=3,"c.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPLIST=4,"a.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPLIST=5,"b.txt"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPRETR: 0,0,5,5,aaaaa
        +MFTPRETR: 1,0,7,7,bbbbbbb
        +MFTPRETR: 2,0,9,9,ccccccccc
        +MFTPLIST: 3,0,"c.txt",9,<time of /home/uftp/c.txt>,"rw-"
        +MFTPLIST: 4,0,"a.txt",5,<time of /home/uftp/a.txt>,"rw-"
        +MFTPLIST: 5,0,"b.txt",7,<time of /home/uftp/b.txt>,"rw-"
        """

    @AT-235 @R2.1-14 @R2.1-18 @D27 @D65 @tour
    Scenario: Three uploads and three additions at once: each file has its own data
      Given channel 0 is logged in
      And channel 1 is logged in
      And channel 2 is logged in
      And channel 3 is logged in
      And channel 4 is logged in
      And channel 5 is logged in
      And the server has the file "/home/uftp/d.txt" with
        """
        1
        """
      And the server has the file "/home/uftp/e.txt" with
        """
        2
        """
      And the server has the file "/home/uftp/f.txt" with
        """
        3
        """
      And the server answers STOR after 1 s
      And the server answers APPE after 1 s
      When the host sends AT+MFTPSTOR=0,"a.txt",1,5,"aaaaa"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPSTOR=1,"b.txt",1,7,"bbbbbbb"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPSTOR=2,"c.txt",1,9,"ccccccccc"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPAPPE=3,"d.txt",1,6,"dddddd"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPAPPE=4,"e.txt",1,8,"eeeeeeee"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPAPPE=5,"f.txt",1,10,"ffffffffff"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPSTOR: 0,0,5
        +MFTPSTOR: 1,0,7
        +MFTPSTOR: 2,0,9
        +MFTPAPPE: 3,0,6
        +MFTPAPPE: 4,0,8
        +MFTPAPPE: 5,0,10
        """
      And the server holds the file "/home/uftp/a.txt" with
        """
        aaaaa
        """
      And the server holds the file "/home/uftp/b.txt" with
        """
        bbbbbbb
        """
      And the server holds the file "/home/uftp/c.txt" with
        """
        ccccccccc
        """
      And the server holds the file "/home/uftp/d.txt" with
        """
        1dddddd
        """
      And the server holds the file "/home/uftp/e.txt" with
        """
        2eeeeeeee
        """
      And the server holds the file "/home/uftp/f.txt" with
        """
        3ffffffffff
        """

    @AT-236 @R2.1-14 @R2.1-18 @D27 @D65 @tour
    Scenario: Three names at once are deleted, and three changed: each command has its own name
      Given channel 0 is logged in
      And channel 1 is logged in
      And channel 2 is logged in
      And channel 3 is logged in
      And channel 4 is logged in
      And channel 5 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        aaa
        """
      And the server has the file "/home/uftp/b.txt" with
        """
        bbb
        """
      And the server has the file "/home/uftp/c.txt" with
        """
        ccc
        """
      And the server has the file "/home/uftp/d.txt" with
        """
        ddd
        """
      And the server has the file "/home/uftp/e.txt" with
        """
        eee
        """
      And the server has the file "/home/uftp/f.txt" with
        """
        fff
        """
      And the server answers DELE after 1 s
      And the server answers RNFR after 1 s
      When the host sends AT+MFTPDEL=0,"a.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPDEL=1,"b.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPDEL=2,"c.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRN=3,"d.txt","new-d.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRN=4,"e.txt","new-e.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRN=5,"f.txt","new-f.txt"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPDEL: 0,0
        +MFTPDEL: 1,0
        +MFTPDEL: 2,0
        +MFTPRN: 3,0
        +MFTPRN: 4,0
        +MFTPRN: 5,0
        """
      And the server has no file "/home/uftp/a.txt"
      And the server has no file "/home/uftp/b.txt"
      And the server has no file "/home/uftp/c.txt"
      And the server holds the file "/home/uftp/new-d.txt" with
        """
        ddd
        """
      And the server holds the file "/home/uftp/new-e.txt" with
        """
        eee
        """
      And the server holds the file "/home/uftp/new-f.txt" with
        """
        fff
        """

  Rule: the echo is what was typed

    @AT-240 @R2.1-08 @R2.1-19 @D50 @D59
    Scenario: After ATE1 long lines come back byte for byte, those with passwords too
      Given the account "<name-255>" with the password "<name-200>"
      When the host sends ATE1
      Then the module answers a final result
      When the host sends AT+MFTPCONN=0,"<host>","<name-255>","<name-200>",<port>
      Then the command succeeds or fails
      And the line is echoed
      When the host sends AT+MFTPMKD=0,"<name-100>"
      Then the command succeeds or fails
      And the line is echoed
      When the host sends AT+MFTPRN=0,"<name-100>","<name-120>"
      Then the command succeeds or fails
      And the line is echoed
      When the host sends at+MFTPCWD=0,"<name-120>"
      Then the command succeeds or fails
      And the line is echoed
      When the host sends AT+MFTPSTOR=0,"<name-90>",1,1024,"<text-1024>"
      Then the command succeeds or fails
      And the line is echoed
      When the host sends at+MFTPAPPE=0,"a  b,c;d=e",1,5,"1 2,3"
      Then the command succeeds or fails
      And the line is echoed
      When the host sends AT+MFTPSTATE=6
      Then the module answers
        """
        +CME ERROR: 50
        """
      And the line is echoed
      When the host sends AT+MFTPCONN=1,"<host>","<user>","not-<password>",65536
      Then the module answers
        """
        +CME ERROR: 50
        """
      And the line is echoed
      When the host sends AT+MFTPSTATE=0
      Then the command succeeds
      And the line is echoed
      When the host sends AT+MFTPDISC=0
      Then the command succeeds or fails
      And the line is echoed
      And the module may report the end of connection 0
