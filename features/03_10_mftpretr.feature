@clause-3.10
Feature: AT+MFTPRETR fetches a file
  # Data are told by their length: nothing in them is looked for. A file may come in several
  # lines (D05); the suite joins them and compares with the file at the server.
  # The file of the examples is BBBBBbbbbb+MFTPAPP TEST, 23 bytes: five B, not six (D06).

  Rule: the examples

    @MFTPRETR-001 @R3.10-05 @R3.10-06 @R3.10-12 @R3.10-36 @R3.10-38 @R3.10-30 @R3.10-32 @example @editorial @smoke @D04 @D05 @D06 @D51
    Scenario: The whole file
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,23,23,BBBBBbbbbb+MFTPAPP TEST
        """

    @MFTPRETR-002 @R3.10-26 @R3.10-29 @R3.10-32 @R3.10-36 @example @D04 @D05 @D06 @D07
    Scenario: From byte 5 to the end
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt",,5
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,18,18,bbbbb+MFTPAPP TEST
        """

    @MFTPRETR-003 @R3.10-29 @R3.10-31 @R3.10-36 @example @D04 @D05 @D06 @D07
    Scenario: Five bytes from byte 5
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt",,5,5
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,bbbbb
        """

    @MFTPRETR-004 @R3.10-28 @R3.10-37 @example @needs-files @D04 @D05 @D06 @D13
    Scenario: The whole file to a local file
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt","/usr/1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,23,23
        """
      And the module holds the local file "/usr/1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """

  Rule: the test form

    @MFTPRETR-010 @R3.10-01 @R3.10-02 @R3.10-03 @D22 @D61
    Scenario: Channels and the optional parameters
      When the host sends AT+MFTPRETR=?
      Then the module answers
        """
        +MFTPRETR: (0-5),,,,
        OK
        """

  Rule: the bytes of the file are delivered, whatever they are

    @MFTPRETR-020 @R3.10-41 @R3.10-36 @R3.10-38 @D04 @D05
    Scenario Outline: To the serial line: <class>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "<payload>"
      When the host sends AT+MFTPRETR=0,"data.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/data.bin" on channel 0

      Examples:
        | payload   | class                                   |
        | all-bytes | all 256 byte values                     |
        | hostile   | answers, notices, ctrl+z and NUL inside |
        | pluses    | +++ inside                              |
        | lines     | line ends of three kinds                |

    @MFTPRETR-021 @R3.10-41 @R3.10-37 @R3.10-28 @needs-files @D04 @D05
    Scenario Outline: To a local file: <class>
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "<payload>"
      When the host sends AT+MFTPRETR=0,"data.bin","/usr/data.bin"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,<size of /home/uftp/data.bin>,<size of /home/uftp/data.bin>
        """
      And the module holds the local file "/usr/data.bin" with the payload "<payload>"

      Examples:
        | payload   | class                                   |
        | all-bytes | all 256 byte values                     |
        | hostile   | answers, notices, ctrl+z and NUL inside |
        | pluses    | +++ inside                              |
        | lines     | line ends of three kinds                |

    @MFTPRETR-022 @R3.10-38 @R3.10-40 @R3.10-39 @boundary @D04 @D05
    Scenario Outline: A file of <bytes> bytes
      Given channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-<bytes>"
      When the host sends AT+MFTPRETR=0,"data.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/data.bin" on channel 0

      Examples:
        | bytes |
        | 1     |
        | 2     |
        | 1023  |
        | 1024  |
        | 1025  |
        | 1460  |
        | 4095  |
        | 4096  |
        | 4097  |
        | 65536 |

      @slow
      Examples:
        | bytes   |
        | 1048576 |

    @MFTPRETR-023 @R3.10-44 @R5-39 @boundary @D09 @D24
    Scenario: A file of 0 bytes
      Given channel 0 is logged in
      And the server has the file "/home/uftp/0.bin" with the payload "empty"
      When the host sends AT+MFTPRETR=0,"0.bin"
      Then the file is reported as empty

    @MFTPRETR-024 @R3.10-45
    Scenario: The file stays at the server
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,23,23,BBBBBbbbbb+MFTPAPP TEST
        """
      And the server holds the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """

    @MFTPRETR-025 @R3.10-28 @needs-files @D04
    Scenario: A local file that exists holds the new contents alone
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the module has the local file "/usr/1.txt" with the payload "pattern-100"
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt","/usr/1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,23,23
        """
      And the module holds the local file "/usr/1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """

    @MFTPRETR-026 @R3.10-37 @R3.10-28 @needs-files @boundary @D04 @D05
    Scenario Outline: A file of <bytes> bytes to a local file
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-<bytes>"
      When the host sends AT+MFTPRETR=0,"data.bin","/usr/data.bin"
      Then the module answers
        """
        OK
        """
      And the module reports <bytes> bytes received on channel 0
      And the module holds the local file "/usr/data.bin" with the payload "pattern-<bytes>"

      Examples:
        | bytes |
        | 1     |
        | 1024  |
        | 1025  |
        | 4096  |
        | 4097  |
        | 65536 |

    @MFTPRETR-027 @R3.10-48 @D50
    Scenario Outline: A name with <class>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/<file>" with
        """
        1234567890
        """
      When the host sends AT+MFTPRETR=0,"<file>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,10,10,1234567890
        """

      Examples:
        | key    | file             | class  |
        | spaces | a new one.txt    | spaces |
        | dots   | a.b.c.d          | dots   |
        | none   | README           | no dot |
        | commas | a,b.txt          | commas |
        | signs  | a-b_c+d=e(f).txt | signs  |

    @MFTPRETR-028 @R3.10-46
    Scenario: From the working directory
      Given channel 0 is logged in
      And channel 0 works in "/home/uftp/test"
      And the server has the file "/home/uftp/test/1.txt" with
        """
        1234567890
        """
      And the server has the file "/home/uftp/1.txt" with
        """
        ABCDEFGHIJ
        """
      When the host sends AT+MFTPRETR=0,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,10,10,1234567890
        """

  Rule: <connect_id> is an integer from 0 to 5

    @MFTPRETR-030 @R3.10-08 @D55 @boundary
    Scenario Outline: Channel <id> is accepted
      Given channel <id> is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      When the host sends AT+MFTPRETR=<id>,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: <id>,0,10,10,1234567890
        """

      Examples:
        | id |
        | 0  |
        | 1  |
        | 2  |
        | 3  |
        | 4  |
        | 5  |

    @MFTPRETR-031 @R3.10-09 @R3.10-07 @R5-01 @D63 @boundary @error
    Scenario Outline: Channel <id> (<class>) is refused
      When the host sends AT+MFTPRETR=<id>,"test1.txt"
      Then the command is refused as out of range
      And the server received nothing

      Examples:
        | id         | class                |
        | 6          | maximum + 1          |
        | 10         | two digits           |
        | 256        | 0 in eight bits      |
        | 4294967296 | 0 in thirty-two bits |

    @MFTPRETR-032 @R3.10-10 @D63 @boundary @error
    Scenario Outline: A channel that is <class> is refused
      When the host sends AT+MFTPRETR=<id>,"test1.txt"
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

    @MFTPRETR-033 @D63 @boundary @error
    Scenario Outline: A command with <class> is refused
      Given channel 0 is logged in
      When the host sends <line>
      Then the command is refused as malformed
      And the server received nothing

      @R3.10-23
      Examples:
        | key        | line           | class         |
        | no-name    | AT+MFTPRETR=0  | no name       |
        | empty-name | AT+MFTPRETR=0, | an empty name |

      @R3.10-20
      Examples:
        | key  | line                    | class                 |
        | bare | AT+MFTPRETR=0,test1.txt | a name without quotes |

      @R3.10-35
      Examples:
        | key           | line                             | class               |
        | offset-letter | AT+MFTPRETR=0,"test1.txt",,A     | a letter as offset  |
        | offset-minus  | AT+MFTPRETR=0,"test1.txt",,-1    | a negative offset   |
        | offset-string | AT+MFTPRETR=0,"test1.txt",,"5"   | an offset in quotes |
        | length-letter | AT+MFTPRETR=0,"test1.txt",,5,A   | a letter as length  |
        | length-minus  | AT+MFTPRETR=0,"test1.txt",,5,-1  | a negative length   |
        | length-string | AT+MFTPRETR=0,"test1.txt",,5,"5" | a length in quotes  |

      @R3.10-14
      Examples:
        | key     | line                             | class                |
        | surplus | AT+MFTPRETR=0,"test1.txt",,5,5,1 | a parameter too many |

  Rule: <offset> and <length> name a part of the file

    @MFTPRETR-034 @R3.10-29 @R3.10-31 @R3.10-40 @boundary @D04 @D05
    Scenario Outline: <bytes> bytes from byte <offset> of 10000
      Given channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-10000"
      When the host sends AT+MFTPRETR=0,"data.bin",,<offset>,<bytes>
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/data.bin" on channel 0 from byte <offset> for <bytes> bytes

      Examples:
        | key    | offset | bytes |
        | first  | 0      | 1     |
        | start  | 0      | 5000  |
        | all    | 0      | 10000 |
        | middle | 4096   | 1024  |
        | odd    | 4095   | 4098  |
        | rest   | 1      | 9999  |
        | last   | 9999   | 1     |

    @MFTPRETR-035 @R3.10-29 @R3.10-32 @boundary @D04 @D05
    Scenario Outline: Everything from byte <offset> of 10000
      Given channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-10000"
      When the host sends AT+MFTPRETR=0,"data.bin",,<offset>
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/data.bin" on channel 0 from byte <offset>

      Examples:
        | offset |
        | 0      |
        | 1      |
        | 1460   |
        | 9999   |

    @MFTPRETR-036 @R3.10-33 @boundary @D08
    Scenario Outline: From byte <offset> of 23 (<class>)
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt",,<offset>
      Then the command succeeds or fails
      And no byte outside the file "/home/uftp/test1.txt" from byte <offset> was delivered

      Examples:
        | offset | class            |
        | 23     | at the end       |
        | 24     | past the end     |
        | 100000 | far past the end |

    @MFTPRETR-037 @R3.10-34 @boundary @D08
    Scenario Outline: <bytes> bytes from byte 5 of 23 (<class>)
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt",,5,<bytes>
      Then the command succeeds or fails
      And no byte outside the file "/home/uftp/test1.txt" from byte 5 was delivered

      Examples:
        | bytes  | class        |
        | 19     | one too many |
        | 100000 | far too many |

    @MFTPRETR-038 @R3.10-47 @boundary @D09
    Scenario: A length of 0
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt",,5,0
      Then the command succeeds or fails
      And no byte outside the file "/home/uftp/test1.txt" from byte 5 was delivered

    @MFTPRETR-047 @D07 @D70 @boundary
    Scenario Outline: <class> stands for the default, or is refused
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt"<rest>
      Then the command succeeds or fails
      And no byte outside the file "/home/uftp/test1.txt" from byte <from> was delivered

      @R3.10-30
      Examples:
        | key    | class           | rest | from |
        | offset | An empty offset | ,,,5 | 0    |

      @R3.10-32
      Examples:
        | key    | class                      | rest | from |
        | length | An empty length            | ,,5, | 5    |
        | all    | A comma and nothing behind | ,    | 0    |

    @MFTPRETR-039 @R3.10-29 @R3.10-31 @needs-files @D04 @D12
    Scenario: A part of the file to a local file
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt","/usr/1.txt",5,5
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5
        """
      And the module holds the local file "/usr/1.txt" with
        """
        bbbbb
        """

    @MFTPRETR-044 @R3.10-29 @R3.1-34 @D65
    Scenario: A part of a file in ASCII
      Given channel 0 is set to "data_type" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt",,5,5
      Then the command succeeds or fails
      And no byte outside the file "/home/uftp/test1.txt" from byte 5 was delivered

  Rule: names have at most 255 bytes

    @MFTPRETR-040 @R3.10-21 @D50 @boundary
    Scenario: A name of 255 bytes is taken
      Given channel 0 is logged in
      And the server has the file "/home/uftp/<name-255>" with
        """
        1234567890
        """
      When the host sends AT+MFTPRETR=0,"<name-255>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,10,10,1234567890
        """

    @MFTPRETR-041 @R3.10-22 @R3.10-07 @D50 @D63 @boundary @error
    Scenario: A name of 256 bytes is refused at once
      Given channel 0 is logged in
      When the host sends AT+MFTPRETR=0,"<name-256>"
      Then the command is refused as too long
      And the server received nothing

    @MFTPRETR-042 @R3.10-24 @D50 @boundary
    Scenario: A local name of 255 bytes is taken
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt","<path-255>"
      Then the parameters are accepted

    @MFTPRETR-043 @R3.10-25 @D50 @D63 @boundary @error
    Scenario: A local name of 256 bytes is refused at once
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt","<path-256>"
      Then the command is refused as too long
      And the server received nothing

  Rule: "local_fs" decides about the local name

    @MFTPRETR-045 @R3.10-26 @R3.10-49 @D07
    Scenario: With 0 a local name is ignored or refused
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt","/usr/1.txt"
      Then the command succeeds or fails

    @MFTPRETR-046 @R3.10-27 @R5-23 @D10 @error
    Scenario: With 1 a missing local name is no success
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt"
      Then the command is refused

  Rule: a channel without a connection

    @MFTPRETR-050 @R3.10-11 @R3.10-07 @R5-03 @R5-13 @D27 @error
    Scenario: On a channel that was never connected it is refused
      Given channel 0 is not connected
      When the host sends AT+MFTPRETR=0,"test1.txt"
      Then the command is refused as not connected
      And the server received nothing

    @MFTPRETR-051 @R3.10-11 @R3.10-07 @D27 @error
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
      When the host sends AT+MFTPRETR=0,"test1.txt"
      Then the command is refused as not connected

    @MFTPRETR-052 @R3.10-11 @D27 @error
    Scenario: The connection of another channel is no connection
      Given channel 1 is logged in
      And channel 0 is not connected
      When the host sends AT+MFTPRETR=0,"test1.txt"
      Then the command is refused as not connected

  Rule: each channel fetches its own file

    @MFTPRETR-060 @R3.10-43 @D05
    Scenario: Two channels at once, their data kept apart
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-20000"
      And the server has the file "/home/other/data.bin" with the payload "hostile"
      When the host sends AT+MFTPRETR=0,"data.bin"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=1,"data.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/data.bin" on channel 0
      And the module delivers the file "/home/other/data.bin" on channel 1

    @MFTPRETR-061 @R3.10-43 @R3.10-08 @D05
    Scenario: Six channels at once, their data kept apart
      Given channel 0 is logged in with home "/home/c0"
      And the server has the file "/home/c0/data.bin" with the payload "pattern-3000"
      And channel 1 is logged in with home "/home/c1"
      And the server has the file "/home/c1/data.bin" with the payload "pattern-4111"
      And channel 2 is logged in with home "/home/c2"
      And the server has the file "/home/c2/data.bin" with the payload "pattern-5222"
      And channel 3 is logged in with home "/home/c3"
      And the server has the file "/home/c3/data.bin" with the payload "pattern-6333"
      And channel 4 is logged in with home "/home/c4"
      And the server has the file "/home/c4/data.bin" with the payload "pattern-7444"
      And channel 5 is logged in with home "/home/c5"
      And the server has the file "/home/c5/data.bin" with the payload "pattern-8555"
      When the host sends AT+MFTPRETR=0,"data.bin"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=1,"data.bin"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=2,"data.bin"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=3,"data.bin"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=4,"data.bin"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=5,"data.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/c0/data.bin" on channel 0
      And the module delivers the file "/home/c1/data.bin" on channel 1
      And the module delivers the file "/home/c2/data.bin" on channel 2
      And the module delivers the file "/home/c3/data.bin" on channel 3
      And the module delivers the file "/home/c4/data.bin" on channel 4
      And the module delivers the file "/home/c5/data.bin" on channel 5

  Rule: a download that fails

    @MFTPRETR-080 @R3.10-13 @R3.10-42 @R5-30 @D24 @D25 @D66 @D72 @error
    Scenario: A file that does not exist
      Given channel 0 is logged in
      When the host sends AT+MFTPRETR=0,"missing.txt"
      Then the command fails as server error

    @MFTPRETR-081 @R3.10-13 @R3.10-42 @R5-30 @D24 @D25 @D66 @error
    Scenario: A server that refuses
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      And the server answers RETR with 550 Not today
      When the host sends AT+MFTPRETR=0,"test1.txt"
      Then the command fails as server error

    @MFTPRETR-082 @R3.10-13 @R5-31 @D24 @D25 @D66 @error
    Scenario: A data connection that is refused
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      And the server refuses data connections
      When the host sends AT+MFTPRETR=0,"test1.txt"
      Then the command fails as network error

    @MFTPRETR-083 @R3.10-13 @D25 @D65 @D66 @error
    Scenario: A data connection that breaks in the middle
      Given channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-100000"
      And the server resets the data connection after 20000 bytes
      When the host sends AT+MFTPRETR=0,"data.bin"
      Then the command fails as network error

    @MFTPRETR-084 @R3.10-13 @D65 @error
    Scenario: After a download that failed the next one works
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"missing.txt"
      Then the command fails as server error
      When the host sends AT+MFTPRETR=0,"test1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,23,23,BBBBBbbbbb+MFTPAPP TEST
        """
