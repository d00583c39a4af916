@clause-3.8
Feature: AT+MFTPDEL deletes a file or a directory

  Rule: the examples

    @MFTPDEL-001 @R3.8-05 @R3.8-06 @R3.8-12 @R3.8-30 @example @smoke
    Scenario: A file is deleted
      Given channel 0 is logged in
      And the server has the file "/home/uftp/new.txt" with
        """
        12345
        """
      When the host sends AT+MFTPDEL=0,"new.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: 0,0
        """
      And the server has no file "/home/uftp/new.txt"

    @MFTPDEL-002 @R3.8-05 @R3.8-06 @R3.8-12 @R3.8-31 @R2.2-06 @example @D35 @D37
    Scenario: A directory is deleted
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/new"
      When the host sends AT+MFTPDEL=0,"new"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: 0,0
        """
      And the server has no directory "/home/uftp/new"

  Rule: the test form

    @MFTPDEL-010 @R3.8-01 @R3.8-02 @R3.8-03 @D22 @D61
    Scenario: Channels and one comma
      When the host sends AT+MFTPDEL=?
      Then the module answers
        """
        +MFTPDEL: (0-5),
        OK
        """

  Rule: nothing else is deleted

    @MFTPDEL-020 @R3.8-32
    Scenario: Files with similar names stay
      Given channel 0 is logged in
      And the server has the file "/home/uftp/new" with
        """
        1
        """
      And the server has the file "/home/uftp/new.txt" with
        """
        12
        """
      And the server has the file "/home/uftp/new.txt.old" with
        """
        123
        """
      When the host sends AT+MFTPDEL=0,"new.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: 0,0
        """
      And the server has no file "/home/uftp/new.txt"
      And the server holds the file "/home/uftp/new" with
        """
        1
        """
      And the server holds the file "/home/uftp/new.txt.old" with
        """
        123
        """

    @MFTPDEL-021 @R3.8-12 @R3.8-13 @D37 @error
    Scenario: A directory that is not empty
      Given channel 0 is logged in
      And the server has the file "/home/uftp/new/1.txt" with
        """
        12345
        """
      When the host sends AT+MFTPDEL=0,"new"
      Then the command succeeds exactly if the server has no directory "/home/uftp/new"

    @MFTPDEL-022 @R3.8-13 @R5-30 @D24 @D25 @error
    Scenario: A name that does not exist
      Given channel 0 is logged in
      When the host sends AT+MFTPDEL=0,"missing.txt"
      Then the command fails as server error

    @MFTPDEL-023 @R3.8-34 @D36
    Scenario: An absolute path
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test/new.txt" with
        """
        12345
        """
      When the host sends AT+MFTPDEL=0,"/home/uftp/test/new.txt"
      Then the command succeeds exactly if the server has no file "/home/uftp/test/new.txt"

    @MFTPDEL-024 @R3.8-30 @D50
    Scenario Outline: A name with <class>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/<file>" with
        """
        12345
        """
      When the host sends AT+MFTPDEL=0,"<file>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: 0,0
        """
      And the server has no file "/home/uftp/<file>"

      Examples:
        | key    | file             | class  |
        | spaces | a new one.txt    | spaces |
        | dots   | a.b.c.d          | dots   |
        | none   | README           | no dot |
        | commas | a,b.txt          | commas |
        | signs  | a-b_c+d=e(f).txt | signs  |

    @MFTPDEL-025 @R3.8-30
    Scenario: A file in the working directory
      Given channel 0 is logged in
      And channel 0 works in "/home/uftp/test"
      And the server has the file "/home/uftp/test/1.txt" with
        """
        12345
        """
      And the server has the file "/home/uftp/1.txt" with
        """
        12345
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
      And the server holds the file "/home/uftp/1.txt" with
        """
        12345
        """

  Rule: <connect_id> is an integer from 0 to 5

    @MFTPDEL-030 @R3.8-08 @D55 @boundary
    Scenario Outline: Channel <id> is accepted
      Given channel <id> is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/1.txt" with
        """
        12345
        """
      When the host sends AT+MFTPDEL=<id>,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: <id>,0
        """
      And the server has no file "/home/uftp/1.txt"

      Examples:
        | id |
        | 0  |
        | 1  |
        | 2  |
        | 3  |
        | 4  |
        | 5  |

    @MFTPDEL-031 @R3.8-09 @R3.8-07 @R5-01 @D63 @boundary @error
    Scenario Outline: Channel <id> (<class>) is refused
      When the host sends AT+MFTPDEL=<id>,"old.txt"
      Then the command is refused as out of range
      And the server received nothing

      Examples:
        | id         | class                |
        | 6          | maximum + 1          |
        | 10         | two digits           |
        | 256        | 0 in eight bits      |
        | 4294967296 | 0 in thirty-two bits |

    @MFTPDEL-032 @R3.8-10 @D63 @boundary @error
    Scenario Outline: A channel that is <class> is refused
      When the host sends AT+MFTPDEL=<id>,"old.txt"
      Then the command is refused as malformed
      And the server received nothing

      Examples:
        | key    | id  | class                |
        | minus  | -1  | minimum - 1          |
        | letter | A   | a letter             |
        | none   |     | missing              |
        | mixed  | 0x  | followed by a letter |
        | point  | 0.5 | a fraction           |

    @MFTPDEL-090 @R3.8-10 @D63
    Scenario: A channel in quotes is refused, or taken as it is meant
      When the host sends AT+MFTPDEL="0","old.txt"
      Then the command is refused as malformed, or taken as it is meant

    @MFTPDEL-033 @D63 @boundary @error
    Scenario Outline: A command with <class> is refused
      Given channel 0 is logged in
      When the host sends <line>
      Then the command is refused as malformed
      And the server received nothing

      @R3.8-23
      Examples:
        | key        | line          | class         |
        | no-name    | AT+MFTPDEL=0  | no name       |
        | empty-name | AT+MFTPDEL=0, | an empty name |

      @R3.8-14
      Examples:
        | key     | line                     | class                |
        | surplus | AT+MFTPDEL=0,"old.txt",1 | a parameter too many |

    @MFTPDEL-091 @D63
    Scenario Outline: A command with <class> is refused, or taken as it is meant
      Given channel 0 is logged in
      When the host sends <line>
      Then the command is refused as malformed, or taken as it is meant

      @R3.8-20
      Examples:
        | key  | line                 | class                 |
        | bare | AT+MFTPDEL=0,old.txt | a name without quotes |

  Rule: <dir_name/file_name> has at most 255 bytes

    @MFTPDEL-040 @R3.8-21 @D50 @boundary
    Scenario: 255 bytes are taken
      Given channel 0 is logged in
      And the server has the file "/home/uftp/<name-255>" with
        """
        12345
        """
      When the host sends AT+MFTPDEL=0,"<name-255>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: 0,0
        """
      And the server has no file "/home/uftp/<name-255>"

    @MFTPDEL-041 @R3.8-22 @R3.8-07 @R3.8-32 @D50 @D63 @boundary @error
    Scenario: 256 bytes are refused, not shortened
      Given channel 0 is logged in
      And the server has the file "/home/uftp/<name-255>" with
        """
        12345
        """
      When the host sends AT+MFTPDEL=0,"<name-256>"
      Then the command is refused as too long
      And nothing of what is too long takes effect at the server
      And the server holds the file "/home/uftp/<name-255>" with
        """
        12345
        """

  Rule: a channel without a connection

    @MFTPDEL-050 @R3.8-11 @R3.8-07 @R5-03 @R5-11 @D27 @error
    Scenario: On a channel that was never connected it is refused
      Given channel 0 is not connected
      When the host sends AT+MFTPDEL=0,"new.txt"
      Then the command is refused as not connected
      And the server received nothing

    @MFTPDEL-051 @R3.8-11 @R3.8-07 @D27 @error
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
      When the host sends AT+MFTPDEL=0,"new.txt"
      Then the command is refused as not connected

    @MFTPDEL-052 @R3.8-11 @D27 @error
    Scenario: The connection of another channel is no connection
      Given channel 1 is logged in
      And channel 0 is not connected
      When the host sends AT+MFTPDEL=0,"new.txt"
      Then the command is refused as not connected

  Rule: each channel deletes in its own directory

    @MFTPDEL-060 @R3.8-33
    Scenario: The same name in two places
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      And the server has the file "/home/uftp/1.txt" with
        """
        12345
        """
      And the server has the file "/home/other/1.txt" with
        """
        12345
        """
      When the host sends AT+MFTPDEL=1,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: 1,0
        """
      And the server has no file "/home/other/1.txt"
      And the server holds the file "/home/uftp/1.txt" with
        """
        12345
        """

  Rule: a server that does not play along

    @MFTPDEL-080 @R3.8-13 @R5-30 @D24 @D25 @error
    Scenario: A server that refuses makes it fail
      Given channel 0 is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        12345
        """
      And the server answers DELE or RMD or XRMD with 550 Not today
      When the host sends AT+MFTPDEL=0,"1.txt"
      Then the command fails as server error
      And the server holds the file "/home/uftp/1.txt" with
        """
        12345
        """

  Rule: what came before leaves no trace
    # Each command comes after each kind of operation of the same channel, and after some of the other channel.

    @MFTPDEL-110 @R3.8-12 @R3.8-30 @R3.8-33 @D04 @D05 @D31 @D32 @D33
    Scenario Outline: A file is deleted after <class>, on channel <id>
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
      When the host sends AT+MFTPDEL=<id>,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: <id>,0
        """
      And the server has no file "<home>/a.txt"

      Examples:
        | key    | class            | line                            | report                                                      | id | home        |
        | list   | a list           | AT+MFTPLIST=0,"/home/uftp/d"    | +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-" | 0  | /home/uftp  |
        | part   | a part of a file | AT+MFTPRETR=0,"y.txt",,2,3      | +MFTPRETR: 0,0,3,3,345                                      | 0  | /home/uftp  |
        | append | an upload        | AT+MFTPAPPE=0,"y.txt",1,3,"abc" | +MFTPAPPE: 0,0,3                                            | 0  | /home/uftp  |
        | make   | a new directory  | AT+MFTPMKD=0,"e"                | +MFTPMKD: 0,0                                               | 0  | /home/uftp  |
        | list-1 | a list           | AT+MFTPLIST=0,"/home/uftp/d"    | +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-" | 1  | /home/other |
        | part-1 | a part of a file | AT+MFTPRETR=0,"y.txt",,2,3      | +MFTPRETR: 0,0,3,3,345                                      | 1  | /home/other |

    @MFTPDEL-111 @R3.8-12 @R3.8-30 @R3.8-33 @D24 @D25
    Scenario Outline: A file is deleted on channel <id> after <class>
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
      When the host sends AT+MFTPDEL=<id>,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: <id>,0
        """
      And the server has no file "<home>/a.txt"

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

    @MFTPDEL-100 @R3.8-30 @R3.8-32 @D50
    Scenario Outline: A name with <class>: <file>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/<file>" with
        """
        12345
        """
      And the server has the file "/home/uftp/<near>" with
        """
        12345
        """
      When the host sends AT+MFTPDEL=0,"<file>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: 0,0
        """
      And the server has no file "/home/uftp/<file>"
      And the server holds the file "/home/uftp/<near>"

      Examples:
        | key      | file     | near    | class                         |
        | digits   | 20220818 | 2022081 | digits alone                  |
        | capitals | Old.TXT  | old.txt | capitals                      |
        | ok       | OK       | O       | the letters of a final result |
        | percent  | 100%25   | 100%    | a percent sign                |
        | dot      | .hidden  | hidden  | a dot in front                |
        | minus    | -a       | a       | a minus in front              |
        | star     | a*       | ab      | a star                        |

    @MFTPDEL-101 @R3.8-30 @D50
    Scenario: A name with a blank at either end
      Given channel 0 is logged in
      And the server has the file "/home/uftp/ old " with
        """
        12345
        """
      And the server has the file "/home/uftp/old" with
        """
        12345
        """
      When the host sends AT+MFTPDEL=0," old "
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: 0,0
        """
      And the server has no file "/home/uftp/ old "
      And the server holds the file "/home/uftp/old"

    @MFTPDEL-102 @R3.8-31 @R3.8-30 @D37
    Scenario: A directory and a file, the one after the other
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server has the file "/home/uftp/b.txt" with
        """
        12345
        """
      When the host sends AT+MFTPDEL=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: 0,0
        """
      When the host sends AT+MFTPDEL=0,"d"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: 0,0
        """
      When the host sends AT+MFTPDEL=0,"b.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: 0,0
        """
      And the server has no directory "/home/uftp/d"
      And the server has no file "/home/uftp/a.txt"
      And the server has no file "/home/uftp/b.txt"

    @MFTPDEL-103 @R2.1-02 @R3.8-30 @D51
    Scenario: Small letters in front of the command change nothing in the name
      Given channel 0 is logged in
      And the server has the file "/home/uftp/Old.TXT" with
        """
        12345
        """
      When the host sends at+MFTPDEL=0,"Old.TXT"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: 0,0
        """
      And the server has no file "/home/uftp/Old.TXT"

  Rule: the name of what is deleted arrives as it is written

    @MFTPDEL-160 @R3.8-30 @D50
    Scenario Outline: A file whose name has <class> is deleted
      Given channel 0 is logged in
      And the server has the file <path> with
        """
        12345
        """
      When the host sends AT+MFTPDEL=0,<name>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: 0,0
        """
      And the server has no file <path>

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

    @MFTPDEL-170 @R3.8-12
    Scenario: The thirtieth deletion is as the first
      Given channel 0 is logged in
      When these lines are sent 30 times, and each of them succeeds
        """
        AT+MFTPMKD=0,"old"
        AT+MFTPDEL=0,"old"
        """
      Then the server has no directory "/home/uftp/old"

    @MFTPDEL-171 @R3.8-13 @D25 @error
    Scenario: After a deletion that fails the channel is not busy
      Given channel 1 is logged in
      When the host sends AT+MFTPDEL=1,"missing"
      Then the command fails as server error
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 1,0,"/home/uftp"
        """
