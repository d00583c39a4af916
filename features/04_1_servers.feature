@clause-4.1
Feature: The sequences of §4.1 work with servers of other makes

  Rule: a module works with any server that keeps to the FTP standard

    @SERVER-001 @R4.1-03 @D16 @D65
    Scenario Outline: Directories and names with a server like <make>
      Given the server behaves like "<make>"
      And the account <user> with home "/home/uftp"
      And the server has the directory "/home/uftp/test"
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      When the host sends AT+MFTPCWD=0,"/home/uftp/test"
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
        +MFTPPWD: 0,0,"/home/uftp/test"
        """
      When the host sends AT+MFTPMKD=0,"test1"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 0,0
        """
      When the host sends AT+MFTPRN=0,"test1","test2"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: 0,0
        """
      And the server holds the directory "/home/uftp/test/test2"
      When the host sends AT+MFTPDEL=0,"test2"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: 0,0
        """
      And the server has no directory "/home/uftp/test/test2"
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

      Examples:
        | make        |
        | unix        |
        | windows     |
        | mlsx        |
        | no-mlsx     |
        | answers-125 |
        | long-banner |
        | no-size     |
        | no-epsv     |
        | full-paths  |

    @SERVER-002 @R4.1-04 @R4.1-06 @R4.1-07 @D04 @D05 @D65
    Scenario Outline: Up and down with a server like <make>
      Given the server behaves like "<make>"
      And the account <user> with home "/home/uftp"
      And the server has the directory "/home/uftp/test"
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      When the host sends AT+MFTPCWD=0,"/home/uftp/test"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      When the host sends AT+MFTPSTOR=0,"1.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      When the host sends AT+MFTPAPPE=0,"1.txt",1,5,"67890"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/test/1.txt" with
        """
        1234567890
        """
      When the host sends AT+MFTPRETR=0,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,10,10,1234567890
        """
      When the host sends AT+MFTPRETR=0,"1.txt",,5,3
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,678
        """
      When the host sends AT+MFTPDEL=0,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: 0,0
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

      Examples:
        | make        |
        | unix        |
        | windows     |
        | mlsx        |
        | no-mlsx     |
        | answers-125 |
        | long-banner |
        | no-size     |
        | full-paths  |

      @needs-ipv4
      Examples:
        | make    |
        | no-epsv |

    @SERVER-003 @R4.1-03 @R3.7-30 @R3.7-31 @D29 @D30 @D31 @D32 @D33
    Scenario Outline: A list from a server like <make>
      Given the server behaves like "<make>"
      And channel 0 is logged in
      And the server has the directory "/home/uftp/test/old"
      And the server has the file "/home/uftp/test/old.txt" with
        """
        123456789
        """
      And the server has the file "/home/uftp/test/a new one.txt" with
        """
        12345
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/test"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPLIST: 0,0,"old","rwx"
        +MFTPLIST: 0,0,"old.txt",9,<time of /home/uftp/test/old.txt>,"rw-"
        +MFTPLIST: 0,0,"a new one.txt",5,<time of /home/uftp/test/a new one.txt>,"rw-"
        """

      Examples:
        | make        |
        | unix        |
        | mlsx        |
        | no-mlsx     |
        | answers-125 |
        | long-banner |
        | no-size     |
        | full-paths  |

      @needs-ipv4
      Examples:
        | make    |
        | no-epsv |

    @SERVER-005 @R3.7-30 @R3.7-31 @R5-32 @D25 @D29 @D30 @D31 @D32 @D33 @D75 @error
    Scenario: A list in the form of DOS, or a failure
      Given the server behaves like "windows"
      And channel 0 is logged in
      And the server has the directory "/home/uftp/test/old"
      And the server has the file "/home/uftp/test/old.txt" with
        """
        123456789
        """
      And the server has the file "/home/uftp/test/a new one.txt" with
        """
        12345
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/test"
      Then the module lists, or fails as parse error
        """
        +MFTPLIST: 0,0,"old","rwx"
        +MFTPLIST: 0,0,"old.txt",9,<time of /home/uftp/test/old.txt>,"rw-"
        +MFTPLIST: 0,0,"a new one.txt",5,<time of /home/uftp/test/a new one.txt>,"rw-"
        """

    @SERVER-004 @R3.7-44 @R3.7-13 @D25 @D28 @error
    Scenario: A missing name, and a server that answers it with an empty list
      Given the server behaves like "empty-list-226"
      And channel 0 is logged in
      When the host sends AT+MFTPLIST=0,"missing"
      Then the command succeeds or fails
      And no entry was listed

  Rule: a reply is understood, whatever its words, lines and segments are
    # RFC 959 §4.2, RFC 1123 §4.1.2.6 for the reply to PASV: each command meets each form of reply.

    @SERVER-010 @R3.2-12 @D65
    Scenario Outline: A login at a server like <make>
      Given the server behaves like "<make>"
      And the account <user> with home "/home/uftp"
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
        | make        |
        | every-line  |
        | terse       |
        | 250-end     |
        | answers-125 |
        | halves      |
        | bytes       |
        | user-230    |

    @SERVER-011 @D05 @D31 @D32 @D33 @D65
    Scenario Outline: <line> at a server like <make>
      Given the server behaves like "<make>"
      And channel 0 is logged in
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
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
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"<then>"
        """

      @R3.4-12
      Examples:
        | key             | make        | line                        | report        | then         |
        | CWD-every-line  | every-line  | AT+MFTPCWD=0,"/home/uftp/d" | +MFTPCWD: 0,0 | /home/uftp/d |
        | CWD-terse       | terse       | AT+MFTPCWD=0,"/home/uftp/d" | +MFTPCWD: 0,0 | /home/uftp/d |
        | CWD-250-end     | 250-end     | AT+MFTPCWD=0,"/home/uftp/d" | +MFTPCWD: 0,0 | /home/uftp/d |
        | CWD-answers-125 | answers-125 | AT+MFTPCWD=0,"/home/uftp/d" | +MFTPCWD: 0,0 | /home/uftp/d |
        | CWD-halves      | halves      | AT+MFTPCWD=0,"/home/uftp/d" | +MFTPCWD: 0,0 | /home/uftp/d |
        | CWD-bytes       | bytes       | AT+MFTPCWD=0,"/home/uftp/d" | +MFTPCWD: 0,0 | /home/uftp/d |

      @R3.5-12
      Examples:
        | key             | make        | line         | report                     | then         |
        | PWD-every-line  | every-line  | AT+MFTPPWD=0 | +MFTPPWD: 0,0,"/home/uftp" | /home/uftp   |
        | PWD-terse       | terse       | AT+MFTPPWD=0 | +MFTPPWD: 0,0,"/home/uftp" | /home/uftp   |
        | PWD-250-end     | 250-end     | AT+MFTPPWD=0 | +MFTPPWD: 0,0,"/home/uftp" | /home/uftp   |
        | PWD-answers-125 | answers-125 | AT+MFTPPWD=0 | +MFTPPWD: 0,0,"/home/uftp" | /home/uftp   |
        | PWD-halves      | halves      | AT+MFTPPWD=0 | +MFTPPWD: 0,0,"/home/uftp" | /home/uftp   |
        | PWD-bytes       | bytes       | AT+MFTPPWD=0 | +MFTPPWD: 0,0,"/home/uftp" | /home/uftp   |

      @R3.6-12
      Examples:
        | key             | make        | line               | report        | then         |
        | MKD-every-line  | every-line  | AT+MFTPMKD=0,"new" | +MFTPMKD: 0,0 | /home/uftp   |
        | MKD-terse       | terse       | AT+MFTPMKD=0,"new" | +MFTPMKD: 0,0 | /home/uftp   |
        | MKD-250-end     | 250-end     | AT+MFTPMKD=0,"new" | +MFTPMKD: 0,0 | /home/uftp   |
        | MKD-answers-125 | answers-125 | AT+MFTPMKD=0,"new" | +MFTPMKD: 0,0 | /home/uftp   |
        | MKD-halves      | halves      | AT+MFTPMKD=0,"new" | +MFTPMKD: 0,0 | /home/uftp   |
        | MKD-bytes       | bytes       | AT+MFTPMKD=0,"new" | +MFTPMKD: 0,0 | /home/uftp   |

      @R3.7-12
      Examples:
        | key              | make        | line                  | report                                                     | then         |
        | LIST-every-line  | every-line  | AT+MFTPLIST=0,"a.txt" | +MFTPLIST: 0,0,"a.txt",10,<time of /home/uftp/a.txt>,"rw-" | /home/uftp   |
        | LIST-250-end     | 250-end     | AT+MFTPLIST=0,"a.txt" | +MFTPLIST: 0,0,"a.txt",10,<time of /home/uftp/a.txt>,"rw-" | /home/uftp   |
        | LIST-answers-125 | answers-125 | AT+MFTPLIST=0,"a.txt" | +MFTPLIST: 0,0,"a.txt",10,<time of /home/uftp/a.txt>,"rw-" | /home/uftp   |
        | LIST-halves      | halves      | AT+MFTPLIST=0,"a.txt" | +MFTPLIST: 0,0,"a.txt",10,<time of /home/uftp/a.txt>,"rw-" | /home/uftp   |
        | LIST-bytes       | bytes       | AT+MFTPLIST=0,"a.txt" | +MFTPLIST: 0,0,"a.txt",10,<time of /home/uftp/a.txt>,"rw-" | /home/uftp   |

      @R3.7-12 @needs-ipv4
      Examples:
        | key        | make  | line                  | report                                                     | then         |
        | LIST-terse | terse | AT+MFTPLIST=0,"a.txt" | +MFTPLIST: 0,0,"a.txt",10,<time of /home/uftp/a.txt>,"rw-" | /home/uftp   |

      @R3.8-12
      Examples:
        | key                       | make        | line                 | report        | then         |
        | DEL-every-line            | every-line  | AT+MFTPDEL=0,"a.txt" | +MFTPDEL: 0,0 | /home/uftp   |
        | DEL-terse                 | terse       | AT+MFTPDEL=0,"a.txt" | +MFTPDEL: 0,0 | /home/uftp   |
        | DEL-250-end               | 250-end     | AT+MFTPDEL=0,"a.txt" | +MFTPDEL: 0,0 | /home/uftp   |
        | DEL-answers-125           | answers-125 | AT+MFTPDEL=0,"a.txt" | +MFTPDEL: 0,0 | /home/uftp   |
        | DEL-halves                | halves      | AT+MFTPDEL=0,"a.txt" | +MFTPDEL: 0,0 | /home/uftp   |
        | DEL-bytes                 | bytes       | AT+MFTPDEL=0,"a.txt" | +MFTPDEL: 0,0 | /home/uftp   |
        | DEL-directory-every-line  | every-line  | AT+MFTPDEL=0,"d"     | +MFTPDEL: 0,0 | /home/uftp   |
        | DEL-directory-terse       | terse       | AT+MFTPDEL=0,"d"     | +MFTPDEL: 0,0 | /home/uftp   |
        | DEL-directory-250-end     | 250-end     | AT+MFTPDEL=0,"d"     | +MFTPDEL: 0,0 | /home/uftp   |
        | DEL-directory-answers-125 | answers-125 | AT+MFTPDEL=0,"d"     | +MFTPDEL: 0,0 | /home/uftp   |
        | DEL-directory-halves      | halves      | AT+MFTPDEL=0,"d"     | +MFTPDEL: 0,0 | /home/uftp   |
        | DEL-directory-bytes       | bytes       | AT+MFTPDEL=0,"d"     | +MFTPDEL: 0,0 | /home/uftp   |

      @R3.9-12
      Examples:
        | key            | make        | line                        | report       | then         |
        | RN-every-line  | every-line  | AT+MFTPRN=0,"a.txt","b.txt" | +MFTPRN: 0,0 | /home/uftp   |
        | RN-terse       | terse       | AT+MFTPRN=0,"a.txt","b.txt" | +MFTPRN: 0,0 | /home/uftp   |
        | RN-250-end     | 250-end     | AT+MFTPRN=0,"a.txt","b.txt" | +MFTPRN: 0,0 | /home/uftp   |
        | RN-answers-125 | answers-125 | AT+MFTPRN=0,"a.txt","b.txt" | +MFTPRN: 0,0 | /home/uftp   |
        | RN-halves      | halves      | AT+MFTPRN=0,"a.txt","b.txt" | +MFTPRN: 0,0 | /home/uftp   |
        | RN-bytes       | bytes       | AT+MFTPRN=0,"a.txt","b.txt" | +MFTPRN: 0,0 | /home/uftp   |

      @R3.10-12
      Examples:
        | key              | make        | line                  | report                          | then         |
        | RETR-every-line  | every-line  | AT+MFTPRETR=0,"a.txt" | +MFTPRETR: 0,0,10,10,1234567890 | /home/uftp   |
        | RETR-250-end     | 250-end     | AT+MFTPRETR=0,"a.txt" | +MFTPRETR: 0,0,10,10,1234567890 | /home/uftp   |
        | RETR-answers-125 | answers-125 | AT+MFTPRETR=0,"a.txt" | +MFTPRETR: 0,0,10,10,1234567890 | /home/uftp   |
        | RETR-halves      | halves      | AT+MFTPRETR=0,"a.txt" | +MFTPRETR: 0,0,10,10,1234567890 | /home/uftp   |
        | RETR-bytes       | bytes       | AT+MFTPRETR=0,"a.txt" | +MFTPRETR: 0,0,10,10,1234567890 | /home/uftp   |

      @R3.10-12 @needs-ipv4
      Examples:
        | key        | make  | line                  | report                          | then         |
        | RETR-terse | terse | AT+MFTPRETR=0,"a.txt" | +MFTPRETR: 0,0,10,10,1234567890 | /home/uftp   |

      @R3.11-12
      Examples:
        | key              | make        | line                              | report           | then         |
        | APPE-every-line  | every-line  | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | +MFTPAPPE: 0,0,5 | /home/uftp   |
        | APPE-250-end     | 250-end     | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | +MFTPAPPE: 0,0,5 | /home/uftp   |
        | APPE-answers-125 | answers-125 | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | +MFTPAPPE: 0,0,5 | /home/uftp   |
        | APPE-halves      | halves      | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | +MFTPAPPE: 0,0,5 | /home/uftp   |
        | APPE-bytes       | bytes       | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | +MFTPAPPE: 0,0,5 | /home/uftp   |

      @R3.11-12 @needs-ipv4
      Examples:
        | key        | make  | line                              | report           | then         |
        | APPE-terse | terse | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | +MFTPAPPE: 0,0,5 | /home/uftp   |

      @R3.12-12
      Examples:
        | key              | make        | line                              | report           | then         |
        | STOR-every-line  | every-line  | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | +MFTPSTOR: 0,0,5 | /home/uftp   |
        | STOR-250-end     | 250-end     | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | +MFTPSTOR: 0,0,5 | /home/uftp   |
        | STOR-answers-125 | answers-125 | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | +MFTPSTOR: 0,0,5 | /home/uftp   |
        | STOR-halves      | halves      | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | +MFTPSTOR: 0,0,5 | /home/uftp   |
        | STOR-bytes       | bytes       | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | +MFTPSTOR: 0,0,5 | /home/uftp   |

      @R3.12-12 @needs-ipv4
      Examples:
        | key        | make  | line                              | report           | then         |
        | STOR-terse | terse | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | +MFTPSTOR: 0,0,5 | /home/uftp   |

  Rule: a reply counts by its first digit, or by its code
    # RFC 1123 §4.1.2.11 has a client look at the first digit (SHOULD), RFC 959 §5.4 lists the codes of each
    # command. A module that wants these fails where a server gives others, and never succeeds untruly.

    @SERVER-012 @R4.1-09 @D65 @D76
    Scenario: A login at a server with other codes of success
      Given the server behaves like "other-2xx"
      And the account <user> with home "/home/uftp"
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command fails as any, or succeeds and the server saw a login of channel 0 as <user> with <password>

    @SERVER-013 @R4.1-09 @D65 @D76
    Scenario Outline: <line> at a server with other codes of success
      Given the server behaves like "other-2xx"
      And the account <user> with home "/home/uftp"
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command succeeds or fails
      When the host sends <line>
      Then the command fails as any, or succeeds and <truth>

      Examples:
        | key           | line                              | truth                                                                    |
        | CWD           | AT+MFTPCWD=0,"/home/uftp/d"       | the server's working directory of channel 0 is "/home/uftp/d"            |
        | MKD           | AT+MFTPMKD=0,"new"                | the server holds the directory "/home/uftp/new"                          |
        | DEL           | AT+MFTPDEL=0,"a.txt"              | the server has no file "/home/uftp/a.txt"                                |
        | DEL-directory | AT+MFTPDEL=0,"d"                  | the server has no directory "/home/uftp/d"                               |
        | RN            | AT+MFTPRN=0,"a.txt","b.txt"       | the server holds the file "/home/uftp/b.txt" with the payload "'1234567890'" |
        | APPE          | AT+MFTPAPPE=0,"1.txt",1,5,"12345" | the server holds the file "/home/uftp/1.txt" with the payload "'12345'"  |
        | STOR          | AT+MFTPSTOR=0,"1.txt",1,5,"12345" | the server holds the file "/home/uftp/1.txt" with the payload "'12345'"  |

    @SERVER-014 @R4.1-09 @D05 @D31 @D32 @D33 @D65 @D76
    Scenario Outline: What <line> brings from a server with other codes of success
      Given the server behaves like "other-2xx"
      And the account <user> with home "/home/uftp"
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command succeeds or fails
      When the host sends <line>
      Then the command fails as any, or reports
        """
        <report>
        """

      Examples:
        | key  | line                  | report                                                     |
        | PWD  | AT+MFTPPWD=0          | +MFTPPWD: 0,0,"/home/uftp"                                 |
        | LIST | AT+MFTPLIST=0,"a.txt" | +MFTPLIST: 0,0,"a.txt",10,<time of /home/uftp/a.txt>,"rw-" |
        | RETR | AT+MFTPRETR=0,"a.txt" | +MFTPRETR: 0,0,10,10,1234567890                            |
