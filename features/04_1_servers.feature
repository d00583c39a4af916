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

    @SERVER-004 @R3.7-44 @R3.7-13 @D25 @D28 @error
    Scenario: A missing name, and a server that answers it with an empty list
      Given the server behaves like "empty-list-226"
      And channel 0 is logged in
      When the host sends AT+MFTPLIST=0,"missing"
      Then the command succeeds or fails
      And no entry was listed
