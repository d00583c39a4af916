@clause-3.7
Feature: AT+MFTPLIST lists a directory or a file
  # A list has no end mark: it ends when the line has been quiet (D29). Entries are compared
  # as a set (D30). <time of path> is the time that the server holds (D31).

  Rule: the examples

    @MFTPLIST-001 @R3.7-05 @R3.7-06 @R3.7-12 @R3.7-30 @R3.7-31 @R3.7-32 @R3.7-33 @example @smoke @D29 @D30 @D31 @D32 @D33
    Scenario: The entries of a directory
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/test/old"
      And the server has the file "/home/uftp/test/old.txt" with
        """
        123456789
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
        """

    @MFTPLIST-002 @R3.7-05 @R3.7-06 @R3.7-33 @R3.7-34 @example @D31 @D32 @D33
    Scenario: The entry of a file
      Given channel 0 is logged in
      And channel 0 works in "/home/uftp/test"
      And the server has the file "/home/uftp/test/old.txt" with
        """
        123456789
        """
      When the host sends AT+MFTPLIST=0,"old.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"old.txt",9,<time of /home/uftp/test/old.txt>,"rw-"
        """

    @MFTPLIST-059 @R3.7-33 @R3.7-34 @D31 @D32 @D33
    Scenario: The entry of a file that is named by its whole path
      Given channel 0 is logged in
      And channel 0 works in "/home/uftp/test"
      And the server has the file "/home/uftp/test/d/old.txt" with
        """
        123456789
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/test/d/old.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"/home/uftp/test/d/old.txt",9,<time of /home/uftp/test/d/old.txt>,"rw-"
        """

    @MFTPLIST-058 @R3.7-33 @R3.7-34 @D24 @D25 @D31 @D32 @D33 @D36
    Scenario: The entry of a file that is named by its relative path, or the failure
      Given channel 0 is logged in
      And channel 0 works in "/home/uftp/test"
      And the server has the file "/home/uftp/test/d/old.txt" with
        """
        123456789
        """
      When the host sends AT+MFTPLIST=0,"d/old.txt"
      Then the module lists, or fails as server error
        """
        +MFTPLIST: 0,0,"d/old.txt",9,<time of /home/uftp/test/d/old.txt>,"rw-"
        """

  Rule: the test form

    @MFTPLIST-010 @R3.7-01 @R3.7-02 @R3.7-03 @D22 @D61
    Scenario: Channels and one comma
      When the host sends AT+MFTPLIST=?
      Then the module answers
        """
        +MFTPLIST: (0-5),
        OK
        """

  Rule: a directory lists its files and sub-directories

    @MFTPLIST-020 @R3.7-30 @R3.7-31 @R3.7-41 @R3.7-43 @D29 @D30 @D31 @D32 @D33
    Scenario: Twelve entries, none too many
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/test/d0"
      And the server has the directory "/home/uftp/test/d1"
      And the server has the directory "/home/uftp/test/d2"
      And the server has the directory "/home/uftp/test/d3"
      And the server has the file "/home/uftp/test/0.txt" with the payload "pattern-1"
      And the server has the file "/home/uftp/test/1.txt" with the payload "pattern-101"
      And the server has the file "/home/uftp/test/2.txt" with the payload "pattern-201"
      And the server has the file "/home/uftp/test/3.txt" with the payload "pattern-301"
      And the server has the file "/home/uftp/test/4.txt" with the payload "pattern-401"
      And the server has the file "/home/uftp/test/5.txt" with the payload "pattern-501"
      And the server has the file "/home/uftp/test/6.txt" with the payload "pattern-601"
      And the server has the file "/home/uftp/test/7.txt" with the payload "pattern-701"
      When the host sends AT+MFTPLIST=0,"/home/uftp/test"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPLIST: 0,0,"d0","rwx"
        +MFTPLIST: 0,0,"d1","rwx"
        +MFTPLIST: 0,0,"d2","rwx"
        +MFTPLIST: 0,0,"d3","rwx"
        +MFTPLIST: 0,0,"0.txt",1,<time of /home/uftp/test/0.txt>,"rw-"
        +MFTPLIST: 0,0,"1.txt",101,<time of /home/uftp/test/1.txt>,"rw-"
        +MFTPLIST: 0,0,"2.txt",201,<time of /home/uftp/test/2.txt>,"rw-"
        +MFTPLIST: 0,0,"3.txt",301,<time of /home/uftp/test/3.txt>,"rw-"
        +MFTPLIST: 0,0,"4.txt",401,<time of /home/uftp/test/4.txt>,"rw-"
        +MFTPLIST: 0,0,"5.txt",501,<time of /home/uftp/test/5.txt>,"rw-"
        +MFTPLIST: 0,0,"6.txt",601,<time of /home/uftp/test/6.txt>,"rw-"
        +MFTPLIST: 0,0,"7.txt",701,<time of /home/uftp/test/7.txt>,"rw-"
        """

    @MFTPLIST-021 @R3.7-30 @R3.7-41 @D29 @D33
    Scenario: The contents of a sub-directory are not listed
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test/d/inner.txt" with
        """
        123
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/test"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPLIST: 0,0,"d","rwx"
        """

    @MFTPLIST-022 @R3.7-42 @R5-34 @D28
    Scenario: An empty directory
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/test"
      When the host sends AT+MFTPLIST=0,"/home/uftp/test"
      Then the directory is reported as empty

    @MFTPLIST-023 @R3.7-13 @R3.7-44 @R5-30 @D24 @D25 @D72 @error
    Scenario: A name that does not exist
      Given channel 0 is logged in
      When the host sends AT+MFTPLIST=0,"missing.txt"
      Then the command fails as server error
      And no entry was listed

    @MFTPLIST-024 @R3.7-40 @D33 @D50
    Scenario Outline: A name with <class>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/<file>" with
        """
        12345
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPLIST: 0,0,"<file>",5,<time of /home/uftp/<file>>,"rw-"
        """

      Examples:
        | key    | file             | class  |
        | spaces | a new one.txt    | spaces |
        | dots   | a.b.c.d          | dots   |
        | none   | README           | no dot |
        | commas | a,b.txt          | commas |
        | digits | 20220818         | digits |
        | signs  | a-b_c+d=e(f).txt | signs  |

    @MFTPLIST-025 @R3.7-46 @D50
    Scenario: A name in Chinese
      Given channel 0 is logged in
      And the server has the file "/home/uftp/文件.txt" with
        """
        12345
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp"
      Then the command succeeds or fails

  Rule: size, time and permission are those of the server

    @MFTPLIST-026 @R3.7-35 @D31 @D32 @D33
    Scenario Outline: A file of <bytes> bytes
      Given channel 0 is logged in
      And the server has the file "/home/uftp/1.bin" with the payload "pattern-<bytes>"
      When the host sends AT+MFTPLIST=0,"1.bin"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"1.bin",<bytes>,<time of /home/uftp/1.bin>,"rw-"
        """

      Examples:
        | bytes   |
        | 1       |
        | 1024    |
        | 65536   |
        | 1048576 |

    @MFTPLIST-027 @R3.7-35 @D31 @D32 @D33
    Scenario: A file of 0 bytes has an entry
      Given channel 0 is logged in
      And the server has the file "/home/uftp/0.bin" with the payload "empty"
      When the host sends AT+MFTPLIST=0,"0.bin"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"0.bin",0,<time of /home/uftp/0.bin>,"rw-"
        """

    @MFTPLIST-028 @R3.7-36 @R3.7-37 @R3.7-38 @D31
    Scenario Outline: A file changed <days> days ago
      Given channel 0 is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        12345
        """
      And the server file "/home/uftp/1.txt" was changed <days> days ago
      When the host sends AT+MFTPLIST=0,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"1.txt",5,<time of /home/uftp/1.txt>,"rw-"
        """

      Examples:
        | days |
        | 1    |
        | 7    |
        | 90   |
        | 400  |

    @MFTPLIST-177 @R3.7-36 @R3.7-37 @D31
    Scenario Outline: A file changed a month ago at <time>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        12345
        """
      And the server file "/home/uftp/1.txt" was changed 30 days ago at "<time>"
      When the host sends AT+MFTPLIST=0,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"1.txt",5,<time of /home/uftp/1.txt>,"rw-"
        """

      Examples:
        | time     |
        | 00:01:00 |
        | 09:59:30 |
        | 12:00:00 |
        | 13:05:59 |
        | 23:58:00 |

    @MFTPLIST-029 @R3.7-36 @R3.7-37 @D31
    Scenario: A file changed on a day of the examples
      Given channel 0 is logged in
      And the server has the file "/home/uftp/old.txt" with
        """
        123456789
        """
      And the server file "/home/uftp/old.txt" was changed at "2022-08-18 07:40:00"
      When the host sends AT+MFTPLIST=0,"old.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"old.txt",9,<time of /home/uftp/old.txt>,"rw-"
        """

    @MFTPLIST-034 @R3.7-39 @D32
    Scenario Outline: A file with the mode <mode>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        12345
        """
      And the server file "/home/uftp/1.txt" has the mode "<mode>"
      When the host sends AT+MFTPLIST=0,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"1.txt",5,<time of /home/uftp/1.txt>,"<shown>"
        """

      Examples:
        | key   | mode      | shown |
        | read  | r--r--r-- | r--   |
        | write | rw-r--r-- | rw-   |
        | all   | rwxr-xr-x | rwx   |
        | group | rw-rw-rw- | rw-   |

  Rule: <connect_id> is an integer from 0 to 5

    @MFTPLIST-030 @R3.7-08 @D55 @boundary
    Scenario Outline: Channel <id> is accepted
      Given channel <id> is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/1.txt" with
        """
        12345
        """
      When the host sends AT+MFTPLIST=<id>,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: <id>,0,"1.txt",5,<time of /home/uftp/1.txt>,"rw-"
        """

      Examples:
        | id |
        | 0  |
        | 1  |
        | 2  |
        | 3  |
        | 4  |
        | 5  |

    @MFTPLIST-031 @R3.7-09 @R3.7-07 @R5-01 @D63 @boundary @error
    Scenario Outline: Channel <id> (<class>) is refused
      When the host sends AT+MFTPLIST=<id>,"/home/uftp"
      Then the command is refused as out of range
      And the server received nothing

      Examples:
        | id         | class                |
        | 6          | maximum + 1          |
        | 10         | two digits           |
        | 256        | 0 in eight bits      |
        | 4294967296 | 0 in thirty-two bits |

    @MFTPLIST-032 @R3.7-10 @D63 @boundary @error
    Scenario Outline: A channel that is <class> is refused
      When the host sends AT+MFTPLIST=<id>,"/home/uftp"
      Then the command is refused as malformed
      And the server received nothing

      Examples:
        | key    | id  | class                |
        | minus  | -1  | minimum - 1          |
        | letter | A   | a letter             |
        | none   |     | missing              |
        | mixed  | 0x  | followed by a letter |
        | point  | 0.5 | a fraction           |

    @MFTPLIST-090 @R3.7-10 @D63
    Scenario: A channel in quotes is refused, or taken as it is meant
      When the host sends AT+MFTPLIST="0","/home/uftp"
      Then the command is refused as malformed, or taken as it is meant

    @MFTPLIST-033 @D63 @boundary @error
    Scenario Outline: A command with <class> is refused
      Given channel 0 is logged in
      When the host sends <line>
      Then the command is refused as malformed
      And the server received nothing

      @R3.7-23
      Examples:
        | key        | line           | class         |
        | no-name    | AT+MFTPLIST=0  | no name       |
        | empty-name | AT+MFTPLIST=0, | an empty name |

      @R3.7-14
      Examples:
        | key     | line                      | class                |
        | surplus | AT+MFTPLIST=0,"old.txt",1 | a parameter too many |

    @MFTPLIST-091 @D63
    Scenario Outline: A command with <class> is refused, or taken as it is meant
      Given channel 0 is logged in
      When the host sends <line>
      Then the command is refused as malformed, or taken as it is meant

      @R3.7-20
      Examples:
        | key  | line                  | class                 |
        | bare | AT+MFTPLIST=0,old.txt | a name without quotes |

  Rule: <dir_name/file_name> has at most 255 bytes

    @MFTPLIST-040 @R3.7-21 @D50 @boundary
    Scenario: 255 bytes are taken
      Given channel 0 is logged in
      And the server has the file "/home/uftp/<name-255>" with
        """
        12345
        """
      When the host sends AT+MFTPLIST=0,"<name-255>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"<name-255>",5,<time of /home/uftp/<name-255>>,"rw-"
        """

    @MFTPLIST-041 @R3.7-22 @R3.7-07 @D50 @D63 @boundary @error
    Scenario: 256 bytes are refused
      Given channel 0 is logged in
      When the host sends AT+MFTPLIST=0,"<name-256>"
      Then the command is refused as too long
      And nothing of what is too long takes effect at the server

  Rule: a channel without a connection

    @MFTPLIST-050 @R3.7-11 @R3.7-07 @R5-03 @R5-10 @D27 @error
    Scenario: On a channel that was never connected it is refused
      Given channel 0 is not connected
      When the host sends AT+MFTPLIST=0,"/home/uftp"
      Then the command is refused as not connected
      And the server received nothing

    @MFTPLIST-051 @R3.7-11 @R3.7-07 @D27 @error
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
      When the host sends AT+MFTPLIST=0,"/home/uftp"
      Then the command is refused as not connected

    @MFTPLIST-052 @R3.7-11 @D27 @error
    Scenario: The connection of another channel is no connection
      Given channel 1 is logged in
      And channel 0 is not connected
      When the host sends AT+MFTPLIST=0,"/home/uftp"
      Then the command is refused as not connected

  Rule: each channel lists in its own directory

    @MFTPLIST-060 @R3.7-45
    Scenario: The same name in two places
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      And the server has the file "/home/uftp/1.txt" with
        """
        12345
        """
      And the server has the file "/home/other/1.txt" with
        """
        123456789
        """
      When the host sends AT+MFTPLIST=0,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"1.txt",5,<time of /home/uftp/1.txt>,"rw-"
        """
      When the host sends AT+MFTPLIST=1,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 1,0,"1.txt",9,<time of /home/other/1.txt>,"rw-"
        """

  Rule: a server that does not play along

    @MFTPLIST-080 @R3.7-13 @R3.7-44 @R5-30 @D24 @D25 @error
    Scenario: A server that refuses makes it fail
      Given channel 0 is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        12345
        """
      And the server answers LIST or MLSD or MLST or NLST with 550 Not today
      When the host sends AT+MFTPLIST=0,"/home/uftp"
      Then the command fails as server error
      And no entry was listed

    @MFTPLIST-081 @R3.7-44 @R5-31 @D24 @D25 @error
    Scenario: A data connection that is refused makes it fail
      Given channel 0 is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        12345
        """
      And the server refuses data connections
      When the host sends AT+MFTPLIST=0,"/home/uftp"
      Then the command fails as network error
      And no entry was listed

  Rule: what came before leaves no trace
    # Each command comes after each kind of operation of the same channel, and after some of the other channel.

    @MFTPLIST-110 @R3.7-34 @R3.7-45 @D31
    Scenario Outline: A list after <class>, on channel <id>
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
      When the host sends AT+MFTPLIST=<id>,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: <id>,0,"a.txt",10,<time of <home>/a.txt>,"rw-"
        """

      Examples:
        | key    | class            | line                            | report                                                      | id | home        |
        | list   | a list           | AT+MFTPLIST=0,"/home/uftp/d"    | +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-" | 0  | /home/uftp  |
        | part   | a part of a file | AT+MFTPRETR=0,"y.txt",,2,3      | +MFTPRETR: 0,0,3,3,345                                      | 0  | /home/uftp  |
        | append | an upload        | AT+MFTPAPPE=0,"y.txt",1,3,"abc" | +MFTPAPPE: 0,0,3                                            | 0  | /home/uftp  |
        | make   | a new directory  | AT+MFTPMKD=0,"e"                | +MFTPMKD: 0,0                                               | 0  | /home/uftp  |
        | list-1 | a list           | AT+MFTPLIST=0,"/home/uftp/d"    | +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-" | 1  | /home/other |
        | part-1 | a part of a file | AT+MFTPRETR=0,"y.txt",,2,3      | +MFTPRETR: 0,0,3,3,345                                      | 1  | /home/other |

    @MFTPLIST-111 @R3.7-34 @R3.7-45 @D24 @D25 @D31
    Scenario Outline: A list on channel <id> after <class>
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
      When the host sends AT+MFTPLIST=<id>,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: <id>,0,"a.txt",10,<time of <home>/a.txt>,"rw-"
        """

      Examples:
        | key        | class                            | line                                     | id | home        |
        | no-file    | a download that fails            | AT+MFTPRETR=0,"missing.txt",,3,1         | 0  | /home/uftp  |
        | no-place   | an upload that fails             | AT+MFTPSTOR=0,"/missing/1.txt",1,3,"abc" | 0  | /home/uftp  |
        | no-dir     | a change of directory that fails | AT+MFTPCWD=0,"/missing"                  | 0  | /home/uftp  |
        | no-name    | a renaming that fails            | AT+MFTPRN=0,"missing.txt","x.txt"        | 0  | /home/uftp  |
        | range      | a command out of range           | AT+MFTPRETR=6,"y.txt",,3,1               | 0  | /home/uftp  |
        | no-file-1  | a download that fails            | AT+MFTPRETR=0,"missing.txt",,3,1         | 1  | /home/other |
        | no-place-1 | an upload that fails             | AT+MFTPSTOR=0,"/missing/1.txt",1,3,"abc" | 1  | /home/other |

    @MFTPLIST-100 @R3.7-31 @R3.7-45 @D29
    Scenario: Two lists in turn are two lists
      Given channel 0 is logged in
      And the server has the file "/home/uftp/a/1.txt" with
        """
        12345
        """
      And the server has the file "/home/uftp/b/2.txt" with
        """
        123
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/a"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPLIST: 0,0,"1.txt",5,<time of /home/uftp/a/1.txt>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/b"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPLIST: 0,0,"2.txt",3,<time of /home/uftp/b/2.txt>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/a"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPLIST: 0,0,"1.txt",5,<time of /home/uftp/a/1.txt>,"rw-"
        """

    @MFTPLIST-101 @R3.7-31 @R3.7-42 @D28 @D29
    Scenario: A list of files after an empty directory
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/e"
      And the server has the file "/home/uftp/a/1.txt" with
        """
        12345
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/e"
      Then the directory is reported as empty
      When the host sends AT+MFTPLIST=0,"/home/uftp/a"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPLIST: 0,0,"1.txt",5,<time of /home/uftp/a/1.txt>,"rw-"
        """

    @MFTPLIST-102 @R3.7-30 @R3.7-31 @D29 @D31 @D32
    Scenario Outline: A directory is named by its <class>
      Given channel 0 is logged in
      And channel 0 works in "/home/uftp/test"
      And the server has the file "/home/uftp/test/d/1.txt" with
        """
        12345
        """
      When the host sends AT+MFTPLIST=0,"<dir>"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPLIST: 0,0,"1.txt",5,<time of /home/uftp/test/d/1.txt>,"rw-"
        """

      Examples:
        | key      | class                         | dir               |
        | relative | name in the working directory | d                 |
        | absolute | whole path                    | /home/uftp/test/d |

    @MFTPLIST-103 @R3.7-35 @D31 @D32 @D33
    Scenario Outline: A file of <bytes> bytes in a list
      Given channel 0 is logged in
      And the server has the file "/home/uftp/d/1.bin" with the payload "pattern-<bytes>"
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPLIST: 0,0,"1.bin",<bytes>,<time of /home/uftp/d/1.bin>,"rw-"
        """

      Examples:
        | bytes   |
        | 9       |
        | 10      |
        | 255     |
        | 256     |
        | 32767   |
        | 32768   |
        | 65535   |
        | 65537   |
        | 99999   |
        | 1000000 |

    @MFTPLIST-104 @R3.7-36 @R3.7-37 @D31
    Scenario Outline: A file changed at <when>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        12345
        """
      And the server file "/home/uftp/1.txt" was changed at "<when>"
      When the host sends AT+MFTPLIST=0,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"1.txt",5,<time of /home/uftp/1.txt>,"rw-"
        """

      Examples:
        | when                |
        | 2022-01-01 12:00:00 |
        | 2022-02-02 12:00:00 |
        | 2024-02-29 12:00:00 |
        | 2022-03-09 12:00:00 |
        | 2022-04-10 12:00:00 |
        | 2022-05-11 12:00:00 |
        | 2022-06-19 12:00:00 |
        | 2022-07-20 12:00:00 |
        | 2022-08-21 12:00:00 |
        | 2022-09-28 12:00:00 |
        | 2022-10-29 12:00:00 |
        | 2022-11-30 12:00:00 |
        | 2022-12-31 12:00:00 |
        | 1999-12-31 12:00:00 |
        | 2000-03-01 12:00:00 |
        | 2016-07-20 12:00:00 |
        | 2020-12-31 12:00:00 |
        | 2023-03-01 12:00:00 |
        | 2024-03-01 12:00:00 |
        | 2024-11-29 12:00:00 |

    @MFTPLIST-105 @R3.7-40 @D33 @D50
    Scenario Outline: A directory with <class> in its name
      Given channel 0 is logged in
      And the server has the directory "/home/uftp/d/<dir>"
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPLIST: 0,0,"<dir>","rwx"
        """

      Examples:
        | key      | dir       | class    |
        | spaces   | a new one | spaces   |
        | digits   | 20220818  | digits   |
        | dots     | a.b.c     | dots     |
        | capitals | NewDir    | capitals |

    @MFTPLIST-106 @R3.7-40 @R3.7-21 @D33 @D50 @boundary
    Scenario: An entry of 255 bytes is listed whole
      Given channel 0 is logged in
      And the server has the file "/home/uftp/d/<name-255>" with
        """
        12345
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPLIST: 0,0,"<name-255>",5,<time of /home/uftp/d/<name-255>>,"rw-"
        """

    @MFTPLIST-107 @R3.7-31 @R3.7-45 @D29 @D31 @D32 @D33
    Scenario Outline: On channel <id> a directory is listed
      Given channel <id> is logged in
      And the server has the file "/home/uftp/d/1.txt" with
        """
        12345
        """
      And the server has the directory "/home/uftp/d/s"
      When the host sends AT+MFTPLIST=<id>,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPLIST: <id>,0,"1.txt",5,<time of /home/uftp/d/1.txt>,"rw-"
        +MFTPLIST: <id>,0,"s","rwx"
        """

      Examples:
        | id |
        | 1  |
        | 2  |
        | 3  |
        | 4  |
        | 5  |

    @MFTPLIST-108 @R3.7-31 @R2.1-08 @D29 @D59
    Scenario: The entries of a list while the echo is on
      Given channel 0 is logged in
      And the server has the file "/home/uftp/d/1.txt" with
        """
        12345
        """
      And the server has the directory "/home/uftp/d/s"
      When the host sends ATE1
      Then the module answers a final result
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPLIST: 0,0,"1.txt",5,<time of /home/uftp/d/1.txt>,"rw-"
        +MFTPLIST: 0,0,"s","rwx"
        """

    @MFTPLIST-120 @R3.7-31 @R3.7-43 @D29 @D30 @D31 @D32
    Scenario Outline: A directory of <n> files
      Given channel 0 is logged in
      And the server has <n> files in "/home/uftp/d"
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module lists the files of "/home/uftp/d" on channel 0

      Examples:
        | n  |
        | 16 |
        | 33 |
        | 60 |

    @MFTPLIST-121 @R3.7-31 @R3.7-43 @R5-32 @D25 @D29 @D30 @D31 @D32 @D75 @error
    Scenario Outline: A directory of <n> files is listed whole, or the failure is reported
      Given channel 0 is logged in
      And the server has <n> files in "/home/uftp/d"
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module lists the files of "/home/uftp/d" on channel 0, or fails as parse error or memory

      Examples:
        | n   |
        | 128 |
        | 500 |

  Rule: the name of what is listed arrives as it is written

    @MFTPLIST-160 @R3.7-34 @D31 @D32 @D33 @D50
    Scenario Outline: The entry of a file whose name has <class>
      Given channel 0 is logged in
      And the server has the file <path> with
        """
        12345
        """
      When the host sends AT+MFTPLIST=0,<name>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,<name>,5,<time of <plain>>,"rw-"
        """

      Examples:
        | key       | name       | path                  | plain               | class                         |
        | zeros     | "007"      | "/home/uftp/007"      | /home/uftp/007      | zeros in front                |
        | blanks    | "a  b.txt" | "/home/uftp/a  b.txt" | /home/uftp/a  b.txt | two blanks                    |
        | semicolon | "a;b.txt"  | "/home/uftp/a;b.txt"  | /home/uftp/a;b.txt  | a semicolon                   |
        | dot-last  | "a.b."     | "/home/uftp/a.b."     | /home/uftp/a.b.     | a dot at the end              |
        | dot-first | ".a.txt"   | "/home/uftp/.a.txt"   | /home/uftp/.a.txt   | a dot in front                |
        | plus      | "a+b.txt"  | "/home/uftp/a+b.txt"  | /home/uftp/a+b.txt  | a plus sign                   |
        | percent   | "a%41.txt" | "/home/uftp/a%41.txt" | /home/uftp/a%41.txt | a percent sign and two digits |
        | capitals  | "New.TXT"  | "/home/uftp/New.TXT"  | /home/uftp/New.TXT  | capitals                      |

    @MFTPLIST-161 @R3.7-31 @D31 @D32 @D50
    Scenario Outline: The files of a directory whose name has <class>
      Given channel 0 is logged in
      And the server has the file <path> with
        """
        12345
        """
      When the host sends AT+MFTPLIST=0,<name>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"1.txt",5,<time of <plain>>,"rw-"
        """

      Examples:
        | key         | name                  | path                        | plain                     | class                         |
        | blank-first | "/home/uftp/ a.txt"   | "/home/uftp/ a.txt/1.txt"   | /home/uftp/ a.txt/1.txt   | a blank in front              |
        | blank-last  | "/home/uftp/a.txt "   | "/home/uftp/a.txt /1.txt"   | /home/uftp/a.txt /1.txt   | a blank at the end            |
        | blanks      | "/home/uftp/a  b.txt" | "/home/uftp/a  b.txt/1.txt" | /home/uftp/a  b.txt/1.txt | two blanks                    |
        | semicolon   | "/home/uftp/a;b.txt"  | "/home/uftp/a;b.txt/1.txt"  | /home/uftp/a;b.txt/1.txt  | a semicolon                   |
        | dot-last    | "/home/uftp/a.b."     | "/home/uftp/a.b./1.txt"     | /home/uftp/a.b./1.txt     | a dot at the end              |
        | dot-first   | "/home/uftp/.a.txt"   | "/home/uftp/.a.txt/1.txt"   | /home/uftp/.a.txt/1.txt   | a dot in front                |
        | plus        | "/home/uftp/a+b.txt"  | "/home/uftp/a+b.txt/1.txt"  | /home/uftp/a+b.txt/1.txt  | a plus sign                   |
        | percent     | "/home/uftp/a%41.txt" | "/home/uftp/a%41.txt/1.txt" | /home/uftp/a%41.txt/1.txt | a percent sign and two digits |
        | capitals    | "/home/uftp/New.TXT"  | "/home/uftp/New.TXT/1.txt"  | /home/uftp/New.TXT/1.txt  | capitals                      |
        | comma       | "/home/uftp/a,b.txt"  | "/home/uftp/a,b.txt/1.txt"  | /home/uftp/a,b.txt/1.txt  | a comma                       |

    @MFTPLIST-170 @R3.7-12
    Scenario: The thirtieth list is as the first
      Given channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      When these lines are sent 30 times, and each of them succeeds
        """
        AT+MFTPLIST=0,"a.txt"
        """
      Then the server session of channel 0 is open

    @MFTPLIST-171 @R3.7-12 @R3.7-31 @D29 @D31 @D32
    Scenario: What was deleted is not listed any more
      Given channel 2 is logged in
      And the server has the file "/home/uftp/d/a.txt" with
        """
        12345
        """
      And the server has the file "/home/uftp/d/b.txt" with
        """
        123
        """
      And channel 2 works in "/home/uftp/d"
      When the host sends AT+MFTPLIST=2,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPLIST: 2,0,"a.txt",5,<time of /home/uftp/d/a.txt>,"rw-"
        +MFTPLIST: 2,0,"b.txt",3,<time of /home/uftp/d/b.txt>,"rw-"
        """
      When the host sends AT+MFTPDEL=2,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: 2,0
        """
      When the host sends AT+MFTPLIST=2,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 2,0,"b.txt",3,<time of /home/uftp/d/b.txt>,"rw-"
        """

    @MFTPLIST-172 @R3.7-35 @D31 @D32 @D33 @boundary
    Scenario Outline: A file of <bytes> bytes in a list, which is not there in full
      Given channel 0 is logged in
      And the server has the file "/home/uftp/big.bin" of <bytes> bytes
      When the host sends AT+MFTPLIST=0,"big.bin"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"big.bin",<bytes>,<time of /home/uftp/big.bin>,"rw-"
        """

      Examples:
        | bytes      |
        | 16777217   |
        | 999999999  |
        | 1000000000 |

    @MFTPLIST-176 @R3.7-35 @R5-32 @D25 @D31 @D32 @D33 @D75 @boundary @error
    Scenario Outline: A file of <bytes> bytes, more than 31 bits hold, is listed, or the failure is reported
      Given channel 0 is logged in
      And the server has the file "/home/uftp/big.bin" of <bytes> bytes
      When the host sends AT+MFTPLIST=0,"big.bin"
      Then the module lists, or fails as parse error
        """
        +MFTPLIST: 0,0,"big.bin",<bytes>,<time of /home/uftp/big.bin>,"rw-"
        """

      Examples:
        | bytes      |
        | 2147483648 |
        | 4294967297 |

    @MFTPLIST-173 @R3.7-31 @R3.7-40 @R5-32 @D25 @D29 @D30 @D31 @D32 @D75 @error
    Scenario Outline: The files of a directory at a server like <make> are listed, or the failure is reported
      Given the server behaves like "<make>"
      And channel 0 is logged in
      And the server has the file "/home/uftp/d/a.txt" with
        """
        12345
        """
      And the server has the file "/home/uftp/d/b.txt" with
        """
        123
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module lists, or fails as parse error
        """
        +MFTPLIST: 0,0,"a.txt",5,<time of /home/uftp/d/a.txt>,"rw-"
        +MFTPLIST: 0,0,"b.txt",3,<time of /home/uftp/d/b.txt>,"rw-"
        """

      Examples:
        | make     |
        | no-group |
        | acl      |
        | total    |
        | no-year  |
        | dots     |
        | no-end   |

    @MFTPLIST-239 @R3.7-42 @R3.7-31 @R5-32 @D25 @D28 @D33 @D75 @error
    Scenario: An empty directory at a server that lists . and .. is empty, or the failure is reported
      Given the server behaves like "dots"
      And channel 0 is logged in
      And the server has the directory "/home/uftp/test"
      When the host sends AT+MFTPLIST=0,"/home/uftp/test"
      Then the directory is reported as empty, or the command fails as parse error

    @MFTPLIST-174 @R3.7-31 @R3.7-40 @D29 @D31 @D32 @D50
    Scenario Outline: An entry whose name has <class> is listed as it is
      Given channel 0 is logged in
      And the server has the file "/home/uftp/d/<name>" with
        """
        12345
        """
      And the server has the file "/home/uftp/d/z.txt" with
        """
        123
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPLIST: 0,0,"<name>",5,<time of /home/uftp/d/<name>>,"rw-"
        +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-"
        """

      Examples:
        | key       | name       | class           |
        | dot-first | .hidden    | a dot in front  |
        | zeros     | 007        | zeros in front  |
        | blanks    | two  words | two blanks      |
        | semicolon | a;b.txt    | a semicolon     |
        | plus      | a+b.txt    | a plus sign     |

    @MFTPLIST-240 @R3.7-31 @R3.7-40 @R5-32 @D25 @D29 @D30 @D31 @D32 @D50 @D75 @error
    Scenario Outline: An entry whose name has <class> is listed as it is, or the failure is reported
      Given channel 0 is logged in
      And the server has the file <path> with
        """
        12345
        """
      And the server has the file "/home/uftp/d/z.txt" with
        """
        123
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module lists all of "/home/uftp/d" on channel 0, or fails as parse error or memory

      Examples:
        | key         | path                      | class              |
        | blank-first | "/home/uftp/d/ a.txt"     | a blank in front   |
        | blank-last  | "/home/uftp/d/a.txt "     | a blank at the end |
        | arrow       | "/home/uftp/d/a -> b.txt" | the sign of a link |

    @MFTPLIST-175 @R3.7-36 @R3.7-37 @D31 @D32 @D33
    Scenario Outline: A file changed <days> days ago, at a server that tells no year
      Given the server behaves like "no-year"
      And channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server file "/home/uftp/a.txt" was changed <days> days ago
      When the host sends AT+MFTPLIST=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"a.txt",5,<time of /home/uftp/a.txt>,"rw-"
        """

      Examples:
        | days |
        | 100  |
        | 200  |
        | 300  |
        | 350  |

  Rule: from place to place

    @MFTPLIST-200 @R3.7-31 @R3.7-34 @R3.7-47 @D24 @D25 @D29 @D31 @D32 @D33
    Scenario: Wherever the channel goes, a plain name is there
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /a/u: u15xxxxx
        /a/v: v15xxxxx
        /a/w: w15xxxxx
        /home/a/u: u16xxxxxx
        /home/a/v: v16xxxxxx
        /home/a/w: w16xxxxxx
        /home/u: u23xxxxxxxxxxxxx
        /home/uftp/A/u: u19xxxxxxxxx
        /home/uftp/A/v: v19xxxxxxxxx
        /home/uftp/A/w: w19xxxxxxxxx
        /home/uftp/a.d/a.d/u: u20xxxxxxxxxx
        /home/uftp/a.d/a.d/v: v20xxxxxxxxxx
        /home/uftp/a.d/a.d/w: w20xxxxxxxxxx
        /home/uftp/a/a/a/u: u13xxx
        /home/uftp/a/a/a/v: v13xxx
        /home/uftp/a/a/a/w: w13xxx
        /home/uftp/a/a/u: u12xx
        /home/uftp/a/a/v: v12xx
        /home/uftp/a/a/w: w12xx
        /home/uftp/a/b/c/d/e/f/g/h/u: u17xxxxxxx
        /home/uftp/a/b/c/d/e/f/g/h/v: v17xxxxxxx
        /home/uftp/a/b/c/d/e/f/g/h/w: w17xxxxxxx
        /home/uftp/a/u: u11x
        /home/uftp/a/v: v11x
        /home/uftp/a/w: w11x
        /home/uftp/ab/a/u: u21xxxxxxxxxxx
        /home/uftp/ab/a/v: v21xxxxxxxxxxx
        /home/uftp/ab/a/w: w21xxxxxxxxxxx
        /home/uftp/ab/u: u18xxxxxxxx
        /home/uftp/ab/v: v18xxxxxxxx
        /home/uftp/ab/w: w18xxxxxxxx
        /home/uftp/u: u22xxxxxxxxxxxx
        /home/uftp/v: v22xxxxxxxxxxxx
        /home/uftp/w: w22xxxxxxxxxxxx
        /home/v: v23xxxxxxxxxxxxx
        /home/w: w23xxxxxxxxxxxxx
        /u: u14xxxx
        /v: v14xxxx
        /w: w14xxxx
        """
      Given channel 0 works in "/home/uftp/a"
      When the host sends AT+MFTPLIST=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"v",4,<time of /home/uftp/a/v>,"rw-"
        """
      Given channel 0 works in "/home/uftp/a/a"
      When the host sends AT+MFTPLIST=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPLIST=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"v",5,<time of /home/uftp/a/a/v>,"rw-"
        """
      Given channel 0 works in "/home/uftp/a/a/a"
      When the host sends AT+MFTPRETR=0,"missing.txt"
      Then the command succeeds or fails
      When the host sends AT+MFTPLIST=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"v",6,<time of /home/uftp/a/a/a/v>,"rw-"
        """
      Given channel 0 works in "/"
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPLIST=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"v",7,<time of /v>,"rw-"
        """
      Given channel 0 works in "/a"
      When the host sends AT+MFTPRN=0,"missing","found"
      Then the command succeeds or fails
      When the host sends AT+MFTPLIST=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"v",8,<time of /a/v>,"rw-"
        """
      Given channel 0 works in "/home/a"
      When the host sends AT+MFTPSTOR=0,"/home",1,3,"abc"
      Then the command succeeds or fails
      When the host sends AT+MFTPLIST=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"v",9,<time of /home/a/v>,"rw-"
        """
      Given channel 0 works in "/home/uftp/a/b/c/d/e/f/g/h"
      When the host sends AT+MFTPMKD=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPLIST=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"v",10,<time of /home/uftp/a/b/c/d/e/f/g/h/v>,"rw-"
        """
      Given channel 0 works in "/home/uftp/ab"
      When the host sends AT+MFTPLIST=0,"/missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPLIST=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"v",11,<time of /home/uftp/ab/v>,"rw-"
        """
      Given channel 0 works in "/home/uftp/A"
      When the host sends AT+MFTPAPPE=0,"/home",1,3,"abc"
      Then the command succeeds or fails
      When the host sends AT+MFTPLIST=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"v",12,<time of /home/uftp/A/v>,"rw-"
        """
      Given channel 0 works in "/home/uftp/a.d/a.d"
      When the host sends AT+MFTPRETR=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPLIST=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"v",13,<time of /home/uftp/a.d/a.d/v>,"rw-"
        """
      Given channel 0 works in "/home/uftp/ab/a"
      When the host sends AT+MFTPLIST=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPLIST=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"v",14,<time of /home/uftp/ab/a/v>,"rw-"
        """
      Given channel 0 works in "/home/uftp/a"
      When the host sends AT+MFTPRETR=0,"missing.txt"
      Then the command succeeds or fails
      When the host sends AT+MFTPLIST=0,"w"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"w",4,<time of /home/uftp/a/w>,"rw-"
        """
      Given channel 0 works in "/home/uftp"
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPLIST=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"v",15,<time of /home/uftp/v>,"rw-"
        """
      Given channel 0 works in "/home"
      When the host sends AT+MFTPRN=0,"missing","found"
      Then the command succeeds or fails
      When the host sends AT+MFTPLIST=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"v",16,<time of /home/v>,"rw-"
        """
      And the server holds in "/" just
        """
        /a/u: u15xxxxx
        /a/v: v15xxxxx
        /a/w: w15xxxxx
        /home/a/u: u16xxxxxx
        /home/a/v: v16xxxxxx
        /home/a/w: w16xxxxxx
        /home/u: u23xxxxxxxxxxxxx
        /home/uftp/A/u: u19xxxxxxxxx
        /home/uftp/A/v: v19xxxxxxxxx
        /home/uftp/A/w: w19xxxxxxxxx
        /home/uftp/a.d/a.d/u: u20xxxxxxxxxx
        /home/uftp/a.d/a.d/v: v20xxxxxxxxxx
        /home/uftp/a.d/a.d/w: w20xxxxxxxxxx
        /home/uftp/a/a/a/u: u13xxx
        /home/uftp/a/a/a/v: v13xxx
        /home/uftp/a/a/a/w: w13xxx
        /home/uftp/a/a/u: u12xx
        /home/uftp/a/a/v: v12xx
        /home/uftp/a/a/w: w12xx
        /home/uftp/a/b/c/d/e/f/g/h/u: u17xxxxxxx
        /home/uftp/a/b/c/d/e/f/g/h/v: v17xxxxxxx
        /home/uftp/a/b/c/d/e/f/g/h/w: w17xxxxxxx
        /home/uftp/a/u: u11x
        /home/uftp/a/v: v11x
        /home/uftp/a/w: w11x
        /home/uftp/ab/a/u: u21xxxxxxxxxxx
        /home/uftp/ab/a/v: v21xxxxxxxxxxx
        /home/uftp/ab/a/w: w21xxxxxxxxxxx
        /home/uftp/ab/u: u18xxxxxxxx
        /home/uftp/ab/v: v18xxxxxxxx
        /home/uftp/ab/w: w18xxxxxxxx
        /home/uftp/u: u22xxxxxxxxxxxx
        /home/uftp/v: v22xxxxxxxxxxxx
        /home/uftp/w: w22xxxxxxxxxxxx
        /home/v: v23xxxxxxxxxxxxx
        /home/w: w23xxxxxxxxxxxxx
        /u: u14xxxx
        /v: v14xxxx
        /w: w14xxxx
        """

    @MFTPLIST-201 @R3.7-31 @R3.7-34 @R3.7-45 @R3.7-47 @D24 @D25 @D29 @D31 @D32 @D33
    Scenario: Two channels are in two places at once
      Given channel 0 is logged in with home "/home/uftp"
      And channel 5 is logged in with home "/home/uftp"
      And the server has
        """
        /a/u: u15xxxxx
        /a/v: v15xxxxx
        /a/w: w15xxxxx
        /home/a/u: u16xxxxxx
        /home/a/v: v16xxxxxx
        /home/a/w: w16xxxxxx
        /home/u: u23xxxxxxxxxxxxx
        /home/uftp/A/u: u19xxxxxxxxx
        /home/uftp/A/v: v19xxxxxxxxx
        /home/uftp/A/w: w19xxxxxxxxx
        /home/uftp/a.d/a.d/u: u20xxxxxxxxxx
        /home/uftp/a.d/a.d/v: v20xxxxxxxxxx
        /home/uftp/a.d/a.d/w: w20xxxxxxxxxx
        /home/uftp/a/a/a/u: u13xxx
        /home/uftp/a/a/a/v: v13xxx
        /home/uftp/a/a/a/w: w13xxx
        /home/uftp/a/a/u: u12xx
        /home/uftp/a/a/v: v12xx
        /home/uftp/a/a/w: w12xx
        /home/uftp/a/b/c/d/e/f/g/h/u: u17xxxxxxx
        /home/uftp/a/b/c/d/e/f/g/h/v: v17xxxxxxx
        /home/uftp/a/b/c/d/e/f/g/h/w: w17xxxxxxx
        /home/uftp/a/u: u11x
        /home/uftp/a/v: v11x
        /home/uftp/a/w: w11x
        /home/uftp/ab/a/u: u21xxxxxxxxxxx
        /home/uftp/ab/a/v: v21xxxxxxxxxxx
        /home/uftp/ab/a/w: w21xxxxxxxxxxx
        /home/uftp/ab/u: u18xxxxxxxx
        /home/uftp/ab/v: v18xxxxxxxx
        /home/uftp/ab/w: w18xxxxxxxx
        /home/uftp/u: u22xxxxxxxxxxxx
        /home/uftp/v: v22xxxxxxxxxxxx
        /home/uftp/w: w22xxxxxxxxxxxx
        /home/v: v23xxxxxxxxxxxxx
        /home/w: w23xxxxxxxxxxxxx
        /u: u14xxxx
        /v: v14xxxx
        /w: w14xxxx
        """
      Given channel 0 works in "/home/uftp/a"
      When the host sends AT+MFTPLIST=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"v",4,<time of /home/uftp/a/v>,"rw-"
        """
      Given channel 5 works in "/a"
      When the host sends AT+MFTPLIST=5,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 5,0,"v",8,<time of /a/v>,"rw-"
        """
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPLIST=5,"w"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 5,0,"w",8,<time of /a/w>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"w"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"w",4,<time of /home/uftp/a/w>,"rw-"
        """
      Given channel 0 works in "/a"
      When the host sends AT+MFTPLIST=0,"u"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"u",8,<time of /a/u>,"rw-"
        """
      Given channel 5 works in "/home/uftp/a"
      When the host sends AT+MFTPMKD=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPLIST=5,"u"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 5,0,"u",4,<time of /home/uftp/a/u>,"rw-"
        """
      Given channel 5 works in "/"
      When the host sends AT+MFTPLIST=5,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 5,0,"v",7,<time of /v>,"rw-"
        """
      Given channel 0 works in "/home/a"
      When the host sends AT+MFTPLIST=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"v",9,<time of /home/a/v>,"rw-"
        """
      Given channel 5 works in "/home/a"
      When the host sends AT+MFTPRETR=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPLIST=5,"w"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 5,0,"w",9,<time of /home/a/w>,"rw-"
        """
      Given channel 0 works in "/"
      When the host sends AT+MFTPLIST=0,"w"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"w",7,<time of /w>,"rw-"
        """
      Given channel 0 works in "/home/uftp/ab"
      When the host sends AT+MFTPLIST=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"v",11,<time of /home/uftp/ab/v>,"rw-"
        """
      Given channel 5 works in "/home/uftp/ab/a"
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPLIST=5,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 5,0,"v",14,<time of /home/uftp/ab/a/v>,"rw-"
        """
      And the server holds in "/" just
        """
        /a/u: u15xxxxx
        /a/v: v15xxxxx
        /a/w: w15xxxxx
        /home/a/u: u16xxxxxx
        /home/a/v: v16xxxxxx
        /home/a/w: w16xxxxxx
        /home/u: u23xxxxxxxxxxxxx
        /home/uftp/A/u: u19xxxxxxxxx
        /home/uftp/A/v: v19xxxxxxxxx
        /home/uftp/A/w: w19xxxxxxxxx
        /home/uftp/a.d/a.d/u: u20xxxxxxxxxx
        /home/uftp/a.d/a.d/v: v20xxxxxxxxxx
        /home/uftp/a.d/a.d/w: w20xxxxxxxxxx
        /home/uftp/a/a/a/u: u13xxx
        /home/uftp/a/a/a/v: v13xxx
        /home/uftp/a/a/a/w: w13xxx
        /home/uftp/a/a/u: u12xx
        /home/uftp/a/a/v: v12xx
        /home/uftp/a/a/w: w12xx
        /home/uftp/a/b/c/d/e/f/g/h/u: u17xxxxxxx
        /home/uftp/a/b/c/d/e/f/g/h/v: v17xxxxxxx
        /home/uftp/a/b/c/d/e/f/g/h/w: w17xxxxxxx
        /home/uftp/a/u: u11x
        /home/uftp/a/v: v11x
        /home/uftp/a/w: w11x
        /home/uftp/ab/a/u: u21xxxxxxxxxxx
        /home/uftp/ab/a/v: v21xxxxxxxxxxx
        /home/uftp/ab/a/w: w21xxxxxxxxxxx
        /home/uftp/ab/u: u18xxxxxxxx
        /home/uftp/ab/v: v18xxxxxxxx
        /home/uftp/ab/w: w18xxxxxxxx
        /home/uftp/u: u22xxxxxxxxxxxx
        /home/uftp/v: v22xxxxxxxxxxxx
        /home/uftp/w: w22xxxxxxxxxxxx
        /home/v: v23xxxxxxxxxxxxx
        /home/w: w23xxxxxxxxxxxxx
        /u: u14xxxx
        /v: v14xxxx
        /w: w14xxxx
        """

  Rule: what has the same name elsewhere stays as it is

    @MFTPLIST-205 @R3.7-31 @R3.7-34 @R3.7-13 @R3.7-30 @R3.7-44 @R3.7-47 @D24 @D25 @D28 @D29 @D31 @D32 @D33 @D72 @error
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
        /home/uftp/x.txt: home x.txt
        /home/uftp/y.txt: home y.txt
        /home/x.txt: up x.txt
        /home/y.txt: up y.txt
        /x.txt: root x.txt
        /y.txt: root y.txt
        """
      And channel 0 works in "/home/uftp/before"
      And channel 0 works in "/home/uftp/work"
      When the host sends AT+MFTPLIST=0,"x.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"x.txt",10,<time of /home/uftp/work/x.txt>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"y.txt"
      Then the command fails as server error
      And no entry was listed
      When the host sends AT+MFTPLIST=0,"x"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"x",6,<time of /home/uftp/work/x>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"d"
      Then the command fails as server error
      And no entry was listed
      When the host sends AT+MFTPLIST=0,"X.TXT"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"X.TXT",10,<time of /home/uftp/work/X.TXT>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"x.tx"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"x.tx",9,<time of /home/uftp/work/x.tx>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"x.txtt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"x.txtt",11,<time of /home/uftp/work/x.txtt>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"empty.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"empty.txt",0,<time of /home/uftp/work/empty.txt>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"ax.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"ax.txt",11,<time of /home/uftp/work/ax.txt>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"in"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/work/in" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/work"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/work" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/before"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/before" on channel 0
      When the host sends AT+MFTPLIST=0,"dd"
      Then the directory is reported as empty
      Given channel 0 works in "/home/uftp/before"
      When the host sends AT+MFTPLIST=0,"x.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"x.txt",12,<time of /home/uftp/before/x.txt>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"y.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"y.txt",12,<time of /home/uftp/before/y.txt>,"rw-"
        """
      Given channel 0 works in "/home/uftp/work"
      When the host sends AT+MFTPLIST=0,"x.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"x.txt",10,<time of /home/uftp/work/x.txt>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"y.txt"
      Then the command fails as server error
      And no entry was listed
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
        /home/uftp/work/x.txt: work x.txt
        /home/uftp/work/x.txtt: near x.txtt
        /home/uftp/work/xx.txt: near xx.txt
        /home/uftp/x.txt: home x.txt
        /home/uftp/y.txt: home y.txt
        /home/x.txt: up x.txt
        /home/y.txt: up y.txt
        /x.txt: root x.txt
        /y.txt: root y.txt
        """

    @MFTPLIST-202 @R3.7-30 @R3.7-31 @D29 @D31 @D32
    Scenario: Directories that are named by their whole path
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/p/in/f.txt: 1
        /home/uftp/q/in/g.txt: 12
        /home/uftp/f.txt: home
        /home/uftp/in/g.txt: 123
        /f.txt: root
        /in/deep/h.txt: deep
        /home/uftp/q/n0/x.txt:
        /home/uftp/q/n0/e/
        /home/uftp/p/n1/x.txt: x
        /home/uftp/p/n1/e/
        /home/uftp/p/in/n2/x.txt: xx
        /home/uftp/p/in/n2/e/
        /home/uftp/n3/x.txt: xxx
        /home/uftp/n3/e/
        /n4/x.txt: xxxx
        /n4/e/
        /home/uftp/q/in/n5/x.txt: xxxxx
        /home/uftp/q/in/n5/e/
        /in/deep/n6/x.txt: xxxxxx
        /in/deep/n6/e/
        /n7/x.txt: xxxxxxx
        /n7/e/
        /home/uftp/p/n8/x.txt: xxxxxxxx
        /home/uftp/p/n8/e/
        /home/uftp/q/in/n9/x.txt: xxxxxxxxx
        /home/uftp/q/in/n9/e/
        """
      And channel 0 works in "/home/uftp/p"
      When the host sends AT+MFTPLIST=0,"/home/uftp/q/in/n5"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/q/in/n5" on channel 0
      When the host sends AT+MFTPLIST=0,"/in/deep/n6"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/in/deep/n6" on channel 0
      When the host sends AT+MFTPLIST=0,"/n7"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/n7" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/p/n8"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/p/n8" on channel 0
      And the server holds the file "/home/uftp/p/in/f.txt" with the payload "'1'"
      And the server holds the file "/home/uftp/q/in/g.txt" with the payload "'12'"
      And the server holds the file "/home/uftp/f.txt" with the payload "'home'"
      And the server holds the file "/home/uftp/in/g.txt" with the payload "'123'"
      And the server holds the file "/f.txt" with the payload "'root'"
      And the server holds the file "/in/deep/h.txt" with the payload "'deep'"

    @MFTPLIST-203 @R3.7-30 @R3.7-31 @D24 @D25 @D29 @D31 @D32 @D36
    Scenario Outline: A list of <dir>, or the failure
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/p/in/f.txt: 1
        /home/uftp/q/in/g.txt: 12
        /home/uftp/f.txt: home
        /home/uftp/in/g.txt: 123
        /f.txt: root
        /in/deep/h.txt: deep
        <place>/x.txt: 12345
        <place>/e/
        /home/uftp/p/d2/y.txt: 12
        """
      And channel 0 works in "/home/uftp/p"
      When the host sends AT+MFTPLIST=0,"<dir>"
      Then the module lists, or fails as server error
        """
        +MFTPLIST: 0,0,"x.txt",5,<time of <place>/x.txt>,"rw-"
        +MFTPLIST: 0,0,"e","rwx"
        """

      Examples:
        | key      | dir        | place             |
        | up-q     | ../q/d     | /home/uftp/q/d    |
        | here     | ./d        | /home/uftp/p/d    |
        | in       | in/d       | /home/uftp/p/in/d |
        | up       | ../d       | /home/uftp/d      |
        | up-up-up | ../../../d | /d                |
        | up-q-in  | ../q/in/d  | /home/uftp/q/in/d |

  Rule: a name is a name, whatever it looks like

    @MFTPLIST-210 @R3.7-31 @R3.7-34 @R3.7-30 @R3.7-40 @D29 @D31 @D32 @D33 @D50
    Scenario: Signs in names that mean something elsewhere
      Given channel 0 is logged in
      And the server has
        """
        /home/uftp/l/a%s.txt:
        /home/uftp/l/%n%d: x
        /home/uftp/l/100%: xx
        /home/uftp/l/a#b: xxx
        /home/uftp/l/#: xxxx
        /home/uftp/l/a=b: xxxxx
        /home/uftp/l/a;b: xxxxxx
        /home/uftp/l/a&b: xxxxxxx
        /home/uftp/l/a:b: xxxxxxxx
        /home/uftp/l/a@b: xxxxxxxxx
        /home/uftp/l/~: xxxxxxxxxx
        /home/uftp/l/~a: xxxxxxxxxxx
        /home/uftp/l/$HOME: xxxxxxxxxxxx
        /home/uftp/l/$1: xxxxxxxxxxxxx
        /home/uftp/l/{}: xxxxxxxxxxxxxx
        /home/uftp/l/{a}: xxxxxxxxxxxxxxx
        /home/uftp/l/a^b: xxxxxxxxxxxxxxxx
        /home/uftp/l/!: xxxxxxxxxxxxxxxxx
        /home/uftp/l/!a: xxxxxxxxxxxxxxxxxx
        /home/uftp/l/it's: xxxxxxxxxxxxxxxxxxx
        /home/uftp/l/': xxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/a+b: xxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/+: xxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/`a`: xxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/(a): xxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/a,b: xxxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/,: xxxxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/a_b-c: xxxxxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/a|b: xxxxxxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/a..b: xxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/...: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/..a: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/a..: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/.a.b: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/a b  c: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/a[1]: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/=?: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/a?: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/m/a%s.txt/
        /home/uftp/m/%n%d/
        /home/uftp/m/100%/
        /home/uftp/m/a#b/
        /home/uftp/m/#/
        /home/uftp/m/a=b/
        /home/uftp/m/a;b/
        /home/uftp/m/a&b/
        /home/uftp/m/a:b/
        /home/uftp/m/a@b/
        /home/uftp/m/~/
        /home/uftp/m/~a/
        /home/uftp/m/$HOME/
        /home/uftp/m/$1/
        /home/uftp/m/{}/
        /home/uftp/m/{a}/
        /home/uftp/m/a^b/
        /home/uftp/m/!/
        /home/uftp/m/!a/
        /home/uftp/m/it's/
        /home/uftp/m/'/
        /home/uftp/m/a+b/
        /home/uftp/m/+/
        /home/uftp/m/`a`/
        /home/uftp/m/(a)/
        /home/uftp/m/a,b/
        /home/uftp/m/,/
        /home/uftp/m/a_b-c/
        /home/uftp/m/a|b/
        /home/uftp/m/a..b/
        /home/uftp/m/.../
        /home/uftp/m/..a/
        /home/uftp/m/a../
        /home/uftp/m/.a.b/
        /home/uftp/m/a b  c/
        /home/uftp/m/a[1]/
        /home/uftp/m/=?/
        /home/uftp/m/a?/
        """
      Given channel 0 works in "/home/uftp/l"
      When the host sends AT+MFTPLIST=0,"a%s.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"a%s.txt",0,<time of /home/uftp/l/a%s.txt>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"a#b"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"a#b",3,<time of /home/uftp/l/a#b>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"a;b"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"a;b",6,<time of /home/uftp/l/a;b>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"a@b"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"a@b",9,<time of /home/uftp/l/a@b>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"$HOME"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"$HOME",12,<time of /home/uftp/l/$HOME>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"{a}"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"{a}",15,<time of /home/uftp/l/{a}>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"!a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"!a",18,<time of /home/uftp/l/!a>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"a+b"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"a+b",21,<time of /home/uftp/l/a+b>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"(a)"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"(a)",24,<time of /home/uftp/l/(a)>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"a_b-c"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"a_b-c",27,<time of /home/uftp/l/a_b-c>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"..."
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"...",30,<time of /home/uftp/l/...>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,".a.b"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,".a.b",33,<time of /home/uftp/l/.a.b>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"=?"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"=?",36,<time of /home/uftp/l/=?>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/l"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/l" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/m"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/m" on channel 0

    @MFTPLIST-211 @R3.7-31 @R3.7-34 @R3.7-30 @R3.7-40 @D29 @D31 @D32 @D33 @D50
    Scenario: Names that look like replies, answers and commands
      Given channel 0 is logged in
      And the server has
        """
        /home/uftp/l/550:
        /home/uftp/l/226 ok: x
        /home/uftp/l/250-a: xx
        /home/uftp/l/550 no such file: xxx
        /home/uftp/l/421 bye: xxxx
        /home/uftp/l/AT: xxxxx
        /home/uftp/l/AT+MFTPDISC=0: xxxxxx
        /home/uftp/l/ATE1: xxxxxxx
        /home/uftp/l/+MFTPDEL: 0,0: xxxxxxxx
        /home/uftp/l/+MFTPURC: 0,conn,0: xxxxxxxxx
        /home/uftp/l/+CME ERROR: 50: xxxxxxxxxx
        /home/uftp/l/OK: xxxxxxxxxxx
        /home/uftp/l/ERROR: xxxxxxxxxxxx
        /home/uftp/l/CONNECT: xxxxxxxxxxxxx
        /home/uftp/l/0: xxxxxxxxxxxxxx
        /home/uftp/l/1: xxxxxxxxxxxxxxx
        /home/uftp/l/00: xxxxxxxxxxxxxxxx
        /home/uftp/l/QUIT: xxxxxxxxxxxxxxxxx
        /home/uftp/l/DELE a: xxxxxxxxxxxxxxxxxx
        /home/uftp/l/a.jpeg: xxxxxxxxxxxxxxxxxxx
        /home/uftp/l/a.b.c.d.e.f: xxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/archive.tar.gz.backup: xxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/.profile: xxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/UPPER.Lower: xxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/noextension: xxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/total 5: xxxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/Jan  1 00:00 b: xxxxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/drwxr-xr-x: xxxxxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/null: xxxxxxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/(null): xxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/nil: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/l/NaN: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        /home/uftp/m/550/
        /home/uftp/m/226 ok/
        /home/uftp/m/250-a/
        /home/uftp/m/550 no such file/
        /home/uftp/m/421 bye/
        /home/uftp/m/AT/
        /home/uftp/m/AT+MFTPDISC=0/
        /home/uftp/m/ATE1/
        /home/uftp/m/+MFTPDEL: 0,0/
        /home/uftp/m/+MFTPURC: 0,conn,0/
        /home/uftp/m/+CME ERROR: 50/
        /home/uftp/m/OK/
        /home/uftp/m/ERROR/
        /home/uftp/m/CONNECT/
        /home/uftp/m/0/
        /home/uftp/m/1/
        /home/uftp/m/00/
        /home/uftp/m/QUIT/
        /home/uftp/m/DELE a/
        /home/uftp/m/a.jpeg/
        /home/uftp/m/a.b.c.d.e.f/
        /home/uftp/m/archive.tar.gz.backup/
        /home/uftp/m/.profile/
        /home/uftp/m/UPPER.Lower/
        /home/uftp/m/noextension/
        /home/uftp/m/total 5/
        /home/uftp/m/Jan  1 00:00 b/
        /home/uftp/m/drwxr-xr-x/
        /home/uftp/m/null/
        /home/uftp/m/(null)/
        /home/uftp/m/nil/
        /home/uftp/m/NaN/
        """
      Given channel 0 works in "/home/uftp/l"
      When the host sends AT+MFTPLIST=0,"550"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"550",0,<time of /home/uftp/l/550>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"550 no such file"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"550 no such file",3,<time of /home/uftp/l/550 no such file>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"AT+MFTPDISC=0"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"AT+MFTPDISC=0",6,<time of /home/uftp/l/AT+MFTPDISC=0>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"+MFTPURC: 0,conn,0"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"+MFTPURC: 0,conn,0",9,<time of /home/uftp/l/+MFTPURC: 0,conn,0>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"ERROR"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"ERROR",12,<time of /home/uftp/l/ERROR>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"1"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"1",15,<time of /home/uftp/l/1>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"DELE a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"DELE a",18,<time of /home/uftp/l/DELE a>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"archive.tar.gz.backup"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"archive.tar.gz.backup",21,<time of /home/uftp/l/archive.tar.gz.backup>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"noextension"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"noextension",24,<time of /home/uftp/l/noextension>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"drwxr-xr-x"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"drwxr-xr-x",27,<time of /home/uftp/l/drwxr-xr-x>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"nil"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"nil",30,<time of /home/uftp/l/nil>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/l"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/l" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/m"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/m" on channel 0

    @MFTPLIST-212 @R3.7-31 @R3.7-34 @R3.7-30 @R3.7-40 @D29 @D31 @D32 @D33 @D50 @boundary
    Scenario: Short names after long ones
      Given channel 0 is logged in
      And the server has
        """
        /home/uftp/l/<name-200>:
        /home/uftp/l/b: x
        /home/uftp/l/<name-255>: xx
        /home/uftp/l/cd: xxx
        /home/uftp/l/<name-128>: xxxx
        /home/uftp/l/e: xxxxx
        /home/uftp/l/<name-64>.txt: xxxxxx
        /home/uftp/l/f.t: xxxxxxx
        /home/uftp/l/<name-254>: xxxxxxxx
        /home/uftp/l/<name-33>: xxxxxxxxx
        /home/uftp/m/<name-200>/
        /home/uftp/m/b/
        /home/uftp/m/<name-255>/
        /home/uftp/m/cd/
        /home/uftp/m/<name-128>/
        /home/uftp/m/e/
        /home/uftp/m/<name-64>.txt/
        /home/uftp/m/f.t/
        /home/uftp/m/<name-254>/
        /home/uftp/m/<name-33>/
        """
      Given channel 0 works in "/home/uftp/l"
      When the host sends AT+MFTPLIST=0,"<name-200>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"<name-200>",0,<time of /home/uftp/l/<name-200>>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"cd"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"cd",3,<time of /home/uftp/l/cd>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"<name-64>.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"<name-64>.txt",6,<time of /home/uftp/l/<name-64>.txt>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"<name-33>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"<name-33>",9,<time of /home/uftp/l/<name-33>>,"rw-"
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/l"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/l" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/m"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/m" on channel 0

  Rule: a server may say more than a code

    @MFTPLIST-220 @R3.7-12 @R3.7-13 @R3.7-30 @R3.7-31 @R3.7-44 @D24 @D25 @D29 @D31 @D32 @D72
    Scenario Outline: Replies of several lines and of many words, from a server like <make>
      Given the server behaves like "<make>"
      And channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/a.txt: 123
        /home/uftp/l/1.txt: 12345
        /home/uftp/l/550: 1
        /home/uftp/l/d/
        /home/uftp/l/226 ok/
        """
      Given the server does LIST or MLSD or NLST and says 226-Done<CR><LF> 550 No such file or directory<CR><LF>226-226 of them<CR><LF> 421 Service not available<CR><LF>226 Done
      And the server does LIST or MLSD or NLST and says 150 550 files in 226 directories, 0 errors
      When the host sends AT+MFTPLIST=0,"/home/uftp/l"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/l" on channel 0
      When the host sends AT+MFTPLIST=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"a.txt",3,<time of /home/uftp/a.txt>,"rw-"
        """
      When the server is itself again
      Given the server does LIST or MLSD or NLST and says 226 550 files in 226 directories, 0 errors
      And the server does LIST or MLSD or NLST and says 150 <SP>
      When the host sends AT+MFTPLIST=0,"/home/uftp/l"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/l" on channel 0
      When the host sends AT+MFTPLIST=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"a.txt",3,<time of /home/uftp/a.txt>,"rw-"
        """
      When the server is itself again
      Given the server does LIST or MLSD or NLST and says 226 <SP>
      And the server does LIST or MLSD or NLST and says 150 Here come 226 bytes
      When the host sends AT+MFTPLIST=0,"/home/uftp/l"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/l" on channel 0
      When the host sends AT+MFTPLIST=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"a.txt",3,<time of /home/uftp/a.txt>,"rw-"
        """
      When the server is itself again
      Given the server does LIST or MLSD or NLST and says 226-Done<CR><LF>no code is here<CR><LF><CR><LF> 425-no end of it<CR><LF>226 Done
      And the server does LIST or MLSD or NLST and says 150 <text-400>
      When the host sends AT+MFTPLIST=0,"/home/uftp/l"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/l" on channel 0
      When the host sends AT+MFTPLIST=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"a.txt",3,<time of /home/uftp/a.txt>,"rw-"
        """
      When the server is itself again
      Given the server does LIST or MLSD or NLST and says 226 <text-400>
      When the host sends AT+MFTPLIST=0,"/home/uftp/l"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/l" on channel 0
      When the host sends AT+MFTPLIST=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"a.txt",3,<time of /home/uftp/a.txt>,"rw-"
        """
      When the server is itself again
      Given the server answers LIST or MLSD or NLST or MLST with 550-250 Done<CR><LF> 250 Done<CR><LF> 226 Done<CR><LF>550 No
      When the host sends AT+MFTPLIST=0,"/home/uftp/l"
      Then the command fails as server error
      And no entry was listed
      When the server is itself again
      Given the server answers LIST or MLSD or NLST or MLST with 550 250 done 226 ok 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/l"
      Then the command fails as server error
      And no entry was listed
      When the server is itself again
      Given the server answers LIST or MLSD or NLST or MLST with 550-Not<CR><LF>550-257 <SP>here<CR><LF>550 No
      When the host sends AT+MFTPLIST=0,"/home/uftp/l"
      Then the command fails as server error
      And no entry was listed
      When the server is itself again
      Given the server answers LIST or MLSD or NLST or MLST with 553 <text-400>
      When the host sends AT+MFTPLIST=0,"/home/uftp/l"
      Then the command fails as server error
      And no entry was listed
      When the server is itself again
      When the host sends AT+MFTPLIST=0,"/home/uftp/l"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/l" on channel 0

      Examples:
        | make   |
        | unix   |
        | halves |

    @MFTPLIST-221 @R3.7-31 @R5-32 @D25 @D29 @D31 @D32 @D75 @D76
    Scenario: A reply of more than 600 bytes is understood, or the command fails
      Given channel 0 is logged in
      And the server has
        """
        /home/uftp/l/1.txt: 12345
        /home/uftp/l/d/
        """
      Given the server does LIST or MLSD or NLST and says 226 <text-600>
      When the host sends AT+MFTPLIST=0,"/home/uftp/l"
      Then the module lists all of "/home/uftp/l" on channel 0, or fails as parse error or memory

  Rule: lists of all sorts, one after another

    @MFTPLIST-230 @R3.7-30 @R3.7-31 @R3.7-35 @R3.7-37 @R3.7-39 @R3.7-40 @R3.7-41 @R3.7-42 @R3.7-44 @D24 @D25 @D28 @D29 @D30 @D31 @D32 @D72
    Scenario Outline: Long, short, empty and failed lists in turn, from a server like <make>
      Given the server behaves like "<make>"
      And channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/long/00 first.txt: 1
        /home/uftp/long/a/
        /home/uftp/long/b.txt: 22
        /home/uftp/long/c.d/
        /home/uftp/long/d: 333
        /home/uftp/long/e e.e/
        /home/uftp/long/f.tar.gz: 4444
        /home/uftp/long/g/deep/
        /home/uftp/long/total 12: 55555
        /home/uftp/long/total 13/
        /home/uftp/long/10:30: 1
        /home/uftp/long/Jan  1  2022: 12
        /home/uftp/long/2022/
        /home/uftp/long/-rw-r--r--: 123
        /home/uftp/long/drwxr-xr-x/
        /home/uftp/long/0:
        /home/uftp/long/ftp ftp 9: 1234
        /home/uftp/long/x: 12345
        /home/uftp/long/y.z/
        /home/uftp/long/zz.txt: 1234567890
        /home/uftp/few/x: 1
        /home/uftp/few/y.z/
        /home/uftp/none/
        """
      And the server file "/home/uftp/long/b.txt" has the mode "---------"
      And the server file "/home/uftp/long/d" has the mode "rwxrwxrwx"
      And the server file "/home/uftp/long/f.tar.gz" has the mode "-w--w--w-"
      And the server file "/home/uftp/long/10:30" has the mode "--x--x--x"
      And the server file "/home/uftp/long/x" has the mode "r-x---rwx"
      And the server file "/home/uftp/long/0" has the mode "r--------"
      And the server file "/home/uftp/long/a" has the mode "rwx------"
      And the server file "/home/uftp/long/c.d" has the mode "r-xr-xr-x"
      And the server file "/home/uftp/long/g" has the mode "rwxrwxrwx"
      And the server file "/home/uftp/long/zz.txt" has the mode "-wx-w-r--"
      And the server file "/home/uftp/long/00 first.txt" was changed 1 days ago
      And the server file "/home/uftp/long/d" was changed 30 days ago
      And the server file "/home/uftp/long/f.tar.gz" was changed 100 days ago
      And the server file "/home/uftp/long/x" was changed 170 days ago
      And the server file "/home/uftp/long/10:30" was changed 200 days ago
      And the server file "/home/uftp/long/2022" was changed 400 days ago
      And the server file "/home/uftp/long/Jan  1  2022" was changed 1000 days ago
      When the host sends AT+MFTPLIST=0,"/home/uftp/long"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/long" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/few"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/few" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/long"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/long" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/none"
      Then the directory is reported as empty
      When the host sends AT+MFTPLIST=0,"/home/uftp/few"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/few" on channel 0
      When the host sends AT+MFTPLIST=0,"none"
      Then the directory is reported as empty
      When the host sends AT+MFTPLIST=0,"/home/uftp/long"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/long" on channel 0
      When the host sends AT+MFTPLIST=0,"missing"
      Then the command fails as server error
      And no entry was listed
      When the host sends AT+MFTPLIST=0,"/home/uftp/few"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/few" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/missing"
      Then the command fails as server error
      And no entry was listed
      When the host sends AT+MFTPLIST=0,"none"
      Then the directory is reported as empty
      When the host sends AT+MFTPLIST=0,"/home/uftp"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/long"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/long" on channel 0

      Examples:
        | make    |
        | unix    |
        | no-mlsx |
        | halves  |

    @MFTPLIST-231 @R3.7-30 @R3.7-31 @R3.7-34 @R3.7-35 @R3.7-37 @R3.7-42 @R3.7-45 @D28 @D29 @D30 @D31 @D32 @D33
    Scenario: A list shows what is there when it is asked for
      Given channel 0 is logged in with home "/home/uftp"
      And channel 3 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/d/a.txt: 12345
        /home/uftp/d/b/
        /home/uftp/o/z: 1
        """
      And channel 0 works in "/home/uftp/d"
      And channel 3 works in "/home/uftp/o"
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/d" on channel 0
      Given AT+MFTPSTOR=0,"new.txt",1,3,"123" has succeeded
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/d" on channel 0
      Given AT+MFTPSTOR=0,"new.txt",1,7,"1234567" has succeeded
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/d" on channel 0
      Given AT+MFTPSTOR=0,"a.txt",1,1,"1" has succeeded
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/d" on channel 0
      Given AT+MFTPAPPE=0,"a.txt",1,5,"23456" has succeeded
      When the host sends AT+MFTPLIST=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"a.txt",<size of /home/uftp/d/a.txt>,<time of /home/uftp/d/a.txt>,"rw-"
        """
      Given AT+MFTPMKD=0,"c" has succeeded
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/d" on channel 0
      Given AT+MFTPRN=0,"new.txt","old.txt" has succeeded
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/d" on channel 0
      Given AT+MFTPRN=0,"b","a" has succeeded
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/d" on channel 0
      Given AT+MFTPDEL=0,"a.txt" has succeeded
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/d" on channel 0
      Given the server has
        """
        /home/uftp/d/server.txt: 12345678
        /home/uftp/d/s/
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/d" on channel 0
      Given the server loses "/home/uftp/d/server.txt"
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/d" on channel 0
      When the host sends AT+MFTPLIST=3,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/d" on channel 3
      Given AT+MFTPSTOR=3,"z",1,4,"abcd" has succeeded
      When the host sends AT+MFTPLIST=3,"/home/uftp/o"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/o" on channel 3
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/d" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/o"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/o" on channel 0
      When the host sends AT+MFTPLIST=3,"z"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 3,0,"z",<size of /home/uftp/o/z>,<time of /home/uftp/o/z>,"rw-"
        """
      Given the server has
        """
        /home/uftp/d/old.txt: 1234
        """
      And the server file "/home/uftp/d/old.txt" was changed 50 days ago
      And the server file "/home/uftp/d/old.txt" has the mode "r--r--r--"
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/d" on channel 0
      Given AT+MFTPDEL=0,"a" has succeeded
      Given AT+MFTPDEL=0,"c" has succeeded
      Given AT+MFTPDEL=0,"s" has succeeded
      Given AT+MFTPDEL=0,"old.txt" has succeeded
      And the server loses "/home/uftp/d/a"
      And the server loses "/home/uftp/d/b"
      And the server loses "/home/uftp/d/c"
      And the server loses "/home/uftp/d/s"
      And the server loses "/home/uftp/d/old.txt"
      And the server loses "/home/uftp/d/new.txt"
      And the server loses "/home/uftp/d/a.txt"
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the directory is reported as empty
      When the host sends AT+MFTPLIST=3,"/home/uftp/o"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/o" on channel 3
      Given AT+MFTPMKD=0,"n" has succeeded
      And the server has
        """
        /home/uftp/d/n/
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/d" on channel 0

    @MFTPLIST-232 @R3.7-31 @R3.7-43 @D29 @D30 @D31 @D32 @boundary
    Scenario: Lists of just under, just over and exactly 512, 1024, 1460 and 2048 bytes at the server
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/s511/<name-68>: 0
        /home/uftp/s511/<name-69>: 1
        /home/uftp/s511/<name-70>: 2
        /home/uftp/s511/<name-76>: 3
        """
      And the server has
        """
        /home/uftp/s512/<name-69>: 0
        /home/uftp/s512/<name-70>: 1
        /home/uftp/s512/<name-71>: 2
        /home/uftp/s512/<name-74>: 3
        """
      And the server has
        """
        /home/uftp/s513/<name-69>: 0
        /home/uftp/s513/<name-70>: 1
        /home/uftp/s513/<name-71>: 2
        /home/uftp/s513/<name-75>: 3
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/s511"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/s511" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/s512"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/s512" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/s513"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/s513" on channel 0
      And the server has
        """
        /home/uftp/s1023/<name-110>: 0
        /home/uftp/s1023/<name-111>: 1
        /home/uftp/s1023/<name-112>: 2
        /home/uftp/s1023/<name-113>: 3
        /home/uftp/s1023/<name-114>: 4
        /home/uftp/s1023/<name-121>: 5
        """
      And the server has
        """
        /home/uftp/s1024/<name-110>: 0
        /home/uftp/s1024/<name-111>: 1
        /home/uftp/s1024/<name-112>: 2
        /home/uftp/s1024/<name-113>: 3
        /home/uftp/s1024/<name-114>: 4
        /home/uftp/s1024/<name-122>: 5
        """
      And the server has
        """
        /home/uftp/s1025/<name-110>: 0
        /home/uftp/s1025/<name-111>: 1
        /home/uftp/s1025/<name-112>: 2
        /home/uftp/s1025/<name-113>: 3
        /home/uftp/s1025/<name-114>: 4
        /home/uftp/s1025/<name-123>: 5
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/s1023"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/s1023" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/s1024"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/s1024" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/s1025"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/s1025" on channel 0
      And the server has
        """
        /home/uftp/s1459/<name-121>: 0
        /home/uftp/s1459/<name-122>: 1
        /home/uftp/s1459/<name-123>: 2
        /home/uftp/s1459/<name-124>: 3
        /home/uftp/s1459/<name-125>: 4
        /home/uftp/s1459/<name-126>: 5
        /home/uftp/s1459/<name-127>: 6
        /home/uftp/s1459/<name-135>: 7
        """
      And the server has
        """
        /home/uftp/s1460/<name-121>: 0
        /home/uftp/s1460/<name-122>: 1
        /home/uftp/s1460/<name-123>: 2
        /home/uftp/s1460/<name-124>: 3
        /home/uftp/s1460/<name-125>: 4
        /home/uftp/s1460/<name-126>: 5
        /home/uftp/s1460/<name-127>: 6
        /home/uftp/s1460/<name-136>: 7
        """
      And the server has
        """
        /home/uftp/s1461/<name-121>: 0
        /home/uftp/s1461/<name-122>: 1
        /home/uftp/s1461/<name-123>: 2
        /home/uftp/s1461/<name-124>: 3
        /home/uftp/s1461/<name-125>: 4
        /home/uftp/s1461/<name-126>: 5
        /home/uftp/s1461/<name-127>: 6
        /home/uftp/s1461/<name-137>: 7
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/s1459"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/s1459" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/s1460"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/s1460" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/s1461"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/s1461" on channel 0
      And the server has
        """
        /home/uftp/s2047/<name-107>: 0
        /home/uftp/s2047/<name-108>: 1
        /home/uftp/s2047/<name-109>: 2
        /home/uftp/s2047/<name-110>: 3
        /home/uftp/s2047/<name-111>: 4
        /home/uftp/s2047/<name-112>: 5
        /home/uftp/s2047/<name-113>: 6
        /home/uftp/s2047/<name-114>: 7
        /home/uftp/s2047/<name-115>: 8
        /home/uftp/s2047/<name-116>: 9
        /home/uftp/s2047/<name-117>: 10
        /home/uftp/s2047/<name-131>: 11
        """
      And the server has
        """
        /home/uftp/s2048/<name-107>: 0
        /home/uftp/s2048/<name-108>: 1
        /home/uftp/s2048/<name-109>: 2
        /home/uftp/s2048/<name-110>: 3
        /home/uftp/s2048/<name-111>: 4
        /home/uftp/s2048/<name-112>: 5
        /home/uftp/s2048/<name-113>: 6
        /home/uftp/s2048/<name-114>: 7
        /home/uftp/s2048/<name-115>: 8
        /home/uftp/s2048/<name-116>: 9
        /home/uftp/s2048/<name-117>: 10
        /home/uftp/s2048/<name-132>: 11
        """
      And the server has
        """
        /home/uftp/s2049/<name-107>: 0
        /home/uftp/s2049/<name-108>: 1
        /home/uftp/s2049/<name-109>: 2
        /home/uftp/s2049/<name-110>: 3
        /home/uftp/s2049/<name-111>: 4
        /home/uftp/s2049/<name-112>: 5
        /home/uftp/s2049/<name-113>: 6
        /home/uftp/s2049/<name-114>: 7
        /home/uftp/s2049/<name-115>: 8
        /home/uftp/s2049/<name-116>: 9
        /home/uftp/s2049/<name-117>: 10
        /home/uftp/s2049/<name-133>: 11
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/s2047"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/s2047" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/s2048"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/s2048" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/s2049"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/s2049" on channel 0

    @MFTPLIST-233 @R3.7-31 @R3.7-43 @R5-32 @D25 @D29 @D30 @D31 @D32 @D75 @boundary @error
    Scenario: A list of 4096 bytes at the server, or the failure
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/s4096/<name-137>: 0
        /home/uftp/s4096/<name-138>: 1
        /home/uftp/s4096/<name-139>: 2
        /home/uftp/s4096/<name-140>: 3
        /home/uftp/s4096/<name-141>: 4
        /home/uftp/s4096/<name-142>: 5
        /home/uftp/s4096/<name-143>: 6
        /home/uftp/s4096/<name-144>: 7
        /home/uftp/s4096/<name-145>: 8
        /home/uftp/s4096/<name-146>: 9
        /home/uftp/s4096/<name-147>: 10
        /home/uftp/s4096/<name-148>: 11
        /home/uftp/s4096/<name-149>: 12
        /home/uftp/s4096/<name-150>: 13
        /home/uftp/s4096/<name-151>: 14
        /home/uftp/s4096/<name-152>: 15
        /home/uftp/s4096/<name-153>: 16
        /home/uftp/s4096/<name-154>: 17
        /home/uftp/s4096/<name-155>: 18
        /home/uftp/s4096/<name-182>: 19
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/s4096"
      Then the module lists all of "/home/uftp/s4096" on channel 0, or fails as parse error or memory

    @MFTPLIST-237 @R3.7-31 @R3.7-43 @R5-32 @D25 @D29 @D30 @D31 @D32 @D75 @boundary @error
    Scenario: A list of 4097 bytes at the server, or the failure
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/s4097/<name-137>: 0
        /home/uftp/s4097/<name-138>: 1
        /home/uftp/s4097/<name-139>: 2
        /home/uftp/s4097/<name-140>: 3
        /home/uftp/s4097/<name-141>: 4
        /home/uftp/s4097/<name-142>: 5
        /home/uftp/s4097/<name-143>: 6
        /home/uftp/s4097/<name-144>: 7
        /home/uftp/s4097/<name-145>: 8
        /home/uftp/s4097/<name-146>: 9
        /home/uftp/s4097/<name-147>: 10
        /home/uftp/s4097/<name-148>: 11
        /home/uftp/s4097/<name-149>: 12
        /home/uftp/s4097/<name-150>: 13
        /home/uftp/s4097/<name-151>: 14
        /home/uftp/s4097/<name-152>: 15
        /home/uftp/s4097/<name-153>: 16
        /home/uftp/s4097/<name-154>: 17
        /home/uftp/s4097/<name-155>: 18
        /home/uftp/s4097/<name-183>: 19
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/s4097"
      Then the module lists all of "/home/uftp/s4097" on channel 0, or fails as parse error or memory

    @MFTPLIST-234 @R3.7-30 @R3.7-31 @R3.7-35 @R5-32 @D25 @D29 @D30 @D31 @D32 @D75 @boundary @error
    Scenario: Files of no byte and of more than four gigabytes in a list, or the failure
      Given channel 0 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/s/a" with the payload "''"
      And the server has the file "/home/uftp/s/b.txt" with the payload "'x'"
      And the server has the file "/home/uftp/s/c c" with the payload "'xxxxxxxxx'"
      And the server has the file "/home/uftp/s/d.e.f" with the payload "'xxxxxxxxxx'"
      And the server has the file "/home/uftp/s/e" of 2147483647 bytes
      And the server has the file "/home/uftp/s/f" of 2147483648 bytes
      And the server has the file "/home/uftp/s/g.bin" of 4294967295 bytes
      And the server has the file "/home/uftp/s/h" of 4294967296 bytes
      And the server has the file "/home/uftp/s/i.j" of 5000000000 bytes
      And the server has the file "/home/uftp/s/k" of 99999999999 bytes
      And the server has
        """
        /home/uftp/s/dir/
        /home/uftp/s/z.d/
        /home/uftp/t/a: 12
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/s"
      Then the module lists all of "/home/uftp/s" on channel 0, or fails as parse error or memory
      When the host sends AT+MFTPLIST=0,"/home/uftp/t"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/t" on channel 0
      When the host sends AT+MFTPLIST=0,"/home/uftp/s"
      Then the module lists all of "/home/uftp/s" on channel 0, or fails as parse error or memory
      When the host sends AT+MFTPLIST=0,"/home/uftp/t"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/t" on channel 0

    @MFTPLIST-235 @R3.7-30 @R3.7-31 @R3.7-40 @R5-32 @D25 @D29 @D30 @D31 @D32 @D75 @error
    Scenario: Owners and groups that are numbers, or the failure
      Given the server behaves like "numeric"
      And channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/long/00 first.txt: 1
        /home/uftp/long/a/
        /home/uftp/long/b.txt: 22
        /home/uftp/long/c.d/
        /home/uftp/long/d: 333
        /home/uftp/long/e e.e/
        /home/uftp/long/f.tar.gz: 4444
        /home/uftp/long/g/deep/
        /home/uftp/long/total 12: 55555
        /home/uftp/long/total 13/
        /home/uftp/long/10:30: 1
        /home/uftp/long/Jan  1  2022: 12
        /home/uftp/long/2022/
        /home/uftp/long/-rw-r--r--: 123
        /home/uftp/long/drwxr-xr-x/
        /home/uftp/long/0:
        /home/uftp/long/ftp ftp 9: 1234
        /home/uftp/long/x: 12345
        /home/uftp/long/y.z/
        /home/uftp/long/zz.txt: 1234567890
        /home/uftp/few/x: 1
        /home/uftp/few/y.z/
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/long"
      Then the module lists all of "/home/uftp/long" on channel 0, or fails as parse error or memory
      When the host sends AT+MFTPLIST=0,"/home/uftp/few"
      Then the module lists all of "/home/uftp/few" on channel 0, or fails as parse error or memory
      When the host sends AT+MFTPLIST=0,"/home/uftp/long"
      Then the module lists all of "/home/uftp/long" on channel 0, or fails as parse error or memory

    @MFTPLIST-236 @R3.7-31 @R3.7-45 @D27 @D29 @D31 @D32 @D42
    Scenario: A list between the packets of another channel's upload
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/d/a.txt: 12345
        /home/uftp/d/b/
        /home/uftp/o/z: 1
        """
      And channel 1 works in "/home/uftp/o"
      When the host sends AT+MFTPSTOR=1,"p.bin",0,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 1,0,5
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/d" on channel 0
      When the host sends AT+MFTPSTOR=1,"p.bin",1,5,"67890"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 1,0,5
        """
      And the server holds the file "/home/uftp/o/p.bin" with the payload "'1234567890'"
      When the host sends AT+MFTPLIST=1,"/home/uftp/o"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/o" on channel 1
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/d" on channel 0

    @MFTPLIST-238 @R3.7-31 @R3.7-45 @D04 @D05 @D27 @D29 @D31 @D32
    Scenario: A list while another channel downloads
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/d/a.txt: 12345
        /home/uftp/d/b/
        /home/uftp/d/c.d: 1
        """
      And the server has the file "/home/uftp/o/y.bin" with the payload "text-300"
      And channel 1 works in "/home/uftp/o"
      And the server holds the next download open after 50 bytes
      When the host sends AT+MFTPRETR=1,"y.bin"
      Then the module answers
        """
        OK
        """
      And a transfer of channel 1 is open at the server
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/d" on channel 0
      When the server lets the transfer go on
      Then the module delivers the file "/home/uftp/o/y.bin" on channel 1
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/d" on channel 0
      When the host sends AT+MFTPLIST=1,"/home/uftp/o"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/o" on channel 1

    @MFTPLIST-244 @R3.7-37 @R3.7-36 @D31 @D32
    Scenario Outline: A file of the year <year>
      Given channel 5 is logged in
      And the server has the file "/home/uftp/old.txt" with
        """
        12345
        """
      And the server file "/home/uftp/old.txt" was changed at "<year>-<day> 11:22:33"
      When the host sends AT+MFTPLIST=5,"old.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 5,0,"old.txt",5,<time of /home/uftp/old.txt>,"rw-"
        """

      Examples:
        | year | day   |
        | 1980 | 01-31 |
        | 1999 | 12-30 |
        | 2000 | 02-29 |
        | 2009 | 10-09 |

    @MFTPLIST-245 @R3.7-31 @D31 @D32 @D36
    Scenario: A directory with a slash behind its name is listed, or cannot be
      Given channel 1 is logged in
      And the server has
        """
        /home/uftp/d/a.txt: 12345
        /home/uftp/d/e/
        """
      When the host sends AT+MFTPLIST=1,"/home/uftp/d/"
      Then the module lists, or fails as server error
        """
        +MFTPLIST: 1,0,"a.txt",5,<time of /home/uftp/d/a.txt>,"rw-"
        +MFTPLIST: 1,0,"e","rwx"
        """
