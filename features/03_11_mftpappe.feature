@clause-3.11
Feature: AT+MFTPAPPE appends to a file
  # Five ways lead to the server, and what can pass through them differs by the manual's own rules:
  #   transparent mode        every byte; +++ between two silences ends it, so data hold no +++ (D40)
  #   prompt and <length>     every byte
  #   prompt and ctrl+z       every byte but <x1A>: it is the end of the data, and no other way to write it exists; <x1B>,
  #                           which may cancel them, has a case of its own (D45)
  #   on the command line     no <CR> (it ends the line), no quote, no comma and no <x1A>: the manual has no way to write them (D58)
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

    @MFTPAPPE-020 @R3.11-50 @R3.11-24 @R3.11-25 @R3.11-26 @R3.11-49 @D39 @D40 @D68 @D74 @slow
    Scenario Outline: <class> in transparent mode
      Given channel <id> is logged in
      When the host sends AT+MFTPAPPE=<id>,"data.bin"
      Then the module connects
      When the host types the payload "<payload>"
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +MFTPAPPE: <id>,0,<size of <payload>>
        """
      And the server holds the file "/home/uftp/data.bin" with the payload "<payload>"

      Examples:
        | payload       | id | class                                 |
        | all-bytes     | 1  | all 256 byte values                   |
        | hostile       | 3  | answers, notices, ctrl+z and NUL      |
        | pattern-4097  | 5  | 4097 bytes                            |
        | pattern-65536 | 2  | 65536 bytes                           |
        | pattern-40000 | 4  | 40000 bytes                           |
        | edges         | 0  | OK, a long run and a blank at the end |

    @MFTPAPPE-021 @R3.11-26 @R3.1-33 @D39 @D40 @slow
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
      And the last transfer of channel 0 was binary
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
      And the server has the file "/home/uftp/data.bin" with the payload "'12345'"
      When the host sends AT+MFTPAPPE=0,"data.bin"
      Then the module connects
      When the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report that nothing was sent
      And the server holds the file "/home/uftp/data.bin" with the payload "'12345'"

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
        | payload      | bytes             | class                                 |
        | all-bytes    | 256               | all 256 byte values                   |
        | hostile      | <size of hostile> | answers, notices, ctrl+z and NUL      |
        | pluses       | <size of pluses>  | +++                                   |
        | pattern-1024 | 1024              | 1024 bytes                            |
        | pattern-1025 | 1025              | 1025 bytes                            |
        | edges        | 303               | OK, a long run and a blank at the end |

      @R3.11-38
      Examples:
        | payload      | bytes | class      |
        | pattern-4095 | 4095  | 4095 bytes |
        | pattern-4096 | 4096  | 4096 bytes |

    @MFTPAPPE-026 @R3.11-28 @D41 @D64
    Scenario: After the last byte comes a command, not data
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
        | payload              | class                                 |
        | text-1               | one byte                              |
        | all-bytes-but-sub    | 254 byte values                       |
        | hostile-but-sub      | answers, notices and NUL              |
        | pluses               | +++                                   |
        | pattern-1024-but-sub | 1024 bytes                            |
        | pattern-4096-but-sub | 4096 bytes                            |
        | edges                | OK, a long run and a blank at the end |

    @MFTPAPPE-062 @R3.11-57 @D41 @D45
    Scenario: <x1B> among data up to ctrl+z is recorded
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"data.bin",1
      Then the module prompts for data
      When the host types 12345<ESC><SUB>
      Then whatever the module answers is recorded
      And the server holds at most 6 bytes in the file "/home/uftp/data.bin"

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

    @MFTPAPPE-035 @R3.11-49 @R3.11-40 @D43 @boundary
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
      And the server holds at most <bytes> bytes of "1234567890" in the file "/home/uftp/1.txt"

      Examples:
        | bytes |
        | 5     |
        | 20    |

    @MFTPAPPE-063 @R3.11-43 @D44
    Scenario: A length of 5 with empty data is recorded
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"1.txt",1,5,""
      Then whatever the module answers is recorded
      And the server holds at most 0 bytes in the file "/home/uftp/1.txt"

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
        | payload      | class                                 |
        | hostile      | answers, notices, ctrl+z and NUL      |
        | pluses       | +++                                   |
        | pattern-1    | one byte                              |
        | pattern-1025 | 1025 bytes                            |
        | pattern-4097 | 4097 bytes                            |
        | edges        | OK, a long run and a blank at the end |

    @MFTPAPPE-260 @R3.11-44 @R3.11-45 @R3.11-49 @needs-files @D02
    Scenario: All 256 byte values from a local file that was downloaded
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/whole.bin" with the payload "all-bytes"
      And the module has no local file "/usr/data.bin"
      When the host sends AT+MFTPRETR=0,"whole.bin","/usr/data.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 256 bytes received on channel 0
      When the host sends AT+MFTPAPPE=0,"data.bin","/usr/data.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,256
        """
      And the server holds the file "/home/uftp/data.bin" with the payload "all-bytes"

    @MFTPAPPE-261 @R3.11-12 @R3.11-28 @R3.11-49 @R3.8-12 @D27 @D42 @tour
    Scenario: A pause within data, in which a result of another channel comes, loses neither
      Given channel 0 is logged in
      And channel 1 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server answers DELE after 1 s
      When the host sends AT+MFTPDEL=0,"a.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPAPPE=1,"b.txt",1,5
      Then the module prompts for data
      When the host types 12
      And the host pauses for 2 s
      And the host types 345
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPDEL: 0,0
        +MFTPAPPE: 1,0,5
        """
      And the server has no file "/home/uftp/a.txt"
      And the server holds the file "/home/uftp/b.txt" with
        """
        12345
        """

    @@@MFTPAPPE-262 @R3.11-12 @R3.11-49 @R3.8-12 @D27 @D39 @D42 @tour
    Scenario: A pause in transparent mode, in which a result of another channel comes, loses neither
      Given channel 0 is logged in
      And channel 1 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server answers DELE after 1 s
      When the host sends AT+MFTPDEL=0,"a.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPAPPE=1,"b.txt"
      Then the module connects
      When the host types 12
      And the host pauses for 2 s
      And the host types +
      And the host pauses for 2 s
      And the host types 45
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +MFTPAPPE: 1,0,5
        """
      And the module reports
        """
        +MFTPDEL: 0,0
        """
      And the server has no file "/home/uftp/a.txt"
      And the server holds the file "/home/uftp/b.txt" with
        """
        12+45
        """

    @MFTPAPPE-263 @R3.11-29 @R3.11-49 @R3.11-12 @D42
    Scenario: A pause before ctrl+z is not the end of the data
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"a.txt",1
      Then the module prompts for data
      When the host types 12
      And the host pauses for 2 s
      And the host types 345
      And the host pauses for 1 s
      And the host types <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/a.txt" with
        """
        12345
        """

    @MFTPAPPE-039 @R3.11-46 @R5-38 @R3.11-13 @needs-files @D02 @D24 @D25 @error
    Scenario: A local file that does not exist
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the module has no local file "/usr/none.txt"
      When the host sends AT+MFTPAPPE=0,"test1.txt","/usr/none.txt"
      Then the command fails as file operation
      And the server holds at most 0 bytes in the file "/home/uftp/test1.txt"

    @MFTPAPPE-044 @R3.11-54 @R3.11-59 @needs-files @D64 @D73
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

    @MFTPAPPE-046 @R3.11-53 @R3.1-34 @D39 @D40 @slow
    Scenario: Transparent data are added at the end
      Given channel 0 is set to "data_type" 1
      And channel 0 is logged in
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
      And the last transfer of channel 0 was ASCII

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
        | mixed  | 0x  | followed by a letter |
        | point  | 0.5 | a fraction           |

    @MFTPAPPE-090 @R3.11-10 @D63
    Scenario: A channel in quotes is refused, or taken as it is meant
      When the host sends AT+MFTPAPPE="0","test1.txt",1,5,"BBBBB"
      Then the command is refused as malformed, or taken as it is meant

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

      @R3.11-42
      Examples:
        | key           | line                               | class              |
        | eof-letter    | AT+MFTPAPPE=0,"1.txt",A,5,"12345"  | a letter as eof    |
        | eof-minus     | AT+MFTPAPPE=0,"1.txt",-1,5,"12345" | a negative eof     |
        | length-letter | AT+MFTPAPPE=0,"1.txt",1,A,"12345"  | a letter as length |
        | length-minus  | AT+MFTPAPPE=0,"1.txt",1,-5,"12345" | a negative length  |

      @R3.11-14
      Examples:
        | key     | line                                | class                |
        | surplus | AT+MFTPAPPE=0,"1.txt",1,5,"12345",1 | a parameter too many |

    @MFTPAPPE-091 @D63
    Scenario Outline: A command with <class> is refused, or taken as it is meant
      Given channel 0 is logged in
      When the host sends <line>
      Then the command is refused as malformed, or taken as it is meant

      @R3.11-20
      Examples:
        | key  | line                            | class                 |
        | bare | AT+MFTPAPPE=0,1.txt,1,5,"12345" | a name without quotes |

      @R3.11-42
      Examples:
        | key           | line                                | class              |
        | length-string | AT+MFTPAPPE=0,"1.txt",1,"5","12345" | a length in quotes |
        | eof-string    | AT+MFTPAPPE=0,"1.txt","1",5,"12345" | an eof in quotes   |

      @R3.11-60
      Examples:
        | key       | line                              | class               |
        | bare-data | AT+MFTPAPPE=0,"1.txt",1,5,12345   | data without quotes |

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
    Scenario: A name of 256 bytes is refused
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"<name-256>",1,5,"12345"
      Then the command is refused as too long
      And nothing of what is too long takes effect at the server

    @MFTPAPPE-042 @R3.11-47 @D50 @boundary
    Scenario: A local name of 255 bytes is taken
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"1.txt","<path-255>"
      Then the parameters are accepted

    @MFTPAPPE-043 @R3.11-48 @D50 @D63 @boundary @error
    Scenario: A local name of 256 bytes is refused
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"1.txt","<path-256>"
      Then the command is refused as too long
      And nothing of what is too long takes effect at the server

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
    Scenario Outline: No success, before data are asked for or after: AT+MFTPAPPE=0<rest>
      Given channel 0 is not connected
      When the host sends AT+MFTPAPPE=0<rest>
      Then the upload without a connection fails, also with the data <data>

      Examples:
        | key         | rest         | data       |
        | transparent | ,"1.txt"     | 12345      |
        | ctrl-z      | ,"1.txt",1   | 12345<SUB> |
        | length      | ,"1.txt",1,5 | 12345      |

  Rule: each channel uploads to its own file

    @MFTPAPPE-060 @R3.11-50 @R3.11-51 @D27
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

    @MFTPAPPE-082 @R3.11-27 @R5-37 @D24 @D25 @D39 @D40 @D66 @slow @error
    Scenario: A server that refuses a transparent upload
      Given channel 0 is logged in
      And the server answers APPE or STOR with 553 Not today
      When the host sends AT+MFTPAPPE=0,"1.txt"
      Then the transparent upload fails as transparent mode
      And channel 0 is in state 1
      When the server is itself again
      And the host sends AT+MFTPAPPE=0,"1.txt"
      Then the module connects
      When the host types 12345
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/1.txt" with the payload "'12345'"

    @MFTPAPPE-083 @R3.11-13 @D65 @error
    Scenario: After an upload that failed the next one works
      Given channel 0 is logged in
      And the server answers APPE or STOR with 553 Not today
      When the host sends AT+MFTPAPPE=0,"1.txt",1,5,"12345"
      Then the command fails as server error
      When the server is itself again
      And the host sends AT+MFTPAPPE=0,"1.txt",1,5,"12345"
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
      And the server answers APPE or STOR with 553 Not today
      When the host sends AT+MFTPAPPE=0,"1.txt",1,5,"12345"
      Then the command fails as server error
      When the server is itself again
      And the host sends AT+MFTPAPPE=0,"1.txt",1,5
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

  Rule: sizes: one below, at and above each power of two and each size that a packet may have

    @MFTPAPPE-100 @R3.11-50 @R3.11-28 @R3.11-33 @R3.11-49 @boundary @D41
    Scenario Outline: <bytes> bytes by number, on channel <id>
      Given channel <id> is logged in
      When the host sends AT+MFTPAPPE=<id>,"data.bin",1,<bytes>
      Then the module prompts for data
      When the host types the payload "pattern-<bytes>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: <id>,0,<bytes>
        """
      And the server holds the file "/home/uftp/data.bin" with the payload "pattern-<bytes>"

      Examples:
        | bytes | id |
        | 2     | 1  |
        | 127   | 2  |
        | 128   | 3  |
        | 129   | 4  |
        | 255   | 5  |
        | 257   | 0  |
        | 511   | 1  |
        | 512   | 2  |
        | 513   | 3  |
        | 1023  | 4  |
        | 1459  | 5  |
        | 1460  | 0  |
        | 1461  | 1  |
        | 2047  | 2  |
        | 2048  | 3  |
        | 2049  | 4  |

    @MFTPAPPE-101 @R3.11-50 @R3.11-29 @R3.11-30 @R3.11-33 @R3.11-49 @boundary @D41
    Scenario Outline: <bytes> bytes up to ctrl+z, on channel <id>
      Given channel <id> is logged in
      When the host sends AT+MFTPAPPE=<id>,"data.bin",1
      Then the module prompts for data
      When the host types the payload "text-<bytes>" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: <id>,0,<bytes>
        """
      And the server holds the file "/home/uftp/data.bin" with the payload "text-<bytes>"

      Examples:
        | bytes | id |
        | 2     | 1  |
        | 127   | 2  |
        | 128   | 3  |
        | 129   | 4  |
        | 255   | 5  |
        | 256   | 0  |
        | 257   | 1  |
        | 511   | 2  |
        | 512   | 3  |
        | 513   | 4  |
        | 1023  | 5  |
        | 1024  | 0  |
        | 1025  | 1  |
        | 1460  | 2  |
        | 1461  | 3  |
        | 2047  | 4  |
        | 2048  | 5  |
        | 2049  | 0  |
        | 4095  | 1  |
        | 4096  | 2  |

    @MFTPAPPE-102 @R3.11-49 @R3.11-50 @R3.11-32 @R3.11-33 @boundary @D43
    Scenario Outline: <bytes> bytes on the command line, on channel <id>
      Given channel <id> is logged in
      When the host sends AT+MFTPAPPE=<id>,"1.txt",1,<bytes>,"<name-<bytes>>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: <id>,0,<bytes>
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        <name-<bytes>>
        """

      Examples:
        | bytes | id |
        | 127   | 1  |
        | 128   | 2  |
        | 129   | 3  |
        | 254   | 4  |
        | 255   | 5  |
        | 256   | 0  |
        | 257   | 1  |
        | 511   | 2  |
        | 512   | 3  |
        | 513   | 4  |
        | 1023  | 5  |

    @MFTPAPPE-103 @R3.11-29 @R3.11-33 @boundary @D41 @D43 @D64
    Scenario: 4097 bytes up to ctrl+z are stored whole, or it is no success
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"data.bin",1
      Then the module prompts for data
      When the host types the payload "text-4097" and <SUB>
      Then the command succeeds exactly if the server holds the file "/home/uftp/data.bin" with the payload "text-4097"

    # The file reaches the module by a download, and not over the line.
    @MFTPAPPE-104 @R3.11-50 @R3.11-44 @R3.11-33 @R3.11-49 @needs-files @boundary @D02
    Scenario Outline: A local file of <bytes> bytes, on channel <id>
      Given channel <id> is set to "local_fs" 1
      And channel <id> is logged in
      And the server has the file "/home/uftp/source.bin" with the payload "pattern-<bytes>"
      And the module has no local file "/usr/data.bin"
      When the host sends AT+MFTPRETR=<id>,"source.bin","/usr/data.bin"
      Then the module answers
        """
        OK
        """
      And the module reports <bytes> bytes received on channel <id>
      When the host sends AT+MFTPAPPE=<id>,"data.bin","/usr/data.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: <id>,0,<bytes>
        """
      And the server holds the file "/home/uftp/data.bin" with the payload "pattern-<bytes>"

      Examples:
        | bytes  | id |
        | 1      | 0  |
        | 255    | 1  |
        | 256    | 2  |
        | 257    | 3  |
        | 511    | 4  |
        | 512    | 5  |
        | 513    | 0  |
        | 1023   | 1  |
        | 1024   | 2  |
        | 1025   | 3  |
        | 1459   | 4  |
        | 1460   | 5  |
        | 1461   | 0  |
        | 2047   | 1  |
        | 2048   | 2  |
        | 2049   | 3  |
        | 4095   | 4  |
        | 4096   | 5  |
        | 4097   | 0  |
        | 8191   | 1  |
        | 8192   | 2  |
        | 8193   | 3  |
        | 16383  | 4  |
        | 16384  | 5  |
        | 16385  | 0  |
        | 65535  | 1  |
        | 65536  | 2  |
        | 65537  | 3  |
        | 200000 | 4  |

  Rule: contents: what a careless reader takes for something else

    @MFTPAPPE-105 @R3.11-28 @R3.11-33 @R3.11-49 @D41 @D66
    Scenario Outline: Data with <class>, by number
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"1.txt",1,<bytes>
      Then the module prompts for data
      When the host types <data>
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
        | key          | data                         | bytes | class                   |
        | crlf-first   | <CR><LF>12345                | 7     | a line end in front     |
        | ok-first     | OK<CR><LF>12345              | 9     | a final result in front |
        | error-first  | ERROR<CR><LF>123             | 10    | an error in front       |
        | prompt-first | >12345                       | 6     | a prompt in front       |
        | pluses-first | +++12345                     | 8     | +++ in front            |
        | plus-last    | 12345+                       | 6     | a plus at the end       |
        | pluses-last  | 12345+++                     | 8     | +++ at the end          |
        | cr-last      | 12345<CR>                    | 6     | <CR> at the end         |
        | lf-last      | 12345<LF>                    | 6     | <LF> at the end         |
        | crlf-last    | 12345<CR><LF>                | 7     | a line end at the end   |
        | nul          | <NUL><NUL><NUL>              | 3     | NUL alone               |
        | blank        | <SP><SP>12<SP>               | 5     | blanks at both ends     |
        | quotes       | ,,"1",,"                     | 8     | quotes and commas       |
        | connect      | CONNECT<CR><LF>              | 9     | CONNECT                 |
        | notice       | +MFTPURC: 0,"conn",0<CR><LF> | 22    | a notice                |
        | high         | <xFF><xFE><x80>              | 3     | bytes above 127         |
        | command      | AT+MFTPDISC=0<CR>            | 14    | a command               |
        | sub-first    | <SUB>1234                    | 5     | ctrl+z in front         |
        | sub-last     | 1234<SUB>                    | 5     | ctrl+z at the end       |

    @MFTPAPPE-106 @R3.11-29 @R3.11-30 @R3.11-33 @R3.11-49 @D41 @D66
    Scenario Outline: Data with <class>, up to ctrl+z
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"1.txt",1
      Then the module prompts for data
      When the host types <data><SUB>
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
        | key          | data                         | bytes | class                   |
        | crlf-first   | <CR><LF>12345                | 7     | a line end in front     |
        | ok-first     | OK<CR><LF>12345              | 9     | a final result in front |
        | error-first  | ERROR<CR><LF>123             | 10    | an error in front       |
        | prompt-first | >12345                       | 6     | a prompt in front       |
        | pluses-first | +++12345                     | 8     | +++ in front            |
        | plus-last    | 12345+                       | 6     | a plus at the end       |
        | pluses-last  | 12345+++                     | 8     | +++ at the end          |
        | cr-last      | 12345<CR>                    | 6     | <CR> at the end         |
        | lf-last      | 12345<LF>                    | 6     | <LF> at the end         |
        | crlf-last    | 12345<CR><LF>                | 7     | a line end at the end   |
        | nul          | <NUL><NUL><NUL>              | 3     | NUL alone               |
        | blank        | <SP><SP>12<SP>               | 5     | blanks at both ends     |
        | quotes       | ,,"1",,"                     | 8     | quotes and commas       |
        | connect      | CONNECT<CR><LF>              | 9     | CONNECT                 |
        | notice       | +MFTPURC: 0,"conn",0<CR><LF> | 22    | a notice                |
        | high         | <xFF><xFE><x80>              | 3     | bytes above 127         |
        | command      | AT+MFTPDISC=0<CR>            | 14    | a command               |

    @MFTPAPPE-107 @R3.11-44 @R3.11-33 @R3.11-49 @needs-files @D02 @D13
    Scenario Outline: A local file with <class>
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the module has the local file "/usr/1.txt" with
        """
        <data>
        """
      When the host sends AT+MFTPAPPE=0,"1.txt","/usr/1.txt"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,<bytes>
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        <data>
        """

      Examples:
        | key          | data                         | bytes | class                   |
        | crlf-first   | <CR><LF>12345                | 7     | a line end in front     |
        | ok-first     | OK<CR><LF>12345              | 9     | a final result in front |
        | error-first  | ERROR<CR><LF>123             | 10    | an error in front       |
        | prompt-first | >12345                       | 6     | a prompt in front       |
        | pluses-first | +++12345                     | 8     | +++ in front            |
        | plus-last    | 12345+                       | 6     | a plus at the end       |
        | pluses-last  | 12345+++                     | 8     | +++ at the end          |
        | cr-last      | 12345<CR>                    | 6     | <CR> at the end         |
        | lf-last      | 12345<LF>                    | 6     | <LF> at the end         |
        | crlf-last    | 12345<CR><LF>                | 7     | a line end at the end   |
        | nul          | <NUL><NUL><NUL>              | 3     | NUL alone               |
        | blank        | <SP><SP>12<SP>               | 5     | blanks at both ends     |
        | quotes       | ,,"1",,"                     | 8     | quotes and commas       |
        | connect      | CONNECT<CR><LF>              | 9     | CONNECT                 |
        | notice       | +MFTPURC: 0,"conn",0<CR><LF> | 22    | a notice                |
        | high         | <xFF><xFE><x80>              | 3     | bytes above 127         |
        | command      | AT+MFTPDISC=0<CR>            | 14    | a command               |

    @MFTPAPPE-108 @R3.11-32 @R3.11-33 @D58
    Scenario Outline: <class>, as data on the command line
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
        | key         | bytes | data          | class                         |
        | zeroes      | 8     | 00000000      | Digits in a row               |
        | prompt      | 6     | >12345        | A prompt in front             |
        | plus        | 6     | 12345+        | A plus at the end             |
        | ok          | 2     | OK            | The letters of a final result |
        | at          | 13    | AT+MFTPDISC=0 | A command                     |
        | blank-last  | 6     | 12345<SP>     | A blank at the end            |
        | blank-first | 6     | <SP>12345     | A blank in front              |
        | ok-first    | 7     | OK12345       | A final result in front       |
        | pluses      | 8     | +++12345      | +++ in front                  |
        | at-first    | 7     | AT12345       | AT in front                   |
        | run         | 300   | <run-300>     | A long run of one byte        |

    @MFTPAPPE-109 @R3.11-50 @R3.11-24 @R3.11-26 @R3.11-49 @D39 @D40 @slow
    Scenario: Data with line ends at both ends, in transparent mode on channel 4
      Given channel 4 is logged in
      When the host sends AT+MFTPAPPE=4,"1.txt"
      Then the module connects
      When the host types <CR><LF>OK<CR><LF>><SUB>AT<CR>12345<CR>
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +MFTPAPPE: 4,0,17
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        <CR><LF>OK<CR><LF>><SUB>AT<CR>12345<CR>
        """

  Rule: names arrive as they are written

    @MFTPAPPE-110 @R3.11-52 @D50
    Scenario Outline: <class>: <file>, data on the command line
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
      And the server has no file "/home/uftp/<near>"

      Examples:
        | key         | file     | near    | class                         |
        | digits      | 20220818 | 2022081 | Digits alone                  |
        | capitals    | New.TXT  | new.txt | Capitals                      |
        | ok          | OK       | O       | The letters of a final result |
        | percent     | 100%25   | 100%    | A percent sign                |
        | dot         | .hidden  | hidden  | A dot in front                |
        | comma-last  | a,       | a       | A comma at the end            |
        | comma-first | ,5       | 5       | A comma in front              |

    @MFTPAPPE-111 @R3.11-52 @D41 @D50
    Scenario Outline: <class> in a name: <file>, data by number
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"<file>",1,5
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
      And the server holds the file "/home/uftp/<file>" with
        """
        12345
        """

      Examples:
        | key         | file          | class                         |
        | digits      | 20220818      | Digits alone                  |
        | capitals    | New.TXT       | Capitals                      |
        | ok          | OK            | The letters of a final result |
        | percent     | 100%25        | A percent sign                |
        | dot         | .hidden       | A dot in front                |
        | comma-last  | a,            | A comma at the end            |
        | comma-first | ,5            | A comma in front              |
        | spaces      | a new one.txt | Spaces                        |

    @MFTPAPPE-112 @R3.11-52 @D41 @D50
    Scenario Outline: <class> in a name: <file>, data up to ctrl+z
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"<file>",1
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
      And the server holds the file "/home/uftp/<file>" with
        """
        12345
        """

      Examples:
        | key         | file          | class                         |
        | digits      | 20220818      | Digits alone                  |
        | capitals    | New.TXT       | Capitals                      |
        | ok          | OK            | The letters of a final result |
        | percent     | 100%25        | A percent sign                |
        | dot         | .hidden       | A dot in front                |
        | comma-last  | a,            | A comma at the end            |
        | comma-first | ,5            | A comma in front              |
        | spaces      | a new one.txt | Spaces                        |

    @MFTPAPPE-113 @R3.11-52 @R3.11-44 @needs-files @D02 @D50
    Scenario Outline: <class> in a name: <file>, from a local file
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the module has the local file "/usr/1.txt" with
        """
        12345
        """
      When the host sends AT+MFTPAPPE=0,"<file>","/usr/1.txt"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/<file>" with
        """
        12345
        """

      Examples:
        | key         | file          | class                         |
        | digits      | 20220818      | Digits alone                  |
        | capitals    | New.TXT       | Capitals                      |
        | ok          | OK            | The letters of a final result |
        | percent     | 100%25        | A percent sign                |
        | dot         | .hidden       | A dot in front                |
        | comma-last  | a,            | A comma at the end            |
        | comma-first | ,5            | A comma in front              |
        | spaces      | a new one.txt | Spaces                        |

    @MFTPAPPE-114 @R3.11-52 @D50
    Scenario: A name with a blank at either end
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0," new ",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/ new " with
        """
        12345
        """

    @MFTPAPPE-115 @R2.1-02 @R3.11-52 @D51
    Scenario: Small letters in front of the command change nothing in name and data
      Given channel 0 is logged in
      When the host sends at+MFTPAPPE=0,"New.TXT",1,5,"AbCdE"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/New.TXT" with
        """
        AbCdE
        """

    @MFTPAPPE-116 @R3.11-51 @R3.11-58 @D36
    Scenario Outline: A path of <class> works, or is refused
      Given channel 0 is logged in
      And channel 0 works in "/home/uftp/test"
      And the server has the directory "/home/uftp/test/d"
      When the host sends AT+MFTPAPPE=0,"<file>",1,5,"12345"
      Then the command succeeds exactly if the server holds the file "/home/uftp/test/d/1.txt" with the payload "'12345'"

      Examples:
        | key      | file                    | class                                |
        | absolute | /home/uftp/test/d/1.txt | the whole path                       |
        | relative | d/1.txt                 | a directory in the working directory |

  Rule: what came before leaves no trace
    # Each command comes after each kind of operation of the same channel, and after some of the other channel.

    @MFTPAPPE-120 @R3.11-12 @R3.11-33 @D04 @D05 @D31 @D32 @D33
    Scenario Outline: An upload after <class>, on channel <id>
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
      When the host sends AT+MFTPAPPE=<id>,"x.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: <id>,0,5
        """
      And the server holds the file "<home>/x.txt" with
        """
        12345
        """

      Examples:
        | key    | class            | line                            | report                                                      | id | home        |
        | list   | a list           | AT+MFTPLIST=0,"/home/uftp/d"    | +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-" | 0  | /home/uftp  |
        | part   | a part of a file | AT+MFTPRETR=0,"y.txt",,2,3      | +MFTPRETR: 0,0,3,3,345                                      | 0  | /home/uftp  |
        | append | an upload        | AT+MFTPSTOR=0,"y.txt",1,3,"abc" | +MFTPSTOR: 0,0,3                                            | 0  | /home/uftp  |
        | make   | a new directory  | AT+MFTPMKD=0,"e"                | +MFTPMKD: 0,0                                               | 0  | /home/uftp  |
        | list-1 | a list           | AT+MFTPLIST=0,"/home/uftp/d"    | +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-" | 1  | /home/other |
        | part-1 | a part of a file | AT+MFTPRETR=0,"y.txt",,2,3      | +MFTPRETR: 0,0,3,3,345                                      | 1  | /home/other |

    @MFTPAPPE-121 @R3.11-12 @R3.11-33 @D24 @D25
    Scenario Outline: An upload on channel <id> after <class>
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
      When the host sends AT+MFTPAPPE=<id>,"x.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: <id>,0,5
        """
      And the server holds the file "<home>/x.txt" with
        """
        12345
        """

      Examples:
        | key        | class                            | line                                     | id | home        |
        | no-file    | a download that fails            | AT+MFTPRETR=0,"missing.txt",,3,1         | 0  | /home/uftp  |
        | no-place   | an upload that fails             | AT+MFTPAPPE=0,"/missing/1.txt",1,3,"abc" | 0  | /home/uftp  |
        | no-dir     | a change of directory that fails | AT+MFTPCWD=0,"/missing"                  | 0  | /home/uftp  |
        | no-name    | a renaming that fails            | AT+MFTPRN=0,"missing.txt","x.txt"        | 0  | /home/uftp  |
        | range      | a command out of range           | AT+MFTPRETR=6,"y.txt",,3,1               | 0  | /home/uftp  |
        | no-file-1  | a download that fails            | AT+MFTPRETR=0,"missing.txt",,3,1         | 1  | /home/other |
        | no-place-1 | an upload that fails             | AT+MFTPAPPE=0,"/missing/1.txt",1,3,"abc" | 1  | /home/other |

    @MFTPAPPE-122 @R3.11-28 @R3.11-29 @R3.11-33 @D41
    Scenario: Each way to give the data comes after each other one
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
      When the host sends AT+MFTPAPPE=0,"2.txt",1,3
      Then the module prompts for data
      When the host types abc
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,3
        """
      When the host sends AT+MFTPAPPE=0,"3.txt",1
      Then the module prompts for data
      When the host types ABCDEFG<SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,7
        """
      When the host sends AT+MFTPAPPE=0,"4.txt",1,4
      Then the module prompts for data
      When the host types wxyz
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,4
        """
      When the host sends AT+MFTPAPPE=0,"5.txt",1,2,"zz"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,2
        """
      When the host sends AT+MFTPAPPE=0,"6.txt",1
      Then the module prompts for data
      When the host types 1<SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1
        """
      When the host sends AT+MFTPAPPE=0,"7.txt",1,1,"2"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        12345
        """
      And the server holds the file "/home/uftp/2.txt" with
        """
        abc
        """
      And the server holds the file "/home/uftp/3.txt" with
        """
        ABCDEFG
        """
      And the server holds the file "/home/uftp/4.txt" with
        """
        wxyz
        """
      And the server holds the file "/home/uftp/5.txt" with
        """
        zz
        """
      And the server holds the file "/home/uftp/6.txt" with
        """
        1
        """
      And the server holds the file "/home/uftp/7.txt" with
        """
        2
        """

    @MFTPAPPE-123 @R3.11-50 @R3.11-26 @R3.11-33 @D39 @D40 @slow
    Scenario: A second transparent upload is as the first one
      Given channel 2 is logged in
      When the host sends AT+MFTPAPPE=2,"1.txt"
      Then the module connects
      When the host types 12345
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +MFTPAPPE: 2,0,5
        """
      When the host sends AT+MFTPAPPE=2,"2.txt"
      Then the module connects
      When the host types abc
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +MFTPAPPE: 2,0,3
        """
      When the host sends AT+MFTPAPPE=2,"3.txt",1,2,"zz"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,2
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        12345
        """
      And the server holds the file "/home/uftp/2.txt" with
        """
        abc
        """
      And the server holds the file "/home/uftp/3.txt" with
        """
        zz
        """

    @MFTPAPPE-124 @R3.11-33 @R3.11-53
    Scenario Outline: The same file a second and a third time, on channel <id>
      Given channel <id> is logged in
      When the host sends AT+MFTPAPPE=<id>,"1.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: <id>,0,5
        """
      When the host sends AT+MFTPAPPE=<id>,"1.txt",1,3,"abc"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: <id>,0,3
        """
      When the host sends AT+MFTPAPPE=<id>,"1.txt",1,2,"zz"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: <id>,0,2
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        12345abczz
        """

      Examples:
        | id |
        | 0  |
        | 5  |

    @MFTPAPPE-125 @R3.11-33 @R3.11-53
    Scenario: Between two of AT+MFTPSTOR it keeps to its own way
      Given channel 0 is logged in
      When the host sends AT+MFTPSTOR=0,"1.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      When the host sends AT+MFTPAPPE=0,"1.txt",1,3,"abc"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,3
        """
      When the host sends AT+MFTPSTOR=0,"2.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        12345abc
        """

    @MFTPAPPE-126 @R3.11-34 @R3.11-35 @R3.11-33 @D42
    Scenario: After a file of two packets the next file begins anew
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
      When the host sends AT+MFTPAPPE=0,"2.txt",0,3,"abc"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,3
        """
      When the host sends AT+MFTPAPPE=0,"2.txt",1,3,"def"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,3
        """
      When the host sends AT+MFTPAPPE=0,"3.txt",1,2,"zz"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,2
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      And the server holds the file "/home/uftp/2.txt" with
        """
        abcdef
        """
      And the server holds the file "/home/uftp/3.txt" with
        """
        zz
        """

  Rule: interruptions

    @MFTPAPPE-130 @R3.11-50 @D27 @D42 @D64
    Scenario Outline: Between two packets of channel 0: <line>
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      And the server has the file "/home/other/a.txt" with
        """
        12345
        """
      And the server has the directory "/home/other/d"
      When the host sends AT+MFTPAPPE=0,"x.txt",0,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
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
      When the host sends AT+MFTPAPPE=0,"x.txt",1,5,"67890"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/x.txt" with
        """
        1234567890
        """
      And <effect>

      Examples:
        | key  | line                              | report                   | effect                                                                   |
        | CWD  | AT+MFTPCWD=1,"/home/other/d"      | +MFTPCWD: 1,0            | the server's working directory of channel 1 is "/home/other/d"           |
        | MKD  | AT+MFTPMKD=1,"new"                | +MFTPMKD: 1,0            | the server holds the directory "/home/other/new"                         |
        | DEL  | AT+MFTPDEL=1,"a.txt"              | +MFTPDEL: 1,0            | the server has no file "/home/other/a.txt"                               |
        | RN   | AT+MFTPRN=1,"a.txt","b.txt"       | +MFTPRN: 1,0             | the server holds the file "/home/other/b.txt" with the payload "'12345'" |
        | APPE | AT+MFTPAPPE=1,"1.txt",1,5,"12345" | +MFTPAPPE: 1,0,5         | the server holds the file "/home/other/1.txt" with the payload "'12345'" |
        | STOR | AT+MFTPSTOR=1,"1.txt",1,5,"12345" | +MFTPSTOR: 1,0,5         | the server holds the file "/home/other/1.txt" with the payload "'12345'" |
        | RETR | AT+MFTPRETR=1,"a.txt"             | +MFTPRETR: 1,0,5,5,12345 | the last transfer of channel 1 was binary                                |

      @R3.5-25
      Examples:
        | key | line         | report                      | effect                                  |
        | PWD | AT+MFTPPWD=1 | +MFTPPWD: 1,0,"/home/other" | the server session of channel 1 is open |

      @R3.7-45 @D31 @D32 @D33
      Examples:
        | key  | line                  | report                                                     | effect                                  |
        | LIST | AT+MFTPLIST=1,"a.txt" | +MFTPLIST: 1,0,"a.txt",5,<time of /home/other/a.txt>,"rw-" | the server session of channel 1 is open |

    @MFTPAPPE-131 @R3.11-50 @D27 @D64
    Scenario Outline: During an upload of channel 0: <line>
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      And the server has the file "/home/other/a.txt" with
        """
        12345
        """
      And the server has the directory "/home/other/d"
      And the server holds the next transfer open
      When the host sends AT+MFTPAPPE=0,"x.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And a transfer of channel 0 is open at the server
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      When the server lets the transfer go on
      Then the module reports, in any order
        """
        +MFTPAPPE: 0,0,5
        <report>
        """
      And the server holds the file "/home/uftp/x.txt" with
        """
        12345
        """
      And <effect>

      Examples:
        | key  | line                              | report           | effect                                                                   |
        | CWD  | AT+MFTPCWD=1,"/home/other/d"      | +MFTPCWD: 1,0    | the server's working directory of channel 1 is "/home/other/d"           |
        | MKD  | AT+MFTPMKD=1,"new"                | +MFTPMKD: 1,0    | the server holds the directory "/home/other/new"                         |
        | DEL  | AT+MFTPDEL=1,"a.txt"              | +MFTPDEL: 1,0    | the server has no file "/home/other/a.txt"                               |
        | RN   | AT+MFTPRN=1,"a.txt","b.txt"       | +MFTPRN: 1,0     | the server holds the file "/home/other/b.txt" with the payload "'12345'" |
        | APPE | AT+MFTPAPPE=1,"1.txt",1,5,"12345" | +MFTPAPPE: 1,0,5 | the server holds the file "/home/other/1.txt" with the payload "'12345'" |
        | STOR | AT+MFTPSTOR=1,"1.txt",1,5,"12345" | +MFTPSTOR: 1,0,5 | the server holds the file "/home/other/1.txt" with the payload "'12345'" |

      @R3.5-25
      Examples:
        | key | line         | report                      | effect                                  |
        | PWD | AT+MFTPPWD=1 | +MFTPPWD: 1,0,"/home/other" | the server session of channel 1 is open |

      @R3.7-45 @D31 @D32 @D33
      Examples:
        | key  | line                  | report                                                     | effect                                  |
        | LIST | AT+MFTPLIST=1,"a.txt" | +MFTPLIST: 1,0,"a.txt",5,<time of /home/other/a.txt>,"rw-" | the server session of channel 1 is open |

      @R3.2-46
      Examples:
        | key  | line                                                | report         | effect                                  |
        | CONN | AT+MFTPCONN=2,"<host>","<user>","<password>",<port> | +MFTPCONN: 2,0 | the server session of channel 2 is open |

    @MFTPAPPE-132 @R3.11-29 @R3.11-49 @D41 @D64
    Scenario: ctrl+z at once is answered, and nothing is stored
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"1.txt",1
      Then the module prompts for data
      When the host types <SUB>
      Then the command succeeds or fails
      And the server holds at most 0 bytes in the file "/home/uftp/1.txt"
      When the host connects channel 0 if it is not connected
      And the host sends AT+MFTPAPPE=0,"2.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/2.txt" with
        """
        12345
        """

    @MFTPAPPE-133 @R3.11-34 @R3.11-35 @R3.11-33 @D41 @D42
    Scenario: Packets of every way make one file
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
      When the host sends AT+MFTPAPPE=0,"1.txt",0,3
      Then the module prompts for data
      When the host types abc
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,3
        """
      When the host sends AT+MFTPAPPE=0,"1.txt",0
      Then the module prompts for data
      When the host types ABCD<SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,4
        """
      When the host sends AT+MFTPAPPE=0,"1.txt",1,2,"zz"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,2
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        12345abcABCDzz
        """
      And no transfer of channel 0 is open at the server

    @MFTPAPPE-134 @R3.11-28 @R3.11-49 @D41
    Scenario: Data by number come in pieces
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"1.txt",1,10
      Then the module prompts for data
      When the host types 123
      And the host types 4
      And the host types 567890
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,10
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        1234567890
        """

    @MFTPAPPE-135 @R3.11-29 @R3.11-49 @D41
    Scenario: Data up to ctrl+z come in pieces
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"1.txt",1
      Then the module prompts for data
      When the host types 123
      And the host types 4
      And the host types 567890
      And the host types <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,10
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        1234567890
        """

    @MFTPAPPE-136 @R3.11-29 @R3.11-30 @R3.11-49 @R2.1-08 @D41 @D59 @D66
    Scenario: Data up to ctrl+z while the echo is on
      Given channel 0 is logged in
      When the host sends ATE1
      Then the module answers a final result
      When the host sends AT+MFTPAPPE=0,"1.txt",1
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
      And the server holds the file "/home/uftp/1.txt" with
        """
        12345
        """

    @MFTPAPPE-137 @R3.11-32 @R3.11-33 @R2.1-08 @D59
    Scenario: Data on the command line while the echo is on
      Given channel 0 is logged in
      When the host sends ATE1
      Then the module answers a final result
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

    @MFTPAPPE-138 @R3.11-44 @R3.11-45 @R2.1-08 @needs-files @D02 @D59
    Scenario: A local file while the echo is on
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the module has the local file "/usr/1.txt" with
        """
        12345
        """
      When the host sends ATE1
      Then the module answers a final result
      When the host sends AT+MFTPAPPE=0,"1.txt","/usr/1.txt"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        12345
        """

  Rule: "local_fs" decides which of the two forms is in force

    @MFTPAPPE-140 @R3.11-59 @R3.1-57 @D24 @D73
    Scenario Outline: With "local_fs" 1 on channel <id> data on the command line are not stored
      Given channel <id> is set to "local_fs" 1
      And channel <id> is logged in
      When the host sends AT+MFTPAPPE=<id>,"1.txt",1,5,"12345"
      Then the command is refused
      And the server holds at most 0 bytes in the file "/home/uftp/1.txt"

      Examples:
        | id |
        | 0  |
        | 3  |

    @MFTPAPPE-141 @R3.11-59 @R3.1-57 @D24 @D73
    Scenario Outline: With "local_fs" 1 no data are asked for: <class>
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"1.txt"<rest>
      Then the command is refused
      And the server holds at most 0 bytes in the file "/home/uftp/1.txt"

      Examples:
        | key         | class            | rest |
        | length      | eof and a length | ,1,5 |
        | sub         | eof alone        | ,1   |
        | transparent | a name alone     |      |

    @MFTPAPPE-142 @R3.11-50 @R3.11-44 @needs-files @D02 @D13
    Scenario Outline: On channel <id> a local file is uploaded
      Given channel <id> is set to "local_fs" 1
      And channel <id> is logged in
      And the module has the local file "/usr/1.txt" with
        """
        12345
        """
      When the host sends AT+MFTPAPPE=<id>,"1.txt","/usr/1.txt"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: <id>,0,5
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        12345
        """

      Examples:
        | id |
        | 1  |
        | 2  |
        | 3  |
        | 4  |
        | 5  |

    @MFTPAPPE-150 @R3.11-34 @R3.11-35 @R3.11-38 @R3.11-50 @D41 @D42 @boundary
    Scenario: Three packets of 4096 bytes make one file, on channel 3
      Given channel 3 is logged in
      When the host sends AT+MFTPAPPE=3,"data.bin",0,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 3,0,4096
        """
      When the host sends AT+MFTPAPPE=3,"data.bin",0,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 3,0,4096
        """
      When the host sends AT+MFTPAPPE=3,"data.bin",1,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 3,0,4096
        """
      And the server holds the file "/home/uftp/data.bin" with the payload "pattern-4096 then pattern-4096 then pattern-4096"
      And no transfer of channel 3 is open at the server

  Rule: signs in names that a careless reader takes for something else

    @MFTPAPPE-160 @R3.11-52 @D50
    Scenario Outline: A file at the server whose name has <class>
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,<name>,1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file <path> with
        """
        12345
        """

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

    @MFTPAPPE-161 @R3.11-52 @R3.11-44 @needs-files @D02 @D50
    Scenario Outline: A local file whose name has <class>
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the module has the local file <local> with
        """
        12345
        """
      When the host sends AT+MFTPAPPE=0,"1.txt",<local>
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        12345
        """

      Examples:
        | key         | local           | class                         |
        | blank-first | "/usr/ a.txt"   | a blank in front              |
        | blank-last  | "/usr/a.txt "   | a blank at the end            |
        | blanks      | "/usr/a  b.txt" | two blanks                    |
        | semicolon   | "/usr/a;b.txt"  | a semicolon                   |
        | dot-last    | "/usr/a.b."     | a dot at the end              |
        | dot-first   | "/usr/.a.txt"   | a dot in front                |
        | plus        | "/usr/a+b.txt"  | a plus sign                   |
        | percent     | "/usr/a%41.txt" | a percent sign and two digits |
        | capitals    | "/usr/New.TXT"  | capitals                      |
        | comma       | "/usr/a,b.txt"  | a comma                       |

    @MFTPAPPE-162 @R3.11-52 @D50
    Scenario: A file at the server whose name is outside ASCII
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"新文件",1,5,"12345"
      Then the command succeeds exactly if the server holds the file "/home/uftp/新文件"

    @MFTPAPPE-170 @R3.11-12
    Scenario: The thirtieth upload is as the first
      Given channel 0 is logged in
      When these lines are sent 30 times, and each of them succeeds
        """
        AT+MFTPAPPE=0,"1.txt",1,5,"12345"
        """
      Then the server holds the file "/home/uftp/1.txt" with
        """
        123451234512345123451234512345123451234512345123451234512345123451234512345123451234512345123451234512345123451234512345123451234512345123451234512345
        """

    @MFTPAPPE-171 @R3.11-49 @R3.11-33 @D03 @D27 @D42
    Scenario: Nothing of a packet before a disconnection is in the next file
      Given channel 2 is logged in
      When the host sends AT+MFTPAPPE=2,"1.txt",0,5,"abcde"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,5
        """
      When the host sends AT+MFTPDISC=2
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 2,0
        """
      And the module may report the end of connection 2
      And channel 2 is in state 0
      When the host sends AT+MFTPCONN=2,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 2,0
        """
      When the host sends AT+MFTPAPPE=2,"2.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,5
        """
      And the server holds the file "/home/uftp/2.txt" with
        """
        12345
        """

    @MFTPAPPE-172 @R3.11-29 @R3.11-30 @R3.11-33 @D41
    Scenario: ctrl+z ends a second upload as it ended the first
      Given channel 1 is logged in
      When the host sends AT+MFTPAPPE=1,"1.txt",1
      Then the module prompts for data
      When the host types 12345<SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,5
        """
      When the host sends AT+MFTPAPPE=1,"2.txt",1
      Then the module prompts for data
      When the host types 123<SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,3
        """
      And the server holds the file "/home/uftp/2.txt" with
        """
        123
        """

  Rule: each upload after each other one

    # Data on the command line, by number and up to ctrl+z with two commands: a walk in which each of these six comes
    # once after each of the six.
    @MFTPAPPE-200 @R3.11-33 @R3.11-49 @R3.11-52 @R3.12-33 @R3.12-49 @R3.12-52 @D41 @D66
    Scenario: Thirty-seven new files: each form of both commands after each form of both
      Given channel 0 is logged in with home "/home/uftp"
      When the host sends AT+MFTPAPPE=0,"1.bin",1,24,"<name-24>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,24
        """
      And the server holds the file "/home/uftp/1.bin" with the payload "name-24"
      When the host sends AT+MFTPAPPE=0,"2.bin",1,47,"<name-47>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,47
        """
      And the server holds the file "/home/uftp/2.bin" with the payload "name-47"
      When the host sends AT+MFTPAPPE=0,"3.bin",1,394
      Then the module prompts for data
      When the host types the payload "pattern-394"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,394
        """
      And the server holds the file "/home/uftp/3.bin" with the payload "pattern-394"
      When the host sends AT+MFTPAPPE=0,"4.bin",1,3,"<name-3>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,3
        """
      And the server holds the file "/home/uftp/4.bin" with the payload "name-3"
      When the host sends AT+MFTPAPPE=0,"5.bin",1
      Then the module prompts for data
      When the host types the payload "text-356" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,356
        """
      And the server holds the file "/home/uftp/5.bin" with the payload "text-356"
      When the host sends AT+MFTPAPPE=0,"6.bin",1,49,"<name-49>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,49
        """
      And the server holds the file "/home/uftp/6.bin" with the payload "name-49"
      When the host sends AT+MFTPSTOR=0,"7.bin",1,72,"<name-72>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,72
        """
      And the server holds the file "/home/uftp/7.bin" with the payload "name-72"
      When the host sends AT+MFTPAPPE=0,"8.bin",1,5,"<name-5>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/8.bin" with the payload "name-5"
      When the host sends AT+MFTPSTOR=0,"9.bin",1,280
      Then the module prompts for data
      When the host types the payload "pattern-280"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,280
        """
      And the server holds the file "/home/uftp/9.bin" with the payload "pattern-280"
      When the host sends AT+MFTPAPPE=0,"10.bin",1,51,"<name-51>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,51
        """
      And the server holds the file "/home/uftp/10.bin" with the payload "name-51"
      When the host sends AT+MFTPSTOR=0,"11.bin",1
      Then the module prompts for data
      When the host types the payload "text-282" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,282
        """
      And the server holds the file "/home/uftp/11.bin" with the payload "text-282"
      When the host sends AT+MFTPAPPE=0,"12.bin",1,673
      Then the module prompts for data
      When the host types the payload "pattern-673"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,673
        """
      And the server holds the file "/home/uftp/12.bin" with the payload "pattern-673"
      When the host sends AT+MFTPAPPE=0,"13.bin",1,804
      Then the module prompts for data
      When the host types the payload "pattern-804"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,804
        """
      And the server holds the file "/home/uftp/13.bin" with the payload "pattern-804"
      When the host sends AT+MFTPAPPE=0,"14.bin",1
      Then the module prompts for data
      When the host types the payload "text-495" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,495
        """
      And the server holds the file "/home/uftp/14.bin" with the payload "text-495"
      When the host sends AT+MFTPAPPE=0,"15.bin",1,166
      Then the module prompts for data
      When the host types the payload "pattern-166"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,166
        """
      And the server holds the file "/home/uftp/15.bin" with the payload "pattern-166"
      When the host sends AT+MFTPSTOR=0,"16.bin",1,9,"<name-9>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,9
        """
      And the server holds the file "/home/uftp/16.bin" with the payload "name-9"
      When the host sends AT+MFTPAPPE=0,"17.bin",1,428
      Then the module prompts for data
      When the host types the payload "pattern-428"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,428
        """
      And the server holds the file "/home/uftp/17.bin" with the payload "pattern-428"
      When the host sends AT+MFTPSTOR=0,"18.bin",1,559
      Then the module prompts for data
      When the host types the payload "pattern-559"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,559
        """
      And the server holds the file "/home/uftp/18.bin" with the payload "pattern-559"
      When the host sends AT+MFTPAPPE=0,"19.bin",1,690
      Then the module prompts for data
      When the host types the payload "pattern-690"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,690
        """
      And the server holds the file "/home/uftp/19.bin" with the payload "pattern-690"
      When the host sends AT+MFTPSTOR=0,"20.bin",1
      Then the module prompts for data
      When the host types the payload "text-421" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,421
        """
      And the server holds the file "/home/uftp/20.bin" with the payload "text-421"
      When the host sends AT+MFTPAPPE=0,"21.bin",1
      Then the module prompts for data
      When the host types the payload "text-492" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,492
        """
      And the server holds the file "/home/uftp/21.bin" with the payload "text-492"
      When the host sends AT+MFTPAPPE=0,"22.bin",1
      Then the module prompts for data
      When the host types the payload "text-63" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,63
        """
      And the server holds the file "/home/uftp/22.bin" with the payload "text-63"
      When the host sends AT+MFTPSTOR=0,"23.bin",1,80,"<name-80>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,80
        """
      And the server holds the file "/home/uftp/23.bin" with the payload "name-80"
      When the host sends AT+MFTPAPPE=0,"24.bin",1
      Then the module prompts for data
      When the host types the payload "text-205" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,205
        """
      And the server holds the file "/home/uftp/24.bin" with the payload "text-205"
      When the host sends AT+MFTPSTOR=0,"25.bin",1,576
      Then the module prompts for data
      When the host types the payload "pattern-576"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,576
        """
      And the server holds the file "/home/uftp/25.bin" with the payload "pattern-576"
      When the host sends AT+MFTPAPPE=0,"26.bin",1
      Then the module prompts for data
      When the host types the payload "text-347" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,347
        """
      And the server holds the file "/home/uftp/26.bin" with the payload "text-347"
      When the host sends AT+MFTPSTOR=0,"27.bin",1
      Then the module prompts for data
      When the host types the payload "text-418" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,418
        """
      And the server holds the file "/home/uftp/27.bin" with the payload "text-418"
      When the host sends AT+MFTPSTOR=0,"28.bin",1,15,"<name-15>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,15
        """
      And the server holds the file "/home/uftp/28.bin" with the payload "name-15"
      When the host sends AT+MFTPSTOR=0,"29.bin",1,38,"<name-38>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,38
        """
      And the server holds the file "/home/uftp/29.bin" with the payload "name-38"
      When the host sends AT+MFTPSTOR=0,"30.bin",1,331
      Then the module prompts for data
      When the host types the payload "pattern-331"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,331
        """
      And the server holds the file "/home/uftp/30.bin" with the payload "pattern-331"
      When the host sends AT+MFTPSTOR=0,"31.bin",1,84,"<name-84>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,84
        """
      And the server holds the file "/home/uftp/31.bin" with the payload "name-84"
      When the host sends AT+MFTPSTOR=0,"32.bin",1
      Then the module prompts for data
      When the host types the payload "text-273" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,273
        """
      And the server holds the file "/home/uftp/32.bin" with the payload "text-273"
      When the host sends AT+MFTPSTOR=0,"33.bin",1,724
      Then the module prompts for data
      When the host types the payload "pattern-724"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,724
        """
      And the server holds the file "/home/uftp/33.bin" with the payload "pattern-724"
      When the host sends AT+MFTPSTOR=0,"34.bin",1,855
      Then the module prompts for data
      When the host types the payload "pattern-855"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,855
        """
      And the server holds the file "/home/uftp/34.bin" with the payload "pattern-855"
      When the host sends AT+MFTPSTOR=0,"35.bin",1
      Then the module prompts for data
      When the host types the payload "text-486" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,486
        """
      And the server holds the file "/home/uftp/35.bin" with the payload "text-486"
      When the host sends AT+MFTPSTOR=0,"36.bin",1
      Then the module prompts for data
      When the host types the payload "text-57" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,57
        """
      And the server holds the file "/home/uftp/36.bin" with the payload "text-57"
      When the host sends AT+MFTPAPPE=0,"37.bin",1,42,"<name-42>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,42
        """
      And the server holds the file "/home/uftp/37.bin" with the payload "name-42"

    @MFTPAPPE-201 @R3.11-12 @R3.11-33 @R3.11-49 @R3.11-53 @R3.12-12 @R3.12-33 @R3.12-49 @R3.12-53 @D41 @D66
    Scenario: Twelve uploads to one file by two commands, on channel 4
      Given channel 4 is logged in with home "/home/uftp"
      When the host sends AT+MFTPSTOR=4,"a.bin",1,1
      Then the module prompts for data
      When the host types the payload "pattern-1"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 4,0,1
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-1"
      When the host sends AT+MFTPSTOR=4,"a.bin",1,6,"<name-6>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 4,0,6
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "name-6"
      When the host sends AT+MFTPSTOR=4,"a.bin",1
      Then the module prompts for data
      When the host types the payload "text-7" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 4,0,7
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "text-7"
      When the host sends AT+MFTPAPPE=4,"a.bin",1,22
      Then the module prompts for data
      When the host types the payload "pattern-22"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 4,0,22
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "text-7 then pattern-22"
      When the host sends AT+MFTPAPPE=4,"a.bin",1,21,"<name-21>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 4,0,21
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "text-7 then pattern-22 then name-21"
      When the host sends AT+MFTPAPPE=4,"a.bin",1
      Then the module prompts for data
      When the host types the payload "text-16" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 4,0,16
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "text-7 then pattern-22 then name-21 then text-16"
      When the host sends AT+MFTPSTOR=4,"a.bin",1,43
      Then the module prompts for data
      When the host types the payload "pattern-43"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 4,0,43
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-43"
      When the host sends AT+MFTPSTOR=4,"a.bin",1,36,"<name-36>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 4,0,36
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "name-36"
      When the host sends AT+MFTPSTOR=4,"a.bin",1
      Then the module prompts for data
      When the host types the payload "text-25" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 4,0,25
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "text-25"
      When the host sends AT+MFTPAPPE=4,"a.bin",1,64
      Then the module prompts for data
      When the host types the payload "pattern-64"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 4,0,64
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "text-25 then pattern-64"
      When the host sends AT+MFTPAPPE=4,"a.bin",1,51,"<name-51>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 4,0,51
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "text-25 then pattern-64 then name-51"
      When the host sends AT+MFTPAPPE=4,"a.bin",1
      Then the module prompts for data
      When the host types the payload "text-34" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 4,0,34
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "text-25 then pattern-64 then name-51 then text-34"

  Rule: what is there before is replaced or kept, whatever it is

    @MFTPAPPE-202 @R3.11-12 @R3.11-33 @R3.11-53 @D41 @D66
    Scenario: Eight files that are there before: of one byte, shorter, as long, the same, longer, empty
      Given channel 0 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/one.bin" with the payload "'B'"
      And the server has the file "/home/uftp/shorter.bin" with the payload "'1234'"
      And the server has the file "/home/uftp/as-long.bin" with the payload "'12345'"
      And the server has the file "/home/uftp/the-same.bin" with the payload "'abcde'"
      And the server has the file "/home/uftp/longer.bin" with the payload "'12345678'"
      And the server has the file "/home/uftp/long.bin" with the payload "text-3000"
      And the server has the file "/home/uftp/empty.bin" with the payload "empty"
      And the server has the file "/home/uftp/all.bin" with the payload "all-bytes"
      When the host sends AT+MFTPAPPE=0,"one.bin",1,5,"abcde"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/one.bin" with the payload "'B' then 'abcde'"
      When the host sends AT+MFTPAPPE=0,"shorter.bin",1,5,"abcde"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/shorter.bin" with the payload "'1234' then 'abcde'"
      When the host sends AT+MFTPAPPE=0,"as-long.bin",1,5,"abcde"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/as-long.bin" with the payload "'12345' then 'abcde'"
      When the host sends AT+MFTPAPPE=0,"the-same.bin",1,5,"abcde"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/the-same.bin" with the payload "'abcde' then 'abcde'"
      When the host sends AT+MFTPAPPE=0,"longer.bin",1,5,"abcde"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/longer.bin" with the payload "'12345678' then 'abcde'"
      When the host sends AT+MFTPAPPE=0,"long.bin",1,5,"abcde"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/long.bin" with the payload "text-3000 then 'abcde'"
      When the host sends AT+MFTPAPPE=0,"empty.bin",1,5,"abcde"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/empty.bin" with the payload "'abcde'"
      When the host sends AT+MFTPAPPE=0,"all.bin",1,5,"abcde"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/all.bin" with the payload "all-bytes then 'abcde'"
      And the server has the file "/home/uftp/one.bin" with the payload "'B'"
      And the server has the file "/home/uftp/shorter.bin" with the payload "'1234'"
      And the server has the file "/home/uftp/as-long.bin" with the payload "'12345'"
      And the server has the file "/home/uftp/the-same.bin" with the payload "'abcde'"
      And the server has the file "/home/uftp/longer.bin" with the payload "'12345678'"
      And the server has the file "/home/uftp/long.bin" with the payload "text-3000"
      When the host sends AT+MFTPAPPE=0,"one.bin",1
      Then the module prompts for data
      When the host types abcde<SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/one.bin" with the payload "'B' then 'abcde'"
      When the host sends AT+MFTPAPPE=0,"shorter.bin",1,5
      Then the module prompts for data
      When the host types abcde
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/shorter.bin" with the payload "'1234' then 'abcde'"
      When the host sends AT+MFTPAPPE=0,"as-long.bin",1
      Then the module prompts for data
      When the host types abcde<SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/as-long.bin" with the payload "'12345' then 'abcde'"
      When the host sends AT+MFTPAPPE=0,"the-same.bin",1,5
      Then the module prompts for data
      When the host types abcde
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/the-same.bin" with the payload "'abcde' then 'abcde'"
      When the host sends AT+MFTPAPPE=0,"longer.bin",1
      Then the module prompts for data
      When the host types abcde<SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/longer.bin" with the payload "'12345678' then 'abcde'"
      When the host sends AT+MFTPAPPE=0,"long.bin",1,5
      Then the module prompts for data
      When the host types abcde
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/long.bin" with the payload "text-3000 then 'abcde'"

    @MFTPAPPE-203 @R3.11-12 @R3.11-33 @R3.11-52 @R3.11-53 @R3.12-12 @R3.12-33 @R3.12-53 @D41 @D66
    Scenario: The same data four times, and to names that are nearly the same, on channel 2
      Given channel 2 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/e.bin" with the payload "empty"
      When the host sends AT+MFTPAPPE=2,"e.bin",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,5
        """
      And the server holds the file "/home/uftp/e.bin" with the payload "'12345'"
      When the host sends AT+MFTPAPPE=2,"e.bin",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,5
        """
      And the server holds the file "/home/uftp/e.bin" with the payload "'12345' then '12345'"
      When the host sends AT+MFTPAPPE=2,"e.bin",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,5
        """
      And the server holds the file "/home/uftp/e.bin" with the payload "'12345' then '12345' then '12345'"
      When the host sends AT+MFTPAPPE=2,"e.bin",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,5
        """
      And the server holds the file "/home/uftp/e.bin" with the payload "'12345' then '12345' then '12345' then '12345'"
      When the host sends AT+MFTPAPPE=2,"e.bi",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,5
        """
      And the server holds the file "/home/uftp/e.bi" with the payload "'12345'"
      When the host sends AT+MFTPAPPE=2,"e.bin2",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,5
        """
      And the server holds the file "/home/uftp/e.bin2" with the payload "'12345'"
      When the host sends AT+MFTPAPPE=2,"f.bin",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,5
        """
      And the server holds the file "/home/uftp/f.bin" with the payload "'12345'"
      When the host sends AT+MFTPAPPE=2,"e.bi",1,5
      Then the module prompts for data
      When the host types 12345
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,5
        """
      And the server holds the file "/home/uftp/e.bi" with the payload "'12345' then '12345'"
      When the host sends AT+MFTPAPPE=2,"e",1
      Then the module prompts for data
      When the host types 1<SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,1
        """
      And the server holds the file "/home/uftp/e" with the payload "'1'"
      And the server holds the file "/home/uftp/e.bin" with the payload "'12345' then '12345' then '12345' then '12345'"
      When the host sends AT+MFTPSTOR=2,"f.bin",1,3,"abc"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 2,0,3
        """
      And the server holds the file "/home/uftp/f.bin" with the payload "'abc'"
      When the host sends AT+MFTPAPPE=2,"f.bin",1,4,"defg"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,4
        """
      And the server holds the file "/home/uftp/f.bin" with the payload "'abc' then 'defg'"
      When the host sends AT+MFTPSTOR=2,"f.bin",1,2,"hi"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 2,0,2
        """
      And the server holds the file "/home/uftp/f.bin" with the payload "'hi'"
      When the host sends AT+MFTPAPPE=2,"f.bin",1,4,"defg"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,4
        """
      And the server holds the file "/home/uftp/f.bin" with the payload "'hi' then 'defg'"
      When the host sends AT+MFTPAPPE=2,"f.bin",1,4,"defg"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,4
        """
      And the server holds the file "/home/uftp/f.bin" with the payload "'hi' then 'defg' then 'defg'"
      And the server holds the file "/home/uftp/e.bin" with the payload "'12345' then '12345' then '12345' then '12345'"
      And the server holds the file "/home/uftp/e.bi" with the payload "'12345' then '12345'"
      And the server holds the file "/home/uftp/e.bin2" with the payload "'12345'"
      And the server holds the file "/home/uftp/e" with the payload "'1'"

    @MFTPAPPE-217 @R3.11-29 @R3.11-33 @R3.11-49 @R3.12-33 @R3.12-49 @D24 @D25 @D41 @D64 @D66
    Scenario: After ctrl+z at once, over files and none, each form is whole, on channel 3
      Given channel 3 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/a.bin" with the payload "pattern-90"
      And the server has the file "/home/uftp/b.bin" with the payload "text-90"
      And the server has the file "/home/uftp/c.bin" with the payload "'1'"
      When the host sends AT+MFTPAPPE=3,"a.bin",1
      Then the module prompts for data
      When the host types <SUB>
      Then the command succeeds or fails
      When the host connects channel 3 if it is not connected
      And the host sends AT+MFTPAPPE=3,"1.bin",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 3,0,5
        """
      And the server holds the file "/home/uftp/1.bin" with the payload "'12345'"
      When the host sends AT+MFTPAPPE=3,"b.bin",1
      Then the module prompts for data
      When the host types <SUB>
      Then the command succeeds or fails
      When the host connects channel 3 if it is not connected
      And the host sends AT+MFTPAPPE=3,"2.bin",1,40
      Then the module prompts for data
      When the host types the payload "pattern-40"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 3,0,40
        """
      And the server holds the file "/home/uftp/2.bin" with the payload "pattern-40"
      When the host sends AT+MFTPAPPE=3,"c.bin",1
      Then the module prompts for data
      When the host types <SUB>
      Then the command succeeds or fails
      When the host connects channel 3 if it is not connected
      And the host sends AT+MFTPAPPE=3,"3.bin",1
      Then the module prompts for data
      When the host types the payload "text-41" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 3,0,41
        """
      And the server holds the file "/home/uftp/3.bin" with the payload "text-41"
      When the host sends AT+MFTPAPPE=3,"d.bin",1
      Then the module prompts for data
      When the host types <SUB>
      Then the command succeeds or fails
      When the host connects channel 3 if it is not connected
      And the host sends AT+MFTPSTOR=3,"4.bin",1,70,"<name-70>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 3,0,70
        """
      And the server holds the file "/home/uftp/4.bin" with the payload "name-70"

    @MFTPAPPE-204 @R3.11-12 @R3.11-33 @R3.11-44 @R3.11-53 @R3.12-33 @R3.12-44 @R3.12-53 @needs-files @D02
    Scenario: From local files that change, over files that are there before
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in with home "/home/uftp"
      And the module has the local file "/usr/a.bin" with the payload "pattern-600"
      And the module has the local file "/usr/b.bin" with the payload "'1'"
      And the server has the file "/home/uftp/one.bin" with the payload "'B'"
      And the server has the file "/home/uftp/shorter.bin" with the payload "'1234'"
      And the server has the file "/home/uftp/as-long.bin" with the payload "'12345'"
      And the server has the file "/home/uftp/the-same.bin" with the payload "'abcde'"
      And the server has the file "/home/uftp/longer.bin" with the payload "'12345678'"
      And the server has the file "/home/uftp/long.bin" with the payload "text-3000"
      And the server has the file "/home/uftp/empty.bin" with the payload "empty"
      And the server has the file "/home/uftp/all.bin" with the payload "all-bytes"
      When the host sends AT+MFTPAPPE=0,"one.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,600
        """
      And the server holds the file "/home/uftp/one.bin" with the payload "'B' then pattern-600"
      When the host sends AT+MFTPAPPE=0,"shorter.bin","/usr/b.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,1
        """
      And the server holds the file "/home/uftp/shorter.bin" with the payload "'1234' then '1'"
      When the host sends AT+MFTPAPPE=0,"as-long.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,600
        """
      And the server holds the file "/home/uftp/as-long.bin" with the payload "'12345' then pattern-600"
      When the host sends AT+MFTPAPPE=0,"the-same.bin","/usr/b.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,1
        """
      And the server holds the file "/home/uftp/the-same.bin" with the payload "'abcde' then '1'"
      When the host sends AT+MFTPAPPE=0,"longer.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,600
        """
      And the server holds the file "/home/uftp/longer.bin" with the payload "'12345678' then pattern-600"
      When the host sends AT+MFTPAPPE=0,"long.bin","/usr/b.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,1
        """
      And the server holds the file "/home/uftp/long.bin" with the payload "text-3000 then '1'"
      When the host sends AT+MFTPAPPE=0,"empty.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,600
        """
      And the server holds the file "/home/uftp/empty.bin" with the payload "pattern-600"
      When the host sends AT+MFTPAPPE=0,"all.bin","/usr/b.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,1
        """
      And the server holds the file "/home/uftp/all.bin" with the payload "all-bytes then '1'"
      When the host sends AT+MFTPAPPE=0,"one.bin","/usr/b.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,1
        """
      And the server holds the file "/home/uftp/one.bin" with the payload "'B' then pattern-600 then '1'"
      When the host sends AT+MFTPSTOR=0,"new.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 0,0,600
        """
      And the server holds the file "/home/uftp/new.bin" with the payload "pattern-600"
      When the host sends AT+MFTPAPPE=0,"new.bin","/usr/b.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,1
        """
      And the server holds the file "/home/uftp/new.bin" with the payload "pattern-600 then '1'"
      When the host sends AT+MFTPSTOR=0,"new.bin","/usr/b.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 0,0,1
        """
      And the server holds the file "/home/uftp/new.bin" with the payload "'1'"
      Given the module has the local file "/usr/a.bin" with the payload "text-599"
      When the host sends AT+MFTPAPPE=0,"new.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,599
        """
      And the server holds the file "/home/uftp/new.bin" with the payload "'1' then text-599"
      Given the module has the local file "/usr/a.bin" with the payload "pattern-601"
      When the host sends AT+MFTPAPPE=0,"new2.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,601
        """
      And the server holds the file "/home/uftp/new2.bin" with the payload "pattern-601"
      Given the module has the local file "/usr/a.bin" with the payload "text-601"
      When the host sends AT+MFTPSTOR=0,"new3.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 0,0,601
        """
      And the server holds the file "/home/uftp/new3.bin" with the payload "text-601"
      Given the module has the local file "/usr/b.bin" with the payload "pattern-5000"
      When the host sends AT+MFTPAPPE=0,"new4.bin","/usr/b.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,5000
        """
      And the server holds the file "/home/uftp/new4.bin" with the payload "pattern-5000"
      And the module holds the local file "/usr/a.bin" with the payload "text-601"
      And the module holds the local file "/usr/b.bin" with the payload "pattern-5000"

  Rule: contents: every value doubled, what looks like something else, and the borders of pieces

    @MFTPAPPE-205 @R3.11-28 @R3.11-29 @R3.11-30 @R3.11-33 @R3.11-49 @boundary @D41 @D45 @D66
    Scenario: Fourteen files of awkward contents, by number and up to ctrl+z
      Given channel 0 is logged in with home "/home/uftp"
      When the host sends AT+MFTPAPPE=0,"1.bin",1,1277
      Then the module prompts for data
      When the host types the payload "doubled"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1277
        """
      And the server holds the file "/home/uftp/1.bin" with the payload "doubled"
      When the host sends AT+MFTPAPPE=0,"2.bin",1,162
      Then the module prompts for data
      When the host types the payload "escapes"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,162
        """
      And the server holds the file "/home/uftp/2.bin" with the payload "escapes"
      When the host sends AT+MFTPAPPE=0,"3.bin",1,513
      Then the module prompts for data
      When the host types the payload "borders-513"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,513
        """
      And the server holds the file "/home/uftp/3.bin" with the payload "borders-513"
      When the host sends AT+MFTPAPPE=0,"4.bin",1,1025
      Then the module prompts for data
      When the host types the payload "borders-1025"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1025
        """
      And the server holds the file "/home/uftp/4.bin" with the payload "borders-1025"
      When the host sends AT+MFTPAPPE=0,"5.bin",1,1460
      Then the module prompts for data
      When the host types the payload "borders-1460"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1460
        """
      And the server holds the file "/home/uftp/5.bin" with the payload "borders-1460"
      When the host sends AT+MFTPAPPE=0,"6.bin",1,2048
      Then the module prompts for data
      When the host types the payload "borders-2048"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,2048
        """
      And the server holds the file "/home/uftp/6.bin" with the payload "borders-2048"
      When the host sends AT+MFTPAPPE=0,"7.bin",1,4096
      Then the module prompts for data
      When the host types the payload "borders-4096"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,4096
        """
      And the server holds the file "/home/uftp/7.bin" with the payload "borders-4096"
      When the host sends AT+MFTPAPPE=0,"11.bin",1
      Then the module prompts for data
      When the host types the payload "doubled-but-sub" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1267
        """
      And the server holds the file "/home/uftp/11.bin" with the payload "doubled-but-sub"
      When the host sends AT+MFTPAPPE=0,"12.bin",1
      Then the module prompts for data
      When the host types the payload "escapes" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,162
        """
      And the server holds the file "/home/uftp/12.bin" with the payload "escapes"
      When the host sends AT+MFTPAPPE=0,"13.bin",1
      Then the module prompts for data
      When the host types the payload "borders-512" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,512
        """
      And the server holds the file "/home/uftp/13.bin" with the payload "borders-512"
      When the host sends AT+MFTPAPPE=0,"14.bin",1
      Then the module prompts for data
      When the host types the payload "borders-1024" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1024
        """
      And the server holds the file "/home/uftp/14.bin" with the payload "borders-1024"
      When the host sends AT+MFTPAPPE=0,"15.bin",1
      Then the module prompts for data
      When the host types the payload "borders-1461" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1461
        """
      And the server holds the file "/home/uftp/15.bin" with the payload "borders-1461"
      When the host sends AT+MFTPAPPE=0,"16.bin",1
      Then the module prompts for data
      When the host types the payload "borders-2049" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,2049
        """
      And the server holds the file "/home/uftp/16.bin" with the payload "borders-2049"
      When the host sends AT+MFTPAPPE=0,"17.bin",1
      Then the module prompts for data
      When the host types the payload "borders-4095" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,4095
        """
      And the server holds the file "/home/uftp/17.bin" with the payload "borders-4095"

    @MFTPAPPE-206 @R3.11-32 @R3.11-33 @R3.11-49 @D58
    Scenario: Awkward data on the command line, one after another, on channel 1
      Given channel 1 is logged in with home "/home/uftp"
      When the host sends AT+MFTPAPPE=1,"1.txt",1,1,";"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,1
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        ;
        """
      When the host sends AT+MFTPAPPE=1,"2.txt",1,2,";;"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,2
        """
      And the server holds the file "/home/uftp/2.txt" with
        """
        ;;
        """
      When the host sends AT+MFTPAPPE=1,"3.txt",1,1,"%"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,1
        """
      And the server holds the file "/home/uftp/3.txt" with
        """
        %
        """
      When the host sends AT+MFTPAPPE=1,"4.txt",1,2,"%%"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,2
        """
      And the server holds the file "/home/uftp/4.txt" with
        """
        %%
        """
      When the host sends AT+MFTPAPPE=1,"5.txt",1,1,"+"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,1
        """
      And the server holds the file "/home/uftp/5.txt" with
        """
        +
        """
      When the host sends AT+MFTPAPPE=1,"6.txt",1,2,"++"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,2
        """
      And the server holds the file "/home/uftp/6.txt" with
        """
        ++
        """
      When the host sends AT+MFTPAPPE=1,"7.txt",1,6,"0x3132"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,6
        """
      And the server holds the file "/home/uftp/7.txt" with
        """
        0x3132
        """
      When the host sends AT+MFTPAPPE=1,"8.txt",1,3,"%41"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,3
        """
      And the server holds the file "/home/uftp/8.txt" with
        """
        %41
        """
      When the host sends AT+MFTPAPPE=1,"9.txt",1,3,"=41"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,3
        """
      And the server holds the file "/home/uftp/9.txt" with
        """
        =41
        """
      When the host sends AT+MFTPAPPE=1,"10.txt",1,1,"&"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,1
        """
      And the server holds the file "/home/uftp/10.txt" with
        """
        &
        """
      When the host sends AT+MFTPAPPE=1,"11.txt",1,1,"a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,1
        """
      And the server holds the file "/home/uftp/11.txt" with
        """
        a
        """
      When the host sends AT+MFTPAPPE=1,"12.txt",1,2,"OK"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,2
        """
      And the server holds the file "/home/uftp/12.txt" with
        """
        OK
        """
      When the host sends AT+MFTPAPPE=1,"13.txt",1,5,"ERROR"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,5
        """
      And the server holds the file "/home/uftp/13.txt" with
        """
        ERROR
        """
      When the host sends AT+MFTPAPPE=1,"14.txt",1,5,"2.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,5
        """
      And the server holds the file "/home/uftp/14.txt" with
        """
        2.txt
        """
      When the host sends AT+MFTPAPPE=1,"15.txt",1,12,"+MFTPAPPE: 0"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,12
        """
      And the server holds the file "/home/uftp/15.txt" with
        """
        +MFTPAPPE: 0
        """
      When the host sends AT+MFTPAPPE=1,"16.txt",1,3,"226"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,3
        """
      And the server holds the file "/home/uftp/16.txt" with
        """
        226
        """
      When the host sends AT+MFTPAPPE=1,"17.txt",1,8,"226 Done"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,8
        """
      And the server holds the file "/home/uftp/17.txt" with
        """
        226 Done
        """
      When the host sends AT+MFTPAPPE=1,"18.txt",1,1,">"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,1
        """
      And the server holds the file "/home/uftp/18.txt" with
        """
        >
        """
      When the host sends AT+MFTPAPPE=1,"19.txt",1,2,"> "
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,2
        """
      And the server holds the file "/home/uftp/19.txt" with
        """
        ><SP>
        """
      When the host sends AT+MFTPAPPE=1,"20.txt",1,2,"1a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,2
        """
      And the server holds the file "/home/uftp/20.txt" with
        """
        1a
        """
      When the host sends AT+MFTPAPPE=1,"21.txt",1,3,"1;5"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,3
        """
      And the server holds the file "/home/uftp/21.txt" with
        """
        1;5
        """
      When the host sends AT+MFTPAPPE=1,"22.txt",1,1,"-"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,1
        """
      And the server holds the file "/home/uftp/22.txt" with
        """
        -
        """
      When the host sends AT+MFTPAPPE=1,"23.txt",1,1,"."
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,1
        """
      And the server holds the file "/home/uftp/23.txt" with
        """
        .
        """
      When the host sends AT+MFTPAPPE=1,"24.txt",1,2,".."
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,2
        """
      And the server holds the file "/home/uftp/24.txt" with
        """
        ..
        """
      When the host sends AT+MFTPAPPE=1,"25.txt",1,1,"/"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,1
        """
      And the server holds the file "/home/uftp/25.txt" with
        """
        /
        """
      When the host sends AT+MFTPAPPE=1,"26.txt",1,1,"@"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,1
        """
      And the server holds the file "/home/uftp/26.txt" with
        """
        @
        """
      When the host sends AT+MFTPAPPE=1,"27.txt",1,4,"$(a)"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,4
        """
      And the server holds the file "/home/uftp/27.txt" with
        """
        $(a)
        """
      When the host sends AT+MFTPAPPE=1,"28.txt",1,3,"{a}"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,3
        """
      And the server holds the file "/home/uftp/28.txt" with
        """
        {a}
        """
      When the host sends AT+MFTPAPPE=1,"29.txt",1,5,"[1:2]"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,5
        """
      And the server holds the file "/home/uftp/29.txt" with
        """
        [1:2]
        """
      When the host sends AT+MFTPAPPE=1,"30.txt",1,1,"~"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,1
        """
      And the server holds the file "/home/uftp/30.txt" with
        """
        ~
        """
      When the host sends AT+MFTPAPPE=1,"31.txt",1,1,"|"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,1
        """
      And the server holds the file "/home/uftp/31.txt" with
        """
        |
        """
      When the host sends AT+MFTPAPPE=1,"32.txt",1,1,";"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,1
        """
      And the server holds the file "/home/uftp/32.txt" with
        """
        ;
        """
      When the host sends AT+MFTPAPPE=1,"33.txt",1,2,"AT"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,2
        """
      And the server holds the file "/home/uftp/33.txt" with
        """
        AT
        """
      When the host sends AT+MFTPAPPE=1,"34.txt",1,13,"AT+MFTPDISC=1"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,13
        """
      And the server holds the file "/home/uftp/34.txt" with
        """
        AT+MFTPDISC=1
        """
      When the host sends AT+MFTPAPPE=1,"35.txt",1,10,"NO CARRIER"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,10
        """
      And the server holds the file "/home/uftp/35.txt" with
        """
        NO CARRIER
        """

    @MFTPAPPE-207 @R3.11-33 @R3.11-44 @R3.11-49 @needs-files @boundary @D02
    Scenario: Seventeen local files of awkward contents, one after another
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in with home "/home/uftp"
      And the module has no local file "/usr/a.bin"
      And the server has the file "/home/uftp/whole.bin" with the payload "doubled"
      When the host sends AT+MFTPRETR=0,"whole.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 1277 bytes received on channel 0
      When the host sends AT+MFTPAPPE=0,"1.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,1277
        """
      And the server holds the file "/home/uftp/1.bin" with the payload "doubled"
      Given the module has the local file "/usr/a.bin" with the payload "escapes"
      When the host sends AT+MFTPAPPE=0,"2.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,162
        """
      And the server holds the file "/home/uftp/2.bin" with the payload "escapes"
      Given the module has the local file "/usr/a.bin" with the payload "borders-512"
      When the host sends AT+MFTPAPPE=0,"3.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,512
        """
      And the server holds the file "/home/uftp/3.bin" with the payload "borders-512"
      Given the module has the local file "/usr/a.bin" with the payload "borders-1460"
      When the host sends AT+MFTPAPPE=0,"4.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,1460
        """
      And the server holds the file "/home/uftp/4.bin" with the payload "borders-1460"
      Given the module has the local file "/usr/a.bin" with the payload "borders-4096"
      When the host sends AT+MFTPAPPE=0,"5.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,4096
        """
      And the server holds the file "/home/uftp/5.bin" with the payload "borders-4096"
      Given the module has the local file "/usr/a.bin" with the payload "borders-4097"
      When the host sends AT+MFTPAPPE=0,"6.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,4097
        """
      And the server holds the file "/home/uftp/6.bin" with the payload "borders-4097"
      Given the module has the local file "/usr/a.bin" with the payload "borders-9000"
      When the host sends AT+MFTPAPPE=0,"7.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,9000
        """
      And the server holds the file "/home/uftp/7.bin" with the payload "borders-9000"
      Given the module has the local file "/usr/a.bin" with
        """
        <NUL>
        """
      When the host sends AT+MFTPAPPE=0,"1.txt","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,1
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        <NUL>
        """
      Given the module has the local file "/usr/a.bin" with
        """
        <LF>
        """
      When the host sends AT+MFTPAPPE=0,"2.txt","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,1
        """
      And the server holds the file "/home/uftp/2.txt" with
        """
        <LF>
        """
      Given the module has the local file "/usr/a.bin" with
        """
        <CR>
        """
      When the host sends AT+MFTPAPPE=0,"3.txt","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,1
        """
      And the server holds the file "/home/uftp/3.txt" with
        """
        <CR>
        """
      Given the module has the local file "/usr/a.bin" with
        """
        <SUB>
        """
      When the host sends AT+MFTPAPPE=0,"4.txt","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,1
        """
      And the server holds the file "/home/uftp/4.txt" with
        """
        <SUB>
        """
      Given the server has the file "/home/uftp/whole.bin" with
        """
        <ESC>
        """
      When the host sends AT+MFTPRETR=0,"whole.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      When the host sends AT+MFTPAPPE=0,"5.txt","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,1
        """
      And the server holds the file "/home/uftp/5.txt" with
        """
        <ESC>
        """
      Given the module has the local file "/usr/a.bin" with
        """
        "
        """
      When the host sends AT+MFTPAPPE=0,"6.txt","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,1
        """
      And the server holds the file "/home/uftp/6.txt" with
        """
        "
        """
      Given the module has the local file "/usr/a.bin" with
        """
        +++
        """
      When the host sends AT+MFTPAPPE=0,"7.txt","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,3
        """
      And the server holds the file "/home/uftp/7.txt" with
        """
        +++
        """
      Given the module has the local file "/usr/a.bin" with
        """
        <xFF><xFF>
        """
      When the host sends AT+MFTPAPPE=0,"8.txt","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,2
        """
      And the server holds the file "/home/uftp/8.txt" with
        """
        <xFF><xFF>
        """
      Given the module has the local file "/usr/a.bin" with
        """
        <CR><LF>
        """
      When the host sends AT+MFTPAPPE=0,"9.txt","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,2
        """
      And the server holds the file "/home/uftp/9.txt" with
        """
        <CR><LF>
        """
      Given the module has the local file "/usr/a.bin" with
        """
        <xEF><xBB><xBF>
        """
      When the host sends AT+MFTPAPPE=0,"10.txt","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,3
        """
      And the server holds the file "/home/uftp/10.txt" with
        """
        <xEF><xBB><xBF>
        """

    @MFTPAPPE-208 @R3.11-24 @R3.11-26 @R3.11-49 @slow @D39 @D40
    Scenario: Awkward contents in transparent mode, twice
      Given channel 0 is logged in with home "/home/uftp"
      When the host sends AT+MFTPAPPE=0,"1.bin"
      Then the module connects
      When the host types the payload "doubled then escapes"
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +MFTPAPPE: 0,0,1439
        """
      And the server holds the file "/home/uftp/1.bin" with the payload "doubled then escapes"
      When the host sends AT+MFTPAPPE=0,"2.bin"
      Then the module connects
      When the host types the payload "borders-4097"
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +MFTPAPPE: 0,0,4097
        """
      And the server holds the file "/home/uftp/2.bin" with the payload "borders-4097"

    @MFTPAPPE-209 @R3.11-12 @R3.11-32 @R3.11-49 @boundary
    Scenario: Every length from 1 to 40 on the command line, long and short in turn, on channel 5
      Given channel 5 is logged in with home "/home/uftp"
      When these lines are sent 1 times, and each of them succeeds
        """
        AT+MFTPAPPE=5,"7.txt",1,7,"<name-7>"
        AT+MFTPAPPE=5,"14.txt",1,14,"<name-14>"
        AT+MFTPAPPE=5,"21.txt",1,21,"<name-21>"
        AT+MFTPAPPE=5,"28.txt",1,28,"<name-28>"
        AT+MFTPAPPE=5,"35.txt",1,35,"<name-35>"
        AT+MFTPAPPE=5,"1.txt",1,1,"<name-1>"
        AT+MFTPAPPE=5,"8.txt",1,8,"<name-8>"
        AT+MFTPAPPE=5,"15.txt",1,15,"<name-15>"
        AT+MFTPAPPE=5,"22.txt",1,22,"<name-22>"
        AT+MFTPAPPE=5,"29.txt",1,29,"<name-29>"
        AT+MFTPAPPE=5,"36.txt",1,36,"<name-36>"
        AT+MFTPAPPE=5,"2.txt",1,2,"<name-2>"
        AT+MFTPAPPE=5,"9.txt",1,9,"<name-9>"
        AT+MFTPAPPE=5,"16.txt",1,16,"<name-16>"
        AT+MFTPAPPE=5,"23.txt",1,23,"<name-23>"
        AT+MFTPAPPE=5,"30.txt",1,30,"<name-30>"
        AT+MFTPAPPE=5,"37.txt",1,37,"<name-37>"
        AT+MFTPAPPE=5,"3.txt",1,3,"<name-3>"
        AT+MFTPAPPE=5,"10.txt",1,10,"<name-10>"
        AT+MFTPAPPE=5,"17.txt",1,17,"<name-17>"
        AT+MFTPAPPE=5,"24.txt",1,24,"<name-24>"
        AT+MFTPAPPE=5,"31.txt",1,31,"<name-31>"
        AT+MFTPAPPE=5,"38.txt",1,38,"<name-38>"
        AT+MFTPAPPE=5,"4.txt",1,4,"<name-4>"
        AT+MFTPAPPE=5,"11.txt",1,11,"<name-11>"
        AT+MFTPAPPE=5,"18.txt",1,18,"<name-18>"
        AT+MFTPAPPE=5,"25.txt",1,25,"<name-25>"
        AT+MFTPAPPE=5,"32.txt",1,32,"<name-32>"
        AT+MFTPAPPE=5,"39.txt",1,39,"<name-39>"
        AT+MFTPAPPE=5,"5.txt",1,5,"<name-5>"
        AT+MFTPAPPE=5,"12.txt",1,12,"<name-12>"
        AT+MFTPAPPE=5,"19.txt",1,19,"<name-19>"
        AT+MFTPAPPE=5,"26.txt",1,26,"<name-26>"
        AT+MFTPAPPE=5,"33.txt",1,33,"<name-33>"
        AT+MFTPAPPE=5,"40.txt",1,40,"<name-40>"
        AT+MFTPAPPE=5,"6.txt",1,6,"<name-6>"
        AT+MFTPAPPE=5,"13.txt",1,13,"<name-13>"
        AT+MFTPAPPE=5,"20.txt",1,20,"<name-20>"
        AT+MFTPAPPE=5,"27.txt",1,27,"<name-27>"
        AT+MFTPAPPE=5,"34.txt",1,34,"<name-34>"
        """
      Then the server holds the file "/home/uftp/1.txt" with the payload "name-1"
      And the server holds the file "/home/uftp/2.txt" with the payload "name-2"
      And the server holds the file "/home/uftp/3.txt" with the payload "name-3"
      And the server holds the file "/home/uftp/4.txt" with the payload "name-4"
      And the server holds the file "/home/uftp/5.txt" with the payload "name-5"
      And the server holds the file "/home/uftp/6.txt" with the payload "name-6"
      And the server holds the file "/home/uftp/7.txt" with the payload "name-7"
      And the server holds the file "/home/uftp/8.txt" with the payload "name-8"
      And the server holds the file "/home/uftp/9.txt" with the payload "name-9"
      And the server holds the file "/home/uftp/10.txt" with the payload "name-10"
      And the server holds the file "/home/uftp/11.txt" with the payload "name-11"
      And the server holds the file "/home/uftp/12.txt" with the payload "name-12"
      And the server holds the file "/home/uftp/13.txt" with the payload "name-13"
      And the server holds the file "/home/uftp/14.txt" with the payload "name-14"
      And the server holds the file "/home/uftp/15.txt" with the payload "name-15"
      And the server holds the file "/home/uftp/16.txt" with the payload "name-16"
      And the server holds the file "/home/uftp/17.txt" with the payload "name-17"
      And the server holds the file "/home/uftp/18.txt" with the payload "name-18"
      And the server holds the file "/home/uftp/19.txt" with the payload "name-19"
      And the server holds the file "/home/uftp/20.txt" with the payload "name-20"
      And the server holds the file "/home/uftp/21.txt" with the payload "name-21"
      And the server holds the file "/home/uftp/22.txt" with the payload "name-22"
      And the server holds the file "/home/uftp/23.txt" with the payload "name-23"
      And the server holds the file "/home/uftp/24.txt" with the payload "name-24"
      And the server holds the file "/home/uftp/25.txt" with the payload "name-25"
      And the server holds the file "/home/uftp/26.txt" with the payload "name-26"
      And the server holds the file "/home/uftp/27.txt" with the payload "name-27"
      And the server holds the file "/home/uftp/28.txt" with the payload "name-28"
      And the server holds the file "/home/uftp/29.txt" with the payload "name-29"
      And the server holds the file "/home/uftp/30.txt" with the payload "name-30"
      And the server holds the file "/home/uftp/31.txt" with the payload "name-31"
      And the server holds the file "/home/uftp/32.txt" with the payload "name-32"
      And the server holds the file "/home/uftp/33.txt" with the payload "name-33"
      And the server holds the file "/home/uftp/34.txt" with the payload "name-34"
      And the server holds the file "/home/uftp/35.txt" with the payload "name-35"
      And the server holds the file "/home/uftp/36.txt" with the payload "name-36"
      And the server holds the file "/home/uftp/37.txt" with the payload "name-37"
      And the server holds the file "/home/uftp/38.txt" with the payload "name-38"
      And the server holds the file "/home/uftp/39.txt" with the payload "name-39"
      And the server holds the file "/home/uftp/40.txt" with the payload "name-40"

  Rule: packets of every kind, and what comes between them

    @MFTPAPPE-210 @R3.11-33 @R3.11-34 @R3.11-35 @R3.11-49 @D41 @D42 @D66
    Scenario: A file of twenty packets, of 1 to 20 bytes, in three forms
      Given channel 0 is logged in with home "/home/uftp"
      When the host sends AT+MFTPAPPE=0,"a.bin",0,1
      Then the module prompts for data
      When the host types the payload "pattern-1"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1
        """
      When the host sends AT+MFTPAPPE=0,"a.bin",0
      Then the module prompts for data
      When the host types the payload "text-2" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,2
        """
      When the host sends AT+MFTPAPPE=0,"a.bin",0,3,"<name-3>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,3
        """
      When the host sends AT+MFTPAPPE=0,"a.bin",0,4
      Then the module prompts for data
      When the host types the payload "pattern-4"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,4
        """
      When the host sends AT+MFTPAPPE=0,"a.bin",0
      Then the module prompts for data
      When the host types the payload "text-5" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      When the host sends AT+MFTPAPPE=0,"a.bin",0,6,"<name-6>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,6
        """
      When the host sends AT+MFTPAPPE=0,"a.bin",0,7
      Then the module prompts for data
      When the host types the payload "pattern-7"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,7
        """
      When the host sends AT+MFTPAPPE=0,"a.bin",0
      Then the module prompts for data
      When the host types the payload "text-8" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,8
        """
      When the host sends AT+MFTPAPPE=0,"a.bin",0,9,"<name-9>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,9
        """
      When the host sends AT+MFTPAPPE=0,"a.bin",0,10
      Then the module prompts for data
      When the host types the payload "pattern-10"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,10
        """
      When the host sends AT+MFTPAPPE=0,"a.bin",0
      Then the module prompts for data
      When the host types the payload "text-11" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,11
        """
      When the host sends AT+MFTPAPPE=0,"a.bin",0,12,"<name-12>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,12
        """
      When the host sends AT+MFTPAPPE=0,"a.bin",0,13
      Then the module prompts for data
      When the host types the payload "pattern-13"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,13
        """
      When the host sends AT+MFTPAPPE=0,"a.bin",0
      Then the module prompts for data
      When the host types the payload "text-14" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,14
        """
      When the host sends AT+MFTPAPPE=0,"a.bin",0,15,"<name-15>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,15
        """
      When the host sends AT+MFTPAPPE=0,"a.bin",0,16
      Then the module prompts for data
      When the host types the payload "pattern-16"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,16
        """
      When the host sends AT+MFTPAPPE=0,"a.bin",0
      Then the module prompts for data
      When the host types the payload "text-17" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,17
        """
      When the host sends AT+MFTPAPPE=0,"a.bin",0,18,"<name-18>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,18
        """
      When the host sends AT+MFTPAPPE=0,"a.bin",0,19
      Then the module prompts for data
      When the host types the payload "pattern-19"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,19
        """
      When the host sends AT+MFTPAPPE=0,"a.bin",1
      Then the module prompts for data
      When the host types the payload "text-20" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,20
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-1 then text-2 then name-3 then pattern-4 then text-5 then name-6 then pattern-7 then text-8 then name-9 then pattern-10 then text-11 then name-12 then pattern-13 then text-14 then name-15 then pattern-16 then text-17 then name-18 then pattern-19 then text-20"
      And no transfer of channel 0 is open at the server
      When the host sends AT+MFTPAPPE=0,"b.bin",1,4,"next"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,4
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "'next'"

    @MFTPAPPE-211 @R3.11-33 @R3.11-34 @R3.11-35 @R3.11-38 @R3.11-40 @R3.11-49 @D41 @D42 @D43 @D66
    Scenario: Long packets and short ones in one file, and the next files, on channel 2
      Given channel 2 is logged in with home "/home/uftp"
      When the host sends AT+MFTPAPPE=2,"a.bin",0,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,4096
        """
      When the host sends AT+MFTPAPPE=2,"a.bin",0,1,"1"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,1
        """
      When the host sends AT+MFTPAPPE=2,"a.bin",0,4095
      Then the module prompts for data
      When the host types the payload "pattern-4095"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,4095
        """
      When the host sends AT+MFTPAPPE=2,"a.bin",0
      Then the module prompts for data
      When the host types the payload "text-4096" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,4096
        """
      When the host sends AT+MFTPAPPE=2,"a.bin",0,1024,"<name-1024>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,1024
        """
      When the host sends AT+MFTPAPPE=2,"a.bin",0,256
      Then the module prompts for data
      When the host types the payload "all-bytes"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,256
        """
      When the host sends AT+MFTPAPPE=2,"a.bin",0
      Then the module prompts for data
      When the host types 2<SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,1
        """
      When the host sends AT+MFTPAPPE=2,"a.bin",1,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,4096
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-4096 then '1' then pattern-4095 then text-4096 then name-1024 then all-bytes then '2' then pattern-4096"
      And no transfer of channel 2 is open at the server
      When the host sends AT+MFTPAPPE=2,"b.bin",1,2
      Then the module prompts for data
      When the host types the payload "pattern-2"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,2
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "pattern-2"
      When the host sends AT+MFTPAPPE=2,"c.bin",0,1024,"<name-1024>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,1024
        """
      When the host sends AT+MFTPAPPE=2,"c.bin",0,1024,"<name-1024>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,1024
        """
      When the host sends AT+MFTPAPPE=2,"c.bin",1,1023,"<name-1023>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,1023
        """
      And the server holds the file "/home/uftp/c.bin" with the payload "name-1024 then name-1024 then name-1023"
      And no transfer of channel 2 is open at the server

    @MFTPAPPE-212 @R3.11-33 @R3.11-34 @R3.11-35 @R3.11-49 @R3.11-50 @R3.12-33 @R3.12-34 @R3.12-35 @R3.12-49 @R3.12-50 @R3.10-36 @R3.10-43 @D04 @D05 @D27 @D41 @D42 @D66
    Scenario: Packets of two channels in turn, and whole transfers of a third between them
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      And channel 2 is logged in with home "/home/third"
      And the server has the file "/home/third/t.bin" with the payload "pattern-3000"
      When the host sends AT+MFTPAPPE=0,"a.bin",0,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,4096
        """
      When the host sends AT+MFTPSTOR=1,"a.bin",0,5,"abcde"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 1,0,5
        """
      When the host sends AT+MFTPRETR=2,"t.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/third/t.bin" on channel 2
      When the host sends AT+MFTPAPPE=0,"a.bin",0
      Then the module prompts for data
      When the host types the payload "text-60" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,60
        """
      When the host sends AT+MFTPSTOR=1,"a.bin",0,700
      Then the module prompts for data
      When the host types the payload "pattern-700"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 1,0,700
        """
      When the host sends AT+MFTPAPPE=2,"b.bin",1,5,"whole"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,5
        """
      And the server holds the file "/home/third/b.bin" with the payload "'whole'"
      When the host sends AT+MFTPRETR=2,"t.bin",,1000,9
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/third/t.bin" on channel 2 from byte 1000 for 9 bytes
      When the host sends AT+MFTPSTOR=1,"a.bin",1,3,"end"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 1,0,3
        """
      And the server holds the file "/home/other/a.bin" with the payload "'abcde' then pattern-700 then 'end'"
      And no transfer of channel 1 is open at the server
      When the host sends AT+MFTPAPPE=1,"b.bin",1,2,"12"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,2
        """
      And the server holds the file "/home/other/b.bin" with the payload "'12'"
      When the host sends AT+MFTPAPPE=0,"a.bin",1,4,"last"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,4
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-4096 then text-60 then 'last'"
      And no transfer of channel 0 is open at the server
      When the host sends AT+MFTPRETR=1,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/other/a.bin" on channel 1
      When the host sends AT+MFTPRETR=0,"a.bin",,4090,20
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 4090 for 20 bytes

  Rule: long names and long data

    @MFTPAPPE-213 @R3.11-21 @R3.11-32 @R3.11-33 @R3.11-40 @R3.11-49 @R3.10-21 @R3.10-36 @D04 @D05 @D41 @D43 @D50 @D66
    Scenario: Long names with long and short data, short names with both
      Given channel 0 is logged in with home "/home/uftp"
      When the host sends AT+MFTPAPPE=0,"<name-255>",1,1024,"<name-1024>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1024
        """
      And the server holds the file "/home/uftp/<name-255>" with the payload "name-1024"
      When the host sends AT+MFTPAPPE=0,"1",1,1,"1"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1
        """
      And the server holds the file "/home/uftp/1" with the payload "'1'"
      When the host sends AT+MFTPAPPE=0,"2",1,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,4096
        """
      And the server holds the file "/home/uftp/2" with the payload "pattern-4096"
      When the host sends AT+MFTPAPPE=0,"<name-254>",1,2,"ab"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,2
        """
      And the server holds the file "/home/uftp/<name-254>" with the payload "'ab'"
      When the host sends AT+MFTPAPPE=0,"3",1,1024,"<name-1024>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1024
        """
      And the server holds the file "/home/uftp/3" with the payload "name-1024"
      When the host sends AT+MFTPAPPE=0,"<name-253>",1
      Then the module prompts for data
      When the host types the payload "text-9" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,9
        """
      And the server holds the file "/home/uftp/<name-253>" with the payload "text-9"
      When the host sends AT+MFTPAPPE=0,"4",1,1,"2"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1
        """
      And the server holds the file "/home/uftp/4" with the payload "'2'"
      And the server holds the file "/home/uftp/<name-255>" with the payload "name-1024"
      When the host sends AT+MFTPAPPE=0,"<name-200>",1,1000,"<name-1000>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1000
        """
      And the server holds the file "/home/uftp/<name-200>" with the payload "name-1000"
      When the host sends AT+MFTPAPPE=0,"<name-252>",1,1023,"<name-1023>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1023
        """
      And the server holds the file "/home/uftp/<name-252>" with the payload "name-1023"
      When the host sends AT+MFTPRETR=0,"<name-255>"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/<name-255>" on channel 0
      When the host sends AT+MFTPRETR=0,"<name-252>",,1000,20
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/<name-252>" on channel 0 from byte 1000 for 20 bytes

  Rule: an upload that fails leaves nothing to the next

    @MFTPAPPE-214 @R3.11-12 @R3.11-13 @R3.11-33 @R3.11-49 @D24 @D25 @D41 @D42 @D65 @D66 @error
    Scenario Outline: After <class> each form works
      Given channel 0 is logged in with home "/home/uftp"
      Given the server <fault>
      When the host sends AT+MFTPAPPE=0,"x.bin",1,7,"refused"
      Then the command fails as any
      When the server is itself again
      When the host sends AT+MFTPAPPE=0,"1.bin",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/1.bin" with the payload "'12345'"
      Given the server <fault>
      When the host sends AT+MFTPAPPE=0,"x.bin",1,7,"refused"
      Then the command fails as any
      When the server is itself again
      When the host sends AT+MFTPAPPE=0,"2.bin",1,300
      Then the module prompts for data
      When the host types the payload "pattern-300"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,300
        """
      And the server holds the file "/home/uftp/2.bin" with the payload "pattern-300"
      Given the server <fault>
      When the host sends AT+MFTPAPPE=0,"x.bin",1,7,"refused"
      Then the command fails as any
      When the server is itself again
      When the host sends AT+MFTPAPPE=0,"3.bin",1
      Then the module prompts for data
      When the host types the payload "text-40" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,40
        """
      And the server holds the file "/home/uftp/3.bin" with the payload "text-40"
      Given the server <fault>
      When the host sends AT+MFTPAPPE=0,"x.bin",1,7,"refused"
      Then the command fails as any
      When the server is itself again
      When the host sends AT+MFTPAPPE=0,"4.bin",0,9
      Then the module prompts for data
      When the host types the payload "pattern-9"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,9
        """
      When the host sends AT+MFTPAPPE=0,"4.bin",1,3,"abc"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,3
        """
      And the server holds the file "/home/uftp/4.bin" with the payload "pattern-9 then 'abc'"
      And no transfer of channel 0 is open at the server

      Examples:
        | key | class             | fault                                   |
        | 553 | a refusal         | answers APPE or STOR with 553 Not today |
        | 452 | a refusal for now | answers APPE or STOR with 452 No room   |

    @MFTPAPPE-218 @R3.11-12 @R3.11-13 @R3.11-33 @R3.11-49 @D24 @D25 @D41 @D65 @D66 @error
    Scenario Outline: After <class> the next uploads are whole, if need be over a new connection
      Given channel 0 is logged in with home "/home/uftp"
      Given the server <fault>
      When the host sends AT+MFTPAPPE=0,"x.bin",1,7,"refused"
      Then the command fails as any
      And the module may report the end of connection 0
      When the server is itself again
      And the host connects channel 0 if it is not connected
      When the host sends AT+MFTPAPPE=0,"2.bin",1,300
      Then the module prompts for data
      When the host types the payload "pattern-300"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,300
        """
      And the server holds the file "/home/uftp/2.bin" with the payload "pattern-300"
      Given the server <fault>
      When the host sends AT+MFTPAPPE=0,"x.bin",1,7,"refused"
      Then the command fails as any
      And the module may report the end of connection 0
      When the server is itself again
      And the host connects channel 0 if it is not connected
      When the host sends AT+MFTPAPPE=0,"3.bin",1
      Then the module prompts for data
      When the host types the payload "text-40" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,40
        """
      And the server holds the file "/home/uftp/3.bin" with the payload "text-40"

      Examples:
        | key     | class                           | fault                                                          |
        | 552-end | a lack of room                  | ends APPE or STOR with 552 No room                             |
        | 426-end | a transfer that the server ends | ends APPE or STOR with 426 Connection closed, transfer aborted |
        | no-data | no data connection              | refuses data connections                                       |

  Rule: uploads over TLS and with servers of other makes

    @MFTPAPPE-215 @R3.11-33 @R3.11-34 @R3.11-35 @R3.11-49 @R3.1-50 @R3.12-33 @R3.12-49 @R3.10-36 @security @D04 @D05 @D41 @D42 @D65 @D66
    Scenario Outline: By <how> FTPS: more than a record in packets, and other uploads after it, on channel <id>
      Given the server requires <how> FTPS
      And channel <id> is set to "ssl" <mode>,0
      And channel <id> is logged in with home "/home/uftp"
      When the host sends AT+MFTPAPPE=<id>,"a.bin",0,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: <id>,0,4096
        """
      When the host sends AT+MFTPAPPE=<id>,"a.bin",0,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: <id>,0,4096
        """
      When the host sends AT+MFTPAPPE=<id>,"a.bin",0,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: <id>,0,4096
        """
      When the host sends AT+MFTPAPPE=<id>,"a.bin",0,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: <id>,0,4096
        """
      When the host sends AT+MFTPAPPE=<id>,"a.bin",0,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: <id>,0,4096
        """
      When the host sends AT+MFTPAPPE=<id>,"a.bin",1,3,"end"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: <id>,0,3
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-4096 then pattern-4096 then pattern-4096 then pattern-4096 then pattern-4096 then 'end'"
      And no transfer of channel <id> is open at the server
      And the last transfer of channel <id> was secure
      When the host sends AT+MFTPAPPE=<id>,"b.bin",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: <id>,0,5
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "'12345'"
      And the last transfer of channel <id> was secure
      When the host sends AT+MFTPSTOR=<id>,"c.bin",1,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: <id>,0,4096
        """
      And the server holds the file "/home/uftp/c.bin" with the payload "pattern-4096"
      And the last transfer of channel <id> was secure
      When the host sends AT+MFTPAPPE=<id>,"d.bin",1
      Then the module prompts for data
      When the host types the payload "text-4096" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: <id>,0,4096
        """
      And the server holds the file "/home/uftp/d.bin" with the payload "text-4096"
      And the last transfer of channel <id> was secure
      When the host sends AT+MFTPAPPE=<id>,"e.bin",1,1024,"<name-1024>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: <id>,0,1024
        """
      And the server holds the file "/home/uftp/e.bin" with the payload "name-1024"
      And the last transfer of channel <id> was secure
      When the host sends AT+MFTPRETR=<id>,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel <id>

      @R3.1-47 @needs-implicit-ftps
      Examples:
        | how      | mode | id |
        | implicit | 1    | 1  |

      @R3.1-48 @needs-explicit-ftps
      Examples:
        | how      | mode | id |
        | explicit | 2    | 4  |

    @MFTPAPPE-216 @R3.11-12 @R3.11-33 @R3.11-34 @R3.11-35 @R3.11-49 @R3.11-52 @R3.12-12 @R3.12-33 @R3.12-49 @R3.10-36 @D04 @D05 @D41 @D42 @D65 @D66
    Scenario Outline: Six uploads one after another to a server like <make>
      Given the server behaves like "<make>"
      And channel 0 is logged in with home "/home/uftp"
      When the host sends AT+MFTPAPPE=0,"a.bin",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "'12345'"
      When the host sends AT+MFTPAPPE=0,"b.bin",1,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,4096
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "pattern-4096"
      When the host sends AT+MFTPSTOR=0,"c.bin",1
      Then the module prompts for data
      When the host types the payload "text-30" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,30
        """
      And the server holds the file "/home/uftp/c.bin" with the payload "text-30"
      When the host sends AT+MFTPAPPE=0,"d.bin",0,1,"1"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1
        """
      When the host sends AT+MFTPAPPE=0,"d.bin",0,700
      Then the module prompts for data
      When the host types the payload "pattern-700"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,700
        """
      When the host sends AT+MFTPAPPE=0,"d.bin",1
      Then the module prompts for data
      When the host types 23<SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,2
        """
      And the server holds the file "/home/uftp/d.bin" with the payload "'1' then pattern-700 then '23'"
      And no transfer of channel 0 is open at the server
      When the host sends AT+MFTPSTOR=0,"e.bin",1,1024,"<name-1024>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,1024
        """
      And the server holds the file "/home/uftp/e.bin" with the payload "name-1024"
      When the host sends AT+MFTPAPPE=0,"f.bin",1,1,"6"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1
        """
      And the server holds the file "/home/uftp/f.bin" with the payload "'6'"
      When the host sends AT+MFTPRETR=0,"d.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/d.bin" on channel 0

      Examples:
        | make        |
        | answers-125 |
        | every-line  |
        | 250-end     |
        | halves      |
        | bytes       |
        | no-size     |

      @needs-ipv4
      Examples:
        | make    |
        | no-epsv |
        | terse   |


  Rule: from place to place

    @MFTPAPPE-240 @R3.11-12 @R3.11-51 @R3.11-61 @D24 @D25
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
      When the host sends AT+MFTPAPPE=0,"s0.txt",1,5,"10000"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/a/a"
      When the host sends AT+MFTPLIST=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=0,"s1.txt",1,5,"10001"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/a/a/a"
      When the host sends AT+MFTPRETR=0,"missing.txt"
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=0,"s2.txt",1,5,"10002"
      Then the command succeeds
      Given channel 0 works in "/"
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=0,"s3.txt",1,5,"10003"
      Then the command succeeds
      Given channel 0 works in "/a"
      When the host sends AT+MFTPRN=0,"missing","found"
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=0,"s4.txt",1,5,"10004"
      Then the command succeeds
      Given channel 0 works in "/home/a"
      When the host sends AT+MFTPAPPE=0,"/home",1,3,"abc"
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=0,"s5.txt",1,5,"10005"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/a/b/c/d/e/f/g/h"
      When the host sends AT+MFTPMKD=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=0,"s6.txt",1,5,"10006"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/ab"
      When the host sends AT+MFTPLIST=0,"/missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=0,"s7.txt",1,5,"10007"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/A"
      When the host sends AT+MFTPSTOR=0,"/home",1,3,"abc"
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=0,"s8.txt",1,5,"10008"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/a.d/a.d"
      When the host sends AT+MFTPRETR=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=0,"s9.txt",1,5,"10009"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/ab/a"
      When the host sends AT+MFTPLIST=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=0,"s10.txt",1,5,"10010"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/a"
      When the host sends AT+MFTPRETR=0,"missing.txt"
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=0,"s11.txt",1,5,"10011"
      Then the command succeeds
      Given channel 0 works in "/home/uftp"
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=0,"s12.txt",1,5,"10012"
      Then the command succeeds
      Given channel 0 works in "/home"
      When the host sends AT+MFTPRN=0,"missing","found"
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=0,"s13.txt",1,5,"10013"
      Then the command succeeds
      And the server holds in "/" just
        """
        /a/s4.txt: 10004
        /home/a/s5.txt: 10005
        /home/s13.txt: 10013
        /home/uftp/A/s8.txt: 10008
        /home/uftp/a.d/a.d/s9.txt: 10009
        /home/uftp/a/a/a/s2.txt: 10002
        /home/uftp/a/a/s1.txt: 10001
        /home/uftp/a/b/c/d/e/f/g/h/s6.txt: 10006
        /home/uftp/a/s0.txt: 10000
        /home/uftp/a/s11.txt: 10011
        /home/uftp/ab/a/s10.txt: 10010
        /home/uftp/ab/s7.txt: 10007
        /home/uftp/s12.txt: 10012
        /s3.txt: 10003
        """

    @MFTPAPPE-241 @R3.11-12 @R3.11-51 @R3.11-50 @R3.11-61 @D24 @D25
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
      When the host sends AT+MFTPAPPE=0,"s0.txt",1,5,"10000"
      Then the command succeeds
      Given channel 5 works in "/a"
      When the host sends AT+MFTPAPPE=5,"s1.txt",1,5,"10001"
      Then the command succeeds
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=5,"s2.txt",1,5,"10002"
      Then the command succeeds
      When the host sends AT+MFTPAPPE=0,"s3.txt",1,5,"10003"
      Then the command succeeds
      Given channel 0 works in "/a"
      When the host sends AT+MFTPAPPE=0,"s4.txt",1,5,"10004"
      Then the command succeeds
      Given channel 5 works in "/home/uftp/a"
      When the host sends AT+MFTPMKD=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=5,"s5.txt",1,5,"10005"
      Then the command succeeds
      Given channel 5 works in "/"
      When the host sends AT+MFTPAPPE=5,"s6.txt",1,5,"10006"
      Then the command succeeds
      Given channel 0 works in "/home/a"
      When the host sends AT+MFTPAPPE=0,"s7.txt",1,5,"10007"
      Then the command succeeds
      Given channel 5 works in "/home/a"
      When the host sends AT+MFTPRETR=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=5,"s8.txt",1,5,"10008"
      Then the command succeeds
      Given channel 0 works in "/"
      When the host sends AT+MFTPAPPE=0,"s9.txt",1,5,"10009"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/ab"
      When the host sends AT+MFTPAPPE=0,"s10.txt",1,5,"10010"
      Then the command succeeds
      Given channel 5 works in "/home/uftp/ab/a"
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=5,"s11.txt",1,5,"10011"
      Then the command succeeds
      And the server holds in "/" just
        """
        /a/s1.txt: 10001
        /a/s2.txt: 10002
        /a/s4.txt: 10004
        /home/a/s7.txt: 10007
        /home/a/s8.txt: 10008
        /home/uftp/A/
        /home/uftp/a.d/a.d/
        /home/uftp/a/a/a/
        /home/uftp/a/b/c/d/e/f/g/h/
        /home/uftp/a/s0.txt: 10000
        /home/uftp/a/s3.txt: 10003
        /home/uftp/a/s5.txt: 10005
        /home/uftp/ab/a/s11.txt: 10011
        /home/uftp/ab/s10.txt: 10010
        /s6.txt: 10006
        /s9.txt: 10009
        """

  Rule: what has the same name elsewhere stays as it is

    @MFTPAPPE-245 @R3.11-12 @R3.11-51 @R3.11-13 @R3.11-61 @D24 @D25 @error
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
      When the host sends AT+MFTPAPPE=0,"x.txt",1,5,"12345"
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
        /home/uftp/work/x.txt: 12345
        /home/uftp/work/x.txtt: near x.txtt
        /home/uftp/work/xx.txt: near xx.txt
        /home/uftp/x.txt: home x.txt
        /home/uftp/y.txt: home y.txt
        /home/x.txt: up x.txt
        /home/y.txt: up y.txt
        /x.txt: root x.txt
        /y.txt: root y.txt
        """
      When the host sends AT+MFTPAPPE=0,"y.txt",1,3,"abc"
      Then the command succeeds
      When the host sends AT+MFTPAPPE=0,"empty.txt",1,1,"1"
      Then the command succeeds
      When the host sends AT+MFTPAPPE=0,"n.txt",1,10,"1234567890"
      Then the command succeeds
      When the host sends AT+MFTPAPPE=0,"d",1,5,"12345"
      Then the command fails as server error
      When the host sends AT+MFTPAPPE=0,"in",1,5,"12345"
      Then the command fails as server error
      Given channel 0 works in "/home/uftp/before"
      When the host sends AT+MFTPAPPE=0,"n.txt",1,2,"ab"
      Then the command succeeds
      Given channel 0 works in "/home/uftp/work"
      When the host sends AT+MFTPAPPE=0,"m.txt",1,1,"0"
      Then the command succeeds
      And the server holds in "/" just
        """
        /d/
        /empty.txt: root empty.txt
        /home/d/
        /home/empty.txt: up empty.txt
        /home/uftp/before/d/
        /home/uftp/before/empty.txt: before empty.txt
        /home/uftp/before/n.txt: ab
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
        /home/uftp/work/empty.txt: 1
        /home/uftp/work/in/d/
        /home/uftp/work/in/empty.txt: in empty.txt
        /home/uftp/work/in/x.txt: in x.txt
        /home/uftp/work/in/y.txt: in y.txt
        /home/uftp/work/m.txt: 0
        /home/uftp/work/n.txt: 1234567890
        /home/uftp/work/x: near x
        /home/uftp/work/x.text: near x.text
        /home/uftp/work/x.tx: near x.tx
        /home/uftp/work/x.txt: 12345
        /home/uftp/work/x.txtt: near x.txtt
        /home/uftp/work/xx.txt: near xx.txt
        /home/uftp/work/y.txt: abc
        /home/uftp/x.txt: home x.txt
        /home/uftp/y.txt: home y.txt
        /home/x.txt: up x.txt
        /home/y.txt: up y.txt
        /x.txt: root x.txt
        /y.txt: root y.txt
        """

    @MFTPAPPE-242 @R3.11-58 @D64
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
      When the host sends AT+MFTPAPPE=0,"../q/n0",1,5,"50000"
      Then the command succeeds exactly if the server holds the file "/home/uftp/q/n0" with the payload "'50000'"
      When the host sends AT+MFTPAPPE=0,"./n1",1,5,"50001"
      Then the command succeeds exactly if the server holds the file "/home/uftp/p/n1" with the payload "'50001'"
      When the host sends AT+MFTPAPPE=0,"in/n2",1,5,"50002"
      Then the command succeeds exactly if the server holds the file "/home/uftp/p/in/n2" with the payload "'50002'"
      When the host sends AT+MFTPAPPE=0,"../n3",1,5,"50003"
      Then the command succeeds exactly if the server holds the file "/home/uftp/n3" with the payload "'50003'"
      When the host sends AT+MFTPAPPE=0,"../../../n4",1,5,"50004"
      Then the command succeeds exactly if the server holds the file "/n4" with the payload "'50004'"
      When the host sends AT+MFTPAPPE=0,"/home/uftp/q/in/n5",1,5,"50005"
      Then the command succeeds exactly if the server holds the file "/home/uftp/q/in/n5" with the payload "'50005'"
      When the host sends AT+MFTPAPPE=0,"/in/deep/n6",1,5,"50006"
      Then the command succeeds exactly if the server holds the file "/in/deep/n6" with the payload "'50006'"
      When the host sends AT+MFTPAPPE=0,"/n7",1,5,"50007"
      Then the command succeeds exactly if the server holds the file "/n7" with the payload "'50007'"
      When the host sends AT+MFTPAPPE=0,"/home/uftp/p/n8",1,5,"50008"
      Then the command succeeds exactly if the server holds the file "/home/uftp/p/n8" with the payload "'50008'"
      When the host sends AT+MFTPAPPE=0,"../q/in/n9",1,5,"50009"
      Then the command succeeds exactly if the server holds the file "/home/uftp/q/in/n9" with the payload "'50009'"
      And the server holds the file "/home/uftp/p/in/f.txt" with the payload "'1'"
      And the server holds the file "/home/uftp/q/in/g.txt" with the payload "'12'"
      And the server holds the file "/home/uftp/f.txt" with the payload "'home'"
      And the server holds the file "/home/uftp/in/g.txt" with the payload "'123'"
      And the server holds the file "/f.txt" with the payload "'root'"
      And the server holds the file "/in/deep/h.txt" with the payload "'deep'"

  Rule: a name is a name, whatever it looks like

    @MFTPAPPE-250 @R3.11-12 @R3.11-51 @R3.11-61 @D50
    Scenario: Signs in names that mean something elsewhere
      Given channel 0 is logged in
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPAPPE=0,"a%s.txt",1,5,"10000"
        AT+MFTPAPPE=0,"%n%d",1,5,"10001"
        AT+MFTPAPPE=0,"100%",1,5,"10002"
        AT+MFTPAPPE=0,"a#b",1,5,"10003"
        AT+MFTPAPPE=0,"#",1,5,"10004"
        AT+MFTPAPPE=0,"a=b",1,5,"10005"
        AT+MFTPAPPE=0,"=?",1,5,"10006"
        AT+MFTPAPPE=0,"a?",1,5,"10007"
        AT+MFTPAPPE=0,"?",1,5,"10008"
        AT+MFTPAPPE=0,"a;b",1,5,"10009"
        AT+MFTPAPPE=0,"a&b",1,5,"10010"
        AT+MFTPAPPE=0,"a:b",1,5,"10011"
        AT+MFTPAPPE=0,"a@b",1,5,"10012"
        AT+MFTPAPPE=0,"~",1,5,"10013"
        AT+MFTPAPPE=0,"~a",1,5,"10014"
        AT+MFTPAPPE=0,"$HOME",1,5,"10015"
        AT+MFTPAPPE=0,"$1",1,5,"10016"
        AT+MFTPAPPE=0,"a[1]",1,5,"10017"
        AT+MFTPAPPE=0,"[]",1,5,"10018"
        AT+MFTPAPPE=0,"{}",1,5,"10019"
        AT+MFTPAPPE=0,"{a}",1,5,"10020"
        AT+MFTPAPPE=0,"a^b",1,5,"10021"
        AT+MFTPAPPE=0,"!",1,5,"10022"
        AT+MFTPAPPE=0,"!a",1,5,"10023"
        AT+MFTPAPPE=0,"it's",1,5,"10024"
        AT+MFTPAPPE=0,"'",1,5,"10025"
        AT+MFTPAPPE=0,"a+b",1,5,"10026"
        AT+MFTPAPPE=0,"+",1,5,"10027"
        AT+MFTPAPPE=0,"a*b",1,5,"10028"
        AT+MFTPAPPE=0,"`a`",1,5,"10029"
        AT+MFTPAPPE=0,"(a)",1,5,"10030"
        AT+MFTPAPPE=0,"a,b",1,5,"10031"
        AT+MFTPAPPE=0,",",1,5,"10032"
        AT+MFTPAPPE=0,"a_b-c",1,5,"10033"
        AT+MFTPAPPE=0,"a|b",1,5,"10034"
        AT+MFTPAPPE=0,"a..b",1,5,"10035"
        AT+MFTPAPPE=0,"...",1,5,"10036"
        AT+MFTPAPPE=0,"..a",1,5,"10037"
        AT+MFTPAPPE=0,"a..",1,5,"10038"
        AT+MFTPAPPE=0,".a.b",1,5,"10039"
        AT+MFTPAPPE=0,"a b  c",1,5,"10040"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/a%s.txt: 10000
        /home/uftp/%n%d: 10001
        /home/uftp/100%: 10002
        /home/uftp/a#b: 10003
        /home/uftp/#: 10004
        /home/uftp/a=b: 10005
        /home/uftp/=?: 10006
        /home/uftp/a?: 10007
        /home/uftp/?: 10008
        /home/uftp/a;b: 10009
        /home/uftp/a&b: 10010
        /home/uftp/a:b: 10011
        /home/uftp/a@b: 10012
        /home/uftp/~: 10013
        /home/uftp/~a: 10014
        /home/uftp/$HOME: 10015
        /home/uftp/$1: 10016
        /home/uftp/a[1]: 10017
        /home/uftp/[]: 10018
        /home/uftp/{}: 10019
        /home/uftp/{a}: 10020
        /home/uftp/a^b: 10021
        /home/uftp/!: 10022
        /home/uftp/!a: 10023
        /home/uftp/it's: 10024
        /home/uftp/': 10025
        /home/uftp/a+b: 10026
        /home/uftp/+: 10027
        /home/uftp/a*b: 10028
        /home/uftp/`a`: 10029
        /home/uftp/(a): 10030
        /home/uftp/a,b: 10031
        /home/uftp/,: 10032
        /home/uftp/a_b-c: 10033
        /home/uftp/a|b: 10034
        /home/uftp/a..b: 10035
        /home/uftp/...: 10036
        /home/uftp/..a: 10037
        /home/uftp/a..: 10038
        /home/uftp/.a.b: 10039
        /home/uftp/a b  c: 10040
        """

    @MFTPAPPE-251 @R3.11-12 @R3.11-51 @R3.11-61 @D50
    Scenario: Names that look like replies, answers and commands
      Given channel 0 is logged in
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPAPPE=0,"550",1,5,"10000"
        AT+MFTPAPPE=0,"226 ok",1,5,"10001"
        AT+MFTPAPPE=0,"250-a",1,5,"10002"
        AT+MFTPAPPE=0,"550 no such file",1,5,"10003"
        AT+MFTPAPPE=0,"421 bye",1,5,"10004"
        AT+MFTPAPPE=0,"AT",1,5,"10005"
        AT+MFTPAPPE=0,"AT+MFTPDISC=0",1,5,"10006"
        AT+MFTPAPPE=0,"ATE1",1,5,"10007"
        AT+MFTPAPPE=0,"+MFTPDEL: 0,0",1,5,"10008"
        AT+MFTPAPPE=0,"+MFTPURC: 0,conn,0",1,5,"10009"
        AT+MFTPAPPE=0,"+CME ERROR: 50",1,5,"10010"
        AT+MFTPAPPE=0,"OK",1,5,"10011"
        AT+MFTPAPPE=0,"ERROR",1,5,"10012"
        AT+MFTPAPPE=0,"CONNECT",1,5,"10013"
        AT+MFTPAPPE=0,"0",1,5,"10014"
        AT+MFTPAPPE=0,"1",1,5,"10015"
        AT+MFTPAPPE=0,"00",1,5,"10016"
        AT+MFTPAPPE=0,"QUIT",1,5,"10017"
        AT+MFTPAPPE=0,"DELE a",1,5,"10018"
        AT+MFTPAPPE=0,"a.jpeg",1,5,"10019"
        AT+MFTPAPPE=0,"a.b.c.d.e.f",1,5,"10020"
        AT+MFTPAPPE=0,"archive.tar.gz.backup",1,5,"10021"
        AT+MFTPAPPE=0,".profile",1,5,"10022"
        AT+MFTPAPPE=0,"UPPER.Lower",1,5,"10023"
        AT+MFTPAPPE=0,"noextension",1,5,"10024"
        AT+MFTPAPPE=0,"total 5",1,5,"10025"
        AT+MFTPAPPE=0,"Jan  1 00:00 b",1,5,"10026"
        AT+MFTPAPPE=0,"drwxr-xr-x",1,5,"10027"
        AT+MFTPAPPE=0,"null",1,5,"10028"
        AT+MFTPAPPE=0,"(null)",1,5,"10029"
        AT+MFTPAPPE=0,"nil",1,5,"10030"
        AT+MFTPAPPE=0,"NaN",1,5,"10031"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/550: 10000
        /home/uftp/226 ok: 10001
        /home/uftp/250-a: 10002
        /home/uftp/550 no such file: 10003
        /home/uftp/421 bye: 10004
        /home/uftp/AT: 10005
        /home/uftp/AT+MFTPDISC=0: 10006
        /home/uftp/ATE1: 10007
        /home/uftp/+MFTPDEL: 0,0: 10008
        /home/uftp/+MFTPURC: 0,conn,0: 10009
        /home/uftp/+CME ERROR: 50: 10010
        /home/uftp/OK: 10011
        /home/uftp/ERROR: 10012
        /home/uftp/CONNECT: 10013
        /home/uftp/0: 10014
        /home/uftp/1: 10015
        /home/uftp/00: 10016
        /home/uftp/QUIT: 10017
        /home/uftp/DELE a: 10018
        /home/uftp/a.jpeg: 10019
        /home/uftp/a.b.c.d.e.f: 10020
        /home/uftp/archive.tar.gz.backup: 10021
        /home/uftp/.profile: 10022
        /home/uftp/UPPER.Lower: 10023
        /home/uftp/noextension: 10024
        /home/uftp/total 5: 10025
        /home/uftp/Jan  1 00:00 b: 10026
        /home/uftp/drwxr-xr-x: 10027
        /home/uftp/null: 10028
        /home/uftp/(null): 10029
        /home/uftp/nil: 10030
        /home/uftp/NaN: 10031
        """

    @MFTPAPPE-252 @R3.11-12 @R3.11-51 @R3.11-61 @D50 @boundary
    Scenario: Short names after long ones
      Given channel 0 is logged in
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPAPPE=0,"<name-200>",1,5,"10000"
        AT+MFTPAPPE=0,"b",1,5,"10001"
        AT+MFTPAPPE=0,"<name-255>",1,5,"10002"
        AT+MFTPAPPE=0,"cd",1,5,"10003"
        AT+MFTPAPPE=0,"<name-128>",1,5,"10004"
        AT+MFTPAPPE=0,"e",1,5,"10005"
        AT+MFTPAPPE=0,"<name-64>.txt",1,5,"10006"
        AT+MFTPAPPE=0,"f.t",1,5,"10007"
        AT+MFTPAPPE=0,"<name-254>",1,5,"10008"
        AT+MFTPAPPE=0,"<name-33>",1,5,"10009"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/<name-200>: 10000
        /home/uftp/b: 10001
        /home/uftp/<name-255>: 10002
        /home/uftp/cd: 10003
        /home/uftp/<name-128>: 10004
        /home/uftp/e: 10005
        /home/uftp/<name-64>.txt: 10006
        /home/uftp/f.t: 10007
        /home/uftp/<name-254>: 10008
        /home/uftp/<name-33>: 10009
        """

    @MFTPAPPE-264 @R3.11-35 @R3.11-50 @R3.11-49 @D27 @D42 @D52 @D63
    Scenario: Questions and refused commands between two packets
      Given channel 0 is logged in
      When the host sends AT+MFTPAPPE=0,"x.txt",0,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And channel 0 is in state 1 or 3
      And channel 1 is in state 0
      When the host sends AT+MFTPSTATE=6
      Then the command is refused as out of range
      When the host sends AT+MFTPPWD=1
      Then the command is refused as not connected
      And channel 0 is in state 1 or 3
      When the host sends AT+MFTPAPPE=0,"x.txt",1,5,"67890"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/x.txt" with
        """
        1234567890
        """

    @MFTPAPPE-265 @R3.11-13 @R3.11-35 @R3.13-21 @R3.14-01 @D24 @D25 @D27 @D42 @D53 @error
    Scenario: A last packet after the server has ended the connection is no success
      Given channel 2 is logged in with home "/home/uftp"
      When the host sends AT+MFTPAPPE=2,"x.txt",0,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,5
        """
      When the server drops channel 2
      Then the module reports the end of connection 2
      And channel 2 is in state 0
      When the host sends AT+MFTPAPPE=2,"x.txt",1,5,"67890"
      Then the command is refused as not connected

    @MFTPAPPE-266 @R3.11-13 @R3.11-12 @R3.14-01 @D24 @D25 @D41 @D53 @error
    Scenario Outline: The server <how> the connection while data are taken: a success is true
      Given channel 4 is logged in with home "/home/uftp"
      When the host sends AT+MFTPAPPE=4,"x.txt",1,10
      Then the module prompts for data
      When the host types 12345
      And the server <how> channel 4
      And the host pauses for 1 s
      And the host types 67890
      Then the command fails as any, or succeeds and the server holds the file "/home/uftp/x.txt" with the payload "'1234567890'"
      And the module reports the end of connection 4
      And channels 0 to 5 are in the states 0 0 0 0 0 0

      Examples:
        | how    |
        | drops  |
        | resets |

    @MFTPAPPE-267 @R3.11-13 @R3.11-49 @D24 @D25 @D65 @error
    Scenario: After AT+MFTPSTOR that the server refused AT+MFTPAPPE does its own work
      Given channel 1 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/k.txt" with
        """
        12345
        """
      And the server answers APPE or STOR with 553 Not today
      When the host sends AT+MFTPSTOR=1,"k.txt",1,3,"zzz"
      Then the command fails as server error
      When the server is itself again
      And the host connects channel 1 if it is not connected
      And the host sends AT+MFTPAPPE=1,"k.txt",1,3,"abc"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,3
        """
      And the server holds the file "/home/uftp/k.txt" with
        """
        12345abc
        """

    @MFTPAPPE-268 @R3.11-34 @R3.11-49 @D24 @D25 @D42 @D65 @error
    Scenario: After a packet that the server refused the next file is complete
      Given channel 2 is logged in with home "/home/uftp"
      And the server answers APPE or STOR with 553 Not today
      When the host sends AT+MFTPAPPE=2,"a.txt",0,5,"12345"
      Then the command fails as server error
      When the server is itself again
      And the host connects channel 2 if it is not connected
      And the host sends AT+MFTPAPPE=2,"b.txt",1,5,"67890"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,5
        """
      And channel 2 is in state 1
      And the server holds the file "/home/uftp/b.txt" with
        """
        67890
        """
      And channels 0 to 5 work in "- - /home/uftp - - -"

    @MFTPAPPE-269 @R3.11-12 @needs-files @tour @D42
    Scenario: Long names at the server and in the module beside each other
      Given channel 1 is set to "local_fs" 1
      And channel 1 is logged in
      And the module has the local file "/usr/<name-50>" with
        """
        12345
        """
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPAPPE=1,"<name-255>","/usr/<name-50>"
        AT+MFTPAPPE=1,"<name-210>","/usr/<name-50>"
        """
      Then the server holds the file "/home/uftp/<name-255>" with
        """
        12345
        """
      And the server holds the file "/home/uftp/<name-210>" with
        """
        12345
        """

    @MFTPAPPE-270 @R3.11-12 @R3.11-24 @R3.11-26 @slow @D39 @D40 @D42
    Scenario: Three bytes that stand alone between pauses, and what comes after four seconds, are data of the transparent mode
      Given channel 5 is logged in
      When the host sends AT+MFTPAPPE=5,"a.txt"
      Then the module connects
      When the host types abc
      And the host pauses for 2 s
      And the host types defghi
      And the host pauses for 4 s
      And the host types jkl
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +MFTPAPPE: 5,0,12
        """
      And the server holds the file "/home/uftp/a.txt" with
        """
        abcdefghijkl
        """

    @MFTPAPPE-271 @R3.11-12 @R3.11-28 @slow @D42
    Scenario: Counted data that take more than six seconds to type are whole
      Given channel 4 is logged in
      When the host sends AT+MFTPAPPE=4,"a.txt",1,9
      Then the module prompts for data
      When the host types abc
      And the host pauses for 2 s
      And the host types def
      And the host pauses for 2 s
      And the host types gh
      And the host pauses for 2 s
      And the host types i
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 4,0,9
        """
      And the server holds the file "/home/uftp/a.txt" with
        """
        abcdefghi
        """

  Rule: what is refused or fails leaves everything as it was

    @MFTPAPPE-290 @R3.11-13 @R3.11-49 @R3.11-61 @R5-30 @D24 @D25 @D41 @D65 @D66 @error
    Scenario Outline: What the server refuses with <reply> leaves the file as it was, in each form: <name>
      Given channel 3 is logged in with home "/home/uftp"
      And the server has
        """
        /home/other/x.txt: x
        /home/uftp/d/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      And the server answers APPE with <reply>
      And the server answers STOR with <reply>
      When the host sends AT+MFTPAPPE=3,<name>,1,5,"abcde"
      Then the command fails as server error
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      When the host sends AT+MFTPAPPE=3,<name>,1,5
      Then the module prompts for data, or the command is over
      When the host, where it is prompted, types abcde
      Then the command fails as server error
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      When the host sends AT+MFTPAPPE=3,<name>,1
      Then the module prompts for data, or the command is over
      When the host, where it is prompted, types abcde<SUB>
      Then the command fails as server error
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      When the host sends AT+MFTPAPPE=3,<name>,0,5,"abcde"
      Then the command fails as server error
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      When the host sends AT+MFTPAPPE=3,<name>,0,5
      Then the module prompts for data, or the command is over
      When the host, where it is prompted, types abcde
      Then the command fails as server error
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      When the server is itself again
      And the host sends AT+MFTPAPPE=3,"z.txt",1,3,"new"
      Then the command succeeds
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        /home/uftp/z.txt: new
        """

      Examples:
        | key      | name         | reply             |
        | old-452  | "old.txt"    | 452 No room       |
        | old-553  | "old.txt"    | 553 Not this name |
        | new-450  | "n.txt"      | 450 Not now       |
        | full-550 | "full/b.txt" | 550 Not today     |

    @MFTPAPPE-291 @R3.11-13 @R3.11-27 @R3.11-61 @R5-37 @slow @D24 @D25 @D39 @D40 @D65 @D66 @error
    Scenario: What the server refuses in transparent mode leaves the file as it was
      Given channel 4 is logged in with home "/home/uftp"
      And the server has
        """
        /home/other/x.txt: x
        /home/uftp/d/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      And the server answers APPE with 452 No room
      And the server answers STOR with 452 No room
      When the host sends AT+MFTPAPPE=4,"old.txt"
      Then the transparent upload fails as transparent mode
      When the server is itself again
      And the host sends AT+MFTPAPPE=4,"full"
      Then the transparent upload fails as transparent mode
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """

    @MFTPAPPE-292 @R3.11-13 @R3.11-61 @R5-30 @D24 @D25 @D41 @D65 @D66 @error
    Scenario Outline: A file cannot have the name of a directory, in each form: <name>
      Given channel 1 is logged in with home "/home/uftp"
      And the server has
        """
        /home/other/x.txt: x
        /home/uftp/d/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      When the host sends AT+MFTPAPPE=1,<name>,1,5,"abcde"
      Then the command fails as any
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      When the host sends AT+MFTPAPPE=1,<name>,1,5
      Then the module prompts for data, or the command is over
      When the host, where it is prompted, types abcde
      Then the command fails as any
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      When the host sends AT+MFTPAPPE=1,<name>,1
      Then the module prompts for data, or the command is over
      When the host, where it is prompted, types abcde<SUB>
      Then the command fails as any
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      When the host sends AT+MFTPAPPE=1,<name>,0,5,"abcde"
      Then the command fails as any
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      When the host sends AT+MFTPAPPE=1,<name>,0,5
      Then the module prompts for data, or the command is over
      When the host, where it is prompted, types abcde
      Then the command fails as any
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      When the host sends AT+MFTPAPPE=1,"z.txt",1,3,"new"
      Then the command succeeds
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        /home/uftp/z.txt: new
        """

      Examples:
        | key      | name              |
        | empty    | "d"               |
        | full     | "full"            |
        | slash    | "full/"           |
        | absolute | "/home/uftp/full" |
        | here     | "."               |
        | above    | ".."              |
        | root     | "/"               |

    @MFTPAPPE-293 @R3.11-13 @R3.11-44 @R3.11-61 @R5-30 @needs-files @D02 @D13 @D24 @D25 @D65 @error
    Scenario Outline: A local file that cannot be stored leaves everything as it was: <name>
      Given channel 2 is set to "local_fs" 1
      And channel 2 is logged in with home "/home/uftp"
      And the server has
        """
        /home/other/x.txt: x
        /home/uftp/d/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      And the module has the local file "/usr/l.txt" with
        """
        local
        """
      When the host sends AT+MFTPAPPE=2,<name>,"/usr/l.txt"
      Then the command fails as any
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      Given the server answers APPE with 452 No room
      And the server answers STOR with 452 No room
      When the host sends AT+MFTPAPPE=2,"old.txt","/usr/l.txt"
      Then the command fails as server error
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      When the server is itself again
      And the host sends AT+MFTPAPPE=2,"z.txt","/usr/l.txt"
      Then the command succeeds
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        /home/uftp/z.txt: local
        """
      And the module holds the local file "/usr/l.txt" with
        """
        local
        """

      Examples:
        | key      | name              |
        | empty    | "d"               |
        | full     | "full"            |
        | slash    | "full/"           |
        | absolute | "/home/uftp/full" |
        | above    | ".."              |

    @MFTPAPPE-294 @R3.11-13 @R3.11-49 @R3.11-61 @R5-30 @D24 @D25 @D41 @D44 @D65 @D66 @error
    Scenario Outline: What the server ends with <reply> is there once, or a part of it: <line>
      Given channel 5 is logged in with home "/home/uftp"
      And the server has
        """
        /home/other/x.txt: x
        /home/uftp/d/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      Given the server ends APPE with <reply>
      And the server ends STOR with <reply>
      When the host sends <line>
      Then the module prompts for data, or the command is over
      When the host, where it is prompted, types <data>
      Then the command fails as any
      And the server holds at most 6 bytes of "oldnew" in the file "/home/uftp/old.txt"
      And the server holds the file "/home/uftp/full/b.txt" with the payload "'bbb'"
      And the server holds the file "/home/other/x.txt" with the payload "'x'"

      Examples:
        | key        | line                        | data     | reply                                   |
        | length-451 | AT+MFTPAPPE=5,"old.txt",1,3 | new      | 451 Local error                         |
        | length-552 | AT+MFTPAPPE=5,"old.txt",1,3 | new      | 552 No room                             |
        | sub-451    | AT+MFTPAPPE=5,"old.txt",1   | new<SUB> | 451 Local error                         |
        | sub-426    | AT+MFTPAPPE=5,"old.txt",1   | new<SUB> | 426 Connection closed, transfer aborted |

    @MFTPAPPE-295 @R3.11-13 @R3.11-49 @R3.11-61 @R5-30 @D24 @D25 @D44 @D65 @D66 @error
    Scenario Outline: What the server ends with <reply> is there once, or a part of it, on the command line
      Given channel 5 is logged in with home "/home/uftp"
      And the server has
        """
        /home/other/x.txt: x
        /home/uftp/d/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      Given the server ends APPE with <reply>
      And the server ends STOR with <reply>
      When the host sends AT+MFTPAPPE=5,"old.txt",1,3,"new"
      Then the command fails as any
      And the server holds at most 6 bytes of "oldnew" in the file "/home/uftp/old.txt"
      And the server holds the file "/home/uftp/full/b.txt" with the payload "'bbb'"
      And the server holds the file "/home/other/x.txt" with the payload "'x'"

      Examples:
        | key | reply                                   |
        | 451 | 451 Local error                         |
        | 452 | 452 No room                             |
        | 552 | 552 No room                             |
        | 426 | 426 Connection closed, transfer aborted |

    @MFTPAPPE-296 @R3.11-13 @R3.11-44 @R3.11-49 @R5-30 @needs-files @D02 @D13 @D24 @D25 @D65 @error
    Scenario Outline: After <class> the same local file is whole, if need be over a new connection
      Given channel 1 is set to "local_fs" 1
      And channel 1 is logged in with home "/home/uftp"
      And the module has the local file "/usr/l.bin" with the payload "text-700"
      Given the server <fault>
      When the host sends AT+MFTPAPPE=1,"1.bin","/usr/l.bin"
      Then the command fails as any
      And the module may report the end of connection 1
      When the server is itself again
      And the host connects channel 1 if it is not connected
      When the host sends AT+MFTPAPPE=1,"2.bin","/usr/l.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 1,0,700
        """
      And the server holds the file "/home/uftp/2.bin" with the payload "text-700"
      Given the server <fault>
      When the host sends AT+MFTPAPPE=1,"3.bin","/usr/l.bin"
      Then the command fails as any
      And the module may report the end of connection 1
      When the server is itself again
      And the host connects channel 1 if it is not connected
      When the host sends AT+MFTPSTOR=1,"4.bin","/usr/l.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 1,0,700
        """
      And the server holds the file "/home/uftp/4.bin" with the payload "text-700"
      And the module holds the local file "/usr/l.bin" with the payload "text-700"
      And the server holds at most 700 bytes in the file "/home/uftp/1.bin"
      And the server holds at most 700 bytes in the file "/home/uftp/3.bin"

      Examples:
        | key       | class                           | fault                                      |
        | 451       | a local error of the server     | ends APPE or STOR with 451 Local error     |
        | 552-begin | a lack of room at the beginning | answers APPE or STOR with 552 No room      |
        | cut       | a data connection that broke    | resets the data connection after 100 bytes |
        | no-data   | no data connection              | refuses data connections                   |
        | full      | a disk that is full             | has room for 300 bytes                     |

    @MFTPAPPE-297 @R3.11-12 @R3.11-44 @R3.11-61 @needs-files @D02 @D13 @D24 @D25
    Scenario: A local file of 0 bytes is stored, or it is no success, and the next one is whole
      Given channel 3 is set to "local_fs" 1
      And channel 3 is logged in with home "/home/uftp"
      And the module has the local file "/usr/e.bin" with the payload "empty"
      And the module has the local file "/usr/l.bin" with
        """
        local
        """
      When the host sends AT+MFTPAPPE=3,"n.bin","/usr/e.bin"
      Then the command fails as any, or succeeds and the server holds the file "/home/uftp/n.bin" with the payload "empty"
      When the host sends AT+MFTPAPPE=3,"m.bin","/usr/l.bin"
      Then the command succeeds
      And the server holds the file "/home/uftp/m.bin" with the payload "'local'"
      When the host sends AT+MFTPAPPE=3,"o.bin","/usr/e.bin"
      Then the command fails as any, or succeeds and the server holds the file "/home/uftp/o.bin" with the payload "empty"
      And the server holds at most 0 bytes in the file "/home/uftp/n.bin"
      And the server holds at most 0 bytes in the file "/home/uftp/o.bin"

    @MFTPAPPE-298 @R3.11-12 @R3.11-24 @R3.11-49 @R3.1-50 @security @slow @D39 @D40 @D41 @D65 @D66
    Scenario Outline: By <how> FTPS: each form, transparent mode among them, on channel <id>
      Given the server requires <how> FTPS
      And channel <id> is set to "ssl" <mode>,0
      And channel <id> is logged in with home "/home/uftp"
      When the host sends AT+MFTPAPPE=<id>,"t.bin"
      Then the module connects
      When the host types the payload "text-3000"
      And the host pauses for 1 s
      And the host types abc
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +MFTPAPPE: <id>,0,3003
        """
      And the server holds the file "/home/uftp/t.bin" with the payload "text-3000 then 'abc'"
      And the last transfer of channel <id> was secure
      When the host sends AT+MFTPAPPE=<id>,"l.bin",1,7
      Then the module prompts for data
      When the host types abcdefg
      Then the command succeeds
      And the server holds the file "/home/uftp/l.bin" with the payload "'abcdefg'"
      When the host sends AT+MFTPAPPE=<id>,"s.bin",1
      Then the module prompts for data
      When the host types hijklm<SUB>
      Then the command succeeds
      And the server holds the file "/home/uftp/s.bin" with the payload "'hijklm'"
      When the host sends AT+MFTPAPPE=<id>,"i.bin",1,4,"nopq"
      Then the command succeeds
      And the server holds the file "/home/uftp/i.bin" with the payload "'nopq'"
      And no transfer of channel <id> is open at the server

      @R3.1-47 @needs-implicit-ftps
      Examples:
        | how      | mode | id |
        | implicit | 1    | 5  |

      @R3.1-48 @needs-explicit-ftps
      Examples:
        | how      | mode | id |
        | explicit | 2    | 2  |
