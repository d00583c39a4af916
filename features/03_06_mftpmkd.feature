@clause-3.6
Feature: AT+MFTPMKD makes a directory

  Rule: the example

    @MFTPMKD-001 @R3.6-05 @R3.6-06 @R3.6-12 @R3.6-31 @example @smoke @D36
    Scenario: A directory is made by its absolute path
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/test"
      When the host sends AT+MFTPMKD=0,"/home/uftp/test/new"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 0,0
        """
      And the server holds the directory "/home/uftp/test/new"

  Rule: the test form

    @MFTPMKD-010 @R3.6-01 @R3.6-02 @R3.6-03 @D22 @D61
    Scenario: Channels and one comma
      When the host sends AT+MFTPMKD=?
      Then the module answers
        """
        +MFTPMKD: (0-5),
        OK
        """

  Rule: the directory is made where it was named

    @MFTPMKD-020 @R3.6-30 @D36
    Scenario: A plain name goes to the working directory
      Given channel 0 is logged in
      And channel 0 works in "/home/uftp/test"
      When the host sends AT+MFTPMKD=0,"new"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 0,0
        """
      And the server holds the directory "/home/uftp/test/new"
      And the server has no directory "/home/uftp/new"

    @MFTPMKD-021 @R3.6-13 @R5-30 @D24 @D25 @error
    Scenario: A directory that exists cannot be made
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/old"
      When the host sends AT+MFTPMKD=0,"old"
      Then the command fails as server error
      And the server holds the directory "/home/uftp/old"

    @MFTPMKD-022 @R3.6-13 @R3.6-12 @D24 @D25 @error
    Scenario: A directory in one that does not exist is not made in silence
      Given channel 0 is logged in
      When the host sends AT+MFTPMKD=0,"/home/uftp/missing/new"
      Then the command succeeds exactly if the server holds the directory "/home/uftp/missing/new"

    @MFTPMKD-023 @R3.6-30 @D50
    Scenario Outline: A name with <class>
      Given channel 0 is logged in
      When the host sends AT+MFTPMKD=0,"<dir>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 0,0
        """
      And the server holds the directory "/home/uftp/<dir>"

      Examples:
        | key    | dir          | class      |
        | one    | d            | one letter |
        | spaces | a new one    | spaces     |
        | dots   | v1.2.3       | dots       |
        | commas | a,b,c        | commas     |
        | signs  | a-b_c+d=e(f) | signs      |

    @MFTPMKD-024 @R3.6-33 @D50
    Scenario: A name in Chinese
      Given channel 0 is logged in
      When the host sends AT+MFTPMKD=0,"目录"
      Then the command succeeds or fails

  Rule: <connect_id> is an integer from 0 to 5

    @MFTPMKD-030 @R3.6-08 @D55 @boundary
    Scenario Outline: Channel <id> is accepted
      Given channel <id> is logged in with home "/home/uftp"
      When the host sends AT+MFTPMKD=<id>,"new"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: <id>,0
        """
      And the server holds the directory "/home/uftp/new"

      Examples:
        | id |
        | 0  |
        | 1  |
        | 2  |
        | 3  |
        | 4  |
        | 5  |

    @MFTPMKD-031 @R3.6-09 @R3.6-07 @R5-01 @D63 @boundary @error
    Scenario Outline: Channel <id> (<class>) is refused
      When the host sends AT+MFTPMKD=<id>,"new"
      Then the command is refused as out of range
      And the server received nothing

      Examples:
        | id         | class                |
        | 6          | maximum + 1          |
        | 10         | two digits           |
        | 256        | 0 in eight bits      |
        | 4294967296 | 0 in thirty-two bits |

    @MFTPMKD-032 @R3.6-10 @D63 @boundary @error
    Scenario Outline: A channel that is <class> is refused
      When the host sends AT+MFTPMKD=<id>,"new"
      Then the command is refused as malformed
      And the server received nothing

      Examples:
        | key    | id  | class                |
        | minus  | -1  | minimum - 1          |
        | letter | A   | a letter             |
        | none   |     | missing              |
        | mixed  | 0x  | followed by a letter |
        | point  | 0.5 | a fraction           |

    @MFTPMKD-090 @R3.6-10 @D63
    Scenario: A channel in quotes is refused, or taken as it is meant
      When the host sends AT+MFTPMKD="0","new"
      Then the command is refused as malformed, or taken as it is meant

    @MFTPMKD-033 @D63 @boundary @error
    Scenario Outline: A command with <class> is refused
      Given channel 0 is logged in
      When the host sends <line>
      Then the command is refused as malformed
      And the server received nothing

      @R3.6-23
      Examples:
        | key        | line          | class         |
        | no-name    | AT+MFTPMKD=0  | no name       |
        | empty-name | AT+MFTPMKD=0, | an empty name |

      @R3.6-14
      Examples:
        | key     | line                 | class                |
        | surplus | AT+MFTPMKD=0,"new",1 | a parameter too many |

    @MFTPMKD-091 @D63
    Scenario Outline: A command with <class> is refused, or taken as it is meant
      Given channel 0 is logged in
      When the host sends <line>
      Then the command is refused as malformed, or taken as it is meant

      @R3.6-20
      Examples:
        | key  | line             | class                 |
        | bare | AT+MFTPMKD=0,new | a name without quotes |

  Rule: <dir_name> has at most 255 bytes

    @MFTPMKD-040 @R3.6-21 @D50 @boundary
    Scenario: 255 bytes are taken
      Given channel 0 is logged in
      When the host sends AT+MFTPMKD=0,"<name-255>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 0,0
        """
      And the server holds the directory "/home/uftp/<name-255>"

    @MFTPMKD-041 @R3.6-22 @R3.6-07 @D50 @D63 @boundary @error
    Scenario: 256 bytes are refused
      Given channel 0 is logged in
      When the host sends AT+MFTPMKD=0,"<name-256>"
      Then the command is refused as too long
      And nothing of what is too long takes effect at the server

  Rule: a channel without a connection

    @MFTPMKD-050 @R3.6-11 @R3.6-07 @R5-03 @R5-09 @D27 @error
    Scenario: On a channel that was never connected it is refused
      Given channel 0 is not connected
      When the host sends AT+MFTPMKD=0,"new"
      Then the command is refused as not connected
      And the server received nothing

    @MFTPMKD-051 @R3.6-11 @R3.6-07 @D27 @error
    Scenario: After AT+MFTPDISC it is refused
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
      When the host sends AT+MFTPMKD=0,"new"
      Then the command is refused as not connected

    @MFTPMKD-052 @R3.6-11 @D27 @error
    Scenario: The connection of another channel is no connection
      Given channel 1 is logged in
      And channel 0 is not connected
      When the host sends AT+MFTPMKD=0,"new"
      Then the command is refused as not connected

  Rule: each channel works in its own directory

    @MFTPMKD-060 @R3.6-32
    Scenario: Two channels make the same name in two places
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
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
      And the server has no directory "/home/other/new"
      When the host sends AT+MFTPMKD=1,"new"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 1,0
        """
      And the server holds the directory "/home/other/new"

  Rule: a server that does not play along

    @MFTPMKD-080 @R3.6-13 @R5-30 @D24 @D25 @error
    Scenario: A server that refuses makes it fail
      Given channel 0 is logged in
      And the server answers MKD or XMKD with 550 Not today
      When the host sends AT+MFTPMKD=0,"new"
      Then the command fails as server error

    @MFTPMKD-081 @R3.6-13 @D65 @error
    Scenario: After a refusal of the server the channel works on
      Given channel 0 is logged in
      And the server answers MKD or XMKD with 550 Not today
      When the host sends AT+MFTPMKD=0,"new"
      Then the command fails as server error
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,1
        OK
        """
      When the server is itself again
      And the host sends AT+MFTPMKD=0,"new"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 0,0
        """
      And the server holds the directory "/home/uftp/new"

  Rule: what came before leaves no trace
    # Each command comes after each kind of operation of the same channel, and after some of the other channel.

    @MFTPMKD-110 @R3.6-12 @R3.6-30 @R3.6-32
    Scenario Outline: A directory is made after <class>, on channel <id>
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      And the server has the file "/home/uftp/d/z.txt" with
        """
        123
        """
      And the server has the file "/home/uftp/y.txt" with
        """
        1234567890
        """
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/other/a.txt" with
        """
        ABCDEFGHIJ
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
      When the host sends AT+MFTPMKD=<id>,"new"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: <id>,0
        """
      And the server holds the directory "<home>/new"

      Examples:
        | key    | class            | line                            | report                                                      | id | home        |
        | list   | a list           | AT+MFTPLIST=0,"/home/uftp/d"    | +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-" | 0  | /home/uftp  |
        | part   | a part of a file | AT+MFTPRETR=0,"y.txt",,2,3      | +MFTPRETR: 0,0,3,3,345                                      | 0  | /home/uftp  |
        | append | an upload        | AT+MFTPAPPE=0,"y.txt",1,3,"abc" | +MFTPAPPE: 0,0,3                                            | 0  | /home/uftp  |
        | make   | a new directory  | AT+MFTPMKD=0,"e"                | +MFTPMKD: 0,0                                               | 0  | /home/uftp  |
        | list-1 | a list           | AT+MFTPLIST=0,"/home/uftp/d"    | +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-" | 1  | /home/other |
        | part-1 | a part of a file | AT+MFTPRETR=0,"y.txt",,2,3      | +MFTPRETR: 0,0,3,3,345                                      | 1  | /home/other |

    @MFTPMKD-111 @R3.6-12 @R3.6-30 @R3.6-32 @D24 @D25
    Scenario Outline: A directory is made on channel <id> after <class>
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      And the server has the file "/home/uftp/d/z.txt" with
        """
        123
        """
      And the server has the file "/home/uftp/y.txt" with
        """
        1234567890
        """
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/other/a.txt" with
        """
        ABCDEFGHIJ
        """
      When the host sends <line>
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=<id>,"new"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: <id>,0
        """
      And the server holds the directory "<home>/new"

      Examples:
        | key        | class                            | line                                     | id | home        |
        | no-file    | a download that fails            | AT+MFTPRETR=0,"missing.txt",,3,1         | 0  | /home/uftp  |
        | no-place   | an upload that fails             | AT+MFTPSTOR=0,"/missing/1.txt",1,3,"abc" | 0  | /home/uftp  |
        | no-dir     | a change of directory that fails | AT+MFTPCWD=0,"/missing"                  | 0  | /home/uftp  |
        | no-name    | a renaming that fails            | AT+MFTPRN=0,"missing.txt","x.txt"        | 0  | /home/uftp  |
        | range      | a command out of range           | AT+MFTPRETR=6,"y.txt",,3,1               | 0  | /home/uftp  |
        | no-file-1  | a download that fails            | AT+MFTPRETR=0,"missing.txt",,3,1         | 1  | /home/other |
        | no-place-1 | an upload that fails             | AT+MFTPSTOR=0,"/missing/1.txt",1,3,"abc" | 1  | /home/other |

  Rule: names arrive as they are written

    @MFTPMKD-100 @R3.6-30 @D50
    Scenario Outline: A name with <class>: <dir>
      Given channel 0 is logged in
      When the host sends AT+MFTPMKD=0,"<dir>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 0,0
        """
      And the server holds the directory "/home/uftp/<dir>"

      Examples:
        | key       | dir      | class                         |
        | digits    | 20220818 | digits alone                  |
        | capitals  | NewDir   | capitals                      |
        | ok        | OK       | the letters of a final result |
        | percent   | 100%25   | a percent sign                |
        | dot       | .hidden  | a dot in front                |
        | minus     | -a       | a minus in front              |
        | ampersand | a&b      | an ampersand                  |

    @MFTPMKD-101 @R3.6-30 @D50
    Scenario: A name with a blank at either end
      Given channel 0 is logged in
      When the host sends AT+MFTPMKD=0," new "
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 0,0
        """
      And the server holds the directory "/home/uftp/ new "

    @MFTPMKD-102 @R2.1-02 @R3.6-30 @D51
    Scenario: Small letters in front of the command change nothing in the name
      Given channel 0 is logged in
      When the host sends at+MFTPMKD=0,"NewDir"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 0,0
        """
      And the server holds the directory "/home/uftp/NewDir"

    @MFTPMKD-103 @R3.6-30 @R3.6-31
    Scenario: Directories are made one in the other
      Given channel 0 is logged in
      When the host sends AT+MFTPMKD=0,"a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 0,0
        """
      When the host sends AT+MFTPMKD=0,"/home/uftp/a/b"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 0,0
        """
      When the host sends AT+MFTPMKD=0,"/home/uftp/a/b/c"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 0,0
        """
      And the server holds the directory "/home/uftp/a/b/c"

  Rule: a new name arrives as it is written

    @MFTPMKD-160 @R3.6-30 @D50
    Scenario Outline: A new directory whose name has <class>
      Given channel 0 is logged in
      When the host sends AT+MFTPMKD=0,<name>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 0,0
        """
      And the server holds the directory <path>

      Examples:
        | key         | name       | path                  | class                         |
        | zeros       | "007"      | "/home/uftp/007"      | zeros in front                |
        | blank-first | " a.txt"   | "/home/uftp/ a.txt"   | a blank in front              |
        | blank-last  | "a.txt "   | "/home/uftp/a.txt "   | a blank at the end            |
        | blanks      | "a  b.txt" | "/home/uftp/a  b.txt" | two blanks                    |
        | semicolon   | "a;b.txt"  | "/home/uftp/a;b.txt"  | a semicolon                   |
        | dot-last    | "a.b."     | "/home/uftp/a.b."     | a dot at the end              |
        | dot-first   | ".a.txt"   | "/home/uftp/.a.txt"   | a dot in front                |
        | plus        | "a+b.txt"  | "/home/uftp/a+b.txt"  | a plus sign                   |
        | percent     | "a%41.txt" | "/home/uftp/a%41.txt" | a percent sign and two digits |
        | capitals    | "New.TXT"  | "/home/uftp/New.TXT"  | capitals                      |
        | comma       | "a,b.txt"  | "/home/uftp/a,b.txt"  | a comma                       |

    @MFTPMKD-161 @R3.6-30 @D50
    Scenario: A new directory whose name is outside ASCII
      Given channel 0 is logged in
      When the host sends AT+MFTPMKD=0,"新目录"
      Then the command succeeds exactly if the server holds the directory "/home/uftp/新目录"

    @MFTPMKD-170 @R3.6-12
    Scenario: The thirtieth new directory is as the first
      Given channel 0 is logged in
      When these lines are sent 30 times, and each of them succeeds
        """
        AT+MFTPMKD=0,"new"
        AT+MFTPDEL=0,"new"
        """
      Then the server has no directory "/home/uftp/new"
