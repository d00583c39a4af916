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

  Rule: from place to place

    @MFTPMKD-200 @R3.6-12 @R3.6-30 @R3.6-34 @D24 @D25
    Scenario: Wherever the channel goes, a plain name is there
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /a/
        /home/a/
        /home/uftp/A/
        /home/uftp/a.d/a.d/
        /home/uftp/a/a/a/
        /home/uftp/a/b/c/d/e/f/g/h/
        /home/uftp/ab/a/
        """
      Given channel 0 works in "/home/uftp/a"
      When the host sends AT+MFTPMKD=0,"m0"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/a/a"
      When the host sends AT+MFTPLIST=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=0,"m1"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/a/a/a"
      When the host sends AT+MFTPRETR=0,"missing.txt"
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=0,"m2"
      Then the command succeeds
      Given channel 0 works in "/"
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=0,"m3"
      Then the command succeeds
      Given channel 0 works in "/a"
      When the host sends AT+MFTPRN=0,"missing","found"
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=0,"m4"
      Then the command succeeds
      Given channel 0 works in "/home/a"
      When the host sends AT+MFTPSTOR=0,"/home",1,3,"abc"
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=0,"m5"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/a/b/c/d/e/f/g/h"
      When the host sends AT+MFTPMKD=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=0,"m6"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/ab"
      When the host sends AT+MFTPLIST=0,"/missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=0,"m7"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/A"
      When the host sends AT+MFTPAPPE=0,"/home",1,3,"abc"
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=0,"m8"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/a.d/a.d"
      When the host sends AT+MFTPRETR=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=0,"m9"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/ab/a"
      When the host sends AT+MFTPLIST=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=0,"m10"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/a"
      When the host sends AT+MFTPRETR=0,"missing.txt"
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=0,"m11"
      Then the command succeeds
      Given channel 0 works in "/home/uftp"
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=0,"m12"
      Then the command succeeds
      Given channel 0 works in "/home"
      When the host sends AT+MFTPRN=0,"missing","found"
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=0,"m13"
      Then the command succeeds
      And the server holds in "/" just
        """
        /a/m4/
        /home/a/m5/
        /home/m13/
        /home/uftp/A/m8/
        /home/uftp/a.d/a.d/m9/
        /home/uftp/a/a/a/m2/
        /home/uftp/a/a/m1/
        /home/uftp/a/b/c/d/e/f/g/h/m6/
        /home/uftp/a/m0/
        /home/uftp/a/m11/
        /home/uftp/ab/a/m10/
        /home/uftp/ab/m7/
        /home/uftp/m12/
        /m3/
        """

    @MFTPMKD-201 @R3.6-12 @R3.6-30 @R3.6-32 @R3.6-34 @D24 @D25
    Scenario: Two channels are in two places at once
      Given channel 0 is logged in with home "/home/uftp"
      And channel 5 is logged in with home "/home/uftp"
      And the server has
        """
        /a/
        /home/a/
        /home/uftp/A/
        /home/uftp/a.d/a.d/
        /home/uftp/a/a/a/
        /home/uftp/a/b/c/d/e/f/g/h/
        /home/uftp/ab/a/
        """
      Given channel 0 works in "/home/uftp/a"
      When the host sends AT+MFTPMKD=0,"m0"
      Then the command succeeds
      Given channel 5 works in "/a"
      When the host sends AT+MFTPMKD=5,"m1"
      Then the command succeeds
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=5,"m2"
      Then the command succeeds
      When the host sends AT+MFTPMKD=0,"m3"
      Then the command succeeds
      Given channel 0 works in "/a"
      When the host sends AT+MFTPMKD=0,"m4"
      Then the command succeeds
      Given channel 5 works in "/home/uftp/a"
      When the host sends AT+MFTPMKD=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=5,"m5"
      Then the command succeeds
      Given channel 5 works in "/"
      When the host sends AT+MFTPMKD=5,"m6"
      Then the command succeeds
      Given channel 0 works in "/home/a"
      When the host sends AT+MFTPMKD=0,"m7"
      Then the command succeeds
      Given channel 5 works in "/home/a"
      When the host sends AT+MFTPRETR=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=5,"m8"
      Then the command succeeds
      Given channel 0 works in "/"
      When the host sends AT+MFTPMKD=0,"m9"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/ab"
      When the host sends AT+MFTPMKD=0,"m10"
      Then the command succeeds
      Given channel 5 works in "/home/uftp/ab/a"
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=5,"m11"
      Then the command succeeds
      And the server holds in "/" just
        """
        /a/m1/
        /a/m2/
        /a/m4/
        /home/a/m7/
        /home/a/m8/
        /home/uftp/A/
        /home/uftp/a.d/a.d/
        /home/uftp/a/a/a/
        /home/uftp/a/b/c/d/e/f/g/h/
        /home/uftp/a/m0/
        /home/uftp/a/m3/
        /home/uftp/a/m5/
        /home/uftp/ab/a/m11/
        /home/uftp/ab/m10/
        /m6/
        /m9/
        """

  Rule: what has the same name elsewhere stays as it is

    @MFTPMKD-205 @R3.6-12 @R3.6-30 @R3.6-13 @R3.6-31 @R3.6-34 @D24 @D25 @error
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
        /home/uftp/work/d.d/
        /home/uftp/work/dd/
        /home/uftp/work/e/
        /home/uftp/work/empty.txt:
        /home/uftp/work/in/d/
        /home/uftp/work/in/empty.txt: in empty.txt
        /home/uftp/work/in/x.txt: in x.txt
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
      When the host sends AT+MFTPMKD=0,"d"
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
        /home/uftp/work/in/x.txt: in x.txt
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
      When the host sends AT+MFTPMKD=0,"d"
      Then the command fails as server error
      When the host sends AT+MFTPMKD=0,"x.txt"
      Then the command succeeds or fails
      When the host sends AT+MFTPMKD=0,"in"
      Then the command fails as server error
      When the host sends AT+MFTPMKD=0,"n"
      Then the command succeeds
      When the host sends AT+MFTPMKD=0,"/home/uftp/before/n"
      Then the command succeeds
      When the host sends AT+MFTPMKD=0,"/home/uftp/before/n"
      Then the command fails as server error
      When the host sends AT+MFTPMKD=0,"/n"
      Then the command succeeds
      When the host sends AT+MFTPMKD=0,"x.txt.d"
      Then the command succeeds
      And the server holds in "/" just
        """
        /d/
        /empty.txt: root empty.txt
        /home/d/
        /home/empty.txt: up empty.txt
        /home/uftp/before/d/
        /home/uftp/before/empty.txt: before empty.txt
        /home/uftp/before/n/
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
        /home/uftp/work/in/x.txt: in x.txt
        /home/uftp/work/in/y.txt: in y.txt
        /home/uftp/work/n/
        /home/uftp/work/x: near x
        /home/uftp/work/x.text: near x.text
        /home/uftp/work/x.tx: near x.tx
        /home/uftp/work/x.txt: work x.txt
        /home/uftp/work/x.txt.d/
        /home/uftp/work/x.txtt: near x.txtt
        /home/uftp/work/xx.txt: near xx.txt
        /home/uftp/work/y.txt: work y.txt
        /home/uftp/x.txt: home x.txt
        /home/uftp/y.txt: home y.txt
        /home/x.txt: up x.txt
        /home/y.txt: up y.txt
        /n/
        /x.txt: root x.txt
        /y.txt: root y.txt
        """

    @MFTPMKD-202 @R3.6-12 @R3.6-30 @R3.6-31 @D64
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
        """
      And channel 0 works in "/home/uftp/p"
      When the host sends AT+MFTPMKD=0,"../q/n0"
      Then the command succeeds exactly if the server holds the directory "/home/uftp/q/n0"
      When the host sends AT+MFTPMKD=0,"./n1"
      Then the command succeeds exactly if the server holds the directory "/home/uftp/p/n1"
      When the host sends AT+MFTPMKD=0,"in/n2"
      Then the command succeeds exactly if the server holds the directory "/home/uftp/p/in/n2"
      When the host sends AT+MFTPMKD=0,"../n3"
      Then the command succeeds exactly if the server holds the directory "/home/uftp/n3"
      When the host sends AT+MFTPMKD=0,"../../../n4"
      Then the command succeeds exactly if the server holds the directory "/n4"
      When the host sends AT+MFTPMKD=0,"/home/uftp/q/in/n5"
      Then the command succeeds
      And the server holds the directory "/home/uftp/q/in/n5"
      When the host sends AT+MFTPMKD=0,"/in/deep/n6"
      Then the command succeeds
      And the server holds the directory "/in/deep/n6"
      When the host sends AT+MFTPMKD=0,"/n7"
      Then the command succeeds
      And the server holds the directory "/n7"
      When the host sends AT+MFTPMKD=0,"/home/uftp/p/n8"
      Then the command succeeds
      And the server holds the directory "/home/uftp/p/n8"
      When the host sends AT+MFTPMKD=0,"../q/in/n9"
      Then the command succeeds exactly if the server holds the directory "/home/uftp/q/in/n9"
      And the server holds the file "/home/uftp/p/in/f.txt" with the payload "'1'"
      And the server holds the file "/home/uftp/q/in/g.txt" with the payload "'12'"
      And the server holds the file "/home/uftp/f.txt" with the payload "'home'"
      And the server holds the file "/home/uftp/in/g.txt" with the payload "'123'"
      And the server holds the file "/f.txt" with the payload "'root'"
      And the server holds the file "/in/deep/h.txt" with the payload "'deep'"

  Rule: what was done is undone and done again

    @MFTPMKD-206 @R3.6-12 @R3.6-13 @R3.6-30 @R3.6-34 @D24 @D25 @error
    Scenario: What is undone can be done again
      Given channel 0 is logged in with home "/home/uftp"
      When the host sends AT+MFTPMKD=0,"d"
      Then the command succeeds
      And the server holds the directory "/home/uftp/d"
      When the host sends AT+MFTPMKD=0,"d"
      Then the command fails as server error
      And the server holds the directory "/home/uftp/d"
      Given AT+MFTPDEL=0,"d" has succeeded
      And the server loses "/home/uftp/d"
      When the host sends AT+MFTPMKD=0,"d"
      Then the command succeeds
      And the server holds the directory "/home/uftp/d"
      Given AT+MFTPDEL=0,"d" has succeeded
      And the server loses "/home/uftp/d"
      When the host sends AT+MFTPMKD=0,"d"
      Then the command succeeds
      And the server holds the directory "/home/uftp/d"
      Given AT+MFTPRN=0,"d","e" has succeeded
      And the server loses "/home/uftp/d"
      And the server has
        """
        /home/uftp/e/
        """
      When the host sends AT+MFTPMKD=0,"d"
      Then the command succeeds
      And the server holds the directory "/home/uftp/d"
      And the server holds the directory "/home/uftp/e"
      When the host sends AT+MFTPMKD=0,"e"
      Then the command fails as server error
      When the host sends AT+MFTPMKD=0,"d.d"
      Then the command succeeds
      When the host sends AT+MFTPMKD=0,"D"
      Then the command succeeds
      When the host sends AT+MFTPMKD=0,"dd"
      Then the command succeeds
      When the host sends AT+MFTPMKD=0,"d1"
      Then the command succeeds
      Given AT+MFTPDEL=0,"d1" has succeeded
      And the server loses "/home/uftp/d1"
      When the host sends AT+MFTPMKD=0,"d1"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/d"
      When the host sends AT+MFTPMKD=0,"d"
      Then the command succeeds
      When the host sends AT+MFTPMKD=0,"e"
      Then the command succeeds
      When the host sends AT+MFTPMKD=0,"d"
      Then the command fails as server error
      Given AT+MFTPDEL=0,"d" has succeeded
      And the server loses "/home/uftp/d/d"
      When the host sends AT+MFTPMKD=0,"d"
      Then the command succeeds
      Given channel 0 works in "/home/uftp"
      When the host sends AT+MFTPMKD=0,"d"
      Then the command fails as server error
      Given AT+MFTPSTOR=0,"f",1,3,"123" has succeeded
      And the server has
        """
        /home/uftp/f: 123
        """
      When the host sends AT+MFTPMKD=0,"f"
      Then the command succeeds or fails
      And the server holds the file "/home/uftp/f" with the payload "'123'"
      Given AT+MFTPDEL=0,"f" has succeeded
      And the server loses "/home/uftp/f"
      When the host sends AT+MFTPMKD=0,"f"
      Then the command succeeds
      And the server holds in "/home" just
        """
        /home/uftp/d/d/
        /home/uftp/d/e/
        /home/uftp/e/
        /home/uftp/d.d/
        /home/uftp/D/
        /home/uftp/dd/
        /home/uftp/d1/
        /home/uftp/f/
        """

  Rule: a name is a name, whatever it looks like

    @MFTPMKD-210 @R3.6-12 @R3.6-30 @R3.6-34 @D50
    Scenario: Signs in names that mean something elsewhere
      Given channel 0 is logged in
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPMKD=0,"a%s.txt"
        AT+MFTPMKD=0,"%n%d"
        AT+MFTPMKD=0,"100%"
        AT+MFTPMKD=0,"a#b"
        AT+MFTPMKD=0,"#"
        AT+MFTPMKD=0,"a=b"
        AT+MFTPMKD=0,"=?"
        AT+MFTPMKD=0,"a?"
        AT+MFTPMKD=0,"?"
        AT+MFTPMKD=0,"a;b"
        AT+MFTPMKD=0,"a&b"
        AT+MFTPMKD=0,"a:b"
        AT+MFTPMKD=0,"a@b"
        AT+MFTPMKD=0,"~"
        AT+MFTPMKD=0,"~a"
        AT+MFTPMKD=0,"$HOME"
        AT+MFTPMKD=0,"$1"
        AT+MFTPMKD=0,"a[1]"
        AT+MFTPMKD=0,"[]"
        AT+MFTPMKD=0,"{}"
        AT+MFTPMKD=0,"{a}"
        AT+MFTPMKD=0,"a^b"
        AT+MFTPMKD=0,"!"
        AT+MFTPMKD=0,"!a"
        AT+MFTPMKD=0,"it's"
        AT+MFTPMKD=0,"'"
        AT+MFTPMKD=0,"a+b"
        AT+MFTPMKD=0,"+"
        AT+MFTPMKD=0,"a*b"
        AT+MFTPMKD=0,"`a`"
        AT+MFTPMKD=0,"(a)"
        AT+MFTPMKD=0,"a,b"
        AT+MFTPMKD=0,","
        AT+MFTPMKD=0,"a_b-c"
        AT+MFTPMKD=0,"a|b"
        AT+MFTPMKD=0,"a..b"
        AT+MFTPMKD=0,"..."
        AT+MFTPMKD=0,"..a"
        AT+MFTPMKD=0,"a.."
        AT+MFTPMKD=0,".a.b"
        AT+MFTPMKD=0,"a b  c"
        """
      Then the server holds in "/home/uftp" just
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

    @MFTPMKD-211 @R3.6-12 @R3.6-30 @R3.6-34 @D50
    Scenario: Names that look like replies, answers and commands
      Given channel 0 is logged in
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPMKD=0,"550"
        AT+MFTPMKD=0,"226 ok"
        AT+MFTPMKD=0,"250-a"
        AT+MFTPMKD=0,"550 no such file"
        AT+MFTPMKD=0,"421 bye"
        AT+MFTPMKD=0,"AT"
        AT+MFTPMKD=0,"AT+MFTPDISC=0"
        AT+MFTPMKD=0,"ATE1"
        AT+MFTPMKD=0,"+MFTPDEL: 0,0"
        AT+MFTPMKD=0,"+MFTPURC: 0,conn,0"
        AT+MFTPMKD=0,"+CME ERROR: 50"
        AT+MFTPMKD=0,"OK"
        AT+MFTPMKD=0,"ERROR"
        AT+MFTPMKD=0,"CONNECT"
        AT+MFTPMKD=0,"0"
        AT+MFTPMKD=0,"1"
        AT+MFTPMKD=0,"00"
        AT+MFTPMKD=0,"QUIT"
        AT+MFTPMKD=0,"DELE a"
        AT+MFTPMKD=0,"a.jpeg"
        AT+MFTPMKD=0,"a.b.c.d.e.f"
        AT+MFTPMKD=0,"archive.tar.gz.backup"
        AT+MFTPMKD=0,".profile"
        AT+MFTPMKD=0,"UPPER.Lower"
        AT+MFTPMKD=0,"noextension"
        AT+MFTPMKD=0,"total 5"
        AT+MFTPMKD=0,"Jan  1 00:00 b"
        AT+MFTPMKD=0,"drwxr-xr-x"
        AT+MFTPMKD=0,"null"
        AT+MFTPMKD=0,"(null)"
        AT+MFTPMKD=0,"nil"
        AT+MFTPMKD=0,"NaN"
        """
      Then the server holds in "/home/uftp" just
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

    @MFTPMKD-212 @R3.6-12 @R3.6-30 @R3.6-34 @D50 @boundary
    Scenario: Short names after long ones
      Given channel 0 is logged in
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPMKD=0,"<name-200>"
        AT+MFTPMKD=0,"b"
        AT+MFTPMKD=0,"<name-255>"
        AT+MFTPMKD=0,"cd"
        AT+MFTPMKD=0,"<name-128>"
        AT+MFTPMKD=0,"e"
        AT+MFTPMKD=0,"<name-64>.txt"
        AT+MFTPMKD=0,"f.t"
        AT+MFTPMKD=0,"<name-254>"
        AT+MFTPMKD=0,"<name-33>"
        """
      Then the server holds in "/home/uftp" just
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

  Rule: a server may say more than a code

    @MFTPMKD-220 @R3.6-12 @R3.6-13 @D24 @D25
    Scenario Outline: Replies of several lines and of many words, from a server like <make>
      Given the server behaves like "<make>"
      And channel 0 is logged in with home "/home/uftp"
      Given the server does MKD or XMKD and says 257-"/home/uftp/n0"<CR><LF> 550 No such file or directory<CR><LF>257-226 of them<CR><LF> 421 Service not available<CR><LF>257 "/home/uftp/n0"
      When the host sends AT+MFTPMKD=0,"n0"
      Then the command succeeds
      And the server holds the directory "/home/uftp/n0"
      When the server is itself again
      Given the server does MKD or XMKD and says 257 "/home/uftp/n1" 550 files in 226 directories, 0 errors
      When the host sends AT+MFTPMKD=0,"n1"
      Then the command succeeds
      And the server holds the directory "/home/uftp/n1"
      When the server is itself again
      Given the server does MKD or XMKD and says 257 "/home/uftp/n2"
      When the host sends AT+MFTPMKD=0,"n2"
      Then the command succeeds
      And the server holds the directory "/home/uftp/n2"
      When the server is itself again
      Given the server does MKD or XMKD and says 257-"/home/uftp/n3"<CR><LF>no code is here<CR><LF><CR><LF> 425-no end of it<CR><LF>257 "/home/uftp/n3"
      When the host sends AT+MFTPMKD=0,"n3"
      Then the command succeeds
      And the server holds the directory "/home/uftp/n3"
      When the server is itself again
      Given the server does MKD or XMKD and says 257 "/home/uftp/n4" <text-400>
      When the host sends AT+MFTPMKD=0,"n4"
      Then the command succeeds
      And the server holds the directory "/home/uftp/n4"
      When the server is itself again
      Given the server answers MKD or XMKD with 550-250 Done<CR><LF> 250 Done<CR><LF> 226 Done<CR><LF>550 No
      When the host sends AT+MFTPMKD=0,"m"
      Then the command fails as server error
      And the server has no directory "/home/uftp/m"
      When the server is itself again
      Given the server answers MKD or XMKD with 550 250 done 226 ok 0
      When the host sends AT+MFTPMKD=0,"m"
      Then the command fails as server error
      And the server has no directory "/home/uftp/m"
      When the server is itself again
      Given the server answers MKD or XMKD with 550-Not<CR><LF>550-257 <SP>here<CR><LF>550 No
      When the host sends AT+MFTPMKD=0,"m"
      Then the command fails as server error
      And the server has no directory "/home/uftp/m"
      When the server is itself again
      Given the server answers MKD or XMKD with 553 <text-400>
      When the host sends AT+MFTPMKD=0,"m"
      Then the command fails as server error
      And the server has no directory "/home/uftp/m"
      When the server is itself again
      Given the server answers MKD or XMKD with 521 "/home/uftp/m" exists
      When the host sends AT+MFTPMKD=0,"m"
      Then the command fails as server error
      And the server has no directory "/home/uftp/m"
      When the server is itself again
      When the host sends AT+MFTPMKD=0,"m"
      Then the command succeeds
      And the server holds the directory "/home/uftp/m"

      Examples:
        | make   |
        | unix   |
        | halves |

    @MFTPMKD-221 @R3.6-12 @D25 @D76
    Scenario: A reply of more than 600 bytes is understood, or the command fails
      Given channel 0 is logged in
      Given the server does MKD or XMKD and says 257 "/home/uftp/n" <text-600>
      When the host sends AT+MFTPMKD=0,"n"
      Then the command fails as any, or succeeds and the server holds the directory "/home/uftp/n"

  Rule: what the server says of a new directory

    @MFTPMKD-290 @R3.6-12 @R3.6-31 @R3.6-30 @D76
    Scenario Outline: The server says that it has made <dir>, and the directory is made: <name>
      Given channel 0 is logged in with home "/home/uftp"
      And the server has the directory "/home/uftp/work"
      And channel 0 works in "/home/uftp/work"
      And the server does MKD or XMKD and says 257 <dir> directory created
      When the host sends AT+MFTPMKD=0,<name>
      Then the command succeeds exactly if the server holds the directory "<made>"
      When the server is itself again
      And the host sends AT+MFTPMKD=0,"next"
      Then the command succeeds
      And the server holds the directory "/home/uftp/work/next"

      Examples:
        | key             | dir                        | name                | made              |
        | elsewhere       | "/export/home/uftp/work/n" | "/home/uftp/work/n" | /home/uftp/work/n |
        | elsewhere-plain | "/export/home/uftp/work/n" | "n"                 | /home/uftp/work/n |
        | letters         | "/HOME/UFTP/WORK/N"        | "/home/uftp/work/n" | /home/uftp/work/n |
        | letters-plain   | "/HOME/UFTP/WORK/N"        | "n"                 | /home/uftp/work/n |
        | slash           | "/home/uftp/work/n/"       | "/home/uftp/work/n" | /home/uftp/work/n |
        | drive           | "C:/ftp/home/uftp/work/n"  | "/home/uftp/work/n" | /home/uftp/work/n |
        | root            | "/n"                       | "/home/uftp/n"      | /home/uftp/n      |
        | long            | "/<name-200>/n"            | "/home/uftp/work/n" | /home/uftp/work/n |
