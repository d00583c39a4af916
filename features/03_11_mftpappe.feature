@clause-3.11
Feature: AT+MFTPAPPE appends to a file
  # Five ways lead to the server, and what can pass through them differs by the manual's own rules:
  #   transparent mode        every byte; +++ between two silences ends it, so data hold no +++ (D40)
  #   prompt and <length>     every byte
  #   prompt and ctrl+z       every byte but <x1A>: it is the end of the data, and no other way to write it exists (D45)
  #   on the command line     no <CR> (it ends the line), no quote and no <x1A>: the manual has no way to write them (D58)
  #   a local file            every byte

  Rule: the examples

    @MFTPAPPE-001 @R3.11-28 @R3.11-31 @R3.11-33 @R3.11-52 @example @smoke @D41 @D46 @D66
    Scenario: Five bytes after the prompt, by their number
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"test1.txt",1,5
      Then the module prompts for data
      When the host types BBBBB
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/test1.txt" with
        """
        BBBBB
        """

    @MFTPAPPE-002 @R3.11-29 @R3.11-30 @R3.11-31 @R3.11-33 @R3.11-53 @example @D41 @D66
    Scenario: Five bytes after the prompt, up to ctrl+z
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBB
        """
      When the host sends AT+MFTPAPPE=0,"test1.txt",1
      Then the module prompts for data
      When the host types bbbbb<SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb
        """

    @MFTPAPPE-003 @R3.11-44 @R3.11-45 @R3.11-33 @R3.11-53 @example @needs-files @D02 @D13
    Scenario: A local file of thirteen bytes
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb
        """
      And the module has the local file "/usr/1.txt" with
        """
        +MFTPAPP TEST
        """
      When the host sends AT+MFTPAPPE=0,"test1.txt","/usr/1.txt"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,13
        """
      And the server holds the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """

  Rule: the test form

    @MFTPAPPE-010 @R3.11-01 @R3.11-02 @R3.11-03 @D22 @D61
    Scenario: Channels and four commas
      When the host sends AT+MFTPAPPE=?
      Then the module answers
        """
        +MFTPAPPE: (0-5),,,,
        OK
        """

  Rule: transparent mode takes everything up to +++

    @MFTPAPPE-020 @R3.11-24 @R3.11-25 @R3.11-26 @R3.11-49 @D39 @D40 @D68 @D74 @slow
    Scenario Outline: <class> in transparent mode
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"data.bin"
      Then the module connects
      When the host types the payload "<payload>"
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +MFTPAPPE: 0,0,<size of <payload>>
        """
      And the server holds the file "/home/uftp/data.bin" with the payload "<payload>"

      Examples:
        | payload       | class                            |
        | all-bytes     | all 256 byte values              |
        | hostile       | answers, notices, ctrl+z and NUL |
        | pattern-4097  | 4097 bytes                       |
        | pattern-65536 | 65536 bytes                      |

    @MFTPAPPE-021 @R3.11-26 @D39 @D40 @slow
    Scenario: After transparent mode commands are commands again
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"data.bin"
      Then the module connects
      When the host types BBBBB
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +MFTPAPPE: 0,0,5
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

    @MFTPAPPE-022 @R3.11-24 @R3.11-49 @D39 @D40 @D59 @slow
    Scenario: A command in transparent mode is data
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"data.bin"
      Then the module connects
      When the host types AT+MFTPDISC=0<CR>
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +MFTPAPPE: 0,0,14
        """
      And the server holds the file "/home/uftp/data.bin" with
        """
        AT+MFTPDISC=0<CR>
        """
      And the server session of channel 0 is open

    @MFTPAPPE-023 @R3.11-55 @D40 @slow
    Scenario: +++ in the middle of data is recorded
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"data.bin"
      Then the module connects
      When the host types the payload "pluses"
      And the host leaves transparent mode
      Then whatever the module answers is recorded

    @MFTPAPPE-024 @R3.11-26 @R3.11-56 @D39 @D40 @slow
    Scenario: Transparent mode is left without a byte of data
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"data.bin"
      Then the module connects
      When the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +MFTPAPPE: 0,0,0
        """
      And the server holds at most 0 bytes in the file "/home/uftp/data.bin"

  Rule: a prompt and a length take exactly that many bytes

    @MFTPAPPE-025 @R3.11-28 @R3.11-31 @R3.11-49 @D41 @D66
    Scenario Outline: <class> by number
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"data.bin",1,<bytes>
      Then the module prompts for data
      When the host types the payload "<payload>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,<bytes>
        """
      And the server holds the file "/home/uftp/data.bin" with the payload "<payload>"

      @R3.11-37
      Examples:
        | payload   | bytes | class    |
        | pattern-1 | 1     | one byte |

      Examples:
        | payload      | bytes             | class                            |
        | all-bytes    | 256               | all 256 byte values              |
        | hostile      | <size of hostile> | answers, notices, ctrl+z and NUL |
        | pluses       | <size of pluses>  | +++                              |
        | pattern-1024 | 1024              | 1024 bytes                       |
        | pattern-1025 | 1025              | 1025 bytes                       |

      @R3.11-38
      Examples:
        | payload      | bytes | class      |
        | pattern-4095 | 4095  | 4095 bytes |
        | pattern-4096 | 4096  | 4096 bytes |

    @MFTPAPPE-026 @R3.11-28 @D41 @D64
    Scenario: Bytes after the last are a command, not data
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"data.bin",1,5
      Then the module prompts for data
      When the host types BBBBB
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,1
        OK
        """
      And the server holds the file "/home/uftp/data.bin" with
        """
        BBBBB
        """

    @MFTPAPPE-027 @R3.11-28 @R3.11-49 @D41
    Scenario: ctrl+z counts as a byte where the length decides
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"data.bin",1,5
      Then the module prompts for data
      When the host types BB<SUB>BB
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/data.bin" with
        """
        BB<SUB>BB
        """

    @MFTPAPPE-059 @R3.11-28 @R3.11-49 @D41 @D66
    Scenario: Data after the prompt while the echo is on
      Given channel 0 is logged in
      When the host sends ATE1
      Then the module answers a final result
      When the host sends AT+MFTPAPPE=0,"data.bin",1,5
      Then the module prompts for data
      When the host types 12345
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/data.bin" with
        """
        12345
        """

  Rule: a prompt alone takes everything up to ctrl+z

    @MFTPAPPE-028 @R3.11-29 @R3.11-30 @R3.11-49 @D41 @D45 @D66
    Scenario Outline: <class> up to ctrl+z
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"data.bin",1
      Then the module prompts for data
      When the host types the payload "<payload>" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,<size of <payload>>
        """
      And the server holds the file "/home/uftp/data.bin" with the payload "<payload>"

      Examples:
        | payload              | class                    |
        | text-1               | one byte                 |
        | all-bytes-but-sub    | 255 byte values          |
        | hostile-but-sub      | answers, notices and NUL |
        | pluses               | +++                      |
        | pattern-1024-but-sub | 1024 bytes               |
        | pattern-4096-but-sub | 4096 bytes               |

  Rule: data on the command line

    @MFTPAPPE-029 @R3.11-32 @R3.11-33 @R3.11-49 @D58
    Scenario Outline: <class> on the command line
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"1.txt",1,<bytes>,"<data>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,<bytes>
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        <data>
        """

      Examples:
        | key    | bytes | data           | class      |
        | one    | 1     | 1              | one byte   |
        | ten    | 10    | 1234567890     | ten digits |
        | pluses | 7     | ab+++cd        | +++        |
        | spaces | 9     | a b c d e      | spaces     |
        | signs  | 14    | ;:!#%&()=-_*/? | signs      |

    @MFTPAPPE-035 @R3.11-40 @D43 @boundary
    Scenario: 1024 bytes on the command line
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"1.txt",1,1024,"<name-1024>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1024
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        <name-1024>
        """

    @MFTPAPPE-036 @R3.11-41 @D43 @boundary @error
    Scenario Outline: <bytes> bytes on the command line are too many
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"1.txt",1,<bytes>,"<name-<bytes>>"
      Then the command is refused
      And the server holds at most 1024 bytes in the file "/home/uftp/1.txt"

      Examples:
        | bytes |
        | 1025  |
        | 4096  |

    @MFTPAPPE-037 @R3.11-43 @D44
    Scenario Outline: A length of <bytes> with ten bytes of data
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"1.txt",1,<bytes>,"1234567890"
      Then the command succeeds or fails
      And the server holds at most <bytes> bytes in the file "/home/uftp/1.txt"

      Examples:
        | bytes |
        | 5     |
        | 20    |

  Rule: a local file

    @MFTPAPPE-038 @R3.11-44 @R3.11-45 @R3.11-49 @needs-files @D02 @D13
    Scenario Outline: <class> from a local file
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the module has the local file "/usr/data.bin" with the payload "<payload>"
      When the host sends AT+MFTPAPPE=0,"data.bin","/usr/data.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,<size of <payload>>
        """
      And the server holds the file "/home/uftp/data.bin" with the payload "<payload>"

      Examples:
        | payload      | class                            |
        | all-bytes    | all 256 byte values              |
        | hostile      | answers, notices, ctrl+z and NUL |
        | pluses       | +++                              |
        | pattern-1    | one byte                         |
        | pattern-1025 | 1025 bytes                       |
        | pattern-4097 | 4097 bytes                       |

    @MFTPAPPE-039 @R3.11-46 @R5-38 @R3.11-13 @needs-files @D02 @D24 @D25 @error
    Scenario: A local file that does not exist
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the module has no local file "/usr/none.txt"
      When the host sends AT+MFTPAPPE=0,"test1.txt","/usr/none.txt"
      Then the command fails as file operation
      And the server holds at most 0 bytes in the file "/home/uftp/test1.txt"

    @MFTPAPPE-044 @R3.11-54 @needs-files @D64 @D73
    Scenario: With "local_fs" 0 no local file is sent
      Given channel 0 is logged in
      And the module has the local file "/usr/1.txt" with
        """
        +MFTPAPP TEST
        """
      When the host sends AT+MFTPAPPE=0,"test1.txt","/usr/1.txt"
      Then whatever the module answers is recorded
      And the server holds at most 0 bytes in the file "/home/uftp/test1.txt"

  Rule: what is there is kept, and added to

    @MFTPAPPE-045 @R3.11-53 @R3.11-12
    Scenario: Data on the command line are added at the end
      Given channel 0 is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        12345
        """
      When the host sends AT+MFTPAPPE=0,"1.txt",1,5,"67890"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        1234567890
        """

    @MFTPAPPE-046 @R3.11-53 @D39 @D40 @slow
    Scenario: Transparent data are added at the end
      Given channel 0 is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        12345
        """
      When the host sends AT+MFTPAPPE=0,"1.txt"
      Then the module connects
      When the host types 67890
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        1234567890
        """

    @MFTPAPPE-047 @R3.11-52 @R3.11-12 @R3.11-05 @R3.11-06
    Scenario: A new file is made
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"1.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        12345
        """

    @MFTPAPPE-048 @R3.11-51
    Scenario: Into the working directory
      Given channel 0 is logged in
      And channel 0 works in "/home/uftp/test"
      When the host sends AT+MFTPAPPE=0,"1.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/test/1.txt" with
        """
        12345
        """
      And the server has no file "/home/uftp/1.txt"

    @MFTPAPPE-049 @R3.11-52 @D50
    Scenario Outline: A name with <class>
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"<file>",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
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

  Rule: eof 0 announces another packet

    @MFTPAPPE-055 @R3.11-35 @R3.11-34 @D42
    Scenario: Two packets on the command line make one file
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"1.txt",0,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      When the host sends AT+MFTPAPPE=0,"1.txt",1,5,"67890"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      And no transfer of channel 0 is open at the server

    @MFTPAPPE-056 @R3.11-35 @R3.11-34 @D41 @D42
    Scenario: Three packets after the prompt make one file
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"1.txt",0,3
      Then the module prompts for data
      When the host types 123
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,3
        """
      When the host sends AT+MFTPAPPE=0,"1.txt",0,3
      Then the module prompts for data
      When the host types 456
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,3
        """
      When the host sends AT+MFTPAPPE=0,"1.txt",1,4
      Then the module prompts for data
      When the host types 7890
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,4
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      And no transfer of channel 0 is open at the server

    @MFTPAPPE-057 @R3.11-35 @R3.11-34 @D41 @D42
    Scenario: A packet up to ctrl+z and one by number make one file
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"1.txt",0
      Then the module prompts for data
      When the host types 12345<SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      When the host sends AT+MFTPAPPE=0,"1.txt",1,5
      Then the module prompts for data
      When the host types 67890
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      And no transfer of channel 0 is open at the server

  Rule: <connect_id> is an integer from 0 to 5

    @MFTPAPPE-030 @R3.11-08 @D55 @boundary
    Scenario Outline: Channel <id> is accepted
      Given channel <id> is logged in with home "/home/uftp"
      When the host sends AT+MFTPAPPE=<id>,"1.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: <id>,0,5
        """
      And the server holds the file "/home/uftp/1.txt" with
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

    @MFTPAPPE-031 @R3.11-09 @R3.11-07 @R5-01 @D63 @boundary @error
    Scenario Outline: Channel <id> (<class>) is refused
      When the host sends AT+MFTPAPPE=<id>,"test1.txt",1,5,"BBBBB"
      Then the command is refused as out of range
      And the server received nothing

      Examples:
        | id         | class                |
        | 6          | maximum + 1          |
        | 10         | two digits           |
        | 256        | 0 in eight bits      |
        | 4294967296 | 0 in thirty-two bits |

    @MFTPAPPE-032 @R3.11-10 @D63 @boundary @error
    Scenario Outline: A channel that is <class> is refused
      When the host sends AT+MFTPAPPE=<id>,"test1.txt",1,5,"BBBBB"
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

    @MFTPAPPE-033 @D63 @boundary @error
    Scenario Outline: A command with <class> is refused
      Given channel 0 is logged in
      When the host sends <line>
      Then the command is refused as malformed
      And the server received nothing

      @R3.11-23
      Examples:
        | key        | line                       | class         |
        | empty-name | AT+MFTPAPPE=0,,1,5,"12345" | an empty name |
        | no-name    | AT+MFTPAPPE=0              | no name       |

      @R3.11-20
      Examples:
        | key  | line                            | class                 |
        | bare | AT+MFTPAPPE=0,1.txt,1,5,"12345" | a name without quotes |

      @R3.11-42
      Examples:
        | key           | line                                | class              |
        | eof-letter    | AT+MFTPAPPE=0,"1.txt",A,5,"12345"   | a letter as eof    |
        | eof-minus     | AT+MFTPAPPE=0,"1.txt",-1,5,"12345"  | a negative eof     |
        | length-letter | AT+MFTPAPPE=0,"1.txt",1,A,"12345"   | a letter as length |
        | length-minus  | AT+MFTPAPPE=0,"1.txt",1,-5,"12345"  | a negative length  |
        | length-string | AT+MFTPAPPE=0,"1.txt",1,"5","12345" | a length in quotes |

      @R3.11-14
      Examples:
        | key     | line                                | class                |
        | surplus | AT+MFTPAPPE=0,"1.txt",1,5,"12345",1 | a parameter too many |

  Rule: <eof>, <length> and names keep to their ranges

    @MFTPAPPE-034 @R3.11-07 @R5-01 @D43 @D63 @boundary @error
    Scenario Outline: <class> is refused
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"1.txt",<values>
      Then the command is refused as out of range
      And the server received nothing

      @R3.11-36
      Examples:
        | key      | values        | class               |
        | eof-over | 2,5,"12345"   | eof maximum + 1     |
        | eof-wrap | 257,5,"12345" | eof 1 in eight bits |

      @R3.11-39
      Examples:
        | key         | values  | class                    |
        | length-zero | 1,0     | length 0                 |
        | length-over | 1,4097  | length maximum + 1       |
        | length-wrap | 1,65541 | length 5 in sixteen bits |

    @MFTPAPPE-040 @R3.11-21 @D50 @boundary
    Scenario: A name of 255 bytes is taken
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"<name-255>",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/<name-255>" with
        """
        12345
        """

    @MFTPAPPE-041 @R3.11-22 @R3.11-07 @D50 @D63 @boundary @error
    Scenario: A name of 256 bytes is refused at once
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"<name-256>",1,5,"12345"
      Then the command is refused as too long
      And the server received nothing

    @MFTPAPPE-042 @R3.11-47 @D50 @boundary
    Scenario: A local name of 255 bytes is taken
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"1.txt","<path-255>"
      Then the parameters are accepted

    @MFTPAPPE-043 @R3.11-48 @D50 @D63 @boundary @error
    Scenario: A local name of 256 bytes is refused at once
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"1.txt","<path-256>"
      Then the command is refused as too long
      And the server received nothing

    @MFTPAPPE-058 @R3.11-40 @R3.11-21 @D43 @D50 @boundary
    Scenario: The longest line: a name of 255 bytes and 1024 bytes of data
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"<name-255>",1,1024,"<name-1024>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1024
        """
      And the server holds the file "/home/uftp/<name-255>" with
        """
        <name-1024>
        """

  Rule: a channel without a connection

    @MFTPAPPE-050 @R3.11-11 @R3.11-07 @R5-03 @R5-15 @D27 @error
    Scenario: On a channel that was never connected it is refused
      Given channel 0 is not connected
      When the host sends AT+MFTPAPPE=0,"1.txt",1,5,"12345"
      Then the command is refused as not connected
      And the server received nothing

    @MFTPAPPE-051 @R3.11-11 @R3.11-07 @D27 @error
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
      When the host sends AT+MFTPAPPE=0,"1.txt",1,5,"12345"
      Then the command is refused as not connected

    @MFTPAPPE-052 @R3.11-11 @D27 @error
    Scenario: The connection of another channel is no connection
      Given channel 1 is logged in
      And channel 0 is not connected
      When the host sends AT+MFTPAPPE=0,"1.txt",1,5,"12345"
      Then the command is refused as not connected

    @MFTPAPPE-053 @R3.11-11 @D27 @error
    Scenario Outline: Neither prompt nor CONNECT appears: AT+MFTPAPPE=0<rest>
      Given channel 0 is not connected
      When the host sends AT+MFTPAPPE=0<rest>
      Then the command is refused as not connected

      Examples:
        | key         | rest         |
        | transparent | ,"1.txt"     |
        | ctrl-z      | ,"1.txt",1   |
        | length      | ,"1.txt",1,5 |

  Rule: each channel uploads to its own file

    @MFTPAPPE-060 @R3.11-50 @R3.11-51
    Scenario: Two channels take turns, their data kept apart
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      When the host sends AT+MFTPAPPE=0,"1.txt",0,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      When the host sends AT+MFTPAPPE=1,"1.txt",0,5,"abcde"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,5
        """
      When the host sends AT+MFTPAPPE=0,"1.txt",1,5,"67890"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      When the host sends AT+MFTPAPPE=1,"1.txt",1,5,"fghij"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,5
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      And the server holds the file "/home/other/1.txt" with
        """
        abcdefghij
        """

    @MFTPAPPE-061 @R3.11-50 @R3.11-08
    Scenario: Six channels upload six files
      Given channel 0 is logged in with home "/home/c0"
      And channel 1 is logged in with home "/home/c1"
      And channel 2 is logged in with home "/home/c2"
      And channel 3 is logged in with home "/home/c3"
      And channel 4 is logged in with home "/home/c4"
      And channel 5 is logged in with home "/home/c5"
      When the host sends AT+MFTPAPPE=0,"1.txt",1,5,"00000"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      When the host sends AT+MFTPAPPE=1,"1.txt",1,5,"11111"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,5
        """
      When the host sends AT+MFTPAPPE=2,"1.txt",1,5,"22222"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,5
        """
      When the host sends AT+MFTPAPPE=3,"1.txt",1,5,"33333"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 3,0,5
        """
      When the host sends AT+MFTPAPPE=4,"1.txt",1,5,"44444"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 4,0,5
        """
      When the host sends AT+MFTPAPPE=5,"1.txt",1,5,"55555"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 5,0,5
        """
      And the server holds the file "/home/c0/1.txt" with
        """
        00000
        """
      And the server holds the file "/home/c1/1.txt" with
        """
        11111
        """
      And the server holds the file "/home/c2/1.txt" with
        """
        22222
        """
      And the server holds the file "/home/c3/1.txt" with
        """
        33333
        """
      And the server holds the file "/home/c4/1.txt" with
        """
        44444
        """
      And the server holds the file "/home/c5/1.txt" with
        """
        55555
        """

  Rule: an upload that fails

    @MFTPAPPE-080 @R3.11-13 @R5-30 @D24 @D25 @error
    Scenario: A server that refuses
      Given channel 0 is logged in
      And the server answers APPE or STOR with 553 Not today
      When the host sends AT+MFTPAPPE=0,"1.txt",1,5,"12345"
      Then the command fails as server error
      And the server holds at most 0 bytes in the file "/home/uftp/1.txt"

    @MFTPAPPE-081 @R3.11-13 @R5-31 @D24 @D25 @error
    Scenario: A data connection that is refused
      Given channel 0 is logged in
      And the server refuses data connections
      When the host sends AT+MFTPAPPE=0,"1.txt",1,5,"12345"
      Then the command fails as network error

    @MFTPAPPE-082 @R3.11-27 @R5-37 @D24 @D25 @D66 @error
    Scenario: A server that refuses a transparent upload
      Given channel 0 is logged in
      And the server answers APPE or STOR with 553 Not today
      When the host sends AT+MFTPAPPE=0,"1.txt"
      Then the transparent upload fails as transparent mode

    @MFTPAPPE-083 @R3.11-13 @D65 @error
    Scenario: After an upload that failed the next one works
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"/missing/1.txt",1,5,"12345"
      Then the command fails as server error
      When the host sends AT+MFTPAPPE=0,"1.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        12345
        """

    @MFTPAPPE-084 @R3.11-28 @D41 @D65 @D66 @error
    Scenario: After an upload that failed the prompt comes again
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"/missing/1.txt",1,5,"12345"
      Then the command fails as server error
      When the host sends AT+MFTPAPPE=0,"1.txt",1,5
      Then the module prompts for data
      When the host types 12345
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        12345
        """
