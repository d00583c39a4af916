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

    @MFTPLIST-059 @R3.7-33 @R3.7-34 @D31 @D33
    Scenario Outline: The entry of a file that is named by its <class>
      Given channel 0 is logged in
      And channel 0 works in "/home/uftp/test"
      And the server has the file "/home/uftp/test/d/old.txt" with
        """
        123456789
        """
      When the host sends AT+MFTPLIST=0,"<name>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"<name>",9,<time of /home/uftp/test/d/old.txt>,"rw-"
        """

      Examples:
        | key      | name                      | class         |
        | absolute | /home/uftp/test/d/old.txt | whole path    |
        | relative | d/old.txt                 | relative path |

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

    @MFTPLIST-020 @R3.7-30 @R3.7-31 @R3.7-41 @R3.7-43 @D29 @D30
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

    @MFTPLIST-021 @R3.7-30 @R3.7-34 @R3.7-41 @D29 @D33
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

    @MFTPLIST-026 @R3.7-35
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

    @MFTPLIST-027 @R3.7-35
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
        | string | "0" | in quotes            |
        | mixed  | 0x  | followed by a letter |
        | point  | 0.5 | a fraction           |

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

      @R3.7-20
      Examples:
        | key  | line                  | class                 |
        | bare | AT+MFTPLIST=0,old.txt | a name without quotes |

      @R3.7-14
      Examples:
        | key     | line                      | class                |
        | surplus | AT+MFTPLIST=0,"old.txt",1 | a parameter too many |

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
    Scenario: 256 bytes are refused at once
      Given channel 0 is logged in
      When the host sends AT+MFTPLIST=0,"<name-256>"
      Then the command is refused as too long
      And the server received nothing

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
