@clause-2.2
Feature: Answers and errors are those of Table 3

  Rule: OK tells success, ERROR or +CME ERROR tells failure

    @AT-050 @R2.2-06 @R2.2-09
    Scenario: A command that is carried out gets OK and nothing more
      When the host sends AT+MFTPCFG=0,"rsptimeout",10
      Then the module answers
        """
        OK
        """
      And the module stays silent

    @AT-051 @R2.2-09
    Scenario: A command that is refused gets one error and nothing more
      When the host sends AT+MFTPSTATE=6
      Then the module answers
        """
        +CME ERROR: 50
        """
      And the module stays silent

    @AT-064 @R2.2-09
    Scenario: After an error the next command gets its answer
      When the host sends AT+MFTPSTATE=6
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends AT
      Then the module answers
        """
        OK
        """

    @AT-052 @R2.2-02 @D71
    Scenario: A command that does not exist is an error
      When the host sends AT+MFTPNONE=0
      Then the command is refused as unknown

    @AT-053 @R2.2-02 @R2.2-05 @D23
    Scenario: Without extended reports a command that does not exist gets ERROR
      Given errors are reported by AT+CMEE=0
      When the host sends AT+MFTPNONE=0
      Then the module answers
        """
        ERROR
        """

    @AT-054 @R2.2-01 @D63
    Scenario: A malformed command is an error
      When the host sends AT+MFTPSTATE=A
      Then the command is refused as malformed

  Rule: AT+CMEE decides about the form of an error

    @AT-055 @R2.2-03 @D23
    Scenario: AT+CMEE=1: a number
      Given errors are reported by AT+CMEE=1
      When the host sends AT+MFTPSTATE=6
      Then the module answers
        """
        +CME ERROR: 50
        """

    @AT-056 @R2.2-05 @D23
    Scenario: AT+CMEE=0: ERROR alone
      Given errors are reported by AT+CMEE=0
      When the host sends AT+MFTPSTATE=6
      Then the module answers
        """
        ERROR
        """

    @AT-057 @R2.2-04 @D23
    Scenario: AT+CMEE=2: a text
      Given errors are reported by AT+CMEE=2
      When the host sends AT+MFTPSTATE=6
      Then the module answers with an error text

    @AT-058 @R2.2-08 @D23
    Scenario Outline: An error of AT+<command> is neither +CMS nor +CIS
      When the host sends <line>
      Then the module answers
        """
        +CME ERROR: 50
        """

      Examples:
        | command   | line                                  |
        | MFTPCFG   | AT+MFTPCFG=6                          |
        | MFTPCONN  | AT+MFTPCONN=6,"<host>"                |
        | MFTPDISC  | AT+MFTPDISC=6                         |
        | MFTPCWD   | AT+MFTPCWD=6,"/home/uftp"             |
        | MFTPPWD   | AT+MFTPPWD=6                          |
        | MFTPMKD   | AT+MFTPMKD=6,"new"                    |
        | MFTPLIST  | AT+MFTPLIST=6,"/home/uftp"            |
        | MFTPDEL   | AT+MFTPDEL=6,"old.txt"                |
        | MFTPRN    | AT+MFTPRN=6,"a.txt","d.txt"           |
        | MFTPRETR  | AT+MFTPRETR=6,"test1.txt"             |
        | MFTPAPPE  | AT+MFTPAPPE=6,"test1.txt",1,5,"BBBBB" |
        | MFTPSTOR  | AT+MFTPSTOR=6,"test1.txt",1,5,"BBBBB" |
        | MFTPSTATE | AT+MFTPSTATE=6                        |

  Rule: one space follows the colon

    @AT-060 @R2.2-07
    Scenario: One space in an information line
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,0
        OK
        """

    @AT-061 @R2.2-07
    Scenario: One space in an error
      When the host sends AT+MFTPSTATE=6
      Then the module answers
        """
        +CME ERROR: 50
        """

    @AT-062 @R2.2-07
    Scenario: One space in a result
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

    @AT-063 @R2.2-07 @R3.14-01 @D53
    Scenario: One space in a notice
      Given channel 0 is logged in
      When the server drops channel 0
      Then the module reports the end of connection 0

  Rule: AT+CMEE decides in every command and in every form of it

    @AT-070 @R2.2-05 @D23
    Scenario Outline: AT+CMEE=0, ERROR alone: <line>
      Given errors are reported by AT+CMEE=0
      When the host sends <line>
      Then the module answers
        """
        ERROR
        """

      Examples:
        | key                  | line                                               |
        | MFTPCFG              | AT+MFTPCFG=6                                       |
        | MFTPCFG-set          | AT+MFTPCFG=6,"rsptimeout",10                       |
        | MFTPCFG-value        | AT+MFTPCFG=0,"rsptimeout",31                       |
        | MFTPCONN             | AT+MFTPCONN=6,"<host>"                             |
        | MFTPCONN-port        | AT+MFTPCONN=0,"<host>","<user>","<password>",65536 |
        | MFTPDISC             | AT+MFTPDISC=6                                      |
        | MFTPCWD              | AT+MFTPCWD=6,"/home/uftp"                          |
        | MFTPPWD              | AT+MFTPPWD=6                                       |
        | MFTPMKD              | AT+MFTPMKD=6,"new"                                 |
        | MFTPLIST             | AT+MFTPLIST=6,"/home/uftp"                         |
        | MFTPDEL              | AT+MFTPDEL=6,"old.txt"                             |
        | MFTPRN               | AT+MFTPRN=6,"a.txt","d.txt"                        |
        | MFTPRETR             | AT+MFTPRETR=6,"test1.txt"                          |
        | MFTPRETR-local       | AT+MFTPRETR=6,"test1.txt","/usr/1.txt"             |
        | MFTPRETR-part        | AT+MFTPRETR=6,"test1.txt",,5,5                     |
        | MFTPAPPE-transparent | AT+MFTPAPPE=6,"test1.txt"                          |
        | MFTPAPPE-sub         | AT+MFTPAPPE=6,"test1.txt",1                        |
        | MFTPAPPE-length      | AT+MFTPAPPE=6,"test1.txt",1,5                      |
        | MFTPAPPE-inline      | AT+MFTPAPPE=6,"test1.txt",1,5,"BBBBB"              |
        | MFTPAPPE-local       | AT+MFTPAPPE=6,"test1.txt","/usr/1.txt"             |
        | MFTPSTOR-transparent | AT+MFTPSTOR=6,"test1.txt"                          |
        | MFTPSTOR-sub         | AT+MFTPSTOR=6,"test1.txt",1                        |
        | MFTPSTOR-length      | AT+MFTPSTOR=6,"test1.txt",1,5                      |
        | MFTPSTOR-inline      | AT+MFTPSTOR=6,"test1.txt",1,5,"BBBBB"              |
        | MFTPSTOR-local       | AT+MFTPSTOR=6,"test1.txt","/usr/1.txt"             |
        | MFTPSTATE            | AT+MFTPSTATE=6                                     |

    @AT-071 @R2.2-04 @D23
    Scenario Outline: AT+CMEE=2, a text: <line>
      Given errors are reported by AT+CMEE=2
      When the host sends <line>
      Then the module answers with an error text

      Examples:
        | key                  | line                                               |
        | MFTPCFG              | AT+MFTPCFG=6                                       |
        | MFTPCFG-set          | AT+MFTPCFG=6,"rsptimeout",10                       |
        | MFTPCFG-value        | AT+MFTPCFG=0,"rsptimeout",31                       |
        | MFTPCONN             | AT+MFTPCONN=6,"<host>"                             |
        | MFTPCONN-port        | AT+MFTPCONN=0,"<host>","<user>","<password>",65536 |
        | MFTPDISC             | AT+MFTPDISC=6                                      |
        | MFTPCWD              | AT+MFTPCWD=6,"/home/uftp"                          |
        | MFTPPWD              | AT+MFTPPWD=6                                       |
        | MFTPMKD              | AT+MFTPMKD=6,"new"                                 |
        | MFTPLIST             | AT+MFTPLIST=6,"/home/uftp"                         |
        | MFTPDEL              | AT+MFTPDEL=6,"old.txt"                             |
        | MFTPRN               | AT+MFTPRN=6,"a.txt","d.txt"                        |
        | MFTPRETR             | AT+MFTPRETR=6,"test1.txt"                          |
        | MFTPRETR-local       | AT+MFTPRETR=6,"test1.txt","/usr/1.txt"             |
        | MFTPRETR-part        | AT+MFTPRETR=6,"test1.txt",,5,5                     |
        | MFTPAPPE-transparent | AT+MFTPAPPE=6,"test1.txt"                          |
        | MFTPAPPE-sub         | AT+MFTPAPPE=6,"test1.txt",1                        |
        | MFTPAPPE-length      | AT+MFTPAPPE=6,"test1.txt",1,5                      |
        | MFTPAPPE-inline      | AT+MFTPAPPE=6,"test1.txt",1,5,"BBBBB"              |
        | MFTPSTOR-transparent | AT+MFTPSTOR=6,"test1.txt"                          |
        | MFTPSTOR-sub         | AT+MFTPSTOR=6,"test1.txt",1                        |
        | MFTPSTOR-length      | AT+MFTPSTOR=6,"test1.txt",1,5                      |
        | MFTPSTOR-inline      | AT+MFTPSTOR=6,"test1.txt",1,5,"BBBBB"              |
        | MFTPSTATE            | AT+MFTPSTATE=6                                     |

    @AT-072 @R2.2-03 @R2.2-08 @D23
    Scenario Outline: AT+CMEE=1, a number: <line>
      Given errors are reported by AT+CMEE=1
      When the host sends <line>
      Then the module answers
        """
        +CME ERROR: 50
        """

      Examples:
        | key                  | line                                               |
        | MFTPCFG-set          | AT+MFTPCFG=6,"rsptimeout",10                       |
        | MFTPCFG-value        | AT+MFTPCFG=0,"rsptimeout",31                       |
        | MFTPCONN-port        | AT+MFTPCONN=0,"<host>","<user>","<password>",65536 |
        | MFTPRETR-local       | AT+MFTPRETR=6,"test1.txt","/usr/1.txt"             |
        | MFTPRETR-part        | AT+MFTPRETR=6,"test1.txt",,5,5                     |
        | MFTPAPPE-transparent | AT+MFTPAPPE=6,"test1.txt"                          |
        | MFTPAPPE-sub         | AT+MFTPAPPE=6,"test1.txt",1                        |
        | MFTPAPPE-length      | AT+MFTPAPPE=6,"test1.txt",1,5                      |
        | MFTPAPPE-inline      | AT+MFTPAPPE=6,"test1.txt",1,5,"BBBBB"              |
        | MFTPSTOR-transparent | AT+MFTPSTOR=6,"test1.txt"                          |
        | MFTPSTOR-sub         | AT+MFTPSTOR=6,"test1.txt",1                        |
        | MFTPSTOR-length      | AT+MFTPSTOR=6,"test1.txt",1,5                      |
        | MFTPSTOR-inline      | AT+MFTPSTOR=6,"test1.txt",1,5,"BBBBB"              |

    @AT-074 @R2.2-03 @R2.2-08 @D23 @D27 @error
    Scenario Outline: AT+CMEE=1, a number: AT+<command>=<rest> without a connection
      Given errors are reported by AT+CMEE=1
      When the host sends AT+<command>=<rest>
      Then the command is refused as not connected

      Examples:
        | command  | rest                  |
        | MFTPDISC | 0                     |
        | MFTPCWD  | 0,"/home/uftp"        |
        | MFTPPWD  | 0                     |
        | MFTPMKD  | 0,"new"               |
        | MFTPLIST | 0,"/home/uftp"        |
        | MFTPDEL  | 0,"a.txt"             |
        | MFTPRN   | 0,"a.txt","b.txt"     |
        | MFTPRETR | 0,"a.txt"             |
        | MFTPAPPE | 0,"1.txt",1,5,"12345" |
        | MFTPSTOR | 0,"1.txt",1,5,"12345" |

    @AT-075 @R2.2-03 @R2.2-08 @D23 @D49 @error
    Scenario: AT+CMEE=1, a number: AT+MFTPCONN of a channel that is connected
      Given errors are reported by AT+CMEE=1
      And channel 0 is logged in
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command is refused as already connected, or connects anew

    @AT-078 @R2.2-05 @R2.2-08 @D23 @D27 @error
    Scenario Outline: AT+CMEE=0, ERROR alone: AT+<command>=<rest> without a connection
      Given errors are reported by AT+CMEE=0
      When the host sends AT+<command>=<rest>
      Then the command is refused as not connected

      Examples:
        | command  | rest                  |
        | MFTPDISC | 0                     |
        | MFTPCWD  | 0,"/home/uftp"        |
        | MFTPPWD  | 0                     |
        | MFTPMKD  | 0,"new"               |
        | MFTPLIST | 0,"/home/uftp"        |
        | MFTPDEL  | 0,"a.txt"             |
        | MFTPRN   | 0,"a.txt","b.txt"     |
        | MFTPRETR | 0,"a.txt"             |
        | MFTPAPPE | 0,"1.txt",1,5,"12345" |
        | MFTPSTOR | 0,"1.txt",1,5,"12345" |

    @AT-079 @R2.2-04 @R2.2-08 @D23 @D27 @error
    Scenario Outline: AT+CMEE=2, a text: AT+<command>=<rest> without a connection
      Given errors are reported by AT+CMEE=2
      When the host sends AT+<command>=<rest>
      Then the command is refused as not connected

      Examples:
        | command  | rest                  |
        | MFTPDISC | 0                     |
        | MFTPCWD  | 0,"/home/uftp"        |
        | MFTPPWD  | 0                     |
        | MFTPMKD  | 0,"new"               |
        | MFTPLIST | 0,"/home/uftp"        |
        | MFTPDEL  | 0,"a.txt"             |
        | MFTPRN   | 0,"a.txt","b.txt"     |
        | MFTPRETR | 0,"a.txt"             |
        | MFTPAPPE | 0,"1.txt",1,5,"12345" |
        | MFTPSTOR | 0,"1.txt",1,5,"12345" |

    @AT-080 @R2.2-05 @R2.2-04 @D23 @D49 @error
    Scenario Outline: AT+CMEE=<n>: AT+MFTPCONN of a channel that is connected
      Given errors are reported by AT+CMEE=<n>
      And channel 0 is logged in
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command is refused as already connected, or connects anew

      Examples:
        | n |
        | 0 |
        | 2 |

    @AT-081 @R2.2-05 @R2.2-04 @D23 @D24 @D27 @error
    Scenario Outline: AT+CMEE=<n>: a command on a channel that downloads
      Given errors are reported by AT+CMEE=<n>
      And channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-30000"
      And the server holds the next transfer open
      When the host sends AT+MFTPRETR=0,"data.bin"
      Then the module answers
        """
        OK
        """
      And a transfer of channel 0 is open at the server
      When the host sends AT+MFTPMKD=0,"new"
      Then the command is refused as busy
      When the server lets the transfer go on
      Then the module delivers the file "/home/uftp/data.bin" on channel 0
      And a command that was queued succeeds exactly if the server holds the directory "/home/uftp/new"

      Examples:
        | n |
        | 0 |
        | 2 |

    @AT-076 @R2.2-03 @D05 @D23
    Scenario Outline: AT+CMEE=1, a number after <line>
      Given errors are reported by AT+CMEE=1
      And channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      When the host sends <line>
      Then the command succeeds
      When the host sends AT+MFTPSTATE=6
      Then the module answers
        """
        +CME ERROR: 50
        """

      Examples:
        | key      | line                              |
        | list     | AT+MFTPLIST=0,"a.txt"             |
        | download | AT+MFTPRETR=0,"a.txt"             |
        | upload   | AT+MFTPSTOR=0,"1.txt",1,5,"12345" |
        | append   | AT+MFTPAPPE=0,"1.txt",1,5,"12345" |

    @AT-077 @R2.2-03 @D23 @D39 @D40 @slow
    Scenario: AT+CMEE=1, a number after transparent mode
      Given errors are reported by AT+CMEE=1
      And channel 0 is logged in
      When the host sends AT+MFTPSTOR=0,"1.txt"
      Then the module connects
      When the host types 12345
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +MFTPSTOR: 0,0,5
        """
      When the host sends AT+MFTPSTATE=6
      Then the module answers
        """
        +CME ERROR: 50
        """

    @AT-073 @R2.2-06 @R2.2-05 @D23
    Scenario Outline: With AT+CMEE=<n> a result of Table 5 is a number as ever
      Given errors are reported by AT+CMEE=<n>
      And channel 0 is logged in
      When the host sends AT+MFTPMKD=0,"new"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 0,0
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
        | n |
        | 0 |
        | 2 |

  Rule: AT+CMEE decides behind at too, and each time anew

    @AT-220 @R2.2-03 @R2.2-08 @R2.1-02 @D23
    Scenario: AT+CMEE=1, a number in each form of each command behind at
      Given errors are reported by AT+CMEE=1
      When the host sends at+MFTPCFG=6
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPCFG=6,"rsptimeout",10
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPCFG=0,"rsptimeout",31
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPCONN=6,"<host>"
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPCONN=0,"<host>","<user>","<password>",65536
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPDISC=6
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPCWD=6,"/home/uftp"
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPPWD=6
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPMKD=6,"new"
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPLIST=6,"/home/uftp"
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPDEL=6,"old.txt"
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPRN=6,"a.txt","d.txt"
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPRETR=6,"test1.txt"
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPRETR=6,"test1.txt","/usr/1.txt"
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPRETR=6,"test1.txt",,5,5
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPAPPE=6,"test1.txt"
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPAPPE=6,"test1.txt",1
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPAPPE=6,"test1.txt",1,5
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPAPPE=6,"test1.txt",1,5,"BBBBB"
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPSTOR=6,"test1.txt"
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPSTOR=6,"test1.txt",1
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPSTOR=6,"test1.txt",1,5
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPSTOR=6,"test1.txt",1,5,"BBBBB"
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPSTATE=6
      Then the module answers
        """
        +CME ERROR: 50
        """

    @AT-221 @R2.2-05 @R2.1-02 @D23
    Scenario: AT+CMEE=0, ERROR alone in each form of each command behind at
      Given errors are reported by AT+CMEE=0
      When the host sends at+MFTPCFG=6
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPCFG=6,"rsptimeout",10
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPCFG=0,"rsptimeout",31
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPCONN=6,"<host>"
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPCONN=0,"<host>","<user>","<password>",65536
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPDISC=6
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPCWD=6,"/home/uftp"
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPPWD=6
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPMKD=6,"new"
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPLIST=6,"/home/uftp"
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPDEL=6,"old.txt"
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPRN=6,"a.txt","d.txt"
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPRETR=6,"test1.txt"
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPRETR=6,"test1.txt","/usr/1.txt"
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPRETR=6,"test1.txt",,5,5
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPAPPE=6,"test1.txt"
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPAPPE=6,"test1.txt",1
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPAPPE=6,"test1.txt",1,5
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPAPPE=6,"test1.txt",1,5,"BBBBB"
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPSTOR=6,"test1.txt"
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPSTOR=6,"test1.txt",1
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPSTOR=6,"test1.txt",1,5
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPSTOR=6,"test1.txt",1,5,"BBBBB"
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPSTATE=6
      Then the module answers
        """
        ERROR
        """

    @AT-222 @R2.2-04 @R2.1-02 @D23
    Scenario: AT+CMEE=2, a text in each form of each command behind at
      Given errors are reported by AT+CMEE=2
      When the host sends at+MFTPCFG=6
      Then the module answers with an error text
      When the host sends at+MFTPCFG=6,"rsptimeout",10
      Then the module answers with an error text
      When the host sends at+MFTPCFG=0,"rsptimeout",31
      Then the module answers with an error text
      When the host sends at+MFTPCONN=6,"<host>"
      Then the module answers with an error text
      When the host sends at+MFTPCONN=0,"<host>","<user>","<password>",65536
      Then the module answers with an error text
      When the host sends at+MFTPDISC=6
      Then the module answers with an error text
      When the host sends at+MFTPCWD=6,"/home/uftp"
      Then the module answers with an error text
      When the host sends at+MFTPPWD=6
      Then the module answers with an error text
      When the host sends at+MFTPMKD=6,"new"
      Then the module answers with an error text
      When the host sends at+MFTPLIST=6,"/home/uftp"
      Then the module answers with an error text
      When the host sends at+MFTPDEL=6,"old.txt"
      Then the module answers with an error text
      When the host sends at+MFTPRN=6,"a.txt","d.txt"
      Then the module answers with an error text
      When the host sends at+MFTPRETR=6,"test1.txt"
      Then the module answers with an error text
      When the host sends at+MFTPRETR=6,"test1.txt","/usr/1.txt"
      Then the module answers with an error text
      When the host sends at+MFTPRETR=6,"test1.txt",,5,5
      Then the module answers with an error text
      When the host sends at+MFTPAPPE=6,"test1.txt"
      Then the module answers with an error text
      When the host sends at+MFTPAPPE=6,"test1.txt",1
      Then the module answers with an error text
      When the host sends at+MFTPAPPE=6,"test1.txt",1,5
      Then the module answers with an error text
      When the host sends at+MFTPAPPE=6,"test1.txt",1,5,"BBBBB"
      Then the module answers with an error text
      When the host sends at+MFTPSTOR=6,"test1.txt"
      Then the module answers with an error text
      When the host sends at+MFTPSTOR=6,"test1.txt",1
      Then the module answers with an error text
      When the host sends at+MFTPSTOR=6,"test1.txt",1,5
      Then the module answers with an error text
      When the host sends at+MFTPSTOR=6,"test1.txt",1,5,"BBBBB"
      Then the module answers with an error text
      When the host sends at+MFTPSTATE=6
      Then the module answers with an error text

    @AT-223 @R2.2-03 @R2.2-04 @R2.2-05 @D23
    Scenario: AT+CMEE is changed back and forth, and each error has the form of the last one
      Given errors are reported by AT+CMEE=0
      When the host sends AT+MFTPCWD=6,"/"
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPCFG=0,"ssl",0,6
      Then the module answers
        """
        ERROR
        """
      When the host sends AT+MFTPRETR=6,"a.txt",,1
      Then the module answers
        """
        ERROR
        """
      Given errors are reported by AT+CMEE=1
      When the host sends AT+MFTPCWD=6,"/"
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPCFG=0,"ssl",0,6
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends AT+MFTPRETR=6,"a.txt",,1
      Then the module answers
        """
        +CME ERROR: 50
        """
      Given errors are reported by AT+CMEE=0
      When the host sends AT+MFTPCWD=6,"/"
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPCFG=0,"ssl",0,6
      Then the module answers
        """
        ERROR
        """
      When the host sends AT+MFTPRETR=6,"a.txt",,1
      Then the module answers
        """
        ERROR
        """
      Given errors are reported by AT+CMEE=2
      When the host sends AT+MFTPCWD=6,"/"
      Then the module answers with an error text
      When the host sends at+MFTPCFG=0,"ssl",0,6
      Then the module answers with an error text
      When the host sends AT+MFTPRETR=6,"a.txt",,1
      Then the module answers with an error text
      Given errors are reported by AT+CMEE=1
      When the host sends AT+MFTPCWD=6,"/"
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPCFG=0,"ssl",0,6
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends AT+MFTPRETR=6,"a.txt",,1
      Then the module answers
        """
        +CME ERROR: 50
        """
      Given errors are reported by AT+CMEE=2
      When the host sends AT+MFTPCWD=6,"/"
      Then the module answers with an error text
      When the host sends at+MFTPCFG=0,"ssl",0,6
      Then the module answers with an error text
      When the host sends AT+MFTPRETR=6,"a.txt",,1
      Then the module answers with an error text
      Given errors are reported by AT+CMEE=0
      When the host sends AT+MFTPCWD=6,"/"
      Then the module answers
        """
        ERROR
        """
      When the host sends at+MFTPCFG=0,"ssl",0,6
      Then the module answers
        """
        ERROR
        """
      When the host sends AT+MFTPRETR=6,"a.txt",,1
      Then the module answers
        """
        ERROR
        """
      Given errors are reported by AT+CMEE=1
      When the host sends AT+MFTPCWD=6,"/"
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends at+MFTPCFG=0,"ssl",0,6
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends AT+MFTPRETR=6,"a.txt",,1
      Then the module answers
        """
        +CME ERROR: 50
        """

    @AT-241 @R2.2-03 @R2.2-02 @R2.1-08
    Scenario Outline: The form of errors outlasts <line>, CMEE <n>
      Given errors are reported by AT+CMEE=<n>
      When the host sends <line>
      Then the module answers a final result
      When the host sends AT+MFTPSTATE=6
      Then the module answers
        """
        <error>
        """
      When the host sends AT+MFTPCWD=6,"/"
      Then the module answers
        """
        <error>
        """

      Examples:
        | key | line | n | error          |
        | e1  | ATE1 | 1 | +CME ERROR: 50 |
        | e0  | ATE0 | 1 | +CME ERROR: 50 |
        | e1-bare | ATE1 | 0 | ERROR |

    @AT-242 @R2.2-03 @D63
    Scenario: AT+CMEE=1, a number on each channel
      Given errors are reported by AT+CMEE=1
      When the host sends AT+MFTPCFG=0,"rsptimeout",1
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends AT+MFTPCFG=1,"rsptimeout",1
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends AT+MFTPCFG=2,"rsptimeout",1
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends AT+MFTPCFG=3,"rsptimeout",1
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends AT+MFTPCFG=4,"rsptimeout",1
      Then the module answers
        """
        +CME ERROR: 50
        """
      When the host sends AT+MFTPCFG=5,"rsptimeout",1
      Then the module answers
        """
        +CME ERROR: 50
        """
