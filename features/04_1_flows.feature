@clause-4.1
Feature: The sequences of §4.1 work as they are printed
  # Host, account, port and times are those of the laboratory. OK stands after every command, also
  # where the print has lost it (D16); commas stand where it shows full stops (D34).

  @FLOW-001 @R4.1-01 @example @flow @smoke @D65
  Scenario: A plain connection
    Given the account <user> with home "/home/uftp"
    When the host sends AT+MFTPCFG=0,"ssl",0,0
    Then the module answers
      """
      OK
      """
    When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
    Then the module answers
      """
      OK
      """
    And the module reports
      """
      +MFTPCONN: 0,0
      """
    And the server saw a login of channel 0 as <user> with <password>
    And the server saw a login of channel 0 without TLS

  @FLOW-002 @R4.1-02 @example @flow @D03 @D65
  Scenario: The end of a connection
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

  @FLOW-003 @R4.1-03 @example @flow @editorial @D01 @D03 @D16 @D30 @D31 @D32 @D33 @D34
  Scenario: Paths, a directory, renaming, listing and deleting
    Given the account <user> with home "/home/uftp"
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
    When the host sends AT+MFTPPWD=0
    Then the module answers
      """
      OK
      """
    And the module reports
      """
      +MFTPPWD: 0,0,"/home/uftp"
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
    And the server's working directory of channel 0 is "/home/uftp/test"
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
    And the server holds the directory "/home/uftp/test/test1"
    When the host sends AT+MFTPSTOR=0,"1.txt",1,10,"1111111111"
    Then the module answers
      """
      OK
      """
    And the module reports
      """
      +MFTPSTOR: 0,0,10
      """
    And the server holds the file "/home/uftp/test/1.txt" with
      """
      1111111111
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
    When the host sends AT+MFTPRN=0,"1.txt","2.txt"
    Then the module answers
      """
      OK
      """
    And the module reports
      """
      +MFTPRN: 0,0
      """
    And the server holds the file "/home/uftp/test/2.txt" with
      """
      1111111111
      """
    When the host sends AT+MFTPLIST=0,"2.txt"
    Then the module answers
      """
      OK
      """
    And the module reports
      """
      +MFTPLIST: 0,0,"2.txt",10,<time of /home/uftp/test/2.txt>,"rw-"
      """
    When the host sends AT+MFTPLIST=0,"/home/uftp/test"
    Then the module answers
      """
      OK
      """
    And the module reports, in any order
      """
      +MFTPLIST: 0,0,"2.txt",10,<time of /home/uftp/test/2.txt>,"rw-"
      +MFTPLIST: 0,0,"test2","rwx"
      """
    When the host sends AT+MFTPDEL=0,"2.txt"
    Then the module answers
      """
      OK
      """
    And the module reports
      """
      +MFTPDEL: 0,0
      """
    And the server has no file "/home/uftp/test/2.txt"
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

  @FLOW-004 @R4.1-04 @example @flow @editorial @D03 @D31 @D32 @D33 @D34
  Scenario: Appending through the serial line
    Given the account <user> with home "/home/uftp"
    And the server has the directory "/home/uftp/test"
    When the host sends AT+MFTPCFG=0,"local_fs",0
    Then the module answers
      """
      OK
      """
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
    When the host sends AT+MFTPAPPE=0,"1.txt",1,10,"1234567890"
    Then the module answers
      """
      OK
      """
    And the module reports
      """
      +MFTPAPPE: 0,0,10
      """
    And the server holds the file "/home/uftp/test/1.txt" with
      """
      1234567890
      """
    When the host sends AT+MFTPLIST=0,"1.txt"
    Then the module answers
      """
      OK
      """
    And the module reports
      """
      +MFTPLIST: 0,0,"1.txt",10,<time of /home/uftp/test/1.txt>,"rw-"
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
    And the server has no file "/home/uftp/test/1.txt"
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

  @FLOW-005 @R4.1-05 @example @flow @needs-files @D02 @D03 @D11 @D13 @D31 @D32 @D33
  Scenario: Appending from the local file system
    Given the account <user> with home "/home/uftp"
    And the server has the directory "/home/uftp/test"
    When the host sends AT+MFTPCFG=0,"local_fs",1
    Then the module answers
      """
      OK
      """
    Given the module has the local file "/usr/test.txt" with
      """
      CESHI1111111
      """
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
    When the host sends AT+MFTPAPPE=0,"2.txt","/usr/test.txt"
    Then the module answers and reports, in either order
      """
      OK
      +MFTPAPPE: 0,0,12
      """
    And the server holds the file "/home/uftp/test/2.txt" with
      """
      CESHI1111111
      """
    When the host sends AT+MFTPLIST=0,"2.txt"
    Then the module answers
      """
      OK
      """
    And the module reports
      """
      +MFTPLIST: 0,0,"2.txt",12,<time of /home/uftp/test/2.txt>,"rw-"
      """
    When the host sends AT+MFTPDEL=0,"2.txt"
    Then the module answers
      """
      OK
      """
    And the module reports
      """
      +MFTPDEL: 0,0
      """
    And the server has no file "/home/uftp/test/2.txt"
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

  @FLOW-006 @R4.1-06 @example @flow @D03 @D31 @D32 @D33
  Scenario: Overwriting through the serial line
    Given the account <user> with home "/home/uftp"
    And the server has the directory "/home/uftp/test"
    When the host sends AT+MFTPCFG=0,"local_fs",0
    Then the module answers
      """
      OK
      """
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
    When the host sends AT+MFTPSTOR=0,"1.txt",1,10,"1234567890"
    Then the module answers
      """
      OK
      """
    And the module reports
      """
      +MFTPSTOR: 0,0,10
      """
    And the server holds the file "/home/uftp/test/1.txt" with
      """
      1234567890
      """
    When the host sends AT+MFTPLIST=0,"1.txt"
    Then the module answers
      """
      OK
      """
    And the module reports
      """
      +MFTPLIST: 0,0,"1.txt",10,<time of /home/uftp/test/1.txt>,"rw-"
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
    And the server has no file "/home/uftp/test/1.txt"
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

  @FLOW-007 @R4.1-07 @example @flow @editorial @D03 @D04 @D05 @D34
  Scenario: Downloading to the serial line
    Given the account <user> with home "/home/uftp"
    And the server has the directory "/home/uftp/test"
    When the host sends AT+MFTPCFG=0,"local_fs",0
    Then the module answers
      """
      OK
      """
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
    When the host sends AT+MFTPSTOR=0,"1.txt",1,10,"1234567890"
    Then the module answers
      """
      OK
      """
    And the module reports
      """
      +MFTPSTOR: 0,0,10
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
    When the host sends AT+MFTPDEL=0,"1.txt"
    Then the module answers
      """
      OK
      """
    And the module reports
      """
      +MFTPDEL: 0,0
      """
    And the server has no file "/home/uftp/test/1.txt"
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

  @FLOW-008 @R4.1-08 @example @flow @needs-files @editorial @D02 @D03 @D04 @D05 @D12 @D13 @D34
  Scenario: Downloading to a local file
    Given the account <user> with home "/home/uftp"
    And the server has the directory "/home/uftp/test"
    When the host sends AT+MFTPCFG=0,"local_fs",1
    Then the module answers
      """
      OK
      """
    Given the module has the local file "/usr/test.txt" with
      """
      CESHI3333333
      """
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
    When the host sends AT+MFTPSTOR=0,"2.txt","/usr/test.txt"
    Then the module answers and reports, in either order
      """
      OK
      +MFTPSTOR: 0,0,12
      """
    And the server holds the file "/home/uftp/test/2.txt" with
      """
      CESHI3333333
      """
    When the host sends AT+MFTPRETR=0,"2.txt","/usr/test.txt",5,7
    Then the module answers
      """
      OK
      """
    And the module reports
      """
      +MFTPRETR: 0,0,7,7
      """
    And the module holds the local file "/usr/test.txt" with
      """
      3333333
      """
    When the host sends AT+MFTPDEL=0,"2.txt"
    Then the module answers
      """
      OK
      """
    And the module reports
      """
      +MFTPDEL: 0,0
      """
    And the server has no file "/home/uftp/test/2.txt"
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
