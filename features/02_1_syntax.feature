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
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,1
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
