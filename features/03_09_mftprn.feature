@clause-3.9
Feature: AT+MFTPRN gives a file or directory another name

  Rule: the example

    @MFTPRN-001 @R3.9-05 @R3.9-06 @R3.9-12 @R3.9-30 @R3.9-32 @example @smoke
    Scenario: A file gets another name
      Given channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      When the host sends AT+MFTPRN=0,"a.txt","d.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: 0,0
        """
      And the server holds the file "/home/uftp/d.txt" with
        """
        12345
        """
      And the server has no file "/home/uftp/a.txt"

  Rule: the test form

    @MFTPRN-010 @R3.9-01 @R3.9-02 @R3.9-03 @D22 @D61
    Scenario: Channels and two commas
      When the host sends AT+MFTPRN=?
      Then the module answers
        """
        +MFTPRN: (0-5),,
        OK
        """

  Rule: what is renamed keeps its contents

    @MFTPRN-020 @R3.9-31 @R3.9-32
    Scenario: A directory gets another name
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1/1.txt" with
        """
        12345
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
      And the server holds the file "/home/uftp/test2/1.txt" with
        """
        12345
        """
      And the server has no directory "/home/uftp/test1"

    @MFTPRN-021 @R3.9-13 @R5-30 @D24 @D25 @error
    Scenario: A name that does not exist
      Given channel 0 is logged in
      When the host sends AT+MFTPRN=0,"missing.txt","d.txt"
      Then the command fails as server error
      And the server has no file "/home/uftp/d.txt"

    @MFTPRN-022 @R3.9-12 @R3.9-32 @D38
    Scenario: A new name in use
      Given channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server has the file "/home/uftp/d.txt" with
        """
        abc
        """
      When the host sends AT+MFTPRN=0,"a.txt","d.txt"
      Then the command succeeds exactly if the file "/home/uftp/a.txt" has become "/home/uftp/d.txt" with the payload "'12345'"

    @MFTPRN-023 @R3.9-34 @R3.9-12 @D36 @D38
    Scenario: Into another directory
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/test"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      When the host sends AT+MFTPRN=0,"/home/uftp/a.txt","/home/uftp/test/a.txt"
      Then the command succeeds exactly if the file "/home/uftp/a.txt" has become "/home/uftp/test/a.txt" with the payload "'12345'"

    @MFTPRN-024 @R3.9-30 @D50
    Scenario Outline: A new name with <class>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      When the host sends AT+MFTPRN=0,"a.txt","<file>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: 0,0
        """
      And the server holds the file "/home/uftp/<file>" with
        """
        12345
        """

      Examples:
        | key    | file             | class  |
        | spaces | a new one.txt    | spaces |
        | dots   | a.b.c.d          | dots   |
        | none   | README           | no dot |
        | commas | a,b.txt          | commas |
        | signs  | a-b_c+d=e(f).txt | signs  |

    @MFTPRN-025 @R3.9-30
    Scenario: In the working directory
      Given channel 0 is logged in
      And channel 0 works in "/home/uftp/test"
      And the server has the file "/home/uftp/test/a.txt" with
        """
        12345
        """
      When the host sends AT+MFTPRN=0,"a.txt","d.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: 0,0
        """
      And the server holds the file "/home/uftp/test/d.txt" with
        """
        12345
        """

  Rule: <connect_id> is an integer from 0 to 5

    @MFTPRN-030 @R3.9-08 @D55 @boundary
    Scenario Outline: Channel <id> is accepted
      Given channel <id> is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      When the host sends AT+MFTPRN=<id>,"a.txt","d.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: <id>,0
        """
      And the server holds the file "/home/uftp/d.txt" with
        """
        12345
        """

      Examples:
        | id |
        | 0  |
        | 1  |
        | 2  |
        | 3  |
        | 4  |
        | 5  |

    @MFTPRN-031 @R3.9-09 @R3.9-07 @R5-01 @D63 @boundary @error
    Scenario Outline: Channel <id> (<class>) is refused
      When the host sends AT+MFTPRN=<id>,"a.txt","d.txt"
      Then the command is refused as out of range
      And the server received nothing

      Examples:
        | id         | class                |
        | 6          | maximum + 1          |
        | 10         | two digits           |
        | 256        | 0 in eight bits      |
        | 4294967296 | 0 in thirty-two bits |

    @MFTPRN-032 @R3.9-10 @D63 @boundary @error
    Scenario Outline: A channel that is <class> is refused
      When the host sends AT+MFTPRN=<id>,"a.txt","d.txt"
      Then the command is refused as malformed
      And the server received nothing

      Examples:
        | key    | id  | class                |
        | minus  | -1  | minimum - 1          |
        | letter | A   | a letter             |
        | none   |     | missing              |
        | mixed  | 0x  | followed by a letter |
        | point  | 0.5 | a fraction           |

    @MFTPRN-090 @R3.9-10 @D63
    Scenario: A channel in quotes is refused, or taken as it is meant
      When the host sends AT+MFTPRN="0","a.txt","d.txt"
      Then the command is refused as malformed, or taken as it is meant

    @MFTPRN-033 @D63 @boundary @error
    Scenario Outline: A command with <class> is refused
      Given channel 0 is logged in
      When the host sends <line>
      Then the command is refused as malformed
      And the server received nothing

      @R3.9-23
      Examples:
        | key       | line                 | class             |
        | no-names  | AT+MFTPRN=0          | no names          |
        | empty-old | AT+MFTPRN=0,,"d.txt" | an empty old name |

      @R3.9-27
      Examples:
        | key       | line                 | class             |
        | no-new    | AT+MFTPRN=0,"a.txt"  | no new name       |
        | empty-new | AT+MFTPRN=0,"a.txt", | an empty new name |

      @R3.9-14
      Examples:
        | key     | line                          | class                |
        | surplus | AT+MFTPRN=0,"a.txt","d.txt",1 | a parameter too many |

    @MFTPRN-091 @D63
    Scenario Outline: A command with <class> is refused, or taken as it is meant
      Given channel 0 is logged in
      When the host sends <line>
      Then the command is refused as malformed, or taken as it is meant

      @R3.9-20
      Examples:
        | key      | line                      | class                      |
        | bare-old | AT+MFTPRN=0,a.txt,"d.txt" | an old name without quotes |

      @R3.9-24
      Examples:
        | key      | line                      | class                     |
        | bare-new | AT+MFTPRN=0,"a.txt",d.txt | a new name without quotes |

  Rule: names have at most 255 bytes

    @MFTPRN-040 @R3.9-21 @D50 @boundary
    Scenario: An old name of 255 bytes is taken
      Given channel 0 is logged in
      And the server has the file "/home/uftp/<name-255>" with
        """
        12345
        """
      When the host sends AT+MFTPRN=0,"<name-255>","d.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: 0,0
        """
      And the server holds the file "/home/uftp/d.txt" with
        """
        12345
        """

    @MFTPRN-041 @R3.9-25 @D50 @boundary
    Scenario: A new name of 255 bytes is taken
      Given channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      When the host sends AT+MFTPRN=0,"a.txt","<name-255>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: 0,0
        """
      And the server holds the file "/home/uftp/<name-255>" with
        """
        12345
        """

    @MFTPRN-042 @R3.9-22 @R3.9-07 @D50 @D63 @boundary @error
    Scenario: An old name of 256 bytes is refused
      Given channel 0 is logged in
      When the host sends AT+MFTPRN=0,"<name-256>","d.txt"
      Then the command is refused as too long
      And nothing of what is too long takes effect at the server

    @MFTPRN-043 @R3.9-26 @R3.9-07 @D50 @D63 @boundary @error
    Scenario: A new name of 256 bytes is refused
      Given channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      When the host sends AT+MFTPRN=0,"a.txt","<name-256>"
      Then the command is refused as too long
      And nothing of what is too long takes effect at the server
      And the server holds the file "/home/uftp/a.txt" with
        """
        12345
        """

  Rule: a channel without a connection

    @MFTPRN-050 @R3.9-11 @R3.9-07 @R5-03 @R5-12 @D27 @error
    Scenario: On a channel that was never connected it is refused
      Given channel 0 is not connected
      When the host sends AT+MFTPRN=0,"a.txt","d.txt"
      Then the command is refused as not connected
      And the server received nothing

    @MFTPRN-051 @R3.9-11 @R3.9-07 @D27 @error
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
      When the host sends AT+MFTPRN=0,"a.txt","d.txt"
      Then the command is refused as not connected

    @MFTPRN-052 @R3.9-11 @D27 @error
    Scenario: The connection of another channel is no connection
      Given channel 1 is logged in
      And channel 0 is not connected
      When the host sends AT+MFTPRN=0,"a.txt","d.txt"
      Then the command is refused as not connected

  Rule: each channel renames in its own directory

    @MFTPRN-060 @R3.9-33
    Scenario: The same name in two places
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server has the file "/home/other/a.txt" with
        """
        12345
        """
      When the host sends AT+MFTPRN=1,"a.txt","d.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: 1,0
        """
      And the server holds the file "/home/other/d.txt" with
        """
        12345
        """
      And the server holds the file "/home/uftp/a.txt" with
        """
        12345
        """

  Rule: a server that does not play along

    @MFTPRN-080 @R3.9-13 @R5-30 @D24 @D25 @error
    Scenario Outline: A server that refuses the <which> name makes it fail
      Given channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server answers <verb> with 553 Not today
      When the host sends AT+MFTPRN=0,"a.txt","d.txt"
      Then the command fails as server error
      And the server holds the file "/home/uftp/a.txt" with
        """
        12345
        """

      Examples:
        | which | verb |
        | old   | RNFR |
        | new   | RNTO |

  Rule: what came before leaves no trace
    # Each command comes after each kind of operation of the same channel, and after some of the other channel.

    @MFTPRN-110 @R3.9-12 @R3.9-30 @R3.9-33 @D04 @D05 @D31 @D32 @D33
    Scenario Outline: A file is renamed after <class>, on channel <id>
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
      When the host sends AT+MFTPRN=<id>,"a.txt","q.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: <id>,0
        """
      And the server holds the file "<home>/q.txt" with
        """
        <data>
        """
      And the server has no file "<home>/a.txt"

      Examples:
        | key    | class            | line                            | report                                                      | id | home        | data       |
        | list   | a list           | AT+MFTPLIST=0,"/home/uftp/d"    | +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-" | 0  | /home/uftp  | 1234567890 |
        | part   | a part of a file | AT+MFTPRETR=0,"y.txt",,2,3      | +MFTPRETR: 0,0,3,3,345                                      | 0  | /home/uftp  | 1234567890 |
        | append | an upload        | AT+MFTPAPPE=0,"y.txt",1,3,"abc" | +MFTPAPPE: 0,0,3                                            | 0  | /home/uftp  | 1234567890 |
        | make   | a new directory  | AT+MFTPMKD=0,"e"                | +MFTPMKD: 0,0                                               | 0  | /home/uftp  | 1234567890 |
        | list-1 | a list           | AT+MFTPLIST=0,"/home/uftp/d"    | +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-" | 1  | /home/other | ABCDEFGHIJ |
        | part-1 | a part of a file | AT+MFTPRETR=0,"y.txt",,2,3      | +MFTPRETR: 0,0,3,3,345                                      | 1  | /home/other | ABCDEFGHIJ |

    @MFTPRN-111 @R3.9-12 @R3.9-30 @R3.9-33 @D24 @D25
    Scenario Outline: A file is renamed on channel <id> after <class>
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
      When the host sends AT+MFTPRN=<id>,"a.txt","q.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: <id>,0
        """
      And the server holds the file "<home>/q.txt" with
        """
        <data>
        """
      And the server has no file "<home>/a.txt"

      Examples:
        | key        | class                            | line                                     | id | home        | data       |
        | no-file    | a download that fails            | AT+MFTPRETR=0,"missing.txt",,3,1         | 0  | /home/uftp  | 1234567890 |
        | no-place   | an upload that fails             | AT+MFTPSTOR=0,"/missing/1.txt",1,3,"abc" | 0  | /home/uftp  | 1234567890 |
        | no-dir     | a change of directory that fails | AT+MFTPCWD=0,"/missing"                  | 0  | /home/uftp  | 1234567890 |
        | no-name    | a renaming that fails            | AT+MFTPRN=0,"missing.txt","x.txt"        | 0  | /home/uftp  | 1234567890 |
        | range      | a command out of range           | AT+MFTPRETR=6,"y.txt",,3,1               | 0  | /home/uftp  | 1234567890 |
        | no-file-1  | a download that fails            | AT+MFTPRETR=0,"missing.txt",,3,1         | 1  | /home/other | ABCDEFGHIJ |
        | no-place-1 | an upload that fails             | AT+MFTPSTOR=0,"/missing/1.txt",1,3,"abc" | 1  | /home/other | ABCDEFGHIJ |

  Rule: names arrive as they are written

    @MFTPRN-100 @R3.9-30 @D50
    Scenario Outline: <class>: from <old> to <new>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/<old>" with
        """
        12345
        """
      When the host sends AT+MFTPRN=0,"<old>","<new>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: 0,0
        """
      And the server holds the file "/home/uftp/<new>" with
        """
        12345
        """
      And the server has no file "/home/uftp/<old>"

      Examples:
        | key      | class                         | old                           | new                           |
        | digits   | Digits alone                  | 20220818                      | 123                           |
        | capitals | Capitals alone differ         | old.txt                       | OLD.TXT                       |
        | commas   | Commas in both                | a,b.txt                       | c,d,e.txt                     |
        | spaces   | Spaces in both                | a new one                     | an old one                    |
        | dots     | Dots                          | a.b.c                         | .a                            |
        | ok       | The letters of a final result | OK                            | ERROR                         |
        | longer   | A longer name                 | a                             | a-longer-name-than-before.txt |
        | shorter  | A shorter name                | a-longer-name-than-before.txt | b                             |

    @MFTPRN-101 @R3.9-30 @D50
    Scenario: Names with a blank at either end
      Given channel 0 is logged in
      And the server has the file "/home/uftp/ old " with
        """
        12345
        """
      When the host sends AT+MFTPRN=0," old "," new "
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: 0,0
        """
      And the server holds the file "/home/uftp/ new " with
        """
        12345
        """

    @MFTPRN-102 @R3.9-30 @R3.9-32
    Scenario: A file is renamed there and back
      Given channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      When the host sends AT+MFTPRN=0,"a.txt","b.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: 0,0
        """
      When the host sends AT+MFTPRN=0,"b.txt","c.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: 0,0
        """
      When the host sends AT+MFTPRN=0,"c.txt","a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: 0,0
        """
      And the server holds the file "/home/uftp/a.txt" with
        """
        12345
        """

    @MFTPRN-103 @R3.9-30 @D24 @D25 @error
    Scenario: After a renaming that the server broke off the next one has its own names
      Given channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server has the file "/home/uftp/b.txt" with
        """
        67890
        """
      And the server answers RNTO with 553 Not today
      When the host sends AT+MFTPRN=0,"a.txt","c.txt"
      Then the command fails as server error
      When the server is itself again
      And the host sends AT+MFTPRN=0,"b.txt","d.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: 0,0
        """
      And the server holds the file "/home/uftp/d.txt" with
        """
        67890
        """
      And the server holds the file "/home/uftp/a.txt" with
        """
        12345
        """

    @MFTPRN-104 @R2.1-02 @R3.9-30 @D51
    Scenario: Small letters in front of the command change nothing in the names
      Given channel 0 is logged in
      And the server has the file "/home/uftp/Old.TXT" with
        """
        12345
        """
      When the host sends at+MFTPRN=0,"Old.TXT","New.TXT"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: 0,0
        """
      And the server holds the file "/home/uftp/New.TXT" with
        """
        12345
        """

  Rule: both names arrive as they are written

    @MFTPRN-160 @R3.9-30 @D50
    Scenario Outline: A file whose old name has <class>
      Given channel 0 is logged in
      And the server has the file <path> with
        """
        12345
        """
      When the host sends AT+MFTPRN=0,<name>,"new"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: 0,0
        """
      And the server holds the file "/home/uftp/new" with
        """
        12345
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

    @MFTPRN-161 @R3.9-12 @R3.9-30 @D50
    Scenario Outline: A file whose new name has <class>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/old" with
        """
        12345
        """
      When the host sends AT+MFTPRN=0,"old",<name>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: 0,0
        """
      And the server holds the file <path> with
        """
        12345
        """
      And the server has no file "/home/uftp/old"

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

    @MFTPRN-162 @R3.9-12 @D50
    Scenario: A file whose new name is outside ASCII
      Given channel 0 is logged in
      And the server has the file "/home/uftp/old" with
        """
        12345
        """
      When the host sends AT+MFTPRN=0,"old","新文件"
      Then the command succeeds exactly if the server holds the file "/home/uftp/新文件"

    @MFTPRN-170 @R3.9-12
    Scenario: The thirtieth change of a name is as the first
      Given channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      When these lines are sent 30 times, and each of them succeeds
        """
        AT+MFTPRN=0,"a.txt","b.txt"
        AT+MFTPRN=0,"b.txt","a.txt"
        """
      Then the server holds the file "/home/uftp/a.txt" with
        """
        1234567890
        """

  Rule: from place to place

    @MFTPRN-200 @R3.9-12 @R3.9-30 @R3.9-32 @R3.9-35 @D24 @D25
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
      When the host sends AT+MFTPRN=0,"v","n0"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/a/a"
      When the host sends AT+MFTPLIST=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPRN=0,"v","n1"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/a/a/a"
      When the host sends AT+MFTPRETR=0,"missing.txt"
      Then the command succeeds or fails
      When the host sends AT+MFTPRN=0,"v","n2"
      Then the command succeeds
      Given channel 0 works in "/"
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPRN=0,"v","n3"
      Then the command succeeds
      Given channel 0 works in "/a"
      When the host sends AT+MFTPRN=0,"missing","found"
      Then the command succeeds or fails
      When the host sends AT+MFTPRN=0,"v","n4"
      Then the command succeeds
      Given channel 0 works in "/home/a"
      When the host sends AT+MFTPSTOR=0,"/home",1,3,"abc"
      Then the command succeeds or fails
      When the host sends AT+MFTPRN=0,"v","n5"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/a/b/c/d/e/f/g/h"
      When the host sends AT+MFTPMKD=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPRN=0,"v","n6"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/ab"
      When the host sends AT+MFTPLIST=0,"/missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPRN=0,"v","n7"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/A"
      When the host sends AT+MFTPAPPE=0,"/home",1,3,"abc"
      Then the command succeeds or fails
      When the host sends AT+MFTPRN=0,"v","n8"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/a.d/a.d"
      When the host sends AT+MFTPRETR=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPRN=0,"v","n9"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/ab/a"
      When the host sends AT+MFTPLIST=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPRN=0,"v","n10"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/a"
      When the host sends AT+MFTPRETR=0,"missing.txt"
      Then the command succeeds or fails
      When the host sends AT+MFTPRN=0,"w","n11"
      Then the command succeeds
      Given channel 0 works in "/home/uftp"
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPRN=0,"v","n12"
      Then the command succeeds
      Given channel 0 works in "/home"
      When the host sends AT+MFTPRN=0,"missing","found"
      Then the command succeeds or fails
      When the host sends AT+MFTPRN=0,"v","n13"
      Then the command succeeds
      And the server holds in "/" just
        """
        /a/n4: v15
        /a/u: u15
        /a/w: w15
        /home/a/n5: v16
        /home/a/u: u16
        /home/a/w: w16
        /home/n13: v23
        /home/u: u23
        /home/uftp/A/n8: v19
        /home/uftp/A/u: u19
        /home/uftp/A/w: w19
        /home/uftp/a.d/a.d/n9: v20
        /home/uftp/a.d/a.d/u: u20
        /home/uftp/a.d/a.d/w: w20
        /home/uftp/a/a/a/n2: v13
        /home/uftp/a/a/a/u: u13
        /home/uftp/a/a/a/w: w13
        /home/uftp/a/a/n1: v12
        /home/uftp/a/a/u: u12
        /home/uftp/a/a/w: w12
        /home/uftp/a/b/c/d/e/f/g/h/n6: v17
        /home/uftp/a/b/c/d/e/f/g/h/u: u17
        /home/uftp/a/b/c/d/e/f/g/h/w: w17
        /home/uftp/a/n0: v11
        /home/uftp/a/n11: w11
        /home/uftp/a/u: u11
        /home/uftp/ab/a/n10: v21
        /home/uftp/ab/a/u: u21
        /home/uftp/ab/a/w: w21
        /home/uftp/ab/n7: v18
        /home/uftp/ab/u: u18
        /home/uftp/ab/w: w18
        /home/uftp/n12: v22
        /home/uftp/u: u22
        /home/uftp/w: w22
        /home/w: w23
        /n3: v14
        /u: u14
        /w: w14
        """

    @MFTPRN-201 @R3.9-12 @R3.9-30 @R3.9-32 @R3.9-33 @R3.9-35 @D24 @D25
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
      When the host sends AT+MFTPRN=0,"v","n0"
      Then the command succeeds
      Given channel 5 works in "/a"
      When the host sends AT+MFTPRN=5,"v","n1"
      Then the command succeeds
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPRN=5,"w","n2"
      Then the command succeeds
      When the host sends AT+MFTPRN=0,"w","n3"
      Then the command succeeds
      Given channel 0 works in "/a"
      When the host sends AT+MFTPRN=0,"u","n4"
      Then the command succeeds
      Given channel 5 works in "/home/uftp/a"
      When the host sends AT+MFTPMKD=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPRN=5,"u","n5"
      Then the command succeeds
      Given channel 5 works in "/"
      When the host sends AT+MFTPRN=5,"v","n6"
      Then the command succeeds
      Given channel 0 works in "/home/a"
      When the host sends AT+MFTPRN=0,"v","n7"
      Then the command succeeds
      Given channel 5 works in "/home/a"
      When the host sends AT+MFTPRETR=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPRN=5,"w","n8"
      Then the command succeeds
      Given channel 0 works in "/"
      When the host sends AT+MFTPRN=0,"w","n9"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/ab"
      When the host sends AT+MFTPRN=0,"v","n10"
      Then the command succeeds
      Given channel 5 works in "/home/uftp/ab/a"
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPRN=5,"v","n11"
      Then the command succeeds
      And the server holds in "/" just
        """
        /a/n1: v15
        /a/n2: w15
        /a/n4: u15
        /home/a/n7: v16
        /home/a/n8: w16
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
        /home/uftp/a/n0: v11
        /home/uftp/a/n3: w11
        /home/uftp/a/n5: u11
        /home/uftp/ab/a/n11: v21
        /home/uftp/ab/a/u: u21
        /home/uftp/ab/a/w: w21
        /home/uftp/ab/n10: v18
        /home/uftp/ab/u: u18
        /home/uftp/ab/w: w18
        /home/uftp/u: u22
        /home/uftp/v: v22
        /home/uftp/w: w22
        /home/v: v23
        /home/w: w23
        /n6: v14
        /n9: w14
        /u: u14
        """

  Rule: what has the same name elsewhere stays as it is

    @MFTPRN-205 @R3.9-12 @R3.9-30 @R3.9-32 @R3.9-13 @R3.9-31 @R3.9-35 @D24 @D25 @error
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
      When the host sends AT+MFTPRN=0,"x.txt","z.txt"
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
        /home/uftp/work/x.txtt: near x.txtt
        /home/uftp/work/xx.txt: near xx.txt
        /home/uftp/work/y.txt: work y.txt
        /home/uftp/work/z.txt: work x.txt
        /home/uftp/x.txt: home x.txt
        /home/uftp/y.txt: home y.txt
        /home/x.txt: up x.txt
        /home/y.txt: up y.txt
        /x.txt: root x.txt
        /y.txt: root y.txt
        """
      When the host sends AT+MFTPRN=0,"x.txt","z1.txt"
      Then the command fails as server error
      When the host sends AT+MFTPRN=0,"d","z"
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
        /home/uftp/work/in/x.txt: in x.txt
        /home/uftp/work/in/y.txt: in y.txt
        /home/uftp/work/x: near x
        /home/uftp/work/x.text: near x.text
        /home/uftp/work/x.tx: near x.tx
        /home/uftp/work/x.txtt: near x.txtt
        /home/uftp/work/xx.txt: near xx.txt
        /home/uftp/work/y.txt: work y.txt
        /home/uftp/work/z/
        /home/uftp/work/z.txt: work x.txt
        /home/uftp/x.txt: home x.txt
        /home/uftp/y.txt: home y.txt
        /home/x.txt: up x.txt
        /home/y.txt: up y.txt
        /x.txt: root x.txt
        /y.txt: root y.txt
        """
      When the host sends AT+MFTPRN=0,"d","z2"
      Then the command fails as server error
      When the host sends AT+MFTPRN=0,"empty.txt","e.txt"
      Then the command succeeds
      When the host sends AT+MFTPRN=0,"x","x1"
      Then the command succeeds
      When the host sends AT+MFTPRN=0,"dd","d"
      Then the command succeeds
      When the host sends AT+MFTPRN=0,"X.TXT","x.txt"
      Then the command succeeds
      When the host sends AT+MFTPRN=0,"missing","z3"
      Then the command fails as server error
      Given channel 0 works in "/home/uftp/before"
      When the host sends AT+MFTPRN=0,"x.txt","z.txt"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/work"
      When the host sends AT+MFTPRN=0,"z.txt","y2.txt"
      Then the command succeeds
      When the host sends AT+MFTPRN=0,"z.txt","q.txt"
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
        /home/uftp/before/z.txt: before x.txt
        /home/uftp/d/
        /home/uftp/empty.txt: home empty.txt
        /home/uftp/work/D/
        /home/uftp/work/ax.txt: near ax.txt
        /home/uftp/work/d/
        /home/uftp/work/d.d/
        /home/uftp/work/e/
        /home/uftp/work/e.txt:
        /home/uftp/work/in/d/
        /home/uftp/work/in/empty.txt: in empty.txt
        /home/uftp/work/in/x.txt: in x.txt
        /home/uftp/work/in/y.txt: in y.txt
        /home/uftp/work/x.text: near x.text
        /home/uftp/work/x.tx: near x.tx
        /home/uftp/work/x.txt: near X.TXT
        /home/uftp/work/x.txtt: near x.txtt
        /home/uftp/work/x1: near x
        /home/uftp/work/xx.txt: near xx.txt
        /home/uftp/work/y.txt: work y.txt
        /home/uftp/work/y2.txt: work x.txt
        /home/uftp/work/z/
        /home/uftp/x.txt: home x.txt
        /home/uftp/y.txt: home y.txt
        /home/x.txt: up x.txt
        /home/y.txt: up y.txt
        /x.txt: root x.txt
        /y.txt: root y.txt
        """

    @MFTPRN-202 @R3.9-12 @R3.9-32 @R3.9-34 @D38 @D64
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
        /home/uftp/p/o0: 20
        /home/uftp/p/o1: 21
        /home/uftp/p/o2: 22
        /home/uftp/p/o3: 23
        /home/uftp/p/o4: 24
        /home/uftp/p/o5: 25
        /home/uftp/p/o6: 26
        /home/uftp/q/s.txt: 40
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
      When the host sends AT+MFTPRN=0,"../q/n0","/in/k0"
      Then the command succeeds exactly if the file "/home/uftp/q/n0" has become "/in/k0" with the payload "'0'"
      When the host sends AT+MFTPRN=0,"./n1","/home/uftp/q/k1"
      Then the command succeeds exactly if the file "/home/uftp/p/n1" has become "/home/uftp/q/k1" with the payload "'1'"
      When the host sends AT+MFTPRN=0,"in/n2","/home/uftp/p/in/k2"
      Then the command succeeds exactly if the file "/home/uftp/p/in/n2" has become "/home/uftp/p/in/k2" with the payload "'2'"
      When the host sends AT+MFTPRN=0,"../n3","/in/k3"
      Then the command succeeds exactly if the file "/home/uftp/n3" has become "/in/k3" with the payload "'3'"
      When the host sends AT+MFTPRN=0,"../../../n4","/home/uftp/q/k4"
      Then the command succeeds exactly if the file "/n4" has become "/home/uftp/q/k4" with the payload "'4'"
      When the host sends AT+MFTPRN=0,"/home/uftp/q/in/n5","/home/uftp/p/in/k5"
      Then the command succeeds exactly if the file "/home/uftp/q/in/n5" has become "/home/uftp/p/in/k5" with the payload "'5'"
      When the host sends AT+MFTPRN=0,"/in/deep/n6","/in/k6"
      Then the command succeeds exactly if the file "/in/deep/n6" has become "/in/k6" with the payload "'6'"
      When the host sends AT+MFTPRN=0,"/n7","/home/uftp/q/k7"
      Then the command succeeds exactly if the file "/n7" has become "/home/uftp/q/k7" with the payload "'7'"
      When the host sends AT+MFTPRN=0,"/home/uftp/p/n8","/home/uftp/p/in/k8"
      Then the command succeeds exactly if the file "/home/uftp/p/n8" has become "/home/uftp/p/in/k8" with the payload "'8'"
      When the host sends AT+MFTPRN=0,"../q/in/n9","/in/k9"
      Then the command succeeds exactly if the file "/home/uftp/q/in/n9" has become "/in/k9" with the payload "'9'"
      When the host sends AT+MFTPRN=0,"o0","/in/l0"
      Then the command succeeds exactly if the file "/home/uftp/p/o0" has become "/in/l0" with the payload "'20'"
      When the host sends AT+MFTPRN=0,"o1","/home/uftp/q/l1"
      Then the command succeeds exactly if the file "/home/uftp/p/o1" has become "/home/uftp/q/l1" with the payload "'21'"
      When the host sends AT+MFTPRN=0,"o2","../q/l2"
      Then the command succeeds exactly if the file "/home/uftp/p/o2" has become "/home/uftp/q/l2" with the payload "'22'"
      When the host sends AT+MFTPRN=0,"o3","in/l3"
      Then the command succeeds exactly if the file "/home/uftp/p/o3" has become "/home/uftp/p/in/l3" with the payload "'23'"
      When the host sends AT+MFTPRN=0,"o4","./l4"
      Then the command succeeds exactly if the file "/home/uftp/p/o4" has become "/home/uftp/p/l4" with the payload "'24'"
      When the host sends AT+MFTPRN=0,"o5","/home/uftp/p/l5"
      Then the command succeeds exactly if the file "/home/uftp/p/o5" has become "/home/uftp/p/l5" with the payload "'25'"
      When the host sends AT+MFTPRN=0,"o6","../../../l6"
      Then the command succeeds exactly if the file "/home/uftp/p/o6" has become "/l6" with the payload "'26'"
      When the host sends AT+MFTPRN=0,"/home/uftp/q/s.txt","t.txt"
      Then the command succeeds or fails
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

    @MFTPRN-206 @R3.9-12 @R3.9-13 @R3.9-30 @R3.9-31 @R3.9-32 @R3.9-35 @D24 @D25 @error
    Scenario: What is undone can be done again
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/a: 12345
        /home/uftp/d/in.txt: abc
        /home/uftp/z: zz
        """
      When the host sends AT+MFTPRN=0,"a","b"
      Then the command succeeds
      And the server holds the file "/home/uftp/b" with the payload "'12345'"
      And the server has no file "/home/uftp/a"
      When the host sends AT+MFTPRN=0,"b","c"
      Then the command succeeds
      And the server holds the file "/home/uftp/c" with the payload "'12345'"
      And the server has no file "/home/uftp/b"
      When the host sends AT+MFTPRN=0,"c","a"
      Then the command succeeds
      And the server holds the file "/home/uftp/a" with the payload "'12345'"
      And the server has no file "/home/uftp/c"
      When the host sends AT+MFTPRN=0,"a","ab"
      Then the command succeeds
      And the server holds the file "/home/uftp/ab" with the payload "'12345'"
      And the server has no file "/home/uftp/a"
      When the host sends AT+MFTPRN=0,"ab","abc"
      Then the command succeeds
      And the server holds the file "/home/uftp/abc" with the payload "'12345'"
      And the server has no file "/home/uftp/ab"
      When the host sends AT+MFTPRN=0,"abc","abcdefghijklmnop"
      Then the command succeeds
      And the server holds the file "/home/uftp/abcdefghijklmnop" with the payload "'12345'"
      And the server has no file "/home/uftp/abc"
      When the host sends AT+MFTPRN=0,"abcdefghijklmnop","abcdefgh"
      Then the command succeeds
      And the server holds the file "/home/uftp/abcdefgh" with the payload "'12345'"
      And the server has no file "/home/uftp/abcdefghijklmnop"
      When the host sends AT+MFTPRN=0,"abcdefgh","a"
      Then the command succeeds
      And the server holds the file "/home/uftp/a" with the payload "'12345'"
      And the server has no file "/home/uftp/abcdefgh"
      When the host sends AT+MFTPRN=0,"a","a.txt"
      Then the command succeeds
      And the server holds the file "/home/uftp/a.txt" with the payload "'12345'"
      And the server has no file "/home/uftp/a"
      When the host sends AT+MFTPRN=0,"a.txt","a.tx"
      Then the command succeeds
      And the server holds the file "/home/uftp/a.tx" with the payload "'12345'"
      And the server has no file "/home/uftp/a.txt"
      When the host sends AT+MFTPRN=0,"a.tx","a.txtt"
      Then the command succeeds
      And the server holds the file "/home/uftp/a.txtt" with the payload "'12345'"
      And the server has no file "/home/uftp/a.tx"
      When the host sends AT+MFTPRN=0,"a.txtt","a.bin"
      Then the command succeeds
      And the server holds the file "/home/uftp/a.bin" with the payload "'12345'"
      And the server has no file "/home/uftp/a.txtt"
      When the host sends AT+MFTPRN=0,"a.bin","A.BIN"
      Then the command succeeds
      And the server holds the file "/home/uftp/A.BIN" with the payload "'12345'"
      And the server has no file "/home/uftp/a.bin"
      When the host sends AT+MFTPRN=0,"A.BIN","a.BIN"
      Then the command succeeds
      And the server holds the file "/home/uftp/a.BIN" with the payload "'12345'"
      And the server has no file "/home/uftp/A.BIN"
      When the host sends AT+MFTPRN=0,"a.BIN","A.bin"
      Then the command succeeds
      And the server holds the file "/home/uftp/A.bin" with the payload "'12345'"
      And the server has no file "/home/uftp/a.BIN"
      When the host sends AT+MFTPRN=0,"A.bin","a"
      Then the command succeeds
      And the server holds the file "/home/uftp/a" with the payload "'12345'"
      And the server has no file "/home/uftp/A.bin"
      When the host sends AT+MFTPRN=0,"a","aa"
      Then the command succeeds
      And the server holds the file "/home/uftp/aa" with the payload "'12345'"
      And the server has no file "/home/uftp/a"
      When the host sends AT+MFTPRN=0,"aa","a"
      Then the command succeeds
      And the server holds the file "/home/uftp/a" with the payload "'12345'"
      And the server has no file "/home/uftp/aa"
      When the host sends AT+MFTPRN=0,"aa","q"
      Then the command fails as server error
      When the host sends AT+MFTPRN=0,"A.bin","q"
      Then the command fails as server error
      When the host sends AT+MFTPRN=0,"d","e"
      Then the command succeeds
      And the server holds the file "/home/uftp/e/in.txt" with the payload "'abc'"
      And the server has no directory "/home/uftp/d"
      When the host sends AT+MFTPRN=0,"e","f"
      Then the command succeeds
      And the server holds the file "/home/uftp/f/in.txt" with the payload "'abc'"
      And the server has no directory "/home/uftp/e"
      When the host sends AT+MFTPRN=0,"f","d"
      Then the command succeeds
      And the server holds the file "/home/uftp/d/in.txt" with the payload "'abc'"
      And the server has no directory "/home/uftp/f"
      When the host sends AT+MFTPRN=0,"d","dir"
      Then the command succeeds
      And the server holds the file "/home/uftp/dir/in.txt" with the payload "'abc'"
      And the server has no directory "/home/uftp/d"
      When the host sends AT+MFTPRN=0,"dir","di"
      Then the command succeeds
      And the server holds the file "/home/uftp/di/in.txt" with the payload "'abc'"
      And the server has no directory "/home/uftp/dir"
      When the host sends AT+MFTPRN=0,"di","D"
      Then the command succeeds
      And the server holds the file "/home/uftp/D/in.txt" with the payload "'abc'"
      And the server has no directory "/home/uftp/di"
      When the host sends AT+MFTPRN=0,"D","d.d"
      Then the command succeeds
      And the server holds the file "/home/uftp/d.d/in.txt" with the payload "'abc'"
      And the server has no directory "/home/uftp/D"
      When the host sends AT+MFTPRN=0,"d.d","d."
      Then the command succeeds
      And the server holds the file "/home/uftp/d./in.txt" with the payload "'abc'"
      And the server has no directory "/home/uftp/d.d"
      When the host sends AT+MFTPRN=0,"d.","d"
      Then the command succeeds
      And the server holds the file "/home/uftp/d/in.txt" with the payload "'abc'"
      And the server has no directory "/home/uftp/d."
      When the host sends AT+MFTPRN=0,"d","long-directory-name"
      Then the command succeeds
      And the server holds the file "/home/uftp/long-directory-name/in.txt" with the payload "'abc'"
      And the server has no directory "/home/uftp/d"
      When the host sends AT+MFTPRN=0,"long-directory-name","d"
      Then the command succeeds
      And the server holds the file "/home/uftp/d/in.txt" with the payload "'abc'"
      And the server has no directory "/home/uftp/long-directory-name"
      When the host sends AT+MFTPRN=0,"dir","q"
      Then the command fails as server error
      When the host sends AT+MFTPRN=0,"a","q"
      Then the command succeeds
      When the host sends AT+MFTPRN=0,"a","q2"
      Then the command fails as server error
      Given AT+MFTPSTOR=0,"a",1,2,"67" has succeeded
      And the server has
        """
        /home/uftp/a: 67
        """
      When the host sends AT+MFTPRN=0,"a","b"
      Then the command succeeds
      When the host sends AT+MFTPRN=0,"q","a"
      Then the command succeeds
      When the host sends AT+MFTPRN=0,"b","q"
      Then the command succeeds
      And the server holds the file "/home/uftp/a" with the payload "'12345'"
      And the server holds the file "/home/uftp/q" with the payload "'67'"
      Given AT+MFTPDEL=0,"q" has succeeded
      And the server loses "/home/uftp/q"
      When the host sends AT+MFTPRN=0,"q","r"
      Then the command fails as server error
      And the server holds in "/home" just
        """
        /home/uftp/a: 12345
        /home/uftp/d/in.txt: abc
        /home/uftp/z: zz
        """

  Rule: a name is a name, whatever it looks like

    @MFTPRN-210 @R3.9-12 @R3.9-30 @R3.9-32 @R3.9-35 @D50
    Scenario: Signs in names that mean something elsewhere
      Given channel 0 is logged in
      And the server has
        """
        /home/uftp/a%s.txt: 12345
        """
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPRN=0,"a%s.txt","%n%d"
        AT+MFTPRN=0,"%n%d","100%"
        AT+MFTPRN=0,"100%","a#b"
        AT+MFTPRN=0,"a#b","#"
        AT+MFTPRN=0,"#","a=b"
        AT+MFTPRN=0,"a=b","=?"
        AT+MFTPRN=0,"=?","a?"
        AT+MFTPRN=0,"a?","?"
        AT+MFTPRN=0,"?","a;b"
        AT+MFTPRN=0,"a;b","a&b"
        AT+MFTPRN=0,"a&b","a:b"
        AT+MFTPRN=0,"a:b","a@b"
        AT+MFTPRN=0,"a@b","~"
        AT+MFTPRN=0,"~","~a"
        AT+MFTPRN=0,"~a","$HOME"
        AT+MFTPRN=0,"$HOME","$1"
        AT+MFTPRN=0,"$1","a[1]"
        AT+MFTPRN=0,"a[1]","[]"
        AT+MFTPRN=0,"[]","{}"
        AT+MFTPRN=0,"{}","{a}"
        AT+MFTPRN=0,"{a}","a^b"
        AT+MFTPRN=0,"a^b","!"
        AT+MFTPRN=0,"!","!a"
        AT+MFTPRN=0,"!a","it's"
        AT+MFTPRN=0,"it's","'"
        AT+MFTPRN=0,"'","a+b"
        AT+MFTPRN=0,"a+b","+"
        AT+MFTPRN=0,"+","a*b"
        AT+MFTPRN=0,"a*b","`a`"
        AT+MFTPRN=0,"`a`","(a)"
        AT+MFTPRN=0,"(a)","a,b"
        AT+MFTPRN=0,"a,b",","
        AT+MFTPRN=0,",","a_b-c"
        AT+MFTPRN=0,"a_b-c","a|b"
        AT+MFTPRN=0,"a|b","a..b"
        AT+MFTPRN=0,"a..b","..."
        AT+MFTPRN=0,"...","..a"
        AT+MFTPRN=0,"..a","a.."
        AT+MFTPRN=0,"a..",".a.b"
        AT+MFTPRN=0,".a.b","a b  c"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/a b  c: 12345
        """
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPRN=0,"a b  c",".a.b"
        AT+MFTPRN=0,".a.b","a.."
        AT+MFTPRN=0,"a..","..a"
        AT+MFTPRN=0,"..a","..."
        AT+MFTPRN=0,"...","a..b"
        AT+MFTPRN=0,"a..b","a|b"
        AT+MFTPRN=0,"a|b","a_b-c"
        AT+MFTPRN=0,"a_b-c",","
        AT+MFTPRN=0,",","a,b"
        AT+MFTPRN=0,"a,b","(a)"
        AT+MFTPRN=0,"(a)","`a`"
        AT+MFTPRN=0,"`a`","a*b"
        AT+MFTPRN=0,"a*b","+"
        AT+MFTPRN=0,"+","a+b"
        AT+MFTPRN=0,"a+b","'"
        AT+MFTPRN=0,"'","it's"
        AT+MFTPRN=0,"it's","!a"
        AT+MFTPRN=0,"!a","!"
        AT+MFTPRN=0,"!","a^b"
        AT+MFTPRN=0,"a^b","{a}"
        AT+MFTPRN=0,"{a}","{}"
        AT+MFTPRN=0,"{}","[]"
        AT+MFTPRN=0,"[]","a[1]"
        AT+MFTPRN=0,"a[1]","$1"
        AT+MFTPRN=0,"$1","$HOME"
        AT+MFTPRN=0,"$HOME","~a"
        AT+MFTPRN=0,"~a","~"
        AT+MFTPRN=0,"~","a@b"
        AT+MFTPRN=0,"a@b","a:b"
        AT+MFTPRN=0,"a:b","a&b"
        AT+MFTPRN=0,"a&b","a;b"
        AT+MFTPRN=0,"a;b","?"
        AT+MFTPRN=0,"?","a?"
        AT+MFTPRN=0,"a?","=?"
        AT+MFTPRN=0,"=?","a=b"
        AT+MFTPRN=0,"a=b","#"
        AT+MFTPRN=0,"#","a#b"
        AT+MFTPRN=0,"a#b","100%"
        AT+MFTPRN=0,"100%","%n%d"
        AT+MFTPRN=0,"%n%d","a%s.txt"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/a%s.txt: 12345
        """
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPRN=0,"a%s.txt","%n%d"
        AT+MFTPRN=0,"%n%d","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","100%"
        AT+MFTPRN=0,"100%","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","a#b"
        AT+MFTPRN=0,"a#b","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","#"
        AT+MFTPRN=0,"#","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","a=b"
        AT+MFTPRN=0,"a=b","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","=?"
        AT+MFTPRN=0,"=?","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","a?"
        AT+MFTPRN=0,"a?","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","?"
        AT+MFTPRN=0,"?","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","a;b"
        AT+MFTPRN=0,"a;b","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","a&b"
        AT+MFTPRN=0,"a&b","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","a:b"
        AT+MFTPRN=0,"a:b","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","a@b"
        AT+MFTPRN=0,"a@b","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","~"
        AT+MFTPRN=0,"~","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","~a"
        AT+MFTPRN=0,"~a","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","$HOME"
        AT+MFTPRN=0,"$HOME","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","$1"
        AT+MFTPRN=0,"$1","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","a[1]"
        AT+MFTPRN=0,"a[1]","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","[]"
        AT+MFTPRN=0,"[]","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","{}"
        AT+MFTPRN=0,"{}","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","{a}"
        AT+MFTPRN=0,"{a}","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","a^b"
        AT+MFTPRN=0,"a^b","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","!"
        AT+MFTPRN=0,"!","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","!a"
        AT+MFTPRN=0,"!a","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","it's"
        AT+MFTPRN=0,"it's","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","'"
        AT+MFTPRN=0,"'","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","a+b"
        AT+MFTPRN=0,"a+b","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","+"
        AT+MFTPRN=0,"+","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","a*b"
        AT+MFTPRN=0,"a*b","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","`a`"
        AT+MFTPRN=0,"`a`","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","(a)"
        AT+MFTPRN=0,"(a)","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","a,b"
        AT+MFTPRN=0,"a,b","a%s.txt"
        AT+MFTPRN=0,"a%s.txt",","
        AT+MFTPRN=0,",","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","a_b-c"
        AT+MFTPRN=0,"a_b-c","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","a|b"
        AT+MFTPRN=0,"a|b","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","a..b"
        AT+MFTPRN=0,"a..b","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","..."
        AT+MFTPRN=0,"...","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","..a"
        AT+MFTPRN=0,"..a","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","a.."
        AT+MFTPRN=0,"a..","a%s.txt"
        AT+MFTPRN=0,"a%s.txt",".a.b"
        AT+MFTPRN=0,".a.b","a%s.txt"
        AT+MFTPRN=0,"a%s.txt","a b  c"
        AT+MFTPRN=0,"a b  c","a%s.txt"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/a%s.txt: 12345
        """

    @MFTPRN-211 @R3.9-12 @R3.9-30 @R3.9-32 @R3.9-35 @D50
    Scenario: Names that look like replies, answers and commands
      Given channel 0 is logged in
      And the server has
        """
        /home/uftp/550: 12345
        """
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPRN=0,"550","226 ok"
        AT+MFTPRN=0,"226 ok","250-a"
        AT+MFTPRN=0,"250-a","550 no such file"
        AT+MFTPRN=0,"550 no such file","421 bye"
        AT+MFTPRN=0,"421 bye","AT"
        AT+MFTPRN=0,"AT","AT+MFTPDISC=0"
        AT+MFTPRN=0,"AT+MFTPDISC=0","ATE1"
        AT+MFTPRN=0,"ATE1","+MFTPDEL: 0,0"
        AT+MFTPRN=0,"+MFTPDEL: 0,0","+MFTPURC: 0,conn,0"
        AT+MFTPRN=0,"+MFTPURC: 0,conn,0","+CME ERROR: 50"
        AT+MFTPRN=0,"+CME ERROR: 50","OK"
        AT+MFTPRN=0,"OK","ERROR"
        AT+MFTPRN=0,"ERROR","CONNECT"
        AT+MFTPRN=0,"CONNECT","0"
        AT+MFTPRN=0,"0","1"
        AT+MFTPRN=0,"1","00"
        AT+MFTPRN=0,"00","QUIT"
        AT+MFTPRN=0,"QUIT","DELE a"
        AT+MFTPRN=0,"DELE a","a.jpeg"
        AT+MFTPRN=0,"a.jpeg","a.b.c.d.e.f"
        AT+MFTPRN=0,"a.b.c.d.e.f","archive.tar.gz.backup"
        AT+MFTPRN=0,"archive.tar.gz.backup",".profile"
        AT+MFTPRN=0,".profile","UPPER.Lower"
        AT+MFTPRN=0,"UPPER.Lower","noextension"
        AT+MFTPRN=0,"noextension","total 5"
        AT+MFTPRN=0,"total 5","Jan  1 00:00 b"
        AT+MFTPRN=0,"Jan  1 00:00 b","drwxr-xr-x"
        AT+MFTPRN=0,"drwxr-xr-x","null"
        AT+MFTPRN=0,"null","(null)"
        AT+MFTPRN=0,"(null)","nil"
        AT+MFTPRN=0,"nil","NaN"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/NaN: 12345
        """
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPRN=0,"NaN","nil"
        AT+MFTPRN=0,"nil","(null)"
        AT+MFTPRN=0,"(null)","null"
        AT+MFTPRN=0,"null","drwxr-xr-x"
        AT+MFTPRN=0,"drwxr-xr-x","Jan  1 00:00 b"
        AT+MFTPRN=0,"Jan  1 00:00 b","total 5"
        AT+MFTPRN=0,"total 5","noextension"
        AT+MFTPRN=0,"noextension","UPPER.Lower"
        AT+MFTPRN=0,"UPPER.Lower",".profile"
        AT+MFTPRN=0,".profile","archive.tar.gz.backup"
        AT+MFTPRN=0,"archive.tar.gz.backup","a.b.c.d.e.f"
        AT+MFTPRN=0,"a.b.c.d.e.f","a.jpeg"
        AT+MFTPRN=0,"a.jpeg","DELE a"
        AT+MFTPRN=0,"DELE a","QUIT"
        AT+MFTPRN=0,"QUIT","00"
        AT+MFTPRN=0,"00","1"
        AT+MFTPRN=0,"1","0"
        AT+MFTPRN=0,"0","CONNECT"
        AT+MFTPRN=0,"CONNECT","ERROR"
        AT+MFTPRN=0,"ERROR","OK"
        AT+MFTPRN=0,"OK","+CME ERROR: 50"
        AT+MFTPRN=0,"+CME ERROR: 50","+MFTPURC: 0,conn,0"
        AT+MFTPRN=0,"+MFTPURC: 0,conn,0","+MFTPDEL: 0,0"
        AT+MFTPRN=0,"+MFTPDEL: 0,0","ATE1"
        AT+MFTPRN=0,"ATE1","AT+MFTPDISC=0"
        AT+MFTPRN=0,"AT+MFTPDISC=0","AT"
        AT+MFTPRN=0,"AT","421 bye"
        AT+MFTPRN=0,"421 bye","550 no such file"
        AT+MFTPRN=0,"550 no such file","250-a"
        AT+MFTPRN=0,"250-a","226 ok"
        AT+MFTPRN=0,"226 ok","550"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/550: 12345
        """
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPRN=0,"550","226 ok"
        AT+MFTPRN=0,"226 ok","550"
        AT+MFTPRN=0,"550","250-a"
        AT+MFTPRN=0,"250-a","550"
        AT+MFTPRN=0,"550","550 no such file"
        AT+MFTPRN=0,"550 no such file","550"
        AT+MFTPRN=0,"550","421 bye"
        AT+MFTPRN=0,"421 bye","550"
        AT+MFTPRN=0,"550","AT"
        AT+MFTPRN=0,"AT","550"
        AT+MFTPRN=0,"550","AT+MFTPDISC=0"
        AT+MFTPRN=0,"AT+MFTPDISC=0","550"
        AT+MFTPRN=0,"550","ATE1"
        AT+MFTPRN=0,"ATE1","550"
        AT+MFTPRN=0,"550","+MFTPDEL: 0,0"
        AT+MFTPRN=0,"+MFTPDEL: 0,0","550"
        AT+MFTPRN=0,"550","+MFTPURC: 0,conn,0"
        AT+MFTPRN=0,"+MFTPURC: 0,conn,0","550"
        AT+MFTPRN=0,"550","+CME ERROR: 50"
        AT+MFTPRN=0,"+CME ERROR: 50","550"
        AT+MFTPRN=0,"550","OK"
        AT+MFTPRN=0,"OK","550"
        AT+MFTPRN=0,"550","ERROR"
        AT+MFTPRN=0,"ERROR","550"
        AT+MFTPRN=0,"550","CONNECT"
        AT+MFTPRN=0,"CONNECT","550"
        AT+MFTPRN=0,"550","0"
        AT+MFTPRN=0,"0","550"
        AT+MFTPRN=0,"550","1"
        AT+MFTPRN=0,"1","550"
        AT+MFTPRN=0,"550","00"
        AT+MFTPRN=0,"00","550"
        AT+MFTPRN=0,"550","QUIT"
        AT+MFTPRN=0,"QUIT","550"
        AT+MFTPRN=0,"550","DELE a"
        AT+MFTPRN=0,"DELE a","550"
        AT+MFTPRN=0,"550","a.jpeg"
        AT+MFTPRN=0,"a.jpeg","550"
        AT+MFTPRN=0,"550","a.b.c.d.e.f"
        AT+MFTPRN=0,"a.b.c.d.e.f","550"
        AT+MFTPRN=0,"550","archive.tar.gz.backup"
        AT+MFTPRN=0,"archive.tar.gz.backup","550"
        AT+MFTPRN=0,"550",".profile"
        AT+MFTPRN=0,".profile","550"
        AT+MFTPRN=0,"550","UPPER.Lower"
        AT+MFTPRN=0,"UPPER.Lower","550"
        AT+MFTPRN=0,"550","noextension"
        AT+MFTPRN=0,"noextension","550"
        AT+MFTPRN=0,"550","total 5"
        AT+MFTPRN=0,"total 5","550"
        AT+MFTPRN=0,"550","Jan  1 00:00 b"
        AT+MFTPRN=0,"Jan  1 00:00 b","550"
        AT+MFTPRN=0,"550","drwxr-xr-x"
        AT+MFTPRN=0,"drwxr-xr-x","550"
        AT+MFTPRN=0,"550","null"
        AT+MFTPRN=0,"null","550"
        AT+MFTPRN=0,"550","(null)"
        AT+MFTPRN=0,"(null)","550"
        AT+MFTPRN=0,"550","nil"
        AT+MFTPRN=0,"nil","550"
        AT+MFTPRN=0,"550","NaN"
        AT+MFTPRN=0,"NaN","550"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/550: 12345
        """

    @MFTPRN-212 @R3.9-12 @R3.9-30 @R3.9-32 @R3.9-35 @D50 @boundary
    Scenario: Short names after long ones
      Given channel 0 is logged in
      And the server has
        """
        /home/uftp/<name-200>: 12345
        """
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPRN=0,"<name-200>","b"
        AT+MFTPRN=0,"b","<name-255>"
        AT+MFTPRN=0,"<name-255>","cd"
        AT+MFTPRN=0,"cd","<name-128>"
        AT+MFTPRN=0,"<name-128>","e"
        AT+MFTPRN=0,"e","<name-64>.txt"
        AT+MFTPRN=0,"<name-64>.txt","f.t"
        AT+MFTPRN=0,"f.t","<name-254>"
        AT+MFTPRN=0,"<name-254>","<name-33>"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/<name-33>: 12345
        """
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPRN=0,"<name-33>","<name-254>"
        AT+MFTPRN=0,"<name-254>","f.t"
        AT+MFTPRN=0,"f.t","<name-64>.txt"
        AT+MFTPRN=0,"<name-64>.txt","e"
        AT+MFTPRN=0,"e","<name-128>"
        AT+MFTPRN=0,"<name-128>","cd"
        AT+MFTPRN=0,"cd","<name-255>"
        AT+MFTPRN=0,"<name-255>","b"
        AT+MFTPRN=0,"b","<name-200>"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/<name-200>: 12345
        """
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPRN=0,"<name-200>","b"
        AT+MFTPRN=0,"b","<name-200>"
        AT+MFTPRN=0,"<name-200>","<name-255>"
        AT+MFTPRN=0,"<name-255>","<name-200>"
        AT+MFTPRN=0,"<name-200>","cd"
        AT+MFTPRN=0,"cd","<name-200>"
        AT+MFTPRN=0,"<name-200>","<name-128>"
        AT+MFTPRN=0,"<name-128>","<name-200>"
        AT+MFTPRN=0,"<name-200>","e"
        AT+MFTPRN=0,"e","<name-200>"
        AT+MFTPRN=0,"<name-200>","<name-64>.txt"
        AT+MFTPRN=0,"<name-64>.txt","<name-200>"
        AT+MFTPRN=0,"<name-200>","f.t"
        AT+MFTPRN=0,"f.t","<name-200>"
        AT+MFTPRN=0,"<name-200>","<name-254>"
        AT+MFTPRN=0,"<name-254>","<name-200>"
        AT+MFTPRN=0,"<name-200>","<name-33>"
        AT+MFTPRN=0,"<name-33>","<name-200>"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/<name-200>: 12345
        """

  Rule: a server may say more than a code

    @MFTPRN-220 @R3.9-12 @R3.9-13 @D24 @D25
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
        /home/uftp/f: 1
        /home/uftp/h: 2
        """
      Given the server does RNFR and says 350-Done<CR><LF> 550 No such file or directory<CR><LF>350-226 of them<CR><LF> 421 Service not available<CR><LF>350 Done
      And the server does RNTO and says 250 550 files in 226 directories, 0 errors
      When the host sends AT+MFTPRN=0,"f0","g0"
      Then the command succeeds
      And the server holds the file "/home/uftp/g0" with the payload "'0'"
      And the server has no file "/home/uftp/f0"
      When the server is itself again
      Given the server does RNFR and says 350 550 files in 226 directories, 0 errors
      And the server does RNTO and says 250 <SP>
      When the host sends AT+MFTPRN=0,"f1","g1"
      Then the command succeeds
      And the server holds the file "/home/uftp/g1" with the payload "'1'"
      And the server has no file "/home/uftp/f1"
      When the server is itself again
      Given the server does RNFR and says 350 <SP>
      And the server does RNTO and says 250-Done<CR><LF>no code is here<CR><LF><CR><LF> 425-no end of it<CR><LF>250 Done
      When the host sends AT+MFTPRN=0,"f2","g2"
      Then the command succeeds
      And the server holds the file "/home/uftp/g2" with the payload "'2'"
      And the server has no file "/home/uftp/f2"
      When the server is itself again
      Given the server does RNFR and says 350-Done<CR><LF>no code is here<CR><LF><CR><LF> 425-no end of it<CR><LF>350 Done
      And the server does RNTO and says 250 <text-400>
      When the host sends AT+MFTPRN=0,"f3","g3"
      Then the command succeeds
      And the server holds the file "/home/uftp/g3" with the payload "'3'"
      And the server has no file "/home/uftp/f3"
      When the server is itself again
      Given the server does RNFR and says 350 <text-400>
      And the server does RNTO and says 250-Done<CR><LF> 550 No such file or directory<CR><LF>250-226 of them<CR><LF> 421 Service not available<CR><LF>250 Done
      When the host sends AT+MFTPRN=0,"f4","g4"
      Then the command succeeds
      And the server holds the file "/home/uftp/g4" with the payload "'4'"
      And the server has no file "/home/uftp/f4"
      When the server is itself again
      Given the server answers RNFR with 550-250 Done<CR><LF> 250 Done<CR><LF> 226 Done<CR><LF>550 No
      When the host sends AT+MFTPRN=0,"h","i"
      Then the command fails as server error
      And the server holds the file "/home/uftp/h" with the payload "'2'"
      And the server has no file "/home/uftp/i"
      When the server is itself again
      Given the server answers RNTO with 550-250 Done<CR><LF> 250 Done<CR><LF> 226 Done<CR><LF>550 No
      When the host sends AT+MFTPRN=0,"h","i"
      Then the command fails as server error
      And the server holds the file "/home/uftp/h" with the payload "'2'"
      And the server has no file "/home/uftp/i"
      When the server is itself again
      Given the server answers RNFR with 550 250 done 226 ok 0
      When the host sends AT+MFTPRN=0,"h","i"
      Then the command fails as server error
      And the server holds the file "/home/uftp/h" with the payload "'2'"
      And the server has no file "/home/uftp/i"
      When the server is itself again
      Given the server answers RNTO with 550 250 done 226 ok 0
      When the host sends AT+MFTPRN=0,"h","i"
      Then the command fails as server error
      And the server holds the file "/home/uftp/h" with the payload "'2'"
      And the server has no file "/home/uftp/i"
      When the server is itself again
      Given the server answers RNFR with 550-Not<CR><LF>550-257 <SP>here<CR><LF>550 No
      When the host sends AT+MFTPRN=0,"h","i"
      Then the command fails as server error
      And the server holds the file "/home/uftp/h" with the payload "'2'"
      And the server has no file "/home/uftp/i"
      When the server is itself again
      Given the server answers RNTO with 550-Not<CR><LF>550-257 <SP>here<CR><LF>550 No
      When the host sends AT+MFTPRN=0,"h","i"
      Then the command fails as server error
      And the server holds the file "/home/uftp/h" with the payload "'2'"
      And the server has no file "/home/uftp/i"
      When the server is itself again
      Given the server answers RNFR with 553 <text-400>
      When the host sends AT+MFTPRN=0,"h","i"
      Then the command fails as server error
      And the server holds the file "/home/uftp/h" with the payload "'2'"
      And the server has no file "/home/uftp/i"
      When the server is itself again
      Given the server answers RNTO with 553 <text-400>
      When the host sends AT+MFTPRN=0,"h","i"
      Then the command fails as server error
      And the server holds the file "/home/uftp/h" with the payload "'2'"
      And the server has no file "/home/uftp/i"
      When the server is itself again
      When the host sends AT+MFTPRN=0,"h","i"
      Then the command succeeds
      And the server holds the file "/home/uftp/i" with the payload "'2'"

      Examples:
        | make   |
        | unix   |
        | halves |

    @MFTPRN-221 @R3.9-12 @D25 @D76
    Scenario: A reply of more than 600 bytes is understood, or the command fails
      Given channel 0 is logged in
      And the server has
        """
        /home/uftp/f: 1
        """
      Given the server does RNFR and says 350 <text-600>
      And the server does RNTO and says 250 <text-600>
      When the host sends AT+MFTPRN=0,"f","g"
      Then the command fails as any, or succeeds and the file "/home/uftp/f" has become "/home/uftp/g" with the payload "'1'"

  Rule: what is refused or fails leaves everything as it was

    @MFTPRN-290 @R3.9-12 @R3.9-35 @R3.9-13 @R5-30 @D24 @D25 @D38 @error
    Scenario Outline: What cannot be renamed leaves what has the new name: from <old> to <new>
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
      When the host sends AT+MFTPRN=0,<old>,<new>
      Then the command fails as any
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/a.txt: 1234567890
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/full/in/
        /home/uftp/full/in/c.txt: ccc
        /home/uftp/old.txt: old
        """
      When the host sends AT+MFTPRN=0,"a.txt","z.txt"
      Then the command succeeds
      And the file "/home/uftp/a.txt" has become "/home/uftp/z.txt" with the payload "'1234567890'"

      Examples:
        | key                | old                   | new                  |
        | none-file          | "none.txt"            | "old.txt"            |
        | none-empty         | "none"                | "d"                  |
        | none-full          | "none"                | "full"               |
        | none-deep          | "none.txt"            | "full/b.txt"         |
        | none-absolute      | "/home/uftp/none.txt" | "/home/uftp/old.txt" |
        | file-full          | "a.txt"               | "full"               |
        | file-full-absolute | "/home/uftp/a.txt"    | "/home/uftp/full"    |
        | nowhere            | "a.txt"               | "none/a.txt"         |

    @MFTPRN-291 @R3.9-12 @R3.9-35 @D24 @D25 @D38
    Scenario Outline: The new name is that of a directory: the name is changed, or the command fails: from <old> to <new>
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/other/x.txt: x
        /home/uftp/a.txt: 1234567890
        /home/uftp/d/
        /home/uftp/full/b.txt: bbb
        /home/uftp/full/in/c.txt: ccc
        /home/uftp/old.txt: old
        /home/uftp/e/f.txt: fff
        """
      When the host sends AT+MFTPRN=0,<old>,<new>
      Then the command succeeds exactly if the file "<from>" has become "<to>" with the payload "<payload>"
      And the server has no file "<inside>"
      And the server holds the file "/home/uftp/full/b.txt" with the payload "'bbb'"
      And the server holds the file "/home/uftp/full/in/c.txt" with the payload "'ccc'"
      And the server holds the file "/home/uftp/old.txt" with the payload "'old'"

      Examples:
        | key             | old     | new    | from               | to                    | payload      | inside                  |
        | file-empty      | "a.txt" | "d"    | /home/uftp/a.txt   | /home/uftp/d          | '1234567890' | /home/uftp/d/a.txt      |
        | file-full       | "a.txt" | "full" | /home/uftp/a.txt   | /home/uftp/full       | '1234567890' | /home/uftp/full/a.txt   |
        | directory-empty | "e"     | "d"    | /home/uftp/e/f.txt | /home/uftp/d/f.txt    | 'fff'        | /home/uftp/d/e/f.txt    |
        | directory-full  | "e"     | "full" | /home/uftp/e/f.txt | /home/uftp/full/f.txt | 'fff'        | /home/uftp/full/e/f.txt |
