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
