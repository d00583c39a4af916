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
