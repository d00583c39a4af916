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

  Rule: from place to place

    @MFTPDEL-200 @R3.8-12 @R3.8-30 @R3.8-32 @D24 @D25
    Scenario: Wherever the channel goes, a plain name is there
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /a/u: u15
        /a/v: v15
        /a/w: w15
        /home/a/u: u16
        /home/a/v: v16
        /home/a/w: w16
        /home/u: u23
        /home/uftp/A/u: u19
        /home/uftp/A/v: v19
        /home/uftp/A/w: w19
        /home/uftp/a.d/a.d/u: u20
        /home/uftp/a.d/a.d/v: v20
        /home/uftp/a.d/a.d/w: w20
        /home/uftp/a/a/a/u: u13
        /home/uftp/a/a/a/v: v13
        /home/uftp/a/a/a/w: w13
        /home/uftp/a/a/u: u12
        /home/uftp/a/a/v: v12
        /home/uftp/a/a/w: w12
        /home/uftp/a/b/c/d/e/f/g/h/u: u17
        /home/uftp/a/b/c/d/e/f/g/h/v: v17
        /home/uftp/a/b/c/d/e/f/g/h/w: w17
        /home/uftp/a/u: u11
        /home/uftp/a/v: v11
        /home/uftp/a/w: w11
        /home/uftp/ab/a/u: u21
        /home/uftp/ab/a/v: v21
        /home/uftp/ab/a/w: w21
        /home/uftp/ab/u: u18
        /home/uftp/ab/v: v18
        /home/uftp/ab/w: w18
        /home/uftp/u: u22
        /home/uftp/v: v22
        /home/uftp/w: w22
        /home/v: v23
        /home/w: w23
        /u: u14
        /v: v14
        /w: w14
        """
      Given channel 0 works in "/home/uftp/a"
      When the host sends AT+MFTPDEL=0,"v"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/a/a"
      When the host sends AT+MFTPLIST=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPDEL=0,"v"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/a/a/a"
      When the host sends AT+MFTPRETR=0,"missing.txt"
      Then the command succeeds or fails
      When the host sends AT+MFTPDEL=0,"v"
      Then the command succeeds
      Given channel 0 works in "/"
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPDEL=0,"v"
      Then the command succeeds
      Given channel 0 works in "/a"
      When the host sends AT+MFTPRN=0,"missing","found"
      Then the command succeeds or fails
      When the host sends AT+MFTPDEL=0,"v"
      Then the command succeeds
      Given channel 0 works in "/home/a"
      When the host sends AT+MFTPSTOR=0,"/home",1,3,"abc"
      Then the command succeeds or fails
      When the host sends AT+MFTPDEL=0,"v"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/a/b/c/d/e/f/g/h"
      When the host sends AT+MFTPMKD=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPDEL=0,"v"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/ab"
      When the host sends AT+MFTPLIST=0,"/missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPDEL=0,"v"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/A"
      When the host sends AT+MFTPAPPE=0,"/home",1,3,"abc"
      Then the command succeeds or fails
      When the host sends AT+MFTPDEL=0,"v"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/a.d/a.d"
      When the host sends AT+MFTPRETR=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPDEL=0,"v"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/ab/a"
      When the host sends AT+MFTPLIST=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPDEL=0,"v"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/a"
      When the host sends AT+MFTPRETR=0,"missing.txt"
      Then the command succeeds or fails
      When the host sends AT+MFTPDEL=0,"w"
      Then the command succeeds
      Given channel 0 works in "/home/uftp"
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPDEL=0,"v"
      Then the command succeeds
      Given channel 0 works in "/home"
      When the host sends AT+MFTPRN=0,"missing","found"
      Then the command succeeds or fails
      When the host sends AT+MFTPDEL=0,"v"
      Then the command succeeds
      And the server holds in "/" just
        """
        /a/u: u15
        /a/w: w15
        /home/a/u: u16
        /home/a/w: w16
        /home/u: u23
        /home/uftp/A/u: u19
        /home/uftp/A/w: w19
        /home/uftp/a.d/a.d/u: u20
        /home/uftp/a.d/a.d/w: w20
        /home/uftp/a/a/a/u: u13
        /home/uftp/a/a/a/w: w13
        /home/uftp/a/a/u: u12
        /home/uftp/a/a/w: w12
        /home/uftp/a/b/c/d/e/f/g/h/u: u17
        /home/uftp/a/b/c/d/e/f/g/h/w: w17
        /home/uftp/a/u: u11
        /home/uftp/ab/a/u: u21
        /home/uftp/ab/a/w: w21
        /home/uftp/ab/u: u18
        /home/uftp/ab/w: w18
        /home/uftp/u: u22
        /home/uftp/w: w22
        /home/w: w23
        /u: u14
        /w: w14
        """

    @MFTPDEL-201 @R3.8-12 @R3.8-30 @R3.8-32 @R3.8-33 @D24 @D25
    Scenario: Two channels are in two places at once
      Given channel 0 is logged in with home "/home/uftp"
      And channel 5 is logged in with home "/home/uftp"
      And the server has
        """
        /a/u: u15
        /a/v: v15
        /a/w: w15
        /home/a/u: u16
        /home/a/v: v16
        /home/a/w: w16
        /home/u: u23
        /home/uftp/A/u: u19
        /home/uftp/A/v: v19
        /home/uftp/A/w: w19
        /home/uftp/a.d/a.d/u: u20
        /home/uftp/a.d/a.d/v: v20
        /home/uftp/a.d/a.d/w: w20
        /home/uftp/a/a/a/u: u13
        /home/uftp/a/a/a/v: v13
        /home/uftp/a/a/a/w: w13
        /home/uftp/a/a/u: u12
        /home/uftp/a/a/v: v12
        /home/uftp/a/a/w: w12
        /home/uftp/a/b/c/d/e/f/g/h/u: u17
        /home/uftp/a/b/c/d/e/f/g/h/v: v17
        /home/uftp/a/b/c/d/e/f/g/h/w: w17
        /home/uftp/a/u: u11
        /home/uftp/a/v: v11
        /home/uftp/a/w: w11
        /home/uftp/ab/a/u: u21
        /home/uftp/ab/a/v: v21
        /home/uftp/ab/a/w: w21
        /home/uftp/ab/u: u18
        /home/uftp/ab/v: v18
        /home/uftp/ab/w: w18
        /home/uftp/u: u22
        /home/uftp/v: v22
        /home/uftp/w: w22
        /home/v: v23
        /home/w: w23
        /u: u14
        /v: v14
        /w: w14
        """
      Given channel 0 works in "/home/uftp/a"
      When the host sends AT+MFTPDEL=0,"v"
      Then the command succeeds
      Given channel 5 works in "/a"
      When the host sends AT+MFTPDEL=5,"v"
      Then the command succeeds
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPDEL=5,"w"
      Then the command succeeds
      When the host sends AT+MFTPDEL=0,"w"
      Then the command succeeds
      Given channel 0 works in "/a"
      When the host sends AT+MFTPDEL=0,"u"
      Then the command succeeds
      Given channel 5 works in "/home/uftp/a"
      When the host sends AT+MFTPMKD=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPDEL=5,"u"
      Then the command succeeds
      Given channel 5 works in "/"
      When the host sends AT+MFTPDEL=5,"v"
      Then the command succeeds
      Given channel 0 works in "/home/a"
      When the host sends AT+MFTPDEL=0,"v"
      Then the command succeeds
      Given channel 5 works in "/home/a"
      When the host sends AT+MFTPRETR=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPDEL=5,"w"
      Then the command succeeds
      Given channel 0 works in "/"
      When the host sends AT+MFTPDEL=0,"w"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/ab"
      When the host sends AT+MFTPDEL=0,"v"
      Then the command succeeds
      Given channel 5 works in "/home/uftp/ab/a"
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPDEL=5,"v"
      Then the command succeeds
      And the server holds in "/" just
        """
        /a/
        /home/a/u: u16
        /home/u: u23
        /home/uftp/A/u: u19
        /home/uftp/A/v: v19
        /home/uftp/A/w: w19
        /home/uftp/a.d/a.d/u: u20
        /home/uftp/a.d/a.d/v: v20
        /home/uftp/a.d/a.d/w: w20
        /home/uftp/a/a/a/u: u13
        /home/uftp/a/a/a/v: v13
        /home/uftp/a/a/a/w: w13
        /home/uftp/a/a/u: u12
        /home/uftp/a/a/v: v12
        /home/uftp/a/a/w: w12
        /home/uftp/a/b/c/d/e/f/g/h/u: u17
        /home/uftp/a/b/c/d/e/f/g/h/v: v17
        /home/uftp/a/b/c/d/e/f/g/h/w: w17
        /home/uftp/ab/a/u: u21
        /home/uftp/ab/a/w: w21
        /home/uftp/ab/u: u18
        /home/uftp/ab/w: w18
        /home/uftp/u: u22
        /home/uftp/v: v22
        /home/uftp/w: w22
        /home/v: v23
        /home/w: w23
        /u: u14
        """

  Rule: what has the same name elsewhere stays as it is

    @MFTPDEL-205 @R3.8-12 @R3.8-30 @R3.8-32 @R3.8-13 @R3.8-31 @D24 @D25 @error
    Scenario: Only what is named is touched, and what fails touches nothing
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /d/
        /empty.txt: root empty.txt
        /home/d/
        /home/empty.txt: up empty.txt
        /home/uftp/before/d/
        /home/uftp/before/empty.txt: before empty.txt
        /home/uftp/before/x.txt: before x.txt
        /home/uftp/before/y.txt: before y.txt
        /home/uftp/d/
        /home/uftp/empty.txt: home empty.txt
        /home/uftp/work/D/
        /home/uftp/work/X.TXT: near X.TXT
        /home/uftp/work/ax.txt: near ax.txt
        /home/uftp/work/d/
        /home/uftp/work/d.d/
        /home/uftp/work/dd/
        /home/uftp/work/e/
        /home/uftp/work/empty.txt:
        /home/uftp/work/in/d/
        /home/uftp/work/in/empty.txt: in empty.txt
        /home/uftp/work/in/y.txt: in y.txt
        /home/uftp/work/x: near x
        /home/uftp/work/x.text: near x.text
        /home/uftp/work/x.tx: near x.tx
        /home/uftp/work/x.txt: work x.txt
        /home/uftp/work/x.txtt: near x.txtt
        /home/uftp/work/xx.txt: near xx.txt
        /home/uftp/work/y.txt: work y.txt
        /home/uftp/x.txt: home x.txt
        /home/uftp/y.txt: home y.txt
        /home/x.txt: up x.txt
        /home/y.txt: up y.txt
        /x.txt: root x.txt
        /y.txt: root y.txt
        """
      And channel 0 works in "/home/uftp/before"
      And channel 0 works in "/home/uftp/work"
      When the host sends AT+MFTPDEL=0,"x.txt"
      Then the command succeeds
      And the server holds in "/" just
        """
        /d/
        /empty.txt: root empty.txt
        /home/d/
        /home/empty.txt: up empty.txt
        /home/uftp/before/d/
        /home/uftp/before/empty.txt: before empty.txt
        /home/uftp/before/x.txt: before x.txt
        /home/uftp/before/y.txt: before y.txt
        /home/uftp/d/
        /home/uftp/empty.txt: home empty.txt
        /home/uftp/work/D/
        /home/uftp/work/X.TXT: near X.TXT
        /home/uftp/work/ax.txt: near ax.txt
        /home/uftp/work/d/
        /home/uftp/work/d.d/
        /home/uftp/work/dd/
        /home/uftp/work/e/
        /home/uftp/work/empty.txt:
        /home/uftp/work/in/d/
        /home/uftp/work/in/empty.txt: in empty.txt
        /home/uftp/work/in/y.txt: in y.txt
        /home/uftp/work/x: near x
        /home/uftp/work/x.text: near x.text
        /home/uftp/work/x.tx: near x.tx
        /home/uftp/work/x.txtt: near x.txtt
        /home/uftp/work/xx.txt: near xx.txt
        /home/uftp/work/y.txt: work y.txt
        /home/uftp/x.txt: home x.txt
        /home/uftp/y.txt: home y.txt
        /home/x.txt: up x.txt
        /home/y.txt: up y.txt
        /x.txt: root x.txt
        /y.txt: root y.txt
        """
      When the host sends AT+MFTPDEL=0,"x.txt"
      Then the command fails as server error
      When the host sends AT+MFTPDEL=0,"d"
      Then the command succeeds
      And the server holds in "/" just
        """
        /d/
        /empty.txt: root empty.txt
        /home/d/
        /home/empty.txt: up empty.txt
        /home/uftp/before/d/
        /home/uftp/before/empty.txt: before empty.txt
        /home/uftp/before/x.txt: before x.txt
        /home/uftp/before/y.txt: before y.txt
        /home/uftp/d/
        /home/uftp/empty.txt: home empty.txt
        /home/uftp/work/D/
        /home/uftp/work/X.TXT: near X.TXT
        /home/uftp/work/ax.txt: near ax.txt
        /home/uftp/work/d.d/
        /home/uftp/work/dd/
        /home/uftp/work/e/
        /home/uftp/work/empty.txt:
        /home/uftp/work/in/d/
        /home/uftp/work/in/empty.txt: in empty.txt
        /home/uftp/work/in/y.txt: in y.txt
        /home/uftp/work/x: near x
        /home/uftp/work/x.text: near x.text
        /home/uftp/work/x.tx: near x.tx
        /home/uftp/work/x.txtt: near x.txtt
        /home/uftp/work/xx.txt: near xx.txt
        /home/uftp/work/y.txt: work y.txt
        /home/uftp/x.txt: home x.txt
        /home/uftp/y.txt: home y.txt
        /home/x.txt: up x.txt
        /home/y.txt: up y.txt
        /x.txt: root x.txt
        /y.txt: root y.txt
        """
      When the host sends AT+MFTPDEL=0,"d"
      Then the command fails as server error
      When the host sends AT+MFTPDEL=0,"empty.txt"
      Then the command succeeds
      When the host sends AT+MFTPDEL=0,"empty.txt"
      Then the command fails as server error
      When the host sends AT+MFTPDEL=0,"x"
      Then the command succeeds
      When the host sends AT+MFTPDEL=0,"dd"
      Then the command succeeds
      When the host sends AT+MFTPDEL=0,"X.TXT"
      Then the command succeeds
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command fails as server error
      Given channel 0 works in "/home/uftp/before"
      When the host sends AT+MFTPDEL=0,"x.txt"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/work"
      When the host sends AT+MFTPDEL=0,"x.txt"
      Then the command fails as server error
      And the server holds in "/" just
        """
        /d/
        /empty.txt: root empty.txt
        /home/d/
        /home/empty.txt: up empty.txt
        /home/uftp/before/d/
        /home/uftp/before/empty.txt: before empty.txt
        /home/uftp/before/y.txt: before y.txt
        /home/uftp/d/
        /home/uftp/empty.txt: home empty.txt
        /home/uftp/work/D/
        /home/uftp/work/ax.txt: near ax.txt
        /home/uftp/work/d.d/
        /home/uftp/work/e/
        /home/uftp/work/in/d/
        /home/uftp/work/in/empty.txt: in empty.txt
        /home/uftp/work/in/y.txt: in y.txt
        /home/uftp/work/x.text: near x.text
        /home/uftp/work/x.tx: near x.tx
        /home/uftp/work/x.txtt: near x.txtt
        /home/uftp/work/xx.txt: near xx.txt
        /home/uftp/work/y.txt: work y.txt
        /home/uftp/x.txt: home x.txt
        /home/uftp/y.txt: home y.txt
        /home/x.txt: up x.txt
        /home/y.txt: up y.txt
        /x.txt: root x.txt
        /y.txt: root y.txt
        """

    @MFTPDEL-202 @R3.8-12 @R3.8-32 @R3.8-34 @D64
    Scenario: Names with directories do what they say, or fail
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/p/in/f.txt: 1
        /home/uftp/q/in/g.txt: 12
        /home/uftp/f.txt: home
        /home/uftp/in/g.txt: 123
        /f.txt: root
        /in/deep/h.txt: deep
        /home/uftp/q/n0: 0
        /home/uftp/p/n1: 1
        /home/uftp/p/in/n2: 2
        /home/uftp/n3: 3
        /n4: 4
        /home/uftp/q/in/n5: 5
        /in/deep/n6: 6
        /n7: 7
        /home/uftp/p/n8: 8
        /home/uftp/q/in/n9: 9
        /home/uftp/p/n0: decoy
        /home/uftp/n0: decoy
        /n0: decoy
        /home/uftp/n1: decoy
        /n1: decoy
        /home/uftp/p/n2: decoy
        /home/uftp/n2: decoy
        /n2: decoy
        /home/uftp/p/n3: decoy
        /n3: decoy
        /home/uftp/p/n4: decoy
        /home/uftp/n4: decoy
        /home/uftp/p/n5: decoy
        /home/uftp/n5: decoy
        /n5: decoy
        /home/uftp/p/n6: decoy
        /home/uftp/n6: decoy
        /n6: decoy
        /home/uftp/p/n7: decoy
        /home/uftp/n7: decoy
        /home/uftp/n8: decoy
        /n8: decoy
        /home/uftp/p/n9: decoy
        /home/uftp/n9: decoy
        /n9: decoy
        """
      And channel 0 works in "/home/uftp/p"
      When the host sends AT+MFTPDEL=0,"../q/n0"
      Then the command succeeds exactly if the server has no file "/home/uftp/q/n0"
      When the host sends AT+MFTPDEL=0,"./n1"
      Then the command succeeds exactly if the server has no file "/home/uftp/p/n1"
      When the host sends AT+MFTPDEL=0,"in/n2"
      Then the command succeeds exactly if the server has no file "/home/uftp/p/in/n2"
      When the host sends AT+MFTPDEL=0,"../n3"
      Then the command succeeds exactly if the server has no file "/home/uftp/n3"
      When the host sends AT+MFTPDEL=0,"../../../n4"
      Then the command succeeds exactly if the server has no file "/n4"
      When the host sends AT+MFTPDEL=0,"/home/uftp/q/in/n5"
      Then the command succeeds exactly if the server has no file "/home/uftp/q/in/n5"
      When the host sends AT+MFTPDEL=0,"/in/deep/n6"
      Then the command succeeds exactly if the server has no file "/in/deep/n6"
      When the host sends AT+MFTPDEL=0,"/n7"
      Then the command succeeds exactly if the server has no file "/n7"
      When the host sends AT+MFTPDEL=0,"/home/uftp/p/n8"
      Then the command succeeds exactly if the server has no file "/home/uftp/p/n8"
      When the host sends AT+MFTPDEL=0,"../q/in/n9"
      Then the command succeeds exactly if the server has no file "/home/uftp/q/in/n9"
      And the server holds the file "/home/uftp/p/in/f.txt" with the payload "'1'"
      And the server holds the file "/home/uftp/q/in/g.txt" with the payload "'12'"
      And the server holds the file "/home/uftp/f.txt" with the payload "'home'"
      And the server holds the file "/home/uftp/in/g.txt" with the payload "'123'"
      And the server holds the file "/f.txt" with the payload "'root'"
      And the server holds the file "/in/deep/h.txt" with the payload "'deep'"
      And the server holds the file "/home/uftp/p/n0" with the payload "'decoy'"
      And the server holds the file "/home/uftp/n0" with the payload "'decoy'"
      And the server holds the file "/n0" with the payload "'decoy'"
      And the server holds the file "/home/uftp/n1" with the payload "'decoy'"
      And the server holds the file "/n1" with the payload "'decoy'"
      And the server holds the file "/home/uftp/p/n2" with the payload "'decoy'"
      And the server holds the file "/home/uftp/n2" with the payload "'decoy'"
      And the server holds the file "/n2" with the payload "'decoy'"
      And the server holds the file "/home/uftp/p/n3" with the payload "'decoy'"
      And the server holds the file "/n3" with the payload "'decoy'"
      And the server holds the file "/home/uftp/p/n4" with the payload "'decoy'"
      And the server holds the file "/home/uftp/n4" with the payload "'decoy'"
      And the server holds the file "/home/uftp/p/n5" with the payload "'decoy'"
      And the server holds the file "/home/uftp/n5" with the payload "'decoy'"
      And the server holds the file "/n5" with the payload "'decoy'"
      And the server holds the file "/home/uftp/p/n6" with the payload "'decoy'"
      And the server holds the file "/home/uftp/n6" with the payload "'decoy'"
      And the server holds the file "/n6" with the payload "'decoy'"
      And the server holds the file "/home/uftp/p/n7" with the payload "'decoy'"
      And the server holds the file "/home/uftp/n7" with the payload "'decoy'"
      And the server holds the file "/home/uftp/n8" with the payload "'decoy'"
      And the server holds the file "/n8" with the payload "'decoy'"
      And the server holds the file "/home/uftp/p/n9" with the payload "'decoy'"
      And the server holds the file "/home/uftp/n9" with the payload "'decoy'"
      And the server holds the file "/n9" with the payload "'decoy'"

  Rule: what was done is undone and done again

    @MFTPDEL-206 @R3.8-12 @R3.8-13 @R3.8-30 @R3.8-31 @R3.8-32 @D24 @D25 @error
    Scenario: What is undone can be done again
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/f: 123
        /home/uftp/d/
        /home/uftp/g: abc
        """
      When the host sends AT+MFTPDEL=0,"f"
      Then the command succeeds
      And the server has no file "/home/uftp/f"
      When the host sends AT+MFTPDEL=0,"f"
      Then the command fails as server error
      And the server has
        """
        /home/uftp/f: 45
        """
      When the host sends AT+MFTPDEL=0,"f"
      Then the command succeeds
      And the server has no file "/home/uftp/f"
      Given AT+MFTPSTOR=0,"f",1,3,"678" has succeeded
      And the server has
        """
        /home/uftp/f: 678
        """
      When the host sends AT+MFTPDEL=0,"f"
      Then the command succeeds
      And the server has no file "/home/uftp/f"
      Given AT+MFTPMKD=0,"f" has succeeded
      And the server has
        """
        /home/uftp/f/
        """
      When the host sends AT+MFTPDEL=0,"f"
      Then the command succeeds
      And the server has no directory "/home/uftp/f"
      Given AT+MFTPSTOR=0,"f",1,2,"90" has succeeded
      And the server has
        """
        /home/uftp/f: 90
        """
      And the server holds the file "/home/uftp/f" with the payload "'90'"
      When the host sends AT+MFTPDEL=0,"d"
      Then the command succeeds
      And the server has no directory "/home/uftp/d"
      When the host sends AT+MFTPDEL=0,"d"
      Then the command fails as server error
      And the server has
        """
        /home/uftp/d/
        """
      When the host sends AT+MFTPDEL=0,"d"
      Then the command succeeds
      And the server has no directory "/home/uftp/d"
      Given AT+MFTPSTOR=0,"d",1,1,"x" has succeeded
      And the server has
        """
        /home/uftp/d: x
        """
      When the host sends AT+MFTPDEL=0,"d"
      Then the command succeeds
      And the server has no file "/home/uftp/d"
      When the host sends AT+MFTPDEL=0,"d"
      Then the command fails as server error
      Given AT+MFTPRN=0,"g","d" has succeeded
      And the server loses "/home/uftp/g"
      And the server has
        """
        /home/uftp/d: abc
        """
      When the host sends AT+MFTPDEL=0,"d"
      Then the command succeeds
      And the server has no file "/home/uftp/d"
      When the host sends AT+MFTPDEL=0,"g"
      Then the command fails as server error
      When the host sends AT+MFTPDEL=0,"f"
      Then the command succeeds
      Given AT+MFTPSTOR=0,"g",1,1,"1" has succeeded
      And the server has
        """
        /home/uftp/g: 1
        """
      And the server has
        """
        /home/uftp/h/i/
        """
      Given channel 0 works in "/home/uftp/h"
      When the host sends AT+MFTPDEL=0,"g"
      Then the command fails as server error
      When the host sends AT+MFTPDEL=0,"i"
      Then the command succeeds
      When the host sends AT+MFTPDEL=0,"i"
      Then the command fails as server error
      And the server holds in "/home" just
        """
        /home/uftp/g: 1
        /home/uftp/h/
        """

  Rule: a name is a name, whatever it looks like

    @MFTPDEL-210 @R3.8-12 @R3.8-30 @R3.8-32 @D50
    Scenario: Signs in names that mean something elsewhere
      Given channel 0 is logged in
      And the server has
        """
        /home/uftp/a%s.txt: 0
        /home/uftp/%n%d: 1
        /home/uftp/100%: 2
        /home/uftp/a#b: 3
        /home/uftp/#: 4
        /home/uftp/a=b: 5
        /home/uftp/=?: 6
        /home/uftp/a?: 7
        /home/uftp/?: 8
        /home/uftp/a;b: 9
        /home/uftp/a&b: 10
        /home/uftp/a:b: 11
        /home/uftp/a@b: 12
        /home/uftp/~: 13
        /home/uftp/~a: 14
        /home/uftp/$HOME: 15
        /home/uftp/$1: 16
        /home/uftp/a[1]: 17
        /home/uftp/[]: 18
        /home/uftp/{}: 19
        /home/uftp/{a}: 20
        /home/uftp/a^b: 21
        /home/uftp/!: 22
        /home/uftp/!a: 23
        /home/uftp/it's: 24
        /home/uftp/': 25
        /home/uftp/a+b: 26
        /home/uftp/+: 27
        /home/uftp/a*b: 28
        /home/uftp/`a`: 29
        /home/uftp/(a): 30
        /home/uftp/a,b: 31
        /home/uftp/,: 32
        /home/uftp/a_b-c: 33
        /home/uftp/a|b: 34
        /home/uftp/a..b: 35
        /home/uftp/...: 36
        /home/uftp/..a: 37
        /home/uftp/a..: 38
        /home/uftp/.a.b: 39
        /home/uftp/a b  c: 40
        /home/uftp/rest.txt: 1
        """
      When the host sends AT+MFTPDEL=0,"a%s.txt"
      Then the command succeeds
      And the server has no file "/home/uftp/a%s.txt"
      When the host sends AT+MFTPDEL=0,"%n%d"
      Then the command succeeds
      And the server has no file "/home/uftp/%n%d"
      When the host sends AT+MFTPDEL=0,"100%"
      Then the command succeeds
      And the server has no file "/home/uftp/100%"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPDEL=0,"a#b"
        AT+MFTPDEL=0,"#"
        AT+MFTPDEL=0,"a=b"
        AT+MFTPDEL=0,"=?"
        AT+MFTPDEL=0,"a?"
        AT+MFTPDEL=0,"?"
        AT+MFTPDEL=0,"a;b"
        AT+MFTPDEL=0,"a&b"
        AT+MFTPDEL=0,"a:b"
        AT+MFTPDEL=0,"a@b"
        AT+MFTPDEL=0,"~"
        AT+MFTPDEL=0,"~a"
        AT+MFTPDEL=0,"$HOME"
        AT+MFTPDEL=0,"$1"
        AT+MFTPDEL=0,"a[1]"
        AT+MFTPDEL=0,"[]"
        AT+MFTPDEL=0,"{}"
        AT+MFTPDEL=0,"{a}"
        AT+MFTPDEL=0,"a^b"
        AT+MFTPDEL=0,"!"
        AT+MFTPDEL=0,"!a"
        AT+MFTPDEL=0,"it's"
        AT+MFTPDEL=0,"'"
        AT+MFTPDEL=0,"a+b"
        AT+MFTPDEL=0,"+"
        AT+MFTPDEL=0,"a*b"
        AT+MFTPDEL=0,"`a`"
        AT+MFTPDEL=0,"(a)"
        AT+MFTPDEL=0,"a,b"
        AT+MFTPDEL=0,","
        AT+MFTPDEL=0,"a_b-c"
        AT+MFTPDEL=0,"a|b"
        AT+MFTPDEL=0,"a..b"
        AT+MFTPDEL=0,"..."
        AT+MFTPDEL=0,"..a"
        AT+MFTPDEL=0,"a.."
        AT+MFTPDEL=0,".a.b"
        AT+MFTPDEL=0,"a b  c"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/rest.txt: 1
        """
      And the server has
        """
        /home/uftp/a%s.txt/
        /home/uftp/%n%d/
        /home/uftp/100%/
        /home/uftp/a#b/
        /home/uftp/#/
        /home/uftp/a=b/
        /home/uftp/=?/
        /home/uftp/a?/
        /home/uftp/?/
        /home/uftp/a;b/
        /home/uftp/a&b/
        /home/uftp/a:b/
        /home/uftp/a@b/
        /home/uftp/~/
        /home/uftp/~a/
        /home/uftp/$HOME/
        /home/uftp/$1/
        /home/uftp/a[1]/
        /home/uftp/[]/
        /home/uftp/{}/
        /home/uftp/{a}/
        /home/uftp/a^b/
        /home/uftp/!/
        /home/uftp/!a/
        /home/uftp/it's/
        /home/uftp/'/
        /home/uftp/a+b/
        /home/uftp/+/
        /home/uftp/a*b/
        /home/uftp/`a`/
        /home/uftp/(a)/
        /home/uftp/a,b/
        /home/uftp/,/
        /home/uftp/a_b-c/
        /home/uftp/a|b/
        /home/uftp/a..b/
        /home/uftp/.../
        /home/uftp/..a/
        /home/uftp/a../
        /home/uftp/.a.b/
        /home/uftp/a b  c/
        """
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPDEL=0,"a%s.txt"
        AT+MFTPDEL=0,"%n%d"
        AT+MFTPDEL=0,"100%"
        AT+MFTPDEL=0,"a#b"
        AT+MFTPDEL=0,"#"
        AT+MFTPDEL=0,"a=b"
        AT+MFTPDEL=0,"=?"
        AT+MFTPDEL=0,"a?"
        AT+MFTPDEL=0,"?"
        AT+MFTPDEL=0,"a;b"
        AT+MFTPDEL=0,"a&b"
        AT+MFTPDEL=0,"a:b"
        AT+MFTPDEL=0,"a@b"
        AT+MFTPDEL=0,"~"
        AT+MFTPDEL=0,"~a"
        AT+MFTPDEL=0,"$HOME"
        AT+MFTPDEL=0,"$1"
        AT+MFTPDEL=0,"a[1]"
        AT+MFTPDEL=0,"[]"
        AT+MFTPDEL=0,"{}"
        AT+MFTPDEL=0,"{a}"
        AT+MFTPDEL=0,"a^b"
        AT+MFTPDEL=0,"!"
        AT+MFTPDEL=0,"!a"
        AT+MFTPDEL=0,"it's"
        AT+MFTPDEL=0,"'"
        AT+MFTPDEL=0,"a+b"
        AT+MFTPDEL=0,"+"
        AT+MFTPDEL=0,"a*b"
        AT+MFTPDEL=0,"`a`"
        AT+MFTPDEL=0,"(a)"
        AT+MFTPDEL=0,"a,b"
        AT+MFTPDEL=0,","
        AT+MFTPDEL=0,"a_b-c"
        AT+MFTPDEL=0,"a|b"
        AT+MFTPDEL=0,"a..b"
        AT+MFTPDEL=0,"..."
        AT+MFTPDEL=0,"..a"
        AT+MFTPDEL=0,"a.."
        AT+MFTPDEL=0,".a.b"
        AT+MFTPDEL=0,"a b  c"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/rest.txt: 1
        """

    @MFTPDEL-211 @R3.8-12 @R3.8-30 @R3.8-32 @D50
    Scenario: Names that look like replies, answers and commands
      Given channel 0 is logged in
      And the server has
        """
        /home/uftp/550: 0
        /home/uftp/226 ok: 1
        /home/uftp/250-a: 2
        /home/uftp/550 no such file: 3
        /home/uftp/421 bye: 4
        /home/uftp/AT: 5
        /home/uftp/AT+MFTPDISC=0: 6
        /home/uftp/ATE1: 7
        /home/uftp/+MFTPDEL: 0,0: 8
        /home/uftp/+MFTPURC: 0,conn,0: 9
        /home/uftp/+CME ERROR: 50: 10
        /home/uftp/OK: 11
        /home/uftp/ERROR: 12
        /home/uftp/CONNECT: 13
        /home/uftp/0: 14
        /home/uftp/1: 15
        /home/uftp/00: 16
        /home/uftp/QUIT: 17
        /home/uftp/DELE a: 18
        /home/uftp/a.jpeg: 19
        /home/uftp/a.b.c.d.e.f: 20
        /home/uftp/archive.tar.gz.backup: 21
        /home/uftp/.profile: 22
        /home/uftp/UPPER.Lower: 23
        /home/uftp/noextension: 24
        /home/uftp/total 5: 25
        /home/uftp/Jan  1 00:00 b: 26
        /home/uftp/drwxr-xr-x: 27
        /home/uftp/null: 28
        /home/uftp/(null): 29
        /home/uftp/nil: 30
        /home/uftp/NaN: 31
        /home/uftp/rest.txt: 1
        """
      When the host sends AT+MFTPDEL=0,"550"
      Then the command succeeds
      And the server has no file "/home/uftp/550"
      When the host sends AT+MFTPDEL=0,"226 ok"
      Then the command succeeds
      And the server has no file "/home/uftp/226 ok"
      When the host sends AT+MFTPDEL=0,"250-a"
      Then the command succeeds
      And the server has no file "/home/uftp/250-a"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPDEL=0,"550 no such file"
        AT+MFTPDEL=0,"421 bye"
        AT+MFTPDEL=0,"AT"
        AT+MFTPDEL=0,"AT+MFTPDISC=0"
        AT+MFTPDEL=0,"ATE1"
        AT+MFTPDEL=0,"+MFTPDEL: 0,0"
        AT+MFTPDEL=0,"+MFTPURC: 0,conn,0"
        AT+MFTPDEL=0,"+CME ERROR: 50"
        AT+MFTPDEL=0,"OK"
        AT+MFTPDEL=0,"ERROR"
        AT+MFTPDEL=0,"CONNECT"
        AT+MFTPDEL=0,"0"
        AT+MFTPDEL=0,"1"
        AT+MFTPDEL=0,"00"
        AT+MFTPDEL=0,"QUIT"
        AT+MFTPDEL=0,"DELE a"
        AT+MFTPDEL=0,"a.jpeg"
        AT+MFTPDEL=0,"a.b.c.d.e.f"
        AT+MFTPDEL=0,"archive.tar.gz.backup"
        AT+MFTPDEL=0,".profile"
        AT+MFTPDEL=0,"UPPER.Lower"
        AT+MFTPDEL=0,"noextension"
        AT+MFTPDEL=0,"total 5"
        AT+MFTPDEL=0,"Jan  1 00:00 b"
        AT+MFTPDEL=0,"drwxr-xr-x"
        AT+MFTPDEL=0,"null"
        AT+MFTPDEL=0,"(null)"
        AT+MFTPDEL=0,"nil"
        AT+MFTPDEL=0,"NaN"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/rest.txt: 1
        """
      And the server has
        """
        /home/uftp/550/
        /home/uftp/226 ok/
        /home/uftp/250-a/
        /home/uftp/550 no such file/
        /home/uftp/421 bye/
        /home/uftp/AT/
        /home/uftp/AT+MFTPDISC=0/
        /home/uftp/ATE1/
        /home/uftp/+MFTPDEL: 0,0/
        /home/uftp/+MFTPURC: 0,conn,0/
        /home/uftp/+CME ERROR: 50/
        /home/uftp/OK/
        /home/uftp/ERROR/
        /home/uftp/CONNECT/
        /home/uftp/0/
        /home/uftp/1/
        /home/uftp/00/
        /home/uftp/QUIT/
        /home/uftp/DELE a/
        /home/uftp/a.jpeg/
        /home/uftp/a.b.c.d.e.f/
        /home/uftp/archive.tar.gz.backup/
        /home/uftp/.profile/
        /home/uftp/UPPER.Lower/
        /home/uftp/noextension/
        /home/uftp/total 5/
        /home/uftp/Jan  1 00:00 b/
        /home/uftp/drwxr-xr-x/
        /home/uftp/null/
        /home/uftp/(null)/
        /home/uftp/nil/
        /home/uftp/NaN/
        """
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPDEL=0,"550"
        AT+MFTPDEL=0,"226 ok"
        AT+MFTPDEL=0,"250-a"
        AT+MFTPDEL=0,"550 no such file"
        AT+MFTPDEL=0,"421 bye"
        AT+MFTPDEL=0,"AT"
        AT+MFTPDEL=0,"AT+MFTPDISC=0"
        AT+MFTPDEL=0,"ATE1"
        AT+MFTPDEL=0,"+MFTPDEL: 0,0"
        AT+MFTPDEL=0,"+MFTPURC: 0,conn,0"
        AT+MFTPDEL=0,"+CME ERROR: 50"
        AT+MFTPDEL=0,"OK"
        AT+MFTPDEL=0,"ERROR"
        AT+MFTPDEL=0,"CONNECT"
        AT+MFTPDEL=0,"0"
        AT+MFTPDEL=0,"1"
        AT+MFTPDEL=0,"00"
        AT+MFTPDEL=0,"QUIT"
        AT+MFTPDEL=0,"DELE a"
        AT+MFTPDEL=0,"a.jpeg"
        AT+MFTPDEL=0,"a.b.c.d.e.f"
        AT+MFTPDEL=0,"archive.tar.gz.backup"
        AT+MFTPDEL=0,".profile"
        AT+MFTPDEL=0,"UPPER.Lower"
        AT+MFTPDEL=0,"noextension"
        AT+MFTPDEL=0,"total 5"
        AT+MFTPDEL=0,"Jan  1 00:00 b"
        AT+MFTPDEL=0,"drwxr-xr-x"
        AT+MFTPDEL=0,"null"
        AT+MFTPDEL=0,"(null)"
        AT+MFTPDEL=0,"nil"
        AT+MFTPDEL=0,"NaN"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/rest.txt: 1
        """

    @MFTPDEL-212 @R3.8-12 @R3.8-30 @R3.8-32 @D50 @boundary
    Scenario: Short names after long ones
      Given channel 0 is logged in
      And the server has
        """
        /home/uftp/<name-200>: 0
        /home/uftp/b: 1
        /home/uftp/<name-255>: 2
        /home/uftp/cd: 3
        /home/uftp/<name-128>: 4
        /home/uftp/e: 5
        /home/uftp/<name-64>.txt: 6
        /home/uftp/f.t: 7
        /home/uftp/<name-254>: 8
        /home/uftp/<name-33>: 9
        /home/uftp/rest.txt: 1
        """
      When the host sends AT+MFTPDEL=0,"<name-200>"
      Then the command succeeds
      And the server has no file "/home/uftp/<name-200>"
      When the host sends AT+MFTPDEL=0,"b"
      Then the command succeeds
      And the server has no file "/home/uftp/b"
      When the host sends AT+MFTPDEL=0,"<name-255>"
      Then the command succeeds
      And the server has no file "/home/uftp/<name-255>"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPDEL=0,"cd"
        AT+MFTPDEL=0,"<name-128>"
        AT+MFTPDEL=0,"e"
        AT+MFTPDEL=0,"<name-64>.txt"
        AT+MFTPDEL=0,"f.t"
        AT+MFTPDEL=0,"<name-254>"
        AT+MFTPDEL=0,"<name-33>"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/rest.txt: 1
        """
      And the server has
        """
        /home/uftp/<name-200>/
        /home/uftp/b/
        /home/uftp/<name-255>/
        /home/uftp/cd/
        /home/uftp/<name-128>/
        /home/uftp/e/
        /home/uftp/<name-64>.txt/
        /home/uftp/f.t/
        /home/uftp/<name-254>/
        /home/uftp/<name-33>/
        """
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPDEL=0,"<name-200>"
        AT+MFTPDEL=0,"b"
        AT+MFTPDEL=0,"<name-255>"
        AT+MFTPDEL=0,"cd"
        AT+MFTPDEL=0,"<name-128>"
        AT+MFTPDEL=0,"e"
        AT+MFTPDEL=0,"<name-64>.txt"
        AT+MFTPDEL=0,"f.t"
        AT+MFTPDEL=0,"<name-254>"
        AT+MFTPDEL=0,"<name-33>"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/rest.txt: 1
        """

  Rule: a server may say more than a code

    @MFTPDEL-220 @R3.8-12 @R3.8-13 @D24 @D25
    Scenario Outline: Replies of several lines and of many words, from a server like <make>
      Given the server behaves like "<make>"
      And channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/f0: 0
        /home/uftp/f1: 1
        /home/uftp/f2: 2
        /home/uftp/f3: 3
        /home/uftp/f4: 4
        /home/uftp/d0/
        /home/uftp/d1/
        /home/uftp/d2/
        /home/uftp/d3/
        /home/uftp/d4/
        /home/uftp/f: 1
        /home/uftp/g: 1
        """
      Given the server does DELE or RMD or XRMD and says 250-Done<CR><LF> 550 No such file or directory<CR><LF>250-226 of them<CR><LF> 421 Service not available<CR><LF>250 Done
      When the host sends AT+MFTPDEL=0,"f0"
      Then the command succeeds
      And the server has no file "/home/uftp/f0"
      When the host sends AT+MFTPDEL=0,"d0"
      Then the command succeeds
      And the server has no directory "/home/uftp/d0"
      When the server is itself again
      Given the server does DELE or RMD or XRMD and says 250 550 files in 226 directories, 0 errors
      When the host sends AT+MFTPDEL=0,"f1"
      Then the command succeeds
      And the server has no file "/home/uftp/f1"
      When the host sends AT+MFTPDEL=0,"d1"
      Then the command succeeds
      And the server has no directory "/home/uftp/d1"
      When the server is itself again
      Given the server does DELE or RMD or XRMD and says 250 <SP>
      When the host sends AT+MFTPDEL=0,"f2"
      Then the command succeeds
      And the server has no file "/home/uftp/f2"
      When the host sends AT+MFTPDEL=0,"d2"
      Then the command succeeds
      And the server has no directory "/home/uftp/d2"
      When the server is itself again
      Given the server does DELE or RMD or XRMD and says 250-Done<CR><LF>no code is here<CR><LF><CR><LF> 425-no end of it<CR><LF>250 Done
      When the host sends AT+MFTPDEL=0,"f3"
      Then the command succeeds
      And the server has no file "/home/uftp/f3"
      When the host sends AT+MFTPDEL=0,"d3"
      Then the command succeeds
      And the server has no directory "/home/uftp/d3"
      When the server is itself again
      Given the server does DELE or RMD or XRMD and says 250 <text-400>
      When the host sends AT+MFTPDEL=0,"f4"
      Then the command succeeds
      And the server has no file "/home/uftp/f4"
      When the host sends AT+MFTPDEL=0,"d4"
      Then the command succeeds
      And the server has no directory "/home/uftp/d4"
      When the server is itself again
      Given the server answers DELE or RMD or XRMD with 550-250 Done<CR><LF> 250 Done<CR><LF> 226 Done<CR><LF>550 No
      When the host sends AT+MFTPDEL=0,"g"
      Then the command fails as server error
      And the server holds the file "/home/uftp/g" with the payload "'1'"
      When the server is itself again
      Given the server answers DELE or RMD or XRMD with 550 250 done 226 ok 0
      When the host sends AT+MFTPDEL=0,"g"
      Then the command fails as server error
      And the server holds the file "/home/uftp/g" with the payload "'1'"
      When the server is itself again
      Given the server answers DELE or RMD or XRMD with 550-Not<CR><LF>550-257 <SP>here<CR><LF>550 No
      When the host sends AT+MFTPDEL=0,"g"
      Then the command fails as server error
      And the server holds the file "/home/uftp/g" with the payload "'1'"
      When the server is itself again
      Given the server answers DELE or RMD or XRMD with 553 <text-400>
      When the host sends AT+MFTPDEL=0,"g"
      Then the command fails as server error
      And the server holds the file "/home/uftp/g" with the payload "'1'"
      When the server is itself again
      When the host sends AT+MFTPDEL=0,"g"
      Then the command succeeds
      And the server has no file "/home/uftp/g"

      Examples:
        | make   |
        | unix   |
        | halves |

    @MFTPDEL-221 @R3.8-12 @D25 @D76
    Scenario: A reply of more than 600 bytes is understood, or the command fails
      Given channel 0 is logged in
      And the server has
        """
        /home/uftp/f: 1
        """
      Given the server does DELE or RMD or XRMD and says 250 <text-600>
      When the host sends AT+MFTPDEL=0,"f"
      Then the command fails as any, or succeeds and the server has no file "/home/uftp/f"

  Rule: what is refused or fails leaves everything as it was

    @MFTPDEL-290 @R3.8-12 @R3.8-32 @R5-30 @D24 @D25 @D37 @error
    Scenario Outline: A directory that is not empty is deleted, or the command fails: <name>
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/other/x.txt: x
        /home/uftp/a.txt: 1234567890
        /home/uftp/d/
        /home/uftp/full/b.txt: bbb
        /home/uftp/full/in/c.txt: ccc
        /home/uftp/old.txt: old
        /home/uftp/three/1.txt: 1
        /home/uftp/three/2.txt: 2
        /home/uftp/three/3.txt: 3
        """
      When the host sends AT+MFTPDEL=0,<name>
      Then the command succeeds exactly if the server has no directory "<directory>"
      When the host sends AT+MFTPDEL=0,<name>
      Then the command succeeds or fails
      And the server holds the file "/home/uftp/a.txt" with the payload "'1234567890'"
      And the server holds the file "/home/uftp/old.txt" with the payload "'old'"
      And the server holds the file "/home/other/x.txt" with the payload "'x'"

      Examples:
        | key      | name               | directory          |
        | whole    | "full"             | /home/uftp/full    |
        | deep     | "full/in"          | /home/uftp/full/in |
        | three    | "three"            | /home/uftp/three   |
        | absolute | "/home/uftp/three" | /home/uftp/three   |

    @MFTPDEL-291 @R3.8-32 @R3.8-12 @needs-files @D13 @D24 @D25 @D36
    Scenario Outline: With "local_fs" <value> a file of the module has the name of one that is deleted, and stays: <name>
      Given channel 2 is set to "local_fs" <value>
      And channel 2 is logged in with home "/"
      And the server has
        """
        /usr/a.txt: at the server
        /usr/c.txt: at the server
        /usr/d/
        """
      And the module has the local file "/usr/a.txt" with
        """
        in the module
        """
      And the module has the local file "/usr/c.txt" with
        """
        in the module
        """
      And the module has the local file "/usr/d" with
        """
        in the module
        """
      When the host sends AT+MFTPDEL=2,<name>
      Then the command succeeds exactly if the server has no file "/usr/a.txt"
      And the module holds the local file "/usr/a.txt" with
        """
        in the module
        """
      Given channel 2 works in "/usr"
      When the host sends AT+MFTPDEL=2,"c.txt"
      Then the command succeeds
      When the host sends AT+MFTPDEL=2,"d"
      Then the command succeeds
      And the module holds the local file "/usr/a.txt" with
        """
        in the module
        """
      And the module holds the local file "/usr/c.txt" with
        """
        in the module
        """
      And the module holds the local file "/usr/d" with
        """
        in the module
        """

      Examples:
        | key        | value | name         |
        | absolute-0 | 0     | "/usr/a.txt" |
        | relative-0 | 0     | "usr/a.txt"  |
        | absolute-1 | 1     | "/usr/a.txt" |
        | relative-1 | 1     | "usr/a.txt"  |

    @MFTPDEL-292 @R3.8-13 @R3.8-12 @slow @D24 @D25 @D65 @error
    Scenario Outline: What the server refuses once is deleted, or it is not, and the result says so: <name>
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
      When the host sends AT+MFTPDEL=0,<name>
      And the host pauses for 1 s
      Then the command succeeds exactly if <truth>

      Examples:
        | key           | name    | verb        | reply       | truth                                      |
        | file-450      | "a.txt" | DELE        | 450 Not now | the server has no file "/home/uftp/a.txt"  |
        | directory-450 | "d"     | RMD or XRMD | 450 Not now | the server has no directory "/home/uftp/d" |
